/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-lists.h"

#include "byline-db-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"

/* Leaves only the stories that sort at or before @until. */
static gboolean
keep_until (BylineDb *self, GArray *ids, gint64 until, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      gint64 id = g_array_index (ids, gint64, i);
      gint64 time = _byline_db_query_int (self, G_MAXINT64, &failure,
                                          "SELECT sort_time FROM stories WHERE id = ?", "i", id);

      if (!byline_error_pass (error, g_steal_pointer (&failure)))
        return FALSE;
      if (time <= until)
        g_array_index (ids, gint64, n++) = id;
    }
  g_array_set_size (ids, n);
  return TRUE;
}

GArray *
byline_db_mark_all_read (BylineDb *self, const BylineFilter *filter, gint64 until, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylineFilter) unread = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) changed = NULL;

  g_return_val_if_fail (self != NULL && filter != NULL, NULL);

  unread = byline_filter_copy (filter);
  unread->unread = TRUE;
  unread->order = BYLINE_ORDER_DEFAULT;
  if (!_byline_transaction_begin (&scope, self, error))
    return NULL;
  ids = byline_db_list_stories (self, unread, 0, 0, error);
  if (ids == NULL || !keep_until (self, ids, until, error))
    return NULL;
  /* The line names each story: what the filter means may be different when it is replayed. */
  changed = byline_db_mark (self, (const gint64 *) (gpointer) ids->data, ids->len,
                            BYLINE_STORY_FLAG_READ, TRUE, error);
  if (changed == NULL || !_byline_transaction_commit (&scope, error))
    return NULL;
  return g_steal_pointer (&changed);
}
