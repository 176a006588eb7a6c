/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-banner.h"
#include "byline-sample.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * BylineOwnLibrary:
 *
 * The way from the sample edition's window to the user's own library: a banner says what the
 * window shows, and offers to move subscriptions that the user made in it. Main thread.
 */
#define BYLINE_TYPE_OWN_LIBRARY (byline_own_library_get_type ())
G_DECLARE_FINAL_TYPE (BylineOwnLibrary, byline_own_library, BYLINE, OWN_LIBRARY, GObject)

/**
 * byline_own_library_new:
 * @context: the window's
 * @sample: the sample edition
 * @banner: what says so
 *
 * Returns: (transfer full): the way to the library that @sample leads to
 */
BylineOwnLibrary *byline_own_library_new (BylineWindowContext *context,
                                          BylineSample *sample,
                                          BylineBanner *banner);
/**
 * byline_own_library_update:
 * @self: the way there
 *
 * Looks how many subscriptions in the edition are the user's; the library is open.
 */
void byline_own_library_update (BylineOwnLibrary *self);
/**
 * byline_own_library_activate:
 * @context: the window's
 * @action: an action of the application: own-add or own-import
 * @target: its target
 *
 * In the sample edition, what is added goes to the user's own library.
 *
 * Returns: whether this is the sample edition
 */
gboolean byline_own_library_activate (BylineWindowContext *context,
                                      const char *action,
                                      const char *target);

G_END_DECLS
