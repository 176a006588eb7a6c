/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-teasers-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-author-box-private.h"
#include "byline-blocks-private.h"
#include "byline-content-private.h"
#include "byline-entity.h"
#include "byline-metadata-private.h"
#include "byline-render.h"
#include "byline-text.h"

#define MAX_STORIES 100
#define MAX_HEADINGS 2000
/* What a story on another's page says at least, in bytes of prose. */
#define MIN_PROSE 120

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

  if (node->tag < BYLINE_HTML_TAG_H1 || node->tag > BYLINE_HTML_TAG_H3 || node->size < 8 || node->hidden)
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

static gboolean
is_of_its_like (const BylinePage *page, guint index, guint other)
{
  const char *names = _byline_page_attribute (page, index, "class");
  const char *known = _byline_page_attribute (page, other, "class");
  gsize length;

  if (page->nodes[index].tag != page->nodes[other].tag)
    return FALSE;
  if (names == NULL || known == NULL)
    return names == known && page->nodes[index].tag == BYLINE_HTML_TAG_ARTICLE;
  length = strcspn (known, " ");
  return length > 0 && strncmp (names, known, length) == 0 &&
         (names[length] == ' ' || names[length] == '\0');
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
          if (!holds_story && page->nodes[j].tag != BYLINE_HTML_TAG_TEXT && !page->nodes[j].hidden &&
              is_of_its_like (page, j, known) && tells_story (page, j))
            add_part (parts, j, 0);
        }
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
  if (parts->len > 1)
    add_without_headline (page, parts);
  g_array_sort (parts, compare_parts);
  for (guint i = parts->len; i > 0; i--)
    {
      guint node = g_array_index (parts, BylineStoryPart, i - 1).node;

      if (node == own->node || _byline_page_contains (page, node, headline))
        g_array_remove_index (parts, i - 1);
    }
  return parts;
}

/* --- Teasers --- */

/* An element's text within a part, by its name; dropped from what remains. */
static char *
take_hinted (const BylinePage *page,
             guint from,
             guint end,
             guint32 hints,
             guint max_size,
             guint8 *dropped)
{
  for (guint i = from; i < end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if ((node->hints & hints) == 0 || node->size < 2 || node->size > max_size || node->hidden ||
          dropped[i])
        continue;
      dropped[i] = TRUE;
      return _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_PASSAGE);
    }
  return NULL;
}

static void
read_headline (const BylinePage *page,
               const BylineStoryPart *part,
               BylineTeaser *teaser,
               guint8 *dropped)
{
  guint link;

  if (part->headline == 0)
    return;
  teaser->title = _byline_page_dup_text (page, part->headline, BYLINE_TEXT_MAX_HEADLINE);
  dropped[part->headline] = TRUE;
  link = _byline_page_find_tag (page, part->headline, page->nodes[part->headline].end,
                                BYLINE_HTML_TAG_A);
  if (link == 0)
    link = _byline_page_ancestor (page, part->headline, BYLINE_HTML_TAG_A);
  if (link != 0)
    teaser->url = _byline_link_target (page, link);
  /* Where on this page it stands is no part of its address. */
  if (teaser->url != NULL && strchr (teaser->url, '#') != NULL)
    *strchr (teaser->url, '#') = '\0';
}

static void
read_authors (const BylinePage *page,
              const BylineStoryPart *part,
              BylineTeaser *teaser,
              guint8 *dropped)
{
  const char *names = NULL;

  for (guint i = part->node; i < page->nodes[part->node].end;)
    {
      if (names == NULL)
        names = _byline_page_attribute (page, i, "data-authors");
      if (_byline_page_is_author_box (page, i))
        {
          byline_authors_add (teaser->authors, _byline_author_box_read (page, i));
          dropped[i] = TRUE;
          i = page->nodes[i].end;
        }
      else
        {
          i++;
        }
    }
  if (teaser->authors->len == 0)
    _byline_metadata_add_names (teaser->authors, names);
  if (teaser->authors->len == 0)
    {
      g_autofree char *byline = take_hinted (page, part->node, page->nodes[part->node].end,
                                             BYLINE_HINT_BYLINE | BYLINE_HINT_AUTHOR, 120, dropped);

      _byline_metadata_add_names (teaser->authors, byline);
    }
}

