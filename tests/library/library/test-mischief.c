/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-library-network.h"
#include "byline-library-private.h"

#include "library-fixture.h"

/*
 * Everything that servers do wrong, at once: each feed has a server that plays one trick, beside it stand
 * feeds that are well. What is told of each is a row below; the others get all their stories.
 */

#define RSS_TYPE "application/rss+xml"
/* What is waited for, and how much is read, in this test. */
#define TIMEOUT_SECONDS 3
#define MAX_BYTES (256 * 1024)

typedef struct {
  const char *path;
  const char *code; /* nullable: nothing is wrong */
  guint n_added;    /* stories that come with it */
  const char *words;
} Trick;

static const Trick tricks[] = {
  { "/slow-headers", "fetch:TIMEOUT", 0, "does not answer" },
  { "/drip", "fetch:TIMEOUT", 0, "too long" },
  { "/endless", "fetch:TOO_LARGE", 0, "more than the 256" },
  { "/wrong-length", "fetch:TRUNCATED", 1, "breaks off" },
  { "/bomb", "fetch:TOO_LARGE", 0, "more than the 256" },
  { "/loop", "fetch:REDIRECTS", 0, "circle" },
  { "/chain/1", "fetch:REDIRECTS", 0, "too many times" },
  { "/moved-gone", "fetch:GONE", 0, "(410)" },
  { "/unasked-304", "fetch:FAILED", 0, "(304)" },
  { "/changed-tag", NULL, 2, NULL },
  { "/basic", "fetch:UNAUTHORIZED", 0, "(401): “Members only”" },
  { "/digest", "fetch:LOGIN_KIND", 0, "does not know (401): Digest without MD5" },
  { "/gone", "fetch:GONE", 0, "(410)" },
  { "/error", "fetch:SERVER", 0, "(500): “Out to lunch”" },
  { "/dropped", "fetch:REFUSED", 0, "closes the connection" },
  { "/binary", "fetch:FAILED", 0, "does not speak HTTP" },
  { "/empty", "parse:EMPTY", 0, NULL },
  { "/page", "parse:IS_A_PAGE", 0, NULL },
};

/* The hosts that ask for a pause are others: else nobody of theirs would be asked. */
static const Trick busy[] = {
  { "/seconds", "fetch:TOO_MANY_REQUESTS", 0, "(429)" },
  { "/date", "fetch:TOO_MANY_REQUESTS", 0, "(503)" },
};

typedef struct {
  Fixture library;
  GSocketService *raw; /* plays the tricks */
  char *raw_base;
  GSocketService *pauses[G_N_ELEMENTS (busy)];
  char *rss; /* two stories */
} Mischief;

/* --- The servers --- */

static void
write_text (GOutputStream *out, const char *text)
{
  g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL);
}

static void
write_answer (GOutputStream *out, const char *status, const char *headers, const char *body)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 %s\r\nConnection: close\r\n%s"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                                           status, headers, strlen (body), body);

  write_text (out, text);
}

