/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-tidy-private.h"

#include <string.h>

#include "byline-author.h"
#include "byline-blocks-private.h"
#include "byline-text.h"

/* What is seen only when a text's blocks stand beside each other. */

/* In bytes. */
#define MAX_CAPTION 300
#define MAX_BOLD_LINE 90
#define MIN_PARAGRAPH 100
#define SUBHEAD_LEVEL 3
#define MIN_NAMES 6
/* The blocks that a line with names may be among. */
#define N_FIRST_BLOCKS 6

/* A line below a picture without words that ends in a credit is its caption. */
static void
take_captions (GPtrArray *blocks)
{
  for (guint i = 1; i < blocks->len; i++)
    {
      const BylineBlock *figure = g_ptr_array_index (blocks, i - 1);
      BylineBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *caption = NULL;
      g_autofree char *credit = NULL;

      if (figure->type != BYLINE_BLOCK_FIGURE || figure->picture->caption != NULL ||
          figure->picture->credit != NULL || block->type != BYLINE_BLOCK_PARAGRAPH ||
          block->text == NULL || strlen (block->text->text) > MAX_CAPTION)
        continue;
      caption = g_strdup (block->text->text);
      _byline_figure_text_split (&caption, &credit);
      if (credit == NULL || !_byline_figure_text_is_credit (credit))
        continue;
      figure->picture->caption = g_steal_pointer (&caption);
      figure->picture->credit = g_steal_pointer (&credit);
      g_ptr_array_remove_index (blocks, i);
    }
}

/* A caption is often sent once more, below its picture, for another width of the window. */
static void
drop_second_captions (GPtrArray *blocks)
{
  for (guint i = 1; i < blocks->len; i++)
    {
      const BylineBlock *figure = g_ptr_array_index (blocks, i - 1);
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (figure->type == BYLINE_BLOCK_FIGURE && block->type == BYLINE_BLOCK_PARAGRAPH &&
          block->text != NULL && g_strcmp0 (figure->picture->caption, block->text->text) == 0)
        g_ptr_array_remove_index (blocks, i--);
    }
}

