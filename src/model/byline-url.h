/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Addresses. All of these are pure and run on any thread; they parse with GUri (RFC 3986). No
 * address that they give holds a user name or password: only byline_url_split_userinfo() says what
 * stood there. */

/**
 * BYLINE_URL_MAX_LENGTH:
 *
 * The longest address that is taken from the network, in bytes.
 */
#define BYLINE_URL_MAX_LENGTH 8192

/**
 * byline_url_resolve:
 * @base: (nullable): an absolute address, or %NULL if there is none
 * @reference: (nullable): an absolute or relative address as found in a document
 *
 * What follows the host stays byte for byte as it came, but for dot segments and what cannot stand
 * in an address (spaces, letters beyond ASCII), which is escaped.
 *
 * Returns: (transfer full) (nullable): the absolute address if its scheme is http or https;
 *   else, or if it cannot be parsed or is longer than %BYLINE_URL_MAX_LENGTH, %NULL.
 */
char *byline_url_resolve (const char *base, const char *reference);

/**
 * byline_url_resolve_link:
 * @base: (nullable): an absolute address
 * @reference: (nullable): an address as found in a document
 *
 * As byline_url_resolve(), but lets mailto:, tel:, xmpp: and magnet: through: what a link in a text
 * may point to.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL.
 */
char *byline_url_resolve_link (const char *base, const char *reference);

/**
 * byline_url_canonical:
 * @url: (nullable): an absolute address
 *
 * What makes two addresses one story's: scheme and "www." apart, host in lower case, without
 * default port, fragment and tracking parameters (utm_*, fbclid, gclid, rebelltitem, xrs, ts with
 * xrs, mc_cid, …), the other parameters in their order, no trailing slash.
 *
 * Returns: (transfer full) (nullable): a comparable form (no address to be fetched), or %NULL if
 *   @url is no http or https address.
 */
char *byline_url_canonical (const char *url);

/**
 * byline_url_without_tracking:
 * @url: an absolute address
 *
 * Returns: (transfer full): @url as it is, without its tracking parameters.
 */
char *byline_url_without_tracking (const char *url);

/**
 * byline_url_normalize_input:
 * @text: (nullable): what a person typed or pasted
 *
 * Trims, also brackets and quotation marks around it; schemes that mean a program ("feed:",
 * "feed://", "rss:", "podcast:", "itpc:", "pcast:" and their kin) become http(s); an address
 * without scheme gets https (http for localhost, *.local and literal addresses). Spaces within path
 * and query are escaped.
 *
 * Returns: (transfer full) (nullable): an http or https address, or %NULL if @text is none.
 */
char *byline_url_normalize_input (const char *text);

/**
 * byline_url_says_scheme:
 * @text: what a person typed or pasted
 *
 * Returns: whether @text itself says whether it is http or https; else https is a guess of
 *   byline_url_normalize_input().
 */
gboolean byline_url_says_scheme (const char *text);

/**
 * byline_url_file_from_input:
 * @text: (nullable): what a person typed or pasted
 *
 * Reads the address of a file of this computer ("file:///home/me/feed.xml", RFC 8089), its path
 * ("/home/me/feed.xml"), or one in the home folder ("~/feed.xml"). Only what a person typed may name a
 * file: no other function of these gives such an address.
 *
 * Returns: (transfer full) (nullable): "file:///…", without dot segments, or %NULL if @text is none
 */
char *byline_url_file_from_input (const char *text);

/**
 * byline_url_is_file:
 * @url: (nullable): an address
 *
 * Returns: whether @url is one of those that byline_url_file_from_input() gives
 */
gboolean byline_url_is_file (const char *url);

/**
 * byline_url_file_path:
 * @url: (nullable): an address
 *
 * Returns: (transfer full) (type filename) (nullable): the path of the file that @url is the address of;
 *   %NULL if byline_url_is_file() does not hold
 */
char *byline_url_file_path (const char *url);

/**
 * byline_url_feed_key:
 * @url: (nullable): an absolute address
 *
 * What makes two addresses of feeds one subscription: all but scheme, the host's case, the scheme's
 * own port, a slash at the end of the path, and the fragment. A file's address is compared whole.
 *
 * Returns: (transfer full) (nullable): a comparable form (no address to be fetched), or %NULL if
 *   @url is neither an http or https address nor a file's.
 */
char *byline_url_feed_key (const char *url);

/**
 * byline_url_split_userinfo:
 * @text: (nullable): what a person typed or pasted, or what stands in a list of subscriptions
 * @user: (out) (transfer full) (nullable): the user name in it, percent-decoded; may be empty;
 *   %NULL if there is neither name nor password
 * @password: (out) (transfer full) (nullable): the password, percent-decoded; "" of a user without
 *   one; %NULL as @user
 *
 * As byline_url_normalize_input(), and takes the user name and the password out ("http://u:p@host/",
 * RFC 3986, 3.2.1). The last "@" in front of the path ends them and the first ":" divides them, so
 * that a password with either is read rightly.
 *
 * Returns: (transfer full) (nullable): the address without them, or %NULL if @text is none.
 */
char *byline_url_split_userinfo (const char *text, char **user, char **password);

/**
 * byline_url_join_userinfo:
 * @url: an address without a user name
 * @user: a user name, may be empty
 * @password: its password, may be empty
 *
 * Returns: (transfer full): what byline_url_split_userinfo() takes apart: as if both had been typed
 *   with @url.
 */
char *byline_url_join_userinfo (const char *url, const char *user, const char *password);

/**
 * byline_url_hide_userinfo:
 * @text: (nullable): what was meant to be an address
 *
 * For sentences about it.
 *
 * Returns: (transfer full) (nullable): @text, without what is or may be a user name and a password.
 */
char *byline_url_hide_userinfo (const char *text);

/**
 * byline_url_is_same_origin:
 * @a: (nullable): an absolute address
 * @b: (nullable): an absolute address
 *
 * Returns: whether both have the same scheme, host and port (RFC 6454).
 */
gboolean byline_url_is_same_origin (const char *a, const char *b);

/**
 * byline_url_is_web:
 * @url: (nullable): an address
 *
 * Returns: whether @url is a well-formed absolute http or https address with a host.
 */
gboolean byline_url_is_web (const char *url);

/**
 * byline_url_host:
 * @url: (nullable): an absolute address
 *
 * Returns: (transfer full) (nullable): its host in lower case without "www.", for people to read.
 */
char *byline_url_host (const char *url);

G_END_DECLS
