/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-account.h"
#include "byline-db-stories.h"
#include "byline-db.h"

G_BEGIN_DECLS

/* Accounts on servers: what they bring, what they say of it, and what they are to be told. How each case
 * is decided stands in DESIGN ("Accounts"). */

/* --- byline-db-accounts.c, byline-db-account-rows.c --- */

/**
 * byline_db_add_account:
 * @self: the writing connection
 * @account: its protocol, address, user and name; a key is made if it has none
 * @error: return location for an error
 *
 * Adds an account. Journalled.
 *
 * Returns: its row; 0 with %BYLINE_STORE_ERROR_EXISTS if there is one of that server and user, or
 *   another error
 */
gint64 byline_db_add_account (BylineDb *self, const BylineAccount *account, GError **error);
/**
 * byline_db_change_account:
 * @self: the writing connection
 * @account_id: an account
 * @url: the address of its interface from now on
 * @user: (nullable): the user there from now on; %NULL: a token stands for it
 * @name: (nullable): what the user calls it; "": its host; %NULL: as it is
 * @error: return location for an error
 *
 * Changes where an account's server is, or who is asked for there. All that it brings stays; it may be synced at
 * once. Journalled.
 *
 * Returns: whether it was done; %FALSE with %BYLINE_STORE_ERROR_EXISTS if another account is that, or another error
 */
gboolean byline_db_change_account (BylineDb *self,
                                   gint64 account_id,
                                   const char *url,
                                   const char *user,
                                   const char *name,
                                   GError **error);
/**
 * byline_db_remove_account:
 * @self: the writing connection
 * @account_id: an account
 * @keep: whether its publications stay and are polled by this computer; else they are unsubscribed
 *   from here, and stay on the server
 * @error: return location for an error
 *
 * Removes an account; the server is not told. Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_remove_account (BylineDb *self,
                                   gint64 account_id,
                                   gboolean keep,
                                   GError **error);
/**
 * byline_db_get_accounts:
 * @self: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BylineAccount): all accounts, in the order in which they were
 *   added; %NULL with @error set
 */
GPtrArray *byline_db_get_accounts (BylineDb *self, GError **error);
/**
 * byline_db_get_account:
 * @self: a connection
 * @account_id: an account
 * @error: return location for an error
 *
 * Returns: (transfer full): the account; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND, or another error
 */
BylineAccount *byline_db_get_account (BylineDb *self, gint64 account_id, GError **error);
/**
 * byline_db_dup_account_resume:
 * @self: a connection
 * @account_id: an account
 *
 * Returns: (transfer full) (nullable): where a first sync was interrupted
 */
char *byline_db_dup_account_resume (BylineDb *self, gint64 account_id);
/**
 * byline_db_set_account_position:
 * @self: the writing connection
 * @account_id: an account
 * @cursor: up to when the server's changes are known; 0: the first sync is not through
 * @resume: (nullable): where the first sync goes on
 * @error: return location for an error
 *
 * Keeps how far a sync is. Lost with the index, like entries: then all is compared anew.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_set_account_position (BylineDb *self,
                                         gint64 account_id,
                                         gint64 cursor,
                                         const char *resume,
                                         GError **error);
/**
 * byline_db_record_account_sync:
 * @self: the writing connection
 * @account_id: an account
 * @now: in seconds since 1970
 * @next_try: not before; 0: any time
 * @code: (nullable): what kind of failure it was; %NULL: it went well
 * @message: (nullable): a sentence in English
 * @error: return location for an error
 *
 * Keeps how a sync went.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_record_account_sync (BylineDb *self,
                                        gint64 account_id,
                                        gint64 now,
                                        gint64 next_try,
                                        const char *code,
                                        const char *message,
                                        GError **error);
/**
 * byline_db_set_account_clock:
 * @self: the writing connection
 * @account_id: an account
 * @offset: how far the server's clock is ahead of ours, in seconds
 * @error: return location for an error
 *
 * Keeps the difference of two clocks: marks of both sides are compared by it.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_set_account_clock (BylineDb *self,
                                      gint64 account_id,
                                      gint64 offset,
                                      GError **error);
/**
 * byline_db_move_to_account:
 * @self: the writing connection
 * @publication_id: a publication
 * @account_id: who brings it from now on; 0: this computer
 * @error: return location for an error
 *
 * Moves a publication to a server, or back. Its stories and their marks stay; the server that had it
 * is told to end the subscription, the one that gets it to begin one. Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_move_to_account (BylineDb *self,
                                    gint64 publication_id,
                                    gint64 account_id,
                                    GError **error);

/* --- byline-db-account-feeds.c --- */

