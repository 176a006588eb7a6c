/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-metadata-private.h"

G_BEGIN_DECLS

/**
 * _byline_article_detect_paywall:
 *
 * Says (is_excerpt) that a page shows only the beginning of its story, because the rest is for
 * subscribers or on another page; takes the words that ask for a subscription off the end of the
 * body. A page that calls its story paid but shows it whole is no excerpt.
 */
void _byline_article_detect_paywall (BylineArticle *article, BylineMetadata *metadata);

G_END_DECLS
