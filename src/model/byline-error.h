/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineFetchError:
 * @BYLINE_FETCH_ERROR_BAD_URL: not an http, https or feed address.
 * @BYLINE_FETCH_ERROR_OFFLINE: this machine has no network.
 * @BYLINE_FETCH_ERROR_HOST_NOT_FOUND: the name does not resolve.
 * @BYLINE_FETCH_ERROR_REFUSED: nothing listens there, or the connection broke.
 * @BYLINE_FETCH_ERROR_TLS: the certificate is not to be trusted.
 * @BYLINE_FETCH_ERROR_TIMEOUT: no full answer in the time given.
 * @BYLINE_FETCH_ERROR_TOO_LARGE: the body passes the limit, before or after decompression.
 * @BYLINE_FETCH_ERROR_REDIRECTS: more redirects than are followed, or a loop of them.
 * @BYLINE_FETCH_ERROR_UNAUTHORIZED: 401: a user name and a password may help.
 * @BYLINE_FETCH_ERROR_NOT_FOUND: 404.
 * @BYLINE_FETCH_ERROR_GONE: 410: not to be asked again.
 * @BYLINE_FETCH_ERROR_TOO_MANY_REQUESTS: 429, or an error with Retry-After.
 * @BYLINE_FETCH_ERROR_HTTP: any other 4xx; 407 is a proxy's.
 * @BYLINE_FETCH_ERROR_SERVER: 5xx.
 * @BYLINE_FETCH_ERROR_TRUNCATED: the body ended before its announced length, or cannot be
 *   decompressed.
 * @BYLINE_FETCH_ERROR_FAILED: anything else.
 * @BYLINE_FETCH_ERROR_PRIVATE: something in the open net leads into the user's own network.
 * @BYLINE_FETCH_ERROR_UNPROTECTED: no failure, but a feed's warning: on its way it left https.
 * @BYLINE_FETCH_ERROR_NO_FILE: there is no file at the path that the user gave.
 * @BYLINE_FETCH_ERROR_FILE_DENIED: the file may not be read.
 * @BYLINE_FETCH_ERROR_NOT_A_FILE: it is a folder, a device, a pipe or a socket.
 * @BYLINE_FETCH_ERROR_SANDBOX: the file is out of a Flatpak's reach.
 * @BYLINE_FETCH_ERROR_HELD: an address led to a host that had asked to be left alone, and was not asked.
 * @BYLINE_FETCH_ERROR_FORBIDDEN: 403: whoever asks.
 * @BYLINE_FETCH_ERROR_LOGIN_KIND: 401, and a kind of login that is not known.
 * @BYLINE_FETCH_ERROR_PROXY: on the way through a proxy; who refuses, it or the host behind it, nobody says.
 *
 * Why the network gave no answer that can be used.
 */
typedef enum {
  BYLINE_FETCH_ERROR_BAD_URL,
  BYLINE_FETCH_ERROR_OFFLINE,
  BYLINE_FETCH_ERROR_HOST_NOT_FOUND,
  BYLINE_FETCH_ERROR_REFUSED,
  BYLINE_FETCH_ERROR_TLS,
  BYLINE_FETCH_ERROR_TIMEOUT,
  BYLINE_FETCH_ERROR_TOO_LARGE,
  BYLINE_FETCH_ERROR_REDIRECTS,
  BYLINE_FETCH_ERROR_UNAUTHORIZED,
  BYLINE_FETCH_ERROR_NOT_FOUND,
  BYLINE_FETCH_ERROR_GONE,
  BYLINE_FETCH_ERROR_TOO_MANY_REQUESTS,
  BYLINE_FETCH_ERROR_HTTP,
  BYLINE_FETCH_ERROR_SERVER,
  BYLINE_FETCH_ERROR_TRUNCATED,
  BYLINE_FETCH_ERROR_FAILED,
  BYLINE_FETCH_ERROR_PRIVATE,
  BYLINE_FETCH_ERROR_UNPROTECTED,
  BYLINE_FETCH_ERROR_NO_FILE,
  BYLINE_FETCH_ERROR_FILE_DENIED,
  BYLINE_FETCH_ERROR_NOT_A_FILE,
  BYLINE_FETCH_ERROR_SANDBOX,
  BYLINE_FETCH_ERROR_HELD,
  BYLINE_FETCH_ERROR_FORBIDDEN,
  BYLINE_FETCH_ERROR_LOGIN_KIND,
  BYLINE_FETCH_ERROR_PROXY,
} BylineFetchError;

/**
 * BYLINE_CERTIFICATE_REVOKED:
 *
 * Its issuer has taken it back. Messages of %BYLINE_FETCH_ERROR_TLS end with it.
 */
#define BYLINE_CERTIFICATE_REVOKED "it has been revoked"
/**
 * BYLINE_CERTIFICATE_EXPIRED:
 *
 * Its time is over. Messages of %BYLINE_FETCH_ERROR_TLS end with it.
 */
