/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-attachment.h"
#include "byline-block.h"

G_BEGIN_DECLS

/**
 * byline_export_embed_dup_provider:
 * @url: (nullable): the address of what a page shows in a frame
 * @provider: (nullable): who shows it, as the page has it
 *
 * Returns: (transfer full) (nullable): who shows it; %NULL if only machines know the name
 */
char *byline_export_embed_dup_provider (const char *url, const char *provider);
/**
 * byline_export_embed_dup_title:
 * @url: (nullable): the address of what a page shows in a frame
 * @title: (nullable): what the page calls it
 * @provider: (nullable): who shows it, as the page has it
 * @media: what it is
 *
 * Returns: (transfer full): what it is called, or what it is; never the name of a host
 */
char *byline_export_embed_dup_title (const char *url,
                                     const char *title,
                                     const char *provider,
                                     BylineMedia media);
/**
 * byline_export_embed_get_kind:
 * @media: what something is
 *
 * Returns: (transfer none) (nullable): the word for it: "Video"
 */
const char *byline_export_embed_get_kind (BylineMedia media);
/**
 * byline_export_attachment_dup_title:
 * @attachment: a file that comes with a story
 *
 * Returns: (transfer full): what it is called, what it is, or its file's name; never its media type
 */
char *byline_export_attachment_dup_title (const BylineAttachment *attachment);
/**
 * byline_export_embed_is_said:
 * @block: what a page shows in a frame
 * @before: (nullable): the block before it
 *
 * Returns: whether @before is a quotation of what @block, a post, says, and says who posted it
 */
gboolean byline_export_embed_is_said (const BylineBlock *block, const BylineBlock *before);
/**
 * byline_export_embed_name:
 * @blocks: (element-type BylineBlock): blocks that are the caller's own
 *
 * Gives what pages show in frames their names for readers, and takes out posts that are quoted before.
 */
void byline_export_embed_name (GPtrArray *blocks);

G_END_DECLS
