/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-proxy-resolver-private.h"

#include "byline-login.h"
#include "byline-session-auth-private.h"

struct _BylineProxyResolver {
  GObject parent_instance;

  GProxyResolver *others;
  GHashTable *logins; /* "host:port" -> BylineLogin */
};

static void byline_proxy_resolver_iface_init (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineProxyResolver,
                               byline_proxy_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      byline_proxy_resolver_iface_init))

/* Returns: (transfer full): the address of a proxy without a login, which is kept; another kind's as it is */
static char *
take_login (BylineProxyResolver *self, const char *proxy)
{
  g_autoptr (GUri) uri = g_uri_parse (proxy, G_URI_FLAGS_HAS_PASSWORD, NULL);
  int port;

  if (uri == NULL || g_uri_get_user (uri) == NULL || g_uri_get_host (uri) == NULL ||
      !g_str_has_prefix (g_uri_get_scheme (uri), "http"))
    return g_strdup (proxy);
  port = g_uri_get_port (uri);
  if (port <= 0)
    port = g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
  g_hash_table_insert (self->logins, g_strdup_printf ("%s:%d", g_uri_get_host (uri), port),
                       byline_login_new (g_uri_get_user (uri), g_uri_get_password (uri) != NULL
                                                                 ? g_uri_get_password (uri)
                                                                 : ""));
  return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);
}

/* @proxies: (transfer full) (nullable). Returns: (transfer full) (nullable) */
static char **
take_logins (BylineProxyResolver *self, char **proxies)
{
  for (char **proxy = proxies; proxy != NULL && *proxy != NULL; proxy++)
    {
      char *plain = take_login (self, *proxy);

      g_free (*proxy);
      *proxy = plain;
    }
  return proxies;
}

static char **
byline_proxy_resolver_lookup (GProxyResolver *resolver,
                              const char *uri,
                              GCancellable *cancellable,
                              GError **error)
{
  BylineProxyResolver *self = BYLINE_PROXY_RESOLVER (resolver);

  return take_logins (self, g_proxy_resolver_lookup (self->others, uri, cancellable, error));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineProxyResolver *self = g_task_get_source_object (task);
  GError *error = NULL;
  char **proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

  if (proxies != NULL)
    g_task_return_pointer (task, take_logins (self, proxies), (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static void
byline_proxy_resolver_lookup_async (GProxyResolver *resolver,
                                    const char *uri,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  BylineProxyResolver *self = BYLINE_PROXY_RESOLVER (resolver);
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, byline_proxy_resolver_lookup_async);
  g_proxy_resolver_lookup_async (self->others, uri, cancellable, found_cb, task);
}

static char **
byline_proxy_resolver_lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
byline_proxy_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->lookup = byline_proxy_resolver_lookup;
  iface->lookup_async = byline_proxy_resolver_lookup_async;
  iface->lookup_finish = byline_proxy_resolver_lookup_finish;
}

static void
byline_proxy_resolver_finalize (GObject *object)
{
  BylineProxyResolver *self = BYLINE_PROXY_RESOLVER (object);

  g_clear_object (&self->others);
  g_clear_pointer (&self->logins, g_hash_table_unref);
  G_OBJECT_CLASS (byline_proxy_resolver_parent_class)->finalize (object);
}

static void
byline_proxy_resolver_class_init (BylineProxyResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_proxy_resolver_finalize;
}

static void
byline_proxy_resolver_init (BylineProxyResolver *self)
{
  self->logins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) byline_login_free);
}

GProxyResolver *
_byline_proxy_resolver_new (GProxyResolver *others)
{
  BylineProxyResolver *self = g_object_new (BYLINE_TYPE_PROXY_RESOLVER, NULL);

  self->others = g_object_ref (others);
  return G_PROXY_RESOLVER (self);
}

/* --- What they ask for --- */

#define GIVEN "byline-proxy-login-given"

static gboolean
authenticate_cb (SoupMessage *message, SoupAuth *auth, gboolean retrying, gpointer user_data)
{
  BylineProxyResolver *self = user_data;
  const BylineLogin *login;

  if (!soup_auth_is_for_proxy (auth) || retrying)
    return FALSE;
  login = g_hash_table_lookup (self->logins, soup_auth_get_authority (auth));
  if (login == NULL)
    return FALSE;
  g_object_set_data (G_OBJECT (message), GIVEN, GINT_TO_POINTER (TRUE));
  _byline_session_auth_give (auth, login);
  return TRUE;
}

void
_byline_proxy_resolver_watch (GProxyResolver *resolver, SoupMessage *message)
{
  if (BYLINE_IS_PROXY_RESOLVER (resolver))
    g_signal_connect_object (message, "authenticate", G_CALLBACK (authenticate_cb), resolver, 0);
}

gboolean
_byline_proxy_resolver_was_asked (SoupMessage *message)
{
  return g_object_get_data (G_OBJECT (message), GIVEN) != NULL;
}
