/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sanitizer-private.h"

#include <string.h>

#include "byline-entity.h"

/* Decodes what HTML refers to and escapes what HTML must, in one pass. */
void
_byline_sanitize_text (GString *out, const char *text, gsize length)
{
  const char *end = text + length;
  const char *run = text;

  while (text < end)
    {
      guchar c = *text;
      gunichar value = 0;
      gunichar second = 0;
      gsize used;

      if (c > '>' ||
          (c != '&' && c != '<' && c != '>' && (c >= 0x20 || c == '\n' || c == '\t' || c == '\r')))
        {
          text++;
          continue;
        }

      g_string_append_len (out, run, text - run);
      used = c == '&' ? byline_entity_read (text, end, FALSE, &value, &second) : 0;
      if (used == 0)
        {
          used = 1;
          value = c < 0x20 ? 0 : c;
        }
      if (value == '&')
        g_string_append (out, "&amp;");
      else if (value == '<')
        g_string_append (out, "&lt;");
      else if (value == '>')
        g_string_append (out, "&gt;");
      else if (value != 0)
        g_string_append_unichar (out, value);
      if (second != 0)
        g_string_append_unichar (out, second);
      text += used;
      run = text;
    }
  g_string_append_len (out, run, end - run);
}

void
_byline_sanitize_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  _byline_markup_escape (out, value, strlen (value));
  g_string_append_c (out, '"');
}
