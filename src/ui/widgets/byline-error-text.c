/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "byline-error.h"

typedef struct {
  int code;
  const char *name; /* as a feed's row has it: "fetch:GONE" */
  const char *text;
  const char *of_server; /* said of an account's server; NULL if @text suits both */
} ErrorText;

static const ErrorText fetch_texts[] = {
  { BYLINE_FETCH_ERROR_BAD_URL, "BAD_URL",
    N_ (
      "This is not a valid address. Enter one like “example.org” or “https://example.org/feed”.") },
  { BYLINE_FETCH_ERROR_OFFLINE, "OFFLINE",
    N_ ("You are offline. Connect to the internet and try again.") },
  { BYLINE_FETCH_ERROR_HOST_NOT_FOUND, "HOST_NOT_FOUND",
    N_ ("This website was not found. Check the address for typos."),
    N_ ("This server was not found. Check the address for typos.") },
  { BYLINE_FETCH_ERROR_REFUSED, "REFUSED",
    N_ ("The website refused the connection. It may be down. Try again later."),
    N_ ("The server refused the connection. It may be down. Try again later.") },
  { BYLINE_FETCH_ERROR_TLS, "TLS",
    N_ ("A secure connection to the website could not be made, so nothing was loaded."),
    N_ ("A secure connection to the server could not be made, so nothing was sent.") },
  { BYLINE_FETCH_ERROR_TIMEOUT, "TIMEOUT",
    N_ ("The website took too long to respond. Try again later."),
    N_ ("The server took too long to respond. Try again later.") },
  { BYLINE_FETCH_ERROR_TOO_LARGE, "TOO_LARGE",
    N_ ("The file at this address is too large for a feed or a page and was not loaded."),
    N_ ("The server’s response is too large and was not read.") },
  { BYLINE_FETCH_ERROR_REDIRECTS, "REDIRECTS",
    N_ ("The website redirects too many times. Check the address."),
    N_ ("The server redirects too many times. Check the address.") },
  { BYLINE_FETCH_ERROR_UNAUTHORIZED, "UNAUTHORIZED",
    N_ ("The website denied access. If it requires a user name and a password, enter them in the "
        "publication’s properties."),
    N_ ("The server denied access. Check the user name and the password.") },
  { BYLINE_FETCH_ERROR_FORBIDDEN, "FORBIDDEN",
    N_ ("The website denied access (403). It may be for members only, or block feed readers."),
    N_ ("The server denied access. Check the user name and the password.") },
  { BYLINE_FETCH_ERROR_LOGIN_KIND, "LOGIN_KIND",
    N_ ("The website requires a kind of login that Byline does not support."),
    N_ ("The server requires a kind of login that Byline does not support.") },
  { BYLINE_FETCH_ERROR_PROXY, "PROXY",
    N_ ("The website could not be reached through the proxy. Check the proxy’s address."),
    N_ ("The server could not be reached through the proxy. Check the proxy’s address.") },
  { BYLINE_FETCH_ERROR_NOT_FOUND, "NOT_FOUND",
    N_ ("There is no page at this address (404). It may have moved."),
    N_ ("There is nothing at this server address (404). Check the address.") },
  { BYLINE_FETCH_ERROR_GONE, "GONE",
    N_ ("The page at this address was permanently removed (410). Remove the publication, or look "
        "for a new feed on its website."),
    N_ ("There is nothing at this server address any more (410). Check the address.") },
  { BYLINE_FETCH_ERROR_TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS",
    N_ ("The website asked Byline to wait. Try again later."),
    N_ ("The server asked Byline to wait. Try again later.") },
  { BYLINE_FETCH_ERROR_HELD, "HELD", N_ ("The website asked Byline to wait. Try again later."),
    N_ ("The server asked Byline to wait. Try again later.") },
  { BYLINE_FETCH_ERROR_HTTP, "HTTP", N_ ("The website rejected the request."),
    N_ ("The server rejected the request.") },
  { BYLINE_FETCH_ERROR_SERVER, "SERVER",
    N_ ("The website has a technical problem. Try again later."),
    N_ ("The server has a technical problem. Try again later.") },
  { BYLINE_FETCH_ERROR_TRUNCATED, "TRUNCATED", N_ ("The download was incomplete. Try again.") },
  { BYLINE_FETCH_ERROR_FAILED, "FAILED", N_ ("The website could not be loaded. Try again later."),
    N_ ("The server could not be reached. Try again later.") },
  { BYLINE_FETCH_ERROR_PRIVATE, "PRIVATE",
    N_ ("This address leads into your own network, and websites outside may not do that. To allow "
        "it, add the address yourself; if it is in your library already, remove it first.") },
  { BYLINE_FETCH_ERROR_UNPROTECTED, "UNPROTECTED",
    N_ ("The website redirects to an unprotected address (http instead of https). Others can read "
        "and change what comes from there. Byline followed it this time, and keeps the feed’s own "
        "address."),
    N_ ("The server redirects to an unprotected address (http instead of https). Others can read "
        "and change what comes from there.") },
  { BYLINE_FETCH_ERROR_NO_FILE, "NO_FILE",
    N_ ("There is no file at this path. It may have been moved or deleted.") },
  { BYLINE_FETCH_ERROR_FILE_DENIED, "FILE_DENIED",
    N_ ("Byline may not read this file. Check its permissions.") },
  { BYLINE_FETCH_ERROR_NOT_A_FILE, "NOT_A_FILE",
    N_ ("This is a folder or a device, not a file with a feed.") },
  { BYLINE_FETCH_ERROR_SANDBOX, "SANDBOX",
    N_ (
      "This file is outside of the Flatpak’s sandbox. Move it to a folder that Byline may read, or "
      "open its folder to Byline; the help tells how.") },
};

