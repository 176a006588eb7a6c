/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BylineAccount:
 * @id: the row
 * @key: opaque, made when it was added, never changes
 * @protocol: "greader" or "miniflux"
 * @url: the address of the server's interface, without a slash at its end
 * @user: (nullable): the user's name there; %NULL: a token stands for it
 * @name: what the user calls it, else its host
 * @cursor: up to when the server's changes are known, by its clock, in seconds since 1970; 0: the
 *   first sync is not through
 * @clock_offset: how far the server's clock is ahead of ours, in seconds
 * @last_synced: when a sync began last, 0: never
 * @last_succeeded: when a sync went well last, 0: never
 * @next_try: not before, in seconds since 1970
 * @n_failures: in a row
 * @last_error: (nullable): why the last sync failed, a sentence in English
 * @error_code: (nullable): what kind of failure that was, "fetch:TIMEOUT", for translation
 * @n_feeds: how many feeds it brings
 * @n_waiting: how many of the user's changes the server has not been told yet
 *
 * A server that brings publications, and is told what is read.
 */
typedef struct {
  gint64 id;
  char *key;
  char *protocol;
  char *url;
  char *user;
  char *name;
  gint64 cursor;
  gint64 clock_offset;
  gint64 last_synced;
  gint64 last_succeeded;
  gint64 next_try;
  guint n_failures;
  char *last_error;
  char *error_code;
  guint n_feeds;
  guint n_waiting;
} BylineAccount;

/**
 * byline_account_new:
 *
 * Returns: (transfer full): an account that nothing is known of
 */
BylineAccount *byline_account_new (void);
/**
 * byline_account_copy:
 * @self: an account
 *
 * Returns: (transfer full): a copy of @self, with copies of what it holds
 */
BylineAccount *byline_account_copy (const BylineAccount *self);
/**
 * byline_account_free:
 * @self: (transfer full) (nullable): an account
 *
 * Frees @self and what it holds.
 */
void byline_account_free (BylineAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineAccount, byline_account_free)

/**
 * byline_account_dup_secret_url:
 * @self: an account
 *
 * Returns: (transfer full): the address by which its password or token is kept. Two accounts of one
 *   server have two of them.
 */
char *byline_account_dup_secret_url (const BylineAccount *self);
/**
 * byline_account_dup_host:
 * @self: an account with an address
 *
 * Returns: (transfer full): its server's host: what it is called unless the user gave it a name
 */
char *byline_account_dup_host (const BylineAccount *self);

G_END_DECLS
