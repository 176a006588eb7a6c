/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-url.h"

static void
assert_resolves (const char *base, const char *reference, const char *expected)
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

/* A server may tell one spelling from the other: what may stand in an address stays. */
static void
test_resolve_verbatim (void)
{
  static const char *const same[] = {
    "https://example.org/%7eann/caf%c3%a9.xml?b=2&a=%2f",
    "https://example.org/~ann/caf%C3%A9.xml?a=%2F&b=2#a%2dz",
    "https://Example.ORG/a//b;x=1/?q=a+b&&c=%20d",
    "https://example.org/feed?",
    "https://example.org/a[1]?ids[]=2&t=12:30",
    "https://example.org/100%/feed",
    "https://example.org/?u=http://other.example/x/../y",
    "http://[2001:db8::1]:8080/%41",
  };
  const char *base = "https://example.org/%7eann/index%2ehtml?q=%2f#top";

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      assert_resolves (NULL, same[i], same[i]);
      assert_resolves (base, same[i], same[i]);
    }
  assert_resolves (base, "b%2ejpg", "https://example.org/%7eann/b%2ejpg");
  assert_resolves (base, "../%7ebo/?x=%3a", "https://example.org/%7ebo/?x=%3a");
  assert_resolves (base, "#part%2d2", "https://example.org/%7eann/index%2ehtml?q=%2f#part%2d2");
  assert_resolves (base, "?p=%3a", "https://example.org/%7eann/index%2ehtml?p=%3a");
  assert_resolves (base, "", "https://example.org/%7eann/index%2ehtml?q=%2f");
  assert_resolves (base, "//Other.example/%7e", "https://Other.example/%7e");
  assert_resolves ("https://example.org", "x", "https://example.org/x");
  assert_resolves ("https://example.org/a/b/c", "../../../d/./e/..", "https://example.org/d/");
  assert_resolves ("https://example.org/a/b", "..", "https://example.org/");
  assert_resolves ("https://example.org/a/b", "c\\d?e\\f", "https://example.org/a/c/d?e%5Cf");
  assert_resolves (NULL, "https://example.org:443/a|b c%20d", "https://example.org/a%7Cb%20c%20d");
  assert_resolves (NULL, "HTTP://example.org:80", "http://example.org/");
  /* A base may be an IRI (RFC 3987). */
  assert_resolves ("http://bücher.example/ä b/index", "ö",
                   "http://xn--bcher-kva.example/%C3%A4%20b/%C3%B6");
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
    "https://feeds.feed\026burner.example/x",
    "https://paper.example%2Felse.example/x",
    "https://paper%20.example/",
    "https://a%3A80.example/",
    "https://paper%00.example/",
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
assert_same (const char *a, const char *b)
{
  g_autofree char *first = byline_url_canonical (a);
  g_autofree char *second = byline_url_canonical (b);

  g_assert_nonnull (first);
  g_assert_cmpstr (first, ==, second);
}

static void
assert_different (const char *a, const char *b)
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
  g_autofree char *some = byline_url_without_tracking (
    "https://example.org/a?x=1&utm_source=b&y=2#f");
  g_autofree char *all = byline_url_without_tracking ("https://example.org/a?utm_source=b#f");
  g_autofree char *none = byline_url_without_tracking ("https://example.org/a");
  g_autofree char *fragment = byline_url_without_tracking ("https://example.org/a#/b?utm_source=c");

  g_assert_cmpstr (some, ==, "https://example.org/a?x=1&y=2#f");
  g_assert_cmpstr (all, ==, "https://example.org/a#f");
  g_assert_cmpstr (none, ==, "https://example.org/a");
  g_assert_cmpstr (fragment, ==, "https://example.org/a#/b?utm_source=c");
}

static void
assert_input (const char *text, const char *expected)
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

