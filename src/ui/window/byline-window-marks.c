/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-toast.h"

/* What is read, and what is saved. */

static void
mark_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);

  if (changed == NULL && self->stories != NULL)
    _byline_window_show_error (self, error);
}

void
_byline_window_set_mark (BylineWindow *self, BylineStoryFlag flag, gboolean value)
{
  const BylineStory *story = byline_current_story_get (self->current_story);

  if (story != NULL)
    byline_library_mark_async (self->library, &story->id, 1, flag, value, self->cancellable,
                               mark_cb, g_object_ref (self));
}

typedef struct {
  GWeakRef window;
  GArray *stories;
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  g_weak_ref_clear (&undo->window);
  g_array_unref (undo->stories);
  g_free (undo);
}

static void
undo_read_cb (AdwToast *toast, Undo *undo)
{
  g_autoptr (BylineWindow) self = g_weak_ref_get (&undo->window);

  if (self != NULL && self->stories != NULL)
    byline_library_mark_async (self->library, (const gint64 *) (gpointer) undo->stories->data,
                               undo->stories->len, BYLINE_STORY_FLAG_READ, FALSE, self->cancellable,
                               mark_cb, g_object_ref (self));
}

static void
all_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
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
  text = g_strdup_printf (
    ngettext ("%u story marked as read", "%u stories marked as read", changed->len), changed->len);
  toast = byline_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_read_cb), undo, undo_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
_byline_window_mark_all_read (BylineWindow *self)
{
  _byline_window_mark_filter_read (self, _byline_window_get_filter (self));
}

void
_byline_window_mark_filter_read (BylineWindow *self, const BylineFilter *filter)
{
  if (self->stories == NULL)
    return;

  byline_library_mark_all_read_async (self->library, filter, self->cancellable, all_read_cb,
                                      g_object_ref (self));
}
