/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/*
 * journal.jsonl: what the user did, one JSON object a line: n (its number), t (when), op and its
 * arguments, which name stories, publications and feeds by what lasts: key, key and address.
 * Lines are idempotent. The last member (c) is a checksum of what stands before it. A line is
 * appended before the transaction that it belongs to is committed; the database knows the last
 * number that it holds, and whoever begins a transaction first applies what is beyond.
 */

/** Which lines are replayed. */
typedef enum {
  BYLINE_JOURNAL_STRUCTURE = 1 << 0, /* subscriptions, names, tombstones */
  BYLINE_JOURNAL_MARKS = 1 << 1,     /* read, saved */
  BYLINE_JOURNAL_ALL = BYLINE_JOURNAL_STRUCTURE | BYLINE_JOURNAL_MARKS,
} BylineJournalKinds;

/** An append that is not yet committed: the open file, with its lock, and where it ended before; -1
 * as long as nothing was written. */
typedef struct {
  int fd;
  gint64 size;
} BylineJournalAppend;

/** Returns: (transfer full): a line to be filled and given to _byline_journal_add(). */
JsonObject *_byline_journal_line_new (BylineDb   *self,
                                      const char *op);
/** Returns: (transfer full): the line's text, with its checksum (c) as the last member. */
char *_byline_journal_line_to_text (JsonObject *line);
/** Adds a line to the transaction under way; nothing while the journal itself is replayed. */
void _byline_journal_add (BylineDb   *self,
                          JsonObject *line);

gboolean _byline_journal_append (BylineDb             *self,
                                 BylineJournalAppend  *append,
                                 GError              **error);
void _byline_journal_append_undo (BylineJournalAppend *append);
void _byline_journal_append_done (BylineJournalAppend *append);

/** Applies the lines that the database does not hold yet. Within a transaction. */
gboolean _byline_journal_catch_up (BylineDb  *self,
                                   GError   **error);
/**
 * Applies all lines of @kinds whose number is above @after. Within a transaction. Returns: the
 * last line's number, -1 with an error.
 */
gint64 _byline_journal_replay (BylineDb            *self,
                               gint64               after,
                               BylineJournalKinds   kinds,
                               GError             **error);
/** Returns: the journal's length in bytes; 0 if there is none. */
gint64 _byline_journal_file_size (BylineDb *self);
/** Keeps in the database what it holds of the journal. */
gboolean _byline_journal_set_position (BylineDb  *self,
                                       gint64     number,
                                       gint64     size,
                                       GError   **error);

/**
 * BylineJournalFunc:
 * @number: the line's number
 * @line: the object
 *
 * Returns: whether to go on.
 */
typedef gboolean (*BylineJournalFunc) (BylineDb    *self,
                                       gint64       number,
                                       JsonObject  *line,
                                       gpointer     user_data,
                                       GError     **error);
/**
 * _byline_journal_foreach:
 * @after: lines up to this number are skipped unparsed
 * @n_broken: (nullable): how many lines could not be read or are not as they were written, a
 *   last one that was never finished apart
 *
 * Damaged lines are left out; but of all lines (@after is 0) marks and tombstones that can be
 * made out are given to @func, with the number 0.
 *
 * Returns: the last number, 0 for an empty or missing journal; -1 with an error.
 */
gint64 _byline_journal_foreach (BylineDb           *self,
                                gint64              after,
                                BylineJournalFunc   func,
                                gpointer            user_data,
                                guint              *n_broken,
                                GError            **error);

/** Returns: (transfer none) (nullable): a text member; %NULL if it is missing or something else. */
const char *_byline_journal_text (JsonObject *line,
                                  const char *member);
gint64 _byline_journal_int (JsonObject *line,
                            const char *member);
/**
 * Returns: (transfer container) (element-type utf8): the texts of an array member; they live as
 * long as @line.
 */
GPtrArray *_byline_journal_texts (JsonObject *line,
                                  const char *member);

/** Adds to the transaction lines that say all that the database holds of the user's doing. */
gboolean _byline_journal_write_anew (BylineDb  *self,
                                     GError   **error);
/** Adds to the transaction lines that set @flag of @stories (keys). */
void _byline_journal_add_marks (BylineDb   *self,
                                const char *flag,
                                GHashTable *stories);

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
gboolean _byline_journal_compare (BylineDb                 *self,
                                  gint64                    until,
                                  BylineJournalDifference  *difference,
                                  GError                  **error);
gboolean _byline_journal_is_different (const BylineJournalDifference *difference);
/** Adds to @read and @saved, or takes from them, the keys that a line marks. */
void _byline_journal_take_mark (JsonObject *line,
                                GHashTable *read,
                                GHashTable *saved);
/** Returns: whether only a newer Byline understands the line (byline-journal-replay.c). */
gboolean _byline_journal_is_strange (JsonObject *line);

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
gboolean _byline_journal_heal (BylineDb   *self,
                               gint64      until,
                               gint64     *number,
                               gint64     *size,
                               char      **aside,
                               GError    **error);

/** Makes the journal short if it has grown much since it was last (byline-journal-compact.c). */
gboolean _byline_journal_maybe_compact (BylineDb  *self,
                                        GError   **error);

/**
 * Adds the line of what is kept of a publication (a key), or (%NULL) in the whole library
 * (byline-db-retention.c).
 */
void _byline_journal_add_retention (BylineDb              *self,
                                    const char            *publication,
                                    const BylineRetention *retention);
/** Adds the line of a rule (byline-db-rules.c). */
void _byline_journal_add_rule (BylineDb         *self,
                               const BylineRule *rule);
/**
 * _byline_journal_read_rule:
 * @is_broken: (out): whether the line is a rule that makes no sense: unlike one of a kind that only a
 *   newer Byline knows, it counts as a line that cannot be read
 *
 * Returns: (transfer full) (nullable): the rule that a line holds, %NULL for none
 *   (byline-db-rules.c).
 */
BylineRule *_byline_journal_read_rule (JsonObject *line,
                                       gboolean   *is_broken);
/** Applies a line that a rule was written in (byline-db-rules.c). */
gboolean _byline_db_apply_journalled_rule (BylineDb    *self,
                                           JsonObject  *line,
                                           GError     **error);
/** Applies one line (byline-journal-replay.c). */
gboolean _byline_journal_apply (BylineDb            *self,
                                JsonObject          *line,
                                BylineJournalKinds   kinds,
                                GError             **error);

G_END_DECLS
