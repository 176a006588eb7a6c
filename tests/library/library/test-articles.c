/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "byline-clock.h"
#include "byline-documents.h"
#include "byline-error.h"
#include "byline-library-parts-private.h"
#include "byline-render.h"

#include "library-fixture.h"

#define PARAGRAPH                                                                                  \
  "<p>The tide came in over the stones before the ferry had turned, and those who waited on the "  \
  "pier put their papers away and looked out for its lamps, as they did every evening of the "     \
  "year when the water was high and the wind stood in the west.</p>"

static const char page[] =
  "<!DOCTYPE html><html lang=\"en\"><head><title>Story 1 - The Pier</title>"
  "<meta property=\"og:title\" content=\"Story 1\">"
  "<meta property=\"og:type\" content=\"article\"></head><body>"
  "<nav><a href=\"/\">Home</a> <a href=\"/about\">About</a></nav>"
  "<main><article><h1>Story 1</h1>"
  "<figure><img src=\"/lead.gif\" width=\"900\" height=\"600\" alt=\"A pier\">"
  "<figcaption>The pier at dusk. Photo: Ada Lindgren</figcaption></figure>" PARAGRAPH
  "<p>A line that only the page has: the lamps were green.</p>" PARAGRAPH PARAGRAPH
  "</article></main><footer>All rights reserved</footer></body></html>";

static void
subscribe (Fixture *fixture, guint n)
{
  g_autofree char *rss = fixture_rss ("The Pier", 0, n);
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/feed.xml", "application/rss+xml", rss);
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  fixture_serve (fixture, "/story-1", "text/html; charset=utf-8", page);
  fixture_serve_picture (fixture, "/lead.gif");
}

static gboolean
says (BylineArticle *article, const char *words)
{
  g_autofree char *text = byline_render_text (article);

  return strstr (text, words) != NULL;
}

static char *
story_key (BylineLibrary *library, gint64 story_id)
{
  g_autoptr (GPtrArray) stories = fixture_stories (library, NULL);

  for (guint i = 0; i < stories->len; i++)
    {
      const BylineStory *row = g_ptr_array_index (stories, i);

      if (row->id == story_id)
        return g_strdup (row->key);
    }
  g_assert_not_reached ();
}

static void
story_changed_cb (BylineLibrary *library, gint64 story_id, gint64 *changed)
{
  *changed = story_id;
}

/* An excerpt is what the feed has; opening it brings its page, once. */
static void
test_fetch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineArticle) excerpt = NULL;
  g_autoptr (BylineArticle) fetched = NULL;
  g_autoptr (BylineArticle) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 changed = 0;
  gint64 story_id;

  subscribe (fixture, 3);
  story_id = fixture_story (fixture->library, "Story 1");
  g_signal_connect (fixture->library, "story-changed", G_CALLBACK (story_changed_cb), &changed);
  excerpt = fixture_load (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_true (excerpt->is_excerpt);
  g_assert_true (says (excerpt, "The short of story 1."));

  fetched = fixture_fetch (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_false (fetched->is_excerpt);
  g_assert_true (says (fetched, "the lamps were green"));
  g_assert_false (says (fetched, "All rights reserved"));
  g_assert_cmpstr (fetched->title, ==, "Story 1");
  g_assert_cmpint (fetched->published, ==, excerpt->published);
  g_assert_nonnull (fetched->key);
  g_assert_cmpint (changed, ==, story_id);

  fixture_stop_server (fixture);
  again = fixture_load (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_true (says (again, "the lamps were green"));
}

/* Releases of the formatter break it differently. */
/* clang-format off */
static const char beginning[] =
  "<!DOCTYPE html><html lang=\"en\"><head><title>Story 1 - The Pier</title>"
  "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Story 1\","
  "\"isAccessibleForFree\":false}</script></head><body><main><article><h1>Story 1</h1>" PARAGRAPH
    PARAGRAPH "<div class=\"paywall\"><p>Subscribe to read on.</p></div>"
  "</article></main></body></html>";
/* clang-format on */

static BylineArticle *
refetch (Fixture *fixture, gint64 story_id)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) owned = NULL;
  g_autoptr (GError) error = NULL;
  BylineArticle *article;

  byline_library_refetch_article_async (fixture->library, story_id, NULL, fixture_cb, &result);
  owned = fixture_wait (&result);
  article = byline_library_fetch_article_finish (fixture->library, owned, &error);
  g_assert_no_error (error);
  return article;
}

