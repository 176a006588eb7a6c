/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

#include "byline-library-accounts.h"
#include "byline-about.h"
#include "byline-config.h"
#include "byline-dialog-keys.h"
#include "byline-error.h"
#include "byline-heap-trim.h"
#include "byline-help-window.h"
#include "byline-launch.h"
#include "byline-library-network.h"
#include "byline-notifier.h"
#include "byline-preferences-window.h"
#include "byline-sample.h"
#include "byline-sandbox.h"
#include "byline-sepia.h"
#include "byline-settings.h"
#include "byline-shortcuts-window.h"
#include "byline-ui.h"
#include "byline-window.h"

/* The desktop tells a moment later whether power is saved, and in a sandbox whether each byte costs. */
#define START_MS 1000

struct _BylineApplication {
  AdwApplication parent_instance;

  BylineProfile *profile;
  BylineSettings *settings;
  BylineShortcuts *shortcuts;
  BylineDialogKeys *dialog_keys;
  BylineLibrary *library;
  BylineSample *sample;
  BylineNotifier *notifier;
  GCancellable *cancellable;
  GError *open_error;
  gboolean opened;
  guint start_source; /* what is asked for because the program begins */
  guint own_watch;    /* of the own library's name on the bus; 0 for none */
  guint term_source;
  guint int_source;
};

G_DEFINE_FINAL_TYPE (BylineApplication, byline_application, ADW_TYPE_APPLICATION)

static BylineWindow *
get_window (BylineApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (BYLINE_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

/* --- The library --- */

static void
set_opened (BylineApplication *self)
{
  BylineWindow *window = get_window (self);

  if (window != NULL && self->sample != NULL)
    byline_window_set_sample (window, self->sample);
  if (window != NULL && (self->opened || self->open_error != NULL))
    byline_window_set_opened (window, self->open_error);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!byline_sample_subscribe_finish (BYLINE_SAMPLE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (&self->open_error, g_steal_pointer (&error));
      set_opened (self);
    }
}

static void
refresh_failed_cb (BylineApplication *self, const GError *error)
{
  BylineWindow *window = get_window (self);

  if (window != NULL)
    byline_window_report_problem (window, error);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport)
    report = byline_library_refresh_finish (BYLINE_LIBRARY (source), result, &error);

  if (g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL))
    refresh_failed_cb (self, error);
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSyncReport)
    report = byline_library_sync_account_finish (BYLINE_LIBRARY (source), result, &error);

  /* The account says so itself. */
  if (report == NULL)
    g_debug ("An account was not synced at the start: %s", error->message);
}

static void
accounts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineApplication) self = user_data;
  g_autoptr (GPtrArray)
    accounts = byline_library_get_accounts_finish (BYLINE_LIBRARY (source), result, NULL);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    byline_library_sync_account_async (BYLINE_LIBRARY (source),
                                       ((BylineAccount *) g_ptr_array_index (accounts, i))->id,
                                       self->cancellable, synced_cb, NULL);
}

