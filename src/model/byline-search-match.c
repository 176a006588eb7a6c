/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-search-query.h"

#include <string.h>

#include "byline-text.h"

/*
 * Finds in a text what the search index found: its words without case and diacritics. Characters of
 * scripts without spaces are a word each here, so that a run of them is a phrase.
 */

/* A longer text is searched in its beginning only: it is read while a story opens. */
#define MAX_WORDS 200000

typedef struct {
  char *fold;
  guint start;
  guint end;
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->fold);
}

static gboolean
is_without_spaces (gunichar c)
{
  if (c < 0x1100)
    return FALSE;
  return g_unichar_iswide (c) || (c >= 0x1100 && c <= 0x11ff) || (c >= 0xff66 && c <= 0xff9f);
}

/* Without case and diacritics, as the index's words are; punctuation inside stays. */
static char *
fold_word (const char *text, gsize length)
{
  g_autofree char *decomposed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFD);
  g_autoptr (GString) bare = g_string_sized_new (length);

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Returns: (element-type Word): the words of @text in order. */
static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *p = text;
  guint position = 0;

  g_array_set_clear_func (words, word_clear);
  while (*p != '\0' && words->len < MAX_WORDS)
    {
      gunichar c = g_utf8_get_char (p);
      const char *start = p;
      Word word = { NULL, position, position };

      p = g_utf8_next_char (p);
      position++;
      if (!g_unichar_isalnum (c))
        continue;
      while (!is_without_spaces (c) && *p != '\0' && is_word_char (g_utf8_get_char (p)) &&
             !is_without_spaces (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          position++;
        }
      word.end = position;
      word.fold = fold_word (start, p - start);
      g_array_append_val (words, word);
    }
  return words;
}

/* A term as the words that must follow one another. */
typedef struct {
  GArray *words;
  gboolean is_prefix;
} Needle;

static void
needle_clear (gpointer data)
{
  g_array_unref (((Needle *) data)->words);
}

static GArray *
needles_of (const BylineSearchQuery *query)
{
  GArray *needles = g_array_new (FALSE, FALSE, sizeof (Needle));

  g_array_set_clear_func (needles, needle_clear);
  for (guint i = 0; i < query->terms->len; i++)
    {
      const BylineSearchTerm *term = g_ptr_array_index (query->terms, i);
      Needle needle;

      if (term->is_excluded ||
          (term->field != BYLINE_SEARCH_FIELD_WORD && term->field != BYLINE_SEARCH_FIELD_PHRASE))
        continue;
      needle.words = split (term->text);
      needle.is_prefix = term->is_prefix;
      if (needle.words->len > 0)
        g_array_append_val (needles, needle);
      else
        needle_clear (&needle);
    }
  return needles;
}

/* Returns: how many words of @words from @first on match, 0 for no match. */
static guint
match_at (const Needle *needle, GArray *words, guint first)
{
  guint n = needle->words->len;

  if (first + n > words->len)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      const char *wanted = g_array_index (needle->words, Word, i).fold;
      const char *word = g_array_index (words, Word, first + i).fold;
      gboolean open = needle->is_prefix && i + 1 == n;

      if (open ? !g_str_has_prefix (word, wanted) : !g_str_equal (word, wanted))
        return 0;
    }
  return n;
}

GArray *
byline_search_query_ranges (const BylineSearchQuery *self, const char *text, guint max)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (BylineSearchRange));
  g_autoptr (GArray) needles = needles_of (self);
  g_autofree char *valid = NULL;
  g_autoptr (GArray) words = NULL;

  if (needles->len == 0 || text == NULL)
    return ranges;
  valid = g_utf8_make_valid (text, -1);
  words = split (valid);
  for (guint i = 0; i < words->len && (max == 0 || ranges->len < max);)
    {
      guint n = 0;
      BylineSearchRange range;

      for (guint j = 0; j < needles->len; j++)
        n = MAX (n, match_at (&g_array_index (needles, Needle, j), words, i));
      if (n == 0)
        {
          i++;
          continue;
        }
      range.start = g_array_index (words, Word, i).start;
      range.end = g_array_index (words, Word, i + n - 1).end;
      i += n;
      /* Signs without spaces that follow one another are one mark. */
      if (ranges->len > 0 &&
          g_array_index (ranges, BylineSearchRange, ranges->len - 1).end == range.start)
        g_array_index (ranges, BylineSearchRange, ranges->len - 1).end = range.end;
      else
        g_array_append_val (ranges, range);
    }
  return ranges;
}

char *
byline_search_query_snippet (const BylineSearchQuery *self, const char *text, guint max_chars)
{
  g_autoptr (GArray) ranges = byline_search_query_ranges (self, text, 1);
  g_autofree char *valid = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *clean = NULL;
  const BylineSearchRange *range;
  glong length;
  glong from;
  glong to;

  if (ranges->len == 0)
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  length = g_utf8_strlen (valid, -1);
  range = &g_array_index (ranges, BylineSearchRange, 0);
  from = MAX ((glong) range->start - (glong) max_chars / 3, 0);
  to = MIN (from + (glong) max_chars, length);
  /* Not in the middle of a word, unless words have no end. */
  for (glong i = 0; from > 0 && i < 20; i++)
    {
      const char *p = g_utf8_offset_to_pointer (valid, from);

      if (from >= (glong) range->start || g_unichar_isspace (g_utf8_get_char (p)))
        break;
      from++;
    }
  cut = g_utf8_substring (valid, from, to);
  clean = byline_text_clean (cut, 0);
  return g_strconcat (from > 0 ? "…" : "", clean != NULL ? clean : "", to < length ? "…" : "",
                      NULL);
}
