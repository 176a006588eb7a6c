/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-picture.h"

G_BEGIN_DECLS

/**
 * BylineMarkKind:
 * @BYLINE_MARK_FOOTNOTE: a reference; its href is the footnote's id.
 *
 * What is special about a stretch of text.
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

/**
 * byline_mark_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): its name in the archive: strong, em, link, code, sub, sup, del, mark,
 *   footnote
 */
const char *byline_mark_kind_to_string (BylineMarkKind kind);

/**
 * BylineMark:
 * @start: first character, in Unicode code points from the text's beginning
 * @end: behind the last character, in code points
 * @href: (nullable): a link's address; a footnote's id
 *
 * What is special about a stretch of text.
 */
typedef struct {
  guint start;
  guint end;
  BylineMarkKind kind;
  char *href;
} BylineMark;

/**
 * byline_mark_record:
 *
 * The fields of #BylineMark.
 */
extern const BylineRecord byline_mark_record;

/**
 * BylineText:
 * @text: (not nullable): UTF-8
 * @marks: (nullable) (element-type BylineMark): an array of values, or %NULL for none
 *
 * Plain text with marks, sorted by start. A line feed in it is a break inside the block.
 */
typedef struct {
  char *text;
  GArray *marks;
} BylineText;

/**
 * byline_text_record:
 *
 * The fields of #BylineText.
 */
extern const BylineRecord byline_text_record;

/**
 * byline_text_new:
 * @text: plain text, copied
 *
 * Returns: (transfer full): a text without marks
 */
BylineText *byline_text_new (const char *text);
/**
 * byline_text_new_take:
 * @text: (transfer full): plain text
 *
 * Returns: (transfer full): a text without marks
 */
BylineText *byline_text_new_take (char *text);
/**
 * byline_text_free:
 * @self: (transfer full) (nullable): a text
 *
 * Frees @self and what it holds.
 */
void byline_text_free (BylineText *self);
/**
 * byline_text_add_mark:
 * @self: a text
 * @start: the first character, in code points
 * @end: behind the last character
 * @kind: what is special
 * @href: (nullable): a link's address or a footnote's id, copied
 *
 * Adds a mark. An empty stretch is left out.
 */
void byline_text_add_mark (BylineText *self,
                           guint start,
                           guint end,
                           BylineMarkKind kind,
                           const char *href);
/**
 * byline_text_n_marks:
 * @self: a text
 *
 * Returns: how many marks there are
 */
guint byline_text_n_marks (const BylineText *self);
/**
 * byline_text_get_mark:
 * @self: a text
 * @index: a number below byline_text_n_marks()
 *
 * Returns: (transfer none): the mark at @index
 */
const BylineMark *byline_text_get_mark (const BylineText *self, guint index);

/**
 * BylineBlockType:
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
 * @BYLINE_BLOCK_EMBED: url, title, provider, media, duration, and a picture of it, if the page has one:
 *   what the page shows in a frame
 * @BYLINE_BLOCK_ASIDE: children are blocks
 *
 * A paragraph-level element.
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
 * BylineBlockFields:
 * @BYLINE_BLOCK_FIELD_NONE: the type says all
 * @BYLINE_BLOCK_FIELD_ORDER: ordered, start
 * @BYLINE_BLOCK_FIELD_EMBED: url, title, provider, media, duration, picture
 *
 * What of #BylineBlock counts; the other fields of a block are empty.
 */
typedef enum {
  BYLINE_BLOCK_FIELD_NONE = 0,
  BYLINE_BLOCK_FIELD_TEXT = 1 << 0,
  BYLINE_BLOCK_FIELD_LEVEL = 1 << 1,
  BYLINE_BLOCK_FIELD_ORDER = 1 << 2,
  BYLINE_BLOCK_FIELD_PICTURE = 1 << 3,
  BYLINE_BLOCK_FIELD_CHILDREN = 1 << 4,
  BYLINE_BLOCK_FIELD_ROWS = 1 << 5,
  BYLINE_BLOCK_FIELD_LANGUAGE = 1 << 6,
  BYLINE_BLOCK_FIELD_EMBED = 1 << 7,
} BylineBlockFields;

/**
 * byline_block_type_get_fields:
 * @type: a type
 *
 * Returns: what counts of a block of @type; its canonical form, its JSON and its text go by that
 */
BylineBlockFields byline_block_type_get_fields (BylineBlockType type);

/**
 * byline_block_type_to_string:
 * @type: a type
 *
 * Returns: (transfer none): its name in the archive: paragraph, heading, figure, gallery, quote,
 *   pullquote, list, item, table, code, rule, embed, aside
 */
const char *byline_block_type_to_string (BylineBlockType type);

/**
 * BylineCellAlign:
 * @BYLINE_CELL_ALIGN_NONE: as the reader's program does it
 *
 * At which edge of its cell a text stands, if the table says so.
 */
typedef enum {
  BYLINE_CELL_ALIGN_NONE,
  BYLINE_CELL_ALIGN_LEFT,
  BYLINE_CELL_ALIGN_CENTER,
  BYLINE_CELL_ALIGN_RIGHT,
} BylineCellAlign;