static gboolean
start_cb (gpointer user_data)
{
  BylineApplication *self = user_data;
  gboolean refresh = FALSE;
  gboolean sync = FALSE;

  self->start_source = 0;
  if (byline_library_get_pause (self->library) != BYLINE_REFRESH_PAUSE_NONE)
    return G_SOURCE_REMOVE;

  g_object_get (self->settings, "refresh-on-start", &refresh, "sync-on-start", &sync, NULL);
  if (refresh)
    byline_library_refresh_async (self->library, 0, TRUE, self->cancellable, refreshed_cb,
                                  g_object_ref (self));
  if (sync)
    byline_library_get_accounts_async (self->library, self->cancellable, accounts_cb,
                                       g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
begin_work (BylineApplication *self)
{
  if (byline_library_is_read_only (self->library))
    return;

  byline_library_set_automatic (self->library, TRUE);
  if (self->sample != NULL)
    byline_sample_subscribe_async (self->sample, self->library, self->cancellable, filled_cb,
                                   g_object_ref (self));
  /* A sample needs no network, and has no account. */
  else if (self->start_source == 0)
    self->start_source = g_timeout_add (START_MS, start_cb, self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  self->opened = byline_library_open_finish (BYLINE_LIBRARY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->library == NULL)
    return;

  self->open_error = g_steal_pointer (&error);
  set_opened (self);
  if (self->opened)
    begin_work (self);
}

static void
open_library (BylineApplication *self)
{
  g_clear_error (&self->open_error);
  if (byline_profile_is_sample (self->profile) && self->sample == NULL)
    {
      self->sample = byline_sample_start (self->profile, &self->open_error);
      if (self->sample == NULL)
        return;
      byline_sample_attach (self->sample, self->library);
    }

  byline_library_open_async (self->library, self->cancellable, opened_cb, g_object_ref (self));
}

static BylineWindow *
ensure_window (BylineApplication *self)
{
  BylineWindow *window = get_window (self);

  if (window == NULL)
    {
      window = byline_window_new (ADW_APPLICATION (self), self->library, self->settings);
      byline_heap_trim_at_rest (GTK_WINDOW (window));
      set_opened (self);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* --- Actions --- */

static void
quit_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  g_application_quit (user_data);
}

static void
preferences_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *window = byline_preferences_window_new (parent, self->settings, self->library);

  gtk_window_present (GTK_WINDOW (window));
}

static void
keyboard_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (byline_shortcuts_window_new (parent, self->shortcuts)));
}

static void
help_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (user_data)); l != NULL; l = l->next)
    if (BYLINE_IS_HELP_WINDOW (l->data))
      {
        gtk_window_present (l->data);
        return;
      }
  gtk_window_present (GTK_WINDOW (byline_help_window_new (parent, g_get_language_names ())));
}

static void
about_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (byline_about_new (parent)));
}

static void
launch (BylineApplication *self, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  BylineWindow *window = get_window (self);

  if (byline_launch (arguments, &error))
    return;

  g_warning ("Byline cannot be started: %s", error->message);
  if (window != NULL)
    byline_window_show_error (window, error);
}

/* The sample edition is a profile of its own: another instance of this very program. */
static void
sample_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineApplication *self = user_data;
  gboolean is_own = byline_profile_get_settings_file (self->profile) == NULL;
  const char *arguments[] = {
    is_own ? "--sample" : "--sample-of",
    is_own ? NULL : byline_profile_get_data_dir (self->profile),
    NULL,
  };

  launch (self, arguments);
}

/* --- The library that the sample edition leads to: another instance, too --- */

/* @argument: (nullable): what it is asked to do */
static void
launch_own (BylineApplication *self, const char *argument)
{
  const char *dir = byline_profile_get_own_dir (self->profile);
  const char *arguments[4] = {
    NULL,
  };
  guint n = 0;

  if (dir != NULL)
    {
      arguments[n++] = "--profile";
      arguments[n++] = dir;
    }
  arguments[n] = argument;
  launch (self, arguments);
}

static void
own_appeared_cb (GDBusConnection *connection,
                 const char *name,
                 const char *owner,
                 gpointer user_data)
{
  g_application_quit (user_data);
}

/* The sample edition has done its work: it ends as soon as the own library is there, not before. */
static void
own_library_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineApplication *self = user_data;
  GDBusConnection *connection = g_application_get_dbus_connection (user_data);
  g_autoptr (BylineProfile) own = NULL;
  g_autofree char *id = NULL;

  launch_own (self, NULL);
  if (connection == NULL || self->own_watch != 0)
    return;

  own = byline_profile_new (byline_profile_get_own_dir (self->profile));
  id = byline_profile_get_application_id (own);
  self->own_watch = g_bus_watch_name_on_connection (connection, id, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                    own_appeared_cb, NULL, self, NULL);
}

static void
own_present_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  launch_own (user_data, NULL);
}

static void
own_add_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  g_autofree char *argument = g_strconcat ("--add=", g_variant_get_string (target, NULL), NULL);

  launch_own (user_data, argument);
}

