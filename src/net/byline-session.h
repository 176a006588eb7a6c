/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-access.h"
#include "byline-logged-request.h"
#include "byline-login.h"
#include "byline-network.h"

G_BEGIN_DECLS

/**
 * BylineRequestKind:
 *
 * What is fetched: decides limits and priority.
 */
typedef enum {
  BYLINE_REQUEST_PAGE,    /* 20 MiB, 30 s, first in the queue: a person waits */
  BYLINE_REQUEST_FEED,    /* 32 MiB, 30 s */
  BYLINE_REQUEST_PICTURE, /* 16 MiB, 30 s, last */
} BylineRequestKind;

/**
 * BylineResponse:
 * @status: 200 or 304
 * @url: the address after redirects
 * @moved_url: (nullable): the address that permanent redirects (301, 308) led to, before the first that
 *   is for now: what was asked for has that address from now on
 * @moved_network: where @moved_url lies
 * @not_modified: 304; then @body is %NULL
 * @body: (nullable): decompressed
 * @is_truncated: of %BYLINE_REQUEST_FEED only: it breaks off before its announced end, or its
 *   compressed form does; @body is what came. Other kinds fail then
 * @date: when the server says that it answered (Date and, from a cache, Age), in seconds since
 *   1970; 0 if it does not
 * @links: (nullable): its Link headers, joined by commas (RFC 8288)
 * @refresh: (nullable): its Refresh header
 * @max_age: seconds that the answer may be kept (Cache-Control, Expires), less those that a cache has kept
 *   it already (Age); 0 if not said
 * @n_bytes: of the body, as they came
 * @milliseconds: how long it took, with all redirects, from the first request on
 * @network: where @body came from: what may be asked for on its word
 * @asked_network: where the address that was asked for lies, before redirects
 * @unprotected_by: (nullable): the host that led from https to http. The answer may be anybody's:
 *   it moves nothing
 *
 * An answer with a body that can be used.
 */
typedef struct {
  guint status;
  char *url;
  char *moved_url; /* nullable */
  BylineNetwork moved_network;
  gboolean not_modified;
  gboolean is_truncated;
  GBytes *body;
  char *content_type;  /* nullable */
  char *etag;          /* nullable */
  char *last_modified; /* nullable */
  char *links;         /* nullable */
  char *refresh;       /* nullable */
  gint64 date;
  gint64 max_age;
  gint64 n_bytes;
  guint milliseconds;
  BylineNetwork network;
  BylineNetwork asked_network;
  char *unprotected_by; /* nullable */
} BylineResponse;

/**
 * byline_response_free:
 * @self: (transfer full): an answer
 *
 * Frees @self and what it holds.
 */
void byline_response_free (BylineResponse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineResponse, byline_response_free)

/**
 * BylineSession:
 *
 * All that talks to a network, over one SoupSession on the main loop (libsoup's asynchronous API),
 * behind a queue of its own: at most 2 requests at once per host (name and port) and 16 in all.
 * Main thread only.
 *
 * Every failure is a #BylineFetchError with a sentence in English that names the host; cancelling
 * gives %G_IO_ERROR_CANCELLED.
 *
 * Signals:
 *   answered (gpointer BylineLoggedRequest): a request that went out has ended, or leads elsewhere. What
 *   never went out (no network, a private address) is not told
 *
 * What was named in the open net stays there: %BYLINE_FETCH_ERROR_PRIVATE. Behind a proxy names
 * resolve at the proxy; then only addresses that are spelled out are known to be private.
 */
#define BYLINE_TYPE_SESSION (byline_session_get_type ())
G_DECLARE_FINAL_TYPE (BylineSession, byline_session, BYLINE, SESSION, GObject)

/**
 * byline_session_new:
 *
 * Returns: (transfer full): a session
 */
BylineSession *byline_session_new (void);

/**
 * byline_session_fetch_async:
 * @self: a session
 * @url: http or https address
 * @kind: what it is
 * @from: where the document came from that names @url; %BYLINE_NETWORK_PRIVATE for what the user
 *   typed or imported
 * @etag: (nullable): validator from the last answer (RFC 9110, If-None-Match)
 * @last_modified: (nullable): validator from the last answer (If-Modified-Since)
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Fetches an address. The body is read in chunks; it is given up as soon as it passes its limit,
 * before or after decompression. The time limit is for the whole answer, not for idle time.
 * Redirects: at most 10, never from https to a file or other scheme; never from the open net into
 * the user's own; credentials of the address go to no other origin.
 *
 * Finish with byline_session_fetch_finish().
 */
