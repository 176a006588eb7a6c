/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-names.h"
#include "window-fixture.h"

typedef struct {
  WindowFixture base;
  BylineNames *names;
} NamesFixture;

static void
set_up (NamesFixture *fixture, gconstpointer data)
{
  window_fixture_set_up (&fixture->base, data);
  fixture->names = byline_names_new (fixture->base.context, fixture->base.history,
                                     fixture->base.counts);
}

static void
tear_down (NamesFixture *fixture, gconstpointer data)
{
  BylineNames *names = fixture->names;

  /* A toast holds what its Undo is for. */
  byline_window_context_close (fixture->base.context);
  gtk_window_set_child (GTK_WINDOW (fixture->base.window), NULL);
  fixture_finalize (names);
  window_fixture_tear_down (&fixture->base, data);
}

static gboolean
has_section (NamesFixture *fixture, const char *name)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);

  for (guint i = 0; i < counts->sections->len; i++)
    if (g_strcmp0 (((BylineSectionSummary *) counts->sections->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

static const char *
shown_section (NamesFixture *fixture)
{
  const BylineFilter *filter = byline_filter_history_get_filter (fixture->base.history);

  return filter->sections->len == 1 ? filter->sections->pdata[0] : NULL;
}

static void
show_section (NamesFixture *fixture, const char *name)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  byline_filter_add_section (filter, name);
  byline_filter_history_go (fixture->base.history, filter);
}

static void
press_undo (NamesFixture *fixture)
{
  GtkWidget *button;

  WINDOW_FIXTURE_WAIT ((button = window_fixture_find_button (fixture->base.window, "_Undo")) !=
                       NULL);
  g_signal_emit_by_name (button, "clicked");
}

/* The filter that is shown follows a new name, and goes back with Undo. */
static void
test_rename (NamesFixture *fixture, gconstpointer data)
{
  show_section (fixture, "Harbours");
  byline_names_apply_rename (fixture->names,
                             byline_rule_rename (BYLINE_RULE_KIND_SECTION, "Harbours", "Ports"),
                             g_strdup ("Harbours is called Ports"), "Harbours", "Ports");
  WINDOW_FIXTURE_WAIT (g_strcmp0 (shown_section (fixture), "Ports") == 0);
  g_assert_true (has_section (fixture, "Ports"));
  g_assert_false (has_section (fixture, "Harbours"));
  g_assert_nonnull (window_fixture_find_label (fixture->base.window, "Harbours is called Ports"));

  press_undo (fixture);
  g_assert_cmpstr (shown_section (fixture), ==, "Harbours");
  WINDOW_FIXTURE_WAIT (has_section (fixture, "Harbours"));
  g_assert_false (has_section (fixture, "Ports"));
}

/* Another filter than that of the name stays as it is. */
static void
test_other_filter (NamesFixture *fixture, gconstpointer data)
{
  show_section (fixture, "Glaciers");
  byline_names_apply_rename (fixture->names,
                             byline_rule_rename (BYLINE_RULE_KIND_SECTION, "Harbours", "Ports"),
                             g_strdup ("Renamed"), "Harbours", "Ports");
  WINDOW_FIXTURE_WAIT (has_section (fixture, "Ports"));
  g_assert_cmpstr (shown_section (fixture), ==, "Glaciers");
  press_undo (fixture);
  WINDOW_FIXTURE_WAIT (has_section (fixture, "Harbours"));
  g_assert_cmpstr (shown_section (fixture), ==, "Glaciers");
}

/* Without a text there is no toast. */
static void
test_quiet (NamesFixture *fixture, gconstpointer data)
{
  byline_names_apply_rule (fixture->names,
                           byline_rule_hide (BYLINE_RULE_KIND_SECTION, "Harbours", TRUE), NULL);
  WINDOW_FIXTURE_WAIT (!has_section (fixture, "Harbours"));
  g_assert_null (window_fixture_find_button (fixture->base.window, "_Undo"));
}

/* What the library refuses is said, and changes nothing. */
static void
test_refused (NamesFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();

  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_SECTION, "Harbours", "Glaciers"));
  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_SECTION, "Glaciers", "Harbours"));
  byline_names_apply_rules (fixture->names, rules, g_strdup ("Merged"));
  WINDOW_FIXTURE_WAIT (window_fixture_find_label (
                         fixture->base.window, "These two names already belong together.") != NULL);
  g_assert_null (window_fixture_find_label (fixture->base.window, "Merged"));
  g_assert_true (has_section (fixture, "Harbours"));
  g_assert_true (has_section (fixture, "Glaciers"));
}

static void
test_label (NamesFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);
  const BylinePublication *publication = counts->publications->pdata[0];
  g_autofree char *section = NULL;
  g_autofree char *name = NULL;

  section = byline_names_get_label (fixture->names, BYLINE_RULE_KIND_SECTION, "Harbours");
  g_assert_cmpstr (section, ==, "Harbours");
  name = byline_names_get_label (fixture->names, BYLINE_RULE_KIND_PUBLICATION, publication->key);
  g_assert_cmpstr (name, ==, "The Paper");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/ui/names/" name, NamesFixture, NULL, set_up, func, tear_down)
  ADD ("rename", test_rename);
  ADD ("other-filter", test_other_filter);
  ADD ("quiet", test_quiet);
  ADD ("refused", test_refused);
  ADD ("label", test_label);
#undef ADD
  return g_test_run ();
}
