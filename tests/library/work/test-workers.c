/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-workers.h"

#include "library-fixture.h"

static GThread *main_thread;

static gpointer
work (gpointer data, GError **error)
{
  g_assert_true (g_thread_self () != main_thread);
  if (data == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "nothing");
  return data != NULL ? g_strconcat (data, "!", NULL) : NULL;
}

static void
test_workers (void)
{
  BylineWorkers *workers = byline_workers_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[20] = { NULL };

  main_thread = g_thread_self ();
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    byline_workers_run_async (workers, work, i % 3 == 0 ? NULL : g_strdup ("a"), g_free, g_free,
                              i % 3 == 1 ? cancellable : NULL, fixture_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      fixture_wait (&results[i]);
      text = byline_workers_run_finish (workers, results[i], &error);
      if (i % 3 == 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      else if (i % 3 == 1)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpstr (text, ==, "a!");
      g_clear_object (&results[i]);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (workers);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/workers", test_workers);
  return g_test_run ();
}
