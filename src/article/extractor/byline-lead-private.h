/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-content-private.h"
#include "byline-metadata-private.h"

G_BEGIN_DECLS

/**
 * _byline_lead_find:
 * @text: the first node of the story's text
 *
 * Returns: (transfer full) (nullable): the picture that opens the story: between headline and text, or right
 *   above the headline.
 */
BylinePicture *_byline_lead_find (const BylineMetadata *metadata,
                                  const BylineContent *content,
                                  guint text);
/** Returns: (transfer full) (nullable): the picture that the page's data name, @said, as it stands on the
 * page with its words. */
BylinePicture *_byline_lead_find_shown (const BylineMetadata *metadata, const BylinePicture *said);
/** Returns: whether the picture at @url is a logo or stands for one that is missing. */
gboolean _byline_lead_is_stand_in (const char *url);

G_END_DECLS
