/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_text_context_is_current:
 * @context: what texts of @widget are laid out with
 * @widget: a widget
 *
 * What a widget keeps of its fonts is no longer true when the desktop's font, its size or the direction of text changes.
 * GTK says so in the widget's css_changed() and direction_changed(); system_setting_changed() comes before the styles are new.
 *
 * Returns: whether @widget would lay texts out like @context
 */
gboolean byline_text_context_is_current (PangoContext *context, GtkWidget *widget);

G_END_DECLS
