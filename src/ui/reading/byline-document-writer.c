/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-writer.h"

#include "byline-document-wide.h"
#include "byline-isolate.h"
#include "byline-picture-paintable.h"
#include "byline-text.h"
#include "byline-url.h"

#include <string.h>

/* A line is laid out as a whole. What is longer than this is no paragraph but an attack on
 * patience, and is broken. */
#define LINE_CHARS 6000
#define LINE_CHARS_HARD 8000
/* Nor is that a word. To wrap one, all that is left of it is shaped again for each row: what is ten times as
 * long takes a hundred times as long. */
#define WORD_CHARS 400
#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029
#define OBJECT_REPLACEMENT 0xfffc

void
byline_document_writer_init (BylineDocumentWriter *self, BylineDocumentBuffer *buffer, guint offset)
{
  *self = (BylineDocumentWriter){
    .buffer = buffer,
    .tags = byline_document_buffer_get_tags (buffer),
    .offset = offset,
  };
}

guint
byline_document_writer_insert (BylineDocumentWriter *self, const char *text)
{
  GtkTextIter iter;
  guint start = self->offset;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, self->offset);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self->buffer), &iter, text, -1);
  self->offset = gtk_text_iter_get_offset (&iter);

  return start;
}

/* Applies @tag line by line without the line breaks (of an empty line, the break itself). GTK 4.8
 * keeps the style of the line that it measured last until it meets the edge of a tag, and would use
 * it for a later line. */
void
byline_document_writer_apply (BylineDocumentWriter *self, guint start, guint end, GtkTextTag *tag)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter from, to, last;

  if (start >= end)
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, end);
  while (gtk_text_iter_compare (&from, &last) < 0)
    {
      GtkTextIter next = from;

      gtk_text_iter_forward_line (&next);
      to = from;
      if (gtk_text_iter_ends_line (&to))
        to = next; /* an empty line has nothing else to be dressed */
      else
        gtk_text_iter_forward_to_line_end (&to);
      if (gtk_text_iter_compare (&to, &last) > 0)
        to = last;
      gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
      from = next;
    }
}

static void
tag_range (BylineDocumentWriter *self, guint start, guint end, BylineDocumentTag tag)
{
  byline_document_writer_apply (self, start, end, byline_document_tags_get (self->tags, tag));
}

void
byline_document_writer_tag (BylineDocumentWriter *self, guint start, BylineDocumentTag tag)
{
  tag_range (self, start, self->offset, tag);
}

void
byline_document_writer_tag_last (BylineDocumentWriter *self, BylineDocumentTag tag)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, self->offset);
  gtk_text_iter_backward_line (&iter);
  byline_document_writer_tag (self, gtk_text_iter_get_offset (&iter), tag);
}

void
byline_document_writer_tag_first (BylineDocumentWriter *self, guint start, BylineDocumentTag tag)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, start);
  gtk_text_iter_forward_line (&iter);
  tag_range (self, start, gtk_text_iter_get_offset (&iter), tag);
}

/* A line in Chinese, Japanese or Korean letters is set in one font, which has the others, too. Those of code have places of their own. */
static void
dress_wide (BylineDocumentWriter *self, guint start, guint end, BylineDocumentTag tag)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  const char *language = NULL;
  g_autofree char *text = NULL;
  GtkTextIter from, to;

  if (tag == BYLINE_DOCUMENT_TAG_CODE)
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  text = gtk_text_buffer_get_slice (buffer, &from, &to, TRUE);
  if (byline_text_is_caseless (text))
    language = byline_document_wide_language (text, self->language);
  if (language != NULL)
    byline_document_writer_apply (self, start, end,
                                  byline_document_tags_wide (self->tags, tag, language));
}

