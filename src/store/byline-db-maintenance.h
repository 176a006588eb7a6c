/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-retention.h"

G_BEGIN_DECLS

/**
 * byline_db_note_time:
 * @network_time: what time it is by the servers that answered (byline_refresh_get_network_time())
 * @now: what the clock says
 *
 * Keeps the newest time that servers have confirmed. If the clock agrees within a day, what came in
 * while it was wrong is put right: stories and removed publications of the future (and of times when
 * there was no Byline) count as of now, so that they neither stay on top nor are kept for years.
 */
gboolean byline_db_note_time (BylineDb  *self,
                              gint64     network_time,
                              gint64     now,
                              GError   **error);
/**
 * Returns: the time by which things may be deleted: @now, but no more than a day beyond the newest
 * time that servers have confirmed, and not before it; 0 if none ever has.
 */
gint64 byline_db_get_trusted_time (BylineDb *self,
                                   gint64    now);

/**
 * Forgets what retention says (never saved stories; unread ones only if it says so); keeps
 * tombstones. @now counts no further than byline_db_get_trusted_time() says; 0: nothing is too old, there are only too many.
 * Returns: how many, -1 with an error.
 */
gint byline_db_prune (BylineDb  *self,
                      gint64     now,
                      GError   **error);

/**
 * byline_db_preview_prune:
 * @publication: what @planned is for; 0: the whole library
 *
 * Returns: (transfer full) (element-type utf8): the keys of the stories that byline_db_prune()
 *   would forget if @planned were set, of @publication or of all.
 */
GPtrArray *byline_db_preview_prune (BylineDb               *self,
                                    gint64                  now,
                                    gint64                  publication,
                                    const BylineRetention  *planned,
                                    GError                **error);

/** BylineCheck: what is wrong with a profile. */
typedef struct {
  guint n_stories;
  guint n_articles;
  guint n_repaired;
  GPtrArray *problems; /* of char *, in English */
} BylineCheck;
void byline_check_free (BylineCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCheck, byline_check_free)

/**
 * byline_db_check:
 * @repair: also mend: index rows without a file are set to be fetched again, files without a row
 *   are indexed, FTS and counts are made anew
 *
 * Returns: (transfer full): integrity_check, foreign keys, FTS, each article's file, the journal.
 */
BylineCheck *byline_db_check (BylineDb  *self,
                              gboolean   repair,
                              GError   **error);

/**
 * byline_db_rebuild:
 * @data_dir: a profile's data folder; no window may have it open (BUSY)
 *
 * Makes the database anew from archive and journal: into a temporary file, then renamed. Marks,
 * subscriptions, folders and names come back from the journal.
 *
 * Returns: how many stories, -1 with an error.
 */
gint byline_db_rebuild (const char  *data_dir,
                        GError     **error);

/**
 * Makes the journal short: what later lines overrule goes. A temporary file and a rename, under
 * the profile's lock.
 */
gboolean byline_db_compact_journal (BylineDb  *self,
                                    GError   **error);

G_END_DECLS
