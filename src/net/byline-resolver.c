/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-resolver-private.h"

#include <string.h>

#include "byline-address.h"

#define BYLINE_TYPE_RESOLVER (byline_resolver_get_type ())
G_DECLARE_FINAL_TYPE (BylineResolver, byline_resolver, BYLINE, RESOLVER, GResolver)

struct _BylineResolver {
  GResolver parent_instance;
  GResolver *inner; /* the one before */
};

G_DEFINE_FINAL_TYPE (BylineResolver, byline_resolver, G_TYPE_RESOLVER)

typedef struct {
  guint n_users;
  char *refused; /* nullable: a private address that was left out */
} Guard;

/* Name to Guard. Some resolve on threads of their own. */
static GMutex mutex;
static GHashTable *guards;

static void
guard_free (Guard *guard)
{
  g_free (guard->refused);
  g_free (guard);
}

/* Names are the same with and without the dot of the root at their end. */
static char *
guard_name (const char *host)
{
  char *name = g_ascii_strdown (host, -1);

  for (gsize length = strlen (name); length > 0 && name[length - 1] == '.'; length--)
    name[length - 1] = '\0';
  return name;
}

gboolean
_byline_resolver_is_same_name (const char *a, const char *b)
{
  g_autofree char *name_a = guard_name (a);
  g_autofree char *name_b = guard_name (b);

  return g_str_equal (name_a, name_b);
}

void
_byline_resolver_guard (const char *host)
{
  g_autofree char *name = guard_name (host);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Guard *guard;

  if (guards == NULL)
    guards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) guard_free);
  guard = g_hash_table_lookup (guards, name);
  if (guard == NULL)
    {
      guard = g_new0 (Guard, 1);
      g_hash_table_insert (guards, g_steal_pointer (&name), guard);
    }
  guard->n_users++;
}

void
_byline_resolver_unguard (const char *host)
{
  g_autofree char *name = guard_name (host);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Guard *guard = guards != NULL ? g_hash_table_lookup (guards, name) : NULL;

  g_return_if_fail (guard != NULL);
  if (--guard->n_users == 0)
    g_hash_table_remove (guards, name);
}

char *
_byline_resolver_dup_refused (const char *host)
{
  g_autofree char *name = guard_name (host);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Guard *guard = guards != NULL ? g_hash_table_lookup (guards, name) : NULL;

  return guard != NULL ? g_strdup (guard->refused) : NULL;
}

static gboolean
is_guarded (const char *host)
{
  g_autofree char *name = guard_name (host);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return guards != NULL && g_hash_table_contains (guards, name);
}

static void
remember_refused (const char *host, GInetAddress *address)
{
  g_autofree char *name = guard_name (host);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Guard *guard = g_hash_table_lookup (guards, name);

  if (guard != NULL && guard->refused == NULL)
    guard->refused = g_inet_address_to_string (address);
}

/* @addresses: (transfer full) (nullable). Returns: (transfer full): those of the open net, or NULL
 * with an error. */
static GList *
filter (const char *host, GList *addresses, GError **error)
{
  GList *left = NULL;

  if (addresses == NULL)
    return NULL;
  for (GList *l = addresses; l != NULL; l = l->next)
    {
      if (byline_address_is_private (l->data))
        remember_refused (host, l->data);
      else
        left = g_list_prepend (left, g_object_ref (l->data));
    }
  g_resolver_free_addresses (addresses);
  if (left == NULL)
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND,
                 "“%s” has no address in the open net", host);
  return g_list_reverse (left);
}

/* --- By name --- */

static GList *
lookup_with_flags (GResolver *resolver,
                   const char *host,
                   GResolverNameLookupFlags flags,
                   GCancellable *cancellable,
                   GError **error)
{
  BylineResolver *self = BYLINE_RESOLVER (resolver);
  gboolean guarded = is_guarded (host);
  GList *addresses = g_resolver_lookup_by_name_with_flags (self->inner, host, flags, cancellable,
                                                           error);

  return guarded ? filter (host, addresses, error) : addresses;
}

static GList *
lookup (GResolver *resolver, const char *host, GCancellable *cancellable, GError **error)
{
  return lookup_with_flags (resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable,
                            error);
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *guarded = g_task_get_task_data (task);
  GError *error = NULL;
  GList *addresses = g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result,
                                                                  &error);

  if (guarded != NULL)
    addresses = filter (guarded, addresses, &error);
  if (addresses != NULL)
    g_task_return_pointer (task, addresses, free_addresses);
  else
    g_task_return_error (task, error);
}

