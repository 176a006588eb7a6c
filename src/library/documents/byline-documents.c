/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-documents.h"

#include <string.h>

#include "byline-article-json.h"
#include "byline-article-part.h"
#include "byline-export-text.h"
#include "byline-extractor.h"
#include "byline-feed-parser.h"
#include "byline-site-rule-files.h"
#include "byline-url.h"

char *
byline_parse_feed_to_json (GBytes *bytes,
                           const char *url,
                           const char *content_type,
                           gboolean pretty,
                           GError **error)
{
  g_autoptr (BylineFeedDocument) document = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  document = byline_feed_parse (data, length, url, content_type, error);
  return document != NULL ? byline_feed_document_to_json (document, pretty) : NULL;
}

const char *
byline_page_step_name (guint index)
{
  return byline_extract_step_name (index);
}

guint
byline_page_step_from_name (const char *name)
{
  return byline_extract_step_from_name (name);
}

/* Returns: (transfer full) (nullable): the rules for the site of @url. */
static BylineSiteRules *
load_rules (const BylinePageOptions *options, const char *url)
{
  BylineSiteRules *rules = NULL;
  GPtrArray *wrong = NULL;

  if (options->config_dir != NULL)
    rules = byline_site_rules_load (options->config_dir, url);
  if (rules != NULL && options->warnings != NULL)
    wrong = byline_site_rules_get_warnings (rules);
  for (guint i = 0; wrong != NULL && i < wrong->len; i++)
    g_ptr_array_add (options->warnings, g_strdup (g_ptr_array_index (wrong, i)));
  return rules;
}

char *
byline_extract_page_to_json (GBytes *bytes,
                             const char *url,
                             const char *content_type,
                             const BylinePageOptions *options,
                             gboolean pretty,
                             GError **error)
{
  static const BylinePageOptions none = { NULL };
  g_autoptr (BylineSiteRules) rules = NULL;
  g_autoptr (BylineArticle) article = NULL;
  g_auto (BylineExtractReport) report = { NULL };
  BylineExtractOptions how = { NULL };
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (options == NULL)
    options = &none;
  rules = load_rules (options, url);
  data = g_bytes_get_data (bytes, &length);
  how.rules = rules;
  how.warnings = options->warnings;
  how.skipped_steps = options->skipped_steps;
  how.explains = options->explanation != NULL;
  article = byline_article_extract_full (data, length, url, content_type, &how, &report, error);
  if (options->explanation != NULL)
    *options->explanation = g_steal_pointer (&report.explanation);
  return article != NULL ? byline_article_to_document_json (article, pretty) : NULL;
}

char *
byline_library_article_to_json (gpointer article, gboolean pretty)
{
  g_return_val_if_fail (article != NULL, NULL);

  return byline_article_to_document_json (article, pretty);
}

char *
byline_document_dup_text (const BylineArticle *article, guint width, gboolean has_bold)
{
  return byline_export_text_body (article, width, has_bold);
}

char *
byline_document_dup_part (const BylineArticle *article, const char *url)
{
  const char *fragment = url != NULL ? strchr (url, '#') : NULL;
  g_autofree char *page = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  if (fragment == NULL || article->url == NULL)
    return NULL;
  page = byline_url_feed_key (url);
  own = byline_url_feed_key (article->url);
  return page != NULL && g_strcmp0 (page, own) == 0
           ? byline_article_dup_part (article, fragment + 1)
           : NULL;
}
