/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"

#include <string.h>

#include "byline-error.h"
#include "byline-feed-discovery.h"
#include "byline-parsed-feed.h"
#include "byline-url.h"

#define MAX_REQUESTS 8
/* Larger answers are not kept until somebody subscribes. */
#define MAX_KEPT_ANSWER (4 * 1024 * 1024)

void
byline_candidate_free (BylineCandidate *self)
{
  g_free (self->url);
  g_free (self->title);
  g_free (self->home_page_url);
  g_free (self->format);
  g_free (self);
}

/*
 * A search for feeds: first the address itself, then what the page announces (all at once), then
 * common places (one after the other, since one hit there is enough).
 */
typedef struct {
  char *url;
  gboolean try_http;    /* typed without a scheme: https was a guess */
  GError *https_error;  /* nullable: why it was a wrong one */
  GHashTable *asked;    /* of char *: addresses */
  guint n_requests;
  guint n_pending;
  BylineResponse *page; /* nullable: the answer at the address, when it is no feed */
  GPtrArray *links;     /* of BylineFeedLink: announced */
  GPtrArray *places;    /* of BylineFeedLink: guesses left */
  GPtrArray *found;     /* of BylineCandidate or NULL, in the order of links */
} Search;

/* One address being asked. */
typedef struct {
  GTask *task;
  char *url;
  guint index; /* in found */
  BylineResponse *response;
} Probe;

/* What the page is read for on a worker. */
typedef struct {
  GBytes *body;
  char *url;
  char *content_type;
} PageInput;

static void probe (GTask      *task,
                   const char *url,
                   guint       index);
static void next_place (GTask *task);

static void
search_free (Search *search)
{
  g_free (search->url);
  g_clear_error (&search->https_error);
  g_clear_pointer (&search->asked, g_hash_table_unref);
  g_clear_pointer (&search->page, byline_response_free);
  g_clear_pointer (&search->links, g_ptr_array_unref);
  g_clear_pointer (&search->places, g_ptr_array_unref);
  g_clear_pointer (&search->found, g_ptr_array_unref);
  g_free (search);
}

static void
probe_free (Probe *probe)
{
  g_clear_object (&probe->task);
  g_clear_pointer (&probe->response, byline_response_free);
  g_free (probe->url);
  g_free (probe);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Probe, probe_free)

static void
page_input_free (PageInput *input)
{
  g_bytes_unref (input->body);
  g_free (input->url);
  g_free (input->content_type);
  g_free (input);
}

static void
candidate_clear (gpointer candidate)
{
  if (candidate != NULL)
    byline_candidate_free (candidate);
}

static GPtrArray *
candidates_new (void)
{
  return g_ptr_array_new_with_free_func (candidate_clear);
}

/* An address that is to be asked: neither asked before nor one too many. */
static gboolean
may_ask (Search     *search,
         const char *url)
{
  return search->n_requests < MAX_REQUESTS && byline_url_is_web (url) &&
         !g_hash_table_contains (search->asked, url);
}

/* The feed at an address becomes a candidate; its answer is kept for subscribing.
 * @answer: (transfer full) */
static BylineCandidate *
take_feed (BylineLibrary          *self,
           const char             *url,
           BylineResponse         *answer,
           const BylineParsedFeed *parsed)
{
  g_autoptr (BylineResponse) response = answer;
  BylineCandidate *candidate = g_new0 (BylineCandidate, 1);

  candidate->url = g_strdup (response->moved ? response->url : url);
  candidate->title = g_strdup (parsed->document->title);
  candidate->home_page_url = g_strdup (parsed->document->home_page_url);
  candidate->format = g_strdup (parsed->document->format);
  candidate->n_items = parsed->document->items->len;
  if (response->body != NULL && g_bytes_get_size (response->body) <= MAX_KEPT_ANSWER)
    g_hash_table_replace (self->answers, g_strdup (candidate->url), g_steal_pointer (&response));
  return candidate;
}

