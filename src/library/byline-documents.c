/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-documents.h"

#include "byline-article-json.h"
#include "byline-extractor.h"
#include "byline-feed-parser.h"
#include "byline-site-rule-files.h"

char *
byline_parse_feed_to_json (GBytes      *bytes,
                           const char  *url,
                           const char  *content_type,
                           gboolean     pretty,
                           GError     **error)
{
  g_autoptr (BylineFeedDocument) document = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  document = byline_feed_parse (data, length, url, content_type, error);
  return document != NULL ? byline_feed_document_to_json (document, pretty) : NULL;
}

char *
byline_extract_page_to_json (GBytes      *bytes,
                             const char  *url,
                             const char  *content_type,
                             gboolean     pretty,
                             GError     **error)
{
  g_autoptr (BylineArticle) article = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  article = byline_article_extract (data, length, url, content_type, error);
  return article != NULL ? byline_article_to_json (article, pretty) : NULL;
}

char *
byline_extract_page_by_rules_to_json (GBytes      *bytes,
                                      const char  *url,
                                      const char  *content_type,
                                      const char  *config_dir,
                                      gboolean     pretty,
                                      GPtrArray   *warnings,
                                      GError     **error)
{
  g_autoptr (BylineSiteRules) rules = NULL;
  g_autoptr (BylineArticle) article = NULL;
  GPtrArray *wrong;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL && config_dir != NULL, NULL);

  rules = byline_site_rules_load (config_dir, url);
  wrong = rules != NULL ? byline_site_rules_get_warnings (rules) : NULL;
  for (guint i = 0; wrong != NULL && warnings != NULL && i < wrong->len; i++)
    g_ptr_array_add (warnings, g_strdup (g_ptr_array_index (wrong, i)));
  data = g_bytes_get_data (bytes, &length);
  article = byline_article_extract_with_rules (data, length, url, content_type, rules, warnings,
                                               error);
  return article != NULL ? byline_article_to_json (article, pretty) : NULL;
}

char *
byline_article_print_json (gpointer article,
                           gboolean pretty)
{
  g_return_val_if_fail (article != NULL, NULL);

  return byline_article_to_json (article, pretty);
}
