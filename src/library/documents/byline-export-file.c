/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export-file.h"

#include <string.h>

#include "byline-article-json.h"
#include "byline-clock.h"
#include "byline-export-epub.h"
#include "byline-export-html.h"
#include "byline-export-markdown.h"
#include "byline-export-text.h"

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_json (const BylineArticle *article)
{
  g_autofree char *json = byline_article_to_document_json (article, TRUE);

  return take_text (g_strconcat (json, "\n", NULL));
}

GBytes *
byline_export_file (GPtrArray *articles,
                    BylineExportFormat format,
                    const char *title,
                    GHashTable *pictures,
                    GError **error)
{
  const BylineArticle *article;

  g_return_val_if_fail (articles != NULL && articles->len > 0, NULL);

  article = g_ptr_array_index (articles, 0);
  switch (format)
    {
    case BYLINE_EXPORT_FORMAT_HTML:
      return take_text (byline_export_html (article, pictures));
    case BYLINE_EXPORT_FORMAT_MARKDOWN:
      return take_text (byline_export_markdown (article));
    case BYLINE_EXPORT_FORMAT_TEXT:
      return take_text (byline_export_text (article));
    case BYLINE_EXPORT_FORMAT_JSON:
      return make_json (article);
    case BYLINE_EXPORT_FORMAT_EPUB:
      return byline_export_epub (articles, title, byline_clock_now (), pictures, error);
    case BYLINE_N_EXPORT_FORMATS:
      break;
    }

  g_return_val_if_reached (NULL);
}
