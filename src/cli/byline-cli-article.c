/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cli-article.h"

#include <stdio.h>
#include <string.h>

#include "byline-cli-output.h"

/* No line of text is longer, however wide the terminal is. */
#define MAX_WIDTH 78

static void print_blocks (GPtrArray *blocks,
                          guint width,
                          const char *first,
                          const char *prefix,
                          guint depth);

static const char *
block_text (const BylineBlock *block)
{
  return block->text != NULL ? block->text->text : "";
}

/* A reference to a footnote is a bare number in the text: brackets set it off. */
static char *
text_with_notes (const BylineText *text)
{
  g_autoptr (GString) result = g_string_new (text->text);

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
  return g_strdup (result->str);
}

static void
print_text (const BylineBlock *block, guint width, const char *first, const char *prefix)
{
  g_autofree char *text = block->text != NULL ? text_with_notes (block->text) : g_strdup ("");

  cli_print_wrapped (text, width, first, prefix);
}

static void
print_picture (const BylinePicture *picture, guint width, const char *first, const char *prefix)
{
  const char *text = picture->caption != NULL ? picture->caption : picture->alt;
  g_autofree char *label = g_strdup_printf ("[Picture%s%s%s%s%s]", text != NULL ? ": " : "",
                                            text != NULL ? text : "",
                                            picture->credit != NULL ? " (" : "",
                                            picture->credit != NULL ? picture->credit : "",
                                            picture->credit != NULL ? ")" : "");

  cli_print_wrapped (label, width, first, prefix);
}

static void
print_list (const BylineBlock *list,
            guint width,
            const char *first,
            const char *prefix,
            guint depth)
{
  g_autofree char *inner = NULL;
  guint digits = 2;

  if (list->ordered)
    digits = (guint) g_snprintf (NULL, 0, "%u. ", list->start + list->children->len - 1);
  inner = g_strdup_printf ("%s%*s", prefix, (int) digits, "");
  for (guint i = 0; i < list->children->len; i++)
    {
      const BylineBlock *item = g_ptr_array_index (list->children, i);
      g_autofree char *number = g_strdup_printf ("%u.", list->start + i);
      const char *before = i == 0 ? first : prefix;
      g_autofree char *head = list->ordered
                                ? g_strdup_printf ("%s%-*s", before, (int) digits, number)
                                : g_strconcat (before, "• ", NULL);

      if (item->children != NULL)
        print_blocks (item->children, width, head, inner, depth + 1);
      else
        print_text (item, width, head, inner);
    }
}

static void
print_table (const BylineBlock *table, guint width, const char *first, const char *prefix)
{
  const char *head = first;

  if (table->text != NULL)
    {
      cli_print_wrapped (table->text->text, width, head, prefix);
      head = prefix;
    }
  for (guint i = 0; table->rows != NULL && i < table->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (table->rows, i);
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = 0; j < row->len; j++)
        {
          BylineCell *cell = g_ptr_array_index (row, j);

          if (j > 0)
            g_string_append (line, " | ");
          g_string_append (line, cell->text != NULL ? cell->text->text : "");
        }
      g_strdelimit (line->str, "\n", ' ');
      cli_print_wrapped (line->str, width, head, prefix);
      head = prefix;
    }
}

static void
print_code (const BylineBlock *block, const char *first, const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (block_text (block), "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_utf8_make_valid (lines[i], -1);

      for (char *p = line; *p != '\0'; p++)
        {
          if ((guchar) *p < 0x20 || *p == 0x7f)
            *p = ' ';
        }
      printf ("%s    %s\n", i == 0 ? first : prefix, line);
    }
}

/* A quote, gallery or aside: its blocks behind a bar, then who said it. */
static void
print_container (const BylineBlock *block,
                 const char *bar,
                 const char *sign,
                 guint width,
                 const char *first,
                 const char *prefix,
                 guint depth)
{
  g_autofree char *inner_first = g_strconcat (first, bar, NULL);
  g_autofree char *inner = g_strconcat (prefix, bar, NULL);

  if (block->children != NULL && block->children->len > 0)
    print_blocks (block->children, width, inner_first, inner, depth + 1);
  if (block->text != NULL && *block->text->text != '\0')
    {
      g_autofree char *text = g_strconcat (sign, block->text->text, NULL);

      cli_print_wrapped (text, width,
                         block->children != NULL && block->children->len > 0 ? inner : inner_first,
                         inner);
    }
}

static void
print_embed (const BylineBlock *block, guint width, const char *first, const char *prefix)
{
  g_autofree char *text = g_strdup_printf ("[%s%s%s: %s]",
                                           block->provider != NULL ? block->provider : "Embedded",
                                           block->title != NULL ? ": " : "",
                                           block->title != NULL ? block->title : "",
                                           block->url != NULL ? block->url : "");

  cli_print_wrapped (text, width, first, prefix);
}

