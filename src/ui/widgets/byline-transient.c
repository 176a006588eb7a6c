/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-transient.h"

static void
forget (GtkWindow *window)
{
  gtk_window_set_transient_for (window, NULL);
}

/* A window that was never shown is not unrealized when its parent takes it along; GTK has closed it
 * before this is called. */
static void
follow_parent (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (forget), window,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
byline_transient_forget_parent (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect_after (window, "unrealize", G_CALLBACK (forget), NULL);
  g_signal_connect (window, "notify::transient-for", G_CALLBACK (follow_parent), NULL);
  follow_parent (window);
}
