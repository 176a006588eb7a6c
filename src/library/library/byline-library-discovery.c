/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-network.h"
#include "byline-library-parts-private.h"

#include <string.h>

#include "byline-discovery-page.h"
#include "byline-error.h"
#include "byline-feed-discovery.h"
#include "byline-feed-fetch.h"
#include "byline-parsed-feed.h"
#include "byline-url.h"
#include "byline-task.h"
#include "byline-work.h"

#define MAX_REQUESTS 8
/* robots.txt and what it names. */
#define REQUESTS_FOR_SITEMAPS 2
/* How often a page may send on to another one. */
#define MAX_HOPS 2
/* Larger answers are not kept until somebody subscribes. */
#define MAX_KEPT_ANSWER (16 * 1024 * 1024)

/*
 * A search for feeds, one step after the other until one finds some: where a service that is known
 * by its host keeps them; the address itself; what its page announces; the page that this one sends
 * on to, with what that announces; where the page's software is known to have them; if somebody wants it
 * guessed, one after the other, since one hit is enough: common places and a sitemap of news; and last the
 * page's own list of stories.
 */
typedef enum {
  STEP_SERVICE,
  STEP_ADDRESS,
  STEP_ANNOUNCED,
  STEP_PLACES,
  STEP_SITEMAPS,
} Step;

typedef struct {
  Step step;
  char *url;
  BylineNetwork from;  /* of what names the addresses asked for now */
  gboolean guess;      /* usual places are asked, too */
  gboolean try_http;   /* typed without a scheme: https was a guess */
  GError *https_error; /* nullable: why it was a wrong one */
  GHashTable *asked;   /* of char *: addresses */
  guint n_requests;
  guint n_pending;
  BylineResponse *page;     /* nullable: the answer at the address, when it is no feed */
  GPtrArray *links;         /* nullable: of BylineFeedLink: what the page announces */
  GPtrArray *software;      /* nullable: of BylineFeedLink: where its software serves feeds */
  GPtrArray *onward;        /* nullable: of char *: where it sends on to */
  guint n_hops;             /* pages that were left for those */
  BylineResponse *left;     /* nullable: the first page that was left */
  char *left_url;           /* nullable: what it was asked by */
  GPtrArray *places;        /* nullable: of BylineFeedLink: guesses left */
  GPtrArray *found;         /* of BylineFeedCandidate or NULL, in the order of links */
  BylineFeedCandidate *own; /* nullable: the page is marked up as a feed itself */
} Search;

/* One address being asked. */
typedef struct {
  GTask *task;
  char *url;
  guint index; /* in found */
  BylineResponse *response;
} Probe;

static const BylineRequestReason discovery_reason = { BYLINE_REQUEST_PURPOSE_DISCOVERY, 0, 0 };

static void next_step (GTask *task);
static void ask_address (GTask *task);