static void
print_block (const BylineBlock *block,
             guint width,
             const char *first,
             const char *prefix,
             guint depth)
{
  switch (block->type)
    {
    case BYLINE_BLOCK_HEADING:
      if (*first == '\0')
        cli_print_bold (block_text (block));
      else
        cli_print_wrapped (block_text (block), width, first, prefix);
      break;
    case BYLINE_BLOCK_FIGURE:
      if (block->picture != NULL)
        print_picture (block->picture, width, first, prefix);
      break;
    case BYLINE_BLOCK_GALLERY:
      print_container (block, "", "", width, first, prefix, depth);
      break;
    case BYLINE_BLOCK_QUOTE:
      print_container (block, "│ ", "— ", width, first, prefix, depth);
      break;
    case BYLINE_BLOCK_ASIDE:
      print_container (block, "┊ ", "", width, first, prefix, depth);
      break;
    case BYLINE_BLOCK_PULLQUOTE:
      print_container (block, "  ", "", width, first, prefix, depth);
      break;
    case BYLINE_BLOCK_LIST:
      if (block->children != NULL && block->children->len > 0)
        print_list (block, width, first, prefix, depth);
      break;
    case BYLINE_BLOCK_TABLE:
      print_table (block, width, first, prefix);
      break;
    case BYLINE_BLOCK_CODE:
      print_code (block, first, prefix);
      break;
    case BYLINE_BLOCK_RULE:
      printf ("%s* * *\n", first);
      break;
    case BYLINE_BLOCK_EMBED:
      print_embed (block, width, first, prefix);
      break;
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_ITEM:
      print_text (block, width, first, prefix);
      break;
    }
}

/* An empty line stands between blocks, but not before a list inside another one. */
static void
print_blocks (GPtrArray *blocks, guint width, const char *first, const char *prefix, guint depth)
{
  if (depth > BYLINE_BLOCK_MAX_DEPTH)
    return;
  for (guint i = 0; i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0 && (depth == 0 || block->type != BYLINE_BLOCK_LIST))
        {
          g_autofree char *gap = g_strchomp (g_strdup (prefix));

          printf ("%s\n", gap);
        }
      print_block (block, width, i == 0 ? first : prefix, prefix, depth);
    }
}

static void
print_paragraph (const char *text, guint width)
{
  if (text == NULL || *text == '\0')
    return;
  cli_print_wrapped (text, width, "", "");
  printf ("\n");
}

static char *
byline_line (const BylineArticle *article)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (article->authors, i);
      gboolean last = i + 1 == article->authors->len;

      g_string_append (line, i == 0 ? "By " : last ? " and " : ", ");
      g_string_append (line, author->name);
    }
  if (article->published != 0)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (article->published);
      g_autofree char *text = date != NULL ? g_date_time_format (date, "%-d %B %Y, %H:%M") : NULL;

      if (text != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
    }
  if (article->publication_name != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", article->publication_name);
  return g_strdup (line->str);
}

static void
print_head (const BylineArticle *article, guint width)
{
  g_autofree char *line = byline_line (article);

  if (article->kicker != NULL)
    cli_print_wrapped (article->kicker, width, "", "");
  if (article->title != NULL)
    cli_print_bold (article->title);
  printf ("\n");
  print_paragraph (article->standfirst, width);
  if (*line != '\0')
    cli_print_wrapped (line, width, "", "");
  if (article->url != NULL)
    cli_print_wrapped (article->url, width, "", "");
  printf ("\n");
  if (article->lead != NULL)
    {
      print_picture (article->lead, width, "", "");
      printf ("\n");
    }
}

static void
print_author_card (const BylineAuthor *author, guint width)
{
  g_autoptr (GString) card = NULL;

  if (author->bio == NULL && author->email == NULL && author->contacts->len == 0)
    return;
  card = g_string_new (author->name);
  if (author->bio != NULL)
    g_string_append_printf (card, ": %s", author->bio);
  if (author->email != NULL && strstr (card->str, author->email) == NULL)
    g_string_append_printf (card, " <%s>", author->email);
  for (guint i = 0; i < author->contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (author->contacts, i);

      /* Biographies often say it themselves. */
      if (strstr (card->str, contact->value) == NULL)
        g_string_append_printf (card, " · %s", contact->value);
    }
  printf ("\n");
  cli_print_wrapped (card->str, width, "", "");
}

void
cli_print_article (const BylineArticle *article)
{
  guint terminal = cli_terminal_width ();
  guint width = terminal > 0 ? MIN (terminal, MAX_WIDTH) : MAX_WIDTH;

  print_head (article, width);
  if (article->blocks->len > 0)
    print_blocks (article->blocks, width, "", "", 0);
  else if (article->summary != NULL)
    cli_print_wrapped (article->summary, width, "", "");

  for (guint i = 0; i < article->footnotes->len; i++)
    {
      const BylineFootnote *note = g_ptr_array_index (article->footnotes, i);
      g_autofree char *number = g_strdup_printf ("[%u] ", i + 1);

      printf ("\n");
      print_blocks (note->blocks, width, number, "    ", 1);
    }
  for (guint i = 0; i < article->attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (article->attachments, i);
      g_autofree char *text = g_strdup_printf ("[%s: %s]",
                                               attachment->title != NULL ? attachment->title
                                                                         : attachment->mime_type,
                                               attachment->url);

      printf ("\n");
      cli_print_wrapped (text, width, "", "");
    }
  for (guint i = 0; i < article->authors->len; i++)
    print_author_card (g_ptr_array_index (article->authors, i), width);
  if (article->is_excerpt)
    printf (article->source == BYLINE_ARTICLE_SOURCE_PAGE
              ? "\nThis is only the beginning; the story's page shows no more.\n"
              : "\nThis is only the beginning; --fetch brings the story's page.\n");
}
