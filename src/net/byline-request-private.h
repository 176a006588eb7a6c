/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-connections-private.h"
#include "byline-session.h"

G_BEGIN_DECLS

/**
 * BylineRequest: one fetch from its call to its answer, over all its redirects. It stands in the
 * session's queue, or is under
 * way; the session owns it. Its task keeps the session alive.
 */
typedef struct _BylineRequest BylineRequest;

/**
 * BylineRequestOwner: what the owner of requests hands in to each.
 * @connections: (transfer none)
 * @ended: the request has been answered; the owner frees it in here
 * @redirected: the request goes to another address than @old_host ("host:port"); the owner starts it
 *   again when there is a place
 * @answered: what went out has an answer, or fails
 * @user_data: for all of them
 */
typedef struct {
  BylineConnections *connections;
  void (*ended) (BylineRequest *request, gpointer user_data);
  void (*redirected) (BylineRequest *request, const char *old_host, gpointer user_data);
  void (*answered) (const BylineLoggedRequest *logged, gpointer user_data);
  gpointer user_data;
} BylineRequestOwner;

/**
 * _byline_request_new:
 * @owner: (transfer none): outlives @task
 * @task: (transfer full): what is answered; its source object is the session
 *
 * Returns: (transfer full) (nullable): the request, or %NULL if @url is no web address (then
 * @task has been answered).
 */
BylineRequest *_byline_request_new (const BylineRequestOwner *owner,
                                    GTask *task,
                                    const char *url,
                                    BylineRequestKind kind,
                                    const BylineRequestReason *reason,
                                    BylineNetwork from,
                                    const char *etag,
                                    const char *last_modified);
void _byline_request_free (BylineRequest *self);

/** Makes it a call, before it is started. */
void _byline_request_set_call (BylineRequest *self, const BylineCall *call);
void _byline_request_set_limits (BylineRequest *self, gsize max_bytes, guint timeout_seconds);
BylineRequestKind _byline_request_get_kind (BylineRequest *self);
/** Returns: (transfer none): "host:port" that its next message goes to. */
const char *_byline_request_get_host (BylineRequest *self);
/**
 * Returns: whether both ask one name for what they may not both get: that name's addresses are
 * filtered for one of them.
 */
gboolean _byline_request_excludes (BylineRequest *self, BylineRequest *other);

/**
 * Sends it, or refuses to. Ends with its owner's ended() or redirected().
 */
void _byline_request_start (BylineRequest *self);
/** Cancels it, queued or under way. */
void _byline_request_cancel (BylineRequest *self);

/**
 * Returns: (transfer full) (nullable): the address as HTTP can carry it, without user name and
 * password, or %NULL if @url (nullable) is no http or https address.
 */
GUri *_byline_request_parse_url (const char *url);
/** Returns: whether @host, however it is spelled, is this machine. A name is not. */
gboolean _byline_request_host_is_loopback (const char *host);
/** Returns: (transfer full): "host:port", the name by which requests are counted. */
char *_byline_request_host_key (GUri *uri);

G_END_DECLS
