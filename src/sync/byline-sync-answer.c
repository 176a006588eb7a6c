/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-answer.h"

#include <string.h>

#include "byline-error.h"
#include "byline-json-members.h"
#include "byline-text.h"

/* The longest address. */
#define MAX_URL 8192
/* The longest name of a tag, a state or a type. */
#define MAX_NAME 1024
/* Of one entry. */
#define MAX_TAGS 100
#define MAX_ENCLOSURES 50

/* Leaves out the mark of UTF-8, and white space at both ends. */
static void
trim (const char **bytes, gsize *length)
{
  if (*length >= 3 && memcmp (*bytes, "\xef\xbb\xbf", 3) == 0)
    {
      *bytes += 3;
      *length -= 3;
    }
  while (*length > 0 && g_ascii_isspace (**bytes))
    {
      ++*bytes;
      --*length;
    }
  while (*length > 0 && g_ascii_isspace ((*bytes)[*length - 1]))
    --*length;
}

/* Returns: whether a text begins with a word, whatever its case, and ends there or goes on otherwise. */
static gboolean
begins_with_word (const char *text, gsize length, const char *word)
{
  gsize size = strlen (word);

  return length >= size && g_ascii_strncasecmp (text, word, size) == 0 &&
         (length == size || !g_ascii_isalnum (text[size]));
}

gboolean
byline_sync_answer_check_words (const char *bytes, gsize length, GError **error)
{
  trim (&bytes, &length);
  if (length > 0 && bytes[0] == '<')
    {
      g_set_error_literal (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_NOT_A_SERVER,
                           "The server answers with a web page; its address may be another one");
      return FALSE;
    }
  if (begins_with_word (bytes, length, "Unauthorized") ||
      begins_with_word (bytes, length, "Error=BadAuthentication"))
    {
      g_set_error_literal (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED,
                           "The server says that the login does not count");
      return FALSE;
    }
  return TRUE;
}

/* Whether an answer in JSON names no error. */
static gboolean
is_without_error (const char *bytes, gsize length)
{
  static const char *const names[] = { "error", "errors", "error_message", "errorMessage" };
  g_autoptr (JsonParser) parser = byline_sync_answer_parse_json (bytes, length, NULL);
  JsonNode *root = parser != NULL ? json_parser_get_root (parser) : NULL;

  if (root == NULL)
    return FALSE;
  for (gsize i = 0; JSON_NODE_HOLDS_OBJECT (root) && i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (root), names[i]);

      if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
        return FALSE;
    }
  return TRUE;
}

gboolean
byline_sync_answer_check_done (const char *bytes, gsize length, GError **error)
{
  if (!byline_sync_answer_check_words (bytes, length, error))
    return FALSE;
  trim (&bytes, &length);
  if (length == 0 || (length == 2 && g_ascii_strncasecmp (bytes, "OK", 2) == 0) ||
      is_without_error (bytes, length))
    return TRUE;
  g_set_error_literal (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_REFUSED,
                       "The server does not take the change");
  return FALSE;
}

JsonParser *
byline_sync_answer_parse_json (const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (length > BYLINE_SYNC_MAX_BYTES)
    {
      g_set_error_literal (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_TOO_LARGE,
                           "The server sends more than is read");
      return NULL;
    }
  if (!byline_sync_answer_check_words (bytes, length, error))
    return NULL;
  if (!byline_json_depth_is_within (bytes, length, BYLINE_JSON_MAX_DEPTH) ||
      !json_parser_load_from_data (parser, bytes, (gssize) length, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || JSON_NODE_HOLDS_VALUE (root))
    {
      g_set_error_literal (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_MALFORMED,
                           "The server's answer cannot be read");
      return NULL;
    }
  return g_steal_pointer (&parser);
}

char *
byline_sync_answer_dup_text (JsonObject *object, const char *name, gsize max_bytes)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  if (*text == '\0' || strlen (text) > max_bytes || !g_utf8_validate (text, -1, NULL))
    return NULL;
  return g_strdup (text);
}

gboolean
byline_sync_answer_is_web_address (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  if (url == NULL || strlen (url) > MAX_URL)
    return FALSE;
  uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         (g_str_equal (g_uri_get_scheme (uri), "http") ||
          g_str_equal (g_uri_get_scheme (uri), "https"));
}

const char *
byline_sync_answer_get_text_at (JsonArray *list, guint index)
{
  JsonNode *node = json_array_get_element (list, index);
  const char *text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                      : NULL;

  return text != NULL && *text != '\0' && strlen (text) <= MAX_NAME &&
             g_utf8_validate (text, -1, NULL)
           ? text
           : NULL;
}

void
byline_sync_answer_add_tag (BylineSyncEntry *entry, const char *name)
{
  if (entry->tags->len < MAX_TAGS)
    g_ptr_array_add (entry->tags, g_strdup (name));
}

void
byline_sync_answer_add_label (BylineSyncEntry *entry, const char *name)
{
  if (entry->labels->len < MAX_TAGS)
    g_ptr_array_add (entry->labels, g_strdup (name));
}

void
byline_sync_answer_read_enclosures (BylineSyncEntry *entry,
                                    JsonObject *object,
                                    const BylineSyncEnclosureNames *names)
{
  JsonArray *list = byline_json_get_array (object, names->list);

  for (guint i = 0; i < byline_json_array_length (list); i++)
    {
      JsonObject *element = byline_json_get_object_at (list, i);
      g_autofree char *url = byline_sync_answer_dup_text (element, names->url, MAX_URL);
      BylineSyncEnclosure *enclosure;

      if (!byline_sync_answer_is_web_address (url) || entry->enclosures->len >= MAX_ENCLOSURES)
        continue;
      enclosure = g_new0 (BylineSyncEnclosure, 1);
      enclosure->url = g_steal_pointer (&url);
      enclosure->mime_type = byline_sync_answer_dup_text (element, names->mime_type, MAX_NAME);
      enclosure->size = byline_json_get_int (element, names->size, 0, G_MAXINT64, 0);
      g_ptr_array_add (entry->enclosures, enclosure);
    }
}
