/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-content-private.h"
#include "byline-extractor.h"

G_BEGIN_DECLS

/** As byline_article_extract(), but @without the steps given (a set of #BylineStep). */
BylineArticle *_byline_article_extract_without (const char  *html,
                                                gsize        length,
                                                const char  *url,
                                                const char  *content_type,
                                                guint        without,
                                                GError     **error);

G_END_DECLS
