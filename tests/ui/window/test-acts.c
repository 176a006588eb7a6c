/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
#include "byline-library-sections.h"
#include "byline-marks.h"
#include "byline-name-actions.h"
#include "byline-names.h"
#include "byline-publication-acts.h"
#include "byline-ui.h"
#include "window-fixture.h"

/* Everything that the user can do and undo, over a library of two publications. */
typedef struct {
  WindowFixture base;
  BylineNames *names;
} ActsFixture;

#define N_ACTS 30

static void
set_up (ActsFixture *fixture, gconstpointer data)
{
  g_autofree char *rss = fixture_rss ("The Gazette", 11, 6);
  g_auto (GStrv) parts = g_strsplit (rss, "<link>{{base}}/</link>", 2);
  g_autofree char *moved = g_strjoinv ("<link>http://gazette.example/</link>", parts);
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  window_fixture_set_up (&fixture->base, data);
  fixture_serve (&fixture->base.base, "/gazette.xml", "application/rss+xml", moved);
  publication = fixture_subscribe (&fixture->base.base, "/gazette.xml", "News", &error);
  g_assert_no_error (error);
  fixture->names = byline_names_new (fixture->base.context, fixture->base.history,
                                     fixture->base.counts);
  window_fixture_count (&fixture->base);
}

static void
tear_down (ActsFixture *fixture, gconstpointer data)
{
  byline_window_context_close (fixture->base.context);
  gtk_window_set_child (GTK_WINDOW (fixture->base.window), NULL);
  fixture_finalize (fixture->names);
  window_fixture_tear_down (&fixture->base, data);
}

static BylineLibrary *
get_library (ActsFixture *fixture)
{
  return fixture->base.base.library;
}

/* --- What the library is like --- */

static int
compare_stories (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(BylineStory *const *) a)->key, (*(BylineStory *const *) b)->key);
}

/* Every story with its marks, by its key: rows are others in another index. */
static void
describe_stories (GString *text, BylineLibrary *library)
{
  g_autoptr (GPtrArray) stories = fixture_stories (library, NULL);

  g_ptr_array_sort (stories, compare_stories);
  for (guint i = 0; i < stories->len; i++)
    {
      const BylineStory *story = stories->pdata[i];

      g_string_append_printf (text, "%s %s %d %d\n", story->key, story->title, story->is_read,
                              story->is_saved);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
describe_rules (GString *text, BylineLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  byline_library_get_rules_async (library, NULL, fixture_cb, &result);
  rules = byline_library_get_rules_finish (library, fixture_wait (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = rules->pdata[i];

      g_ptr_array_add (lines, g_strdup_printf ("%d %d %s %s %s %" G_GINT64_FORMAT " %d", rule->kind,
                                               rule->op, rule->subject, rule->publication_key,
                                               rule->value, rule->number, rule->is_set));
    }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) lines->pdata[i]);
}

/* Returns: (transfer full): marks, names, rules and publications */
static char *
describe (BylineLibrary *library)
{
  GString *text = g_string_new (NULL);
  g_autoptr (BylineCounts) counts = fixture_counts (library);

  describe_stories (text, library);
  describe_rules (text, library);
  for (guint i = 0; i < counts->sections->len; i++)
    g_string_append_printf (text, "section %s\n",
                            ((BylineSectionSummary *) counts->sections->pdata[i])->name);
  for (guint i = 0; i < counts->authors->len; i++)
    g_string_append_printf (text, "author %s\n",
                            ((BylineAuthorSummary *) counts->authors->pdata[i])->name);
  for (guint i = 0; i < counts->publications->len; i++)
    {
      const BylinePublication *publication = counts->publications->pdata[i];

      g_string_append_printf (text, "publication %s %s\n", publication->name, publication->folder);
    }
  return g_string_free (text, FALSE);
}

/* --- Acts --- */

static void
count_cb (guint *n)
{
  *n += 1;
}

/* Changes a flag of two stories, so that something is different each time. */
static void
mark (ActsFixture *fixture, guint n)
{
  BylineStoryFlag flag = n % 2 == 0 ? BYLINE_STORY_FLAG_READ : BYLINE_STORY_FLAG_SAVED;
  g_autoptr (GPtrArray) all = fixture_stories (get_library (fixture), NULL);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  const BylineStory *story = all->pdata[n % all->len];
  gboolean value = flag == BYLINE_STORY_FLAG_READ ? story->is_read : story->is_saved;

  g_array_append_val (some, story->id);
  g_array_append_val (some, ((BylineStory *) all->pdata[(n + 1) % all->len])->id);
  byline_marks_set_several (fixture->base.context, some, flag, !value);
}

static void
apply_rule (ActsFixture *fixture, BylineRule *rule)
{
  byline_names_apply_rule (fixture->names, rule, g_strdup ("Done"));
}

static const BylinePublication *
get_publication (ActsFixture *fixture, guint index)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);

  return counts->publications->pdata[index % counts->publications->len];
}

