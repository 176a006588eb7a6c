/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <stdlib.h>
#include <string.h>

#include "byline-text.h"
#include "byline-url.h"

#define MAX_CAPTION_NODES 300
#define MAX_CAPTION_SIZE 900
#define MAX_FOLLOWER_NODES 40

static int
number_of (const BylinePage *page, guint index, const char *name)
{
  const char *value = _byline_page_attribute (page, index, name);
  int number;

  if (value == NULL || !g_ascii_isdigit (*value) || strchr (value, '%') != NULL)
    return 0;
  number = atoi (value);
  return CLAMP (number, 0, 100000);
}

gboolean
_byline_picture_counts_readers (const char *src)
{
  static const char *parts[] = {
    "/pixel",
    "pixel.",
    "/beacon",
    "doubleclick.net",
    "/b.gif",
    "feedburner.com/~",
    "stats.wordpress.com",
    "pixel.wp.com",
    "scorecardresearch",
    "gravatar.com/avatar",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strstr (src, parts[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_counter_or_icon (const BylinePage *page, guint index)
{
  int width = number_of (page, index, "width");
  int height = number_of (page, index, "height");
  const char *src = _byline_page_attribute (page, index, "src");

  return (width > 0 && width < BYLINE_PICTURE_MIN_SIDE) ||
         (height > 0 && height < BYLINE_PICTURE_MIN_SIDE) ||
         (src != NULL && _byline_picture_counts_readers (src)) ||
         (page->nodes[index].hints & BYLINE_HINT_AVATAR) != 0;
}

/* An element that is no img, but that a script or a style paints a picture on. */
static gboolean
is_painted (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];
  g_autofree char *address = NULL;

  if ((node->hints & BYLINE_HINT_MEDIA) == 0 || node->size > 0 || node->hidden ||
      (node->tag != BYLINE_HTML_TAG_DIV && node->tag != BYLINE_HTML_TAG_SPAN &&
       node->tag != BYLINE_HTML_TAG_A) ||
      node->end - index > 8 || node->xml->properties == NULL)
    return FALSE;
  if (_byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_IMG) != 0)
    return FALSE;
  address = _byline_picture_dup_url (page, index);
  return address != NULL;
}

gboolean
_byline_picture_is_shown (const BylinePage *page, guint index)
{
  g_autofree char *address = NULL;

  if (page->nodes[index].tag != BYLINE_HTML_TAG_IMG)
    return is_painted (page, index);
  if (is_counter_or_icon (page, index))
    return FALSE;
  address = _byline_picture_dup_url (page, index);
  return address != NULL;
}

GArray *
_byline_pictures_find (const BylinePage *page, guint from, guint end, const guint8 *dropped)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint size_since = 0;
  gboolean in_noscript = FALSE;
  guint noscript_end = 0;
  gboolean has_twin = FALSE;

  for (guint i = from; i < end;)
    {
      const BylineNode *node = &page->nodes[i];

      if (i >= noscript_end)
        in_noscript = FALSE;
      if (node->tag == BYLINE_HTML_TAG_NOSCRIPT)
        {
          in_noscript = TRUE;
          noscript_end = node->end;
        }
      if ((dropped != NULL && dropped[i]) ||
          (node->hidden && !in_noscript && node->tag != BYLINE_HTML_TAG_NOSCRIPT))
        {
          i = node->end;
          continue;
        }
      size_since += node->tag == BYLINE_HTML_TAG_TEXT ? node->size : 0;
      if ((node->tag == BYLINE_HTML_TAG_IMG || (node->hints & BYLINE_HINT_MEDIA) != 0) &&
          _byline_picture_is_shown (page, i))
        {
          /* A noscript says again what the lazy picture in front of it said. */
          if (in_noscript && found->len > 0 && size_since == 0 && !has_twin)
            {
              has_twin = TRUE;
            }
          else
            {
              g_array_append_val (found, i);
              has_twin = in_noscript;
            }
          size_since = 0;
        }
      i++;
    }
  return found;
}

guint
_byline_pictures_count (const BylinePage *page, GArray *pictures, guint index, guint *first)
{
  guint low = 0;
  guint high = pictures->len;
  guint count = 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (pictures, guint, middle) < index)
        low = middle + 1;
      else
        high = middle;
    }
  if (first != NULL)
    *first = low < pictures->len ? g_array_index (pictures, guint, low) : 0;
  while (low + count < pictures->len && count < 1000 &&
         g_array_index (pictures, guint, low + count) < page->nodes[index].end)
    count++;
  return count;
}

