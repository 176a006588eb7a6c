/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-publication-window.h"

#include <glib/gi18n.h>

#include "byline-access-group.h"
#include "byline-ahead-group.h"
#include "byline-choice-row.h"
#include "byline-error-text.h"
#include "byline-library-accounts.h"
#include "byline-login-row.h"
#include "byline-number-text.h"
#include "byline-retention-group.h"
#include "byline-time-text.h"
#include "byline-toast.h"
#include "byline-transient.h"
#include "byline-url.h"

struct _BylinePublicationWindow {
  AdwPreferencesWindow parent_instance;

  BylineLibrary *library;
  BylinePublication *publication;
  AdwPreferencesGroup *account_group;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BylinePublicationWindow,
                     byline_publication_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

static const struct {
  guint minutes;
  const char *label;
} intervals[] = {
  { 0, N_ ("Same as in Preferences") }, { 15, N_ ("Every 15 minutes") },
  { 30, N_ ("Every 30 minutes") },      { 60, N_ ("Every hour") },
  { 240, N_ ("Every 4 hours") },        { 1440, N_ ("Every day") },
};

static GtkWidget *
make_row (const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* The title takes all the room: a value that wraps would be one letter wide. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (value, -1), 18));
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/* A long text below its title, without markup. */
static GtkWidget *
make_text_row (const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  return row;
}

static void
copy_cb (GtkWidget *button)
{
  const char *url = g_object_get_data (G_OBJECT (button), "byline-url");
  GtkWidget *window = gtk_widget_get_ancestor (button, BYLINE_TYPE_PUBLICATION_WINDOW);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), url);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window),
                                    byline_toast_new (_ ("Address copied")));
}

static GtkWidget *
make_address_row (const BylineFeed *feed)
{
  GtkWidget *row = make_text_row (_ ("Address"), feed->url);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Copy Address"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy Address"), -1);
  g_object_set_data_full (G_OBJECT (button), "byline-url", g_strdup (feed->url), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylinePublicationWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (byline_library_change_finish (BYLINE_LIBRARY (source), result, &error) ||
      self->library == NULL)
    return;

  text = byline_error_text (error);
  if (text != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), byline_toast_new (text));
}

static void
interval_cb (BylinePublicationWindow *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);
  gint64 *feed = g_object_get_data (G_OBJECT (row), "byline-feed");

  if (selected < G_N_ELEMENTS (intervals) && self->library != NULL)
    byline_library_set_feed_interval_async (self->library, *feed, intervals[selected].minutes,
                                            self->cancellable, done_cb, g_object_ref (self));
}

static GtkWidget *
make_interval_row (BylinePublicationWindow *self, const BylineFeed *feed)
{
  GtkWidget *row = byline_choice_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      gtk_string_list_append (names, _ (intervals[i].label));
      if (intervals[i].minutes <= feed->interval_minutes)
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Refresh"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "byline-feed", g_memdup2 (&feed->id, sizeof feed->id),
                          g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (interval_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

/* "rss-2.0" as people write it. */
static char *
make_format_text (const char *format)
{
  static const struct {
    const char *prefix;
    const char *name;
  } formats[] = {
    { "rss-", "RSS " },
    { "atom-", "Atom " },
    { "json-feed-", "JSON Feed " },
    { "cdf", "CDF" },
  };

  if (format == NULL)
    return g_strdup (_ ("Unknown"));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_prefix (format, formats[i].prefix))
      return g_strconcat (formats[i].name, format + strlen (formats[i].prefix), NULL);
  return g_strdup (format);
}

static void
login_changed_cb (BylinePublicationWindow *self)
{
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                    byline_toast_new (_ ("The feed is refreshed again")));
  if (self->library != NULL)
    byline_library_refresh_async (self->library, self->publication->id, FALSE, NULL, NULL, NULL);
}

static void
login_failed_cb (BylinePublicationWindow *self, const GError *error)
{
  g_autofree char *text = byline_error_text (error);

  if (text != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), byline_toast_new (text));
}

