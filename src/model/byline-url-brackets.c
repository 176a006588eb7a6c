/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-url-private.h"

#include <string.h>

char *
_byline_url_drop_brackets (char *text)
{
  static const struct {
    const char *begin;
    const char *end;
  } pairs[] = {
    { "<", ">" }, { "\"", "\"" }, { "'", "'" }, { "“", "”" },
    { "„", "“" }, { "«", "»" },   { "(", ")" }, { "‘", "’" },
  };

  g_strstrip (text);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gsize begin = strlen (pairs[i].begin);

      if (!g_str_has_prefix (text, pairs[i].begin) || !g_str_has_suffix (text, pairs[i].end) ||
          strlen (text) <= begin + strlen (pairs[i].end))
        continue;
      text[strlen (text) - strlen (pairs[i].end)] = '\0';
      memmove (text, text + begin, strlen (text + begin) + 1);
      g_strstrip (text);
      i = (gsize) -1;
    }
  return text;
}
