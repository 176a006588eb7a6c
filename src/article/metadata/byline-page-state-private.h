/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-page-private.h"

G_BEGIN_DECLS

/**
 * _byline_page_state_body:
 *
 * Looks for the story's text in what a page sends for its scripts to show: JSON in a script, the state
 * that a script assigns, and the parts that React's server components send.
 *
 * Returns: (transfer full) (nullable): the longest text in it, as HTML or as plain paragraphs with
 *   line feeds between.
 */
char *_byline_page_state_body (const BylinePage *page);

G_END_DECLS
