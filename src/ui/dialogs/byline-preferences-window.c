/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-preferences-window.h"

#include "byline-accounts-group.h"
#include "byline-choice-row.h"
#include "byline-config.h"
#include "byline-retention-group.h"
#include "byline-transient.h"

struct _BylinePreferencesWindow {
  AdwPreferencesWindow parent_instance;

  GtkWidget *page;
  GtkWidget *interval_row;
  GtkWidget *longest_row;
  GtkWidget *order_row;
  GtkWidget *headline_order_row;
  GtkWidget *density_row;
  GtkWidget *start_row;
  GtkWidget *linear_row;
};

G_DEFINE_FINAL_TYPE (BylinePreferencesWindow,
                     byline_preferences_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows in the template. */
static const guint intervals[] = { 0, 15, 30, 60, 240, 1440 };
/* The longest waits of the row. */
static const guint longest[] = { 60, 240, 720, 1440, 4320, 10080 };
static const char *orders[] = { "name", "size", NULL };
static const char *headline_orders[] = { "newest", "oldest", "publication", "section", NULL };
static const char *densities[] = { "comfortable", "compact", "cards", NULL };
static const char *starts[] = { "story", "front-page", "list", NULL };
static const char *linears[] = { "automatic", "always", "never", NULL };

static gboolean
longest_to_row (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint minutes = g_value_get_uint (from);
  guint row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (longest); i++)
    if (longest[i] <= minutes)
      row = i;
  g_value_set_uint (to, row);
  return TRUE;
}

static gboolean
row_to_longest (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint row = g_value_get_uint (from);

  if (row >= G_N_ELEMENTS (longest))
    return FALSE;
  g_value_set_uint (to, longest[row]);
  return TRUE;
}

static gboolean
interval_to_row (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint minutes = g_value_get_uint (from), row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    if (intervals[i] <= minutes)
      row = i;
  g_value_set_uint (to, row);
  return TRUE;
}

static gboolean
row_to_interval (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint row = g_value_get_uint (from);

  if (row >= G_N_ELEMENTS (intervals))
    return FALSE;
  g_value_set_uint (to, intervals[row]);
  return TRUE;
}

/* @user_data: the choices, %NULL-terminated */
static gboolean
choice_to_row (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char **choices = user_data;
  guint row = 0;

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_strcmp0 (g_value_get_string (from), choices[i]) == 0)
      row = i;
  g_value_set_uint (to, row);
  return TRUE;
}

static gboolean
row_to_choice (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint row = g_value_get_uint (from);

  if (row >= g_strv_length (user_data))
    return FALSE;
  g_value_set_string (to, ((const char **) user_data)[row]);
  return TRUE;
}

/* It is set where its effect is seen. */
static void
typography_cb (BylinePreferencesWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent == NULL)
    return;

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.typography", NULL);
}

static void
byline_preferences_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BYLINE_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (byline_preferences_window_parent_class)->dispose (object);
}

static void
byline_preferences_window_class_init (BylinePreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_preferences_window_dispose;
  g_type_ensure (BYLINE_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, BYLINE_APPLICATION_PATH
                                               "/byline-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BylinePreferencesWindow, page);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferencesWindow, interval_row);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferencesWindow, longest_row);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferencesWindow, order_row);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferencesWindow, headline_order_row);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferencesWindow, density_row);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferencesWindow, start_row);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferencesWindow, linear_row);
  gtk_widget_class_bind_template_callback (widget_class, typography_cb);
}

static void
byline_preferences_window_init (BylinePreferencesWindow *self)
{
  byline_transient_forget_parent (GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Each setting is an action by its name: what the template's switches turn on and off. */
static GSimpleActionGroup *
settings_actions_new (BylineSettings *settings)
{
  GSimpleActionGroup *actions = g_simple_action_group_new ();
  guint n;
  g_autofree GParamSpec **keys = g_object_class_list_properties (G_OBJECT_GET_CLASS (settings), &n);

  for (guint i = 0; i < n; i++)
    {
      if (G_PARAM_SPEC_VALUE_TYPE (keys[i]) == G_TYPE_BOOLEAN)
        {
          g_autoptr (GPropertyAction)
            action = g_property_action_new (keys[i]->name, settings, keys[i]->name);

          g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
        }
    }
  return actions;
}

GtkWidget *
byline_preferences_window_new (GtkWindow *parent, BylineSettings *settings, BylineLibrary *library)
{
  const GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  g_autoptr (GSimpleActionGroup) actions = NULL;
  BylinePreferencesWindow *self;

  g_return_val_if_fail (BYLINE_IS_SETTINGS (settings), NULL);

  self = g_object_new (BYLINE_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  actions = settings_actions_new (settings);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", G_ACTION_GROUP (actions));
  g_object_bind_property_full (settings, "refresh-interval", self->interval_row, "selected", flags,
                               interval_to_row, row_to_interval, NULL, NULL);
  g_object_bind_property_full (settings, "refresh-longest", self->longest_row, "selected", flags,
                               longest_to_row, row_to_longest, NULL, NULL);
  g_object_bind_property_full (settings, "sidebar-order", self->order_row, "selected", flags,
                               choice_to_row, row_to_choice, orders, NULL);
  g_object_bind_property_full (settings, "headline-order", self->headline_order_row, "selected",
                               flags, choice_to_row, row_to_choice, headline_orders, NULL);
  g_object_bind_property_full (settings, "headline-density", self->density_row, "selected", flags,
                               choice_to_row, row_to_choice, densities, NULL);
  g_object_bind_property_full (settings, "start-with", self->start_row, "selected", flags,
                               choice_to_row, row_to_choice, starts, NULL);
  g_object_bind_property_full (settings, "linear-reading", self->linear_row, "selected", flags,
                               choice_to_row, row_to_choice, linears, NULL);
  if (library != NULL)
    {
      AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (self->page);

      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (byline_accounts_group_new (library)));
      adw_preferences_page_add (page,
                                ADW_PREFERENCES_GROUP (byline_retention_group_new (library, NULL)));
    }
  return GTK_WIDGET (self);
}
