/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BylineLibrary: the heart. Subscriptions, refresh, lists, marks: joins feed, article, net and
 * store. Main thread; every call that waits is an _async/_finish pair with a cancellable. Errors
 * are of the domains in byline-error.h; their messages are English sentences, their codes are
 * what a window translates.
 *
 * Signals:
 *   changed (BylineLibraryChanges changes): something is different; lists and counts are to be
 *   asked again. Emitted at most once a main loop turn.
 *   story-changed (gint64 story): one story's row is different (a mark, its article).
 *   refresh-failed (GError *error): what is due could not be refreshed, since nothing can be written
 *   (a full disk): nobody waits for automatic refresh who could say so.
 *   passwords-in-file (char *path): there is no keyring: the first password came into this file,
 *   which only the user can read.
 *   password-not-kept (char *sentence): a password could not be kept, or not be removed.
 * Properties (read-only, notified):
 *   refreshing (boolean), refresh-done (uint), refresh-total (uint): feeds of the refresh under
 *   way; online (boolean); last-refresh (int64, seconds since 1970)
 */
#define BYLINE_TYPE_LIBRARY (byline_library_get_type ())
G_DECLARE_FINAL_TYPE (BylineLibrary, byline_library, BYLINE, LIBRARY, GObject)

typedef enum {
  BYLINE_LIBRARY_CHANGES_STORIES = 1 << 0,       /* stories came or went */
  BYLINE_LIBRARY_CHANGES_FLAGS = 1 << 1,         /* read, saved */
  BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS = 1 << 2, /* publications, folders, feeds' state */
  BYLINE_LIBRARY_CHANGES_RULES = 1 << 3,         /* names, what is pinned, hidden, muted; saved filters */
} BylineLibraryChanges;

G_END_DECLS
