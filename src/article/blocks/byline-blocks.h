/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

/**
 * byline_blocks_from_html:
 * @html: a fragment, UTF-8 (a feed's body, sanitised or not)
 * @length: in bytes, or -1
 * @base_url: (nullable): for relative addresses
 * @footnotes: (nullable) (out caller-allocates) (element-type BylineFootnote): gets the fragment's
 *   footnotes
 *
 * Returns: (transfer full) (element-type BylineBlock): the fragment as blocks, maybe none. Pure;
 *   any thread.
 */
GPtrArray *byline_blocks_from_html (const char *html,
                                    gssize length,
                                    const char *base_url,
                                    GPtrArray *footnotes);

G_END_DECLS
