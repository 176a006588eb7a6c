/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-article.h"
#include "byline-check-report.h"
#include "byline-filter.h"
#include "byline-library-type.h"
#include "byline-merged-feed.h"
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
 * Finishes any call whose result is a pointer. Use the call's own _finish function, which knows
 * the type of the result: BYLINE_LIBRARY_FINISH() makes it.
 *
 * Returns: (transfer full) (nullable): the result; %NULL with @error set, or if there is nothing
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

/**
 * byline_library_new:
 * @profile: where its data lie
 * @settings: (nullable): for intervals; %NULL for the defaults
 *
 * Returns: (transfer full): a library that is not open
 */
BylineLibrary *byline_library_new (BylineProfile *profile, BylineSettings *settings);
/**
 * byline_library_is_read_only:
 * @self: a library that has been opened
 *
 * Returns: whether the profile can only be read: then all that changes it fails with
 *   %BYLINE_STORE_ERROR_READ_ONLY, and nothing is refreshed by itself
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
/**
 * byline_library_get_profile:
 * @self: a library
 *
 * Returns: (transfer none): where its data lie
 */
BylineProfile *byline_library_get_profile (BylineLibrary *self);
/**
 * byline_library_set_alias:
 * @self: a library
 * @origin: an origin of this machine, "http://127.0.0.1:PORT"
 * @server: where its server listens now, "http://127.0.0.1:OTHER"
 *
 * Leads requests for @origin to @server, for an edition whose server is not where its addresses
 * say: byline_session_set_alias().
 */
void byline_library_set_alias (BylineLibrary *self, const char *origin, const char *server);
/**
 * byline_library_locate:
 * @self: a library
 * @url: an address
 *
 * Returns: (transfer full): where another program (a browser) reaches @url
 */
char *byline_library_locate (BylineLibrary *self, const char *url);

/**
 * byline_library_open_async:
 * @self: a library that has not been opened or closed before
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Opens the profile's data.
 *
 * Creates what is missing, replays what the journal has beyond the database, and rebuilds a
 * database that is lost. When it is done, signal changed is emitted with all its bits, so that
 * lists made before query now, and from then on the library also notices what other programs
 * change. A profile that cannot be written to is opened for reading
 * (byline_library_is_read_only()).
 *
 * A library is opened once. Finish with byline_library_open_finish().
 */
