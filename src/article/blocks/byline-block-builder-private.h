/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-blocks-private.h"

G_BEGIN_DECLS

/* The parts of the walk in byline-blocks.c. What enters an element returns the next node to look
 * at. */

/** Blocks stop nesting here, so that a list with an item with a paragraph still fits. */
#define BYLINE_BLOCK_BUILDER_MAX_CONTAINERS (BYLINE_BLOCK_MAX_DEPTH - 4)

typedef enum {
  BYLINE_BLOCK_FRAME_BLOCK,
  BYLINE_BLOCK_FRAME_HEADING,
  BYLINE_BLOCK_FRAME_MARK,
  BYLINE_BLOCK_FRAME_CONTAINER,
  BYLINE_BLOCK_FRAME_QUOTATION,
} BylineFrameType;

/** BylineBlockFrame: an open element, and what is to be done where it ends. */
typedef struct {
  guint end;
  BylineFrameType type;
  BylineMarkKind kind;
  guint level; /* of the heading around it */
} BylineBlockFrame;

/** Builds the blocks of a part of a page: _byline_blocks_build(). */
typedef gboolean (*BylineBuildFunc) (const BylinePage *page,
                                     guint from,
                                     guint end,
                                     const guint8 *dropped,
                                     GPtrArray *blocks,
                                     GPtrArray *footnotes);

/** BylineBlockBuilder: the state of one walk from a tree to blocks. */
typedef struct {
  BylineBuildFunc build; /* for what has blocks of its own: footnotes, posts that are quoted */
  const BylinePage *page;
  const guint8 *dropped;
  guint root;
  guint end;
  GPtrArray *blocks;
  guint n_blocks;           /* added, containers and figures not counted */
  guint n_figures;          /* added */
  gboolean is_cut;          /* something was left out because there is too much */
  GPtrArray *footnotes;     /* nullable */
  GHashTable *footnote_ids; /* id -> node, nullable */
  GHashTable *notes;        /* node of a paragraph that is a footnote -> its id, nullable */
  guint8 *footnote_dropped; /* as dropped, inside of footnotes; nullable */
  GArray *pictures;
  GHashTable *wrappers; /* node -> picture node, or 0 for what such a node has told already */
  GArray *frames;
  GPtrArray *containers; /* of BylineBlock, not owned */
  BylineTextBuilder run;
  guint level;        /* of the heading that is being gathered, 0 for a paragraph */
  guint unclosed_end; /* behind a heading that nobody closed: paragraphs in it are none */
  guint verse_end;    /* behind a pre with verses */
  guint time_end;     /* behind a time that no words have followed yet, or 0 */
} BylineBlockBuilder;

/** Returns: (transfer none) (nullable): the innermost open container. */
BylineBlock *_byline_block_builder_top_container (BylineBlockBuilder *self);
/** Adds @block (transfer full) where the walk is. */
void _byline_block_builder_add_block (BylineBlockBuilder *self, BylineBlock *block);
/** Makes a block of the words gathered so far. */
void _byline_block_builder_flush (BylineBlockBuilder *self);
void _byline_block_builder_push_frame (BylineBlockBuilder *self,
                                       guint end,
                                       BylineFrameType type,
                                       BylineMarkKind kind);
/** Opens a container around @index. Returns: %FALSE if blocks nest too deep already. */
gboolean _byline_block_builder_open_container (BylineBlockBuilder *self,
                                               guint index,
                                               BylineBlockType type);
/** Does what is to be done for all elements that end in front of @index. */
void _byline_block_builder_close_frames (BylineBlockBuilder *self, guint index);
/** Adds @block (transfer full) (nullable) and goes on behind @index. */
guint _byline_block_builder_add_and_skip (BylineBlockBuilder *self,
                                          guint index,
                                          BylineBlock *block);
guint _byline_block_builder_enter_block (BylineBlockBuilder *self, guint index);

/** Takes the last line of @quote as its attribution if it begins with a dash. */
void _byline_quote_take_attribution (BylineBlock *quote);
/** Takes the dash in front of an attribution (nullable) off: that is how it is drawn. */
void _byline_quote_cut_dash (BylineText *text);
guint _byline_block_builder_enter_quote (BylineBlockBuilder *self, guint index);
guint _byline_block_builder_enter_pullquote (BylineBlockBuilder *self, guint index);
/** Returns: whether @index said whose words the quotation around it is. */
gboolean _byline_block_builder_enter_attribution (BylineBlockBuilder *self, guint index);

gboolean _byline_block_builder_is_footnotes_part (const BylineNode *node);
/** Remembers which ids are footnotes. */
void _byline_block_builder_find_footnotes (BylineBlockBuilder *self);
/** Returns: (transfer none) (nullable): the footnote that the link at @index leads to. */
const char *_byline_block_builder_footnote_target (BylineBlockBuilder *self, guint index);
void _byline_block_builder_build_footnotes (BylineBlockBuilder *self, guint index);
/** Returns: whether the paragraph at @index is a footnote: then it was taken. */
gboolean _byline_block_builder_take_note (BylineBlockBuilder *self, guint index);

void _byline_block_builder_add_figure (BylineBlockBuilder *self, guint picture, guint wrapper);
void _byline_block_builder_add_gallery (BylineBlockBuilder *self, guint index, guint n_pictures);
/** Returns: whether @index is a carousel of pictures; how many is in @n_pictures. */
gboolean _byline_block_builder_is_gallery (BylineBlockBuilder *self,
                                           guint index,
                                           guint *n_pictures);
guint _byline_block_builder_enter_figure (BylineBlockBuilder *self, guint index);
guint _byline_block_builder_enter_image (BylineBlockBuilder *self, guint index);
/** Finds which elements are nothing but a picture with its words. */
void _byline_block_builder_find_wrappers (BylineBlockBuilder *self);

G_END_DECLS
