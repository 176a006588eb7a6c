/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-health-window.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-error-text.h"
#include "byline-health-text.h"
#include "byline-time-text.h"

/* So many rows are made in one turn of the main loop: no frame waits for all of them. */
#define ROWS_AT_ONCE 6

struct _BylineHealthWindow {
  BylineListWindow parent_instance;

  GtkWidget *retry_button;
  GPtrArray *feeds; /* nullable: of BylineFeedHealth */
  guint next;       /* of feeds: it has no row yet */
  guint source;
  AdwPreferencesGroup *lost;
  AdwPreferencesGroup *failing;
  AdwPreferencesGroup *well;
};

G_DEFINE_FINAL_TYPE (BylineHealthWindow, byline_health_window, BYLINE_TYPE_LIST_WINDOW)

static void update (BylineHealthWindow *self);

/* Returns: (nullable): %NULL once the window is closed */
static BylineLibrary *
get_library (BylineHealthWindow *self)
{
  return byline_list_window_get_library (BYLINE_LIST_WINDOW (self));
}

static GCancellable *
get_cancellable (BylineHealthWindow *self)
{
  return byline_list_window_get_cancellable (BYLINE_LIST_WINDOW (self));
}

/* --- What can be done --- */

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineHealthWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport)
    report = byline_library_refresh_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = report == NULL ? byline_error_text (error) : NULL;

  if (get_library (self) == NULL)
    return;
  if (report != NULL && report->n_feeds == 0 && report->n_held + report->n_recent > 0)
    text = byline_health_text_not_asked (report);
  else if (report != NULL)
    text = g_strdup (report->n_failed > 0 ? _ ("It failed again") : _ ("It works again"));
  if (text != NULL)
    byline_list_window_say (BYLINE_LIST_WINDOW (self), text);
  update (self);
}

static void
retry_feed_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  BylineHealthWindow *self = BYLINE_HEALTH_WINDOW (widget);

  byline_library_refresh_feed_async (get_library (self), g_variant_get_int64 (target),
                                     get_cancellable (self), refreshed_cb, g_object_ref (self));
}

static void
refresh_all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  BylineHealthWindow *self = BYLINE_HEALTH_WINDOW (widget);

  byline_library_refresh_async (get_library (self), 0, FALSE, get_cancellable (self), refreshed_cb,
                                g_object_ref (self));
}

/* The window behind does it; its dialogs are not to stand behind this one. */
static void
hand_over (BylineHealthWindow *self, const char *action, GVariant *target)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (G_IS_ACTION_GROUP (parent))
    g_action_group_activate_action (G_ACTION_GROUP (parent), action, target);
  gtk_window_close (GTK_WINDOW (self));
}

static void
look_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  hand_over (BYLINE_HEALTH_WINDOW (widget), "publication-find-feed", target);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  hand_over (BYLINE_HEALTH_WINDOW (widget), "publication-properties", target);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  hand_over (BYLINE_HEALTH_WINDOW (widget), "publication-unsubscribe", target);
}

/* --- Rows --- */

static void
add_line (AdwExpanderRow *row, const char *title, const char *text)
{
  GtkWidget *line;

  if (text == NULL || *text == '\0')
    return;
  line = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line), 0);
  adw_expander_row_add_row (row, line);
}

static void
add_tries (AdwExpanderRow *row, const BylineFeedHealth *health)
{
  GtkWidget *tries;

  if (health->tries->len == 0)
    return;
  tries = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (tries), _ ("Last refreshes"));
  for (guint i = 0; i < health->tries->len; i++)
    {
      const BylineFeedTry *outcome = health->tries->pdata[i];
      g_autofree char *when = byline_time_text_full (outcome->at);
      g_autofree char *text = byline_health_text_try (outcome);

      add_line (ADW_EXPANDER_ROW (tries), when, text);
    }
  adw_expander_row_add_row (row, tries);
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, gpointer user_data)
{
  const BylineFeedHealth *health = g_object_get_data (G_OBJECT (row), "byline-health");
  g_autofree char *polled = byline_time_text_or_never (health->last_polled);
  g_autofree char *succeeded = byline_time_text_or_never (health->last_succeeded);
  g_autofree char *next = byline_health_text_next (health, byline_clock_now ());
  g_autofree char *changes = byline_health_text_changes (health);

  if (!adw_expander_row_get_expanded (row))
    return;
  g_signal_handlers_disconnect_by_func (row, expanded_cb, user_data);
  add_line (row, _ ("Address"), health->url);
  add_line (row, _ ("Last refresh"), polled);
  add_line (row, _ ("Last successful refresh"), succeeded);
  add_line (row, _ ("Next refresh"), next);
  add_line (row, _ ("Publishes"), changes);
  add_tries (row, health);
}

