/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <string.h>

static const char *const poems[] = { "poem",           "poetry",     "verse",    "stanza",
                                     "wp-block-verse", "line-block", "linegroup" };

gboolean
_byline_names_verse (const char *names)
{
  g_auto (GStrv) parts = names != NULL ? g_strsplit_set (names, " \t\n\r\f", 32) : NULL;

  for (gsize i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (poems); j++)
        {
          if (g_ascii_strcasecmp (parts[i], poems[j]) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_called_verse (const BylinePage *page, guint index)
{
  return page->nodes[index].xml->properties != NULL &&
         _byline_names_verse (_byline_page_attribute (page, index, "class"));
}

gboolean
_byline_verse_is_listing (const BylinePage *page, guint index)
{
  return is_called_verse (page, index);
}

gboolean
_byline_verse_is_line (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  if (node->tag != BYLINE_HTML_TAG_DIV || index == 0 || is_called_verse (page, index) ||
      !is_called_verse (page, node->parent))
    return FALSE;
  /* A line holds no blocks. */
  for (guint i = index + 1; i < node->end; i++)
    {
      if (_byline_html_tag_is_block (page->nodes[i].tag))
        return FALSE;
    }
  return TRUE;
}

void
_byline_verse_append (BylineTextBuilder *run, const char *text)
{
  for (const char *end = strchr (text, '\n'); end != NULL; end = strchr (text, '\n'))
    {
      _byline_text_builder_append_length (run, text, (gsize) (end - text));
      _byline_text_builder_break (run);
      text = end + 1;
    }
  _byline_text_builder_append (run, text);
}
