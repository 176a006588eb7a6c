/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineLoginRow:
 *
 * The user name and the password of a feed: to be entered, changed and forgotten.
 *
 * Signals:
 *   changed (): others are kept now, or none
 *   failed (gpointer GError): they could not be kept or forgotten
 */
#define BYLINE_TYPE_LOGIN_ROW (byline_login_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineLoginRow, byline_login_row, BYLINE, LOGIN_ROW, AdwExpanderRow)

/**
 * byline_login_row_new:
 * @library: what keeps logins
 * @feed_url: the address of a feed
 * @is_wanted: whether the server asked for a login in vain: then the row is unfolded
 *
 * Returns: (transfer none) (floating): a row
 */
GtkWidget *byline_login_row_new (BylineLibrary *library, const char *feed_url, gboolean is_wanted);

G_END_DECLS
