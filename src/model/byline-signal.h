/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * byline_signal_new:
 * @klass: (type GObjectClass): a class in its class_init
 * @name: the signal
 * @n_params: how many arguments its handlers take beside the object
 * @...: the #GType of each of them
 *
 * Adds a signal that returns nothing, and whose class has no handler of its own, to @klass.
 *
 * Returns: the signal's id, for g_signal_emit()
 */
guint byline_signal_new (gpointer klass, const char *name, guint n_params, ...);

G_END_DECLS