/* What is wrong with a certificate. */
static const struct {
  const char *reason; /* that the message ends with */
  const char *text;
} certificate_texts[] = {
  { BYLINE_CERTIFICATE_REVOKED,
    N_ ("The server’s security certificate was revoked, so nothing was loaded.") },
  { BYLINE_CERTIFICATE_EXPIRED,
    N_ ("The server’s security certificate has expired, so nothing was loaded. Check this "
        "computer’s date, or try again later.") },
  { BYLINE_CERTIFICATE_NOT_YET,
    N_ ("The server’s security certificate is not valid yet, so nothing was loaded. Check this "
        "computer’s date.") },
  { BYLINE_CERTIFICATE_OTHER_HOST,
    N_ ("The server’s security certificate is for another address, so nothing was loaded. Check "
        "the address.") },
  { BYLINE_CERTIFICATE_UNKNOWN,
    N_ ("The server’s security certificate was not issued by anyone this computer trusts, so "
        "nothing was loaded.") },
  { BYLINE_CERTIFICATE_WEAK,
    N_ ("The server’s security certificate is too weak, so nothing was loaded.") },
};

/* Of a proxy's refusal the website knows nothing. */
#define PROXY_STATUS " (407)"
static const char *const proxy_text = N_ (
  "The proxy requires a user name and a password. Enter them in the proxy’s address, in front of "
  "its host: “http://name:password@host:8080”.");

static const ErrorText parse_texts[] = {
  { BYLINE_PARSE_ERROR_EMPTY, "EMPTY", N_ ("The file at this address is empty.") },
  { BYLINE_PARSE_ERROR_NOT_A_FEED, "NOT_A_FEED", N_ ("There is no feed at this address.") },
  { BYLINE_PARSE_ERROR_IS_A_PAGE, "IS_A_PAGE",
    N_ ("This address leads to a web page, not a feed.") },
  { BYLINE_PARSE_ERROR_MALFORMED, "MALFORMED",
    N_ ("The feed contains errors and could not be read.") },
  { BYLINE_PARSE_ERROR_NESTING, "NESTING",
    N_ ("The feed or page is nested too deeply and could not be read.") },
  { BYLINE_PARSE_ERROR_TOO_LARGE, "TOO_LARGE",
    N_ ("The feed or page is too large and could not be read.") },
  { BYLINE_PARSE_ERROR_NO_ARTICLE, "NO_ARTICLE",
    N_ ("No story was found on this page. Open it in the browser instead.") },
};

