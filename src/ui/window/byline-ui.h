/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_ui_init:
 *
 * Makes templates, style and icons known. Before the first widget; more than once does no harm.
 */
void byline_ui_init (void);

/**
 * byline_ui_fix_accessible_names:
 *
 * Gives screen readers plain names of buttons with a mnemonic, and of menu items. It is called
 * once, when GTK is there.
 */
void byline_ui_fix_accessible_names (void);

G_END_DECLS
