/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * Returns: (transfer full) (element-type BylineSectionSummary): the sections that the sidebar lists, in
 * its order; %NULL with an error.
 */
GPtrArray *_byline_db_list_sections (BylineDb *self, GError **error);

G_END_DECLS