static const ErrorText store_texts[] = {
  { BYLINE_STORE_ERROR_FAILED, "FAILED", N_ ("The library could not be read or written.") },
  { BYLINE_STORE_ERROR_CORRUPT, "CORRUPT", N_ ("The library’s database is damaged.") },
  { BYLINE_STORE_ERROR_NEWER, "NEWER",
    N_ ("This library was last used by a newer version of Byline.") },
  { BYLINE_STORE_ERROR_OLDER, "OLDER",
    N_ ("The library was written by an older version of Byline and has to be rebuilt.") },
  { BYLINE_STORE_ERROR_DISK_FULL, "DISK_FULL",
    N_ ("The disk is full. Free up some space and try again.") },
  { BYLINE_STORE_ERROR_READ_ONLY, "READ_ONLY",
    N_ ("Byline cannot write to the library’s folder.") },
  { BYLINE_STORE_ERROR_BUSY, "BUSY",
    N_ ("The library is in use by another copy of Byline. Try again in a moment.") },
  { BYLINE_STORE_ERROR_NOT_FOUND, "NOT_FOUND", N_ ("This is no longer in your library.") },
  { BYLINE_STORE_ERROR_EXISTS, "EXISTS", N_ ("This is already in your library.") },
  { BYLINE_STORE_ERROR_NO_ARTICLE, "NO_ARTICLE",
    N_ ("The text of this story is missing from your library.") },
  { BYLINE_STORE_ERROR_UNREADABLE, "UNREADABLE", N_ ("The story’s file cannot be read.") },
  { BYLINE_STORE_ERROR_QUERY, "QUERY", N_ ("This search is not valid.") },
  { BYLINE_STORE_ERROR_LOOP, "LOOP", N_ ("These two names already belong together.") },
  { BYLINE_STORE_ERROR_FOREIGN, "FOREIGN",
    N_ ("The file library.db in the library’s folder was made by another program.") },
  { BYLINE_STORE_ERROR_INCOMPLETE, "INCOMPLETE",
    N_ ("Some stories cannot be read. Without them, the rebuilt library would be incomplete.") },
};

static const ErrorText library_texts[] = {
  { BYLINE_LIBRARY_ERROR_NO_FEED, "NO_FEED",
    N_ ("No feed was found at this address. Try the website’s news page or the feed’s own "
        "address.") },
  { BYLINE_LIBRARY_ERROR_SEVERAL_FEEDS, "SEVERAL_FEEDS",
    N_ ("There are several feeds at this address. Choose one.") },
  { BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED, "ALREADY_SUBSCRIBED",
    N_ ("This feed is already in your library.") },
  { BYLINE_LIBRARY_ERROR_NOT_OPML, "NOT_OPML", N_ ("This is not an OPML file.") },
  { BYLINE_LIBRARY_ERROR_NOT_FOUND, "NOT_FOUND", N_ ("This is no longer in your library.") },
  { BYLINE_LIBRARY_ERROR_NO_TEXT, "NOTHING_SHOWN",
    N_ ("This page has no text to show. Open it in the browser instead.") },
  { BYLINE_LIBRARY_ERROR_CONSENT, "CONSENT",
    N_ ("The website asks for consent before it shows this page. Add the address of its feed "
        "instead.") },
};

/* Who stops something is not told about it at once, but may look for it later. */
static const ErrorText io_texts[] = {
  { G_IO_ERROR_CANCELLED, "CANCELLED", N_ ("Loading was stopped.") },
};

static const ErrorText sync_texts[] = {
  { BYLINE_SYNC_ERROR_NOT_A_SERVER, "NOT_A_SERVER",
    N_ ("No server with the Google Reader or Miniflux API was found at this address. The server’s "
        "settings may show the address for apps.") },
  { BYLINE_SYNC_ERROR_MALFORMED, "MALFORMED",
    N_ ("The server sent a response that could not be read. Try again later.") },
  { BYLINE_SYNC_ERROR_TOO_LARGE, "TOO_LARGE",
    N_ ("The server’s response is too large and was not read.") },
  { BYLINE_SYNC_ERROR_LOGIN, "LOGIN",
    N_ ("The server rejected the user name and password, or the token. Some servers require a "
        "separate password for apps.") },
  { BYLINE_SYNC_ERROR_REFUSED, "REFUSED", N_ ("The server rejected the request.") },
  { BYLINE_SYNC_ERROR_EXISTS, "EXISTS",
    N_ ("There is already an account for this server and user.") },
  { BYLINE_SYNC_ERROR_NO_SECRET, "NO_SECRET",
    N_ ("The account’s password could not be read. Your changes are kept until it can. If the "
        "keyring is locked, unlock it and sync again. Otherwise edit the account and enter the "
        "password again.") },
  { BYLINE_SYNC_ERROR_MOVED, "MOVED",
    N_ ("The server redirects to another address. Open it in the browser and use the address that "
        "you see there.") },
};

