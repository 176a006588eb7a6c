/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-article.h"
#include "byline-filter.h"
#include "byline-publication.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineDb:
 *
 * One connection to a profile's data: the index (SQLite), the archive (JSON files) and the
 * journal. Used by one thread at a time; all calls below block, so they run on the store's threads
 * (byline_store_write_async(), byline_store_read_async()), in the command, or in tests. Every
 * failure is a #BylineStoreError. Writing calls are one transaction each, journal first.
 */
typedef struct _BylineDb BylineDb;

/**
 * BylineDbMode:
 *
 * What a connection is opened for.
 */
typedef enum {
  BYLINE_DB_READ_WRITE, /* makes what is missing, migrates, replays the journal's tail */
  BYLINE_DB_READ_ONLY,  /* the database must be there and migrated */
} BylineDbMode;

/**
 * byline_db_close:
 * @self: (transfer full) (nullable): a connection
 *
 * Closes a connection. A transaction that is open is rolled back.
 */
void byline_db_close (BylineDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDb, byline_db_close)

/**
 * byline_db_data_version:
 * @self: a connection
 *
 * Returns: SQLite's data_version, which changes when another connection has committed
 */
gint64 byline_db_data_version (BylineDb *self);

/**
 * byline_db_get_trusted_time:
 * @self: a connection
 * @now: the time now, in seconds since 1970
 *
 * Returns: the time by which things may be deleted: @now, but no more than a day beyond the newest
 *   time that servers have confirmed, and not before it; 0 if none ever has
 */
gint64 byline_db_get_trusted_time (BylineDb *self, gint64 now);

/* Small values of the index itself (last refresh and the like); lost with the database. */
/**
 * byline_db_get_value:
 * @self: a connection
 * @name: a name
 *
 * Reads a small value of the index itself (the last refresh and the like), which is lost with the
 * database.
 *
 * Returns: (transfer full) (nullable): the value; %NULL if there is none
 */
char *byline_db_get_value (BylineDb *self, const char *name);
/**
 * byline_db_set_value:
 * @self: a connection
 * @name: a name
 * @value: a value
 * @error: return location for an error
 *
 * Keeps a small value of the index itself.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_set_value (BylineDb *self, const char *name, const char *value, GError **error);

G_END_DECLS
