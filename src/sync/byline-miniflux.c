/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-miniflux.h"

#include <string.h>

#include "byline-error.h"
#include "byline-json-members.h"
#include "byline-json-writer.h"
#include "byline-sync-answer.h"

#define MAX_NAME 1024
#define MAX_URL 8192

static void
set_malformed (GError **error)
{
  g_set_error_literal (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_MALFORMED,
                       "The server's answer cannot be read");
}

/* Returns: (transfer none) (nullable): the answer's object. */
static JsonObject *
get_root_object (JsonParser *parser, GError **error)
{
  JsonNode *root = json_parser_get_root (parser);

  if (JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);
  set_malformed (error);
  return NULL;
}

/* Returns: (transfer none) (nullable): the answer's array. */
static JsonArray *
get_root_array (JsonParser *parser, GError **error)
{
  JsonNode *root = json_parser_get_root (parser);

  if (!JSON_NODE_HOLDS_ARRAY (root))
    {
      set_malformed (error);
      return NULL;
    }
  if (json_array_get_length (json_node_get_array (root)) <= BYLINE_SYNC_MAX_FEEDS)
    return json_node_get_array (root);
  g_set_error_literal (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_TOO_LARGE,
                       "The server's list is longer than is read");
  return NULL;
}

/* Returns: (transfer full) (nullable): an id, which is a number above 0. */
static char *
dup_id (JsonObject *object, const char *name)
{
  gint64 id = byline_json_get_int (object, name, 1, G_MAXINT64, 0);

  return id > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

/* An answer with one text of its object. */
static BylineSyncAnswer *
read_text (const char *bytes, gsize length, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonObject *object = parser != NULL ? get_root_object (parser, error) : NULL;
  char *text = byline_sync_answer_dup_text (object, name, BYLINE_SYNC_MAX_BYTES);
  BylineSyncAnswer *answer;

  if (object != NULL && text == NULL)
    set_malformed (error);
  if (text == NULL)
    return NULL;
  answer = byline_sync_answer_new ();
  answer->text = text;
  return answer;
}

/* --- The user --- */

BylineSyncRequest *
byline_miniflux_me (const BylineSyncAccess *access)
{
  return byline_sync_request_new (access, "GET", "/v1/me");
}

BylineSyncAnswer *
byline_miniflux_read_me (const char *bytes, gsize length, GError **error)
{
  return read_text (bytes, length, "username", error);
}

/* --- Subscriptions --- */

BylineSyncRequest *
byline_miniflux_feeds (const BylineSyncAccess *access)
{
  return byline_sync_request_new (access, "GET", "/v1/feeds");
}

static BylineSyncFeed *
read_feed (JsonObject *object)
{
  g_autofree char *id = dup_id (object, "id");
  g_autofree char *url = byline_sync_answer_dup_text (object, "feed_url", MAX_URL);
  JsonObject *category = byline_json_get_object (object, "category");
  BylineSyncFeed *feed;

  if (id == NULL || !byline_sync_answer_is_web_address (url))
    return NULL;
  feed = byline_sync_feed_new (id, url);
  feed->title = byline_sync_answer_dup_text (object, "title", MAX_NAME);
  feed->home_page_url = byline_sync_answer_dup_text (object, "site_url", MAX_URL);
  if (!byline_sync_answer_is_web_address (feed->home_page_url))
    g_clear_pointer (&feed->home_page_url, g_free);
  feed->folder = byline_sync_answer_dup_text (category, "title", MAX_NAME);
  feed->folder_id = dup_id (category, "id");
  return feed;
}

BylineSyncAnswer *
byline_miniflux_read_feeds (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonArray *list = parser != NULL ? get_root_array (parser, error) : NULL;
  BylineSyncAnswer *answer;

  if (list == NULL)
    return NULL;
  answer = byline_sync_answer_new ();
  answer->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_sync_feed_free);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      BylineSyncFeed *feed = read_feed (byline_json_get_object_at (list, i));

      if (feed != NULL)
        g_ptr_array_add (answer->feeds, feed);
      else
        answer->n_left_out++;
    }
  return answer;
}

BylineSyncRequest *
byline_miniflux_categories (const BylineSyncAccess *access)
{
  return byline_sync_request_new (access, "GET", "/v1/categories");
}

