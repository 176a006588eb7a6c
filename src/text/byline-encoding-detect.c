/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-encoding-private.h"

#include <string.h>

/* As much of a document's words, in bytes, as is looked at. */
#define MAX_SAMPLE 65536
/* Fewer bytes that are no ASCII tell nothing. */
#define MIN_WIDE 6
/* As much of that as its capitals are looked for in. */
#define CASE_SAMPLE 4096
/* As much of that as frequent characters are counted in. */
#define FREQUENT_SAMPLE 8192
/* Of a hundred letters, how many are the most frequent ones of the right set, at least. */
#define MIN_SHARE 45

/* BytePairs: the words of a document read as characters of two bytes. */
typedef struct {
  guint n_pairs;
  guint n_bad;    /* a first byte without a second */
  guint n_kana;   /* EUC-JP's hiragana and katakana */
  guint n_hangul; /* EUC-KR's block of syllables */
  guint n_hanzi;  /* both sets' other characters */
  guint n_low;    /* the second byte is ASCII: Big5, GBK */
  guint n_big5;   /* frequent characters of Big5 */
} BytePairs;

/* ByteSet: a set of a byte a character, by its most frequent letters, which make up two thirds of
 * most texts in the right set and a third in the wrong ones. */
typedef struct {
  const char *name;
  const char *frequent;
  const char *capitals; /* the same as capitals */
  const char *letters;  /* pairs: first and last of a range */
} ByteSet;

static const ByteSet sets[] = {
  { "WINDOWS-1251", "\xb3\xe0\xe2\xe4\xe5\xe8\xea\xeb\xed\xee\xf0\xf1\xf2",
    "\xb2\xc0\xc2\xc4\xc5\xc8\xca\xcb\xcd\xce\xd0\xd1\xd2",
    "\x80\x81\x83\x83\x8a\x8a\x8c\x90\x9a\x9a\x9c\x9f\xa1\xa3\xa5\xa5\xa8\xa8\xaa\xaa\xaf\xaf\xb2"
    "\xb4\xb8\xb8\xba\xba\xbc\xff" },
  { "KOI8-R", "\xa6\xc1\xc4\xc5\xc9\xcb\xcc\xce\xcf\xd2\xd3\xd4\xd7",
    "\xb6\xe1\xe4\xe5\xe9\xeb\xec\xee\xef\xf2\xf3\xf4\xf7",
    "\xa3\xa4\xa6\xa7\xad\xad\xb3\xb4\xb6\xb7\xbd\xbd\xc0\xff" },
  { "CP866", "\xa0\xa2\xa4\xa5\xa8\xaa\xab\xad\xae\xe0\xe1\xe2",
    "\x80\x82\x84\x85\x88\x8a\x8b\x8d\x8e\x90\x91\x92", "\x80\xaf\xe0\xf1" },
  { "ISO-8859-5", "\xd0\xd2\xd4\xd5\xd8\xda\xdb\xdd\xde\xe0\xe1\xe2\xf6",
    "\xa6\xb0\xb2\xb4\xb5\xb8\xba\xbb\xbd\xbe\xc0\xc1\xc2", "\xa1\xac\xae\xef\xf1\xfc\xfe\xff" },
  { "MAC-CYRILLIC", "\xb4\xe0\xe2\xe4\xe5\xe8\xea\xeb\xed\xee\xf0\xf1\xf2",
    "\x80\x82\x84\x85\x88\x8a\x8b\x8d\x8e\x90\x91\x92\xa7",
    "\x80\x9f\xa2\xa2\xa7\xa7\xab\xac\xae\xaf\xb4\xb4\xb6\xc1\xcb\xcf\xd8\xdb\xdd\xfe" },
  { "WINDOWS-1253", "\xe1\xe5\xe7\xe9\xea\xed\xef\xf0\xf1\xf2\xf3\xf4\xf5\xfc",
    "\xbc\xc1\xc5\xc7\xc9\xca\xcd\xcf\xd0\xd1\xd3\xd4\xd5",
    "\xa2\xa2\xb8\xba\xbc\xbc\xbe\xd1\xd3\xfe" },
  { "WINDOWS-1255", "\xe0\xe1\xe4\xe5\xe9\xec\xee\xf0\xf8\xf9\xfa", "", "\xe0\xfa" },
  { "WINDOWS-1256", "\xc7\xc8\xca\xcf\xd1\xda\xe1\xe3\xe4\xe5\xe6\xed", "",
    "\x81\x81\x8d\x8e\x90\x90\xc1\xd6\xd8\xdf\xe1\xe1\xe3\xe6\xec\xed" },
  { "ISO-8859-6", "\xc7\xc8\xca\xcf\xd1\xd9\xe4\xe5\xe6\xe7\xe8\xea", "", "\xc1\xda\xe0\xea" },
  { "CP874", "\xa1\xa7\xb4\xb9\xc1\xc2\xc3\xc5\xc7\xca\xcd\xd1\xd2\xe0\xe8", "",
    "\xa1\xda\xdf\xfb" },
};

