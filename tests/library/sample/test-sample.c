/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-sample.h"

#include "library-fixture.h"

static void
fill (BylineSample *sample, BylineLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  byline_sample_subscribe_async (sample, library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  byline_sample_subscribe_finish (sample, result, &error);
  g_assert_no_error (error);
}

static guint
count_stories (BylineLibrary *library)
{
  g_autoptr (GArray) ids = fixture_list (library, NULL);

  return ids->len;
}

/* Two of the edition's stories are whole only on their pages. */
static void
check_excerpts (BylineLibrary *library, BylineSample *sample)
{
  g_autoptr (GArray) ids = fixture_list (library, NULL);
  guint n_excerpts = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 story_id = g_array_index (ids, gint64, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineArticle) article = fixture_load (library, story_id, &error);
      g_autoptr (BylineArticle) whole = NULL;

      g_assert_no_error (error);
      if (!article->is_excerpt || !g_str_has_prefix (article->url, byline_sample_get_url (sample)))
        continue;

      n_excerpts++;
      whole = fixture_fetch (library, story_id, &error);
      g_assert_no_error (error);
      g_assert_false (whole->is_excerpt);
      g_assert_cmpuint (whole->blocks->len, >, article->blocks->len + 3);
    }
  /* Two of the Dispatch, and those of the page without a feed. */
  g_assert_cmpuint (n_excerpts, ==, 2 + 3);
}

static void
stop (BylineSample *sample)
{
  fixture_finalize (sample);
}

/* A folder of its own, in which a person has subscribed to something and marked things. */
typedef struct {
  Fixture other; /* a library elsewhere, and a server that is not the sample's */
  char *dir;
  BylineProfile *profile;
  BylineSample *sample;
  BylineLibrary *library;
  GSocket *squatter; /* nullable */
} Edition;

static void
edition_start (Edition *self)
{
  g_autoptr (GError) error = NULL;

  self->sample = byline_sample_start (self->profile, &error);
  g_assert_no_error (error);
  self->library = fixture_open_profile (self->profile);
  byline_sample_attach (self->sample, self->library);
  fill (self->sample, self->library);
}

static void
edition_stop (Edition *self)
{
  fixture_close (g_steal_pointer (&self->library));
  stop (g_steal_pointer (&self->sample));
}

static void
edition_set_up (Edition *self, gconstpointer data)
{
  fixture_set_up (&self->other, NULL);
  self->dir = g_build_filename (self->other.dir, "edition", NULL);
  self->profile = byline_profile_new_sample_below (self->dir);
  edition_start (self);
}

static void
edition_tear_down (Edition *self, gconstpointer data)
{
  edition_stop (self);
  g_clear_object (&self->squatter);
  g_assert_finalize_object (self->profile);
  g_free (self->dir);
  fixture_tear_down (&self->other, NULL);
}

/* Somebody else listens where the sample did. */
static void
edition_take_port (Edition *self)
{
  g_autoptr (GUri) uri = g_uri_parse (byline_sample_get_url (self->sample), G_URI_FLAGS_NONE, NULL);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  edition_stop (self);
  address = g_inet_socket_address_new_from_string ("127.0.0.1", (guint) g_uri_get_port (uri));
  self->squatter = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 &error);
  g_assert_no_error (error);
  g_socket_bind (self->squatter, address, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (self->squatter, &error);
  g_assert_no_error (error);
}

