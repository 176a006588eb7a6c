/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-document-tags.h"

G_BEGIN_DECLS

/**
 * BylineLinkKind:
 * @BYLINE_LINK_URI: target is an address
 * @BYLINE_LINK_PUBLICATION: target is its key
 * @BYLINE_LINK_SECTION: @BYLINE_LINK_AUTHOR: target is a name
 * @BYLINE_LINK_STORY: id is its row; target is %NULL or its address
 * @BYLINE_LINK_FOOTNOTE: target is the footnote's id; it leads down
 * @BYLINE_LINK_BACK: target is the footnote's id; it leads up to where that is referred to
 * @BYLINE_LINK_TOGGLE: id is the place in the river: expands or folds it
 * @BYLINE_LINK_PICTURE: target is a picture's address: shows it large
 *
 * What following a link means.
 */
typedef enum {
  BYLINE_LINK_URI,
  BYLINE_LINK_BROWSER, /* an address that is not looked for among the stories */
  BYLINE_LINK_PUBLICATION,
  BYLINE_LINK_SECTION,
  BYLINE_LINK_AUTHOR,
  BYLINE_LINK_STORY,
  BYLINE_LINK_FOOTNOTE,
  BYLINE_LINK_BACK,
  BYLINE_LINK_TOGGLE,
  BYLINE_LINK_PICTURE,
} BylineLinkKind;

/**
 * BylineDecorationKind:
 *
 * What is drawn behind lines.
 */
typedef enum {
  BYLINE_DECORATION_QUOTE,     /* a hairline bar */
  BYLINE_DECORATION_PULLQUOTE, /* an accented bar */
  BYLINE_DECORATION_BOX,       /* a filled box over the column */
  BYLINE_DECORATION_PILL,      /* a filled pill around the text */
  BYLINE_DECORATION_LINES,     /* hairlines left and right of the text */
  BYLINE_DECORATION_RULE,      /* a hairline across the column */
} BylineDecorationKind;

/**
 * BylineDocumentRange:
 *
 * A stretch of the buffer in characters, which moves with the text. It is the first member of
 * links, decorations and objects.
 */
typedef struct {
  guint start;
  guint end;
} BylineDocumentRange;

/**
 * BylineDocumentLink:
 *
 * A link, and what following it means.
 */
typedef struct {
  BylineDocumentRange range;
  BylineLinkKind kind;
  char *target; /* nullable */
  gint64 id;
} BylineDocumentLink;

/**
 * BylineDocumentDecoration:
 *
 * What is drawn behind the lines of a range.
 */
typedef struct {
  BylineDocumentRange range;
  BylineDecorationKind kind;
} BylineDocumentDecoration;

/**
 * BylineDocumentObject:
 *
 * What is no text: a picture in a line of its own, or a widget (anchored, or beside the lines of
 * its range).
 */
typedef struct {
  BylineDocumentRange range;
  GObject *object;            /* BylinePicturePaintable or GtkWidget */
  GtkTextChildAnchor *anchor; /* nullable */
  int end_margin;             /* by how much it is narrower than the column, at scale 1 */
  GdkPaintable *image;        /* nullable: what a widget beside the text looks like */
  gboolean is_attached;       /* to the view */
} BylineDocumentObject;

/**
 * BylineDocumentHeading:
 * @range: its text
 * @level: 0 for a story's headline, 1 to 6 for those within a story
 *
 * A heading, for the outline of a story.
 */
typedef struct {
  BylineDocumentRange range;
  guint level;
} BylineDocumentHeading;

/**
 * BylineDocumentBuffer:
 *
 * The text of one story, with what lies in and behind it. Links, decorations and objects move with
 * the text as it is inserted and deleted, and go with it.
 */
#define BYLINE_TYPE_DOCUMENT_BUFFER (byline_document_buffer_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentBuffer,
                      byline_document_buffer,
                      BYLINE,
                      DOCUMENT_BUFFER,
                      GtkTextBuffer)

/**
 * byline_document_buffer_new:
 *
 * Makes a buffer.
 *
 * Returns: (transfer full): an empty buffer
 */
BylineDocumentBuffer *byline_document_buffer_new (void);
/**
 * byline_document_buffer_get_tags:
 * @self: the buffer
 *
 * Returns: (transfer none): its tags
 */
BylineDocumentTags *byline_document_buffer_get_tags (BylineDocumentBuffer *self);