static void
search_free (Search *search)
{
  g_free (search->url);
  g_clear_error (&search->https_error);
  g_clear_pointer (&search->asked, g_hash_table_unref);
  g_clear_pointer (&search->page, byline_response_free);
  g_clear_pointer (&search->links, g_ptr_array_unref);
  g_clear_pointer (&search->software, g_ptr_array_unref);
  g_clear_pointer (&search->onward, g_ptr_array_unref);
  g_clear_pointer (&search->left, byline_response_free);
  g_free (search->left_url);
  g_clear_pointer (&search->places, g_ptr_array_unref);
  g_clear_pointer (&search->found, g_ptr_array_unref);
  g_clear_pointer (&search->own, byline_feed_candidate_free);
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
candidate_clear (gpointer candidate)
{
  if (candidate != NULL)
    byline_feed_candidate_free (candidate);
}

static GPtrArray *
candidates_new (void)
{
  return g_ptr_array_new_with_free_func (candidate_clear);
}

/* An address that is to be asked: neither asked before nor one too many. @reserve: requests that
 * are kept for later steps. */
static gboolean
may_ask (Search *search, const char *url, guint reserve)
{
  return search->n_requests + reserve < MAX_REQUESTS && byline_url_is_web (url) &&
         !g_hash_table_contains (search->asked, url);
}

/* Keeps an answer for subscribing and for its icon. @response: (transfer full) */
static void
cache_response (BylineLibrary *self, const char *url, BylineResponse *response)
{
  g_autoptr (BylineResponse) owned = response;

  if (owned->body != NULL && g_bytes_get_size (owned->body) <= MAX_KEPT_ANSWER)
    g_hash_table_replace (self->response_cache, g_strdup (url), g_steal_pointer (&owned));
}

/* What a candidate says of its stories, of which one at a time is looked at. */
typedef struct {
  guint n;
  gint64 newest;
  GChecksum *addresses; /* of all, in their order: what two formats of one feed have in common */
  gboolean have_addresses;
} Stories;

static void
stories_add (Stories *self, const char *url, gint64 published, gint64 modified)
{
  g_autofree char *canonical = byline_url_canonical (url);

  self->n++;
  self->newest = MAX (self->newest, published != 0 ? published : modified);
  self->have_addresses = (self->n == 1 || self->have_addresses) && canonical != NULL;
  if (canonical != NULL)
    g_checksum_update (self->addresses, (const guchar *) canonical,
                       (gssize) strlen (canonical) + 1);
}

static BylineFeedCandidate *
candidate_new (const char *url,
               BylineNetwork from,
               const BylineResponse *response,
               const BylineFeedDocument *document,
               const Stories *stories)
{
  BylineFeedCandidate *candidate = g_new0 (BylineFeedCandidate, 1);

  candidate->url = g_strdup (response->moved_url != NULL ? response->moved_url : url);
  candidate->title = g_strdup (document->title);
  candidate->home_page_url = g_strdup (document->home_page_url);
  candidate->format = g_strdup (document->format);
  candidate->is_file = byline_url_is_file (candidate->url);
  candidate->network = response->moved_url != NULL ? response->moved_network : from;
  candidate->n_items = stories->n;
  candidate->newest = stories->newest;
  if (stories->have_addresses)
    candidate->stories_hash = g_strdup (g_checksum_get_string (stories->addresses));
  return candidate;
}

static BylineFeedCandidate *
candidate_of_feed (const char *url,
                   BylineNetwork from,
                   const BylineResponse *response,
                   const BylineParsedFeed *parsed)
{
  g_autoptr (GChecksum) addresses = g_checksum_new (G_CHECKSUM_SHA256);
  Stories stories = { .addresses = addresses };

  for (guint i = 0; i < parsed->articles->len; i++)
    {
      const BylineArticle *article = g_ptr_array_index (parsed->articles, i);

      stories_add (&stories, article->url, article->published, article->modified);
    }
  return candidate_new (url, from, response, parsed->document, &stories);
}

static BylineFeedCandidate *
candidate_of_page (const char *url,
                   BylineNetwork from,
                   const BylineResponse *response,
                   const BylineFeedDocument *document)
{
  g_autoptr (GChecksum) addresses = g_checksum_new (G_CHECKSUM_SHA256);
  Stories stories = { .addresses = addresses };

  for (guint i = 0; i < document->items->len; i++)
    {
      const BylineFeedItem *item = g_ptr_array_index (document->items, i);

      stories_add (&stories, item->url, item->published, item->modified);
    }
  return candidate_new (url, from, response, document, &stories);
}

/* A page with the microformats of a feed (h-feed) is one, but second to a feed proper. */
static gboolean
is_marked_up_page (const BylineParsedFeed *parsed)
{
  return g_str_has_prefix (parsed->document->format, "h-");
}

static gboolean
has_found (Search *search)
{
  for (guint i = 0; i < search->found->len; i++)
    if (g_ptr_array_index (search->found, i) != NULL)
      return TRUE;
  return FALSE;
}

/* Of very many that are announced, some were not asked for: they may be chosen all the same. */
static void
add_unread (Search *search)
{
  if (search->step != STEP_ANNOUNCED || search->links == NULL || search->n_requests < MAX_REQUESTS)
    return;
  for (guint i = 0; i < search->links->len; i++)
    {
      const BylineFeedLink *link = g_ptr_array_index (search->links, i);
      BylineFeedCandidate *candidate;

      if (i >= search->found->len || g_hash_table_contains (search->asked, link->url))
        continue;
      candidate = g_new0 (BylineFeedCandidate, 1);
      candidate->url = g_strdup (link->url);
      candidate->title = g_strdup (link->title);
      candidate->network = search->from;
      candidate->is_unread = TRUE;
      candidate->unprotected_by = g_strdup (search->page->unprotected_by);
      search->found->pdata[i] = candidate;
    }
}

/* What is announced as a feed of comments, and what is a format of another one. */
static void
mark_found (Search *search, GPtrArray *found)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < found->len; i++)
    {
      BylineFeedCandidate *candidate = g_ptr_array_index (found, i);

      if (search->page != NULL && !candidate->is_page)
        candidate->page_url = g_strdup (search->page->url);
      candidate->is_alternate = candidate->stories_hash != NULL &&
                                !g_hash_table_add (hashes, candidate->stories_hash);
      for (guint j = 0; search->links != NULL && j < search->links->len; j++)
        {
          const BylineFeedLink *link = g_ptr_array_index (search->links, j);

          if (g_str_equal (link->url, candidate->url))
            candidate->is_comments = link->is_comments;
        }
    }
}

