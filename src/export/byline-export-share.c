/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-share.h"

#include <glib/gi18n.h>

#include "byline-export-body-private.h"
#include "byline-export-markdown-private.h"

/* Mail programs take no longer address from a command line than this, some less. */
#define MAX_BODY_CHARS 1500
#define MAX_QUOTE_CHARS 20000

static const char *
get_title (const BylineArticle *article)
{
  return article->title != NULL ? article->title : _ ("Untitled");
}

static void
append_lines (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? "\r\n" : "", text);
}

static char *
make_mail (const BylineArticle *article)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *authors = _byline_export_dup_authors (article);

  append_lines (body, get_title (article));
  append_lines (body, article->standfirst);
  if (authors != NULL && article->publication_name != NULL)
    {
      g_autofree char *both = g_strconcat (authors, ", ", article->publication_name, NULL);

      append_lines (body, both);
    }
  else
    append_lines (body, authors != NULL ? authors : article->publication_name);
  if (g_utf8_strlen (body->str, -1) > MAX_BODY_CHARS)
    g_string_truncate (body, g_utf8_offset_to_pointer (body->str, MAX_BODY_CHARS) - body->str);
  if (article->url != NULL)
    g_string_append_printf (body, "\r\n\r\n%s\r\n", article->url);

  return g_strdup (body->str);
}

char *
byline_export_mailto (const BylineArticle *article)
{
  g_autofree char *text = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  text = make_mail (article);
  subject = g_uri_escape_string (get_title (article), NULL, FALSE);
  body = g_uri_escape_string (text, NULL, FALSE);

  return g_strconcat ("mailto:?subject=", subject, "&body=", body, NULL);
}

static void
append_source (GString *out, const BylineArticle *article)
{
  g_autofree char *authors = _byline_export_dup_authors (article);
  const char *rest[] = { authors, article->publication_name };

  g_string_append (out, ">\n> — ");
  if (article->url != NULL)
    {
      g_string_append_c (out, '[');
      _byline_export_append_markdown (out, get_title (article), " ");
      g_string_append (out, "](");
      _byline_export_append_markdown_address (out, article->url);
      g_string_append_c (out, ')');
    }
  else
    _byline_export_append_markdown (out, get_title (article), " ");
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    if (rest[i] != NULL)
      {
        g_string_append (out, ", ");
        _byline_export_append_markdown (out, rest[i], " ");
      }
  g_string_append_c (out, '\n');
}

char *
byline_export_quote (const BylineArticle *article, const char *words)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *cut = NULL;
  GString *out;

  g_return_val_if_fail (article != NULL, NULL);

  if (words == NULL)
    words = article->standfirst != NULL ? article->standfirst : get_title (article);
  cut = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), MAX_QUOTE_CHARS));
  lines = g_strsplit (g_strstrip (cut), "\n", -1);
  out = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      /* A paragraph ends with its line. */
      if (*line == '\0')
        continue;
      if (out->len > 0)
        g_string_append (out, ">\n");
      g_string_append (out, "> ");
      _byline_export_append_markdown (out, line, " ");
      g_string_append_c (out, '\n');
    }
  append_source (out, article);

  return g_string_free (out, FALSE);
}
