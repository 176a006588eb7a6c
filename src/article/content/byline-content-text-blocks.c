/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-text.h"
#include "byline-url.h"

char *
_byline_content_folded_text (const BylinePage *page, guint index, guint max_size)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *folded = NULL;
  const BylineNode *node = &page->nodes[index];

  if (node->own_size > max_size)
    return g_strdup ("");
  text = g_string_new (NULL);
  for (guint i = index + 1; i < node->end && text->len < 4 * max_size; i++)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_TEXT && page->nodes[i].block == index &&
          !page->nodes[i].hidden)
        g_string_append (text, (const char *) page->nodes[i].xml->content);
    }
  clean = byline_text_clean (text->str, 0);
  if (clean == NULL || g_str_is_ascii (clean))
    return g_ascii_strdown (clean != NULL ? clean : "", -1);
  g_string_assign (text, clean);
  g_string_replace (text, "’", "'", 0);
  folded = g_utf8_strdown (text->str, (gssize) text->len);
  return g_steal_pointer (&folded);
}

void
_byline_content_drop_text_block (BylineContent *self,
                                 guint position,
                                 BylineStep step,
                                 const char *reason)
{
  guint index = _byline_content_text_block (self, position)->node;
  const BylineNode *node = &self->page->nodes[index];

  /* A block with blocks in it loses its own words only. */
  if (node->size == node->own_size)
    {
      _byline_content_drop (self, index, step, reason);
      return;
    }
  for (guint i = index + 1; i < node->end; i++)
    {
      if (self->page->nodes[i].block == index && self->page->nodes[i].tag == BYLINE_HTML_TAG_TEXT)
        _byline_content_drop (self, i, step, reason);
    }
}

/* The unit that is the block at @node; they are gathered in the order of the page. */
static BylineTextBlock *
find_unit (BylineContent *self, guint node)
{
  GArray *text_blocks = self->text_blocks;
  guint low = 0;
  guint high = text_blocks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (text_blocks, BylineTextBlock, middle).node < node)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == text_blocks->len || g_array_index (text_blocks, BylineTextBlock, low).node != node)
    return NULL;
  return &g_array_index (text_blocks, BylineTextBlock, low);
}

/* What is left out of a unit (a caption among loose words) makes no prose of it. */
static void
discount (BylineContent *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];
  BylineTextBlock *text_block = find_unit (self, node->block);

  if (text_block == NULL)
    return;
  text_block->dropped_size += node->size;
  if (text_block->dropped_size + 25 > self->page->nodes[text_block->node].own_size)
    text_block->prose_score = 0;
}

static void
add_unit (BylineContent *self, guint index, guint list)
{
  const BylineNode *node = &self->page->nodes[index];
  BylineTextBlock text_block = { index, 0, _byline_content_prose_score (self->page, index) };

  text_block.list = list != 0 && index < self->page->nodes[list].end ? list : 0;
  text_block.is_heading = _byline_html_tag_is_heading (node->tag);
  text_block.is_link = node->own_links * 10 >= node->own_size * 8;
  g_array_append_val (self->text_blocks, text_block);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const BylineTextBlock *first = a;
  const BylineTextBlock *second = b;
  guint at_first = first->first != 0 ? first->first : first->node;
  guint at_second = second->first != 0 ? second->first : second->node;

  return at_first < at_second ? -1 : at_first > at_second;
}

void
_byline_content_collect_text_blocks (BylineContent *self)
{
  const BylinePage *page = self->page;
  guint list = 0;

  for (guint i = self->top_candidate; i < page->nodes[self->top_candidate].end;)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || self->dropped[i] || self->captions[i])
        {
          if (!node->hidden && !_byline_html_tag_is_block (node->tag) && node->size > 0)
            discount (self, i);
          i = node->end;
          continue;
        }
      if ((node->tag == BYLINE_HTML_TAG_UL || node->tag == BYLINE_HTML_TAG_OL) &&
          (list == 0 || i >= page->nodes[list].end))
        list = i;
      if (_byline_html_tag_is_block (node->tag) && node->own_size > 0)
        {
          add_unit (self, i, list);
        }
      else if (node->tag == BYLINE_HTML_TAG_TEXT && node->size > 0)
        {
          BylineTextBlock *text_block = find_unit (self, node->block);

          if (text_block != NULL && text_block->first == 0)
            text_block->first = i;
        }
      i++;
    }
  /* A block with words behind the blocks in it is read where its words stand. */
  g_array_sort (self->text_blocks, compare_units);
}