static void
own_import_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  launch_own (user_data, g_variant_get_string (target, NULL));
}

/* Whether its own library can be opened or not, nothing is added to the sample edition. */
static void
lead_to_own (BylineApplication *self, GFile *file, const char *uri)
{
  const char *action = g_file_is_native (file) ? "own-import" : "own-add";

  g_action_group_activate_action (G_ACTION_GROUP (self), action, g_variant_new_string (uri));
}

static const GActionEntry sample_entries[] = {
  { "own-library", own_library_cb },
  { "own-present", own_present_cb },
  { "own-add", own_add_cb, "s" },
  { "own-import", own_import_cb, "s" },
};

/* What a notification does. */
static void
open_story_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  byline_window_open_story (ensure_window (user_data), g_variant_get_string (target, NULL));
}

/* The desktop's, which may start the program with it: there may be no window yet. */
static void
refresh_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  byline_window_refresh (ensure_window (user_data));
}

/* What `byline --add` does, in an instance that may have run before. */
static void
add_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  byline_window_add_address (ensure_window (user_data), g_variant_get_string (target, NULL));
}

static void
reopen_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineApplication *self = user_data;

  if (!self->opened)
    {
      open_library (self);
      set_opened (self);
    }
}

static const GActionEntry entries[] = {
  { "quit", quit_cb },
  { "preferences", preferences_cb },
  { "shortcuts", keyboard_cb },
  { "help", help_cb },
  { "about", about_cb },
  { "sample", sample_cb },
  { "refresh", refresh_cb },
  { "add", add_cb, "s" },
  { "open-story", open_story_cb, "s" },
  { "reopen", reopen_cb },
};

/* Keys that are typed in texts, too, and those that are a text's while it is written are seen to by
 * the window (BylineSingleKeys). */
static void
shortcuts_cb (BylineApplication *self)
{
  guint n;
  const BylineShortcut *all = byline_shortcuts_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = byline_shortcuts_get_keys (self->shortcuts, all[i].action);
      g_autoptr (GPtrArray) accels = g_ptr_array_new ();

      for (guint k = 0; keys[k] != NULL; k++)
        if (!all[i].is_of_text && !byline_shortcuts_is_single (keys[k]))
          g_ptr_array_add (accels, keys[k]);
      g_ptr_array_add (accels, NULL);
      gtk_application_set_accels_for_action (GTK_APPLICATION (self), all[i].action,
                                             (const char *const *) accels->pdata);
    }
}

static gboolean
terminate_cb (gpointer user_data)
{
  g_application_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* --- The application --- */

static void
color_scheme_cb (BylineApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *scheme = NULL;

  g_object_get (self->settings, "color-scheme", &scheme, NULL);
  byline_sepia_set (g_strcmp0 (scheme, "sepia") == 0);
  if (g_strcmp0 (scheme, "light") == 0 || g_strcmp0 (scheme, "sepia") == 0)
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_strcmp0 (scheme, "dark") == 0)
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

static void
byline_application_startup (GApplication *application)
{
  BylineApplication *self = BYLINE_APPLICATION (application);
  GAction *sample;

  G_APPLICATION_CLASS (byline_application_parent_class)->startup (application);

  byline_ui_fix_accessible_names ();
  gtk_window_set_default_icon_name (BYLINE_APPLICATION_ID);
  self->settings = byline_settings_new (self->profile);
  g_signal_connect_object (self->settings, "notify::color-scheme", G_CALLBACK (color_scheme_cb),
                           self, G_CONNECT_SWAPPED);
  color_scheme_cb (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->shortcuts = byline_shortcuts_new (self->settings);
  g_signal_connect_object (self->shortcuts, "changed", G_CALLBACK (shortcuts_cb), self,
                           G_CONNECT_SWAPPED);
  shortcuts_cb (self);
  self->dialog_keys = byline_dialog_keys_new (application, self->shortcuts);
  sample = g_action_map_lookup_action (G_ACTION_MAP (self), "sample");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (sample), !byline_profile_is_sample (self->profile));
  if (byline_profile_is_sample (self->profile))
    g_action_map_add_action_entries (G_ACTION_MAP (self), sample_entries,
                                     G_N_ELEMENTS (sample_entries), self);

  self->term_source = g_unix_signal_add (SIGTERM, terminate_cb, self);
  self->int_source = g_unix_signal_add (SIGINT, terminate_cb, self);

  self->library = byline_library_new (self->profile, self->settings);
  g_signal_connect_object (self->library, "refresh-failed", G_CALLBACK (refresh_failed_cb), self,
                           G_CONNECT_SWAPPED);
  self->notifier = byline_notifier_new (application, self->library, self->settings);
  open_library (self);
}

static void
byline_application_activate (GApplication *application)
{
  ensure_window (BYLINE_APPLICATION (application));
}

static void
byline_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  BylineApplication *self = BYLINE_APPLICATION (application);
  BylineWindow *window = ensure_window (self);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (byline_profile_is_sample (self->profile))
        lead_to_own (self, files[i], uri);
      else if (g_file_is_native (files[i]))
        byline_window_import_file (window, files[i]);
      else
        byline_window_add_address (window, uri);
    }
}

