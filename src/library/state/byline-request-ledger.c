/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-request-ledger.h"

#include "byline-clock.h"
#include "byline-db-requests.h"

/* They are written when so many have come together, or so many milliseconds after the first. */
#define MAX_WAITING 128
#define WAIT_MS 2000
/* Pictures whose stories are remembered; then it begins anew. */
#define MAX_PICTURES 4096

struct _BylineRequestLedger {
  BylineSession *session;
  BylineStore *store;
  GPtrArray *waiting;   /* of BylineLoggedRequest */
  GHashTable *pictures; /* address to BylineRequestReason */
  gulong answered;
  guint source;
};

static gpointer
write_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (byline_db_log_requests (db, data, byline_clock_now (), error));
}

/* A ledger that cannot be written is no reason to complain: what filled the disk does. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (byline_store_run_finish (BYLINE_STORE (source), result, &error) == NULL)
    g_debug ("Requests could not be written down: %s", error->message);
}

void
byline_request_ledger_flush (BylineRequestLedger *self)
{
  GPtrArray *requests;

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->waiting->len == 0 || byline_store_is_read_only (self->store))
    return;
  requests = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_logged_request_free);
  byline_store_write_grouped_async (self->store, write_func, requests,
                                    (GDestroyNotify) g_ptr_array_unref, NULL, NULL, written_cb,
                                    NULL);
}

static gboolean
flush_cb (gpointer user_data)
{
  BylineRequestLedger *self = user_data;

  self->source = 0;
  byline_request_ledger_flush (self);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (BylineSession *session, const BylineLoggedRequest *logged, gpointer user_data)
{
  BylineRequestLedger *self = user_data;

  g_ptr_array_add (self->waiting, byline_logged_request_copy (logged));
  if (self->waiting->len >= MAX_WAITING)
    byline_request_ledger_flush (self);
  else if (self->source == 0)
    self->source = g_timeout_add (WAIT_MS, flush_cb, self);
}

void
byline_request_ledger_note_picture (BylineRequestLedger *self,
                                    const char *url,
                                    gint64 publication_id,
                                    gint64 story_id)
{
  const BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_PICTURE, publication_id, story_id };

  if (g_hash_table_size (self->pictures) >= MAX_PICTURES)
    g_hash_table_remove_all (self->pictures);
  g_hash_table_insert (self->pictures, g_strdup (url), g_memdup2 (&why, sizeof why));
}

BylineRequestReason
byline_request_ledger_find_picture (BylineRequestLedger *self, const char *url)
{
  const BylineRequestReason *why = g_hash_table_lookup (self->pictures, url);

  return why != NULL ? *why : (BylineRequestReason){ BYLINE_REQUEST_PURPOSE_PICTURE, 0, 0 };
}

BylineRequestLedger *
byline_request_ledger_new (BylineSession *session, BylineStore *store)
{
  BylineRequestLedger *self = g_new0 (BylineRequestLedger, 1);

  self->session = session;
  self->store = store;
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_logged_request_free);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->answered = g_signal_connect (session, "answered", G_CALLBACK (answered_cb), self);
  return self;
}

void
byline_request_ledger_free (BylineRequestLedger *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_signal_handler (&self->answered, self->session);
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->pictures);
  g_free (self);
}
