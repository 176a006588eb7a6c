/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-access.h"
#include "byline-session.h"

G_BEGIN_DECLS

/**
 * BylineRequestCall: what makes a request a call to an interface for programs: its own copy of a
 * BylineCall.
 */
typedef struct _BylineRequestCall BylineRequestCall;

/** Returns: (transfer full): a copy of @call */
BylineRequestCall *_byline_request_call_new (const BylineCall *call);
void _byline_request_call_free (BylineRequestCall *self);

/**
 * _byline_request_message_new:
 * @uri: where it goes
 * @kind: decides what is accepted
 * @etag: (nullable): a validator
 * @last_modified: (nullable): a validator
 * @call: (nullable): %NULL for what is only fetched
 * @access: (nullable): how the server is reached
 *
 * Returns: (transfer full): a message with its headers, which follows no redirect
 */
SoupMessage *_byline_request_message_new (GUri *uri,
                                          BylineRequestKind kind,
                                          const char *etag,
                                          const char *last_modified,
                                          const BylineRequestCall *call,
                                          const BylineAccess *access);
/**
 * Adds @access's (nullable) cookie to those that @message has, if its host is one of the publication's.
 */
void _byline_request_message_add_cookie (SoupMessage *message, const BylineAccess *access);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRequestCall, _byline_request_call_free)

G_END_DECLS
