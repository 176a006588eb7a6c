/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-density.h"

const char *const byline_density_names[] = { "default", "comfortable", "compact", "cards", NULL };

BylineDensity
byline_density_from_string (const char *text)
{
  for (gsize i = 0; text != NULL && byline_density_names[i] != NULL; i++)
    if (g_str_equal (text, byline_density_names[i]))
      return (BylineDensity) i;
  return BYLINE_DENSITY_DEFAULT;
}

const char *
byline_density_to_string (BylineDensity density)
{
  g_return_val_if_fail ((gsize) density + 1 < G_N_ELEMENTS (byline_density_names), "default");

  return byline_density_names[density];
}
