/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/** Prints an article as readable text: headline, byline, date, body with captions, author cards. */
void cli_print_article (const BylineArticle *article);

G_END_DECLS
