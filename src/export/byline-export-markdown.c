/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-markdown.h"

#include <glib/gi18n.h>
#include <string.h>

#include "byline-export-body-private.h"
#include "byline-export-embed.h"
#include "byline-export-markdown-private.h"
#include "byline-export-note.h"
#include "byline-export-table.h"
#include "byline-url.h"

#define LINE_BREAK "\\\n"

static void append_blocks (GString *out, GPtrArray *blocks, GHashTable *notes);

/* Each line of @text behind @prefix; the first behind @first. */
static void
append_indented (GString *out, const char *text, const char *first, const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *before = i == 0 ? first : prefix;

      if (lines[i + 1] == NULL && *lines[i] == '\0')
        break;
      g_string_append (out, before);
      /* No spaces at the end of an empty line. */
      if (*lines[i] == '\0')
        while (out->len > 0 && out->str[out->len - 1] == ' ')
          g_string_truncate (out, out->len - 1);
      g_string_append (out, lines[i]);
      g_string_append_c (out, '\n');
    }
}

/* Blocks stand apart by an empty line. */
static void
part (GString *out)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
}

static void
append_plain_line (GString *out, const char *before, const char *text, const char *after)
{
  if (text == NULL || *text == '\0')
    return;

  part (out);
  g_string_append (out, before);
  _byline_export_append_markdown (out, text, LINE_BREAK);
  g_string_append (out, after);
  g_string_append_c (out, '\n');
}

static void
append_text_line (GString *out, const char *before, const BylineText *text, GHashTable *notes)
{
  if (text == NULL)
    return;

  g_string_append (out, before);
  _byline_export_append_marked (out, text, notes, LINE_BREAK);
  g_string_append_c (out, '\n');
}

static void
append_picture (GString *out, const BylinePicture *picture)
{
  if (picture == NULL)
    return;

  if (picture->url != NULL)
    {
      g_string_append (out, "![");
      _byline_export_append_markdown (out, picture->alt != NULL ? picture->alt : "", " ");
      g_string_append (out, "](");
      _byline_export_append_markdown_address (out, picture->url);
      g_string_append (out, ")\n");
    }
  append_plain_line (out, "", picture->caption, "");
  append_plain_line (out, "*", picture->credit, "*");
}

static void
append_container (GString *out,
                  const BylineBlock *block,
                  const char *prefix,
                  const char *sign,
                  GHashTable *notes)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  if (block->children != NULL)
    append_blocks (inner, block->children, notes);
  if (block->text != NULL && *block->text->text != '\0')
    {
      part (inner);
      append_text_line (inner, sign, block->text, notes);
    }
  append_indented (out, inner->str, prefix, prefix);
}

static void
append_list (GString *out, const BylineBlock *list, GHashTable *notes)
{
  gboolean is_loose = FALSE;

  for (guint i = 0; i < list->children->len; i++)
    {
      const BylineBlock *item = g_ptr_array_index (list->children, i);
      g_autofree char *mark = list->ordered ? g_strdup_printf ("%u. ", list->start + i)
                                            : g_strdup ("- ");
      g_autofree char *indent = g_strnfill (strlen (mark), ' ');
      g_autoptr (GString) inner = g_string_new (NULL);

      if (item->children != NULL)
        append_blocks (inner, item->children, notes);
      if (is_loose)
        g_string_append_c (out, '\n');
      append_indented (out, inner->len > 0 ? inner->str : "\n", mark, indent);
      is_loose = item->children != NULL && item->children->len > 1;
    }
}

static void
append_row (GString *out, const BylineExportGrid *grid, guint row, GHashTable *notes)
{
  g_string_append_c (out, '|');
  for (guint i = 0; i < grid->n_columns; i++)
    {
      const BylineCell *cell = byline_export_grid_get (grid, row, i);

      g_string_append_c (out, ' ');
      if (cell != NULL && cell->text != NULL)
        _byline_export_append_marked (out, cell->text, notes, "<br>");
      g_string_append (out, " |");
    }
  g_string_append_c (out, '\n');
}

static void
append_table (GString *out, const BylineBlock *table, GHashTable *notes)
{
  g_auto (BylineExportGrid) grid = { 0 };
  const BylineCell *corner;

  byline_export_grid_init (&grid, table->rows);
  if (grid.n_rows == 0)
    return;

  append_text_line (out, "", table->text, notes);
  if (table->text != NULL)
    g_string_append_c (out, '\n');

  /* There is no table without a head in Markdown: an empty one, if it has none. */
  corner = byline_export_grid_get (&grid, 0, grid.n_columns - 1);
  if (corner != NULL && corner->header)
    append_row (out, &grid, 0, notes);
  else
    for (guint i = 0; i <= grid.n_columns; i++)
      g_string_append (out, i < grid.n_columns ? "|   " : "|\n");
  for (guint i = 0; i <= grid.n_columns; i++)
    g_string_append (out, i < grid.n_columns ? "| --- " : "|\n");
  for (guint i = corner != NULL && corner->header ? 1 : 0; i < grid.n_rows; i++)
    append_row (out, &grid, i, notes);
}

