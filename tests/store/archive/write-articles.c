/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "articles.h"
#include "byline-article-json.h"

/* Writes the articles of articles.c into the folder given, as they are printed and as they are kept, for a
 * validator to look at. */
int
main (int argc, char **argv)
{
  BylineArticle *(*const makers[]) (void) = { full_article_new, bare_article_new };

  if (argc != 2)
    return 2;
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (BylineArticle) article = makers[i]();
      g_autofree char *json = byline_article_to_json (article, i % 2 == 0);
      g_autofree char *document = byline_article_to_document_json (article, i % 2 == 0);
      g_autofree char *path = g_strdup_printf ("%s/kept-%u.json", argv[1], (guint) i);
      g_autofree char *document_path = g_strdup_printf ("%s/%u.json", argv[1], (guint) i);

      if (!g_file_set_contents (path, json, -1, NULL) ||
          !g_file_set_contents (document_path, document, -1, NULL))
        return 1;
    }
  return 0;
}
