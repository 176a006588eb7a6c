/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-subscriptions.h"

#include <glib/gi18n.h>

#include "byline-signal.h"
#include "byline-links.h"
#include "byline-marks.h"
#include "byline-health-window.h"
#include "byline-offline-dialog.h"
#include "byline-requests-window.h"
#include "byline-subscribe-dialog.h"
#include "byline-name-entry-dialog.h"
#include "byline-own-library.h"
#include "byline-publication-acts.h"
#include "byline-publication-window.h"
#include "byline-refresh.h"

struct _BylineSubscriptions {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineFilterHistory *history;
  BylineCountsMonitor *counts;
};

G_DEFINE_FINAL_TYPE (BylineSubscriptions, byline_subscriptions, G_TYPE_OBJECT)

static guint added_signal;

static void
byline_subscriptions_finalize (GObject *object)
{
  BylineSubscriptions *self = BYLINE_SUBSCRIPTIONS (object);

  g_clear_object (&self->context);
  g_clear_object (&self->history);
  g_clear_object (&self->counts);

  G_OBJECT_CLASS (byline_subscriptions_parent_class)->finalize (object);
}

static void
byline_subscriptions_class_init (BylineSubscriptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_subscriptions_finalize;

  added_signal = byline_signal_new (klass, "added", 0);
}

static void
byline_subscriptions_init (BylineSubscriptions *self)
{
}

static BylineLibrary *
get_library (BylineSubscriptions *self)
{
  return byline_window_context_get_library (self->context);
}

static GCancellable *
get_cancellable (BylineSubscriptions *self)
{
  return byline_window_context_get_cancellable (self->context);
}

/* Returns: (nullable): %NULL once the window is closed */
static GtkWindow *
get_window (BylineSubscriptions *self)
{
  return byline_window_context_get_window (self->context);
}

/* Returns: (transfer full): the user's folders, each once, in their order */
static char **
folders (BylineSubscriptions *self)
{
  const BylineCounts *counts = byline_counts_monitor_get_counts (self->counts);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; counts != NULL && i < counts->publications->len; i++)
    {
      BylinePublication *publication = counts->publications->pdata[i];

      if (publication->folder != NULL && publication->folder[0] != '\0' &&
          g_hash_table_add (seen, publication->folder))
        g_strv_builder_add (builder, publication->folder);
    }

  return g_strv_builder_end (builder);
}

static void
merged_cb (BylineSubscriptions *self, const BylineMergedFeed *merged)
{
  byline_publication_acts_note_merged (self->context, merged);
}

BylineSubscriptions *
byline_subscriptions_new (BylineWindowContext *context,
                          BylineFilterHistory *history,
                          BylineCountsMonitor *counts)
{
  BylineSubscriptions *self = g_object_new (BYLINE_TYPE_SUBSCRIPTIONS, NULL);

  self->context = g_object_ref (context);
  self->history = g_object_ref (history);
  self->counts = g_object_ref (counts);
  g_signal_connect_object (get_library (self), "feed-merged", G_CALLBACK (merged_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* --- Add --- */

static void
added_cb (BylineSubscriptions *self, const char *name, const char *key)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *text = g_strdup_printf (_ ("“%s” added"), name);

  filter->publication_key = g_strdup (key);
  byline_filter_history_go (self->history, filter);
  g_signal_emit (self, added_signal, 0);
  byline_window_context_show_message (self->context, text);
}

/* Returns: (nullable) (transfer none): %NULL if it is another window's to add */
static GtkWidget *
present_dialog (BylineSubscriptions *self, const char *address)
{
  g_auto (GStrv) names = NULL;
  GtkWidget *dialog;

  if (byline_own_library_activate (self->context, "app.own-add", address != NULL ? address : ""))
    return NULL;

  names = folders (self);
  dialog = byline_subscribe_dialog_new (get_window (self), get_library (self),
                                        (const char *const *) names, address);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

void
byline_subscriptions_add (BylineSubscriptions *self, const char *address)
{
  g_return_if_fail (BYLINE_IS_SUBSCRIPTIONS (self));

  present_dialog (self, address);
}

/* --- One publication --- */

/* A publication that a dialog or the library is asked about. */
typedef struct {
  BylineSubscriptions *subscriptions;
  gint64 id;
  char *name;
} Request;

static Request *
request_new (BylineSubscriptions *self, const BylinePublication *publication)
{
  Request *request = g_new0 (Request, 1);

  request->subscriptions = g_object_ref (self);
  request->id = publication->id;
  request->name = g_strdup (publication->name);
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->subscriptions);
  g_free (request->name);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static const BylinePublication *
find_target (BylineSubscriptions *self, GVariant *target)
{
  return byline_counts_monitor_find_publication (self->counts, g_variant_get_int64 (target));
}

static void
add_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  byline_subscriptions_add (user_data, NULL);
}

static void
refresh_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;

  byline_refresh_start (self->context, g_variant_get_int64 (target), FALSE);
}

static void
older_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  BylineWindowContext *context = request->subscriptions->context;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (BylineOlderReport)
    report = byline_library_load_older_finish (BYLINE_LIBRARY (source), result, &error);

  if (report == NULL)
    {
      byline_window_context_show_error (context, error);
      return;
    }
  if (report->n_added > 0)
    text = g_strdup_printf (ngettext ("%'u older story of “%s”", "%'u older stories of “%s”",
                                      report->n_added),
                            report->n_added, request->name);
  else if (report->is_offered)
    text = g_strdup_printf (_ ("There are no older stories of “%s”"), request->name);
  else
    text = g_strdup_printf (_ ("“%s” does not offer older stories"), request->name);
  byline_window_context_show_message (context, text);
}

