/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-state-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "byline-text.h"

#define MAX_STATE (8 * 1024 * 1024)
#define MAX_NODES 200000
#define MAX_SCRIPTS 2000
/* A paragraph says at least that much, and a text has that many of them. */
#define MIN_PARAGRAPH 60
#define MIN_PARAGRAPHS 2
/* How deep a paragraph's words stand in what stands for it. */
#define MAX_PARAGRAPH_DEPTH 6

typedef struct {
  GString *best; /* nullable */
  guint best_prose;
} Finder;

/* --- Texts --- */

/* The bytes of a text that stand in paragraphs, outside of tags. */
static guint
prose_of (const char *text, guint *n_paragraphs)
{
  guint prose = 0;
  guint run = 0;
  gboolean in_tag = FALSE;

  *n_paragraphs = 0;
  for (const char *p = text;; p++)
    {
      gboolean ends = *p == '\0' || *p == '\n' ||
                      (*p == '<' && (g_ascii_strncasecmp (p, "</p", 3) == 0 ||
                                     g_ascii_strncasecmp (p, "<p", 2) == 0 ||
                                     g_ascii_strncasecmp (p, "<br", 3) == 0 ||
                                     g_ascii_strncasecmp (p, "</div", 5) == 0));

      if (ends)
        {
          prose += run >= MIN_PARAGRAPH ? run : 0;
          *n_paragraphs += run >= MIN_PARAGRAPH;
          run = 0;
        }
      if (*p == '\0')
        return prose;
      in_tag = *p == '<' || (in_tag && *p != '>');
      run += !in_tag && (guchar) *p > ' ' && *p != '>';
    }
}

/* Code, style sheets and addresses are long, too. */
static gboolean
looks_like_prose (const char *text)
{
  gsize length = strnlen (text, 4000);
  guint n_spaces = 0;
  guint n_signs = 0;

  if (strchr ("{[(.#@/", *text) != NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      n_spaces += text[i] == ' ';
      n_signs += strchr ("{}[];=|\\", text[i]) != NULL;
    }
  return n_signs * 12 < length &&
         (n_spaces * 30 > length || (guchar) text[0] >= 0x80 || strstr (text, "<p") != NULL);
}

static void
offer (Finder *self, const char *text)
{
  guint n_paragraphs;
  guint prose;

  if (strlen (text) <= self->best_prose || !looks_like_prose (text))
    return;
  prose = prose_of (text, &n_paragraphs);
  if (n_paragraphs < MIN_PARAGRAPHS || prose <= self->best_prose)
    return;
  self->best_prose = prose;
  if (self->best == NULL)
    self->best = g_string_new (NULL);
  g_string_assign (self->best, text);
}

/* --- Arrays of paragraphs --- */

static const char *
string_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* An element that has a title and an address is another story's card. */
static gboolean
is_card (JsonObject *object)
{
  static const char *titles[] = { "title", "headline", "name" };
  static const char *addresses[] = { "url", "href", "link", "slug", "path", "canonicalUrl" };
  gboolean has_title = FALSE;
  gboolean has_address = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    has_title |= string_of (json_object_get_member (object, titles[i])) != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    has_address |= string_of (json_object_get_member (object, addresses[i])) != NULL;
  return has_title && has_address;
}

/* Appends the words of one element of an array: those of its members that are called as text is. */
static void
append_words (GString *out, JsonNode *node, guint depth)
{
  static const char *names[] = {
    "text", "content", "html", "value", "body", "children", "paragraph", "data", "props",
  };
  const char *text = string_of (node);

  if (depth > MAX_PARAGRAPH_DEPTH || out->len > MAX_STATE)
    return;
  if (text != NULL)
    {
      /* "$" and an id stand for elements. */
      if (*text != '$')
        g_string_append (out, text);
    }
  else if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint n = json_array_get_length (array);
      gboolean is_element = n >= 4 &&
                            g_strcmp0 (string_of (json_array_get_element (array, 0)), "$") == 0;

      /* ["$", "p", key, {"children": …}] is React's element. */
      for (guint i = is_element ? 3 : 0; i < n && i < 500; i++)
        append_words (out, json_array_get_element (array, i), depth + 1);
    }
  else if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      gsize length = out->len;

      if (is_card (object))
        return;
      for (gsize i = 0; i < G_N_ELEMENTS (names) && out->len == length; i++)
        {
          JsonNode *member = json_object_get_member (object, names[i]);

          if (member != NULL)
            append_words (out, member, depth + 1);
        }
    }
}

static void
offer_array (Finder *self, JsonArray *array)
{
  g_autoptr (GString) text = NULL;
  guint n = json_array_get_length (array);

  if (n < MIN_PARAGRAPHS || n > 5000 ||
      g_strcmp0 (string_of (json_array_get_element (array, 0)), "$") == 0)
    return;
  text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      gsize length = text->len;

      append_words (text, json_array_get_element (array, i), 0);
      if (text->len > length && !g_str_has_suffix (text->str, ">"))
        g_string_append_c (text, '\n');
    }
  offer (self, text->str);
}

/* --- Documents --- */

