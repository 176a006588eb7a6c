/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sample.h"

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-sample-server.h"

#define STATE_FILE "sample.ini"
#define GROUP "Sample"

struct _BylineSample {
  GObject parent_instance;
  BylineSampleServer *server;
  char *url;
};

G_DEFINE_FINAL_TYPE (BylineSample, byline_sample, G_TYPE_OBJECT)

/* --- The state: port and date of the edition --- */

typedef struct {
  guint port; /* 0: none yet */
  gint64 epoch;
} State;

static gboolean
fail_foreign (const char *what, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               "%s is not the sample edition's. Choose an empty folder for it.", what);
  return FALSE;
}

/* Sets @state's port to 0 if there is none yet or it cannot be read. */
static gboolean
read_state (const char *file, State *state, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  gint port;

  *state = (State){ 0, 0 };
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return fail_foreign (file, error);
  if (!g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, &local_error))
    {
      if (local_error->domain == G_KEY_FILE_ERROR)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!g_key_file_has_group (keys, GROUP))
    return fail_foreign (file, error);

  port = g_key_file_get_integer (keys, GROUP, "port", NULL);
  state->epoch = g_key_file_get_int64 (keys, GROUP, "epoch", NULL);
  if (port > 0 && port <= G_MAXUINT16 && state->epoch > 0)
    state->port = (guint) port;
  return TRUE;
}

static gboolean
write_state (const char *file, const State *state, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  g_key_file_set_integer (keys, GROUP, "port", (gint) state->port);
  g_key_file_set_int64 (keys, GROUP, "epoch", state->epoch);
  return g_key_file_save_to_file (keys, file, error);
}

/* --- Starting --- */

/* Whether nothing of anybody else's lies in @dir: only what the start of a sample edition leaves
 * there before it has a state. */
static gboolean
is_ours (const char *dir, const char *state_file, GError **error)
{
  g_autoptr (GDir) names = NULL;
  const char *name;

  if (g_file_test (state_file, G_FILE_TEST_EXISTS))
    return TRUE;

  names = g_dir_open (dir, 0, error);
  if (names == NULL)
    return FALSE;

  while ((name = g_dir_read_name (names)) != NULL)
    if (!g_str_equal (name, "settings.ini") && !g_str_equal (name, "cache"))
      return fail_foreign (dir, error);

  return TRUE;
}

static gboolean
listen_first (BylineSample *self, const char *file, GError **error)
{
  State state = { 0, byline_clock_now () };

  self->server = byline_sample_server_new (state.epoch);
  if (!byline_sample_server_listen (self->server, 0, error))
    return FALSE;

  state.port = byline_sample_server_get_port (self->server);
  return write_state (file, &state, error);
}

/* The addresses of all its stories have that port: where it is somebody else's now, they keep it
 * all the same. */
static gboolean
listen_again (BylineSample *self, const State *state, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *base = NULL;

  self->server = byline_sample_server_new (state->epoch);
  if (byline_sample_server_listen (self->server, state->port, &local_error))
    return TRUE;

  g_debug ("Port %u is taken: %s", state->port, local_error->message);
  g_object_unref (self->server);
  self->server = byline_sample_server_new (state->epoch);
  if (!byline_sample_server_listen (self->server, 0, error))
    return FALSE;
  base = g_strdup_printf ("http://127.0.0.1:%u", state->port);
  byline_sample_server_set_base (self->server, base);
  return TRUE;
}

static void
byline_sample_finalize (GObject *object)
{
  BylineSample *self = BYLINE_SAMPLE (object);

  g_clear_object (&self->server);
  g_free (self->url);
  G_OBJECT_CLASS (byline_sample_parent_class)->finalize (object);
}

static void
byline_sample_class_init (BylineSampleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_sample_finalize;
}

static void
byline_sample_init (BylineSample *self)
{
}

static gboolean
begin (BylineSample *self, const char *dir, GError **error)
{
  g_autofree char *file = g_build_filename (dir, STATE_FILE, NULL);
  State state;

  if (!read_state (file, &state, error))
    return FALSE;
  if (state.port != 0)
    return listen_again (self, &state, error);
  return is_ours (dir, file, error) && listen_first (self, file, error);
}

