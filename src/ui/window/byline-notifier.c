/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-notifier.h"
#include "byline-signal.h"

#include <glib/gi18n.h>

/* How many of their unread stories are looked at, and how many notifications are shown one by one: a
 * refresh after a holiday is no reason to fill the screen. */
#define MAX_STORIES 200
#define MAX_NOTIFICATIONS 3

struct _BylineNotifier {
  GObject parent_instance;

  GApplication *application; /* not ours; nullable */
  BylineLibrary *library;
  BylineSettings *settings;
  GCancellable *cancellable; /* nullable: of the refresh under way */
  BylineFilter *filter;      /* nullable: unread stories of those who are followed */
  GHashTable *known;         /* nullable: of gint64: what was there when the refresh began */
  gboolean is_over;          /* the refresh: the question was still under way */
};

G_DEFINE_FINAL_TYPE (BylineNotifier, byline_notifier, G_TYPE_OBJECT)

static guint notify_story_signal;

static void ask_what_is_new (BylineNotifier *self);

static gboolean
is_current (BylineNotifier *self, GAsyncResult *result)
{
  return self->cancellable != NULL && g_task_get_cancellable (G_TASK (result)) == self->cancellable;
}

static void
stop (BylineNotifier *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->filter, byline_filter_free);
  g_clear_pointer (&self->known, g_hash_table_unref);
  self->is_over = FALSE;
}

/* --- After a refresh --- */

static void
notify_of (BylineNotifier *self, BylineStory *story)
{
  g_autofree char *authors = g_strjoinv (", ", story->authors);
  const char *title = authors[0] != '\0' ? authors : story->publication_name;
  const char *body = story->title != NULL ? story->title : _ ("Untitled");

  g_signal_emit (self, notify_story_signal, 0, title, body, story->key);
  if (self->application != NULL)
    {
      g_autoptr (GNotification) notification = g_notification_new (title);

      g_notification_set_body (notification, body);
      g_notification_set_default_action_and_target (notification, "app.open-story", "s",
                                                    story->key);
      g_application_send_notification (self->application, story->key, notification);
    }
}

static void
stories_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineNotifier) self = user_data;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);

  if (!is_current (self, result))
    return;

  for (guint i = 0; stories != NULL && i < stories->len; i++)
    notify_of (self, stories->pdata[i]);
  stop (self);
}

static void
new_list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineNotifier) self = user_data;
  g_autoptr (GArray)
    ids = byline_library_list_story_ids_finish (BYLINE_LIBRARY (source), result, NULL);
  gint64 fresh[MAX_NOTIFICATIONS];
  guint n = 0;

  if (!is_current (self, result))
    return;

  for (guint i = 0; ids != NULL && i < ids->len && n < MAX_NOTIFICATIONS; i++)
    if (!g_hash_table_contains (self->known, &g_array_index (ids, gint64, i)))
      fresh[n++] = g_array_index (ids, gint64, i);
  if (n > 0)
    byline_library_get_stories_async (self->library, fresh, n, self->cancellable, stories_cb,
                                      g_object_ref (self));
  else
    stop (self);
}

static void
ask_what_is_new (BylineNotifier *self)
{
  byline_library_list_story_ids_async (self->library, self->filter, MAX_STORIES, 0,
                                       self->cancellable, new_list_cb, g_object_ref (self));
}

/* --- Before it --- */

static void
known_list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineNotifier) self = user_data;
  g_autoptr (GArray)
    ids = byline_library_list_story_ids_finish (BYLINE_LIBRARY (source), result, NULL);

  if (!is_current (self, result))
    return;
  if (ids == NULL)
    {
      stop (self);
      return;
    }

  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->known, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  if (self->is_over)
    ask_what_is_new (self);
}

static void
counts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineNotifier) self = user_data;
  g_autoptr (BylineCounts)
    counts = byline_library_get_counts_finish (BYLINE_LIBRARY (source), result, NULL);

  if (!is_current (self, result))
    return;

  self->filter = byline_filter_new ();
  self->filter->unread = TRUE;
  for (guint i = 0; counts != NULL && i < counts->authors->len; i++)
    {
      const BylineAuthorSummary *author = counts->authors->pdata[i];

      if (author->is_pinned)
        byline_filter_add_author (self->filter, author->name);
    }
  if (self->filter->authors->len == 0)
    stop (self);
  else
    byline_library_list_story_ids_async (self->library, self->filter, MAX_STORIES, 0,
                                         self->cancellable, known_list_cb, g_object_ref (self));
}

static void
begin (BylineNotifier *self)
{
  g_autoptr (BylineFilter) all = byline_filter_new ();
  gboolean enabled = FALSE;

  stop (self);
  g_object_get (self->settings, "notify-followed", &enabled, NULL);
  if (!enabled)
    return;

  self->cancellable = g_cancellable_new ();
  byline_library_get_counts_async (self->library, all, self->cancellable, counts_cb,
                                   g_object_ref (self));
}

static void
refreshing_cb (BylineNotifier *self)
{
  gboolean refreshing = FALSE;

  g_object_get (self->library, "refreshing", &refreshing, NULL);
  if (refreshing)
    begin (self);
  else if (self->known != NULL)
    ask_what_is_new (self);
  else
    self->is_over = TRUE;
}

static void
byline_notifier_dispose (GObject *object)
{
  BylineNotifier *self = BYLINE_NOTIFIER (object);

  stop (self);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (byline_notifier_parent_class)->dispose (object);
}

static void
byline_notifier_class_init (BylineNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_notifier_dispose;

  notify_story_signal = byline_signal_new (klass, "notify-story", 3, G_TYPE_STRING, G_TYPE_STRING,
                                           G_TYPE_STRING);
}

static void
byline_notifier_init (BylineNotifier *self)
{
}

BylineNotifier *
byline_notifier_new (GApplication *application, BylineLibrary *library, BylineSettings *settings)
{
  BylineNotifier *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BYLINE_IS_SETTINGS (settings), NULL);

  self = g_object_new (BYLINE_TYPE_NOTIFIER, NULL);
  self->application = application;
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (library, "notify::refreshing", G_CALLBACK (refreshing_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
