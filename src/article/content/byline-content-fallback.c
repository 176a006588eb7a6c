/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-blocks.h"

/* What the page shows counts as at least that much, in bytes: JSON-LD of two lines is no rescue. */
#define MIN_SHOWN 140

GPtrArray *
_byline_content_fallback_body (const char *shown, const char *said, const char *base)
{
  if (said == NULL || strlen (said) < 2 * MAX (strlen (shown), MIN_SHOWN))
    return NULL;
  if (strchr (said, '<') != NULL && strstr (said, "</") != NULL)
    return byline_blocks_from_html (said, -1, base, NULL);
  return _byline_blocks_from_text (said);
}
