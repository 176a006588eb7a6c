/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-private.h"

#include "byline-error.h"
#include "byline-date.h"
#include "byline-json-feed-scanner-private.h"
#include "byline-feed-parser.h"
#include "byline-json-members.h"
#include "byline-markup-tokenizer-private.h"
#include "byline-record-reader.h"
#include "byline-sanitizer.h"
#include "byline-text.h"
#include "byline-url.h"
#include "byline-entity.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Returns: (transfer none) (nullable): a text; NULL also for "". */
static const char *
get_string (JsonObject *object, const char *name)
{
  const char *text = byline_json_peek_text (object, name);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* A date as the format has it, or as a number of seconds or milliseconds. */
static gint64
get_date (JsonObject *object, const char *name, const char *language)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *stamp = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      (json_node_get_value_type (node) == G_TYPE_INT64 ||
       json_node_get_value_type (node) == G_TYPE_DOUBLE))
    stamp = g_strdup_printf ("%.0f", json_node_get_double (node));
  return byline_date_parse (stamp != NULL ? stamp : get_string (object, name), language,
                            BYLINE_DATE_MONTH_FIRST);
}

static char *
dup_text (JsonObject *object, const char *name, gsize max_chars)
{
  return byline_text_clean (get_string (object, name), max_chars);
}

/* A title is plain text, but many write the references of HTML into it. */
static char *
dup_headline (JsonObject *object)
{
  const char *text = get_string (object, "title");
  g_autoptr (GString) decoded = g_string_new (NULL);

  if (text != NULL)
    byline_entity_decode (decoded, text, strlen (text), FALSE);
  return byline_text_clean_headline (decoded->str, BYLINE_TEXT_MAX_HEADLINE);
}

static char *
dup_url (JsonObject *object, const char *name, const char *base)
{
  return byline_url_resolve (base, get_string (object, name));
}

static void
add_author (GPtrArray *authors, JsonObject *object, const char *base)
{
  JsonObject *extension = byline_json_get_object (object, "_byline");
  g_autofree char *name = dup_text (object, "name", BYLINE_TEXT_MAX_NAME);
  g_autofree char *url = byline_url_resolve_link (base, get_string (object, "url"));
  g_autofree char *email = NULL;
  BylineAuthor *author;

  if (extension != NULL)
    email = dup_text (extension, "email", BYLINE_TEXT_MAX_NAME);
  if (url != NULL && g_str_has_prefix (url, "mailto:"))
    {
      if (email == NULL)
        email = g_strdup (url + strlen ("mailto:"));
      g_clear_pointer (&url, g_free);
    }
  if (name == NULL && email == NULL && url == NULL)
    return;

  author = byline_author_new (name != NULL ? name : email != NULL ? email : url);
  author->url = g_steal_pointer (&url);
  author->email = g_steal_pointer (&email);
  author->avatar = dup_url (object, "avatar", base);
  byline_authors_add (authors, author);
}

/* 1.1 has a list; 1.0 had one. */
static void
read_authors (GPtrArray *authors, JsonObject *object, const char *base)
{
  JsonArray *list = byline_json_get_array (object, "authors");
  JsonObject *single = byline_json_get_object (object, "author");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (byline_json_get_object_at (list, i) != NULL)
      add_author (authors, byline_json_get_object_at (list, i), base);
  if (authors->len == 0 && single != NULL)
    add_author (authors, single, base);
}

static void
read_tags (BylineFeedItem *item, JsonObject *object)
{
  JsonArray *list = byline_json_get_array (object, "tags");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        _byline_feed_item_add_tag (item, json_node_get_string (node));
    }
}

static void
read_attachments (BylineFeedItem *item, JsonObject *object, const char *base)
{
  JsonArray *list = byline_json_get_array (object, "attachments");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *element = byline_json_get_object_at (list, i);
      g_autofree char *url = element != NULL ? dup_url (element, "url", base) : NULL;
      BylineAttachment *attachment;

      if (url == NULL)
        continue;
      attachment = _byline_feed_item_add_attachment (item, url, get_string (element, "mime_type"));
      if (attachment == NULL)
        continue;
      if (attachment->title == NULL)
        attachment->title = dup_text (element, "title", BYLINE_TEXT_MAX_HEADLINE);
      attachment->size = byline_json_get_int (element, "size_in_bytes", 0, G_MAXINT64, 0);
      attachment->duration = byline_json_get_int (element, "duration_in_seconds", 0, G_MAXINT64, 0);
    }
}

/* The specification wants a string, and tells readers to take numbers too. */
static char *
read_id (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "id");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup_printf ("%.17g", json_node_get_double (node));
  return g_strdup (get_string (object, "id"));
}

