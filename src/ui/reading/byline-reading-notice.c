/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-reading-notice.h"

#include <glib/gi18n.h>

#include "byline-signal.h"
#include "byline-wrap-layout.h"

struct _BylineReadingNotice {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *spinner;
  GtkWidget *label;
  GtkWidget *buttons;
  GtkWidget *retry;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (BylineReadingNotice, byline_reading_notice, GTK_TYPE_WIDGET)

enum {
  RETRY,
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
byline_reading_notice_dispose (GObject *object)
{
  BylineReadingNotice *self = BYLINE_READING_NOTICE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_reading_notice_parent_class)->dispose (object);
}

static void
byline_reading_notice_class_init (BylineReadingNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_reading_notice_dispose;

  signals[RETRY] = byline_signal_new (klass, "retry", 0);
  signals[OPEN] = byline_signal_new (klass, "open", 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
retry_cb (BylineReadingNotice *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
open_cb (BylineReadingNotice *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
byline_reading_notice_init (BylineReadingNotice *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->spinner = gtk_spinner_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_box_append (GTK_BOX (line), self->spinner);
  gtk_box_append (GTK_BOX (line), self->label);

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* In a narrow window and a language of long words they do not fit beside each other. */
  gtk_widget_set_layout_manager (self->buttons, byline_wrap_layout_new (8));
  self->retry = gtk_button_new_with_label (_ ("Try Again"));
  self->open = gtk_button_new_with_label (_ ("Open in Browser"));
  gtk_widget_add_css_class (self->retry, "pill");
  gtk_widget_add_css_class (self->retry, "byline-notice-button");
  gtk_widget_add_css_class (self->open, "pill");
  gtk_widget_add_css_class (self->open, "byline-notice-button");
  gtk_box_append (GTK_BOX (self->buttons), self->retry);
  gtk_box_append (GTK_BOX (self->buttons), self->open);
  g_signal_connect_object (self->retry, "clicked", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (line, "byline-notice");
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
byline_reading_notice_new (void)
{
  return g_object_new (BYLINE_TYPE_READING_NOTICE, NULL);
}

void
byline_reading_notice_set_busy (BylineReadingNotice *self, const char *text)
{
  g_return_if_fail (BYLINE_IS_READING_NOTICE (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->buttons, FALSE);
}

static void
set_text (BylineReadingNotice *self, const char *text, gboolean can_retry, gboolean can_open)
{
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (self->retry, can_retry);
  gtk_widget_set_visible (self->open, can_open);
  gtk_widget_set_visible (self->buttons, can_retry || can_open);
}

void
byline_reading_notice_set_text (BylineReadingNotice *self,
                                const char *text,
                                gboolean can_retry,
                                gboolean can_open)
{
  g_return_if_fail (BYLINE_IS_READING_NOTICE (self));

  gtk_button_set_label (GTK_BUTTON (self->retry), _ ("Try Again"));
  set_text (self, text, can_retry, can_open);
}

void
byline_reading_notice_set_offer (BylineReadingNotice *self,
                                 const char *text,
                                 const char *action,
                                 gboolean can_open)
{
  g_return_if_fail (BYLINE_IS_READING_NOTICE (self));

  gtk_button_set_label (GTK_BUTTON (self->retry), action);
  set_text (self, text, TRUE, can_open);
}
