/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-join.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-canonical.h"
#include "byline-text.h"

/* Blocks at the beginning of the first page that the next one may say again. */
#define MAX_REPEATED 6
/* The most blocks at the end of a page that may stand below every page. */
#define MAX_TAIL 4
#define MAX_BYLINE 120

/* --- What is said twice --- */

static const char *
words_of (const BylineBlock *block)
{
  return block->text != NULL &&
             (block->type == BYLINE_BLOCK_PARAGRAPH || block->type == BYLINE_BLOCK_HEADING)
           ? block->text->text
           : NULL;
}

static gboolean
are_alike (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  folded_a = byline_text_fold (a);
  folded_b = byline_text_fold (b);
  return g_str_equal (folded_a, folded_b);
}

static gboolean
is_same_block (const BylineBlock *a, const BylineBlock *b)
{
  if (a->type != b->type)
    return FALSE;
  if (a->type == BYLINE_BLOCK_FIGURE)
    return _byline_picture_is_same (a->picture->url, b->picture->url);
  return are_alike (words_of (a), words_of (b));
}

static gboolean
is_byline (const BylineArticle *article, const char *words)
{
  if (strlen (words) > MAX_BYLINE)
    return FALSE;
  for (guint i = 0; i < article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (article->authors, i);
      g_autofree char *by = g_strconcat ("by ", author->name, NULL);

      if (are_alike (words, author->name) || are_alike (words, by))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_said_already (const BylineArticle *article, const BylineBlock *block)
{
  const char *words = words_of (block);

  if (words != NULL && (are_alike (words, article->title) || are_alike (words, article->kicker) ||
                        are_alike (words, article->standfirst) || is_byline (article, words)))
    return TRUE;
  if (block->type == BYLINE_BLOCK_FIGURE && article->lead != NULL &&
      _byline_picture_is_same (article->lead->url, block->picture->url))
    return TRUE;
  for (guint i = 0; i < article->blocks->len && i < MAX_REPEATED; i++)
    {
      if (is_same_block (g_ptr_array_index (article->blocks, i), block))
        return TRUE;
    }
  return FALSE;
}

/* Below every page stands the same line: it stays below the last one. */
static void
drop_shared_tail (BylineArticle *article, GPtrArray *blocks)
{
  guint n = 0;

  while (n < MAX_TAIL && n + 1 < article->blocks->len && n + 1 < blocks->len &&
         is_same_block (g_ptr_array_index (article->blocks, article->blocks->len - 1 - n),
                        g_ptr_array_index (blocks, blocks->len - 1 - n)))
    n++;
  g_ptr_array_set_size (article->blocks, (int) (article->blocks->len - n));
}

/* "1 2 3", "Page 1 of 3": what led from page to page is no text. */
static gboolean
is_pager (const BylineBlock *block)
{
  static const char *words[] = { "next page", "nächste seite", "page suivante", "continue" };
  const char *text = words_of (block);
  g_autofree char *folded = NULL;

  if (text == NULL || strlen (text) > 40)
    return FALSE;
  if (strspn (text, "0123456789 |/·-›»‹«→") == strlen (text))
    return TRUE;
  folded = g_utf8_strdown (text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (folded, words[i]))
        return TRUE;
    }
  return (g_str_has_prefix (folded, "page ") || g_str_has_prefix (folded, "seite ")) &&
         strpbrk (folded, "0123456789") != NULL && strlen (folded) < 20;
}

static void
drop_pager (GPtrArray *blocks)
{
  while (blocks->len > 0 && is_pager (g_ptr_array_index (blocks, blocks->len - 1)))
    g_ptr_array_set_size (blocks, (int) blocks->len - 1);
}

/* --- Footnotes --- */

/* Returns: the number that a footnote's mark shows, "2" or "[2]"; 0 for none. */
static guint
number_of_mark (const BylineText *text, const BylineMark *mark)
{
  const char *begin = g_utf8_offset_to_pointer (text->text, mark->start);
  const char *p = begin;

  p += *p == '[' || *p == '(';
  return g_ascii_isdigit (*p) && mark->end - mark->start <= 6
           ? (guint) g_ascii_strtoull (p, NULL, 10)
           : 0;
}

/* Makes the number that mark @which shows @number; what stands behind it moves. */
static void
set_number (BylineText *text, guint which, guint number)
{
  BylineMark *mark = &g_array_index (text->marks, BylineMark, which);
  const char *begin = g_utf8_offset_to_pointer (text->text, mark->start);
  gsize before = (gsize) (begin - text->text) + strcspn (begin, "0123456789");
  gsize n_digits = strspn (text->text + before, "0123456789");
  g_autofree char *digits = g_strdup_printf ("%u", number);
  guint from = mark->start;
  int longer = (int) strlen (digits) - (int) n_digits;
  g_autoptr (GString) changed = g_string_new_len (text->text, (gssize) before);

  g_string_append (changed, digits);
  g_string_append (changed, text->text + before + n_digits);
  g_free (text->text);
  text->text = g_string_free (g_steal_pointer (&changed), FALSE);
  for (guint i = 0; longer != 0 && i < text->marks->len; i++)
    {
      BylineMark *other = &g_array_index (text->marks, BylineMark, i);

      if (other->start > from)
        other->start = (guint) ((int) other->start + longer);
      if (other->end > from)
        other->end = (guint) ((int) other->end + longer);
    }
}

static void
renumber_text (BylineText *text, GHashTable *ids, guint offset)
{
  for (guint i = 0; text != NULL && text->marks != NULL && i < text->marks->len; i++)
    {
      BylineMark *mark = &g_array_index (text->marks, BylineMark, i);
      const char *id = mark->kind == BYLINE_MARK_FOOTNOTE && mark->href != NULL
                         ? g_hash_table_lookup (ids, mark->href)
                         : NULL;
      guint number;

      if (id == NULL)
        continue;
      g_free (mark->href);
      mark->href = g_strdup (id);
      number = offset > 0 ? number_of_mark (text, mark) : 0;
      if (number > 0)
        set_number (text, i, number + offset);
    }
}

typedef void (*TextFunc) (BylineText *text, gpointer data);

/* All texts in @blocks, those in cells and in blocks in blocks, too. */
static void
foreach_text (GPtrArray *blocks, TextFunc func, gpointer data)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (queue, g_ptr_array_index (blocks, i));
  for (guint i = 0; i < queue->len; i++)
    {
      BylineBlock *block = g_ptr_array_index (queue, i);

      if (block->text != NULL)
        func (block->text, data);
      for (guint r = 0; block->rows != NULL && r < block->rows->len; r++)
        {
          GPtrArray *row = g_ptr_array_index (block->rows, r);

          for (guint c = 0; c < row->len; c++)
            func (((BylineCell *) g_ptr_array_index (row, c))->text, data);
        }
      for (guint c = 0; block->children != NULL && c < block->children->len; c++)
        g_ptr_array_add (queue, g_ptr_array_index (block->children, c));
    }
}

