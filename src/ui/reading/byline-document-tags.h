/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-document-type.h"

G_BEGIN_DECLS

/**
 * BylineDocumentTag:
 *
 * How a line, or a stretch of one, looks. A later one prevails over an earlier one.
 */
typedef enum {
  BYLINE_DOCUMENT_TAG_KICKER,
  BYLINE_DOCUMENT_TAG_HEADLINE,
  BYLINE_DOCUMENT_TAG_STANDFIRST,
  BYLINE_DOCUMENT_TAG_BYLINE,
  BYLINE_DOCUMENT_TAG_DATE,
  BYLINE_DOCUMENT_TAG_BODY,
  BYLINE_DOCUMENT_TAG_SUBHEAD,
  BYLINE_DOCUMENT_TAG_SUBHEAD_MINOR,
  BYLINE_DOCUMENT_TAG_PULLQUOTE,
  BYLINE_DOCUMENT_TAG_ATTRIBUTION,
  BYLINE_DOCUMENT_TAG_PICTURE,
  BYLINE_DOCUMENT_TAG_CAPTION,
  BYLINE_DOCUMENT_TAG_CREDIT,
  BYLINE_DOCUMENT_TAG_CODE,
  BYLINE_DOCUMENT_TAG_ROW,
  BYLINE_DOCUMENT_TAG_EMBED,
  BYLINE_DOCUMENT_TAG_PROVIDER,
  BYLINE_DOCUMENT_TAG_FOOTNOTE,
  BYLINE_DOCUMENT_TAG_RULE,
  BYLINE_DOCUMENT_TAG_WIDGET,
  BYLINE_DOCUMENT_TAG_RIVER,
  BYLINE_DOCUMENT_TAG_PILL,
  BYLINE_DOCUMENT_TAG_GAP,
  BYLINE_DOCUMENT_TAG_TOP,        /* the first line of all */
  BYLINE_DOCUMENT_TAG_ITEM,       /* what follows is of the same list */
  BYLINE_DOCUMENT_TAG_END,        /* the last line of a block of several */
  BYLINE_DOCUMENT_TAG_FIGURE_END, /* the last line of a figure */
  BYLINE_DOCUMENT_TAG_BOX_START,  /* the first and the last line of a box */
  BYLINE_DOCUMENT_TAG_BOX_END,
  BYLINE_DOCUMENT_TAG_RAGGED, /* lines that end where their writer ended them */
  BYLINE_DOCUMENT_TAG_STRONG,
  BYLINE_DOCUMENT_TAG_EM,
  BYLINE_DOCUMENT_TAG_UPRIGHT, /* emphasis in what is italic */
  BYLINE_DOCUMENT_TAG_LINK,
  BYLINE_DOCUMENT_TAG_INLINE_CODE,
  BYLINE_DOCUMENT_TAG_SUB,
  BYLINE_DOCUMENT_TAG_SUP,
  BYLINE_DOCUMENT_TAG_DEL,
  BYLINE_DOCUMENT_TAG_HIGHLIGHT,
  BYLINE_DOCUMENT_TAG_SEARCHED,
  BYLINE_DOCUMENT_TAG_MATCH,
  BYLINE_DOCUMENT_TAG_CURRENT_MATCH,
  BYLINE_N_DOCUMENT_TAGS,
} BylineDocumentTag;

/**
 * BylineDocumentColors:
 *
 * What a document is drawn with, taken from the theme.
 */
typedef struct {
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA faint;
  GdkRGBA accent; /* accented text */
  GdkRGBA bar;    /* accented surface */
  GdkRGBA fill;   /* boxes, placeholders */
  GdkRGBA pill;
  GdkRGBA hairline;
  GdkRGBA underline;
  GdkRGBA highlight;
  GdkRGBA match;
  GdkRGBA current;
  GdkRGBA current_text;
} BylineDocumentColors;

/**
 * byline_document_colors_init:
 * @self: (out caller-allocates): filled in
 * @widget: a widget
 * @high_contrast: whether the quiet colours are made louder
 *
 * Takes the colours of a widget's theme as it is now.
 */
void byline_document_colors_init (BylineDocumentColors *self,
                                  GtkWidget *widget,
                                  gboolean high_contrast);
/**
 * byline_document_colors_equal:
 * @a: colours
 * @b: others
 *
 * Returns: whether both are the same
 */
gboolean byline_document_colors_equal (const BylineDocumentColors *a,
                                       const BylineDocumentColors *b);

/**
 * BylineDocumentTags:
 *
 * The tags of one buffer's table.
 */
typedef struct _BylineDocumentTags BylineDocumentTags;

/**
 * byline_document_tags_new:
 * @table: a table of tags; a reference is kept
 *
 * Returns: (transfer full): the tags, which are in @table now
 */
BylineDocumentTags *byline_document_tags_new (GtkTextTagTable *table);
/**
 * byline_document_tags_free:
 * @self: (transfer full): the tags
 *
 * Frees @self and what it holds.
 */
void byline_document_tags_free (BylineDocumentTags *self);
/**
 * byline_document_tags_get:
 * @self: the tags
 * @tag: which
 *
 * Returns: (transfer none): that tag
 */
GtkTextTag *byline_document_tags_get (BylineDocumentTags *self, BylineDocumentTag tag);
/**
 * byline_document_tags_indent:
 * @self: the tags
 * @pixels: by how much, at scale 1
 * @at_right: whether lines begin at the right
 *
 * Returns: (transfer none): the tag that indents so from where a line of that direction begins
 */
GtkTextTag *byline_document_tags_indent (BylineDocumentTags *self, int pixels, gboolean at_right);
/**
 * byline_document_tags_hang:
 * @self: the tags
 * @pixels: by how much the mark hangs out, at scale 1
 *
 * Returns: (transfer none): the tag of a line that begins with a list's mark
 */
GtkTextTag *byline_document_tags_hang (BylineDocumentTags *self, int pixels);
/**
 * byline_document_tags_wide:
 * @self: tags
 * @around: what the text is
 * @language: `ja`, `ko` or `zh`
 *
 * Returns: (transfer none): a tag that sets text in wide letters in one font, in lines as high as those of other text
 */
GtkTextTag *byline_document_tags_wide (BylineDocumentTags *self,
                                       BylineDocumentTag around,
                                       const char *language);
/**
 * byline_document_tags_set_scale:
 * @self: the tags
 * @scale: a factor
 *
 * Multiplies sizes and spaces.
 */
void byline_document_tags_set_scale (BylineDocumentTags *self, double scale);
/**
 * byline_document_tags_set_type:
 * @self: the tags
 * @type: font, line height and edge, copied
 *
 * Sets what running text is set in.
 */
void byline_document_tags_set_type (BylineDocumentTags *self, const BylineDocumentType *type);
/**
 * byline_document_tags_set_colors:
 * @self: the tags
 * @colors: colours, copied
 *
 * Sets what text is drawn with.
 */
void byline_document_tags_set_colors (BylineDocumentTags *self, const BylineDocumentColors *colors);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDocumentTags, byline_document_tags_free)

G_END_DECLS