static gboolean
is_caption_like (const BylineNode *node)
{
  return (node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT)) != 0 ||
         node->tag == BYLINE_HTML_TAG_FIGCAPTION;
}

/* Whether all words in @index are a caption or credit by name. */
static gboolean
holds_only_captions (const BylinePage *page, guint index)
{
  guint i = index + 1;

  if (is_caption_like (&page->nodes[index]))
    return TRUE;
  while (i < page->nodes[index].end)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || is_caption_like (node))
        {
          i = node->end;
          continue;
        }
      if (node->tag == BYLINE_HTML_TAG_TEXT && node->size > 0)
        return FALSE;
      i++;
    }
  return TRUE;
}

static gboolean
is_caption_wrapper (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  if (node->size > MAX_CAPTION_SIZE || node->end - index > MAX_CAPTION_NODES)
    return FALSE;
  if (holds_only_captions (page, index))
    return TRUE;
  /* Without such names: a wrapper for pictures with few words in it. */
  return (node->hints & BYLINE_HINT_MEDIA) != 0 && node->size <= 400 &&
         node->link_size * 2 <= node->size &&
         _byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_H1) == 0 &&
         _byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_H2) == 0;
}

/* Blogs put a picture and its caption into two rows of a table: 0 if that is none. */
static guint
table_of_picture (const BylinePage *page, GArray *pictures, guint cell, guint root)
{
  guint table = _byline_page_ancestor (page, cell, BYLINE_HTML_TAG_TABLE);

  return table > root && _byline_pictures_count (page, pictures, table, NULL) == 1 &&
             page->nodes[table].size > 0 && page->nodes[table].size <= MAX_CAPTION_SIZE &&
             page->nodes[table].end - table <= MAX_CAPTION_NODES &&
             holds_only_captions (page, table)
           ? table
           : 0;
}

guint
_byline_picture_wrapper (const BylinePage *page, GArray *pictures, guint index, guint root)
{
  guint best = index;
  guint at = index;

  for (guint up = 0; up < 8; up++)
    {
      guint parent = page->nodes[at].parent;
      const BylineNode *node = &page->nodes[parent];

      if (node->tag == BYLINE_HTML_TAG_TD)
        {
          guint table = table_of_picture (page, pictures, parent, root);

          return table != 0 ? table : best;
        }
      if (parent <= root || parent == at || node->tag == BYLINE_HTML_TAG_BODY ||
          node->tag == BYLINE_HTML_TAG_ARTICLE || node->tag == BYLINE_HTML_TAG_MAIN ||
          node->tag == BYLINE_HTML_TAG_LI || node->tag == BYLINE_HTML_TAG_BLOCKQUOTE ||
          node->end - parent > 4 * MAX_CAPTION_NODES ||
          _byline_pictures_count (page, pictures, parent, NULL) > 1)
        break;
      if (node->size == 0 || is_caption_wrapper (page, parent))
        best = parent;
      else
        break;
      at = parent;
    }
  return best;
}

/* The words in a subtree without those in parts that have any of @without. */
static char *
words_of (const BylinePage *page, guint index, guint32 without)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i = index;

  while (i < page->nodes[index].end && text->len < 16384)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || (i != index && (node->hints & without) != 0) ||
          (i != index && node->hints & BYLINE_HINT_SHARE))
        {
          i = node->end;
          continue;
        }
      if (node->tag == BYLINE_HTML_TAG_TEXT)
        g_string_append (text, (const char *) node->xml->content);
      else if (_byline_html_tag_is_block (node->tag) || node->tag == BYLINE_HTML_TAG_BR)
        g_string_append_c (text, ' ');
      i++;
    }
  return byline_text_clean (text->str, BYLINE_TEXT_MAX_PASSAGE);
}

