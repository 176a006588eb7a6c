/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-accounts-group.h"

#include <glib/gi18n.h>

#include "byline-choice-row.h"
#include "byline-error-text.h"
#include "byline-library-accounts.h"
#include "byline-time-text.h"
#include "byline-waiting-text.h"

/* So long the form takes to unfold, and a little more. */
#define UNFOLDING_MS 400

struct _BylineAccountsGroup {
  AdwPreferencesGroup parent_instance;

  BylineLibrary *library; /* weak: libadwaita 1.2 never lets go of a row in a preferences group */
  GPtrArray *rows;        /* of GtkWidget: one an account */

  GtkWidget *form;
  GtkWidget *address_row;
  GtkWidget *user_row;
  GtkWidget *secret_row;
  GtkWidget *kind_row;
  GtkWidget *message_row;
  GtkWidget *add_button;
  gboolean is_adding;
  guint focus_source;
  gint64 edited; /* the account that the form is about; 0: a new one */

  gint64 syncing; /* the account whose progress is known; 0: none */
  guint done;
  guint total;
  GHashTable *under_way; /* of gint64: accounts that are synced from here */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BylineAccountsGroup, byline_accounts_group, ADW_TYPE_PREFERENCES_GROUP)

/* In the order of the rows of the choice. */
static const char *const kinds[] = { NULL, "greader", "miniflux" };

static void load (BylineAccountsGroup *self);
static void edit_cb (GtkWidget *button, BylineAccountsGroup *self);

/* --- How an account is doing --- */

char *
byline_account_state_text (const BylineAccount *account,
                           gboolean is_syncing,
                           guint done,
                           guint total)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (is_syncing && total > 0)
    /* Translators: how far a sync is: "250 of 10000 entries" */
    g_string_append_printf (text, _ ("%'u of %'u entries"), done, total);
  else if (is_syncing)
    g_string_append (text, _ ("Syncing…"));
  else if (account->last_error != NULL)
    {
      g_autofree char *error = byline_error_text_of_server_for_code (account->error_code,
                                                                     account->last_error);

      g_string_append (text, error);
    }
  else if (account->last_succeeded == 0)
    g_string_append (text, _ ("Not synced yet"));
  else
    {
      g_autofree char *time = byline_time_text_full (account->last_succeeded);

      /* Translators: %s is a time or a date */
      g_string_append_printf (text, _ ("Synced: %s"), time);
    }
  if (account->n_waiting > 0)
    {
      g_autofree char *waiting = byline_waiting_text (account->n_waiting);

      g_string_append_printf (text, "\n%s", waiting);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- Rows --- */

static gint64
get_account_id (GtkWidget *widget)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (widget), "byline-account");
}

static void
set_account_id (GtkWidget *widget, gint64 account_id)
{
  g_object_set_data_full (G_OBJECT (widget), "byline-account",
                          g_memdup2 (&account_id, sizeof account_id), g_free);
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineAccountsGroup) self = user_data;
  g_autoptr (BylineSyncReport)
    report = byline_library_sync_account_finish (BYLINE_LIBRARY (source), result, NULL);

  g_hash_table_remove_all (self->under_way);
  self->syncing = 0;
  load (self);
}

static void
sync_account (BylineAccountsGroup *self, gint64 account_id)
{
  if (self->library == NULL)
    return;
  g_hash_table_add (self->under_way, g_memdup2 (&account_id, sizeof account_id));
  byline_library_sync_account_async (self->library, account_id, NULL, synced_cb,
                                     g_object_ref (self));
  load (self);
}

static void
sync_cb (GtkWidget *button, BylineAccountsGroup *self)
{
  sync_account (self, get_account_id (button));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineAccountsGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!byline_library_change_finish (BYLINE_LIBRARY (source), result, &error))
    g_debug ("The account was not removed: %s", error->message);
  load (self);
}

