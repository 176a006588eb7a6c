/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "byline-export-body-private.h"
#include "byline-export-table-private.h"
#include "byline-url.h"

/* A column is not wider: what is longer pushes the next one away. */
#define MAX_COLUMN 40

static void append_blocks (GString *out, GPtrArray *blocks);

static void
part (GString *out)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
}

static void
append_line (GString *out, const char *before, const char *text, const char *after)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s%s\n", before, text, after);
}

static void
append_indented (GString *out, const char *text, const char *first, const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i + 1] == NULL && *lines[i] == '\0')
        break;
      if (*lines[i] != '\0')
        g_string_append_printf (out, "%s%s", i == 0 ? first : prefix, lines[i]);
      g_string_append_c (out, '\n');
    }
}

static const char *
get_text (const BylineText *text)
{
  return text != NULL ? text->text : "";
}

static void
append_picture (GString *out, const BylinePicture *picture)
{
  const char *words = picture->caption != NULL ? picture->caption : picture->alt;

  if (words == NULL && picture->credit == NULL)
    return;
  g_string_append_printf (out, "[%s%s%s]\n", words != NULL ? words : "",
                          words != NULL && picture->credit != NULL ? " – " : "",
                          picture->credit != NULL ? picture->credit : "");
}

static void
append_container (GString *out, const BylineBlock *block, const char *prefix, const char *sign)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  if (block->children != NULL)
    append_blocks (inner, block->children);
  append_line (inner, sign, get_text (block->text), "");
  append_indented (out, inner->str, prefix, prefix);
}

static void
append_list (GString *out, const BylineBlock *list)
{
  for (guint i = 0; i < list->children->len; i++)
    {
      const BylineBlock *item = g_ptr_array_index (list->children, i);
      g_autofree char *mark = list->ordered ? g_strdup_printf ("%u. ", list->start + i)
                                            : g_strdup ("• ");
      g_autofree char *indent = g_strnfill (g_utf8_strlen (mark, -1), ' ');
      g_autoptr (GString) inner = g_string_new (NULL);

      if (item->children != NULL)
        append_blocks (inner, item->children);
      append_indented (out, inner->len > 0 ? inner->str : "\n", mark, indent);
    }
}

static guint
measure_column (const BylineExportGrid *grid, guint column)
{
  guint width = 0;

  for (guint i = 0; i < grid->n_rows; i++)
    {
      const BylineCell *cell = _byline_export_grid_get (grid, i, column);

      if (cell != NULL && cell->colspan <= 1)
        width = MAX (width, (guint) g_utf8_strlen (get_text (cell->text), -1));
    }

  return MIN (width, MAX_COLUMN);
}

static void
append_table (GString *out, const BylineBlock *table)
{
  g_auto (BylineExportGrid) grid = { 0 };
  g_autofree guint *widths = NULL;

  append_line (out, "", get_text (table->text), "");
  _byline_export_grid_init (&grid, table->rows);
  widths = g_new0 (guint, grid.n_columns + 1);
  for (guint i = 0; i < grid.n_columns; i++)
    widths[i] = measure_column (&grid, i);

  for (guint i = 0; i < grid.n_rows; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = 0; j < grid.n_columns; j++)
        {
          const BylineCell *cell = _byline_export_grid_get (&grid, i, j);
          g_autofree char *text = g_strdup (cell != NULL ? get_text (cell->text) : "");
          guint length = g_utf8_strlen (text, -1);

          g_strdelimit (text, "\n", ' ');
          g_string_append_printf (line, "%s%*s", text,
                                  length < widths[j] ? (int) (widths[j] - length + 2) : 2, "");
        }
      append_line (out, "", g_strchomp (line->str), "");
    }
}

static void
append_code (GString *out, const BylineBlock *block)
{
  g_autofree char *text = g_strconcat (get_text (block->text), "\n", NULL);

  append_indented (out, text, "    ", "    ");
}

static void
append_embed (GString *out, const BylineBlock *block)
{
  if (block->url != NULL)
    g_string_append_printf (out, "[%s%s%s]\n", block->title != NULL ? block->title : "",
                            block->title != NULL ? ": " : "", block->url);
}

static void
append_block (GString *out, const BylineBlock *block)
{
  switch (block->type)
    {
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_HEADING:
      append_line (out, "", get_text (block->text), "");
      break;
    case BYLINE_BLOCK_PULLQUOTE:
      append_line (out, "    ", get_text (block->text), "");
      break;
    case BYLINE_BLOCK_FIGURE:
      if (block->picture != NULL)
        append_picture (out, block->picture);
      break;
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_ITEM:
      append_container (out, block, "", "");
      break;
    case BYLINE_BLOCK_QUOTE:
      append_container (out, block, "    ", "— ");
      break;
    case BYLINE_BLOCK_ASIDE:
      append_container (out, block, "  | ", "");
      break;
    case BYLINE_BLOCK_LIST:
      if (block->children != NULL)
        append_list (out, block);
      break;
    case BYLINE_BLOCK_TABLE:
      append_table (out, block);
      break;
    case BYLINE_BLOCK_CODE:
      append_code (out, block);
      break;
    case BYLINE_BLOCK_RULE:
      g_string_append (out, "* * *\n");
      break;
    case BYLINE_BLOCK_EMBED:
      append_embed (out, block);
      break;
    }
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
append_blocks (GString *out, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      g_autoptr (GString) block = g_string_new (NULL);

      append_block (block, g_ptr_array_index (blocks, i));
      if (block->len == 0)
        continue;
      part (out);
      g_string_append_len (out, block->str, block->len);
    }
}

static void
append_head (GString *out, const BylineArticle *article)
{
  gint64 time = article->published != 0 ? article->published : article->received;
  g_autofree char *authors = _byline_export_dup_authors (article);
  g_autofree char *date = _byline_export_dup_date (time);

  append_line (out, "", article->title != NULL ? article->title : _ ("Untitled"), "");
  append_line (out, "", article->standfirst, "");
  part (out);
  append_line (out, "", authors, "");
  append_line (out, "", article->publication_name, "");
  append_line (out, "", date, "");
  append_line (out, "", article->url, "");
}

char *
byline_export_text (const BylineArticle *article)
{
  GString *out;

  g_return_val_if_fail (article != NULL, NULL);

  out = g_string_new (NULL);
  append_head (out, article);
  if (article->lead != NULL)
    {
      part (out);
      append_picture (out, article->lead);
    }
  append_blocks (out, article->blocks);
  for (guint i = 0; i < article->footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);
      g_autofree char *mark = g_strdup_printf ("[%u] ", i + 1);
      g_autoptr (GString) inner = g_string_new (NULL);

      append_blocks (inner, footnote->blocks);
      part (out);
      append_indented (out, inner->str, mark, "    ");
    }

  return g_string_free (out, FALSE);
}
