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
#include "byline-refresh.h"
#include "byline-session.h"
#include "byline-store.h"
#include "byline-workers.h"

G_BEGIN_DECLS

struct _BylineLibrary {
  GObject parent_instance;

  BylineProfile *profile;
  BylineSettings *settings; /* nullable */
  BylineStore *store;
  BylineCredentials *credentials;
  BylineSession *session;
  BylinePictureStore *pictures;
  BylineWorkers *workers;
  gboolean is_open;
  gboolean is_closed;

  /* What is to be told, at most once a main loop turn. */
  guint pending_changes;
  guint changed_source;
  guint n_changes;
  BylineDiskUsage *usage; /* nullable: as it was at the last change */

  /* Whether another program has changed the profile. */
  guint watch_source;
  gboolean is_watching; /* a question is under way */
  gint64 data_version;
  gboolean is_updating_mutes; /* what an earlier run left */

  /* The refresh under way. */
  BylineRefresh *refresh; /* nullable */
  GPtrArray *waiters;     /* of Waiter: who is to be told of its end */
  gint64 last_refresh;
  guint automatic_source;

  /* Answers of the last discovery, so that subscribing does not ask again: address to
   * BylineResponse. */
  GHashTable *response_cache;

  gboolean keeps_pictures;
  GCancellable *keeping; /* nullable: of the run over saved stories' pictures */

  GNetworkMonitor *monitor;
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
 * BylineLibraryQuery: a question to the index: all that any of them needs; what one does not need stays
 * %NULL or 0.
 */
typedef struct {
  const BylineFilter *filter; /* nullable */
  const char *text;           /* nullable */
  const gint64 *stories;
  gsize n_stories;
  guint limit;
  guint offset;
  guint cursor;
} BylineLibraryQuery;

/**
 * _byline_library_query:
 * @source_tag: of the task, whose result is what @func returns
 * @func: runs on the reading thread; its data is a copy of @question
 * @question: what it points to is copied, too
 */
void _byline_library_query (BylineLibrary *self,
                          gpointer source_tag,
                          BylineStoreFunc func,
                          const BylineLibraryQuery *question,
                          GDestroyNotify result_free,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/** As _byline_library_read(), on the writing thread; on success @changes are told. */
void _byline_library_write (BylineLibrary *self,
                            GTask *task,
                            BylineLibraryChanges changes,
                            BylineStoreFunc func,
                            gpointer data,
                            GDestroyNotify data_free,
                            GDestroyNotify result_free);

/** Tells of @changes soon: at the next turn, or (while a refresh brings much) a moment later. */
void _byline_library_queue_changed (BylineLibrary *self, BylineLibraryChanges changes);
/** Tells of single stories, unless they are so many that "changed" says it better. */
void _byline_library_stories_changed (BylineLibrary *self, GArray *stories);

/** See byline_library_close(). */
void _byline_library_close (BylineLibrary *self);

G_END_DECLS
