/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-file-read-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-url.h"
#include "byline-work.h"

#define CHUNK_SIZE (64 * 1024)
#define SETTLED_SECONDS 2

/* Counted: its owner has one reference, its thread the other. */
struct _BylineFileRead {
  GTask *task; /* nullable: its owner has let it go */
  gint64 started;
  GCancellable *stop;
  GSource *timer;
  GSource *cancelled; /* nullable: watches the caller's cancellable */
  void (*ended) (BylineFileRead *read, gpointer user_data);
  gpointer user_data;
};

/* What the thread is given. */
typedef struct {
  char *url;
  char *etag; /* nullable */
  gsize max_bytes;
} Input;

static void
input_free (Input *input)
{
  g_free (input->url);
  g_free (input->etag);
  g_free (input);
}

/* --- On the thread --- */

static void
set_open_error (GError **error, const char *path, int code)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NO_FILE, "There is no file %s",
                 shown);
  else if (code == EACCES || code == EPERM)
    g_set_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FILE_DENIED,
                 "The file %s may not be read by you", shown);
  else if (code == ENXIO || code == ENODEV)
    g_set_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_A_FILE,
                 "%s is a socket or a device, not a file", shown);
  else
    g_set_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED,
                 "The file %s cannot be read: %s", shown, g_strerror (code));
}

/* What a read of would never end, or do something. */
static gboolean
check_kind (const struct stat *status, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  const char *kind = "a device";

  if (S_ISREG (status->st_mode))
    return TRUE;
  if (S_ISDIR (status->st_mode))
    kind = "a folder";
  else if (S_ISFIFO (status->st_mode))
    kind = "a pipe";
  else if (S_ISSOCK (status->st_mode))
    kind = "a socket";
  g_set_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_A_FILE, "%s is %s, not a file",
               shown, kind);
  return FALSE;
}

/* Returns: FALSE with an error that says that the file at @path is larger than @max_bytes */
static gboolean
refuse_size (const char *path, gsize max_bytes, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *size = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_LARGE,
               "The file %s is larger than the %s that are read", shown, size);
  return FALSE;
}

/* The size may lie, and grow. */
static GByteArray *
read_all (int fd, const char *path, gsize max_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);

  for (;;)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      n = read (fd, chunk, CHUNK_SIZE);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_open_error (error, path, errno);
          return NULL;
        }
      if (n == 0)
        return g_steal_pointer (&bytes);
      if (bytes->len + (gsize) n > max_bytes)
        {
          refuse_size (path, max_bytes, error);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) n);
    }
}

/* Taken before the file is read: what is written meanwhile is read the next time. A file that was written a
 * moment ago may be so again without a later time, which is no finer than the kernel's ticks: it has none.
 * Returns: (transfer full) (nullable) */
static char *
make_etag (const struct stat *status)
{
  if (status->st_mtim.tv_sec + SETTLED_SECONDS > g_get_real_time () / G_USEC_PER_SEC)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%09ld-%" G_GINT64_FORMAT,
                          (gint64) status->st_mtim.tv_sec, (long) status->st_mtim.tv_nsec,
                          (gint64) status->st_size);
}

static BylineResponse *
read_open (int fd, const char *path, const Input *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (BylineResponse) response = g_new0 (BylineResponse, 1);
  GByteArray *bytes;
  struct stat status;

  if (fstat (fd, &status) != 0)
    {
      set_open_error (error, path, errno);
      return NULL;
    }
  if (!check_kind (&status, path, error) ||
      ((gsize) status.st_size > input->max_bytes && !refuse_size (path, input->max_bytes, error)))
    return NULL;
  response->url = g_strdup (input->url);
  response->etag = make_etag (&status);
  response->not_modified = response->etag != NULL && g_strcmp0 (response->etag, input->etag) == 0;
  response->status = response->not_modified ? 304 : 200;
  if (response->not_modified)
    return g_steal_pointer (&response);
  bytes = read_all (fd, path, input->max_bytes, cancellable, error);
  if (bytes == NULL)
    return NULL;
  response->n_bytes = bytes->len;
  response->body = g_byte_array_free_to_bytes (bytes);
  return g_steal_pointer (&response);
}

