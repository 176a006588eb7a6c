/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_number_text:
 * @number: how many there are
 *
 * Returns: (transfer full): the number as it is written where the user is, with separators
 */
char *byline_number_text (guint number);

G_END_DECLS
