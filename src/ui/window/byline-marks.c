/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-marks.h"

#include <glib/gi18n.h>

/* Marks that the user set, on their way to the library, and then those that can be undone. */
typedef struct {
  BylineWindowContext *context;
  GArray *stories; /* of gint64 */
  BylineStoryFlag flag;
  gboolean value;
  gboolean is_said; /* a toast says so */
} Marks;

static void
marks_free (gpointer data)
{
  Marks *self = data;

  g_object_unref (self->context);
  g_clear_pointer (&self->stories, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Marks, marks_free)

static void
send (Marks *self, gboolean value, GAsyncReadyCallback callback, gpointer user_data)
{
  byline_library_mark_async (byline_window_context_get_library (self->context),
                             (const gint64 *) (gpointer) self->stories->data, self->stories->len,
                             self->flag, value,
                             byline_window_context_get_cancellable (self->context), callback,
                             user_data);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);

  byline_window_context_show_error (context, error);
  byline_undo_done (byline_window_context_get_undo (context), error);
}

static void
apply (BylineUndo *undo, gpointer act, gboolean again)
{
  Marks *self = act;

  send (self, again ? self->value : !self->value, applied_cb, g_object_ref (self->context));
}

/* Returns: (transfer full): what was done with so many stories */
static char *
describe (const Marks *self)
{
  guint n = self->stories->len;

  if (self->flag == BYLINE_STORY_FLAG_READ && self->value)
    return g_strdup_printf (ngettext ("%'u story marked as read", "%'u stories marked as read", n),
                            n);
  if (self->flag == BYLINE_STORY_FLAG_READ)
    return g_strdup_printf (
      ngettext ("%'u story marked as unread", "%'u stories marked as unread", n), n);
  if (self->value)
    return g_strdup_printf (ngettext ("%'u story saved", "%'u stories saved", n), n);
  return g_strdup_printf (ngettext ("%'u story no longer saved", "%'u stories no longer saved", n),
                          n);
}

/* What can be undone is what has changed. */
static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Marks) self = user_data;
  g_autoptr (BylineWindowContext) context = g_object_ref (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;

  if (changed == NULL || changed->len == 0)
    {
      byline_window_context_show_error (context, error);
      return;
    }

  g_clear_pointer (&self->stories, g_array_unref);
  self->stories = g_steal_pointer (&changed);
  text = describe (self);
  byline_window_context_add_act (context, text, self->is_said, apply, self, marks_free);
  self = NULL;
}

static Marks *
marks_new (BylineWindowContext *context, BylineStoryFlag flag, gboolean value, gboolean is_said)
{
  Marks *self = g_new0 (Marks, 1);

  self->context = g_object_ref (context);
  self->flag = flag;
  self->value = value;
  self->is_said = is_said;
  return self;
}

void
byline_marks_set_several (BylineWindowContext *context,
                          GArray *stories,
                          BylineStoryFlag flag,
                          gboolean value)
{
  Marks *self;

  if (stories->len == 0)
    return;

  self = marks_new (context, flag, value, stories->len > 1);
  self->stories = g_array_ref (stories);
  send (self, value, marked_cb, self);
}

void
byline_marks_set (BylineWindowContext *context,
                  gint64 story_id,
                  BylineStoryFlag flag,
                  gboolean value)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (stories, story_id);
  byline_marks_set_several (context, stories, flag, value);
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
  byline_library_mark_async (byline_window_context_get_library (context), &story_id, 1,
                             BYLINE_STORY_FLAG_READ, TRUE,
                             byline_window_context_get_cancellable (context), opened_mark_cb,
                             g_object_ref (context));
}

void
byline_marks_read_all (BylineWindowContext *context, const BylineFilter *filter)
{
  byline_library_mark_all_read_async (byline_window_context_get_library (context), filter,
                                      byline_window_context_get_cancellable (context), marked_cb,
                                      marks_new (context, BYLINE_STORY_FLAG_READ, TRUE, TRUE));
}
