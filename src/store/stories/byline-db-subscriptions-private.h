/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"

G_BEGIN_DECLS

/* --- byline-db-subscriptions.c --- */

/** Returns: the publication's row, 0 if there is none, -1 with an error. */
gint64 _byline_db_find_publication (BylineDb *self, const char *key, GError **error);
/** Returns: the feed's row, 0 if there is none, -1 with an error. */
gint64 _byline_db_find_feed_row (BylineDb *self, const char *url, GError **error);
/** As byline_db_subscribe(), into the publication of @key, which is made if need be. */
gint64 _byline_db_subscribe_into (BylineDb *self,
                                  const BylineSubscription *subscription,
                                  const char *key,
                                  GError **error);
/** As byline_db_set_removed(), at the time @removed_at (0: not removed). */
gboolean _byline_db_set_removed_at (BylineDb *self,
                                    gint64 publication_id,
                                    gint64 removed_at,
                                    GError **error);
/** As byline_db_move_feed(), to the publication of @key, which is made if need be. */
gboolean _byline_db_move_feed_into (BylineDb *self,
                                    gint64 feed_id,
                                    const char *key,
                                    GError **error);
/** Sets what a publication calls itself. Journalled. */
gboolean _byline_db_set_own_name (BylineDb *self,
                                  gint64 publication_id,
                                  const char *name,
                                  GError **error);
/** Sets whether a feed is retired (see byline-schema.c). Journalled. */
gboolean _byline_db_set_retired (BylineDb *self, gint64 feed_id, gboolean retired, GError **error);
/** The feed moved for good. */
gboolean _byline_db_set_feed_url (BylineDb *self, gint64 feed_id, const char *url, GError **error);
/** Says where a feed's address lies. Journalled if that is new. */
gboolean _byline_db_set_feed_network (BylineDb *self,
                                      gint64 feed_id,
                                      BylineNetwork network,
                                      GError **error);
/** As _byline_db_set_feed_network(), if nobody has said it before: the first answer decides. */
gboolean _byline_db_decide_feed_network (BylineDb *self,
                                         gint64 feed_id,
                                         BylineNetwork network,
                                         GError **error);
/** Deletes a publication for good, with its stories' files. */
gboolean _byline_db_purge_publication (BylineDb *self, const char *key, GError **error);

/* --- byline-db-marks.c --- */

/** Sets a flag of the stories of @keys that are there. Journalled with the keys. */
gboolean _byline_db_mark_keys (BylineDb *self,
                               GPtrArray *keys,
                               BylineStoryFlag flag,
                               gboolean value,
                               GError **error);

G_END_DECLS
