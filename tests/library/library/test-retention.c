/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
#include "byline-error.h"
#include "byline-library-retention.h"
#include "library-fixture.h"

#define DAY (24 * 60 * 60)

/* What is to be old happened in the past: the server's clock goes right. */
static gint64
days_ago (int days)
{
  return g_get_real_time () / G_USEC_PER_SEC - days * DAY;
}

/* A publication of @n stories, and another one, which is there to be refreshed. */
static BylinePublication *
fill (Fixture *fixture, guint n)
{
  g_autofree char *rss = fixture_rss ("The Pier", 0, n);
  g_autofree char *other = fixture_rss ("The Mole", 100, 1);
  g_autoptr (BylinePublication) second = NULL;
  g_autoptr (GError) error = NULL;
  BylinePublication *publication;
  g_auto (GStrv) parts = g_strsplit (other, "{{base}}/</link>", 2);
  /* A home page of its own, else both would be one publication. */
  g_autofree char *mole = g_strjoinv ("{{base}}/mole/</link>", parts);

  byline_clock_set_now (days_ago (3));
  fixture_serve (fixture, "/feed.xml", "application/rss+xml", rss);
  fixture_serve (fixture, "/mole.xml", "application/rss+xml", mole);
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  second = fixture_subscribe (fixture, "/mole.xml", NULL, &error);
  g_assert_no_error (error);
  return publication;
}

static void
done (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  fixture_wait (result);
  g_assert_true (byline_library_change_finish (fixture->library, *result, &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static void
set_removed (Fixture *fixture, gint64 publication, gboolean removed)
{
  GAsyncResult *result = NULL;

  byline_library_set_removed_async (fixture->library, publication, removed, NULL, fixture_cb,
                                    &result);
  done (fixture, &result);
}

static void
refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport) report = fixture_refresh (fixture->library, &error);

  g_assert_no_error (error);
}

static GPtrArray *
saved_stories (Fixture *fixture)
{
  BylineFilter *filter = byline_filter_new ();

  filter->saved = TRUE;
  return fixture_stories (fixture->library, filter);
}

static BylineDiskUsage *
measure (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  BylineDiskUsage *usage;

  byline_library_disk_usage_async (fixture->library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  usage = byline_library_disk_usage_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  return usage;
}

/* Until so many bytes of pictures are kept. */
static void
wait_for_pictures (Fixture *fixture, gboolean any)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (BylineDiskUsage) usage = NULL;

      fixture_run_ms (10);
      /* A change makes it be measured anew. */
      g_clear_object (&fixture->library);
      fixture->library = fixture_open (fixture);
      usage = measure (fixture);
      if ((usage->pictures > 0) == any)
        return;
    }
  g_assert_not_reached ();
}

/* Saved stories outlive their publication, a refresh days later too, and are one with it when it
 * is subscribed to again. */
static void
test_saved_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = fill (fixture, 3);
  g_autoptr (BylinePublication) again = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (GArray) stories = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 story = fixture_story (fixture->library, "Story 1");

  rows = fixture_mark (fixture->library, story, BYLINE_LIBRARY_SAVED, TRUE);
  set_removed (fixture, publication->id, TRUE);
  byline_clock_set_now (days_ago (1));
  refresh (fixture);
  saved = saved_stories (fixture);
  g_assert_cmpuint (saved->len, ==, 1);
  g_assert_cmpint (((BylineStory *) saved->pdata[0])->id, ==, story);
  g_assert_cmpstr (((BylineStory *) saved->pdata[0])->publication_name, ==, "The Pier");
  article = fixture_load (fixture->library, story, &error);
  g_assert_no_error (error);
  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, 1);
  counts = fixture_counts (fixture->library);
  g_assert_cmpuint (counts->n_saved, ==, 1);
  g_assert_cmpuint (counts->n_stories, ==, 1);
  g_assert_cmpuint (counts->n_unread, ==, 1);

  again = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->id, ==, publication->id);
  g_assert_cmpuint (again->n_stories, ==, 3);
  stories = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (stories->len, ==, 4);
  g_assert_cmpint (fixture_story (fixture->library, "Story 1"), ==, story);
  byline_clock_set_now (0);
}

/* Its pictures stay with it, and are measured; they go when it is unsaved. */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  static const char rss[] =
    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Pier</title>"
    "<link>{{base}}/</link><item><title>Shown</title><link>{{base}}/shown</link><guid>1</guid>"
    "<description>&lt;p&gt;A text.&lt;/p&gt;&lt;img src=\"{{base}}/a.gif\" width=\"600\""
    " height=\"400\"&gt;&lt;p&gt;More.&lt;/p&gt;</description></item></channel></rss>";
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylineDiskUsage) usage = NULL;
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GArray) unsaved = NULL;
  g_autoptr (GError) error = NULL;
  const BylinePublicationUsage *of;
  gint64 story;

  fixture_serve (fixture, "/feed.xml", "application/rss+xml", rss);
  fixture_serve_picture (fixture, "/a.gif");
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  story = fixture_story (fixture->library, "Shown");
  saved = fixture_mark (fixture->library, story, BYLINE_LIBRARY_SAVED, TRUE);
  for (guint i = 0; i < 100; i++)
    fixture_run_ms (5);
  set_removed (fixture, publication->id, TRUE);
  wait_for_pictures (fixture, TRUE);
  usage = measure (fixture);
  of = byline_disk_usage_find (usage, publication->id);
  g_assert_nonnull (of);
  g_assert_cmpuint (of->n_stories, ==, 1);
  g_assert_cmpuint (of->pictures, ==, usage->pictures);
  g_assert_cmpuint (of->bytes, ==, usage->articles + usage->index + usage->pictures);
  unsaved = fixture_mark (fixture->library, story, BYLINE_LIBRARY_SAVED, FALSE);
  for (guint i = 0; i < 20; i++)
    fixture_run_ms (5);
  wait_for_pictures (fixture, FALSE);
}

