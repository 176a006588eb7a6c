/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-text.h"

#include <string.h>

#include "byline-characters-private.h"

/* In characters: more than byline_text_clean() takes off where it cuts. */
#define EXCERPT_MARGIN 16

#define WORDS_PER_MINUTE 230
#define CJK_PER_MINUTE 500

static char *
valid_text (const char *text, gsize max_chars)
{
  gsize length = strlen (text);

  /* A character has at most 4 bytes; folding only shortens, but much white space may be folded. */
  if (max_chars > 0 && length / 16 > max_chars)
    length = max_chars * 16;

  return g_utf8_make_valid (text, length);
}

static void
trim_end (GString *text)
{
  while (text->len > 0)
    {
      const char *last = g_utf8_prev_char (text->str + text->len);

      if (!_byline_character_is_space (g_utf8_get_char (last)))
        return;
      g_string_truncate (text, last - text->str);
    }
}

static void
cut_with_ellipsis (GString *out, gsize max_chars)
{
  char *end = g_utf8_offset_to_pointer (out->str, max_chars - 1);

  g_string_truncate (out, end - out->str);
  while (out->len > 0 && g_ascii_isspace (out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);
  g_string_append (out, "…");
}

/* How many bytes from @p on stay as they are: most of most texts. */
static gsize
plain_length (const char *p)
{
  gsize length = 0;

  while (p[length] > ' ' && p[length] < 0x7f)
    length++;
  return length;
}

static char *
clean_with (const char *text, gsize max_chars, gboolean (*is_folded) (gunichar c))
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = NULL;
  gboolean space = FALSE, is_seen = FALSE;
  gsize n_chars = 0;

  if (text == NULL)
    return NULL;

  valid = valid_text (text, max_chars);
  out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gsize n_plain = plain_length (p);
      gsize size = n_plain > 0 ? n_plain : (gsize) (g_utf8_next_char (p) - p);
      const char *piece = p;

      p += size;
      if (is_folded (c) || (out->len == 0 && _byline_character_is_space (c)))
        {
          space = out->len > 0;
          continue;
        }
      if (_byline_character_is_unwanted (c))
        continue;

      if (space)
        {
          g_string_append_c (out, ' ');
          n_chars++;
        }
      space = FALSE;
      is_seen |= !g_unichar_iszerowidth (c);
      g_string_append_len (out, piece, (gssize) size);
      n_chars += n_plain > 0 ? n_plain : 1;
      if (max_chars > 0 && n_chars > max_chars)
        {
          cut_with_ellipsis (out, max_chars);
          break;
        }
    }

  trim_end (out);
  return is_seen ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

char *
byline_text_clean (const char *text, gsize max_chars)
{
  return clean_with (text, max_chars, _byline_character_is_space);
}

char *
byline_text_clean_headline (const char *text, gsize max_chars)
{
  return clean_with (text, max_chars, _byline_character_is_plain_space);
}

char *
byline_text_clean_lines (const char *text, gsize max_chars)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = NULL;
  gboolean blank = TRUE;
  gsize n_chars = 0;

  if (text == NULL)
    return NULL;

  valid = valid_text (text, max_chars);
  out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (_byline_character_is_unwanted (c) || (c == '\r' && p[1] == '\n'))
        continue;
      if (c == '\r' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
        c = '\n';
      if (!_byline_character_is_space (c))
        blank = FALSE;
      g_string_append_unichar (out, c);
      n_chars++;
      if (max_chars > 0 && n_chars > max_chars)
        {
          cut_with_ellipsis (out, max_chars);
          break;
        }
    }

  return !blank ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* Letters that Unicode does not decompose though readers take them for one with a mark. */
static const char *
fold_letter (gunichar c)
{
  switch (c)
    {
    case 0x00f8:
      return "o";
    case 0x0142:
      return "l";
    case 0x0111:
      return "d";
    case 0x00e6:
      return "ae";
    case 0x0153:
      return "oe";
    case 0x0131:
      return "i";
    default:
      return NULL;
    }
}

/* As byline_text_fold(), of what is ASCII alone: no tables of Unicode are needed. */
static char *
fold_ascii (const char *text, gsize length)
{
  char *folded = g_malloc (length + 1);
  gsize n = 0;
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\'')
        continue;
      if (_byline_character_is_space ((guchar) *p) || *p == '-')
        {
          space = n > 0;
          continue;
        }
      if (space)
        folded[n++] = ' ';
      space = FALSE;
      folded[n++] = g_ascii_tolower (*p);
    }
  folded[n] = '\0';

  return folded;
}