BylineSample *
byline_sample_start (BylineProfile *profile, GError **error)
{
  g_autoptr (BylineSample) self = NULL;
  const char *dir;

  g_return_val_if_fail (BYLINE_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (byline_profile_is_sample (profile), NULL);

  dir = byline_profile_get_data_dir (profile);
  if (g_mkdir_with_parents (dir, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The folder %s cannot be made.", dir);
      return NULL;
    }

  self = g_object_new (BYLINE_TYPE_SAMPLE, NULL);
  if (!begin (self, dir, error))
    return NULL;

  self->url = g_strconcat (byline_sample_server_get_base (self->server), "/", NULL);
  return g_steal_pointer (&self);
}

const char *
byline_sample_get_url (BylineSample *self)
{
  g_return_val_if_fail (BYLINE_IS_SAMPLE (self), NULL);

  return self->url;
}

void
byline_sample_attach (BylineSample *self, BylineLibrary *library)
{
  const char *base, *address;

  g_return_if_fail (BYLINE_IS_SAMPLE (self));
  g_return_if_fail (BYLINE_IS_LIBRARY (library));

  base = byline_sample_server_get_base (self->server);
  address = byline_sample_server_get_address (self->server);
  if (!g_str_equal (base, address))
    byline_library_set_alias (library, base, address);
}

gboolean
byline_sample_is_folder (const char *dir)
{
  g_autofree char *file = NULL;
  State state;

  g_return_val_if_fail (dir != NULL, FALSE);

  file = g_build_filename (dir, STATE_FILE, NULL);
  return read_state (file, &state, NULL) && state.port != 0;
}

gboolean
byline_sample_owns (BylineSample *self, const BylinePublication *publication)
{
  g_return_val_if_fail (BYLINE_IS_SAMPLE (self), FALSE);
  g_return_val_if_fail (publication != NULL, FALSE);

  for (guint i = 0; i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (g_str_has_prefix (feed->url, self->url))
        return TRUE;
    }
  return FALSE;
}

/* --- Filling: what feeds there are, subscribe to each, refresh --- */

typedef struct {
  BylineLibrary *library;
  GPtrArray *candidates; /* of BylineFeedCandidate */
  guint next;
} Filling;

static void
filling_free (Filling *filling)
{
  g_clear_object (&filling->library);
  g_clear_pointer (&filling->candidates, g_ptr_array_unref);
  g_free (filling);
}

static void subscribe_next (GTask *task);

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport)
    report = byline_library_refresh_finish (BYLINE_LIBRARY (source), result, &error);

  if (report != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication)
    publication = byline_library_subscribe_finish (BYLINE_LIBRARY (source), result, &error);

  if (publication == NULL &&
      !g_error_matches (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    subscribe_next (g_steal_pointer (&task));
}

static void
subscribe_next (GTask *task)
{
  Filling *filling = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const BylineFeedCandidate *candidate;

  if (filling->next == filling->candidates->len)
    {
      byline_library_refresh_async (filling->library, 0, FALSE, cancellable, refreshed_cb, task);
      return;
    }

  candidate = g_ptr_array_index (filling->candidates, filling->next++);
  if (candidate->is_page)
    byline_library_follow_page_async (filling->library, candidate->url, candidate->network, NULL,
                                      cancellable, subscribed_cb, task);
  else
    byline_library_subscribe_async (filling->library, candidate->url, candidate->network, NULL,
                                    cancellable, subscribed_cb, task);
}

/* The other publications of the press. The last one has no feed. */
static void
add_others (Filling *filling, const char *base)
{
  static const char *const paths[] = { "post/feed.xml", "bench/feed.xml", "noise/feed.xml",
                                       "tide/" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      BylineFeedCandidate *candidate = g_new0 (BylineFeedCandidate, 1);

      candidate->url = g_strconcat (base, paths[i], NULL);
      candidate->network = BYLINE_NETWORK_PRIVATE;
      candidate->is_page = g_str_has_suffix (paths[i], "/");
      g_ptr_array_add (filling->candidates, candidate);
    }
}

static void
discovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Filling *filling = g_task_get_task_data (task);

  filling->candidates = byline_library_discover_finish (BYLINE_LIBRARY (source), result, &error);
  if (filling->candidates == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      add_others (filling, BYLINE_SAMPLE (g_task_get_source_object (task))->url);
      subscribe_next (g_steal_pointer (&task));
    }
}

static gboolean
has_own (BylineSample *self, GPtrArray *publications)
{
  for (guint i = 0; i < publications->len; i++)
    if (byline_sample_owns (self, g_ptr_array_index (publications, i)))
      return TRUE;

  return FALSE;
}

static void
publications_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineSample *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  BylineLibrary *library = BYLINE_LIBRARY (source);
  g_autoptr (GPtrArray) publications = NULL;

  publications = byline_library_get_publications_finish (library, result, &error);
  if (publications == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!has_own (self, publications))
    byline_library_discover_async (library, self->url, cancellable, discovered_cb,
                                   g_steal_pointer (&task));
  else
    byline_library_refresh_async (library, 0, FALSE, cancellable, refreshed_cb,
                                  g_steal_pointer (&task));
}

void
byline_sample_subscribe_async (BylineSample *self,
                               BylineLibrary *library,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Filling *filling;
  GTask *task;

  g_return_if_fail (BYLINE_IS_SAMPLE (self));
  g_return_if_fail (BYLINE_IS_LIBRARY (library));

  filling = g_new0 (Filling, 1);
  filling->library = g_object_ref (library);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_sample_subscribe_async);
  g_task_set_task_data (task, filling, (GDestroyNotify) filling_free);
  byline_library_get_publications_async (library, cancellable, publications_cb, task);
}

gboolean
byline_sample_subscribe_finish (BylineSample *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
