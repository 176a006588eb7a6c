/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineProfile:
 *
 * Where a reader's data, cache and settings lie. It never changes, and may be used on any thread.
 */
#define BYLINE_TYPE_PROFILE (byline_profile_get_type ())
G_DECLARE_FINAL_TYPE (BylineProfile, byline_profile, BYLINE, PROFILE, GObject)

/**
 * byline_profile_new:
 * @dir: (nullable): the folder of `--profile DIR`, below which all data lie; %NULL for the user's
 *   own places ($XDG_DATA_HOME/byline, $XDG_CACHE_HOME/byline, GSettings)
 *
 * Returns: (transfer full): a new profile; nothing is made on disk
 */
BylineProfile *byline_profile_new (const char *dir);
/**
 * byline_profile_new_sample:
 * @own_dir: (nullable): the folder of the library that it leads to; %NULL for the user's own
 *
 * Returns: (transfer full): the profile of the sample edition that belongs to a library:
 * $XDG_DATA_HOME/byline-sample, or "sample" below @own_dir.
 */
BylineProfile *byline_profile_new_sample (const char *own_dir);
/**
 * byline_profile_new_sample_below:
 * @dir: a folder
 *
 * Returns: (transfer full): a profile of the sample edition below @dir; it leads to the user's own
 *   library
 */
BylineProfile *byline_profile_new_sample_below (const char *dir);

/**
 * byline_profile_get_data_dir:
 * @self: a profile
 *
 * Returns: (transfer none): the folder of articles/, library.db, journal.jsonl and (kept)
 *   pictures/
 */
const char *byline_profile_get_data_dir (BylineProfile *self);
/**
 * byline_profile_get_cache_dir:
 * @self: a profile
 *
 * Returns: (transfer none): the folder of cached pictures/
 */
const char *byline_profile_get_cache_dir (BylineProfile *self);
/**
 * byline_profile_get_config_dir:
 * @self: a profile
 *
 * Returns: (transfer none): the folder of what people configure by hand, `site-rules/` in it:
 *   $XDG_CONFIG_HOME/byline, with `--profile DIR` DIR itself
 */
const char *byline_profile_get_config_dir (BylineProfile *self);
/**
 * byline_profile_get_settings_file:
 * @self: a profile
 *
 * Returns: (transfer none) (nullable): the keyfile of settings; %NULL for GSettings' own backend
 */
const char *byline_profile_get_settings_file (BylineProfile *self);
/**
 * byline_profile_get_application_id:
 * @self: a profile
 *
 * Returns: (transfer full): Byline's application id; for a profile of its own with ".p<hash>"
 *   behind it
 */
char *byline_profile_get_application_id (BylineProfile *self);
/**
 * byline_profile_is_sample:
 * @self: a profile
 *
 * Returns: whether it is the profile of the sample edition
 */
gboolean byline_profile_is_sample (BylineProfile *self);
/**
 * byline_profile_get_own_dir:
 * @self: a profile
 *
 * Returns: (transfer none) (nullable): of the sample edition's profile, the folder of the library
 *   that it leads to; %NULL for the user's own
 */
const char *byline_profile_get_own_dir (BylineProfile *self);

G_END_DECLS
