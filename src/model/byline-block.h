/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-picture.h"

G_BEGIN_DECLS

/**
 * BylineMarkKind: what is special about a stretch of text.
 * @BYLINE_MARK_FOOTNOTE: a reference; its href is the footnote's id.
 */
typedef enum {
  BYLINE_MARK_STRONG,
  BYLINE_MARK_EM,
  BYLINE_MARK_LINK,
  BYLINE_MARK_CODE,
  BYLINE_MARK_SUB,
  BYLINE_MARK_SUP,
  BYLINE_MARK_DEL,
  BYLINE_MARK_HIGHLIGHT,
  BYLINE_MARK_FOOTNOTE,
} BylineMarkKind;

/** Returns: its name in the archive: strong, em, link, code, sub, sup, del, mark, footnote. */
const char *byline_mark_kind_to_string (BylineMarkKind kind);
gboolean byline_mark_kind_from_string (const char *text, BylineMarkKind *kind);

/**
 * BylineMark:
 * @start: first character, in Unicode code points from the text's beginning
 * @end: behind the last character, in code points
 * @href: (nullable): a link's address; a footnote's id
 */
typedef struct {
  guint start;
  guint end;
  BylineMarkKind kind;
  char *href;
} BylineMark;

extern const BylineRecord byline_mark_record;

/**
 * BylineText: plain text with marks, sorted by start. A line feed in it is a break inside the
 * block.
 * @text: (not nullable): UTF-8
 * @marks: (nullable) (element-type BylineMark): an array of values, or %NULL for none
 */
typedef struct {
  char *text;
  GArray *marks;
} BylineText;

extern const BylineRecord byline_text_record;

/** Returns: (transfer full): a text without marks. */
BylineText *byline_text_new (const char *text);
/** Returns: (transfer full): as byline_text_new(), but takes @text. */
BylineText *byline_text_new_take (char *text);
void byline_text_free (BylineText *self);
/** Adds a mark over [@start, @end) code points; @href is copied. An empty stretch is left out. */
void byline_text_add_mark (BylineText *self,
                           guint start,
                           guint end,
                           BylineMarkKind kind,
                           const char *href);
/** Returns: how many marks there are. */
guint byline_text_n_marks (const BylineText *self);
/** Returns: (transfer none): the mark at @index. */
const BylineMark *byline_text_get_mark (const BylineText *self, guint index);

/**
 * BylineBlockType: a paragraph-level element.
 * @BYLINE_BLOCK_PARAGRAPH: text
 * @BYLINE_BLOCK_HEADING: text, level 1-6 (the headline is no block)
 * @BYLINE_BLOCK_FIGURE: picture
 * @BYLINE_BLOCK_GALLERY: children are figures; text is its own caption, if any
 * @BYLINE_BLOCK_QUOTE: children are blocks; text is who said it, if any
 * @BYLINE_BLOCK_PULLQUOTE: text
 * @BYLINE_BLOCK_LIST: children are items; ordered, start
 * @BYLINE_BLOCK_ITEM: children are blocks (only inside a list)
 * @BYLINE_BLOCK_TABLE: rows; text is its caption, if any
 * @BYLINE_BLOCK_CODE: text with its line breaks; language, if any
 * @BYLINE_BLOCK_RULE: a break of theme
 * @BYLINE_BLOCK_EMBED: url, title, provider: what the page shows in a frame
 * @BYLINE_BLOCK_ASIDE: children are blocks
 */
typedef enum {
  BYLINE_BLOCK_PARAGRAPH,
  BYLINE_BLOCK_HEADING,
  BYLINE_BLOCK_FIGURE,
  BYLINE_BLOCK_GALLERY,
  BYLINE_BLOCK_QUOTE,
  BYLINE_BLOCK_PULLQUOTE,
  BYLINE_BLOCK_LIST,
  BYLINE_BLOCK_ITEM,
  BYLINE_BLOCK_TABLE,
  BYLINE_BLOCK_CODE,
  BYLINE_BLOCK_RULE,
  BYLINE_BLOCK_EMBED,
  BYLINE_BLOCK_ASIDE,
} BylineBlockType;

/**
 * Returns: its name in the archive: paragraph, heading, figure, gallery, quote, pullquote,
 * list, item, table, code, rule, embed, aside.
 */
const char *byline_block_type_to_string (BylineBlockType type);
gboolean byline_block_type_from_string (const char *text, BylineBlockType *type);

/** BylineCell: one cell of a table; spans are at least 1. */
typedef struct {
  BylineText *text;
  gboolean header;
  guint colspan;
  guint rowspan;
} BylineCell;

extern const BylineRecord byline_cell_record;

BylineCell *byline_cell_new (BylineText *text); /* takes text */
void byline_cell_free (BylineCell *self);

/**
 * BylineBlock: one struct for all types; which fields count is said at #BylineBlockType.
 */
typedef struct _BylineBlock BylineBlock;
struct _BylineBlock {
  BylineBlockType type;
  guint level;            /* heading: 1-6 */
  gboolean ordered;       /* list */
  guint start;            /* ordered list: the first number, 1 by default */
  BylineText *text;       /* nullable */
  BylinePicture *picture; /* figure */
  GPtrArray *children;    /* nullable, of BylineBlock */
  GPtrArray *rows;        /* table: nullable, of GPtrArray of BylineCell */
  char *language;         /* code: nullable */
  char *url;              /* embed */
  char *title;            /* embed: nullable */
  char *provider;         /* embed: nullable, "YouTube" */
};

extern const BylineRecord byline_block_record;

/** The deepest nesting of blocks that is built or read. */
#define BYLINE_BLOCK_MAX_DEPTH 16

BylineBlock *byline_block_new (BylineBlockType type);
/** Returns: (transfer full): a block of @type that takes @text. */
BylineBlock *byline_block_new_text (BylineBlockType type, BylineText *text);
BylineBlock *byline_block_copy (const BylineBlock *self);
void byline_block_free (BylineBlock *self);
/** Appends @child (transfer full) to @self's children. */
void byline_block_add_child (BylineBlock *self, BylineBlock *child);
/** Returns: (transfer full): an array that owns BylineBlocks. */
GPtrArray *byline_blocks_new (void);
GPtrArray *byline_blocks_copy (GPtrArray *blocks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineText, byline_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCell, byline_cell_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineBlock, byline_block_free)

G_END_DECLS
