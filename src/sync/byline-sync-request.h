/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-sync-quirks.h"

G_BEGIN_DECLS

/**
 * BylineSyncAccess:
 * @protocol: how the server is spoken to
 * @base_url: its interface's address, without a slash at its end
 * @user: (nullable): the user's name; %NULL or empty: @secret is a token
 * @secret: (nullable): a password, or a token
 * @session: (nullable): what the server gave for them (Google Reader's Auth)
 * @edit_token: (nullable): what the server wants to see with a change (Google Reader's T)
 *
 * What is needed to ask a server. Nobody frees what it points to but who made it.
 */
typedef struct {
  BylineSyncProtocol protocol;
  const char *base_url;
  const char *user;
  const char *secret;
  const char *session;
  const char *edit_token;
} BylineSyncAccess;

/**
 * BylineSyncRequest:
 * @method: "GET", "POST" …
 * @url: where it goes
 * @authorization: (nullable): a header, "Authorization: …" or "X-Auth-Token: …"
 * @content_type: (nullable): the body's type
 * @body: (nullable): the body
 *
 * A request to a server. It holds a password or a token: it is not to be printed.
 */
typedef struct {
  const char *method;
  char *url;
  char *authorization;
  const char *content_type;
  GString *body;
} BylineSyncRequest;

/**
 * byline_sync_request_new:
 * @access: whom to ask, and as whom
 * @method: "GET", "POST" …, a constant
 * @path: what follows the server's address, with its query
 *
 * Returns: (transfer full): a request without a body
 */
BylineSyncRequest *byline_sync_request_new (const BylineSyncAccess *access,
                                            const char *method,
                                            const char *path);
/**
 * byline_sync_request_add_field:
 * @self: a request
 * @name: the field's name
 * @value: (nullable): its value; %NULL leaves it out
 *
 * Adds a field to the request's form (application/x-www-form-urlencoded).
 */
void byline_sync_request_add_field (BylineSyncRequest *self, const char *name, const char *value);
/**
 * byline_sync_request_set_json:
 * @self: a request
 * @json: (transfer full): the body
 *
 * Gives the request a body of JSON.
 */
void byline_sync_request_set_json (BylineSyncRequest *self, char *json);
/**
 * byline_sync_request_follow:
 * @base_url: an interface's address, without a slash at its end
 * @url: what was asked below it
 * @location: (nullable): where that leads
 *
 * Finds out where an interface is if what is asked there leads elsewhere. The login goes to the host alone that the
 * user gave, and never from https to http.
 *
 * Returns: (transfer full) (nullable): the interface's address; %NULL if it is another host's, or no interface
 */
char *byline_sync_request_follow (const char *base_url, const char *url, const char *location);
/**
 * byline_sync_request_free:
 * @self: (transfer full) (nullable): a request
 *
 * Frees @self and what it holds.
 */
void byline_sync_request_free (BylineSyncRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSyncRequest, byline_sync_request_free)

G_END_DECLS
