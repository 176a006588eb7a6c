/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-session.h"

#include "byline-alias-resolver-private.h"
#include "byline-connections-private.h"
#include "byline-file-read-private.h"
#include "byline-request-private.h"
#include "byline-resolver-private.h"
#include "byline-signal.h"

#define N_KINDS (BYLINE_REQUEST_PICTURE + 1)
#define N_NETWORKS (BYLINE_NETWORK_PRIVATE + 1)
#define MIB (1024 * 1024)

struct _BylineSession {
  GObject parent_instance;

  BylineConnections *connections;
  BylineRequestOwner owner; /* what each request is given */
  GQueue queues[N_KINDS];   /* of BylineRequest, by priority */
  GPtrArray *running;       /* of BylineRequest */
  GPtrArray *files;         /* of BylineFileRead */
  GHashTable *hosts;        /* "host:port" -> how many of them run */

  gsize max_bytes; /* 0: by kind */
  guint timeout_seconds;
  guint max_per_host;
  guint max_requests;
  gboolean pumping;
};

G_DEFINE_FINAL_TYPE (BylineSession, byline_session, G_TYPE_OBJECT)

enum { ANSWERED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const gsize default_max_bytes[N_KINDS] = {
  [BYLINE_REQUEST_PAGE] = 20 * MIB,
  [BYLINE_REQUEST_FEED] = 32 * MIB,
  [BYLINE_REQUEST_PICTURE] = 16 * MIB,
};

static guint
host_count (BylineSession *self, const char *host)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->hosts, host));
}

static void
count_host (BylineSession *self, const char *host, int difference)
{
  guint count = host_count (self, host) + difference;

  if (count == 0)
    g_hash_table_remove (self->hosts, host);
  else
    g_hash_table_insert (self->hosts, g_strdup (host), GUINT_TO_POINTER (count));
}

/* A refresh of many slow feeds must not take every place: the page that a person waits for finds
 * one. */
static guint
places_for_kind (BylineSession *self, BylineRequestKind kind)
{
  return kind == BYLINE_REQUEST_PAGE ? self->max_requests
                                     : self->max_requests - self->max_requests / 8;
}

static gboolean
is_excluded (BylineSession *self, BylineRequest *request)
{
  for (guint i = 0; i < self->running->len; i++)
    {
      if (_byline_request_excludes (request, g_ptr_array_index (self->running, i)))
        return TRUE;
    }
  return FALSE;
}

static BylineRequest *
take_next (BylineSession *self)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      if (self->running->len >= places_for_kind (self, kind))
        continue;
      for (GList *l = self->queues[kind].head; l != NULL; l = l->next)
        {
          BylineRequest *request = l->data;

          if (host_count (self, _byline_request_get_host (request)) < self->max_per_host &&
              !is_excluded (self, request))
            {
              g_queue_delete_link (&self->queues[kind], l);
              return request;
            }
        }
    }
  return NULL;
}

static void
pump (BylineSession *self)
{
  BylineRequest *request;

  /* A request that fails at once comes back in here. */
  if (self->pumping)
    return;
  self->pumping = TRUE;
  while ((request = take_next (self)) != NULL)
    {
      g_ptr_array_add (self->running, request);
      count_host (self, _byline_request_get_host (request), 1);
      _byline_request_start (request);
    }
  self->pumping = FALSE;
}

/* The request has been answered: its place is free; it is freed. */
static void
end_request (BylineRequest *request, gpointer user_data)
{
  BylineSession *self = user_data;
  /* The request's task may hold the last reference. */
  g_autoptr (BylineSession) alive = g_object_ref (self);

  if (g_ptr_array_remove_fast (self->running, request))
    count_host (self, _byline_request_get_host (request), -1);
  else
    g_queue_remove (&self->queues[_byline_request_get_kind (request)], request);
  _byline_request_free (request);
  pump (self);
}

/* The request goes to another address: its place is free; it stands in front of its queue. */
static void
redirect_request (BylineRequest *request, const char *old_host, gpointer user_data)
{
  BylineSession *self = user_data;

  g_ptr_array_remove_fast (self->running, request);
  count_host (self, old_host, -1);
  g_queue_push_head (&self->queues[_byline_request_get_kind (request)], request);
  pump (self);
}

static void
answered (const BylineLoggedRequest *logged, gpointer user_data)
{
  g_signal_emit (user_data, signals[ANSWERED], 0, logged);
}

static void
byline_session_finalize (GObject *object)
{
  BylineSession *self = BYLINE_SESSION (object);

  g_clear_pointer (&self->connections, _byline_connections_free);
  g_clear_pointer (&self->running, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->hosts, g_hash_table_unref);
  G_OBJECT_CLASS (byline_session_parent_class)->finalize (object);
}

static void
byline_session_class_init (BylineSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_session_finalize;
  signals[ANSWERED] = byline_signal_new (klass, "answered", 1, G_TYPE_POINTER);
  _byline_resolver_install ();
}

