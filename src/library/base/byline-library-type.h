/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BylineLibrary:
 *
 * What a reader does with a profile: subscriptions, refresh, lists, marks. It joins feed, article,
 * net and store.
 *
 * Main thread only. Every call that waits is an _async/_finish pair with a cancellable. Errors are
 * of the domains in byline-error.h: their messages are English sentences, their codes are what a
 * window translates. Every _finish function can fail with %G_IO_ERROR_CLOSED if the library was
 * not open when the call was made, with %G_IO_ERROR_CANCELLED, and with a #BylineStoreError if the
 * database or the archive fails.
 *
 * Signal changed (BylineLibraryChanges changes): something is different, and lists and counts are
 * to be queried again. Emitted at most once a main loop turn.
 *
 * Signal story-changed (gint64 story): one story's row is different (a flag, its article).
 *
 * Signal refresh-failed (GError *error): an automatic refresh could not be made, since nothing can
 * be written (a full disk).
 *
 * Signal feed-merged (BylineMergedFeed *merged): a subscription has moved to the address of another
 * one, and both are one now (byline_library_part_feed_async() takes it back).
 *
 * Signal passwords-in-file (char *path): there is no keyring, and the first password was written
 * to this file, which only the user can read.
 *
 * Signal password-not-kept (char *sentence): a password could not be kept, or not be removed.
 *
 * Properties, read-only and notified: refreshing (boolean), refresh-done and refresh-total (uint,
 * feeds of the refresh under way), ahead-done and ahead-total (uint, stories that are loaded ahead; 0: none
 * is), online (boolean), last-refresh (int64, seconds since 1970).
 */
#define BYLINE_TYPE_LIBRARY (byline_library_get_type ())
G_DECLARE_FINAL_TYPE (BylineLibrary, byline_library, BYLINE, LIBRARY, GObject)

/**
 * BylineLibraryChanges:
 *
 * What is different in a library: the flags of its signal "changed".
 */
typedef enum {
  BYLINE_LIBRARY_CHANGES_STORIES = 1 << 0,       /* stories came or went */
  BYLINE_LIBRARY_CHANGES_FLAGS = 1 << 1,         /* read, saved: of any stories */
  BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS = 1 << 2, /* publications, folders, feeds */
  BYLINE_LIBRARY_CHANGES_RULES = 1 << 3, /* names, what is pinned, hidden, muted; saved filters */
  BYLINE_LIBRARY_CHANGES_FEEDS = 1 << 4, /* how feeds are: icons, when they were asked, errors */
  BYLINE_LIBRARY_CHANGES_STORY_FLAGS = 1
                                       << 5, /* read, saved: of stories named by "story-changed" */
} BylineLibraryChanges;

G_END_DECLS
