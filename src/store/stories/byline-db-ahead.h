/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-ahead.h"
#include "byline-db.h"

G_BEGIN_DECLS

/**
 * BylineAheadStory:
 * @story_id: the story's row
 * @level: what is to be here of it
 *
 * A story that is to be loaded ahead.
 */
typedef struct {
  gint64 story_id;
  BylineAheadLevel level;
} BylineAheadStory;

/**
 * byline_db_set_ahead:
 * @self: the writing connection
 * @publication_id: a publication's row
 * @ahead: what it keeps for a time without a network
 * @error: return location for an error
 *
 * Sets what is loaded ahead of a publication's stories. Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_set_ahead (BylineDb *self,
                              gint64 publication_id,
                              const BylineAhead *ahead,
                              GError **error);
/**
 * byline_db_list_ahead:
 * @self: a connection
 * @now: the time, in seconds since 1970
 * @error: return location for an error
 *
 * Lists the unread stories that are to be loaded ahead: of each publication the newest, as many as its
 * limit leaves on the day of @now (UTC). Those that did not come once are left out.
 *
 * Returns: (transfer full) (element-type BylineAheadStory): the stories; %NULL with @error set
 */
GArray *byline_db_list_ahead (BylineDb *self, gint64 now, GError **error);
/**
 * byline_db_note_ahead:
 * @self: the writing connection
 * @story_id: a story's row
 * @level: what is here of it now; %BYLINE_AHEAD_HEADLINES: it was tried in vain
 * @counts: whether it counts for the day's limit
 * @now: the time, in seconds since 1970
 * @error: return location for an error
 *
 * Remembers what is here of a story. It is no decision of the user's, so it is not journalled: what a new
 * index does not know is looked at once more.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_note_ahead (BylineDb *self,
                               gint64 story_id,
                               BylineAheadLevel level,
                               gboolean counts,
                               gint64 now,
                               GError **error);

G_END_DECLS