static void
byline_session_init (BylineSession *self)
{
  self->connections = _byline_connections_new ();
  self->owner = (BylineRequestOwner){ self->connections, end_request, redirect_request, answered,
                                      self };
  for (guint kind = 0; kind < N_KINDS; kind++)
    g_queue_init (&self->queues[kind]);
  self->running = g_ptr_array_new ();
  self->files = g_ptr_array_new ();
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->timeout_seconds = 30;
  self->max_per_host = 2;
  self->max_requests = 16;
}

BylineSession *
byline_session_new (void)
{
  return g_object_new (BYLINE_TYPE_SESSION, NULL);
}

void
byline_session_fetch_for_async (BylineSession *self,
                                const char *url,
                                BylineRequestKind kind,
                                const BylineRequestReason *reason,
                                BylineNetwork from,
                                const char *etag,
                                const char *last_modified,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  BylineRequest *request;
  GTask *task;

  g_return_if_fail (BYLINE_IS_SESSION (self));
  g_return_if_fail (url != NULL);
  g_return_if_fail (kind < N_KINDS);
  g_return_if_fail (from < N_NETWORKS);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_session_fetch_for_async);
  request = _byline_request_new (&self->owner, task, url, kind, reason, from, etag, last_modified);
  if (request == NULL)
    return;
  _byline_request_set_limits (request,
                              self->max_bytes > 0 ? self->max_bytes : default_max_bytes[kind],
                              self->timeout_seconds);
  g_queue_push_tail (&self->queues[kind], request);
  pump (self);
}

void
byline_session_call_async (BylineSession *self,
                           const BylineCall *call,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  static const BylineRequestReason refresh = { BYLINE_REQUEST_PURPOSE_REFRESH, 0, 0 };
  BylineRequestKind kind = BYLINE_REQUEST_FEED;
  BylineRequest *request;
  GTask *task;

  g_return_if_fail (BYLINE_IS_SESSION (self));
  g_return_if_fail (call != NULL && call->method != NULL && call->url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_session_call_async);
  if (call->why != NULL && call->why->purpose == BYLINE_REQUEST_PURPOSE_PAGE)
    kind = BYLINE_REQUEST_PAGE;
  request = _byline_request_new (&self->owner, task, call->url, kind,
                                 call->why != NULL ? call->why : &refresh, BYLINE_NETWORK_PRIVATE,
                                 NULL, NULL);
  if (request == NULL)
    return;
  _byline_request_set_call (request, call);
  _byline_request_set_limits (request,
                              self->max_bytes > 0 ? self->max_bytes : default_max_bytes[kind],
                              call->timeout_seconds > 0 ? call->timeout_seconds
                                                        : self->timeout_seconds);
  g_queue_push_tail (&self->queues[kind], request);
  pump (self);
}

void
byline_session_fetch_async (BylineSession *self,
                            const char *url,
                            BylineRequestKind kind,
                            BylineNetwork from,
                            const char *etag,
                            const char *last_modified,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  static const BylineRequestPurpose purposes[N_KINDS] = {
    [BYLINE_REQUEST_PAGE] = BYLINE_REQUEST_PURPOSE_PAGE,
    [BYLINE_REQUEST_FEED] = BYLINE_REQUEST_PURPOSE_REFRESH,
    [BYLINE_REQUEST_PICTURE] = BYLINE_REQUEST_PURPOSE_PICTURE,
  };

  g_return_if_fail (kind < N_KINDS);

  byline_session_fetch_for_async (self, url, kind, &(BylineRequestReason){ purposes[kind], 0, 0 },
                                  from, etag, last_modified, cancellable, callback, user_data);
}

/* It has been answered: it is freed. */
static void
end_file (BylineFileRead *read, gpointer user_data)
{
  BylineSession *self = user_data;
  /* The read's task may hold the last reference. */
  g_autoptr (BylineSession) alive = g_object_ref (self);

  g_ptr_array_remove_fast (self->files, read);
  _byline_file_read_free (read);
}

void
byline_session_read_file_async (BylineSession *self,
                                const char *url,
                                const char *etag,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_SESSION (self));
  g_return_if_fail (url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_session_read_file_async);
  g_ptr_array_add (self->files, _byline_file_read_start (task, url, etag,
                                                         self->max_bytes > 0
                                                           ? self->max_bytes
                                                           : default_max_bytes[BYLINE_REQUEST_FEED],
                                                         self->timeout_seconds, end_file, self));
}