static void
remove_response_cb (GtkWidget *dialog, const char *response, BylineAccountsGroup *self)
{
  gboolean keep = g_strcmp0 (response, "keep") == 0;

  if (self->library == NULL || (!keep && g_strcmp0 (response, "remove") != 0))
    return;
  byline_library_remove_account_async (self->library, get_account_id (dialog), keep, NULL,
                                       removed_cb, g_object_ref (self));
}

/* Returns: (transfer full): what becomes of what the account brought, and of what its server does not know. */
static char *
make_remove_text (guint n_waiting)
{
  const char *text = _ (
    "Nothing changes on the server. If you keep its publications, their stories stay, and this "
    "computer refreshes them. If you remove all, only saved stories stay.");
  g_autofree char *lost = NULL;

  if (n_waiting == 0)
    return g_strdup (text);
  lost = g_strdup_printf (
    ngettext ("%'u change waits for the network and will not be sent to the server.",
              "%'u changes wait for the network and will not be sent to the server.", n_waiting),
    n_waiting);
  return g_strdup_printf ("%s\n\n%s", text, lost);
}

static void
remove_cb (GtkWidget *button, BylineAccountsGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  guint n_waiting = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "byline-waiting"));
  g_autofree char *text = make_remove_text (n_waiting);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Remove this account?"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), text);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Remove this account?"));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                    _ ("_Remove All"), "keep", _ ("_Keep Publications"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  set_account_id (dialog, get_account_id (button));
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
make_button (BylineAccountsGroup *self,
             gint64 account_id,
             const char *icon,
             const char *label,
             GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  set_account_id (button, account_id);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

/* Says how the account is doing. */
static void
fill_row (BylineAccountsGroup *self, GtkWidget *row, const BylineAccount *account)
{
  gboolean is_syncing = g_hash_table_contains (self->under_way, &account->id) ||
                        self->syncing == account->id;
  g_autofree char *state =
    byline_account_state_text (account, is_syncing, self->syncing == account->id ? self->done : 0,
                               self->syncing == account->id ? self->total : 0);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), account->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "byline-sync"), !is_syncing);
  g_object_set_data_full (g_object_get_data (G_OBJECT (row), "byline-edit"), "byline-edited",
                          byline_account_copy (account), (GDestroyNotify) byline_account_free);
  g_object_set_data (g_object_get_data (G_OBJECT (row), "byline-remove"), "byline-waiting",
                     GUINT_TO_POINTER (account->n_waiting));
}

static GtkWidget *
make_row (BylineAccountsGroup *self, const BylineAccount *account)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *sync = make_button (self, account->id, "view-refresh-symbolic", _ ("Sync Now"),
                                 G_CALLBACK (sync_cb));
  GtkWidget *edit = make_button (self, account->id, "document-edit-symbolic", _ ("Edit Account…"),
                                 G_CALLBACK (edit_cb));
  GtkWidget *remove = make_button (self, account->id, "user-trash-symbolic", _ ("Remove Account…"),
                                   G_CALLBACK (remove_cb));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  set_account_id (row, account->id);
  g_object_set_data (G_OBJECT (row), "byline-sync", sync);
  g_object_set_data (G_OBJECT (row), "byline-edit", edit);
  g_object_set_data (G_OBJECT (row), "byline-remove", remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sync);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  fill_row (self, row, account);
  return row;
}

/* Whether the rows are those of @accounts. */
static gboolean
has_rows_of (BylineAccountsGroup *self, GPtrArray *accounts)
{
  for (guint i = 0; i < MIN (accounts->len, self->rows->len); i++)
    if (get_account_id (self->rows->pdata[i]) != ((BylineAccount *) accounts->pdata[i])->id)
      return FALSE;
  return accounts->len == self->rows->len;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineAccountsGroup) self = user_data;
  g_autoptr (GPtrArray)
    accounts = byline_library_get_accounts_finish (BYLINE_LIBRARY (source), result, NULL);

  if (accounts == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  /* A form that is taken out, if only for a moment, loses the focus of whoever types. */
  if (has_rows_of (self, accounts))
    {
      for (guint i = 0; i < accounts->len; i++)
        fill_row (self, self->rows->pdata[i], accounts->pdata[i]);
      return;
    }
  /* The form stays behind them. */
  g_object_ref (self->form);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->form);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < accounts->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (accounts, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->form);
  g_object_unref (self->form);
}

