/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-search-bar.h"

void
byline_search_bar_open_at_once (GtkSearchBar *bar)
{
  GtkWidget *revealer;

  g_return_if_fail (GTK_IS_SEARCH_BAR (bar));

  revealer = gtk_widget_get_first_child (GTK_WIDGET (bar));
  if (GTK_IS_REVEALER (revealer))
    gtk_revealer_set_transition_duration (GTK_REVEALER (revealer), 0);
}
