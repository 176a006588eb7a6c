/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/** The largest file of rules that is read, in bytes. */
#define BYLINE_SITE_RULES_MAX_BYTES (256 * 1024)

/**
 * BylineSiteRules: what people have written down about one site whose pages mislead, in the format
 * of FiveFilters' site configs: lines of "key: value".
 *
 * Applied: title, body, author, date (XPath; several lines of one key are tried in their order),
 * strip (XPath), strip_id_or_class, strip_image_src, prune, next_page_link, single_page_link
 * (XPath), find_string with replace_string, replace_string(find). The other keys of the format
 * (tidy, test_url, http_header …) say nothing that Byline needs and are passed over. Reference
 * counted (atomic); not changed once it has been given to other threads.
 */
typedef struct _BylineSiteRules BylineSiteRules;

/** Returns: (transfer full): no rules yet. */
BylineSiteRules *byline_site_rules_new (void);
BylineSiteRules *byline_site_rules_ref (BylineSiteRules *self);
void byline_site_rules_unref (BylineSiteRules *self);

/**
 * byline_site_rules_add:
 * @name: what the file is called, for warnings
 * @text: the file, UTF-8
 * @length: in bytes
 *
 * Adds the rules of one file behind those that are there. What cannot be read (an unknown key, a
 * value that is no XPath) is left out, with a warning; the rest counts.
 */
void byline_site_rules_add (BylineSiteRules *self,
                            const char      *name,
                            const char      *text,
                            gsize            length);

/** Returns: (transfer none) (element-type utf8): what was wrong with the files, in English. */
GPtrArray *byline_site_rules_get_warnings (BylineSiteRules *self);

/**
 * byline_site_rules_file_names:
 * @url: (nullable): a page's address
 *
 * Returns: (transfer full) (element-type utf8): the files that may hold rules for it, of which the
 *   first that exists counts: "www.example.com" is looked for as "www.example.com.txt",
 *   "example.com.txt", ".example.com.txt". Empty if @url is no web address.
 */
GPtrArray *byline_site_rules_file_names (const char *url);

/** The file whose rules count for every site, behind those of the site's own file. */
#define BYLINE_SITE_RULES_GLOBAL "global.txt"

/**
 * byline_article_extract_with_rules:
 * @rules: (nullable): the rules for the page's site
 * @warnings: (nullable) (element-type utf8): gets the rules that found nothing or failed
 *
 * As byline_article_extract(), but by @rules where they find something. Where they do not, the page
 * is read as any other is.
 */
BylineArticle *byline_article_extract_with_rules (const char       *html,
                                                  gsize             length,
                                                  const char       *url,
                                                  const char       *content_type,
                                                  BylineSiteRules  *rules,
                                                  GPtrArray        *warnings,
                                                  GError          **error);

/**
 * byline_site_rules_next_url:
 *
 * Returns: (transfer full) (nullable): where the article goes on by next_page_link, on the page's
 *   own host; %NULL if no rule finds anything, and byline_page_next_url() is to be asked.
 */
char *byline_site_rules_next_url (BylineSiteRules *self,
                                  const char      *html,
                                  gsize            length,
                                  const char      *url,
                                  const char      *content_type);
/**
 * Returns: (transfer full) (nullable): the page that shows the article whole, by single_page_link;
 *   never the page's own address.
 */
char *byline_site_rules_single_page_url (BylineSiteRules *self,
                                         const char      *html,
                                         gsize            length,
                                         const char      *url,
                                         const char      *content_type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSiteRules, byline_site_rules_unref)

G_END_DECLS
