/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-check-report.h"
#include "byline-db.h"
#include "byline-retention.h"

G_BEGIN_DECLS

/**
 * byline_db_note_time:
 * @self: the writing connection
 * @network_time: what time it is by the servers that answered (byline_refresh_get_network_time())
 * @now: what the clock says
 * @error: return location for an error
 *
 * Keeps the newest time that servers have confirmed. If the clock agrees within a day, what came
 * in while it was wrong is put right: stories and removed publications of the future (and of times
 * when there was no Byline) count as of now, so that they neither stay on top nor are kept for
 * years.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_note_time (BylineDb *self, gint64 network_time, gint64 now, GError **error);
/**
 * byline_db_prune:
 * @self: the writing connection
 * @now: the time now, in seconds since 1970, which counts no further than
 *   byline_db_get_trusted_time() says; 0: nothing is too old, there are only too many
 * @error: return location for an error
 *
 * Deletes what retention does not keep: never saved stories, and unread ones only if it says so.
 * Tombstones stay.
 *
 * Returns: how many stories were deleted; -1 with @error set
 */
gint byline_db_prune (BylineDb *self, gint64 now, GError **error);

/**
 * byline_db_preview_prune:
 * @self: the writing connection
 * @now: the time now, in seconds since 1970
 * @publication_id: what @planned is for; 0: the whole library
 * @planned: how long stories would be kept
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8): the keys of the stories that byline_db_prune()
 *   would delete if @planned were set, of @publication_id or of all; %NULL with @error set
 */
GPtrArray *byline_db_preview_prune (BylineDb *self,
                                    gint64 now,
                                    gint64 publication_id,
                                    const BylineRetention *planned,
                                    GError **error);

/**
 * byline_db_check:
 * @self: the writing connection
 * @repair: whether what can be is mended: an article whose file is broken gets one of what the
 *   index knows and is set to be fetched again, files without a row are indexed, FTS and counts
 *   are made anew; a journal that does not say what the database holds is written anew, and kept
 *   as it was beside it
 * @error: return location for an error
 *
 * Checks SQLite's integrity, foreign keys, FTS, each article's file, and the journal in itself and
 * against the database (subscriptions, rules, tombstones, flags).
 *
 * Returns: (transfer full): what was found; %NULL with @error set
 */
BylineCheckReport *byline_db_check (BylineDb *self, gboolean repair, GError **error);

/**
 * BylineRebuildProgress:
 * @done: how many articles are through
 * @total: how many there are
 * @user_data: data of the callback
 *
 * Says how far a rebuild is. Called on the thread that rebuilds.
 */
typedef void (*BylineRebuildProgress) (guint done, guint total, gpointer user_data);

/**
 * BylineRebuildOptions:
 *
 * How a database is rebuilt. All members may be 0.
 */
typedef struct {
  gboolean force;                 /* also if stories are lost by it */
  BylineRebuildProgress progress; /* nullable */
  gpointer user_data;             /* for @progress */
  GCancellable *cancellable;      /* nullable: the old index stays, then */
} BylineRebuildOptions;

/**
 * BylineRebuildReport:
 *
 * What a rebuild did.
 */
typedef struct {
  guint n_stories;       /* in the new index */
  guint n_salvaged;      /* of these, whose file could not be read and the old index knew */
  guint n_unusable;      /* articles that could not be read and are not in the new index */
  char *first_unusable;  /* nullable: the first of them and why */
  char *damaged_journal; /* nullable: where a journal that was written anew is kept */
} BylineRebuildReport;
/**
 * byline_rebuild_report_free:
 * @self: (transfer full) (nullable): a rebuild report
 *
 * Frees @self and what it holds.
 */
void byline_rebuild_report_free (BylineRebuildReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRebuildReport, byline_rebuild_report_free)

/**
 * byline_db_rebuild_with:
 * @data_dir: a profile's data folder, which no window has open
 * @options: (nullable): how
 * @error: return location for an error
 *
 * Makes the database anew from archive and journal: into a temporary file, which takes the old
 * one's place when it is whole and on the disk. What only the old one knows is taken over as long
 * as it can be read: numbers; and, if it is sound, stories whose files are broken and what a
 * damaged journal no longer says. Subscriptions come from nowhere but the journal.
 *
 * Returns: (transfer full): what was done. %NULL with @error set, and the old database is as it
 *   was: %BYLINE_STORE_ERROR_INCOMPLETE if stories would be lost by it that can be read another
 *   time or that the old one knows; %BYLINE_STORE_ERROR_FOREIGN, _NEWER, _BUSY, _DISK_FULL or
 *   %G_IO_ERROR_CANCELLED
 */
BylineRebuildReport *byline_db_rebuild_with (const char *data_dir,
                                             const BylineRebuildOptions *options,
                                             GError **error);
/**
 * byline_db_rebuild:
 * @data_dir: a profile's data folder, which no window has open
 * @error: return location for an error
 *
 * Does what byline_db_rebuild_with() does without options.
 *
 * Returns: how many stories the new database has; -1 with @error set
 */
gint byline_db_rebuild (const char *data_dir, GError **error);

/**
 * byline_db_compact_journal:
 * @self: the writing connection
 * @error: return location for an error
 *
 * Makes the journal short: lines that later ones overrule are left out. It is written to a
 * temporary file, which is renamed, under the profile's lock.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_compact_journal (BylineDb *self, GError **error);

G_END_DECLS