static void
append_words (char **text, char *words)
{
  g_autofree char *owned = words;
  g_autofree char *before = *text;

  *text = before == NULL ? g_steal_pointer (&owned)
          : owned == NULL || strstr (before, owned) != NULL
            ? g_steal_pointer (&before)
            : g_strdup_printf ("%s %s", before, owned);
}

/* What stands behind another picture is that one's. */
static gboolean
holds_picture (const BylinePage *page, guint index)
{
  guint end = MIN (page->nodes[index].end, index + MAX_FOLLOWER_NODES);

  return page->nodes[index].tag == BYLINE_HTML_TAG_IMG ||
         _byline_page_find_tag (page, index, end, BYLINE_HTML_TAG_IMG) != 0;
}

guint
_byline_picture_followers (const BylinePage *page, guint wrapper, guint *followers)
{
  guint parent_end = page->nodes[page->nodes[wrapper].parent].end;
  guint n = 0;

  for (guint i = page->nodes[wrapper].end; i < parent_end && n < BYLINE_MAX_FOLLOWERS;)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag != BYLINE_HTML_TAG_TEXT && node->size > 0)
        {
          if (!is_caption_like (node) || node->size > MAX_CAPTION_SIZE || node->hidden)
            break;
          followers[n++] = i;
        }
      else if (node->size > 0 || holds_picture (page, i))
        {
          break;
        }
      i = node->end;
    }
  return n;
}

/* Reads caption and credit of one element; what is called a credit goes apart. */
static void
read_caption (const BylinePage *page, guint wrapper, char **caption, char **credit)
{
  guint i = wrapper;

  while (i < page->nodes[wrapper].end)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden)
        {
          i = node->end;
        }
      else if ((node->hints & BYLINE_HINT_CREDIT) != 0 && node->size > 0 &&
               (node->hints & BYLINE_HINT_CAPTION) == 0)
        {
          append_words (credit, words_of (page, i, 0));
          i = node->end;
        }
      else
        {
          /* A caption may hold the credit: then the walk goes on inside of it. */
          if (is_caption_like (node) && *caption == NULL && node->size > 0)
            *caption = words_of (page, i, BYLINE_HINT_CREDIT);
          i++;
        }
    }
}

static void
find_caption (const BylinePage *page, guint wrapper, BylinePicture *picture)
{
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;
  guint followers[BYLINE_MAX_FOLLOWERS];
  guint n_followers = _byline_picture_followers (page, wrapper, followers);

  read_caption (page, wrapper, &caption, &credit);
  for (guint i = 0; i < n_followers; i++)
    read_caption (page, followers[i], &caption, &credit);
  if (caption == NULL)
    caption = words_of (page, wrapper, BYLINE_HINT_CREDIT | BYLINE_HINT_CAPTION);
  _byline_figure_text_split (&caption, &credit);
  picture->caption = g_steal_pointer (&caption);
  picture->credit = g_steal_pointer (&credit);
}

BylinePicture *
_byline_picture_build (const BylinePage *page, guint index, guint wrapper)
{
  g_autofree char *address = _byline_picture_dup_url (page, index);
  BylinePicture *picture;
  const char *alt;

  if (address == NULL)
    return NULL;
  picture = byline_picture_new (address);
  alt = _byline_page_attribute (page, index, "alt");
  if (alt == NULL)
    alt = _byline_page_attribute (page, index, "aria-label");
  picture->alt = byline_text_clean (alt, BYLINE_TEXT_MAX_PASSAGE);
  picture->width = number_of (page, index, "width");
  picture->height = number_of (page, index, "height");
  find_caption (page, wrapper, picture);
  return picture;
}