static void
edition_subscribe (Edition *self, const char *path, const char *title)
{
  g_autofree char *feed = fixture_rss (title, 1, 3);
  g_autofree char *url = fixture_url (&self->other, path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (&self->other, path, "application/rss+xml", feed);
  byline_library_subscribe_async (self->library, url, BYLINE_NETWORK_PRIVATE, "Mine", NULL,
                                  fixture_cb, &result);
  fixture_wait (&result);
  publication = byline_library_subscribe_finish (self->library, result, &error);
  g_assert_no_error (error);
}

/* Started twice it has one address and one state. */
static void
test_start (Edition *self, gconstpointer data)
{
  guint n_stories = count_stories (self->library);
  g_autofree char *first = g_strdup (byline_sample_get_url (self->sample));
  g_autoptr (BylineCounts) counts = fixture_counts (self->library);
  g_autoptr (GPtrArray) publications = fixture_publications (self->library);

  g_assert_cmpuint (n_stories, ==, 43);
  g_assert_cmpuint (counts->sections->len, >=, 4);
  g_assert_cmpuint (counts->authors->len, >=, 5);
  g_assert_cmpuint (publications->len, ==, 5);
  check_excerpts (self->library, self->sample);

  edition_stop (self);
  edition_start (self);
  g_assert_cmpstr (byline_sample_get_url (self->sample), ==, first);
  g_assert_cmpuint (count_stories (self->library), ==, n_stories);
}

static guint
count_saved (BylineLibrary *library)
{
  BylineFilter *filter = byline_filter_new ();
  g_autoptr (GArray) ids = NULL;

  filter->saved = TRUE;
  ids = fixture_list (library, filter);
  return ids->len;
}

/* Where its port is taken nothing is lost: neither what a person did, nor what the edition is. */
static void
test_taken_port (Edition *self, gconstpointer data)
{
  g_autofree char *url = g_strdup (byline_sample_get_url (self->sample));
  g_autofree char *letter = g_build_filename (self->dir, "letter.txt", NULL);
  g_autofree char *picture = g_strconcat (url, "icon.png", NULL);
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  gint64 story_id;
  guint n_stories;

  edition_subscribe (self, "/mine.xml", "Mine");
  ids = fixture_list (self->library, NULL);
  n_stories = ids->len;
  story_id = g_array_index (ids, gint64, 0);
  g_array_unref (fixture_mark (self->library, story_id, BYLINE_STORY_FLAG_SAVED, TRUE));
  g_assert_true (g_file_set_contents (letter, "Dear", -1, NULL));

  edition_take_port (self);
  edition_start (self);
  g_assert_cmpuint (count_stories (self->library), ==, n_stories);
  g_assert_cmpuint (count_saved (self->library), ==, 1);
  publications = fixture_publications (self->library);
  g_assert_cmpuint (publications->len, ==, 6);
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (byline_sample_get_url (self->sample), ==, url);

  /* Its server answers, wherever it listens: feeds, pages and pictures. */
  {
    g_autoptr (BylineRefreshReport) report = fixture_refresh (self->library, &error);

    g_assert_no_error (error);
    for (guint i = 0; i < report->failures->len; i++)
      g_test_message ("%s", (const char *) report->failures->pdata[i]);
    g_assert_cmpuint (report->n_failed, ==, 0);
  }
  check_excerpts (self->library, self->sample);
  bytes = fixture_load_picture (self->library, picture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

/* A state that cannot be read is made anew; what lies beside it stays. */
static void
test_damaged_state (Edition *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->dir, "sample.ini", NULL);
  g_autoptr (GPtrArray) publications = NULL;
  guint n_stories;

  edition_subscribe (self, "/mine.xml", "Mine");
  n_stories = count_stories (self->library);
  edition_stop (self);
  g_assert_true (g_file_set_contents (file, "[Sample]\nport=none\n", -1, NULL));
  edition_start (self);
  g_assert_cmpuint (count_stories (self->library), >=, n_stories);
  publications = fixture_publications (self->library);
  g_assert_cmpuint (publications->len, >=, 2);

  edition_stop (self);
  g_assert_true (g_file_set_contents (file, "\377\376 not a key file", -1, NULL));
  edition_start (self);
  g_assert_cmpuint (count_stories (self->library), >=, n_stories);
}

static void
assert_refused (const char *dir, const char *name, const char *contents)
{
  g_autofree char *file = g_build_filename (dir, name, NULL);
  g_autoptr (BylineProfile) profile = byline_profile_new_sample_below (dir);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GDir) names = NULL;

  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, contents, -1, NULL));
  g_assert_null (byline_sample_start (profile, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (file, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, contents);
  names = g_dir_open (dir, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (names), ==, name);
  g_assert_null (g_dir_read_name (names));
}

/* A folder that is not the edition's is left as it is. */
static void
test_foreign_folder (Edition *self, gconstpointer data)
{
  g_autofree char *letters = g_build_filename (self->other.dir, "letters", NULL);
  g_autofree char *library = g_build_filename (self->other.dir, "library", NULL);
  g_autofree char *samples = g_build_filename (self->other.dir, "samples", NULL);

  assert_refused (letters, "letter.txt", "Dear");
  assert_refused (library, "journal.jsonl", "{}\n");
  assert_refused (samples, "sample.ini", "[Colour]\nname=blue\n");
}

static BylineImportReport *
move (Edition *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_sample_move_async (self->sample, self->library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  return byline_sample_move_finish (self->sample, result, error);
}

static guint
count_publications (BylineLibrary *library)
{
  g_autoptr (GPtrArray) publications = fixture_publications (library);

  return publications->len;
}

/* What a person subscribed to in the edition (one publication, of two feeds) goes to their own
 * library; the edition's own stays. */
static void
test_move (Edition *self, gconstpointer data)
{
  g_autoptr (BylineProfile) own_profile = byline_profile_new (NULL);
  g_autoptr (BylineImportReport) report = NULL;
  g_autoptr (BylineImportReport) again = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  const BylinePublication *publication;
  BylineLibrary *own;

  edition_subscribe (self, "/one.xml", "One");
  edition_subscribe (self, "/two.xml", "Two");
  report = move (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 2);
  left = fixture_publications (self->library);
  g_assert_cmpuint (left->len, ==, 5);
  g_assert_true (byline_sample_owns (self->sample, g_ptr_array_index (left, 0)));

  own = fixture_open_profile (own_profile);
  moved = fixture_publications (own);
  g_assert_cmpuint (moved->len, ==, 1);
  publication = g_ptr_array_index (moved, 0);
  g_assert_false (byline_sample_owns (self->sample, publication));
  g_assert_cmpuint (publication->feeds->len, ==, 2);
  g_assert_cmpstr (publication->folder, ==, "Mine");
  fixture_close (own);

  again = move (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_added, ==, 0);
  g_assert_cmpuint (count_publications (self->library), ==, 5);
}

/* Where the own library cannot be opened, the edition keeps what it has. */
static void
test_move_nowhere (Edition *self, gconstpointer data)
{
  g_autofree char *own_dir = g_build_filename (self->other.dir, "own", NULL);
  g_autofree char *in_the_way = g_build_filename (own_dir, "library.db", NULL);
  g_autoptr (BylineImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  edition_stop (self);
  g_assert_finalize_object (self->profile);
  self->profile = byline_profile_new_sample (own_dir);
  g_assert_cmpint (g_mkdir_with_parents (in_the_way, 0700), ==, 0);
  edition_start (self);
  edition_subscribe (self, "/one.xml", "One");
  report = move (self, &error);
  g_assert_null (report);
  g_assert_nonnull (error);
  g_assert_cmpuint (count_publications (self->library), ==, 6);
}

static void
add (const char *path, void (*test) (Edition *self, gconstpointer data))
{
  g_test_add (path, Edition, NULL, edition_set_up, test, edition_tear_down);
}

/* Read by the leak sanitizer: GLib's own folders of a test (see meson.build). */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:g_set_user_dirs\n";
}

int
main (int argc, char *argv[])
{
  /* What GIO would ask the desktop is not installed in the test's own folders. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/library/sample/start", test_start);
  add ("/library/sample/taken-port", test_taken_port);
  add ("/library/sample/damaged-state", test_damaged_state);
  add ("/library/sample/foreign-folder", test_foreign_folder);
  add ("/library/sample/move", test_move);
  add ("/library/sample/move-nowhere", test_move_nowhere);
  return g_test_run ();
}
