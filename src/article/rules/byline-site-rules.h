/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BYLINE_SITE_RULES_MAX_BYTES:
 *
 * The largest file of rules that is read, in bytes.
 */
#define BYLINE_SITE_RULES_MAX_BYTES (256 * 1024)

/**
 * BylineSiteRules:
 *
 * What people have written down about one site whose pages mislead, in the format of FiveFilters'
 * site configs: lines of "key: value".
 *
 * Applied: title, body, author, date (XPath; several lines of one key are tried in their order),
 * strip (XPath), strip_id_or_class, strip_image_src, prune, next_page_link, single_page_link
 * (XPath), find_string with replace_string, replace_string(find). The other keys of the format
 * (tidy, test_url, http_header …) say nothing that Byline needs and are passed over. Not
 * changed once it has been given to other threads.
 */
typedef struct _BylineSiteRules BylineSiteRules;

/**
 * byline_site_rules_new:
 *
 * Returns: (transfer full): an empty set of rules
 */
BylineSiteRules *byline_site_rules_new (void);
/**
 * byline_site_rules_free:
 * @self: (transfer full) (nullable): rules
 *
 * Frees @self.
 */
void byline_site_rules_free (BylineSiteRules *self);

/**
 * byline_site_rules_add:
 * @self: rules
 * @name: what the file is called, for warnings
 * @text: the file, UTF-8
 * @length: in bytes
 *
 * Adds the rules of one file behind those that are there. What cannot be read (an unknown key, a
 * value that is no XPath) is left out, with a warning; the rest counts.
 */
void byline_site_rules_add (BylineSiteRules *self,
                            const char *name,
                            const char *text,
                            gsize length);

/**
 * byline_site_rules_get_warnings:
 * @self: rules
 *
 * Returns: (transfer none) (element-type utf8): what was wrong with the files, in English
 */
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

/**
 * BYLINE_SITE_RULES_GLOBAL:
 *
 * The file whose rules count for every site, behind those of the site's own file.
 */
#define BYLINE_SITE_RULES_GLOBAL "global.txt"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSiteRules, byline_site_rules_free)

G_END_DECLS
