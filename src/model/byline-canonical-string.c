/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-canonical-private.h"

#include "byline-characters-private.h"
#include "byline-text.h"

/* Most texts are canonical when they are made: a look at each character tells. */
gboolean
_byline_string_is_canonical (const char *text, gboolean has_breaks)
{
  gunichar before = '\n';

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c > ' ' && c < 0x7f)
        {
          before = c;
          continue;
        }
      if (c == ' ' || (c == '\n' && has_breaks))
        {
          if (before == ' ' || before == '\n' || (c == '\n' && _byline_character_is_space (before)))
            return FALSE;
        }
      else if (_byline_character_is_plain_space (c) || _byline_character_is_unwanted (c) ||
               (before == '\n' && _byline_character_is_space (c)))
        {
          return FALSE;
        }
      before = c;
    }
  return !_byline_character_is_space (before);
}

void
_byline_string_canonicalize (char **string)
{
  char *cleaned;

  if (*string == NULL || _byline_string_is_canonical (*string, FALSE))
    return;
  cleaned = byline_text_clean_headline (*string, 0);
  g_free (*string);
  *string = cleaned;
}
