/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-run-private.h"

#include "byline-clock.h"
#include "byline-error.h"

/* So often a session or a token is renewed before an answer comes. */
#define MAX_RENEWALS 4

static void
reset_lists (BylineSyncRun *self)
{
  self->unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->recent = g_ptr_array_new_with_free_func (g_free);
  self->recent_set = g_hash_table_new (g_str_hash, g_str_equal);
  self->confirm = g_ptr_array_new_with_free_func (g_free);
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  self->feeds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

BylineSyncRun *
byline_sync_run_new (const BylineAccount *account, const char *secret, const char *session)
{
  BylineSyncRun *self;

  g_return_val_if_fail (account != NULL, NULL);

  self = g_new0 (BylineSyncRun, 1);
  self->account = byline_account_copy (account);
  self->protocol = BYLINE_SYNC_GREADER;
  byline_sync_protocol_parse (account->protocol, &self->protocol);
  self->quirks = byline_sync_quirks_find (self->protocol, account->url);
  self->secret = g_strdup (secret);
  self->session = g_strdup (session);
  self->steps = self->protocol == BYLINE_SYNC_MINIFLUX ? _byline_sync_miniflux_steps
                                                       : _byline_sync_greader_steps;
  self->report = byline_sync_report_new ();
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_first = account->cursor == 0;
  self->marks_limit = self->quirks->marks_at_once;
  self->entries_limit = self->quirks->entries_at_once;
  reset_lists (self);
  return self;
}

void
byline_sync_run_free (BylineSyncRun *self)
{
  if (self == NULL)
    return;
  byline_account_free (self->account);
  g_free (self->secret);
  g_free (self->session);
  g_free (self->edit_token);
  byline_sync_report_free (self->report);
  g_array_unref (self->changed);
  g_free (self->continuation);
  g_hash_table_unref (self->unread);
  g_hash_table_unref (self->saved);
  g_hash_table_unref (self->recent_set);
  g_ptr_array_unref (self->recent);
  g_ptr_array_unref (self->confirm);
  g_ptr_array_unref (self->wanted);
  g_hash_table_unref (self->feeds);
  g_hash_table_unref (self->folders);
  g_hash_table_unref (self->refused);
  byline_feed_act_free (self->act);
  byline_mark_batch_free (self->batch);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_free (self->before);
  g_free (self);
}

void
byline_sync_reading_free (BylineSyncReading *self)
{
  if (self == NULL)
    return;
  byline_sync_answer_free (self->answer);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self);
}

/* --- Asking --- */

/* Returns: (transfer full) (nullable): what must be asked before the step's own question. */
static BylineSyncRequest *
ask_aside (BylineSyncRun *self)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  self->aside = BYLINE_SYNC_ASIDE_NONE;
  if (self->protocol != BYLINE_SYNC_GREADER)
    return NULL;
  if (self->session == NULL)
    {
      self->aside = BYLINE_SYNC_ASIDE_LOGIN;
      return byline_greader_login (&access);
    }
  if (self->edit_token == NULL && self->steps[self->step].needs_token)
    {
      self->aside = BYLINE_SYNC_ASIDE_TOKEN;
      return byline_greader_token (&access);
    }
  return NULL;
}

static gboolean
has_secret (const BylineSyncRun *self)
{
  return self->session != NULL || (self->secret != NULL && *self->secret != '\0');
}

gboolean
byline_sync_run_next (BylineSyncRun *self,
                      BylineDb *db,
                      BylineSyncRequest **request,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL && request != NULL, FALSE);

  *request = NULL;
  if (!has_secret (self))
    {
      g_set_error (
        error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_NO_SECRET,
        "The password or token for %s is not to be had: it is not kept, or the keyring is "
        "locked",
        self->account->name);
      return FALSE;
    }
  while (self->steps[self->step].ask != NULL)
    {
      g_autoptr (BylineSyncRequest) aside = NULL;

      if (!self->steps[self->step].ask (self, db, request, error))
        return FALSE;
      if (*request == NULL)
        {
          _byline_sync_run_advance (self);
          continue;
        }
      aside = ask_aside (self);
      if (aside != NULL)
        {
          byline_sync_request_free (*request);
          *request = g_steal_pointer (&aside);
        }
      self->report->n_requests++;
      return TRUE;
    }
  return TRUE;
}

/* --- Answers --- */