/**
 * byline_cell_align_to_string:
 * @align: where the text stands
 *
 * Returns: (transfer none) (nullable): its name in the archive: left, center, right; %NULL for
 *   %BYLINE_CELL_ALIGN_NONE
 */
const char *byline_cell_align_to_string (BylineCellAlign align);
/**
 * byline_cell_align_from_string:
 * @name: (nullable): a name as pages write it, in any case
 *
 * Returns: what it means; %BYLINE_CELL_ALIGN_NONE for all other words
 */
BylineCellAlign byline_cell_align_from_string (const char *name);

/**
 * BylineCell:
 *
 * One cell of a table; spans are at least 1.
 */
typedef struct {
  BylineText *text;
  gboolean header;
  BylineCellAlign align;
  guint colspan;
  guint rowspan;
} BylineCell;

/**
 * byline_cell_record:
 *
 * The fields of #BylineCell.
 */
extern const BylineRecord byline_cell_record;

/**
 * byline_cell_new:
 * @text: (transfer full): what stands in it
 *
 * Returns: (transfer full): a cell of one column and one row
 */
BylineCell *byline_cell_new (BylineText *text); /* takes text */
/**
 * byline_cell_free:
 * @self: (transfer full) (nullable): a cell
 *
 * Frees @self and what it holds.
 */
void byline_cell_free (BylineCell *self);

/**
 * BylineMedia:
 * @BYLINE_MEDIA_NONE: not known, or something else
 *
 * What an embed plays.
 */
typedef enum {
  BYLINE_MEDIA_NONE,
  BYLINE_MEDIA_AUDIO,
  BYLINE_MEDIA_VIDEO,
} BylineMedia;

/**
 * byline_media_to_string:
 * @media: what is played
 *
 * Returns: (transfer none) (nullable): its name in the archive: audio, video; %NULL for
 *   %BYLINE_MEDIA_NONE
 */
const char *byline_media_to_string (BylineMedia media);

/**
 * BYLINE_BLOCK_MAX_DURATION:
 *
 * How long an embed may last, in seconds: four days.
 */
#define BYLINE_BLOCK_MAX_DURATION (4 * 24 * 60 * 60)

/**
 * byline_duration_to_string:
 * @seconds: how long something lasts
 *
 * Returns: (transfer full): "2:05", "1:02:05"
 */
char *byline_duration_to_string (guint seconds);
/**
 * byline_duration_from_string:
 * @text: (nullable): "2:05", "1:02:05", "125", or as ISO 8601 has it: "PT2M5S"
 *
 * Returns: the seconds that @text says; 0 if it says none, or more than %BYLINE_BLOCK_MAX_DURATION
 */
guint byline_duration_from_string (const char *text);

/**
 * BylineBlock:
 *
 * One struct for all types; #BylineBlockFields says which of its fields count.
 */
typedef struct _BylineBlock BylineBlock;
struct _BylineBlock {
  BylineBlockType type;
  guint level;            /* heading: 1-6 */
  gboolean ordered;       /* list */
  guint start;            /* ordered list: the first number, 1 by default */
  BylineText *text;       /* nullable */
  BylinePicture *picture; /* figure; embed: nullable, without caption and credit */
  GPtrArray *children;    /* nullable, of BylineBlock */
  GPtrArray *rows;        /* table: nullable, of GPtrArray of BylineCell */
  char *language;         /* code: nullable */
  char *url;              /* embed */
  char *title;            /* embed: nullable */
  char *provider;         /* embed: nullable, "YouTube" */
  BylineMedia media;      /* embed */
  guint duration;         /* embed: in seconds; 0 if nobody says */
};

/**
 * byline_block_record:
 *
 * The fields of #BylineBlock.
 */
extern const BylineRecord byline_block_record;

/**
 * BYLINE_BLOCK_MAX_DEPTH:
 *
 * The deepest nesting of blocks that is built or read.
 */
#define BYLINE_BLOCK_MAX_DEPTH 16

/**
 * byline_block_new:
 * @type: its type
 *
 * Returns: (transfer full): a block of that type without text
 */
BylineBlock *byline_block_new (BylineBlockType type);
/**
 * byline_block_new_text:
 * @type: its type
 * @text: (transfer full): its text
 *
 * Returns: (transfer full): a block with that text
 */
BylineBlock *byline_block_new_text (BylineBlockType type, BylineText *text);
/**
 * byline_block_free:
 * @self: (transfer full) (nullable): a block
 *
 * Frees @self and what it holds.
 */
void byline_block_free (BylineBlock *self);
/**
 * byline_block_add_child:
 * @self: a block
 * @child: (transfer full): another block
 *
 * Appends a block to the children of @self.
 */
void byline_block_add_child (BylineBlock *self, BylineBlock *child);
/**
 * byline_blocks_new:
 *
 * Returns: (transfer full) (element-type BylineBlock): an empty array that owns what is in it
 */
GPtrArray *byline_blocks_new (void);
/**
 * byline_blocks_copy:
 * @blocks: (element-type BylineBlock): blocks
 *
 * Returns: (transfer full) (element-type BylineBlock): an array of deep copies
 */
GPtrArray *byline_blocks_copy (GPtrArray *blocks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineText, byline_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCell, byline_cell_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineBlock, byline_block_free)

G_END_DECLS
