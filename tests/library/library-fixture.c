/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library-fixture.h"

#include "byline-library-network.h"

#include <glib/gstdio.h>
#include <string.h>

/* How often, and how long at most, it is looked whether an object is gone, in milliseconds. */
#define FINALIZE_STEP_MS 5
#define FINALIZE_MS 30000

/* A GIF of one pixel. */
static const guint8 pixel[] = {
  'G', 'I', 'F', '8', '9', 'a',  1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255,  255, 0x21, 0xf9, 4,
  1,   0,   0,   0,   0,   0x2c, 0, 0, 0, 0, 1,    0, 1, 0, 0, 2, 2,   0x44, 1,   0,    0x3b,
};

static void
route_free (Route *route)
{
  g_free (route->type);
  g_free (route->body);
  g_free (route->etag);
  g_free (route->location);
  g_free (route->links);
  g_free (route->retry_after);
  g_free (route);
}

/* Returns: whether the client may come in; else the answer is made. */
static gboolean
check_login (SoupServerMessage *message, const Route *route)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *given = soup_message_headers_get_one (
    soup_server_message_get_request_headers (message), "Authorization");
  g_autofree char *encoded = NULL;
  g_autofree char *wanted = NULL;

  if (route->login == NULL)
    return TRUE;
  encoded = g_base64_encode ((const guchar *) route->login, strlen (route->login));
  wanted = g_strconcat ("Basic ", encoded, NULL);
  if (g_strcmp0 (given, wanted) == 0)
    return TRUE;
  soup_message_headers_replace (headers, "WWW-Authenticate", "Basic realm=\"Paper\"");
  soup_server_message_set_status (message, SOUP_STATUS_UNAUTHORIZED, NULL);
  return FALSE;
}

static void
handle_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Fixture *self = user_data;
  Route *route = g_hash_table_lookup (self->routes, path);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *known = soup_message_headers_get_one (
    soup_server_message_get_request_headers (message), "If-None-Match");

  self->n_requests++;
  if (route == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }

  route->n_requests++;
  if (route->stalls)
    {
      soup_server_message_pause (message);
      return;
    }
  if (!check_login (message, route))
    return;
  if (route->location != NULL)
    {
      soup_message_headers_replace (headers, "Location", route->location);
      soup_server_message_set_status (message, route->status, NULL);
      return;
    }
  if (route->retry_after != NULL)
    soup_message_headers_replace (headers, "Retry-After", route->retry_after);
  if (route->links != NULL)
    soup_message_headers_replace (headers, "Link", route->links);
  if (route->etag != NULL)
    soup_message_headers_replace (headers, "ETag", route->etag);
  if (route->etag != NULL && g_strcmp0 (known, route->etag) == 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  soup_server_message_set_status (message, route->status, NULL);
  if (route->body != NULL)
    soup_server_message_set_response (message, route->type, SOUP_MEMORY_COPY, route->body,
                                      route->length);
}

static void
start_server (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

BylineLibrary *
fixture_open (Fixture *self)
{
  return fixture_open_profile (self->profile);
}

BylineLibrary *
fixture_open_profile (BylineProfile *profile)
{
  BylineLibrary *library = byline_library_new (profile, NULL);
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  byline_library_open_async (library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  byline_library_open_finish (library, result, &error);
  g_assert_no_error (error);
  g_object_unref (result);
  return library;
}

/* What was under way comes back with its references. */
static void
drain (void)
{
  for (guint i = 0; i < 100 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

void
fixture_close (BylineLibrary *library)
{
  byline_library_close (library);
  fixture_finalize (library);
  drain ();
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("byline-library-XXXXXX", &error);
  g_assert_no_error (error);
  self->profile = byline_profile_new (self->dir);
  self->routes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) route_free);
  start_server (self);
  self->library = fixture_open (self);
}

static void
delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      delete_tree (child);
    }
  g_remove (path);
}

void
fixture_stop_server (Fixture *self)
{
  if (self->server == NULL)
    return;

  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  if (self->library != NULL)
    fixture_close (g_steal_pointer (&self->library));
  fixture_stop_server (self);
  drain ();
  g_assert_finalize_object (self->profile);
  g_hash_table_unref (self->routes);
  g_free (self->base);
  delete_tree (self->dir);
  g_free (self->dir);
}

static char *
fill_in (Fixture *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "{{base}}", -1);

  return g_strjoinv (self->base, parts);
}

Route *
fixture_serve (Fixture *self, const char *path, const char *type, const char *body)
{
  Route *route = g_new0 (Route, 1);

  route->status = SOUP_STATUS_OK;
  route->type = g_strdup (type);
  route->body = fill_in (self, body);
  route->length = strlen (route->body);
  g_hash_table_replace (self->routes, g_strdup (path), route);
  return route;
}

Route *
fixture_serve_status (Fixture *self, const char *path, guint status)
{
  Route *route = fixture_serve (self, path, "text/plain", "no");

  route->status = status;
  return route;
}

Route *
fixture_serve_picture (Fixture *self, const char *path)
{
  Route *route = fixture_serve (self, path, "image/gif", "");

  g_free (route->body);
  route->body = g_memdup2 (pixel, sizeof pixel);
  route->length = sizeof pixel;
  return route;
}

char *
fixture_url (Fixture *self, const char *path)
{
  return g_strconcat (self->base, path, NULL);
}

