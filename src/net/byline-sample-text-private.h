/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * _byline_sample_expand_template:
 * @text: a text file of the sample edition
 * @base: what {{base}} becomes
 * @epoch: seconds since 1970 that {{rfc822 -2h}} and the like count back from
 *
 * Returns: (transfer full): @text with its placeholders filled in; what is no placeholder stays.
 */
char *_byline_sample_expand_template (const char *text, const char *base, gint64 epoch);

/** Returns: (transfer none): the Content-Type of the sample's file @path, which holds @text. */
const char *_byline_sample_content_type (const char *path, const char *text);

/** Returns: whether the file @path may have placeholders. */
gboolean _byline_sample_is_text (const char *path);

G_END_DECLS