static void
lookup_with_flags_async (GResolver *resolver,
                         const char *host,
                         GResolverNameLookupFlags flags,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  BylineResolver *self = BYLINE_RESOLVER (resolver);
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookup_with_flags_async);
  /* Decided now: whoever asks may be gone, and the guard with it, before the answer is there. */
  if (is_guarded (host))
    g_task_set_task_data (task, g_strdup (host), g_free);
  g_resolver_lookup_by_name_with_flags_async (self->inner, host, flags, cancellable, looked_up_cb,
                                              task);
}

static void
lookup_async (GResolver *resolver,
              const char *host,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  lookup_with_flags_async (resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable,
                           callback, user_data);
}

static GList *
lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- All else is the inner one's --- */

static char *
lookup_by_address (GResolver *resolver,
                   GInetAddress *address,
                   GCancellable *cancellable,
                   GError **error)
{
  return g_resolver_lookup_by_address (BYLINE_RESOLVER (resolver)->inner, address, cancellable,
                                       error);
}

static void
by_address_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *name = g_resolver_lookup_by_address_finish (G_RESOLVER (source), result, &error);

  if (name != NULL)
    g_task_return_pointer (task, name, g_free);
  else
    g_task_return_error (task, error);
}

static void
lookup_by_address_async (GResolver *resolver,
                         GInetAddress *address,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookup_by_address_async);
  g_resolver_lookup_by_address_async (BYLINE_RESOLVER (resolver)->inner, address, cancellable,
                                      by_address_cb, task);
}

static char *
lookup_by_address_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static GList *
lookup_records (GResolver *resolver,
                const char *name,
                GResolverRecordType type,
                GCancellable *cancellable,
                GError **error)
{
  return g_resolver_lookup_records (BYLINE_RESOLVER (resolver)->inner, name, type, cancellable,
                                    error);
}

static void
free_records (gpointer records)
{
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

static void
records_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  if (error == NULL)
    g_task_return_pointer (task, records, free_records);
  else
    g_task_return_error (task, error);
}

static void
lookup_records_async (GResolver *resolver,
                      const char *name,
                      GResolverRecordType type,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookup_records_async);
  g_resolver_lookup_records_async (BYLINE_RESOLVER (resolver)->inner, name, type, cancellable,
                                   records_cb, task);
}

static GList *
lookup_records_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
byline_resolver_finalize (GObject *object)
{
  g_clear_object (&BYLINE_RESOLVER (object)->inner);
  G_OBJECT_CLASS (byline_resolver_parent_class)->finalize (object);
}

static void
byline_resolver_class_init (BylineResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = byline_resolver_finalize;
  resolver_class->lookup_by_name = lookup;
  resolver_class->lookup_by_name_async = lookup_async;
  resolver_class->lookup_by_name_finish = lookup_finish;
  resolver_class->lookup_by_name_with_flags = lookup_with_flags;
  resolver_class->lookup_by_name_with_flags_async = lookup_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_finish;
  resolver_class->lookup_by_address = lookup_by_address;
  resolver_class->lookup_by_address_async = lookup_by_address_async;
  resolver_class->lookup_by_address_finish = lookup_by_address_finish;
  resolver_class->lookup_records = lookup_records;
  resolver_class->lookup_records_async = lookup_records_async;
  resolver_class->lookup_records_finish = lookup_records_finish;
}

static void
byline_resolver_init (BylineResolver *self)
{
}

/* The machine is in another network: what the inner one forgets then, all forget. */
static void
reload_cb (GResolver *inner, GResolver *self)
{
  g_signal_emit_by_name (self, "reload");
}

void
_byline_resolver_install (void)
{
  static gsize installed = 0;

  if (g_once_init_enter (&installed))
    {
      g_autoptr (BylineResolver) self = g_object_new (BYLINE_TYPE_RESOLVER, NULL);

      self->inner = g_resolver_get_default ();
      g_signal_connect_object (self->inner, "reload", G_CALLBACK (reload_cb), self, 0);
      g_resolver_set_default (G_RESOLVER (self));
      g_once_init_leave (&installed, 1);
    }
}
