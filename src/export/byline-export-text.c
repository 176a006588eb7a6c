/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "byline-export-body-private.h"
#include "byline-export-embed.h"
#include "byline-export-note.h"
#include "byline-export-table.h"
#include "byline-text-lines.h"
#include "byline-url.h"

/* A column is not wider: what is longer pushes the next one away. */
#define MAX_COLUMN 40

/* How bold text begins and ends on a terminal (ECMA-48, 8.3.117). */
#define BOLD_BEGIN "\033[1m"
#define BOLD_END "\033[0m"

/* What text is laid out for. */
typedef struct {
  guint width; /* 0: lines are as long as they come */
  gboolean has_bold;
  gboolean is_item; /* a list in it follows without an empty line */
} Layout;

static void append_blocks (GString *out, GPtrArray *blocks, const Layout *layout);

static void
part (GString *out)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
}

static void
append_line (GString *out, const char *before, const char *text, const Layout *layout)
{
  if (text != NULL)
    byline_text_append_lines (out, text, layout->width, before, before);
}

/* Appends lines that are laid out already. */
static void
append_indented (GString *out, const char *text, const char *first, const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat (i == 0 ? first : prefix, lines[i], NULL);

      if (lines[i + 1] == NULL && *lines[i] == '\0' && i > 0)
        break;
      g_string_append_printf (out, "%s\n", g_strchomp (line));
    }
}

static Layout
narrow (const Layout *layout, const char *prefix)
{
  guint columns = byline_text_columns (prefix);

  return (Layout){ layout->width > columns ? layout->width - columns : MIN (layout->width, 1) };
}

static const char *
get_text (const BylineText *text)
{
  return text != NULL ? text->text : "";
}

static void
append_picture (GString *out, const BylinePicture *picture, const Layout *layout)
{
  const char *words = picture->caption != NULL ? picture->caption : picture->alt;
  g_autofree char *text = NULL;

  if (words == NULL && picture->credit == NULL)
    return;
  text = g_strdup_printf ("[%s%s%s]", words != NULL ? words : "",
                          words != NULL && picture->credit != NULL ? " – " : "",
                          picture->credit != NULL ? picture->credit : "");
  append_line (out, "", text, layout);
}

static void
append_container (GString *out,
                  const BylineBlock *block,
                  const char *prefix,
                  const char *sign,
                  const Layout *layout)
{
  Layout inside = narrow (layout, prefix);
  g_autoptr (GString) inner = g_string_new (NULL);

  if (block->children != NULL)
    append_blocks (inner, block->children, &inside);
  byline_text_append_lines (inner, get_text (block->text), inside.width, sign,
                            *sign != '\0' ? "  " : "");
  if (inner->len > 0)
    append_indented (out, inner->str, prefix, prefix);
}

static void
append_list (GString *out, const BylineBlock *list, const Layout *layout)
{
  for (guint i = 0; i < list->children->len; i++)
    {
      const BylineBlock *item = g_ptr_array_index (list->children, i);
      g_autofree char *mark = list->ordered ? g_strdup_printf ("%u. ", list->start + i)
                                            : g_strdup ("• ");
      g_autofree char *indent = g_strnfill (byline_text_columns (mark), ' ');
      Layout inside = narrow (layout, mark);
      g_autoptr (GString) inner = g_string_new (NULL);

      inside.is_item = TRUE;
      if (item->children != NULL)
        append_blocks (inner, item->children, &inside);
      append_indented (out, inner->str, mark, indent);
    }
}

static guint
measure_column (const BylineExportGrid *grid, guint column)
{
  guint width = 0;

  for (guint i = 0; i < grid->n_rows; i++)
    {
      const BylineCell *cell = byline_export_grid_get (grid, i, column);

      if (cell != NULL && cell->colspan <= 1)
        width = MAX (width, byline_text_columns (get_text (cell->text)));
    }

  return MIN (width, MAX_COLUMN);
}

/* Appends a row of a table: its cells in columns of @widths, or, if these are wider than a line, behind one another. */
static void
append_row (GString *out,
            const BylineExportGrid *grid,
            guint row,
            const guint *widths,
            const Layout *layout)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < grid->n_columns; i++)
    {
      const BylineCell *cell = byline_export_grid_get (grid, row, i);
      g_autofree char *text = byline_text_make_printable (cell != NULL ? get_text (cell->text)
                                                                       : "");
      guint columns = byline_text_columns (text);

      g_strdelimit (text, "\n", ' ');
      if (widths == NULL)
        g_string_append_printf (line, "%s%s", i > 0 ? " | " : "", text);
      else
        g_string_append_printf (line, "%s%*s", text,
                                columns < widths[i] ? (int) (widths[i] - columns + 2) : 2, "");
    }
  if (widths == NULL)
    append_line (out, "", line->str, layout);
  else
    g_string_append_printf (out, "%s\n", g_strchomp (line->str));
}

