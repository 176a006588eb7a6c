/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-subscribe-dialog.h"

#include <glib/gi18n.h>

#include "byline-config.h"
#include "byline-error.h"
#include "byline-error-text.h"
#include "byline-feed-chooser.h"
#include "byline-folder-row.h"
#include "byline-library-network.h"
#include "byline-signal.h"
#include "byline-transient.h"
#include "byline-url.h"

/* How often the bar moves, in ms. No spinner: one that is drawn without pause leaves slow machines
 * no time for the network. */
#define PULSE_INTERVAL 250

struct _BylineSubscribeDialog {
  AdwWindow parent_instance;

  GtkWidget *accept_button;
  GtkLabel *heading;
  GtkListBox *form;
  GtkEditable *address_row;
  GtkEditable *user_row; /* both are hidden until a site asks for them, or they were typed with */
  GtkEditable *password_row; /* the address */
  GtkWidget *status; /* one of its children is shown: a stack would be as wide as its widest line */
  GtkProgressBar *progress;
  GtkLabel *busy_label;
  GtkLabel *error_label;
  GtkLabel *choice_label;
  GtkWidget *choice_hint;
  GtkWidget *guess_button; /* shown where no feed was found and nothing has been guessed */
  BylineFeedChooser *chooser;
  GtkWidget *folder_row;

  BylineLibrary *library;
  BylineFeed *replaced;      /* nullable: what is looked for is its new address */
  char *login_url;           /* nullable: whom user name and password are for */
  GPtrArray *found;          /* of BylineFeedCandidate; NULL until the address has been looked at */
  GCancellable *cancellable; /* NULL unless something is under way */
  gboolean has_guessed;      /* usual places were asked, too */
  guint pulse_source;
};

G_DEFINE_FINAL_TYPE (BylineSubscribeDialog, byline_subscribe_dialog, ADW_TYPE_WINDOW)

enum { ADDED, REPLACED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
pulse_cb (gpointer user_data)
{
  BylineSubscribeDialog *self = user_data;

  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

/* @name: that of the child */
static void
show_status (BylineSubscribeDialog *self, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->status); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, g_str_equal (gtk_widget_get_name (child), name));
}

/* Whether there is nothing to choose from, or something of it is chosen. */
static gboolean
has_chosen (BylineSubscribeDialog *self)
{
  g_autoptr (GPtrArray) chosen = NULL;

  if (self->found == NULL)
    return TRUE;
  chosen = byline_feed_chooser_get_chosen (self->chooser);
  return chosen->len > 0;
}

static void
update_sensitivity (BylineSubscribeDialog *self)
{
  gboolean busy = self->cancellable != NULL;
  const char *text = gtk_editable_get_text (self->address_row);

  /* Not insensitive: the focus stays in the entry, so that Enter goes on when there is a choice. */
  gtk_editable_set_editable (self->address_row, !busy);
  gtk_editable_set_editable (self->user_row, !busy);
  gtk_editable_set_editable (self->password_row, !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->folder_row), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->chooser), !busy);
  gtk_widget_set_sensitive (self->accept_button, !busy && text[0] != '\0' && has_chosen (self));
  if (busy && self->pulse_source == 0)
    self->pulse_source = g_timeout_add (PULSE_INTERVAL, pulse_cb, self);
  else if (!busy)
    g_clear_handle_id (&self->pulse_source, g_source_remove);
}

static void
stop (BylineSubscribeDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Nothing is guessed unasked. */
static void
offer_guess (BylineSubscribeDialog *self, gboolean is_offered)
{
  gtk_widget_set_visible (self->guess_button, is_offered && !self->has_guessed);
}

static void
begin (BylineSubscribeDialog *self, const char *text)
{
  stop (self);
  offer_guess (self, FALSE);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->busy_label, text);
  show_status (self, "busy");
  update_sensitivity (self);
}

/* Whether @result is of what is under way now; if so, nothing is any more. */
static gboolean
end (BylineSubscribeDialog *self, GAsyncResult *result)
{
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return FALSE;

  g_clear_object (&self->cancellable);
  update_sensitivity (self);
  return TRUE;
}