void byline_session_fetch_async (BylineSession *self,
                                 const char *url,
                                 BylineRequestKind kind,
                                 BylineNetwork from,
                                 const char *etag,
                                 const char *last_modified,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/**
 * BylineRequestReason:
 *
 * Why something is fetched, for whoever looks into what went out.
 */
typedef struct {
  BylineRequestPurpose purpose;
  gint64 publication_id; /* 0: of none, or not known */
  gint64 story_id;       /* 0: of none, or not known */
  gboolean is_ahead;     /* nobody waits for it: a host that asked to be left alone is not asked */
} BylineRequestReason;

/**
 * byline_session_fetch_for_async:
 * @self: a session
 * @url: http or https address
 * @kind: what it is
 * @reason: why
 * @from: as of byline_session_fetch_async()
 * @etag: (nullable): as of byline_session_fetch_async()
 * @last_modified: (nullable): as of byline_session_fetch_async()
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_session_fetch_async() does, which takes the reason from the kind: a page, a refresh, a
 * picture.
 *
 * Finish with byline_session_fetch_finish().
 */
void byline_session_fetch_for_async (BylineSession *self,
                                     const char *url,
                                     BylineRequestKind kind,
                                     const BylineRequestReason *reason,
                                     BylineNetwork from,
                                     const char *etag,
                                     const char *last_modified,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/**
 * byline_session_read_file_async:
 * @self: a session
 * @url: the address of a file of this computer, as byline_url_file_from_input() makes it of what the user
 *   typed
 * @etag: (nullable): that of the last answer, made of the file's time of change and its size
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Reads a feed that the user keeps in a file, within the limits of a feed. No other function reads files:
 * what a document, a redirect, a list or a server names never comes here. Nothing goes over a network, so
 * it is not told by "answered". What the answer names counts as named in the open net: programs write
 * into such files what they find there.
 *
 * Fails with %BYLINE_FETCH_ERROR_NO_FILE, %BYLINE_FETCH_ERROR_FILE_DENIED, %BYLINE_FETCH_ERROR_NOT_A_FILE,
 * %BYLINE_FETCH_ERROR_TOO_LARGE, %BYLINE_FETCH_ERROR_TIMEOUT, %BYLINE_FETCH_ERROR_BAD_URL or
 * %BYLINE_FETCH_ERROR_FAILED. Finish with byline_session_fetch_finish().
 */
void byline_session_read_file_async (BylineSession *self,
                                     const char *url,
                                     const char *etag,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * byline_session_fetch_finish:
 * @self: a session
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_session_fetch_async().
 *
 * Returns: (transfer full): an answer that can be used; %NULL with a #BylineFetchError or
 *   %G_IO_ERROR_CANCELLED
 */
BylineResponse *byline_session_fetch_finish (BylineSession *self,
                                             GAsyncResult *result,
                                             GError **error);

/**
 * BylineCall:
 * @method: "GET", "POST" …
 * @url: where it goes
 * @authorization: (nullable): one header, "Name: value", that says who asks
 * @content_type: (nullable): the type of @body
 * @body: (nullable): what is sent
 * @why: (nullable): what it is for; %NULL: a refresh
 * @timeout_seconds: how long it is waited for; 0: as long as for all else
 *
 * A request to an interface for programs, which changes something, or says itself who asks.
 */
typedef struct {
  const char *method;
  const char *url;
  const char *authorization;
  const char *content_type;
  GBytes *body;
  const BylineRequestReason *why;
  guint timeout_seconds;
} BylineCall;

/**
 * byline_session_call_async:
 * @self: a session
 * @call: the request, copied
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Asks a server whose address the user gave, within the limits of a feed; for the page of a story, within
 * those, and before what is asked for in the background. Nothing is asked twice, no
 * redirect is followed (%BYLINE_FETCH_ERROR_REDIRECTS names where it leads), and no login of the login
 * provider is sent. A body that breaks off is %BYLINE_FETCH_ERROR_TRUNCATED.
 *
 * Finish with byline_session_fetch_finish().
 */
void byline_session_call_async (BylineSession *self,
                                const BylineCall *call,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * byline_session_error_get_status:
 * @error: what byline_session_fetch_finish() failed with
 *
 * Returns: the status of HTTP that @error is about; 0 if it is about none
 */
guint byline_session_error_get_status (const GError *error);

/**
 * byline_session_error_get_location:
 * @error: what byline_session_fetch_finish() failed with, for byline_session_call_async()
 *
 * Returns: (transfer none) (nullable): where the answer leads, if it is a redirect; %NULL else
 */
const char *byline_session_error_get_location (const GError *error);

/**
 * byline_session_set_login_provider:
 * @self: a session
 * @provider: (nullable): whom to ask for a login when a server wants one (401); %NULL for nobody
 *
 * Sets who knows logins. A user name and a password in an address itself are never sent.
 */
void byline_session_set_login_provider (BylineSession *self, BylineLoginProvider *provider);

/**
 * byline_session_set_accesses:
 * @self: a session
 * @accesses: (element-type BylineAccess): how the servers of publications are reached; not changed
 *   afterwards
 *
 * Sets whose requests go through which proxy, under which name, with which cookie. What is under way is
 * not changed.
 */
void byline_session_set_accesses (BylineSession *self, GPtrArray *accesses);

/**
 * byline_session_set_tls_database:
 * @self: a session
 * @database: whose certificates are trusted
 *
 * Sets who vouches for servers, in the system's place, for tests.
 */
void byline_session_set_tls_database (BylineSession *self, GTlsDatabase *database);

/**
 * byline_session_set_limits:
 * @self: a session
 * @max_bytes: the largest body of every kind; 0 leaves it as it is
 * @timeout_seconds: the longest time for an answer of every kind; 0 leaves it as it is
 *
 * Sets limits, for tests.
 */
void byline_session_set_limits (BylineSession *self, gsize max_bytes, guint timeout_seconds);

/**
 * byline_session_set_concurrency:
 * @self: a session
 * @max_per_host: the most requests at once per host; 2 by default
 * @max_requests: the most requests at once; 16 by default
 *
 * Sets how many requests run at once.
 */
void byline_session_set_concurrency (BylineSession *self, guint max_per_host, guint max_requests);

/**
 * byline_session_get_not_before:
 * @self: a session
 * @url: an address
 *
 * Returns: when its host, or that it led to, may be asked again (429, or an error with Retry-After), in
 *   seconds since 1970; 0 if it may
 */
gint64 byline_session_get_not_before (BylineSession *self, const char *url);

/**
 * byline_session_dup_holder:
 * @self: a session
 * @url: an address
 *
 * Returns: (transfer full) (nullable): which host said what byline_session_get_not_before() tells, as
 *   "host:port", if it is another one than that of @url, which led there
 */
char *byline_session_dup_holder (BylineSession *self, const char *url);

/**
 * byline_session_hold:
 * @self: a session
 * @url: an address
 * @host: (nullable): what byline_session_dup_holder() said of it
 * @until: what byline_session_get_not_before() said of it
 *
 * Keeps what a server said before this session began.
 */
void byline_session_hold (BylineSession *self, const char *url, const char *host, gint64 until);

/**
 * byline_session_set_alias:
 * @self: a session
 * @origin: an origin of this machine, "http://127.0.0.1:PORT"
 * @server: where its server listens now, "http://127.0.0.1:OTHER"
 *
 * Leads what is asked of @origin to @server, as to a proxy. Addresses, redirects and answers still
 * name @origin.
 */
void byline_session_set_alias (BylineSession *self, const char *origin, const char *server);
/**
 * byline_session_locate:
 * @self: a session
 * @url: an address
 *
 * Returns: (transfer full): where another program reaches @url: itself, but for what
 *   byline_session_set_alias() leads elsewhere
 */
char *byline_session_locate (BylineSession *self, const char *url);

/**
 * byline_session_abort:
 * @self: a session
 *
 * Cancels all that is queued or under way.
 */
void byline_session_abort (BylineSession *self);

G_END_DECLS
