/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text from the network, made fit to be shown. All of these are pure and run on any thread. */

/**
 * BYLINE_TEXT_MAX_NAME:
 *
 * The most characters that a name (author, section, publication, tag) keeps.
 */
#define BYLINE_TEXT_MAX_NAME 200
/**
 * BYLINE_TEXT_MAX_HEADLINE:
 *
 * The most characters that a headline or kicker keeps.
 */
#define BYLINE_TEXT_MAX_HEADLINE 600
/**
 * BYLINE_TEXT_MAX_PASSAGE:
 *
 * The most characters that a standfirst, caption or biography keeps.
 */
#define BYLINE_TEXT_MAX_PASSAGE 4000

/**
 * byline_text_clean:
 * @text: (nullable): any bytes
 * @max_chars: the most characters to keep; 0 for no limit
 *
 * Makes one line of plain text: valid UTF-8 (bad bytes become U+FFFD), control and
 * bidi-override characters out, white space folded to single spaces and trimmed, cut to
 * @max_chars with an ellipsis.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if nothing is left that is seen.
 */
char *byline_text_clean (const char *text, gsize max_chars);

/**
 * byline_text_clean_headline:
 * @text: (nullable): any bytes
 * @max_chars: the most characters to keep; 0 for no limit
 *
 * As byline_text_clean(), but no-break, thin and other spaces that were set by hand stay where
 * they are between words; only plain white space is folded.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if nothing is left
 */
char *byline_text_clean_headline (const char *text, gsize max_chars);

/**
 * byline_text_clean_lines:
 * @text: (nullable): any bytes
 * @max_chars: the most characters to keep; 0 for no limit
 *
 * As byline_text_clean(), but line breaks and the spaces inside lines stay (for code).
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if nothing is left.
 */
char *byline_text_clean_lines (const char *text, gsize max_chars);

/**
 * byline_text_fold:
 * @text: a name
 *
 * Returns: (transfer full): @text without case, accents and the difference between hyphen
 *   and space: what two spellings of one name have in common (NFKD, marks dropped, case-folded).
 */
char *byline_text_fold (const char *text);

/**
 * byline_text_fold_beginning:
 * @text: plain text
 * @max_chars: how many characters of it
 *
 * Returns: (transfer full): the beginning of @text, as byline_text_fold() folds it.
 */
char *byline_text_fold_beginning (const char *text, gsize max_chars);

/**
 * byline_text_sort_key:
 * @name: (nullable): a name
 *
 * How names are sorted in lists: as the language sorts words, without case, and numbers by their
 * size ("Part 2" before "Part 10").
 *
 * Returns: (transfer full): bytes whose order strcmp() tells; they mean nothing in another process.
 */
char *byline_text_sort_key (const char *name);

/**
 * byline_text_excerpt:
 * @text: (nullable): plain text
 * @max_chars: the most characters to keep
 *
 * Returns: (transfer full) (nullable): the beginning of @text, cut at the end of a word with
 *   an ellipsis, as one line; %NULL if there is none.
 */
char *byline_text_excerpt (const char *text, gsize max_chars);

/**
 * byline_text_is_excerpt_of:
 * @excerpt: (nullable): plain text, perhaps cut with an ellipsis
 * @text: (nullable): plain text
 *
 * Returns: whether @excerpt merely is the beginning of @text, white space and a closing
 *   ellipsis or "read more" mark apart: then it is an excerpt, not a standfirst.
 */
gboolean byline_text_is_excerpt_of (const char *excerpt, const char *text);

/**
 * byline_text_skip_excerpt:
 * @excerpt: (nullable): plain text, perhaps cut with an ellipsis
 * @text: plain text
 *
 * Finds where @text goes on for somebody who has read @excerpt.
 *
 * Returns: (transfer none): what of @text is behind @excerpt and the white space that follows; all of @text if
 *   byline_text_is_excerpt_of() says that @excerpt is not its beginning
 */
const char *byline_text_skip_excerpt (const char *excerpt, const char *text);

/**
 * byline_text_reading_minutes:
 * @text: (nullable): plain text
 *
 * Returns: the minutes it takes to read it at 230 words (or 500 CJK characters) a minute, at
 *   least 1; 0 for no text.
 */
guint byline_text_reading_minutes (const char *text);

/**
 * byline_text_is_rtl:
 * @text: (nullable): plain text
 *
 * Returns: whether the first strongly directional character of @text runs right to left.
 */
gboolean byline_text_is_rtl (const char *text);

/**
 * byline_json_depth_is_within:
 * @data: JSON text
 * @length: its length in bytes
 * @limit: the deepest nesting allowed
 *
 * json-glib recurses: 100,000 open brackets overflow its stack. Every JSON from outside is
 * scanned with this first (outside strings, linear, no recursion).
 *
 * Returns: whether arrays and objects nest at most @limit deep.
 */
gboolean byline_json_depth_is_within (const char *data, gsize length, guint limit);

/**
 * BYLINE_JSON_MAX_DEPTH:
 *
 * The nesting that Byline takes from any JSON document.
 */
#define BYLINE_JSON_MAX_DEPTH 128
/**
 * byline_text_is_caseless:
 * @text: plain text
 *
 * Returns: whether most of its letters belong to scripts without capitals, as Arabic, Chinese or Japanese; such
 *   scripts have no slanted letters either
 */
gboolean byline_text_is_caseless (const char *text);

G_END_DECLS
