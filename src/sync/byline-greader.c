/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-greader.h"

#include <errno.h>
#include <string.h>

#include "byline-error.h"
#include "byline-json-members.h"
#include "byline-sync-answer.h"

#define LONG_ID "tag:google.com,2005:reader/item/"
#define LABEL "/label/"
/* The digits of a number of 64 bits. */
#define ID_DIGITS 16
#define MAX_NAME 1024
/* Of one subscription. */
#define MAX_FOLDERS 100
#define MAX_URL 8192
/* A token is one line. */
#define MAX_TOKEN 2048
/* From which number on a time is one in milliseconds, and in microseconds; and from which on it is none. */
#define LEAST_MILLISECONDS 100000000000
#define LEAST_MICROSECONDS 100000000000000
#define MAX_MICROSECONDS 100000000000000000

/* --- Ids --- */

static gboolean
is_plain_id (const char *id)
{
  gsize length = strlen (id);

  if (length == 0 || length > BYLINE_SYNC_MAX_ID)
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-_.:/", *p) == NULL)
      return FALSE;
  return TRUE;
}

char *
byline_greader_normalize_id (const char *id)
{
  gboolean is_long = id != NULL && g_str_has_prefix (id, LONG_ID);
  char *end;
  guint64 number;

  if (id == NULL)
    return NULL;
  if (is_long)
    id += strlen (LONG_ID);
  if (!is_plain_id (id))
    return NULL;
  if (is_long && strlen (id) == ID_DIGITS)
    {
      number = g_ascii_strtoull (id, &end, 16);
      if (*end == '\0')
        return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
    }
  return g_strdup (id);
}

char *
byline_greader_long_id (const char *id)
{
  char *end;
  gint64 number;

  g_return_val_if_fail (id != NULL, NULL);

  errno = 0;
  number = g_ascii_strtoll (id, &end, 10);
  if (errno == 0 && end != id && *end == '\0' && strlen (id) < 21)
    return g_strdup_printf (LONG_ID "%016" G_GINT64_MODIFIER "x", (guint64) number);
  return g_strconcat (LONG_ID, id, NULL);
}

/* --- Login --- */

BylineSyncRequest *
byline_greader_login (const BylineSyncAccess *access)
{
  BylineSyncAccess bare = *access;
  BylineSyncRequest *request;

  bare.session = NULL;
  request = byline_sync_request_new (&bare, "POST", "/accounts/ClientLogin");
  byline_sync_request_add_field (request, "accountType", "HOSTED_OR_GOOGLE");
  byline_sync_request_add_field (request, "service", "reader");
  byline_sync_request_add_field (request, "client", "Byline");
  byline_sync_request_add_field (request, "Email", access->user);
  byline_sync_request_add_field (request, "Passwd", access->secret);
  return request;
}

/* Returns: (transfer full) (nullable): one word of visible ASCII, as a header can carry it. */
static char *
dup_token (const char *text, gsize length)
{
  if (length == 0 || length > MAX_TOKEN)
    return NULL;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (text[i]) || text[i] == '<')
      return NULL;
  return g_strndup (text, length);
}

static BylineSyncAnswer *
answer_with_token (char *token, GError **error)
{
  BylineSyncAnswer *answer;

  if (token == NULL)
    {
      g_set_error_literal (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_NOT_A_SERVER,
                           "What answers there is no server with the Google Reader API");
      return NULL;
    }
  answer = byline_sync_answer_new ();
  answer->text = token;
  return answer;
}

BylineSyncAnswer *
byline_greader_read_login (const char *bytes, gsize length, GError **error)
{
  const char *end = bytes + MIN (length, 64 * 1024);
  char *token = NULL;

  if (!byline_sync_answer_check_words (bytes, length, error))
    return NULL;
  for (const char *line = bytes; token == NULL && line < end;)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize size = (gsize) ((stop != NULL ? stop : end) - line);

      if (size > 5 && strncmp (line, "Auth=", 5) == 0)
        {
          while (size > 5 && g_ascii_isspace (line[size - 1]))
            size--;
          token = dup_token (line + 5, size - 5);
        }
      line = stop != NULL ? stop + 1 : end;
    }
  return answer_with_token (token, error);
}

BylineSyncRequest *
byline_greader_token (const BylineSyncAccess *access)
{
  return byline_sync_request_new (access, "GET", "/reader/api/0/token");
}

