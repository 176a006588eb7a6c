/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineRetentionGroup:
 *
 * How long stories are kept, in the whole library or of a publication, and what they take on disk.
 * Before a limit is shortened, a dialog says what would be deleted.
 */
#define BYLINE_TYPE_RETENTION_GROUP (byline_retention_group_get_type ())
G_DECLARE_FINAL_TYPE (BylineRetentionGroup,
                      byline_retention_group,
                      BYLINE,
                      RETENTION_GROUP,
                      AdwPreferencesGroup)

/**
 * byline_retention_group_new:
 * @library: what keeps stories
 * @publication: (nullable): a publication; %NULL for the whole library
 *
 * Returns: (transfer none) (floating): a group of rows
 */
GtkWidget *byline_retention_group_new (BylineLibrary *library,
                                       const BylinePublication *publication);

G_END_DECLS
