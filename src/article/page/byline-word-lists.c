/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-word-lists-private.h"

#include <string.h>

#define MAX_NAMES 400

gboolean
_byline_word_is_in (const char *word, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (word, list[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_names_hold_part (const char *names, const char *const *parts, gsize n)
{
  g_autofree char *lower = NULL;

  if (names == NULL || *names == '\0')
    return FALSE;
  lower = g_ascii_strdown (names, (gssize) strnlen (names, MAX_NAMES));
  for (gsize i = 0; i < n; i++)
    {
      if (strstr (lower, parts[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}