BylineSyncAnswer *
byline_greader_read_token (const char *bytes, gsize length, GError **error)
{
  if (!byline_sync_answer_check_words (bytes, length, error))
    return NULL;
  while (length > 0 && g_ascii_isspace (bytes[length - 1]))
    length--;
  return answer_with_token (dup_token (bytes, length), error);
}

/* --- Subscriptions --- */

/* Returns: (transfer none) (nullable): what a label is called: whatever follows "user/WHO/label/". */
static const char *
label_name (const char *id)
{
  const char *label = id != NULL && g_str_has_prefix (id, "user/")
                        ? strchr (id + strlen ("user/"), '/')
                        : NULL;

  if (label == NULL || !g_str_has_prefix (label, LABEL) || label[strlen (LABEL)] == '\0')
    return NULL;
  return label + strlen (LABEL);
}

/* The first category is the folder. @categories: what it is in is added to it */
static void
read_folders (BylineSyncFeed *feed, JsonObject *object, GPtrArray *categories)
{
  JsonArray *list = byline_json_get_array (object, "categories");

  for (guint i = 0; i < MIN (byline_json_array_length (list), MAX_FOLDERS); i++)
    {
      JsonObject *element = byline_json_get_object_at (list, i);
      BylineSyncCategory *category = g_new0 (BylineSyncCategory, 1);

      category->id = byline_sync_answer_dup_text (element, "id", BYLINE_SYNC_MAX_ID);
      category->name = byline_sync_answer_dup_text (element, "label", MAX_NAME);
      if (category->name == NULL)
        category->name = g_strdup (label_name (category->id));
      if (feed->folder == NULL)
        {
          feed->folder = g_strdup (category->name);
          g_free (feed->folder_id);
          feed->folder_id = g_strdup (category->id);
        }
      g_ptr_array_add (categories, category);
    }
}

/* Returns: (transfer full) (nullable): a subscription; NULL if it has no id or no address. */
static BylineSyncFeed *
read_subscription (JsonObject *object, GPtrArray *categories)
{
  g_autofree char *id = byline_sync_answer_dup_text (object, "id", BYLINE_SYNC_MAX_ID);
  g_autofree char *url = byline_sync_answer_dup_text (object, "url", MAX_URL);
  BylineSyncFeed *feed;

  /* Google called a feed by its address. */
  if (url == NULL && id != NULL && g_str_has_prefix (id, "feed/"))
    url = g_strdup (id + strlen ("feed/"));
  if (id == NULL || !byline_sync_answer_is_web_address (url))
    return NULL;
  feed = byline_sync_feed_new (id, url);
  feed->title = byline_sync_answer_dup_text (object, "title", MAX_NAME);
  feed->home_page_url = byline_sync_answer_dup_text (object, "htmlUrl", MAX_URL);
  if (!byline_sync_answer_is_web_address (feed->home_page_url))
    g_clear_pointer (&feed->home_page_url, g_free);
  read_folders (feed, object, categories);
  return feed;
}

BylineSyncRequest *
byline_greader_subscriptions (const BylineSyncAccess *access)
{
  return byline_sync_request_new (access, "GET", "/reader/api/0/subscription/list?output=json");
}

/* Returns: (transfer none) (nullable): the array of the answer, which must be there. */
static JsonArray *
get_list (JsonParser *parser, const char *name, guint max, GError **error)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *list = byline_json_get_array (object, name);

  if (list == NULL)
    g_set_error (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_MALFORMED,
                 "The server's answer has no list “%s”", name);
  else if (json_array_get_length (list) > max)
    {
      g_set_error (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_TOO_LARGE,
                   "The server's list “%s” has more than %u elements", name, max);
      return NULL;
    }
  return list;
}

BylineSyncAnswer *
byline_greader_read_subscriptions (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonArray *list = parser != NULL
                      ? get_list (parser, "subscriptions", BYLINE_SYNC_MAX_FEEDS, error)
                      : NULL;
  BylineSyncAnswer *answer;

  if (list == NULL)
    return NULL;
  answer = byline_sync_answer_new ();
  answer->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_sync_feed_free);
  answer->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_sync_category_free);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      BylineSyncFeed *feed = read_subscription (byline_json_get_object_at (list, i),
                                                answer->categories);

      if (feed != NULL)
        g_ptr_array_add (answer->feeds, feed);
      else
        answer->n_left_out++;
    }
  return answer;
}

/* --- Tags and counts --- */

BylineSyncRequest *
byline_greader_tags (const BylineSyncAccess *access)
{
  return byline_sync_request_new (access, "GET", "/reader/api/0/tag/list?output=json");
}

