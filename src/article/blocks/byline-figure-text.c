/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <string.h>

#include "byline-figure-words-private.h"
#include "byline-text.h"

/* The longest text that is taken for a credit, in bytes. */
#define MAX_CREDIT 220
/* What a caption says at least in front of a credit that only its form tells, in bytes. */
#define MIN_SENTENCE 24

/* What a credit in Chinese or Japanese ends with, behind who took or gave the picture. */
static const char *signs[] = { "撮影", "提供", "摄", "攝", "摄影", "攝影", "供图", "供圖" };

/* What stands in front of such a credit. */
static const char *stops[] = { "。", "！", "？", "、", "，", "＝", "；", "」", "　" };

/* The first sign that stands behind labels; @behind is behind it. */
static const char *
find_colon (const char *text, const char **behind)
{
  static const char *colons[] = { ":", "：", "|", "=", "＝", "／" };
  const char *first = NULL;

  *behind = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (colons); i++)
    {
      const char *colon = strstr (text, colons[i]);

      if (colon == NULL || (first != NULL && colon > first))
        continue;
      first = colon;
      *behind = colon + strlen (colons[i]);
    }
  return first;
}

/* "Illustration by A", "Foto von A", "Photo de A": returns where the name begins, or NULL. */
static const char *
behind_preposition (const char *text)
{
  static const char *words[] = { " by ",  " von ",         " par ",     " por ", " di ",
                                 " de ",  " da ",          " av ",      " af ",  " door ",
                                 " via ", " courtesy of ", " courtesy " };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (text, words[i]);
      const char *rest = found != NULL ? found + strlen (words[i]) : NULL;

      if (found != NULL && found - text < 40 &&
          _byline_figure_words_are_label (text, (gsize) (found - text)) &&
          (i == 0 || g_unichar_isupper (g_utf8_get_char (rest))))
        return rest;
    }
  return NULL;
}

/* Returns behind a label ("Photo: ", "Illustration by ") that begins @text, or NULL. */
static const char *
behind_label (const char *text)
{
  const char *behind;
  const char *colon = find_colon (text, &behind);
  const char *slash = strchr (text, '/');
  const char *named = behind_preposition (text);

  if (colon != NULL && _byline_figure_words_are_label (text, (gsize) (colon - text)))
    return behind;
  if (named != NULL)
    return named;
  if (slash != NULL && _byline_figure_words_are_label (text, (gsize) (slash - text)))
    return slash + 1;
  if (g_ascii_strncasecmp (text, "fot. ", 5) == 0)
    return text + 5;
  if (g_ascii_strncasecmp (text, "courtesy of ", 12) == 0 ||
      g_ascii_strncasecmp (text, "photo courtesy", 14) == 0 ||
      g_ascii_strncasecmp (text, "image courtesy", 14) == 0 || g_str_has_prefix (text, "©") ||
      g_str_has_prefix (text, "(c) "))
    return text;
  return NULL;
}

/* Whether the last of the parts that "/", "via" or a comma make is an agency. */
static gboolean
ends_in_agency (const char *text)
{
  static const char *separators[] = { "/", " via ", ", ", " - ", " – ", "|", "© " };
  gsize length = strlen (text);

  while (length > 0 && strchr (". )]", text[length - 1]) != NULL)
    length--;
  if (_byline_figure_words_are_agency (text, length))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *last = g_strrstr_len (text, (gssize) length, separators[i]);

      if (last == NULL)
        continue;
      last += strlen (separators[i]);
      while (*last == ' ')
        last++;
      if (last < text + length &&
          _byline_figure_words_are_agency (last, (gsize) (text + length - last)))
        return TRUE;
    }
  return FALSE;
}

/* "AP Photo/Name" */
static gboolean
begins_with_agency (const char *text)
{
  const char *slash = strchr (text, '/');

  return slash != NULL && slash[1] != '\0' &&
         _byline_figure_words_are_agency (text, (gsize) (slash - text));
}

/* Whether a sentence ends at the stop @p; behind an initial ("J. Marsh") none does. */
static gboolean
ends_sentence (const char *text, const char *p)
{
  if (*p != '.')
    return *p == '!' || *p == '?';
  return p < text + 1 || !g_ascii_isupper (p[-1]) || (p - 1 > text && p[-2] != ' ' && p[-2] != '/');
}