/* Buttons, dates and shares of a part are no text of its story. */
static void
drop_controls (const BylinePage *page, guint index, guint8 *dropped)
{
  static const char *labels[] = {
    "keep reading",
    "show less",
    "show more",
    "read more",
    "keep reading show less",
    "continue reading",
    "keep readingshow less",
  };

  for (guint i = index + 1; i < page->nodes[index].end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag == BYLINE_HTML_TAG_TEXT || node->hidden)
        continue;
      if (node->tag == BYLINE_HTML_TAG_NAV || node->tag == BYLINE_HTML_TAG_FORM ||
          ((node->hints & (BYLINE_HINT_SHARE | BYLINE_HINT_NAV | BYLINE_HINT_PROMO |
                           BYLINE_HINT_TAGS | BYLINE_HINT_RELATED)) != 0 &&
           node->size < 400) ||
          ((node->hints & BYLINE_HINT_DATE) != 0 && node->size < 40))
        {
          dropped[i] = TRUE;
        }
      else if (node->size > 0 && node->size < 30)
        {
          g_autofree char *text = _byline_page_dup_text (page, i, 60);
          g_autofree char *folded = text != NULL ? g_utf8_strdown (text, -1) : NULL;

          for (gsize j = 0; folded != NULL && j < G_N_ELEMENTS (labels); j++)
            dropped[i] |= g_str_equal (folded, labels[j]);
        }
    }
}

/* The picture of the part is its first figure; the words are the rest. */
static void
read_body (const BylinePage *page,
           const BylineStoryPart *part,
           BylineTeaser *teaser,
           const guint8 *dropped)
{
  g_autoptr (GPtrArray) blocks = byline_blocks_new ();

  _byline_blocks_build (page, part->node, page->nodes[part->node].end, dropped, blocks, NULL);
  while (blocks->len > 0)
    {
      BylineBlock *block = g_ptr_array_steal_index (blocks, 0);

      if (block->type == BYLINE_BLOCK_FIGURE && teaser->picture == NULL &&
          teaser->paragraphs->len == 0)
        {
          teaser->picture = g_steal_pointer (&block->picture);
          byline_block_free (block);
        }
      else if (teaser->paragraphs->len == 0 && block->type == BYLINE_BLOCK_RULE)
        {
          byline_block_free (block);
        }
      else
        {
          g_ptr_array_add (teaser->paragraphs, block);
        }
    }
}

/* What is kept back often begins with what is shown already. */
static void
drop_shown_again (BylineTeaser *teaser)
{
  g_autofree char *shown = byline_render_blocks_text (teaser->paragraphs);
  g_autofree char *rest = byline_render_blocks_text (teaser->rest);

  if (*shown != '\0' && g_str_has_prefix (rest, shown))
    {
      g_ptr_array_set_size (teaser->paragraphs, 0);
      while (teaser->rest->len > 0 && teaser->paragraphs->len < 2)
        g_ptr_array_add (teaser->paragraphs, g_ptr_array_steal_index (teaser->rest, 0));
    }
}

BylineTeaser *
_byline_teaser_read (const BylinePage *page, const BylineStoryPart *part)
{
  BylineTeaser *teaser = byline_teaser_new ();
  guint end = page->nodes[part->node].end;
  g_autofree guint8 *dropped = g_new0 (guint8, page->n_nodes);
  g_autofree char *kicker = NULL;
  GPtrArray *rest;

  read_headline (page, part, teaser, dropped);
  read_authors (page, part, teaser, dropped);
  if (part->headline != 0)
    kicker = take_hinted (page, part->node, part->headline, BYLINE_HINT_KICKER, 80, dropped);
  teaser->kicker = _byline_kicker_split (kicker, NULL);
  if (teaser->kicker != NULL && !byline_section_name_is_generic (teaser->kicker, NULL))
    teaser->section = g_strdup (teaser->kicker);
  teaser->standfirst = take_hinted (page, part->node, end, BYLINE_HINT_STANDFIRST, 700, dropped);
  drop_controls (page, part->node, dropped);
  read_body (page, part, teaser, dropped);
  rest = _byline_hidden_rest (page, part->node, end);
  if (rest != NULL)
    {
      g_ptr_array_extend_and_steal (teaser->rest, rest);
      drop_shown_again (teaser);
    }
  return teaser;
}
