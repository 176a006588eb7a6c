/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-url.h"

#include <gio/gio.h>
#include <string.h>

#include "byline-url-private.h"

#define PARSE_FLAGS BYLINE_URL_PARSE_FLAGS

static const char *const tracking_names[] = {
  "_ga",      "_hsenc",      "_hsmi",      "cmp",         "cmpid",   "dclid",   "fbclid",
  "gbraid",   "gclid",       "igshid",     "mc_cid",      "mc_eid",  "mkt_tok", "msclkid",
  "ncid",     "oly_anon_id", "oly_enc_id", "rebelltitem", "ref_src", "s_cid",   "smid",
  "sr_share", "vero_id",     "wbraid",     "wt_mc",       "xrs",     "xtor",    "yclid",
};

static const char *const tracking_prefixes[] = { "utm_", "at_", "ga_", "pk_", "mtm_", "wt.mc" };

static gboolean
is_tracking (const char *parameter, gboolean has_xrs)
{
  const char *equals = strchrnul (parameter, '=');
  g_autofree char *name = g_ascii_strdown (parameter, equals - parameter);

  for (gsize i = 0; i < G_N_ELEMENTS (tracking_names); i++)
    {
      if (g_str_equal (name, tracking_names[i]))
        return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tracking_prefixes); i++)
    {
      if (g_str_has_prefix (name, tracking_prefixes[i]))
        return TRUE;
    }

  /* "ts" is a share's time stamp only beside "xrs"; elsewhere it may name what is shown. */
  return has_xrs && g_str_equal (name, "ts");
}

/* Returns NULL if no parameter is left. */
static char *
query_without_tracking (const char *query)
{
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  gboolean has_xrs = FALSE;

  if (query == NULL || *query == '\0')
    return NULL;

  parameters = g_strsplit (query, "&", -1);
  kept = g_ptr_array_new ();
  for (gsize i = 0; parameters[i] != NULL; i++)
    has_xrs = has_xrs || g_ascii_strncasecmp (parameters[i], "xrs=", 4) == 0;
  for (gsize i = 0; parameters[i] != NULL; i++)
    {
      if (*parameters[i] != '\0' && !is_tracking (parameters[i], has_xrs))
        g_ptr_array_add (kept, parameters[i]);
    }
  if (kept->len == 0)
    return NULL;

  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("&", (char **) kept->pdata);
}

static gboolean
is_web_scheme (const char *scheme)
{
  return g_str_equal (scheme, "http") || g_str_equal (scheme, "https");
}