static void
append_table (GString *out, const BylineBlock *table, const Layout *layout)
{
  g_auto (BylineExportGrid) grid = { 0 };
  g_autofree guint *widths = NULL;
  guint width = 0;
  gboolean fits;

  append_line (out, "", get_text (table->text), layout);
  byline_export_grid_init (&grid, table->rows);
  widths = g_new0 (guint, grid.n_columns + 1);
  for (guint i = 0; i < grid.n_columns; i++)
    {
      widths[i] = measure_column (&grid, i);
      width += widths[i] + 2;
    }
  fits = layout->width == 0 || width <= layout->width + 2;
  for (guint i = 0; i < grid.n_rows; i++)
    append_row (out, &grid, i, fits ? widths : NULL, layout);
}

static void
append_code (GString *out, const BylineBlock *block)
{
  g_autofree char *code = byline_text_make_printable (get_text (block->text));

  append_indented (out, code, "    ", "    ");
}

static void
append_embed (GString *out, const BylineBlock *block, const Layout *layout)
{
  g_autofree char *text = NULL;

  if (block->url == NULL)
    return;
  text = g_strdup_printf ("[%s%s%s]", block->title != NULL ? block->title : "",
                          block->title != NULL ? ": " : "", block->url);
  append_line (out, "", text, layout);
}

/* A reference to a footnote is a bare number in the text: brackets set it off. */
static char *
dup_with_notes (const BylineText *text)
{
  GString *result = g_string_new (text->text);

  /* From the end, so that the offsets before it stay. */
  for (guint i = byline_text_n_marks (text); i > 0; i--)
    {
      const BylineMark *mark = byline_text_get_mark (text, i - 1);
      gsize length = (gsize) g_utf8_strlen (result->str, -1);

      if (mark->kind != BYLINE_MARK_FOOTNOTE || mark->start > mark->end || mark->end > length)
        continue;
      g_string_insert_c (result, g_utf8_offset_to_pointer (result->str, mark->end) - result->str,
                         ']');
      g_string_insert_c (result, g_utf8_offset_to_pointer (result->str, mark->start) - result->str,
                         '[');
    }
  return g_string_free (result, FALSE);
}

static void
append_paragraph (GString *out, const BylineBlock *block, const Layout *layout)
{
  g_autofree char *text = block->text != NULL ? dup_with_notes (block->text) : NULL;

  append_line (out, "", text, layout);
}

static void
append_heading (GString *out, const BylineBlock *block, const Layout *layout)
{
  if (layout->has_bold)
    g_string_append (out, BOLD_BEGIN);
  append_line (out, "", get_text (block->text), layout);
  if (layout->has_bold)
    g_string_insert (out,
                     out->len > 0 && out->str[out->len - 1] == '\n' ? (gssize) out->len - 1 : -1,
                     BOLD_END);
}

static void
append_block (GString *out, const BylineBlock *block, const Layout *layout)
{
  switch (block->type)
    {
    case BYLINE_BLOCK_PARAGRAPH:
      append_paragraph (out, block, layout);
      break;
    case BYLINE_BLOCK_HEADING:
      append_heading (out, block, layout);
      break;
    case BYLINE_BLOCK_PULLQUOTE:
      append_line (out, "    ", get_text (block->text), layout);
      break;
    case BYLINE_BLOCK_FIGURE:
      if (block->picture != NULL)
        append_picture (out, block->picture, layout);
      break;
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_ITEM:
      append_container (out, block, "", "", layout);
      break;
    case BYLINE_BLOCK_QUOTE:
      append_container (out, block, "    ", "— ", layout);
      break;
    case BYLINE_BLOCK_ASIDE:
      append_container (out, block, "  | ", "", layout);
      break;
    case BYLINE_BLOCK_LIST:
      if (block->children != NULL)
        append_list (out, block, layout);
      break;
    case BYLINE_BLOCK_TABLE:
      append_table (out, block, layout);
      break;
    case BYLINE_BLOCK_CODE:
      append_code (out, block);
      break;
    case BYLINE_BLOCK_RULE:
      g_string_append (out, "* * *\n");
      break;
    case BYLINE_BLOCK_EMBED:
      append_embed (out, block, layout);
      break;
    }
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
append_blocks (GString *out, GPtrArray *blocks, const Layout *layout)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GString) text = g_string_new (NULL);

      append_block (text, block, layout);
      if (text->len == 0)
        continue;
      if (!layout->is_item || block->type != BYLINE_BLOCK_LIST)
        part (out);
      g_string_append_len (out, text->str, text->len);
    }
}

