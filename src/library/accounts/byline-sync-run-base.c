/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-run-private.h"

BylineSyncAccess
_byline_sync_run_access (const BylineSyncRun *self)
{
  return (BylineSyncAccess){
    .protocol = self->protocol,
    .base_url = self->account->url,
    .user = self->account->user,
    .secret = self->secret,
    .session = self->session,
    .edit_token = self->edit_token,
  };
}

void
_byline_sync_run_advance (BylineSyncRun *self)
{
  self->step++;
  g_clear_pointer (&self->continuation, g_free);
  self->n_pages = 0;
  self->is_listing = FALSE;
}