/* Looks at all strings and arrays, breadth first: no recursion on what a page sends. */
static void
search (Finder *self, JsonNode *root)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, root);
  for (guint i = 0; i < queue->len; i++)
    {
      JsonNode *node = g_ptr_array_index (queue, i);
      const char *text = string_of (node);

      if (text != NULL)
        {
          offer (self, text);
        }
      else if (JSON_NODE_HOLDS_ARRAY (node))
        {
          JsonArray *array = json_node_get_array (node);

          offer_array (self, array);
          for (guint j = 0; j < json_array_get_length (array) && queue->len < MAX_NODES; j++)
            g_ptr_array_add (queue, json_array_get_element (array, j));
        }
      else if (JSON_NODE_HOLDS_OBJECT (node))
        {
          g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

          for (GList *l = members; l != NULL && queue->len < MAX_NODES; l = l->next)
            g_ptr_array_add (queue, l->data);
        }
    }
}

static JsonNode *
parse (const char *json, gsize length)
{
  g_autoptr (JsonParser) parser = NULL;

  if (length < 2 || length > MAX_STATE ||
      !byline_json_depth_is_within (json, length, BYLINE_JSON_MAX_DEPTH))
    return NULL;
  parser = json_parser_new_immutable ();
  return json_parser_load_from_data (parser, json, (gssize) length, NULL)
           ? json_parser_steal_root (parser)
           : NULL;
}

static void
search_text (Finder *self, const char *json, gsize length)
{
  g_autoptr (JsonNode) root = parse (json, length);

  if (root != NULL)
    search (self, root);
}

/* "window.__STATE__ = {…};": what stands from the first bracket to the last. */
static void
search_assignment (Finder *self, const char *raw)
{
  const char *sign = strchr (raw, '=');
  const char *begin = sign != NULL ? strchr (sign, '{') : NULL;
  const char *end = begin != NULL ? strrchr (begin, '}') : NULL;

  if (end != NULL)
    search_text (self, begin, (gsize) (end + 1 - begin));
}

/* --- React's server components --- */

/* Appends the text of "self.__next_f.push([1,"…"])". */
static void
append_chunk (GString *stream, const char *raw)
{
  const char *begin = strstr (raw, "push(");
  const char *end = begin != NULL ? strrchr (begin, ')') : NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;

  if (end == NULL || stream->len > MAX_STATE)
    return;
  begin += strlen ("push(");
  root = parse (begin, (gsize) (end - begin));
  array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  if (array != NULL && json_array_get_length (array) > 1 &&
      string_of (json_array_get_element (array, 1)) != NULL)
    g_string_append (stream, string_of (json_array_get_element (array, 1)));
}

/* The rows of a stream: "id:JSON" to the end of the line, or "id:T", the size of a text in
 * hexadecimal, a comma, and the text. */
static void
search_stream (Finder *self, const char *stream)
{
  const char *p = stream;

  while (*p != '\0')
    {
      const char *colon = p + strspn (p, "0123456789abcdefABCDEF");

      if (*colon == ':' && colon[1] == 'T')
        {
          char *comma = NULL;
          guint64 size = g_ascii_strtoull (colon + 2, &comma, 16);

          if (comma != NULL && *comma == ',' && size <= strlen (comma + 1))
            {
              g_autofree char *text = g_strndup (comma + 1, (gsize) size);

              offer (self, text);
              p = comma + 1 + size;
              continue;
            }
        }
      else if (*colon == ':' && strchr ("[{\"", colon[1]) != NULL)
        {
          search_text (self, colon + 1, strcspn (colon + 1, "\n"));
        }
      p += strcspn (p, "\n");
      p += *p == '\n';
    }
}

/* --- Scripts --- */

static gboolean
holds_json (const BylinePage *page, guint index)
{
  const char *type = _byline_page_attribute (page, index, "type");

  return type != NULL && g_ascii_strncasecmp (type, "application/json", 16) == 0;
}

/* What templates leave for scripts to fill in: "$$ADVERTISEMENT$$". */
static char *
without_tokens (const char *text)
{
  static gsize once;
  static GRegex *token;
  char *clean;

  if (g_once_init_enter (&once))
    {
      token = g_regex_new ("\\$\\$[A-Z0-9_-]{2,40}\\$\\$|\\{\\{[A-Za-z0-9_. -]{2,60}\\}\\}", 0, 0,
                           NULL);
      g_once_init_leave (&once, 1);
    }
  clean = g_regex_replace_literal (token, text, -1, 0, "", 0, NULL);
  return clean != NULL ? clean : g_strdup (text);
}

char *
_byline_page_state_body (const BylinePage *page)
{
  g_autoptr (GString) stream = g_string_new (NULL);
  Finder self = { NULL, 0 };
  guint n_scripts = 0;
  char *body = NULL;

  for (guint i = 0; i < page->n_nodes && n_scripts < MAX_SCRIPTS; i++)
    {
      g_autofree char *raw = NULL;
      const char *begin;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_SCRIPT)
        continue;
      n_scripts++;
      raw = _byline_page_raw_text (page, i);
      if (raw == NULL || strlen (raw) > MAX_STATE)
        continue;
      begin = raw + strspn (raw, " \t\r\n");
      if (holds_json (page, i))
        search_text (&self, begin, strlen (begin));
      else if (g_str_has_prefix (begin, "self.__next_f.push("))
        append_chunk (stream, begin);
      else if (g_str_has_prefix (begin, "window.") || g_str_has_prefix (begin, "self.") ||
               g_str_has_prefix (begin, "var __"))
        search_assignment (&self, begin);
    }
  search_stream (&self, stream->str);
  if (self.best != NULL)
    {
      body = without_tokens (self.best->str);
      g_string_free (self.best, TRUE);
    }
  return body;
}