static void
append_footnotes (GString *out, const BylineArticle *article, const Layout *layout)
{
  for (guint i = 0; i < article->footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);
      g_autofree char *mark = g_strdup_printf ("[%u] ", i + 1);
      Layout inside = narrow (layout, mark);
      g_autoptr (GString) inner = g_string_new (NULL);

      append_blocks (inner, footnote->blocks, &inside);
      part (out);
      append_indented (out, inner->str, mark, "    ");
    }
}

static void
append_attachments (GString *out, const BylineArticle *article, const Layout *layout)
{
  for (guint i = 0; i < article->attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (article->attachments, i);
      g_autofree char *title = byline_export_attachment_dup_title (attachment);
      g_autofree char *text = g_strdup_printf ("[%s: %s]", title, attachment->url);

      part (out);
      append_line (out, "", text, layout);
    }
}

static void
append_author (GString *out, const BylineAuthor *author, const Layout *layout)
{
  g_autoptr (GString) card = NULL;

  if (author->bio == NULL && author->email == NULL && author->contacts->len == 0)
    return;
  card = g_string_new (author->bio);
  if (!g_str_has_prefix (card->str, author->name))
    {
      g_string_prepend (card, card->len > 0 ? ": " : "");
      g_string_prepend (card, author->name);
    }
  if (author->email != NULL && strstr (card->str, author->email) == NULL)
    g_string_append_printf (card, " <%s>", author->email);
  for (guint i = 0; i < author->contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (author->contacts, i);

      /* Biographies often say it themselves. */
      if (strstr (card->str, contact->value) == NULL)
        g_string_append_printf (card, " · %s", contact->value);
    }
  part (out);
  append_line (out, "", card->str, layout);
}

static void
append_body (GString *out, const BylineArticle *article, const Layout *layout)
{
  g_autoptr (BylineArticle) copy = byline_article_copy (article);

  byline_export_embed_name (copy->blocks);
  if (article->lead != NULL)
    {
      part (out);
      append_picture (out, article->lead, layout);
    }
  if (article->blocks->len > 0)
    append_blocks (out, copy->blocks, layout);
  else if (article->summary != NULL)
    {
      part (out);
      append_line (out, "", article->summary, layout);
    }
  append_footnotes (out, article, layout);
  append_attachments (out, article, layout);
  for (guint i = 0; i < article->authors->len; i++)
    append_author (out, g_ptr_array_index (article->authors, i), layout);
}

char *
byline_export_text_body (const BylineArticle *article, guint width, gboolean has_bold)
{
  Layout layout = { width, has_bold, FALSE };
  GString *out;

  g_return_val_if_fail (article != NULL, NULL);

  out = g_string_new (NULL);
  append_body (out, article, &layout);

  return g_string_free (out, FALSE);
}

static void
append_head (GString *out, const BylineArticle *article, const Layout *layout)
{
  gint64 time = article->published != 0 ? article->published : article->received;
  g_autofree char *authors = _byline_export_dup_authors (article);
  g_autofree char *date = _byline_export_dup_date (time);

  append_line (out, "", article->title != NULL ? article->title : _ ("Untitled"), layout);
  append_line (out, "", article->standfirst, layout);
  part (out);
  append_line (out, "", authors, layout);
  append_line (out, "", article->publication_name, layout);
  append_line (out, "", date, layout);
  append_line (out, "", article->url, layout);
}

char *
byline_export_text (const BylineArticle *article)
{
  Layout layout = { 0, FALSE, FALSE };
  GString *out;

  g_return_val_if_fail (article != NULL, NULL);

  out = g_string_new (NULL);
  append_head (out, article, &layout);
  append_body (out, article, &layout);
  if (article->is_cut)
    {
      part (out);
      append_line (out, "", byline_export_note_get_cut (article), &layout);
    }

  return g_string_free (out, FALSE);
}