BylineSyncAnswer *
byline_greader_read_tags (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonArray *list = parser != NULL ? get_list (parser, "tags", BYLINE_SYNC_MAX_FEEDS, error) : NULL;
  BylineSyncAnswer *answer;

  if (list == NULL)
    return NULL;
  answer = byline_sync_answer_new ();
  answer->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_sync_category_free);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *id = byline_sync_answer_dup_text (byline_json_get_object_at (list, i), "id",
                                                         BYLINE_SYNC_MAX_ID);
      BylineSyncCategory *category;

      /* The others are states. */
      if (label_name (id) == NULL)
        continue;
      category = g_new0 (BylineSyncCategory, 1);
      category->name = g_strdup (label_name (id));
      category->id = g_steal_pointer (&id);
      g_ptr_array_add (answer->categories, category);
    }
  return answer;
}

BylineSyncRequest *
byline_greader_unread_counts (const BylineSyncAccess *access)
{
  return byline_sync_request_new (access, "GET", "/reader/api/0/unread-count?output=json");
}

BylineSyncAnswer *
byline_greader_read_unread_counts (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonArray *list = parser != NULL ? get_list (parser, "unreadcounts", BYLINE_SYNC_MAX_FEEDS, error)
                                   : NULL;
  BylineSyncAnswer *answer;

  if (list == NULL)
    return NULL;
  answer = byline_sync_answer_new ();
  answer->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = byline_json_get_object_at (list, i);
      char *id = byline_sync_answer_dup_text (object, "id", BYLINE_SYNC_MAX_ID);
      gint64 count = byline_json_get_int (object, "count", 0, G_MAXINT32, 0);

      if (id != NULL)
        g_hash_table_replace (answer->counts, id, g_memdup2 (&count, sizeof count));
    }
  return answer;
}

/* --- Ids --- */

static const BylineSyncQuirks *
quirks_of (const BylineSyncAccess *access)
{
  return byline_sync_quirks_find (BYLINE_SYNC_GREADER, access->base_url);
}

static void
add_parameter (GString *path, const char *name, const char *value)
{
  g_string_append_printf (path, "&%s=", name);
  g_string_append_uri_escaped (path, value, NULL, FALSE);
}

static void
add_bounds (GString *path, guint n, gint64 newer_than, const char *continuation)
{
  g_string_append_printf (path, "&n=%u", n);
  if (newer_than > 0)
    g_string_append_printf (path, "&ot=%" G_GINT64_FORMAT, newer_than);
  if (continuation != NULL)
    add_parameter (path, "c", continuation);
}

BylineSyncRequest *
byline_greader_ids (const BylineSyncAccess *access,
                    const char *stream,
                    const char *without,
                    gint64 newer_than,
                    const char *continuation)
{
  g_autoptr (GString) path = g_string_new ("/reader/api/0/stream/items/ids?output=json");

  add_parameter (path, "s", stream);
  if (without != NULL)
    add_parameter (path, "xt", without);
  add_bounds (path, quirks_of (access)->ids_at_once, newer_than, continuation);
  return byline_sync_request_new (access, "GET", path->str);
}

static char *
dup_continuation (JsonParser *parser)
{
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  g_autofree char *text = byline_sync_answer_dup_text (object, "continuation", BYLINE_SYNC_MAX_ID);

  return g_strcmp0 (text, "0") != 0 ? g_steal_pointer (&text) : NULL;
}

BylineSyncAnswer *
byline_greader_read_ids (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonNode *root = parser != NULL ? json_parser_get_root (parser) : NULL;
  JsonArray *list;
  BylineSyncAnswer *answer;

  if (root == NULL)
    return NULL;
  list = get_list (parser, "itemRefs", BYLINE_SYNC_MAX_IDS, error);
  /* Written in Go, an empty list is null. */
  if (list == NULL && JSON_NODE_HOLDS_OBJECT (root) &&
      json_object_has_member (json_node_get_object (root), "itemRefs") &&
      json_object_get_null_member (json_node_get_object (root), "itemRefs"))
    g_clear_error (error);
  else if (list == NULL)
    return NULL;
  answer = byline_sync_answer_new ();
  answer->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < byline_json_array_length (list); i++)
    {
      g_autofree char *text = byline_sync_answer_dup_text (byline_json_get_object_at (list, i),
                                                           "id", BYLINE_SYNC_MAX_ID);
      char *id = byline_greader_normalize_id (text);

      if (id != NULL)
        g_ptr_array_add (answer->ids, id);
      else
        answer->n_left_out++;
    }
  answer->continuation = dup_continuation (parser);
  return answer;
}

