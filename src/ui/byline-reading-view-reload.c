/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-error-text.h"
#include "byline-reading-view-private.h"
#include "byline-url.h"

#include <glib/gi18n.h>

/* The page once more, because the reader wishes it. What becomes of it is said above the text, for
 * one may be anywhere in it. */

static void
hide (BylineReadingView *self)
{
  if (self->reload.revealer != NULL)
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->reload.revealer), FALSE);
}

static void
show_failure (BylineReadingView *self, const GError *error)
{
  g_autofree char *reason = byline_error_text (error);
  g_autofree char *text = NULL;

  if (reason == NULL)
    {
      hide (self);
      return;
    }

  /* Translators: %s is a sentence: why not */
  text = g_strdup_printf (_("The page could not be loaded again, and the story is as it was. %s"),
                          reason);
  byline_reading_notice_set_text (self->reload.notice, text, TRUE,
                                  byline_url_is_web (self->article->url));
  gtk_widget_set_visible (self->reload.close, TRUE);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingRequest) request = user_data;
  BylineReadingView *self = request->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article =
    byline_library_fetch_article_finish (BYLINE_LIBRARY (source), result, &error);

  if (!_byline_reading_request_is_current (request))
    return;

  self->is_fetching = FALSE;
  if (article == NULL)
    {
      show_failure (self, error);
      _byline_reading_view_queue_pictures (self);
      return;
    }

  hide (self);
  _byline_reading_view_replace_article (self, article);
  _byline_reading_view_say (self, _("The page was loaded again"));
}

void
byline_reading_view_reload (BylineReadingView *self)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  /* One that is on its way is as good as another. */
  if (self->article == NULL || self->is_fetching || self->library == NULL)
    return;

  self->is_fetching = TRUE;
  byline_reading_notice_set_busy (self->reload.notice, _("Loading the page again…"));
  gtk_widget_set_visible (self->reload.close, FALSE);
  gtk_widget_show (gtk_revealer_get_child (GTK_REVEALER (self->reload.revealer)));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->reload.revealer), TRUE);
  byline_library_refetch_article_async (self->library, self->story, self->cancellable, reloaded_cb,
                                        _byline_reading_request_new (self, NULL));
}

void
_byline_reading_view_end_reload (BylineReadingView *self)
{
  hide (self);
}

static void
open_cb (BylineReadingView *self)
{
  if (self->article != NULL)
    _byline_reading_view_open_uri (self, self->article->url);
}

/* What is folded away is no news to a screen reader either. */
static void
revealed_cb (GtkRevealer *revealer)
{
  if (!gtk_revealer_get_child_revealed (revealer) && !gtk_revealer_get_reveal_child (revealer))
    gtk_widget_hide (gtk_revealer_get_child (revealer));
}

GtkWidget *
_byline_reading_view_make_reload_bar (BylineReadingView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->reload.notice = BYLINE_READING_NOTICE (byline_reading_notice_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->reload.notice), TRUE);
  g_signal_connect_object (self->reload.notice, "retry", G_CALLBACK (byline_reading_view_reload),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reload.notice, "open", G_CALLBACK (open_cb), self,
                           G_CONNECT_SWAPPED);

  self->reload.close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (self->reload.close, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->reload.close, "flat");
  gtk_widget_add_css_class (self->reload.close, "circular");
  gtk_widget_set_tooltip_text (self->reload.close, _("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reload.close),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close"), -1);
  g_signal_connect_object (self->reload.close, "clicked", G_CALLBACK (hide), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (box, "reload-bar");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reload.notice));
  gtk_box_append (GTK_BOX (box), self->reload.close);
  self->reload.revealer = gtk_revealer_new ();
  gtk_widget_hide (box);
  gtk_revealer_set_child (GTK_REVEALER (self->reload.revealer), box);
  g_signal_connect_object (self->reload.revealer, "notify::child-revealed",
                           G_CALLBACK (revealed_cb), self->reload.revealer, 0);

  return self->reload.revealer;
}
