/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What is typed into the search box:
 *
 *   china "exact words" begin* -without         words in headline, text, authors and sections
 *   section:China  author:lawrence  publication:"The Paper"
 *   is:unread  is:read  is:saved  is:today  is:muted
 *   before:2026-01-01  after:2025          from the day's, month's or year's beginning
 *
 * Terms of one field are alternatives, everything else must hold; "-" before a term turns it
 * round. What is wrong is said, and the rest counts. All of this is pure; any thread.
 */

typedef enum {
  BYLINE_SEARCH_FIELD_WORD,   /* one word, or the beginning of one */
  BYLINE_SEARCH_FIELD_PHRASE, /* words in this order */
  BYLINE_SEARCH_FIELD_SECTION,
  BYLINE_SEARCH_FIELD_AUTHOR,
  BYLINE_SEARCH_FIELD_PUBLICATION,
  BYLINE_SEARCH_FIELD_IS,
  BYLINE_SEARCH_FIELD_BEFORE,
  BYLINE_SEARCH_FIELD_AFTER,
} BylineSearchField;

typedef enum {
  BYLINE_SEARCH_STATE_UNREAD,
  BYLINE_SEARCH_STATE_READ,
  BYLINE_SEARCH_STATE_SAVED,
  BYLINE_SEARCH_STATE_TODAY,
  BYLINE_SEARCH_STATE_MUTED,
} BylineSearchState;

/**
 * BylineSearchTerm: one thing that is asked for.
 * @text: what was written behind the colon, or the words, without quotation marks and "*"
 * @start, @end: where it stands in the query, in characters
 * @value: the state (#BylineSearchState), or the time (seconds since 1970)
 */
typedef struct {
  BylineSearchField field;
  char *text;
  gboolean is_excluded;
  gboolean is_prefix;
  guint start;
  guint end;
  gint64 value;
} BylineSearchTerm;

/** Why a term does not count. */
typedef enum {
  BYLINE_SEARCH_PROBLEM_UNKNOWN_STATE,  /* is:foo */
  BYLINE_SEARCH_PROBLEM_BAD_DATE,       /* before:soon */
  BYLINE_SEARCH_PROBLEM_NO_VALUE,       /* section: */
  BYLINE_SEARCH_PROBLEM_UNCLOSED_QUOTE, /* "words; taken to the end: it counts */
  BYLINE_SEARCH_PROBLEM_TOO_MANY,       /* beyond the 32nd */
  BYLINE_SEARCH_PROBLEM_ONLY_EXCLUDED,  /* nothing is said but what to leave out */
  BYLINE_SEARCH_PROBLEM_EMPTY,          /* nothing in it that can be searched for */
} BylineSearchProblemCode;

typedef struct {
  BylineSearchProblemCode code;
  char *message; /* a sentence, in English */
  guint start;   /* characters */
  guint end;
} BylineSearchProblem;

/** BylineSearchQuery: a query, understood. */
typedef struct {
  GPtrArray *terms;    /* of BylineSearchTerm, as they stand */
  GPtrArray *problems; /* of BylineSearchProblem */
} BylineSearchQuery;

/** @text: (nullable). Returns: (transfer full): never %NULL. */
BylineSearchQuery *byline_search_query_parse (const char *text);
void byline_search_query_free (BylineSearchQuery *self);
/** Returns: whether words or phrases are asked for that are not excluded. */
gboolean byline_search_query_has_words (const BylineSearchQuery *self);
/** Returns: whether anything in it restricts what is found. */
gboolean byline_search_query_is_usable (const BylineSearchQuery *self);

/**
 * Returns: (transfer full) (nullable): @text without is:unread, is:read and is:saved: what finds
 *   the same whatever is marked meanwhile; %NULL if nothing else can be searched for.
 */
char *byline_search_query_strip_flags (const char *text);

/** BylineSearchRange: [start, end) in characters. */
typedef struct {
  guint start;
  guint end;
} BylineSearchRange;

/**
 * byline_search_query_ranges:
 * @text: (nullable): plain text
 * @max: the most ranges, 0 for all
 *
 * Finds the words of the query as the search index does: without case and diacritics, whole
 * words unless they may be beginnings, Chinese and Japanese anywhere.
 *
 * Returns: (transfer full) (element-type BylineSearchRange): in order, none touching another.
 */
GArray *byline_search_query_ranges (const BylineSearchQuery *self, const char *text, guint max);
/**
 * byline_search_query_snippet:
 * @text: (nullable): plain text
 * @max_chars: about how long
 *
 * Returns: (transfer full) (nullable): what stands around the first match, with "…" where it was
 *   cut; %NULL if nothing matches.
 */
char *byline_search_query_snippet (const BylineSearchQuery *self,
                                   const char *text,
                                   guint max_chars);

/**
 * BylineSearchContext: what is being typed at the cursor.
 * @field: what the completion is of; WORD: a field's name may follow
 * @prefix: what was typed of it
 * @start, @end: what a completion replaces, in characters
 */
typedef struct {
  BylineSearchField field;
  char *prefix;
  guint start;
  guint end;
} BylineSearchContext;

/** @cursor: in characters. Returns: (transfer full) */
BylineSearchContext *byline_search_context_new (const char *text, guint cursor);
void byline_search_context_free (BylineSearchContext *self);

/** Returns: (transfer full): "section:China" or "section:\"South China\"", fit for a query. */
char *byline_search_term_to_string (BylineSearchField field, const char *value);
/** Returns: "section", "author", "publication", "is", "before", "after"; %NULL for words. */
const char *byline_search_field_name (BylineSearchField field);
/** Returns: (array zero-terminated=1): "unread", "read", … in the order of #BylineSearchState. */
const char *const *byline_search_state_names (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSearchQuery, byline_search_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSearchContext, byline_search_context_free)

G_END_DECLS