/* The act number @n, each of another kind than the one before. */
static void
do_act (ActsFixture *fixture, guint n)
{
  g_autofree char *name = g_strdup_printf ("Name %u", n);
  BylineWindowContext *context = fixture->base.context;
  const BylineSectionSummary *section;
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  switch (n % 10)
    {
    case 0:
    case 5:
      mark (fixture, n / 5);
      break;
    case 1:
      section = window_fixture_count (&fixture->base)->sections->pdata[0];
      apply_rule (fixture, byline_rule_rename (BYLINE_RULE_KIND_SECTION, section->name, name));
      break;
    case 2:
      apply_rule (fixture, byline_rule_mute (BYLINE_RULE_KIND_WORD, name, TRUE, 0));
      break;
    case 3:
      byline_publication_acts_rename (context, get_publication (fixture, n), name);
      break;
    case 4:
      byline_publication_acts_move (context, get_publication (fixture, n), n > 20 ? "" : name);
      break;
    case 6:
      section = window_fixture_count (&fixture->base)->sections->pdata[0];
      apply_rule (fixture, byline_rule_pin (BYLINE_RULE_KIND_SECTION, section->name, n));
      break;
    case 7:
      filter->saved = TRUE;
      apply_rule (fixture, byline_rule_save_filter (name, filter, n));
      break;
    case 8:
      apply_rule (fixture, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Ada Lindgren",
                                              n > 10 ? NULL : "Béla Kovács"));
      break;
    default:
      byline_publication_acts_unsubscribe (context, get_publication (fixture, n));
      break;
    }
}

/* One that is under way is waited for by what it says. */
static void
do_acts (ActsFixture *fixture, guint n)
{
  BylineUndo *undo = byline_window_context_get_undo (fixture->base.context);
  guint n_changed = 0;
  gulong id = g_signal_connect_swapped (undo, "changed", G_CALLBACK (count_cb), &n_changed);

  for (guint i = 0; i < n; i++)
    {
      /* With the second publication gone there is none to remove. */
      if (i % 10 == 9 && i > 10)
        {
          mark (fixture, i);
          n_changed = 0;
        }
      else
        {
          n_changed = 0;
          do_act (fixture, i);
        }
      WINDOW_FIXTURE_WAIT (n_changed > 0);
    }
  g_signal_handler_disconnect (undo, id);
}

/* Presses Undo, or Redo, as fast as one can, and waits until all of that is done. */
static void
press (ActsFixture *fixture, gboolean again, guint n)
{
  BylineUndo *undo = byline_window_context_get_undo (fixture->base.context);
  guint n_applied = 0;
  gulong id = g_signal_connect_swapped (undo, "applied", G_CALLBACK (count_cb), &n_applied);

  for (guint i = 0; i < n; i++)
    {
      if (again)
        byline_undo_redo (undo);
      else
        byline_undo_undo (undo);
    }
  WINDOW_FIXTURE_WAIT (n_applied == n);
  g_signal_handler_disconnect (undo, id);
}

/* Returns: (transfer full): what a copy of the library is like whose index is made anew, of journal
 * and archive */
