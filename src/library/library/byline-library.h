/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-article.h"
#include "byline-check-report.h"
#include "byline-filter.h"
#include "byline-library-type.h"
#include "byline-profile.h"
#include "byline-publication.h"
#include "byline-refresh-report.h"
#include "byline-settings.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * byline_library_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Finishes any call whose result is a pointer. Use the call's own _finish function, which knows the
 * type of the result: BYLINE_LIBRARY_FINISH() makes it.
 *
 * Returns: (transfer full) (nullable): the result; %NULL if @error is set
 */
gpointer byline_library_finish (BylineLibrary *self, GAsyncResult *result, GError **error);

/**
 * BYLINE_LIBRARY_FINISH:
 * @name: of the call: `byline_library_NAME_async()`
 * @Type: what its result is
 *
 * Declares `byline_library_NAME_finish (self, result, error)`, which returns (transfer full) a @Type;
 * %NULL if `error` is set.
 */
#define BYLINE_LIBRARY_FINISH(name, Type)                                                          \
  static inline Type byline_library_##name##_finish (BylineLibrary *self, GAsyncResult *result,    \
                                                     GError **error)                               \
  {                                                                                                \
    return byline_library_finish (self, result, error);                                            \
  }

/** @settings: (nullable): for intervals; %NULL for the defaults. */
BylineLibrary *byline_library_new (BylineProfile *profile, BylineSettings *settings);
/**
 * Returns: whether the opened profile can only be read: then all that changes it fails with
 * %BYLINE_STORE_ERROR_READ_ONLY, and nothing is refreshed by itself.
 */
gboolean byline_library_is_read_only (BylineLibrary *self);
/**
 * byline_library_take_outdated:
 * @self: a library that was opened
 *
 * Returns: how many stories lost their articles when the profile was opened, since those were kept in a
 *   format that is not read any more; 0 from the second call on. They come again with the next refresh,
 *   or from their pages.
 */
guint byline_library_take_outdated (BylineLibrary *self);
BylineProfile *byline_library_get_profile (BylineLibrary *self);
/** See byline_session_set_alias(): for an edition whose server is not where its addresses say. */
void byline_library_set_alias (BylineLibrary *self, const char *origin, const char *server);
/** Returns: (transfer full): where another program (a browser) reaches @url. */
char *byline_library_locate (BylineLibrary *self, const char *url);

