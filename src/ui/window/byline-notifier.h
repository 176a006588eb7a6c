/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-library.h"
#include "byline-settings.h"

G_BEGIN_DECLS

/**
 * BylineNotifier:
 *
 * Tells the desktop of new stories by authors who are followed, once a refresh is over, if the
 * user wishes ("notify-followed"). A story is new that was not unread among theirs when the
 * refresh began. Its notification activates app.open-story with the story's key. Main thread.
 *
 * Signals: notify-story (string title, string body, string key): what is sent to the desktop.
 */
#define BYLINE_TYPE_NOTIFIER (byline_notifier_get_type ())
G_DECLARE_FINAL_TYPE (BylineNotifier, byline_notifier, BYLINE, NOTIFIER, GObject)

/**
 * byline_notifier_new:
 * @application: (nullable): sends the notifications; not referenced, outlives the notifier
 * @library: whose stories they are
 * @settings: whether the user wishes to be told
 *
 * Returns: (transfer full): a notifier
 */
BylineNotifier *byline_notifier_new (GApplication *application,
                                     BylineLibrary *library,
                                     BylineSettings *settings);

G_END_DECLS
