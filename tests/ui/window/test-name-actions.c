/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-sections.h"
#include "byline-name-actions.h"
#include "byline-name-chooser.h"
#include "byline-rules-window.h"
#include "byline-ui.h"
#include "window-fixture.h"

#define AUTHOR "Béla Kovács"

typedef struct {
  WindowFixture base;
  BylineNames *names;
  GSimpleActionGroup *actions;
} ActionsFixture;

static void
set_up (ActionsFixture *fixture, gconstpointer data)
{
  window_fixture_set_up (&fixture->base, data);
  fixture->names = byline_names_new (fixture->base.context, fixture->base.history,
                                     fixture->base.counts);
  fixture->actions = g_simple_action_group_new ();
  byline_name_actions_add (G_ACTION_MAP (fixture->actions), fixture->names);
  window_fixture_count (&fixture->base);
}

static void
tear_down (ActionsFixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->actions);
  byline_window_context_close (fixture->base.context);
  gtk_window_set_child (GTK_WINDOW (fixture->base.window), NULL);
  fixture_finalize (fixture->names);
  window_fixture_tear_down (&fixture->base, data);
}

static void
activate (ActionsFixture *fixture, const char *action, const char *kind, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), action,
                                  g_variant_new ("(ss)", kind, name));
}

static const BylineSectionSummary *
find_section (ActionsFixture *fixture, const char *name)
{
  GPtrArray *sections = window_fixture_count (&fixture->base)->sections;

  for (guint i = 0; i < sections->len; i++)
    if (g_strcmp0 (((BylineSectionSummary *) sections->pdata[i])->name, name) == 0)
      return sections->pdata[i];
  return NULL;
}

static const BylineAuthorSummary *
find_author (GPtrArray *authors, const char *name)
{
  for (guint i = 0; i < authors->len; i++)
    if (g_strcmp0 (((BylineAuthorSummary *) authors->pdata[i])->name, name) == 0)
      return authors->pdata[i];
  return NULL;
}

static gboolean
is_pinned (ActionsFixture *fixture, const char *name)
{
  const BylineSectionSummary *section = find_section (fixture, name);

  return section != NULL && section->is_pinned;
}

static const char *
first_section (ActionsFixture *fixture)
{
  GPtrArray *sections = window_fixture_count (&fixture->base)->sections;

  return sections->len > 0 ? ((BylineSectionSummary *) sections->pdata[0])->name : NULL;
}

/* Pinned ones stand first, in the user's order; Undo puts back what it was. */
static void
test_pin (ActionsFixture *fixture, gconstpointer data)
{
  activate (fixture, "name-pin", "section", "Harbours");
  WINDOW_FIXTURE_WAIT (is_pinned (fixture, "Harbours"));
  activate (fixture, "name-pin", "section", "Glaciers");
  WINDOW_FIXTURE_WAIT (is_pinned (fixture, "Glaciers"));
  g_assert_cmpstr (first_section (fixture), ==, "Harbours");
  activate (fixture, "name-down", "section", "Harbours");
  WINDOW_FIXTURE_WAIT (g_strcmp0 (first_section (fixture), "Glaciers") == 0);
  activate (fixture, "name-up", "section", "Harbours");
  WINDOW_FIXTURE_WAIT (g_strcmp0 (first_section (fixture), "Harbours") == 0);
  /* Further up than the first is nowhere. */
  activate (fixture, "name-up", "section", "Harbours");
  activate (fixture, "name-unpin", "section", "Harbours");
  WINDOW_FIXTURE_WAIT (!is_pinned (fixture, "Harbours"));
  g_assert_true (is_pinned (fixture, "Glaciers"));
}

static gboolean
is_followed (ActionsFixture *fixture, const char *name)
{
  const BylineAuthorSummary *author = find_author (window_fixture_count (&fixture->base)->authors,
                                                   name);

  return author != NULL && author->is_pinned;
}

static void
test_follow (ActionsFixture *fixture, gconstpointer data)
{
  activate (fixture, "name-pin", "author", AUTHOR);
  WINDOW_FIXTURE_WAIT (is_followed (fixture, AUTHOR));
  window_fixture_press_undo (&fixture->base, "Following " AUTHOR);
  WINDOW_FIXTURE_WAIT (!is_followed (fixture, AUTHOR));
}

static void
test_hide (ActionsFixture *fixture, gconstpointer data)
{
  activate (fixture, "name-hide", "section", "Harbours");
  WINDOW_FIXTURE_WAIT (find_section (fixture, "Harbours") == NULL);
  window_fixture_press_undo (&fixture->base, "“Harbours” hidden");
  WINDOW_FIXTURE_WAIT (find_section (fixture, "Harbours") != NULL);
}

static gboolean
is_organisation (ActionsFixture *fixture)
{
  return find_author (window_fixture_count (&fixture->base)->organisations, AUTHOR) != NULL;
}

static void
test_person (ActionsFixture *fixture, gconstpointer data)
{
  activate (fixture, "name-organisation", "author", AUTHOR);
  WINDOW_FIXTURE_WAIT (is_organisation (fixture));
  activate (fixture, "name-person", "author", AUTHOR);
  WINDOW_FIXTURE_WAIT (!is_organisation (fixture));
}