static gboolean
has_login (BylineSubscribeDialog *self)
{
  return *gtk_editable_get_text (self->user_row) != '\0' ||
         *gtk_editable_get_text (self->password_row) != '\0';
}

/* For the site whose address stands there. */
static void
show_login (BylineSubscribeDialog *self)
{
  g_free (self->login_url);
  self->login_url = byline_url_normalize_input (gtk_editable_get_text (self->address_row));
  gtk_widget_set_visible (GTK_WIDGET (self->user_row), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->password_row), TRUE);
}

/* Another site's address stands there: it must not be told what was meant for the first. */
static void
drop_login (BylineSubscribeDialog *self)
{
  g_autofree char *url = byline_url_normalize_input (gtk_editable_get_text (self->address_row));

  if (self->login_url == NULL || url == NULL || byline_url_is_same_origin (self->login_url, url))
    return;
  g_clear_pointer (&self->login_url, g_free);
  gtk_editable_set_text (self->user_row, "");
  gtk_editable_set_text (self->password_row, "");
  gtk_widget_set_visible (GTK_WIDGET (self->user_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->password_row), FALSE);
}

static char *
dup_error_text (BylineSubscribeDialog *self, const GError *error)
{
  if (!g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED))
    return byline_error_text (error);
  if (has_login (self))
    return g_strdup (_ ("The website denied access with this user name and password."));
  return g_strdup (_ ("The website denied access. It may require a user name and a password."));
}

static void
mark_invalid (GtkEditable *row, gboolean is_invalid)
{
  if (is_invalid)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/* The address is right: what is missing or wrong is marked, and can be typed at once. */
static void
ask_for_login (BylineSubscribeDialog *self)
{
  gboolean had_login = has_login (self);

  show_login (self);
  if (had_login)
    {
      mark_invalid (self->user_row, TRUE);
      mark_invalid (self->password_row, TRUE);
    }
  gtk_widget_grab_focus (GTK_WIDGET (had_login ? self->password_row : self->user_row));
}

static void
show_error (BylineSubscribeDialog *self, const GError *error)
{
  g_autofree char *text = dup_error_text (self, error);

  gtk_label_set_label (self->error_label, text != NULL ? text : "");
  show_status (self, text != NULL ? "error" : "hint");
  if (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED))
    {
      ask_for_login (self);
      return;
    }
  offer_guess (self, g_error_matches (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_FEED));
  mark_invalid (self->address_row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;

  publication = byline_library_subscribe_finish (BYLINE_LIBRARY (source), result, &error);
  if (!end (self, result))
    return;

  if (publication == NULL)
    {
      show_error (self, error);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0, publication->name, publication->key);
  gtk_window_close (GTK_WINDOW (self));
}

/* Those that were added are there; the others, and why, are said where they were chosen. */
static void
subscribed_several_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSubscribeReport) report = NULL;

  report = byline_library_subscribe_several_finish (BYLINE_LIBRARY (source), result, &error);
  if (!end (self, result))
    return;

  if (report == NULL)
    {
      show_error (self, error);
      return;
    }
  for (guint i = 0; i < report->publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (report->publications, i);

      g_signal_emit (self, signals[ADDED], 0, publication->name, publication->key);
    }
  if (report->failures->len > 0)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      g_string_printf (text,
                       ngettext ("%u feed was added. These were not:",
                                 "%u feeds were added. These were not:", report->added->len),
                       report->added->len);
      for (guint i = 0; i < report->failures->len; i++)
        g_string_append_printf (text, "\n%s",
                                (const char *) g_ptr_array_index (report->failures, i));
      g_clear_pointer (&self->found, g_ptr_array_unref);
      gtk_label_set_label (self->error_label, text->str);
      show_status (self, "error");
      update_sensitivity (self);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = byline_library_change_finish (BYLINE_LIBRARY (source), result, &error);

  if (!end (self, result))
    return;
  if (!is_done)
    {
      show_error (self, error);
      return;
    }
  g_signal_emit (self, signals[REPLACED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* Neither a page that is followed nor a file is a feed's new address. */
static gboolean
replaces (BylineSubscribeDialog *self, const BylineFeedCandidate *candidate)
{
  return self->replaced != NULL && !candidate->is_page && !candidate->is_file;
}

static void
subscribe (BylineSubscribeDialog *self)
{
  g_autoptr (GPtrArray) chosen = byline_feed_chooser_get_chosen (self->chooser);
  g_autofree char *typed = g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->folder_row))));
  const char *folder = *typed != '\0' ? typed : NULL;
  const BylineFeedCandidate *candidate;

  if (chosen->len == 0)
    return;
  candidate = g_ptr_array_index (chosen, 0);
  begin (self, replaces (self, candidate) ? _ ("Changing address…") : _ ("Adding publication…"));
  if (replaces (self, candidate))
    byline_library_replace_feed_address_async (self->library, self->replaced, candidate,
                                               self->cancellable, replaced_cb, g_object_ref (self));
  else if (chosen->len > 1)
    byline_library_subscribe_several_async (self->library, chosen, folder, self->cancellable,
                                            subscribed_several_cb, g_object_ref (self));
  else if (candidate->is_page)
    byline_library_follow_page_async (self->library, candidate->url, candidate->network, folder,
                                      self->cancellable, subscribed_cb, g_object_ref (self));
  else if (candidate->is_file)
    byline_library_subscribe_file_async (self->library, candidate->url, folder, self->cancellable,
                                         subscribed_cb, g_object_ref (self));
  else
    byline_library_subscribe_async (self->library, candidate->url, candidate->network, folder,
                                    self->cancellable, subscribed_cb, g_object_ref (self));
}

