/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-discovery-page.h"

#include "byline-error.h"
#include "byline-feed-discovery.h"
#include "byline-page-listing.h"
#include "byline-work.h"

/* A copy of an answer, for a worker. */
typedef struct {
  GBytes *body;
  char *url;
  char *content_type;
} PageInput;

static void
page_input_free (PageInput *input)
{
  g_bytes_unref (input->body);
  g_free (input->url);
  g_free (input->content_type);
  g_free (input);
}

static PageInput *
page_input_new (const BylineResponse *page)
{
  PageInput *input = g_new0 (PageInput, 1);

  input->body = page->body != NULL ? g_bytes_ref (page->body) : g_bytes_new (NULL, 0);
  input->url = g_strdup (page->url);
  input->content_type = g_strdup (page->content_type);
  return input;
}

static gpointer
links_func (gpointer data, GCancellable *cancellable, GError **error)
{
  PageInput *input = data;
  gsize length;
  const char *bytes = g_bytes_get_data (input->body, &length);

  return byline_feed_discover (bytes != NULL ? bytes : "", length, input->url, input->content_type);
}

void
byline_discovery_read_links_async (const BylineResponse *page,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, links_func, page_input_new (page),
                     (GDestroyNotify) page_input_free, (GDestroyNotify) g_ptr_array_unref,
                     cancellable, callback, user_data);
}

static gpointer
index_func (gpointer data, GCancellable *cancellable, GError **error)
{
  PageInput *input = data;
  gsize length;
  const char *bytes = g_bytes_get_data (input->body, &length);

  return byline_page_parse_listing (bytes != NULL ? bytes : "", length, input->url,
                                    input->content_type, error);
}

void
byline_discovery_read_index_async (const BylineResponse *page,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, index_func, page_input_new (page),
                     (GDestroyNotify) page_input_free, (GDestroyNotify) byline_feed_document_free,
                     cancellable, callback, user_data);
}

static gpointer
icon_func (gpointer data, GCancellable *cancellable, GError **error)
{
  PageInput *input = data;
  gsize length;
  const char *bytes = g_bytes_get_data (input->body, &length);
  char *icon = bytes != NULL ? byline_page_find_icon (bytes, length, input->url) : NULL;

  if (icon == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s announces no icon.", input->url);
  return icon;
}

void
byline_discovery_find_icon_async (const BylineResponse *page,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  byline_work_async (NULL, BYLINE_WORK_BACKGROUND, icon_func, page_input_new (page),
                     (GDestroyNotify) page_input_free, g_free, cancellable, callback, user_data);
}

gboolean
byline_discovery_may_be_page (const GError *error)
{
  return error->domain == BYLINE_PARSE_ERROR &&
         (error->code == BYLINE_PARSE_ERROR_IS_A_PAGE ||
          error->code == BYLINE_PARSE_ERROR_NOT_A_FEED || error->code == BYLINE_PARSE_ERROR_EMPTY);
}

gboolean
byline_discovery_may_be_http (const char *url, const GError *error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TLS))
    return uri != NULL && g_uri_get_port (uri) != -1;
  return g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REFUSED) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TIMEOUT) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED);
}