typedef struct {
  GHashTable *ids; /* id on the next page -> id in the article */
  guint offset;    /* by which numbers grow */
  guint lowest;    /* the lowest number that the next page shows, 0 for none */
} Renumbering;

static void
note_lowest (BylineText *text, gpointer data)
{
  Renumbering *self = data;

  for (guint i = 0; text != NULL && i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);
      guint number = mark->kind == BYLINE_MARK_FOOTNOTE ? number_of_mark (text, mark) : 0;

      if (number > 0 && (self->lowest == 0 || number < self->lowest))
        self->lowest = number;
    }
}

static void
renumber (BylineText *text, gpointer data)
{
  Renumbering *self = data;

  renumber_text (text, self->ids, self->offset);
}

static gboolean
has_footnote (const BylineArticle *article, const char *id)
{
  for (guint i = 0; i < article->footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);

      if (g_str_equal (footnote->id, id))
        return TRUE;
    }
  return FALSE;
}

/* Moves the footnotes of @next, a copy of its own, behind those of @article. */
static void
append_footnotes (BylineArticle *article, BylineArticle *next)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Renumbering self = { ids, 0, 0 };
  guint n_known = article->footnotes->len;

  foreach_text (next->blocks, note_lowest, &self);
  if (self.lowest > 0 && self.lowest <= n_known)
    self.offset = n_known;
  for (guint i = 0; i < next->footnotes->len; i++)
    {
      BylineFootnote *footnote = g_ptr_array_index (next->footnotes, i);
      g_autofree char *id = g_strdup (footnote->id);

      for (guint n = 2; has_footnote (article, id); n++)
        {
          g_free (id);
          id = g_strdup_printf ("%s-%u", footnote->id, n);
        }
      g_hash_table_replace (ids, g_strdup (footnote->id), g_strdup (id));
      g_free (footnote->id);
      footnote->id = g_steal_pointer (&id);
    }
  foreach_text (next->blocks, renumber, &self);
  for (guint i = 0; i < next->footnotes->len; i++)
    foreach_text (((BylineFootnote *) g_ptr_array_index (next->footnotes, i))->blocks, renumber,
                  &self);
  while (next->footnotes->len > 0)
    g_ptr_array_add (article->footnotes, g_ptr_array_steal_index (next->footnotes, 0));
}