/* Words in lower case that names are put together with. */
static gboolean
is_joint (const char *word)
{
  static const char *words[] = {
    "via",  "for", "and", "und", "et",  "y",   "e",   "og",  "och",     "und", "i",
    "von",  "van", "de",  "der", "den", "del", "di",  "da",  "du",      "la",  "le",
    "al",   "el",  "bin", "ter", "ten", "the", "of",  "by",  "through", "с",   "и",
    "на",   "för", "för", "im",  "für", "des", "dos", "das", "pour",    "par", "por",
    "para", "&",   "+",   "-",   "–",   "—",   "|",   "•",   "·",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (word, words[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether @word begins as a name does, or is an address of one: "@handle", "dpa", "imago-images.com". */
static gboolean
begins_as_name (const char *word)
{
  gunichar first = g_utf8_get_char (word);

  return !g_unichar_islower (first) || strchr (word, '.') != NULL ||
         _byline_figure_words_are_agency (word, strlen (word));
}

/* "Cranes at rest in Hale - Agency": words that name nobody say what is to be seen. */
static gboolean
holds_small_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " /,;()\n", 40);
  guint n_small = 0;
  guint n_caseless = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gunichar first = g_utf8_get_char (words[i]);

      if (*words[i] == '\0' || is_joint (words[i]))
        continue;
      n_small += !begins_as_name (words[i]);
      n_caseless += g_unichar_isalpha (first) && g_unichar_toupper (first) == first &&
                    g_unichar_tolower (first) == first;
    }
  return n_small >= 2 || n_caseless > 5;
}

/* "Name/Getty Images", "Name for The Paper": names, no sentence. */
static gboolean
is_bare_credit (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length >= 90 || strpbrk (text, "\n([") != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (p[1] == ' ' && ends_sentence (text, p))
        return FALSE;
    }
  return (ends_in_agency (text) && !holds_small_words (text)) || begins_with_agency (text);
}

gboolean
_byline_figure_text_may_be_credit (const char *text)
{
  g_auto (GStrv) words = NULL;
  guint n_words = 0;
  guint n_names = 0;
  gboolean is_spaced;

  if (strlen (text) > 120 || *text == '\0' || g_str_has_suffix (text, "!") ||
      g_str_has_suffix (text, "?") || g_str_has_suffix (text, ":"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      if (strstr (text, stops[i]) != NULL)
        return FALSE;
    }
  is_spaced = g_unichar_tolower (g_utf8_get_char (text)) !=
              g_unichar_toupper (g_utf8_get_char (text));
  if (!is_spaced && g_unichar_isalpha (g_utf8_get_char (text)))
    return g_utf8_strlen (text, -1) <= 24;
  words = g_strsplit_set (text, " /,;()\n", 40);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length == 0 || is_joint (words[i]))
        continue;
      n_words++;
      /* The end of a sentence: no initial, no address. */
      if (length > 3 && words[i][length - 1] == '.' &&
          strchr (words[i], '.') == words[i] + length - 1)
        return FALSE;
      if (!begins_as_name (words[i]))
        return FALSE;
      n_names += g_unichar_isalpha (g_utf8_get_char (words[i])) || *words[i] == '@';
    }
  return n_words > 0 && n_words <= 12 && n_names > 0;
}

/* "Name/Agency", "Name Surname / The Paper": names with a slash between. */
static gboolean
is_slashed_credit (const char *text)
{
  const char *slash = strchr (text, '/');

  /* "항구의 크레인 / 사진=연합뉴스": what it shows stands in front of the label. */
  if (slash != NULL && behind_label (slash + 1 + strspn (slash + 1, " ")) != NULL &&
      (guchar) *text >= 0xe3)
    return FALSE;
  return slash != NULL && slash > text && slash[1] != '\0' && strlen (text) < 90 &&
         !g_ascii_isdigit (slash[1]) && strpbrk (text, "([") == NULL &&
         _byline_figure_text_may_be_credit (text);
}

/* "BBC": a word of capitals is whose it is. */
static gboolean
is_initials (const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isupper (text[i]))
        return FALSE;
    }
  return length >= 2 && length <= 6;
}

