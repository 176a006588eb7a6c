/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-xml-private.h"

#include "byline-error.h"
#include "byline-feed-parser.h"
#include "byline-feed-root-private.h"
#include "byline-markup-tokenizer-private.h"
#include "byline-url.h"

#include <string.h>

/* The only namespace whose attributes stay in a text: links of SVG and MathML. */
#define XLINK "http://www.w3.org/1999/xlink"

static BylineFeedFrame *
top_frame (BylineFeedReader *self)
{
  return &g_array_index (self->frames, BylineFeedFrame, self->frames->len - 1);
}

static void
push_root (BylineFeedReader *self)
{
  BylineFeedFrame root = { .context = BYLINE_FEED_CONTEXT_ROOT, .base = self->url };

  g_array_append_val (self->frames, root);
}

static void
clear_frame (gpointer data)
{
  BylineFeedFrame *frame = data;

  if (frame->owns_base)
    g_free ((char *) frame->base);
}

static void
reader_init (BylineFeedReader *self, const char *url)
{
  memset (self, 0, sizeof *self);
  self->url = url;
  self->text = g_string_new (NULL);
  self->frames = g_array_new (FALSE, FALSE, sizeof (BylineFeedFrame));
  g_array_set_clear_func (self->frames, clear_frame);
  _byline_feed_builder_init (&self->builder);
  self->builder.url = url;
  push_root (self);
}

static void
reader_clear (BylineFeedReader *self)
{
  _byline_feed_builder_clear (&self->builder);
  g_clear_pointer (&self->builder.document, byline_feed_document_free);
  g_array_unref (self->frames);
  g_string_free (self->text, TRUE);
}

static void
restart_cb (gpointer user_data)
{
  BylineFeedReader *self = user_data;
  const char *url = self->url;

  reader_clear (self);
  reader_init (self, url);
}

/* --- Markup inside a text: written out as it is read --- */

static gboolean
is_address (const char *name)
{
  return g_ascii_strcasecmp (name, "href") == 0 || g_ascii_strcasecmp (name, "src") == 0;
}

