/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes to printed documents, for the command. Pure, but where it is said; any thread. */

/** Returns: (transfer full): a feed's bytes as JSON Feed 1.1, or %NULL with a #BylineParseError. */
char *byline_parse_feed_to_json (GBytes      *bytes,
                                 const char  *url,
                                 const char  *content_type,
                                 gboolean     pretty,
                                 GError     **error);
/**
 * Returns: (transfer full): a page's bytes as one JSON Feed item with `_byline`, or %NULL with a
 * #BylineParseError.
 */
char *byline_extract_page_to_json (GBytes      *bytes,
                                   const char  *url,
                                   const char  *content_type,
                                   gboolean     pretty,
                                   GError     **error);
/**
 * As byline_extract_page_to_json(), but by the rules that lie in `site-rules` below @config_dir for
 * the site of @url. Reads files. @warnings (nullable) (element-type utf8) gets what is wrong with
 * them, and which of them found nothing.
 */
char *byline_extract_page_by_rules_to_json (GBytes      *bytes,
                                            const char  *url,
                                            const char  *content_type,
                                            const char  *config_dir,
                                            gboolean     pretty,
                                            GPtrArray   *warnings,
                                            GError     **error);
/** Returns: (transfer full): an archived article as JSON. */
char *byline_article_print_json (gpointer article, gboolean pretty);

G_END_DECLS
