/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block-builder-private.h"

#include <string.h>

#include "byline-article.h"

#define MAX_FOOTNOTES 2000

static const char *
fragment_of (const char *href)
{
  const char *hash = href != NULL ? strchr (href, '#') : NULL;

  return hash != NULL && hash[1] != '\0' ? hash + 1 : NULL;
}

gboolean
_byline_block_builder_is_footnotes_part (const BylineNode *node)
{
  return (node->hints & BYLINE_HINT_FOOTNOTE) != 0 && _byline_html_tag_is_block (node->tag) &&
         node->size > 0;
}

static gboolean
leads_back (const BylinePage *page, guint index)
{
  const char *target = fragment_of (_byline_page_attribute (page, index, "href"));

  return target != NULL &&
         (g_str_has_prefix (target, "_ftnref") || g_str_has_prefix (target, "_ednref"));
}

/* Word processors write a footnote as a paragraph with an anchor called "_ftn1" that leads back. */
static void
find_notes (BylineBlockBuilder *self)
{
  const BylinePage *page = self->page;

  for (guint i = self->root; i < self->end; i++)
    {
      const char *name;
      guint block = page->nodes[i].block;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A ||
          page->nodes[block].tag == BYLINE_HTML_TAG_BODY || block <= self->root)
        continue;
      name = _byline_page_attribute (page, i, "name");
      if (name == NULL)
        name = _byline_page_attribute (page, i, "id");
      if (name == NULL || (!g_str_has_prefix (name, "_ftn") && !g_str_has_prefix (name, "_edn")) ||
          !g_ascii_isdigit (name[4]) || !leads_back (page, i) ||
          g_hash_table_contains (self->footnote_ids, name) ||
          g_hash_table_size (self->footnote_ids) >= MAX_FOOTNOTES)
        continue;
      g_hash_table_insert (self->footnote_ids, (gpointer) name, GUINT_TO_POINTER (block));
      g_hash_table_insert (self->notes, GUINT_TO_POINTER (block), (gpointer) name);
    }
}

static void
add_id (BylineBlockBuilder *self, const char *id, guint node)
{
  if (g_hash_table_size (self->footnote_ids) < MAX_FOOTNOTES)
    g_hash_table_insert (self->footnote_ids, (gpointer) id, GUINT_TO_POINTER (node));
  else
    self->is_cut = TRUE;
}

/* Remembers which ids are footnotes: those of the items in a part of that name, or with that
 * role. */
void
_byline_block_builder_find_footnotes (BylineBlockBuilder *self)
{
  const BylinePage *page = self->page;

  for (guint i = self->root; i < self->end;)
    {
      const BylineNode *node = &page->nodes[i];

      if (!_byline_block_builder_is_footnotes_part (node))
        {
          i++;
          continue;
        }
      for (guint j = i; j < node->end; j++)
        {
          const BylineNode *inner = &page->nodes[j];
          const char *id = _byline_page_attribute (page, j, "id");

          if (id != NULL && *id != '\0' && inner->size > 0 &&
              (inner->tag == BYLINE_HTML_TAG_LI || inner->tag == BYLINE_HTML_TAG_P ||
               inner->tag == BYLINE_HTML_TAG_DD || inner->tag == BYLINE_HTML_TAG_DIV ||
               inner->tag == BYLINE_HTML_TAG_ASIDE))
            add_id (self, id, j);
        }
      i = node->end;
    }
  find_notes (self);
}

const char *
_byline_block_builder_footnote_target (BylineBlockBuilder *self, guint index)
{
  const char *id;

  if (self->footnote_ids == NULL || self->page->nodes[index].tag != BYLINE_HTML_TAG_A)
    return NULL;
  id = fragment_of (_byline_page_attribute (self->page, index, "href"));
  return id != NULL && g_hash_table_contains (self->footnote_ids, id) ? id : NULL;
}

/* "↩" and the like: back to where the footnote was called. */
static void
drop_back_links (const BylinePage *page, guint index, guint8 *dropped)
{
  for (guint i = index; i < page->nodes[index].end; i++)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_A && page->nodes[i].size <= 12 &&
          fragment_of (_byline_page_attribute (page, i, "href")) != NULL)
        memset (dropped + i, 1, page->nodes[i].end - i);
    }
}

void
_byline_block_builder_build_footnotes (BylineBlockBuilder *self, guint index)
{
  const BylinePage *page = self->page;

  if (self->footnote_dropped == NULL)
    self->footnote_dropped = g_new0 (guint8, page->n_nodes);
  drop_back_links (page, index, self->footnote_dropped);
  for (guint i = index; i < page->nodes[index].end;)
    {
      const char *id = _byline_page_attribute (page, i, "id");
      BylineFootnote *footnote;

      if (id == NULL || g_hash_table_lookup (self->footnote_ids, id) != GUINT_TO_POINTER (i) ||
          i == 0 ||
          (page->nodes[i].tag == BYLINE_HTML_TAG_DIV && i == index &&
           _byline_page_find_tag (page, i, page->nodes[i].end, BYLINE_HTML_TAG_LI) != 0))
        {
          i++;
          continue;
        }
      footnote = byline_footnote_new (id);
      self->is_cut |= self->build (page, i + 1, page->nodes[i].end, self->footnote_dropped,
                                   footnote->blocks, NULL);
      if (footnote->blocks->len > 0)
        g_ptr_array_add (self->footnotes, footnote);
      else
        byline_footnote_free (footnote);
      i = page->nodes[i].end;
    }
}

gboolean
_byline_block_builder_take_note (BylineBlockBuilder *self, guint index)
{
  const BylinePage *page = self->page;
  const char *id = self->notes != NULL ? g_hash_table_lookup (self->notes, GUINT_TO_POINTER (index))
                                       : NULL;
  BylineFootnote *footnote;

  if (id == NULL)
    return FALSE;
  _byline_block_builder_flush (self);
  if (self->footnote_dropped == NULL)
    self->footnote_dropped = g_new0 (guint8, page->n_nodes);
  drop_back_links (page, index, self->footnote_dropped);
  footnote = byline_footnote_new (id);
  self->is_cut |= self->build (page, index + 1, page->nodes[index].end, self->footnote_dropped,
                               footnote->blocks, NULL);
  if (footnote->blocks->len > 0)
    g_ptr_array_add (self->footnotes, footnote);
  else
    byline_footnote_free (footnote);
  return TRUE;
}
