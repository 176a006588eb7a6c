/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-access.h"
#include "byline-error.h"

/* --- Whose it is --- */

static BylineAccess *
make_access (gint64 publication_id, const char *hosts)
{
  BylineAccess *access = byline_access_new ();

  g_strfreev (access->hosts);
  access->hosts = g_strsplit (hosts, " ", -1);
  access->publication_id = publication_id;
  return access;
}

static void
test_find (void)
{
  g_autoptr (GPtrArray)
    accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_access_free);
  BylineAccess *paper = make_access (1, "paper.example feeds.example");
  BylineAccess *below = make_access (2, "news.paper.example");

  g_assert_null (byline_access_find (accesses, 1, "paper.example"));
  g_ptr_array_add (accesses, paper);
  g_ptr_array_add (accesses, below);
  /* Of a publication that is known, whatever the host. */
  g_assert_true (byline_access_find (accesses, 1, "cdn.example") == paper);
  g_assert_null (byline_access_find (accesses, 3, "paper.example"));
  /* Else by the host, of several the one that names most of it. */
  g_assert_true (byline_access_find (accesses, 0, "WWW.Paper.example") == paper);
  g_assert_true (byline_access_find (accesses, 0, "img.paper.example") == paper);
  g_assert_true (byline_access_find (accesses, 0, "img.news.paper.example") == below);
  g_assert_null (byline_access_find (accesses, 0, "notpaper.example"));
  g_assert_null (byline_access_find (accesses, 0, "example"));
  g_assert_true (byline_access_owns (paper, "feeds.example"));
  g_assert_false (byline_access_owns (paper, "feeds.example.org"));
}

static void
test_host (void)
{
  g_autofree char *host = byline_access_host ("https://WWW.Paper.example:8443/feed?x");
  g_autofree char *none = byline_access_host ("file:///tmp/feed.xml");

  g_assert_cmpstr (host, ==, "paper.example");
  g_assert_null (none);
}

static void
test_check (void)
{
  static const struct {
    const char *proxy;
    const char *user_agent;
    const char *cookie;
    gboolean is_right;
  } cases[] = {
    { NULL, NULL, NULL, TRUE },
    { "http://proxy.example:8080", NULL, NULL, TRUE },
    { "http://me:secret@proxy.example:8080", NULL, NULL, TRUE },
    { "socks5://127.0.0.1:1080", "Reader/1.0", "a=b; c=d", TRUE },
    { "socks5://[::1]:1080", NULL, NULL, TRUE },
    { "proxy.example:8080", NULL, NULL, FALSE },
    { "ftp://proxy.example", NULL, NULL, FALSE },
    { "http://", NULL, NULL, FALSE },
    { "", NULL, NULL, FALSE },
    { NULL, "Reader\r\nX: y", NULL, FALSE },
    { NULL, "R\303\244der", NULL, FALSE },
    { NULL, NULL, "a=b\n", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BylineAccess access = { .proxy = (char *) cases[i].proxy,
                                    .user_agent = (char *) cases[i].user_agent,
                                    .cookie = (char *) cases[i].cookie };
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_true (byline_access_check (&access, &error) == cases[i].is_right);
      g_assert_true ((error == NULL) == cases[i].is_right);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access/find", test_find);
  g_test_add_func ("/access/host", test_host);
  g_test_add_func ("/access/check", test_check);
  return g_test_run ();
}