/* The search is over: what was found, the page's own mark-up last. */
static void
return_found (GTask *task)
{
  BylineLibrary *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  g_autoptr (GPtrArray) found = candidates_new ();
  g_autoptr (GHashTable) urls = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *host = NULL;

  if (has_found (search))
    add_unread (search);
  if (search->own != NULL)
    g_ptr_array_add (search->found, g_steal_pointer (&search->own));
  for (guint i = 0; i < search->found->len; i++)
    {
      BylineFeedCandidate *candidate = g_ptr_array_index (search->found, i);

      /* Two announced addresses may have moved to one. */
      if (candidate == NULL || !g_hash_table_add (urls, candidate->url))
        continue;
      g_ptr_array_add (found, candidate);
      search->found->pdata[i] = NULL;
    }
  mark_found (search, found);
  if (search->page != NULL)
    {
      g_autofree char *url = g_strdup (search->page->moved_url != NULL ? search->page->moved_url
                                                                       : search->url);

      cache_response (self, url, g_steal_pointer (&search->page));
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

/* --- Asking for feeds --- */

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
    next_step (task);
}

static void
probe_parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Probe) probe = user_data;
  BylineLibrary *self = g_task_get_source_object (probe->task);
  Search *search = g_task_get_task_data (probe->task);
  g_autoptr (BylineParsedFeed) parsed = byline_parsed_feed_read_finish (result, NULL);

  /* A page marked up as a feed (h-feed) counts only at an address that the site announced. At a
   * guessed address it is most likely the site's "not found" page. */
  if (parsed != NULL && !(is_marked_up_page (parsed) && search->step != STEP_ANNOUNCED))
    {
      BylineFeedCandidate *candidate = candidate_of_feed (probe->url, search->from, probe->response,
                                                          parsed);

      if (search->page != NULL)
        candidate->unprotected_by = g_strdup (search->page->unprotected_by);
      search->found->pdata[probe->index] = candidate;
      cache_response (self, candidate->url, g_steal_pointer (&probe->response));
    }
  probe_done (probe->task);
}

static void
probe_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Probe) probe = user_data;
  const BylineResponse *response;

  /* What cannot be fetched is no feed. */
  probe->response = byline_session_fetch_finish (BYLINE_SESSION (source), result, NULL);
  if (probe->response == NULL)
    {
      probe_done (probe->task);
      return;
    }

  response = probe->response;
  byline_parsed_feed_read_async (response, FALSE, NULL, probe_parsed_cb, g_steal_pointer (&probe));
}

static void
fetch (GTask *task, const char *url, guint index, GAsyncReadyCallback callback)
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
  byline_session_fetch_for_async (self->session, url, BYLINE_REQUEST_FEED, &discovery_reason,
                                  search->from, NULL, NULL, g_task_get_cancellable (task), callback,
                                  item);
}

/* All of @links at once, as far as they may be asked. */
static void
probe_all (GTask *task, GPtrArray *links)
{
  Search *search = g_task_get_task_data (task);

  g_ptr_array_set_size (search->found, (int) links->len);
  /* Holds the search while its probes begin. */
  search->n_pending++;
  for (guint i = 0; i < links->len; i++)
    {
      const BylineFeedLink *link = g_ptr_array_index (links, i);

      if (may_ask (search, link->url, 0))
        fetch (task, link->url, i, probe_fetched_cb);
    }
  probe_done (task);
}

/* Returns: FALSE if no place is left that may be asked. */
static gboolean
probe_next_place (GTask *task, guint reserve)
{
  Search *search = g_task_get_task_data (task);

  while (search->places->len > 0)
    {
      g_autoptr (BylineFeedLink) link = g_ptr_array_steal_index (search->places, 0);

      if (!may_ask (search, link->url, reserve))
        continue;
      g_ptr_array_set_size (search->found, 1);
      fetch (task, link->url, 0, probe_fetched_cb);
      return TRUE;
    }
  return FALSE;
}

/* --- Sitemaps of news --- */

static void
robots_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Probe) probe = user_data;
  Search *search = g_task_get_task_data (probe->task);
  gsize length = 0;
  const char *robots = NULL;

  probe->response = byline_session_fetch_finish (BYLINE_SESSION (source), result, NULL);
  if (probe->response != NULL)
    search->from = byline_network_join (search->from, probe->response->network);
  if (probe->response != NULL && probe->response->body != NULL)
    robots = g_bytes_get_data (probe->response->body, &length);
  g_ptr_array_unref (search->places);
  search->places = byline_feed_news_sitemaps (robots, length, search->page->url);
  probe_done (probe->task);
}

