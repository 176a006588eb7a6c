/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"

#include <gio/gio.h>

GQuark
byline_fetch_error_quark (void)
{
  return g_quark_from_static_string ("byline-fetch-error-quark");
}

GQuark
byline_parse_error_quark (void)
{
  return g_quark_from_static_string ("byline-parse-error-quark");
}

GQuark
byline_store_error_quark (void)
{
  return g_quark_from_static_string ("byline-store-error-quark");
}

GQuark
byline_library_error_quark (void)
{
  return g_quark_from_static_string ("byline-library-error-quark");
}

GQuark
byline_sync_error_quark (void)
{
  return g_quark_from_static_string ("byline-sync-error-quark");
}

gboolean
byline_error_pass (GError **error, GError *failure)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

char *
byline_error_to_code (const GError *error)
{
  static const char *const fetch[] = {
    "BAD_URL",    "OFFLINE",     "HOST_NOT_FOUND", "REFUSED",   "TLS",     "TIMEOUT",
    "TOO_LARGE",  "REDIRECTS",   "UNAUTHORIZED",   "NOT_FOUND", "GONE",    "TOO_MANY_REQUESTS",
    "HTTP",       "SERVER",      "TRUNCATED",      "FAILED",    "PRIVATE", "UNPROTECTED",
    "NO_FILE",    "FILE_DENIED", "NOT_A_FILE",     "SANDBOX",   "HELD",    "FORBIDDEN",
    "LOGIN_KIND", "PROXY",
  };
  static const char *const sync[] = {
    "NOT_A_SERVER", "MALFORMED", "TOO_LARGE", "LOGIN", "REFUSED", "EXISTS", "NO_SECRET",
  };
  static const char *const parse[] = {
    "EMPTY", "NOT_A_FEED", "IS_A_PAGE", "MALFORMED", "NESTING", "TOO_LARGE", "NO_ARTICLE",
  };
  guint code = (guint) error->code;

  if (error->domain == BYLINE_FETCH_ERROR && code < G_N_ELEMENTS (fetch))
    return g_strconcat ("fetch:", fetch[code], NULL);
  if (error->domain == BYLINE_PARSE_ERROR && code < G_N_ELEMENTS (parse))
    return g_strconcat ("parse:", parse[code], NULL);
  if (error->domain == BYLINE_SYNC_ERROR && code < G_N_ELEMENTS (sync))
    return g_strconcat ("sync:", sync[code], NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup ("io:CANCELLED");
  return g_strdup (error->domain == BYLINE_STORE_ERROR ? "store:FAILED" : "fetch:FAILED");
}
