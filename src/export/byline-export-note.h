/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * byline_export_note_get_cut:
 * @article: an article
 *
 * Returns: (transfer none) (nullable): the sentence, in the user's language, that some of it is left out, because
 *   it is too large; %NULL if it is whole
 */
const char *byline_export_note_get_cut (const BylineArticle *article);

G_END_DECLS
