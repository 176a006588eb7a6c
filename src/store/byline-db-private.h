/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <sqlite3.h>

#include "byline-db.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "byline-shown-private.h"

G_BEGIN_DECLS

/** What has numbers that people see, and by what it is known for longer. */
typedef enum {
  BYLINE_NUMBERS_STORIES,      /* key */
  BYLINE_NUMBERS_PUBLICATIONS, /* key */
  BYLINE_NUMBERS_FEEDS,        /* seed */
  BYLINE_NUMBERS_SECTIONS,     /* folded name */
  BYLINE_NUMBERS_AUTHORS,      /* folded name: of several that bear it, the first one's */
} BylineNumbers;
#define BYLINE_N_NUMBERS (BYLINE_NUMBERS_AUTHORS + 1)

struct _BylineDb {
  sqlite3 *sqlite;
  char *data_dir;
  char *articles_dir;
  char *journal_path;
  GHashTable *statements; /* SQL's address -> sqlite3_stmt */
  GString *journal;       /* lines of the transaction under way */
  gint64 journal_number;  /* the last number given out in it */
  gint64 journal_size;    /* where the journal ends, as the database knows it */
  gint64 now;             /* when the line being written or replayed was made */
  GPtrArray *doomed;      /* files to be deleted once the transaction is through */
  int lock_fd;            /* shared while the database is open */
  int log_fd;             /* of the archive's log, while a transaction writes articles; else -1 */
  guint depth;            /* of _byline_db_begin() */
  gint64 settling_version; /* of the data that temp.unsettled was made from; 0: of none */
  gboolean read_only;
  gboolean gathers_texts; /* for the search, which they are brought into all at once */
  gsize gathered_bytes;
  /* name -> gint64, while a rebuild keeps numbers; else NULL */
  GHashTable *old_numbers[BYLINE_N_NUMBERS];
  /* folded name -> name, of sections and authors, while a rebuild keeps spellings; else NULL */
  GHashTable *old_spellings[BYLINE_N_NUMBERS];
  gboolean replaying;     /* what is applied comes from the journal: nothing is written there */
};

/** A cached statement: resetting it lets go of its read lock. */
typedef struct sqlite3_stmt BylineStatement;
void _byline_statement_reset (BylineStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStatement, _byline_statement_reset)

/** A statement made for one use. */
typedef struct {
  sqlite3_stmt *handle;
} BylineQuery;
void _byline_query_free (BylineQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineQuery, _byline_query_free)

/* --- byline-db-statements.c --- */

/** Turns SQLite's last failure into a #BylineStoreError. Returns: %FALSE */
gboolean _byline_db_fail (BylineDb  *self,
                          GError   **error);

/**
 * _byline_db_query:
 * @sql: a string constant: the cache goes by its address
 * @types: one letter an argument: i gint64, s (nullable) char *, b (nullable) GBytes *
 *
 * Returns: (transfer none): the statement with its arguments bound, to be stepped; hold it in a
 *   g_autoptr (BylineStatement).
 */
BylineStatement *_byline_db_query (BylineDb    *self,
                                   GError     **error,
                                   const char  *sql,
                                   const char  *types,
                                   ...);
/** As _byline_db_query(), and runs it to the end. */
gboolean _byline_db_run (BylineDb    *self,
                         GError     **error,
                         const char  *sql,
                         const char  *types,
                         ...);
/**
 * Returns: the first column of the first row; @fallback if there is no row, or NULL in it. -1
 * with @error on failure.
 */
gint64 _byline_db_query_int (BylineDb    *self,
                             gint64       fallback,
                             GError     **error,
                             const char  *sql,
                             const char  *types,
                             ...);
/** Steps. Returns: whether there is a row; %FALSE with @error on failure. */
gboolean _byline_db_step (BylineDb         *self,
                          BylineStatement  *statement,
                          GError          **error);
/** Prepares SQL that was put together. */
BylineQuery *_byline_db_prepare (BylineDb    *self,
                                 const char  *sql,
                                 GError     **error);
gboolean _byline_db_exec (BylineDb    *self,
                          const char  *sql,
                          GError     **error);
/** Returns: (transfer full) (nullable) */
char *_byline_column_text (BylineStatement *statement,
                           int              column);

/** Returns: the network that a flag (private: 1) stands for. */
BylineNetwork _byline_column_network (BylineStatement *statement,
                                      int              column);

/* --- byline-db.c: transactions --- */

/**
 * Begins a writing transaction (they nest) and applies what the journal has beyond the database.
 */
gboolean _byline_db_begin (BylineDb  *self,
                           GError   **error);
/** Writes the transaction's journal lines, then commits; rolls back on failure. */
gboolean _byline_db_commit (BylineDb  *self,
                            GError   **error);
void _byline_db_rollback (BylineDb *self);

/** BylineDbScope: rolls the transaction back at the end of its block unless it was committed. */
typedef struct {
  BylineDb *db;
} BylineDbScope;
void _byline_db_scope_end (BylineDbScope *scope);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineDbScope, _byline_db_scope_end)
gboolean _byline_db_scope_begin (BylineDbScope  *scope,
                                 BylineDb       *self,
                                 GError        **error);
gboolean _byline_db_scope_commit (BylineDbScope  *scope,
                                  GError        **error);

/**
 * BylineSnapshot: one state of the database for all statements of a block, if no transaction holds
 * one already. Each statement on its own would lock and look for changes.
 */
typedef struct {
  BylineDb *db;
} BylineSnapshot;
void _byline_snapshot_end (BylineSnapshot *snapshot);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineSnapshot, _byline_snapshot_end)
gboolean _byline_snapshot_begin (BylineSnapshot  *snapshot,
                                 BylineDb        *self,
                                 GError         **error);