static gpointer
read_func (gpointer data, GCancellable *cancellable, GError **error)
{
  const Input *input = data;
  g_autofree char *path = byline_url_file_path (input->url);
  BylineResponse *response;
  int fd;

  if (path == NULL)
    {
      g_set_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL,
                   "This is not the address of a file: %.200s", input->url);
      return NULL;
    }
  /* A pipe's other end is not waited for, and no terminal becomes this program's. */
  fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      set_open_error (error, path, errno);
      return NULL;
    }
  response = read_open (fd, path, input, cancellable, error);
  close (fd);
  return response;
}

/* --- On the caller's --- */

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    {
      g_source_destroy (*source);
      g_clear_pointer (source, g_source_unref);
    }
}

static void
clear_read (gpointer data)
{
  BylineFileRead *self = data;

  g_clear_object (&self->stop);
}

void
_byline_file_read_free (BylineFileRead *self)
{
  clear_source (&self->timer);
  clear_source (&self->cancelled);
  g_clear_object (&self->task);
  g_rc_box_release_full (self, clear_read);
}

/* The owner frees it in here. */
static void
end_with_error (BylineFileRead *self, GError *error)
{
  g_cancellable_cancel (self->stop);
  g_task_return_error (self->task, error);
  self->ended (self, self->user_data);
}

void
_byline_file_read_cancel (BylineFileRead *self)
{
  end_with_error (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                             "The request was cancelled"));
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  _byline_file_read_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
timeout_cb (gpointer user_data)
{
  end_with_error (user_data, g_error_new_literal (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TIMEOUT,
                                                  "The file system does not answer"));
  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineFileRead *self = user_data;
  g_autoptr (GError) error = NULL;
  BylineResponse *response = byline_work_finish (result, &error);

  if (self->task == NULL)
    g_clear_pointer (&response, byline_response_free);
  else if (response == NULL)
    end_with_error (self, g_steal_pointer (&error));
  else
    {
      response->date = byline_clock_now ();
      response->milliseconds = (guint) ((g_get_monotonic_time () - self->started) / 1000);
      g_task_return_pointer (self->task, response, (GDestroyNotify) byline_response_free);
      self->ended (self, self->user_data);
    }
  g_rc_box_release_full (self, clear_read);
}

static GSource *
attach (GSource *source, GSourceFunc callback, BylineFileRead *self)
{
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, g_task_get_context (self->task));
  return source;
}

BylineFileRead *
_byline_file_read_start (GTask *task,
                         const char *url,
                         const char *etag,
                         gsize max_bytes,
                         guint timeout_seconds,
                         void (*ended) (BylineFileRead *read, gpointer user_data),
                         gpointer user_data)
{
  BylineFileRead *self = g_rc_box_new0 (BylineFileRead);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Input *input = g_new0 (Input, 1);

  input->url = g_strdup (url);
  input->etag = g_strdup (etag);
  input->max_bytes = max_bytes;
  self->task = task;
  self->ended = ended;
  self->user_data = user_data;
  self->started = g_get_monotonic_time ();
  self->stop = g_cancellable_new ();
  self->timer = attach (g_timeout_source_new_seconds (timeout_seconds), timeout_cb, self);
  if (cancellable != NULL)
    self->cancelled = attach (g_cancellable_source_new (cancellable), G_SOURCE_FUNC (cancelled_cb),
                              self);
  byline_work_async (NULL, BYLINE_WORK_BLOCKING, read_func, input, (GDestroyNotify) input_free,
                     (GDestroyNotify) byline_response_free, self->stop, read_cb,
                     g_rc_box_acquire (self));
  return self;
}
