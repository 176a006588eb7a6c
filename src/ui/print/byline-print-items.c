/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-print-items.h"

#include <glib/gi18n.h>

#include "byline-document-head.h"
#include "byline-export-embed.h"
#include "byline-export-note.h"
#include "byline-isolate.h"
#include "byline-url.h"

#define INDENT 16
#define QUOTE_INDENT 14
#define BOX_PADDING 10
/* A wider table has no room in columns. */
#define MAX_COLUMNS 12

/* Where blocks are written: changed on the way down, and back on the way up. */
typedef struct {
  GPtrArray *items;
  BylinePrintStyle body;
  double indent;
  double end_margin;
  double bars[BYLINE_PRINT_MAX_BARS];
  guint n_bars;
  gboolean is_boxed;
  char *mark; /* nullable: of the next text */
} Writer;

static void
item_free (gpointer data)
{
  BylinePrintItem *self = data;

  g_free (self->words);
  g_free (self->mark);
  g_free (self);
}

static BylinePrintItem *
add (Writer *self, BylinePrintItemKind kind)
{
  BylinePrintItem *item = g_new0 (BylinePrintItem, 1);

  item->kind = kind;
  item->indent = self->indent;
  item->end_margin = self->end_margin;
  item->n_bars = self->n_bars;
  for (guint i = 0; i < self->n_bars; i++)
    item->bars[i] = self->bars[i];
  item->is_boxed = self->is_boxed;
  if (kind == BYLINE_PRINT_ITEM_TEXT)
    item->mark = g_steal_pointer (&self->mark);
  g_ptr_array_add (self->items, item);

  return item;
}

static BylinePrintItem *
add_words (Writer *self, BylinePrintStyle style, const char *words)
{
  BylinePrintItem *item;

  if (words == NULL || *words == '\0')
    return NULL;

  item = add (self, BYLINE_PRINT_ITEM_TEXT);
  item->style = style;
  item->words = g_strdup (words);

  return item;
}

static BylinePrintItem *
add_text (Writer *self, BylinePrintStyle style, const BylineText *text)
{
  BylinePrintItem *item;

  if (text == NULL || *text->text == '\0')
    return NULL;

  item = add (self, BYLINE_PRINT_ITEM_TEXT);
  item->style = style;
  item->text = text;

  return item;
}

/* --- Blocks --- */

static void
keep_last (Writer *self)
{
  BylinePrintItem *last = self->items->len > 0
                            ? g_ptr_array_index (self->items, self->items->len - 1)
                            : NULL;

  if (last != NULL)
    last->keeps = TRUE;
}

static void
add_figure (Writer *self, const BylinePicture *picture)
{
  const char *caption = picture->caption != NULL ? picture->caption : picture->alt;

  if (picture->url != NULL)
    add (self, BYLINE_PRINT_ITEM_PICTURE)->picture = picture;
  if (caption != NULL && *caption != '\0')
    {
      if (picture->url != NULL)
        keep_last (self);
      add_words (self, BYLINE_PRINT_CAPTION, caption);
    }
  if (picture->credit != NULL && *picture->credit != '\0')
    {
      if (picture->url != NULL || caption != NULL)
        keep_last (self);
      add_words (self, BYLINE_PRINT_CREDIT, picture->credit);
    }
}

static guint
count_columns (const BylineBlock *table)
{
  guint most = 0;

  for (guint i = 0; i < table->rows->len; i++)
    most = MAX (most, ((GPtrArray *) g_ptr_array_index (table->rows, i))->len);

  return most;
}

/* Returns: (transfer full): a row as one line */
static char *
join_cells (GPtrArray *row)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < row->len; i++)
    {
      const BylineCell *cell = g_ptr_array_index (row, i);

      if (i > 0)
        g_string_append (line, " | ");
      if (cell->text != NULL)
        g_string_append (line, cell->text->text);
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_table (Writer *self, const BylineBlock *block)
{
  gboolean is_wide;

  if (block->rows == NULL || block->rows->len == 0)
    return;

  /* It is the table's headline. */
  if (block->text != NULL)
    {
      add_text (self, BYLINE_PRINT_CAPTION, block->text);
      keep_last (self);
    }
  is_wide = count_columns (block) > MAX_COLUMNS;
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_autofree char *line = is_wide ? join_cells (g_ptr_array_index (block->rows, i)) : NULL;
      BylinePrintItem *item;

      if (is_wide)
        {
          add_words (self, BYLINE_PRINT_CELL, line);
          continue;
        }
      item = add (self, BYLINE_PRINT_ITEM_ROW);
      item->table = block;
      item->row = i;
      item->style = BYLINE_PRINT_CELL;
      item->keeps = i == 0 && block->rows->len > 1;
    }
}