#define BYLINE_CERTIFICATE_EXPIRED "it has expired"
/**
 * BYLINE_CERTIFICATE_NOT_YET:
 *
 * Its time has not come. Messages of %BYLINE_FETCH_ERROR_TLS end with it.
 */
#define BYLINE_CERTIFICATE_NOT_YET "it is not valid yet"
/**
 * BYLINE_CERTIFICATE_OTHER_HOST:
 *
 * Another host's name stands in it. Messages of %BYLINE_FETCH_ERROR_TLS end with it.
 */
#define BYLINE_CERTIFICATE_OTHER_HOST "it belongs to another host"
/**
 * BYLINE_CERTIFICATE_UNKNOWN:
 *
 * No authority that is trusted has signed it. Messages of %BYLINE_FETCH_ERROR_TLS end with it.
 */
#define BYLINE_CERTIFICATE_UNKNOWN "nobody who is trusted has signed it"
/**
 * BYLINE_CERTIFICATE_WEAK:
 *
 * Its keys or its digest can be forged. Messages of %BYLINE_FETCH_ERROR_TLS end with it.
 */
#define BYLINE_CERTIFICATE_WEAK "its encryption is too weak"

/**
 * BYLINE_FETCH_ERROR:
 *
 * The domain of #BylineFetchError.
 */
#define BYLINE_FETCH_ERROR (byline_fetch_error_quark ())
/**
 * byline_fetch_error_quark:
 *
 * Returns: the domain of #BylineFetchError
 */
GQuark byline_fetch_error_quark (void);

/**
 * BylineParseError:
 * @BYLINE_PARSE_ERROR_EMPTY: no bytes, or only white space.
 * @BYLINE_PARSE_ERROR_NOT_A_FEED: well-formed or not, nothing in it is a feed.
 * @BYLINE_PARSE_ERROR_IS_A_PAGE: a web page where a feed was expected.
 * @BYLINE_PARSE_ERROR_MALFORMED: broken beyond recovery.
 * @BYLINE_PARSE_ERROR_NESTING: nested deeper than the limit.
 * @BYLINE_PARSE_ERROR_TOO_LARGE: larger than the limit.
 * @BYLINE_PARSE_ERROR_NO_ARTICLE: a page without a main text; a file in a format not read any more.
 *
 * Why bytes could not be read as what they were taken for.
 */
typedef enum {
  BYLINE_PARSE_ERROR_EMPTY,
  BYLINE_PARSE_ERROR_NOT_A_FEED,
  BYLINE_PARSE_ERROR_IS_A_PAGE,
  BYLINE_PARSE_ERROR_MALFORMED,
  BYLINE_PARSE_ERROR_NESTING,
  BYLINE_PARSE_ERROR_TOO_LARGE,
  BYLINE_PARSE_ERROR_NO_ARTICLE,
} BylineParseError;

/**
 * BYLINE_PARSE_ERROR:
 *
 * The domain of #BylineParseError.
 */
#define BYLINE_PARSE_ERROR (byline_parse_error_quark ())
/**
 * byline_parse_error_quark:
 *
 * Returns: the domain of #BylineParseError
 */
GQuark byline_parse_error_quark (void);

/**
 * BylineStoreError:
 * @BYLINE_STORE_ERROR_FAILED: anything else; the message has SQLite's words.
 * @BYLINE_STORE_ERROR_CORRUPT: the database is damaged: `rebuild` mends it.
 * @BYLINE_STORE_ERROR_NEWER: written by a newer Byline.
 * @BYLINE_STORE_ERROR_OLDER: the database was written by an older Byline: `rebuild` makes it anew.
 * @BYLINE_STORE_ERROR_DISK_FULL: no room left.
 * @BYLINE_STORE_ERROR_READ_ONLY: no right to write there.
 * @BYLINE_STORE_ERROR_BUSY: another Byline holds the profile's lock.
 * @BYLINE_STORE_ERROR_NOT_FOUND: no such story, publication or feed.
 * @BYLINE_STORE_ERROR_EXISTS: already there (a feed subscribed twice).
 * @BYLINE_STORE_ERROR_NO_ARTICLE: the article's file is missing or does not parse.
 * @BYLINE_STORE_ERROR_UNREADABLE: the article's file is there and cannot be read: no right to, a
 *   folder of that name, a disk that fails. It is neither fetched again nor replaced.
 * @BYLINE_STORE_ERROR_QUERY: a search that cannot be understood.
 * @BYLINE_STORE_ERROR_LOOP: a merge that would go round in a circle.
 * @BYLINE_STORE_ERROR_FOREIGN: library.db is another program's.
 * @BYLINE_STORE_ERROR_INCOMPLETE: a rebuild would lose what cannot be read now.
 *
 * Why the archive or the index could not do it.
 */
