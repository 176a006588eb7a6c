/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-rows-private.h"

G_BEGIN_DECLS

/*
 * A tombstone is what is kept of a story that was forgotten: enough to know it when a feed brings it
 * again, and not to take another story for it that has its id or its address. It is one short text,
 * in the journal as in memory:
 *
 *   KEY HEADLINE DATE NAME[/SAID]…
 *
 * KEY is the story's; HEADLINE 16 hexadecimal digits of a hash of the folded headline (0: none), DATE
 * when it was published (0: not said). Each NAME is a key of (feed, id), of (publication, address) or
 * of (publication, headline, date) that it came under, "=" for KEY itself; SAID 16 digits of the hash of what the feed last said of it.
 */

/** What an item and a forgotten story have in common. */
typedef enum {
  BYLINE_ALIAS_ITEM, /* the feed and the id */
  BYLINE_ALIAS_URL,  /* the address alone */
  BYLINE_ALIAS_SAID, /* headline and date */
} BylineAlias;

typedef enum {
  BYLINE_SAME,
  BYLINE_DIFFERENT,
  BYLINE_UNKNOWN, /* one of them does not say */
} BylineSameness;

/**
 * _byline_tombstone_stands_for:
 * @alias: under which name the item was known
 * @unchanged: whether the feed says of the item just what it last said of the forgotten story
 *
 * The one place where it is decided whether an item is a story that was forgotten. What is wrongly
 * taken for one is never seen, so a doubt lets it appear.
 */
gboolean _byline_tombstone_stands_for (BylineAlias alias,
                                       gboolean unchanged,
                                       BylineSameness headline,
                                       BylineSameness date);

/** BylineIncoming: an item that no story of the index is known to be. */
typedef struct {
  GBytes *digest;  /* of the article */
  gint64 headline; /* hashed */
  gint64 date;
  const char *item_name; /* nullable: key of (feed, id), if that tells stories apart */
  const char *url_name;  /* nullable: key of (publication, canonical address), likewise */
  const char *said_name; /* key of (publication, headline, date) */
} BylineIncoming;

/** Returns: whether @item is a story that was forgotten: 1 or 0; -1 with an error. */
gint64 _byline_db_is_forgotten_item (BylineDb *self, const BylineIncoming *item, GError **error);
/** Returns: whether a tombstone has this key, of a story or of a publication: 1 or 0; -1 with an
 * error. */
gint64 _byline_db_is_forgotten (BylineDb *self, const char *key, GError **error);
/**
 * Returns: (transfer full): the key of a new story that comes under an @item which a forgotten one
 * had, or that does not tell stories apart: what the journal says of another one is not said of it.
 * @n: how many such keys are taken
 */
char *_byline_db_make_later_key (const char *seed,
                                 const char *item,
                                 gint64 headline,
                                 gint64 date,
                                 guint n);
/** Returns: (transfer full): what a tombstone for a headline and date in a publication is called. */
char *_byline_db_make_said_key (const char *publication_key, gint64 headline, gint64 date);

/** Returns: (transfer full): the tombstone of a story that is there, or %NULL with an error. */
char *_byline_db_make_tombstone (BylineDb *self, gint64 story_id, GError **error);
/**
 * Deletes the stories of @tombstones (char *) that are there, with their files, and keeps the
 * tombstones. Journalled. What is no tombstone is left out.
 */
gboolean _byline_db_forget (BylineDb *self, GPtrArray *tombstones, GError **error);
/** Returns: (transfer full): the key of a tombstone's story. */
char *_byline_tombstone_dup_key (const char *tombstone);

/* All tombstones, as texts: the names are put together first, since there is no index to find those of
 * one tombstone by. */
#define BYLINE_SQL_TOMBSTONES                                                                      \
  "SELECT t.key || printf (' %016x %d', t.headline, t.date) || n.names FROM (SELECT tombstone,"    \
  "  group_concat (' ' || iif (name = tombstone, '=', name)"                                       \
  "  || iif (said = 0, '', printf ('/%016x', said)), '') AS names"                                 \
  "  FROM tombstone_names GROUP BY tombstone) n CROSS JOIN tombstones t ON t.key = n.tombstone"    \
  " UNION ALL SELECT key || printf (' %016x %d', headline, date) FROM tombstones"                  \
  "  WHERE key NOT IN (SELECT tombstone FROM tombstone_names)"

G_END_DECLS
