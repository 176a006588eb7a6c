/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-dialect.h"

#include <string.h>

#include "byline-block-private.h"

static void append_blocks (GString *out, GPtrArray *blocks);

static const char *const mark_elements[] = {
  [BYLINE_MARK_STRONG] = "strong", [BYLINE_MARK_EM] = "em",          [BYLINE_MARK_LINK] = "a",
  [BYLINE_MARK_CODE] = "code",     [BYLINE_MARK_SUB] = "sub",        [BYLINE_MARK_SUP] = "sup",
  [BYLINE_MARK_DEL] = "del",       [BYLINE_MARK_HIGHLIGHT] = "mark", [BYLINE_MARK_FOOTNOTE] = "sup",
};

/* Returns: what stands for a character that HTML has another use for; NULL for all others. */
static const char *
reference_of (char c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return NULL;
    }
}

static void
append_escaped (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  const char *begin = text;

  for (const char *p = text; p < end; p++)
    {
      const char *reference = reference_of (*p);

      if (reference == NULL)
        continue;
      g_string_append_len (out, begin, p - begin);
      g_string_append (out, reference);
      begin = p + 1;
    }
  g_string_append_len (out, begin, end - begin);
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (out, " %s=\"", name);
  append_escaped (out, value, -1);
  g_string_append_c (out, '"');
}

static void
open_mark (GString *out, const BylineMark *mark)
{
  if (mark->kind == BYLINE_MARK_FOOTNOTE)
    {
      g_autofree char *href = g_strconcat ("#", mark->href != NULL ? mark->href : "", NULL);

      g_string_append (out, "<sup class=\"footnote\"><a");
      append_attribute (out, "href", href);
      g_string_append_c (out, '>');
      return;
    }

  g_string_append_printf (out, "<%s", mark_elements[mark->kind]);
  if (mark->kind == BYLINE_MARK_LINK)
    append_attribute (out, "href", mark->href);
  g_string_append_c (out, '>');
}

static void
close_mark (GString *out, const BylineMark *mark)
{
  if (mark->kind == BYLINE_MARK_FOOTNOTE)
    g_string_append (out, "</a>");
  g_string_append_printf (out, "</%s>", mark_elements[mark->kind]);
}

/* Closes what ends at @position. A mark that was opened later and goes on is closed with it and opened again: elements nest,
 * marks need not. */
static void
close_marks_at (GString *out, GPtrArray *open, guint position)
{
  guint lowest = open->len;

  for (guint i = 0; i < open->len; i++)
    {
      const BylineMark *mark = g_ptr_array_index (open, i);

      if (mark->end <= position)
        {
          lowest = i;
          break;
        }
    }
  for (guint i = open->len; i > lowest; i--)
    close_mark (out, g_ptr_array_index (open, i - 1));
  for (guint i = lowest; i < open->len;)
    {
      const BylineMark *mark = g_ptr_array_index (open, i);

      if (mark->end <= position)
        {
          g_ptr_array_remove_index (open, i);
          continue;
        }
      open_mark (out, mark);
      i++;
    }
}

static guint
next_boundary (const BylineText *text, GPtrArray *open, guint next_mark)
{
  guint boundary = G_MAXUINT;

  if (next_mark < byline_text_n_marks (text))
    boundary = byline_text_get_mark (text, next_mark)->start;
  for (guint i = 0; i < open->len; i++)
    {
      const BylineMark *mark = g_ptr_array_index (open, i);

      boundary = MIN (boundary, mark->end);
    }

  return boundary;
}

static void
append_plain (GString *out, const char *start, const char *end)
{
  for (const char *p = start; p < end;)
    {
      const char *line_end = memchr (p, '\n', end - p);

      append_escaped (out, p, (line_end != NULL ? line_end : end) - p);
      if (line_end == NULL)
        break;
      g_string_append (out, "<br>");
      p = line_end + 1;
    }
}

