/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-order.h"

const char *const byline_order_names[] = { "default",     "newest",  "oldest",
                                           "publication", "section", NULL };

BylineOrder
byline_order_from_string (const char *text)
{
  for (gsize i = 0; text != NULL && byline_order_names[i] != NULL; i++)
    if (g_str_equal (text, byline_order_names[i]))
      return (BylineOrder) i;
  return BYLINE_ORDER_DEFAULT;
}

const char *
byline_order_to_string (BylineOrder order)
{
  g_return_val_if_fail ((gsize) order + 1 < G_N_ELEMENTS (byline_order_names), "default");

  return byline_order_names[order];
}

gboolean
byline_order_has_groups (BylineOrder order)
{
  switch (order)
    {
    case BYLINE_ORDER_PUBLICATION:
    case BYLINE_ORDER_SECTION:
      return TRUE;
    case BYLINE_ORDER_DEFAULT:
    case BYLINE_ORDER_NEWEST:
    case BYLINE_ORDER_OLDEST:
      break;
    }
  return FALSE;
}
