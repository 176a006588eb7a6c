/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_release_notes_read:
 * @metainfo: an AppStream metainfo file
 * @length: its length in bytes
 * @version: the release to look for
 * @languages: (array zero-terminated=1): languages that people read, the preferred one first
 *
 * Reads what is new in a release from where shops read it, too. A paragraph or an item of a list that is not
 * translated is given in English.
 *
 * Returns: (transfer full) (nullable): the notes in the markup of #AdwAboutWindow:release-notes; %NULL
 *   if there are none
 */
char *byline_release_notes_read (const char *metainfo,
                                 gssize length,
                                 const char *version,
                                 const char *const *languages);

G_END_DECLS