/* A page that shows only a beginning is asked for once a day, or when that is wished. */
static void
test_beginning (Fixture *fixture, gconstpointer data)
{
  const gint64 now = 1800000000;
  g_autoptr (BylineArticle) first = NULL;
  g_autoptr (BylineArticle) again = NULL;
  g_autoptr (BylineArticle) next_day = NULL;
  g_autoptr (BylineArticle) that_day = NULL;
  g_autoptr (BylineArticle) wished = NULL;
  g_autoptr (GError) error = NULL;
  Route *route;
  gint64 story_id;

  byline_clock_set_now (now);
  subscribe (fixture, 2);
  route = fixture_serve (fixture, "/story-1", "text/html; charset=utf-8", beginning);
  story_id = fixture_story (fixture->library, "Story 1");
  first = fixture_fetch (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_true (first->is_excerpt);
  g_assert_cmpint (first->fetched, ==, now);
  g_assert_cmpuint (route->n_requests, ==, 1);

  byline_clock_set_now (now + 23 * 60 * 60);
  again = fixture_fetch (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_true (says (again, "The tide came in"));
  g_assert_cmpuint (route->n_requests, ==, 1);

  byline_clock_set_now (now + 25 * 60 * 60);
  next_day = fixture_fetch (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (route->n_requests, ==, 2);
  that_day = fixture_fetch (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (route->n_requests, ==, 2);

  wished = refetch (fixture, story_id);
  g_assert_cmpuint (route->n_requests, ==, 3);
  byline_clock_set_now (0);
}

static void
test_fetch_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineArticle) before = NULL;
  g_autoptr (BylineArticle) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 story_id;

  subscribe (fixture, 3);
  story_id = fixture_story (fixture->library, "Story 2");
  before = fixture_load (fixture->library, story_id, &error);
  g_assert_no_error (error);

  g_assert_null (fixture_fetch (fixture->library, story_id, &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (fixture_fetch (fixture->library, 12345, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (fixture_load (fixture->library, 12345, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  after = fixture_load (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_true (after->is_excerpt);
  g_assert_true (says (after, "The short of story 2."));
}

/* A file that is gone or cut in half is fetched again; if its page is gone, that is said. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = NULL;
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  gint64 story_id;

  subscribe (fixture, 3);
  story_id = fixture_story (fixture->library, "Story 1");
  key = story_key (fixture->library, story_id);
  file = fixture_article_file (fixture, key);
  g_assert_true (g_file_get_contents (file, &text, &length, NULL));

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (BylineArticle) fetched = NULL;
      g_autoptr (BylineArticle) loaded = NULL;

      if (round == 0)
        g_remove (file);
      else
        g_file_set_contents (file, text, (gssize) length / 2, NULL);
      g_assert_null (fixture_load (fixture->library, story_id, &error));
      g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NO_ARTICLE);
      g_clear_error (&error);
      fetched = fixture_fetch (fixture->library, story_id, &error);
      g_assert_no_error (error);
      g_assert_true (says (fetched, "the lamps were green"));
      g_assert_cmpstr (fetched->title, ==, "Story 1");
      loaded = fixture_load (fixture->library, story_id, &error);
      g_assert_no_error (error);
      g_assert_true (says (loaded, "the lamps were green"));
    }

  g_remove (file);
  fixture_serve_status (fixture, "/story-1", 404);
  g_assert_null (fixture_fetch (fixture->library, story_id, &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND);
}

static guint
count_unread (Fixture *fixture)
{
  g_autoptr (BylineCounts) counts = fixture_counts (fixture->library);

  return counts->n_unread;
}

static GArray *
finish_mark (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  GArray *rows;

  rows = byline_library_mark_finish (fixture->library, fixture_wait (result), &error);
  g_assert_no_error (error);
  g_clear_object (result);
  return rows;
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) marked = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) undone = NULL;
  g_autoptr (GArray) section = NULL;
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (BylineFilter) harbours = byline_filter_new ();
  GAsyncResult *result = NULL;
  gint64 story_id;

  subscribe (fixture, 6);
  story_id = fixture_story (fixture->library, "Story 1");
  marked = fixture_mark (fixture->library, story_id, BYLINE_STORY_FLAG_READ, TRUE);
  g_assert_cmpuint (marked->len, ==, 1);
  again = fixture_mark (fixture->library, story_id, BYLINE_STORY_FLAG_READ, TRUE);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpuint (count_unread (fixture), ==, 5);

  byline_filter_add_section (harbours, "Harbours");
  byline_library_mark_all_read_async (fixture->library, harbours, NULL, fixture_cb, &result);
  section = finish_mark (fixture, &result);
  g_assert_cmpuint (section->len, ==, 3);
  g_assert_cmpuint (count_unread (fixture), ==, 2);

  byline_library_mark_all_read_async (fixture->library, filter, NULL, fixture_cb, &result);
  all = finish_mark (fixture, &result);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (count_unread (fixture), ==, 0);

  byline_library_mark_async (fixture->library, (const gint64 *) (gpointer) all->data, all->len,
                             BYLINE_STORY_FLAG_READ, FALSE, NULL, fixture_cb, &result);
  undone = finish_mark (fixture, &result);
  g_assert_cmpuint (undone->len, ==, 2);
  g_assert_cmpuint (count_unread (fixture), ==, 2);
}

static void
changes_cb (BylineLibrary *library, guint changes, guint *all)
{
  *all |= changes;
}

/* Of a few stories each is named, and nobody has to read the others again; of many "changed" says all. */
static void
test_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) marked = NULL;
  g_autoptr (GArray) many = NULL;
  gint64 named = 0;
  guint changes = 0;
  gint64 story_id;

  subscribe (fixture, 120);
  fixture_run_ms (20);
  story_id = fixture_story (fixture->library, "Story 1");
  g_signal_connect (fixture->library, "story-changed", G_CALLBACK (story_changed_cb), &named);
  g_signal_connect (fixture->library, "changed", G_CALLBACK (changes_cb), &changes);
  marked = fixture_mark (fixture->library, story_id, BYLINE_STORY_FLAG_READ, TRUE);
  for (guint i = 0; i < 200 && changes == 0; i++)
    fixture_run_ms (5);
  g_assert_cmpint (named, ==, story_id);
  g_assert_cmpuint (changes, ==, BYLINE_LIBRARY_CHANGES_STORY_FLAGS);

  named = 0;
  changes = 0;
  byline_library_mark_all_read_async (fixture->library, filter, NULL, fixture_cb, &result);
  many = finish_mark (fixture, &result);
  g_assert_cmpuint (many->len, ==, 119);
  for (guint i = 0; i < 200 && changes == 0; i++)
    fixture_run_ms (5);
  g_assert_cmpint (named, ==, 0);
  g_assert_cmpuint (changes, ==, BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS);
}

/* A saved story has its pictures with the data: the cache may go, and the server too. */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lead = fixture_url (fixture, "/lead.gif");
  g_autofree char *cache = g_build_filename (fixture->dir, "cache", NULL);
  g_autofree char *kept = g_build_filename (fixture->dir, "pictures", NULL);
  g_autofree char *aside = g_build_filename (fixture->dir, "aside", NULL);
  g_autofree char *aside_too = g_build_filename (fixture->dir, "aside-too", NULL);
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (GBytes) online = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) offline = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 story_id;

  subscribe (fixture, 3);
  story_id = fixture_story (fixture->library, "Story 1");
  article = fixture_fetch (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (article->lead);
  g_assert_cmpstr (article->lead->url, ==, lead);
  online = fixture_load_picture (fixture->library, lead, &error);
  g_assert_no_error (error);

  /* The cache may be wiped at any time: the picture comes back. */
  g_assert_cmpint (g_rename (cache, aside), ==, 0);
  again = fixture_load_picture (fixture->library, lead, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (online, again));

  rows = fixture_mark (fixture->library, story_id, BYLINE_STORY_FLAG_SAVED, TRUE);
  g_assert_cmpuint (rows->len, ==, 1);
  for (guint i = 0; i < 200 && !g_file_test (kept, G_FILE_TEST_IS_DIR); i++)
    fixture_run_ms (5);
  fixture_run_ms (50);
  fixture_stop_server (fixture);
  fixture_close (g_steal_pointer (&fixture->library));
  g_rename (cache, aside_too);
  fixture->library = fixture_open (fixture);
  offline = fixture_load_picture (fixture->library, lead, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (online, offline));
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  static const struct {
    gboolean by_key;
    gboolean is_there;
  } cases[] = { { TRUE, TRUE }, { FALSE, TRUE }, { FALSE, FALSE } };
  gint64 story_id;

  subscribe (fixture, 3);
  story_id = fixture_story (fixture->library, "Story 1");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reference = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      gint64 found;

      if (cases[i].by_key)
        reference = story_key (fixture->library, story_id);
      else
        reference = g_strdup_printf ("%" G_GINT64_FORMAT, cases[i].is_there ? story_id : 99);
      byline_library_find_story_async (fixture->library, reference, NULL, fixture_cb, &result);
      found = byline_library_find_story_finish (fixture->library, fixture_wait (&result), &error);
      g_assert_cmpint (found, ==, cases[i].is_there ? story_id : 0);
      if (!cases[i].is_there)
        g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
    }
}

static BylineCheckReport *
check (Fixture *fixture, gboolean repair)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BylineCheckReport *health;

  byline_library_check_async (fixture->library, repair, NULL, fixture_cb, &result);
  health = byline_library_check_finish (fixture->library, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return health;
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineCheckReport) well = NULL;
  g_autoptr (BylineCheckReport) ill = NULL;
  g_autofree char *key = NULL;
  g_autofree char *file = NULL;

  subscribe (fixture, 4);
  well = check (fixture, FALSE);
  g_assert_cmpuint (well->n_stories, ==, 4);
  g_assert_cmpuint (well->n_articles, ==, 4);
  g_assert_cmpuint (well->problems->len, ==, 0);

  key = story_key (fixture->library, fixture_story (fixture->library, "Story 1"));
  file = fixture_article_file (fixture, key);
  g_remove (file);
  ill = check (fixture, TRUE);
  g_assert_cmpuint (ill->problems->len, >=, 1);
}

/* The database is deleted: subscriptions, stories and marks come back. */
static void
test_rebuild (Fixture *fixture, gconstpointer data)
{
  g_autofree char *database = g_build_filename (fixture->dir, "library.db", NULL);
  g_autofree char *wal = g_strconcat (database, "-wal", NULL);
  g_autofree char *shm = g_strconcat (database, "-shm", NULL);
  g_autoptr (GArray) read = NULL;
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (BylineRebuilt) rebuilt = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;
  guint n_read = 0;
  guint n_saved = 0;

  subscribe (fixture, 5);
  read = fixture_mark (fixture->library, fixture_story (fixture->library, "Story 1"),
                       BYLINE_STORY_FLAG_READ, TRUE);
  saved = fixture_mark (fixture->library, fixture_story (fixture->library, "Story 2"),
                        BYLINE_STORY_FLAG_SAVED, TRUE);
  fixture_close (g_steal_pointer (&fixture->library));
  g_remove (database);
  g_remove (wal);
  g_remove (shm);

  rebuilt = byline_library_rebuild_profile (fixture->profile, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rebuilt->n_stories, ==, 5);
  fixture->library = fixture_open (fixture);
  stories = fixture_stories (fixture->library, NULL);
  g_assert_cmpuint (stories->len, ==, 5);
  for (guint i = 0; i < stories->len; i++)
    {
      const BylineStory *story = g_ptr_array_index (stories, i);

      g_assert_cmpint (story->is_read, ==, g_str_equal (story->title, "Story 1"));
      g_assert_cmpint (story->is_saved, ==, g_str_equal (story->title, "Story 2"));
      n_read += story->is_read ? 1 : 0;
      n_saved += story->is_saved ? 1 : 0;
    }
  g_assert_cmpuint (n_read, ==, 1);
  g_assert_cmpuint (n_saved, ==, 1);
  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, 1);
}

static void
test_documents (void)
{
  g_autofree char *rss = fixture_rss ("The Pier", 0, 2);
  g_autoptr (GBytes) feed = g_bytes_new (rss, strlen (rss));
  g_autoptr (GBytes) html = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *feed_json = NULL;
  g_autofree char *page_json = NULL;

  feed_json = byline_parse_feed_to_json (feed, "http://a.example/", NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (feed_json, "https://jsonfeed.org/version/1.1"));
  page_json = byline_extract_page_to_json (html, "http://a.example/story", "text/html", NULL, TRUE,
                                           &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (page_json, "the lamps were green"));
  g_assert_null (byline_parse_feed_to_json (html, NULL, NULL, FALSE, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_IS_A_PAGE);
  g_clear_error (&error);
  g_assert_null (byline_extract_page_to_json (nothing, NULL, NULL, NULL, FALSE, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_EMPTY);
}

/* The rules of a site count for its pages; what cannot be read in them is said, no more. */
static void
test_site_rules (Fixture *fixture, gconstpointer data)
{
  static const char rules[] = "body: //article/p[2]/..\nstrip: //article/p[1]\nnonsense\n";
  g_autofree char *folder = g_build_filename (fixture->dir, "site-rules", NULL);
  g_autofree char *file = g_build_filename (folder, "127.0.0.1.txt", NULL);
  g_autofree char *global = g_build_filename (folder, "global.txt", NULL);
  g_autofree char *url = fixture_url (fixture, "/story-1");
  g_autoptr (GBytes) html = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  const BylinePageOptions options = { .config_dir = fixture->dir, .warnings = warnings };
  g_autofree char *elsewhere = NULL;
  g_autofree char *here = NULL;
  g_autoptr (BylineArticle) fetched = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, rules, -1, NULL));
  g_assert_true (g_file_set_contents (global, "title: //h6\n", -1, NULL));
  subscribe (fixture, 2);
  fetched = fixture_fetch (fixture->library, fixture_story (fixture->library, "Story 1"), &error);
  g_assert_no_error (error);
  g_assert_true (says (fetched, "the lamps were green"));
  g_assert_cmpuint (fetched->blocks->len, ==, 3);

  here = byline_extract_page_to_json (html, url, NULL, &options, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), "127.0.0.1.txt, line 3"));
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 1), "title: found nothing"));
  elsewhere = byline_extract_page_to_json (html, "http://else.example/story-1", NULL, &options,
                                           FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (here), <, strlen (elsewhere));
}

