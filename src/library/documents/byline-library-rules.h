/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-publication.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/*
 * The user's rules and saved filters as one JSON document, described by data/rules.schema.json. A
 * publication is named by its addresses, since its key is another one in each profile.
 */

/**
 * BYLINE_RULES_MAX_BYTES:
 *
 * The most bytes that a document of rules may have.
 */
#define BYLINE_RULES_MAX_BYTES (16 * 1024 * 1024)

/**
 * byline_rules_to_json:
 * @rules: (element-type BylineRule): rules
 * @publications: (element-type BylinePublication): all of the profile's
 *
 * Prints rules.
 *
 * Returns: (transfer full): the document. Rules about publications that are not among
 *   @publications are left out.
 */
char *byline_rules_to_json (GPtrArray *rules, GPtrArray *publications);

/**
 * byline_rules_from_json:
 * @data: a document of any origin
 * @length: its bytes
 * @publications: (element-type BylinePublication): those of the profile that it is read into
 * @n_skipped: (out): entries that say nothing that is understood here, or that are about
 *   publications which this profile does not have
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BylineRule): the rules, to be applied in their order;
 *   %NULL with a #BylineParseError if it is no document of rules
 */
GPtrArray *byline_rules_from_json (const char *data,
                                   gsize length,
                                   GPtrArray *publications,
                                   guint *n_skipped,
                                   GError **error);

G_END_DECLS
