/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-blocks-private.h"

/* Captions longer than this, in bytes, are text. */
#define MAX_CAPTION_SIZE 2500
/* And if their picture was not found. */
#define MAX_ORPHAN_SIZE 700
#define MAX_FIGURE_NODES 200

static void
mark_caption (BylineContent *self, guint index, const char *reason)
{
  const BylineNode *node = &self->page->nodes[index];
  BylineDrop drop = { BYLINE_STEP_CAPTIONS, index, reason };

  if (node->size >= MAX_CAPTION_SIZE)
    return;
  memset (self->captions + index, TRUE, node->end - index);
  if (node->size > 0)
    g_array_append_val (self->drops, drop);
}

/* Whether a figure shows words of the text: a quotation, a table, a listing. */
static gboolean
is_figure_of_words (const BylinePage *page, guint figure)
{
  for (guint i = figure + 1; i < page->nodes[figure].end; i++)
    {
      switch ((int) page->nodes[i].tag)
        {
        case BYLINE_HTML_TAG_BLOCKQUOTE:
        case BYLINE_HTML_TAG_TABLE:
        case BYLINE_HTML_TAG_PRE:
        case BYLINE_HTML_TAG_UL:
        case BYLINE_HTML_TAG_OL:
        case BYLINE_HTML_TAG_Q:
        case BYLINE_HTML_TAG_CODE:
          return TRUE;
        case BYLINE_HTML_TAG_P:
          if (_byline_page_ancestor (page, i, BYLINE_HTML_TAG_FIGCAPTION) < figure)
            return TRUE;
          break;
        default:
          break;
        }
    }
  return FALSE;
}

static gboolean
holds_embed (const BylinePage *page, guint figure)
{
  for (guint i = figure + 1; i < page->nodes[figure].end; i++)
    {
      BylineHtmlTag tag = page->nodes[i].tag;

      if (tag == BYLINE_HTML_TAG_IFRAME || tag == BYLINE_HTML_TAG_VIDEO ||
          tag == BYLINE_HTML_TAG_AUDIO || tag == BYLINE_HTML_TAG_OBJECT ||
          tag == BYLINE_HTML_TAG_EMBED)
        return TRUE;
    }
  return FALSE;
}

/* Whether an element that is called a caption holds the text: several paragraphs, or much of all prose with
 * those of its like. */
static gboolean
is_text (BylineContent *self, GHashTable *by_class, guint index)
{
  const BylinePage *page = self->page;
  const char *names = _byline_page_attribute (page, index, "class");
  guint like = names != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (by_class, names)) : 0;
  guint n = 0;

  for (guint i = index; i < page->nodes[index].end && n < 2; i++)
    n += page->nodes[i].tag == BYLINE_HTML_TAG_P && _byline_content_prose_score (page, i) > 0;
  return n >= 2 || like * 5.0 > self->prose_score[self->from] * 2.0;
}

/* The prose of all elements of one class that are called captions. */
static GHashTable *
prose_by_class (BylineContent *self)
{
  GHashTable *sums = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = self->from; i < self->end; i++)
    {
      const char *names;
      guint known;

      if (self->prose_score[i] == 0 || self->page->nodes[i].hidden ||
          (self->page->nodes[i].hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT)) == 0)
        continue;
      names = _byline_page_attribute (self->page, i, "class");
      if (names == NULL)
        continue;
      known = GPOINTER_TO_UINT (g_hash_table_lookup (sums, names));
      g_hash_table_insert (sums, (gpointer) names, GUINT_TO_POINTER (known + self->prose_score[i]));
    }
  return sums;
}

void
_byline_content_mark_captions (BylineContent *self)
{
  const BylinePage *page = self->page;
  g_autoptr (GArray) pictures = _byline_pictures_find (page, self->from, self->end, self->dropped);
  g_autoptr (GHashTable) by_class = prose_by_class (self);

  for (guint i = 0; i < pictures->len; i++)
    {
      guint picture = g_array_index (pictures, guint, i);
      guint figure = _byline_page_ancestor (page, picture, BYLINE_HTML_TAG_FIGURE);
      guint wrapper = _byline_picture_wrapper (page, pictures, picture, self->from);
      guint followers[BYLINE_MAX_FOLLOWERS];
      guint n_followers;

      if (figure > self->from && wrapper >= figure)
        wrapper = figure;
      mark_caption (self, wrapper,
                    wrapper == figure ? "in the figure of a picture"
                                      : "shares a wrapper with a picture");
      n_followers = _byline_picture_followers (page, wrapper, followers);
      for (guint j = 0; j < n_followers; j++)
        mark_caption (self, followers[j], "behind a picture");
    }
  for (guint i = self->from; i < self->end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (self->captions[i] || node->hidden || node->size == 0 || node->size > MAX_ORPHAN_SIZE)
        continue;
      if (node->tag == BYLINE_HTML_TAG_FIGURE && node->end - i < MAX_FIGURE_NODES &&
          memchr (self->captions + i, TRUE, node->end - i) == NULL && !is_figure_of_words (page, i))
        {
          mark_caption (self, i, "a figure whose picture is not there");
          if (!holds_embed (page, i))
            _byline_content_drop (self, i, BYLINE_STEP_CAPTIONS, "a figure without a picture");
          continue;
        }
      /* A caption whose picture was not found is none of the text either. */
      if (node->tag == BYLINE_HTML_TAG_FIGCAPTION ||
          ((node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT)) != 0 &&
           node->tag != BYLINE_HTML_TAG_TABLE && !is_text (self, by_class, i)))
        {
          mark_caption (self, i, "called a caption or credit");
          if (_byline_page_ancestor (page, i, BYLINE_HTML_TAG_FIGURE) <= self->from &&
              _byline_page_ancestor (page, i, BYLINE_HTML_TAG_TABLE) == 0)
            _byline_content_drop (self, i, BYLINE_STEP_CAPTIONS, "a caption without a picture");
        }
    }
}