/* --- The rest --- */

static void
append_lead (BylineArticle *article, BylineArticle *next)
{
  BylineBlock *figure;

  if (next->lead == NULL)
    return;
  figure = byline_block_new (BYLINE_BLOCK_FIGURE);
  figure->picture = g_steal_pointer (&next->lead);
  if (is_said_already (article, figure))
    {
      byline_block_free (figure);
      return;
    }
  g_ptr_array_insert (next->blocks, 0, figure);
}

static void
append_people (BylineArticle *article, const BylineArticle *next)
{
  for (guint i = 0; i < next->authors->len; i++)
    byline_authors_add (article->authors,
                        byline_author_copy (g_ptr_array_index (next->authors, i)));
}

static void
append_teasers (BylineArticle *article, BylineArticle *next)
{
  for (guint i = next->teasers->len; i > 0; i--)
    {
      const BylineTeaser *teaser = g_ptr_array_index (next->teasers, i - 1);

      for (guint j = 0; j < article->teasers->len; j++)
        {
          const BylineTeaser *known = g_ptr_array_index (article->teasers, j);

          if (g_strcmp0 (known->url, teaser->url) == 0 &&
              g_strcmp0 (known->title, teaser->title) == 0)
            {
              g_ptr_array_remove_index (next->teasers, i - 1);
              break;
            }
        }
    }
  while (next->teasers->len > 0)
    g_ptr_array_add (article->teasers, g_ptr_array_steal_index (next->teasers, 0));
}

void
byline_article_append_page (BylineArticle *article, const BylineArticle *next)
{
  g_autoptr (BylineArticle) copy = NULL;

  g_return_if_fail (article != NULL);
  g_return_if_fail (next != NULL && next != article);

  copy = byline_article_copy (next);
  drop_pager (article->blocks);
  drop_pager (copy->blocks);
  while (copy->blocks->len > 0 && is_said_already (article, g_ptr_array_index (copy->blocks, 0)))
    g_ptr_array_remove_index (copy->blocks, 0);
  append_lead (article, copy);
  drop_shared_tail (article, copy->blocks);
  append_footnotes (article, copy);
  while (copy->blocks->len > 0)
    g_ptr_array_add (article->blocks, g_ptr_array_steal_index (copy->blocks, 0));
  append_people (article, copy);
  append_teasers (article, copy);
  article->modified = MAX (article->modified, copy->modified);
  article->is_excerpt |= copy->is_excerpt;
  article->is_cut |= copy->is_cut;
  byline_article_canonicalize (article);
}
