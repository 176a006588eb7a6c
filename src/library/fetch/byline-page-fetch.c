/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-fetch.h"

#include "byline-article-join.h"
#include "byline-clock.h"
#include "byline-error.h"
#include "byline-extractor.h"
#include "byline-site-rule-files.h"
#include "byline-url.h"
#include "byline-task.h"
#include "byline-work.h"

/* An article on its way. */
typedef struct {
  char *config_dir;
  BylineArticle *known;
  BylineArticle *article; /* nullable: its pages so far; a worker's while one reads */
  GHashTable *asked;      /* of char *: canonical addresses */
  char *url;              /* the page that is asked for */
  BylineNetwork from;     /* of the page that names it */
  BylineRequestReason why;
  guint n_pages;          /* that are joined */
  gboolean is_alternate;  /* the first page's other form is asked for, or was */
  GError *error;          /* nullable: why the first page cannot be read */
  gboolean is_incomplete; /* a page did not come */
} Fetch;

/* A page on its way through a worker. */
typedef struct {
  GBytes *body;
  char *url;
  char *content_type;
  char *config_dir;
  BylineNetwork network;
  BylineArticle *article; /* nullable: the pages before it, which it is joined to */
} PageInput;

/* What a worker made of it. */
typedef struct {
  BylineArticle *article; /* nullable: the article with this page */
  GError *error;          /* nullable: why it cannot be read */
  char *next;             /* nullable: where it goes on */
  char *alternate_url;    /* nullable: where it may be had with its text, or whole */
} Page;

static void fetch_page (GTask *task);

static void
fetch_free (Fetch *fetch)
{
  g_free (fetch->config_dir);
  g_clear_pointer (&fetch->known, byline_article_unref);
  g_clear_pointer (&fetch->article, byline_article_unref);
  g_clear_pointer (&fetch->asked, g_hash_table_unref);
  g_free (fetch->url);
  g_clear_error (&fetch->error);
  g_free (fetch);
}

static void
page_input_free (PageInput *input)
{
  g_bytes_unref (input->body);
  g_free (input->url);
  g_free (input->content_type);
  g_free (input->config_dir);
  g_clear_pointer (&input->article, byline_article_unref);
  g_free (input);
}

static void
page_free (Page *page)
{
  g_clear_pointer (&page->article, byline_article_unref);
  g_clear_error (&page->error);
  g_free (page->next);
  g_free (page->alternate_url);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

/* --- On a worker --- */

/* A page that says nothing which the ones before it did not say is no further one. */
static BylineArticle *
join (BylineArticle *before, BylineArticle *page)
{
  guint n_blocks = before->blocks->len;

  before->network = byline_network_join (before->network, page->network);
  byline_article_append_page (before, page);
  return before->blocks->len > n_blocks ? byline_article_ref (before) : NULL;
}

static gpointer
read_func (gpointer data, GCancellable *cancellable, GError **error)
{
  PageInput *input = data;
  gsize length;
  const char *bytes = g_bytes_get_data (input->body, &length);
  g_autoptr (BylineSiteRules) rules = byline_site_rules_load (input->config_dir, input->url);
  g_autoptr (BylineArticle) own = NULL;
  g_auto (BylineExtractReport) report = { NULL };
  const BylineExtractOptions options = { .rules = rules };
  Page *page = g_new0 (Page, 1);

  if (bytes == NULL)
    bytes = "";
  own = byline_article_extract_full (bytes, length, input->url, input->content_type, &options,
                                     &report, &page->error);
  page->alternate_url = g_steal_pointer (&report.alternate_url);
  if (own != NULL)
    own->network = input->network;
  if (own == NULL || !byline_article_has_body (own))
    {
      if (own != NULL && input->article == NULL)
        page->article = g_steal_pointer (&own);
      return page;
    }

  page->article = input->article != NULL ? join (input->article, own) : g_steal_pointer (&own);
  if (page->article != NULL)
    page->next = g_steal_pointer (&report.next_url);
  return page;
}

/* --- On the main loop --- */

static void
finish (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  Fetch *fetch = g_task_get_task_data (task);
  BylineArticle *merged = byline_article_merge_page (fetch->known, fetch->article);

  /* If a further page failed, the article stays an excerpt and fetched stays 0, so that opening the
   * story fetches it again. Else it was fetched now, and an excerpt is not fetched again for a
   * day. */
  if (fetch->is_incomplete)
    merged->is_excerpt = TRUE;
  else
    merged->fetched = byline_clock_now ();
  g_task_return_pointer (task, merged, (GDestroyNotify) byline_article_unref);
}

/* Returns: whether @url is asked for now. */
static gboolean
may_ask (Fetch *fetch, const char *url)
{
  g_autofree char *canonical = byline_url_canonical (url);

  return canonical != NULL && g_hash_table_add (fetch->asked, g_steal_pointer (&canonical));
}

static gboolean
is_same_host (const char *a, const char *b)
{
  g_autofree char *host_a = byline_url_host (a);
  g_autofree char *host_b = byline_url_host (b);

  return host_a != NULL && g_strcmp0 (host_a, host_b) == 0;
}

/* The first page can be had in another form: with its text, or whole. What it says besides counts
 * all the same.
 * Returns: FALSE if there is no other form, or it was asked for. */
static gboolean
ask_other (GTask *task, Page *page)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (page->alternate_url == NULL || fetch->is_alternate || fetch->n_pages > 0 ||
      !may_ask (fetch, page->alternate_url))
    return FALSE;
  fetch->is_alternate = TRUE;
  fetch->article = g_steal_pointer (&page->article);
  fetch->error = g_steal_pointer (&page->error);
  g_free (fetch->url);
  fetch->url = g_steal_pointer (&page->alternate_url);
  fetch_page (g_object_ref (task));
  return TRUE;
}

