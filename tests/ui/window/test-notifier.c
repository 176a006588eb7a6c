/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-notifier.h"

/* A library that has an author who is followed, and the stories that a test says. */
struct _BylineLibrary {
  GObject parent_instance;

  gboolean refreshing;
  gint64 n_stories; /* unread ones of hers, 1 to n_stories */
  guint n_questions;
  BylineFilter *filter; /* nullable: of the last list */
};

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, BYLINE_LIBRARY (object)->refreshing);
}

static void
finalize (GObject *object)
{
  g_clear_pointer (&BYLINE_LIBRARY (object)->filter, byline_filter_free);
  G_OBJECT_CLASS (byline_library_parent_class)->finalize (object);
}

static void
byline_library_class_init (BylineLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = get_property;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_boolean ("refreshing", NULL, NULL, FALSE,
                                                         G_PARAM_READABLE));
}

static void
byline_library_init (BylineLibrary *self)
{
}

void
byline_library_get_counts_async (BylineLibrary *self,
                                 const BylineFilter *scope,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  BylineCounts *counts = byline_counts_new ();
  const char *names[] = { "Mara Lindqvist", "Tomás Aguirre" };

  self->n_questions++;
  for (guint i = 0; i < 2; i++)
    {
      BylineAuthorSummary *row = g_new0 (BylineAuthorSummary, 1);

      row->name = g_strdup (names[i]);
      row->is_pinned = i == 0;
      g_ptr_array_add (counts->authors, row);
    }
  g_task_return_pointer (task, counts, (GDestroyNotify) byline_counts_unref);
  g_object_unref (task);
}

gpointer
byline_library_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
byline_library_list_story_ids_async (BylineLibrary *self,
                                     const BylineFilter *filter,
                                     guint limit,
                                     guint offset,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_clear_pointer (&self->filter, byline_filter_free);
  self->filter = byline_filter_copy (filter);
  for (gint64 id = self->n_stories; id > 0; id--)
    g_array_append_val (ids, id);
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  g_object_unref (task);
}

void
byline_library_get_stories_async (BylineLibrary *self,
                                  const gint64 *ids,
                                  gsize n_ids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray *stories = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_story_unref);

  for (gsize i = 0; i < n_ids; i++)
    {
      BylineStory *story = byline_story_new ();

      story->id = ids[i];
      g_free (story->key);
      story->key = g_strdup_printf ("key-%" G_GINT64_FORMAT, ids[i]);
      g_ptr_array_add (stories, story);
    }
  g_task_return_pointer (task, stories, (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

/* --- Tests --- */

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_refreshing (BylineLibrary *library, gboolean refreshing)
{
  library->refreshing = refreshing;
  g_object_notify (G_OBJECT (library), "refreshing");
}

static void
notify_cb (BylineNotifier *notifier,
           const char *title,
           const char *body,
           const char *key,
           GString *told)
{
  g_string_append_printf (told, "%s ", key);
}

typedef struct {
  char *dir;
  BylineProfile *profile;
  BylineSettings *settings;
  BylineLibrary *library;
  BylineNotifier *notifier;
  GString *told;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("byline-XXXXXX", NULL);
  fixture->profile = byline_profile_new (fixture->dir);
  fixture->settings = byline_settings_new (fixture->profile);
  fixture->library = g_object_new (BYLINE_TYPE_LIBRARY, NULL);
  fixture->library->n_stories = 2;
  fixture->notifier = byline_notifier_new (NULL, fixture->library, fixture->settings);
  fixture->told = g_string_new (NULL);
  g_signal_connect (fixture->notifier, "notify-story", G_CALLBACK (notify_cb), fixture->told);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->dir);

  turn ();
  g_assert_finalize_object (fixture->notifier);
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->settings);
  g_object_unref (fixture->profile);
  g_string_free (fixture->told, TRUE);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->dir);
}

/* Off by default: nothing is even asked. */
static void
test_off (Fixture *fixture, gconstpointer data)
{
  set_refreshing (fixture->library, TRUE);
  turn ();
  fixture->library->n_stories = 3;
  set_refreshing (fixture->library, FALSE);
  turn ();
  g_assert_cmpstr (fixture->told->str, ==, "");
  g_assert_cmpuint (fixture->library->n_questions, ==, 0);
}

static void
test_new_stories (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->settings, "notify-followed", TRUE, NULL);
  set_refreshing (fixture->library, TRUE);
  turn ();
  fixture->library->n_stories = 4;
  set_refreshing (fixture->library, FALSE);
  turn ();
  g_assert_cmpstr (fixture->told->str, ==, "key-4 key-3 ");
  /* Of those who are followed, and of nobody else. */
  g_assert_true (fixture->library->filter->unread);
  g_assert_cmpuint (fixture->library->filter->authors->len, ==, 1);
  g_assert_cmpstr (fixture->library->filter->authors->pdata[0], ==, "Mara Lindqvist");

  /* What was told once is not new the next time. */
  g_string_truncate (fixture->told, 0);
  set_refreshing (fixture->library, TRUE);
  turn ();
  set_refreshing (fixture->library, FALSE);
  turn ();
  g_assert_cmpstr (fixture->told->str, ==, "");
}

/* A refresh that is over before the library has answered; many new stories. */
static void
test_quick_and_many (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->settings, "notify-followed", TRUE, NULL);
  set_refreshing (fixture->library, TRUE);
  set_refreshing (fixture->library, FALSE);
  turn ();
  g_assert_cmpstr (fixture->told->str, ==, "");

  set_refreshing (fixture->library, TRUE);
  turn ();
  fixture->library->n_stories = 50;
  set_refreshing (fixture->library, FALSE);
  turn ();
  g_assert_cmpstr (fixture->told->str, ==, "key-50 key-49 key-48 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/notifier/off", Fixture, NULL, set_up, test_off, tear_down);
  g_test_add ("/ui/notifier/new-stories", Fixture, NULL, set_up, test_new_stories, tear_down);
  g_test_add ("/ui/notifier/quick-and-many", Fixture, NULL, set_up, test_quick_and_many, tear_down);
  return g_test_run ();
}