guint
_byline_content_container_of (const BylineContent *self, const BylineTextBlock *text_block)
{
  return self->page->nodes[text_block->list != 0 ? text_block->list : text_block->node].parent;
}

gboolean
_byline_content_is_list_of_links (const BylineContent *self, guint list)
{
  const BylineNode *node = &self->page->nodes[list];

  return node->link_size * 2 > node->size;
}

/* The host of an absolute address, without "www."; its length is in @length, 0 for none. */
static const char *
host_of (const char *address, gsize *length)
{
  *length = 0;
  if (address == NULL)
    return NULL;
  if (g_ascii_strncasecmp (address, "https:", 6) == 0)
    address += 6;
  else if (g_ascii_strncasecmp (address, "http:", 5) == 0)
    address += 5;
  if (!g_str_has_prefix (address, "//"))
    return NULL;
  address += 2;
  if (g_ascii_strncasecmp (address, "www.", 4) == 0)
    address += 4;
  *length = strcspn (address, "/?#:");
  return address;
}

/* Whether one host is the other or below it. */
static gboolean
is_same_site (const char *a, gsize length_a, const char *b, gsize length_b)
{
  if (length_a < length_b)
    return is_same_site (b, length_b, a, length_a);
  return length_b > 0 && g_ascii_strncasecmp (a + length_a - length_b, b, length_b) == 0 &&
         (length_a == length_b || a[length_a - length_b - 1] == '.');
}

/* Links to these are buttons, not what the story speaks of. */
static gboolean
is_network (const char *host, gsize length)
{
  static const char *hosts[] = {
    "facebook.com", "twitter.com",   "x.com",        "instagram.com", "youtube.com",
    "linkedin.com", "pinterest.com", "whatsapp.com", "t.me",          "telegram.me",
    "reddit.com",   "tumblr.com",    "vk.com",       "weibo.com",     "flipboard.com",
    "google.com",   "apple.com",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      if (is_same_site (host, length, hosts[i], strlen (hosts[i])))
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_content_links_are_external (const BylineContent *self, const BylineTextBlock *text_block)
{
  const BylinePage *page = self->page;
  gsize own_length;
  const char *own = host_of (page->url, &own_length);
  guint n = 0;

  if (own_length == 0)
    return FALSE;
  for (guint i = text_block->node; i < page->nodes[text_block->node].end; i++)
    {
      gsize length;
      const char *host;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A || page->nodes[i].size == 0)
        continue;
      host = host_of (_byline_page_attribute (page, i, "href"), &length);
      if (length == 0 || is_same_site (host, length, own, own_length) || is_network (host, length))
        return FALSE;
      n++;
    }
  return n > 0;
}

gboolean
_byline_content_leads_to_other_host (const BylineContent *self, const char *href)
{
  gsize own_length;
  gsize length;
  const char *own = host_of (self->page->url, &own_length);
  const char *host = host_of (href, &length);

  return own_length > 0 && length > 0 &&
         (length != own_length || g_ascii_strncasecmp (host, own, length) != 0);
}

/* Whether an address is a place on the page itself. */
static gboolean
is_own_place (const BylinePage *page, const char *href)
{
  g_autofree char *url = NULL;
  gsize length;

  if (*href == '#')
    return TRUE;
  if (page->url == NULL || strpbrk (href, "#?") == NULL)
    return FALSE;
  url = byline_url_resolve (page->base, href);
  length = url != NULL ? strcspn (url, "#?") : 0;
  return length > 0 && strncmp (page->url, url, length) == 0 &&
         (page->url[length] == '\0' || page->url[length] == '#' || page->url[length] == '?');
}

gboolean
_byline_content_links_stay (const BylineContent *self, const BylineTextBlock *text_block)
{
  const BylinePage *page = self->page;
  guint from = text_block->node;
  guint around = _byline_page_ancestor (page, text_block->node, BYLINE_HTML_TAG_A);
  guint n = 0;

  if (around != 0)
    from = around;
  for (guint i = from; i < page->nodes[text_block->node].end; i++)
    {
      const char *href;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A || page->nodes[i].size == 0)
        continue;
      href = _byline_page_attribute (page, i, "href");
      if (href == NULL || !is_own_place (page, href))
        return FALSE;
      n++;
    }
  return n > 0;
}