static void
append_code (GString *out, const BylineBlock *block)
{
  const char *text = block->text != NULL ? block->text->text : "";
  g_autoptr (GString) fence = g_string_new ("```");

  while (strstr (text, fence->str) != NULL)
    g_string_append_c (fence, '`');
  g_string_append_printf (out, "%s%s\n%s\n%s\n", fence->str,
                          block->language != NULL ? block->language : "", text, fence->str);
}

static void
append_address (GString *out, const char *url, const char *title, const char *provider)
{
  if (url == NULL)
    return;

  g_string_append_c (out, '[');
  _byline_export_append_markdown (out, title != NULL ? title : url, " ");
  g_string_append (out, "](");
  _byline_export_append_markdown_address (out, url);
  g_string_append_c (out, ')');
  if (provider != NULL)
    {
      g_string_append (out, " (");
      _byline_export_append_markdown (out, provider, " ");
      g_string_append_c (out, ')');
    }
  g_string_append_c (out, '\n');
}

static void
append_block (GString *out, const BylineBlock *block, GHashTable *notes)
{
  /* The headline is the one heading of the first level. */
  const char hashes[] = "###### ";

  switch (block->type)
    {
    case BYLINE_BLOCK_PARAGRAPH:
      append_text_line (out, "", block->text, notes);
      break;
    case BYLINE_BLOCK_HEADING:
      append_text_line (out, hashes + 6 - CLAMP (block->level, 2, 6), block->text, notes);
      break;
    case BYLINE_BLOCK_FIGURE:
      append_picture (out, block->picture);
      break;
    case BYLINE_BLOCK_GALLERY:
      append_container (out, block, "", "", notes);
      break;
    case BYLINE_BLOCK_QUOTE:
      append_container (out, block, "> ", "— ", notes);
      break;
    case BYLINE_BLOCK_PULLQUOTE:
    case BYLINE_BLOCK_ASIDE:
      append_container (out, block, "> ", "", notes);
      break;
    case BYLINE_BLOCK_LIST:
      if (block->children != NULL)
        append_list (out, block, notes);
      break;
    case BYLINE_BLOCK_ITEM:
      append_container (out, block, "", "", notes);
      break;
    case BYLINE_BLOCK_TABLE:
      append_table (out, block, notes);
      break;
    case BYLINE_BLOCK_CODE:
      append_code (out, block);
      break;
    case BYLINE_BLOCK_RULE:
      g_string_append (out, "* * *\n");
      break;
    case BYLINE_BLOCK_EMBED:
      append_address (out, block->url, block->title, block->provider);
      break;
    }
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
append_blocks (GString *out, GPtrArray *blocks, GHashTable *notes)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      g_autoptr (GString) block = g_string_new (NULL);

      append_block (block, g_ptr_array_index (blocks, i), notes);
      if (block->len == 0)
        continue;
      part (out);
      g_string_append_len (out, block->str, block->len);
    }
}

static GHashTable *
number_notes (const BylineArticle *article)
{
  GHashTable *notes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < article->footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);

      if (footnote->id != NULL)
        g_hash_table_insert (notes, footnote->id, g_strdup_printf ("%u", i + 1));
    }

  return notes;
}

static void
append_notes (GString *out, const BylineArticle *article, GHashTable *notes)
{
  for (guint i = 0; i < article->footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);
      g_autofree char *mark = g_strdup_printf ("[^%u]: ", i + 1);
      g_autoptr (GString) inner = g_string_new (NULL);

      append_blocks (inner, footnote->blocks, notes);
      part (out);
      append_indented (out, inner->len > 0 ? inner->str : "\n", mark, "    ");
    }
}

static void
append_head (GString *out, const BylineArticle *article)
{
  gint64 time = article->published != 0 ? article->published : article->received;
  g_autofree char *authors = _byline_export_dup_authors (article);
  g_autofree char *date = _byline_export_dup_date (time);
  const char *parts[] = { authors, article->publication_name, date };
  g_autoptr (GString) line = g_string_new (NULL);

  append_plain_line (out, "# ", article->title != NULL ? article->title : _ ("Untitled"), "");
  append_plain_line (out, "**", article->standfirst, "**");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  append_plain_line (out, "", line->str, "");
}

char *
byline_export_markdown (const BylineArticle *article)
{
  g_autoptr (BylineArticle) copy = NULL;
  g_autoptr (GHashTable) notes = NULL;
  GString *out;

  g_return_val_if_fail (article != NULL, NULL);

  out = g_string_new (NULL);
  copy = byline_article_copy (article);
  byline_export_embed_name (copy->blocks);
  notes = number_notes (article);
  append_head (out, article);
  if (article->lead != NULL)
    {
      part (out);
      append_picture (out, article->lead);
    }
  append_blocks (out, copy->blocks, notes);
  append_notes (out, article, notes);
  if (article->is_cut)
    {
      part (out);
      g_string_append_printf (out, "*%s*\n", byline_export_note_get_cut (article));
    }
  for (guint i = 0; i < article->attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (article->attachments, i);
      g_autofree char *title = byline_export_attachment_dup_title (attachment);
      g_autofree char *provider = byline_export_embed_dup_provider (attachment->url, NULL);

      part (out);
      append_address (out, attachment->url, title, provider);
    }
  if (byline_url_is_web (article->url))
    {
      part (out);
      _byline_export_append_markdown_address (out, article->url);
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}