/**
 * BylineRemoteFeed:
 * @remote: what the server calls it
 * @url: its address
 * @title: (nullable): what it is called there
 * @home_page_url: (nullable): the site's address
 * @folder: (nullable): the category that it is in
 *
 * A subscription that a server has.
 */
typedef struct {
  const char *remote;
  const char *url;
  const char *title;
  const char *home_page_url;
  const char *folder;
} BylineRemoteFeed;

/**
 * byline_db_take_remote_feeds:
 * @self: the writing connection
 * @account_id: an account
 * @feeds: (array length=n_feeds): all subscriptions that the server has
 * @n_feeds: how many there are
 * @n_lost: (out): how many of the account's feeds the server has no more, if these were so many that
 *   it rather has lost them; else 0
 * @error: return location for an error
 *
 * Brings in what has changed of a server's subscriptions.
 *
 * Returns: how many changes there were; -1 with @error set
 */
int byline_db_take_remote_feeds (BylineDb *self,
                                 gint64 account_id,
                                 const BylineRemoteFeed *feeds,
                                 gsize n_feeds,
                                 guint *n_lost,
                                 GError **error);
/**
 * byline_db_find_remote_feed:
 * @self: a connection
 * @account_id: an account
 * @remote: what the server calls a feed
 * @error: return location for an error
 *
 * Returns: the feed's row; 0 if it is none of the account's; -1 with @error set
 */
gint64 byline_db_find_remote_feed (BylineDb *self,
                                   gint64 account_id,
                                   const char *remote,
                                   GError **error);

/**
 * BylineFeedActKind:
 * @BYLINE_FEED_ACT_SUBSCRIBE: the server is to bring it
 * @BYLINE_FEED_ACT_UNSUBSCRIBE: the server is not to bring it
 * @BYLINE_FEED_ACT_EDIT: its name or its category is another one
 *
 * What a server is told of a feed.
 */
typedef enum {
  BYLINE_FEED_ACT_SUBSCRIBE,
  BYLINE_FEED_ACT_UNSUBSCRIBE,
  BYLINE_FEED_ACT_EDIT,
} BylineFeedActKind;

/**
 * BylineFeedAct:
 * @feed_id: the feed's row
 * @kind: what is to be said
 * @number: of the journal's last line that it stands for
 * @n_tries: how often it was refused
 * @url: the feed's address
 * @remote: (nullable): what the server calls it
 * @title: (nullable): its new name; %NULL leaves it
 * @has_folder: whether the category is to be another one
 * @folder: (nullable): the category; %NULL for none
 * @old_folder: (nullable): the category that it leaves
 *
 * What is to be said of a feed.
 */
typedef struct {
  gint64 feed_id;
  BylineFeedActKind kind;
  gint64 number;
  guint n_tries;
  char *url;
  char *remote;
  char *title;
  gboolean has_folder;
  char *folder;
  char *old_folder;
} BylineFeedAct;

/**
 * byline_feed_act_free:
 * @self: (transfer full) (nullable): an act
 *
 * Frees @self and what it holds.
 */
void byline_feed_act_free (BylineFeedAct *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedAct, byline_feed_act_free)

/**
 * byline_db_next_feed_act:
 * @self: the writing connection
 * @account_id: an account
 * @after: a feed's row: acts of it and those before it are passed over; 0 for none
 * @act: (out) (transfer full) (nullable): what is to be said next; %NULL: nothing
 * @error: return location for an error
 *
 * Finds what is to be said next, and drops what need not be said any more.
 *
 * Returns: %FALSE with @error set
 */
gboolean byline_db_next_feed_act (BylineDb *self,
                                  gint64 account_id,
                                  gint64 after,
                                  BylineFeedAct **act,
                                  GError **error);