static void
add_category (BylineSyncAnswer *answer, JsonObject *object)
{
  g_autofree char *id = dup_id (object, "id");
  g_autofree char *name = byline_sync_answer_dup_text (object, "title", MAX_NAME);
  BylineSyncCategory *category;

  if (id == NULL || name == NULL)
    {
      answer->n_left_out++;
      return;
    }
  category = g_new0 (BylineSyncCategory, 1);
  category->id = g_steal_pointer (&id);
  category->name = g_steal_pointer (&name);
  g_ptr_array_add (answer->categories, category);
}

static BylineSyncAnswer *
answer_with_categories (void)
{
  BylineSyncAnswer *answer = byline_sync_answer_new ();

  answer->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_sync_category_free);
  return answer;
}

BylineSyncAnswer *
byline_miniflux_read_categories (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonArray *list = parser != NULL ? get_root_array (parser, error) : NULL;
  BylineSyncAnswer *answer;

  if (list == NULL)
    return NULL;
  answer = answer_with_categories ();
  for (guint i = 0; i < json_array_get_length (list); i++)
    add_category (answer, byline_json_get_object_at (list, i));
  return answer;
}

BylineSyncRequest *
byline_miniflux_counters (const BylineSyncAccess *access)
{
  return byline_sync_request_new (access, "GET", "/v1/feeds/counters");
}

BylineSyncAnswer *
byline_miniflux_read_counters (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonObject *object = parser != NULL ? get_root_object (parser, error) : NULL;
  JsonObject *unread = byline_json_get_object (object, "unreads");
  BylineSyncAnswer *answer;
  JsonObjectIter iter;
  const char *name;

  if (object == NULL)
    return NULL;
  answer = byline_sync_answer_new ();
  answer->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (unread == NULL)
    return answer;
  json_object_iter_init (&iter, unread);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      gint64 count = byline_json_get_int (unread, name, 0, G_MAXINT32, 0);

      if (strlen (name) <= BYLINE_SYNC_MAX_ID &&
          g_hash_table_size (answer->counts) < BYLINE_SYNC_MAX_FEEDS)
        g_hash_table_replace (answer->counts, g_strdup (name), g_memdup2 (&count, sizeof count));
    }
  return answer;
}

/* --- Entries --- */

static guint
entries_at_once (const BylineSyncAccess *access)
{
  return byline_sync_quirks_find (BYLINE_SYNC_MINIFLUX, access->base_url)->entries_at_once;
}

/* @status: (nullable) */
static BylineSyncRequest *
page_before (const BylineSyncAccess *access, const char *status, const char *before)
{
  g_autoptr (GString) path = g_string_new ("/v1/entries?order=id&direction=desc");

  g_string_append_printf (path, "&limit=%u", entries_at_once (access));
  if (status != NULL)
    g_string_append_printf (path, "&status=%s", status);
  if (before != NULL)
    g_string_append_printf (path, "&before_entry_id=%s", before);
  return byline_sync_request_new (access, "GET", path->str);
}

/* What the user removed there is asked for by nobody. */
#define ALL "read&status=unread"

BylineSyncRequest *
byline_miniflux_entries_before (const BylineSyncAccess *access, const char *before)
{
  return page_before (access, ALL, before);
}

BylineSyncRequest *
byline_miniflux_unread_before (const BylineSyncAccess *access, const char *before)
{
  return page_before (access, "unread", before);
}

BylineSyncRequest *
byline_miniflux_entries_changed (const BylineSyncAccess *access, gint64 after, guint offset)
{
  g_autofree char *path = g_strdup_printf ("/v1/entries?order=changed_at&direction=asc&status=" ALL
                                           "&limit=%u&changed_after=%" G_GINT64_FORMAT "&offset=%u",
                                           entries_at_once (access), after, offset);

  return byline_sync_request_new (access, "GET", path);
}

BylineSyncRequest *
byline_miniflux_entries_latest (const BylineSyncAccess *access, guint offset)
{
  g_autofree char *path = g_strdup_printf ("/v1/entries?order=changed_at&direction=desc&status=" ALL
                                           "&limit=%u&offset=%u",
                                           entries_at_once (access), offset);

  return byline_sync_request_new (access, "GET", path);
}

BylineSyncRequest *
byline_miniflux_last_changed (const BylineSyncAccess *access)
{
  return byline_sync_request_new (access, "GET",
                                  "/v1/entries?order=changed_at&direction=desc&status=" ALL
                                  "&limit=1");
}