void
byline_document_writer_end_line (BylineDocumentWriter *self,
                                 guint start,
                                 BylineDocumentTag tag,
                                 int indent,
                                 int end_margin)
{
  dress_wide (self, start, self->offset, tag);
  byline_document_writer_insert (self, "\n");
  byline_document_writer_tag (self, start, tag);
  if (indent > 0)
    byline_document_writer_apply (self, start, self->offset,
                                  byline_document_tags_indent (self->tags, indent, self->rtl));
  if (end_margin > 0)
    byline_document_writer_apply (self, start, self->offset,
                                  byline_document_tags_indent (self->tags, end_margin, !self->rtl));
}

/* The same characters, but none that ends a paragraph or stands for an object. */
static char *
flatten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *flat = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == PARAGRAPH_SEPARATOR)
        c = LINE_SEPARATOR;
      else if (c == OBJECT_REPLACEMENT)
        c = ' ';
      g_string_append_unichar (flat, c);
    }

  return g_string_free (flat, FALSE);
}

void
byline_document_writer_begin_line (BylineDocumentWriter *self, const char *text)
{
  if (self->rtl)
    byline_document_writer_insert (self, BYLINE_RIGHT_TO_LEFT_MARK);
  else if (byline_isolate_is_needed (text, PANGO_DIRECTION_LTR))
    byline_document_writer_insert (self, BYLINE_LEFT_TO_RIGHT_MARK);
}

guint
byline_document_writer_insert_line (BylineDocumentWriter *self,
                                    const char *text,
                                    BylineDocumentTag tag,
                                    int indent,
                                    int end_margin)
{
  g_autofree char *flat = flatten (text);
  guint start = byline_document_writer_insert (self, flat);

  byline_document_writer_end_line (self, start, tag, indent, end_margin);

  return start;
}

/* Where an endless line is broken, in characters of the text. Returns: (nullable) */
static GArray *
find_breaks (const char *text)
{
  GArray *breaks = NULL;
  guint n = 0, run = 0, word = 0;

  if (strlen (text) <= WORD_CHARS)
    return NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n++;
      run++;
      /* Between ideographs a row may end. */
      word = g_unichar_isspace (c) || g_unichar_iswide (c) ? 0 : word + 1;
      if (word >= WORD_CHARS || run >= LINE_CHARS_HARD ||
          (run >= LINE_CHARS && (g_unichar_isspace (c) || c == 0x3002)))
        {
          if (breaks == NULL)
            breaks = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (breaks, n);
          run = 0;
          word = 0;
        }
    }

  return breaks;
}

static void
put_broken (BylineDocumentWriter *self, const char *text, GArray *breaks)
{
  const char *p = text;
  guint done = 0;

  for (guint i = 0; i < breaks->len; i++)
    {
      guint n = g_array_index (breaks, guint, i) - done;
      const char *end = g_utf8_offset_to_pointer (p, n);
      g_autofree char *part = g_strndup (p, end - p);

      byline_document_writer_insert (self, part);
      byline_document_writer_insert (self, "\n");
      p = end;
      done += n;
    }
  byline_document_writer_insert (self, p);
}

/* From a mark's place in its text to one in the line. */
static guint
place (guint offset, GArray *breaks, gboolean is_end)
{
  guint n = 0;

  if (breaks == NULL)
    return offset;
  while (n < breaks->len && (is_end ? g_array_index (breaks, guint, n) < offset
                                    : g_array_index (breaks, guint, n) <= offset))
    n++;

  return offset + n;
}

