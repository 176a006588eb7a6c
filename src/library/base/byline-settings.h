/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-profile.h"
#include "byline-filter.h"

G_BEGIN_DECLS

/**
 * BylineSettings: the settings as typed properties over GSettings (the profile's keyfile or the
 * user's own backend; the defaults in memory if the schema is not installed). Main thread.
 * Properties, all readable, writable and notified:
 *
 * refresh-interval (uint, minutes, 60; 0: by hand only), refresh-on-start (boolean), text-scale
 * (double, 1.0, 0.5-3.0), load-pictures (boolean), window-width, window-height (int), window-
 * maximized (boolean), sidebar-visible (boolean), filter (string, byline_filter_to_string()),
 * story (string, key of the open one), mark-read-on-open (boolean), notify-followed (boolean,
 * FALSE), color-scheme (string: "default", "light", "dark").
 */
#define BYLINE_TYPE_SETTINGS (byline_settings_get_type ())
G_DECLARE_FINAL_TYPE (BylineSettings, byline_settings, BYLINE, SETTINGS, GObject)

BylineSettings *byline_settings_new (BylineProfile *profile);
guint byline_settings_get_refresh_interval (BylineSettings *self);

G_END_DECLS