/**
 * byline_document_buffer_add_link:
 * @self: the buffer
 * @start: its first character
 * @end: behind its last character
 * @kind: what following it means
 * @target: (nullable): see #BylineLinkKind; copied
 * @id: see #BylineLinkKind
 *
 * Makes a link of a stretch of text.
 */
void byline_document_buffer_add_link (BylineDocumentBuffer *self,
                                      guint start,
                                      guint end,
                                      BylineLinkKind kind,
                                      const char *target,
                                      gint64 id);
/**
 * byline_document_buffer_add_decoration:
 * @self: the buffer
 * @start: its first character
 * @end: behind its last character
 * @kind: what is drawn
 *
 * Draws behind a stretch of text.
 */
void byline_document_buffer_add_decoration (BylineDocumentBuffer *self,
                                            guint start,
                                            guint end,
                                            BylineDecorationKind kind);
/**
 * byline_document_buffer_add_heading:
 * @self: the buffer
 * @start: its first character
 * @end: behind its last character
 * @level: 0 for a story's headline, 1 to 6 for those within a story
 *
 * Says that a line is a heading.
 */
void byline_document_buffer_add_heading (BylineDocumentBuffer *self,
                                         guint start,
                                         guint end,
                                         guint level);
/**
 * byline_document_buffer_insert_picture:
 * @self: the buffer
 * @offset: where, in characters
 * @paintable: a picture
 * @end_margin: by how much it is narrower than the column, at scale 1
 *
 * Inserts a picture as a character.
 */
void byline_document_buffer_insert_picture (BylineDocumentBuffer *self,
                                            guint offset,
                                            GdkPaintable *paintable,
                                            int end_margin);
/**
 * byline_document_buffer_insert_widget:
 * @self: the buffer
 * @offset: where, in characters
 * @widget: a widget, floating or not
 * @end_margin: by how much it is narrower than the column, at scale 1
 *
 * Inserts an anchor for a widget.
 */
void byline_document_buffer_insert_widget (BylineDocumentBuffer *self,
                                           guint offset,
                                           GtkWidget *widget,
                                           int end_margin);
/**
 * byline_document_buffer_add_beside:
 * @self: the buffer
 * @start: the first character of the lines
 * @end: behind their last character
 * @widget: a widget, floating or not
 *
 * Puts a widget beside lines.
 */
void byline_document_buffer_add_beside (BylineDocumentBuffer *self,
                                        guint start,
                                        guint end,
                                        GtkWidget *widget);

/**
 * byline_document_buffer_get_links:
 * @self: the buffer
 *
 * Returns: (transfer none) (element-type BylineDocumentLink): its links, sorted by their starts
 */
GPtrArray *byline_document_buffer_get_links (BylineDocumentBuffer *self);
/**
 * byline_document_buffer_get_decorations:
 * @self: the buffer
 *
 * Returns: (transfer none) (element-type BylineDocumentDecoration): its decorations, sorted by
 *   their starts
 */
GPtrArray *byline_document_buffer_get_decorations (BylineDocumentBuffer *self);
/**
 * byline_document_buffer_get_objects:
 * @self: the buffer
 *
 * Returns: (transfer none) (element-type BylineDocumentObject): its objects, sorted by their
 *   starts
 */
GPtrArray *byline_document_buffer_get_objects (BylineDocumentBuffer *self);
/**
 * byline_document_buffer_get_headings:
 * @self: the buffer
 *
 * Returns: (transfer none) (element-type BylineDocumentHeading): its headings, sorted by their starts
 */
GPtrArray *byline_document_buffer_get_headings (BylineDocumentBuffer *self);
/**
 * byline_document_buffer_get_link_at:
 * @self: the buffer
 * @offset: a character
 *
 * Returns: (transfer none) (nullable): the link that it is in
 */
BylineDocumentLink *byline_document_buffer_get_link_at (BylineDocumentBuffer *self, guint offset);
/**
 * byline_document_ranges_find:
 * @ranges: (element-type BylineDocumentRange): ranges, sorted by their starts
 * @offset: a character
 *
 * Returns: the index of the first range that starts at or behind @offset; their number if there is
 *   none
 */
guint byline_document_ranges_find (GPtrArray *ranges, guint offset);
/**
 * byline_document_buffer_get_length:
 * @self: the buffer
 *
 * Returns: how many characters there are
 */
guint byline_document_buffer_get_length (BylineDocumentBuffer *self);

G_END_DECLS