/** A file of the archive to be deleted once the transaction is through. */
void _byline_db_doom_file (BylineDb   *self,
                           const char *key);

/** Opens @path below @data_dir, or ":memory:", without journal: for byline_db_rebuild(). */
BylineDb *_byline_db_open_bare (const char  *data_dir,
                                const char  *file_name,
                                GError     **error);
/** Opens the index that is there for reading, without a lock or a look at what is in it. */
BylineDb *_byline_db_open_old (const char  *data_dir,
                               GError     **error);
/** Returns: the number that @name had in the index that is being replaced; 0 for none. */
gint64 _byline_db_old_number (BylineDb      *self,
                              BylineNumbers  what,
                              const char    *name);
/** As _byline_db_old_number(), for the first that is made of that name. */
gint64 _byline_db_take_old_number (BylineDb      *self,
                                   BylineNumbers  what,
                                   const char    *name);
/**
 * A name is spelled as it came first. A rebuild reads the archive in another order.
 *
 * Returns: (transfer none): how @fold was spelled in the index that is being replaced, else @name
 */
const char *_byline_db_old_spelling (BylineDb      *self,
                                     BylineNumbers  what,
                                     const char    *fold,
                                     const char    *name);
/**
 * Takes the in-use lock of @data_dir: alone, or shared: then a rebuild that is under way is waited
 * for, within limits. Returns: a file descriptor, -1 with BUSY or FAILED.
 */
int _byline_db_lock_profile (const char  *data_dir,
                             gboolean     exclusive,
                             GError     **error);
void _byline_set_error_errno (GError     **error,
                              int          number,
                              const char  *what);

/** Says that the profile in @data_dir can only be read. Returns: %FALSE */
gboolean _byline_set_error_read_only (GError     **error,
                                      const char  *data_dir);

/** As write(), to the end. Returns: %FALSE with errno set on failure. */
gboolean _byline_write_all (int         fd,
                            const char *data,
                            gsize       length);

/* --- byline-db-subscriptions.c --- */

/** Returns: the publication's row, 0 if there is none, -1 with an error. */
gint64 _byline_db_find_publication (BylineDb    *self,
                                    const char  *key,
                                    GError     **error);
/** Returns: the feed's row, 0 if there is none, -1 with an error. */
gint64 _byline_db_find_feed_row (BylineDb    *self,
                                 const char  *url,
                                 GError     **error);
/** As byline_db_subscribe(), into the publication of @key, which is made if need be. */
gint64 _byline_db_subscribe_into (BylineDb                  *self,
                                  const BylineSubscription  *subscription,
                                  const char                *key,
                                  GError                   **error);
/** As byline_db_set_removed(), at the time @removed_at (0: not removed). */
gboolean _byline_db_set_removed_at (BylineDb  *self,
                                    gint64     publication,
                                    gint64     removed_at,
                                    GError   **error);
/** As byline_db_move_feed(), to the publication of @key, which is made if need be. */
gboolean _byline_db_move_feed_into (BylineDb    *self,
                                    gint64       feed,
                                    const char  *key,
                                    GError     **error);
/** Sets what a publication calls itself. Journalled. */
gboolean _byline_db_set_own_name (BylineDb    *self,
                                  gint64       publication,
                                  const char  *name,
                                  GError     **error);
/** Sets whether a feed is retired (see byline-schema.c). Journalled. */
gboolean _byline_db_set_retired (BylineDb  *self,
                                 gint64     feed,
                                 gboolean   retired,
                                 GError   **error);
/** The feed moved for good. */
gboolean _byline_db_set_feed_url (BylineDb    *self,
                                  gint64       feed,
                                  const char  *url,
                                  GError     **error);
/** Says where a feed's address lies. Journalled if that is new. */
gboolean _byline_db_set_feed_network (BylineDb       *self,
                                      gint64          feed,
                                      BylineNetwork   network,
                                      GError        **error);
/** As _byline_db_set_feed_network(), if nobody has said it before: the first answer decides. */
gboolean _byline_db_decide_feed_network (BylineDb       *self,
                                         gint64          feed,
                                         BylineNetwork   network,
                                         GError        **error);
/** Deletes a publication for good, with its stories' files. */
gboolean _byline_db_purge_publication (BylineDb    *self,
                                       const char  *key,
                                       GError     **error);

/* --- byline-db-marks.c --- */

/** Sets a flag of the stories of @keys that are there. Journalled with the keys. */
gboolean _byline_db_mark_keys (BylineDb    *self,
                               GPtrArray   *keys,
                               BylineFlag   flag,
                               gboolean     value,
                               GError     **error);

/* --- byline-schema.c --- */

#define BYLINE_DB_VERSION 3
/** The bits of a text's row that are its story's. */
#define BYLINE_TEXT_STORY_MASK 268435455
/** FOREIGN if another program made the database, NEWER if a newer Byline did. Writes nothing. */
gboolean _byline_schema_check_owner (BylineDb  *self,
                                     GError   **error);
/** Brings the database to %BYLINE_DB_VERSION. NEWER if it is beyond. */
gboolean _byline_schema_migrate (BylineDb  *self,
                                 GError   **error);
/** Adds to a connection the functions that its SQL calls. */
gboolean _byline_schema_add_functions (BylineDb  *self,
                                       GError   **error);

/** Makes the triggers that keep the search in step with the texts. */
extern const char _byline_schema_text_triggers[];

/* --- byline-tokenizer.c --- */

/** Adds the tokenizer "byline" and byline_rank() to a connection. Returns: an SQLite code. */
int _byline_tokenizer_register (sqlite3 *sqlite);
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
