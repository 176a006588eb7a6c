/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-sections.h"
#include "byline-name-actions.h"
#include "byline-rules-window.h"
#include "window-fixture.h"

typedef struct {
  WindowFixture base;
  BylineNames *names;
  GSimpleActionGroup *actions;
  GtkWidget *rules;
} RulesFixture;

static void
apply (RulesFixture *fixture, BylineRule *rule)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GError) error = NULL;

  byline_library_apply_rule_async (fixture->base.base.library, rule, NULL, fixture_cb, &result);
  fixture_wait (&result);
  undo = byline_library_apply_rules_finish (fixture->base.base.library, result, &error);
  g_assert_no_error (error);
}

static void
set_up (RulesFixture *fixture, gconstpointer data)
{
  window_fixture_set_up (&fixture->base, data);
  fixture->names = byline_names_new (fixture->base.context, fixture->base.history,
                                     fixture->base.counts);
  fixture->actions = g_simple_action_group_new ();
  byline_name_actions_add (G_ACTION_MAP (fixture->actions), fixture->names);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "rules", NULL);
  fixture->rules = window_fixture_find_dialog (fixture->base.window);
}

static void
tear_down (RulesFixture *fixture, gconstpointer data)
{
  GtkWidget *rules = g_object_ref (fixture->rules);

  gtk_window_destroy (GTK_WINDOW (rules));
  g_array_unref (fixture_list (fixture->base.base.library, NULL));
  fixture_finalize (rules);
  g_object_unref (fixture->actions);
  /* The acts hold the names. */
  byline_window_context_close (fixture->base.context);
  fixture_finalize (fixture->names);
  window_fixture_tear_down (&fixture->base, data);
}

static gboolean
shows (RulesFixture *fixture, const char *text)
{
  return window_fixture_find_label (fixture->rules, text) != NULL;
}

/* Returns: (nullable): the button that takes the first rule back. */
static GtkWidget *
find_remove (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && g_object_get_data (G_OBJECT (widget), "byline-rule") != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_remove (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (nullable): the dialog over the rules' window. */
static GtkWidget *
find_dialog (RulesFixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->rules))
      return l->data;
  return NULL;
}

static GtkStack *
get_stack (RulesFixture *fixture)
{
  return GTK_STACK (gtk_widget_get_ancestor (
    window_fixture_find_label (fixture->rules, "Nothing Muted or Hidden"), GTK_TYPE_STACK));
}

static void
test_empty (RulesFixture *fixture, gconstpointer data)
{
  WINDOW_FIXTURE_WAIT (
    g_strcmp0 (gtk_stack_get_visible_child_name (get_stack (fixture)), "empty") == 0);
  g_assert_null (find_remove (fixture->rules));
}

/* Each kind of rule stands below its heading and says what it does. */
static void
test_groups (RulesFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);
  const BylinePublication *publication = counts->publications->pdata[0];

  apply (fixture, byline_rule_mute (BYLINE_RULE_KIND_WORD, "batteries", TRUE, 0));
  apply (fixture, byline_rule_mute (BYLINE_RULE_KIND_PUBLICATION, publication->key, TRUE, 0));
  apply (fixture, byline_rule_hide (BYLINE_RULE_KIND_SECTION, "Harbours", TRUE));
  apply (fixture, byline_rule_rename (BYLINE_RULE_KIND_SECTION, "Glaciers", "Ice"));
  apply (fixture, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Ada Lindgren", "Béla Kovács"));
  WINDOW_FIXTURE_WAIT (shows (fixture, "Merged"));
  g_assert_true (shows (fixture, "Muted"));
  g_assert_true (shows (fixture, "batteries"));
  g_assert_true (shows (fixture, "Words"));
  /* A publication goes by its name, not by its key. */
  g_assert_true (shows (fixture, "The Paper"));
  g_assert_true (shows (fixture, "Hidden"));
  g_assert_true (shows (fixture, "Harbours"));
  g_assert_true (shows (fixture, "Renamed"));
  g_assert_true (shows (fixture, "Shown as Ice"));
  g_assert_true (shows (fixture, "Merged into Béla Kovács"));
  g_assert_false (shows (fixture, "Split"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture)), ==, "list");
}

/* By the message in the window, and by the history of all that the user did. */
static void
test_take_back (RulesFixture *fixture, gconstpointer data)
{
  BylineUndo *acts = byline_window_context_get_undo (fixture->base.context);
  GtkWidget *undo;

  apply (fixture, byline_rule_mute (BYLINE_RULE_KIND_WORD, "batteries", TRUE, 0));
  WINDOW_FIXTURE_WAIT (find_remove (fixture->rules) != NULL);
  g_signal_emit_by_name (find_remove (fixture->rules), "clicked");
  WINDOW_FIXTURE_WAIT (!shows (fixture, "batteries"));
  WINDOW_FIXTURE_WAIT ((undo = window_fixture_find_button (fixture->rules, "_Undo")) != NULL);
  g_assert_true (shows (fixture, "Rule for “batteries” removed"));
  g_signal_emit_by_name (undo, "clicked");
  WINDOW_FIXTURE_WAIT (shows (fixture, "batteries"));
  WINDOW_FIXTURE_WAIT (byline_undo_can_redo (acts));
  g_assert_false (byline_undo_can_undo (acts));
  byline_undo_redo (acts);
  WINDOW_FIXTURE_WAIT (!shows (fixture, "batteries"));
  byline_undo_undo (acts);
  WINDOW_FIXTURE_WAIT (shows (fixture, "batteries"));
}

/* The menu's entries ask for what is to be muted. */
static void
test_mute (RulesFixture *fixture, gconstpointer data)
{
  const char *kinds[] = { "section", "author", "publication" };
  const char *titles[] = { "Mute a Section", "Mute an Author", "Mute a Publication" };

  WINDOW_FIXTURE_WAIT (
    g_strcmp0 (gtk_stack_get_visible_child_name (get_stack (fixture)), "empty") == 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gtk_widget_activate_action (fixture->rules, "rules.mute-name", "s", kinds[i]);
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (find_dialog (fixture))), ==, titles[i]);
      gtk_window_destroy (GTK_WINDOW (find_dialog (fixture)));
    }
  gtk_widget_activate_action (fixture->rules, "rules.mute-words", NULL);
  g_assert_nonnull (find_dialog (fixture));
  gtk_window_destroy (GTK_WINDOW (find_dialog (fixture)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  /* libadwaita 1.2 ends a toast's coming and its going in one frame, if that is late, and uses what is gone. Nobody
   * takes back an act as fast as this test does. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/rules-window/" name, RulesFixture, NULL, set_up, func, tear_down)
  ADD ("empty", test_empty);
  ADD ("groups", test_groups);
  ADD ("take-back", test_take_back);
  ADD ("mute", test_mute);
#undef ADD
  return g_test_run ();
}