BylineSyncReading *
byline_sync_run_read (const BylineSyncRun *self, GBytes *body, GError **error)
{
  gsize length = 0;
  const char *bytes = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  g_autoptr (BylineSyncAnswer) answer = NULL;
  BylineSyncReading *reading;

  g_return_val_if_fail (self != NULL, NULL);

  if (bytes == NULL)
    bytes = "";
  if (self->aside == BYLINE_SYNC_ASIDE_LOGIN)
    answer = byline_greader_read_login (bytes, length, error);
  else if (self->aside == BYLINE_SYNC_ASIDE_TOKEN)
    answer = byline_greader_read_token (bytes, length, error);
  else
    answer = self->steps[self->step].read (bytes, length, error);
  if (answer == NULL)
    return NULL;
  reading = g_new0 (BylineSyncReading, 1);
  if (answer->entries != NULL)
    reading->documents = byline_sync_documents_new (answer->entries, self->folders);
  reading->answer = g_steal_pointer (&answer);
  return reading;
}

static void
replace_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static gboolean
keep_clock (BylineSyncRun *self, BylineDb *db, gint64 date, GError **error)
{
  gint64 now = byline_clock_now ();

  if (self->began != 0)
    return TRUE;
  self->began = date > 0 ? date : now;
  self->account->clock_offset = self->began - now;
  return byline_db_set_account_clock (db, self->account->id, self->account->clock_offset, error);
}

gboolean
byline_sync_run_take (BylineSyncRun *self,
                      BylineDb *db,
                      BylineSyncReading *reading,
                      gint64 date,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL && reading != NULL, FALSE);

  if (!keep_clock (self, db, date, error))
    return FALSE;
  switch (self->aside)
    {
    case BYLINE_SYNC_ASIDE_LOGIN:
      replace_text (&self->session, reading->answer->text);
      return TRUE;
    case BYLINE_SYNC_ASIDE_TOKEN:
      replace_text (&self->edit_token, reading->answer->text);
      return TRUE;
    case BYLINE_SYNC_ASIDE_NONE:
      break;
    }
  self->has_renewed = FALSE;
  /* A token may be good for one change only. */
  self->n_renewals = 0;
  return self->steps[self->step].take (self, db, reading, error);
}

/* What the server gave has expired: it is asked for again. Returns: whether that may help. */
static gboolean
renew (BylineSyncRun *self)
{
  if (self->protocol != BYLINE_SYNC_GREADER || self->aside == BYLINE_SYNC_ASIDE_LOGIN ||
      self->n_renewals >= MAX_RENEWALS || self->secret == NULL)
    return FALSE;
  self->n_renewals++;
  /* First the token, which expires sooner. */
  if (self->edit_token == NULL || self->has_renewed)
    g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->edit_token, g_free);
  self->has_renewed = TRUE;
  return TRUE;
}

static gboolean
is_refusal (const GError *failure)
{
  return g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HTTP) ||
         g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND) ||
         g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_GONE) ||
         g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_SERVER) ||
         g_error_matches (failure, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_REFUSED);
}

gboolean
byline_sync_run_take_failure (BylineSyncRun *self,
                              BylineDb *db,
                              const GError *failure,
                              GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL && failure != NULL, FALSE);

  if (g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED) ||
      g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FORBIDDEN))
    {
      if (renew (self))
        return TRUE;
      g_set_error (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_LOGIN,
                   "%s does not take the user name with this password, or the token",
                   self->account->name);
      return FALSE;
    }
  if (g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS))
    {
      g_set_error_literal (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_MOVED, failure->message);
      return FALSE;
    }
  if (self->aside == BYLINE_SYNC_ASIDE_NONE && is_refusal (failure) &&
      self->steps[self->step].refused != NULL)
    return self->steps[self->step].refused (self, db, failure, error);
  g_propagate_error (error, g_error_copy (failure));
  return FALSE;
}

/* --- What it says of itself --- */

const char *
byline_sync_run_get_session (const BylineSyncRun *self)
{
  return self->session;
}

const BylineSyncReport *
byline_sync_run_get_report (const BylineSyncRun *self)
{
  return self->report;
}

GArray *
byline_sync_run_take_changed (BylineSyncRun *self)
{
  GArray *changed = self->changed;

  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  return changed;
}

void
byline_sync_run_get_progress (const BylineSyncRun *self, guint *done, guint *total)
{
  *done = self->n_done;
  *total = self->n_total;
}