static GtkWidget *
make_menu (const BylineFeedHealth *health)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) look = g_menu_item_new (_ ("_Look for a New Address…"), NULL);
  g_autoptr (GMenuItem) edit = g_menu_item_new (_ ("_Properties…"), NULL);
  g_autoptr (GMenuItem) remove = g_menu_item_new (_ ("Remo_ve Publication"), NULL);

  if (health->home_page_url != NULL)
    {
      g_menu_item_set_action_and_target (look, "health.look", "x", health->publication_id);
      g_menu_append_item (menu, look);
    }
  g_menu_item_set_action_and_target (edit, "health.edit", "x", health->publication_id);
  g_menu_append_item (menu, edit);
  g_menu_item_set_action_and_target (remove, "health.remove", "x", health->publication_id);
  g_menu_append_item (menu, remove);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("What Can Be Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Can Be Done"), -1);
  return button;
}

static GtkWidget *
make_retry (const BylineFeedHealth *health)
{
  /* A word would leave the sentence beside it no room in a narrow window. */
  GtkWidget *button = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Retry"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Retry"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "health.retry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", health->feed_id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* An expander's row cuts its subtitle (libadwaita 1.2); the row in it would not. */
static gboolean
wrap_subtitle (GtkWidget *widget)
{
  if (ADW_IS_ACTION_ROW (widget))
    {
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 0);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (wrap_subtitle (child))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_row (const BylineFeedHealth *health)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *status = byline_health_text_status (health);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), health->publication);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), status);
  wrap_subtitle (row);
  if (health->n_failures > 0)
    {
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_menu (health));
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_retry (health));
    }
  g_object_set_data (G_OBJECT (row), "byline-health", (gpointer) health);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  return row;
}

/* --- All of them --- */

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_widget_set_visible (group, FALSE);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

/* Why feeds are not refreshed by themselves, though their time has come. */
static const char *
get_pause_text (BylineHealthWindow *self)
{
  switch (byline_library_get_pause (get_library (self)))
    {
    case BYLINE_REFRESH_PAUSE_NONE:
      break;
    case BYLINE_REFRESH_PAUSE_BY_HAND:
      return _ ("Feeds are refreshed only when you refresh them. You can change this in "
                "Preferences.");
    case BYLINE_REFRESH_PAUSE_OFFLINE:
      return _ ("You are offline. Refreshing continues when you are back online.");
    case BYLINE_REFRESH_PAUSE_METERED:
      return _ ("This network is metered. You can still refresh, or change this in Preferences.");
    case BYLINE_REFRESH_PAUSE_POWER_SAVER:
      return _ ("The computer is in power saver mode. You can still refresh, or change this in "
                "Preferences.");
    }
  return NULL;
}

static void
show_pause (BylineHealthWindow *self, AdwPreferencesPage *page)
{
  const char *text = get_pause_text (self);

  if (text != NULL)
    gtk_widget_set_visible (
      GTK_WIDGET (add_group (page, _ ("Automatic Refreshing Is Paused"), text)), TRUE);
}

static AdwPreferencesGroup *
find_group (BylineHealthWindow *self, const BylineFeedHealth *health)
{
  if (byline_feed_health_is_lost (health, byline_clock_now ()))
    return self->lost;
  return health->n_failures > 0 ? self->failing : self->well;
}