static void
return_found (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr (GPtrArray) found = candidates_new ();
  g_autoptr (GHashTable) urls = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *host = NULL;

  for (guint i = 0; i < search->found->len; i++)
    {
      BylineCandidate *candidate = g_ptr_array_index (search->found, i);

      /* Two announced addresses may have moved to one. */
      if (candidate == NULL || !g_hash_table_add (urls, candidate->url))
        continue;
      g_ptr_array_add (found, candidate);
      search->found->pdata[i] = NULL;
    }

  if (found->len > 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  host = byline_url_host (search->url);
  g_task_return_new_error (task, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_FEED,
                           "No feed was found at %s.", host != NULL ? host : search->url);
}

static gboolean
has_found (Search *search)
{
  for (guint i = 0; i < search->found->len; i++)
    if (g_ptr_array_index (search->found, i) != NULL)
      return TRUE;
  return FALSE;
}

/* --- Announced feeds and common places --- */

static void
probe_done (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (--search->n_pending > 0)
    return;
  if (g_task_return_error_if_cancelled (task))
    return;

  if (has_found (search))
    return_found (task);
  else
    next_place (task);
}

static void
probe_parsed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Probe) probe = user_data;
  BylineLibrary *self = g_task_get_source_object (probe->task);
  Search *search = g_task_get_task_data (probe->task);
  g_autoptr (BylineParsedFeed) parsed =
    byline_parsed_feed_read_finish (BYLINE_WORKERS (source), result, NULL);

  if (parsed != NULL)
    search->found->pdata[probe->index] =
      take_feed (self, probe->url, g_steal_pointer (&probe->response), parsed);
  probe_done (probe->task);
}

static void
probe_fetched_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Probe) probe = user_data;
  BylineLibrary *self = g_task_get_source_object (probe->task);
  const BylineResponse *response;

  /* What cannot be fetched is no feed. */
  probe->response = byline_session_fetch_finish (BYLINE_SESSION (source), result, NULL);
  if (probe->response == NULL)
    {
      probe_done (probe->task);
      return;
    }

  response = probe->response;
  byline_parsed_feed_read_async (self->workers, response, NULL, probe_parsed_cb,
                                 g_steal_pointer (&probe));
}

static void
probe (GTask      *task,
       const char *url,
       guint       index)
{
  BylineLibrary *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  Probe *item = g_new0 (Probe, 1);

  item->task = g_object_ref (task);
  item->url = g_strdup (url);
  item->index = index;
  g_hash_table_add (search->asked, g_strdup (url));
  search->n_requests++;
  search->n_pending++;
  byline_session_fetch_async (self->session, url, BYLINE_REQUEST_FEED, NULL, NULL,
                              g_task_get_cancellable (task), probe_fetched_cb, item);
}

static void
next_place (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->places == NULL)
    search->places = byline_feed_common_places (search->page->url);

  while (search->places->len > 0)
    {
      g_autoptr (BylineFeedLink) link = NULL;

      link = g_ptr_array_steal_index (search->places, 0);
      if (!may_ask (search, link->url))
        continue;

      g_ptr_array_set_size (search->found, 1);
      probe (task, link->url, 0);
      return;
    }
  return_found (task);
}

static void
links_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Search *search = g_task_get_task_data (task);

  search->links = byline_workers_run_finish (BYLINE_WORKERS (source), result, &error);
  if (search->links == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_ptr_array_set_size (search->found, search->links->len);
  /* Holds the search while its probes begin. */
  search->n_pending++;
  for (guint i = 0; i < search->links->len; i++)
    {
      const BylineFeedLink *link = g_ptr_array_index (search->links, i);

      if (may_ask (search, link->url))
        probe (task, link->url, i);
    }
  probe_done (task);
}

static gpointer
links_func (gpointer   data,
            GError   **error)
{
  PageInput *input = data;
  gsize length;
  const char *bytes = g_bytes_get_data (input->body, &length);

  return byline_feed_discover (bytes != NULL ? bytes : "", length, input->url,
                               input->content_type);
}

/* --- The address itself --- */