/* A single feed is what was meant. A page is not quite: so that is asked. */
static gboolean
has_choice (BylineSubscribeDialog *self)
{
  return self->found != NULL &&
         (self->found->len > 1 || ((BylineFeedCandidate *) self->found->pdata[0])->is_page);
}

static void
show_candidates (BylineSubscribeDialog *self)
{
  const BylineFeedCandidate *first = self->found->pdata[0];
  const char *label = self->replaced != NULL ? _ ("Choose a feed") : _ ("Choose feeds");

  gtk_label_set_label (self->choice_label, first->is_page ? _ ("No feed found") : label);
  gtk_widget_set_visible (self->choice_hint, first->is_page);
  offer_guess (self, first->is_page);
  show_status (self, "choice");
  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}

static void
discovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = byline_library_discover_finish (BYLINE_LIBRARY (source), result, &error);

  if (!end (self, result))
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      return;
    }
  if (found == NULL)
    {
      show_error (self, error);
      return;
    }

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  byline_feed_chooser_set_candidates (self->chooser, found);
  if (has_choice (self))
    show_candidates (self);
  else
    subscribe (self);
}

/* A user name and a password that were typed with the address go where they are not seen. */
static void
hide_login (BylineSubscribeDialog *self)
{
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;
  g_autofree char *url = byline_url_split_userinfo (gtk_editable_get_text (self->address_row),
                                                    &user, &password);

  if (user == NULL)
    return;
  gtk_editable_set_text (self->address_row, url);
  gtk_editable_set_text (self->user_row, user);
  gtk_editable_set_text (self->password_row, password);
  show_login (self);
}

/* Returns: (transfer full): the address as if all had been typed into it. */
static char *
dup_typed (BylineSubscribeDialog *self)
{
  g_autofree char *url = byline_url_normalize_input (gtk_editable_get_text (self->address_row));

  if (url == NULL || !has_login (self))
    return g_strdup (gtk_editable_get_text (self->address_row));
  return byline_url_join_userinfo (url, gtk_editable_get_text (self->user_row),
                                   gtk_editable_get_text (self->password_row));
}

static void
discover (BylineSubscribeDialog *self)
{
  g_autofree char *text = NULL;

  hide_login (self);
  text = dup_typed (self);
  begin (self, _ ("Looking for feeds…"));
  if (self->has_guessed)
    byline_library_discover_guessing_async (self->library, text, self->cancellable, discovered_cb,
                                            g_object_ref (self));
  else
    byline_library_discover_async (self->library, text, self->cancellable, discovered_cb,
                                   g_object_ref (self));
}

