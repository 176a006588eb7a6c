/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"

G_BEGIN_DECLS

/* Files of the archive are written and deleted outside the database's transaction. Their keys
 * stand in a file while it is under way, so that what a program left behind that was killed goes
 * with the next transaction. Whoever calls this has begun one: nobody else writes meanwhile. */

/** Says that the file of @key is about to be written or, once the rows are gone, deleted. */
gboolean _byline_archive_log_add (BylineDb *self, const char *key, GError **error);
/**
 * Says that the file of @key, which is there and whole, is about to be replaced: it stays, whatever
 * becomes of its row.
 */
gboolean _byline_archive_log_replace (BylineDb *self, const char *key, GError **error);
/** Closes the file, which stays as it is. */
void _byline_archive_log_close (BylineDb *self);
/** All is as the database says. */
void _byline_archive_log_clear (BylineDb *self);
/** Deletes files that a member of a group made that was rolled back; the log stays for the others. */
void _byline_archive_log_undo (BylineDb *self);
/** Deletes files that a transaction which did not come to its end made: those without a row. */
gboolean _byline_archive_log_recover (BylineDb *self, GError **error);

G_END_DECLS
