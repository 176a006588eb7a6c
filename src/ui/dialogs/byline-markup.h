/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_markup_get_attribute:
 * @names: (array zero-terminated=1): an element's attributes, as a #GMarkupParser gets them
 * @values: (array zero-terminated=1): their values, in the same order
 * @name: the attribute that is asked for
 *
 * Finds an attribute among others that do not matter (g_markup_collect_attributes() takes these for errors).
 *
 * Returns: (transfer none) (nullable): its value; %NULL if the element has none of that name
 */
const char *byline_markup_get_attribute (const char **names, const char **values, const char *name);

G_END_DECLS
