/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * When an item that a feed brings is a story that is there: the table of DESIGN.md ("Identity"), as
 * functions of their arguments. They are pure and run on any thread.
 */

/** How an item's headline is to a story's. */
typedef enum {
  BYLINE_TITLE_SAME,   /* but for case, accents and signs */
  BYLINE_TITLE_EDITED, /* the same numbers, and most of its letters */
  BYLINE_TITLE_OTHER,
} BylineTitleLikeness;

/** How an item's text is to a story's. */
typedef enum {
  BYLINE_TEXT_SAME,    /* but for case and signs */
  BYLINE_TEXT_SIMILAR, /* half of all words stand in both */
  BYLINE_TEXT_OTHER,
  BYLINE_TEXT_NONE, /* neither has one */
} BylineTextLikeness;

/** How an item's date is to a story's. */
typedef enum {
  BYLINE_DATE_SAME,
  BYLINE_DATE_MOVED,
  BYLINE_DATE_NONE, /* one of them does not say */
} BylineDateLikeness;

/** How an alias (guid or link) of an item is to a story's. */
typedef enum {
  BYLINE_ALIAS_MATCH_NONE, /* one of them has none, or it is spoiled */
  BYLINE_ALIAS_MATCH_SAME,
  BYLINE_ALIAS_MATCH_OTHER,
} BylineAliasMatch;

/**
 * BylineLikeness: all that is known of an item and a story.
 * @has_time: whether the date is to the second, not merely a day
 * @has_words: whether the text has words enough to be told by them
 */
typedef struct {
  BylineAliasMatch guid;
  BylineAliasMatch link;
  BylineTitleLikeness title;
  BylineTextLikeness text;
  BylineDateLikeness date;
  gboolean neither_dated;
  gboolean has_time;
  gboolean has_words;
} BylineLikeness;

/** The rows of the table, best first. */
typedef enum {
  BYLINE_IDENTITY_NONE, /* another story */
  BYLINE_IDENTITY_ALIASES,
  BYLINE_IDENTITY_GUID,
  BYLINE_IDENTITY_LINK,
  BYLINE_IDENTITY_SAID,
} BylineIdentity;

/** Returns: by which row of the table the item is the story. */
BylineIdentity _byline_identity_decide (const BylineLikeness *likeness);

/** Returns: a number that is the smaller the better the item and the story are one. */
guint _byline_identity_rank (const BylineLikeness *likeness, BylineIdentity identity);

/** Returns: whether a date is to the second, not merely a day. */
gboolean _byline_identity_has_time (gint64 date);

/**
 * _byline_identity_fold:
 * @text: (nullable): a headline
 *
 * Returns: (transfer full): its words without case, accents and signs, with a space between them;
 *   the signs if there are no words.
 */
char *_byline_identity_fold (const char *text);

/**
 * _byline_identity_compare_titles:
 * @a: a folded headline
 * @b: a folded headline
 *
 * Of long headlines the first 200 characters count.
 */
BylineTitleLikeness _byline_identity_compare_titles (const char *a, const char *b);

/** What hashes of words and names begin with. */
#define BYLINE_IDENTITY_HASH G_GUINT64_CONSTANT (0xcbf29ce484222325)

/**
 * _byline_identity_add:
 *
 * A step of FNV-1a with 64 bits (draft-eastlake-fnv). Whoever makes two names with one hash mixes up the
 * stories of a publication that are his own.
 */
static inline guint64
_byline_identity_add (guint64 hash, guint64 number)
{
  return (hash ^ number) * G_GUINT64_CONSTANT (0x100000001b3);
}

/** The fewest words that a text is known by alone. */
#define BYLINE_SKETCH_MIN_WORDS 6

/**
 * _byline_sketch_new:
 * @text: (nullable): plain text
 *
 * What is kept of a text to compare it with another: a hash of its words, their number, and the 32
 * smallest of their hashes, 16 bits each (MinHash; Broder, "On the resemblance and containment of documents", 1997).
 * Of long texts the beginning counts.
 *
 * Returns: (transfer full) (nullable): the sketch; %NULL of a text without words
 */
GBytes *_byline_sketch_new (const char *text);

/** Returns: how many words a sketch (nullable) is of. */
guint _byline_sketch_n_words (GBytes *sketch);

/** Compares two sketches (nullable). What is no sketch is like no text. */
BylineTextLikeness _byline_sketch_compare (GBytes *a, GBytes *b);

/**
 * _byline_identity_link:
 * @url: (nullable): an item's address
 *
 * Returns: (transfer full) (nullable): the comparable form of an address that can tell a story from
 *   others: without session and cache-busting parameters, with a fragment that names a part; %NULL for
 *   none, a home page, "N/A" and the like.
 */
char *_byline_identity_link (const char *url);

/**
 * _byline_identity_guid:
 * @id: (nullable): what the feed calls the item
 * @url: (nullable): the item's address; what has no guid is called by it
 *
 * Returns: (transfer full) (nullable): the comparable form of the guid; the link's if it is the link
 *   with or without a fragment; %NULL if there is none.
 */
char *_byline_identity_guid (const char *id, const char *url);

G_END_DECLS