/* Returns: FALSE if the host's robots.txt is not to be asked for. */
static gboolean
ask_robots (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *place = byline_feed_robots_url (search->page->url);

  if (place == NULL || !may_ask (search, place, 0))
    return FALSE;
  fetch (task, place, 0, robots_cb);
  return TRUE;
}

/* --- The page's own list of stories --- */

static void
index_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (BylineFeedDocument) document = NULL;

  document = byline_work_finish (result, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (document != NULL)
    {
      BylineFeedCandidate *candidate = candidate_of_page (search->url, BYLINE_NETWORK_PRIVATE,
                                                          search->page, document);

      candidate->is_page = TRUE;
      candidate->unprotected_by = g_strdup (search->page->unprotected_by);
      g_ptr_array_set_size (search->found, 0);
      g_ptr_array_add (search->found, candidate);
    }
  return_found (task);
}

static void
read_index (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  byline_discovery_read_index_async (search->page, g_task_get_cancellable (task), index_cb,
                                     g_object_ref (task));
}

/* --- Where a page without feeds sends on to --- */

/* Returns: FALSE if it sends nowhere that may be asked. */
static gboolean
go_onward (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  while (search->onward != NULL && search->onward->len > 0 && search->n_hops < MAX_HOPS)
    {
      g_autofree char *url = g_ptr_array_steal_index (search->onward, 0);

      if (!may_ask (search, url, REQUESTS_FOR_SITEMAPS))
        continue;
      search->n_hops++;
      if (search->left == NULL)
        {
          search->left = g_steal_pointer (&search->page);
          search->left_url = g_steal_pointer (&search->url);
        }
      g_clear_pointer (&search->page, byline_response_free);
      g_free (search->url);
      search->url = g_steal_pointer (&url);
      search->step = STEP_ADDRESS;
      search->try_http = FALSE;
      ask_address (g_object_ref (task));
      return TRUE;
    }
  return FALSE;
}

/* What it sent on to is no page: the page that was left is looked at further.
 * Returns: FALSE if none was left. */
static gboolean
come_back (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->left == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return FALSE;
  g_clear_pointer (&search->page, byline_response_free);
  search->page = g_steal_pointer (&search->left);
  g_free (search->url);
  search->url = g_steal_pointer (&search->left_url);
  search->from = search->page->network;
  search->step = STEP_ANNOUNCED;
  next_step (task);
  return TRUE;
}

/* --- One step after the other --- */

/* Returns: (transfer full): where a page that announces nothing may have feeds: where its software is
 * known to, and, if that is wanted, where software and sites often do. */
static GPtrArray *
get_places (Search *search)
{
  GPtrArray *places = search->software != NULL
                        ? g_steal_pointer (&search->software)
                        : g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_link_free);

  if (!search->guess)
    return places;
  g_ptr_array_extend_and_steal (places, byline_feed_guess_software_links (search->page->url));
  g_ptr_array_extend_and_steal (places, byline_feed_guess_common_links (search->page->url));
  return places;
}

static void
next_step (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  switch (search->step)
    {
    case STEP_SERVICE:
      search->step = STEP_ADDRESS;
      ask_address (g_object_ref (task));
      return;

    case STEP_ADDRESS:
    case STEP_ANNOUNCED:
      if (search->own != NULL)
        {
          return_found (task);
          return;
        }
      if (go_onward (task))
        return;
      search->step = STEP_PLACES;
      search->places = get_places (search);
      G_GNUC_FALLTHROUGH;

    case STEP_PLACES:
      if (probe_next_place (task, REQUESTS_FOR_SITEMAPS))
        return;
      search->step = STEP_SITEMAPS;
      if (search->guess && ask_robots (task))
        return;
      g_ptr_array_set_size (search->places, 0);
      G_GNUC_FALLTHROUGH;

    case STEP_SITEMAPS:
      if (!probe_next_place (task, 0))
        read_index (task);
      return;
    }
}

/* --- The address itself --- */

static void
return_consent (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *host = byline_url_host (search->url);

  g_task_return_new_error (task, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_CONSENT,
                           "%s asks for consent before it shows this page, which Byline cannot "
                           "give. Add the feed's own address instead.",
                           host != NULL ? host : search->url);
}