/* Returns: a time (RFC 3339) in microseconds since 1970, 0 if it is none. */
static gint64
get_time (JsonObject *object, const char *name)
{
  g_autofree char *text = byline_sync_answer_dup_text (object, name, MAX_NAME);
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (time == NULL || g_date_time_to_unix (time) <= 0)
    return 0;
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

static const BylineSyncEnclosureNames enclosure_names = { "enclosures", "url", "mime_type",
                                                          "size" };

static void
read_tags (BylineSyncEntry *entry, JsonObject *object)
{
  JsonArray *list = byline_json_get_array (object, "tags");

  for (guint i = 0; i < byline_json_array_length (list); i++)
    {
      const char *text = byline_sync_answer_get_text_at (list, i);

      if (text != NULL)
        byline_sync_answer_add_tag (entry, text);
    }
}

static char *
dup_address (JsonObject *object, const char *name)
{
  g_autofree char *url = byline_sync_answer_dup_text (object, name, MAX_URL);

  return byline_sync_answer_is_web_address (url) ? g_steal_pointer (&url) : NULL;
}

static BylineSyncEntry *
read_entry (JsonObject *object)
{
  g_autofree char *id = dup_id (object, "id");
  g_autofree char *feed_id = dup_id (object, "feed_id");
  g_autofree char *status = byline_sync_answer_dup_text (object, "status", MAX_NAME);
  BylineSyncEntry *entry;

  if (id == NULL || feed_id == NULL)
    return NULL;
  entry = byline_sync_entry_new (id);
  entry->feed_id = g_steal_pointer (&feed_id);
  entry->url = dup_address (object, "url");
  entry->comments_url = dup_address (object, "comments_url");
  entry->title = byline_sync_answer_dup_text (object, "title", BYLINE_SYNC_MAX_BYTES);
  entry->author = byline_sync_answer_dup_text (object, "author", MAX_NAME);
  entry->content_html = byline_sync_answer_dup_text (object, "content", BYLINE_SYNC_MAX_BYTES);
  entry->published = get_time (object, "published_at") / G_USEC_PER_SEC;
  entry->changed = get_time (object, "changed_at");
  entry->is_read = g_strcmp0 (status, "read") == 0;
  entry->is_removed = g_strcmp0 (status, "removed") == 0;
  entry->is_saved = byline_json_get_flag (object, "starred");
  read_tags (entry, object);
  byline_sync_answer_read_enclosures (entry, object, &enclosure_names);
  return entry;
}

BylineSyncAnswer *
byline_miniflux_read_entries (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonObject *object = parser != NULL ? get_root_object (parser, error) : NULL;
  JsonArray *list = byline_json_get_array (object, "entries");
  BylineSyncAnswer *answer;

  if (object == NULL)
    return NULL;
  /* Written in Go, an empty list may be null. */
  if (list == NULL && !json_object_has_member (object, "entries"))
    {
      set_malformed (error);
      return NULL;
    }
  answer = byline_sync_answer_new ();
  answer->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_sync_entry_free);
  for (guint i = 0; i < byline_json_array_length (list) && i < BYLINE_SYNC_MAX_ENTRIES; i++)
    {
      JsonObject *element = byline_json_get_object_at (list, i);
      BylineSyncEntry *entry = element != NULL ? read_entry (element) : NULL;

      if (entry != NULL)
        g_ptr_array_add (answer->entries, entry);
      else
        answer->n_left_out++;
    }
  answer->n_total = (guint) byline_json_get_int (object, "total", 0, G_MAXINT32, 0);
  return answer;
}

BylineSyncRequest *
byline_miniflux_entry (const BylineSyncAccess *access, const char *id)
{
  g_autofree char *path = g_strconcat ("/v1/entries/", id, NULL);

  return byline_sync_request_new (access, "GET", path);
}

BylineSyncAnswer *
byline_miniflux_read_entry (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonObject *object = parser != NULL ? get_root_object (parser, error) : NULL;
  BylineSyncEntry *entry = object != NULL ? read_entry (object) : NULL;
  BylineSyncAnswer *answer;

  if (object != NULL && entry == NULL)
    set_malformed (error);
  if (entry == NULL)
    return NULL;
  answer = byline_sync_answer_new ();
  answer->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_sync_entry_free);
  g_ptr_array_add (answer->entries, entry);
  return answer;
}