/* Schemes that mean a program, what mail puts around an address, what nobody escaped. */
static void
test_input_in_the_wild (void)
{
  static const char *const schemes[] = { "feed:",  "rss:",   "podcast:",   "itpc:",
                                         "pcast:", "Pcast:", "itms-pcast:" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *bare = g_strconcat (schemes[i], "//example.org/rss", NULL);
      g_autofree char *whole = g_strconcat (schemes[i], "http://example.org/rss", NULL);
      g_autofree char *slashes = g_strconcat (schemes[i], "//https://example.org/rss", NULL);
      g_autofree char *local = g_strconcat (schemes[i], "//localhost:80/rss", NULL);
      g_autofree char *none = g_strconcat (schemes[i], "//example.org/rss", NULL);

      assert_input (bare, "https://example.org/rss");
      assert_input (whole, "http://example.org/rss");
      assert_input (slashes, "https://example.org/rss");
      assert_input (local, "http://localhost/rss");
      g_assert_false (byline_url_says_scheme (bare));
      g_assert_true (byline_url_says_scheme (whole));
    }
  assert_input ("feeds://localhost/rss", "https://localhost/rss");
  assert_input ("pcast:feed:example.org/rss", "https://example.org/rss");
  assert_input ("feed:", NULL);
  assert_input ("feed:feed:feed:feed:feed:", NULL);
  assert_input ("<http://example.org/feed>", "http://example.org/feed");
  assert_input (" < URL:http://example.org/feed > ", "http://example.org/feed");
  assert_input ("\"example.org/feed\"", "https://example.org/feed");
  assert_input ("“http://example.org/(a)”", "http://example.org/(a)");
  assert_input ("<>", NULL);
  assert_input ("<<<", NULL);
  assert_input ("http://example.org/RSS Feeds/a|b?q=x y",
                "http://example.org/RSS%20Feeds/a%7Cb?q=x%20y");
  assert_input ("example.org/?q=x y", "https://example.org/?q=x%20y");
  assert_input ("example.org/?url=https://other.example/",
                "https://example.org/?url=https://other.example/");
  assert_input ("see example.org/feed", NULL);
  assert_input ("http://a.example/ http://b.example/", NULL);
  assert_input ("http://a.example/\nb", NULL);
  g_assert_false (byline_url_says_scheme ("example.org"));
  g_assert_true (byline_url_says_scheme ("<HTTPS://example.org>"));
}

static void
assert_feed_key (const char *a, const char *b, gboolean are_same)
{
  g_autofree char *first = byline_url_feed_key (a);
  g_autofree char *second = byline_url_feed_key (b);

  g_assert_nonnull (first);
  g_assert_cmpint (g_strcmp0 (first, second) == 0, ==, are_same);
}

static void
test_feed_key (void)
{
  const char *feed = "https://example.org/feed?a=1";

  assert_feed_key (feed, "http://EXAMPLE.org/feed?a=1#top", TRUE);
  assert_feed_key (feed, "https://example.org:443/feed/?a=1", TRUE);
  assert_feed_key ("https://example.org", "http://example.org/", TRUE);
  assert_feed_key (feed, "https://example.org/Feed?a=1", FALSE);
  assert_feed_key (feed, "https://example.org/feed?a=2", FALSE);
  assert_feed_key (feed, "https://example.org:8080/feed?a=1", FALSE);
  assert_feed_key (feed, "https://www.example.org/feed?a=1", FALSE);
  assert_feed_key ("https://example.org/?u=x/", "https://example.org/?u=x", FALSE);
  g_assert_null (byline_url_feed_key ("mailto:a@example.org"));
  g_assert_null (byline_url_feed_key (NULL));
}

static void
assert_file (const char *text, const char *expected)
{
  g_autofree char *url = byline_url_file_from_input (text);

  g_assert_cmpstr (url, ==, expected);
  g_assert_cmpint (byline_url_is_file (url), ==, expected != NULL);
}

