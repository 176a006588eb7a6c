/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-publication.h"
#include "byline-sidebar-build.h"
#include "byline-sidebar-model.h"
#include "test-counts.h"

typedef struct {
  BylineSidebarState state;
  GPtrArray *items;
  GHashTable *by_key;
} BuildFixture;

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
set_up (BuildFixture *fixture, gconstpointer data)
{
  fixture->state = (BylineSidebarState){
    .counts = test_counts_new (0, 0),
    .filter = byline_filter_new (),
    .scope = byline_filter_new (),
    .saved = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_saved_filter_free),
    .collapsed = set_new (),
    .by_key = set_new (),
    .order = byline_sidebar_order_new (),
  };
}

static void
tear_down (BuildFixture *fixture, gconstpointer data)
{
  byline_counts_unref (fixture->state.counts);
  byline_filter_free (fixture->state.filter);
  byline_filter_free (fixture->state.scope);
  g_ptr_array_unref (fixture->state.saved);
  g_free (fixture->state.search);
  g_hash_table_unref (fixture->state.collapsed);
  g_hash_table_unref (fixture->state.by_key);
  byline_sidebar_order_free (fixture->state.order);
  g_clear_pointer (&fixture->items, g_ptr_array_unref);
  g_clear_pointer (&fixture->by_key, g_hash_table_unref);
}

static void
set_counts (BuildFixture *fixture, BylineCounts *counts)
{
  byline_counts_unref (fixture->state.counts);
  fixture->state.counts = counts;
}

/* Builds, and asserts that the lines' labels are @expected, parted by "|". */
static void
assert_lines (BuildFixture *fixture, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_clear_pointer (&fixture->items, g_ptr_array_unref);
  g_clear_pointer (&fixture->by_key, g_hash_table_unref);
  fixture->items = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->by_key = set_new ();
  byline_sidebar_build (&fixture->state, fixture->items, fixture->by_key);
  for (guint i = 0; i < fixture->items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            byline_sidebar_item_get_data (fixture->items->pdata[i])->label);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpuint (g_hash_table_size (fixture->by_key), ==, fixture->items->len);
}

static const BylineSidebarData *
get_line (BuildFixture *fixture, guint index)
{
  return byline_sidebar_item_get_data (fixture->items->pdata[index]);
}

#define TOP "All Stories|Unread|Saved|Today"

static void
test_empty (BuildFixture *fixture, gconstpointer data)
{
  assert_lines (fixture, TOP);
  g_assert_true (get_line (fixture, 0)->active);
  fixture->state.filter->unread = TRUE;
  assert_lines (fixture, TOP);
  g_assert_false (get_line (fixture, 0)->active);
  g_assert_true (get_line (fixture, 1)->active);
}

/* All numbers are of unread stories. */
static void
test_numbers (BuildFixture *fixture, gconstpointer data)
{
  fixture->state.counts->n_unread = 12;
  fixture->state.counts->n_saved = 5;
  fixture->state.counts->n_saved_unread = 2;
  fixture->state.counts->n_today = 3;
  assert_lines (fixture, TOP);
  g_assert_cmpuint (get_line (fixture, 0)->count, ==, 0);
  g_assert_cmpuint (get_line (fixture, 1)->count, ==, 12);
  g_assert_cmpuint (get_line (fixture, 2)->count, ==, 2);
  g_assert_cmpuint (get_line (fixture, 3)->count, ==, 3);
}

static void
test_groups (BuildFixture *fixture, gconstpointer data)
{
  set_counts (fixture, test_counts_new (2, 1));
  test_counts_add_publication (fixture->state.counts, 1, "News", 3);
  test_counts_add_publication (fixture->state.counts, 2, NULL, 1);
  assert_lines (fixture, TOP "|Sections|Section 1|Section 2|Authors|Author 1"
                             "|Publications|News|Publication 1|Publication 2");
  g_hash_table_add (fixture->state.collapsed, g_strdup ("News"));
  assert_lines (fixture, TOP "|Sections|Section 1|Section 2|Authors|Author 1"
                             "|Publications|News|Publication 2");
}

static void
add_account (GPtrArray *accounts, gint64 id, const char *name)
{
  BylineAccount *account = byline_account_new ();

  account->id = id;
  account->key = g_strdup_printf ("a%" G_GINT64_FORMAT, id);
  account->name = g_strdup (name);
  g_ptr_array_add (accounts, account);
}

/* Who brings the publication that was added last. */
static void
set_account (BuildFixture *fixture, gint64 account_id)
{
  GPtrArray *publications = fixture->state.counts->publications;
  BylinePublication *publication = publications->pdata[publications->len - 1];
  BylineFeed *feed = byline_feed_new ();

  feed->account_id = account_id;
  g_ptr_array_add (publication->feeds, feed);
}

