/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineAccessGroup:
 *
 * How the servers of one publication are reached: rows for a proxy, a user agent and a cookie of its own. What
 * is typed is set when it is applied.
 *
 * Signals:
 *   changed: something was set
 *   failed (gpointer GError): something could not be
 */
#define BYLINE_TYPE_ACCESS_GROUP (byline_access_group_get_type ())
G_DECLARE_FINAL_TYPE (BylineAccessGroup,
                      byline_access_group,
                      BYLINE,
                      ACCESS_GROUP,
                      AdwPreferencesGroup)

/**
 * byline_access_group_new:
 * @library: the library
 * @publication: the publication, copied
 *
 * Returns: (transfer floating): a group
 */
GtkWidget *byline_access_group_new (BylineLibrary *library, const BylinePublication *publication);

G_END_DECLS
