/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

/* A story with every block. Returns: (transfer full) */
BylineArticle *export_fixture_new (void);
/* A picture of one pixel: PNG. Returns: (transfer full) */
GBytes *export_fixture_new_picture (void);
/* Returns: (transfer full): the picture under each address that the story shows, but for one. */
GHashTable *export_fixture_new_pictures (const BylineArticle *article, const char *missing);