static GtkWidget *
make_login_row (BylinePublicationWindow *self, const BylineFeed *feed)
{
  gboolean is_wanted = g_strcmp0 (feed->error_code, "fetch:UNAUTHORIZED") == 0;
  GtkWidget *row = byline_login_row_new (self->library, feed->url, is_wanted);

  g_signal_connect_object (row, "changed", G_CALLBACK (login_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "failed", G_CALLBACK (login_failed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* The window's actions have a publication for their target. */
static void
activate (BylinePublicationWindow *self, const char *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "x", self->publication->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
try_again_cb (BylinePublicationWindow *self)
{
  activate (self, "win.publication-refresh");
}

static void
find_feed_cb (BylinePublicationWindow *self)
{
  activate (self, "win.publication-find-feed");
}

static GtkWidget *
make_button_row (BylinePublicationWindow *self,
                 const char *title,
                 const char *text,
                 GCallback callback)
{
  GtkWidget *row = make_text_row (title, text);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  return row;
}

/* What is gone for good (410) is not asked for any more: what can be done is said. */
static void
add_gone_rows (BylinePublicationWindow *self, AdwPreferencesGroup *rows)
{
  const char *home = self->publication->home_page_url;

  adw_preferences_group_add (
    rows, make_button_row (self, _ ("Refresh Again"),
                           _ ("Byline no longer refreshes this feed because its website said that "
                              "it was removed. That may be a mistake."),
                           G_CALLBACK (try_again_cb)));
  if (home != NULL)
    adw_preferences_group_add (rows, make_button_row (self, _ ("Look for a New Feed"), home,
                                                      G_CALLBACK (find_feed_cb)));
}

static GtkWidget *
make_feed_group (BylinePublicationWindow *self, const BylineFeed *feed)
{
  GtkWidget *group = adw_preferences_group_new ();
  AdwPreferencesGroup *rows = ADW_PREFERENCES_GROUP (group);
  g_autofree char *title = g_markup_escape_text (feed->title != NULL ? feed->title : _ ("Feed"),
                                                 -1);
  g_autofree char *format = make_format_text (feed->format);
  g_autofree char *checked = byline_time_text_or_never (feed->last_polled);
  g_autofree char *succeeded = byline_time_text_or_never (feed->last_succeeded);
  g_autofree char *stories = byline_number_text (feed->n_stories);
  g_autofree char *error = byline_error_text_for_code (feed->error_code, feed->last_error);

  adw_preferences_group_set_title (rows, title);
  if (feed->description != NULL)
    adw_preferences_group_add (rows, make_text_row (_ ("Description"), feed->description));
  adw_preferences_group_add (rows, make_address_row (feed));
  adw_preferences_group_add (rows, make_row (_ ("Format"), format));
  if (feed->section != NULL)
    adw_preferences_group_add (rows, make_row (_ ("Section"), feed->section));
  adw_preferences_group_add (rows, make_row (_ ("Stories"), stories));
  adw_preferences_group_add (rows, make_text_row (_ ("Last refresh"), checked));
  adw_preferences_group_add (rows, make_text_row (_ ("Last successful refresh"), succeeded));
  if (error == NULL)
    adw_preferences_group_add (rows, make_row (_ ("Last error"), _ ("None")));
  else
    /* What came all the same has a warning. */
    adw_preferences_group_add (
      rows, make_text_row (feed->n_failures > 0 ? _ ("Last error") : _ ("Warning"), error));
  if (g_strcmp0 (feed->error_code, "fetch:GONE") == 0)
    add_gone_rows (self, rows);
  if (!byline_url_is_file (feed->url))
    adw_preferences_group_add (rows, make_login_row (self, feed));
  adw_preferences_group_add (rows, make_interval_row (self, feed));
  return group;
}

/* In the order of BylinePagePolicy. */
static const char *const page_policies[] = {
  N_ ("Automatic"),
  N_ ("Never"),
  N_ ("When the feed has only the beginning"),
  N_ ("Always"),
};

static const char *
page_policy_text (const BylinePageReading *pages)
{
  switch (pages->policy)
    {
    case BYLINE_PAGE_POLICY_NEVER:
      return _ ("A story’s page is loaded only when you ask for it.");
    case BYLINE_PAGE_POLICY_EXCERPTS:
      return _ (
        "A story’s page is loaded when you open the story and the feed has only its beginning.");
    case BYLINE_PAGE_POLICY_ALWAYS:
      return _ ("A story’s page is loaded when you open the story, never before.");
    case BYLINE_PAGE_POLICY_AUTOMATIC:
      break;
    }
  if (!byline_page_reading_is_learned (pages))
    return _ ("Byline loads the pages of the first stories that you open, to learn whether they "
              "contain more than the feed.");
  if (byline_page_reading_gains (pages))
    return _ (
      "The pages contain more than the feed. A story’s page is loaded when you open the story.");
  return _ ("The feed contains full stories. A page is loaded only if the feed has just the "
            "beginning of a story.");
}

static void
page_policy_cb (BylinePublicationWindow *self, GParamSpec *pspec, AdwComboRow *row)
{
  self->publication->pages =
    (BylinePageReading){ byline_page_policy_from_int (adw_combo_row_get_selected (row)), 0, 0 };
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), page_policy_text (&self->publication->pages));
  if (self->library != NULL)
    byline_library_set_page_policy_async (self->library, self->publication->id,
                                          self->publication->pages.policy, self->cancellable,
                                          done_cb, g_object_ref (self));
}

static GtkWidget *
make_pages_group (BylinePublicationWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = byline_choice_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (page_policies); i++)
    gtk_string_list_append (names, _ (page_policies[i]));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Full Stories"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("From its page"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), page_policy_text (&self->publication->pages));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), self->publication->pages.policy);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (page_policy_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
make_access_group (BylinePublicationWindow *self)
{
  GtkWidget *group = byline_access_group_new (self->library, self->publication);

  g_signal_connect_object (group, "changed", G_CALLBACK (login_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "failed", G_CALLBACK (login_failed_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
make_ahead_group (BylinePublicationWindow *self)
{
  GtkWidget *group = byline_ahead_group_new (self->library, self->publication);

  g_signal_connect_object (group, "failed", G_CALLBACK (login_failed_cb), self, G_CONNECT_SWAPPED);
  return group;
}

/* --- Who brings it --- */

static void
account_cb (BylinePublicationWindow *self, GParamSpec *pspec, AdwComboRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GPtrArray *accounts = g_object_get_data (G_OBJECT (row), "byline-accounts");
  guint selected = adw_combo_row_get_selected (row);
  gint64 account_id = 0;

  if (parent == NULL || selected > accounts->len)
    return;
  if (selected > 0)
    account_id = ((BylineAccount *) g_ptr_array_index (accounts, selected - 1))->id;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.publication-account", "(xx)",
                              self->publication->id, account_id);
}

static void
accounts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylinePublicationWindow) self = user_data;
  g_autoptr (GPtrArray)
    accounts = byline_library_get_accounts_finish (BYLINE_LIBRARY (source), result, NULL);
  const BylineFeed *feed = self->publication->feeds->len > 0 ? self->publication->feeds->pdata[0]
                                                             : NULL;
  g_autoptr (GtkStringList) names = NULL;
  GtkWidget *row;
  guint selected = 0;

  if (accounts == NULL || accounts->len == 0 || self->library == NULL || feed == NULL)
    return;
  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _ ("This Computer"));
  for (guint i = 0; i < accounts->len; i++)
    {
      const BylineAccount *account = g_ptr_array_index (accounts, i);

      gtk_string_list_append (names, account->name);
      if (account->id == feed->account_id)
        selected = i + 1;
    }
  row = byline_choice_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Refreshed by"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Your stories stay, read and saved as they are"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "byline-accounts", g_ptr_array_ref (accounts),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (account_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->account_group, row);
  gtk_widget_set_visible (GTK_WIDGET (self->account_group), TRUE);
}

/* Whether nothing of it comes from a server: no server has a proxy, an account … */
static gboolean
is_of_files (const BylinePublication *publication)
{
  for (guint i = 0; i < publication->feeds->len; i++)
    if (!byline_url_is_file (((BylineFeed *) publication->feeds->pdata[i])->url))
      return FALSE;
  return publication->feeds->len > 0;
}

/* It is seen only where there is a choice. */
static GtkWidget *
make_account_group (BylinePublicationWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->account_group = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_title (self->account_group, _ ("Account"));
  gtk_widget_set_visible (group, FALSE);
  byline_library_get_accounts_async (self->library, self->cancellable, accounts_cb,
                                     g_object_ref (self));
  return group;
}

static void
unsubscribe_cb (BylinePublicationWindow *self)
{
  activate (self, "win.publication-unsubscribe");
}

static GtkWidget *
make_end_group (BylinePublicationWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Remo_ve Publication"));

  gtk_widget_add_css_class (button, "destructive-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (unsubscribe_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  return group;
}

static void
byline_publication_window_dispose (GObject *object)
{
  BylinePublicationWindow *self = BYLINE_PUBLICATION_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_publication_window_parent_class)->dispose (object);
}

static void
byline_publication_window_finalize (GObject *object)
{
  BylinePublicationWindow *self = BYLINE_PUBLICATION_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->publication, byline_publication_free);

  G_OBJECT_CLASS (byline_publication_window_parent_class)->finalize (object);
}

static void
byline_publication_window_class_init (BylinePublicationWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_publication_window_dispose;
  object_class->finalize = byline_publication_window_finalize;
}

static void
byline_publication_window_init (BylinePublicationWindow *self)
{
  byline_transient_forget_parent (GTK_WINDOW (self));
  self->cancellable = g_cancellable_new ();
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
}

GtkWidget *
byline_publication_window_new (GtkWindow *parent,
                               BylineLibrary *library,
                               const BylinePublication *publication)
{
  BylinePublicationWindow *self;
  GtkWidget *page;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (publication != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_PUBLICATION_WINDOW, "transient-for", parent, "modal",
                       parent != NULL, "destroy-with-parent", TRUE, "title", publication->name,
                       "default-width", 520, "default-height", 680, NULL);
  self->library = g_object_ref (library);
  self->publication = byline_publication_copy (publication);

  page = adw_preferences_page_new ();
  for (guint i = 0; i < publication->feeds->len; i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (
                                make_feed_group (self, publication->feeds->pdata[i])));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (
                              byline_retention_group_new (library, publication)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_pages_group (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_ahead_group (self)));
  if (!is_of_files (publication))
    {
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                                ADW_PREFERENCES_GROUP (make_access_group (self)));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                                ADW_PREFERENCES_GROUP (make_account_group (self)));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_end_group (self)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
  return GTK_WIDGET (self);
}
