/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* Bytes to printed documents, for the command. Pure, unless a comment says otherwise; any thread. */

/**
 * byline_parse_feed_to_json:
 * @bytes: a feed as a server sent it
 * @url: where it came from
 * @content_type: (nullable): what the server said of it
 * @pretty: whether it is indented
 * @error: return location for an error
 *
 * Reads a feed as a refresh does and prints what was understood.
 *
 * Returns: (transfer full): a JSON Feed; %NULL with a #BylineParseError
 */
char *byline_parse_feed_to_json (GBytes *bytes,
                                 const char *url,
                                 const char *content_type,
                                 gboolean pretty,
                                 GError **error);
/**
 * byline_document_dup_text:
 * @article: an article whose body is open
 * @width: the most columns of a line; 0 for lines as long as they come
 * @has_bold: whether headings are bold, as terminals are told it
 *
 * Returns: (transfer full): what stands below the head of @article, as plain text
 */
char *byline_document_dup_text (const BylineArticle *article, guint width, gboolean has_bold);
/**
 * byline_document_dup_part:
 * @article: an article whose body is open
 * @url: (nullable): the address of a link in it
 *
 * Returns: (transfer full) (nullable): the words with which that part of @article begins that @url is
 *   the address of; %NULL if it leads elsewhere, or to no part that is there
 */
char *byline_document_dup_part (const BylineArticle *article, const char *url);
/**
 * byline_page_step_name:
 * @index: a number, from 0
 *
 * Returns: (transfer none) (nullable): the name of step number @index (from 0) of those by which a
 *   page's main text is found; %NULL behind the last
 */
const char *byline_page_step_name (guint index);
/**
 * byline_page_step_from_name:
 * @name: the name of a step
 *
 * Returns: the step called @name, as a bit; 0 if none is called so
 */
guint byline_page_step_from_name (const char *name);

/**
 * BylinePageOptions:
 * @config_dir: (nullable): below it lie the rules for sites, in `site-rules`
 * @skipped_steps: the steps that are left out, bits of byline_page_step_from_name()
 * @explanation: (nullable): gets how the text was found, for people, (transfer full)
 * @warnings: (nullable) (element-type utf8): gets what is wrong with the rules, and which of them
 *   found nothing
 *
 * How a page is looked at.
 */
typedef struct {
  const char *config_dir;
  guint skipped_steps;
  char **explanation;
  GPtrArray *warnings;
} BylinePageOptions;

/**
 * byline_extract_page_to_json:
 * @bytes: a page as a server sent it
 * @url: where it came from
 * @content_type: (nullable): what the server said of it
 * @options: (nullable): with a folder of rules in it, files are read
 * @pretty: whether it is indented
 * @error: return location for an error
 *
 * Reads a page as a story's page is read and prints the article.
 *
 * Returns: (transfer full): a page's bytes as one JSON Feed item with `_byline`, or %NULL with a
 *   #BylineParseError
 */
char *byline_extract_page_to_json (GBytes *bytes,
                                   const char *url,
                                   const char *content_type,
                                   const BylinePageOptions *options,
                                   gboolean pretty,
                                   GError **error);
/**
 * byline_library_article_to_json:
 * @article: an archived article
 * @pretty: whether it is indented
 *
 * Returns: (transfer full): the article as JSON
 */
char *byline_library_article_to_json (gpointer article, gboolean pretty);

G_END_DECLS
