/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-html-elements-private.h"
#include "byline-markup-tokenizer-private.h"

G_BEGIN_DECLS

/** byline_sanitize_html() for what is known to be valid UTF-8. */
char *_byline_sanitize_valid (const char *html, gsize length, const char *base_url);
/**
 * Writes the start tag that @markup stands at with the attributes that are allowed.
 *
 * Returns: %FALSE if nothing was written: a link without a good address, a picture without one or
 *   one that only counts its readers.
 */
gboolean _byline_sanitize_start_tag (GString *out,
                                     const BylineMarkupTokenizer *markup,
                                     const BylineHtmlElement *element,
                                     const char *base_url);
/**
 * Writes what is left of the iframe that @markup stands at: of a known player, an empty iframe; of
 * another page that is named, a link to it; else nothing.
 */
void _byline_sanitize_frame (GString *out, const BylineMarkupTokenizer *markup, const char *base_url);
/** Writes the start tag of an element of SVG or MathML that @markup stands at. */
void _byline_sanitize_foreign_tag (GString *out,
                                   const BylineMarkupTokenizer *markup,
                                   const BylineHtmlElement *element,
                                   const char *base_url);
/** Writes text as it stands in markup. */
void _byline_sanitize_text (GString *out, const char *text, gsize length);
/** Writes an attribute, whose @value is escaped. */
void _byline_sanitize_attribute (GString *out, const char *name, const char *value);

G_END_DECLS
