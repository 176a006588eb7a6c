/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-document.h"

G_BEGIN_DECLS

/** The largest body, and the largest other text, that are taken from one element, in bytes. */
#define BYLINE_FEED_MAX_BODY (8 * 1024 * 1024)
#define BYLINE_FEED_MAX_TEXT (64 * 1024)
/** The longest id that is kept as it is; a longer one is replaced by its hash. */
#define BYLINE_FEED_MAX_ID 2048
/** The most tags, and the most attachments, of one item. */
#define BYLINE_FEED_MAX_TAGS 100
#define BYLINE_FEED_MAX_ATTACHMENTS 100

/** Both read UTF-8 with byline_feed_parse()'s arguments and errors. */
BylineFeedDocument *_byline_feed_parse_xml (const char *text,
                                            gsize length,
                                            const char *url,
                                            GError **error);
BylineFeedDocument *_byline_feed_parse_json (const char *text,
                                             gsize length,
                                             const char *url,
                                             GError **error);

/**
 * Reads a page whose stories are marked up with microformats2 (h-feed, h-entry). A page that
 * announces a feed proper, or that is one story, is none.
 *
 * Returns: (transfer full) (nullable): its stories as a feed
 */
BylineFeedDocument *_byline_feed_parse_microformats (const char *html,
                                                     gsize length,
                                                     const char *url);

/**
 * Leaves only the newest of more than %BYLINE_FEED_MAX_ITEMS items, in their order, and warns. An
 * item without a date is taken to be as old as the one before it.
 *
 * @is_done: whether no item follows; else nothing is done until there are twice as many
 */
void _byline_feed_document_prune (BylineFeedDocument *document, gboolean is_done);
/** Gives @item an id if it has none, and a short one if it is too long. */
void _byline_feed_item_ensure_id (BylineFeedItem *item);
/** Strips tracking parameters off the addresses of @item, and takes the picture that opens its text
 * if it has no other. */
void _byline_feed_item_tidy (BylineFeedItem *item);
/** Returns: (nullable): the MIME type that the name at @url ends in. */
const char *_byline_feed_guess_type (const char *url);
/** Returns: (transfer full) (nullable): the picture that opens sanitised @html. */
BylinePicture *_byline_feed_find_picture (const char *html);
/** Adds plain @text as a tag unless it is there. */
void _byline_feed_item_add_tag (BylineFeedItem *item, const char *text);
/** Returns: (transfer none) (nullable): the attachment at @url, made if need be; %NULL if @url is
 * none or there are too many. */
BylineAttachment *_byline_feed_item_add_attachment (BylineFeedItem *item,
                                                    const char *url,
                                                    const char *mime_type);
/** Adds the people in @text to @authors. */
void _byline_feed_add_names (GPtrArray *authors, const char *text);

G_END_DECLS
