/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-document-tags.h"

G_BEGIN_DECLS

/**
 * BylineLinkKind: what following a link means.
 * @BYLINE_LINK_URI: target is an address
 * @BYLINE_LINK_PUBLICATION: target is its key
 * @BYLINE_LINK_SECTION: @BYLINE_LINK_AUTHOR: target is a name
 * @BYLINE_LINK_STORY: id is its row
 * @BYLINE_LINK_FOOTNOTE: target is the footnote's id; it leads down
 * @BYLINE_LINK_BACK: target is the footnote's id; it leads up to where that is referred to
 * @BYLINE_LINK_TOGGLE: id is the place in the river: expands or folds it
 */
typedef enum {
  BYLINE_LINK_URI,
  BYLINE_LINK_PUBLICATION,
  BYLINE_LINK_SECTION,
  BYLINE_LINK_AUTHOR,
  BYLINE_LINK_STORY,
  BYLINE_LINK_FOOTNOTE,
  BYLINE_LINK_BACK,
  BYLINE_LINK_TOGGLE,
} BylineLinkKind;

/** What is drawn behind lines. */
typedef enum {
  BYLINE_DECORATION_QUOTE,     /* a hairline bar */
  BYLINE_DECORATION_PULLQUOTE, /* an accented bar */
  BYLINE_DECORATION_BOX,       /* a filled box over the column */
  BYLINE_DECORATION_PILL,      /* a filled pill around the text */
  BYLINE_DECORATION_LINES,     /* hairlines left and right of the text */
} BylineDecorationKind;

/** A stretch of the buffer in characters, which moves with the text. First member of all below. */
typedef struct {
  guint start;
  guint end;
} BylineDocumentRange;

typedef struct {
  BylineDocumentRange range;
  BylineLinkKind kind;
  char *target; /* nullable */
  gint64 id;
} BylineDocumentLink;

typedef struct {
  BylineDocumentRange range;
  BylineDecorationKind kind;
} BylineDocumentDecoration;

/**
 * BylineDocumentObject: what is no text: a picture in a line of its own, or a widget (anchored, or
 * beside the lines of its range).
 */
typedef struct {
  BylineDocumentRange range;
  GObject *object;            /* BylinePicturePaintable or GtkWidget */
  GtkTextChildAnchor *anchor; /* nullable */
  int end_margin;                  /* by how much it is narrower than the column, at scale 1 */
  GdkPaintable *image;        /* nullable: what a widget beside the text looks like */
  gboolean is_attached;       /* to the view */
} BylineDocumentObject;

#define BYLINE_TYPE_DOCUMENT_BUFFER (byline_document_buffer_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentBuffer,
                      byline_document_buffer,
                      BYLINE,
                      DOCUMENT_BUFFER,
                      GtkTextBuffer)

/**
 * BylineDocumentBuffer: the text of one story, with what lies in and behind it. Links, decorations
 * and objects move with the text as it is inserted and deleted, and go with it.
 */
BylineDocumentBuffer *byline_document_buffer_new (void);
BylineDocumentTags *byline_document_buffer_get_tags (BylineDocumentBuffer *self);

void byline_document_buffer_add_link (BylineDocumentBuffer *self,
                                      guint start,
                                      guint end,
                                      BylineLinkKind kind,
                                      const char *target,
                                      gint64 id);
void byline_document_buffer_add_decoration (BylineDocumentBuffer *self,
                                            guint start,
                                            guint end,
                                            BylineDecorationKind kind);
/** Inserts @paintable as a character at @offset. */
void byline_document_buffer_insert_picture (BylineDocumentBuffer *self,
                                            guint offset,
                                            GdkPaintable *paintable,
                                            int end_margin);
/** Inserts an anchor for @widget (floating or not) at @offset. */
void byline_document_buffer_insert_widget (BylineDocumentBuffer *self,
                                           guint offset,
                                           GtkWidget *widget,
                                           int end_margin);
/** Puts @widget beside the lines of [@start, @end). */
void byline_document_buffer_add_beside (BylineDocumentBuffer *self,
                                        guint start,
                                        guint end,
                                        GtkWidget *widget);

/** Returns: (transfer none) (element-type BylineDocumentLink): sorted */
GPtrArray *byline_document_buffer_get_links (BylineDocumentBuffer *self);
/** Returns: (transfer none) (element-type BylineDocumentDecoration): sorted by their starts */
GPtrArray *byline_document_buffer_get_decorations (BylineDocumentBuffer *self);
/** Returns: (transfer none) (element-type BylineDocumentObject): sorted by their starts */
GPtrArray *byline_document_buffer_get_objects (BylineDocumentBuffer *self);
/** Returns: (transfer none) (nullable): the link that @offset is in. */
BylineDocumentLink *byline_document_buffer_get_link_at (BylineDocumentBuffer *self, guint offset);
/** Returns: the first of @ranges (sorted by starts) that starts at or behind @offset; their number
 * for none. */
guint byline_document_ranges_find (GPtrArray *ranges, guint offset);
guint byline_document_buffer_get_length (BylineDocumentBuffer *self);

G_END_DECLS
