/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_picture_error_get_text:
 * @error: (nullable): why a picture could not be loaded or decoded
 *
 * Returns: (transfer none): a translated sentence that says so
 */
const char *byline_picture_error_get_text (const GError *error);
/**
 * byline_picture_error_may_pass:
 * @error: (nullable): why a picture could not be loaded or decoded
 *
 * Returns: whether it may be there when it is asked for again
 */
gboolean byline_picture_error_may_pass (const GError *error);

G_END_DECLS