static gboolean
add_rows_cb (gpointer user_data)
{
  BylineHealthWindow *self = user_data;

  for (guint i = 0; i < ROWS_AT_ONCE && self->next < self->feeds->len; i++)
    {
      const BylineFeedHealth *health = self->feeds->pdata[self->next++];
      AdwPreferencesGroup *group = find_group (self, health);

      adw_preferences_group_add (group, make_row (health));
      gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
    }
  if (self->next < self->feeds->len)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
show_feeds (BylineHealthWindow *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  show_pause (self, ADW_PREFERENCES_PAGE (page));
  self->lost = add_group (ADW_PREFERENCES_PAGE (page), _ ("Failing for a Week"),
                          _ ("Look for a new address on the website, check the user name and the "
                             "password, or remove the publication."));
  self->failing = add_group (ADW_PREFERENCES_PAGE (page), _ ("Failed at the Last Refresh"),
                             _ ("They are retried automatically, less and less often."));
  self->well = add_group (ADW_PREFERENCES_PAGE (page), _ ("Working"), NULL);
  byline_list_window_set_list (BYLINE_LIST_WINDOW (self), page);
  self->next = 0;
  byline_list_window_show (BYLINE_LIST_WINDOW (self), self->feeds->len == 0);
  gtk_widget_set_sensitive (self->retry_button, self->feeds->len > 0);
  if (self->source == 0 && self->feeds->len > 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, add_rows_cb, self, NULL);
}

static void
health_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineHealthWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *feeds = byline_library_get_health_finish (BYLINE_LIBRARY (source), result, &error);
  g_autoptr (GPtrArray) old = NULL;

  if (feeds == NULL || get_library (self) == NULL)
    {
      g_autofree char *text = error != NULL ? byline_error_text (error) : NULL;

      g_clear_pointer (&feeds, g_ptr_array_unref);
      if (text != NULL && get_library (self) != NULL)
        byline_list_window_say (BYLINE_LIST_WINDOW (self), text);
      return;
    }
  /* Rows point to what they show: they go first. */
  old = g_steal_pointer (&self->feeds);
  self->feeds = feeds;
  show_feeds (self);
}

static void
update (BylineHealthWindow *self)
{
  byline_library_get_health_async (get_library (self), 0, get_cancellable (self), health_cb,
                                   g_object_ref (self));
}

/* --- The window --- */

static void
byline_health_window_dispose (GObject *object)
{
  BylineHealthWindow *self = BYLINE_HEALTH_WINDOW (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (byline_health_window_parent_class)->dispose (object);
}

static void
byline_health_window_finalize (GObject *object)
{
  BylineHealthWindow *self = BYLINE_HEALTH_WINDOW (object);

  g_clear_pointer (&self->feeds, g_ptr_array_unref);

  G_OBJECT_CLASS (byline_health_window_parent_class)->finalize (object);
}

static void
byline_health_window_class_init (BylineHealthWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_health_window_dispose;
  object_class->finalize = byline_health_window_finalize;

  gtk_widget_class_install_action (widget_class, "health.retry", "x", retry_feed_cb);
  /* By the name of the main window's, so that the same keys do it. */
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_all_cb);
  gtk_widget_class_install_action (widget_class, "health.look", "x", look_cb);
  gtk_widget_class_install_action (widget_class, "health.edit", "x", edit_cb);
  gtk_widget_class_install_action (widget_class, "health.remove", "x", remove_cb);
}

static void
byline_health_window_init (BylineHealthWindow *self)
{
  BylineListWindow *window = BYLINE_LIST_WINDOW (self);

  self->retry_button = gtk_button_new_from_icon_name ("view-refresh-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->retry_button), "win.refresh");
  gtk_widget_set_tooltip_text (self->retry_button, _ ("Refresh All Feeds"));
  byline_list_window_pack (window, self->retry_button);
  byline_list_window_set_empty_page (window, "byline-feed-symbolic", _ ("No Feeds"),
                                     _ ("Add a publication to see how its feeds are doing."));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Feed Health"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 640);
}

GtkWidget *
byline_health_window_new (GtkWindow *parent, BylineLibrary *library)
{
  BylineHealthWindow *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);

  self = g_object_new (BYLINE_TYPE_HEALTH_WINDOW, "transient-for", parent, NULL);
  byline_list_window_set_library (BYLINE_LIST_WINDOW (self), library);
  update (self);
  return GTK_WIDGET (self);
}
