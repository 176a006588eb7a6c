/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Logins: given to the server that asks, and to no other. */

#include <string.h>

#include "byline-error.h"
#include "byline-url.h"
#include "net-fixture.h"

/* --- A provider of two logins for one origin, the first of them wrong if so wished --- */

#define TEST_TYPE_PROVIDER (test_provider_get_type ())
G_DECLARE_FINAL_TYPE (TestProvider, test_provider, TEST, PROVIDER, GObject)

struct _TestProvider {
  GObject parent_instance;
  char *origin;
  GPtrArray *logins; /* of BylineLogin, in the order in which they are tried */
  gboolean is_slow;
  gboolean is_silent; /* never answers by itself */
  GTask *waiting;
  guint n_asked;
};

static void test_provider_iface_init (BylineLoginProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestProvider,
                               test_provider,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BYLINE_TYPE_LOGIN_PROVIDER,
                                                      test_provider_iface_init))

static const BylineLogin *
peek (BylineLoginProvider *provider, const char *url)
{
  TestProvider *self = TEST_PROVIDER (provider);

  if (self->logins->len == 0 || !byline_url_is_same_origin (self->origin, url))
    return NULL;
  return g_ptr_array_index (self->logins, 0);
}

static gboolean
answer_cb (gpointer user_data)
{
  GTask *task = user_data;

  g_task_return_pointer (task, g_steal_pointer ((gpointer *) g_task_get_task_data (task)),
                         (GDestroyNotify) byline_login_free);
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

static void
lookup_async (BylineLoginProvider *provider,
              const char *url,
              GPtrArray *refused,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  TestProvider *self = TEST_PROVIDER (provider);
  GTask *task = g_task_new (self, NULL, callback, user_data);
  gpointer *place = g_new0 (gpointer, 1);

  self->n_asked++;
  if (byline_url_is_same_origin (self->origin, url) && refused->len < self->logins->len)
    *place = byline_login_copy (g_ptr_array_index (self->logins, refused->len));
  g_task_set_task_data (task, place, g_free);
  if (self->is_silent)
    self->waiting = task;
  else if (self->is_slow)
    g_timeout_add (50, answer_cb, task);
  else
    answer_cb (task);
}

static BylineLogin *
lookup_finish (BylineLoginProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_provider_iface_init (BylineLoginProviderInterface *iface)
{
  iface->peek = peek;
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
}

static void
test_provider_finalize (GObject *object)
{
  TestProvider *self = TEST_PROVIDER (object);

  g_free (self->origin);
  g_ptr_array_unref (self->logins);
  G_OBJECT_CLASS (test_provider_parent_class)->finalize (object);
}

static void
test_provider_class_init (TestProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_provider_finalize;
}

static void
test_provider_init (TestProvider *self)
{
  self->logins = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_login_free);
}

/* --- Servers that ask --- */

typedef struct {
  NetFixture net;
  NetFixture other; /* another origin */
  TestProvider *provider;
  guint n_without; /* requests of the closed server without a login */
  guint n_with;
  guint n_elsewhere; /* requests of the other server with one */
  SoupAuthDomain *domain;
} Fixture;

static gboolean
basic_cb (SoupAuthDomain *domain,
          SoupServerMessage *message,
          const char *user,
          const char *password,
          gpointer user_data)
{
  return g_str_equal (user, "ann") && g_str_equal (password, "s3:cr@t ü");
}

static char *
digest_cb (SoupAuthDomain *domain, SoupServerMessage *message, const char *user, gpointer user_data)
{
  return g_str_equal (user, "ann")
           ? soup_auth_domain_digest_encode_password (user, "Paper", "s3:cr@t ü")
           : NULL;
}

static void
closed_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "inside", 6);
}

static void
count_logins_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  Fixture *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  if (soup_message_headers_get_one (headers, "Authorization") != NULL)
    self->n_with++;
  else
    self->n_without++;
}

static void
count_elsewhere_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  Fixture *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  if (soup_message_headers_get_one (headers, "Authorization") != NULL)
    self->n_elsewhere++;
}

static void
redirect_cb (SoupServer *server,
             SoupServerMessage *message,
             const char *path,
             GHashTable *query,
             gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Location", data);
  soup_server_message_set_status (message, 302, NULL);
}

static void
add_login (Fixture *self, const char *user, const char *password)
{
  g_ptr_array_add (self->provider->logins, byline_login_new (user, password));
}

