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
  char *links;
  char *refresh;
} PageInput;

static void
page_input_free (PageInput *input)
{
  g_bytes_unref (input->body);
  g_free (input->url);
  g_free (input->content_type);
  g_free (input->links);
  g_free (input->refresh);
  g_free (input);
}

static PageInput *
page_input_new (const BylineResponse *page)
{
  PageInput *input = g_new0 (PageInput, 1);

  input->body = page->body != NULL ? g_bytes_ref (page->body) : g_bytes_new (NULL, 0);
  input->url = g_strdup (page->url);
  input->content_type = g_strdup (page->content_type);
  input->links = g_strdup (page->links);
  input->refresh = g_strdup (page->refresh);
  return input;
}

void
byline_discovered_links_free (BylineDiscoveredLinks *self)
{
  g_ptr_array_unref (self->feeds);
  g_ptr_array_unref (self->onward);
  g_ptr_array_unref (self->software);
  g_free (self);
}

static gboolean
has_link (GPtrArray *links, const char *url)
{
  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (((BylineFeedLink *) g_ptr_array_index (links, i))->url, url))
      return TRUE;
  return FALSE;
}

/* Those of the header go behind those of the page, which are titled more often. */
static void
add_links (GPtrArray *links, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      const BylineFeedLink *link = g_ptr_array_index (more, i);

      if (!has_link (links, link->url))
        g_ptr_array_add (links, byline_feed_link_new (link->url, link->title, link->type));
    }
}

static gpointer
links_func (gpointer data, GCancellable *cancellable, GError **error)
{
  PageInput *input = data;
  BylineDiscoveredLinks *links = g_new0 (BylineDiscoveredLinks, 1);
  g_autoptr (GPtrArray) header = byline_feed_discover_in_header (input->links, input->url);
  gsize length;
  const char *bytes = g_bytes_get_data (input->body, &length);
  char *refresh = byline_page_parse_refresh (input->refresh, input->url);

  if (bytes == NULL)
    bytes = "";
  links->feeds = byline_feed_discover (bytes, length, input->url, input->content_type);
  add_links (links->feeds, header);
  links->onward = byline_page_find_onward (bytes, length, input->url, input->content_type,
                                           input->links);
  links->software = byline_page_find_software_links (bytes, length, input->url);
  links->asks_consent = byline_page_asks_consent (bytes, length, input->url);
  if (refresh != NULL)
    g_ptr_array_insert (links->onward, 0, refresh);
  return links;
}

void
byline_discovery_read_links_async (const BylineResponse *page,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, links_func, page_input_new (page),
                     (GDestroyNotify) page_input_free,
                     (GDestroyNotify) byline_discovered_links_free, cancellable, callback,
                     user_data);
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
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PROXY) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TIMEOUT) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED);
}
