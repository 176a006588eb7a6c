/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-profile.h"
#include "byline-schema-settings.h"

G_BEGIN_DECLS

/**
 * BylineSettings:
 *
 * What the user has set, in the profile's keyfile or the user's own backend. The properties are
 * the keys of the schema io.github.bylinenews.Byline, which says what they mean.
 */
#define BYLINE_TYPE_SETTINGS (byline_settings_get_type ())
G_DECLARE_FINAL_TYPE (BylineSettings, byline_settings, BYLINE, SETTINGS, BylineSchemaSettings)

/**
 * byline_settings_new:
 * @profile: whose settings they are
 *
 * Returns: (transfer full): the settings as they are kept; the defaults where nothing is
 */
BylineSettings *byline_settings_new (BylineProfile *profile);
/**
 * byline_settings_get_refresh_interval:
 * @self: the settings
 *
 * Returns: minutes between refreshes; 0 for by hand only
 */
guint byline_settings_get_refresh_interval (BylineSettings *self);

G_END_DECLS
