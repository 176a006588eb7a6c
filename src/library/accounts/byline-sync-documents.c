/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-documents.h"

#include <string.h>

#include "byline-feed-article.h"
#include "byline-feed-parser.h"
#include "byline-json-writer.h"
#include "byline-parsed-feed.h"
#include "byline-text.h"

void
byline_sync_document_free (BylineSyncDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->feed_remote);
  g_ptr_array_unref (self->articles);
  g_array_unref (self->states);
  g_array_unref (self->bare);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static BylineSyncDocument *
document_new (const char *feed_remote)
{
  BylineSyncDocument *self = g_new0 (BylineSyncDocument, 1);

  self->feed_remote = g_strdup (feed_remote);
  self->states = g_array_new (FALSE, FALSE, sizeof (BylineRemoteState));
  self->bare = g_array_new (FALSE, FALSE, sizeof (BylineRemoteState));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
write_author (BylineJsonWriter *json, const char *name)
{
  if (name == NULL)
    return;
  byline_json_writer_begin_array (json, "authors");
  byline_json_writer_begin_object (json, NULL);
  byline_json_writer_add_string (json, "name", name);
  byline_json_writer_end_object (json);
  byline_json_writer_end_array (json);
}

static void
write_enclosures (BylineJsonWriter *json, GPtrArray *enclosures)
{
  if (enclosures->len == 0)
    return;
  byline_json_writer_begin_array (json, "attachments");
  for (guint i = 0; i < enclosures->len; i++)
    {
      const BylineSyncEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      byline_json_writer_begin_object (json, NULL);
      byline_json_writer_add_string (json, "url", enclosure->url);
      byline_json_writer_add_string (json, "mime_type", enclosure->mime_type);
      if (enclosure->size > 0)
        byline_json_writer_set_int (json, "size_in_bytes", enclosure->size);
      byline_json_writer_end_object (json);
    }
  byline_json_writer_end_array (json);
}

/* What has an address is called by it: so it is the story that a feed brought. */
static void
write_entry (BylineJsonWriter *json, const BylineSyncEntry *entry)
{
  g_autofree char *own_id = g_strconcat ("urn:byline:entry:", entry->id, NULL);

  byline_json_writer_begin_object (json, NULL);
  byline_json_writer_add_string (json, "id", entry->url != NULL ? entry->url : own_id);
  byline_json_writer_add_string (json, "url", entry->url);
  byline_json_writer_add_string (json, "title", entry->title);
  byline_json_writer_add_string (json, "content_html", entry->content_html);
  byline_json_writer_set_time (json, "date_published", entry->published);
  byline_json_writer_add_strings (json, "tags", entry->tags);
  write_author (json, entry->author);
  write_enclosures (json, entry->enclosures);
  if (entry->comments_url != NULL)
    {
      byline_json_writer_begin_object (json, "_byline");
      byline_json_writer_add_string (json, "comments_url", entry->comments_url);
      byline_json_writer_end_object (json);
    }
  byline_json_writer_end_object (json);
}

/* Entries go the way of a feed's items: each as a JSON Feed of its own, so that it is known which item
 * is which entry. Returns: (nullable): a document with one item. */
static BylineFeedDocument *
read_entry (const BylineSyncEntry *entry)
{
  BylineJsonWriter *json = byline_json_writer_new (FALSE, 4096);
  g_autofree char *text = NULL;
  g_autoptr (BylineFeedDocument) document = NULL;

  byline_json_writer_begin_object (json, NULL);
  byline_json_writer_add_string (json, "version", "https://jsonfeed.org/version/1.1");
  byline_json_writer_begin_array (json, "items");
  write_entry (json, entry);
  byline_json_writer_end_array (json);
  byline_json_writer_end_object (json);
  text = byline_json_writer_finish (json);
  document = byline_feed_parse (text, strlen (text), entry->url, "application/feed+json", NULL);
  return document != NULL && document->items->len == 1 ? g_steal_pointer (&document) : NULL;
}

static BylineRemoteState
make_state (BylineSyncDocument *self, const BylineSyncEntry *entry)
{
  char *remote = g_strdup (entry->id);

  g_ptr_array_add (self->texts, remote);
  return (BylineRemoteState){
    .remote = remote,
    .sign = byline_db_entry_sign (entry->url, entry->title),
    .is_read = entry->is_read,
    .is_saved = entry->is_saved,
    .changed = entry->changed,
  };
}

/* Labels are cleaned as names from feeds are. */
static void
take_labels (BylineArticle *article, const BylineSyncEntry *entry, GHashTable *folders)
{
  for (guint i = 0; i < entry->labels->len; i++)
    {
      g_autofree char *label = byline_text_clean (g_ptr_array_index (entry->labels, i),
                                                  BYLINE_TEXT_MAX_NAME);

      if (label != NULL && !g_hash_table_contains (folders, g_ptr_array_index (entry->labels, i)) &&
          !g_ptr_array_find_with_equal_func (article->labels, label, g_str_equal, NULL))
        g_ptr_array_add (article->labels, g_steal_pointer (&label));
    }
}

/* All entries of one feed are one document: whether they are excerpts is decided by all of them. */
static BylineSyncDocument *
make_document (const char *feed_remote, GPtrArray *entries, GHashTable *folders)
{
  BylineSyncDocument *self = document_new (feed_remote);
  g_autoptr (BylineFeedDocument) all = byline_feed_document_new ();
  g_autoptr (GPtrArray) read = g_ptr_array_new ();

  all->format = g_strdup ("json-feed-1.1");
  for (guint i = 0; i < entries->len; i++)
    {
      const BylineSyncEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (BylineFeedDocument) document = read_entry (entry);
      BylineRemoteState state = make_state (self, entry);

      if (document != NULL)
        {
          g_ptr_array_add (all->items, g_ptr_array_steal_index (document->items, 0));
          g_array_append_val (self->states, state);
          g_ptr_array_add (read, (gpointer) entry);
        }
      else
        g_array_append_val (self->bare, state);
    }
  self->articles = byline_parsed_feed_make_articles (all, BYLINE_NETWORK_PUBLIC);
  for (guint i = 0; i < read->len; i++)
    take_labels (g_ptr_array_index (self->articles, i), g_ptr_array_index (read, i), folders);
  return self;
}

GPtrArray *
byline_sync_documents_new (GPtrArray *entries, GHashTable *folders)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func (
    (GDestroyNotify) byline_sync_document_free);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      BylineSyncEntry *entry = g_ptr_array_index (entries, i);
      GPtrArray *group = g_hash_table_lookup (groups, entry->feed_id);

      /* Pages may overlap, and ids repeat. */
      if (entry->is_removed || !g_hash_table_add (seen, entry->id))
        continue;
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, entry->feed_id, group);
          g_ptr_array_add (order, entry->feed_id);
        }
      g_ptr_array_add (group, entry);
    }
  for (guint i = 0; i < order->len; i++)
    {
      const char *feed_id = g_ptr_array_index (order, i);

      g_ptr_array_add (documents,
                       make_document (feed_id, g_hash_table_lookup (groups, feed_id), folders));
    }
  return documents;
}

BylineArticle *
byline_sync_original_new (const BylineArticle *known, const char *html)
{
  g_autoptr (BylineSyncEntry) entry = NULL;
  g_autoptr (BylineFeedDocument) document = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  BylineArticle *article;

  g_return_val_if_fail (known != NULL && html != NULL, NULL);

  entry = byline_sync_entry_new ("original");
  entry->url = g_strdup (known->url);
  entry->title = g_strdup (known->title);
  entry->content_html = g_strdup (html);
  document = read_entry (entry);
  if (document == NULL)
    return NULL;
  articles = byline_parsed_feed_make_articles (document, BYLINE_NETWORK_PUBLIC);
  article = g_ptr_array_steal_index (articles, 0);
  byline_article_open_body (article);
  article->source = BYLINE_ARTICLE_SOURCE_PAGE;
  return article;
}