BylineResponse *
byline_session_fetch_finish (BylineSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
byline_session_set_login_provider (BylineSession *self, BylineLoginProvider *provider)
{
  g_return_if_fail (BYLINE_IS_SESSION (self));
  g_return_if_fail (provider == NULL || BYLINE_IS_LOGIN_PROVIDER (provider));

  _byline_session_auth_set_provider (_byline_connections_get_auth (self->connections), provider);
}

void
byline_session_set_tls_database (BylineSession *self, GTlsDatabase *database)
{
  g_return_if_fail (BYLINE_IS_SESSION (self));

  _byline_connections_set_tls_database (self->connections, database);
}

void
byline_session_set_accesses (BylineSession *self, GPtrArray *accesses)
{
  g_return_if_fail (BYLINE_IS_SESSION (self));
  g_return_if_fail (accesses != NULL);

  _byline_connections_set_accesses (self->connections, accesses);
}

void
byline_session_set_limits (BylineSession *self, gsize max_bytes, guint timeout_seconds)
{
  g_return_if_fail (BYLINE_IS_SESSION (self));

  if (max_bytes > 0)
    self->max_bytes = max_bytes;
  if (timeout_seconds > 0)
    self->timeout_seconds = timeout_seconds;
}

void
byline_session_set_concurrency (BylineSession *self, guint max_per_host, guint max_requests)
{
  g_return_if_fail (BYLINE_IS_SESSION (self));
  g_return_if_fail (max_per_host > 0 && max_requests > 0);

  self->max_per_host = max_per_host;
  self->max_requests = max_requests;
  pump (self);
}

/* What asks the user's own network, without a proxy. */
static SoupSession *
get_own_soup (BylineSession *self)
{
  return _byline_connections_get_soup (self->connections, BYLINE_NETWORK_PRIVATE, FALSE, NULL);
}

void
byline_session_set_alias (BylineSession *self, const char *origin, const char *server)
{
  g_autoptr (GProxyResolver) resolver = NULL;

  g_return_if_fail (BYLINE_IS_SESSION (self));
  g_return_if_fail (origin != NULL && server != NULL);

  resolver = _byline_alias_resolver_new (origin, server);
  soup_session_set_proxy_resolver (get_own_soup (self), resolver);
}

char *
byline_session_locate (BylineSession *self, const char *url)
{
  GProxyResolver *resolver;

  g_return_val_if_fail (BYLINE_IS_SESSION (self), NULL);
  g_return_val_if_fail (url != NULL, NULL);

  resolver = soup_session_get_proxy_resolver (get_own_soup (self));
  if (!BYLINE_IS_ALIAS_RESOLVER (resolver))
    return g_strdup (url);
  return _byline_alias_resolver_locate (BYLINE_ALIAS_RESOLVER (resolver), url);
}

/* Returns: when @url may be asked again; 0: now. @host: (out) (nullable) (transfer none): who said so; @own: (out)
 * (transfer full) (nullable): its own host. */
static gint64
find_not_before (BylineSession *self, const char *url, const char **host, char **own)
{
  g_autoptr (GUri) uri = _byline_request_parse_url (url);
  const char *of_url = NULL;
  gint64 by_host, by_url;

  *host = *own = NULL;
  if (uri == NULL)
    return 0;
  *own = _byline_request_host_key (uri);
  by_host = _byline_connections_get_not_before (self->connections, *own, host);
  by_url = _byline_connections_get_not_before (self->connections, url, &of_url);
  if (by_url > by_host)
    *host = of_url;
  return MAX (by_host, by_url);
}

gint64
byline_session_get_not_before (BylineSession *self, const char *url)
{
  const char *host;
  g_autofree char *own = NULL;

  g_return_val_if_fail (BYLINE_IS_SESSION (self), 0);

  return find_not_before (self, url, &host, &own);
}

char *
byline_session_dup_holder (BylineSession *self, const char *url)
{
  const char *host;
  g_autofree char *own = NULL;

  g_return_val_if_fail (BYLINE_IS_SESSION (self), NULL);

  find_not_before (self, url, &host, &own);
  return g_strcmp0 (host, own) != 0 ? g_strdup (host) : NULL;
}

void
byline_session_hold (BylineSession *self, const char *url, const char *host, gint64 until)
{
  g_autofree char *own = NULL;
  const char *said;
  gint64 known;

  g_return_if_fail (BYLINE_IS_SESSION (self));

  known = find_not_before (self, url, &said, &own);
  if (own == NULL)
    return;
  if (host == NULL)
    host = own;
  if (until > known)
    _byline_connections_set_not_before (self->connections, url, host, until);
  if (until > _byline_connections_get_not_before (self->connections, host, NULL))
    _byline_connections_set_not_before (self->connections, host, host, until);
}

void
byline_session_abort (BylineSession *self)
{
  g_autoptr (GPtrArray) running = NULL;
  g_autoptr (BylineSession) alive = NULL;

  g_return_if_fail (BYLINE_IS_SESSION (self));

  alive = g_object_ref (self);
  /* Nothing that waits may take the place of what is cancelled. */
  self->pumping = TRUE;
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      while (!g_queue_is_empty (&self->queues[kind]))
        _byline_request_cancel (g_queue_peek_head (&self->queues[kind]));
    }
  running = g_ptr_array_copy (self->running, NULL, NULL);
  for (guint i = 0; i < running->len; i++)
    _byline_request_cancel (g_ptr_array_index (running, i));
  while (self->files->len > 0)
    _byline_file_read_cancel (g_ptr_array_index (self->files, 0));
  self->pumping = FALSE;
}
