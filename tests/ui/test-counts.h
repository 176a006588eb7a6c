/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-story.h"

G_BEGIN_DECLS

/** Returns: (transfer full): counts with sections "Section 1" …, authors "Author 1" …, and no
 * publication. */
BylineCounts *test_counts_new (guint n_sections, guint n_authors);
/** Adds a publication "p<id>" named "Publication <id>" with @unread stories. */
void test_counts_add_publication (BylineCounts *counts,
                                  gint64 id,
                                  const char *folder,
                                  guint unread);

G_END_DECLS