static void
append_text (GString *out, const BylineText *text)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  const char *p = text->text;
  guint position = 0;
  guint next_mark = 0;

  while (*p != '\0')
    {
      guint boundary = next_boundary (text, open, next_mark);
      const char *start = p;

      while (*p != '\0' && position < boundary)
        {
          p = g_utf8_next_char (p);
          position++;
        }
      append_plain (out, start, p);
      close_marks_at (out, open, position);
      while (*p != '\0' && next_mark < byline_text_n_marks (text) &&
             byline_text_get_mark (text, next_mark)->start <= position)
        {
          const BylineMark *mark = byline_text_get_mark (text, next_mark++);

          if (mark->end <= position)
            continue;
          open_mark (out, mark);
          g_ptr_array_add (open, (gpointer) mark);
        }
    }
  close_marks_at (out, open, G_MAXUINT);
}

static void
append_element (GString *out, const char *name, const BylineText *text)
{
  g_string_append_printf (out, "<%s>", name);
  if (text != NULL)
    append_text (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
append_size (GString *out, const char *name, int value)
{
  if (value > 0)
    g_string_append_printf (out, " %s=\"%d\"", name, value);
}

static void
append_caption (GString *out, const BylinePicture *picture)
{
  if (picture->caption == NULL && picture->credit == NULL)
    return;
  g_string_append (out, "<figcaption>");
  if (picture->caption != NULL)
    append_escaped (out, picture->caption, -1);
  if (picture->caption != NULL && picture->credit != NULL)
    g_string_append_c (out, ' ');
  if (picture->credit != NULL)
    {
      g_string_append (out, "<small class=\"credit\">");
      append_escaped (out, picture->credit, -1);
      g_string_append (out, "</small>");
    }
  g_string_append (out, "</figcaption>");
}

static void
append_image (GString *out, const BylinePicture *picture)
{
  g_string_append (out, "<img");
  append_attribute (out, "src", picture->url);
  append_attribute (out, "alt", picture->alt != NULL ? picture->alt : "");
  append_size (out, "width", picture->width);
  append_size (out, "height", picture->height);
  g_string_append_c (out, '>');
}

static void
append_figure (GString *out, const BylineBlock *block)
{
  const BylinePicture *picture = block->picture;

  if (picture == NULL)
    return;

  g_string_append (out, "<figure>");
  if (picture->url != NULL)
    append_image (out, picture);
  append_caption (out, picture);
  g_string_append (out, "</figure>\n");
}

static void
append_cell (GString *out, const BylineCell *cell)
{
  const char *name = cell->header ? "th" : "td";

  g_string_append_printf (out, "<%s", name);
  if (cell->colspan > 1)
    append_size (out, "colspan", cell->colspan);
  if (cell->rowspan > 1)
    append_size (out, "rowspan", cell->rowspan);
  if (cell->align != BYLINE_CELL_ALIGN_NONE)
    append_attribute (out, "align", byline_cell_align_to_string (cell->align));
  g_string_append_c (out, '>');
  if (cell->text != NULL)
    append_text (out, cell->text);
  g_string_append_printf (out, "</%s>", name);
}

static void
append_table (GString *out, const BylineBlock *block)
{
  g_string_append (out, "<table>\n");
  if (block->text != NULL)
    append_element (out, "caption", block->text);
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, i);

      g_string_append (out, "<tr>");
      for (guint j = 0; j < row->len; j++)
        append_cell (out, g_ptr_array_index (row, j));
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table>\n");
}

static void
append_heading (GString *out, const BylineBlock *block)
{
  const char name[] = { 'h', (char) ('0' + CLAMP (block->level, 1, 6)), '\0' };

  append_element (out, name, block->text);
}

static void
append_item (GString *out, const BylineBlock *item)
{
  g_string_append (out, "<li>");
  if (item->children != NULL)
    append_blocks (out, item->children);
  g_string_append (out, "</li>\n");
}

static void
append_list (GString *out, const BylineBlock *list)
{
  const char *name = list->ordered ? "ol" : "ul";

  if (list->ordered && list->start != 1)
    g_string_append_printf (out, "<%s start=\"%u\">\n", name, list->start);
  else
    g_string_append_printf (out, "<%s>\n", name);
  if (list->children != NULL)
    append_blocks (out, list->children);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
append_code (GString *out, const BylineBlock *block)
{
  g_string_append (out, "<pre><code");
  if (block->language != NULL)
    {
      g_autofree char *class_name = g_strconcat ("language-", block->language, NULL);

      append_attribute (out, "class", class_name);
    }
  g_string_append_c (out, '>');
  if (block->text != NULL)
    append_escaped (out, block->text->text, -1);
  g_string_append (out, "</code></pre>\n");
}

static void
append_embed (GString *out, const BylineBlock *block)
{
  const char *title = block->title != NULL ? block->title : block->url;

  if (block->url == NULL)
    return;

  g_string_append (out, "<p class=\"embed");
  if (block->media != BYLINE_MEDIA_NONE)
    g_string_append_printf (out, " %s", byline_media_to_string (block->media));
  g_string_append (out, "\">");
  if (block->picture != NULL && block->picture->url != NULL)
    append_image (out, block->picture);
  g_string_append (out, "<a");
  append_attribute (out, "href", block->url);
  g_string_append_c (out, '>');
  append_escaped (out, title, -1);
  g_string_append (out, "</a>");
  if (block->provider != NULL)
    {
      g_string_append (out, " <small class=\"provider\">");
      append_escaped (out, block->provider, -1);
      g_string_append (out, "</small>");
    }
  if (block->duration > 0)
    {
      g_autofree char *duration = byline_duration_to_string (block->duration);

      g_string_append_printf (out, " <small class=\"duration\">%s</small>", duration);
    }
  g_string_append (out, "</p>\n");
}

/* What a row of the table of types says all about: its blocks, then its text. */
static void
append_kind (GString *out, const BylineBlockKind *kind, const BylineBlock *block)
{
  g_string_append_printf (out, "<%s", kind->element);
  append_attribute (out, "class", kind->class_name);
  g_string_append_c (out, '>');
  if (kind->fields & BYLINE_BLOCK_FIELD_CHILDREN)
    g_string_append_c (out, '\n');
  if (block->children != NULL)
    append_blocks (out, block->children);
  if (block->text != NULL && kind->text_element != NULL)
    append_element (out, kind->text_element, block->text);
  else if (block->text != NULL)
    append_text (out, block->text);
  if (kind->fields != BYLINE_BLOCK_FIELD_NONE)
    g_string_append_printf (out, "</%s>", kind->element);
  g_string_append_c (out, '\n');
}

static void (*const appenders[]) (GString *out, const BylineBlock *block) = {
  [BYLINE_BLOCK_HEADING] = append_heading, [BYLINE_BLOCK_FIGURE] = append_figure,
  [BYLINE_BLOCK_LIST] = append_list,       [BYLINE_BLOCK_ITEM] = append_item,
  [BYLINE_BLOCK_TABLE] = append_table,     [BYLINE_BLOCK_CODE] = append_code,
  [BYLINE_BLOCK_EMBED] = append_embed,
};

static void
append_block (GString *out, const BylineBlock *block)
{
  const BylineBlockKind *kind = &_byline_block_kinds[block->type];

  if (kind->element != NULL)
    append_kind (out, kind, block);
  else if ((gsize) block->type < G_N_ELEMENTS (appenders) && appenders[block->type] != NULL)
    appenders[block->type](out, block);
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
append_blocks (GString *out, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    append_block (out, g_ptr_array_index (blocks, i));
}

static void
append_footnotes (GString *out, GPtrArray *footnotes)
{
  if (footnotes == NULL || footnotes->len == 0)
    return;

  g_string_append (out, "<ol class=\"footnotes\">\n");
  for (guint i = 0; i < footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (footnotes, i);

      g_string_append (out, "<li");
      append_attribute (out, "id", footnote->id);
      g_string_append_c (out, '>');
      append_blocks (out, footnote->blocks);
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ol>\n");
}

char *
byline_render_dialect (GPtrArray *blocks, GPtrArray *footnotes)
{
  GString *out = g_string_new (NULL);

  append_blocks (out, blocks);
  append_footnotes (out, footnotes);

  return g_string_free (out, FALSE);
}