/* --- Entries --- */

BylineSyncRequest *
byline_greader_stream (const BylineSyncAccess *access,
                       const char *stream,
                       gint64 newer_than,
                       const char *continuation)
{
  g_autoptr (GString) path = g_string_new ("/reader/api/0/stream/contents/");

  g_string_append_uri_escaped (path, stream, "/", FALSE);
  g_string_append (path, "?output=json");
  add_bounds (path, quirks_of (access)->entries_at_once, newer_than, continuation);
  return byline_sync_request_new (access, "GET", path->str);
}

static void
add_ids (BylineSyncRequest *request, const char *const *ids, gsize n_ids)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      g_autofree char *id = byline_greader_long_id (ids[i]);

      byline_sync_request_add_field (request, "i", id);
    }
}

BylineSyncRequest *
byline_greader_entries (const BylineSyncAccess *access, const char *const *ids, gsize n_ids)
{
  /* FreshRSS looks for the format in the address, Miniflux in the form. */
  BylineSyncRequest *request =
    byline_sync_request_new (access, "POST", "/reader/api/0/stream/items/contents?output=json");

  byline_sync_request_add_field (request, "output", "json");
  byline_sync_request_add_field (request, "T", access->edit_token);
  add_ids (request, ids, n_ids);
  return request;
}

static gboolean
is_state (const char *category, const char *state)
{
  return g_str_has_prefix (category, "user/") &&
         g_str_has_suffix (category, state + strlen ("user/-"));
}

static const BylineSyncEnclosureNames enclosure_names = { "enclosure", "href", "type", "length" };

/* States, labels of the user's, and what the feed itself says: these stand there as they are. */
static void
read_categories (BylineSyncEntry *entry, JsonObject *object)
{
  JsonArray *list = byline_json_get_array (object, "categories");

  for (guint i = 0; i < byline_json_array_length (list); i++)
    {
      const char *text = byline_sync_answer_get_text_at (list, i);

      if (text == NULL)
        continue;
      if (is_state (text, BYLINE_GREADER_READ))
        entry->is_read = TRUE;
      else if (is_state (text, BYLINE_GREADER_STARRED))
        entry->is_saved = TRUE;
      else if (label_name (text) != NULL)
        byline_sync_answer_add_label (entry, label_name (text));
      else if (!g_str_has_prefix (text, "user/"))
        byline_sync_answer_add_tag (entry, text);
    }
}

/* Returns: (transfer full) (nullable): the address in a list of links. */
static char *
dup_link (JsonObject *object, const char *name)
{
  JsonArray *list = byline_json_get_array (object, name);

  for (guint i = 0; i < byline_json_array_length (list); i++)
    {
      g_autofree char *url = byline_sync_answer_dup_text (byline_json_get_object_at (list, i),
                                                          "href", MAX_URL);

      if (byline_sync_answer_is_web_address (url))
        return g_steal_pointer (&url);
    }
  return NULL;
}

/* Returns: a time in seconds since 1970, 0 if it is none. Servers write it in seconds, in milliseconds or
 * in microseconds: of these numbers only one is a date between 1973 and 5138. */
static gint64
get_time (JsonObject *object, const char *name)
{
  g_autofree char *text = byline_sync_answer_dup_text (object, name, MAX_NAME);
  gint64 number = text != NULL ? g_ascii_strtoll (text, NULL, 10)
                               : byline_json_get_int (object, name, 0, G_MAXINT64, 0);

  if (number <= 0 || number >= MAX_MICROSECONDS)
    return 0;
  if (number >= LEAST_MICROSECONDS)
    return number / G_USEC_PER_SEC;
  return number >= LEAST_MILLISECONDS ? number / 1000 : number;
}

/* Returns: when an entry was published; where that is not said, when the server read it; 0: unknown */
static gint64
get_published (JsonObject *object)
{
  static const char *const names[] = { "published", "crawlTimeMsec", "timestampUsec" };
  gint64 time = 0;

  for (gsize i = 0; time == 0 && i < G_N_ELEMENTS (names); i++)
    time = get_time (object, names[i]);
  return time;
}