static void
write_for_ever (GOutputStream *out)
{
  g_autofree char *block = g_strnfill (16 * 1024, 'x');

  write_text (out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss>");
  while (g_output_stream_write_all (out, block, 16 * 1024, NULL, NULL, NULL))
    ;
}

/* A byte each tenth of a second, longer than anybody waits. */
static void
write_drops (GOutputStream *out)
{
  write_text (out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n");
  for (guint i = 0; i < 10 * (TIMEOUT_SECONDS + 2); i++)
    {
      if (!g_output_stream_write_all (out, "<", 1, NULL, NULL, NULL))
        return;
      g_usleep (100 * 1000);
    }
}

static void
write_bomb (GOutputStream *out)
{
  g_autoptr (GConverter)
    packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autofree guint8 *zeros = g_malloc0 (MAX_BYTES * 16);
  g_autofree guint8 *packed = g_malloc (MAX_BYTES);
  gsize n_read, n_written;
  g_autofree char *head = NULL;

  g_converter_convert (packer, zeros, MAX_BYTES * 16, packed, MAX_BYTES, G_CONVERTER_INPUT_AT_END,
                       &n_read, &n_written, NULL);
  head = g_strdup_printf ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\n"
                          "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                          n_written);
  write_text (out, head);
  g_output_stream_write_all (out, packed, n_written, NULL, NULL, NULL);
}

/* It breaks off within its second story. */
static void
write_half (GOutputStream *out, const char *rss)
{
  g_autofree char *half = g_strndup (rss, strstr (strstr (rss, "</item>"), "<category>") - rss);
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nConnection: close\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           strlen (rss));

  write_text (out, head);
  write_text (out, half);
}

static void
write_chain (GOutputStream *out, const char *path)
{
  g_autofree char *location = g_strdup_printf ("Location: /chain/%d\r\n",
                                               atoi (path + strlen ("/chain/")) + 1);

  write_answer (out, "302 Found", location, "");
}

static void
play (Mischief *self, GOutputStream *out, const char *path)
{
  if (g_str_equal (path, "/slow-headers"))
    g_usleep ((TIMEOUT_SECONDS + 2) * G_USEC_PER_SEC);
  else if (g_str_equal (path, "/drip"))
    write_drops (out);
  else if (g_str_equal (path, "/endless"))
    write_for_ever (out);
  else if (g_str_equal (path, "/wrong-length"))
    write_half (out, self->rss);
  else if (g_str_equal (path, "/bomb"))
    write_bomb (out);
  else if (g_str_equal (path, "/loop"))
    write_answer (out, "302 Found", "Location: /loop\r\n", "");
  else if (g_str_has_prefix (path, "/chain/"))
    write_chain (out, path);
  else if (g_str_equal (path, "/moved-gone"))
    write_answer (out, "301 Moved", "Location: /gone\r\n", "");
  else if (g_str_equal (path, "/unasked-304"))
    write_text (out, "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
  else if (g_str_equal (path, "/changed-tag"))
    {
      g_autofree char *tag = g_strdup_printf ("ETag: \"%u\"\r\n", g_random_int ());

      write_answer (out, "200 OK", tag, self->rss);
    }
  else if (g_str_equal (path, "/basic"))
    write_answer (out, "401 No",
                  "WWW-Authenticate: Basic realm=\"Pier\"\r\n"
                  "Content-Type: text/plain\r\n",
                  "Members only");
  else if (g_str_equal (path, "/digest"))
    write_answer (out, "401 No",
                  "WWW-Authenticate: Digest realm=\"Pier\", nonce=\"1\","
                  " algorithm=SHA-256\r\n",
                  "");
  else if (g_str_equal (path, "/gone"))
    write_answer (out, "410 Gone", "", "");
  else if (g_str_equal (path, "/error"))
    write_answer (out, "500 Error", "Content-Type: text/plain\r\n", "Out to lunch");
  else if (g_str_equal (path, "/binary"))
    write_text (out, "\x01\x02\x03\x7f nonsense \x80\x81\r\n\r\n\r\n");
  else if (g_str_equal (path, "/empty"))
    write_answer (out, "200 OK", "", "");
  else if (g_str_equal (path, "/page"))
    write_answer (out, "200 OK", "Content-Type: text/html\r\n", "<html><p>Welcome.</p></html>");
  else if (g_str_equal (path, "/seconds"))
    write_answer (out, "429 Slow", "Retry-After: 7200\r\n", "");
  else if (g_str_equal (path, "/date"))
    {
      g_autoptr (GDateTime) until = g_date_time_new_from_unix_utc (byline_clock_now () + 7200);
      g_autofree char *date = soup_date_time_to_string (until, SOUP_DATE_HTTP);
      g_autofree char *header = g_strdup_printf ("Retry-After: %s\r\n", date);

      write_answer (out, "503 Busy", header, "");
    }
  /* "/dropped": nothing at all */
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer user_data)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char request[4096] = { 0 };
  g_auto (GStrv) parts = NULL;

  if (g_input_stream_read (in, request, sizeof request - 1, NULL, NULL) <= 0)
    return TRUE;
  parts = g_strsplit (request, " ", 3);
  if (g_strv_length (parts) == 3)
    play (user_data, out, parts[1]);
  return TRUE;
}

static char *
listen_raw (Mischief *self, GSocketService **service)
{
  g_autoptr (GError) error = NULL;
  guint port;

  *service = g_threaded_socket_service_new (64);
  g_signal_connect (*service, "run", G_CALLBACK (run_cb), self);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (*service), NULL, &error);
  g_assert_no_error (error);
  return g_strdup_printf ("http://127.0.0.1:%u", port);
}

