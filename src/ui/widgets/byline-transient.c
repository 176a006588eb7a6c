/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-transient.h"

static void
unrealize_cb (GtkWidget *widget)
{
  gtk_window_set_transient_for (GTK_WINDOW (widget), NULL);
}

void
byline_transient_forget_parent (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect_after (window, "unrealize", G_CALLBACK (unrealize_cb), NULL);
}