void byline_library_open_async (BylineLibrary *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean byline_library_open_finish (BylineLibrary *self, GAsyncResult *result, GError **error);
/**
 * Cancels what is under way, waits for the writes that are queued, closes. At the program's end;
 * blocks.
 */
void byline_library_close (BylineLibrary *self);

/* --- Subscriptions --- */

/**
 * BylineFeedCandidate: a feed found at an address; or (@is_page) the page there, which lists stories
 * and has no feed: it can be followed itself (byline_library_follow_page_async()).
 */
typedef struct {
  char *url;
  char *title;         /* nullable */
  char *home_page_url; /* nullable */
  char *format;        /* "rss-2.0", … */
  guint n_items;
  gboolean is_page;
  BylineNetwork network; /* of the document that names it; private if that is what was typed */
  char *unprotected_by;  /* nullable: the host that led from https to the page that names it */
} BylineFeedCandidate;
void byline_feed_candidate_free (BylineFeedCandidate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedCandidate, byline_feed_candidate_free)

/**
 * byline_library_discover_async:
 * @text: what a person typed: a feed's address or a page's
 *
 * Asks where a service that is known by its host keeps its feeds; else the address; if it is a
 * page, the feeds that it announces, then where software and sites often have them, then a sitemap
 * of news; each address at most once, at most 8 requests. finish returns (transfer container)
 * (element-type BylineFeedCandidate), at least one, best first: feeds; or, if there is none but the
 * page lists stories, that page alone, with is_page; or %NULL with %BYLINE_LIBRARY_ERROR_NO_FEED
 * or a #BylineFetchError.
 */
void byline_library_discover_async (BylineLibrary *self,
                                    const char *text,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
BYLINE_LIBRARY_FINISH (discover, GPtrArray *)

/**
 * byline_library_subscribe_async:
 * @url: a feed's address (from byline_library_discover_async(), whose answer is used again)
 * @from: the candidate's network; %BYLINE_NETWORK_PRIVATE for an address that was typed
 * @folder: (nullable): the user's folder
 *
 * Subscribes and brings the first stories in. Nothing is changed if the feed cannot be read.
 * finish returns (transfer full) the publication, or %BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED, a
 * #BylineFetchError or #BylineParseError.
 */
void byline_library_subscribe_async (BylineLibrary *self,
                                     const char *url,
                                     BylineNetwork from,
                                     const char *folder,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/**
 * byline_library_follow_page_async:
 * @url: a page's address (of a candidate with is_page, or any)
 * @from: as for byline_library_subscribe_async()
 * @folder: (nullable): the user's folder
 *
 * As byline_library_subscribe_async(), for a page instead of a feed: at each refresh its list of
 * stories is read, and what is new there comes in. finish is byline_library_subscribe_finish();
 * %BYLINE_PARSE_ERROR_NOT_A_FEED if the page lists no stories.
 */
void byline_library_follow_page_async (BylineLibrary *self,
                                       const char *url,
                                       BylineNetwork from,
                                       const char *folder,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
BYLINE_LIBRARY_FINISH (subscribe, BylinePublication *)

/**
 * Unsubscribes (@removed) or takes that back (Undo). What was removed is deleted for good a day
 * later, but saved stories: they stay until they are not saved any more.
 */
void byline_library_set_removed_async (BylineLibrary *self,
                                       gint64 publication_id,
                                       gboolean removed,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/** @name: (nullable): %NULL or "" for its own name. */
void byline_library_rename_publication_async (BylineLibrary *self,
                                              gint64 publication_id,
                                              const char *name,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
/** @folder: (nullable): %NULL or "" for none. */
void byline_library_move_publication_async (BylineLibrary *self,
                                            gint64 publication_id,
                                            const char *folder,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/** @minutes: 0 for the default. */
void byline_library_set_feed_interval_async (BylineLibrary *self,
                                             gint64 feed_id,
                                             guint minutes,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/** Finishes any of the calls above that only say whether it was done. */
gboolean byline_library_change_finish (BylineLibrary *self, GAsyncResult *result, GError **error);

void byline_library_get_publications_async (BylineLibrary *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/** Returns: (transfer container) (element-type BylinePublication) */
BYLINE_LIBRARY_FINISH (get_publications, GPtrArray *)

typedef enum {
  BYLINE_IMPORT_ADDED,
  BYLINE_IMPORT_EXISTING, /* subscribed to already, or twice in the file */
  BYLINE_IMPORT_FAILED,
} BylineImportOutcome;

/** BylineImportEntry: what came of one subscription in an OPML file. */
typedef struct {
  char *title;  /* nullable */
  char *url;    /* nullable; of one that failed: whatever stood there */
  char *reason; /* nullable: why it failed, in English */
  BylineImportOutcome outcome;
} BylineImportEntry;

/** BylineImportReport: what an OPML file brought. */
typedef struct {
  guint n_added;
  guint n_existing;
  guint n_failed;
  GPtrArray *entries;  /* of BylineImportEntry: those that were read, in the file's order,
                        * then those that were left out */
  GPtrArray *problems; /* of char *, in English: what failed and why, what is wrong with the file;
                        * at most 1,000 */
} BylineImportReport;
void byline_import_report_free (BylineImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineImportReport, byline_import_report_free)

/**
 * Subscribes to all of an OPML file without asking the network (a refresh does). One that fails
 * takes no other with it; where the store can take no more (a full disk), the rest fails.
 * %BYLINE_LIBRARY_ERROR_NOT_OPML if it is none.
 */
void byline_library_import_async (BylineLibrary *self,
                                  GBytes *opml,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
BYLINE_LIBRARY_FINISH (import, BylineImportReport *)
void byline_library_export_async (BylineLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/** Returns: (transfer full): OPML 2.0 */
BYLINE_LIBRARY_FINISH (export, char *)

/* --- User names and passwords --- */

/*
 * An address that is subscribed to, discovered or imported may hold a user name and a password
 * ("http://u:p@host/feed"). They are taken out and kept in the keyring; no address that the library
 * gives, keeps or says holds any. The address is the feed: whoever subscribes to it again with
 * another user name gives it that one (and %BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED says so).
 */

/**
 * byline_library_set_login_async:
 * @feed_url: the address of a feed, subscribed to or not
 * @user: (nullable): a user name, may be empty; %NULL: forget what is kept
 * @password: (nullable): its password
 *
 * Keeps what the server of @feed_url is to be given when it asks, in the place of what was kept.
 * finish is byline_library_change_finish(), when it is written; %BYLINE_LIBRARY_ERROR_NOT_FOUND if
 * there is nothing to be forgotten.
 */
void byline_library_set_login_async (BylineLibrary *self,
                                     const char *feed_url,
                                     const char *user,
                                     const char *password,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** finish returns (transfer full) (nullable) the user name that is kept for this feed. */
void byline_library_get_login_async (BylineLibrary *self,
                                     const char *feed_url,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
BYLINE_LIBRARY_FINISH (get_login, char *)
/**
 * For programs that end: finish (byline_library_change_finish()) returns when all user names and
 * passwords are written; an error says that one of them is not.
 */
void byline_library_save_logins_async (BylineLibrary *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* --- Refresh --- */

/**
 * byline_library_refresh_async:
 * @publication_id: 0 for all
 * @only_due: only feeds whose time has come
 *
 * Polls feeds with their validators, several at once; every feed is committed by itself as it
 * comes. A second call while one is under way joins it. After the last feed: retention. BUSY if
 * another program refreshes this profile. Cancelling keeps what has come.
 */
void byline_library_refresh_async (BylineLibrary *self,
                                   gint64 publication_id,
                                   gboolean only_due,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
BYLINE_LIBRARY_FINISH (refresh, BylineRefreshReport *)
/** Cancels the refresh under way, if any. */
void byline_library_cancel_refresh (BylineLibrary *self);
/** Starts (or stops, FALSE) polling what is due by itself, at the settings' interval. */
void byline_library_set_automatic (BylineLibrary *self, gboolean automatic);

/* --- Pictures of saved stories --- */

/**
 * BylinePicturesReport: what became of them.
 * @n_done: how many were tried
 * @failure: (nullable): why the first of those that are not kept is not; English
 */
typedef struct {
  guint n_pictures;
  guint n_done;
  guint n_kept;
  char *failure;
} BylinePicturesReport;
void byline_pictures_report_free (BylinePicturesReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePicturesReport, byline_pictures_report_free)

/** Called after each picture; @total grows while stories are looked at. */
typedef void (*BylinePicturesProgress) (guint done, guint total, gpointer user_data);

/**
 * byline_library_keep_pictures_async:
 * @stories: (nullable): saved stories; %NULL: all whose pictures are not known to be kept
 * @progress: (nullable)
 *
 * Brings the pictures of saved stories (lead, figures, galleries, portraits) into the data's
 * pictures/, from the cache or the network. One that cannot be fetched is in the report; CANCELLED and
 * %BYLINE_STORE_ERROR_DISK_FULL end the run. What is missing is wanted again later.
 */
void byline_library_keep_pictures_async (BylineLibrary *self,
                                         const gint64 *stories,
                                         gsize n_stories,
                                         BylinePicturesProgress progress,
                                         gpointer progress_data,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
BYLINE_LIBRARY_FINISH (keep_pictures, BylinePicturesReport *)
/**
 * Says whether the library keeps them by itself, which it does unless it is told otherwise: when
 * a story is saved, after a refresh, and when automatic refresh is turned on. A program that ends soon
 * waits for byline_library_keep_pictures_async() instead.
 */
void byline_library_set_keeps_pictures (BylineLibrary *self, gboolean keeps_pictures);

/* --- Lists --- */

/** finish returns (transfer full) the counts; see byline_db_get_counts() for @scope. */
void byline_library_get_counts_async (BylineLibrary *self,
                                      const BylineFilter *scope,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
BYLINE_LIBRARY_FINISH (get_counts, BylineCounts *)
/** finish returns (transfer full) (element-type gint64) ids in reading order. @limit 0: all. */
void byline_library_list_story_ids_async (BylineLibrary *self,
                                          const BylineFilter *filter,
                                          guint limit,
                                          guint offset,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
BYLINE_LIBRARY_FINISH (list_story_ids, GArray *)
/** finish returns (transfer full) (element-type BylineStory) */
void byline_library_get_stories_async (BylineLibrary *self,
                                       const gint64 *ids,
                                       gsize n_ids,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
BYLINE_LIBRARY_FINISH (get_stories, GPtrArray *)
/** @reference: a row number or a key; finish returns the row, or 0 with NOT_FOUND. */
void byline_library_find_story_async (BylineLibrary *self,
                                      const char *reference,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gint64 byline_library_find_story_finish (BylineLibrary *self, GAsyncResult *result, GError **error);

/* --- Stories --- */

/**
 * From the archive, never the network. finish returns (transfer full) the article, or
 * %BYLINE_STORE_ERROR_NO_ARTICLE (then fetch it), or %BYLINE_STORE_ERROR_UNREADABLE (its file is there, and
 * fetching would not help).
 */
void byline_library_load_article_async (BylineLibrary *self,
                                        gint64 story_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
BYLINE_LIBRARY_FINISH (load_article, BylineArticle *)
/**
 * byline_library_fetch_article_async:
 *
 * Fetches the story's page, makes a document of it, joins it with what the feed said
 * (byline_article_merge_page()) and keeps it. To be called when a loaded article is_excerpt, or
 * is missing. A page that shows only a beginning is asked for once a day at most: in between the
 * article is what the archive has. On failure the archive is as it was.
 */
void byline_library_fetch_article_async (BylineLibrary *self,
                                         gint64 story_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/** The same, whenever the page was asked for last. finish:
 * byline_library_fetch_article_finish(). */
void byline_library_refetch_article_async (BylineLibrary *self,
                                           gint64 story_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
BYLINE_LIBRARY_FINISH (fetch_article, BylineArticle *)

/**
 * Marks stories; saving one keeps its pictures with the data. finish:
 * byline_library_mark_finish(), rows that changed.
 */
void byline_library_mark_async (BylineLibrary *self,
                                const gint64 *stories,
                                gsize n_stories,
                                BylineStoryFlag flag,
                                gboolean value,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/**
 * Marks all that @filter shows now as read. finish: byline_library_mark_finish(), rows that
 * changed: what Undo gives to byline_library_mark_async().
 */
void byline_library_mark_all_read_async (BylineLibrary *self,
                                         const BylineFilter *filter,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/** Returns: (transfer full) (element-type gint64) */
BYLINE_LIBRARY_FINISH (mark, GArray *)

/**
 * The encoded picture from disk or the network. @from: where the document came from that names
 * @url: network, icon_network or avatar_network of the story, publication or author.
 */
void byline_library_load_picture_async (BylineLibrary *self,
                                        const char *url,
                                        BylineNetwork from,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
BYLINE_LIBRARY_FINISH (load_picture, GBytes *)

/* --- Maintenance --- */

void byline_library_check_async (BylineLibrary *self,
                                 gboolean repair,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
BYLINE_LIBRARY_FINISH (check, BylineCheckReport *)

/** BylineRebuilt: what making the database anew did. */
typedef struct {
  guint n_stories;       /* in the new database */
  guint n_salvaged;      /* of these, whose file was made anew of what the old database knew */
  guint n_unusable;      /* articles that cannot be read and are left out */
  char *first_unusable;  /* nullable: the first of them and why */
  char *damaged_journal; /* nullable: where a journal that was written anew is kept */
} BylineRebuilt;
void byline_rebuilt_free (BylineRebuilt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRebuilt, byline_rebuilt_free)

/** Says on the main thread that @done of @total articles are through. */
typedef void (*BylineRebuildFunc) (guint done, guint total, gpointer user_data);

/**
 * byline_library_rebuild_async:
 * @self: a library that is not open: byline_library_open_async() failed
 * @force: also if stories are lost by it that cannot be read now
 * @progress: (nullable): is told now and then, until the call is answered
 * @progress_data: for @progress
 * @cancellable: (nullable): the old database stays, then
 *
 * Makes the database anew from archive and journal, on a thread of its own. Then the library can be
 * opened. Fails with a #BylineStoreError: INCOMPLETE if @force is %FALSE and stories would be lost.
 */
void byline_library_rebuild_async (BylineLibrary *self,
                                   gboolean force,
                                   BylineRebuildFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** Returns: (transfer full): what was done; %NULL with an error. */
BYLINE_LIBRARY_FINISH (rebuild, BylineRebuilt *)
/** As byline_library_rebuild_async(), and blocks; not while a library has the profile open. */
BylineRebuilt *byline_library_rebuild_profile (BylineProfile *profile,
                                               gboolean force,
                                               GError **error);
/** As byline_library_rebuild_profile(). Returns: how many stories, -1 with an error. */
gint byline_library_rebuild (BylineProfile *profile, GError **error);

G_END_DECLS