static void
close_with (Fixture *self, gboolean digest)
{
  if (digest)
    self->domain = soup_auth_domain_digest_new ("realm", "Paper", "auth-callback", digest_cb, NULL);
  else
    self->domain = soup_auth_domain_basic_new ("realm", "Paper", "auth-callback", basic_cb, NULL);
  soup_auth_domain_add_path (self->domain, "/closed");
  soup_server_add_auth_domain (self->net.server, self->domain);
  net_fixture_handle (&self->net, "/closed", closed_cb, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  net_fixture_set_up (&self->net, NULL);
  net_fixture_set_up (&self->other, NULL);
  g_signal_connect (self->net.server, "request-read", G_CALLBACK (count_logins_cb), self);
  g_signal_connect (self->other.server, "request-read", G_CALLBACK (count_elsewhere_cb), self);
  self->provider = g_object_new (TEST_TYPE_PROVIDER, NULL);
  self->provider->origin = g_strdup (self->net.base);
  byline_session_set_login_provider (self->net.session, BYLINE_LOGIN_PROVIDER (self->provider));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->domain);
  net_fixture_tear_down (&self->other, NULL);
  net_fixture_tear_down (&self->net, NULL);
  g_assert_finalize_object (self->provider);
}

static void
assert_inside (Fixture *self, const char *path)
{
  g_auto (NetResult) result = { 0 };

  net_fetch (&self->net, self->net.base, path, BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpmem (g_bytes_get_data (result.response->body, NULL),
                   g_bytes_get_size (result.response->body), "inside", 6);
}

static void
assert_outside (Fixture *self, const char *path, const char *word)
{
  g_auto (NetResult) result = { 0 };

  net_fetch (&self->net, self->net.base, path, BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED);
  g_assert_nonnull (strstr (result.error->message, word));
}

/* Asked without a login first; from then on with it at once, below the same folder. */
static void
test_basic (Fixture *self, gconstpointer data)
{
  close_with (self, FALSE);
  add_login (self, "ann", "s3:cr@t ü");
  self->provider->is_slow = GPOINTER_TO_INT (data);
  assert_inside (self, "/closed/feed");
  g_assert_cmpuint (self->n_without, ==, 1);
  assert_inside (self, "/closed/feed");
  assert_inside (self, "/closed/deep/picture");
  g_assert_cmpuint (self->n_without, ==, 1);
  g_assert_cmpuint (self->n_with, ==, 3);
  g_assert_cmpuint (self->provider->n_asked, ==, 1);
}

static void
test_digest (Fixture *self, gconstpointer data)
{
  close_with (self, TRUE);
  add_login (self, "ann", "s3:cr@t ü");
  assert_inside (self, "/closed/feed");
  assert_inside (self, "/closed/feed");
  g_assert_cmpuint (self->n_with, ==, 2);
}

/* A login that one address takes as Basic is not refused by its neighbour that wants Digest. */
static void
test_neighbours (Fixture *self, gconstpointer data)
{
  g_autoptr (SoupAuthDomain)
    digest = soup_auth_domain_digest_new ("realm", "Paper", "auth-callback", digest_cb, NULL);

  self->domain = soup_auth_domain_basic_new ("realm", "Paper", "auth-callback", basic_cb, NULL);
  soup_auth_domain_add_path (self->domain, "/closed/basic");
  soup_auth_domain_add_path (digest, "/closed/digest");
  soup_server_add_auth_domain (self->net.server, self->domain);
  soup_server_add_auth_domain (self->net.server, digest);
  net_fixture_handle (&self->net, "/closed", closed_cb, NULL);
  add_login (self, "ann", "s3:cr@t ü");

  assert_inside (self, "/closed/basic");
  assert_inside (self, "/closed/digest");
  g_assert_cmpuint (self->n_without, ==, 1);
  g_assert_cmpuint (self->n_with, ==, 3);
  /* Basic is not tried again where it is not wanted, and still given where it is. */
  assert_inside (self, "/closed/digest");
  g_assert_cmpuint (self->n_without, ==, 2);
  g_assert_cmpuint (self->n_with, ==, 4);
  assert_inside (self, "/closed/basic");
  g_assert_cmpuint (self->n_without, ==, 2);
  g_assert_cmpuint (self->n_with, ==, 5);
}

static void
open_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer data)
{
  closed_cb (server, message, path, query, data);
}

/* Who does not ask gets nothing. */
static void
test_open (Fixture *self, gconstpointer data)
{
  net_fixture_handle (&self->net, "/open", open_cb, NULL);
  add_login (self, "ann", "s3:cr@t ü");
  assert_inside (self, "/open");
  g_assert_cmpuint (self->n_with, ==, 0);
}

static void
test_wrong (Fixture *self, gconstpointer data)
{
  close_with (self, FALSE);
  assert_outside (self, "/closed", "asks for a user name");
  add_login (self, "ann", "wrong");
  assert_outside (self, "/closed", "does not accept");
  add_login (self, "ann", "s3:cr@t ü");
  assert_inside (self, "/closed");
}