static void
stop (GSocketService *service)
{
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_object_unref (service);
}

static void
set_up (Mischief *self, gconstpointer data)
{
  fixture_set_up (&self->library, data);
  self->rss = fixture_rss ("Trick", 0, 2);
  self->raw_base = listen_raw (self, &self->raw);
  byline_session_set_limits (self->library.library->session, MAX_BYTES, TIMEOUT_SECONDS);
}

static void
tear_down (Mischief *self, gconstpointer data)
{
  stop (self->raw);
  for (guint i = 0; i < G_N_ELEMENTS (busy); i++)
    if (self->pauses[i] != NULL)
      stop (self->pauses[i]);
  g_free (self->raw_base);
  g_free (self->rss);
  fixture_tear_down (&self->library, data);
}

/* --- What is told --- */

static void
import (Mischief *self, GString *opml)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = g_strdup_printf ("<opml version=\"2.0\"><body>%s</body></opml>",
                                           opml->str);
  g_autoptr (BylineImportReport) report = NULL;

  bytes = g_bytes_new (text, strlen (text));
  byline_library_import_async (self->library.library, bytes, NULL, fixture_cb, &result);
  fixture_wait (&result);
  report = byline_library_import_finish (self->library.library, result, &error);
  g_assert_no_error (error);
}

static void
add (GString *opml, const char *base, const char *path)
{
  g_string_append_printf (opml, "<outline type=\"rss\" text=\"%s\" xmlUrl=\"%s%s\"/>", path, base,
                          path);
}

static GPtrArray *
get_health (BylineLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *feeds;

  byline_library_get_health_async (library, 0, NULL, fixture_cb, &result);
  fixture_wait (&result);
  feeds = byline_library_get_health_finish (library, result, &error);
  g_assert_no_error (error);
  return feeds;
}

static const BylineFeedHealth *
find (GPtrArray *feeds, const char *base, const char *path)
{
  g_autofree char *url = g_strconcat (base, path, NULL);

  for (guint i = 0; i < feeds->len; i++)
    {
      const BylineFeedHealth *health = g_ptr_array_index (feeds, i);

      if (g_str_equal (health->url, url))
        return health;
    }
  g_error ("%s is not there", url);
}

static void
check (GPtrArray *feeds, const char *base, const Trick *trick)
{
  const BylineFeedHealth *health = find (feeds, base, trick->path);
  const BylineFeedTry *outcome = g_ptr_array_index (health->tries, 0);

  g_test_message ("%s: %s %s", trick->path, health->code != NULL ? health->code : "well",
                  health->message != NULL ? health->message : "");
  g_assert_cmpstr (health->code, ==, trick->code);
  g_assert_cmpuint (health->n_failures, ==, trick->code != NULL ? 1 : 0);
  g_assert_cmpuint (outcome->n_added, ==, trick->n_added);
  g_assert_cmpstr (outcome->code, ==, trick->code);
  if (trick->words != NULL)
    g_assert_nonnull (strstr (health->message, trick->words));
  if (g_strcmp0 (trick->code, "fetch:GONE") == 0)
    g_assert_cmpint (health->next_due, ==, G_MAXINT64);
  else
    g_assert_cmpint (health->next_due, >=, health->last_polled + 900);
}

