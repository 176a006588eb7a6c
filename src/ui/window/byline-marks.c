/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-marks.h"

#include <glib/gi18n.h>

static void
mark_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);

  byline_window_context_show_error (context, error);
}

static void
mark (BylineWindowContext *context,
      const gint64 *stories,
      guint n_stories,
      BylineStoryFlag flag,
      gboolean value,
      GAsyncReadyCallback callback)
{
  byline_library_mark_async (byline_window_context_get_library (context), stories, n_stories, flag,
                             value, byline_window_context_get_cancellable (context), callback,
                             g_object_ref (context));
}

void
byline_marks_set (BylineWindowContext *context,
                  gint64 story_id,
                  BylineStoryFlag flag,
                  gboolean value)
{
  mark (context, &story_id, 1, flag, value, mark_cb);
}

static void
opened_mark_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);

  byline_window_context_report_problem (context, error);
}

void
byline_marks_set_opened (BylineWindowContext *context, gint64 story_id)
{
  mark (context, &story_id, 1, BYLINE_STORY_FLAG_READ, TRUE, opened_mark_cb);
}

typedef struct {
  BylineWindowContext *context;
  GArray *stories;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->context);
  g_array_unref (undo->stories);
  g_free (undo);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  mark (undo->context, (const gint64 *) (gpointer) undo->stories->data, undo->stories->len,
        BYLINE_STORY_FLAG_READ, FALSE, mark_cb);
}

static void
all_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;
  Undo *undo;

  if (changed == NULL || changed->len == 0)
    {
      byline_window_context_show_error (context, error);
      return;
    }

  text = g_strdup_printf (
    ngettext ("%u story marked as read", "%u stories marked as read", changed->len), changed->len);
  undo = g_new0 (Undo, 1);
  undo->context = g_object_ref (context);
  undo->stories = g_steal_pointer (&changed);
  byline_window_context_show_question (context, text, _ ("_Undo"), G_CALLBACK (undo_cb), undo,
                                       undo_free);
}

void
byline_marks_read_all (BylineWindowContext *context, const BylineFilter *filter)
{
  byline_library_mark_all_read_async (byline_window_context_get_library (context), filter,
                                      byline_window_context_get_cancellable (context), all_read_cb,
                                      g_object_ref (context));
}
