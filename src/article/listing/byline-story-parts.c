/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-teasers-private.h"

#include <string.h>

#include "byline-blocks-private.h"
#include "byline-content-private.h"
#include "byline-entity.h"

/* Which stories share a page, and where each of them stands. */

#define MAX_STORIES 100
#define MAX_HEADINGS 2000
/* What a story on another's page says at least, in bytes of prose. */
#define MIN_PROSE 120
/* How far into a part, in elements, its article begins. */
#define NEAR 12

/* --- Hidden rest --- */

static gboolean
is_rest_script (const BylinePage *page, guint index)
{
  const char *type;

  if (page->nodes[index].tag != BYLINE_HTML_TAG_SCRIPT)
    return FALSE;
  type = _byline_page_attribute (page, index, "type");
  return type != NULL &&
         (g_str_equal (type, "keep-reading-content") || strstr (type, "reading-content") != NULL);
}

GPtrArray *
_byline_hidden_rest (const BylinePage *page, guint from, guint end)
{
  g_autoptr (GPtrArray) rest = NULL;

  for (guint i = from; i < end; i++)
    {
      g_autofree char *raw = NULL;
      g_autofree char *html = NULL;
      GPtrArray *blocks;

      if (!is_rest_script (page, i))
        continue;
      raw = _byline_page_raw_text (page, i);
      if (raw == NULL)
        continue;
      /* What was escaped twice is text of the story: one level of it goes. */
      if (strchr (raw, '<') == NULL)
        {
          GString *decoded = g_string_new (NULL);

          byline_entity_decode (decoded, raw, strlen (raw), FALSE);
          html = g_string_free (decoded, FALSE);
        }
      else
        html = g_steal_pointer (&raw);
      blocks = byline_blocks_from_html (html, -1, page->base, NULL);
      if (rest == NULL)
        rest = g_steal_pointer (&blocks);
      else
        g_ptr_array_extend_and_steal (rest, g_steal_pointer (&blocks));
    }
  return g_steal_pointer (&rest);
}

static gboolean
has_rest (const BylinePage *page, guint index)
{
  for (guint i = index; i < page->nodes[index].end; i++)
    {
      if (is_rest_script (page, i))
        return TRUE;
    }
  return FALSE;
}

/* --- Parts --- */

static gboolean
is_outside_of_stories (const BylinePage *page, guint index)
{
  for (guint up = 0; up < 40 && index != 0; up++, index = page->nodes[index].parent)
    {
      const BylineNode *node = &page->nodes[index];

      if (node->tag == BYLINE_HTML_TAG_NAV || node->tag == BYLINE_HTML_TAG_FOOTER ||
          node->tag == BYLINE_HTML_TAG_ASIDE || node->tag == BYLINE_HTML_TAG_BLOCKQUOTE ||
          (node->hints & (BYLINE_HINT_COMMENT | BYLINE_HINT_NAV)) != 0)
        return node->tag != BYLINE_HTML_TAG_BODY;
    }
  return FALSE;
}

/* A headline of a story: it says so, or is a link, or of the first rank. */
static gboolean
is_story_headline (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  if (node->tag < BYLINE_HTML_TAG_H1 || node->tag > BYLINE_HTML_TAG_H3 || node->size < 8 ||
      node->hidden)
    return FALSE;
  if ((node->hints & BYLINE_HINT_STANDFIRST) != 0 ||
      (page->nodes[node->parent].hints & BYLINE_HINT_STANDFIRST) != 0)
    return FALSE;
  if (node->tag != BYLINE_HTML_TAG_H1 && (node->hints & BYLINE_HINT_HEADLINE) == 0 &&
      node->link_size * 10 < node->size * 9)
    return FALSE;
  return !is_outside_of_stories (page, index);
}

static guint
count_in (GArray *sorted, const BylinePage *page, guint index)
{
  return _byline_pictures_count (page, sorted, index, NULL);
}

