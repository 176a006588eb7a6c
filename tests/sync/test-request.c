/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-request.h"

/* A login goes to the server alone that the user gave. */
static void
test_follow (void)
{
  static const struct {
    const char *base_url;
    const char *location;
    const char *expected; /* nullable */
  } rows[] = {
    { "http://rss.example", "https://rss.example/v1/me", "https://rss.example" },
    { "http://rss.example:8080", "https://rss.example/v1/me", "https://rss.example" },
    { "http://rss.example", "https://rss.example:8443/v1/me", "https://rss.example:8443" },
    { "https://rss.example", "https://RSS.example/flux/v1/me", "https://RSS.example/flux" },
    { "https://rss.example/old", "https://rss.example/new/v1/me", "https://rss.example/new" },
    { "https://rss.example", "http://rss.example/v1/me", NULL },
    { "https://rss.example", "https://rss.example:8443/v1/me", NULL },
    { "https://rss.example", "https://www.rss.example/v1/me", NULL },
    { "http://rss.example", "https://rss.example.evil.example/v1/me", NULL },
    { "http://rss.example", "https://rss.example@evil.example/v1/me", NULL },
    { "http://rss.example", "https://evil@rss.example/v1/me", NULL },
    { "https://rss.example", "https://rss.example/login?next=/v1/me/", NULL },
    { "https://rss.example", "/v1/me", NULL },
    { "https://rss.example", "file:///v1/me", NULL },
    { "https://rss.example", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *url = g_strconcat (rows[i].base_url, "/v1/me", NULL);
      g_autofree char *found = byline_sync_request_follow (rows[i].base_url, url, rows[i].location);

      g_test_message ("%s", rows[i].location != NULL ? rows[i].location : "nowhere");
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request/follow", test_follow);
  return g_test_run ();
}
