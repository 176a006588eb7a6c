/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-reload-bar.h"
#include "byline-reading-notice.h"
#include "byline-signal.h"

#include <glib/gi18n.h>

struct _BylineReloadBar {
  AdwBin parent_instance;

  GtkWidget *revealer;
  BylineReadingNotice *notice;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (BylineReloadBar, byline_reload_bar, ADW_TYPE_BIN)

enum {
  RETRY,
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
byline_reload_bar_hide (BylineReloadBar *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

void
byline_reload_bar_set_failed (BylineReloadBar *self, const char *reason, gboolean can_open)
{
  /* Translators: %s is a sentence: why not */
  g_autofree char *text =
    g_strdup_printf (_ ("The story could not be reloaded and is unchanged. %s"), reason);

  byline_reading_notice_set_text (self->notice, text, TRUE, can_open);
  gtk_widget_set_visible (self->close, TRUE);
}

void
byline_reload_bar_set_busy (BylineReloadBar *self)
{
  byline_reading_notice_set_busy (self->notice, _ ("Reloading story…"));
  gtk_widget_set_visible (self->close, FALSE);
  gtk_widget_show (gtk_revealer_get_child (GTK_REVEALER (self->revealer)));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

static void
retry_cb (BylineReloadBar *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
open_cb (BylineReloadBar *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

/* What is folded away is no news to a screen reader either. */
static void
revealed_cb (GtkRevealer *revealer)
{
  if (!gtk_revealer_get_child_revealed (revealer) && !gtk_revealer_get_reveal_child (revealer))
    gtk_widget_hide (gtk_revealer_get_child (revealer));
}

static void
byline_reload_bar_class_init (BylineReloadBarClass *klass)
{
  signals[RETRY] = byline_signal_new (klass, "retry", 0);
  signals[OPEN] = byline_signal_new (klass, "open", 0);
}

static void
byline_reload_bar_init (BylineReloadBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->notice = BYLINE_READING_NOTICE (byline_reading_notice_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->notice), TRUE);
  g_signal_connect_object (self->notice, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notice, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);

  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (self->close, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->close, "flat");
  gtk_widget_add_css_class (self->close, "circular");
  gtk_widget_set_tooltip_text (self->close, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"), -1);
  g_signal_connect_object (self->close, "clicked", G_CALLBACK (byline_reload_bar_hide), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (box, "reload-bar");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notice));
  gtk_box_append (GTK_BOX (box), self->close);
  self->revealer = gtk_revealer_new ();
  gtk_widget_hide (box);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb),
                           self->revealer, 0);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
}

GtkWidget *
byline_reload_bar_new (void)
{
  return g_object_new (BYLINE_TYPE_RELOAD_BAR, NULL);
}
