/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-site-rules.h"

G_BEGIN_DECLS

/** The largest page that is parsed, in bytes. */
#define BYLINE_PAGE_MAX_BYTES (20 * 1024 * 1024)

/**
 * byline_article_extract:
 * @html: a page's bytes as they came
 * @length: how many
 * @url: (nullable): its address after redirects
 * @content_type: (nullable): the Content-Type header; its charset wins
 * @error: return location
 *
 * Makes a document of a web page: metadata (headline, standfirst, kicker, sections, authors with
 * cards, dates, lead picture with caption and credit, language, canonical address, publication),
 * main text as blocks, and the other stories on it as teasers. source is FROM_PAGE. Pure; any
 * thread. Walks are iterative, sizes and numbers bounded.
 *
 * Returns: (transfer full): the article, or %NULL with %BYLINE_PARSE_ERROR_EMPTY, _TOO_LARGE,
 *   _MALFORMED or _NO_ARTICLE; that also for an index page, which byline_page_index() reads.
 */
BylineArticle *byline_article_extract (const char  *html,
                                       gsize        length,
                                       const char  *url,
                                       const char  *content_type,
                                       GError     **error);

/**
 * byline_extract_step_name:
 *
 * Returns: (transfer none) (nullable): the name of step number @index (from 0) of those by which
 *   the main text is found, "head"; %NULL behind the last.
 */
const char *byline_extract_step_name (guint index);
/** Returns: the step called @name, as a bit; 0 if none is called so. */
guint byline_extract_step_from_name (const char *name);

/**
 * byline_article_extract_explained:
 * @rules: (nullable): the site's
 * @warnings: (nullable) (element-type utf8): gets which of the rules found nothing
 * @without: the steps that are left out, bits of byline_extract_step_from_name(); 0 for none
 * @explanation: (out) (optional) (nullable) (transfer full): how the text was found, for people:
 *   candidates with scores, and what each step left out and why; also where no article was found
 *
 * As byline_article_extract(), to find out what it does.
 *
 * Returns: (transfer full): the article, or %NULL with an error.
 */
BylineArticle *byline_article_extract_explained (const char       *html,
                                                 gsize             length,
                                                 const char       *url,
                                                 const char       *content_type,
                                                 BylineSiteRules  *rules,
                                                 GPtrArray        *warnings,
                                                 guint             without,
                                                 char            **explanation,
                                                 GError          **error);

/**
 * byline_blocks_from_html:
 * @html: a fragment, UTF-8 (a feed's body, sanitised or not)
 * @length: in bytes, or -1
 * @base_url: (nullable): for relative addresses
 * @footnotes: (nullable) (out caller-allocates) (element-type BylineFootnote): gets the fragment's
 *   footnotes
 *
 * Returns: (transfer full) (element-type BylineBlock): the fragment as blocks, maybe none. Pure;
 *   any thread.
 */
GPtrArray *byline_blocks_from_html (const char *html,
                                    gssize      length,
                                    const char *base_url,
                                    GPtrArray  *footnotes);

G_END_DECLS
