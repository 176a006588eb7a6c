/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-toast.h"
#include "byline-url.h"

/* --- Which story --- */

static void
mark_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);

  if (changed == NULL && self->stories != NULL)
    _byline_window_show_error (self, error);
}

/* Nobody asked for this mark: that it fails is said once, not at every story. */
static void
opened_mark_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);

  if (changed != NULL)
    self->said_problem = -1;
  else if (self->stories != NULL)
    byline_window_report_problem (self, error);
}

static void
mark_read_on_open (BylineWindow *self)
{
  gboolean mark = TRUE;

  g_object_get (self->settings, "mark-read-on-open", &mark, NULL);
  if (mark && !byline_library_is_read_only (self->library))
    byline_library_mark_async (self->library, &self->story_id, 1, BYLINE_LIBRARY_READ, TRUE,
                               self->cancellable, opened_mark_cb, g_object_ref (self));
}

static void
story_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GPtrArray) stories
      = byline_library_stories_finish (BYLINE_LIBRARY (source), result, NULL);
  gboolean is_new = self->story == NULL;

  /* What comes late, or of a story that is no longer shown, is not ours any more. */
  if (stories == NULL || stories->len == 0 || self->stories == NULL ||
      ((BylineStory *) stories->pdata[0])->id != self->story_id)
    return;

  g_clear_pointer (&self->story, byline_story_unref);
  self->story = byline_story_ref (stories->pdata[0]);
  gtk_button_set_icon_name (GTK_BUTTON (self->saved_button),
                            self->story->is_saved ? "byline-saved-symbolic"
                                                  : "byline-unsaved-symbolic");
  _byline_window_update_actions (self);
  if (is_new && !self->story->is_read)
    mark_read_on_open (self);
}

void
_byline_window_update_story (BylineWindow *self)
{
  if (self->stories == NULL || self->story_id == 0)
    return;

  byline_library_stories_async (self->library, &self->story_id, 1, self->story_cancellable,
                                story_cb, g_object_ref (self));
}

void
_byline_window_open_story (BylineWindow *self,
                           gint64        story,
                           gboolean      scroll)
{
  if (self->stories == NULL)
    return;

  g_cancellable_cancel (self->story_cancellable);
  g_clear_object (&self->story_cancellable);
  self->story_cancellable = g_cancellable_new ();
  g_clear_pointer (&self->story, byline_story_unref);
  self->story_id = story;

  byline_headline_list_select (self->headlines, story, scroll);
  byline_reading_view_set_next (self->reading, self->stories);
  byline_reading_view_show_story (self->reading, story);
  _byline_window_close_page (self);
  _byline_window_update_actions (self);
  _byline_window_update_story (self);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 story = byline_library_find_finish (BYLINE_LIBRARY (source), result, &error);

  if (self->stories == NULL)
    return;
  if (story == 0)
    {
      _byline_window_show_error (self, error);
      return;
    }

  _byline_window_open_story (self, story, TRUE);
  _byline_window_show_reading (self);
}

void
_byline_window_find_story (BylineWindow *self,
                           const char   *key)
{
  byline_library_find_async (self->library, key, self->cancellable, found_cb,
                             g_object_ref (self));
}

static void
open_at (BylineWindow *self,
         guint         position)
{
  gint64 story = byline_story_list_get_id (self->stories, position);

  if (story == 0)
    return;

  _byline_window_open_story (self, story, TRUE);
  _byline_window_show_reading (self);
}

void
_byline_window_step (BylineWindow *self,
                     int           step,
                     gboolean      pass)
{
  guint position;
  gint64 story;

  if (self->stories == NULL)
    return;

  position = byline_story_list_find (self->stories,
                                     byline_headline_list_get_selected (self->headlines));
  if (position == G_MAXUINT)
    position = 0;
  else if (step > 0 || position > 0)
    position += step;
  else
    return;

  story = byline_story_list_get_id (self->stories, position);
  if (!pass)
    open_at (self, position);
  else if (story != 0)
    byline_headline_list_pass (self->headlines, story);
}

static void
next_unread_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint position
      = byline_story_list_next_unread_finish (BYLINE_STORY_LIST (source), result, &error);

  if (self->stories != (BylineStoryList *) source)
    return;

  if (position != G_MAXUINT)
    open_at (self, position);
  else if (error == NULL)
    _byline_window_show_toast (self, _("No more unread stories here"));
}

