/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-buffer.h"

struct _BylineDocumentBuffer {
  GtkTextBuffer parent_instance;

  BylineDocumentTags *tags;
  GPtrArray *links;       /* of BylineDocumentLink */
  GPtrArray *decorations; /* of BylineDocumentDecoration */
  GPtrArray *objects;     /* of BylineDocumentObject */
  GPtrArray *headings;    /* of BylineDocumentHeading */
};

G_DEFINE_FINAL_TYPE (BylineDocumentBuffer, byline_document_buffer, GTK_TYPE_TEXT_BUFFER)

static void
link_free (gpointer data)
{
  BylineDocumentLink *link = data;

  g_free (link->target);
  g_free (link);
}

static void
object_free (gpointer data)
{
  BylineDocumentObject *object = data;
  GtkWidget *view;

  /* A widget in the text leaves the view with its anchor; one beside it has none. */
  view = object->image != NULL ? gtk_widget_get_parent (GTK_WIDGET (object->object)) : NULL;
  if (GTK_IS_TEXT_VIEW (view))
    gtk_text_view_remove (GTK_TEXT_VIEW (view), GTK_WIDGET (object->object));
  g_clear_object (&object->image);
  g_clear_object (&object->object);
  g_clear_object (&object->anchor);
  g_free (object);
}

guint
byline_document_ranges_find (GPtrArray *ranges, guint offset)
{
  guint low = 0, high = ranges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const BylineDocumentRange *range = g_ptr_array_index (ranges, middle);

      if (range->start < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
ranges_add (GPtrArray *ranges, gpointer range)
{
  /* Behind those that start at the same place: what contains comes before what is contained. */
  guint index = byline_document_ranges_find (ranges, ((BylineDocumentRange *) range)->start + 1);

  g_ptr_array_insert (ranges, index, range);
}

/* From the end: text mostly comes in at the end, and then there is nothing to move. Ranges that
 * end before the place are met only until one starts a good way before it. */
static void
ranges_inserted (GPtrArray *ranges, guint offset, guint n)
{
  for (guint i = byline_document_ranges_find (ranges, offset); i < ranges->len; i++)
    {
      BylineDocumentRange *range = g_ptr_array_index (ranges, i);

      range->start += n;
      range->end += n;
    }
  for (guint i = byline_document_ranges_find (ranges, offset); i > 0; i--)
    {
      BylineDocumentRange *range = g_ptr_array_index (ranges, i - 1);

      if (range->start < offset && range->end > offset)
        range->end += n;
    }
}

static void
ranges_deleted (GPtrArray *ranges, guint start, guint end)
{
  guint n = end - start;

  for (guint i = ranges->len; i > 0; i--)
    {
      BylineDocumentRange *range = g_ptr_array_index (ranges, i - 1);

      if (range->start >= end)
        {
          range->start -= n;
          range->end -= n;
        }
      else if (range->start >= start && range->end <= end)
        g_ptr_array_remove_index (ranges, i - 1);
      else
        {
          range->end = range->end >= end ? range->end - n : MIN (range->end, start);
          range->start = MIN (range->start, start);
        }
    }
}

static void
inserted (BylineDocumentBuffer *self, guint offset, guint n)
{
  /* While a document is built all goes in at the end, and no range reaches beyond that. */
  if (offset + n >= (guint) gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self)))
    return;

  ranges_inserted (self->links, offset, n);
  ranges_inserted (self->decorations, offset, n);
  ranges_inserted (self->objects, offset, n);
  ranges_inserted (self->headings, offset, n);
}

static void
byline_document_buffer_insert_text (GtkTextBuffer *buffer,
                                    GtkTextIter *pos,
                                    const char *text,
                                    int length)
{
  guint offset = gtk_text_iter_get_offset (pos);

  GTK_TEXT_BUFFER_CLASS (byline_document_buffer_parent_class)
    ->insert_text (buffer, pos, text, length);

  inserted (BYLINE_DOCUMENT_BUFFER (buffer), offset, gtk_text_iter_get_offset (pos) - offset);
}

static void
byline_document_buffer_insert_paintable (GtkTextBuffer *buffer,
                                         GtkTextIter *pos,
                                         GdkPaintable *paintable)
{
  guint offset = gtk_text_iter_get_offset (pos);

  GTK_TEXT_BUFFER_CLASS (byline_document_buffer_parent_class)
    ->insert_paintable (buffer, pos, paintable);

  inserted (BYLINE_DOCUMENT_BUFFER (buffer), offset, 1);
}

static void
byline_document_buffer_insert_child_anchor (GtkTextBuffer *buffer,
                                            GtkTextIter *pos,
                                            GtkTextChildAnchor *anchor)
{
  guint offset = gtk_text_iter_get_offset (pos);

  GTK_TEXT_BUFFER_CLASS (byline_document_buffer_parent_class)
    ->insert_child_anchor (buffer, pos, anchor);

  inserted (BYLINE_DOCUMENT_BUFFER (buffer), offset, 1);
}

static void
byline_document_buffer_delete_range (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  BylineDocumentBuffer *self = BYLINE_DOCUMENT_BUFFER (buffer);
  guint from = gtk_text_iter_get_offset (start);
  guint to = gtk_text_iter_get_offset (end);

  GTK_TEXT_BUFFER_CLASS (byline_document_buffer_parent_class)->delete_range (buffer, start, end);

  if (from > to)
    {
      guint other = from;

      from = to;
      to = other;
    }
  ranges_deleted (self->links, from, to);
  ranges_deleted (self->decorations, from, to);
  ranges_deleted (self->objects, from, to);
  ranges_deleted (self->headings, from, to);
}