/* Whether all of a paragraph is bold, and it is as short as a heading and ends as one. */
static gboolean
is_bold_line (const BylineBlock *block)
{
  const char *text = block->text != NULL ? block->text->text : NULL;
  gsize length = text != NULL ? strlen (text) : 0;
  guint covered = 0;

  if (block->type != BYLINE_BLOCK_PARAGRAPH || length < 3 || length > MAX_BOLD_LINE ||
      strchr (".:?!,;…-", text[length - 1]) != NULL || strchr (text, '\n') != NULL)
    return FALSE;
  for (guint i = 0; i < byline_text_n_marks (block->text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (block->text, i);

      if (mark->kind == BYLINE_MARK_STRONG)
        covered += mark->end - mark->start;
      else if (mark->kind == BYLINE_MARK_LINK)
        return FALSE;
    }
  return covered >= g_utf8_strlen (text, -1);
}

static gboolean
is_plain_paragraph (const BylineBlock *block)
{
  return block->type == BYLINE_BLOCK_PARAGRAPH && block->text != NULL && !is_bold_line (block) &&
         strlen (block->text->text) >= MIN_PARAGRAPH;
}

/* Lines in bold between paragraphs are subheads, where the text has no others and several of them. */
static void
raise_subheads (GPtrArray *blocks)
{
  guint n = 0;

  for (guint i = 1; i + 1 < blocks->len; i++)
    {
      if (((BylineBlock *) g_ptr_array_index (blocks, i))->type == BYLINE_BLOCK_HEADING)
        return;
      n += is_bold_line (g_ptr_array_index (blocks, i)) &&
           is_plain_paragraph (g_ptr_array_index (blocks, i + 1));
    }
  for (guint i = 1; n >= 2 && i + 1 < blocks->len; i++)
    {
      BylineBlock *block = g_ptr_array_index (blocks, i);
      BylineBlock *heading;

      if (!is_bold_line (block) || !is_plain_paragraph (g_ptr_array_index (blocks, i + 1)))
        continue;
      heading = byline_block_new_text (BYLINE_BLOCK_HEADING, byline_text_new (block->text->text));
      heading->level = SUBHEAD_LEVEL;
      byline_block_free (block);
      blocks->pdata[i] = heading;
    }
}

/* What stands above nothing. */
static void
drop_empty_end (GPtrArray *blocks)
{
  while (blocks->len > 0)
    {
      const BylineBlock *last = g_ptr_array_index (blocks, blocks->len - 1);

      if (last->type != BYLINE_BLOCK_RULE && last->type != BYLINE_BLOCK_HEADING)
        break;
      g_ptr_array_remove_index (blocks, blocks->len - 1);
    }
}

static char *
letters_of (const char *text)
{
  g_autofree char *folded = byline_text_fold (text);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* A line set apart that is nothing but the names of who wrote it, among the first. */
void
_byline_blocks_drop_names (GPtrArray *blocks, const GPtrArray *authors)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *wanted = NULL;

  for (guint i = 0; authors != NULL && i < authors->len; i++)
    g_string_append (names, ((const BylineAuthor *) g_ptr_array_index (authors, i))->name);
  wanted = letters_of (names->str);
  for (guint i = 0; strlen (wanted) >= MIN_NAMES && i < MIN (blocks->len, N_FIRST_BLOCKS); i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *letters = NULL;

      if ((block->type != BYLINE_BLOCK_HEADING && !is_bold_line (block)) || block->text == NULL ||
          strlen (block->text->text) > MAX_CAPTION)
        continue;
      letters = letters_of (block->text->text);
      if (g_str_equal (letters, wanted))
        {
          g_ptr_array_remove_index (blocks, i);
          return;
        }
    }
}

/* "김하나 기자 hana@quay.example", "Von Anne Mohr": the last line is nothing but who wrote it. */
void
_byline_blocks_drop_signature (GPtrArray *blocks, const GPtrArray *authors)
{
  const BylineBlock *last = blocks->len > 1 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
  g_autoptr (GString) rest = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  g_autofree char *letters = NULL;

  if (last == NULL || last->type != BYLINE_BLOCK_PARAGRAPH || last->text == NULL ||
      strlen (last->text->text) > MAX_BOLD_LINE)
    return;
  words = g_strsplit_set (last->text->text, " \n()", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (strchr (words[i], '@') == NULL && strcmp (words[i], "기자") != 0)
        g_string_append (rest, words[i]);
    }
  letters = letters_of (rest->str);
  for (guint i = 0; authors != NULL && i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);
      g_autofree char *name = letters_of (author->name);

      if (strlen (name) >= MIN_NAMES && g_str_equal (name, letters))
        {
          g_ptr_array_remove_index (blocks, blocks->len - 1);
          return;
        }
    }
}

static gboolean
is_plain_heading (const BylineBlock *block)
{
  return block->type == BYLINE_BLOCK_HEADING &&
         (block->text->marks == NULL || block->text->marks->len == 0);
}

/* A kicker and its headline as two lines with a colon between them that is only for screen readers: the
 * colon begins the second one. Both are one heading; a colon alone at the beginning is none of its. */
static void
join_colons (GPtrArray *blocks)
{
  BylineBlock *kicker = NULL; /* the heading before, unless it has its headline */
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      BylineBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *words = NULL;

      if (!is_plain_heading (block) || block->text->text[0] != ':')
        {
          kicker = is_plain_heading (block) ? block : NULL;
          blocks->pdata[n++] = block;
          continue;
        }
      words = g_strstrip (g_strdup (block->text->text + 1));
      if (*words == '\0' || (kicker != NULL && kicker->level == block->level))
        {
          if (*words != '\0')
            {
              char *joined = g_strdup_printf ("%s: %s", kicker->text->text, words);

              byline_text_free (kicker->text);
              kicker->text = byline_text_new_take (joined);
              kicker = NULL;
            }
          byline_block_free (block);
          continue;
        }
      byline_text_free (block->text);
      block->text = byline_text_new (words);
      kicker = NULL;
      blocks->pdata[n++] = block;
    }
  for (guint i = n; i < blocks->len; i++)
    blocks->pdata[i] = NULL;
  g_ptr_array_set_size (blocks, (int) n);
}

void
_byline_blocks_tidy (GPtrArray *blocks)
{
  join_colons (blocks);
  take_captions (blocks);
  drop_second_captions (blocks);
  raise_subheads (blocks);
  drop_empty_end (blocks);
}
