/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "byline-network.h"
#include "byline-record.h"
#include "byline-shown-private.h"
#include "byline-text-cache-private.h"

G_BEGIN_DECLS

/** The largest number of a story, a publication and so on. */
#define BYLINE_MAX_NUMBER 268435455

/** What has numbers that people see, and by what it is known for longer. */
typedef enum {
  BYLINE_NUMBERS_STORIES,      /* key */
  BYLINE_NUMBERS_PUBLICATIONS, /* key */
  BYLINE_NUMBERS_FEEDS,        /* seed */
  BYLINE_NUMBERS_SECTIONS,     /* folded name */
  BYLINE_NUMBERS_AUTHORS,      /* folded name: of several that bear it, the first one's */
} BylineNumbers;
#define BYLINE_N_NUMBERS (BYLINE_NUMBERS_AUTHORS + 1)

typedef struct _BylineJournalHooks BylineJournalHooks;

/** BylinePlaceHint: where the last story was put (byline-place.c). */
typedef struct {
  gint64 first; /* the place that its time stands for; 0 for none */
  gint64 next;  /* the one behind it */
  gint64 shift; /* how far behind their time's place stories are at most, as far as is known */
} BylinePlaceHint;

/** BylineMemberStart: what a group held when its member under way began: whether that has done anything. */
typedef struct {
  gint64 n_changes; /* of rows, on this connection */
  gsize journal;
  guint n_files_to_delete;
  guint n_stories;
  guint n_texts;
} BylineMemberStart;

struct _BylineDb {
  sqlite3 *sqlite;
  char *data_dir;
  char *articles_dir;
  char *journal_path;
  GHashTable *statements;     /* SQL's address -> sqlite3_stmt */
  GString *journal;           /* lines of the transaction under way */
  gint64 journal_number;      /* the last number given out in it */
  gint64 journal_size;        /* where the journal ends, as the database knows it */
  gint64 now;                 /* when the line being written or replayed was made */
  GPtrArray *files_to_delete; /* files to be deleted once the transaction is through */
  int lock_fd;                /* shared while the database is open */
  int log_fd;            /* of the archive's log, while a transaction writes articles; else -1 */
  guint depth;           /* of _byline_db_begin() */
  gboolean in_group;     /* the outermost transaction is a group's: see _byline_db_begin_group() */
  GArray *group_stories; /* of gint64: those of the group that came or changed */
  BylineMemberStart member;     /* of the group */
  gint64 pending_mutes_version; /* of the data that temp.pending_mutes was made from; 0: of none */
  gboolean read_only;
  guint n_outdated;          /* stories whose articles were forgotten when it was opened */
  gboolean is_bulk_indexing; /* texts are gathered for the search */
  GPtrArray *new_texts;      /* of BylineNewText: those that were */
  gsize n_text_bytes;        /* in them */
  BylineTextCache *text_cache;
  BylinePlaceHint place_hint;
  /* name -> gint64, while a rebuild keeps numbers; else NULL */
  GHashTable *old_numbers[BYLINE_N_NUMBERS];
  /* folded name -> name, of sections and authors, while a rebuild keeps spellings; else NULL */
  GHashTable *old_spellings[BYLINE_N_NUMBERS];
  gint64 line_number;  /* of the line that is replayed */
  gboolean is_settled; /* what is done is a server's word: it is not to be told */
  gboolean replaying;  /* what is applied comes from the journal: nothing is written there */
  const BylineJournalHooks *journal_hooks;
};

/** A cached statement: resetting it lets go of its read lock. */
typedef struct sqlite3_stmt BylineStatement;
void _byline_statement_reset (BylineStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStatement, _byline_statement_reset)

/** A statement made for one use. */
typedef struct {
  sqlite3_stmt *handle;
} BylineOneShotStatement;
void _byline_one_shot_statement_free (BylineOneShotStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineOneShotStatement, _byline_one_shot_statement_free)

/* --- byline-db-statements.c --- */

/** Turns SQLite's last failure into a #BylineStoreError. Returns: %FALSE */
gboolean _byline_db_fail (BylineDb *self, GError **error);

/**
 * _byline_db_query:
 * @sql: a string constant: the cache goes by its address
 * @types: one letter an argument: i gint64, s (nullable) char *, b (nullable) GBytes *; r two, a
 *   const BylineRecord * of columns (see byline-columns-private.h) and a struct of it, for all its
 *   columns
 *
 * Returns: (transfer none): the statement with its arguments bound, to be stepped; hold it in a
 *   g_autoptr (BylineStatement).
 */
BylineStatement *_byline_db_query (BylineDb *self,
                                   GError **error,
                                   const char *sql,
                                   const char *types,
                                   ...);
/** As _byline_db_query(), and runs it to the end. */
gboolean _byline_db_run (BylineDb *self, GError **error, const char *sql, const char *types, ...);
/**
 * Returns: the first column of the first row; @fallback if there is no row, or NULL in it. -1
 * with @error on failure.
 */
gint64 _byline_db_query_int (BylineDb *self,
                             gint64 fallback,
                             GError **error,
                             const char *sql,
                             const char *types,
                             ...);
/** Steps. Returns: whether there is a row; %FALSE with @error on failure. */
gboolean _byline_db_step (BylineDb *self, BylineStatement *statement, GError **error);
/** Prepares SQL that was put together. */
BylineOneShotStatement *_byline_db_prepare (BylineDb *self, const char *sql, GError **error);
gboolean _byline_db_exec (BylineDb *self, const char *sql, GError **error);
/** Returns: (transfer full) (nullable) */
char *_byline_column_text (BylineStatement *statement, int column);

/** Returns: the network that a flag (private: 1) stands for. */
BylineNetwork _byline_column_network (BylineStatement *statement, int column);

/* --- byline-schema.c --- */

#define BYLINE_DB_VERSION 11
/** FOREIGN if another program made the database, NEWER if a newer Byline did. Writes nothing. */
gboolean _byline_schema_check_owner (BylineDb *self, GError **error);
/** Lays out a database that is empty. OLDER if it was laid out before %BYLINE_DB_VERSION, NEWER if after. */
gboolean _byline_schema_prepare (BylineDb *self, GError **error);
/** Adds to a connection the functions that its SQL calls. */
gboolean _byline_schema_add_functions (BylineDb *self, GError **error);

/* --- byline-tokenizer.c --- */

/** Adds the tokenizer "byline" and byline_rank() to a connection. Returns: an SQLite code. */
int _byline_tokenizer_register (sqlite3 *sqlite);
/** Returns: (nullable): a connection's FTS5. */
fts5_api *_byline_tokenizer_get_api (sqlite3 *sqlite);
/**
 * Returns: whether @character belongs to a script that is written without spaces: indexed by
 * pairs.
 */
gboolean _byline_tokenizer_is_cjk (gunichar character);

/* --- byline-search-rank.c --- */

/**
 * Adds byline_rank (search): how well the row answers its MATCH, more is better. Returns: an SQLite
 * code.
 */
int _byline_search_rank_register (fts5_api *api);

G_END_DECLS