/* The largest element around a headline that holds no other one. */
static guint
part_around (const BylinePage *page, GArray *headlines, guint headline)
{
  guint at = headline;

  while (page->nodes[at].parent != 0)
    {
      guint parent = page->nodes[at].parent;

      if (page->nodes[parent].tag == BYLINE_HTML_TAG_BODY ||
          page->nodes[parent].tag == BYLINE_HTML_TAG_MAIN || count_in (headlines, page, parent) > 1)
        break;
      at = parent;
    }
  return at;
}

static guint
prose_in (const BylinePage *page, guint index, guint *n_paragraphs)
{
  guint prose = 0;

  *n_paragraphs = 0;
  for (guint i = index; i < page->nodes[index].end; i++)
    {
      guint one = page->nodes[i].hidden ? 0 : _byline_content_prose_score (page, i);

      prose += one;
      *n_paragraphs += one > 0;
    }
  return prose;
}

/* Whether a part of a page is a story with its text, not a card that points to one. */
static gboolean
tells_story (const BylinePage *page, guint index)
{
  guint n_paragraphs;
  guint prose = prose_in (page, index, &n_paragraphs);
  gboolean is_article = page->nodes[index].tag == BYLINE_HTML_TAG_ARTICLE;

  for (guint i = index + 1; i < page->nodes[index].end && i < index + 12 && !is_article; i++)
    is_article = page->nodes[i].tag == BYLINE_HTML_TAG_ARTICLE;
  if (has_rest (page, index))
    return prose >= 40;
  return is_article && prose >= MIN_PROSE && n_paragraphs >= 2;
}

static void
add_part (GArray *parts, guint node, guint headline)
{
  BylineStoryPart part = { node, headline };

  for (guint i = 0; i < parts->len; i++)
    {
      if (g_array_index (parts, BylineStoryPart, i).node == node)
        return;
    }
  if (parts->len < MAX_STORIES)
    g_array_append_val (parts, part);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  guint first = ((const BylineStoryPart *) a)->node;
  guint second = ((const BylineStoryPart *) b)->node;

  return first < second ? -1 : first > second;
}

/* Whether the first of an element's names is another's; numbers in them count stories. */
static gboolean
is_named_alike (const char *a, const char *b)
{
  gboolean any = FALSE;

  for (;;)
    {
      a += strspn (a, "0123456789");
      b += strspn (b, "0123456789");
      if (strchr (" \t\n", *a) != NULL || strchr (" \t\n", *b) != NULL)
        return any && strchr (" \t\n", *a) != NULL && strchr (" \t\n", *b) != NULL;
      if (*a != *b)
        return FALSE;
      any = TRUE;
      a++;
      b++;
    }
}

static gboolean
is_of_its_like (const BylinePage *page, guint index, guint other)
{
  const char *names = _byline_page_attribute (page, index, "class");
  const char *known = _byline_page_attribute (page, other, "class");

  if (page->nodes[index].tag != page->nodes[other].tag)
    return FALSE;
  if (names == NULL || known == NULL)
    return names == known && page->nodes[index].tag == BYLINE_HTML_TAG_ARTICLE;
  return is_named_alike (names, known);
}

/* A story without a headline, among its like: a sponsor's text with an author's card. */
static void
add_without_headline (const BylinePage *page, GArray *parts)
{
  guint n = parts->len;

  for (guint i = 0; i < n; i++)
    {
      guint known = g_array_index (parts, BylineStoryPart, i).node;
      guint parent = page->nodes[known].parent;

      if (i > 0 && page->nodes[g_array_index (parts, BylineStoryPart, i - 1).node].parent == parent)
        continue;
      for (guint j = parent + 1; j < page->nodes[parent].end; j = page->nodes[j].end)
        {
          gboolean holds_story = FALSE;

          for (guint k = 0; k < n && !holds_story; k++)
            holds_story = _byline_page_contains (page, j,
                                                 g_array_index (parts, BylineStoryPart, k).node);
          if (!holds_story && page->nodes[j].tag != BYLINE_HTML_TAG_TEXT &&
              !page->nodes[j].hidden && is_of_its_like (page, j, known) && tells_story (page, j))
            add_part (parts, j, 0);
        }
    }
}

/* --- Which parts are stories of their own --- */

