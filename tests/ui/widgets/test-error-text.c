/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "byline-error-text.h"
#include "byline-error.h"

static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), >, 10);
  g_assert_true (g_str_has_suffix (text, "."));
}

/* Every code of every domain has a sentence of its own. */
static void
test_all_codes (void)
{
  const struct {
    GQuark domain;
    int last;
  } domains[] = {
    { BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PROXY },
    { BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NO_ARTICLE },
    { BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE },
    { BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_TEXT },
    { BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_NO_SECRET },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    for (int code = 0; code <= domains[i].last; code++)
      {
        g_autoptr (GError) error = g_error_new_literal (domains[i].domain, code, "raw");
        g_autofree char *text = byline_error_text (error);

        assert_sentence (text);
        g_assert_cmpstr (text, !=, "raw");
      }
}

static void
test_other_errors (void)
{
  g_autoptr (GError)
    cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS, "It is there.");
  g_autofree char *none = byline_error_text (cancelled);
  g_autofree char *text = byline_error_text (other);

  g_assert_null (none);
  g_assert_cmpstr (text, ==, "It is there.");
}

/* What the server itself says follows the sentence. */
static void
test_server_words (void)
{
  g_autoptr (GError)
    error = g_error_new_literal (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND,
                                 "paper.example has no such page (404): “Gone fishing”");
  g_autoptr (GError) silent = g_error_new_literal (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND,
                                                   "paper.example has no such page (404)");
  g_autofree char *text = byline_error_text (error);
  g_autofree char *short_text = byline_error_text (silent);
  g_autofree char *kept = byline_error_text_for_code ("fetch:NOT_FOUND", error->message);

  g_assert_true (g_str_has_prefix (text, short_text));
  g_assert_nonnull (strstr (text, "“Gone fishing”"));
  g_assert_null (strstr (short_text, "“"));
  g_assert_cmpstr (kept, ==, text);
}

/* An account's server is no website. */
static void
test_of_server (void)
{
  for (int code = 0; code <= BYLINE_FETCH_ERROR_UNPROTECTED; code++)
    {
      g_autoptr (GError)
        error = g_error_new_literal (BYLINE_FETCH_ERROR, code, "It failed (400): “Sorry”");
      g_autofree char *text = byline_error_text_of_server (error);

      if (code == BYLINE_FETCH_ERROR_PRIVATE)
        continue;
      g_assert_nonnull (strstr (text, "The server says: “Sorry”"));
      g_assert_null (strstr (text, "website"));
      g_assert_null (strstr (text, "publication"));
    }
}

static void
test_of_server_kept (void)
{
  g_autofree char *refused = byline_error_text_of_server_for_code ("fetch:REFUSED", "raw");
  g_autofree char *offline = byline_error_text_of_server_for_code ("fetch:OFFLINE", "raw");
  g_autofree char *as_ever = byline_error_text_for_code ("fetch:OFFLINE", "raw");

  g_assert_true (g_str_has_prefix (refused, "The server refused the connection."));
  g_assert_cmpstr (offline, ==, as_ever);
}

/* What a proxy refuses is not the website's doing, nor are its words the website's. */
static void
test_proxy (void)
{
  g_autoptr (GError)
    error = g_error_new_literal (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HTTP,
                                 "The proxy on the way to paper.example asks for a user name and a "
                                 "password (407): “Log in”");
  g_autofree char *text = byline_error_text (error);
  g_autofree char *kept = byline_error_text_for_code ("fetch:HTTP", error->message);

  assert_sentence (text);
  g_assert_true (g_str_has_prefix (text, "The proxy "));
  g_assert_null (strstr (text, "Log in"));
  g_assert_cmpstr (kept, ==, text);
}

/* What is wrong with a certificate is said, and what can be done. */
static void
test_certificates (void)
{
  static const struct {
    const char *reason;
    const char *words;
  } faults[] = {
    { BYLINE_CERTIFICATE_REVOKED, "revoked" },
    { BYLINE_CERTIFICATE_EXPIRED, "expired" },
    { BYLINE_CERTIFICATE_NOT_YET, "not valid yet" },
    { BYLINE_CERTIFICATE_OTHER_HOST, "for another address" },
    { BYLINE_CERTIFICATE_UNKNOWN, "trusts" },
    { BYLINE_CERTIFICATE_WEAK, "too weak" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError)
        error = g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TLS,
                             "The certificate of paper.example is not valid: %s", faults[i].reason);
      g_autofree char *text = byline_error_text (error);
      g_autofree char *of_server = byline_error_text_of_server (error);
      g_autofree char *kept = byline_error_text_for_code ("fetch:TLS", error->message);

      assert_sentence (text);
      g_assert_nonnull (strstr (text, faults[i].words));
      g_assert_cmpstr (of_server, ==, text);
      g_assert_cmpstr (kept, ==, text);
    }
}

static void
test_kept_codes (void)
{
  g_autofree char *gone = byline_error_text_for_code ("fetch:GONE", "raw");
  g_autofree char *page = byline_error_text_for_code ("parse:IS_A_PAGE", "raw");
  g_autofree char *stopped = byline_error_text_for_code ("io:CANCELLED", "raw");
  g_autofree char *unknown = byline_error_text_for_code ("fetch:WHAT", "raw");
  g_autofree char *strange = byline_error_text_for_code ("?", "raw");
  g_autofree char *none = byline_error_text_for_code (NULL, NULL);

  assert_sentence (gone);
  assert_sentence (page);
  g_assert_cmpstr (gone, !=, page);
  g_assert_cmpstr (stopped, ==, "Loading was stopped.");
  g_assert_cmpstr (unknown, ==, "raw");
  g_assert_cmpstr (strange, ==, "raw");
  g_assert_null (none);
}

static void
test_profile_advice (void)
{
  g_autoptr (GError)
    corrupt = g_error_new_literal (BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT, "raw");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "raw");

  g_autoptr (BylineProfile) profile = byline_profile_new ("/tmp/other news");
  g_autofree char *own = byline_error_text_profile_advice (corrupt, NULL);
  g_autofree char *named = byline_error_text_profile_advice (corrupt, profile);
  g_autofree char *none = byline_error_text_profile_advice (other, profile);

  g_assert_nonnull (strstr (own, "“byline-cli rebuild”"));
  g_assert_nonnull (strstr (named, "--profile '/tmp/other news' rebuild"));
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/error-text/all-codes", test_all_codes);
  g_test_add_func ("/ui/error-text/other-errors", test_other_errors);
  g_test_add_func ("/ui/error-text/kept-codes", test_kept_codes);
  g_test_add_func ("/ui/error-text/server-words", test_server_words);
  g_test_add_func ("/ui/error-text/of-server", test_of_server);
  g_test_add_func ("/ui/error-text/of-server-kept", test_of_server_kept);
  g_test_add_func ("/ui/error-text/proxy", test_proxy);
  g_test_add_func ("/ui/error-text/certificates", test_certificates);
  g_test_add_func ("/ui/error-text/profile-advice", test_profile_advice);
  return g_test_run ();
}
