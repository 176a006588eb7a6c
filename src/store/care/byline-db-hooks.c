/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-hooks-private.h"

#include "byline-account-journal-private.h"
#include "byline-db-names-private.h"
#include "byline-journal-care-private.h"
#include "byline-rules-journal-private.h"
#include "byline-stories-journal-private.h"

static const BylineJournalApplier *const appliers[] = {
  _byline_subscription_appliers, _byline_retention_appliers, _byline_tombstone_appliers,
  _byline_row_appliers,          _byline_mark_appliers,      _byline_spoiled_appliers,
  _byline_rule_appliers,         _byline_page_appliers,      _byline_ahead_appliers,
  _byline_account_appliers,      _byline_outbox_appliers,    NULL,
};

const BylineDbHooks _byline_db_hooks = {
  .journal = { .appliers = appliers, .write_anew = _byline_journal_recreate },
};