/* "뉴시스", "고영권 기자", "시청 제공": how captions in Korean end. */
static gboolean
is_korean_credit (const char *text)
{
  static const char *ends[] = { "기자",     "제공",           "캡처",  "캡쳐",
                                "자료사진", "사진공동취재단", "갈무리" };

  /* A sentence in front of it is the caption. */
  if (g_utf8_strlen (text, -1) > 24 || strstr (text, ". ") != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (g_str_has_suffix (text, ends[i]) && strlen (text) > strlen (ends[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether @text is short enough for a name: "张三", or behind whom one works for: "新华社记者 张三". */
static gboolean
is_name (const char *text, gsize length)
{
  static const char *ends[] = { "社", "者", "员", "員", "报", "報", "部" };
  const char *space = g_strrstr_len (text, (gssize) length, " ");
  glong n_chars = g_utf8_strlen (text, (gssize) length);

  if (n_chars < 2 || n_chars > 10)
    return FALSE;
  if (space == NULL || n_chars <= 5)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize size = strlen (ends[i]);

      if (space >= text + size && memcmp (space - size, ends[i], size) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "山田太郎撮影", "张三 摄": a name and what it did. */
static gboolean
is_signed (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      if (strstr (text, stops[i]) != NULL)
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize length = strlen (text);

      if (!g_str_has_suffix (text, signs[i]))
        continue;
      length -= strlen (signs[i]);
      while (length > 0 && text[length - 1] == ' ')
        length--;
      if (is_name (text, length))
        return TRUE;
    }
  return FALSE;
}

/* "what the week looked like.": words in lower case up to a stop name nobody. */
static gboolean
is_sentence (const char *text)
{
  g_auto (GStrv) words = NULL;
  guint n_small = 0;

  if (!g_str_has_suffix (text, ".") && !g_str_has_suffix (text, "?") &&
      !g_str_has_suffix (text, "!"))
    return FALSE;
  words = g_strsplit (text, " ", 30);
  for (gsize i = 0; words[i] != NULL; i++)
    n_small += *words[i] != '\0' && !is_joint (words[i]) &&
               g_unichar_islower (g_utf8_get_char (words[i]));
  return n_small >= 3;
}

gboolean
_byline_figure_text_is_credit (const char *text)
{
  gsize length = strlen (text);
  const char *rest;

  if (length > MAX_CREDIT)
    return FALSE;
  rest = behind_label (text);
  /* "Photos: what the week looked like" is a headline; a credit holds names and ends without a
   * stop. */
  return (rest != NULL && strlen (rest) < 120 && !is_sentence (rest)) || is_bare_credit (text) ||
         is_signed (text) || is_slashed_credit (text) || is_korean_credit (text) ||
         is_initials (text);
}

/* Cuts a credit in brackets off the end of @caption: "… (AP Photo/Name)". */
static char *
cut_brackets (char *caption)
{
  static const char *pairs[][2] = {
    { "(", ")" }, { "[", "]" }, { "（", "）" }, { "［", "］" }, { "【", "】" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      char *open = g_strrstr (caption, pairs[i][0]);
      g_autofree char *inner = NULL;

      if (open == NULL || !g_str_has_suffix (caption, pairs[i][1]))
        continue;
      inner = g_strdup (open + strlen (pairs[i][0]));
      inner[strlen (inner) - strlen (pairs[i][1])] = '\0';
      if (!_byline_figure_text_is_credit (inner))
        continue;
      *open = '\0';
      g_strchomp (caption);
      return g_steal_pointer (&inner);
    }
  return NULL;
}

/* "Photo A. Berg": a label without a colon in front of a name. */
static gboolean
begins_with_label (const char *text)
{
  gsize length = strcspn (text, " ");

  return text[length] == ' ' && g_unichar_isupper (g_utf8_get_char (text + length + 1)) &&
         _byline_figure_words_are_label (text, length);
}

/* What stands behind the last sentence of a caption is names and nothing else: "… at dawn. Supplied", "…
 * Isithombe: A. Berg". */
static gboolean
is_tail_of_names (const char *caption, const char *tail)
{
  const char *colon = strchr (tail, ':');

  /* "(Jerusalem)" is where it was taken. */
  if (*tail == '(' && strpbrk (tail, " /") == NULL)
    {
      g_autofree char *inner = g_strndup (tail + 1, strcspn (tail + 1, ")"));

      if (!_byline_figure_words_are_agency (inner, strlen (inner)))
        return FALSE;
    }
  if (tail - caption <
        (colon != NULL || begins_with_label (tail) ? MIN_SENTENCE / 3 : MIN_SENTENCE) ||
      strlen (tail) > 90 || strpbrk (tail, "!?\"") != NULL ||
      (strchr (tail, ')') != NULL && strchr (tail, '(') == NULL))
    return FALSE;
  if (colon != NULL)
    {
      g_autofree char *label = g_strndup (tail, (gsize) (colon - tail));

      return _byline_figure_text_may_be_credit (label) && colon[1] != '\0' &&
             _byline_figure_text_may_be_credit (colon + 1);
    }
  return _byline_figure_text_may_be_credit (tail);
}

/* "… in Palma / A. Berg", "… in Palma | A. Berg": what stands behind such a sign at the end. */
static char *
find_behind_sign (char *caption, const char **credit)
{
  static const char *signs_before[] = { " / ", " | ", " © ", "＝" };
  for (gsize i = 0; i < G_N_ELEMENTS (signs_before); i++)
    {
      char *found = g_strrstr (caption, signs_before[i]);
      const char *rest = found != NULL ? found + strlen (signs_before[i]) : NULL;

      if (found != NULL && found - caption >= MIN_SENTENCE / 2 && strlen (rest) >= 2 &&
          strlen (rest) < 80 && _byline_figure_text_may_be_credit (rest))
        {
          *credit = rest;
          return found;
        }
    }
  return NULL;
}

/* Whether a credit may begin at @p. */
static gboolean
may_begin (const char *caption, const char *p)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      gsize size = strlen (stops[i]);

      if (p >= caption + size && memcmp (p - size, stops[i], size) == 0)
        return TRUE;
    }
  return p[-1] == '\n' || p[-1] == '|' ||
         (p[-1] == ' ' && p >= caption + 2 &&
          (strchr ("|)\"", p[-2]) != NULL || (guchar) p[-2] >= 0x80 ||
           ends_sentence (caption, p - 2)));
}

/* Takes the signs off that stood between caption and credit. */
static void
chomp_separators (char *caption)
{
  static const char *separators[] = { "|",  "＝", "、", "，", " /", " -",
                                      " –", " —", " •", " ·", "／" };
  gboolean is_cut = TRUE;

  g_strchomp (caption);
  while (is_cut)
    {
      is_cut = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
        {
          if (!g_str_has_suffix (caption, separators[i]))
            continue;
          caption[strlen (caption) - strlen (separators[i])] = '\0';
          g_strchomp (caption);
          is_cut = TRUE;
        }
    }
}

/* Whether a label may begin at @p though no sentence ends there: "The bridge.Photo: A". */
static gboolean
is_glued_label (const char *caption, const char *p)
{
  const char *rest;

  if (g_str_has_prefix (p, "©"))
    return TRUE;
  /* "ein Erfolg Foto: A": a label with a colon needs no stop in front of it. */
  if (!g_unichar_isupper (g_utf8_get_char (p)) ||
      (!g_ascii_ispunct (p[-1]) && !g_ascii_islower (p[-1]) && p[-1] != ' '))
    return FALSE;
  rest = behind_label (p);
  return rest != NULL && rest - p >= 4 && rest[-1] == ':';
}

/* Whether the last bracket that opens in front of @p is not closed there. */
static gboolean
is_in_brackets (const char *caption, const char *p)
{
  const char *open = g_strrstr_len (caption, p - caption, "(");

  return open != NULL && memchr (open, ')', (gsize) (p - open)) == NULL;
}

/* Cuts a credit that begins with a label off the end: "… Photo: Name (Agency)". */
static char *
cut_labelled (char *caption)
{
  gsize length = strlen (caption);

  for (char *p = caption + 1; p < caption + length; p++)
    {
      char *found;
      gboolean in_brackets;

      if (((guchar) *p & 0xc0) == 0x80 || *p == ' ' || caption + length - p > MAX_CREDIT)
        continue;
      in_brackets = strchr ("([", p[-1]) != NULL;
      if (!in_brackets && !may_begin (caption, p) && !is_glued_label (caption, p) &&
          !(p >= caption + 2 && p[-1] == ' ' && p[-2] == '/'))
        continue;
      if (in_brackets || behind_label (p) == NULL || strlen (behind_label (p)) > 120 ||
          is_in_brackets (caption, p))
        continue;
      found = g_strdup (p);
      *p = '\0';
      chomp_separators (caption);
      return found;
    }
  return NULL;
}

/* "… at dawn - Agency" */
static char *
cut_behind_dash (char *caption)
{
  static const char *dashes[] = { " - ", " – ", " — " };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      char *found = g_strrstr (caption, dashes[i]);
      char *credit;

      if (found == NULL || found - caption < MIN_SENTENCE / 2 ||
          !is_bare_credit (found + strlen (dashes[i])))
        continue;
      credit = g_strdup (found + strlen (dashes[i]));
      *found = '\0';
      chomp_separators (caption);
      return credit;
    }
  return NULL;
}

/* "… in Palma | A. Berg (Agency)": what stands in brackets is for whom. */
static char *
cut_bar_and_brackets (char *caption)
{
  char *bar = g_strrstr (caption, " | ");
  char *found;

  if (bar == NULL || bar - caption < MIN_SENTENCE / 2 || strlen (bar) > 80 ||
      !g_str_has_suffix (caption, ")") || is_in_brackets (caption, bar) ||
      !_byline_figure_text_may_be_credit (bar + 3))
    return NULL;
  found = g_strdup (bar + 3);
  *bar = '\0';
  chomp_separators (caption);
  return found;
}

/* Cuts the credit off the end of @caption: "… (AP Photo/Name)", "… Photo: Name". */
static char *
cut_credit (char *caption)
{
  gsize length = strlen (caption);
  char *found = cut_labelled (caption);
  char *begin = NULL;

  if (found == NULL)
    found = cut_bar_and_brackets (caption);
  if (found == NULL)
    found = cut_brackets (caption);
  if (found == NULL)
    found = cut_behind_dash (caption);
  if (found != NULL)
    return found;
  for (char *p = caption + length - (length > 0); p > caption; p--)
    {
      if (caption + length - p > MAX_CREDIT)
        break;
      if (!may_begin (caption, p))
        continue;
      if (_byline_figure_text_is_credit (p))
        begin = p;
      /* "新华社记者 张三 摄": who signs may be told with whom they work for. */
      if (begin != NULL && (begin != p || begin[-1] != ' ' || !is_signed (begin)))
        break;
    }
  for (char *p = caption + length - (length > 0); p > caption && begin == NULL; p--)
    {
      if (caption + length - p > MAX_CREDIT)
        break;
      if (p[-1] == ' ' && may_begin (caption, p) && strchr (".!?", p[-2]) != NULL &&
          is_tail_of_names (caption, p))
        begin = p;
    }
  if (begin == NULL)
    {
      const char *credit = NULL;

      begin = find_behind_sign (caption, &credit);
      if (begin == NULL)
        return NULL;
      found = byline_text_clean (credit, 0);
      *begin = '\0';
      chomp_separators (caption);
      return found;
    }
  found = g_strdup (begin);
  *begin = '\0';
  chomp_separators (caption);
  return found;
}

static void
clear_placeholder (char **text)
{
  if (*text != NULL && _byline_figure_words_are_placeholder (*text, strlen (*text)))
    g_clear_pointer (text, g_free);
}

/* Takes brackets, dashes and bars off what is wholly inside or behind them. */
static void
unwrap (char **text)
{
  static const char *marks[] = { "–", "—", "-", "|", "•", "·", "/", ",", ":", ";" };
  gboolean is_cut = TRUE;
  gsize length;

  if (*text == NULL)
    return;
  while (is_cut)
    {
      is_cut = FALSE;
      g_strstrip (*text);
      for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          gsize cut = strlen (marks[i]);

          if (g_str_has_prefix (*text, marks[i]) && (*text)[cut] != '\0')
            {
              memmove (*text, *text + cut, strlen (*text + cut) + 1);
              is_cut = TRUE;
            }
        }
      length = strlen (*text);
      if (length > 2 && ((*text)[0] == '(' || (*text)[0] == '[') &&
          ((*text)[length - 1] == ')' || (*text)[length - 1] == ']') &&
          strpbrk (*text + 1, "([") == NULL)
        {
          (*text)[length - 1] = '\0';
          memmove (*text, *text + 1, length - 1);
          is_cut = TRUE;
        }
    }
}

/* Whether a caption ends in a labelled credit that names whom @credit names, as the captions of news
 * agencies do. */
static gboolean
is_credit_again (const char *caption, const char *credit)
{
  g_autofree char *rest = g_strdup (caption);
  g_autofree char *found = cut_labelled (rest);
  const char *names = behind_label (credit);
  g_autofree char *folded = NULL;
  g_autofree char *folded_names = NULL;

  if (found == NULL || *rest == '\0')
    return FALSE;
  folded = byline_text_fold (found);
  folded_names = byline_text_fold (names != NULL ? names : credit);
  return strlen (folded_names) > 4 && strstr (folded, folded_names) != NULL;
}

/* "A. Berg/Agency | A. Berg/Agency": what is said twice is said once. */
static void
halve_credit (char *credit)
{
  static const char *separators[] = { "|", "•", "·", " / ", ";", "\n", " - ", " – " };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gsize size = strlen (separators[i]);

      for (char *p = strstr (credit, separators[i]); p != NULL;
           p = strstr (p + size, separators[i]))
        {
          g_autofree char *first = g_strndup (credit, (gsize) (p - credit));

          g_strstrip (first);
          if (*first != '\0' && g_str_equal (first, p + size + strspn (p + size, " ")))
            {
              *p = '\0';
              g_strchomp (credit);
              return;
            }
        }
    }
}

/* Takes @credit off the end of @caption. Returns: whether it stood there once more. */
static gboolean
cut_repeated (char *caption, const char *credit)
{
  if (!g_str_has_suffix (caption, credit))
    return FALSE;
  caption[strlen (caption) - strlen (credit)] = '\0';
  chomp_separators (caption);
  return TRUE;
}

/* Takes @credit off the beginning of @caption, if a label says that it is one. Returns: whether it stood
 * there. */
static gboolean
cut_leading (char **caption, const char *credit)
{
  gsize length = strlen (credit);

  if (behind_label (credit) == NULL || !g_str_has_prefix (*caption, credit) ||
      (*caption)[length] != ' ')
    return FALSE;
  memmove (*caption, *caption + length, strlen (*caption + length) + 1);
  unwrap (caption);
  return TRUE;
}

/* "▲ The bridge": a sign that points at the picture. */
static void
cut_pointer (char *caption)
{
  static const char *pointers[] = { "▲", "△", "▶", "►", "◀", "◄", "▼", "▽", "◆", "■", "●" };

  for (gsize i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      gsize size = strlen (pointers[i]);

      if (!g_str_has_prefix (caption, pointers[i]) || caption[size] == '\0')
        continue;
      memmove (caption, caption + size, strlen (caption + size) + 1);
      g_strchug (caption);
      return;
    }
}

/* Takes out of @caption what @credit says already. */
static void
part_caption (char **caption, const char *credit)
{
  if (cut_repeated (*caption, credit) || cut_leading (caption, credit))
    return;
  if (is_credit_again (*caption, credit))
    g_free (cut_labelled (*caption));
  else if (behind_label (*caption) != NULL && _byline_figure_text_is_credit (*caption))
    g_clear_pointer (caption, g_free);
}

/* Finds a credit in @caption and takes it out; the whole of it may be one. */
static char *
take_credit (char **caption)
{
  g_autofree char *credit = g_strdup (*caption);

  unwrap (&credit);
  halve_credit (credit);
  if (_byline_figure_text_is_credit (credit))
    {
      g_clear_pointer (caption, g_free);
      return g_steal_pointer (&credit);
    }
  g_free (credit);
  credit = cut_credit (*caption);
  if (credit == NULL)
    return NULL;
  halve_credit (credit);
  cut_repeated (*caption, credit);
  return g_steal_pointer (&credit);
}

void
_byline_figure_text_split (char **caption, char **credit)
{
  clear_placeholder (caption);
  clear_placeholder (credit);
  unwrap (credit);
  if (*credit != NULL)
    halve_credit (*credit);
  if (*caption != NULL)
    {
      cut_pointer (*caption);
      if (*credit != NULL)
        part_caption (caption, *credit);
      else
        *credit = take_credit (caption);
    }
  if (*caption != NULL && *credit != NULL)
    chomp_separators (*caption);
  if (*caption != NULL && **caption == '\0')
    g_clear_pointer (caption, g_free);
  clear_placeholder (caption);
}
