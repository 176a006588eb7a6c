/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-page-private.h"

G_BEGIN_DECLS

/** BylineStoryPart: the part of a page that is one story. */
typedef struct {
  guint node;     /* the element around it */
  guint headline; /* 0 for none */
} BylineStoryPart;

/**
 * _byline_stories_find:
 * @headline: the headline of the page's own story, or 0
 * @own: (out): the part of the page's own story; its node is 0 if it has no part of its own
 *
 * Returns: (transfer full) (element-type BylineStoryPart): the other stories on the page, in order.
 */
GArray *_byline_stories_find (const BylinePage *page, guint headline, BylineStoryPart *own);

/** Returns: (transfer full) (nullable): the story in @part as a teaser. */
BylineTeaser *_byline_teaser_read (const BylinePage *page, const BylineStoryPart *part);

/**
 * _byline_hidden_rest:
 *
 * Returns: (transfer full) (nullable): the blocks of what [@from, @end) keeps back until "Keep
* Reading" is pressed:
 *   HTML that stands escaped in a script.
 */
GPtrArray *_byline_hidden_rest (const BylinePage *page, guint from, guint end);

G_END_DECLS