/* What is taken on disk is what the file system says, and told again only after a change. */
static void
test_usage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = fill (fixture, 5);
  g_autoptr (BylineDiskUsage) first = NULL;
  g_autoptr (BylineDiskUsage) second = NULL;
  g_autoptr (BylineDiskUsage) third = NULL;
  g_autoptr (GArray) marked = NULL;
  const BylinePublicationUsage *of;

  fixture_run_ms (20);
  first = measure (fixture);
  of = byline_disk_usage_find (first, publication->id);
  g_assert_nonnull (of);
  g_assert_cmpuint (of->n_stories, ==, 5);
  g_assert_cmpuint (of->articles, >, 0);
  g_assert_cmpuint (of->articles, <, first->articles);
  g_assert_cmpuint (first->index, >, 0);
  g_assert_cmpuint (first->pictures, ==, 0);
  g_assert_cmpuint (byline_disk_usage_get_total (first), ==, first->articles + first->index);
  g_assert_null (byline_disk_usage_find (first, 4711));
  second = measure (fixture);
  g_assert_true (first == second);
  marked = fixture_mark (fixture->library, fixture_story (fixture->library, "Story 1"),
                         BYLINE_LIBRARY_READ, TRUE);
  third = measure (fixture);
  g_assert_true (first != third);
  byline_clock_set_now (0);
}

static void
set_retention (Fixture *fixture, gint64 publication, guint days, BylineKeepUnread unread)
{
  BylineRetention retention = { days, 0, unread };
  GAsyncResult *result = NULL;

  byline_library_set_retention_async (fixture->library, publication, &retention, NULL, fixture_cb,
                                      &result);
  done (fixture, &result);
}

/* What a plan would delete is said, and only a refresh deletes it. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = fill (fixture, 5);
  const BylineRetention plan = { 1, 0, BYLINE_KEEP_UNREAD_AS_READ };
  g_autoptr (GArray) marked = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  BylineRetention set;
  BylineLoss loss;

  marked = fixture_mark (fixture->library, fixture_story (fixture->library, "Story 1"),
                         BYLINE_LIBRARY_SAVED, TRUE);
  byline_clock_set_now (days_ago (1));
  byline_library_preview_retention_async (fixture->library, publication->id, &plan, NULL,
                                          fixture_cb, &result);
  fixture_wait (&result);
  g_assert_true (byline_library_preview_retention_finish (fixture->library, result, &loss, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_cmpuint (loss.n_stories, ==, 4);
  g_assert_cmpuint (loss.bytes, >, 0);

  set_retention (fixture, publication->id, plan.days, plan.unread);
  set_retention (fixture, 0, BYLINE_RETENTION_FOR_EVER, BYLINE_KEEP_UNREAD_DEFAULT);
  byline_library_get_retention_async (fixture->library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  g_assert_true (byline_library_get_retention_finish (fixture->library, result, &set, &error));
  g_clear_object (&result);
  g_assert_cmpuint (set.days, ==, BYLINE_RETENTION_FOR_EVER);
  before = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (before->len, ==, 6);
  fixture_serve_status (fixture, "/feed.xml", 304);
  refresh (fixture);
  after = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (after->len, ==, 2);

  byline_library_set_retention_async (fixture->library, 4711, &plan, NULL, fixture_cb, &result);
  fixture_wait (&result);
  g_assert_false (byline_library_change_finish (fixture->library, result, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_object (&result);
  byline_clock_set_now (0);
}

/* It goes along in OPML. */
static void
test_opml (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = fill (fixture, 1);
  g_autofree char *opml = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (BylineImportReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GAsyncResult *result = NULL;

  set_retention (fixture, publication->id, 365, BYLINE_KEEP_UNREAD_AS_READ);
  byline_library_export_async (fixture->library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  opml = byline_library_export_finish (fixture->library, result, &error);
  g_clear_object (&result);
  g_assert_nonnull (strstr (opml, "byline:keepDays=\"365\" byline:keepUnread=\"as-read\""));

  fixture_tear_down (fixture, NULL);
  memset (fixture, 0, sizeof *fixture);
  fixture_set_up (fixture, NULL);
  bytes = g_bytes_new (opml, strlen (opml));
  byline_library_import_async (fixture->library, bytes, NULL, fixture_cb, &result);
  fixture_wait (&result);
  report = byline_library_import_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_cmpuint (report->n_added, ==, 2);
  publications = fixture_publications (fixture->library);
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *row = publications->pdata[i];
      gboolean is_pier = g_str_equal (row->name, "The Pier");

      g_assert_cmpuint (row->retention.days, ==, is_pier ? 365 : 0);
      g_assert_cmpuint (row->retention.stories, ==, 0);
      g_assert_cmpint (row->retention.unread, ==,
                       is_pier ? BYLINE_KEEP_UNREAD_AS_READ : BYLINE_KEEP_UNREAD_DEFAULT);
    }
  byline_clock_set_now (0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/library/retention/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("saved-stays", test_saved_stays);
  ADD ("pictures", test_pictures);
  ADD ("usage", test_usage);
  ADD ("preview", test_preview);
  ADD ("opml", test_opml);
  return g_test_run ();
}
