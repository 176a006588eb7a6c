/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-account.h"
#include "byline-library-private.h"
#include "byline-library.h"
#include "byline-opml.h"

G_BEGIN_DECLS

/* What the parts of the library do for each other. */

/** Has servers told what waits when the network comes back. */
void _byline_library_init_accounts (BylineLibrary *self);
/** Learns which accounts there are. Nobody waits for it. */
void _byline_library_look_for_accounts (BylineLibrary *self);
/** Returns: whether an account is being synced. */
gboolean _byline_library_is_syncing (BylineLibrary *self, gint64 account_id);
/** Syncs all accounts (@only_due: whose time has come) as part of the refresh under way. */
void _byline_library_refresh_accounts (BylineLibrary *self, gboolean only_due);
/** Returns: whether an account's time has come. */
gboolean _byline_library_account_is_due (BylineLibrary *self,
                                         const BylineAccount *account,
                                         gint64 now);
/** A few seconds later servers are told what they have not been, in a window. */
void _byline_library_tell_soon (BylineLibrary *self);
/**
 * Returns: the network that a picture may be in: what a server relays is public, but for what an
 * account's own server serves of it in the place of others.
 */
BylineNetwork _byline_library_picture_network (BylineLibrary *self,
                                               const char *url,
                                               BylineNetwork from);

/**
 * Asks an account's server for the whole text of an excerpt. @remote: what it calls the story.
 * @account, @story, @known are copied or held.
 */
void _byline_library_fetch_original_async (BylineLibrary *self,
                                           const BylineAccount *account,
                                           const char *remote,
                                           const BylineStory *story,
                                           BylineArticle *known,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/** Returns: (transfer full): the story with it; %NULL with an error if there is no more to be had */
BylineArticle *_byline_library_fetch_original_finish (BylineLibrary *self,
                                                      GAsyncResult *result,
                                                      GError **error);

/** As byline_library_fetch_article_async(), but nobody waits for it: a host that asked to be left alone is not
 * asked. */
void _byline_library_fetch_article_ahead_async (BylineLibrary *self,
                                                gint64 story_id,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
/** The same for byline_library_load_picture_async(). */
void _byline_library_load_picture_ahead_async (BylineLibrary *self,
                                               const char *url,
                                               BylineNetwork from,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);

/** Brings in what saved stories lack of their pictures. Nobody waits for it. */
void _byline_library_complete_pictures (BylineLibrary *self);
/** Adds the addresses of @article's pictures; portraits too only @with_portraits. */
void _byline_article_add_picture_urls (const BylineArticle *article,
                                       gboolean with_portraits,
                                       GPtrArray *urls);

/**
 * Updates the stories that changed rules concern, in steps that other writes get between, and signals
 * the change at the end. Nobody waits for it.
 */
void _byline_library_update_mutes (BylineLibrary *self);

/** Has the session know how servers are reached. @callback: when it does, or when that cannot be read */
void _byline_library_load_access_async (BylineLibrary *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/** A feed is gone for good: what was set for it goes, too. Nobody waits for it. */
void _byline_library_forget_access (BylineLibrary *self, const char *feed_url);
/** How the server of a feed is reached that has moved for good. */
void _byline_library_move_access (BylineLibrary *self, const char *old_url, const char *new_url);

/** Makes the session's logins and connects their signals. */
void _byline_library_init_logins (BylineLibrary *self);
/**
 * _byline_library_split_address:
 * @text: what a person typed
 *
 * Takes a user name and a password out and tries them from now on, in the place of earlier ones.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL if @text is none.
 */
char *_byline_library_split_address (BylineLibrary *self, const char *text);

/**
 * Looks whether @url is subscribed to, however it is written (byline_url_feed_key()), without asking
 * anybody. A login that is being tried then replaces its login.
 */
void _byline_library_look_up_async (BylineLibrary *self,
                                    const char *url,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/** Returns: %TRUE if it is not; else %BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED, or another error. */
gboolean _byline_library_look_up_finish (BylineLibrary *self, GAsyncResult *result, GError **error);

/* What a feed is subscribed to as, whatever it says itself. All are nullable. */
typedef struct {
  const char *name;          /* of its publication */
  const char *home_page_url; /* of its publication: what it joins goes by that */
  const char *section;       /* what its stories are in */
} BylineSubscribeAs;

/** As byline_library_subscribe_async(). Finish with byline_library_subscribe_finish(). */
void _byline_library_subscribe_as_async (BylineLibrary *self,
                                         const BylineFeedCandidate *candidate,
                                         const char *folder,
                                         const BylineSubscribeAs *as,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/**
 * Takes the icon of a publication that has none from @page, which came a moment ago, without a
 * request. @page: (nullable)
 */
void _byline_library_take_icon (BylineLibrary *self,
                                gint64 publication_id,
                                const BylineResponse *page);

/** Sets @bounds to what the user has set for all feeds. */
void _byline_library_get_bounds (BylineLibrary *self, BylineScheduleBounds *bounds);

/** Adds @publication's feeds to @opml, as an export has them. */
void _byline_publication_add_outlines (const BylinePublication *publication, BylineOpml *opml);

/**
 * One look at what is due, as automatic refresh has it each minute. Returns: whether it was worth
 * it.
 */
gboolean _byline_library_refresh_if_due (BylineLibrary *self);

G_END_DECLS
