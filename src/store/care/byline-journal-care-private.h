/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"
#include "byline-journal-private.h"

G_BEGIN_DECLS

/** Adds to the transaction lines that say all that the database holds of the user's doing. */
gboolean _byline_journal_recreate (BylineDb *self, GError **error);
/** Adds to the transaction lines that set @flag of @stories (keys). */
void _byline_journal_add_marks (BylineDb *self, const char *flag, GHashTable *stories);

/** What a journal and a database can disagree on. */
typedef enum {
  BYLINE_JOURNAL_KIND_SUBSCRIPTION, /* feeds, and what was decided of publications */
  BYLINE_JOURNAL_KIND_RULE,         /* names, mutes, saved filters */
  BYLINE_JOURNAL_KIND_FORGOTTEN,    /* tombstones */
  BYLINE_JOURNAL_KIND_DATE,         /* when a story sorts */
  BYLINE_JOURNAL_KIND_MARK,         /* read, saved */
} BylineJournalKind;
#define BYLINE_JOURNAL_N_KINDS (BYLINE_JOURNAL_KIND_MARK + 1)

typedef struct {
  guint n_broken;                         /* lines that cannot be read */
  guint n_unsaid[BYLINE_JOURNAL_N_KINDS]; /* the database holds it, the journal does not say it */
  guint n_unheld[BYLINE_JOURNAL_N_KINDS]; /* the other way round */
} BylineJournalDifference;

/**
 * _byline_journal_compare:
 * @until: only lines up to this number are taken: what the database holds
 * @difference: (out): filled in
 *
 * Compares what the user decided as journal and database have it (byline-journal-compare.c).
 *
 * Returns: %FALSE with an error.
 */
gboolean _byline_journal_compare (BylineDb *self,
                                  gint64 until,
                                  BylineJournalDifference *difference,
                                  GError **error);
gboolean _byline_journal_is_different (const BylineJournalDifference *difference);
/** Adds to @read and @saved, or takes from them, the keys that a line marks. */
void _byline_journal_take_mark (JsonObject *line, GHashTable *read, GHashTable *saved);
/**
 * _byline_journal_heal:
 * @until: the number up to which the database holds the journal
 * @number: (out): the new journal's last number
 * @size: (out): its length
 * @aside: (out) (transfer full) (nullable): where the damaged file is kept; %NULL if there was none
 *
 * Writes the journal anew from the database and what can still be read of it. Reads from the
 * database only; nobody else may write meanwhile.
 */
gboolean _byline_journal_heal (BylineDb *self,
                               gint64 until,
                               gint64 *number,
                               gint64 *size,
                               char **aside,
                               GError **error);

/** Makes the journal short if it has grown much since it was last (byline-journal-compact.c). */
gboolean _byline_journal_maybe_compact (BylineDb *self, GError **error);

G_END_DECLS
