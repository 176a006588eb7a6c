/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-work.h"

#define N_JOBS 60

static GThread *caller;
static gint n_running, most_running, n_run; /* atomic */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_true (g_thread_self () == caller);
  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gpointer
exclaim_func (gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (g_thread_self () != caller);
  g_atomic_int_inc (&n_run);
  if (data == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "nothing");
  return data != NULL ? g_strconcat (data, "!", NULL) : NULL;
}

static void
test_answers (void)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  GAsyncResult *results[N_JOBS] = { NULL };

  g_atomic_int_set (&n_run, 0);
  g_cancellable_cancel (cancelled);
  for (guint i = 0; i < N_JOBS; i++)
    byline_work_async (NULL, (BylineWorkPool) (i % 3), exclaim_func,
                       i % 4 == 0 ? NULL : g_strdup ("a"), g_free, g_free,
                       i % 4 == 1 ? cancelled : NULL, answered_cb, &results[i]);
  for (guint i = 0; i < N_JOBS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = byline_work_finish (wait_for (&results[i]), &error);

      if (i % 4 == 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      else if (i % 4 == 1)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpstr (text, ==, "a!");
      g_clear_object (&results[i]);
    }
  /* What was cancelled before it began was not run. */
  g_assert_cmpint (g_atomic_int_get (&n_run), ==, N_JOBS - N_JOBS / 4);
}

/* NULL without an error is a result. */
static gpointer
nothing_func (gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
test_nothing (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  byline_work_async (NULL, BYLINE_WORK_BACKGROUND, nothing_func, NULL, NULL, NULL, NULL,
                     answered_cb, &result);
  g_assert_null (byline_work_finish (wait_for (&result), &error));
  g_assert_no_error (error);
}

static gpointer
count_func (gpointer data, GCancellable *cancellable, GError **error)
{
  gint running = g_atomic_int_add (&n_running, 1) + 1;
  gint most = g_atomic_int_get (&most_running);

  while (running > most && !g_atomic_int_compare_and_exchange (&most_running, most, running))
    most = g_atomic_int_get (&most_running);
  g_usleep (2000);
  g_atomic_int_add (&n_running, -1);
  return NULL;
}

static void
test_bound (void)
{
  GAsyncResult *results[N_JOBS] = { NULL };

  g_atomic_int_set (&most_running, 0);
  for (guint i = 0; i < N_JOBS; i++)
    byline_work_async (NULL, BYLINE_WORK_FOREGROUND, count_func, NULL, NULL, NULL, NULL,
                       answered_cb, &results[i]);
  for (guint i = 0; i < N_JOBS; i++)
    {
      byline_work_finish (wait_for (&results[i]), NULL);
      g_clear_object (&results[i]);
    }
  g_assert_cmpint (g_atomic_int_get (&most_running), <=, 4);
}

typedef struct {
  GMutex mutex;
  GCond cond;
  gboolean may_go;
} Gate;

static gpointer
gate_func (gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->may_go)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return g_strdup ("through");
}

/* However many jobs wait in the other pools, one of the foreground is done. */
static void
test_pools_are_apart (void)
{
  Gate gate = { .may_go = FALSE };
  GAsyncResult *waiting[2 * N_JOBS] = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;

  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.cond);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    byline_work_async (NULL, i % 2 == 0 ? BYLINE_WORK_BACKGROUND : BYLINE_WORK_BLOCKING, gate_func,
                       &gate, NULL, g_free, NULL, answered_cb, &waiting[i]);
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, exclaim_func, g_strdup ("a"), g_free, g_free,
                     NULL, answered_cb, &result);
  text = byline_work_finish (wait_for (&result), NULL);
  g_assert_cmpstr (text, ==, "a!");

  g_mutex_lock (&gate.mutex);
  gate.may_go = TRUE;
  g_cond_broadcast (&gate.cond);
  g_mutex_unlock (&gate.mutex);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      g_free (byline_work_finish (wait_for (&waiting[i]), NULL));
      g_clear_object (&waiting[i]);
    }
  g_mutex_clear (&gate.mutex);
  g_cond_clear (&gate.cond);
}

/* Who is cancelled while the job runs is told so, and the result is freed. */
static void
test_cancelled_late (void)
{
  Gate gate = { .may_go = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.cond);
  g_mutex_lock (&gate.mutex);
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, gate_func, &gate, NULL, g_free, cancellable,
                     answered_cb, &result);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&gate.mutex);
  g_assert_null (byline_work_finish (wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_mutex_clear (&gate.mutex);
  g_cond_clear (&gate.cond);
}

/* The object that a job belongs to is let go on the thread that asked for the job. */
static void
finalized_cb (gpointer data, GObject *object)
{
  g_assert_true (g_thread_self () == caller);
  *(gboolean *) data = TRUE;
}

static void
test_source (void)
{
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  gboolean is_finalized = FALSE;

  g_object_weak_ref (source, finalized_cb, &is_finalized);
  byline_work_async (source, BYLINE_WORK_FOREGROUND, nothing_func, NULL, NULL, NULL, NULL, NULL,
                     NULL);
  g_object_unref (source);
  while (!is_finalized)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
other_context_main (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GAsyncResult *result = NULL;

  caller = g_thread_self ();
  g_main_context_push_thread_default (context);
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, nothing_func, NULL, NULL, NULL, NULL,
                     answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_object_unref (result);
  g_main_context_pop_thread_default (context);
  return NULL;
}

/* The answer comes in the caller's context. */
static void
test_context (void)
{
  g_thread_join (g_thread_new ("caller", other_context_main, NULL));
  caller = g_thread_self ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  caller = g_thread_self ();
  g_test_add_func ("/work/answers", test_answers);
  g_test_add_func ("/work/nothing", test_nothing);
  g_test_add_func ("/work/bound", test_bound);
  g_test_add_func ("/work/pools-are-apart", test_pools_are_apart);
  g_test_add_func ("/work/cancelled-late", test_cancelled_late);
  g_test_add_func ("/work/source", test_source);
  g_test_add_func ("/work/context", test_context);
  return g_test_run ();
}