void byline_library_open_async (BylineLibrary *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/**
 * byline_library_open_finish:
 * @self: a library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_open_async().
 *
 * Fails with %BYLINE_STORE_ERROR_NEWER if a newer Byline wrote the data, with
 * %BYLINE_STORE_ERROR_CORRUPT if byline_library_rebuild_async() is needed, and with
 * %BYLINE_STORE_ERROR_BUSY if another program is rebuilding it and takes too long.
 *
 * Returns: %TRUE if the library is open; %FALSE with @error set
 */
gboolean byline_library_open_finish (BylineLibrary *self, GAsyncResult *result, GError **error);
/**
 * byline_library_close:
 * @self: a library
 *
 * Cancels what is under way, waits for the writes that are queued, and closes the profile. It
 * blocks, and belongs at the program's end.
 */
void byline_library_close (BylineLibrary *self);

/* --- Subscriptions --- */

/**
 * BylineFeedCandidate:
 * @page_url: (nullable): the page that announces it
 * @newest: when the newest of its stories was published, in seconds since 1970; 0 if none says
 * @is_page: whether it is no feed, but the page at the address, which lists stories and has no feed:
 *   it can be followed itself (byline_library_follow_page_async())
 * @is_file: whether it is a file of this computer, which the user typed: it can be subscribed to by
 *   byline_library_subscribe_file_async()
 * @is_unread: whether it was announced, but not asked for: there were too many. Number and date of
 *   its stories are not known
 * @is_comments: whether it is called a feed of comments
 * @is_alternate: whether it brings the same stories as one before it, in another format
 *
 * A feed found at an address.
 */
typedef struct {
  char *url;
  char *title;         /* nullable */
  char *home_page_url; /* nullable */
  char *page_url;      /* nullable */
  char *format;        /* "rss-2.0", …; nullable if it is unread */
  char *stories_hash;  /* nullable: of its stories' addresses */
  guint n_items;
  gint64 newest;
  gboolean is_page;
  gboolean is_file;
  gboolean is_unread;
  gboolean is_comments;
  gboolean is_alternate;
  BylineNetwork network; /* of the document that names it; private if that is what was typed */
  char *unprotected_by;  /* nullable: the host that led from https to the page that names it */
} BylineFeedCandidate;
/**
 * byline_feed_candidate_free:
 * @self: (transfer full): a feed candidate
 *
 * Frees @self and what it holds.
 */
void byline_feed_candidate_free (BylineFeedCandidate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedCandidate, byline_feed_candidate_free)
/**
 * byline_feed_candidate_copy:
 * @self: a feed candidate
 *
 * Returns: (transfer full): a copy of @self
 */
BylineFeedCandidate *byline_feed_candidate_copy (const BylineFeedCandidate *self);

/**
 * byline_library_discover_async:
 * @self: an open library
 * @text: what a person typed: a feed's address or a page's, or a feed's file (byline_url_file_from_input())
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Looks for feeds: where a service that is known by its host keeps them; else at the address; if
 * that is a page, at the feeds that it announces; then at the page that it sends on to, then where the
 * page's software is known to serve them. Nothing is guessed: see
 * byline_library_discover_guessing_async(). Each address is asked at most once, with at most 8
 * requests. What is subscribed to already, however its address is written, is
 * told without any.
 *
 * Finish with byline_library_discover_finish().
 */
void byline_library_discover_async (BylineLibrary *self,
                                    const char *text,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/**
 * byline_library_discover_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_discover_async().
 *
 * Returns: (transfer container) (element-type BylineFeedCandidate): at least one, best first:
 *   feeds; or, if there is none but the page lists stories, that page alone, with is_page. %NULL
 *   with %BYLINE_LIBRARY_ERROR_NO_FEED, %BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED,
 *   %BYLINE_LIBRARY_ERROR_CONSENT or a #BylineFetchError
 */
BYLINE_LIBRARY_FINISH (discover, GPtrArray *)

/**
 * byline_library_subscribe_async:
 * @self: an open library
 * @url: a feed's address (from byline_library_discover_async(), whose answer is used again)
 * @from: the candidate's network; %BYLINE_NETWORK_PRIVATE for an address that was typed
 * @folder: (nullable): the user's folder
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Subscribes to a feed and brings the first stories in. Nothing is changed if the feed cannot be
 * read.
 *
 * Finish with byline_library_subscribe_finish().
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
 * @self: an open library
 * @url: a page's address (of a candidate with is_page, or any)
 * @from: as for byline_library_subscribe_async()
 * @folder: (nullable): the user's folder
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_library_subscribe_async() does, for a page instead of a feed: at each refresh
 * its list of stories is read, and what is new there comes in. Finish with
 * byline_library_subscribe_finish().
 */
void byline_library_follow_page_async (BylineLibrary *self,
                                       const char *url,
                                       BylineNetwork from,
                                       const char *folder,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_library_subscribe_file_async:
 * @self: an open library
 * @url: the address of a file, of a candidate with is_file
 * @folder: (nullable): the user's folder
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_library_subscribe_async() does, for a feed in a file of this computer. Only what the
 * user typed may come here: all others refuse files. Finish with byline_library_subscribe_finish().
 */
void byline_library_subscribe_file_async (BylineLibrary *self,
                                          const char *url,
                                          const char *folder,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/**
 * byline_library_subscribe_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_subscribe_async(), byline_library_follow_page_async() and
 * byline_library_subscribe_file_async().
 *
 * Fails with %BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED, with a #BylineFetchError
 * (%BYLINE_FETCH_ERROR_BAD_URL if the text is no web address), or with a #BylineParseError if what
 * is there is no feed, or no page with a list of stories (%BYLINE_PARSE_ERROR_NOT_A_FEED).
 *
 * Returns: (transfer full): the publication that the feed belongs to; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (subscribe, BylinePublication *)

/**
 * BylineSubscribeReport:
 * @publications: (element-type BylinePublication): what was added to, each once
 * @added: (element-type utf8): the addresses of the feeds that were added
 * @known: (element-type utf8): those that were subscribed to already
 * @failures: (element-type utf8): of each of the others, its address and why, as a sentence
 *
 * What came of subscribing to several feeds at once.
 */
typedef struct {
  GPtrArray *publications;
  GPtrArray *added;
  GPtrArray *known;
  GPtrArray *failures;
} BylineSubscribeReport;
/**
 * byline_subscribe_report_free:
 * @self: (transfer full): a report
 *
 * Frees @self and what it holds.
 */
void byline_subscribe_report_free (BylineSubscribeReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSubscribeReport, byline_subscribe_report_free)
/**
 * byline_library_subscribe_several_async:
 * @self: an open library
 * @candidates: (element-type BylineFeedCandidate): feeds of one site, at least one; copied
 * @folder: (nullable): the user's folder
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Subscribes to them one after the other. Those of one host become one publication, the first
 * one's, and each that its title tells apart gives its stories that as a section. Finish with
 * byline_library_subscribe_several_finish().
 */
void byline_library_subscribe_several_async (BylineLibrary *self,
                                             GPtrArray *candidates,
                                             const char *folder,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/**
 * byline_library_subscribe_several_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_subscribe_several_async().
 *
 * Returns: (transfer full): what came of it; %NULL with the first feed's error if none was added
 */
BYLINE_LIBRARY_FINISH (subscribe_several, BylineSubscribeReport *)

/**
 * BylineOlderReport:
 * @n_added: how many stories came in
 * @n_failed: feeds that could not be asked
 * @is_offered: whether any of the feeds has older stories than those that it gives at once
 * @has_more: whether there are more of them
 *
 * What came of asking for older stories.
 */
typedef struct {
  guint n_added;
  guint n_failed;
  gboolean is_offered;
  gboolean has_more;
} BylineOlderReport;
/**
 * byline_older_report_free:
 * @self: (transfer full): a report
 *
 * Frees @self.
 */
void byline_older_report_free (BylineOlderReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineOlderReport, byline_older_report_free)
/**
 * byline_library_load_older_async:
 * @self: an open library
 * @publication_id: whose feeds are asked
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Brings in stories that are older than those that the feeds give at once, where they say where these
 * are (RFC 5005: next, prev-archive; JSON Feed: next_url): of each feed the next page that has some.
 * Called again, it goes on behind that. Finish with byline_library_load_older_finish().
 */
void byline_library_load_older_async (BylineLibrary *self,
                                      gint64 publication_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_library_load_older_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_load_older_async().
 *
 * Returns: (transfer full): what came of it; %NULL with a #BylineFetchError or #BylineParseError if no
 *   feed could be asked
 */
BYLINE_LIBRARY_FINISH (load_older, BylineOlderReport *)
/**
 * byline_library_replace_feed_address_async:
 * @self: an open library
 * @feed: a feed whose address leads nowhere
 * @found: where it is now
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Gives a feed another address: its stories, its publication and what is set for it stay, its login and access if the
 * address could be given. It is not asked yet. Finish with byline_library_change_finish().
 */
void byline_library_replace_feed_address_async (BylineLibrary *self,
                                                const BylineFeed *feed,
                                                const BylineFeedCandidate *found,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
/**
 * byline_library_part_feed_async:
 * @self: an open library
 * @merged: what the signal feed-merged said
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Makes two subscriptions of one again, and keeps them so, though both lead to one address. Finish
 * with byline_library_change_finish().
 */
void byline_library_part_feed_async (BylineLibrary *self,
                                     const BylineMergedFeed *merged,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/**
 * byline_library_merge_feed_again_async:
 * @self: an open library
 * @merged: what byline_library_part_feed_async() made two of
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Makes both subscriptions one again. Finish with byline_library_change_finish().
 */
void byline_library_merge_feed_again_async (BylineLibrary *self,
                                            const BylineMergedFeed *merged,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/**
 * byline_library_set_removed_async:
 * @self: an open library
 * @publication_id: a publication's row
 * @removed: %TRUE to unsubscribe, %FALSE to take that back
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Unsubscribes, or takes that back (Undo). What was removed is deleted for good a day later, but
 * saved stories: they stay until they are not saved any more. Finish with
 * byline_library_change_finish().
 */
void byline_library_set_removed_async (BylineLibrary *self,
                                       gint64 publication_id,
                                       gboolean removed,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_library_rename_publication_async:
 * @self: an open library
 * @publication_id: a publication's row
 * @name: (nullable): what the user calls it; %NULL or "" for its own name
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Renames a publication. Finish with byline_library_change_finish().
 */
void byline_library_rename_publication_async (BylineLibrary *self,
                                              gint64 publication_id,
                                              const char *name,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
/**
 * byline_library_move_publication_async:
 * @self: an open library
 * @publication_id: a publication's row
 * @folder: (nullable): the user's folder; %NULL or "" for none
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Moves a publication to a folder. Finish with byline_library_change_finish().
 */
void byline_library_move_publication_async (BylineLibrary *self,
                                            gint64 publication_id,
                                            const char *folder,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/**
 * byline_library_set_feed_interval_async:
 * @self: an open library
 * @feed_id: a feed's row
 * @minutes: minutes between refreshes; 0 for the default
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Sets how often a feed is asked. Finish with byline_library_change_finish().
 */
void byline_library_set_feed_interval_async (BylineLibrary *self,
                                             gint64 feed_id,
                                             guint minutes,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/**
 * byline_library_set_page_policy_async:
 * @self: an open library
 * @publication_id: a publication's row
 * @policy: when the pages of its stories are read
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Sets when the pages of a publication's stories are read; what was learnt of them is forgotten. Finish
 * with byline_library_change_finish().
 */
void byline_library_set_page_policy_async (BylineLibrary *self,
                                           gint64 publication_id,
                                           BylinePagePolicy policy,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/**
 * byline_library_change_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes any call that only says whether it was done.
 *
 * Returns: %TRUE if it was done; %FALSE with @error set
 */
gboolean byline_library_change_finish (BylineLibrary *self, GAsyncResult *result, GError **error);

/**
 * byline_library_get_publications_async:
 * @self: an open library
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries all publications with their feeds, counts and the state of each feed. Those that were
 * unsubscribed are left out. Runs on the reading thread, after queries made before.
 *
 * Finish with byline_library_get_publications_finish().
 */
void byline_library_get_publications_async (BylineLibrary *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/**
 * byline_library_get_publications_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_publications_async().
 *
 * Returns: (transfer container) (element-type BylinePublication): the publications; %NULL with
 *   @error set
 */
BYLINE_LIBRARY_FINISH (get_publications, GPtrArray *)

/**
 * BylineImportOutcome:
 *
 * What came of one subscription in an OPML file.
 */
typedef enum {
  BYLINE_IMPORT_ADDED,
  BYLINE_IMPORT_EXISTING, /* subscribed to already, or twice in the file */
  BYLINE_IMPORT_FAILED,
} BylineImportOutcome;

/**
 * BylineImportEntry:
 *
 * What came of one subscription in an OPML file.
 */
typedef struct {
  char *title;  /* nullable */
  char *url;    /* nullable; of one that failed: whatever stood there */
  char *reason; /* nullable: why it failed, in English */
  BylineImportOutcome outcome;
} BylineImportEntry;

/**
 * BylineImportReport:
 *
 * What an OPML file brought.
 */
typedef struct {
  guint n_added;
  guint n_existing;
  guint n_failed;
  GPtrArray *entries;  /* of BylineImportEntry: those that were read, in the file's order,
                        * then those that were left out */
  GPtrArray *problems; /* of char *, in English: what failed and why, what is wrong with the file;
                        * at most 1,000 */
} BylineImportReport;
/**
 * byline_import_report_free:
 * @self: (transfer full): an import report
 *
 * Frees @self and what it holds.
 */
void byline_import_report_free (BylineImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineImportReport, byline_import_report_free)

/**
 * byline_library_import_async:
 * @self: an open library
 * @opml: the file's bytes
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Subscribes to all of an OPML file without asking the network (a refresh does). One that fails
 * takes no other with it; where the store can take no more (a full disk), the rest fails.
 *
 * Finish with byline_library_import_finish().
 */
void byline_library_import_async (BylineLibrary *self,
                                  GBytes *opml,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/**
 * byline_library_import_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_import_async().
 *
 * Returns: (transfer full): what the file brought; %NULL with %BYLINE_LIBRARY_ERROR_NOT_OPML if it
 *   is no OPML, or another error
 */
BYLINE_LIBRARY_FINISH (import, BylineImportReport *)
/**
 * byline_library_export_async:
 * @self: an open library
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Writes all subscriptions as OPML 2.0.
 *
 * Finish with byline_library_export_finish().
 */
void byline_library_export_async (BylineLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/**
 * byline_library_export_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_export_async().
 *
 * Returns: (transfer full): an OPML 2.0 document; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (export, char *)

/* --- User names and passwords --- */

/*
 * An address that is subscribed to, discovered or imported may hold a user name and a password
 * ("http://u:p@host/feed"). They are taken out and kept in the keyring; no address that the library
 * gives, keeps or shows holds any. The address is the feed: a second subscription with another user
 * name replaces the first user name, and fails with %BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED.
 */

/**
 * byline_library_set_login_async:
 * @self: an open library
 * @feed_url: the address of a feed, subscribed to or not
 * @user: (nullable): a user name, may be empty; %NULL: forget what is kept
 * @password: (nullable): its password
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Keeps what the server of @feed_url is to be given when it asks, in the place of what was kept.
 *
 * Finish with byline_library_change_finish(), when it is written; %BYLINE_LIBRARY_ERROR_NOT_FOUND
 * if there is nothing to be forgotten.
 */
void byline_library_set_login_async (BylineLibrary *self,
                                     const char *feed_url,
                                     const char *user,
                                     const char *password,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/**
 * byline_library_get_login_async:
 * @self: an open library
 * @feed_url: the address of a feed
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Looks for the user name that is kept for a feed.
 *
 * Finish with byline_library_get_login_finish().
 */
void byline_library_get_login_async (BylineLibrary *self,
                                     const char *feed_url,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/**
 * byline_library_get_login_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_login_async().
 *
 * Returns: (transfer full) (nullable): the user name that is kept for this feed; %NULL if none is,
 *   or with @error set
 */
BYLINE_LIBRARY_FINISH (get_login, char *)
/**
 * byline_library_save_logins_async:
 * @self: an open library
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Waits until all user names and passwords are written, for programs that end. Finish with
 * byline_library_change_finish(); an error says that one of them is not written.
 */
void byline_library_save_logins_async (BylineLibrary *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* --- Refresh --- */

/**
 * byline_library_refresh_async:
 * @self: an open library
 * @publication_id: a publication's row; 0 for all
 * @only_due: only feeds whose time has come
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Polls feeds with their validators, several at once; every feed is committed by itself as it
 * comes. A second call while one is under way joins it. After the last feed, what retention does
 * not keep is deleted. Cancelling keeps what has come.
 *
 * Finish with byline_library_refresh_finish().
 */
void byline_library_refresh_async (BylineLibrary *self,
                                   gint64 publication_id,
                                   gboolean only_due,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/**
 * byline_library_refresh_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_refresh_async().
 *
 * A feed that fails is no error of the refresh: it is counted and named in the report. Fails with
 * %BYLINE_STORE_ERROR_BUSY if another program is refreshing this profile, and with
 * %G_IO_ERROR_CANCELLED if the call or the refresh was cancelled; the stories that had come in by
 * then stay.
 *
 * Returns: (transfer full): a report on the whole refresh that the call started or joined; %NULL
 *   with @error set
 */
BYLINE_LIBRARY_FINISH (refresh, BylineRefreshReport *)
/**
 * byline_library_cancel_refresh:
 * @self: a library
 *
 * Cancels the refresh under way, if any.
 */
void byline_library_cancel_refresh (BylineLibrary *self);
/**
 * byline_library_set_automatic:
 * @self: a library
 * @automatic: whether feeds are polled by themselves
 *
 * Starts or stops polling what is due by itself, at the settings' interval.
 */
void byline_library_set_automatic (BylineLibrary *self, gboolean automatic);

/* --- Pictures of saved stories --- */

/**
 * BylinePicturesReport:
 * @n_done: how many were tried
 * @failure: (nullable): why the first of those that are not kept is not; English
 *
 * What became of them.
 */
typedef struct {
  guint n_pictures;
  guint n_done;
  guint n_kept;
  char *failure;
} BylinePicturesReport;
/**
 * byline_pictures_report_free:
 * @self: (transfer full): a pictures report
 *
 * Frees @self and what it holds.
 */
void byline_pictures_report_free (BylinePicturesReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePicturesReport, byline_pictures_report_free)

/**
 * BylinePicturesProgress:
 * @done: how many pictures were tried
 * @total: how many are known of; it grows while stories are looked at
 * @user_data: data of the callback
 *
 * Called after each picture, on the main thread.
 */
typedef void (*BylinePicturesProgress) (guint done, guint total, gpointer user_data);

/**
 * byline_library_keep_pictures_async:
 * @self: an open library
 * @stories: (nullable) (array length=n_stories): rows of saved stories, copied; %NULL: all whose
 *   pictures are not known to be kept
 * @n_stories: how many there are
 * @progress: (nullable) (scope notified): called after each picture
 * @progress_data: data for @progress
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Brings the pictures of saved stories (lead, figures, galleries, portraits) into the data's
 * pictures/, from the cache or the network. A picture that is missing is wanted again later.
 *
 * Finish with byline_library_keep_pictures_finish().
 */
void byline_library_keep_pictures_async (BylineLibrary *self,
                                         const gint64 *stories,
                                         gsize n_stories,
                                         BylinePicturesProgress progress,
                                         gpointer progress_data,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/**
 * byline_library_keep_pictures_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_keep_pictures_async().
 *
 * A picture that cannot be fetched is no error: it is in the report. %G_IO_ERROR_CANCELLED and
 * %BYLINE_STORE_ERROR_DISK_FULL end the run.
 *
 * Returns: (transfer full): what became of the pictures; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (keep_pictures, BylinePicturesReport *)
/**
 * byline_library_set_keeps_pictures:
 * @self: a library
 * @keeps_pictures: whether it keeps them by itself
 *
 * Says whether the library keeps pictures of saved stories by itself, which it does unless it is
 * told otherwise: when a story is saved, after a refresh, and when automatic refresh is turned on.
 * A program that ends soon waits for byline_library_keep_pictures_async() instead.
 */
void byline_library_set_keeps_pictures (BylineLibrary *self, gboolean keeps_pictures);

/* --- Lists --- */

/**
 * byline_library_get_counts_async:
 * @self: an open library
 * @scope: the filter that counts go by: see byline_db_get_counts()
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries what the sidebar shows, all of one moment.
 *
 * Finish with byline_library_get_counts_finish().
 */
void byline_library_get_counts_async (BylineLibrary *self,
                                      const BylineFilter *scope,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_library_get_counts_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_counts_async() and byline_library_get_all_counts_async().
 *
 * Returns: (transfer full): the counts; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (get_counts, BylineCounts *)
/**
 * byline_library_list_story_ids_async:
 * @self: an open library
 * @filter: a filter, copied
 * @limit: the most rows; 0 for all
 * @offset: how many rows are passed over
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries which stories a filter shows.
 *
 * Finish with byline_library_list_story_ids_finish().
 */
void byline_library_list_story_ids_async (BylineLibrary *self,
                                          const BylineFilter *filter,
                                          guint limit,
                                          guint offset,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/**
 * byline_library_list_story_ids_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_list_story_ids_async().
 *
 * The ids are valid in this profile until its database is rebuilt; keep a story's key where it
 * must last longer. Fails with %BYLINE_STORE_ERROR_QUERY if the filter's search cannot be run.
 *
 * Returns: (transfer full) (element-type gint64): rows of stories in reading order, newest first
 *   (best match first, if the filter is ranked); empty if there are none. %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (list_story_ids, GArray *)
/**
 * byline_library_get_stories_async:
 * @self: an open library
 * @ids: (array length=n_ids): rows of stories, copied
 * @n_ids: how many there are
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries what a list shows of stories.
 *
 * Finish with byline_library_get_stories_finish().
 */
void byline_library_get_stories_async (BylineLibrary *self,
                                       const gint64 *ids,
                                       gsize n_ids,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_library_get_stories_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_stories_async().
 *
 * Rows that are gone are passed over, so that the array may be shorter than the request: match by
 * the story's id, not by position.
 *
 * Returns: (transfer full) (element-type BylineStory): the stories, in the order of the ids; %NULL
 *   with @error set
 */
BYLINE_LIBRARY_FINISH (get_stories, GPtrArray *)
/**
 * byline_library_find_story_async:
 * @self: an open library
 * @reference: a row number, a key, or an address
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Looks for one story.
 *
 * Finish with byline_library_find_story_finish().
 */
void byline_library_find_story_async (BylineLibrary *self,
                                      const char *reference,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_library_find_story_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_find_story_async().
 *
 * Returns: the story's row; 0 with %BYLINE_STORE_ERROR_NOT_FOUND if there is no such story, or
 *   another error
 */
gint64 byline_library_find_story_finish (BylineLibrary *self, GAsyncResult *result, GError **error);

/* --- Stories --- */

/**
 * byline_library_load_article_async:
 * @self: an open library
 * @story_id: a story's row
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Reads an article from the archive, never from the network. Authors and sections have the names
 * that the user's rules give them: the article is for reading, not for saving.
 *
 * Finish with byline_library_load_article_finish().
 */
void byline_library_load_article_async (BylineLibrary *self,
                                        gint64 story_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/**
 * byline_library_load_article_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_load_article_async().
 *
 * Fails with %BYLINE_STORE_ERROR_NOT_FOUND if there is no such story, with
 * %BYLINE_STORE_ERROR_NO_ARTICLE if its file is missing or broken (then fetch it), and with
 * %BYLINE_STORE_ERROR_UNREADABLE if the file is there but cannot be read, so that fetching would
 * not help.
 *
 * Returns: (transfer full): the article, which must not be changed; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (load_article, BylineArticle *)
/**
 * byline_library_fetch_article_async:
 * @self: an open library
 * @story_id: a story's row
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Fetches the story's page, makes a document of it, joins it with what the feed said
 * (byline_article_merge_page()) and keeps it. It is called when a loaded article is_excerpt, or is
 * missing. A page that shows only a beginning is asked for once a day at most: in between the
 * article is what the archive has.
 *
 * Finish with byline_library_fetch_article_finish().
 */
void byline_library_fetch_article_async (BylineLibrary *self,
                                         gint64 story_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/**
 * byline_library_refetch_article_async:
 * @self: an open library
 * @story_id: a story's row
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_library_fetch_article_async() does, whenever the page was asked for last.
 * Finish with byline_library_fetch_article_finish().
 */
void byline_library_refetch_article_async (BylineLibrary *self,
                                           gint64 story_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/**
 * byline_library_fetch_article_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_fetch_article_async() and byline_library_refetch_article_async().
 *
 * Fails with a #BylineFetchError if the page's first part cannot be fetched, with
 * %BYLINE_LIBRARY_ERROR_NOTHING_SHOWN if the page has no text or the story has no page, and with
 * %BYLINE_STORE_ERROR_NOT_FOUND if there is no such story; the archive is then as it was.
 *
 * Returns: (transfer full): the article, perhaps still an excerpt, which must not be changed;
 *   %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (fetch_article, BylineArticle *)

/**
 * byline_library_keep_position:
 * @self: a library
 * @story_id: a story's row
 * @position: (nullable): where it was left, copied; %NULL: it is to begin at its beginning
 *
 * Keeps where a story is to be opened; byline_library_load_article_async() says it with the article.
 * Nobody waits for it: if it fails, or the library is not open or can only be read, the story opens at
 * its beginning. Main thread.
 */
void byline_library_keep_position (BylineLibrary *self,
                                   gint64 story_id,
                                   const BylineReadingPosition *position);

/**
 * byline_library_mark_async:
 * @self: an open library
 * @stories: (array length=n_stories): rows of stories, copied
 * @n_stories: how many there are
 * @flag: which flag
 * @value: whether it is set
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Sets a flag of stories; saving one keeps its pictures with the data.
 *
 * Finish with byline_library_mark_finish().
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
 * byline_library_mark_all_read_async:
 * @self: an open library
 * @filter: a filter, copied
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Marks all that @filter shows now as read. Finish with byline_library_mark_finish().
 */
void byline_library_mark_all_read_async (BylineLibrary *self,
                                         const BylineFilter *filter,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/**
 * byline_library_mark_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_mark_async() and byline_library_mark_all_read_async().
 *
 * Returns: (transfer full) (element-type gint64): the rows that changed, which Undo gives to
 *   byline_library_mark_async(); %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (mark, GArray *)

/**
 * byline_library_load_picture_async:
 * @self: an open library
 * @url: a picture's address
 * @from: where the document came from that names @url: network, icon_network or avatar_network of
 *   the story, publication or author
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Gets an encoded picture from disk or the network.
 *
 * Finish with byline_library_load_picture_finish().
 */
void byline_library_load_picture_async (BylineLibrary *self,
                                        const char *url,
                                        BylineNetwork from,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/**
 * byline_library_load_picture_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_load_picture_async().
 *
 * Returns: (transfer full): the picture's bytes; %NULL with a #BylineFetchError or another error
 */
BYLINE_LIBRARY_FINISH (load_picture, GBytes *)

/**
 * byline_library_retry_picture:
 * @self: an open library
 * @url: a picture's address
 *
 * Lets the next byline_library_load_picture_async() ask for a picture again that failed a short
 * while ago.
 */
void byline_library_retry_picture (BylineLibrary *self, const char *url);

/* --- Maintenance --- */

/**
 * byline_library_check_async:
 * @self: an open library
 * @repair: whether what can be mended is
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Compares database, archive and search index. Runs on the writing thread.
 *
 * Finish with byline_library_check_finish().
 */
void byline_library_check_async (BylineLibrary *self,
                                 gboolean repair,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/**
 * byline_library_check_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_check_async().
 *
 * Returns: (transfer full): what was found; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (check, BylineCheckReport *)

/**
 * BylineRebuilt:
 *
 * What making the database anew did.
 */
typedef struct {
  guint n_stories;       /* in the new database */
  guint n_salvaged;      /* of these, whose file was made anew of what the old database knew */
  guint n_unusable;      /* articles that cannot be read and are left out */
  char *first_unusable;  /* nullable: the first of them and why */
  char *damaged_journal; /* nullable: where a journal that was written anew is kept */
} BylineRebuilt;
/**
 * byline_rebuilt_free:
 * @self: (transfer full) (nullable): a rebuilt
 *
 * Frees @self and what it holds.
 */
void byline_rebuilt_free (BylineRebuilt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRebuilt, byline_rebuilt_free)

/**
 * BylineRebuildFunc:
 * @done: how many articles are through
 * @total: how many there are
 * @user_data: data of the callback
 *
 * Called on the main thread while a database is rebuilt.
 */
typedef void (*BylineRebuildFunc) (guint done, guint total, gpointer user_data);

/**
 * byline_library_rebuild_async:
 * @self: a library that is not open: byline_library_open_async() failed
 * @force: also if stories are lost by it that cannot be read now
 * @progress: (nullable) (scope notified): called now and then, until the call is answered
 * @progress_data: for @progress
 * @cancellable: (nullable): the old database stays, then
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Makes the database anew from archive and journal, on a thread of its own. Then the library can
 * be opened.
 *
 * Finish with byline_library_rebuild_finish().
 */
void byline_library_rebuild_async (BylineLibrary *self,
                                   gboolean force,
                                   BylineRebuildFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/**
 * byline_library_rebuild_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_rebuild_async().
 *
 * Returns: (transfer full): what was done; %NULL with a #BylineStoreError,
 *   %BYLINE_STORE_ERROR_INCOMPLETE if @force was %FALSE and stories would be lost
 */
BYLINE_LIBRARY_FINISH (rebuild, BylineRebuilt *)
/**
 * byline_library_rebuild_profile:
 * @profile: a profile that no library has open
 * @force: also if stories are lost by it that cannot be read now
 * @error: return location for an error
 *
 * Does what byline_library_rebuild_async() does, and blocks.
 *
 * Returns: (transfer full): what was done; %NULL with @error set
 */
BylineRebuilt *byline_library_rebuild_profile (BylineProfile *profile,
                                               gboolean force,
                                               GError **error);

G_END_DECLS
