/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"

G_BEGIN_DECLS

/*
 * What the user did and a server has not been told: one row for each thing that can be said, so that
 * the last act counts (DESIGN, "Accounts"). The journal says it, too: every line that names what belongs
 * to an account is an act that waits, unless it says "settled"; a line "sent" says up to which line all
 * has been sent, and a line "pending" stands for a row that no other line is left of.
 */

/** What is to be said. The numbers stand in index and journal. */
typedef enum {
  BYLINE_OUTBOX_READ = 0,       /* of a story, as BYLINE_STORY_FLAG_READ */
  BYLINE_OUTBOX_SAVED = 1,      /* of a story */
  BYLINE_OUTBOX_SUBSCRIBED = 2, /* of a feed: whether it is */
  BYLINE_OUTBOX_NAME = 3,       /* of a feed: its publication's name has changed */
  BYLINE_OUTBOX_FOLDER = 4,     /* of a feed: its publication's folder has changed */
} BylineOutboxWhat;

/** Those of stories, as SQL says them. */
#define SQL_OUTBOX_MARKS "0, 1"

/** The member of a line that no server waits for. */
#define BYLINE_JOURNAL_SETTLED "settled"

/** Notes that a mark of @stories is @value now; if a server said so, that nothing waits any more. */
gboolean _byline_outbox_note_stories (BylineDb *self,
                                      GArray *stories,
                                      BylineOutboxWhat what,
                                      gboolean value,
                                      GError **error);
/** Notes the same of all feeds of a publication that a server brings. */
gboolean _byline_outbox_note_publication (BylineDb *self,
                                          gint64 publication_id,
                                          BylineOutboxWhat what,
                                          gboolean value,
                                          GError **error);
/** Notes the same of one feed. */
gboolean _byline_outbox_note_feed (BylineDb *self,
                                   gint64 feed_id,
                                   BylineOutboxWhat what,
                                   gboolean value,
                                   GError **error);
/** Marks a line that a server's word made. */
void _byline_outbox_sign_line (BylineDb *self, JsonObject *line);
/** Adds to the transaction a line for each row that waits, and none else: the journal is written anew. */
gboolean _byline_outbox_recreate (BylineDb *self, GError **error);
/** Adds the line that says up to which line all acts of an account have been sent, if that is news. */
gboolean _byline_outbox_add_sent (BylineDb *self, gint64 account_id, GError **error);

G_END_DECLS