static void
byline_application_shutdown (GApplication *application)
{
  BylineApplication *self = BYLINE_APPLICATION (application);
  BylineWindow *window = get_window (self);

  /* Quitting asks no window to close: what it shows is kept here. */
  if (window != NULL)
    {
      byline_window_save_state (window);
      gtk_window_destroy (GTK_WINDOW (window));
    }

  g_clear_handle_id (&self->start_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->notifier != NULL)
    g_object_run_dispose (G_OBJECT (self->notifier));
  g_clear_object (&self->notifier);
  if (self->library != NULL)
    byline_library_close (self->library);
  g_clear_object (&self->library);
  g_clear_object (&self->sample);
  g_clear_object (&self->dialog_keys);
  g_clear_object (&self->shortcuts);
  g_clear_object (&self->settings);
  g_clear_handle_id (&self->own_watch, g_bus_unwatch_name);
  g_clear_handle_id (&self->term_source, g_source_remove);
  g_clear_handle_id (&self->int_source, g_source_remove);

  G_APPLICATION_CLASS (byline_application_parent_class)->shutdown (application);
}

static void
byline_application_finalize (GObject *object)
{
  BylineApplication *self = BYLINE_APPLICATION (object);

  g_clear_object (&self->profile);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->open_error);

  G_OBJECT_CLASS (byline_application_parent_class)->finalize (object);
}

static void
byline_application_class_init (BylineApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = byline_application_finalize;
  application_class->startup = byline_application_startup;
  application_class->activate = byline_application_activate;
  application_class->open = byline_application_open;
  application_class->shutdown = byline_application_shutdown;
}

static void
byline_application_init (BylineApplication *self)
{
  byline_ui_init ();
  self->cancellable = g_cancellable_new ();
}

BylineApplication *
byline_application_new (BylineProfile *profile)
{
  g_autofree char *id = NULL;
  BylineApplication *self;

  g_return_val_if_fail (BYLINE_IS_PROFILE (profile), NULL);

  id = byline_profile_get_application_id (profile);
  /* The resources lie below one path, whatever the profile's id is. */
  self = g_object_new (BYLINE_TYPE_APPLICATION, "application-id", id, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", BYLINE_APPLICATION_PATH,
                       NULL);
  self->profile = g_object_ref (profile);
  return self;
}

typedef struct {
  char *profile;
  char *sample_of;
  gboolean sample;
  char *add; /* an address, or "" */
  gboolean refresh;
  gboolean version;
} Options;

static gboolean
add_option_cb (const char *name, const char *value, gpointer user_data, GError **error)
{
  Options *options = user_data;

  g_free (options->add);
  options->add = g_strdup (value != NULL ? value : "");
  return TRUE;
}