static void
add_embed (Writer *self, const BylineBlock *block)
{
  g_autofree char *title = byline_export_embed_dup_title (block->url, block->title, block->provider,
                                                          block->media);

  add_words (self, BYLINE_PRINT_EMBED, title);
  keep_last (self);
  add_words (self, BYLINE_PRINT_CREDIT, block->url);
}

static void add_blocks (Writer *self, GPtrArray *blocks);

static void
add_quote (Writer *self, const BylineBlock *block)
{
  g_autofree char *line = NULL;
  double indent = self->indent;
  guint n_bars = self->n_bars;

  if (n_bars < BYLINE_PRINT_MAX_BARS)
    self->bars[self->n_bars++] = indent + 2;
  self->indent += QUOTE_INDENT;
  add_blocks (self, block->children);
  if (block->text != NULL && *block->text->text != '\0')
    {
      line = g_strconcat ("— ", block->text->text, NULL);
      keep_last (self);
      add_words (self, BYLINE_PRINT_ATTRIBUTION, line);
    }
  self->indent = indent;
  self->n_bars = n_bars;
}

static void
add_list (Writer *self, const BylineBlock *block)
{
  guint number = block->ordered ? block->start : 1;
  double indent = self->indent;

  self->indent += INDENT;
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      const BylineBlock *item = g_ptr_array_index (block->children, i);

      g_free (self->mark);
      self->mark = block->ordered ? g_strdup_printf ("%u.", number++) : g_strdup ("•");
      if (item->type == BYLINE_BLOCK_ITEM && item->text != NULL)
        add_text (self, self->body, item->text);
      add_blocks (self, item->children);
    }
  g_clear_pointer (&self->mark, g_free);
  self->indent = indent;
}

static void
add_aside (Writer *self, const BylineBlock *block)
{
  gboolean was_boxed = self->is_boxed;

  self->is_boxed = TRUE;
  self->indent += BOX_PADDING;
  self->end_margin += BOX_PADDING;
  add_blocks (self, block->children);
  self->indent -= BOX_PADDING;
  self->end_margin -= BOX_PADDING;
  self->is_boxed = was_boxed;
}

static void
add_code (Writer *self, const BylineBlock *block)
{
  BylinePrintItem *item;

  self->indent += BOX_PADDING;
  self->end_margin += BOX_PADDING;
  item = add_text (self, BYLINE_PRINT_CODE, block->text);
  if (item != NULL)
    item->is_boxed = TRUE;
  self->indent -= BOX_PADDING;
  self->end_margin -= BOX_PADDING;
}

static void
add_pullquote (Writer *self, const BylineBlock *block)
{
  self->indent += QUOTE_INDENT;
  add_text (self, BYLINE_PRINT_PULLQUOTE, block->text);
  self->indent -= QUOTE_INDENT;
}

static void
add_block (Writer *self, const BylineBlock *block)
{
  BylinePrintItem *item;

  switch (block->type)
    {
    case BYLINE_BLOCK_PARAGRAPH:
      add_text (self, self->body, block->text);
      break;
    case BYLINE_BLOCK_HEADING:
      item = add_text (self, block->level <= 3 ? BYLINE_PRINT_SUBHEAD : BYLINE_PRINT_SUBHEAD_MINOR,
                       block->text);
      if (item != NULL)
        item->keeps = TRUE;
      break;
    case BYLINE_BLOCK_FIGURE:
      if (block->picture != NULL)
        add_figure (self, block->picture);
      break;
    case BYLINE_BLOCK_GALLERY:
      add_blocks (self, block->children);
      add_text (self, BYLINE_PRINT_CAPTION, block->text);
      break;
    case BYLINE_BLOCK_QUOTE:
      add_quote (self, block);
      break;
    case BYLINE_BLOCK_PULLQUOTE:
      add_pullquote (self, block);
      break;
    case BYLINE_BLOCK_LIST:
      add_list (self, block);
      break;
    case BYLINE_BLOCK_ITEM:
      add_blocks (self, block->children);
      break;
    case BYLINE_BLOCK_TABLE:
      add_table (self, block);
      break;
    case BYLINE_BLOCK_CODE:
      add_code (self, block);
      break;
    case BYLINE_BLOCK_RULE:
      add (self, BYLINE_PRINT_ITEM_RULE);
      break;
    case BYLINE_BLOCK_EMBED:
      add_embed (self, block);
      break;
    case BYLINE_BLOCK_ASIDE:
      add_aside (self, block);
      break;
    }
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
add_blocks (Writer *self, GPtrArray *blocks)
{
  const BylineBlock *last = NULL;

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      /* A post whose words stand above it, with who said them, is not there again. */
      if (!byline_export_embed_is_said (block, last))
        add_block (self, block);
      last = block;
    }
}

