/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-site-rules.h"

G_BEGIN_DECLS

/**
 * byline_site_rules_load:
 * @config_dir: the profile's folder of configuration
 * @url: a page's address
 *
 * Reads the files of `site-rules/` in @config_dir that count for the host of @url, the most
 * specific one and that for all sites. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the rules for the page; %NULL if there are none
 */
BylineSiteRules *byline_site_rules_load (const char *config_dir, const char *url);

G_END_DECLS