static gboolean
is_link_scheme (const char *scheme)
{
  static const char *const schemes[] = { "mailto", "tel", "xmpp", "magnet", "sms" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_equal (scheme, schemes[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_default_port (const char *scheme, int port)
{
  return port == -1 || (port == 80 && g_str_equal (scheme, "http")) ||
         (port == 443 && g_str_equal (scheme, "https"));
}

/* As browsers do (WHATWG URL): outer white space, tabs and line breaks go, spaces and what is not
 * ASCII is escaped; what could stand there stays as it is. A backslash is a slash in front of the
 * query. */
static char *
tidy_reference (const char *reference)
{
  g_autofree char *valid = g_utf8_make_valid (reference, -1);
  GString *out = g_string_sized_new (strlen (valid) + 16);
  gboolean is_path = TRUE;

  g_strstrip (valid);
  for (const guchar *p = (const guchar *) valid; *p != '\0'; p++)
    {
      if (*p == '\t' || *p == '\n' || *p == '\r')
        continue;
      is_path = is_path && *p != '?' && *p != '#';
      if (*p <= 0x20 || *p >= 0x7f || strchr ("\"<>`{}|^", *p) != NULL || (*p == '\\' && !is_path))
        g_string_append_printf (out, "%%%02X", *p);
      else
        g_string_append_c (out, *p == '\\' ? '/' : (char) *p);
    }

  return g_string_free (out, FALSE);
}

/* What cannot stand in a host's name however it is written (WHATWG URL, forbidden domain code
 * points). */
static gboolean
is_host_name (const char *host)
{
  for (const char *p = host; *p != '\0'; p++)
    {
      if ((guchar) *p <= ' ' || *p == 0x7f || strchr ("#%/:<>?@[\\]^|", *p) != NULL)
        return FALSE;
    }
  return TRUE;
}

/* A host with letters beyond ASCII was escaped by tidy_reference(); names on the wire are in Punycode (RFC 3492). NULL: no host is
 * called so. */
static GUri *
with_ascii_host (GUri *uri)
{
  g_autofree char *unescaped = NULL;
  g_autofree char *ascii = NULL;
  const char *host = g_uri_get_host (uri);

  if (host == NULL || (g_str_is_ascii (host) && is_host_name (host)) ||
      g_hostname_is_ip_address (host))
    return g_uri_ref (uri);

  unescaped = g_uri_unescape_string (host, NULL);
  ascii = unescaped != NULL ? g_hostname_to_ascii (unescaped) : NULL;
  if (ascii == NULL || !is_host_name (ascii))
    return NULL;

  return g_uri_build_with_user (PARSE_FLAGS, g_uri_get_scheme (uri), NULL, NULL, NULL, ascii,
                                g_uri_get_port (uri), g_uri_get_path (uri), g_uri_get_query (uri),
                                g_uri_get_fragment (uri));
}

/* No address that Byline keeps, shows or asks for carries a user name or a password: those that a
 * person typed are taken out before (byline_url_split_userinfo()), those of documents are nobody's
 * business. */
static GUri *
without_userinfo (GUri *uri)
{
  if (g_uri_get_userinfo (uri) == NULL)
    return g_uri_ref (uri);

  return g_uri_build_with_user (PARSE_FLAGS, g_uri_get_scheme (uri), NULL, NULL, NULL,
                                g_uri_get_host (uri), g_uri_get_port (uri), g_uri_get_path (uri),
                                g_uri_get_query (uri), g_uri_get_fragment (uri));
}

/* GUri reads an empty host with a path that does not begin with a slash ("mailto://;"), and then
 * refuses to write it. */
static gboolean
can_be_written (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  return g_uri_get_host (uri) == NULL || *path == '\0' || *path == '/';
}

/* @tidy: a reference as tidy_reference() makes it */
static GUri *
parse (const char *base, const char *tidy)
{
  g_autoptr (GUri) base_uri = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) open = NULL;

  if (base != NULL)
    base_uri = g_uri_parse (base, PARSE_FLAGS, NULL);
  if (base_uri != NULL)
    uri = g_uri_parse_relative (base_uri, tidy, PARSE_FLAGS, NULL);
  else
    uri = g_uri_parse (tidy, PARSE_FLAGS, NULL);

  if (uri == NULL || !can_be_written (uri))
    return NULL;

  open = without_userinfo (uri);
  return with_ascii_host (open);
}

/* Escapes make an address longer than it was. @text: (transfer full). Returns: NULL if it is too
 * long now. */
static char *
within_length (char *text)
{
  if (strlen (text) <= BYLINE_URL_MAX_LENGTH)
    return text;
  g_free (text);
  return NULL;
}

/* @uri: an address of the web; @rest: path, query and fragment */
static char *
write_web (GUri *uri, const char *rest)
{
  const char *host = g_uri_get_host (uri);
  gboolean is_literal = strchr (host, ':') != NULL;
  GString *out = g_string_new (g_uri_get_scheme (uri));

  g_string_append_printf (out, is_literal ? "://[%s]" : "://%s", host);
  if (!is_default_port (g_uri_get_scheme (uri), g_uri_get_port (uri)))
    g_string_append_printf (out, ":%d", g_uri_get_port (uri));
  g_string_append (out, rest);
  return within_length (g_string_free (out, FALSE));
}

/* Behind the port that @p begins with, if it is written as the parser would write it. */
static const char *
skip_port (const char *p, gboolean is_secure)
{
  g_autofree char *port = NULL;
  const char *digits;
  gsize n_digits;

  if (*p != ':')
    return p;
  digits = p + 1;
  n_digits = strspn (digits, "0123456789");
  if (n_digits == 0 || n_digits > 4 || *digits == '0')
    return NULL;
  port = g_strndup (digits, n_digits);
  return g_str_equal (port, is_secure ? "443" : "80") ? NULL : digits + n_digits;
}

/* The common case, an absolute plain address, needs no parser. */
static gboolean
is_plain_absolute (const char *reference)
{
  gboolean is_secure = g_str_has_prefix (reference, "https://");
  const char *p;
  gsize slashes;

  if (is_secure)
    p = reference + 8;
  else if (g_str_has_prefix (reference, "http://"))
    p = reference + 7;
  else
    return FALSE;

  slashes = strspn (p, "abcdefghijklmnopqrstuvwxyz0123456789-.");
  if (slashes == 0 || p[0] == '.')
    return FALSE;

  p = skip_port (p + slashes, is_secure);
  if (p == NULL || *p != '/')
    return FALSE;
  for (; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("-._~/?#=&+,;:@!$'()*", *p) == NULL)
        return FALSE;
      if (*p == '/' && p[1] == '.')
        return FALSE;
    }

  return p - reference <= BYLINE_URL_MAX_LENGTH;
}

static char *
resolve (const char *base, const char *reference, gboolean is_link)
{
  g_autofree char *tidy = NULL;
  g_autofree char *tidy_base = NULL;
  g_autofree char *rest = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *host;

  if (reference == NULL || strlen (reference) > BYLINE_URL_MAX_LENGTH)
    return NULL;
  if (is_plain_absolute (reference))
    return g_strdup (reference);

  tidy = tidy_reference (reference);
  if (base != NULL && !is_plain_absolute (base))
    base = tidy_base = tidy_reference (base);
  uri = parse (base, tidy);
  if (uri != NULL && is_link && is_link_scheme (g_uri_get_scheme (uri)))
    return within_length (g_uri_to_string (uri));

  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0' || !is_web_scheme (g_uri_get_scheme (uri)))
    return NULL;
  rest = _byline_url_join_rest (base, tidy);
  return write_web (uri, rest);
}

char *
byline_url_resolve (const char *base, const char *reference)
{
  return resolve (base, reference, FALSE);
}

char *
byline_url_resolve_link (const char *base, const char *reference)
{
  return resolve (base, reference, TRUE);
}

static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port != -1)
    return port;
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

char *
byline_url_canonical (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *resolved = byline_url_resolve (NULL, url);
  g_autofree char *host = NULL;
  g_autofree char *query = NULL;
  g_autofree char *path = NULL;
  GString *out;

  if (resolved == NULL)
    return NULL;

  uri = g_uri_parse (resolved, PARSE_FLAGS, NULL);
  if (uri == NULL)
    return NULL;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  path = g_strdup (g_uri_get_path (uri));
  while (*path != '\0' && g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  query = query_without_tracking (g_uri_get_query (uri));

  out = g_string_new (g_str_has_prefix (host, "www.") ? host + 4 : host);
  if (!is_default_port (g_uri_get_scheme (uri), g_uri_get_port (uri)))
    g_string_append_printf (out, ":%d", g_uri_get_port (uri));
  g_string_append (out, path);
  if (query != NULL)
    g_string_append_printf (out, "?%s", query);

  return g_string_free (out, FALSE);
}

char *
byline_url_feed_key (const char *url)
{
  g_autofree char *resolved = byline_url_resolve (NULL, url);
  g_autofree char *host = NULL;
  const char *begin;
  const char *query;
  gsize length;

  if (resolved == NULL)
    return byline_url_is_file (url) ? g_strdup (url) : NULL;

  resolved[strcspn (resolved, "#")] = '\0';
  begin = strstr (resolved, "//") + 2;
  host = g_ascii_strdown (begin, strcspn (begin, "/"));
  begin += strlen (host);
  query = begin + strcspn (begin, "?");
  length = query - begin;
  while (length > 0 && begin[length - 1] == '/')
    length--;
  return g_strdup_printf ("%s%.*s%s", host, (int) length, begin, query);
}

char *
byline_url_without_tracking (const char *url)
{
  g_autofree char *query = NULL;
  g_autofree char *kept = NULL;
  const char *mark = url + strcspn (url, "?#");
  const char *fragment;

  /* A question mark in a fragment begins no query. */
  if (*mark != '?')
    return g_strdup (url);

  fragment = strchrnul (mark, '#');
  query = g_strndup (mark + 1, fragment - mark - 1);
  kept = query_without_tracking (query);
  if (kept == NULL)
    return g_strdup_printf ("%.*s%s", (int) (mark - url), url, fragment);

  return g_strdup_printf ("%.*s?%s%s", (int) (mark - url), url, kept, fragment);
}

gboolean
byline_url_is_same_origin (const char *a, const char *b)
{
  g_autoptr (GUri) uri_a = a != NULL ? g_uri_parse (a, PARSE_FLAGS, NULL) : NULL;
  g_autoptr (GUri) uri_b = b != NULL ? g_uri_parse (b, PARSE_FLAGS, NULL) : NULL;

  return uri_a != NULL && uri_b != NULL &&
         g_str_equal (g_uri_get_scheme (uri_a), g_uri_get_scheme (uri_b)) &&
         g_uri_get_host (uri_a) != NULL && g_uri_get_host (uri_b) != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (uri_a), g_uri_get_host (uri_b)) == 0 &&
         get_port (uri_a) == get_port (uri_b);
}

gboolean
byline_url_is_web (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  if (url == NULL || strlen (url) > BYLINE_URL_MAX_LENGTH)
    return FALSE;

  uri = g_uri_parse (url, PARSE_FLAGS, NULL);

  return uri != NULL && is_web_scheme (g_uri_get_scheme (uri)) && g_uri_get_host (uri) != NULL &&
         *g_uri_get_host (uri) != '\0';
}

char *
byline_url_host (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, PARSE_FLAGS, NULL) : NULL;
  g_autofree char *host = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return NULL;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);

  return g_strdup (g_str_has_prefix (host, "www.") ? host + 4 : host);
}
