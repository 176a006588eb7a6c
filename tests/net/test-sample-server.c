/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-error.h"
#include "byline-sample-server.h"
#include "byline-sample-text-private.h"
#include "net-fixture.h"

static void
assert_filled (const char *text, const char *expected)
{
  g_autofree char *filled = _byline_sample_expand_template (text, "http://h:1", 1795170600);

  g_assert_cmpstr (filled, ==, expected);
}

static void
test_fill (void)
{
  assert_filled ("", "");
  assert_filled ("a {{base}}/b", "a http://h:1/b");
  assert_filled ("{{rfc822 -2h}}", "Fri, 20 Nov 2026 08:30:00 +0000");
  assert_filled ("{{rfc3339 -26h}}|{{rfc3339}}", "2026-11-19T08:30:00Z|2026-11-20T10:30:00Z");
  assert_filled ("{{date -3d}}, {{human -3d}}", "2026-11-17, 17 November 2026");
  assert_filled ("{{human -90m}}", "20 November 2026");
  /* What is no placeholder stays. */
  assert_filled ("{{", "{{");
  assert_filled ("{{}} {{nope}} {{date 3d}} {{date -3y}} {{date -d}} {{{base}}}",
                 "{{}} {{nope}} {{date 3d}} {{date -3y}} {{date -d}} {{{base}}}");
  assert_filled ("x {{date -99999999999999999999d}}", "x {{date -99999999999999999999d}}");
}

static gboolean
contains (GBytes *body, const char *text)
{
  return memmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), text, strlen (text)) !=
         NULL;
}

static void
test_serve (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  BylineSampleServer *server = byline_sample_server_new (1795170600);
  g_autoptr (GError) error = NULL;
  g_autofree char *base = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *url = NULL;

  g_assert_true (byline_sample_server_listen (server, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (byline_sample_server_get_port (server), >, 0);
  base = g_strdup (byline_sample_server_get_base (server));

  net_fetch (self, base, "/", BYLINE_REQUEST_PAGE, &result);
  g_assert_no_error (result.error);
  g_assert_cmpstr (result.response->content_type, ==, "text/html; charset=utf-8");
  g_assert_false (contains (result.response->body, "{{"));
  net_fetch (self, base, "/atom.xml", BYLINE_REQUEST_FEED, &result);
  g_assert_cmpstr (result.response->content_type, ==, "application/atom+xml; charset=utf-8");
  g_assert_false (contains (result.response->body, "{{"));
  net_fetch (self, base, "/icon.png", BYLINE_REQUEST_PICTURE, &result);
  g_assert_cmpstr (result.response->content_type, ==, "image/png");
  net_fetch (self, base, "/feed.xml?x=y", BYLINE_REQUEST_FEED, &result);
  g_assert_cmpstr (result.response->content_type, ==, "application/rss+xml; charset=utf-8");
  g_assert_true (contains (result.response->body, base));
  g_assert_false (contains (result.response->body, "{{"));

  etag = g_strdup (result.response->etag);
  url = g_strconcat (base, "/feed.xml", NULL);
  net_result_clear (&result);
  byline_session_fetch_async (self->session, url, BYLINE_REQUEST_FEED, BYLINE_NETWORK_PRIVATE, etag,
                              NULL, NULL, net_result_cb, &result);
  net_wait (&result.done);
  g_assert_no_error (result.error);
  g_assert_true (result.response->not_modified);

  net_fetch (self, base, "/nothing.html", BYLINE_REQUEST_PAGE, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND);
  net_fetch (self, base, "/stories/", BYLINE_REQUEST_PAGE, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND);
  g_assert_finalize_object (server);
}

static void
test_taken_port (void)
{
  BylineSampleServer *one = byline_sample_server_new (0);
  BylineSampleServer *two = byline_sample_server_new (0);
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_sample_server_listen (one, 0, NULL));
  g_assert_false (byline_sample_server_listen (two, byline_sample_server_get_port (one), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_finalize_object (one);
  g_assert_finalize_object (two);
}

/* What is asked of an origin whose port is taken comes to the server that listens elsewhere, and
 * names the origin; what is asked of that server itself names where it listens. */
static void
test_alias (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  BylineSampleServer *squatter = byline_sample_server_new (0);
  BylineSampleServer *server = byline_sample_server_new (1795170600);
  g_autofree char *origin = NULL;
  g_autofree char *page = NULL;
  g_autofree char *located = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *near = NULL;
  g_autofree char *nowhere = NULL;

  g_assert_true (byline_sample_server_listen (squatter, 0, NULL));
  origin = g_strdup (byline_sample_server_get_base (squatter));
  g_assert_true (byline_sample_server_listen (server, 0, NULL));
  byline_sample_server_set_base (server, origin);
  g_assert_cmpstr (byline_sample_server_get_base (server), ==, origin);
  g_assert_cmpstr (byline_sample_server_get_address (server), !=, origin);
  page = g_strconcat (origin, "/feed.xml?a=b", NULL);
  located = byline_session_locate (self->session, page);
  g_assert_cmpstr (located, ==, page);
  g_clear_pointer (&located, g_free);
  byline_session_set_alias (self->session, origin, byline_sample_server_get_address (server));
  located = byline_session_locate (self->session, page);
  expected = g_strconcat (byline_sample_server_get_address (server), "/feed.xml?a=b", NULL);
  g_assert_cmpstr (located, ==, expected);
  near = g_strconcat (origin, "1/feed.xml", NULL);
  nowhere = byline_session_locate (self->session, near);
  g_assert_cmpstr (nowhere, ==, near);

  net_fetch (self, origin, "/feed.xml?a=b", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpstr (result.response->url, ==, page);
  g_assert_true (contains (result.response->body, "20 Nov 2026"));
  g_assert_true (contains (result.response->body, origin));
  g_assert_false (contains (result.response->body, byline_sample_server_get_address (server)));
  net_fetch (self, byline_sample_server_get_address (server), "/feed.xml", BYLINE_REQUEST_FEED,
             &result);
  g_assert_no_error (result.error);
  g_assert_true (contains (result.response->body, byline_sample_server_get_address (server)));
  g_assert_false (contains (result.response->body, origin));
  g_assert_finalize_object (server);
  g_assert_finalize_object (squatter);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-server/fill", test_fill);
  g_test_add ("/sample-server/serve", NetFixture, NULL, net_fixture_set_up, test_serve,
              net_fixture_tear_down);
  g_test_add ("/sample-server/alias", NetFixture, NULL, net_fixture_set_up, test_alias,
              net_fixture_tear_down);
  g_test_add_func ("/sample-server/taken-port", test_taken_port);
  return g_test_run ();
}