static char *
describe_rebuilt (ActsFixture *fixture)
{
  g_autofree char *copy = g_strconcat (fixture->base.base.dir, "-copy", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", copy);
  g_autofree char *command = g_strdup_printf ("cp -r '%s' '%s'", fixture->base.base.dir, copy);
  g_autoptr (BylineProfile) profile = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BylineLibrary *library;
  g_autoptr (BylineRebuilt) rebuilt = NULL;
  char *text;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  profile = byline_profile_new (copy);
  library = byline_library_new (profile, NULL);
  byline_library_rebuild_async (library, FALSE, NULL, NULL, NULL, fixture_cb, &result);
  rebuilt = byline_library_rebuild_finish (library, fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  fixture_close (library);
  library = fixture_open_profile (profile);
  text = describe (library);
  fixture_close (library);
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
  return text;
}

static void
test_undo (ActsFixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe (get_library (fixture));
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;
  g_autofree char *rebuilt = NULL;

  do_acts (fixture, N_ACTS);
  done = describe (get_library (fixture));
  g_assert_cmpstr (before, !=, done);
  press (fixture, FALSE, N_ACTS);
  undone = describe (get_library (fixture));
  g_assert_cmpstr (before, ==, undone);
  g_assert_false (byline_undo_can_undo (byline_window_context_get_undo (fixture->base.context)));

  rebuilt = describe_rebuilt (fixture);
  g_assert_cmpstr (before, ==, rebuilt);

  press (fixture, TRUE, N_ACTS);
  again = describe (get_library (fixture));
  g_assert_cmpstr (done, ==, again);
  press (fixture, FALSE, N_ACTS);
}

/* One act after the other, each looked at. */
static void
test_each (ActsFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    {
      BylineUndo *undo = byline_window_context_get_undo (fixture->base.context);
      g_autofree char *before = describe (get_library (fixture));
      g_autofree char *undone = NULL;
      guint n_changed = 0;
      gulong id = g_signal_connect_swapped (undo, "changed", G_CALLBACK (count_cb), &n_changed);

      do_act (fixture, i);
      WINDOW_FIXTURE_WAIT (n_changed > 0);
      g_signal_handler_disconnect (undo, id);
      press (fixture, FALSE, 1);
      undone = describe (get_library (fixture));
      g_assert_cmpstr (before, ==, undone);
    }
}

/* --- Acts by chance --- */

static const BylineSectionSummary *
any_section (BylineCounts *counts, GRand *random)
{
  return counts->sections->pdata[g_rand_int_range (random, 0, (int) counts->sections->len)];
}

static const BylineAuthorSummary *
any_author (BylineCounts *counts, GRand *random)
{
  return counts->authors->pdata[g_rand_int_range (random, 0, (int) counts->authors->len)];
}

/* Some stories are marked: one, several, or all. */
static void
do_any_mark (ActsFixture *fixture, GRand *random)
{
  g_autoptr (GPtrArray) all = fixture_stories (get_library (fixture), NULL);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  BylineStoryFlag flag = g_rand_boolean (random) ? BYLINE_STORY_FLAG_READ : BYLINE_STORY_FLAG_SAVED;
  guint first = (guint) g_rand_int_range (random, 0, (int) all->len);
  guint n = (guint) g_rand_int_range (random, 1, (int) all->len);
  const BylineStory *story = all->pdata[first];
  gboolean value = flag == BYLINE_STORY_FLAG_READ ? story->is_read : story->is_saved;

  for (guint i = 0; i < n; i++)
    g_array_append_val (some, ((BylineStory *) all->pdata[(first + i) % all->len])->id);
  byline_marks_set_several (fixture->base.context, some, flag, !value);
}

/* Something is decided of a section's name. */
static void
do_any_section (ActsFixture *fixture, GRand *random, BylineCounts *counts, const char *name)
{
  const BylineSectionSummary *section = any_section (counts, random);
  const BylineSectionSummary *other = any_section (counts, random);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      apply_rule (fixture, byline_rule_hide (BYLINE_RULE_KIND_SECTION, section->name, TRUE));
      break;
    case 1:
      apply_rule (fixture, byline_rule_mute (BYLINE_RULE_KIND_SECTION, section->name, TRUE, 0));
      break;
    case 2:
      apply_rule (fixture, byline_rule_pin (BYLINE_RULE_KIND_SECTION, section->name,
                                            g_rand_int_range (random, 1, 9)));
      break;
    case 3:
      if (other != section)
        {
          apply_rule (fixture,
                      byline_rule_merge (BYLINE_RULE_KIND_SECTION, section->name, other->name));
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      apply_rule (fixture, byline_rule_rename (BYLINE_RULE_KIND_SECTION, section->name, name));
      break;
    }
}

static void
do_any_author (ActsFixture *fixture, GRand *random, BylineCounts *counts, const char *name)
{
  const BylineAuthorSummary *author = any_author (counts, random);
  const BylineAuthorSummary *other = any_author (counts, random);
  const BylinePublication *publication = counts->publications->pdata[0];

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      apply_rule (fixture, byline_rule_hide (BYLINE_RULE_KIND_AUTHOR, author->name, TRUE));
      break;
    case 1:
      apply_rule (fixture, byline_rule_mute (BYLINE_RULE_KIND_AUTHOR, author->name, TRUE,
                                             byline_clock_now () + 86400));
      break;
    case 2:
      apply_rule (fixture, byline_rule_pin (BYLINE_RULE_KIND_AUTHOR, author->name,
                                            g_rand_int_range (random, 1, 9)));
      break;
    case 3:
      apply_rule (fixture, byline_rule_organisation (author->name, TRUE));
      break;
    case 4:
      apply_rule (fixture, byline_rule_split (author->name, publication->key, name));
      break;
    case 5:
      if (other != author)
        {
          apply_rule (fixture,
                      byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, author->name, other->name));
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      apply_rule (fixture, byline_rule_rename (BYLINE_RULE_KIND_AUTHOR, author->name, name));
      break;
    }
}

/* A publication is renamed, moved, muted or, if it is not the last one, removed. */
static void
do_any_publication (ActsFixture *fixture, GRand *random, BylineCounts *counts, const char *name)
{
  BylineWindowContext *context = fixture->base.context;
  guint n = counts->publications->len;
  const BylinePublication *publication =
    counts->publications->pdata[g_rand_int_range (random, 0, (int) n)];

  switch (g_rand_int_range (random, n > 1 ? 0 : 1, 4))
    {
    case 0:
      byline_publication_acts_unsubscribe (context, publication);
      break;
    case 1:
      byline_publication_acts_move (context, publication, name);
      break;
    case 2:
      apply_rule (fixture,
                  byline_rule_mute (BYLINE_RULE_KIND_PUBLICATION, publication->key, TRUE, 0));
      break;
    default:
      byline_publication_acts_rename (context, publication, name);
      break;
    }
}

static void
do_any_act (ActsFixture *fixture, GRand *random, guint n)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);
  g_autoptr (GPtrArray) stories = fixture_stories (get_library (fixture), NULL);
  g_autofree char *name = g_strdup_printf ("Name %u", n);
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  guint kind = (guint) g_rand_int_range (random, 0, 6);

  /* All may be muted or hidden. */
  if (kind < 2 && stories->len > 1)
    do_any_mark (fixture, random);
  else if (kind == 2 && counts->sections->len > 0)
    do_any_section (fixture, random, counts, name);
  else if (kind == 3 && counts->authors->len > 0)
    do_any_author (fixture, random, counts, name);
  else if (kind == 4)
    do_any_publication (fixture, random, counts, name);
  else if (g_rand_boolean (random))
    apply_rule (fixture, byline_rule_save_filter (name, filter, (int) n));
  else
    apply_rule (fixture, byline_rule_mute (BYLINE_RULE_KIND_WORD, name, TRUE, 0));
}

