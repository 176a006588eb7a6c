/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block-dump.h"

#include "byline-canonical.h"
#include "byline-dialect.h"

static void dump_blocks (GString *out, GPtrArray *blocks, int depth);

static void
dump_string (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = value != NULL ? g_strescape (value, NULL) : NULL;

  if (escaped != NULL)
    g_string_append_printf (out, " %s “%s”", name, escaped);
}

static void
dump_text (GString *out, const BylineText *text)
{
  if (text == NULL)
    return;
  dump_string (out, "text", text->text);
  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);

      g_string_append_printf (out, " [%u-%u %s", mark->start, mark->end,
                              byline_mark_kind_to_string (mark->kind));
      dump_string (out, "href", mark->href);
      g_string_append_c (out, ']');
    }
}

static void
dump_picture (GString *out, const BylinePicture *picture)
{
  g_string_append_printf (out, " picture %d×%d", picture->width, picture->height);
  dump_string (out, "url", picture->url);
  dump_string (out, "alt", picture->alt);
  dump_string (out, "caption", picture->caption);
  dump_string (out, "credit", picture->credit);
}

static void
dump_rows (GString *out, GPtrArray *rows, int depth)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      g_string_append_printf (out, "%*srow\n", 2 * depth, "");
      for (guint j = 0; j < row->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (row, j);

          g_string_append_printf (out, "%*scell %d %d %u×%u", 2 * depth, "", cell->header,
                                  cell->align, cell->colspan, cell->rowspan);
          dump_text (out, cell->text);
          g_string_append_c (out, '\n');
        }
    }
}

static void
dump_block (GString *out, const BylineBlock *block, int depth)
{
  g_string_append_printf (out, "%*s%s level %u ordered %d start %u", 2 * depth, "",
                          byline_block_type_to_string (block->type), block->level, block->ordered,
                          block->start);
  dump_text (out, block->text);
  if (block->picture != NULL)
    dump_picture (out, block->picture);
  dump_string (out, "language", block->language);
  dump_string (out, "url", block->url);
  dump_string (out, "title", block->title);
  dump_string (out, "provider", block->provider);
  g_string_append_printf (out, " media %d duration %u", block->media, block->duration);
  g_string_append_printf (out, " children %d rows %d\n",
                          block->children != NULL ? (int) block->children->len : -1,
                          block->rows != NULL ? (int) block->rows->len : -1);
  if (block->rows != NULL)
    dump_rows (out, block->rows, depth + 1);
  if (block->children != NULL)
    dump_blocks (out, block->children, depth + 1);
}

static void
dump_blocks (GString *out, GPtrArray *blocks, int depth)
{
  for (guint i = 0; i < blocks->len; i++)
    dump_block (out, g_ptr_array_index (blocks, i), depth);
}

char *
block_dump (GPtrArray *blocks, GPtrArray *footnotes)
{
  GString *out = g_string_new (NULL);

  dump_blocks (out, blocks, 0);
  for (guint i = 0; footnotes != NULL && i < footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (footnotes, i);

      g_string_append (out, "footnote");
      dump_string (out, "id", footnote->id);
      g_string_append_c (out, '\n');
      dump_blocks (out, footnote->blocks, 1);
    }
  return g_string_free (out, FALSE);
}

static GPtrArray *
copy_footnotes (GPtrArray *footnotes)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);

  for (guint i = 0; footnotes != NULL && i < footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (footnotes, i);
      BylineFootnote *copy = byline_footnote_new (footnote->id);

      g_ptr_array_extend_and_steal (copy->blocks, byline_blocks_copy (footnote->blocks));
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static char *
canonical_dump (GPtrArray *blocks, GPtrArray *footnotes)
{
  g_autoptr (GPtrArray) copy = byline_blocks_copy (blocks);
  g_autoptr (GPtrArray) notes = copy_footnotes (footnotes);

  byline_blocks_canonicalize (copy);
  byline_footnotes_canonicalize (notes);
  return block_dump (copy, notes);
}

char *
find_round_trip_fault (GPtrArray *blocks, GPtrArray *footnotes)
{
  g_autofree char *before = block_dump (blocks, footnotes);
  g_autofree char *canonical = canonical_dump (blocks, footnotes);
  g_autofree char *html = byline_render_dialect (blocks, footnotes);
  g_autoptr (GPtrArray)
    notes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = byline_read_dialect (html, -1, notes, &error);
  g_autofree char *after = read != NULL ? block_dump (read, notes) : NULL;

  if (!g_str_equal (before, canonical))
    return g_strdup_printf ("not canonical:\n%s\ncanonical:\n%s\n", before, canonical);
  if (read == NULL)
    return g_strdup_printf ("not read (%s):\n%s\n", error->message, html);
  if (!g_str_equal (before, after))
    return g_strdup_printf ("written:\n%s\nread:\n%s\nas:\n%s\n", before, after, html);
  return NULL;
}

void
assert_round_trip (GPtrArray *blocks, GPtrArray *footnotes)
{
  g_autofree char *fault = find_round_trip_fault (blocks, footnotes);

  g_assert_cmpstr (fault, ==, NULL);
}
