/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-name-popover.h"

#include "byline-name-chooser.h"
#include "byline-signal.h"

struct _BylineNamePopover {
  GtkPopover parent_instance;

  GtkWidget *chooser;
  char **names; /* nullable: for the chooser, as soon as it is shown */
};

G_DEFINE_FINAL_TYPE (BylineNamePopover, byline_name_popover, GTK_TYPE_POPOVER)

static guint chosen_signal;

static void
chosen_cb (BylineNamePopover *self, const char *name)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, name);
}

/* A list makes its rows when it gets its names, seen or not: at the start nobody asks for them. */
static void
byline_name_popover_show (GtkWidget *widget)
{
  BylineNamePopover *self = BYLINE_NAME_POPOVER (widget);

  if (self->names != NULL)
    byline_name_chooser_set_names (BYLINE_NAME_CHOOSER (self->chooser),
                                   (const char *const *) self->names);
  g_clear_pointer (&self->names, g_strfreev);
  GTK_WIDGET_CLASS (byline_name_popover_parent_class)->show (widget);
}

static void
byline_name_popover_finalize (GObject *object)
{
  g_strfreev (BYLINE_NAME_POPOVER (object)->names);
  G_OBJECT_CLASS (byline_name_popover_parent_class)->finalize (object);
}

static void
byline_name_popover_class_init (BylineNamePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_name_popover_finalize;
  GTK_WIDGET_CLASS (klass)->show = byline_name_popover_show;

  chosen_signal = byline_signal_new (klass, "chosen", 1, G_TYPE_STRING);
}

static void
byline_name_popover_init (BylineNamePopover *self)
{
}

GtkWidget *
byline_name_popover_new (const char *placeholder)
{
  BylineNamePopover *self = g_object_new (BYLINE_TYPE_NAME_POPOVER, NULL);

  self->chooser = byline_name_chooser_new (placeholder);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "cancelled", G_CALLBACK (gtk_popover_popdown), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), self->chooser);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder,
                                  -1);
  return GTK_WIDGET (self);
}

void
byline_name_popover_set_names (BylineNamePopover *self, const char *const *names)
{
  g_return_if_fail (BYLINE_IS_NAME_POPOVER (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      byline_name_chooser_set_names (BYLINE_NAME_CHOOSER (self->chooser), names);
      return;
    }

  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
}
