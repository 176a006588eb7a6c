/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-network.h"

#include "byline-clock.h"
#include "byline-db-polls.h"
#include "byline-db-requests.h"
#include "byline-library-parts-private.h"

static gpointer
health_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_health (db, arguments->id, error);
}

void
byline_library_get_health_async (BylineLibrary *self,
                                 gint64 publication_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_query (self, health_func, (GDestroyNotify) g_ptr_array_unref,
                         &(BylineArguments){ .id = publication_id }, cancellable, callback,
                         user_data);
}

static gpointer
requests_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  gint64 now = byline_clock_now ();

  return byline_db_get_requests (db, arguments->text, now - BYLINE_DB_REQUESTS_SECONDS,
                                 byline_clock_start_of_day (now), arguments->number, error);
}

void
byline_library_get_requests_async (BylineLibrary *self,
                                   const char *text,
                                   guint limit,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  if (self->is_open)
    byline_request_ledger_flush (self->ledger);
  /* On the writing thread, behind what was just handed in. */
  _byline_library_change (self, 0, requests_func, (GDestroyNotify) byline_request_log_free,
                          &(BylineArguments){ .text = text, .number = limit }, cancellable,
                          callback, user_data);
}

static gpointer
forget_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_forget_requests (db, error));
}

void
byline_library_forget_requests_async (BylineLibrary *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  if (self->is_open)
    byline_request_ledger_flush (self->ledger);
  _byline_library_change (self, 0, forget_func, NULL, &(BylineArguments){ 0 }, cancellable,
                          callback, user_data);
}
