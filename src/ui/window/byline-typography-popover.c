/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-typography-popover.h"

#include <glib/gi18n.h>

#include "byline-config.h"

struct _BylineTypographyPopover {
  GtkPopover parent_instance;

  GtkButton *size_button;
  GtkAdjustment *line_height;
  GtkAdjustment *column_width;
  BylineSettings *settings; /* nullable: until it is set up */
};

G_DEFINE_FINAL_TYPE (BylineTypographyPopover, byline_typography_popover, GTK_TYPE_POPOVER)

/* All that is set here. */
static const char *const keys[] = {
  "color-scheme", "text-font", "text-scale", "line-height", "column-width", "justify",
};

static gboolean
scale_to_label (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  /* Translators: a text size in percent */
  g_value_take_string (to, g_strdup_printf (_ ("%d %%"),
                                            (int) (g_value_get_double (from) * 100 + 0.5)));
  return TRUE;
}

static gboolean
columns_to_value (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_double (to, g_value_get_int (from));
  return TRUE;
}

static gboolean
value_to_columns (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_int (to, (int) (g_value_get_double (from) + 0.5));
  return TRUE;
}

static void
reset_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GObject *settings = G_OBJECT (BYLINE_TYPOGRAPHY_POPOVER (user_data)->settings);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GParamSpec *key = g_object_class_find_property (G_OBJECT_GET_CLASS (settings), keys[i]);

      g_object_set_property (settings, keys[i], g_param_spec_get_default_value (key));
    }
}

static const GActionEntry entries[] = {
  { "reset", reset_cb },
};

static void
byline_typography_popover_dispose (GObject *object)
{
  BylineTypographyPopover *self = BYLINE_TYPOGRAPHY_POPOVER (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_TYPOGRAPHY_POPOVER);

  G_OBJECT_CLASS (byline_typography_popover_parent_class)->dispose (object);
}

static void
byline_typography_popover_class_init (BylineTypographyPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_typography_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, BYLINE_APPLICATION_PATH
                                               "/byline-typography-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineTypographyPopover, size_button);
  gtk_widget_class_bind_template_child (widget_class, BylineTypographyPopover, line_height);
  gtk_widget_class_bind_template_child (widget_class, BylineTypographyPopover, column_width);
}

static void
byline_typography_popover_init (BylineTypographyPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GSimpleActionGroup *
make_actions (BylineTypographyPopover *self)
{
  static const char *const toggled[] = { "color-scheme", "text-font", "justify" };
  GSimpleActionGroup *actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (toggled); i++)
    {
      g_autoptr (GPropertyAction)
        action = g_property_action_new (toggled[i], self->settings, toggled[i]);

      g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
    }
  return actions;
}

void
byline_typography_popover_set_settings (BylineTypographyPopover *self, BylineSettings *settings)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  g_autoptr (GSimpleActionGroup) actions = NULL;

  g_return_if_fail (BYLINE_IS_TYPOGRAPHY_POPOVER (self));
  g_return_if_fail (BYLINE_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  actions = make_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "type", G_ACTION_GROUP (actions));
  g_object_bind_property_full (settings, "text-scale", self->size_button, "label",
                               G_BINDING_SYNC_CREATE, scale_to_label, NULL, NULL, NULL);
  g_object_bind_property (settings, "line-height", self->line_height, "value", both);
  g_object_bind_property_full (settings, "column-width", self->column_width, "value", both,
                               columns_to_value, value_to_columns, NULL, NULL);
}
