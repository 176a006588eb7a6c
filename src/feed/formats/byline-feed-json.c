/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-private.h"

#include "byline-error.h"
#include "byline-date.h"
#include "byline-json-feed-scanner-private.h"
#include "byline-feed-parser.h"
#include "byline-json-members.h"
#include "byline-markup-tokenizer-private.h"
#include "byline-picture-address.h"
#include "byline-record-reader.h"
#include "byline-sanitizer.h"
#include "byline-text.h"
#include "byline-url.h"
#include "byline-entity.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* In minutes; the user's longest wait bounds it. */
#define EXPIRED_TTL (7 * 24 * 60)

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

/* An author is an object; many write the name alone, or several in one. */
static void
add_author_node (GPtrArray *authors, JsonNode *node, const char *base)
{
  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    add_author (authors, json_node_get_object (node), base);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    _byline_feed_add_names (authors, json_node_get_string (node));
}

/* 1.1 has a list of authors; 1.0 had one. In the wild either name holds either. */
static void
read_authors (GPtrArray *authors, JsonObject *object, const char *base)
{
  static const char *const names[] = { "authors", "author" };

  for (gsize i = 0; i < G_N_ELEMENTS (names) && authors->len == 0; i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);
      JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                     : NULL;

      if (list == NULL)
        add_author_node (authors, node, base);
      for (guint j = 0; list != NULL && j < json_array_get_length (list); j++)
        add_author_node (authors, json_array_get_element (list, j), base);
    }
}

/* A tag is a string; some write an object with a name, or all of them in one string. */
static void
add_tag_node (BylineFeedItem *item, JsonNode *node)
{
  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      static const char *const names[] = { "name", "title", "label", "term" };
      const char *name = NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (names) && name == NULL; i++)
        name = get_string (json_node_get_object (node), names[i]);
      if (name != NULL)
        _byline_feed_item_add_tag (item, name);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    _byline_feed_item_add_tag (item, json_node_get_string (node));
}

static void
read_tags (BylineFeedItem *item, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "tags");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (list); i++)
        add_tag_node (item, json_array_get_element (list, i));
    }
  else if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
           json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_auto (GStrv)
        tags = g_strsplit_set (json_node_get_string (node), ",;", BYLINE_FEED_MAX_TAGS);

      for (gsize i = 0; tags[i] != NULL; i++)
        _byline_feed_item_add_tag (item, tags[i]);
    }
  else
    add_tag_node (item, node);
}

/* A number, or one in a string: "1234", "12.5", "1:02:03". Returns: 0 if it is none */
static gint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text;
  gint64 number = 0;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return 0;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return (gint64) CLAMP (json_node_get_double (node), 0, 1e15);
  text = json_node_get_string (node);
  for (guint i = 0; i < 3; i++)
    {
      char *end;
      double part = g_ascii_strtod (text, &end);

      if (end == text || !(part >= 0 && part <= 1e15))
        return 0;
      number = number * 60 + (gint64) part;
      if (*end != ':' || number > 1000000)
        break;
      text = end + 1;
    }
  return number;
}

static gboolean
has_picture (const BylineFeedItem *item, const char *url)
{
  g_autofree char *key = byline_picture_address_key (url);
  g_autofree char *first = byline_picture_address_key (item->image->url);
  gboolean found = g_strcmp0 (key, first) == 0;

  for (guint i = 0; i < item->pictures->len && !found; i++)
    {
      const BylinePicture *picture = g_ptr_array_index (item->pictures, i);
      g_autofree char *other = byline_picture_address_key (picture->url);

      found = g_strcmp0 (key, other) == 0;
    }
  return found;
}

/* Pictures that are enclosed are the story's, too. */
static void
take_pictures (BylineFeedItem *item)
{
  for (guint i = 0; i < item->attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (item->attachments, i);
      BylinePicture *picture;

      if (!g_str_has_prefix (attachment->mime_type, "image/") ||
          (item->image != NULL && has_picture (item, attachment->url)))
        continue;
      picture = byline_picture_new (attachment->url);
      picture->caption = g_strdup (attachment->title);
      if (item->image == NULL)
        item->image = picture;
      else
        g_ptr_array_add (item->pictures, picture);
    }
}

static void
read_attachment (BylineFeedItem *item, JsonObject *element, const char *base)
{
  g_autofree char *url = element != NULL ? dup_url (element, "url", base) : NULL;
  BylineAttachment *attachment;

  if (url == NULL)
    return;
  attachment = _byline_feed_item_add_attachment (item, url, get_string (element, "mime_type"));
  if (attachment == NULL)
    return;
  if (attachment->title == NULL)
    attachment->title = dup_text (element, "title", BYLINE_TEXT_MAX_HEADLINE);
  attachment->size = get_number (element, "size_in_bytes");
  attachment->duration = get_number (element, "duration_in_seconds");
}

/* A list; one alone may stand there itself. */
static void
read_attachments (BylineFeedItem *item, JsonObject *object, const char *base)
{
  JsonArray *list = byline_json_get_array (object, "attachments");

  if (list == NULL)
    read_attachment (item, byline_json_get_object (object, "attachments"), base);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    read_attachment (item, byline_json_get_object_at (list, i), base);
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
  JsonObject *image = byline_json_get_object (object, "image");

  if (url == NULL && image != NULL)
    url = dup_url (image, "url", base);
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
  take_pictures (item);
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
  /* Nothing more will ever come: it is asked as seldom as may be. */
  if (byline_json_get_flag (object, "expired"))
    document->ttl_minutes = EXPIRED_TTL;
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