static void
enter_name (ActionsFixture *fixture, const char *expected, const char *name)
{
  GtkWidget *dialog = NULL;
  GtkWidget *row;

  WINDOW_FIXTURE_WAIT ((dialog = window_fixture_find_dialog (fixture->base.window)) != NULL);
  row = window_fixture_find_widget (dialog, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, expected);
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  window_fixture_respond (dialog, "accept");
}

/* A name is trimmed; an empty one gives back the publications' own. */
static void
test_rename (ActionsFixture *fixture, gconstpointer data)
{
  activate (fixture, "name-rename", "section", "Harbours");
  enter_name (fixture, "Harbours", " Ports ");
  WINDOW_FIXTURE_WAIT (find_section (fixture, "Ports") != NULL);
  g_assert_null (find_section (fixture, "Harbours"));
  activate (fixture, "name-rename", "section", "Ports");
  enter_name (fixture, "Ports", "");
  WINDOW_FIXTURE_WAIT (find_section (fixture, "Harbours") != NULL);
}

static void
choose (ActionsFixture *fixture, const char *name)
{
  GtkWidget *dialog = NULL;

  WINDOW_FIXTURE_WAIT ((dialog = window_fixture_find_dialog (fixture->base.window)) != NULL);
  g_signal_emit_by_name (window_fixture_find_widget (dialog, BYLINE_TYPE_NAME_CHOOSER), "chosen",
                         name);
}

static void
test_merge (ActionsFixture *fixture, gconstpointer data)
{
  activate (fixture, "name-merge", "section", "Harbours");
  choose (fixture, "Glaciers");
  WINDOW_FIXTURE_WAIT (find_section (fixture, "Harbours") == NULL);
  g_assert_cmpuint (find_section (fixture, "Glaciers")->n_stories, ==, 6);
  window_fixture_press_undo (&fixture->base, "“Harbours” merged into “Glaciers”");
  WINDOW_FIXTURE_WAIT (find_section (fixture, "Harbours") != NULL);
}

/* A second publication that Béla Kovács writes for. */
static void
subscribe_to_second (ActionsFixture *fixture)
{
  g_autofree char *rss = fixture_rss ("The Gazette", 11, 4);
  g_auto (GStrv) parts = g_strsplit (rss, "<link>{{base}}/</link>", 2);
  g_autofree char *moved = g_strjoinv ("<link>http://gazette.example/</link>", parts);
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (&fixture->base.base, "/gazette.xml", "application/rss+xml", moved);
  publication = fixture_subscribe (&fixture->base.base, "/gazette.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (window_fixture_count (&fixture->base)->publications->len, ==, 2);
}

static gboolean
has_author (ActionsFixture *fixture, const char *name)
{
  return find_author (window_fixture_count (&fixture->base)->authors, name) != NULL;
}

/* Who writes for one publication only is one person; of two, one is named anew. */
static void
test_split (ActionsFixture *fixture, gconstpointer data)
{
  activate (fixture, "name-split", "author", AUTHOR);
  WINDOW_FIXTURE_WAIT (window_fixture_find_label (fixture->base.window,
                                                  "“" AUTHOR
                                                  "” appears in one publication only") != NULL);
  g_assert_null (window_fixture_find_dialog (fixture->base.window));

  subscribe_to_second (fixture);
  activate (fixture, "name-split", "author", AUTHOR);
  choose (fixture, "The Gazette");
  enter_name (fixture, AUTHOR " (The Gazette)", "Another Kovács");
  WINDOW_FIXTURE_WAIT (has_author (fixture, "Another Kovács"));
  g_assert_true (has_author (fixture, AUTHOR));
}

static void
test_read (ActionsFixture *fixture, gconstpointer data)
{
  activate (fixture, "name-read", "section", "Harbours");
  WINDOW_FIXTURE_WAIT (
    window_fixture_find_label (fixture->base.window, "3 stories marked as read") != NULL);
  g_assert_cmpuint (find_section (fixture, "Harbours")->n_unread, ==, 0);
  g_assert_cmpuint (find_section (fixture, "Glaciers")->n_unread, ==, 3);
}

static void
test_mute (ActionsFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  activate (fixture, "name-mute", "section", "Harbours");
  dialog = window_fixture_find_dialog (fixture->base.window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Mute “Harbours”?");
  window_fixture_respond (dialog, "mute");
  WINDOW_FIXTURE_WAIT (window_fixture_count (&fixture->base)->n_muted == 3);
  window_fixture_press_undo (&fixture->base, "“Harbours” muted");
  WINDOW_FIXTURE_WAIT (window_fixture_count (&fixture->base)->n_muted == 0);
}

static void
test_rules (ActionsFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "rules", NULL);
  window = window_fixture_find_dialog (fixture->base.window);
  g_assert_true (BYLINE_IS_RULES_WINDOW (window));
  /* It is held as long as it asks for the rules. */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  WINDOW_FIXTURE_WAIT (window == NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/name-actions/" name, ActionsFixture, NULL, set_up, func, tear_down)
  ADD ("pin", test_pin);
  ADD ("follow", test_follow);
  ADD ("hide", test_hide);
  ADD ("person", test_person);
  ADD ("rename", test_rename);
  ADD ("merge", test_merge);
  ADD ("split", test_split);
  ADD ("read", test_read);
  ADD ("mute", test_mute);
  ADD ("rules", test_rules);
#undef ADD
  return g_test_run ();
}
