/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library-offline.h"

G_BEGIN_DECLS

/**
 * byline_offline_dialog_present:
 * @parent: the window that it belongs to
 * @library: whose unread stories are taken along
 *
 * Loads what unread stories lack for a time without a network, with a progress that can be stopped, and
 * says what came.
 */
void byline_offline_dialog_present (GtkWindow *parent, BylineLibrary *library);

G_END_DECLS
