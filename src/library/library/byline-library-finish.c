/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library.h"

gpointer
byline_library_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
byline_library_change_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  return byline_library_finish (self, result, error) != NULL;
}
