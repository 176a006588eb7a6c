/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block-builder-private.h"

#include <string.h>

/* Takes the first @n characters off a text; its marks move with the words. */
static void
cut_front (BylineText *text, guint n)
{
  char *rest = g_strdup (g_utf8_offset_to_pointer (text->text, (glong) n));

  g_free (text->text);
  text->text = rest;
  for (guint i = byline_text_n_marks (text); i > 0; i--)
    {
      BylineMark *mark = &g_array_index (text->marks, BylineMark, i - 1);

      mark->start = mark->start > n ? mark->start - n : 0;
      mark->end = mark->end > n ? mark->end - n : 0;
      if (mark->end == mark->start)
        g_array_remove_index (text->marks, i - 1);
    }
}

gboolean
_byline_quote_begins_with_dash (const char *text)
{
  return g_str_has_prefix (text, "—") || g_str_has_prefix (text, "–") ||
         g_str_has_prefix (text, "―");
}

void
_byline_quote_cut_dash (BylineText *text)
{
  if (text != NULL && _byline_quote_begins_with_dash (text->text))
    cut_front (text, g_str_has_prefix (text->text + strlen ("—"), " ") ? 2 : 1);
}

void
_byline_quote_take_attribution (BylineBlock *quote)
{
  guint n = quote->children != NULL ? quote->children->len : 0;
  BylineBlock *last = n > 1 ? g_ptr_array_index (quote->children, n - 1) : NULL;

  if (last == NULL || quote->text != NULL || last->type != BYLINE_BLOCK_PARAGRAPH ||
      last->text == NULL || strlen (last->text->text) > 300 ||
      !_byline_quote_begins_with_dash (last->text->text))
    return;
  quote->text = g_steal_pointer (&last->text);
  _byline_quote_cut_dash (quote->text);
  g_ptr_array_set_size (quote->children, (int) n - 1);
}