static BylineDocumentTag
mark_tag (BylineMarkKind kind, BylineDocumentTag around, gboolean is_caseless)
{
  switch (kind)
    {
    case BYLINE_MARK_EM:
      if (is_caseless)
        break;
      return around == BYLINE_DOCUMENT_TAG_PULLQUOTE ? BYLINE_DOCUMENT_TAG_UPRIGHT
                                                     : BYLINE_DOCUMENT_TAG_EM;
    case BYLINE_MARK_LINK:
      return BYLINE_DOCUMENT_TAG_LINK;
    case BYLINE_MARK_CODE:
      return BYLINE_DOCUMENT_TAG_INLINE_CODE;
    case BYLINE_MARK_SUB:
      return BYLINE_DOCUMENT_TAG_SUB;
    case BYLINE_MARK_SUP:
    case BYLINE_MARK_FOOTNOTE:
      return BYLINE_DOCUMENT_TAG_SUP;
    case BYLINE_MARK_DEL:
      return BYLINE_DOCUMENT_TAG_DEL;
    case BYLINE_MARK_HIGHLIGHT:
      return BYLINE_DOCUMENT_TAG_HIGHLIGHT;
    case BYLINE_MARK_STRONG:
      break;
    }

  return BYLINE_DOCUMENT_TAG_STRONG;
}

/* Returns: whether the stretch became a link. */
static gboolean
put_mark_link (BylineDocumentWriter *self, const BylineMark *mark, guint start, guint end)
{
  g_autofree char *url = NULL;

  if (mark->href == NULL)
    return FALSE;

  if (mark->kind == BYLINE_MARK_FOOTNOTE)
    {
      byline_document_buffer_add_link (self->buffer, start, end, BYLINE_LINK_FOOTNOTE, mark->href,
                                       0);
      return TRUE;
    }

  /* Only addresses that may be followed: no file:, no javascript:. */
  url = byline_url_resolve_link (self->url, mark->href);
  if (url == NULL)
    return FALSE;

  byline_document_buffer_add_link (self->buffer, start, end, BYLINE_LINK_URI, url, 0);

  return TRUE;
}

/* A verse is not stretched: justified, each of its lines would be as long as the column. */
static void
leave_ragged (BylineDocumentWriter *self, const char *flat, guint start)
{
  GtkTextIter iter;

  if (g_utf8_strchr (flat, -1, LINE_SEPARATOR) == NULL)
    return;

  /* The first character of all says how the paragraph is set: of an item, its mark. */
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, (int) start);
  gtk_text_iter_set_line_offset (&iter, 0);
  tag_range (self, (guint) gtk_text_iter_get_offset (&iter), self->offset,
             BYLINE_DOCUMENT_TAG_RAGGED);
}

guint
byline_document_writer_insert_text (BylineDocumentWriter *self,
                                    const BylineText *text,
                                    BylineDocumentTag tag)
{
  g_autofree char *flat = flatten (text->text);
  g_autoptr (GArray) breaks = find_breaks (flat);
  guint start = self->offset, links_end = self->offset;
  gboolean is_caseless = byline_text_is_caseless (flat);

  if (breaks != NULL)
    put_broken (self, flat, breaks);
  else
    byline_document_writer_insert (self, flat);

  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);
      guint from = MIN (start + place (mark->start, breaks, FALSE), self->offset);
      guint to = MIN (start + place (mark->end, breaks, TRUE), self->offset);

      if (from >= to)
        continue;

      if (mark->kind == BYLINE_MARK_LINK || mark->kind == BYLINE_MARK_FOOTNOTE)
        {
          /* One link does not lie in another. */
          if (from < links_end || !put_mark_link (self, mark, from, to))
            continue;
          links_end = to;
          tag_range (self, from, to, BYLINE_DOCUMENT_TAG_LINK);
        }
      tag_range (self, from, to, mark_tag (mark->kind, tag, is_caseless));
    }
  if (is_caseless && tag == BYLINE_DOCUMENT_TAG_PULLQUOTE)
    tag_range (self, start, self->offset, BYLINE_DOCUMENT_TAG_UPRIGHT);
  leave_ragged (self, flat, start);

  return start;
}

void
byline_document_writer_insert_link (BylineDocumentWriter *self,
                                    const char *text,
                                    BylineLinkKind kind,
                                    const char *target,
                                    gint64 id)
{
  g_autofree char *flat = flatten (text);
  guint start = byline_document_writer_insert (self, flat);

  if (self->offset > start)
    byline_document_buffer_add_link (self->buffer, start, self->offset, kind, target, id);
}