/* Accounts have headings only if there are several; this computer is one if it brings something. */
static void
test_accounts (BuildFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray)
    accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_account_free);
  BylineAccount *first;

  fixture->state.accounts = accounts;
  test_counts_add_publication (fixture->state.counts, 1, "News", 3);
  set_account (fixture, 7);
  assert_lines (fixture, TOP "|Publications|News|Publication 1");
  add_account (accounts, 7, "rss.example.org");
  assert_lines (fixture, TOP "|Publications|News|Publication 1");

  test_counts_add_publication (fixture->state.counts, 2, "News", 1);
  set_account (fixture, 0);
  assert_lines (fixture, TOP "|On This Computer|News|Publication 2"
                             "|rss.example.org|News|Publication 1");
  g_assert_false (get_line (fixture, 7)->has_errors);
  g_assert_cmpint (get_line (fixture, 8)->id, ==, 7);

  /* What a server said last stands at its heading; one that has brought nothing yet is not listed. */
  first = accounts->pdata[0];
  first->last_error = g_strdup ("It does not answer");
  add_account (accounts, 8, "Empty");
  assert_lines (fixture, TOP "|On This Computer|News|Publication 2"
                             "|rss.example.org|News|Publication 1");
  g_assert_true (get_line (fixture, 7)->has_errors);
  g_assert_cmpstr (get_line (fixture, 7)->problem, ==, "It does not answer");
  g_ptr_array_remove_index (fixture->state.counts->publications, 1);
  ((BylineAccount *) accounts->pdata[1])->last_error = g_strdup ("Nor does it");
  assert_lines (fixture, TOP "|rss.example.org|News|Publication 1|Empty");
}

/* The row that shows all takes no name's place; what is in the filter is shown in any case. */
static void
test_more (BuildFixture *fixture, gconstpointer data)
{
  set_counts (fixture, test_counts_new (BYLINE_SIDEBAR_TOP_SECTIONS + 1, 0));
  assert_lines (fixture, TOP "|Sections|Section 1|Section 2|Section 3|Section 4|Section 5"
                             "|Section 6|Section 7|Section 8");
  set_counts (fixture, test_counts_new (BYLINE_SIDEBAR_TOP_SECTIONS + 2, 0));
  byline_sidebar_order_renew (fixture->state.order);
  assert_lines (fixture, TOP "|Sections|Section 1|Section 2|Section 3|Section 4|Section 5"
                             "|Section 6|Section 7|Show all 9");
  byline_filter_add_section (fixture->state.filter, "section 9");
  assert_lines (fixture, TOP "|Sections|Section 1|Section 2|Section 3|Section 4|Section 5"
                             "|Section 6|Section 7|Section 9|Show all 9");
  fixture->state.all_sections = TRUE;
  assert_lines (fixture, TOP "|Sections|Section 1|Section 2|Section 3|Section 4|Section 5"
                             "|Section 6|Section 7|Section 8|Section 9|Show fewer");
}

static void
test_saved (BuildFixture *fixture, gconstpointer data)
{
  BylineSavedFilter *saved = g_new0 (BylineSavedFilter, 1);

  saved->name = g_strdup ("Mine");
  saved->filter = byline_filter_new ();
  saved->filter->saved = TRUE;
  saved->n_unread = 4;
  g_ptr_array_add (fixture->state.saved, saved);
  assert_lines (fixture, TOP "|Filters|Mine");
  g_assert_cmpuint (get_line (fixture, 5)->count, ==, 4);
  g_assert_false (get_line (fixture, 5)->active);
  fixture->state.filter->saved = TRUE;
  assert_lines (fixture, TOP "|Filters|Mine");
  g_assert_true (get_line (fixture, 5)->active);
}

/* Names that begin with what is typed come first. */
static void
test_found (BuildFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = test_counts_new (3, 0);
  const char *const names[] = { "Great Ports", "Ports", "Airports" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BylineSectionSummary *section = counts->sections->pdata[i];

      g_free (section->name);
      section->name = g_strdup (names[i]);
    }
  set_counts (fixture, counts);
  fixture->state.search = g_strdup ("port");
  assert_lines (fixture, "Sections|Great Ports|Ports|Airports");
}

/* What stands at the head is found as all else is. */
static void
test_found_top (BuildFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = test_counts_new (1, 0);

  counts->n_unread = 7;
  set_counts (fixture, counts);
  fixture->state.filter->today = TRUE;
  fixture->state.search = g_strdup ("unr");
  assert_lines (fixture, "Filters|Unread");
  g_assert_cmpint (get_line (fixture, 1)->kind, ==, BYLINE_SIDEBAR_UNREAD);
  g_assert_cmpuint (get_line (fixture, 1)->count, ==, 7);
  g_assert_false (get_line (fixture, 1)->active);
  g_free (fixture->state.search);
  fixture->state.search = g_strdup ("tod");
  assert_lines (fixture, "Filters|Today");
  g_assert_true (get_line (fixture, 1)->active);
}

/* Lines that are shown already keep their objects. */
static void
test_same (BuildFixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) first = NULL;

  set_counts (fixture, test_counts_new (1, 1));
  assert_lines (fixture, TOP "|Sections|Section 1|Authors|Author 1");
  first = g_object_ref (fixture->items->pdata[5]);
  g_hash_table_insert (fixture->state.by_key, byline_sidebar_data_get_key (get_line (fixture, 5)),
                       first);
  assert_lines (fixture, TOP "|Sections|Section 1|Authors|Author 1");
  g_assert_true (fixture->items->pdata[5] == first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/sidebar-build/" name, BuildFixture, NULL, set_up, func, tear_down)
  ADD ("empty", test_empty);
  ADD ("numbers", test_numbers);
  ADD ("groups", test_groups);
  ADD ("accounts", test_accounts);
  ADD ("more", test_more);
  ADD ("saved", test_saved);
  ADD ("found", test_found);
  ADD ("found-top", test_found_top);
  ADD ("same", test_same);
#undef ADD
  return g_test_run ();
}
