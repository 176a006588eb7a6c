/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-subscriptions.h"

G_BEGIN_DECLS

/**
 * byline_file_drop_new:
 * @context: the window's
 * @subscriptions: the library's
 *
 * Takes files that are dropped into the window as lists of feeds (OPML) to import, and addresses, as browsers
 * drop them, as publications to add. Main thread.
 *
 * Returns: (transfer full): a controller for the window
 */
GtkEventController *byline_file_drop_new (BylineWindowContext *context,
                                          BylineSubscriptions *subscriptions);

G_END_DECLS
