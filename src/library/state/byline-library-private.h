/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-credentials.h"
#include "byline-library-type.h"
#include "byline-library-usage.h"
#include "byline-profile.h"
#include "byline-settings.h"
#include "byline-db-lists.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "byline-picture-store.h"
#include "byline-profile-monitor.h"
#include "byline-refresh.h"
#include "byline-request-ledger.h"
#include "byline-session.h"
#include "byline-store.h"

G_BEGIN_DECLS

struct _BylineLibrary {
  GObject parent_instance;

  BylineProfile *profile;
  BylineSettings *settings; /* nullable */
  BylineStore *store;
  BylineCredentials *credentials;
  BylineSession *session;
  BylinePictureStore *pictures;
  BylineRequestLedger *ledger;
  gboolean is_open;
  gboolean is_closed;

  /* What is to be told, at most once a main loop turn. */
  guint pending_changes;
  guint changed_source;
  guint n_changes;
  BylineDiskUsage *usage; /* nullable: as it was at the last change */

  BylineProfileMonitor *profile_monitor; /* nullable: the library is not open yet */
  gboolean is_updating_mutes;            /* what an earlier run left */

  /* The refresh under way. */
  BylineRefresh *refresh; /* nullable */
  GPtrArray *waiters;     /* of Waiter: who is to be told of its end */
  gint64 last_refresh;
  guint automatic_source;

  /* Accounts on servers. */
  GPtrArray *account_urls;    /* of char *: below which pictures of others are served */
  GHashTable *login_sessions; /* of char *, by the account's key */
  GPtrArray *syncs;           /* under way (byline-library-accounts.c) */
  guint tell_source;
  gboolean is_back; /* the network is, and nobody has been told since */
  guint n_locks;    /* who needs that no other Byline refreshes or syncs */

  /* Answers of the last discovery, so that subscribing does not ask again: address to
   * BylineResponse. */
  GHashTable *response_cache;

  GHashTable *icons_wanted; /* of gint64 publication: asked for since the library was opened */

  gboolean keeps_pictures;
  GCancellable *keeping; /* nullable: of the run over saved stories' pictures */

  /* What publications keep for a time without a network. */
  gboolean loads_ahead;
  GCancellable *ahead; /* nullable: of the run under way */
  guint ahead_done;
  guint ahead_total;

  GNetworkMonitor *monitor;
  GPowerProfileMonitor *power;
  gboolean online;
};

/**
 * Returns: (transfer full) (nullable): a task, or %NULL if the library is not open or closed
 * already; that has been reported to @callback then.
 */
GTask *_byline_library_task_new (BylineLibrary *self,
                                 gpointer source_tag,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * Runs @func on the reading thread; @task returns what it returns. @data, @task: (transfer full).
 */
void _byline_library_read (BylineLibrary *self,
                           GTask *task,
                           BylineStoreFunc func,
                           gpointer data,
                           GDestroyNotify data_free,
                           GDestroyNotify result_free);
/**
 * BylineArguments:
 *
 * What an operation on the index is given: all that any of them needs. What one does not need stays
 * %NULL or 0.
 */
typedef struct {
  const BylineFilter *filter;       /* nullable */
  const char *text;                 /* nullable */
  const gint64 *stories;            /* nullable */
  gsize n_stories;                  /* of @stories */
  const BylineRetention *retention; /* nullable */
  gint64 id;                        /* of a story, a publication or a feed */
  guint number;                     /* a limit, a position, minutes */
  guint offset;
  gint64 until; /* a time, in seconds since 1970 */
  gboolean flag;
} BylineArguments;

/**
 * BylineOperationFunc:
 * @db: the thread's connection
 * @arguments: a copy of what the operation was given
 * @error: return location for an error
 *
 * Does an operation on one of the store's threads.
 *
 * Returns: (transfer full) (nullable): the result; %NULL with @error set
 */
typedef gpointer (*BylineOperationFunc) (BylineDb *db,
                                         const BylineArguments *arguments,
                                         GError **error);

/**
 * _byline_library_query:
 * @func: runs on the reading thread
 * @result_free: (nullable): frees a result that nobody takes
 * @arguments: copied, with what they point to
 *
 * A whole _async function: the result of its task is what @func returns.
 */
void _byline_library_query (BylineLibrary *self,
                            BylineOperationFunc func,
                            GDestroyNotify result_free,
                            const BylineArguments *arguments,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/**
 * As _byline_library_query(), on the writing thread. @changes are announced when it has run, even if it
 * failed: an import on a full disk has changed something before it fails.
 */
void _byline_library_change (BylineLibrary *self,
                             BylineLibraryChanges changes,
                             BylineOperationFunc func,
                             GDestroyNotify result_free,
                             const BylineArguments *arguments,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/**
 * One step of @task, whose other steps follow in @callback. @task: (transfer full): @callback's data
 */
void _byline_library_read_then (BylineLibrary *self,
                                BylineOperationFunc func,
                                GDestroyNotify result_free,
                                const BylineArguments *arguments,
                                GAsyncReadyCallback callback,
                                GTask *task);
/** As _byline_library_read_then(), on the writing thread. */
void _byline_library_write_then (BylineLibrary *self,
                                 BylineOperationFunc func,
                                 GDestroyNotify result_free,
                                 const BylineArguments *arguments,
                                 GAsyncReadyCallback callback,
                                 GTask *task);
/** As _byline_library_read(), on the writing thread; on success @changes are signalled. */
void _byline_library_write (BylineLibrary *self,
                            GTask *task,
                            BylineLibraryChanges changes,
                            BylineStoreFunc func,
                            gpointer data,
                            GDestroyNotify data_free,
                            GDestroyNotify result_free);

/** Tells of @changes soon: at the next turn, or (while a refresh brings much) a moment later. */
void _byline_library_queue_changed (BylineLibrary *self, BylineLibraryChanges changes);
/** Tells of single stories, unless they are so many that "changed" says it better. Returns: whether each was told of. */
gboolean _byline_library_stories_changed (BylineLibrary *self, GArray *stories);

/** Keeps other programs from refreshing and syncing. Returns: %FALSE with BUSY if one does. */
gboolean _byline_library_lock (BylineLibrary *self, GError **error);
/** Ends what _byline_library_lock() began. */
void _byline_library_unlock (BylineLibrary *self);
/** Tells of changes of "loads-pictures" from now on. */
void _byline_library_watch_settings (BylineLibrary *self);

/** See byline_library_close(). */
void _byline_library_close (BylineLibrary *self);

G_END_DECLS
