/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"

G_BEGIN_DECLS

/**
 * _byline_check_places:
 * @repair: also make them anew where they are wrong
 * @problems: (element-type utf8): gains a sentence for sections and one for authors
 * @n_repaired: is counted up
 *
 * Compares the lists of stories by section and by author with the stories and with whom they name.
 * The counters are to be compared afterwards. Within a transaction if @repair.
 */
gboolean _byline_check_places (BylineDb *self,
                               gboolean repair,
                               GPtrArray *problems,
                               guint *n_repaired,
                               GError **error);

G_END_DECLS
