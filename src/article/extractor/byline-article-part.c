/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-part.h"

#include <string.h>

#include "byline-page-private.h"
#include "byline-text.h"

/* So many characters tell where a part begins. */
#define MAX_CHARS 60

static gboolean
is_part (const BylinePage *page, guint index, const char *name)
{
  return g_strcmp0 (_byline_page_attribute (page, index, "id"), name) == 0 ||
         (page->nodes[index].tag == BYLINE_HTML_TAG_A &&
          g_strcmp0 (_byline_page_attribute (page, index, "name"), name) == 0);
}

/* What stands in the part, or behind it, if it is an empty anchor. */
static char *
find_in_body (const char *html, const char *name)
{
  g_autoptr (BylinePage) page = _byline_page_new_fragment (html, strlen (html), NULL);
  gboolean is_found = FALSE;

  for (guint i = 1; page != NULL && i < page->n_nodes; i++)
    {
      char *text;

      is_found = is_found || is_part (page, i, name);
      if (!is_found)
        continue;
      text = _byline_page_dup_text (page, i, MAX_CHARS);
      if (text != NULL)
        return text;
    }
  return NULL;
}

/* "On tides & moons" is "on-tides-moons". */
static char *
make_slug (const char *text)
{
  g_autofree char *fold = byline_text_fold (text);
  GString *slug = g_string_new (NULL);

  for (const char *p = fold; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (slug, c);
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}

static char *
find_heading (GPtrArray *blocks, const char *name)
{
  g_autofree char *wanted = make_slug (name);

  for (guint i = 0; i < blocks->len && *wanted != '\0'; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *slug = NULL;

      if (block->type != BYLINE_BLOCK_HEADING || block->text == NULL)
        continue;
      slug = make_slug (block->text->text);
      if (g_str_equal (slug, wanted))
        return byline_text_clean (block->text->text, MAX_CHARS);
    }
  return NULL;
}

char *
byline_article_dup_part (const BylineArticle *article, const char *fragment)
{
  g_autofree char *name = NULL;
  char *found = NULL;

  g_return_val_if_fail (article != NULL && fragment != NULL, NULL);

  name = g_uri_unescape_string (fragment, NULL);
  if (name == NULL || *name == '\0')
    return NULL;
  if (article->feed_html != NULL)
    found = find_in_body (article->feed_html, name);
  return found != NULL ? found : find_heading (article->blocks, name);
}