/* Thirty acts of all kinds, whichever: each is taken back to what was before it, and done again. */
static void
play (ActsFixture *fixture, guint seed)
{
  BylineUndo *undo = byline_window_context_get_undo (fixture->base.context);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rebuilt = NULL;
  guint n_changed = 0;
  gulong id = g_signal_connect_swapped (undo, "changed", G_CALLBACK (count_cb), &n_changed);

  g_ptr_array_add (states, describe (get_library (fixture)));
  for (guint i = 0; i < N_ACTS; i++)
    {
      n_changed = 0;
      do_any_act (fixture, random, i);
      WINDOW_FIXTURE_WAIT (n_changed > 0);
      g_ptr_array_add (states, describe (get_library (fixture)));
    }
  g_signal_handler_disconnect (undo, id);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = N_ACTS; i > 0; i--)
        {
          g_autofree char *now = NULL;

          press (fixture, FALSE, 1);
          now = describe (get_library (fixture));
          g_assert_cmpstr (now, ==, states->pdata[i - 1]);
        }
      g_assert_false (byline_undo_can_undo (undo));
      for (guint i = 1; i <= N_ACTS && round == 0; i++)
        {
          g_autofree char *now = NULL;

          press (fixture, TRUE, 1);
          now = describe (get_library (fixture));
          g_assert_cmpstr (now, ==, states->pdata[i]);
        }
    }
  rebuilt = describe_rebuilt (fixture);
  g_assert_cmpstr (rebuilt, ==, states->pdata[0]);
}

static void
test_any (ActsFixture *fixture, gconstpointer data)
{
  const char *seed = g_getenv ("BYLINE_TEST_SEED");

  play (fixture, seed != NULL ? (guint) g_ascii_strtoull (seed, NULL, 10) : 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func) g_test_add ("/ui/acts/" name, ActsFixture, NULL, set_up, func, tear_down)
  ADD ("undo", test_undo);
  ADD ("each", test_each);
  ADD ("any", test_any);
#undef ADD
  return g_test_run ();
}
