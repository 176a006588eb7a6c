/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-error.h"
#include "byline-request-private.h"
#include "byline-resolver-private.h"
#include "net-fixture.h"

/*
 * What is named in the open net stays there. The names of these tests resolve by a resolver of their
 * own, which stands behind the session's filter.
 */

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver {
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static guint n_lookups;

/* "inside.test" is here, and so is every second answer of "rebinding.test"; "outside.test" is where
 * nothing answers. */
static GList *
resolve (const char *host)
{
  gboolean is_inside = g_ascii_strncasecmp (host, "inside.test", 11) == 0 ||
                       g_str_equal (host, "both.test");

  n_lookups++;
  if (g_str_equal (host, "rebinding.test"))
    is_inside = n_lookups % 2 == 0;
  if (g_str_equal (host, "both.test"))
    return g_list_append (g_list_append (NULL, g_inet_address_new_from_string ("127.0.0.1")),
                          g_inet_address_new_from_string ("203.0.113.1"));
  return g_list_append (NULL,
                        g_inet_address_new_from_string (is_inside ? "127.0.0.1" : "203.0.113.1"));
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static void
resolve_async (GResolver *resolver,
               const char *host,
               GResolverNameLookupFlags flags,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  if (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "None");
  else
    g_task_return_pointer (task, resolve (host), free_addresses);
}

static GList *
resolve_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_with_flags_async = resolve_async;
  resolver_class->lookup_by_name_with_flags_finish = resolve_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

/* --- Fetching --- */

static void
fetch_from (NetFixture *self, BylineNetwork from, const char *url, NetResult *result)
{
  net_result_clear (result);
  byline_session_fetch_async (self->session, url, BYLINE_REQUEST_PAGE, from, NULL, NULL, NULL,
                              net_result_cb, result);
  net_wait (&result->done);
}

/* Returns: (transfer full): the server's address with another host. */
static char *
url_at (NetFixture *self, const char *host, const char *path)
{
  return g_strconcat ("http://", host, strrchr (self->base, ':'), path, NULL);
}

static void
page_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer user_data)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, "here", 4);
}

/* /to?STATUS&URL */
static void
redirect_cb (SoupServer *server,
             SoupServerMessage *message,
             const char *path,
             GHashTable *query,
             gpointer user_data)
{
  const char *text = g_uri_get_query (soup_server_message_get_uri (message));

  soup_server_message_set_status (message, (guint) g_ascii_strtoull (text, NULL, 10), NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                strchr (text, '&') + 1);
}

static void
set_up (NetFixture *self, gconstpointer data)
{
  net_fixture_set_up (self, data);
  net_fixture_handle (self, "/page", page_cb, NULL);
  net_fixture_handle (self, "/to", redirect_cb, NULL);
}

static gboolean
has_network (void)
{
  if (g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    return TRUE;
  g_test_skip ("This machine has no network: names are not asked for");
  return FALSE;
}

static void
test_spellings (NetFixture *self, gconstpointer data)
{
  static const char *const hosts[] = {
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "127.0.0.1.",
    "%31%32%37.0.0.1",
    "１２７.0.0.1",
    "127。0。0。1",
    "localhost",
    "LOCALHOST.",
    "a.localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "example.org@127.0.0.1",
    "example.org:80@127.1",
    "0",
    "192.168.1.1",
    "10.1",
    "[fd00::1]",
    "[64:ff9b::7f00:1]",
    "[::ffff:7f00:1]",
    "[::]",
    "169.254.169.254",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_auto (NetResult) result = { FALSE };
      g_autofree char *url = url_at (self, hosts[i], "/page");

      g_test_message ("%s", url);
      fetch_from (self, BYLINE_NETWORK_PUBLIC, url, &result);
      /* What GUri takes for no address need not be looked at. */
      if (!g_error_matches (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL))
        g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
    }
  g_assert_cmpuint (self->n_requests, ==, 0);
}

static void
test_private (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { FALSE };
  g_autofree char *url = url_at (self, "127.0.0.1", "/page");

  fetch_from (self, BYLINE_NETWORK_PRIVATE, url, &result);
  g_assert_no_error (result.error);
  g_assert_cmpint (result.response->network, ==, BYLINE_NETWORK_PRIVATE);
  g_assert_cmpint (result.response->asked_network, ==, BYLINE_NETWORK_PRIVATE);
}

/* Private may lead to private. */
static void
test_redirects (NetFixture *self, gconstpointer data)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_auto (NetResult) result = { FALSE };
      g_autofree char *url = g_strdup_printf ("%s/to?%u&/page", self->base, statuses[i]);

      fetch_from (self, BYLINE_NETWORK_PRIVATE, url, &result);
      g_assert_no_error (result.error);
      g_assert_cmpint (result.response->network, ==, BYLINE_NETWORK_PRIVATE);
      g_assert_null (result.response->unprotected_by);
    }
}

