/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * byline_export_html:
 * @article: an article whose body is open
 * @pictures: (nullable) (element-type utf8 GBytes): encoded pictures by their addresses
 *
 * Writes a story as one file that any browser shows without a network: pictures are inside, there
 * are no scripts, and what is not inside is not asked for. A picture that is not among @pictures is
 * its words.
 *
 * Returns: (transfer full): an HTML document, which is well-formed XML, too
 */
char *byline_export_html (const BylineArticle *article, GHashTable *pictures);

G_END_DECLS
