/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

#include <string.h>

/* As much of a page's words, in bytes, as is looked at. */
#define MAX_SAMPLE 65536
/* Fewer bytes that are no ASCII tell nothing. */
#define MIN_WIDE 8

/* BytePairs: the words of a page read as characters of two bytes. */
typedef struct {
  guint n_pairs;
  guint n_bad;       /* a first byte without a second */
  guint n_kana;      /* EUC-JP's hiragana and katakana */
  guint n_hangul;    /* EUC-KR's block of syllables */
  guint n_hanzi;     /* both sets' other characters */
  guint n_low;       /* the second byte is ASCII: Big5, GBK */
  guint n_big5;      /* frequent characters of Big5 */
} BytePairs;

/* Returns: the words of a page without tags, scripts and styles; (transfer full). */
static GByteArray *
sample_words (const char *html,
              gsize       length)
{
  GByteArray *words = g_byte_array_new ();
  const char *end = html + length;

  while (html < end && words->len < MAX_SAMPLE)
    {
      const char *open = memchr (html, '<', (gsize) (end - html));
      const char *close;

      if (open == NULL)
        open = end;
      g_byte_array_append (words, (const guint8 *) html, (guint) MIN (open - html, MAX_SAMPLE));
      if (open == end)
        break;
      if (end - open > 8 && (g_ascii_strncasecmp (open, "<script", 7) == 0 ||
                             g_ascii_strncasecmp (open, "<style", 6) == 0))
        {
          close = memmem (open + 7, (gsize) (end - open - 7), "</", 2);
          html = close != NULL ? close : end;
          if (html == open)
            html++;
          continue;
        }
      close = memchr (open, '>', (gsize) (end - open));
      html = close != NULL ? close + 1 : end;
    }
  return words;
}

/* Whether most letters are no ASCII: a script of its own, not an accent here and there. */
static gboolean
is_other_script (const guint8 *words,
                 guint         length)
{
  guint n_wide = 0;
  guint n_letters = 0;

  for (guint i = 0; i < length; i++)
    {
      n_wide += words[i] >= 0x80;
      n_letters += g_ascii_isalpha (words[i]);
    }
  return n_wide >= MIN_WIDE && n_wide > n_letters;
}

/* Shift_JIS: a first byte of 81-9f or e0-fc; more than every fourth character is kana. */
static gboolean
is_shift_jis (const guint8 *words,
              guint         length)
{
  guint n_pairs = 0;
  guint n_kana = 0;
  guint n_bad = 0;

  for (guint i = 0; i < length; i++)
    {
      guint8 first = words[i];
      guint8 second = i + 1 < length ? words[i + 1] : 0x40;

      if (first < 0x80 || (first >= 0xa1 && first <= 0xdf))
        continue;
      if (first == 0x80 || first == 0xa0 || first > 0xfc || second < 0x40 || second == 0x7f ||
          second > 0xfc)
        {
          n_bad++;
          continue;
        }
      n_pairs++;
      n_kana += (first == 0x82 && second >= 0x9f && second <= 0xf1) ||
                (first == 0x83 && second <= 0x96);
      i++;
    }
  return n_pairs > 0 && n_bad * 50 <= n_pairs && n_kana * 4 >= n_pairs;
}

static BytePairs
read_pairs (const guint8 *words,
            guint         length)
{
  BytePairs pairs = { 0 };

  for (guint i = 0; i < length; i++)
    {
      guint8 first = words[i];
      guint8 second = i + 1 < length ? words[i + 1] : 0xa1;

      if (first < 0x80)
        continue;
      if (first == 0x80 || first == 0xff || second < 0x40 || second == 0x7f || second == 0xff)
        {
          pairs.n_bad++;
          continue;
        }
      pairs.n_pairs++;
      if (second < 0x80)
        pairs.n_low++;
      else if (first == 0xa4 || first == 0xa5)
        pairs.n_kana++;
      else if (first >= 0xb0 && first <= 0xc8)
        pairs.n_hangul++;
      else if (first > 0xc8 && first <= 0xf7)
        pairs.n_hanzi++;
      pairs.n_big5 += first >= 0xa4 && first <= 0xc6 && (second < 0x7f || second >= 0xa1);
      i++;
    }
  return pairs;
}

/* Cyrillic letters of one byte: which half has the small ones. */
static const char *
charset_of_cyrillic (const guint8 *words,
                     guint         length)
{
  guint n_lower = 0; /* c0-df: small in KOI8-R, capital in windows-1251 */
  guint n_upper = 0;
  guint n_other = 0;

  for (guint i = 0; i < length; i++)
    {
      if (words[i] >= 0xe0)
        n_upper++;
      else if (words[i] >= 0xc0)
        n_lower++;
      else if (words[i] >= 0x80)
        n_other++;
    }
  if (n_other * 4 > n_upper + n_lower)
    return NULL;
  return n_lower > n_upper ? "KOI8-R" : "WINDOWS-1251";
}

const char *
_byline_page_detect_charset (const char *html,
                             gsize       length)
{
  g_autoptr (GByteArray) words = sample_words (html, length);
  BytePairs pairs;

  if (!is_other_script (words->data, words->len))
    return NULL;
  if (is_shift_jis (words->data, words->len))
    return "CP932";
  pairs = read_pairs (words->data, words->len);
  /* Words of single bytes have an odd length every other time. */
  if (pairs.n_pairs == 0 || pairs.n_bad * 20 > pairs.n_pairs)
    return charset_of_cyrillic (words->data, words->len);
  if (pairs.n_kana * 4 >= pairs.n_pairs)
    return "EUC-JP";
  if (pairs.n_low * 5 >= pairs.n_pairs && pairs.n_big5 * 10 >= pairs.n_pairs * 7)
    return "BIG5";
  if (pairs.n_hangul * 10 >= (pairs.n_hangul + pairs.n_hanzi) * 9 && pairs.n_hangul > 0)
    return "CP949";
  return "GB18030";
}
