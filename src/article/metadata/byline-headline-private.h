/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-metadata-private.h"

G_BEGIN_DECLS

/**
 * _byline_headline_dup_words:
 * @index: a heading
 * @kicker: (out) (optional) (transfer full) (nullable): the kicker that stands in it in front of the
 *   headline, in an element of its own
 *
 * Returns: (transfer full) (nullable): the words of the headline in it.
 */
char *_byline_headline_dup_words (const BylinePage *page, guint index, char **kicker);

/** Takes the publication's name (nullable) from behind the headline in the page's title. */
void _byline_metadata_find_publication (BylineMetadata *self);
/** Returns: (transfer full) (nullable): the story's title. Sets the topic, too, if the headline begins with
 * one and none is known. */
char *_byline_metadata_choose_title (BylineMetadata *self);

G_END_DECLS