typedef enum {
  BYLINE_STORE_ERROR_FAILED,
  BYLINE_STORE_ERROR_CORRUPT,
  BYLINE_STORE_ERROR_NEWER,
  BYLINE_STORE_ERROR_DISK_FULL,
  BYLINE_STORE_ERROR_READ_ONLY,
  BYLINE_STORE_ERROR_BUSY,
  BYLINE_STORE_ERROR_NOT_FOUND,
  BYLINE_STORE_ERROR_EXISTS,
  BYLINE_STORE_ERROR_NO_ARTICLE,
  BYLINE_STORE_ERROR_UNREADABLE,
  BYLINE_STORE_ERROR_QUERY,
  BYLINE_STORE_ERROR_LOOP,
  BYLINE_STORE_ERROR_FOREIGN,
  BYLINE_STORE_ERROR_INCOMPLETE,
  BYLINE_STORE_ERROR_OLDER,
} BylineStoreError;

/**
 * BYLINE_STORE_ERROR:
 *
 * The domain of #BylineStoreError.
 */
#define BYLINE_STORE_ERROR (byline_store_error_quark ())
/**
 * byline_store_error_quark:
 *
 * Returns: the domain of #BylineStoreError
 */
GQuark byline_store_error_quark (void);

/**
 * BylineLibraryError:
 * @BYLINE_LIBRARY_ERROR_NO_FEED: the page at that address has no feed.
 * @BYLINE_LIBRARY_ERROR_SEVERAL_FEEDS: it has several, and the caller must choose.
 * @BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED: the feed is subscribed to.
 * @BYLINE_LIBRARY_ERROR_NOT_OPML: the file is no OPML.
 * @BYLINE_LIBRARY_ERROR_NOT_FOUND: no such story, publication, section or author.
 * @BYLINE_LIBRARY_ERROR_NO_TEXT: the page was fetched and has no text to show.
 * @BYLINE_LIBRARY_ERROR_CONSENT: the site asks for consent before it shows what stands there.
 *
 * Why the library could not do what it was asked to.
 */
typedef enum {
  BYLINE_LIBRARY_ERROR_NO_FEED,
  BYLINE_LIBRARY_ERROR_SEVERAL_FEEDS,
  BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED,
  BYLINE_LIBRARY_ERROR_NOT_OPML,
  BYLINE_LIBRARY_ERROR_NOT_FOUND,
  BYLINE_LIBRARY_ERROR_NO_TEXT,
  BYLINE_LIBRARY_ERROR_CONSENT,
} BylineLibraryError;

/**
 * BYLINE_LIBRARY_ERROR:
 *
 * The domain of #BylineLibraryError.
 */
#define BYLINE_LIBRARY_ERROR (byline_library_error_quark ())
/**
 * byline_library_error_quark:
 *
 * Returns: the domain of #BylineLibraryError
 */
GQuark byline_library_error_quark (void);

/**
 * BylineSyncError:
 * @BYLINE_SYNC_ERROR_NOT_A_SERVER: what answers is no server of that kind: a web page, say.
 * @BYLINE_SYNC_ERROR_MALFORMED: an answer that cannot be read.
 * @BYLINE_SYNC_ERROR_TOO_LARGE: an answer that passes a limit.
 * @BYLINE_SYNC_ERROR_LOGIN: the server takes neither the password nor the token.
 * @BYLINE_SYNC_ERROR_REFUSED: the server does not do what it was asked to.
 * @BYLINE_SYNC_ERROR_EXISTS: there is an account of that server and user.
 * @BYLINE_SYNC_ERROR_NO_SECRET: neither password nor token is kept.
 * @BYLINE_SYNC_ERROR_MOVED: the server leads to another address.
 *
 * Why a server of readers could not be asked, or told something.
 */
typedef enum {
  BYLINE_SYNC_ERROR_NOT_A_SERVER,
  BYLINE_SYNC_ERROR_MALFORMED,
  BYLINE_SYNC_ERROR_TOO_LARGE,
  BYLINE_SYNC_ERROR_LOGIN,
  BYLINE_SYNC_ERROR_REFUSED,
  BYLINE_SYNC_ERROR_EXISTS,
  BYLINE_SYNC_ERROR_NO_SECRET,
  BYLINE_SYNC_ERROR_MOVED,
} BylineSyncError;

/**
 * BYLINE_SYNC_ERROR:
 *
 * The domain of #BylineSyncError.
 */
#define BYLINE_SYNC_ERROR (byline_sync_error_quark ())
/**
 * byline_sync_error_quark:
 *
 * Returns: the domain of #BylineSyncError
 */
GQuark byline_sync_error_quark (void);

/**
 * byline_error_pass:
 * @error: (nullable): return location for an error
 * @failure: (transfer full) (nullable): what went wrong, if anything did
 *
 * Ends a function that had to know whether something went wrong.
 *
 * Returns: %TRUE if nothing did; else %FALSE with @error set to @failure
 */
gboolean byline_error_pass (GError **error, GError *failure);
/**
 * byline_error_to_code:
 * @error: a failure
 *
 * Returns: (transfer full): what kind of failure @error is, for translation: "fetch:NOT_FOUND"
 */
char *byline_error_to_code (const GError *error);

G_END_DECLS