static void
read_bodies (BylineFeedItem *item, JsonObject *object, const char *base)
{
  const char *html = get_string (object, "content_html");
  const char *text = get_string (object, "content_text");
  JsonObject *extension = byline_json_get_object (object, "_byline");
  const char *summary_html = extension != NULL ? get_string (extension, "summary_html") : NULL;

  if (html != NULL && strlen (html) <= BYLINE_FEED_MAX_BODY)
    item->content_html = byline_sanitize_html (html, -1, base);
  if (item->content_html != NULL && *item->content_html == '\0')
    g_clear_pointer (&item->content_html, g_free);
  if (text != NULL && strlen (text) <= BYLINE_FEED_MAX_BODY)
    item->content_text = byline_text_clean_lines (text, 0);
  if (summary_html != NULL && strlen (summary_html) <= BYLINE_FEED_MAX_BODY)
    item->summary_html = byline_sanitize_html (summary_html, -1, base);
}

static BylinePicture *
read_image (JsonObject *object, const char *base)
{
  g_autofree char *url = dup_url (object, "image", base);

  if (url == NULL)
    url = dup_url (object, "banner_image", base);
  return url != NULL ? byline_picture_new (url) : NULL;
}

static BylineFeedItem *
read_item (JsonObject *object, const char *base, const char *language)
{
  BylineFeedItem *item = byline_feed_item_new ();

  byline_record_read_json (&byline_feed_item_record, item, object, base);
  item->id = read_id (object);
  item->title = dup_headline (object);
  if (item->language != NULL)
    language = item->language;
  item->published = get_date (object, "date_published", language);
  item->modified = get_date (object, "date_modified", language);
  read_bodies (item, object, item->url != NULL ? item->url : base);
  item->image = read_image (object, base);
  read_authors (item->authors, object, base);
  read_tags (item, object);
  read_attachments (item, object, base);
  _byline_feed_item_tidy (item);
  _byline_feed_item_ensure_id (item);
  return item;
}

static void
read_items (BylineFeedDocument *document, BylineJsonFeedScanner *json, const char *base)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  const char *text;
  gsize length;

  if (json->items == NULL)
    byline_feed_document_warn (document, "There is no list of items");
  while (_byline_json_feed_scanner_next (json, &text, &length))
    {
      JsonNode *root = NULL;

      if (json_parser_load_from_data (parser, text, length, NULL))
        root = json_parser_get_root (parser);
      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
        g_ptr_array_add (document->items,
                         read_item (json_node_get_object (root), base, document->language));
      else
        byline_feed_document_warn (document, "Something in the list of items is no item");
      _byline_feed_document_prune (document, FALSE);
    }
  _byline_feed_document_prune (document, TRUE);
}

static const char *
find_format (JsonObject *object)
{
  const char *version = get_string (object, "version");

  if (version != NULL && g_str_has_suffix (version, "/version/1"))
    return "json-feed-1.0";
  if (version != NULL && g_str_has_suffix (version, "/version/1.0"))
    return "json-feed-1.0";
  if (version != NULL && strstr (version, "jsonfeed.org/version/1") != NULL)
    return "json-feed-1.1";
  /* Any JSON may have a title; only a feed has items. */
  if (byline_json_get_array (object, "items") != NULL &&
      (version != NULL || get_string (object, "title") != NULL))
    return "json-feed-1.1";
  return NULL;
}

static void
read_hub (BylineFeedDocument *document, JsonObject *object, const char *base)
{
  JsonArray *hubs = byline_json_get_array (object, "hubs");

  for (guint i = 0; hubs != NULL && i < json_array_get_length (hubs) && document->hub_url == NULL;
       i++)
    if (byline_json_get_object_at (hubs, i) != NULL)
      document->hub_url = dup_url (byline_json_get_object_at (hubs, i), "url", base);
}

static void
read_head (BylineFeedDocument *document, JsonObject *object, const char *url)
{
  byline_record_read_json (&byline_feed_document_record, document, object, url);
  document->format = g_strdup (find_format (object));
  read_hub (document, object, url);
  read_authors (document->authors, object, url);
}

BylineFeedDocument *
_byline_feed_parse_json (const char *text, gsize length, const char *url, GError **error)
{
  g_auto (BylineJsonFeedScanner) json = { 0 };
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) parse_error = NULL;
  BylineFeedDocument *document;
  JsonObject *object;
  JsonNode *root;

  if (!byline_json_depth_is_within (text, length, BYLINE_JSON_MAX_DEPTH))
    {
      g_set_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING,
                   "The feed is nested deeper than %d levels", BYLINE_JSON_MAX_DEPTH);
      return NULL;
    }

  _byline_json_feed_scanner_init (&json, text, length);
  if (json.is_truncated && json.items == NULL)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                           "The feed is not valid JSON: it ends before its list of items");
      return NULL;
    }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, json.head->str, json.head->len, &parse_error))
    {
      g_set_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                   "The feed is not valid JSON: %s", parse_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || find_format (object) == NULL)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED,
                           "This is not a feed");
      return NULL;
    }

  document = byline_feed_document_new ();
  read_head (document, object, url);
  read_items (document, &json, url != NULL ? url : document->home_page_url);
  document->is_truncated = json.is_truncated;
  if (json.is_truncated)
    byline_feed_document_warn (document, "It ends before its end; what came whole was kept");
  return document;
}