/* What a person may type; and what stands in documents, which never becomes a file's address. */
static void
test_file (void)
{
  static const char *const others[] = {
    "feed:file:///a.xml",     "file://example.org/a.xml", "file:a.xml", "a.xml", "./a.xml",
    "//example.org/feed.xml", "https://example.org/",     "~a/b.xml",   "",
  };
  static const char *const written[] = { "file:///etc/passwd", "file:/etc/passwd", "/etc/passwd" };
  g_autofree char *home = g_filename_to_uri (g_get_home_dir (), NULL, NULL);
  g_autofree char *own = g_strconcat (home, "/b.xml", NULL);
  g_autofree char *path = byline_url_file_path ("file:///a%20b/%C3%BC.xml");

  assert_file ("file:///home/me/feed.xml", "file:///home/me/feed.xml");
  assert_file (" <FILE://localhost/home/me/feed.xml> ", "file:///home/me/feed.xml");
  assert_file ("file:/home/me/feed.xml", "file:///home/me/feed.xml");
  assert_file ("'/home/me/my feed.xml'", "file:///home/me/my%20feed.xml");
  assert_file ("file:///home/me/my feed.xml", "file:///home/me/my%20feed.xml");
  assert_file ("file:///home/me/my%20feed.xml", "file:///home/me/my%20feed.xml");
  assert_file ("/home/./me/../you//a#b?c.xml", "file:///home/you/a%23b%3Fc.xml");
  assert_file ("~/b.xml", own);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_file (others[i], NULL);
  assert_file (NULL, NULL);
  g_assert_cmpstr (path, ==, "/a b/ü.xml");
  g_assert_null (byline_url_file_path ("https://example.org/"));

  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_assert_null (byline_url_resolve (NULL, written[i]));
      g_assert_null (byline_url_resolve ("file:///home/me/feed.xml", written[i]));
      g_assert_null (byline_url_resolve_link ("file:///home/me/feed.xml", written[i]));
      g_assert_null (byline_url_normalize_input (written[i]));
    }
  g_assert_null (byline_url_resolve ("file:///home/me/feed.xml", "picture.png"));
  g_assert_null (byline_url_resolve ("https://example.org/", "file:///etc/passwd"));
  g_assert_null (byline_url_canonical ("file:///home/me/feed.xml"));
  assert_feed_key ("file:///a/b.xml", "file:///a/b.xml", TRUE);
  assert_feed_key ("file:///a/b.xml", "file:///a/B.xml", FALSE);
}

static void
assert_split (const char *text,
              const char *expected,
              const char *expected_user,
              const char *expected_password)
{
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;
  g_autofree char *url = byline_url_split_userinfo (text, &user, &password);

  g_assert_cmpstr (url, ==, expected);
  g_assert_cmpstr (user, ==, expected_user);
  g_assert_cmpstr (password, ==, expected_password);
}

static void
test_split_userinfo (void)
{
  assert_split ("https://u:p@example.org/feed?x=1#f", "https://example.org/feed?x=1#f", "u", "p");
  assert_split ("feed://u:p@example.org/rss", "https://example.org/rss", "u", "p");
  assert_split ("feed://u:p@127.0.0.1/rss", "http://127.0.0.1/rss", "u", "p");
  assert_split ("feed:http://u:p@example.org/rss", "http://example.org/rss", "u", "p");
  assert_split (" http://u:p@[::1]:8080/ ", "http://[::1]:8080/", "u", "p");
  assert_split ("http://u:p@bücher.example/", "http://xn--bcher-kva.example/", "u", "p");

  /* What stands in names and passwords. */
  assert_split ("http://a%40b.c:s%3A%2F%3F%23%25%20%C3%BC@h.org/", "http://h.org/", "a@b.c",
                "s:/?#% ü");
  assert_split ("http://a@b.c:p@s:s@h.org/", "http://h.org/", "a@b.c", "p@s:s");
  assert_split ("http://ü:ß@h.org/", "http://h.org/", "ü", "ß");
  assert_split ("http://u:100%@h.org/", "http://h.org/", "u", "100%");
  assert_split ("http://u:%E4%zz@h.org/", "http://h.org/", "u", "%E4%zz");
  assert_split ("http://u:a%00b@h.org/", "http://h.org/", "u", "a%00b");
  assert_split ("http://u:$&'()*+,;=!~-._@h.org/", "http://h.org/", "u", "$&'()*+,;=!~-._");

  /* One of both, or none. */
  assert_split ("http://u@h.org/", "http://h.org/", "u", "");
  assert_split ("http://u:@h.org/", "http://h.org/", "u", "");
  assert_split ("http://:p@h.org/", "http://h.org/", "", "p");
  assert_split ("http://@h.org/", "http://h.org/", NULL, NULL);
  assert_split ("http://:@h.org/", "http://h.org/", NULL, NULL);
  assert_split ("http://h.org/", "http://h.org/", NULL, NULL);

  /* An "@" elsewhere is none. */
  assert_split ("https://h.org/@u:p@x", "https://h.org/@u:p@x", NULL, NULL);
  assert_split ("h.org/@user", "https://h.org/@user", NULL, NULL);
  assert_split ("https://h.org?q=u:p@x", "https://h.org/?q=u:p@x", NULL, NULL);

  /* No address. */
  assert_split ("u:p@h.org", NULL, NULL, NULL);
  assert_split ("http://u:p@/", NULL, NULL, NULL);
  assert_split ("http://u:p p@h.org/", NULL, NULL, NULL);
  assert_split (NULL, NULL, NULL, NULL);
}

