/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-late-allocation.h"

void
byline_late_allocation_give (GtkWidget *ancestor, GtkWidget *widget)
{
  GtkAllocation allocation;

  if (widget == NULL || widget == ancestor)
    return;

  /* From the outermost on: what contains gives its children their sizes. */
  byline_late_allocation_give (ancestor, gtk_widget_get_parent (widget));
  gtk_widget_get_allocation (widget, &allocation);
  gtk_widget_size_allocate (widget, &allocation, gtk_widget_get_allocated_baseline (widget));
}