static void
byline_document_buffer_constructed (GObject *object)
{
  BylineDocumentBuffer *self = BYLINE_DOCUMENT_BUFFER (object);

  G_OBJECT_CLASS (byline_document_buffer_parent_class)->constructed (object);

  /* Not before: the table is a construct property. */
  self->tags = byline_document_tags_new (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self)));
}

static void
byline_document_buffer_finalize (GObject *object)
{
  BylineDocumentBuffer *self = BYLINE_DOCUMENT_BUFFER (object);

  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->decorations);
  g_ptr_array_unref (self->objects);
  g_ptr_array_unref (self->headings);
  byline_document_tags_free (self->tags);

  G_OBJECT_CLASS (byline_document_buffer_parent_class)->finalize (object);
}

static void
byline_document_buffer_class_init (BylineDocumentBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  object_class->constructed = byline_document_buffer_constructed;
  object_class->finalize = byline_document_buffer_finalize;

  buffer_class->insert_text = byline_document_buffer_insert_text;
  buffer_class->insert_paintable = byline_document_buffer_insert_paintable;
  buffer_class->insert_child_anchor = byline_document_buffer_insert_child_anchor;
  buffer_class->delete_range = byline_document_buffer_delete_range;
}

static void
byline_document_buffer_init (BylineDocumentBuffer *self)
{
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  self->links = g_ptr_array_new_with_free_func (link_free);
  self->decorations = g_ptr_array_new_with_free_func (g_free);
  self->objects = g_ptr_array_new_with_free_func (object_free);
  self->headings = g_ptr_array_new_with_free_func (g_free);
}

BylineDocumentBuffer *
byline_document_buffer_new (void)
{
  return g_object_new (BYLINE_TYPE_DOCUMENT_BUFFER, NULL);
}

BylineDocumentTags *
byline_document_buffer_get_tags (BylineDocumentBuffer *self)
{
  return self->tags;
}

void
byline_document_buffer_add_link (BylineDocumentBuffer *self,
                                 guint start,
                                 guint end,
                                 BylineLinkKind kind,
                                 const char *target,
                                 gint64 id)
{
  BylineDocumentLink *link;

  g_return_if_fail (start < end);

  link = g_new0 (BylineDocumentLink, 1);
  link->range.start = start;
  link->range.end = end;
  link->kind = kind;
  link->target = g_strdup (target);
  link->id = id;
  ranges_add (self->links, link);
}

void
byline_document_buffer_add_decoration (BylineDocumentBuffer *self,
                                       guint start,
                                       guint end,
                                       BylineDecorationKind kind)
{
  BylineDocumentDecoration *decoration;

  g_return_if_fail (start < end);

  decoration = g_new0 (BylineDocumentDecoration, 1);
  decoration->range.start = start;
  decoration->range.end = end;
  decoration->kind = kind;
  ranges_add (self->decorations, decoration);
}

void
byline_document_buffer_add_heading (BylineDocumentBuffer *self, guint start, guint end, guint level)
{
  BylineDocumentHeading *heading;

  g_return_if_fail (start <= end);

  /* One without words leads nowhere. */
  if (start == end)
    return;
  heading = g_new0 (BylineDocumentHeading, 1);
  heading->range.start = start;
  heading->range.end = end;
  heading->level = level;
  ranges_add (self->headings, heading);
}

static void
add_object (BylineDocumentBuffer *self,
            guint start,
            guint end,
            gpointer what,
            GtkTextChildAnchor *anchor,
            int end_margin)
{
  BylineDocumentObject *object = g_new0 (BylineDocumentObject, 1);

  object->range.start = start;
  object->range.end = end;
  object->object = g_object_ref_sink (what);
  object->end_margin = end_margin;
  g_set_object (&object->anchor, anchor);
  ranges_add (self->objects, object);
}

void
byline_document_buffer_insert_picture (BylineDocumentBuffer *self,
                                       guint offset,
                                       GdkPaintable *paintable,
                                       int end_margin)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter, offset);
  gtk_text_buffer_insert_paintable (GTK_TEXT_BUFFER (self), &iter, paintable);
  add_object (self, offset, offset + 1, paintable, NULL, end_margin);
}

void
byline_document_buffer_insert_widget (BylineDocumentBuffer *self,
                                      guint offset,
                                      GtkWidget *widget,
                                      int end_margin)
{
  GtkTextIter iter;
  GtkTextChildAnchor *anchor;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter, offset);
  anchor = gtk_text_buffer_create_child_anchor (GTK_TEXT_BUFFER (self), &iter);
  add_object (self, offset, offset + 1, widget, anchor, end_margin);
}

void
byline_document_buffer_add_beside (BylineDocumentBuffer *self,
                                   guint start,
                                   guint end,
                                   GtkWidget *widget)
{
  add_object (self, start, end, widget, NULL, 0);
}

GPtrArray *
byline_document_buffer_get_links (BylineDocumentBuffer *self)
{
  return self->links;
}

GPtrArray *
byline_document_buffer_get_decorations (BylineDocumentBuffer *self)
{
  return self->decorations;
}

GPtrArray *
byline_document_buffer_get_objects (BylineDocumentBuffer *self)
{
  return self->objects;
}

GPtrArray *
byline_document_buffer_get_headings (BylineDocumentBuffer *self)
{
  return self->headings;
}

BylineDocumentLink *
byline_document_buffer_get_link_at (BylineDocumentBuffer *self, guint offset)
{
  guint index = byline_document_ranges_find (self->links, offset + 1);
  BylineDocumentLink *link;

  if (index == 0)
    return NULL;

  link = g_ptr_array_index (self->links, index - 1);

  return offset < link->range.end ? link : NULL;
}

guint
byline_document_buffer_get_length (BylineDocumentBuffer *self)
{
  return gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self));
}
