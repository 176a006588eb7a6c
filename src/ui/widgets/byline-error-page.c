/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error-page.h"

#include <glib/gi18n.h>

#include "byline-error-text.h"
#include "byline-error.h"
#include "byline-signal.h"

/* It fits into the narrowest window. */
#define PROGRESS_WIDTH 300

struct _BylineErrorPage {
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkProgressBar *progress;
  GtkWidget *rebuild_button;
  GtkWidget *force_button; /* also if stories are lost by it */
  GtkWidget *retry_button;
  GtkWidget *cancel_button;

  BylineLibrary *library;    /* NULL until there was an error */
  GError *error;             /* what the page says; nullable */
  GCancellable *cancellable; /* of the rebuild that is under way; NULL while there is none */
};

G_DEFINE_FINAL_TYPE (BylineErrorPage, byline_error_page, ADW_TYPE_BIN)

static guint rebuilt_signal;

/* A rebuild that would lose stories is done only if the user says so. */
static gboolean
loses_stories (BylineErrorPage *self)
{
  return g_error_matches (self->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
}

static gboolean
is_older (BylineErrorPage *self)
{
  return g_error_matches (self->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_OLDER);
}

static void
set_description (BylineErrorPage *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->page, escaped);
}

static void
show_error (BylineErrorPage *self)
{
  g_autofree char *text = byline_error_text (self->error);
  g_autofree char *advice =
    byline_error_text_profile_advice (self->error, byline_library_get_profile (self->library));
  g_autofree char *both = g_strdup_printf ("%s\n%s", text != NULL ? text : "", advice);

  adw_status_page_set_icon_name (self->page, "dialog-error-symbolic");
  adw_status_page_set_title (self->page, _ ("Could Not Open Library"));
  set_description (self, both);
}

static void
show_progress (BylineErrorPage *self)
{
  adw_status_page_set_icon_name (self->page, "emblem-synchronizing-symbolic");
  adw_status_page_set_title (self->page, is_older (self) ? _ ("Bringing the Library Up to Date")
                                                         : _ ("Rebuilding Library"));
  set_description (self,
                   _ ("Your publications, stories and marks are restored from the archive. The "
                      "old database is kept until the new one is complete."));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, _ ("Finding stories…"));
}

/* The one place where it is decided what can be seen. */
static void
update (BylineErrorPage *self)
{
  gboolean busy = self->cancellable != NULL;
  gboolean is_damaged = is_older (self) || g_error_matches (self->error, BYLINE_STORE_ERROR,
                                                            BYLINE_STORE_ERROR_CORRUPT);
  GtkWidget *focus = is_damaged ? self->rebuild_button : self->retry_button;

  if (busy)
    show_progress (self);
  else
    show_error (self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_set_visible (self->cancel_button, busy);
  gtk_widget_set_visible (self->retry_button, !busy);
  gtk_widget_set_visible (self->rebuild_button, !busy && is_damaged);
  gtk_widget_set_visible (self->force_button, !busy && loses_stories (self));
  gtk_widget_grab_focus (busy ? self->cancel_button : focus);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  BylineErrorPage *self = user_data;
  g_autofree char *text = NULL;

  /* After it was disposed of there is nothing to show it on. */
  if (self->progress == NULL)
    return;
  if (done < total)
    text = g_strdup_printf (ngettext ("%'u of %'u story", "%'u of %'u stories", total), done,
                            total);
  else
    text = g_strdup (_ ("Preparing search…"));
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
  gtk_progress_bar_set_text (self->progress, text);
}

/* Returns: (transfer full) (nullable): what is not as it was. */
static char *
describe (const BylineRebuilt *rebuilt)
{
  if (rebuilt->n_unusable > 0)
    return g_strdup_printf (ngettext ("%'u story could not be read and is left out",
                                      "%'u stories could not be read and are left out",
                                      rebuilt->n_unusable),
                            rebuilt->n_unusable);
  if (rebuilt->n_salvaged > 0)
    return g_strdup_printf (ngettext ("%'u story had lost its text and will be loaded again",
                                      "%'u stories had lost their text and will be loaded again",
                                      rebuilt->n_salvaged),
                            rebuilt->n_salvaged);
  return NULL;
}

static void
rebuilt_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineErrorPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRebuilt)
    rebuilt = byline_library_rebuild_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;

  g_clear_object (&self->cancellable);
  if (self->progress == NULL)
    return;
  if (rebuilt != NULL)
    {
      text = describe (rebuilt);
      g_signal_emit (self, rebuilt_signal, 0, text);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
    }
  update (self);
}

static void
rebuild_clicked_cb (BylineErrorPage *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  byline_library_rebuild_async (self->library, loses_stories (self), progress_cb, self,
                                self->cancellable, rebuilt_cb, g_object_ref (self));
  update (self);
}

static void
cancel_clicked_cb (BylineErrorPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

void
byline_error_page_set_error (BylineErrorPage *self, BylineLibrary *library, const GError *error)
{
  g_return_if_fail (BYLINE_IS_ERROR_PAGE (self));
  g_return_if_fail (BYLINE_IS_LIBRARY (library));
  g_return_if_fail (error != NULL);

  g_set_object (&self->library, library);
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  /* Nobody has to be asked whether what is older is to be brought up to date. */
  if (is_older (self))
    rebuild_clicked_cb (self);
  else
    update (self);
}

static GtkWidget *
add_button (GtkBox *box, const char *label, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_box_append (box, button);
  return button;
}

static void
byline_error_page_dispose (GObject *object)
{
  BylineErrorPage *self = BYLINE_ERROR_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  self->progress = NULL;
  g_clear_object (&self->library);
  G_OBJECT_CLASS (byline_error_page_parent_class)->dispose (object);
}

static void
byline_error_page_finalize (GObject *object)
{
  BylineErrorPage *self = BYLINE_ERROR_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (byline_error_page_parent_class)->finalize (object);
}

static void
byline_error_page_class_init (BylineErrorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_error_page_dispose;
  object_class->finalize = byline_error_page_finalize;
  rebuilt_signal = byline_signal_new (klass, "rebuilt", 1, G_TYPE_STRING);
}

static void
byline_error_page_init (BylineErrorPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  adw_status_page_set_child (self->page, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_progress_bar_set_ellipsize (self->progress, PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (GTK_WIDGET (self->progress), PROGRESS_WIDTH, -1);
  gtk_widget_set_halign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));

  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), buttons);
  self->rebuild_button = add_button (GTK_BOX (buttons), _ ("_Rebuild Library"), "suggested-action");
  self->force_button = add_button (GTK_BOX (buttons), _ ("_Rebuild Without Them"),
                                   "destructive-action");
  self->retry_button = add_button (GTK_BOX (buttons), _ ("_Try Again"), NULL);
  self->cancel_button = add_button (GTK_BOX (buttons), _ ("_Cancel"), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->retry_button), "app.reopen");
  g_signal_connect_swapped (self->rebuild_button, "clicked", G_CALLBACK (rebuild_clicked_cb), self);
  g_signal_connect_swapped (self->force_button, "clicked", G_CALLBACK (rebuild_clicked_cb), self);
  g_signal_connect_swapped (self->cancel_button, "clicked", G_CALLBACK (cancel_clicked_cb), self);
}
