/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-picture.h"

G_BEGIN_DECLS

/** BylineFeedScan: what lists and searches show of a feed's body. */
typedef struct _BylineFeedScan BylineFeedScan;

/**
 * _byline_feed_scan_new:
 * @html: the body of a feed's item, sanitised; has to live as long as the scan
 * @base: (nullable): what its addresses are relative to
 * @known: (element-type BylineAuthor): who wrote it, as the feed says
 *
 * Reads a body in one pass without a tree. Most bodies are paragraphs, headings, lists, quotations and
 * pictures; of these it finds what _byline_feed_body_read() finds. It takes nothing else: tables,
 * listings, players, footnotes, what may be an author's card, what is called by a name that counts.
 *
 * Returns: (transfer full) (nullable): the scan; %NULL if the blocks of the body have to be built to
 *   know what it says
 */
BylineFeedScan *_byline_feed_scan_new (const char *html, const char *base, GPtrArray *known);
void _byline_feed_scan_free (BylineFeedScan *self);

/** Returns: (transfer none): the text of the body's blocks, as byline_render_text() writes it. */
const char *_byline_feed_scan_get_text (const BylineFeedScan *self);
/** Returns: how many pictures stand in the body itself, not in a list or quotation. */
guint _byline_feed_scan_get_n_pictures (const BylineFeedScan *self);
/** Returns: how many blocks stand in front of picture @index, those not counted that
 * _byline_article_choose_lead() does not count. */
guint _byline_feed_scan_get_n_before (const BylineFeedScan *self, guint index);
/** Returns: (transfer full) (nullable): address and size of picture @index. */
BylinePicture *_byline_feed_scan_read_picture (const BylineFeedScan *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedScan, _byline_feed_scan_free)

G_END_DECLS
