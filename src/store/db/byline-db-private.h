/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-connection-private.h"
#include "byline-db.h"
#include "byline-journal-private.h"

G_BEGIN_DECLS

/** BylineDbHooks: what a connection needs of those who stand above it. */
typedef struct {
  BylineJournalHooks journal;
} BylineDbHooks;

/* --- byline-db.c: transactions --- */

/**
 * Begins a writing transaction (they nest) and applies what the journal has beyond the database.
 */
gboolean _byline_db_begin (BylineDb *self, GError **error);
/** Writes the transaction's journal lines, then commits; rolls back on failure. */
gboolean _byline_db_commit (BylineDb *self, GError **error);
void _byline_db_rollback (BylineDb *self);

/**
 * _byline_db_begin_group:
 *
 * Begins a transaction that holds several others until _byline_db_end_group(): what all of them would do
 * at their end is done once, and none lasts before the group does. One that fails without having changed
 * anything concerns no other; else all is rolled back, and the group is not whole any more.
 */
gboolean _byline_db_begin_group (BylineDb *self, GError **error);
/** Commits the group; if that fails nothing of it lasts. @is_whole: %FALSE to roll it back. */
gboolean _byline_db_end_group (BylineDb *self, gboolean is_whole, GError **error);
/** Returns: whether a group is under way that has not been rolled back, as SQLite does, too, if the disk fails. */
gboolean _byline_db_group_is_whole (BylineDb *self);
/** Says that the group was rolled back. Returns: %FALSE */
gboolean _byline_db_fail_group (GError **error);
/** Rolls back what a function left open; of a group only that. */
void _byline_db_leave (BylineDb *self);
/** Gives back what the connection keeps of the database's pages; they are read again when they are needed. */
void _byline_db_release_memory (BylineDb *self);

/** BylineTransaction: rolls the transaction back at the end of its block unless it was committed. */
typedef struct {
  BylineDb *db;
} BylineTransaction;
void _byline_transaction_end (BylineTransaction *scope);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineTransaction, _byline_transaction_end)
gboolean _byline_transaction_begin (BylineTransaction *scope, BylineDb *self, GError **error);
gboolean _byline_transaction_commit (BylineTransaction *scope, GError **error);

/**
 * BylineReadTransaction: one state of the database for all statements of a block, if no transaction holds
 * one already. Each statement on its own would lock and look for changes.
 */
typedef struct {
  BylineDb *db;
} BylineReadTransaction;
void _byline_read_transaction_end (BylineReadTransaction *snapshot);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineReadTransaction, _byline_read_transaction_end)
gboolean _byline_read_transaction_begin (BylineReadTransaction *snapshot,
                                         BylineDb *self,
                                         GError **error);

/** A file of the archive to be deleted once the transaction is through. */
void _byline_db_delete_file_on_commit (BylineDb *self, const char *key);

/** Opens @path below @data_dir, or ":memory:", without journal: for byline_db_rebuild(). */
BylineDb *_byline_db_open_bare (const char *data_dir,
                                const char *file_name,
                                const BylineDbHooks *hooks,
                                GError **error);
/** Opens the index that is there for reading, without a lock or a look at what is in it. */
BylineDb *_byline_db_open_old (const char *data_dir, const BylineDbHooks *hooks, GError **error);
/** As byline_db_open(), of an index that is there or is to be made empty. */
BylineDb *_byline_db_open_index (const char *data_dir,
                                 BylineDbMode mode,
                                 const BylineDbHooks *hooks,
                                 GError **error);

/* How long the end of a rebuild is waited for: 100,000 stories take about a minute. */
#define BYLINE_LOCK_TIMEOUT_MS 120000
#define BYLINE_LOCK_STEP_MS 50

/** Returns: the number that @name had in the index that is being replaced; 0 for none. */
gint64 _byline_db_old_number (BylineDb *self, BylineNumbers what, const char *name);
/** As _byline_db_old_number(), for the first that is made of that name. */
gint64 _byline_db_take_old_number (BylineDb *self, BylineNumbers what, const char *name);
/**
 * A name is spelled as it came first. A rebuild reads the archive in another order.
 *
 * Returns: (transfer none): how @fold was spelled in the index that is being replaced, else @name
 */
const char *_byline_db_old_spelling (BylineDb *self,
                                     BylineNumbers what,
                                     const char *fold,
                                     const char *name);
/**
 * Takes the in-use lock of @data_dir: alone, or shared: then a rebuild that is under way is waited
 * for, within limits. Returns: a file descriptor, -1 with BUSY or FAILED.
 */
int _byline_db_lock_profile (const char *data_dir, gboolean exclusive, GError **error);

G_END_DECLS
