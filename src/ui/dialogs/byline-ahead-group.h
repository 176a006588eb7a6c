/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineAheadGroup:
 *
 * What one publication keeps for a time without a network: rows for what is loaded, and of how many stories a
 * day. What is chosen is set at once.
 *
 * Signals:
 *   failed (gpointer GError): something could not be set
 */
#define BYLINE_TYPE_AHEAD_GROUP (byline_ahead_group_get_type ())
G_DECLARE_FINAL_TYPE (BylineAheadGroup,
                      byline_ahead_group,
                      BYLINE,
                      AHEAD_GROUP,
                      AdwPreferencesGroup)

/**
 * byline_ahead_group_new:
 * @library: the library
 * @publication: the publication, copied
 *
 * Returns: (transfer floating): a group
 */
GtkWidget *byline_ahead_group_new (BylineLibrary *library, const BylinePublication *publication);

G_END_DECLS
