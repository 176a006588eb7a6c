/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sepia.h"

#include <adwaita.h>

/* The light theme's named colours, warm: all else is mixed of these. Text is 13 : 1 on the view's
 * colour, the accent 5 : 1. */
static const char css[] = "@define-color window_bg_color #efe4cd;"
                          "@define-color window_fg_color #2f2518;"
                          "@define-color view_bg_color #f7efdd;"
                          "@define-color view_fg_color #2f2518;"
                          "@define-color headerbar_bg_color #ebdfc6;"
                          "@define-color headerbar_fg_color #2f2518;"
                          "@define-color card_bg_color #fbf5e7;"
                          "@define-color card_fg_color #2f2518;"
                          "@define-color popover_bg_color #fbf5e7;"
                          "@define-color popover_fg_color #2f2518;"
                          "@define-color dialog_bg_color #f7efdd;"
                          "@define-color dialog_fg_color #2f2518;"
                          "@define-color accent_bg_color #9a5b1e;"
                          "@define-color accent_fg_color #ffffff;"
                          "@define-color accent_color #8a4b12;";

static gboolean wished;
static GtkCssProvider *provider; /* nullable: sepia was never shown */

static void
update_cb (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  gboolean is_shown = wished &&
                      !adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  if (display == NULL || provider == NULL)
    return;

  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
  if (is_shown)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
}

void
byline_sepia_set (gboolean is_sepia)
{
  wished = is_sepia;
  if (is_sepia && provider == NULL)
    {
      provider = gtk_css_provider_new ();
      gtk_css_provider_load_from_data (provider, css, -1);
      g_signal_connect (adw_style_manager_get_default (), "notify::high-contrast",
                        G_CALLBACK (update_cb), NULL);
    }
  update_cb ();
}
