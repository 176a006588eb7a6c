/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-alias-resolver-private.h"

#include <string.h>

struct _BylineAliasResolver {
  GObject parent_instance;

  char *origin;
  char *server;
};

static void byline_alias_resolver_iface_init (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineAliasResolver,
                               byline_alias_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      byline_alias_resolver_iface_init))

/* Returns: (nullable): what of @url comes after the origin */
static const char *
after_origin (BylineAliasResolver *self, const char *url)
{
  gsize length = strlen (self->origin);

  /* A port goes on with digits: "http://127.0.0.1:80801/" is another one's. */
  if (!g_str_has_prefix (url, self->origin) || strchr ("/?#", url[length]) == NULL)
    return NULL;
  return url + length;
}

static char **
byline_alias_resolver_lookup (GProxyResolver *resolver,
                              const char *uri,
                              GCancellable *cancellable,
                              GError **error)
{
  BylineAliasResolver *self = BYLINE_ALIAS_RESOLVER (resolver);
  const char *proxy = after_origin (self, uri) != NULL ? self->server : "direct://";
  const char *const proxies[] = { proxy, NULL };

  return g_strdupv ((char **) proxies);
}

/* Nothing is waited for: the answer is there at once. */
static void
byline_alias_resolver_lookup_async (GProxyResolver *resolver,
                                    const char *uri,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, byline_alias_resolver_lookup_async);
  g_task_return_pointer (task, byline_alias_resolver_lookup (resolver, uri, NULL, NULL),
                         (GDestroyNotify) g_strfreev);
}

static char **
byline_alias_resolver_lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
byline_alias_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->lookup = byline_alias_resolver_lookup;
  iface->lookup_async = byline_alias_resolver_lookup_async;
  iface->lookup_finish = byline_alias_resolver_lookup_finish;
}

static void
byline_alias_resolver_finalize (GObject *object)
{
  BylineAliasResolver *self = BYLINE_ALIAS_RESOLVER (object);

  g_free (self->origin);
  g_free (self->server);
  G_OBJECT_CLASS (byline_alias_resolver_parent_class)->finalize (object);
}

static void
byline_alias_resolver_class_init (BylineAliasResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_alias_resolver_finalize;
}

static void
byline_alias_resolver_init (BylineAliasResolver *self)
{
}

GProxyResolver *
_byline_alias_resolver_new (const char *origin, const char *server)
{
  BylineAliasResolver *self = g_object_new (BYLINE_TYPE_ALIAS_RESOLVER, NULL);

  self->origin = g_strdup (origin);
  self->server = g_strdup (server);
  return G_PROXY_RESOLVER (self);
}

char *
_byline_alias_resolver_locate (BylineAliasResolver *self, const char *url)
{
  const char *rest = after_origin (self, url);

  return rest != NULL ? g_strconcat (self->server, rest, NULL) : g_strdup (url);
}