static void
load (BylineAccountsGroup *self)
{
  if (self->library != NULL && !g_cancellable_is_cancelled (self->cancellable))
    byline_library_get_accounts_async (self->library, self->cancellable, loaded_cb,
                                       g_object_ref (self));
}

static void
changed_cb (BylineLibrary *library, guint changes, BylineAccountsGroup *self)
{
  if (changes & (BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS | BYLINE_LIBRARY_CHANGES_FEEDS |
                 BYLINE_LIBRARY_CHANGES_FLAGS | BYLINE_LIBRARY_CHANGES_STORY_FLAGS))
    load (self);
}

static void
progress_cb (BylineLibrary *library,
             gint64 account_id,
             guint done,
             guint total,
             BylineAccountsGroup *self)
{
  self->syncing = account_id;
  self->done = done;
  self->total = total;
}

/* --- Adding and editing, in one form --- */

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* A password that is kept need not be typed again. */
static void
update_form (BylineAccountsGroup *self)
{
  gtk_widget_set_sensitive (self->add_button,
                            !self->is_adding && *get_text (self->address_row) != '\0' &&
                              (self->edited != 0 || *get_text (self->secret_row) != '\0'));
}

static void
say (BylineAccountsGroup *self, const char *text)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->message_row), text != NULL ? text : "");
  gtk_widget_set_visible (self->message_row, text != NULL);
}

/* @account: (nullable): the account that is edited; NULL: a new one is added */
static void
set_form (BylineAccountsGroup *self, const BylineAccount *account)
{
  g_autofree char *title = account != NULL ? g_strdup_printf (_ ("Edit “%s”"), account->name)
                                           : g_strdup (_ ("Add Account"));

  self->edited = account != NULL ? account->id : 0;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->form), title);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), account != NULL ? account->url : "");
  gtk_editable_set_text (GTK_EDITABLE (self->user_row),
                         account != NULL && account->user != NULL ? account->user : "");
  gtk_editable_set_text (GTK_EDITABLE (self->secret_row), "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret_row),
                                 account != NULL ? _ ("New password or token (leave empty to keep)")
                                                 : _ ("Password or token"));
  gtk_widget_set_visible (self->kind_row, account == NULL);
  gtk_button_set_label (GTK_BUTTON (self->add_button), account != NULL ? _ ("_Save") : _ ("_Add"));
  say (self, NULL);
  update_form (self);
}

/* Only what has its place is scrolled to when it is focused. */
static gboolean
focus_cb (gpointer user_data)
{
  BylineAccountsGroup *self = user_data;

  self->focus_source = 0;
  gtk_widget_grab_focus (self->address_row);
  return G_SOURCE_REMOVE;
}

static void
edit_cb (GtkWidget *button, BylineAccountsGroup *self)
{
  if (self->is_adding)
    return;
  set_form (self, g_object_get_data (G_OBJECT (button), "byline-edited"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->form), TRUE);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  self->focus_source = g_timeout_add (UNFOLDING_MS, focus_cb, self);
}

/* Whoever closes it changes nothing, and may add another one. */
static void
expanded_cb (BylineAccountsGroup *self)
{
  if (self->edited != 0 && !self->is_adding &&
      !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->form)))
    set_form (self, NULL);
}

/* @account: (nullable): what was added or changed; else @error says why not */
static void
end_form (BylineAccountsGroup *self, const BylineAccount *account, const GError *error)
{
  self->is_adding = FALSE;
  if (account != NULL)
    {
      set_form (self, NULL);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->form), FALSE);
      sync_account (self, account->id);
    }
  else
    {
      g_autofree char *text = byline_error_text_of_server (error);

      say (self, text);
    }
  update_form (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineAccountsGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAccount)
    account = byline_library_add_account_finish (BYLINE_LIBRARY (source), result, &error);

  end_form (self, account, error);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineAccountsGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAccount)
    account = byline_library_change_account_finish (BYLINE_LIBRARY (source), result, &error);

  end_form (self, account, error);
}

