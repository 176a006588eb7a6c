/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sample-server.h"

#include <libsoup/soup.h>

#include "byline-sample-resources.h"
#include "byline-sample-text-private.h"

#define PREFIX "/io/github/bylinenews/Byline/sample"

struct _BylineSampleServer {
  GObject parent_instance;

  gint64 epoch;
  SoupServer *server;
  guint port;
  char *address;
  char *base;        /* nullable: of its pages, where that is not the address */
  GHashTable *files; /* address -> SampleFile: what has been asked for */
};

G_DEFINE_FINAL_TYPE (BylineSampleServer, byline_sample_server, G_TYPE_OBJECT)

typedef struct {
  GBytes *body;
  char *etag;
  const char *content_type;
} SampleFile;

static void
sample_file_free (SampleFile *self)
{
  g_bytes_unref (self->body);
  g_free (self->etag);
  g_free (self);
}

static SampleFile *
read_file (BylineSampleServer *self, const char *base, const char *path)
{
  g_autofree char *name = g_strconcat (PREFIX, path, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (byline_sample_get_resource (), name,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *hash = NULL;
  SampleFile *file;

  if (bytes == NULL)
    return NULL;
  file = g_new0 (SampleFile, 1);
  file->content_type = _byline_sample_content_type (path, "");
  if (_byline_sample_is_text (path))
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      char *filled = _byline_sample_expand_template (text, base, self->epoch);

      file->content_type = _byline_sample_content_type (path, text);
      file->body = g_bytes_new_take (filled, strlen (filled));
    }
  else
    file->body = g_bytes_ref (bytes);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file->body);
  file->etag = g_strdup_printf ("\"%.32s\"", hash);
  return file;
}

static SampleFile *
find_file (BylineSampleServer *self, const char *base, const char *path)
{
  const char *index = g_str_has_suffix (path, "/") ? "index.html" : "";
  g_autofree char *full = g_strconcat (path, index, NULL);
  g_autofree char *key = g_strconcat (base, full, NULL);
  SampleFile *file = g_hash_table_lookup (self->files, key);

  if (file == NULL)
    {
      file = read_file (self, base, full);
      if (file != NULL)
        g_hash_table_insert (self->files, g_steal_pointer (&key), file);
    }
  return file;
}

/* Which address its answer is to be full of: a browser asks where the server listens, the program
 * asks for the base. */
static const char *
base_of_request (BylineSampleServer *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);

  if (g_uri_get_port (uri) == (int) self->port)
    return self->address;
  return byline_sample_server_get_base (self);
}

static void
answer_not_found (SoupServerMessage *message)
{
  static const char page[] = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta "
                             "charset=\"utf-8\"><title>No such page</title></head>"
                             "<body><h1>No such page</h1><p>The sample edition has no page at this "
                             "address.</p></body></html>\n";

  soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC, page,
                                    sizeof page - 1);
}

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  BylineSampleServer *self = user_data;
  const char *method = soup_server_message_get_method (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *known = soup_message_headers_get_one (
    soup_server_message_get_request_headers (message), "If-None-Match");
  SampleFile *file;

  if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    {
      soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
      return;
    }
  file = find_file (self, base_of_request (self, message), path);
  if (file == NULL)
    {
      answer_not_found (message);
      return;
    }

  soup_message_headers_replace (headers, "ETag", file->etag);
  if (known != NULL && strstr (known, file->etag) != NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (headers, file->content_type, NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), file->body);
}

static void
byline_sample_server_dispose (GObject *object)
{
  BylineSampleServer *self = BYLINE_SAMPLE_SERVER (object);

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  G_OBJECT_CLASS (byline_sample_server_parent_class)->dispose (object);
}

static void
byline_sample_server_finalize (GObject *object)
{
  BylineSampleServer *self = BYLINE_SAMPLE_SERVER (object);

  g_clear_pointer (&self->files, g_hash_table_unref);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->base, g_free);
  G_OBJECT_CLASS (byline_sample_server_parent_class)->finalize (object);
}

static void
byline_sample_server_class_init (BylineSampleServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_sample_server_dispose;
  object_class->finalize = byline_sample_server_finalize;
}

static void
byline_sample_server_init (BylineSampleServer *self)
{
  self->server = soup_server_new ("server-header", "Byline-sample", NULL);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) sample_file_free);
  soup_server_add_handler (self->server, NULL, answer_cb, self, NULL);
}

BylineSampleServer *
byline_sample_server_new (gint64 epoch)
{
  BylineSampleServer *self = g_object_new (BYLINE_TYPE_SAMPLE_SERVER, NULL);

  self->epoch = epoch;
  return self;
}

gboolean
byline_sample_server_listen (BylineSampleServer *self, guint port, GError **error)
{
  g_autoptr (GSocketAddress) address = NULL;
  GSList *uris;

  g_return_val_if_fail (BYLINE_IS_SAMPLE_SERVER (self), FALSE);
  g_return_val_if_fail (self->address == NULL, FALSE);
  g_return_val_if_fail (port <= G_MAXUINT16, FALSE);

  address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  if (!soup_server_listen (self->server, address, 0, error))
    return FALSE;
  uris = soup_server_get_uris (self->server);
  self->port = g_uri_get_port (uris->data);
  self->address = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return TRUE;
}

guint
byline_sample_server_get_port (BylineSampleServer *self)
{
  g_return_val_if_fail (BYLINE_IS_SAMPLE_SERVER (self), 0);

  return self->port;
}

const char *
byline_sample_server_get_base (BylineSampleServer *self)
{
  g_return_val_if_fail (BYLINE_IS_SAMPLE_SERVER (self), NULL);

  return self->base != NULL ? self->base : self->address;
}

void
byline_sample_server_set_base (BylineSampleServer *self, const char *base)
{
  g_return_if_fail (BYLINE_IS_SAMPLE_SERVER (self));
  g_return_if_fail (base != NULL);

  g_free (self->base);
  self->base = g_strdup (base);
}

const char *
byline_sample_server_get_address (BylineSampleServer *self)
{
  g_return_val_if_fail (BYLINE_IS_SAMPLE_SERVER (self), NULL);

  return self->address;
}
