/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-parsed-feed.h"

#include <string.h>

#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "byline-feed-article.h"
#include "byline-feed-parser.h"
#include "byline-page-listing.h"
#include "byline-publication.h"
#include "byline-text.h"
#include "byline-work.h"

/* An item with headline and address whose only body is shorter than %SHORT_BODY bytes is taken for
 * an excerpt of its page, unless another item of the feed has such a body longer than %LONG_BODY:
 * then the feed carries full texts. */
#define SHORT_BODY 1000
#define LONG_BODY 3000

#define TRUNCATED_CODE "fetch:TRUNCATED"
/* Of what a feed says of itself, in characters. */
#define MAX_DESCRIPTION 500

typedef struct {
  GBytes *body;
  char *url;
  char *content_type;
  BylineNetwork network;
  gboolean is_page;
  gboolean is_truncated;
} Input;

static void
input_free (Input *input)
{
  g_bytes_unref (input->body);
  g_free (input->url);
  g_free (input->content_type);
  g_free (input);
}

void
byline_parsed_feed_free (BylineParsedFeed *self)
{
  g_clear_pointer (&self->document, byline_feed_document_free);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_free (self);
}

static gboolean
has_lone_body (const BylineFeedItem *item)
{
  return item->content_html != NULL && item->summary == NULL && item->summary_html == NULL;
}

static gboolean
has_whole_texts (const BylineFeedDocument *document)
{
  for (guint i = 0; i < document->items->len; i++)
    {
      const BylineFeedItem *item = g_ptr_array_index (document->items, i);

      if (has_lone_body (item) && strlen (item->content_html) > LONG_BODY)
        return TRUE;
    }
  return FALSE;
}

/* Whether a body is likely the short of a story that its page tells in full. A note without a
 * headline is all that there is. */
static gboolean
is_short_of_page (const BylineFeedItem *item)
{
  return item->title != NULL && item->url != NULL && has_lone_body (item) &&
         strlen (item->content_html) < SHORT_BODY;
}

static BylineFeedDocument *
read_document (const Input *input, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (input->body, &length);
  g_autoptr (GError) local_error = NULL;
  BylineFeedDocument *document;

  if (bytes == NULL)
    bytes = "";
  if (!input->is_page)
    return byline_feed_parse (bytes, length, input->url, input->content_type, error);

  document = byline_page_parse_listing (bytes, length, input->url, input->content_type,
                                        &local_error);
  if (document == NULL)
    {
      document = byline_feed_parse (bytes, length, input->url, input->content_type, NULL);
      if (document == NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return document;
}

/* Half a story would look like a whole one.
 * Returns: FALSE if nothing came whole. */
static gboolean
keep_whole_items (BylineParsedFeed *parsed, GError **error)
{
  GPtrArray *items = parsed->document->items;

  if (parsed->document->has_partial_last_item && items->len > 0)
    g_ptr_array_set_size (items, items->len - 1);
  if (items->len > 0)
    return TRUE;
  g_set_error_literal (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TRUNCATED,
                       "The feed breaks off before its end.");
  return FALSE;
}

GPtrArray *
byline_parsed_feed_make_articles (BylineFeedDocument *document, BylineNetwork network)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  gboolean is_list = g_strcmp0 (document->format, BYLINE_FEED_FORMAT_PAGE) == 0;
  gboolean is_whole = !is_list && has_whole_texts (document);

  for (guint i = 0; i < document->items->len; i++)
    {
      const BylineFeedItem *item = g_ptr_array_index (document->items, i);
      BylineArticle *article = byline_article_from_feed_item (item, document);

      if (is_list || (!is_whole && is_short_of_page (item)))
        article->is_excerpt = TRUE;
      article->network = network;
      g_ptr_array_add (articles, article);
    }
  /* All that they said is in the articles: texts stand in memory once. */
  g_ptr_array_set_size (document->items, 0);
  return articles;
}

static gpointer
read_func (gpointer data, GCancellable *cancellable, GError **error)
{
  Input *input = data;
  g_autoptr (BylineParsedFeed) parsed = g_new0 (BylineParsedFeed, 1);

  parsed->document = read_document (input, error);
  if (parsed->document == NULL)
    return NULL;
  parsed->is_truncated = input->is_truncated || parsed->document->is_truncated;
  if (parsed->is_truncated && !keep_whole_items (parsed, error))
    return NULL;

  parsed->articles = byline_parsed_feed_make_articles (parsed->document, input->network);
  return g_steal_pointer (&parsed);
}

void
byline_parsed_feed_read_async (const BylineResponse *response,
                               gboolean is_page,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Input *input = g_new0 (Input, 1);

  input->body = response->body != NULL ? g_bytes_ref (response->body) : g_bytes_new (NULL, 0);
  input->url = g_strdup (response->url);
  input->content_type = g_strdup (response->content_type);
  input->network = response->network;
  input->is_page = is_page;
  input->is_truncated = response->is_truncated;
  byline_work_async (NULL, BYLINE_WORK_BACKGROUND, read_func, input, (GDestroyNotify) input_free,
                     (GDestroyNotify) byline_parsed_feed_free, cancellable, callback, user_data);
}

BylineParsedFeed *
byline_parsed_feed_read_finish (GAsyncResult *result, GError **error)
{
  return byline_work_finish (result, error);
}

/* Returns: (transfer full) (nullable): what the feed says of itself, if that is more than its title */
static char *
dup_description (const BylineFeedDocument *document)
{
  g_autofree char *text = document->description != NULL
                            ? byline_text_excerpt (document->description, MAX_DESCRIPTION)
                            : NULL;

  if (text == NULL || *text == '\0' || g_strcmp0 (text, document->title) == 0)
    return NULL;
  return g_steal_pointer (&text);
}

BylineFeedCommitJob *
byline_feed_commit_job_new (BylineParsedFeed *parsed,
                            const BylineFeed *feed,
                            const BylineResponse *response,
                            const BylineScheduleBounds *bounds,
                            gint64 now)
{
  BylineFeedCommitJob *self = g_new0 (BylineFeedCommitJob, 1);
  const BylineFeedDocument *document = parsed->document;
  gint64 next_due;

  self->parsed = parsed;
  if (!parsed->is_truncated)
    {
      self->etag = g_strdup (response->etag);
      self->last_modified = g_strdup (response->last_modified);
    }
  self->new_url = g_strdup (response->moved_url);
  self->poll = byline_poll_new_answered (feed, response, document, bounds, now, &next_due);
  if (self->poll != NULL && parsed->is_truncated)
    {
      self->poll->outcome->code = g_strdup (TRUNCATED_CODE);
      self->poll->outcome->message = g_strdup (BYLINE_PARSED_FEED_TRUNCATED);
    }
  self->description = dup_description (document);
  self->update = (BylineFeedUpdate){
    .articles = parsed->articles,
    .now = now,
    .next_due = next_due,
    .new_url = self->new_url,
    .title = document->title,
    .description = self->description,
    .home_page_url = document->home_page_url,
    .icon_url = document->icon != NULL ? document->icon : document->favicon,
    .format = document->format,
    .etag = self->etag,
    .last_modified = self->last_modified,
    .network = response->network,
    .moved_network = response->moved_network,
    .feed_network = response->asked_network,
  };
  self->unprotected_by = g_strdup (response->unprotected_by);
  return self;
}

void
byline_feed_commit_job_free (BylineFeedCommitJob *self)
{
  g_clear_pointer (&self->parsed, byline_parsed_feed_free);
  g_free (self->new_url);
  g_free (self->description);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->unprotected_by);
  byline_poll_free (self->poll);
  g_free (self);
}

