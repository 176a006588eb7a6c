/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-sample.h"

#include "library-fixture.h"

static BylineLibrary *
open_library (BylineProfile *profile)
{
  Fixture fixture = { .profile = profile };

  return fixture_open (&fixture);
}

static void
fill (BylineSample  *sample,
      BylineLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  byline_sample_fill_async (sample, library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  byline_sample_fill_finish (sample, result, &error);
  g_assert_no_error (error);
}

static guint
count_stories (BylineLibrary *library)
{
  g_autoptr (GArray) ids = fixture_list (library, NULL);

  return ids->len;
}

/* Two stories are whole only on their pages. */
static void
check_excerpts (BylineLibrary *library)
{
  g_autoptr (GArray) ids = fixture_list (library, NULL);
  guint n_excerpts = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 story = g_array_index (ids, gint64, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineArticle) article = fixture_load (library, story, &error);
      g_autoptr (BylineArticle) whole = NULL;

      g_assert_no_error (error);
      if (!article->is_excerpt)
        continue;

      n_excerpts++;
      whole = fixture_fetch (library, story, &error);
      g_assert_no_error (error);
      g_assert_false (whole->is_excerpt);
      g_assert_cmpuint (whole->blocks->len, >, article->blocks->len + 3);
    }
  g_assert_cmpuint (n_excerpts, ==, 2);
}

static void
stop (BylineSample *sample)
{
  fixture_run_ms (20);
  g_assert_finalize_object (sample);
}

/* Started twice it has one address; when that is taken, it starts afresh. */
static void
test_sample (void)
{
  BylineProfile *profile = byline_profile_new_sample ();
  g_autoptr (GSocketService) squatter = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  BylineLibrary *library;
  BylineSample *sample;
  guint n_stories;

  sample = byline_sample_start (profile, &error);
  g_assert_no_error (error);
  first = g_strdup (byline_sample_get_url (sample));
  library = open_library (profile);
  fill (sample, library);
  n_stories = count_stories (library);
  g_assert_cmpuint (n_stories, >=, 24);
  counts = fixture_counts (library);
  g_assert_cmpuint (counts->sections->len, >=, 4);
  g_assert_cmpuint (counts->authors->len, >=, 5);
  publications = fixture_publications (library);
  g_assert_cmpuint (publications->len, ==, 1);
  check_excerpts (library);
  fixture_close (library);
  stop (sample);

  sample = byline_sample_start (profile, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (byline_sample_get_url (sample), ==, first);
  library = open_library (profile);
  g_assert_cmpuint (count_stories (library), ==, n_stories);
  fill (sample, library);
  g_assert_cmpuint (count_stories (library), ==, n_stories);
  fixture_close (library);
  stop (sample);

  squatter = g_socket_service_new ();
  uri = g_uri_parse (first, G_URI_FLAGS_NONE, &error);
  address = g_inet_socket_address_new_from_string ("127.0.0.1", (guint) g_uri_get_port (uri));
  g_socket_listener_add_address (G_SOCKET_LISTENER (squatter), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, NULL, &error);
  g_assert_no_error (error);
  sample = byline_sample_start (profile, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (byline_sample_get_url (sample), !=, first);
  library = open_library (profile);
  g_assert_cmpuint (count_stories (library), ==, 0);
  fill (sample, library);
  g_assert_cmpuint (count_stories (library), ==, n_stories);
  fixture_close (library);
  stop (sample);
  g_assert_finalize_object (profile);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/library/sample/start", test_sample);
  return g_test_run ();
}