/* What the server took it takes no more: that is found out. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  close_with (self, FALSE);
  add_login (self, "ann", "s3:cr@t ü");
  assert_inside (self, "/closed");
  soup_server_remove_auth_domain (self->net.server, self->domain);
  g_clear_object (&self->domain);
  self->domain = soup_auth_domain_basic_new ("realm", "Other", NULL);
  soup_auth_domain_add_path (self->domain, "/closed");
  soup_server_add_auth_domain (self->net.server, self->domain);
  assert_outside (self, "/closed", "does not accept");
  soup_server_remove_auth_domain (self->net.server, self->domain);
  g_clear_object (&self->domain);
  close_with (self, FALSE);
  assert_inside (self, "/closed");
}

static void
test_redirect (Fixture *self, gconstpointer data)
{
  g_autofree char *target = g_strconcat (self->other.base, "/closed/feed", NULL);
  g_autofree char *named = g_strdup_printf ("http://ann:s3@%s/closed", self->other.base + 7);
  g_autofree char *insecure = g_strconcat (self->net.base, "/closed/feed", NULL);

  close_with (self, FALSE);
  soup_server_add_auth_domain (self->other.server, self->domain);
  net_fixture_handle (&self->other, "/closed", closed_cb, NULL);
  net_fixture_handle (&self->net, "/away", redirect_cb, target);
  net_fixture_handle (&self->net, "/named", redirect_cb, named);
  net_fixture_handle (&self->net, "/closed/away", redirect_cb, target);
  net_fixture_handle (&self->net, "/same", redirect_cb, insecure);
  add_login (self, "ann", "s3:cr@t ü");

  assert_outside (self, "/away", "asks for a user name");
  assert_outside (self, "/named", "asks for a user name");
  assert_outside (self, "/closed/away", "asks for a user name");
  g_assert_cmpuint (self->n_elsewhere, ==, 0);
  g_assert_cmpuint (self->other.n_requests, ==, 3);
  assert_inside (self, "/same");
}

/* What is given to https stays there: an http server of the same name is another origin. */
static void
test_insecure (Fixture *self, gconstpointer data)
{
  close_with (self, FALSE);
  add_login (self, "ann", "s3:cr@t ü");
  g_free (self->provider->origin);
  self->provider->origin = g_strconcat ("https", self->net.base + 4, NULL);
  assert_outside (self, "/closed", "asks for a user name");
  g_assert_cmpuint (self->n_with, ==, 0);
}

/* A name in an address is not sent, and not said. */
static void
test_userinfo (Fixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autofree char *base = g_strdup_printf ("http://ann:s3%%3Acr%%40t%%20%%C3%%BC@%s",
                                           self->net.base + 7);
  g_autofree char *plain = g_strconcat (self->net.base, "/open/@x", NULL);

  close_with (self, FALSE);
  net_fixture_handle (&self->net, "/open", open_cb, NULL);
  net_fetch (&self->net, base, "/closed", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED);
  g_assert_null (strstr (result.error->message, "s3"));
  net_fetch (&self->net, base, "/open/@x", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpstr (result.response->url, ==, plain);
  net_fetch (&self->net, "http://ann:s3/x@host:x", "/", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL);
  g_assert_null (strstr (result.error->message, "s3"));
  g_assert_cmpuint (self->n_with, ==, 0);
}

/* A request is given up while the provider still thinks. */
static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *url = g_strconcat (self->net.base, "/closed", NULL);

  close_with (self, FALSE);
  add_login (self, "ann", "s3:cr@t ü");
  self->provider->is_silent = TRUE;
  byline_session_fetch_async (self->net.session, url, BYLINE_REQUEST_FEED, BYLINE_NETWORK_PRIVATE,
                              NULL, NULL, cancellable, net_result_cb, &result);
  while (self->provider->waiting == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  net_wait (&result.done);
  g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  answer_cb (self->provider->waiting);
  net_wait_ms (20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func, data)                                                                      \
  g_test_add ("/session-auth/" name, Fixture, data, set_up, func, tear_down)
  ADD ("basic", test_basic, GINT_TO_POINTER (FALSE));
  ADD ("basic-slow", test_basic, GINT_TO_POINTER (TRUE));
  ADD ("digest", test_digest, NULL);
  ADD ("neighbours", test_neighbours, NULL);
  ADD ("open", test_open, NULL);
  ADD ("wrong", test_wrong, NULL);
  ADD ("changed", test_changed, NULL);
  ADD ("redirect", test_redirect, NULL);
  ADD ("insecure", test_insecure, NULL);
  ADD ("userinfo", test_userinfo, NULL);
  ADD ("cancelled", test_cancelled, NULL);
#undef ADD
  return g_test_run ();
}
