/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * byline_toast_new:
 * @text: what it says, without markup
 *
 * A toast whose text wraps: libadwaita's own cuts a sentence off in a narrow window.
 *
 * Returns: (transfer full): a toast with a custom title
 */
AdwToast *byline_toast_new (const char *text);

G_END_DECLS