/* --- Head and end --- */

/* Returns: (transfer full) (nullable): what stands with others in a line that runs as the story does */
static char *
dup_part (const BylineArticle *article, const char *text)
{
  if (text == NULL)
    return NULL;

  return byline_isolate_text (text, article->direction == BYLINE_DIRECTION_RTL
                                      ? PANGO_DIRECTION_RTL
                                      : PANGO_DIRECTION_LTR);
}

static void
add_kicker (Writer *self, const BylineArticle *article)
{
  const BylineSection *section = article->sections->len > 0
                                   ? g_ptr_array_index (article->sections, 0)
                                   : NULL;
  const char *label = section != NULL ? section->name : article->kicker;
  g_autofree char *name = dup_part (article, article->publication_name);
  g_autofree char *other = dup_part (article, label);
  g_autofree char *both = name != NULL && other != NULL ? g_strconcat (name, "  |  ", other, NULL)
                                                        : g_strdup (name != NULL ? name : other);

  add_words (self, BYLINE_PRINT_KICKER, both);
}

static void
add_names (Writer *self, const BylineArticle *article)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (article->authors, i);
      g_autofree char *name = dup_part (article, author->name);

      if (i > 0)
        g_string_append (names, i + 1 == article->authors->len ? _ (" and ") : ", ");
      g_string_append (names, name);
    }
  add_words (self, BYLINE_PRINT_BYLINE, names->str);
}

static void
add_head (Writer *self, const BylineArticle *article)
{
  gint64 published = article->published != 0 ? article->published : article->received;
  /* What is kept on paper says the year. */
  g_autofree char *date = published != 0 ? byline_document_format_date (published, 0) : NULL;

  add_kicker (self, article);
  add_words (self, BYLINE_PRINT_HEADLINE, article->title != NULL ? article->title : _ ("Untitled"));
  add_words (self, BYLINE_PRINT_STANDFIRST, article->standfirst);
  add_names (self, article);
  add_words (self, BYLINE_PRINT_DATE, date);
  for (guint i = 0; i < self->items->len; i++)
    ((BylinePrintItem *) g_ptr_array_index (self->items, i))->keeps = TRUE;
  if (article->lead != NULL)
    add_figure (self, article->lead);
}

static void
add_footnotes (Writer *self, GPtrArray *footnotes)
{
  if (footnotes->len == 0)
    return;

  add (self, BYLINE_PRINT_ITEM_RULE)->keeps = TRUE;
  self->body = BYLINE_PRINT_FOOTNOTE;
  self->indent = INDENT;
  for (guint i = 0; i < footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (footnotes, i);

      g_free (self->mark);
      self->mark = g_strdup_printf ("%u.", i + 1);
      add_blocks (self, footnote->blocks);
    }
  self->indent = 0;
}

GPtrArray *
byline_print_items_new (const BylineArticle *article)
{
  Writer self = {
    .items = g_ptr_array_new_with_free_func (item_free),
    .body = BYLINE_PRINT_BODY,
  };

  g_return_val_if_fail (article != NULL, NULL);

  add_head (&self, article);
  add_blocks (&self, article->blocks);
  add_footnotes (&self, article->footnotes);
  g_clear_pointer (&self.mark, g_free);
  add_words (&self, BYLINE_PRINT_CREDIT, byline_export_note_get_cut (article));
  if (byline_url_is_web (article->url))
    {
      /* It is never alone on a page. */
      keep_last (&self);
      add (&self, BYLINE_PRINT_ITEM_RULE)->keeps = TRUE;
      add_words (&self, BYLINE_PRINT_SOURCE, article->url);
    }

  return self.items;
}