/* Where the site's rules know of a page with all of the text, that is the one that is read. */
static void
test_single_page (Fixture *fixture, gconstpointer data)
{
  static const char rules[] = "single_page_link: //a[@class='all']/@href\n";
  static const char part[] =
    "<html><head><title>Story 1</title></head><body><article><h1>Story 1</h1>" PARAGRAPH
    "<p><a class=\"all\" href=\"/story-1/all\">On one page</a></p></article></body></html>";
  g_autofree char *folder = g_build_filename (fixture->dir, "site-rules", NULL);
  g_autofree char *file = g_build_filename (folder, "127.0.0.1.txt", NULL);
  g_autoptr (BylineArticle) fetched = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, rules, -1, NULL));
  subscribe (fixture, 2);
  fixture_serve (fixture, "/story-1", "text/html; charset=utf-8", part);
  fixture_serve (fixture, "/story-1/all", "text/html; charset=utf-8", page);
  fetched = fixture_fetch (fixture->library, fixture_story (fixture->library, "Story 1"), &error);
  g_assert_no_error (error);
  g_assert_true (says (fetched, "the lamps were green"));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/library/articles/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

static guint
count_kept (Fixture *fixture)
{
  g_autofree char *kept = g_build_filename (fixture->dir, "pictures", NULL);
  g_autoptr (GDir) dir = g_dir_open (kept, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *shard = g_build_filename (kept, name, NULL);
      g_autoptr (GDir) files = g_dir_open (shard, 0, NULL);

      while (files != NULL && g_dir_read_name (files) != NULL)
        n++;
    }
  return n;
}

