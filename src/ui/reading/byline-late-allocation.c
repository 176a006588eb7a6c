/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-late-allocation.h"

static void
give_again (GtkWidget *widget)
{
  GtkAllocation allocation;

  gtk_widget_get_allocation (widget, &allocation);
  gtk_widget_size_allocate (widget, &allocation, gtk_widget_get_allocated_baseline (widget));
}

void
byline_late_allocation_give (GtkWidget *ancestor, GtkWidget *widget)
{
  if (widget == NULL || widget == ancestor)
    return;

  /* From the outermost on: what contains gives its children their sizes. */
  byline_late_allocation_give (ancestor, gtk_widget_get_parent (widget));
  give_again (widget);
}

static void
give_within (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  give_again (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    give_within (child);
}

void
byline_late_allocation_give_following (GtkWidget *ancestor, GtkWidget *widget)
{
  for (; widget != NULL && widget != ancestor; widget = gtk_widget_get_parent (widget))
    for (GtkWidget *next = gtk_widget_get_next_sibling (widget); next != NULL;
         next = gtk_widget_get_next_sibling (next))
      give_within (next);
}