static gboolean
is_wide (guint8 byte)
{
  return byte >= 0x80;
}

/* Adds a text between two tags if it has other letters than ASCII's, without its references. */
static void
add_words (GByteArray *words, const char *text, gsize length)
{
  const char *end = text + length;
  gboolean has_wide = FALSE;

  for (gsize i = 0; i < length && !has_wide; i++)
    has_wide = is_wide (text[i]);
  if (!has_wide)
    return;
  while (text < end && words->len < MAX_SAMPLE)
    {
      const char *stop = memchr (text, '&', end - text);
      const char *close;

      if (stop == NULL)
        stop = end;
      g_byte_array_append (words, (const guint8 *) text, MIN (stop - text, MAX_SAMPLE));
      if (stop == end)
        break;
      /* Escaped markup is skipped as markup is. */
      close = NULL;
      if (end - stop > 4 && memcmp (stop, "&lt;", 4) == 0)
        {
          close = memmem (stop, end - stop, "&gt;", 4);
          close = close != NULL ? close + 4 : NULL;
        }
      text = close != NULL ? close : stop + 1;
      while (close == NULL && text < end && text - stop < 10 &&
             (g_ascii_isalnum (*text) || *text == '#'))
        text++;
    }
  g_byte_array_append (words, (const guint8 *) " ", 1);
}

/* Returns: the words of a document without tags, scripts and styles; (transfer full). */
static GByteArray *
sample_words (const char *data, gsize length)
{
  GByteArray *words = g_byte_array_new ();
  const char *end = data + length;

  while (data < end && words->len < MAX_SAMPLE)
    {
      const char *open = memchr (data, '<', end - data);
      const char *close;

      if (open == NULL)
        open = end;
      add_words (words, data, open - data);
      if (open == end)
        break;
      if (end - open > 9 && memcmp (open, "<![CDATA[", 9) == 0)
        {
          data = open + 9;
          continue;
        }
      if (end - open > 8 && (g_ascii_strncasecmp (open, "<script", 7) == 0 ||
                             g_ascii_strncasecmp (open, "<style", 6) == 0))
        {
          close = memmem (open + 7, end - open - 7, "</", 2);
          data = close != NULL ? close : end;
          continue;
        }
      close = memchr (open, '>', end - open);
      data = close != NULL ? close + 1 : end;
    }
  return words;
}

/* Whether most letters are no ASCII and stand side by side: a script of its own, not an accent here
 * and there. */
static gboolean
is_other_script (const guint8 *words, guint length)
{
  guint n_wide = 0;
  guint n_letters = 0;
  guint n_joined = 0;

  for (guint i = 0; i < length; i++)
    {
      n_wide += is_wide (words[i]);
      n_letters += g_ascii_isalpha (words[i]);
      n_joined += i > 0 && is_wide (words[i - 1]) && words[i] >= 0x40;
    }
  return n_wide >= MIN_WIDE && n_wide > n_letters && n_joined * 2 > n_wide;
}

/* Shift_JIS: a first byte of 81-9f or e0-fc; more than every fourth character is kana. */
static gboolean
is_shift_jis (const guint8 *words, guint length)
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
read_pairs (const guint8 *words, guint length)
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

/* The most frequent syllables of Korean, as EUC-KR has them, and the most frequent characters of
 * Chinese, as GB 2312 has them. */
static const guint16 frequent_korean[] = {
  0xb0a1, 0xb0ed, 0xb1d7, 0xb1e2, 0xb3aa, 0xb4c2, 0xb4d9, 0xb4eb, 0xb5b5, 0xb5e9,
  0xb7ce, 0xb8a6, 0xbbe7, 0xbcad, 0xbcf6, 0xbdc3, 0xbec6, 0xbeee, 0xbfa1, 0xc0ba,
  0xc0bb, 0xc0c7, 0xc0cc, 0xc0ce, 0xc0cf, 0xc0da, 0xc1f6, 0xc7cf, 0xc7d1, 0xc7d8,
};
static const guint16 frequent_chinese[] = {
  0xb2bb, 0xb3f6, 0xb4f3, 0xb5bd, 0xb5c4, 0xb5d8, 0xb8f6, 0xb9fa, 0xbacd, 0xbbe1,
  0xbecd, 0xc0b4, 0xc1cb, 0xc3c7, 0xc4ea, 0xc8cb, 0xc9cf, 0xcab1, 0xcac7, 0xcbb5,
  0xcbfb, 0xceaa, 0xced2, 0xd2aa, 0xd2bb, 0xd2d4, 0xd3d0, 0xd4da, 0xd5e2, 0xd6d0,
};

static guint
count_frequent (const guint8 *words, guint length, const guint16 *frequent, guint n_frequent)
{
  guint n = 0;

  for (guint i = 0; i + 1 < MIN (length, FREQUENT_SAMPLE); i++)
    {
      guint16 pair = (guint16) (words[i] << 8 | words[i + 1]);

      if (!is_wide (words[i]))
        continue;
      for (guint j = 0; j < n_frequent && frequent[j] <= pair; j++)
        n += frequent[j] == pair;
      i++;
    }
  return n;
}

