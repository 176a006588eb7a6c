/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-url.h"

static void
assert_resolves (const char *base,
                 const char *reference,
                 const char *expected)
{
  g_autofree char *url = byline_url_resolve (base, reference);

  g_assert_cmpstr (url, ==, expected);
}

static void
test_resolve (void)
{
  const char *base = "https://example.org/a/b.html?q#f";

  assert_resolves (base, "c.html", "https://example.org/a/c.html");
  assert_resolves (base, "../c", "https://example.org/c");
  assert_resolves (base, "//other.org/x", "https://other.org/x");
  assert_resolves (base, " /with space\n", "https://example.org/with%20space");
  assert_resolves (base, "?page=2", "https://example.org/a/b.html?page=2");
  assert_resolves (NULL, "https://example.org/ü", "https://example.org/%C3%BC");
  assert_resolves (NULL, "https://bücher.example/", "https://xn--bcher-kva.example/");
  assert_resolves (NULL, "https://b%eüa.example/", NULL);
  assert_resolves (NULL, "relative", NULL);
  assert_resolves (base, "javascript:alert(1)", NULL);
  assert_resolves (base, "java\nscript:alert(1)", NULL);
  assert_resolves (base, "data:text/html,x", NULL);
  assert_resolves (base, "file:///etc/passwd", NULL);
  assert_resolves (base, "http://", NULL);
  assert_resolves (base, NULL, NULL);
  assert_resolves (NULL, "https://example.org/a/../b", "https://example.org/b");
}

static void
test_resolve_long (void)
{
  g_autofree char *path = g_strnfill (100000, 'a');
  g_autofree char *spaces = g_strnfill (4000, ' ');
  g_autofree char *url = g_strconcat ("https://example.org/", path, NULL);
  g_autofree char *escaped = g_strconcat ("https://example.org/", spaces, "a", NULL);

  assert_resolves (NULL, url, NULL);
  /* Escapes make it too long. */
  assert_resolves (NULL, escaped, NULL);
}

/* No host is called so, and dropping what is wrong would lead to another one. */
static void
test_forbidden_host (void)
{
  static const char *const addresses[] = {
    "https://feeds.feed\026burner.example/x", "https://paper.example%2Felse.example/x",
    "https://paper%20.example/", "https://a%3A80.example/", "https://paper%00.example/",
  };
  g_autofree char *address = byline_url_resolve (NULL, "http://[::1]:8080/a");
  g_autofree char *umlaut = byline_url_resolve (NULL, "https://zeit%C3%BCng.example/a");

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *resolved = byline_url_resolve (NULL, addresses[i]);

      g_test_message ("%s", addresses[i]);
      g_assert_null (resolved);
    }
  g_assert_cmpstr (address, ==, "http://[::1]:8080/a");
  g_assert_cmpstr (umlaut, ==, "https://xn--zeitng-6ya.example/a");
}

static void
test_resolve_link (void)
{
  g_autofree char *mail = byline_url_resolve_link (NULL, "mailto:a@example.org");
  g_autofree char *page = byline_url_resolve_link ("https://example.org/", "x");
  g_autofree char *script = byline_url_resolve_link (NULL, "javascript:x");
  g_autofree char *hostless = byline_url_resolve_link (NULL, "mailto://;");

  g_assert_cmpstr (mail, ==, "mailto:a@example.org");
  g_assert_cmpstr (page, ==, "https://example.org/x");
  g_assert_null (script);
  g_assert_null (hostless);
}

static void
assert_same (const char *a,
             const char *b)
{
  g_autofree char *first = byline_url_canonical (a);
  g_autofree char *second = byline_url_canonical (b);

  g_assert_nonnull (first);
  g_assert_cmpstr (first, ==, second);
}

static void
assert_different (const char *a,
                  const char *b)
{
  g_autofree char *first = byline_url_canonical (a);
  g_autofree char *second = byline_url_canonical (b);

  g_assert_cmpstr (first, !=, second);
}

static void
test_canonical (void)
{
  const char *story = "https://example.org/china/summit";

  assert_same (story, "http://example.org/china/summit");
  assert_same (story, "https://www.EXAMPLE.org:443/china/summit/");
  assert_same (story, "https://example.org/china/summit?utm_source=rss&utm_medium=x");
  assert_same (story, "https://example.org/china/summit?fbclid=1#top");
  assert_same (story, "https://example.org/china/summit?rebelltitem=3&xrs=a&ts=5");
  assert_same ("https://example.org/?id=1", "https://example.org?id=1&gclid=2");
  assert_different (story, "https://example.org/china/summit?ts=5");
  assert_different (story, "https://example.org/china/summit?id=5");
  assert_different (story, "https://example.org:8080/china/summit");
  g_assert_null (byline_url_canonical ("mailto:a@example.org"));
  g_assert_null (byline_url_canonical (NULL));
}

static void
test_without_tracking (void)
{
  g_autofree char *some = byline_url_without_tracking ("https://example.org/a?x=1&utm_source=b&y=2#f");
  g_autofree char *all = byline_url_without_tracking ("https://example.org/a?utm_source=b#f");
  g_autofree char *none = byline_url_without_tracking ("https://example.org/a");
  g_autofree char *fragment = byline_url_without_tracking ("https://example.org/a#/b?utm_source=c");

  g_assert_cmpstr (some, ==, "https://example.org/a?x=1&y=2#f");
  g_assert_cmpstr (all, ==, "https://example.org/a#f");
  g_assert_cmpstr (none, ==, "https://example.org/a");
  g_assert_cmpstr (fragment, ==, "https://example.org/a#/b?utm_source=c");
}

static void
assert_input (const char *text,
              const char *expected)
{
  g_autofree char *url = byline_url_normalize_input (text);

  g_assert_cmpstr (url, ==, expected);
}

static void
test_input (void)
{
  assert_input ("  example.org/feed ", "https://example.org/feed");
  assert_input ("feed://example.org/rss", "https://example.org/rss");
  assert_input ("feed:https://example.org/rss", "https://example.org/rss");
  assert_input ("HTTP://example.org/", "http://example.org/");
  assert_input ("localhost:8080/x", "http://localhost:8080/x");
  assert_input ("127.0.0.1:8080", "http://127.0.0.1:8080/");
  assert_input ("not an address", NULL);
  assert_input ("word", NULL);
  assert_input ("a@example.org", NULL);
  assert_input ("ftp://example.org/", NULL);
  assert_input ("", NULL);
  assert_input (NULL, NULL);
}

static void
test_host (void)
{
  g_autofree char *host = byline_url_host ("https://www.Example.org:8080/x");

  g_assert_cmpstr (host, ==, "example.org");
  g_assert_null (byline_url_host ("nothing"));
  g_assert_true (byline_url_is_web ("https://example.org"));
  g_assert_false (byline_url_is_web ("https:///x"));
  g_assert_false (byline_url_is_web ("mailto:x@example.org"));
  g_assert_false (byline_url_is_web (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/url/resolve", test_resolve);
  g_test_add_func ("/url/resolve-long", test_resolve_long);
  g_test_add_func ("/url/forbidden-host", test_forbidden_host);
  g_test_add_func ("/url/resolve-link", test_resolve_link);
  g_test_add_func ("/url/canonical", test_canonical);
  g_test_add_func ("/url/without-tracking", test_without_tracking);
  g_test_add_func ("/url/input", test_input);
  g_test_add_func ("/url/host", test_host);

  return g_test_run ();
}