BylineSyncRequest *
byline_miniflux_original (const BylineSyncAccess *access, const char *id)
{
  g_autofree char *path = g_strdup_printf ("/v1/entries/%s/fetch-content", id);

  return byline_sync_request_new (access, "GET", path);
}

BylineSyncAnswer *
byline_miniflux_read_original (const char *bytes, gsize length, GError **error)
{
  return read_text (bytes, length, "content", error);
}

/* --- Changes --- */

BylineSyncRequest *
byline_miniflux_set_status (const BylineSyncAccess *access,
                            const char *const *ids,
                            gsize n_ids,
                            gboolean is_read)
{
  BylineSyncRequest *request = byline_sync_request_new (access, "PUT", "/v1/entries");
  BylineJsonWriter *json = byline_json_writer_new (FALSE, 64 + n_ids * 12);

  byline_json_writer_begin_object (json, NULL);
  byline_json_writer_begin_array (json, "entry_ids");
  for (gsize i = 0; i < n_ids; i++)
    byline_json_writer_set_int (json, NULL, g_ascii_strtoll (ids[i], NULL, 10));
  byline_json_writer_end_array (json);
  byline_json_writer_add_string (json, "status", is_read ? "read" : "unread");
  byline_json_writer_end_object (json);
  byline_sync_request_set_json (request, byline_json_writer_finish (json));
  return request;
}

BylineSyncRequest *
byline_miniflux_toggle_star (const BylineSyncAccess *access, const char *id)
{
  g_autofree char *path = g_strdup_printf ("/v1/entries/%s/bookmark", id);

  return byline_sync_request_new (access, "PUT", path);
}

/* Returns: (transfer full): an object with the members that are there. @number: (nullable) */
static char *
make_object (const char *name, const char *text, const char *number_name, const char *number)
{
  BylineJsonWriter *json = byline_json_writer_new (FALSE, 0);

  byline_json_writer_begin_object (json, NULL);
  byline_json_writer_add_string (json, name, text);
  if (number != NULL)
    byline_json_writer_set_int (json, number_name, g_ascii_strtoll (number, NULL, 10));
  byline_json_writer_end_object (json);
  return byline_json_writer_finish (json);
}

BylineSyncRequest *
byline_miniflux_subscribe (const BylineSyncAccess *access,
                           const char *feed_url,
                           const char *category_id)
{
  BylineSyncRequest *request = byline_sync_request_new (access, "POST", "/v1/feeds");

  byline_sync_request_set_json (request,
                                make_object ("feed_url", feed_url, "category_id", category_id));
  return request;
}

BylineSyncAnswer *
byline_miniflux_read_subscribed (const char *bytes, gsize length, GError **error)
{
  return read_text (bytes, length, "feed_id", error);
}

BylineSyncRequest *
byline_miniflux_edit (const BylineSyncAccess *access,
                      const char *feed_id,
                      const char *title,
                      const char *category_id)
{
  g_autofree char *path = g_strconcat ("/v1/feeds/", feed_id, NULL);
  BylineSyncRequest *request = byline_sync_request_new (access, "PUT", path);

  byline_sync_request_set_json (request, make_object ("title", title, "category_id", category_id));
  return request;
}

BylineSyncRequest *
byline_miniflux_unsubscribe (const BylineSyncAccess *access, const char *feed_id)
{
  g_autofree char *path = g_strconcat ("/v1/feeds/", feed_id, NULL);

  return byline_sync_request_new (access, "DELETE", path);
}

BylineSyncRequest *
byline_miniflux_add_category (const BylineSyncAccess *access, const char *name)
{
  BylineSyncRequest *request = byline_sync_request_new (access, "POST", "/v1/categories");

  byline_sync_request_set_json (request, make_object ("title", name, NULL, NULL));
  return request;
}

BylineSyncAnswer *
byline_miniflux_read_category (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonObject *object = parser != NULL ? get_root_object (parser, error) : NULL;
  g_autoptr (BylineSyncAnswer) answer = NULL;

  if (object == NULL)
    return NULL;
  answer = answer_with_categories ();
  add_category (answer, object);
  if (answer->categories->len > 0)
    return g_steal_pointer (&answer);
  set_malformed (error);
  return NULL;
}

BylineSyncAnswer *
byline_miniflux_read_done (const char *bytes, gsize length, GError **error)
{
  return byline_sync_answer_check_done (bytes, length, error) ? byline_sync_answer_new () : NULL;
}