void
_byline_window_next_unread (BylineWindow *self,
                            gboolean      backwards)
{
  guint position;

  if (self->stories == NULL)
    return;

  position = byline_story_list_find (self->stories, self->story_id);
  byline_story_list_next_unread_async (self->stories, position, backwards, self->cancellable,
                                       next_unread_cb, g_object_ref (self));
}

void
_byline_window_page (BylineWindow *self,
                     gboolean      backwards)
{
  gboolean hidden = adw_leaflet_get_folded (self->outer) &&
                    adw_leaflet_get_visible_child (self->outer) != self->reading_pane;

  if (self->story_id != 0 && !hidden && !_byline_window_has_page (self) &&
      byline_reading_view_page (self->reading, backwards))
    return;
  if (!backwards)
    _byline_window_next_unread (self, FALSE);
}

/* --- Marks --- */

void
_byline_window_set_mark (BylineWindow      *self,
                         BylineLibraryFlag  flag,
                         gboolean           value)
{
  if (self->story == NULL)
    return;

  byline_library_mark_async (self->library, &self->story->id, 1, flag, value,
                             self->cancellable, mark_cb, g_object_ref (self));
}

typedef struct {
  GWeakRef window;
  GArray *stories;
} Undo;

static void
undo_free (gpointer  data,
           GClosure *closure)
{
  Undo *undo = data;

  g_weak_ref_clear (&undo->window);
  g_array_unref (undo->stories);
  g_free (undo);
}

static void
undo_read_cb (AdwToast *toast,
              Undo     *undo)
{
  g_autoptr (BylineWindow) self = g_weak_ref_get (&undo->window);

  if (self != NULL && self->stories != NULL)
    byline_library_mark_async (self->library,
                               (const gint64 *)(gpointer)undo->stories->data,
                               undo->stories->len,
                               BYLINE_LIBRARY_READ,
                               FALSE,
                               self->cancellable,
                               mark_cb,
                               g_object_ref (self));
}

static void
all_read_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;
  AdwToast *toast;
  Undo *undo;

  if (changed == NULL || changed->len == 0 || self->stories == NULL)
    {
      g_clear_pointer (&changed, g_array_unref);
      if (error != NULL && self->stories != NULL)
        _byline_window_show_error (self, error);
      return;
    }

  undo = g_new0 (Undo, 1);
  g_weak_ref_init (&undo->window, self);
  undo->stories = changed;
  text = g_strdup_printf (ngettext ("%u story marked as read",
                                    "%u stories marked as read",
                                    changed->len),
                          changed->len);
  toast = byline_toast_new (text);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_read_cb), undo, undo_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
_byline_window_mark_all_read (BylineWindow *self)
{
  _byline_window_mark_filter_read (self, self->filter);
}

void
_byline_window_mark_filter_read (BylineWindow       *self,
                                 const BylineFilter *filter)
{
  if (self->stories == NULL)
    return;

  byline_library_mark_all_read_async (self->library,
                                      filter,
                                      self->cancellable,
                                      all_read_cb,
                                      g_object_ref (self));
}

/* --- Links --- */

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && self->stories != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _byline_window_show_toast (self, _("No program was found that could open this link"));
}

void
_byline_window_open_uri (BylineWindow *self,
                         const char   *uri)
{
  g_autofree char *safe = byline_url_resolve_link (NULL, uri);
  g_autofree char *located = safe != NULL ? byline_library_locate (self->library, safe) : NULL;

  if (located == NULL)
    _byline_window_show_toast (self, _("This is no link that can be opened"));
  else
    gtk_show_uri_full (GTK_WINDOW (self),
                       located,
                       GDK_CURRENT_TIME,
                       self->cancellable,
                       opened_cb,
                       g_object_ref (self));
}

void
_byline_window_copy_link (BylineWindow *self)
{
  g_autofree char *url = NULL;
  g_autofree char *located = NULL;

  if (self->story == NULL || self->story->url == NULL)
    return;

  url = byline_url_without_tracking (self->story->url);
  located = byline_library_locate (self->library, url);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), located);
  _byline_window_show_toast (self, _("Link copied"));
}