char *
fixture_rss (const char *title, guint first, guint n)
{
  GString *rss = g_string_new ("<?xml version=\"1.0\"?><rss version=\"2.0\""
                               " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>");

  g_string_append_printf (rss, "<title>%s</title><link>{{base}}/</link>", title);
  for (guint i = first + n; i > first; i--)
    {
      guint k = i - 1;

      g_string_append_printf (rss,
                              "<item><title>Story %u</title><link>{{base}}/story-%u</link>"
                              "<guid isPermaLink=\"false\">id-%u</guid>"
                              "<category>%s</category><dc:creator>%s</dc:creator>"
                              "<pubDate>Mon, 02 Nov 2026 %02u:%02u:%02u GMT</pubDate>"
                              "<description>The short of story %u.</description></item>",
                              k, k, k, k % 2 == 0 ? "Harbours" : "Glaciers",
                              k % 3 == 0 ? "Ada Lindgren" : "Béla Kovács", k / 3600, k / 60 % 60,
                              k % 60, k);
    }
  g_string_append (rss, "</channel></rss>");
  return g_string_free (rss, FALSE);
}

void
fixture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

GAsyncResult *
fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

void
fixture_run_ms (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, quit_cb, loop);
  g_main_loop_run (loop);
}

void
fixture_finalize (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (G_OBJECT (object), &weak);
  g_object_unref (object);
  for (guint i = 0; weak != NULL && i < FINALIZE_MS / FINALIZE_STEP_MS; i++)
    fixture_run_ms (FINALIZE_STEP_MS);
  g_assert_null (weak);
}

BylinePublication *
fixture_subscribe (Fixture *self, const char *path, const char *folder, GError **error)
{
  g_autofree char *url = fixture_url (self, path);
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_subscribe_async (self->library, url, BYLINE_NETWORK_PRIVATE, folder, NULL,
                                  fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_subscribe_finish (self->library, result, error);
}

GPtrArray *
fixture_discover (Fixture *self, const char *text, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_discover_guessing_async (self->library, text, NULL, fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_discover_finish (self->library, result, error);
}

BylineRefreshReport *
fixture_refresh (BylineLibrary *library, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_refresh_async (library, 0, FALSE, NULL, fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_refresh_finish (library, result, error);
}

GPtrArray *
fixture_publications (BylineLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *publications;

  byline_library_get_publications_async (library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  publications = byline_library_get_publications_finish (library, result, &error);
  g_assert_no_error (error);
  return publications;
}

BylineCounts *
fixture_counts (BylineLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BylineCounts *counts;

  byline_library_get_counts_async (library, NULL, NULL, fixture_cb, &result);
  fixture_wait (&result);
  counts = byline_library_get_counts_finish (library, result, &error);
  g_assert_no_error (error);
  return counts;
}

GArray *
fixture_list (BylineLibrary *library, BylineFilter *filter)
{
  g_autoptr (BylineFilter) used = filter != NULL ? filter : byline_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *ids;

  byline_library_list_story_ids_async (library, used, 0, 0, NULL, fixture_cb, &result);
  fixture_wait (&result);
  ids = byline_library_list_story_ids_finish (library, result, &error);
  g_assert_no_error (error);
  return ids;
}

GPtrArray *
fixture_stories (BylineLibrary *library, BylineFilter *filter)
{
  g_autoptr (GArray) ids = fixture_list (library, filter);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *stories;

  byline_library_get_stories_async (library, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                    fixture_cb, &result);
  fixture_wait (&result);
  stories = byline_library_get_stories_finish (library, result, &error);
  g_assert_no_error (error);
  return stories;
}

gint64
fixture_story (BylineLibrary *library, const char *title)
{
  g_autoptr (GPtrArray) stories = fixture_stories (library, NULL);

  for (guint i = 0; i < stories->len; i++)
    {
      const BylineStory *story = g_ptr_array_index (stories, i);

      if (g_strcmp0 (story->title, title) == 0)
        return story->id;
    }
  g_assert_not_reached ();
}

GArray *
fixture_mark (BylineLibrary *library, gint64 story_id, BylineStoryFlag flag, gboolean value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *rows;

  byline_library_mark_async (library, &story_id, 1, flag, value, NULL, fixture_cb, &result);
  fixture_wait (&result);
  rows = byline_library_mark_finish (library, result, &error);
  g_assert_no_error (error);
  return rows;
}

BylineArticle *
fixture_load (BylineLibrary *library, gint64 story_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_load_article_async (library, story_id, NULL, fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_load_article_finish (library, result, error);
}

BylineArticle *
fixture_fetch (BylineLibrary *library, gint64 story_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_fetch_article_async (library, story_id, NULL, fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_fetch_article_finish (library, result, error);
}

GBytes *
fixture_load_picture (BylineLibrary *library, const char *url, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_load_picture_async (library, url, BYLINE_NETWORK_PRIVATE, NULL, fixture_cb,
                                     &result);
  fixture_wait (&result);
  return byline_library_load_picture_finish (library, result, error);
}

static char *
find_file (const char *path, const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *child;

  while (dir != NULL && (child = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, child, NULL);
      char *found;

      if (g_str_equal (child, name))
        return g_steal_pointer (&below);
      found = find_file (below, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

char *
fixture_article_file (Fixture *self, const char *key)
{
  g_autofree char *dir = g_build_filename (self->dir, "articles", NULL);
  g_autofree char *name = g_strconcat (key, ".json", NULL);
  char *file = find_file (dir, name);

  g_assert_nonnull (file);
  return file;
}

void
fixture_must_subscribe (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = fixture_subscribe (fixture, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (publication);
}

BylineRefreshReport *
fixture_must_refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  BylineRefreshReport *report = fixture_refresh (fixture->library, &error);

  g_assert_no_error (error);
  return report;
}

BylineFeed *
fixture_get_feed (Fixture *fixture)
{
  g_autoptr (GPtrArray) publications = fixture_publications (fixture->library);
  const BylinePublication *publication = g_ptr_array_index (publications, 0);

  return byline_feed_copy (g_ptr_array_index (publication->feeds, 0));
}