static BylinePicturesReport *
keep_pictures (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_keep_pictures_async (fixture->library, NULL, 0, NULL, NULL, NULL, fixture_cb,
                                      &result);
  fixture_wait (&result);
  return byline_library_keep_pictures_finish (fixture->library, result, error);
}

/* The window is closed right after a story was saved, or there was no network: the next run brings
 * its pictures. */
static void
test_pictures_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (BylinePicturesReport) report = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 story_id;

  subscribe (fixture, 3);
  story_id = fixture_story (fixture->library, "Story 1");
  article = fixture_fetch (fixture->library, story_id, &error);
  g_assert_no_error (error);
  byline_library_set_keeps_pictures (fixture->library, FALSE);
  rows = fixture_mark (fixture->library, story_id, BYLINE_STORY_FLAG_SAVED, TRUE);
  g_assert_cmpuint (rows->len, ==, 1);
  fixture_close (g_steal_pointer (&fixture->library));
  g_assert_cmpuint (count_kept (fixture), ==, 0);

  fixture->library = fixture_open (fixture);
  byline_library_set_automatic (fixture->library, TRUE);
  for (guint i = 0; i < 400 && count_kept (fixture) == 0; i++)
    fixture_run_ms (5);
  g_assert_cmpuint (count_kept (fixture), ==, 1);

  /* What is kept is not looked at again. */
  fixture_run_ms (50);
  report = keep_pictures (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_pictures, ==, 0);

  /* When the call is answered, they have been let go. */
  g_array_unref (g_steal_pointer (&rows));
  rows = fixture_mark (fixture->library, story_id, BYLINE_STORY_FLAG_SAVED, FALSE);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fetch", test_fetch);
  ADD ("beginning", test_beginning);
  ADD ("fetch-failures", test_fetch_failures);
  ADD ("damaged", test_damaged);
  ADD ("marks", test_marks);
  ADD ("named", test_named);
  ADD ("pictures", test_pictures);
  ADD ("pictures-later", test_pictures_later);
  ADD ("find", test_find);
  ADD ("check", test_check);
  ADD ("rebuild", test_rebuild);
  ADD ("site-rules", test_site_rules);
  ADD ("single-page", test_single_page);
  g_test_add_func ("/library/articles/documents", test_documents);
  return g_test_run ();
}
