/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words looked up in the short lists that the steps keep. */

/** Returns: whether @word is one of the @n words of @list. */
gboolean _byline_word_is_in (const char *word, const char *const *list, gsize n);

/**
 * _byline_names_hold_part:
 * @names: (nullable): a class, id or address; only its first 400 bytes are looked at
 * @parts: (array length=n): parts of words, in lower case
 *
 * Returns: whether one of them stands anywhere in @names, in any case.
 */
gboolean _byline_names_hold_part (const char *names, const char *const *parts, gsize n);

G_END_DECLS
