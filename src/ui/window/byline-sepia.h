/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_sepia_set:
 * @is_sepia: whether windows have the colours of old paper
 *
 * Lays warm colours over the light theme's, or takes them away. High contrast goes before it.
 */
void byline_sepia_set (gboolean is_sepia);

G_END_DECLS