/* What was wrong with what came, though it was taken. */
static gboolean
record_flaw (const BylineFeedCommitJob *self,
             BylineDb *db,
             const BylineFeedUpdate *update,
             GError **error)
{
  g_autofree char *warning = NULL;

  if (self->parsed->is_truncated)
    return byline_db_record_feed_failure (db, update->feed_id, update->now, update->next_due,
                                          TRUNCATED_CODE, BYLINE_PARSED_FEED_TRUNCATED, error);
  if (self->unprotected_by == NULL)
    return TRUE;
  warning = byline_unprotected_text (self->unprotected_by);
  return byline_db_feed_warned (db, update->feed_id, BYLINE_FEED_UNPROTECTED, warning, error);
}

static gboolean
record_poll (const BylineFeedCommitJob *self,
             BylineDb *db,
             gint64 feed_id,
             const BylineCommitResult *commit,
             GError **error)
{
  if (self->poll == NULL)
    return TRUE;
  self->poll->feed_id = feed_id;
  self->poll->outcome->n_added = commit->added->len;
  self->poll->outcome->n_updated = commit->updated->len;
  return byline_db_record_poll (db, self->poll, error);
}

BylineCommitResult *
byline_feed_commit_job_run (const BylineFeedCommitJob *self, BylineDb *db, GError **error)
{
  BylineFeedUpdate update = self->update;
  g_autoptr (BylineMergedFeed) merged = NULL;
  g_autoptr (BylineCommitResult) commit = NULL;

  /* What came is the other feed's, then. */
  if (update.new_url != NULL &&
      !byline_db_merge_feed (db, update.feed_id, update.new_url, &update.feed_id, &merged, error))
    return NULL;
  if (merged != NULL)
    update.new_url = NULL;
  commit = byline_db_commit_feed (db, &update, error);
  if (commit == NULL || !record_flaw (self, db, &update, error) ||
      !record_poll (self, db, update.feed_id, commit, error))
    return NULL;
  commit->merged = g_steal_pointer (&merged);
  return g_steal_pointer (&commit);
}

char *
byline_unprotected_text (const char *host)
{
  return g_strdup_printf ("%s leads to an unprotected address; this was followed once, and the "
                          "subscription stays as it is.",
                          host);
}
