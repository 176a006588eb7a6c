/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-markup.h"

const char *
byline_markup_get_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}