/**
 * byline_db_feed_act_done:
 * @self: the writing connection
 * @account_id: an account
 * @act: what was said
 * @remote: (nullable): what the server calls a new subscription, if it says so
 * @error: return location for an error
 *
 * Keeps that the server has taken it. What the user has changed since waits on.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_feed_act_done (BylineDb *self,
                                  gint64 account_id,
                                  const BylineFeedAct *act,
                                  const char *remote,
                                  GError **error);
/**
 * byline_db_feed_act_refused:
 * @self: the writing connection
 * @account_id: an account
 * @act: what was said
 * @gave_up: (out): whether it is not said again; a feed that the server does not take is polled by this
 *   computer then
 * @error: return location for an error
 *
 * Keeps that the server has refused it.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_feed_act_refused (BylineDb *self,
                                     gint64 account_id,
                                     const BylineFeedAct *act,
                                     gboolean *gave_up,
                                     GError **error);

/* --- byline-db-entries.c --- */

/**
 * BylineRemoteState:
 * @remote: what the server calls the entry
 * @sign: a hash of what the entry is told by; 0: not known
 * @is_read: whether it is read there
 * @is_saved: whether it is starred there
 * @changed: when that was last changed, by the server's clock, in microseconds; 0: not known
 *
 * What a server says of an entry.
 */
typedef struct {
  const char *remote;
  gint64 sign;
  gboolean is_read;
  gboolean is_saved;
  gint64 changed;
} BylineRemoteState;

/**
 * byline_db_entry_sign:
 * @url: (nullable): an entry's address
 * @title: (nullable): its headline
 *
 * Returns: a hash of what an entry is told by, never 0
 */
gint64 byline_db_entry_sign (const char *url, const char *title);
/**
 * byline_db_unknown_entries:
 * @self: a connection
 * @account_id: an account
 * @remotes: (element-type utf8): entries that a server names
 * @limit: the most that are returned
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8): those that nothing is known of, in their order, each
 *   once; %NULL with @error set
 */
GPtrArray *byline_db_unknown_entries (BylineDb *self,
                                      gint64 account_id,
                                      GPtrArray *remotes,
                                      guint limit,
                                      GError **error);
/**
 * byline_db_differing_entries:
 * @self: a connection
 * @account_id: an account
 * @unread: (element-type utf8): a set of all entries that are unread there
 * @saved: (element-type utf8): a set of all entries that are starred there
 * @gone_unread: (element-type utf8): gets known ones that were unread there and are not in the set
 * @gone_saved: (element-type utf8): gets known ones that were starred there and are not in the set
 * @error: return location for an error
 *
 * Compares lists of a server with what is known. An entry that a list lacks has lost the mark, or the
 * server has lost the entry: that is to be asked.
 *
 * Returns: (transfer full) (element-type utf8): a set of known entries that are in a list and were
 *   not, %NULL with @error set
 */
GHashTable *byline_db_differing_entries (BylineDb *self,
                                         gint64 account_id,
                                         GHashTable *unread,
                                         GHashTable *saved,
                                         GPtrArray *gone_unread,
                                         GPtrArray *gone_saved,
                                         GError **error);
/**
 * byline_db_take_states:
 * @self: the writing connection
 * @account_id: an account
 * @states: (array length=n_states): what the server says of entries; those that are not known are left
 *   out
 * @n_states: how many there are
 * @which: the flags that @states are about: %BYLINE_STORY_FLAG_READ, %BYLINE_STORY_FLAG_SAVED, or -1
 *   for both
 * @changed: (element-type gint64): gets the rows of stories that are marked otherwise now
 * @error: return location for an error
 *
 * Brings in what has changed of marks.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_take_states (BylineDb *self,
                                gint64 account_id,
                                const BylineRemoteState *states,
                                gsize n_states,
                                int which,
                                GArray *changed,
                                GError **error);
/**
 * byline_db_commit_entries:
 * @self: the writing connection
 * @account_id: an account
 * @update: what the server brought of one feed
 * @states: (array): what it says of each of @update's articles
 * @changed: (element-type gint64): gets the rows of stories that are marked otherwise now
 * @error: return location for an error
 *
 * As byline_db_commit_feed(), of what a server brings: each entry is the story that it is found to be,
 * and what either side has marked is marked in both.
 *
 * Returns: (transfer full): what changed; %NULL with @error set
 */