/* The element that a part is told by among its like: the article in it, else itself. */
static guint
signature_of (const BylinePage *page, guint index)
{
  guint end = MIN (page->nodes[index].end, index + NEAR);
  guint article = _byline_page_find_tag (page, index, end, BYLINE_HTML_TAG_ARTICLE);

  return article != 0 ? article : index;
}

/* Whether another part, or the main story's own, is made as this one. */
static gboolean
has_its_like (const BylinePage *page, GArray *parts, guint position, guint own)
{
  guint signature = signature_of (page, g_array_index (parts, BylineStoryPart, position).node);

  if (own != 0 && is_of_its_like (page, signature, signature_of (page, own)))
    return TRUE;
  for (guint i = 0; i < parts->len; i++)
    {
      guint other = g_array_index (parts, BylineStoryPart, i).node;

      if (i != position && is_of_its_like (page, signature, signature_of (page, other)))
        return TRUE;
    }
  return FALSE;
}

/* Whether the headline opens its part: what stands behind prose is a heading or a link in a text. */
static gboolean
opens_part (const BylinePage *page, const BylineStoryPart *part)
{
  guint prose = 0;

  for (guint i = part->node; i < part->headline; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (!node->hidden && node->end <= part->headline)
        prose += _byline_content_prose_score (page, i);
    }
  return prose == 0;
}

/* Whether a part stands in the article that the main headline is of: an entry of a log, a box. */
static gboolean
is_within_own_article (const BylinePage *page, guint index, guint headline)
{
  guint article = _byline_page_ancestor (page, page->nodes[index].parent, BYLINE_HTML_TAG_ARTICLE);

  return article != 0 && headline != 0 && _byline_page_contains (page, article, headline);
}

/* Whether there is something to read in the main headline's own part: else another part is its text. */
static gboolean
tells_anything (const BylinePage *page, guint index)
{
  guint n_paragraphs;

  return has_rest (page, index) || prose_in (page, index, &n_paragraphs) >= MIN_PROSE;
}

/* Leaves those parts that are stories beside the main one. */
static void
keep_stories (const BylinePage *page, GArray *parts, const BylineStoryPart *own)
{
  if (own->node != 0 && !tells_anything (page, own->node))
    g_array_set_size (parts, 0);
  for (guint i = parts->len; i > 0; i--)
    {
      const BylineStoryPart *part = &g_array_index (parts, BylineStoryPart, i - 1);

      if (part->node == own->node || !opens_part (page, part) ||
          (own->headline != 0 && _byline_page_contains (page, part->node, own->headline)) ||
          is_within_own_article (page, part->node, own->headline))
        g_array_remove_index (parts, i - 1);
    }
  for (guint i = parts->len; i > 0; i--)
    {
      if (!has_rest (page, g_array_index (parts, BylineStoryPart, i - 1).node) &&
          !has_its_like (page, parts, i - 1, own->node))
        g_array_remove_index (parts, i - 1);
    }
}

GArray *
_byline_stories_find (const BylinePage *page, guint headline, BylineStoryPart *own)
{
  g_autoptr (GArray) headlines = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (BylineStoryPart));

  memset (own, 0, sizeof *own);
  for (guint i = 0; i < page->n_nodes && headlines->len < MAX_HEADINGS; i++)
    {
      if (i == headline || is_story_headline (page, i))
        g_array_append_val (headlines, i);
    }
  for (guint i = 0; i < headlines->len && headlines->len > 1; i++)
    {
      guint at = g_array_index (headlines, guint, i);
      guint node = part_around (page, headlines, at);

      if (at == headline)
        *own = (BylineStoryPart){ node, at };
      if (node != at && tells_story (page, node))
        add_part (parts, node, at);
    }
  g_array_sort (parts, compare_parts);
  keep_stories (page, parts, own);
  if (parts->len > 0)
    {
      add_without_headline (page, parts);
      g_array_sort (parts, compare_parts);
    }
  for (guint i = parts->len; i > 0; i--)
    {
      guint node = g_array_index (parts, BylineStoryPart, i - 1).node;

      if (node == own->node || _byline_page_contains (page, node, headline))
        g_array_remove_index (parts, i - 1);
    }
  return parts;
}