static void
write_start (BylineFeedReader *self,
             const BylineFeedFrame *frame,
             const BylineXmlAttribute *attributes,
             guint n_attributes)
{
  g_string_append_c (self->text, '<');
  g_string_append (self->text, frame->is_media ? "media:" : "");
  g_string_append (self->text, frame->name);
  for (guint i = 0; i < n_attributes; i++)
    {
      const BylineXmlAttribute *attribute = &attributes[i];
      g_autofree char *url = NULL;

      if (attribute->prefix != NULL && g_strcmp0 (attribute->uri, XLINK) != 0)
        continue;
      /* An xml:base inside the text counts here only: the sanitiser knows the text's own. */
      if (frame->base != self->text_base && is_address (attribute->name))
        {
          g_autofree char *reference = g_strndup (attribute->value, attribute->length);

          url = byline_url_resolve_link (frame->base, reference);
        }
      g_string_append_c (self->text, ' ');
      if (attribute->prefix != NULL)
        g_string_append (self->text, "xlink:");
      g_string_append (self->text, attribute->name);
      g_string_append (self->text, "=\"");
      _byline_markup_escape (self->text, url != NULL ? url : attribute->value,
                             url != NULL ? strlen (url) : attribute->length);
      g_string_append_c (self->text, '"');
    }
  g_string_append_c (self->text, '>');
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* Nobody said that a text is markup, but it holds some: it is kept, and what came before it is text.
 * A category that holds another one is one itself. @parent: the open element, and a copy of it */
static void
open_text (BylineFeedReader *self, BylineFeedFrame *parent, BylineFeedFrame *frame)
{
  if (parent->kind == BYLINE_FEED_TEXT_PLAIN && _byline_feed_element_is_body (parent->tag))
    {
      g_autofree char *plain = g_strdup (self->text->str + parent->text_start);

      g_string_truncate (self->text, parent->text_start);
      _byline_markup_escape (self->text, plain, strlen (plain));
      parent->kind = top_frame (self)->kind = BYLINE_FEED_TEXT_XHTML;
    }
  else if (parent->tag == BYLINE_FEED_ELEMENT_CATEGORY && strcmp (frame->name, "category") == 0)
    {
      _byline_feed_reader_end (self, parent);
      g_string_truncate (self->text, parent->text_start);
      frame->tag = BYLINE_FEED_ELEMENT_CATEGORY;
    }
}

static void
start_in_text (BylineFeedReader *self,
               BylineFeedFrame *frame,
               BylineFeedFrame *parent,
               const BylineXmlAttribute *attributes,
               guint n_attributes)
{
  open_text (self, parent, frame);
  frame->context = BYLINE_FEED_CONTEXT_TEXT;
  frame->kind = parent->kind;
  frame->limit = parent->limit;
  frame->text_start = parent->text_start;
  if (parent->kind == BYLINE_FEED_TEXT_PLAIN || parent->kind == BYLINE_FEED_TEXT_BASE64 ||
      parent->kind == BYLINE_FEED_TEXT_UNDECLARED ||
      self->text->len - frame->text_start >= frame->limit)
    return;

  /* XHTML comes in a div that is not part of it (RFC 4287, 3.1.1.3). */
  if (parent->kind == BYLINE_FEED_TEXT_XHTML && parent->tag != BYLINE_FEED_ELEMENT_NONE &&
      strcmp (frame->name, "div") == 0 && is_blank (self->text->str + frame->text_start))
    return;
  frame->is_written = TRUE;
  write_start (self, frame, attributes, n_attributes);
}

static void
end_in_text (BylineFeedReader *self, const BylineFeedFrame *frame)
{
  if (!frame->is_written)
    return;
  g_string_append (self->text, "</");
  g_string_append (self->text, frame->is_media ? "media:" : "");
  g_string_append (self->text, frame->name);
  g_string_append_c (self->text, '>');
}

/* --- Handlers --- */

static void
read_base (BylineFeedReader *self,
           BylineFeedFrame *frame,
           const BylineXmlAttribute *attributes,
           guint n_attributes)
{
  for (guint i = 0; i < n_attributes; i++)
    {
      const BylineXmlAttribute *attribute = &attributes[i];
      g_autofree char *value = NULL;
      char *base;

      if (attribute->prefix == NULL || strcmp (attribute->prefix, "xml") != 0 ||
          strcmp (attribute->name, "base") != 0)
        continue;
      value = g_strndup (attribute->value, attribute->length);
      base = byline_url_resolve (frame->base, value);
      if (base == NULL)
        continue;
      if (frame->owns_base)
        g_free ((char *) frame->base);
      frame->base = base;
      frame->owns_base = TRUE;
    }
}

/* A root of a known name in a namespace of its own makes that one known. */
static BylineNs
find_ns (BylineFeedReader *self,
         BylineFeedContext context,
         const char *name,
         const char *prefix,
         const char *uri)
{
  BylineNs ns = _byline_ns_lookup (uri, prefix);

  if (ns != BYLINE_NS_OTHER)
    return ns;
  if (context == BYLINE_FEED_CONTEXT_ROOT)
    {
      self->root_uri = uri;
      self->root_ns = strcmp (name, "feed") == 0 ? BYLINE_NS_ATOM03 : BYLINE_NS_RSS;
    }
  return uri != NULL && uri == self->root_uri ? self->root_ns : BYLINE_NS_OTHER;
}

static void
start_cb (gpointer user_data,
          const char *name,
          const char *prefix,
          const char *uri,
          const BylineXmlAttribute *attributes,
          guint n_attributes)
{
  BylineFeedReader *self = user_data;
  BylineFeedFrame parent = *top_frame (self);
  BylineFeedFrame frame = { .base = parent.base,
                            .name = name,
                            .context = BYLINE_FEED_CONTEXT_SKIPPED };

  if (parent.context != BYLINE_FEED_CONTEXT_SKIPPED)
    read_base (self, &frame, attributes, n_attributes);
  if (parent.context == BYLINE_FEED_CONTEXT_TEXT)
    {
      frame.is_media = prefix != NULL && _byline_ns_lookup (uri, prefix) == BYLINE_NS_MEDIA;
      start_in_text (self, &frame, &parent, attributes, n_attributes);
    }
  else if (parent.context != BYLINE_FEED_CONTEXT_SKIPPED)
    {
      BylineFeedStartTag element = {
        .name = name, .uri = uri, .attributes = attributes, .n_attributes = n_attributes
      };

      if (uri != self->last_uri || uri == NULL)
        {
          self->last_ns = find_ns (self, parent.context, name, prefix, uri);
          self->last_uri = uri;
        }
      element.ns = self->last_ns;
      element.tag = _byline_feed_element_lookup (element.ns, name);
      frame.text_start = self->text->len;
      _byline_feed_reader_start (self, &frame, &parent, &element);
      if (frame.context == BYLINE_FEED_CONTEXT_TEXT)
        self->text_base = frame.base;
    }
  g_array_append_val (self->frames, frame);
}

static void
end_cb (gpointer user_data)
{
  BylineFeedReader *self = user_data;
  BylineFeedFrame *frame = top_frame (self);

  if (frame->context == BYLINE_FEED_CONTEXT_TEXT && frame->tag == BYLINE_FEED_ELEMENT_NONE)
    end_in_text (self, frame);
  else if (frame->context != BYLINE_FEED_CONTEXT_SKIPPED)
    {
      _byline_feed_reader_end (self, frame);
      g_string_truncate (self->text, frame->text_start);
    }
  if (self->frames->len > 1)
    g_array_set_size (self->frames, self->frames->len - 1);
}

static void
text_cb (gpointer user_data, const char *text, gsize length)
{
  BylineFeedReader *self = user_data;
  const BylineFeedFrame *frame = top_frame (self);
  gsize room;

  if (frame->context != BYLINE_FEED_CONTEXT_TEXT && frame->context != BYLINE_FEED_CONTEXT_PERSON)
    return;

  room = frame->limit - MIN (self->text->len - frame->text_start, frame->limit);
  if (room == 0 && self->has_warned_truncated)
    return;
  if (length > room)
    {
      byline_feed_document_warn (self->builder.document,
                                 "A text is longer than %" G_GSIZE_FORMAT " KiB and was cut",
                                 frame->limit / 1024);
      self->has_warned_truncated = TRUE;
      while (room > 0 && ((guchar) text[room] & 0xc0) == 0x80)
        room--;
      length = room;
    }
  if (frame->kind == BYLINE_FEED_TEXT_XHTML)
    _byline_markup_escape (self->text, text, length);
  else
    g_string_append_len (self->text, text, length);
}

static const BylineXmlHandler handler = { restart_cb, start_cb, end_cb, text_cb };

/* --- The document --- */

/* More feeds than these, one after the other in one document, are left out. */
#define MAX_DOCUMENTS 8

static void
set_nesting (GError **error)
{
  g_set_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING,
               "The feed is nested deeper than %d elements", BYLINE_XML_MAX_DEPTH);
}

