/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * BYLINE_EXPORT_MAX_PICTURES:
 *
 * The most pictures of one story that go into a file.
 */
#define BYLINE_EXPORT_MAX_PICTURES 300
/**
 * BYLINE_EXPORT_MAX_PICTURE_BYTES:
 *
 * The most bytes of pictures that go into one file; those behind them are left out.
 */
#define BYLINE_EXPORT_MAX_PICTURE_BYTES (256 * 1024 * 1024)

/**
 * byline_export_list_pictures:
 * @article: an article whose body is open
 *
 * Returns: (transfer full) (array zero-terminated=1): the addresses of the lead and of the pictures
 *   in the text, each once, in the order in which they stand
 */
char **byline_export_list_pictures (const BylineArticle *article);
/**
 * byline_export_picture_get_type:
 * @bytes: a picture, encoded
 *
 * Returns: (transfer none) (nullable): its media type, told by its first bytes; %NULL for what
 *   browsers and books do not show
 */
const char *byline_export_picture_get_type (GBytes *bytes);

G_END_DECLS