static void
guess_cb (BylineSubscribeDialog *self)
{
  if (self->cancellable != NULL)
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->has_guessed = TRUE;
  discover (self);
}

static void
accept_cb (BylineSubscribeDialog *self)
{
  if (self->cancellable != NULL || *gtk_editable_get_text (self->address_row) == '\0')
    return;
  if (self->found != NULL)
    {
      subscribe (self);
      return;
    }
  discover (self);
}

/* What was found was found for something else. */
static void
begin_anew (BylineSubscribeDialog *self)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->has_guessed = FALSE;
  offer_guess (self, FALSE);
  mark_invalid (self->address_row, FALSE);
  mark_invalid (self->user_row, FALSE);
  mark_invalid (self->password_row, FALSE);
  show_status (self, "hint");
  update_sensitivity (self);
}

static void
address_changed_cb (BylineSubscribeDialog *self)
{
  drop_login (self);
  begin_anew (self);
}

static void
chosen_changed_cb (BylineSubscribeDialog *self)
{
  update_sensitivity (self);
}

static void
login_changed_cb (BylineSubscribeDialog *self)
{
  begin_anew (self);
}

static void
stop_cb (BylineSubscribeDialog *self)
{
  stop (self);
  show_status (self, has_choice (self) ? "choice" : "hint");
  update_sensitivity (self);
}

static void
cancel_cb (BylineSubscribeDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
byline_subscribe_dialog_dispose (GObject *object)
{
  BylineSubscribeDialog *self = BYLINE_SUBSCRIBE_DIALOG (object);

  stop (self);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  g_clear_object (&self->library);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->login_url, g_free);
  g_clear_pointer (&self->replaced, byline_feed_free);

  G_OBJECT_CLASS (byline_subscribe_dialog_parent_class)->dispose (object);
}

static void
byline_subscribe_dialog_class_init (BylineSubscribeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BYLINE_TYPE_FEED_CHOOSER);
  G_OBJECT_CLASS (klass)->dispose = byline_subscribe_dialog_dispose;

  signals[ADDED] = byline_signal_new (klass, "added", 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[REPLACED] = byline_signal_new (klass, "replaced", 0);

  gtk_widget_class_set_template_from_resource (widget_class, BYLINE_APPLICATION_PATH
                                               "/byline-subscribe-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, form);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, user_row);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, status);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, choice_label);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, choice_hint);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, chooser);
  gtk_widget_class_bind_template_child (widget_class, BylineSubscribeDialog, guess_button);
  gtk_widget_class_bind_template_callback (widget_class, guess_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, login_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
byline_subscribe_dialog_init (BylineSubscribeDialog *self)
{
  byline_transient_forget_parent (GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
byline_subscribe_dialog_new (GtkWindow *parent,
                             BylineLibrary *library,
                             const char *const *folders,
                             const char *address)
{
  BylineSubscribeDialog *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);

  self = g_object_new (BYLINE_TYPE_SUBSCRIBE_DIALOG, "transient-for", parent, NULL);
  self->library = g_object_ref (library);
  self->folder_row = byline_folder_row_new (_ ("Folder (optional)"), folders);
  gtk_list_box_append (self->form, self->folder_row);
  g_signal_connect_object (self->folder_row, "entry-activated", G_CALLBACK (accept_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
  if (address != NULL)
    {
      gtk_editable_set_text (self->address_row, address);
      accept_cb (self);
    }
  return GTK_WIDGET (self);
}

void
byline_subscribe_dialog_set_replaced (BylineSubscribeDialog *self, const BylineFeed *feed)
{
  g_return_if_fail (BYLINE_IS_SUBSCRIBE_DIALOG (self));
  g_return_if_fail (feed != NULL);

  g_clear_pointer (&self->replaced, byline_feed_free);
  self->replaced = byline_feed_copy (feed);
  byline_feed_chooser_set_single (self->chooser);
  gtk_label_set_label (self->heading, _ ("New Address"));
  gtk_window_set_title (GTK_WINDOW (self), _ ("New Address"));
  gtk_button_set_label (GTK_BUTTON (self->accept_button), _ ("_Use"));
  gtk_widget_set_visible (self->folder_row, FALSE);
}
