/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_report_dialog_present:
 * @parent: the window that it belongs to
 * @title: translated
 * @summary: (nullable): a sentence above the list, translated
 * @lines: (nullable) (element-type utf8): what there is to report, copied
 *
 * Shows a list of sentences that can be selected and copied.
 */
void byline_report_dialog_present (GtkWindow *parent,
                                   const char *title,
                                   const char *summary,
                                   GPtrArray *lines);

G_END_DECLS
