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
 * round. Problems say what is wrong, and the rest counts. All of this is pure; any thread.
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

/**
 * BylineSearchState:
 *
 * What `is:` may ask for.
 */
typedef enum {
  BYLINE_SEARCH_STATE_UNREAD,
  BYLINE_SEARCH_STATE_READ,
  BYLINE_SEARCH_STATE_SAVED,
  BYLINE_SEARCH_STATE_TODAY,
  BYLINE_SEARCH_STATE_MUTED,
} BylineSearchState;

/**
 * BylineSearchTerm:
 * @text: what was written behind the colon, or the words, without quotation marks and "*" @start,
 *   @end: where it stands in the query, in characters
 * @value: the state (#BylineSearchState), or the time (seconds since 1970)
 *
 * One thing that is asked for.
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

/**
 * BylineSearchProblemCode:
 *
 * Why a term does not count.
 */
typedef enum {
  BYLINE_SEARCH_PROBLEM_UNKNOWN_STATE,  /* is:foo */
  BYLINE_SEARCH_PROBLEM_BAD_DATE,       /* before:soon */
  BYLINE_SEARCH_PROBLEM_NO_VALUE,       /* section: */
  BYLINE_SEARCH_PROBLEM_UNCLOSED_QUOTE, /* "words; taken to the end: it counts */
  BYLINE_SEARCH_PROBLEM_TOO_MANY,       /* beyond the 32nd */
  BYLINE_SEARCH_PROBLEM_ONLY_EXCLUDED,  /* it says only what to leave out */
  BYLINE_SEARCH_PROBLEM_EMPTY,          /* nothing in it that can be searched for */
} BylineSearchProblemCode;

/**
 * BylineSearchProblem:
 *
 * What is wrong with a term of a query, and where it stands.
 */
typedef struct {
  BylineSearchProblemCode code;
  char *message; /* a sentence, in English */
  guint start;   /* characters */
  guint end;
} BylineSearchProblem;

/**
 * BylineSearchQuery:
 *
 * A query, understood.
 */
typedef struct {
  GPtrArray *terms;    /* of BylineSearchTerm, as they stand */
  GPtrArray *problems; /* of BylineSearchProblem */
} BylineSearchQuery;

/**
 * byline_search_query_parse:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full): the query; of %NULL an empty one
 */
BylineSearchQuery *byline_search_query_parse (const char *text);
/**
 * byline_search_query_free:
 * @self: (transfer full) (nullable): a search query
 *
 * Frees @self and what it holds.
 */
void byline_search_query_free (BylineSearchQuery *self);
/**
 * byline_search_query_has_words:
 * @self: a search query
 *
 * Returns: whether words or phrases are asked for that are not excluded
 */
gboolean byline_search_query_has_words (const BylineSearchQuery *self);
/**
 * byline_search_query_is_usable:
 * @self: a search query
 *
 * Returns: whether anything in it restricts what is found
 */
gboolean byline_search_query_is_usable (const BylineSearchQuery *self);

/**
 * byline_search_query_strip_flags:
 * @text: (nullable): a query
 *
 * Returns: (transfer full) (nullable): @text without is:unread, is:read and is:saved: what finds
 *   the same whatever is marked meanwhile; %NULL if nothing else can be searched for
 */
char *byline_search_query_strip_flags (const char *text);

/**
 * BylineSearchRange:
 *
 * [start, end) in characters.
 */
typedef struct {
  guint start;
  guint end;
} BylineSearchRange;

/**
 * byline_search_query_ranges:
 * @self: a search query
 * @text: (nullable): plain text
 * @max: the most ranges, 0 for all
 *
 * Finds the words of the query as the search index does: without case and diacritics, whole words
 * unless they may be beginnings, Chinese and Japanese anywhere.
 *
 * Returns: (transfer full) (element-type BylineSearchRange): in order, none touching another
 */
GArray *byline_search_query_ranges (const BylineSearchQuery *self, const char *text, guint max);
/**
 * byline_search_query_snippet:
 * @self: a search query
 * @text: (nullable): plain text
 * @max_chars: about how long
 *
 * Returns: (transfer full) (nullable): what stands around the first match, with "…" where it was
 *   cut; %NULL if nothing matches
 */
char *byline_search_query_snippet (const BylineSearchQuery *self,
                                   const char *text,
                                   guint max_chars);

/**
 * BylineSearchContext:
 * @field: what the completion is of; WORD: a field's name may follow
 * @prefix: what was typed of it @start, @end: what a completion replaces, in characters
 *
 * What is being typed at the cursor.
 */
typedef struct {
  BylineSearchField field;
  char *prefix;
  guint start;
  guint end;
} BylineSearchContext;

/**
 * byline_search_context_new:
 * @text: what stands in the search box
 * @cursor: where the cursor is, in characters
 *
 * Returns: (transfer full): what is being typed
 */
BylineSearchContext *byline_search_context_new (const char *text, guint cursor);
/**
 * byline_search_context_free:
 * @self: (transfer full) (nullable): a search context
 *
 * Frees @self and what it holds.
 */
void byline_search_context_free (BylineSearchContext *self);

/**
 * byline_search_term_to_string:
 * @field: a field
 * @value: what stands behind the colon
 *
 * Returns: (transfer full): "section:China" or "section:\"South China\"", fit for a query
 */
char *byline_search_term_to_string (BylineSearchField field, const char *value);
/**
 * byline_search_field_name:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): "section", "author", "publication", "is", "before",
 *   "after"; %NULL for words
 */
const char *byline_search_field_name (BylineSearchField field);
/**
 * byline_search_state_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): "unread", "read", … in the order of
 *   #BylineSearchState
 */
const char *const *byline_search_state_names (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSearchQuery, byline_search_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSearchContext, byline_search_context_free)

G_END_DECLS