/* A page with text came: the first one (in whichever form), or one that was joined to those
 * before it. */
static void
take_page (Fetch *fetch, Page *page)
{
  if (fetch->n_pages == 0 && fetch->article != NULL)
    {
      BylineArticle *known = byline_article_merge_page (fetch->known, fetch->article);

      byline_article_unref (fetch->known);
      fetch->known = known;
    }
  g_clear_pointer (&fetch->article, byline_article_unref);
  fetch->article = g_steal_pointer (&page->article);
  fetch->n_pages++;
}

static gboolean
ask_next (GTask *task, Page *page)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (page->next == NULL || fetch->n_pages >= BYLINE_ARTICLE_MAX_PAGES ||
      !is_same_host (fetch->url, page->next) || !may_ask (fetch, page->next))
    return FALSE;
  g_free (fetch->url);
  fetch->url = g_steal_pointer (&page->next);
  fetch_page (g_object_ref (task));
  return TRUE;
}

/* There is no more to be had: the article, or why there is none. */
static void
end (GTask *owned_task, GError *error)
{
  g_autoptr (GTask) task = owned_task;
  g_autoptr (GError) owned_error = error;
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->article != NULL)
    finish (g_steal_pointer (&task));
  else
    g_task_return_error (task, fetch->error != NULL ? g_steal_pointer (&fetch->error)
                                                    : g_steal_pointer (&owned_error));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (Page) page = byline_task_take (task, result);

  if (page == NULL)
    return;

  if (ask_other (task, page))
    return;
  if (page->article != NULL && byline_article_has_body (page->article))
    {
      take_page (fetch, page);
      if (ask_next (task, page))
        return;
    }
  else if (fetch->article == NULL)
    fetch->article = g_steal_pointer (&page->article);
  end (g_steal_pointer (&task), g_steal_pointer (&page->error));
}

/* Returns: whether @error means that the article ended on the page before: the next page does not
 * exist (404, 410) or redirects without end. After any other error the article is incomplete. */
static gboolean
is_end (const GError *error)
{
  return g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_GONE) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (BylineResponse) response = NULL;
  GCancellable *cancellable = g_task_get_cancellable (task);
  PageInput *input;

  response = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (response == NULL)
    {
      fetch->is_incomplete = fetch->n_pages > 0 && !is_end (error);
      end (g_steal_pointer (&task), g_steal_pointer (&error));
      return;
    }
  /* A site that sends a further page's readers elsewhere says that there is none. */
  if (fetch->n_pages > 0 && g_strcmp0 (response->url, fetch->url) != 0 &&
      !may_ask (fetch, response->url))
    {
      finish (g_steal_pointer (&task));
      return;
    }

  may_ask (fetch, response->url);
  input = g_new0 (PageInput, 1);
  input->body = response->body != NULL ? g_bytes_ref (response->body) : g_bytes_new (NULL, 0);
  input->url = g_strdup (response->url);
  input->content_type = g_strdup (response->content_type);
  input->config_dir = g_strdup (fetch->config_dir);
  input->network = response->network;
  fetch->from = byline_network_join (fetch->from, response->network);
  if (fetch->n_pages > 0)
    input->article = byline_article_ref (fetch->article);
  g_free (fetch->url);
  fetch->url = g_strdup (response->url);
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, read_func, input,
                     (GDestroyNotify) page_input_free, (GDestroyNotify) page_free, cancellable,
                     read_cb, g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
fetch_page (GTask *task)
{
  BylineSession *session = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  byline_session_fetch_for_async (session, fetch->url, BYLINE_REQUEST_PAGE, &fetch->why,
                                  fetch->from, NULL, NULL, g_task_get_cancellable (task),
                                  fetched_cb, task);
}

void
byline_page_fetch_async (BylineSession *session,
                         const char *url,
                         const BylineRequestReason *why,
                         BylineNetwork from,
                         const char *config_dir,
                         BylineArticle *known,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;
  Fetch *fetch;

  g_return_if_fail (BYLINE_IS_SESSION (session));
  g_return_if_fail (url != NULL && why != NULL && known != NULL);

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_page_fetch_async);
  fetch = g_new0 (Fetch, 1);
  fetch->config_dir = g_strdup (config_dir);
  fetch->known = byline_article_ref (known);
  fetch->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fetch->url = g_strdup (url);
  fetch->from = from;
  fetch->why = *why;
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  may_ask (fetch, url);
  fetch_page (task);
}

BylineArticle *
byline_page_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