static gboolean
check_result (BylineFeedReader *self, const BylineXmlResult *result, GError **error)
{
  BylineFeedDocument *document = self->builder.document;

  if (result->is_too_deep && (document->format == NULL || document->items->len == 0))
    {
      set_nesting (error);
      return FALSE;
    }
  if (document->format == NULL)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                           "The feed cannot be read");
      return FALSE;
    }
  if (g_str_equal (document->format, BYLINE_FORMAT_SITEMAP) && document->items->len == 0)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED,
                           "This is a sitemap without news, not a feed");
      return FALSE;
    }
  if (result->is_too_deep)
    byline_feed_document_warn (document, "Nested deeper than %d elements; the rest was left out",
                               BYLINE_XML_MAX_DEPTH);
  if (result->has_refused_entities)
    byline_feed_document_warn (document,
                               "Entities that are external, longer than 256 bytes, refer"
                               " to others or make more than 1 MiB of text were not replaced");
  if (result->is_broken)
    byline_feed_document_warn (document, "Not well-formed XML, line %d: %s", MAX (result->line, 1),
                               result->message != NULL ? result->message : "unexpected end");
  else if (result->message != NULL)
    byline_feed_document_warn (document, "Line %d: %s", MAX (result->line, 1), result->message);
  return TRUE;
}