static void
older_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  const BylinePublication *found = find_target (self, target);

  if (found != NULL)
    byline_library_load_older_async (get_library (self), found->id, get_cancellable (self),
                                     older_loaded_cb, request_new (self, found));
}

static void
read_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  const BylinePublication *found = find_target (self, target);
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  if (found == NULL)
    return;

  filter->publication_key = g_strdup (found->key);
  byline_marks_read_all (self->context, filter);
}

static void
website_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  const BylinePublication *found = find_target (self, target);

  if (found == NULL)
    return;
  if (found->home_page_url != NULL)
    byline_link_open (self->context, found->home_page_url);
  else
    byline_window_context_show_message (self->context,
                                        _ ("The website of this publication is not known"));
}

/* Adds a publication to what is shown, or takes it out. */
static void
filter_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  const BylinePublication *found = find_target (self, target);
  g_autoptr (BylineFilter)
    filter = byline_filter_copy (byline_filter_history_get_filter (self->history));
  gboolean is_shown;

  if (found == NULL)
    return;

  is_shown = g_strcmp0 (filter->publication_key, found->key) == 0;
  g_clear_pointer (&filter->folder, g_free);
  g_free (filter->publication_key);
  filter->publication_key = is_shown ? NULL : g_strdup (found->key);
  byline_filter_history_go (self->history, filter);
}

/* Returns: (nullable): the feed that fails; %NULL if none does, or several */
static const BylineFeed *
find_failing (const BylinePublication *publication)
{
  const BylineFeed *failing = NULL;

  for (guint i = 0; i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (feed->n_failures > 0 && failing != NULL)
        return NULL;
      if (feed->n_failures > 0)
        failing = feed;
    }
  return failing;
}

/* It is shown by its stories, which come now. */
static void
replaced_cb (GtkWidget *dialog, gpointer user_data)
{
  Request *request = user_data;

  byline_refresh_start (request->subscriptions->context, request->id, FALSE);
}

/* On the site's page, where the feed that there was is gone. */
static void
find_feed_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  const BylinePublication *found = find_target (self, target);

  const BylineFeed *failing = found != NULL ? find_failing (found) : NULL;
  GtkWidget *dialog = NULL;
  Request *request;

  if (found != NULL && found->home_page_url != NULL)
    dialog = present_dialog (self, found->home_page_url);
  if (dialog == NULL || failing == NULL)
    return;
  byline_subscribe_dialog_set_replaced (BYLINE_SUBSCRIBE_DIALOG (dialog), failing);
  request = request_new (self, found);
  g_object_set_data_full (G_OBJECT (dialog), "byline-request", request, request_free);
  g_signal_connect (dialog, "replaced", G_CALLBACK (replaced_cb), request);
}

static void
renamed_cb (GtkWidget *dialog, const char *name, gpointer user_data)
{
  Request *request = user_data;
  BylineSubscriptions *self = request->subscriptions;
  const BylinePublication *found = byline_counts_monitor_find_publication (self->counts,
                                                                           request->id);

  if (found != NULL && g_strcmp0 (name, found->name) != 0)
    byline_publication_acts_rename (self->context, found, name);
}

static void
rename_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  const BylinePublication *found = find_target (self, target);

  if (found != NULL)
    byline_name_entry_dialog_present (get_window (self), _ ("Rename Publication"),
                                      _ ("Leave empty to use the publication’s own name."),
                                      _ ("Name"), found->name, NULL, _ ("_Rename"), renamed_cb,
                                      request_new (self, found), request_free);
}

static void
moved_cb (GtkWidget *dialog, const char *folder, gpointer user_data)
{
  Request *request = user_data;
  BylineSubscriptions *self = request->subscriptions;
  const BylinePublication *found = byline_counts_monitor_find_publication (self->counts,
                                                                           request->id);

  if (found != NULL && g_strcmp0 (folder, found->folder != NULL ? found->folder : "") != 0)
    byline_publication_acts_move (self->context, found, folder);
}