/* The profile decides on the application's id: so it is read before there is an application. What
 * is left is the application's. */
static gboolean
read_options (int *argc, char ***argv, Options *options, GError **error)
{
  const GOptionEntry option_entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options->profile,
      N_ ("Store all data in this folder"), N_ ("FOLDER") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &options->sample,
      N_ ("Open the sample edition instead of your library"), NULL },
    { "sample-of", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &options->sample_of, NULL,
      NULL },
    { "add", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, add_option_cb,
      N_ ("Ask for the address of a publication to add"), N_ ("ADDRESS") },
    { "refresh", 0, 0, G_OPTION_ARG_NONE, &options->refresh,
      N_ ("Open Byline and refresh all feeds"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Show the version and exit"),
      NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("[ADDRESS or FILE.opml…]"));

  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, options, NULL);

  g_option_group_add_entries (group, option_entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, _ ("Read news by section and author."));
  g_option_context_set_ignore_unknown_options (context, TRUE);
  return g_option_context_parse (context, argc, argv, error);
}

static void
options_clear (Options *options)
{
  g_free (options->profile);
  g_free (options->sample_of);
  g_free (options->add);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Returns: (transfer full) */
static BylineProfile *
choose_profile (const Options *options)
{
  if (options->sample_of != NULL)
    return byline_profile_new_sample (options->sample_of);
  if (!options->sample)
    return byline_profile_new (options->profile);
  if (options->profile != NULL)
    return byline_profile_new_sample_below (options->profile);
  return byline_profile_new_sample (NULL);
}

/* What is asked for by an action reaches the instance that runs already, if there is one. */
static gboolean
activate_options (BylineApplication *application, const Options *options, GError **error)
{
  GActionGroup *group = G_ACTION_GROUP (application);

  if (!options->refresh && options->add == NULL)
    return TRUE;
  if (!g_application_register (G_APPLICATION (application), NULL, error))
    return FALSE;

  if (options->refresh)
    g_action_group_activate_action (group, "refresh", NULL);
  if (options->add != NULL)
    g_action_group_activate_action (group, "add", g_variant_new_string (options->add));
  return TRUE;
}

/* Returns: (nullable): the first of the folder and the files that were named which a Flatpak's sandbox
 * does not let through: it would be empty, and what is kept there would be lost. */
static const char *
find_out_of_reach (const Options *options, char **arguments)
{
  if (options->profile != NULL && !byline_sandbox_can_reach (options->profile))
    return options->profile;
  for (char **argument = arguments; *argument != NULL; argument++)
    {
      g_autofree char *scheme = g_uri_parse_scheme (*argument);

      if (**argument != '-' && scheme == NULL && !g_file_test (*argument, G_FILE_TEST_EXISTS) &&
          !byline_sandbox_can_reach (*argument))
        return *argument;
    }
  return NULL;
}

int
byline_application_main (int argc, char **argv)
{
  g_autoptr (BylineApplication) application = NULL;
  g_autoptr (BylineProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  const char *lost;
  g_auto (Options) options = {
    0,
  };

  byline_heap_trim_share ();
  if (!read_options (&argc, &argv, &options, &error))
    {
      g_printerr ("byline: %s\n", error->message);
      return 2;
    }
  if (options.version)
    {
      g_print ("Byline %s\n", BYLINE_VERSION);
      return 0;
    }

  lost = find_out_of_reach (&options, argv + 1);
  if (lost != NULL)
    {
      g_printerr (_ ("byline: %s is outside of the Flatpak’s sandbox. Open a file in the window, "
                     "or open its folder "
                     "to Byline: flatpak override --user --filesystem=FOLDER %s\n"),
                  lost, BYLINE_APPLICATION_ID);
      return 2;
    }

  profile = choose_profile (&options);
  application = byline_application_new (profile);
  if (!activate_options (application, &options, &error))
    {
      g_printerr ("byline: %s\n", error->message);
      return 1;
    }
  return g_application_run (G_APPLICATION (application), argc, argv);
}
