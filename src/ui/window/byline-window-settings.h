/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-settings.h"

G_BEGIN_DECLS

/**
 * BylineWindowSettings:
 *
 * What a window is like when it is opened again. The properties are the keys of the schema
 * io.github.bylinenews.Byline.Window, which says what they mean.
 */
#define BYLINE_TYPE_WINDOW_SETTINGS (byline_window_settings_get_type ())
G_DECLARE_FINAL_TYPE (BylineWindowSettings,
                      byline_window_settings,
                      BYLINE,
                      WINDOW_SETTINGS,
                      BylineSchemaSettings)

/**
 * byline_window_settings_new:
 * @settings: the user's settings, beside which these are kept
 *
 * Returns: (transfer full): the settings as they are kept; the defaults where nothing is
 */
BylineWindowSettings *byline_window_settings_new (BylineSettings *settings);

G_END_DECLS
