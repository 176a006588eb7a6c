/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_waiting_text:
 * @n: how many of the user's changes a server has not been told yet
 *
 * Returns: (transfer full): "3 changes wait for the network"
 */
char *byline_waiting_text (guint n);

G_END_DECLS