BylineCommitResult *byline_db_commit_entries (BylineDb *self,
                                              gint64 account_id,
                                              const BylineFeedUpdate *update,
                                              const BylineRemoteState *states,
                                              GArray *changed,
                                              GError **error);
/**
 * byline_db_note_entries:
 * @self: the writing connection
 * @account_id: an account
 * @feed_id: the feed that they are of; 0: none of the account's
 * @states: (array length=n_states): entries that are no story here
 * @n_states: how many there are
 * @error: return location for an error
 *
 * Keeps that entries are known, so that they are not asked for again: they say nothing, or are of no
 * feed that the account brings.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_note_entries (BylineDb *self,
                                 gint64 account_id,
                                 gint64 feed_id,
                                 const BylineRemoteState *states,
                                 gsize n_states,
                                 GError **error);
/**
 * byline_db_lose_entry:
 * @self: the writing connection
 * @account_id: an account
 * @remote: what the server called the entry
 * @error: return location for an error
 *
 * Keeps that the server has an entry no more. Its story and its marks stay.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_lose_entry (BylineDb *self,
                               gint64 account_id,
                               const char *remote,
                               GError **error);
/**
 * byline_db_count_unread_entries:
 * @self: a connection
 * @account_id: an account
 * @feed_id: a feed's row
 * @error: return location for an error
 *
 * Returns: how many of its entries the server holds for unread, as far as is known; -1 with @error set
 */
gint64 byline_db_count_unread_entries (BylineDb *self,
                                       gint64 account_id,
                                       gint64 feed_id,
                                       GError **error);
/**
 * byline_db_find_entry:
 * @self: a connection
 * @story_id: a story
 * @account_id: (out): the account that brings it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what a server calls the story; %NULL if none brings it, or with
 *   @error set
 */
char *byline_db_find_entry (BylineDb *self, gint64 story_id, gint64 *account_id, GError **error);

/**
 * BylineMarkBatch:
 * @flag: which flag
 * @value: whether it is set
 * @number: of the journal's last line that it stands for
 * @remotes: (element-type utf8): entries
 *
 * Marks that a server is to be told together.
 */
typedef struct {
  BylineStoryFlag flag;
  gboolean value;
  gint64 number;
  GPtrArray *remotes;
} BylineMarkBatch;

/**
 * byline_mark_batch_free:
 * @self: (transfer full) (nullable): a batch
 *
 * Frees @self and what it holds.
 */
void byline_mark_batch_free (BylineMarkBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineMarkBatch, byline_mark_batch_free)

/**
 * byline_db_next_marks:
 * @self: the writing connection
 * @account_id: an account
 * @limit_read: the most entries that are marked as read or unread at once
 * @limit_saved: the most entries that are starred at once
 * @batch: (out) (transfer full) (nullable): what is to be said next; %NULL: nothing
 * @error: return location for an error
 *
 * Finds marks that are to be sent, and drops what need not be sent any more.
 *
 * Returns: %FALSE with @error set
 */
gboolean byline_db_next_marks (BylineDb *self,
                               gint64 account_id,
                               guint limit_read,
                               guint limit_saved,
                               BylineMarkBatch **batch,
                               GError **error);
/**
 * byline_db_marks_sent:
 * @self: the writing connection
 * @account_id: an account
 * @batch: what was sent
 * @error: return location for an error
 *
 * Keeps that the server has taken it. What the user has changed since waits on.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_marks_sent (BylineDb *self,
                               gint64 account_id,
                               const BylineMarkBatch *batch,
                               GError **error);
/**
 * byline_db_marks_refused:
 * @self: the writing connection
 * @account_id: an account
 * @batch: what was sent
 * @error: return location for an error
 *
 * Keeps that the server has refused it. Then its entries are sent one by one; what is refused twenty
 * times is not sent again.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_marks_refused (BylineDb *self,
                                  gint64 account_id,
                                  const BylineMarkBatch *batch,
                                  GError **error);

G_END_DECLS
