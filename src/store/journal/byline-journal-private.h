/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "byline-connection-private.h"

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

/**
 * BylineJournalApplier: how lines of one operation are applied, within a transaction. Tables of them
 * end with an entry without @op.
 * @apply: what the line names and is not there (any more) is to be left out: what fails rolls the
 *   whole transaction back
 * @is_strange: (nullable): whether only a newer Byline understands the line; %NULL: none is
 */
typedef struct {
  const char *op;
  BylineJournalKinds kind;
  gboolean (*apply) (BylineDb *self, JsonObject *line, GError **error);
  gboolean (*is_strange) (JsonObject *line);
} BylineJournalApplier;

/**
 * BylineJournalHooks: what the journal needs of those who stand above it.
 * @appliers: tables, %NULL behind the last one
 * @write_anew: adds to the transaction lines that say all that the database holds of the user's
 *   doing: the journal was deleted
 */
struct _BylineJournalHooks {
  const BylineJournalApplier *const *appliers;
  gboolean (*write_anew) (BylineDb *self, GError **error);
};

/** An append that is not yet committed: the open file, with its lock, and where it ended before; -1
 * as long as nothing was written. */
typedef struct {
  int fd;
  gint64 size;
} BylineJournalAppend;

/** Returns: (transfer full): a line to be filled and given to _byline_journal_add(). */
JsonObject *_byline_journal_line_new (BylineDb *self, const char *op);
/** Returns: (transfer full): the line's text, with its checksum (c) as the last member. */
char *_byline_journal_line_to_text (JsonObject *line);
/** Adds a line to the transaction under way; nothing while the journal itself is replayed. */
void _byline_journal_add (BylineDb *self, JsonObject *line);

gboolean _byline_journal_append (BylineDb *self, BylineJournalAppend *append, GError **error);
void _byline_journal_append_undo (BylineJournalAppend *append);
void _byline_journal_append_done (BylineJournalAppend *append);

/** Applies the lines that the database does not hold yet. Within a transaction. */
gboolean _byline_journal_catch_up (BylineDb *self, GError **error);
/**
 * Applies all lines of @kinds whose number is above @after. Within a transaction. Returns: the
 * last line's number, -1 with an error.
 */
gint64 _byline_journal_replay (BylineDb *self,
                               gint64 after,
                               BylineJournalKinds kinds,
                               GError **error);
/** Returns: the journal's length in bytes; 0 if there is none. */
gint64 _byline_journal_file_size (BylineDb *self);
/** Keeps in the database what it holds of the journal. */
gboolean _byline_journal_set_position (BylineDb *self, gint64 number, gint64 size, GError **error);

/**
 * BylineJournalFunc:
 * @number: the line's number
 * @line: the object
 *
 * Returns: whether to go on.
 */
typedef gboolean (*BylineJournalFunc) (BylineDb *self,
                                       gint64 number,
                                       JsonObject *line,
                                       gpointer user_data,
                                       GError **error);
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
gint64 _byline_journal_foreach (BylineDb *self,
                                gint64 after,
                                BylineJournalFunc func,
                                gpointer user_data,
                                guint *n_broken,
                                GError **error);

/** Returns: (transfer none) (nullable): a text member; %NULL if it is missing or something else. */
const char *_byline_journal_text (JsonObject *line, const char *member);
gint64 _byline_journal_int (JsonObject *line, const char *member);
/**
 * Returns: (transfer container) (element-type utf8): the texts of an array member; they live as
 * long as @line.
 */
GPtrArray *_byline_journal_texts (JsonObject *line, const char *member);

/** Returns: whether only a newer Byline understands the line (byline-journal-replay.c). */
gboolean _byline_journal_is_strange (BylineDb *self, JsonObject *line);

/** Applies one line (byline-journal-replay.c). */
gboolean _byline_journal_apply (BylineDb *self,
                                JsonObject *line,
                                BylineJournalKinds kinds,
                                GError **error);

G_END_DECLS
