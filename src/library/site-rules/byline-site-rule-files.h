/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-site-rules.h"

G_BEGIN_DECLS

/**
 * byline_site_rules_load:
 * @config_dir: a profile's folder of configuration
 * @url: (nullable): a page's address
 *
 * Reads the rules for the site of @url from `site-rules` below @config_dir: the site's file
 * ("example.com.txt", or ".example.com.txt" for all of its hosts), and behind it "global.txt".
 * Files that cannot be read are named in the rules' warnings. Blocks on the disk; any thread but
 * the main one.
 *
 * Returns: (transfer full) (nullable): the rules, or %NULL if there are none for that site.
 */
BylineSiteRules *byline_site_rules_load (const char *config_dir, const char *url);

G_END_DECLS