static void
links_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (BylineDiscoveredLinks) links = byline_task_take (task, result);

  if (links == NULL)
    return;
  if (links->asks_consent && links->feeds->len == 0 && search->own == NULL &&
      g_strcmp0 (search->url, search->page->url) != 0)
    {
      return_consent (task);
      return;
    }
  search->step = STEP_ANNOUNCED;
  g_clear_pointer (&search->links, g_ptr_array_unref);
  search->links = g_ptr_array_ref (links->feeds);
  g_clear_pointer (&search->onward, g_ptr_array_unref);
  search->onward = g_ptr_array_ref (links->onward);
  g_clear_pointer (&search->software, g_ptr_array_unref);
  search->software = g_ptr_array_ref (links->software);
  probe_all (task, links->feeds);
}

static void
address_parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Search *search = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (BylineParsedFeed) parsed = byline_parsed_feed_read_finish (result, &error);

  /* A file is a feed or nothing: a page in it names others, which the user did not. */
  if (parsed == NULL && (byline_url_is_file (search->url) || !byline_discovery_may_be_page (error)))
    {
      if (!come_back (task))
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (parsed == NULL && byline_page_is_consent (search->url, search->page->url))
    {
      return_consent (task);
      return;
    }
  if (parsed != NULL)
    {
      search->own = candidate_of_feed (search->url, BYLINE_NETWORK_PRIVATE, search->page, parsed);
      if (byline_url_is_file (search->url) || !is_marked_up_page (parsed))
        {
          g_ptr_array_set_size (search->found, 0);
          return_found (task);
          return;
        }
    }
  byline_discovery_read_links_async (search->page, cancellable, links_cb, g_steal_pointer (&task));
}

/* Asks again by http if that may help; else the first error is the one that says what is wrong. */
static void
address_failed (GTask *owned_task, GError *error)
{
  g_autoptr (GTask) task = owned_task;
  Search *search = g_task_get_task_data (task);
  g_autofree char *url = NULL;

  if (come_back (task))
    {
      g_error_free (error);
      return;
    }
  if (!search->try_http || !byline_discovery_may_be_http (search->url, error))
    {
      if (search->https_error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
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
address_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Search *search = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  search->page = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);
  if (search->page == NULL)
    {
      address_failed (g_steal_pointer (&task), g_steal_pointer (&error));
      return;
    }

  search->from = search->page->network;
  g_hash_table_add (search->asked, g_strdup (search->page->url));
  byline_parsed_feed_read_async (search->page, FALSE, cancellable, address_parsed_cb,
                                 g_steal_pointer (&task));
}

static void
ask_address (GTask *task)
{
  BylineLibrary *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);

  g_hash_table_add (search->asked, g_strdup (search->url));
  search->n_requests++;
  byline_feed_fetch_async (self->session, search->url, &discovery_reason, search->from, NULL, NULL,
                           g_task_get_cancellable (task), address_fetched_cb, task);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = NULL;
  Search *search = g_task_get_task_data (task);

  if (!_byline_library_look_up_finish (BYLINE_LIBRARY (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (byline_url_is_file (search->url))
    {
      search->step = STEP_ADDRESS;
      ask_address (g_steal_pointer (&task));
      return;
    }
  places = byline_feed_guess_service_links (search->url);
  probe_all (task, places);
}

static void
discover (BylineLibrary *self,
          const char *text,
          gboolean guess,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *url = NULL;
  Search *search;

  task = _byline_library_task_new (self, byline_library_discover_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;

  url = byline_url_file_from_input (text);
  if (url == NULL)
    url = _byline_library_split_address (self, text);
  if (url == NULL)
    {
      g_autofree char *shown = byline_url_hide_userinfo (text);

      g_task_return_new_error (task, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL,
                               "“%s” is not a web address", shown);
      return;
    }

  g_hash_table_remove_all (self->response_cache);
  search = g_new0 (Search, 1);
  search->guess = guess;
  search->try_http = !byline_url_says_scheme (text) && g_str_has_prefix (url, "https:");
  search->url = g_steal_pointer (&url);
  search->from = BYLINE_NETWORK_PRIVATE;
  search->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search->found = candidates_new ();
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  _byline_library_look_up_async (self, search->url, cancellable, looked_up_cb,
                                 g_steal_pointer (&task));
}

void
byline_library_discover_async (BylineLibrary *self,
                               const char *text,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (text != NULL);

  discover (self, text, FALSE, cancellable, callback, user_data);
}

void
byline_library_discover_guessing_async (BylineLibrary *self,
                                        const char *text,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (text != NULL);

  discover (self, text, TRUE, cancellable, callback, user_data);
}
