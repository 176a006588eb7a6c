/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date-private.h"

#include <string.h>

/* Marks that readers write or leave out: accents of Latin, Greek and Cyrillic, points of Hebrew and
 * Arabic. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5c7) || (c >= 0x64b && c <= 0x655);
}

/* What is not shown: joiners, marks of direction, Arabic's tatweel, soft hyphens. */
static gboolean
is_invisible (gunichar c)
{
  return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x61c || c == 0x640 || c == 0xad || c == 0xfeff ||
         c == 0x0970;
}

/* Letters that Unicode does not decompose, and those of which keyboards have two. */
static gunichar
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x00f8:
      return 'o';
    case 0x0142:
      return 'l';
    case 0x0111:
      return 'd';
    case 0x00f0:
      return 'd';
    case 0x0131:
      return 'i';
    case 0x0259:
      return 'e';
    case 0x03c2:
      return 0x03c3;
    case 0x0649:
      return 0x064a;
    case 0x06cc:
      return 0x064a;
    case 0x06a9:
      return 0x0643;
    default:
      return c;
    }
}

static gunichar
plain_punctuation (gunichar c)
{
  switch (c)
    {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return '-';
    case 0x2019:
    case 0x02bc:
      return '\'';
    case 0x2215:
    case 0x2044:
      return '/';
    case 0x2236:
      return ':';
    case 0x3002:
    case 0x00b7:
      return '.';
    case 0x060c:
    case 0x3001:
      return ',';
    default:
      return c < 0x80 || g_unichar_ismark (c) ? c : ' ';
    }
}

static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  if (g_unichar_isdigit (c))
    return '0' + g_unichar_digit_value (c);
  if (!g_unichar_isalpha (c))
    return plain_punctuation (c);

  c = g_unichar_tolower (c);
  for (guint i = 0; i < 4; i++)
    {
      gunichar letter;
      gunichar mark;

      if (!g_unichar_decompose (c, &letter, &mark) || (mark != 0 && !is_accent (mark)))
        break;
      c = letter;
    }
  return plain_letter (c);
}

gboolean
_byline_date_fold (const char *text, BylineDateText *folded)
{
  gsize length = 0;
  guint n_chars = 0;
  gboolean has_space = FALSE;

  while (*text != '\0')
    {
      guchar byte = *text;
      gunichar c = byte;

      if (byte < 0x80)
        text++;
      else
        {
          c = g_utf8_get_char_validated (text, -1);
          if (c == (gunichar) -1 || c == (gunichar) -2)
            return FALSE;
          text = g_utf8_next_char (text);
          if (is_invisible (c) || is_accent (c))
            continue;
        }
      if (c <= ' ' || (c >= 0x80 && g_unichar_isspace (c)) || c == 0x85)
        {
          has_space = length > 0;
          continue;
        }
      if (++n_chars + has_space > BYLINE_DATE_MAX_CHARS)
        return FALSE;
      if (has_space)
        {
          folded->raw[length] = ' ';
          folded->text[length++] = ' ';
          n_chars++;
        }
      has_space = FALSE;
      folded->raw[length] = c < 0x80 ? (char) c : 0;
      if (c < 0x80)
        folded->text[length++] = (char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
      else
        {
          int size = g_unichar_to_utf8 (fold (c), folded->text + length);

          memset (folded->raw + length, 0, size);
          length += size;
        }
    }
  folded->text[length] = folded->raw[length] = '\0';
  return TRUE;
}