/* Returns: (transfer full) (nullable): an entry; NULL if it has no id or is of no feed. */
static BylineSyncEntry *
read_entry (JsonObject *object)
{
  g_autofree char *text = byline_sync_answer_dup_text (object, "id", BYLINE_SYNC_MAX_ID);
  g_autofree char *id = byline_greader_normalize_id (text);
  JsonObject *origin = byline_json_get_object (object, "origin");
  g_autofree char *feed_id = byline_sync_answer_dup_text (origin, "streamId", BYLINE_SYNC_MAX_ID);
  JsonObject *body = byline_json_get_object (object, "content");
  BylineSyncEntry *entry;

  if (id == NULL || feed_id == NULL)
    return NULL;
  entry = byline_sync_entry_new (id);
  entry->feed_id = g_steal_pointer (&feed_id);
  entry->url = dup_link (object, "canonical");
  if (entry->url == NULL)
    entry->url = dup_link (object, "alternate");
  entry->title = byline_sync_answer_dup_text (object, "title", BYLINE_SYNC_MAX_BYTES);
  entry->author = byline_sync_answer_dup_text (object, "author", MAX_NAME);
  entry->published = get_published (object);
  if (body == NULL)
    body = byline_json_get_object (object, "summary");
  entry->content_html = byline_sync_answer_dup_text (body, "content", BYLINE_SYNC_MAX_BYTES);
  read_categories (entry, object);
  byline_sync_answer_read_enclosures (entry, object, &enclosure_names);
  return entry;
}

BylineSyncAnswer *
byline_greader_read_entries (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, error);
  JsonArray *list = parser != NULL ? get_list (parser, "items", BYLINE_SYNC_MAX_ENTRIES, error)
                                   : NULL;
  BylineSyncAnswer *answer;

  if (list == NULL)
    return NULL;
  answer = byline_sync_answer_new ();
  answer->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_sync_entry_free);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = byline_json_get_object_at (list, i);
      BylineSyncEntry *entry = object != NULL ? read_entry (object) : NULL;

      if (entry != NULL)
        g_ptr_array_add (answer->entries, entry);
      else
        answer->n_left_out++;
    }
  answer->continuation = dup_continuation (parser);
  return answer;
}

/* --- Changes --- */

static BylineSyncRequest *
change_new (const BylineSyncAccess *access, const char *path)
{
  BylineSyncRequest *request = byline_sync_request_new (access, "POST", path);

  byline_sync_request_add_field (request, "T", access->edit_token);
  return request;
}

BylineSyncRequest *
byline_greader_mark (const BylineSyncAccess *access,
                     const char *const *ids,
                     gsize n_ids,
                     const char *state,
                     gboolean value)
{
  BylineSyncRequest *request = change_new (access, "/reader/api/0/edit-tag");

  byline_sync_request_add_field (request, value ? "a" : "r", state);
  add_ids (request, ids, n_ids);
  return request;
}

static void
add_label (BylineSyncRequest *request, const char *field, const char *folder)
{
  g_autofree char *label = folder != NULL ? g_strconcat ("user/-/label/", folder, NULL) : NULL;

  byline_sync_request_add_field (request, field, label);
}

BylineSyncRequest *
byline_greader_subscribe (const BylineSyncAccess *access,
                          const char *feed_url,
                          const char *title,
                          const char *folder)
{
  BylineSyncRequest *request = change_new (access, "/reader/api/0/subscription/edit");
  g_autofree char *stream = g_strconcat ("feed/", feed_url, NULL);

  byline_sync_request_add_field (request, "ac", "subscribe");
  byline_sync_request_add_field (request, "s", stream);
  byline_sync_request_add_field (request, "t", title);
  add_label (request, "a", folder);
  return request;
}

BylineSyncRequest *
byline_greader_edit (const BylineSyncAccess *access,
                     const char *feed_id,
                     const char *title,
                     const char *folder,
                     const char *old_folder)
{
  BylineSyncRequest *request = change_new (access, "/reader/api/0/subscription/edit");

  byline_sync_request_add_field (request, "ac", "edit");
  byline_sync_request_add_field (request, "s", feed_id);
  byline_sync_request_add_field (request, "t", title);
  add_label (request, "a", folder);
  add_label (request, "r", old_folder);
  return request;
}

BylineSyncRequest *
byline_greader_unsubscribe (const BylineSyncAccess *access, const char *feed_id)
{
  BylineSyncRequest *request = change_new (access, "/reader/api/0/subscription/edit");

  byline_sync_request_add_field (request, "ac", "unsubscribe");
  byline_sync_request_add_field (request, "s", feed_id);
  return request;
}

BylineSyncAnswer *
byline_greader_read_done (const char *bytes, gsize length, GError **error)
{
  return byline_sync_answer_check_done (bytes, length, error) ? byline_sync_answer_new () : NULL;
}
