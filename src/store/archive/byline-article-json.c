/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-json.h"

#include "byline-error.h"
#include "byline-feed-article.h"
#include "byline-json-members.h"
#include "byline-record-reader.h"
#include "byline-text.h"

static char *
write_json (const BylineRecord *record, const BylineArticle *article, gboolean pretty)
{
  BylineJsonWriter *writer = byline_json_writer_new (pretty, 0);

  byline_record_write_json (record, article, writer, NULL);
  return byline_json_writer_finish (writer);
}

char *
byline_article_to_json (const BylineArticle *article, gboolean pretty)
{
  g_return_val_if_fail (article != NULL, NULL);

  return write_json (&byline_article_record, article, pretty);
}

char *
byline_article_to_document_json (const BylineArticle *article, gboolean pretty)
{
  g_autoptr (BylineArticle) opened = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  opened = byline_article_copy (article);
  byline_article_open_body (opened);
  return write_json (&byline_article_document_record, opened, pretty);
}

/* What another program made says nothing of it. */
static gboolean
is_of_first_format (JsonObject *object)
{
  JsonObject *extension = byline_json_get_object (object, "_byline");

  return byline_json_get_int (extension, "schema", 0, G_MAXINT, BYLINE_ARTICLE_SCHEMA) <
         BYLINE_ARTICLE_SCHEMA;
}

BylineArticle *
byline_article_from_json (const char *data, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (BylineArticle) article = NULL;
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
  if (is_of_first_format (json_node_get_object (root)))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NO_ARTICLE,
                           "The article is in a format that Byline does not read any more");
      return NULL;
    }
  article = byline_article_new ();
  if (byline_record_read_json (&byline_article_record, article, json_node_get_object (root), NULL))
    return g_steal_pointer (&article);
  g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                       "The article's text is not what Byline wrote");
  return NULL;
}
