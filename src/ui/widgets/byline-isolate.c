/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-isolate.h"

#include "byline-text.h"

gboolean
byline_isolate_is_needed (const char *text, PangoDirection line)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (line == PANGO_DIRECTION_NEUTRAL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)) &&
        byline_text_is_rtl (p) != (line == PANGO_DIRECTION_RTL))
      return TRUE;

  return FALSE;
}

char *
byline_isolate_text (const char *text, PangoDirection line)
{
  g_return_val_if_fail (text != NULL, NULL);

  return byline_isolate_is_needed (text, line)
           ? g_strconcat (BYLINE_FIRST_STRONG_ISOLATE, text, BYLINE_POP_DIRECTIONAL_ISOLATE, NULL)
           : g_strdup (text);
}
