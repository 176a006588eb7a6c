/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-json.h"

#include "byline-error.h"
#include "byline-record-reader.h"
#include "byline-text.h"

char *
byline_article_to_json (const BylineArticle *article, gboolean pretty)
{
  BylineJsonWriter *writer;

  g_return_val_if_fail (article != NULL, NULL);

  writer = byline_json_writer_new (pretty, 0);
  byline_record_write_json (&byline_article_record, article, writer, NULL);
  return byline_json_writer_finish (writer);
}

BylineArticle *
byline_article_from_json (const char *data, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) failure = NULL;
  BylineArticle *article;
  JsonNode *root;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length == 0 || length > G_MAXINT || !g_utf8_validate (data, (gssize) length, NULL))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                           "This is no JSON in UTF-8");
      return NULL;
    }
  if (!byline_json_depth_is_within (data, length, BYLINE_JSON_MAX_DEPTH))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING,
                           "The JSON is nested too deeply");
      return NULL;
    }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, data, (gssize) length, &failure))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                           failure->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                           "The JSON is no object");
      return NULL;
    }
  article = byline_article_new ();
  byline_record_read_json (&byline_article_record, article, json_node_get_object (root), NULL);
  return article;
}
