/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-page-limits.h"
#include "byline-site-rules.h"

G_BEGIN_DECLS

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
 *   _MALFORMED or _NO_ARTICLE; that also for an index page, which byline_page_parse_listing() reads.
 */
BylineArticle *byline_article_extract (const char *html,
                                       gsize length,
                                       const char *url,
                                       const char *content_type,
                                       GError **error);

/**
 * byline_extract_step_name:
 * @index: a number, from 0
 *
 * Returns: (transfer none) (nullable): the name of step number @index (from 0) of those by which
 *   the main text is found, "head"; %NULL behind the last
 */
const char *byline_extract_step_name (guint index);
/**
 * byline_extract_step_from_name:
 * @name: the name of a step
 *
 * Returns: the step called @name, as a bit; 0 if none is called so
 */
guint byline_extract_step_from_name (const char *name);

/**
 * BylineExtractOptions:
 * @rules: (nullable): the site's; they count where they find something, else the page is read as
 *   any other is
 * @warnings: (nullable) (element-type utf8): gets which of the rules found nothing or failed
 * @skipped_steps: the steps that are left out, bits of byline_extract_step_from_name(); 0 for none
 * @explains: whether the report explains
 *
 * How a page is read. All members may be 0.
 */
typedef struct {
  BylineSiteRules *rules;
  GPtrArray *warnings;
  guint skipped_steps;
  gboolean explains;
} BylineExtractOptions;

/**
 * BylineExtractReport:
 * @next_url: (nullable): where the article goes on: by the rules' next_page_link, else rel=next, a
 *   numbered page; on the page's own host. Only with an article that has a body
 * @alternate_url: (nullable): where it is to be had whole, by the rules' single_page_link; else,
 *   if there is no body, in a plainer form: rel=amphtml, a version for print. Never the page's own
 *   address
 * @explanation: (nullable): how the text was found, for people: what each rule did, candidates
 *   with scores, and what each step left out and why
 *
 * What a page says besides its article. It is filled where no article was found, too.
 */
typedef struct {
  char *next_url;
  char *alternate_url;
  char *explanation;
} BylineExtractReport;

/**
 * byline_extract_report_clear:
 * @report: a report
 *
 * Frees what is in a report.
 */
void byline_extract_report_clear (BylineExtractReport *report);

/**
 * byline_article_extract_full:
 * @html: a page's bytes as they came
 * @length: how many
 * @url: (nullable): its address after redirects
 * @content_type: (nullable): the Content-Type header; its charset wins
 * @options: (nullable): how
 * @report: (out caller-allocates): what the page says besides
 * @error: return location for an error
 *
 * Does what byline_article_extract() does, with all that there is to be had from one reading of
 * the page.
 *
 * Returns: (transfer full): the article; %NULL with a #BylineParseError, as of
 *   byline_article_extract()
 */
BylineArticle *byline_article_extract_full (const char *html,
                                            gsize length,
                                            const char *url,
                                            const char *content_type,
                                            const BylineExtractOptions *options,
                                            BylineExtractReport *report,
                                            GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineExtractReport, byline_extract_report_clear)

G_END_DECLS
