/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-page-private.h"

G_BEGIN_DECLS

/** Returns: (transfer full) (nullable): the address of the picture that @index shows, best for a
 * column of text. */
char *_byline_picture_dup_url (const BylinePage *page, guint index);
/** Returns: (transfer full) (nullable): the address in a srcset that suits best, as it stands there. */
char *_byline_picture_best_of_srcset (const char *srcset);
/** Returns: whether an address is only there until a script puts the picture in. */
gboolean _byline_picture_is_stand_in (const char *value);

G_END_DECLS