static void
add_cb (BylineAccountsGroup *self)
{
  guint kind = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind_row));
  const char *address = get_text (self->address_row);
  const char *user = get_text (self->user_row);
  const char *secret = get_text (self->secret_row);

  if (self->library == NULL || !gtk_widget_get_sensitive (self->add_button))
    return;
  self->is_adding = TRUE;
  say (self, _ ("Connecting to the server…"));
  update_form (self);
  if (self->edited != 0)
    byline_library_change_account_async (self->library, self->edited, address, user,
                                         *secret != '\0' ? secret : NULL, NULL, self->cancellable,
                                         edited_cb, g_object_ref (self));
  else
    byline_library_add_account_async (self->library, address,
                                      kind < G_N_ELEMENTS (kinds) ? kinds[kind] : NULL, user,
                                      secret, NULL, self->cancellable, added_cb,
                                      g_object_ref (self));
}

/* @title: (nullable): it depends on what the form is for */
static void
add_entry (BylineAccountsGroup *self, GtkWidget *row, const char *title)
{
  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (update_form), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->form), row);
}

static GtkWidget *
make_kind_row (void)
{
  const char *const names[] = { _ ("Detect Automatically"), "Google Reader API", "Miniflux", NULL };
  GtkWidget *row = byline_choice_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  /* Translators: which interface a server has */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Kind"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  return row;
}

static void
make_form (BylineAccountsGroup *self)
{
  GtkWidget *buttons = adw_action_row_new ();

  self->form = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->form), FALSE);
  g_signal_connect_object (self->form, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  self->address_row = adw_entry_row_new ();
  self->user_row = adw_entry_row_new ();
  self->secret_row = adw_password_entry_row_new ();
  self->kind_row = make_kind_row ();
  self->message_row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->message_row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self->message_row), 0);
  self->add_button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->add_button), TRUE);
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add_button, "suggested-action");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self,
                           G_CONNECT_SWAPPED);
  add_entry (self, self->address_row, _ ("Server address"));
  add_entry (self, self->user_row, _ ("User name (optional)"));
  add_entry (self, self->secret_row, NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->form), self->kind_row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->form), self->message_row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (buttons), self->add_button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (buttons), FALSE);
  gtk_widget_set_focusable (buttons, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->form), buttons);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->form);
  set_form (self, NULL);
}

/* --- The group --- */

static void
byline_accounts_group_dispose (GObject *object)
{
  BylineAccountsGroup *self = BYLINE_ACCOUNTS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_weak_pointer (&self->library);
  G_OBJECT_CLASS (byline_accounts_group_parent_class)->dispose (object);
}

static void
byline_accounts_group_finalize (GObject *object)
{
  BylineAccountsGroup *self = BYLINE_ACCOUNTS_GROUP (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->under_way);
  G_OBJECT_CLASS (byline_accounts_group_parent_class)->finalize (object);
}

static void
byline_accounts_group_class_init (BylineAccountsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_accounts_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_accounts_group_finalize;
}

static void
byline_accounts_group_init (BylineAccountsGroup *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->under_way = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Accounts"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self), _ ("Read publications from a server (FreshRSS, Miniflux, BazQux, "
                                     "The Old Reader) and keep your devices in sync"));
  make_form (self);
}

GtkWidget *
byline_accounts_group_new (BylineLibrary *library)
{
  BylineAccountsGroup *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);

  self = g_object_new (BYLINE_TYPE_ACCOUNTS_GROUP, NULL);
  g_set_weak_pointer (&self->library, library);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (library, "sync-progress", G_CALLBACK (progress_cb), self, 0);
  load (self);
  return GTK_WIDGET (self);
}
