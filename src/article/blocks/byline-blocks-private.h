/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"
#include "byline-blocks.h"
#include "byline-page-private.h"
#include "byline-picture-address-private.h"
#include "byline-text-builder-private.h"

G_BEGIN_DECLS

/* From a part of a tree to typed blocks. */

/**
 * _byline_blocks_build:
 * @from: first node
 * @end: behind the last
 * @dropped: (nullable): for every node of the page whether it (with its subtree) is left out
 * @blocks: gets the blocks
 * @footnotes: (nullable): gets the footnotes
 *
 * Returns: whether blocks, rows, cells or footnotes were left out because there are too many
 */
gboolean _byline_blocks_build (const BylinePage *page,
                               guint from,
                               guint end,
                               const guint8 *dropped,
                               GPtrArray *blocks,
                               GPtrArray *footnotes);

/** Smaller than that is an icon, a button or a pixel that counts readers. */
#define BYLINE_PICTURE_MIN_SIDE 33
/** Returns: whether @index shows a picture worth showing: no pixel that counts readers, no icon. */
gboolean _byline_picture_is_shown (const BylinePage *page, guint index);
/** Returns: whether an address is one of those that count readers or show no picture of a story. */
gboolean _byline_picture_counts_readers (const char *src);
/** Returns: (transfer full) (nullable): the picture of @index, its caption and credit looked for
 * in @wrapper. */
BylinePicture *_byline_picture_build (const BylinePage *page, guint index, guint wrapper);
/** Returns: (transfer full): the nodes in [@from, @end) that show pictures, in order. */
GArray *_byline_pictures_find (const BylinePage *page,
                               guint from,
                               guint end,
                               const guint8 *dropped);
/** Returns: how many of @pictures lie in the subtree of @index. */
guint _byline_pictures_count (const BylinePage *page, GArray *pictures, guint index, guint *first);
/** Returns: the outermost element that holds the picture at @index, its caption, and nothing
 * else. */
guint _byline_picture_wrapper (const BylinePage *page, GArray *pictures, guint index, guint root);

/** The elements behind a picture that are about it at most. */
#define BYLINE_MAX_FOLLOWERS 3
/** Finds what stands right behind a picture's @wrapper and is called caption or credit. Returns:
 * how many. */
guint _byline_picture_followers (const BylinePage *page, guint wrapper, guint *followers);

/** Returns: (transfer full) (nullable): @index, which is or holds a frame or a video, as an
 * embed. */
BylineBlock *_byline_embed_build (const BylinePage *page, guint index);
/** Returns: (transfer full) (nullable): @index, an element that a script would make a player of,
 * as an embed. */
BylineBlock *_byline_embed_build_player (const BylinePage *page, guint index);
/** Returns: whether @index, a blockquote, is a post of another site; then where, (transfer
 * full), is in @url. */
gboolean _byline_embed_is_post (const BylinePage *page, guint index, char **url);
/** Returns: (transfer none): who shows what is at @url, "YouTube"; %NULL if unknown. */
const char *_byline_embed_provider (const char *url);

/** Returns: whether the table at @index holds data, not layout. */
gboolean _byline_table_is_data (const BylinePage *page, guint index);
/** Returns: (transfer full) (nullable): the data table at @index. */
BylineBlock *_byline_table_build (const BylinePage *page,
                                  guint index,
                                  const guint8 *dropped,
                                  gboolean *is_cut);

/** Returns: whether @text, the last of a quotation, begins as what says whose words it is. */
gboolean _byline_quote_begins_with_dash (const char *text);

/** Returns: whether a picture's class says that it is drawn for a formula, which is in its alternative text. */
gboolean _byline_names_formula_picture (const char *names);
/** Returns: whether the picture at @index is that of a formula. */
gboolean _byline_formula_is_picture (const BylinePage *page, guint index);
/** Adds the source of the formula at @index: TeX, if the page has it. Returns: whether it is one. */
gboolean _byline_formula_take (const BylinePage *page, guint index, BylineTextBuilder *run);

/** Returns: whether a class says that what is in the element are verses. */
gboolean _byline_names_verse (const char *names);
/** Returns: whether the pre at @index holds verses, not code. */
gboolean _byline_verse_is_listing (const BylinePage *page, guint index);
/** Returns: whether the block at @index is one line of verses. */
gboolean _byline_verse_is_line (const BylinePage *page, guint index);
/** Adds the text of a pre with its lines. */
void _byline_verse_append (BylineTextBuilder *run, const char *text);

/** Returns: (transfer full) (nullable): the code in the pre at @index. */
BylineBlock *_byline_code_build (const BylinePage *page, guint index);

/** Returns: which mark an inline element stands for; -1 for none. */
int _byline_mark_of_tag (BylineHtmlTag tag);
/** Returns: (transfer full) (nullable): where the link at @index leads. */
char *_byline_link_target (const BylinePage *page, guint index);
/** Returns: (transfer full) (nullable): the text of a subtree with its marks, blocks in it as
 * lines. */
BylineText *_byline_inline_collect (const BylinePage *page,
                                    guint from,
                                    guint end,
                                    const guint8 *dropped);

/**
 * _byline_figure_text_split:
 * @caption: (inout) (transfer full): as found
 * @credit: (inout) (transfer full): as found, or %NULL
 *
 * Tells whose a picture is from what it shows: "… (AP Photo/Name)", "Photo: Name/Agency",
 * "Name/Getty Images". Placeholders of templates become %NULL.
 */
void _byline_figure_text_split (char **caption, char **credit);
/** Returns: whether @text ends in an agency's name or is in the form of a credit. */
gboolean _byline_figure_text_is_credit (const char *text);
/** Returns: whether @text, an element of its own beside a caption, has the form of a credit: a name or a few,
 * "Name/Agency". */
gboolean _byline_figure_text_may_be_credit (const char *text);

G_END_DECLS
