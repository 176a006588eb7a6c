/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-task.h"

gpointer
byline_task_take (GTask *task, GAsyncResult *result)
{
  GError *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  return value;
}

void
byline_task_forward (GTask *task, GAsyncResult *result, GDestroyNotify value_free)
{
  GError *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, value_free);
}