/* EUC-KR's syllables fill a part of what GB 2312 has characters in: short texts may be either. */
static gboolean
is_korean (const guint8 *words, guint length, const BytePairs *pairs)
{
  return pairs->n_hangul > 0 && pairs->n_hangul * 10 >= (pairs->n_hangul + pairs->n_hanzi) * 9 &&
         count_frequent (words, length, frequent_korean, G_N_ELEMENTS (frequent_korean)) >=
           count_frequent (words, length, frequent_chinese, G_N_ELEMENTS (frequent_chinese));
}

/* What stands between words in all of these sets: spaces, quotation marks, dashes. */
static gboolean
is_punctuation (guint8 byte)
{
  return byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0xa0 || byte == 0xab ||
         byte == 0xb7 || byte == 0xb9 || byte == 0xbb;
}

static gboolean
is_letter_of (const ByteSet *set, guint8 byte)
{
  const guint8 *range = (const guint8 *) set->letters;

  for (; *range != 0; range += 2)
    if (byte >= range[0] && byte <= range[1])
      return TRUE;
  return FALSE;
}

/* Returns: of a hundred bytes beyond ASCII, how many are frequent letters of @set, less those that
 * are none of its letters, which count double. */
static int
share_of (const ByteSet *set, const guint *counts)
{
  gint64 points = 0;
  gint64 n = 0;

  for (int byte = 0x80; byte < 0x100; byte++)
    {
      if (counts[byte] == 0)
        continue;
      if (is_letter_of (set, byte))
        {
          n += counts[byte];
          if (strchr (set->frequent, byte) != NULL)
            points += 100 * (gint64) counts[byte];
          else if (strchr (set->capitals, byte) != NULL)
            points += 70 * (gint64) counts[byte];
        }
      else if (!is_punctuation (byte))
        {
          n += counts[byte];
          points -= 200 * (gint64) counts[byte];
        }
    }
  return n > 0 ? (int) (points / n) : 0;
}

/* Ukrainian letters stand where KOI8-R has lines for tables. */
static gboolean
is_ukrainian_koi8 (const guint *counts)
{
  return counts[0xa4] + counts[0xa6] + counts[0xa7] + counts[0xad] > 0;
}

/* Whether words read with @name begin with their capitals: those of a wrong set have them anywhere
 * ("аБвГ"). */
static gboolean
has_sound_case (const char *name, const guint8 *words, guint length)
{
  g_autofree char *text = g_convert_with_fallback ((const char *) words, MIN (length, CASE_SAMPLE),
                                                   "UTF-8", name, " ", NULL, NULL, NULL);
  guint n_small = 0;
  guint n_turns = 0;
  gboolean was_small = FALSE;

  /* A byte that the set lacks makes no text of it. */
  if (text == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_turns += was_small && g_unichar_isupper (c);
      was_small = g_unichar_islower (c);
      n_small += was_small;
    }
  return n_turns * 10 <= n_small;
}

static const char *
detect_byte_set (const guint8 *words, guint length)
{
  guint counts[256] = { 0 };
  int shares[G_N_ELEMENTS (sets)];

  for (guint i = 0; i < length; i++)
    counts[words[i]]++;
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    shares[i] = share_of (&sets[i], counts);
  for (;;)
    {
      gsize best = 0;

      for (gsize i = 1; i < G_N_ELEMENTS (sets); i++)
        if (shares[i] > shares[best])
          best = i;
      if (shares[best] < MIN_SHARE)
        return NULL;
      if (has_sound_case (sets[best].name, words, length))
        return g_str_equal (sets[best].name, "KOI8-R") && is_ukrainian_koi8 (counts)
                 ? "KOI8-U"
                 : sets[best].name;
      shares[best] = 0;
    }
}

const char *
_byline_encoding_detect (const char *data, gsize length)
{
  g_autoptr (GByteArray) words = sample_words (data, length);
  const char *byte_set;
  BytePairs pairs;

  if (!is_other_script (words->data, words->len))
    return NULL;
  if (is_shift_jis (words->data, words->len))
    return "CP932";
  byte_set = detect_byte_set (words->data, words->len);
  if (byte_set != NULL)
    return byte_set;
  pairs = read_pairs (words->data, words->len);
  if (pairs.n_pairs == 0 || pairs.n_bad * 20 > pairs.n_pairs)
    return NULL;
  if (pairs.n_kana * 4 >= pairs.n_pairs)
    return "EUC-JP";
  if (pairs.n_low * 5 >= pairs.n_pairs && pairs.n_big5 * 10 >= pairs.n_pairs * 7)
    return "BIG5-HKSCS";
  if (is_korean (words->data, words->len, &pairs))
    return "CP949";
  return "GB18030";
}