static gboolean
is_of_proxy (const char *message)
{
  return message != NULL && strstr (message, PROXY_STATUS) != NULL;
}

/* Returns: (transfer none) (nullable): what is wrong with the certificate, translated */
static const char *
get_certificate_text (const char *message)
{
  for (gsize i = 0; message != NULL && i < G_N_ELEMENTS (certificate_texts); i++)
    if (g_str_has_suffix (message, certificate_texts[i].reason))
      return _ (certificate_texts[i].text);
  return NULL;
}

/* @message: (nullable): of the error. Returns: (transfer none): what is said of it, translated */
static const char *
get_text (const ErrorText *row, gboolean is_server, const char *message)
{
  const char *certificate = g_str_equal (row->name, "TLS") ? get_certificate_text (message) : NULL;

  if (certificate != NULL)
    return certificate;
  if (g_str_equal (row->name, "HTTP") && is_of_proxy (message))
    return _ (proxy_text);
  return _ (is_server && row->of_server != NULL ? row->of_server : row->text);
}

typedef struct {
  const char *prefix;
  const ErrorText *texts;
  gsize n_texts;
} Domain;

static Domain
find_domain (GQuark quark, const char *prefix)
{
  const struct {
    GQuark quark;
    Domain domain;
  } domains[] = {
    { BYLINE_FETCH_ERROR, { "fetch:", fetch_texts, G_N_ELEMENTS (fetch_texts) } },
    { BYLINE_PARSE_ERROR, { "parse:", parse_texts, G_N_ELEMENTS (parse_texts) } },
    { BYLINE_STORE_ERROR, { "store:", store_texts, G_N_ELEMENTS (store_texts) } },
    { BYLINE_SYNC_ERROR, { "sync:", sync_texts, G_N_ELEMENTS (sync_texts) } },
    { G_IO_ERROR, { "io:", io_texts, G_N_ELEMENTS (io_texts) } },
    { BYLINE_LIBRARY_ERROR, { "library:", library_texts, G_N_ELEMENTS (library_texts) } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    if (domains[i].quark == quark ||
        (prefix != NULL && g_str_has_prefix (prefix, domains[i].domain.prefix)))
      return domains[i].domain;

  return (Domain){ "", NULL, 0 };
}

/* Returns: (transfer full) (nullable): what a server said about an error, in quotes at the end of @message:
 * "example.org has no such page (404): “Gone fishing”" */
static char *
find_server_words (const char *message)
{
  const char *begin = message != NULL ? strstr (message, "): “") : NULL;

  if (begin == NULL || !g_str_has_suffix (begin, "”") || is_of_proxy (message))
    return NULL;
  begin += strlen ("): “");
  return g_strndup (begin, strlen (begin) - strlen ("”"));
}

static char *
add_server_words (const char *text, gboolean is_server, const char *message)
{
  g_autofree char *words = find_server_words (message);

  if (words == NULL)
    return g_strdup (text);
  if (is_server)
    /* Translators: a sentence, and what an account's server itself says about it */
    return g_strdup_printf (_ ("%s The server says: “%s”"), text, words);
  /* Translators: a sentence, and what the website itself says about it */
  return g_strdup_printf (_ ("%s The website says: “%s”"), text, words);
}

static char *
text_of_error (const GError *error, gboolean is_server)
{
  Domain domain;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  /* Which file, and why, is what helps. */
  if (g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_UNREADABLE))
    {
      g_autofree char *reason = g_utf8_make_valid (error->message, -1);

      /* Translators: %s is the file and what the system says: "/…/1f0c.json: Permission denied" */
      return g_strdup_printf (_ ("The story’s file cannot be read: %s."), reason);
    }

  domain = find_domain (error->domain, NULL);
  for (gsize i = 0; i < domain.n_texts; i++)
    if (domain.texts[i].code == error->code)
      return add_server_words (get_text (&domain.texts[i], is_server, error->message), is_server,
                               error->domain == BYLINE_FETCH_ERROR ? error->message : NULL);

  return g_utf8_make_valid (error->message, -1);
}

static char *
text_of_code (const char *code, gboolean is_server, const char *fallback)
{
  Domain domain = find_domain (0, code);

  for (gsize i = 0; i < domain.n_texts; i++)
    if (g_str_equal (domain.texts[i].name, code + strlen (domain.prefix)))
      return add_server_words (get_text (&domain.texts[i], is_server, fallback), is_server,
                               domain.texts == fetch_texts ? fallback : NULL);

  return g_strdup (fallback);
}

char *
byline_error_text (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return text_of_error (error, FALSE);
}

char *
byline_error_text_for_code (const char *code, const char *fallback)
{
  return text_of_code (code, FALSE, fallback);
}

char *
byline_error_text_of_server (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return text_of_error (error, TRUE);
}

char *
byline_error_text_of_server_for_code (const char *code, const char *fallback)
{
  return text_of_code (code, TRUE, fallback);
}

/* The command that mends this very profile. */
static char *
rebuild_advice (BylineProfile *profile)
{
  g_autofree char *command = NULL;

  if (profile != NULL && byline_profile_get_settings_file (profile) != NULL)
    {
      g_autofree char *folder = g_shell_quote (byline_profile_get_data_dir (profile));

      command = g_strdup_printf ("byline-cli --profile %s rebuild", folder);
    }

  /* Translators: %s is a command */
  return g_strdup_printf (
    _ ("Rebuild the database here, or close Byline and run “%s”. Your publications "
       "and stories are kept."),
    command != NULL ? command : "byline-cli rebuild");
}

/* How many they are, and why, is what helps; the store says it in English. */
static char *
incomplete_advice (const GError *error)
{
  g_autofree char *details = g_utf8_make_valid (error->message, -1);

  /* Translators: %s is what was found, in English, such as "3 stories cannot be read (the first: …)" */
  return g_strdup_printf (_ ("Restore what is missing and try again, or rebuild the library "
                             "without it for good. Details: %s."),
                          details);
}

char *
byline_error_text_profile_advice (const GError *error, BylineProfile *profile)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != BYLINE_STORE_ERROR)
    return g_strdup ("");

  switch ((BylineStoreError) error->code)
    {
    case BYLINE_STORE_ERROR_CORRUPT:
    case BYLINE_STORE_ERROR_OLDER:
      return rebuild_advice (profile);
    case BYLINE_STORE_ERROR_INCOMPLETE:
      return incomplete_advice (error);
    case BYLINE_STORE_ERROR_FOREIGN:
      return g_strdup (_ ("Move the file to another folder, then try again. Byline rebuilds the "
                          "database from your stories."));
    case BYLINE_STORE_ERROR_NEWER:
      return g_strdup (
        _ ("Update Byline, or start it with another folder: “byline --profile FOLDER”."));
    case BYLINE_STORE_ERROR_READ_ONLY:
      return g_strdup (_ ("Check the folder’s permissions."));
    case BYLINE_STORE_ERROR_BUSY:
      return g_strdup (_ ("Close any other copy of Byline, then try again."));
    case BYLINE_STORE_ERROR_DISK_FULL:
    case BYLINE_STORE_ERROR_FAILED:
    case BYLINE_STORE_ERROR_NOT_FOUND:
    case BYLINE_STORE_ERROR_EXISTS:
    case BYLINE_STORE_ERROR_NO_ARTICLE:
    case BYLINE_STORE_ERROR_UNREADABLE:
    case BYLINE_STORE_ERROR_QUERY:
    case BYLINE_STORE_ERROR_LOOP:
      break;
    }

  return g_strdup ("");
}