static void
move_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  const BylinePublication *found = find_target (self, target);
  g_auto (GStrv) names = folders (self);

  if (found != NULL)
    byline_name_entry_dialog_present (get_window (self), _ ("Move to Folder"),
                                      _ ("Choose a folder or enter a new name. “News/Asia” creates "
                                         "a folder inside a folder. Leave empty for no folder."),
                                      _ ("Folder"), found->folder, (const char *const *) names,
                                      _ ("_Move"), moved_cb, request_new (self, found),
                                      request_free);
}

static void
properties_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  const BylinePublication *found = find_target (self, target);

  if (found != NULL)
    gtk_window_present (
      GTK_WINDOW (byline_publication_window_new (get_window (self), get_library (self), found)));
}

/* --- Unsubscribe --- */

static void
unsubscribe (BylineSubscriptions *self, gint64 id)
{
  const BylineFilter *filter = byline_filter_history_get_filter (self->history);
  const BylinePublication *found = byline_counts_monitor_find_publication (self->counts, id);

  if (found == NULL)
    return;

  /* A list of what is gone would be empty. */
  if (g_strcmp0 (filter->publication_key, found->key) == 0)
    {
      g_autoptr (BylineFilter) all = byline_filter_new ();

      byline_filter_history_go (self->history, all);
    }
  byline_publication_acts_unsubscribe (self->context, found);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Request *request)
{
  if (g_str_equal (response, "unsubscribe"))
    unsubscribe (request->subscriptions, request->id);
}

/* @request: (transfer full) */
static void
ask_for_removal (GtkWindow *window, Request *request, guint n_saved)
{
  g_autofree char *heading = g_strdup_printf (_ ("Remove “%s”?"), request->name);
  g_autofree char *body = g_strdup_printf (ngettext ("%'u saved story stays in Saved.",
                                                     "%'u saved stories stay in Saved.", n_saved),
                                           n_saved);
  GtkWidget *dialog = adw_message_dialog_new (window, heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "unsubscribe", _ ("Remo_ve Publication"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "unsubscribe",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), request,
                         (GClosureNotify) (GCallback) request_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Nothing is asked where nothing is to be said: Undo takes it back. */
static void
saved_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  BylineSubscriptions *self = request->subscriptions;
  GtkWindow *window = get_window (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray)
    saved = byline_library_list_story_ids_finish (BYLINE_LIBRARY (source), result, &error);

  if (saved == NULL || window == NULL)
    byline_window_context_show_error (self->context, error);
  else if (saved->len > 0)
    ask_for_removal (window, g_steal_pointer (&request), saved->len);
  else
    unsubscribe (self, request->id);
}

static void
unsubscribe_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  const BylinePublication *found = find_target (self, target);
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  if (found == NULL)
    return;

  filter->publication_key = g_strdup (found->key);
  filter->saved = TRUE;
  byline_library_list_story_ids_async (get_library (self), filter, 0, 0, get_cancellable (self),
                                       saved_counted_cb, request_new (self, found));
}

/* --- How feeds are doing, and what went out --- */

static void
health_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  gtk_window_present (
    GTK_WINDOW (byline_health_window_new (get_window (user_data), get_library (user_data))));
}

static void
activity_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  gtk_window_present (
    GTK_WINDOW (byline_requests_window_new (get_window (user_data), get_library (user_data))));
}

static void
take_along_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  byline_offline_dialog_present (get_window (user_data), get_library (user_data));
}

/* The target: a publication, and the account that is to bring it. */
static void
account_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineSubscriptions *self = user_data;
  g_autoptr (GVariant) publication = g_variant_get_child_value (target, 0);
  g_autoptr (GVariant) account = g_variant_get_child_value (target, 1);
  const BylinePublication *found = find_target (self, publication);

  if (found != NULL)
    byline_publication_acts_set_account (self->context, found, g_variant_get_int64 (account));
}

static const GActionEntry entries[] = {
  { "add", add_cb },
  { "publication-read", read_cb, "x" },
  { "publication-website", website_cb, "x" },
  { "publication-filter", filter_cb, "x" },
  { "take-along", take_along_cb },
  { "feed-health", health_cb },
  { "network-activity", activity_cb },
  { "publication-refresh", refresh_cb, "x" },
  { "publication-find-feed", find_feed_cb, "x" },
  { "publication-older", older_cb, "x" },
  { "publication-rename", rename_cb, "x" },
  { "publication-move", move_cb, "x" },
  { "publication-properties", properties_cb, "x" },
  { "publication-account", account_cb, "(xx)" },
  { "publication-unsubscribe", unsubscribe_cb, "x" },
};

void
byline_subscriptions_add_actions (BylineSubscriptions *self, GActionMap *map)
{
  g_return_if_fail (BYLINE_IS_SUBSCRIPTIONS (self));

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