static void
test_names (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { FALSE };
  g_autofree char *url = url_at (self, "inside.test", "/page");
  g_autofree char *dotted = url_at (self, "INSIDE.test.", "/page");

  if (!has_network ())
    return;
  fetch_from (self, BYLINE_NETWORK_PUBLIC, url, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
  g_assert_nonnull (strstr (result.error->message, "127.0.0.1"));
  fetch_from (self, BYLINE_NETWORK_PUBLIC, dotted, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
  g_assert_cmpuint (self->n_requests, ==, 0);

  fetch_from (self, BYLINE_NETWORK_PRIVATE, url, &result);
  g_assert_no_error (result.error);
  g_assert_cmpint (result.response->network, ==, BYLINE_NETWORK_PRIVATE);
  /* Nor on a connection that is there. */
  fetch_from (self, BYLINE_NETWORK_PUBLIC, url, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
  g_assert_cmpuint (self->n_requests, ==, 1);
}

/* Of several addresses only those of the open net are tried. */
static void
test_both (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { FALSE };
  g_autofree char *url = url_at (self, "both.test", "/page");

  if (!has_network ())
    return;
  byline_session_set_limits (self->session, 0, 1);
  fetch_from (self, BYLINE_NETWORK_PUBLIC, url, &result);
  g_assert_nonnull (result.error);
  g_assert_cmpuint (self->n_requests, ==, 0);
}

static void
test_rebinding (NetFixture *self, gconstpointer data)
{
  g_autofree char *url = url_at (self, "rebinding.test", "/page");

  if (!has_network ())
    return;
  byline_session_set_limits (self->session, 0, 1);
  for (guint i = 0; i < 4; i++)
    {
      g_auto (NetResult) result = { FALSE };

      fetch_from (self, BYLINE_NETWORK_PUBLIC, url, &result);
      g_assert_nonnull (result.error);
    }
  g_assert_cmpuint (self->n_requests, ==, 0);
}

/* The filter is the name's: who may ask and who may not never ask at once. */
static void
test_at_once (NetFixture *self, gconstpointer data)
{
  g_autofree char *url = url_at (self, "inside.test", "/page");
  NetResult results[12] = { { FALSE } };

  if (!has_network ())
    return;
  byline_session_set_concurrency (self->session, 16, 16);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    byline_session_fetch_async (self->session, url, BYLINE_REQUEST_PAGE,
                                i % 2 == 0 ? BYLINE_NETWORK_PUBLIC : BYLINE_NETWORK_PRIVATE, NULL,
                                NULL, NULL, net_result_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      net_wait (&results[i].done);
      if (i % 2 == 0)
        g_assert_error (results[i].error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
      else
        g_assert_no_error (results[i].error);
      net_result_clear (&results[i]);
    }
  g_assert_cmpuint (self->n_requests, ==, G_N_ELEMENTS (results) / 2);
}

/* Should an address come that nobody filtered, its socket is never connected. */
static void
test_without_filter (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { FALSE };
  g_autoptr (GResolver) filter = g_resolver_get_default ();
  g_autoptr (GResolver) bare = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_autofree char *url = url_at (self, "inside.test", "/page");

  if (!has_network ())
    return;
  g_resolver_set_default (bare);
  fetch_from (self, BYLINE_NETWORK_PUBLIC, url, &result);
  g_resolver_set_default (filter);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
  g_assert_cmpuint (self->n_requests, ==, 0);
}

/* A name is guarded as long as somebody says so, however it is spelled. */
static void
test_guards (NetFixture *self, gconstpointer data)
{
  g_autofree char *refused = NULL;

  _byline_resolver_guard ("One.test.");
  _byline_resolver_guard ("one.test");
  _byline_resolver_unguard ("one.test");
  g_assert_null (_byline_resolver_dup_refused ("one.test"));
  _byline_resolver_unguard ("ONE.TEST");
  refused = _byline_resolver_dup_refused ("one.test");
  g_assert_null (refused);
  g_assert_true (_byline_resolver_is_same_name ("a.test", "A.test."));
  g_assert_false (_byline_resolver_is_same_name ("a.test", "b.test"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GResolver) resolver = NULL;

  /* A proxy of the machine's would resolve these names. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_resolver_set_default (resolver);

#define ADD(path, func)                                                                            \
  g_test_add ("/network/" path, NetFixture, NULL, set_up, func, net_fixture_tear_down)
  ADD ("spellings", test_spellings);
  ADD ("private", test_private);
  ADD ("redirects", test_redirects);
  ADD ("names", test_names);
  ADD ("both", test_both);
  ADD ("rebinding", test_rebinding);
  ADD ("at-once", test_at_once);
  ADD ("without-filter", test_without_filter);
  ADD ("guards", test_guards);
  return g_test_run ();
}