static char *
fold_unicode (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);
  GString *out = g_string_sized_new (strlen (folded));
  gboolean space = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letter;

      if (g_unichar_ismark (c) || c == '\'' || c == 0x2019)
        continue;
      if (_byline_character_is_space (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION)
        {
          space = out->len > 0;
          continue;
        }

      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      letter = fold_letter (c);
      if (letter != NULL)
        g_string_append (out, letter);
      else
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

char *
byline_text_fold (const char *text)
{
  gsize length = 0;

  while (text[length] > '\0')
    length++;

  return text[length] == '\0' ? fold_ascii (text, length) : fold_unicode (text);
}

char *
byline_text_fold_beginning (const char *text, gsize max_chars)
{
  gsize length = 0;
  g_autofree char *beginning = NULL;

  for (; max_chars > 0 && text[length] != '\0'; max_chars--)
    length += (gsize) (g_utf8_next_char (text + length) - (text + length));
  beginning = g_strndup (text, length);

  return byline_text_fold (beginning);
}

char *
byline_text_excerpt (const char *text, gsize max_chars)
{
  /* Of a text that may be long a little more is cleaned than is looked at. */
  g_autofree char *clean = byline_text_clean (text, max_chars + EXCERPT_MARGIN);
  const char *end;
  const char *cut;

  if (clean == NULL || (gsize) g_utf8_strlen (clean, -1) <= max_chars)
    return g_steal_pointer (&clean);

  end = g_utf8_offset_to_pointer (clean, max_chars - 1);
  cut = end;
  while (cut > clean && *cut != ' ')
    cut--;
  /* A text without spaces (Chinese, or one endless word) is cut where it is. */
  if (cut - clean < (end - clean) / 2)
    cut = end;
  while (cut > clean && strchr (" ,;:-", cut[-1]) != NULL)
    cut--;

  return g_strdup_printf ("%.*s…", (int) (cut - clean), clean);
}

static const char *const continuations[] = {
  "…",           "[…]",  "...", "[...]", "(…)", "(...)", "read more", "continue reading",
  "weiterlesen", "more", "→",   "»",
};

/* Takes closing ellipses and "read more" marks off. */
static void
trim_continuation (GString *text)
{
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
        g_string_truncate (text, text->len - 1);
      for (gsize i = 0; i < G_N_ELEMENTS (continuations); i++)
        {
          if (text->len > strlen (continuations[i]) &&
              g_str_has_suffix (text->str, continuations[i]))
            {
              g_string_truncate (text, text->len - strlen (continuations[i]));
              again = TRUE;
            }
        }
    }
}

static char *
casefold (const char *text)
{
  return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : g_utf8_casefold (text, -1);
}

/* @max_chars: of the cleaned text; 0 for all. */
static GString *
comparable (const char *text, gsize max_chars)
{
  g_autofree char *clean = byline_text_clean (text, max_chars);
  g_autofree char *folded = casefold (clean != NULL ? clean : "");

  return g_string_new (folded);
}

gboolean
byline_text_is_excerpt_of (const char *excerpt, const char *text)
{
  g_autoptr (GString) start = comparable (excerpt, 0);
  g_autoptr (GString) beginning = NULL;

  trim_continuation (start);
  if (start->len == 0)
    return FALSE;
  /* Of a text that may be long only the beginning is folded, which never makes fewer characters; the
   * last two are the ellipsis where it was cut, and perhaps a space in front of it. */
  beginning = comparable (text, (gsize) g_utf8_strlen (start->str, -1) + 2);

  return g_str_has_prefix (beginning->str, start->str);
}

/* Returns: how many characters of @text are neither space nor without a shape: these may differ. */
static gsize
count_shapes (const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_isgraph (g_utf8_get_char (p)) != 0;

  return n;
}

const char *
byline_text_skip_excerpt (const char *excerpt, const char *text)
{
  g_autoptr (GString) start = comparable (excerpt, 0);
  const char *p = text;
  gsize n;

  g_return_val_if_fail (text != NULL, NULL);

  if (!byline_text_is_excerpt_of (excerpt, text))
    return text;

  trim_continuation (start);
  n = count_shapes (start->str);
  while (*p != '\0' && n > 0)
    {
      const char *next = g_utf8_next_char (p);
      /* One character may be two without case. */
      g_autofree char *folded = g_utf8_casefold (p, next - p);

      n -= MIN (n, count_shapes (folded));
      p = next;
    }
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static gboolean
is_cjk (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff);
}

guint
byline_text_reading_minutes (const char *text)
{
  guint words = 0, characters = 0;
  gboolean in_word = FALSE;
  guint minutes;

  /* A long story is counted in the turn that shows it, and most of it is ASCII. */
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_ascii = (guchar) *p < 0x80;
      gunichar c = is_ascii ? (gunichar) *p : g_utf8_get_char (p);
      gboolean letter = is_ascii ? g_ascii_isalnum (*p) : g_unichar_isalnum (c);

      if (!is_ascii && is_cjk (c))
        {
          characters++;
          letter = FALSE;
        }
      else if (letter && !in_word)
        words++;
      in_word = letter;
    }

  if (words == 0 && characters == 0)
    return 0;

  minutes = (words + WORDS_PER_MINUTE / 2) / WORDS_PER_MINUTE +
            (characters + CJK_PER_MINUTE / 2) / CJK_PER_MINUTE;

  return MAX (minutes, 1);
}

gboolean
byline_text_is_rtl (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;

      return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) ||
             (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
             (c >= 0x1e800 && c <= 0x1efff);
    }

  return FALSE;
}

gboolean
byline_json_depth_is_within (const char *data, gsize length, guint limit)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = data[i];

      if (in_string)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            in_string = FALSE;
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '[' || c == '{')
        {
          if (++depth > limit)
            return FALSE;
        }
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
    }

  return TRUE;
}

gboolean
byline_text_is_caseless (const char *text)
{
  guint n_cased = 0, n_caseless = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c) || g_unichar_islower (c))
        n_cased++;
      else if (g_unichar_isalpha (c))
        n_caseless++;
    }

  return n_caseless > n_cased;
}

char *
byline_text_sort_key (const char *name)
{
  /* In the C locale, case would come first. */
  g_autofree char *folded = g_utf8_casefold (name != NULL ? name : "", -1);

  return g_utf8_collate_key_for_filename (folded, -1);
}