static void
test_join_userinfo (void)
{
  static const char *const words[] = { "a", "a@b.c", ":/?#[]@ %41", "ü", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (words) - 1; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
      {
        g_autofree char *joined = byline_url_join_userinfo ("https://h.org:8080/x@y:z", words[i],
                                                            words[j]);

        assert_split (joined, "https://h.org:8080/x@y:z", words[i], words[j]);
      }
}

static void
assert_hidden (const char *text, const char *expected)
{
  g_autofree char *shown = byline_url_hide_userinfo (text);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_hide_userinfo (void)
{
  assert_hidden ("https://u:p@example.org/feed", "https://example.org/feed");
  assert_hidden ("http://u:p/p@h.org:x/feed", "http://…@h.org:x/feed");
  assert_hidden ("http://u:p@", "http://…@");
  assert_hidden ("http://u:p p@h.org/", "http://…@h.org/");
  assert_hidden ("u:p@h.org", "…@h.org");
  assert_hidden ("http:u:p@h.org", "…@h.org");
  assert_hidden ("https://h.org/@user", "https://h.org/@user");
  assert_hidden ("HTTPS://h.org", "HTTPS://h.org");
  assert_hidden ("a@example.org", "a@example.org");
  assert_hidden ("word", "word");
  assert_hidden ("", "");
  assert_hidden (NULL, NULL);
}

/* Whatever leads to an address, no user name comes along. */
static void
test_no_userinfo (void)
{
  static const char *const references[] = {
    "http://u:p@h.org/x",   "//u:p@h.org/x",       "http://u@h.org/x",     "http://@h.org/x",
    "http:\\\\u:p@h.org/x", "http://u:p@@h.org/x", "ht\ntp://u:p@h.org/x", "HTTP://u:p@h.org/x",
  };
  g_autofree char *base = byline_url_resolve ("http://u:p@h.org/y", "x");
  g_autofree char *link = byline_url_resolve_link (NULL, "mailto:u@h.org");

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *url = byline_url_resolve ("http://a:b@h.org/", references[i]);
      g_autofree char *target = byline_url_resolve_link ("http://h.org/", references[i]);

      g_assert_cmpstr (url, ==, "http://h.org/x");
      g_assert_cmpstr (target, ==, "http://h.org/x");
    }
  g_assert_cmpstr (base, ==, "http://h.org/x");
  g_assert_cmpstr (link, ==, "mailto:u@h.org");
  assert_input ("http://u:p@h.org/", "http://h.org/");
}

static void
test_same_origin (void)
{
  g_assert_true (byline_url_is_same_origin ("http://h.org/a", "http://H.org:80/b"));
  g_assert_true (byline_url_is_same_origin ("https://h.org:443/a", "https://h.org"));
  g_assert_false (byline_url_is_same_origin ("http://h.org/", "https://h.org/"));
  g_assert_false (byline_url_is_same_origin ("http://h.org/", "http://www.h.org/"));
  g_assert_false (byline_url_is_same_origin ("http://h.org/", "http://h.org:8080/"));
  g_assert_false (byline_url_is_same_origin ("http://h.org/", "http://h.org.example/"));
  g_assert_false (byline_url_is_same_origin ("http://h.org/", NULL));
  g_assert_false (byline_url_is_same_origin ("nothing", "nothing"));
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
  g_test_add_func ("/url/resolve-verbatim", test_resolve_verbatim);
  g_test_add_func ("/url/resolve-long", test_resolve_long);
  g_test_add_func ("/url/forbidden-host", test_forbidden_host);
  g_test_add_func ("/url/resolve-link", test_resolve_link);
  g_test_add_func ("/url/canonical", test_canonical);
  g_test_add_func ("/url/without-tracking", test_without_tracking);
  g_test_add_func ("/url/input", test_input);
  g_test_add_func ("/url/input-in-the-wild", test_input_in_the_wild);
  g_test_add_func ("/url/feed-key", test_feed_key);
  g_test_add_func ("/url/file", test_file);
  g_test_add_func ("/url/split-userinfo", test_split_userinfo);
  g_test_add_func ("/url/join-userinfo", test_join_userinfo);
  g_test_add_func ("/url/hide-userinfo", test_hide_userinfo);
  g_test_add_func ("/url/no-userinfo", test_no_userinfo);
  g_test_add_func ("/url/same-origin", test_same_origin);
  g_test_add_func ("/url/host", test_host);

  return g_test_run ();
}
