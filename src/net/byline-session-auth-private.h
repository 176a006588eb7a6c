/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-login.h"

G_BEGIN_DECLS

/**
 * BylineSessionAuth: gives servers the logins that they ask for (401; Basic and Digest, RFC 7617
 * and 7616, which libsoup speaks). Each message is looked at by itself, by its own address: so what
 * belongs to one origin never follows a redirect to another.
 *
 * A login goes out when its server has asked, not before: a server that wants Digest never sees the
 * password, and one that wants nothing gets nothing. What a server took as Basic it gets at once the
 * next time, below the same folder (RFC 7617, 2.2). This is kept by login, not in libsoup's cache,
 * which would mix two users of one server.
 */
typedef struct _BylineSessionAuth BylineSessionAuth;

BylineSessionAuth *_byline_session_auth_new (void);
void _byline_session_auth_unref (BylineSessionAuth *self);
/** @provider: (nullable) */
void _byline_session_auth_set_provider (BylineSessionAuth *self, BylineLoginProvider *provider);
/** Makes @message, which is not sent yet, give the login that its address needs. */
void _byline_session_auth_watch (BylineSessionAuth *self, SoupMessage *message);
/** Gives a server or a proxy that asked with @auth this @login. */
void _byline_session_auth_give (SoupAuth *auth, const BylineLogin *login);
/** Returns: whether a login was given with @message, so that its 401 says that it is wrong. */
gboolean _byline_session_auth_was_given (SoupMessage *message);

G_END_DECLS
