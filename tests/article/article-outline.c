/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article-outline.h"

static void append_blocks (GString *out, GPtrArray *blocks, int depth);

static void
append_field (GString *out, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, "%s: %s\n", name, value);
}

static void
append_picture (GString *out, const BylinePicture *picture)
{
  g_string_append_printf (out, "<%s>", picture->url);
  if (picture->width > 0)
    g_string_append_printf (out, " %d×%d", picture->width, picture->height);
  if (picture->alt != NULL)
    g_string_append_printf (out, " alt “%s”", picture->alt);
  if (picture->caption != NULL)
    g_string_append_printf (out, " caption “%s”", picture->caption);
  if (picture->credit != NULL)
    g_string_append_printf (out, " credit “%s”", picture->credit);
}

static void
append_text (GString *out, const BylineText *text)
{
  g_autoptr (GString) lines = g_string_new (text->text);

  g_string_replace (lines, "\n", "⏎", 0);
  g_string_append_printf (out, " “%s”", lines->str);
  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);

      g_string_append_printf (out, " [%u-%u %s%s%s]", mark->start, mark->end,
                              byline_mark_kind_to_string (mark->kind),
                              mark->href != NULL ? " " : "", mark->href != NULL ? mark->href : "");
    }
}

static void
append_rows (GString *out, GPtrArray *rows, int depth)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      g_string_append_printf (out, "%*srow", 2 * depth, "");
      for (guint j = 0; j < row->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (row, j);

          g_string_append (out, cell->header ? " th" : " td");
          if (cell->align != BYLINE_CELL_ALIGN_NONE)
            g_string_append_printf (out, "(%s)", byline_cell_align_to_string (cell->align));
          if (cell->colspan > 1 || cell->rowspan > 1)
            g_string_append_printf (out, "(%u×%u)", cell->colspan, cell->rowspan);
          append_text (out, cell->text);
        }
      g_string_append_c (out, '\n');
    }
}

static void
append_block (GString *out, const BylineBlock *block, int depth)
{
  g_string_append_printf (out, "%*s%s", 2 * depth, "", byline_block_type_to_string (block->type));
  if (block->type == BYLINE_BLOCK_HEADING)
    g_string_append_printf (out, "%u", block->level);
  if (block->type == BYLINE_BLOCK_LIST && block->ordered)
    g_string_append_printf (out, " from %u", block->start);
  if (block->language != NULL)
    g_string_append_printf (out, " in %s", block->language);
  if (block->text != NULL)
    append_text (out, block->text);
  if (block->picture != NULL)
    {
      g_string_append_c (out, ' ');
      append_picture (out, block->picture);
    }
  if (block->url != NULL)
    g_string_append_printf (out, " <%s> of %s: %s", block->url, block->provider, block->title);
  if (block->type == BYLINE_BLOCK_EMBED && block->duration > 0)
    g_string_append_printf (out, " (%u s)", block->duration);
  g_string_append_c (out, '\n');
  if (block->rows != NULL)
    append_rows (out, block->rows, depth + 1);
  if (block->children != NULL)
    append_blocks (out, block->children, depth + 1);
}

static void
append_blocks (GString *out, GPtrArray *blocks, int depth)
{
  for (guint i = 0; i < blocks->len; i++)
    append_block (out, g_ptr_array_index (blocks, i), depth);
}

static void
append_authors (GString *out, GPtrArray *authors, int depth)
{
  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      g_string_append_printf (out, "%*sauthor: %s", 2 * depth, "", author->name);
      if (author->url != NULL)
        g_string_append_printf (out, " <%s>", author->url);
      if (author->avatar != NULL)
        g_string_append_printf (out, " portrait <%s>", author->avatar);
      if (author->bio != NULL)
        g_string_append_printf (out, " “%s”", author->bio);
      for (guint j = 0; j < author->contacts->len; j++)
        {
          const BylineContact *contact = g_ptr_array_index (author->contacts, j);

          g_string_append_printf (out, " %s=%s", byline_contact_kind_to_string (contact->kind),
                                  contact->value);
        }
      g_string_append_c (out, '\n');
    }
}

static void
append_teaser (GString *out, const BylineTeaser *teaser)
{
  g_string_append (out, "teaser\n");
  append_field (out, "  url", teaser->url);
  append_field (out, "  kicker", teaser->kicker);
  append_field (out, "  section", teaser->section);
  append_field (out, "  title", teaser->title);
  append_field (out, "  standfirst", teaser->standfirst);
  if (teaser->picture != NULL)
    {
      g_string_append (out, "  picture: ");
      append_picture (out, teaser->picture);
      g_string_append_c (out, '\n');
    }
  append_authors (out, teaser->authors, 1);
  append_blocks (out, teaser->paragraphs, 1);
  if (teaser->rest->len > 0)
    {
      g_string_append (out, "  rest\n");
      append_blocks (out, teaser->rest, 2);
    }
}

static void
append_sections (GString *out, GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (sections, i);

      g_string_append_printf (out, "section: %s", section->name);
      if (section->path != NULL)
        g_string_append_printf (out, " (%s)", section->path);
      g_string_append_c (out, '\n');
    }
}

char *
blocks_outline (GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  append_blocks (out, blocks, 0);
  return g_string_free (out, FALSE);
}

char *
article_outline (const BylineArticle *article)
{
  GString *out = g_string_new (NULL);

  append_field (out, "url", article->url);
  append_field (out, "canonical", article->canonical_url);
  append_field (out, "kicker", article->kicker);
  append_field (out, "title", article->title);
  append_field (out, "standfirst", article->standfirst);
  append_field (out, "summary", article->summary);
  append_field (out, "language", article->language);
  if (article->direction == BYLINE_DIRECTION_RTL)
    g_string_append (out, "direction: rtl\n");
  if (article->is_excerpt)
    g_string_append (out, "excerpt\n");
  append_field (out, "publication", article->publication_name);
  append_field (out, "home", article->publication_url);
  append_field (out, "icon", article->publication_icon);
  g_string_append_printf (out, "published: %" G_GINT64_FORMAT "\n", article->published);
  if (article->modified != 0)
    g_string_append_printf (out, "modified: %" G_GINT64_FORMAT "\n", article->modified);
  if (article->lead != NULL)
    {
      g_string_append (out, "lead: ");
      append_picture (out, article->lead);
      g_string_append_c (out, '\n');
    }
  append_authors (out, article->authors, 0);
  append_sections (out, article->sections);
  append_blocks (out, article->blocks, 0);
  for (guint i = 0; i < article->footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);

      g_string_append_printf (out, "footnote %s\n", footnote->id);
      append_blocks (out, footnote->blocks, 1);
    }
  for (guint i = 0; i < article->teasers->len; i++)
    append_teaser (out, g_ptr_array_index (article->teasers, i));
  return g_string_free (out, FALSE);
}
