/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-html-elements-private.h"
#include "byline-markup-private.h"

G_BEGIN_DECLS

/**
 * Writes the start tag that @markup stands at with the attributes that are allowed.
 *
 * Returns: %FALSE if nothing was written: a link without a good address, a picture without one or
 *   one that only counts its readers.
 */
gboolean _byline_sanitize_start_tag (GString                 *out,
                                     const BylineMarkup      *markup,
                                     const BylineHtmlElement *element,
                                     const char              *base_url);
/** Writes the iframe that @markup stands at, empty, if it shows a page of the web. */
void _byline_sanitize_frame (GString            *out,
                             const BylineMarkup *markup,
                             const char         *base_url);

G_END_DECLS
