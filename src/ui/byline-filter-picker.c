/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filter-picker.h"

#include "byline-name-chooser.h"

struct _BylineFilterPicker
{
  GtkPopover parent_instance;

  GtkWidget *chooser;
};

G_DEFINE_FINAL_TYPE (BylineFilterPicker, byline_filter_picker, GTK_TYPE_POPOVER)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
chosen_cb (BylineFilterPicker *self,
           const char         *name)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, name);
}

static void
byline_filter_picker_class_init (BylineFilterPickerClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
byline_filter_picker_init (BylineFilterPicker *self)
{
}

GtkWidget *
byline_filter_picker_new (const char *placeholder)
{
  BylineFilterPicker *self = g_object_new (BYLINE_TYPE_FILTER_PICKER, NULL);

  self->chooser = byline_name_chooser_new (placeholder);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "cancelled", G_CALLBACK (gtk_popover_popdown), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), self->chooser);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder,
                                  -1);
  return GTK_WIDGET (self);
}

void
byline_filter_picker_set_names (BylineFilterPicker *self,
                                const char * const *names)
{
  g_return_if_fail (BYLINE_IS_FILTER_PICKER (self));

  byline_name_chooser_set_names (BYLINE_NAME_CHOOSER (self->chooser), names);
}
