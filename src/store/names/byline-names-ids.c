/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-names-private.h"

#include "byline-error.h"

gboolean
_byline_names_read_ids (BylineDb *self, BylineStatement *statement, GArray *ids, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (_byline_db_step (self, statement, &failure))
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}
