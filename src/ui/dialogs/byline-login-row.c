/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-login-row.h"

#include "byline-signal.h"

#include <glib/gi18n.h>

struct _BylineLoginRow {
  AdwExpanderRow parent_instance;

  GtkWidget *user_row;
  GtkWidget *password_row;
  GtkWidget *forget_button;
  GtkWidget *save_button;

  BylineLibrary *library; /* weak: libadwaita 1.2 never lets go of a row in a preferences group */
  char *feed_url;
  char *user; /* nullable: kept, as far as is known */
  gboolean is_busy;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BylineLoginRow, byline_login_row, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* A password without a user name is one, too: some services give out such. */
static void
update (BylineLoginRow *self)
{
  gboolean is_filled = *get_text (self->password_row) != '\0' ||
                       (*get_text (self->user_row) != '\0' &&
                        g_strcmp0 (get_text (self->user_row), self->user) != 0);
  g_autofree char *subtitle = NULL;

  if (self->user == NULL)
    subtitle = g_strdup (_ ("None"));
  else if (*self->user == '\0')
    subtitle = g_strdup (_ ("A password without a user name is stored"));
  else
    /* Translators: %s is a user name */
    subtitle = g_markup_printf_escaped (_ ("Stored for “%s”"), self->user);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_widget_set_sensitive (self->save_button, is_filled && !self->is_busy);
  gtk_widget_set_sensitive (self->forget_button, self->user != NULL && !self->is_busy);
}

static void
take_user (BylineLoginRow *self, const char *user)
{
  g_free (self->user);
  self->user = g_strdup (user);
  gtk_editable_set_text (GTK_EDITABLE (self->user_row), user != NULL ? user : "");
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  update (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineLoginRow) self = user_data;
  g_autofree char *user = byline_library_get_login_finish (BYLINE_LIBRARY (source), result, NULL);

  /* Somebody may have begun to type. */
  if (self->is_busy || *get_text (self->user_row) != '\0' || *get_text (self->password_row) != '\0')
    return;
  take_user (self, user);
}

/* What is being done: the user name that is kept afterwards. */
typedef struct {
  BylineLoginRow *row;
  char *user; /* nullable */
} Change;

static void
change_free (Change *change)
{
  g_object_unref (change->row);
  g_free (change->user);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  BylineLoginRow *self = change->row;
  g_autoptr (GError) error = NULL;
  gboolean is_done = byline_library_change_finish (BYLINE_LIBRARY (source), result, &error);

  self->is_busy = FALSE;
  if (is_done)
    {
      take_user (self, change->user);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  update (self);
  g_signal_emit (self, signals[FAILED], 0, error);
}

/* @user: (nullable): %NULL to forget */
static void
set_login (BylineLoginRow *self, const char *user, const char *password)
{
  Change *change;

  if (self->library == NULL)
    return;
  change = g_new0 (Change, 1);
  change->row = g_object_ref (self);
  change->user = g_strdup (user);
  self->is_busy = TRUE;
  update (self);
  byline_library_set_login_async (self->library, self->feed_url, user, password, NULL, done_cb,
                                  change);
}

static void
save_cb (BylineLoginRow *self)
{
  if (gtk_widget_get_sensitive (self->save_button))
    set_login (self, get_text (self->user_row), get_text (self->password_row));
}

static void
forget_cb (BylineLoginRow *self)
{
  set_login (self, NULL, NULL);
}

static void
add_entry (BylineLoginRow *self, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static GtkWidget *
make_button (BylineLoginRow *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
byline_login_row_dispose (GObject *object)
{
  BylineLoginRow *self = BYLINE_LOGIN_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->library);
  G_OBJECT_CLASS (byline_login_row_parent_class)->dispose (object);
}

static void
byline_login_row_finalize (GObject *object)
{
  BylineLoginRow *self = BYLINE_LOGIN_ROW (object);

  g_clear_object (&self->cancellable);
  g_free (self->feed_url);
  g_free (self->user);
  G_OBJECT_CLASS (byline_login_row_parent_class)->finalize (object);
}

static void
byline_login_row_class_init (BylineLoginRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_login_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_login_row_finalize;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
  signals[FAILED] = byline_signal_new (klass, "failed", 1, G_TYPE_POINTER);
}

static void
byline_login_row_init (BylineLoginRow *self)
{
  GtkWidget *buttons = adw_action_row_new ();

  self->cancellable = g_cancellable_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("User name and password"));
  self->user_row = adw_entry_row_new ();
  self->password_row = adw_password_entry_row_new ();
  self->forget_button = make_button (self, _ ("_Forget"), G_CALLBACK (forget_cb));
  self->save_button = make_button (self, _ ("_Save"), G_CALLBACK (save_cb));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  add_entry (self, self->user_row, _ ("User name"));
  add_entry (self, self->password_row, _ ("Password"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (buttons), self->forget_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (buttons), self->save_button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (buttons), FALSE);
  gtk_widget_set_focusable (buttons, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), buttons);
  update (self);
}

GtkWidget *
byline_login_row_new (BylineLibrary *library, const char *feed_url, gboolean is_wanted)
{
  BylineLoginRow *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (feed_url != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_LOGIN_ROW, "expanded", is_wanted, NULL);
  g_set_weak_pointer (&self->library, library);
  self->feed_url = g_strdup (feed_url);
  byline_library_get_login_async (library, feed_url, self->cancellable, loaded_cb,
                                  g_object_ref (self));
  return GTK_WIDGET (self);
}