/* All at once; three feeds that are well stand at another host, three among the tricks. */
static void
test_all (Mischief *self, gconstpointer data)
{
  g_autoptr (GString) opml = g_string_new (NULL);
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GError) error = NULL;
  char *pauses[G_N_ELEMENTS (busy)] = { NULL };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/well-%u", i);
      g_autofree char *rss = fixture_rss ("Well", 10 * (i + 1), 5);

      fixture_serve (&self->library, path, RSS_TYPE, rss);
      add (opml, self->library.base, path);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tricks); i++)
    add (opml, self->raw_base, tricks[i].path);
  for (guint i = 0; i < G_N_ELEMENTS (busy); i++)
    {
      pauses[i] = listen_raw (self, &self->pauses[i]);
      add (opml, pauses[i], busy[i].path);
    }
  import (self, opml);

  report = fixture_refresh (self->library.library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_feeds, ==, 3 + G_N_ELEMENTS (tricks) + G_N_ELEMENTS (busy));
  feeds = get_health (self->library.library);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/well-%u", i);

      check (feeds, self->library.base, &(Trick){ path, NULL, 5, NULL });
    }
  for (guint i = 0; i < G_N_ELEMENTS (tricks); i++)
    check (feeds, self->raw_base, &tricks[i]);
  for (guint i = 0; i < G_N_ELEMENTS (busy); i++)
    {
      check (feeds, pauses[i], &busy[i]);
      g_assert_cmpint (find (feeds, pauses[i], busy[i].path)->due_reason, ==, BYLINE_DUE_ASKED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (busy); i++)
    g_free (pauses[i]);
}

/* --- TLS and HTTP/2 --- */

typedef struct {
  SoupServer *server;
  char *base;
  guint n_requests;
  guint n_http_2;
} Secure;

static void
secure_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Secure *self = user_data;
  g_autofree char *rss = fixture_rss ("Secure", 0, 3);

  self->n_requests++;
  self->n_http_2 += soup_server_message_get_http_version (message) == SOUP_HTTP_2_0;
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, RSS_TYPE, SOUP_MEMORY_COPY, rss, strlen (rss));
}

static void
secure_start (Secure *self, const char *name)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "net", "certificates", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (file, &error);
  GSList *uris;

  g_assert_no_error (error);
  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, secure_cb, self, NULL);
  soup_server_listen_local (self->server, 0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY | SOUP_SERVER_LISTEN_HTTPS, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->base = g_strdup_printf ("https://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
secure_stop (Secure *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_free (self->base);
}

/* What is valid comes, by HTTP/2; what is not is refused with the reason, and no request is sent. */
static void
test_certificates (Mischief *self, gconstpointer data)
{
  static const struct {
    const char *file;
    const char *words; /* nullable: it is valid */
  } cases[] = {
    { "good.pem", NULL },
    { "expired.pem", "it has expired" },
    { "other.pem", "it belongs to another host" },
    { "../self-signed.pem", "nobody who is trusted has signed it" },
  };
  g_autoptr (GString) opml = g_string_new (NULL);
  Secure servers[G_N_ELEMENTS (cases)] = { { NULL } };
  g_autofree char *authority = g_test_build_filename (G_TEST_DIST, "net", "certificates", "ca.pem",
                                                      NULL);
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("There is no TLS on this machine");
      return;
    }
  database = g_tls_file_database_new (authority, &error);
  g_assert_no_error (error);
  byline_session_set_tls_database (self->library.library->session, database);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      secure_start (&servers[i], cases[i].file);
      add (opml, servers[i].base, "/feed");
    }
  import (self, opml);
  report = fixture_refresh (self->library.library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 3);
  g_assert_cmpuint (report->n_failed, ==, 3);
  feeds = get_health (self->library.library);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BylineFeedHealth *health = find (feeds, servers[i].base, "/feed");

      g_test_message ("%s: %s", cases[i].file, health->message);
      g_assert_cmpuint (servers[i].n_requests, ==, cases[i].words == NULL ? 1 : 0);
      g_assert_cmpuint (servers[i].n_http_2, ==, servers[i].n_requests);
      if (cases[i].words == NULL)
        continue;
      g_assert_cmpstr (health->code, ==, "fetch:TLS");
      g_assert_nonnull (strstr (health->message, cases[i].words));
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    secure_stop (&servers[i]);
}

int
main (int argc, char *argv[])
{
  int status;

  /* libsoup's server offers HTTP/2 only if it is told to. */
  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/library/mischief/all", Mischief, NULL, set_up, test_all, tear_down);
  g_test_add ("/library/mischief/certificates", Mischief, NULL, set_up, test_certificates,
              tear_down);
  status = g_test_run ();
  fflush (stdout);
  /* Threads that serve with TLS may be ending still, which LeakSanitizer does not stand at the end of a
   * program. */
  _exit (status);
}