/* Reads up to the end of the first root element, called @root. */
static BylineFeedDocument *
read_document (const char *text,
               gsize length,
               const char *url,
               const char *root,
               gsize *used,
               GError **error)
{
  BylineFeedReader self;
  g_auto (BylineXmlResult) result = { 0 };
  BylineFeedDocument *document = NULL;

  reader_init (&self, url);
  _byline_xml_read (text, length, &handler, &self, &result);
  *used = result.used;
  /* An item that the end of the input cut off is kept. */
  if (!result.is_too_deep)
    _byline_feed_builder_end_item (&self.builder);
  if (check_result (&self, &result, error))
    {
      _byline_feed_builder_end_feed (&self.builder);
      document = g_steal_pointer (&self.builder.document);
      document->is_truncated = result.is_broken &&
                               _byline_feed_is_cut_off (text, result.used, root);
      document->has_partial_last_item = document->is_truncated &&
                                        _byline_feed_is_item_open (text, result.used);
      if (document->is_truncated)
        byline_feed_document_warn (document, "It ends before its end; what came was kept");
    }
  reader_clear (&self);
  return document;
}

/* Adds what @document does not have yet. @more: (transfer full) */
static void
append_document (BylineFeedDocument *document, BylineFeedDocument *more, GHashTable *ids)
{
  byline_feed_document_warn (document, "Another feed follows the first; its items were added");
  if (g_hash_table_size (ids) == 0)
    for (guint i = 0; i < document->items->len; i++)
      {
        const BylineFeedItem *item = g_ptr_array_index (document->items, i);

        g_hash_table_add (ids, g_strdup (item->id));
      }
  for (guint i = 0; i < more->items->len; i++)
    {
      BylineFeedItem *item = g_ptr_array_index (more->items, i);

      if (!g_hash_table_add (ids, g_strdup (item->id)))
        continue;
      g_ptr_array_index (more->items, i) = byline_feed_item_new ();
      g_ptr_array_add (document->items, item);
    }
  _byline_feed_document_prune (document, TRUE);
  document->is_truncated = more->is_truncated;
  document->has_partial_last_item = more->has_partial_last_item;
  byline_feed_document_free (more);
}

BylineFeedDocument *
_byline_feed_parse_xml (const char *text, gsize length, const char *url, GError **error)
{
  BylineFeedDocument *document;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *root = NULL;
  BylineFeedRoot kind = _byline_feed_find_root (text, length, &root);
  gsize used = 0;

  if (kind == BYLINE_FEED_ROOT_PAGE)
    {
      document = _byline_feed_parse_microformats (text, length, url);
      if (document != NULL)
        return document;
    }
  if (kind != BYLINE_FEED_ROOT_FEED)
    {
      _byline_feed_set_not_a_feed (kind, error);
      return NULL;
    }

  document = read_document (text, length, url, root, &used, error);
  for (guint i = 1; document != NULL && used < length && i < MAX_DOCUMENTS; i++)
    {
      BylineFeedDocument *more;

      text += used;
      length -= used;
      g_clear_pointer (&root, g_free);
      if (_byline_feed_find_root (text, length, &root) != BYLINE_FEED_ROOT_FEED)
        break;
      more = read_document (text, length, url, root, &used, NULL);
      if (more == NULL)
        break;
      append_document (document, more, ids);
    }
  return document;
}
