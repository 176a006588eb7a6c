/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cli-article.h"

#include <stdio.h>

#include "byline-cli-output.h"
#include "byline-documents.h"
#include "byline-export-note.h"

/* No line of text is longer, however wide the terminal is. */
#define MAX_WIDTH 78

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
}

void
cli_print_article (const BylineArticle *article)
{
  guint terminal = cli_terminal_width ();
  guint width = terminal > 0 ? MIN (terminal, MAX_WIDTH) : MAX_WIDTH;
  g_autofree char *body = byline_document_dup_text (article, width, cli_is_terminal ());

  print_head (article, width);
  fputs (body, stdout);
  if (article->is_cut)
    printf ("\n%s\n", byline_export_note_get_cut (article));
  if (article->is_excerpt)
    printf (article->source == BYLINE_ARTICLE_SOURCE_PAGE
              ? "\nThis is only the beginning; the story's page shows no more.\n"
              : "\nThis is only the beginning; --fetch brings the story's page.\n");
}