void
byline_document_writer_insert_part (BylineDocumentWriter *self,
                                    const char *text,
                                    BylineLinkKind kind,
                                    const char *target)
{
  gboolean isolates = byline_isolate_is_needed (text, self->rtl ? PANGO_DIRECTION_RTL
                                                                : PANGO_DIRECTION_LTR);

  if (isolates)
    byline_document_writer_insert (self, BYLINE_FIRST_STRONG_ISOLATE);
  if (target != NULL)
    byline_document_writer_insert_link (self, text, kind, target, 0);
  else
    byline_document_writer_insert (self, text);
  if (isolates)
    byline_document_writer_insert (self, BYLINE_POP_DIRECTIONAL_ISOLATE);
}

void
byline_document_writer_insert_widget (BylineDocumentWriter *self,
                                      GtkWidget *widget,
                                      int indent,
                                      int end_margin)
{
  guint start = self->offset;

  byline_document_buffer_insert_widget (self->buffer, self->offset, widget, indent + end_margin);
  self->offset++;
  byline_document_writer_end_line (self, start, BYLINE_DOCUMENT_TAG_WIDGET, indent, end_margin);
}

/* A picture's description is text below it: a paintable has none that could be read to somebody. */
static const char *
get_caption (BylineDocumentWriter *self, const BylinePicture *picture)
{
  if (picture->caption != NULL && *picture->caption != '\0')
    return picture->caption;
  if (picture->alt == NULL || *picture->alt == '\0')
    return NULL;
  if (self->title != NULL && g_strcmp0 (picture->alt, self->title) == 0)
    return NULL;

  return picture->alt;
}

/* What a picture shows, for the place where it cannot be seen; NULL if what stands below it says that: words
 * that are the same but for a credit or an ending are no further description. */
static const char *
get_description (const BylinePicture *picture, const char *caption)
{
  const char *alt = picture->alt;

  if (alt == NULL || caption == NULL)
    return alt;

  return strstr (caption, alt) != NULL || strstr (alt, caption) != NULL ? NULL : alt;
}

void
byline_document_writer_insert_picture (BylineDocumentWriter *self,
                                       const BylinePicture *picture,
                                       int indent,
                                       int end_margin)
{
  g_autoptr (BylinePicturePaintable) paintable = NULL;
  const char *caption = get_caption (self, picture);
  guint start = self->offset;

  if (picture->url != NULL)
    {
      paintable = byline_picture_paintable_new (picture->url, self->network,
                                                get_description (picture, caption), picture->width,
                                                picture->height);
      byline_document_buffer_insert_picture (self->buffer, self->offset, GDK_PAINTABLE (paintable),
                                             indent + end_margin);
      self->offset++;
      byline_document_buffer_add_link (self->buffer, start, self->offset, BYLINE_LINK_PICTURE,
                                       picture->url, 0);
      byline_document_writer_end_line (self, start, BYLINE_DOCUMENT_TAG_PICTURE, indent,
                                       end_margin);
    }

  if (caption != NULL)
    byline_document_writer_insert_line (self, caption, BYLINE_DOCUMENT_TAG_CAPTION, indent,
                                        end_margin);
  if (picture->credit != NULL && *picture->credit != '\0')
    byline_document_writer_insert_line (self, picture->credit, BYLINE_DOCUMENT_TAG_CREDIT, indent,
                                        end_margin);
}

void
byline_document_writer_insert_figure (BylineDocumentWriter *self,
                                      const BylinePicture *picture,
                                      int indent,
                                      int end_margin)
{
  guint start = self->offset;

  byline_document_writer_insert_picture (self, picture, indent, end_margin);
  if (self->offset > start)
    byline_document_writer_tag_last (self, BYLINE_DOCUMENT_TAG_FIGURE_END);
}
