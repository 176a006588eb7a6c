/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-number-text.h"

char *
byline_number_text (guint number)
{
  /* The locale's separator, or none where it has none. */
  return g_strdup_printf ("%'u", number);
}
