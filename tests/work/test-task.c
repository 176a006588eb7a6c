/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-task.h"

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* A task that returns @value, or fails without one. */
static GTask *
step_new (const char *value)
{
  GTask *step = g_task_new (NULL, NULL, NULL, NULL);

  if (value != NULL)
    g_task_return_pointer (step, g_strdup (value), g_free);
  else
    g_task_return_new_error (step, G_IO_ERROR, G_IO_ERROR_EXISTS, "failed");
  return step;
}

static char *
wait_for (GAsyncResult **result, GError **error)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_task_propagate_pointer (G_TASK (*result), error);
}

static void
test_take (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, answered_cb, &result);
  g_autoptr (GTask) good = step_new ("value");
  g_autoptr (GTask) bad = step_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = byline_task_take (task, G_ASYNC_RESULT (good));

  g_assert_cmpstr (value, ==, "value");
  g_assert_null (result);
  g_assert_null (byline_task_take (task, G_ASYNC_RESULT (bad)));
  g_assert_null (wait_for (&result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

static void
test_forward (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GTask) task = g_task_new (NULL, NULL, answered_cb, &result);
      g_autoptr (GTask) step = step_new (i == 0 ? "value" : NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      byline_task_forward (task, G_ASYNC_RESULT (step), g_free);
      value = wait_for (&result, &error);
      g_assert_cmpstr (value, ==, i == 0 ? "value" : NULL);
      if (i == 1)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task/take", test_take);
  g_test_add_func ("/task/forward", test_forward);
  return g_test_run ();
}