/* A broken feed is that, and no page which might announce another. */
static gboolean
may_be_page (const GError *error)
{
  return error->domain == BYLINE_PARSE_ERROR &&
         (error->code == BYLINE_PARSE_ERROR_IS_A_PAGE ||
          error->code == BYLINE_PARSE_ERROR_NOT_A_FEED || error->code == BYLINE_PARSE_ERROR_EMPTY);
}

static void
address_parsed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (BylineParsedFeed) parsed =
    byline_parsed_feed_read_finish (BYLINE_WORKERS (source), result, &error);
  PageInput *input;

  if (parsed != NULL)
    {
      g_ptr_array_add (search->found, take_feed (self, search->url,
                                                 g_steal_pointer (&search->page), parsed));
      return_found (task);
      return;
    }
  if (!may_be_page (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  input = g_new0 (PageInput, 1);
  input->body = search->page->body != NULL ? g_bytes_ref (search->page->body)
                                           : g_bytes_new (NULL, 0);
  input->url = g_strdup (search->page->url);
  input->content_type = g_strdup (search->page->content_type);
  byline_workers_run_async (self->workers, links_func, input, (GDestroyNotify) page_input_free,
                            (GDestroyNotify) g_ptr_array_unref, cancellable, links_cb,
                            g_steal_pointer (&task));
}

static void ask_address (GTask *task);

/* Whether nobody answers by https, so that http may. A certificate that is not valid is a warning
 * which must not be passed over; but at a port of its own a server may well not know https. */
static gboolean
may_be_http (const char   *url,
             const GError *error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TLS))
    return uri != NULL && g_uri_get_port (uri) != -1;
  return g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REFUSED) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TIMEOUT) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED);
}

/* Asks again by http if that may help; else the first error is the one that says what is wrong. */
static void
address_failed (GTask  *owned_task,
                GError *error)
{
  g_autoptr (GTask) task = owned_task;
  Search *search = g_task_get_task_data (task);
  g_autofree char *url = NULL;

  if (!search->try_http || !may_be_http (search->url, error))
    {
      if (search->https_error != NULL &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_error_free (error);
          error = g_steal_pointer (&search->https_error);
        }
      g_task_return_error (task, error);
      return;
    }

  url = g_strconcat ("http", search->url + strlen ("https"), NULL);
  search->try_http = FALSE;
  search->https_error = error;
  g_free (search->url);
  search->url = g_steal_pointer (&url);
  ask_address (g_steal_pointer (&task));
}

static void
address_fetched_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  search->page = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);
  if (search->page == NULL)
    {
      address_failed (g_steal_pointer (&task), g_steal_pointer (&error));
      return;
    }

  g_hash_table_add (search->asked, g_strdup (search->page->url));
  byline_parsed_feed_read_async (self->workers, search->page, cancellable, address_parsed_cb,
                                 g_steal_pointer (&task));
}

static void
ask_address (GTask *task)
{
  BylineLibrary *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);

  g_hash_table_add (search->asked, g_strdup (search->url));
  search->n_requests++;
  byline_session_fetch_async (self->session, search->url, BYLINE_REQUEST_FEED, NULL, NULL,
                              g_task_get_cancellable (task), address_fetched_cb, task);
}

void
byline_library_discover_async (BylineLibrary       *self,
                               const char          *text,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *url = NULL;
  Search *search;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (text != NULL);

  task = _byline_library_task_new (self, byline_library_discover_async, cancellable,
                                   callback, user_data);
  if (task == NULL)
    return;

  url = byline_url_normalize_input (text);
  if (url == NULL)
    {
      g_task_return_new_error (task, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL,
                               "“%s” is no web address.", text);
      return;
    }

  g_hash_table_remove_all (self->answers);
  search = g_new0 (Search, 1);
  search->try_http = strstr (text, ":/") == NULL && g_str_has_prefix (url, "https:");
  search->url = g_steal_pointer (&url);
  search->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search->found = candidates_new ();
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  ask_address (g_steal_pointer (&task));
}

GPtrArray *
byline_library_discover_finish (BylineLibrary  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
