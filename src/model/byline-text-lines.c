/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-text-lines.h"

#include <string.h>

static guint
char_columns (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

guint
byline_text_columns (const char *text)
{
  guint columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    columns += char_columns (g_utf8_get_char (p));
  return columns;
}

char *
byline_text_cut_columns (const char *text, guint width)
{
  guint used = 0;

  if (width == 0 || byline_text_columns (text) <= width)
    return g_strdup (text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint n = char_columns (g_utf8_get_char (p));

      if (used + n + 1 > width)
        {
          g_autofree char *head = g_strndup (text, p - text);

          return g_strconcat (g_strchomp (head), "…", NULL);
        }
      used += n;
    }
  return g_strdup (text);
}

char *
byline_text_make_printable (const char *text)
{
  char *printable = g_utf8_make_valid (text, -1);

  for (char *p = printable; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\n') || c == 0x7f)
        *p = ' ';
      else if (c >= 0x80 && c < 0xa0)
        memcpy (p, "  ", 2);
    }
  return printable;
}

/* Appends one line of text, which has no line break, in as many lines as it needs. */
static void
append_line (GString *out, const char *text, guint width, const char *first, const char *other)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const char *prefix = first;
  guint used = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      guint n = byline_text_columns (words[i]);

      if (n == 0)
        continue;
      if (width > 0 && used > 0 && used + 1 + n > width)
        {
          g_string_append_c (out, '\n');
          used = 0;
        }
      if (used == 0)
        {
          g_string_append (out, prefix);
          used = byline_text_columns (prefix);
          prefix = other;
        }
      else
        {
          g_string_append_c (out, ' ');
          used++;
        }
      g_string_append (out, words[i]);
      used += n;
    }
  if (used > 0)
    g_string_append_c (out, '\n');
}

void
byline_text_append_lines (GString *out,
                          const char *text,
                          guint width,
                          const char *first,
                          const char *other)
{
  g_autofree char *printable = byline_text_make_printable (text);
  g_auto (GStrv) lines = g_strsplit (printable, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    append_line (out, lines[i], width, i == 0 ? first : other, other);
}
