/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-private.h"

#include "byline-feed-parser.h"
#include "byline-sanitizer.h"
#include "byline-text.h"
#include "byline-url.h"

#include <string.h>

/* --- Too many of them --- */

typedef struct {
  gint64 date;
  guint index;
} Age;

/* Newest first; of one date, in the document's order. */
static int
compare_age (gconstpointer a, gconstpointer b)
{
  const Age *first = a;
  const Age *second = b;

  if (first->date != second->date)
    return first->date > second->date ? -1 : 1;
  return first->index < second->index ? -1 : first->index > second->index;
}

static GArray *
list_ages (const GPtrArray *items)
{
  GArray *ages = g_array_sized_new (FALSE, FALSE, sizeof (Age), items->len);
  gint64 date = G_MAXINT64;

  for (guint i = 0; i < items->len; i++)
    {
      const BylineFeedItem *item = g_ptr_array_index (items, i);
      Age age = { .index = i };

      if (item->published != 0 || item->modified != 0)
        date = item->published != 0 ? item->published : item->modified;
      age.date = date;
      g_array_append_val (ages, age);
    }
  return ages;
}

void
_byline_feed_document_prune (BylineFeedDocument *document, gboolean is_done)
{
  g_autoptr (GArray) ages = NULL;
  GPtrArray *items = document->items;
  guint n_kept = 0;

  if (items->len <= BYLINE_FEED_MAX_ITEMS || (!is_done && items->len < 2 * BYLINE_FEED_MAX_ITEMS))
    return;

  byline_feed_document_warn (document, "More than %d items; the oldest were left out",
                             BYLINE_FEED_MAX_ITEMS);
  ages = list_ages (items);
  g_array_sort (ages, compare_age);
  for (guint i = BYLINE_FEED_MAX_ITEMS; i < ages->len; i++)
    {
      gpointer *item = &g_ptr_array_index (items, g_array_index (ages, Age, i).index);

      byline_feed_item_free (*item);
      *item = NULL;
    }
  for (guint i = 0; i < items->len; i++)
    if (g_ptr_array_index (items, i) != NULL)
      g_ptr_array_index (items, n_kept++) = g_ptr_array_index (items, i);
  for (guint i = n_kept; i < items->len; i++)
    g_ptr_array_index (items, i) = NULL;
  g_ptr_array_set_size (items, n_kept);
}

/* --- Parts of an item --- */

static char *
hash_item (const BylineFeedItem *item)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *date = g_strdup_printf ("\n%" G_GINT64_FORMAT "\n", item->published);
  const char *body = item->content_html != NULL ? item->content_html : item->summary_html;

  if (item->title != NULL)
    g_checksum_update (checksum, (const guchar *) item->title, -1);
  g_checksum_update (checksum, (const guchar *) date, -1);
  if (item->title == NULL && body != NULL)
    g_checksum_update (checksum, (const guchar *) body, -1);
  return g_strconcat ("sha256:", g_checksum_get_string (checksum), NULL);
}

void
_byline_feed_item_ensure_id (BylineFeedItem *item)
{
  if (item->id != NULL && strlen (item->id) > BYLINE_FEED_MAX_ID)
    {
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, item->id, -1);

      g_free (item->id);
      item->id = g_strconcat ("sha256:", hash, NULL);
    }
  item->is_named_by_url = item->id == NULL && item->url != NULL;
  if (item->id == NULL)
    item->id = item->url != NULL ? g_strdup (item->url) : hash_item (item);
}

static void
strip_tracking (char **url)
{
  char *stripped;

  if (*url == NULL || strchr (*url, '?') == NULL)
    return;
  stripped = byline_url_without_tracking (*url);
  g_free (*url);
  *url = stripped;
}

void
_byline_feed_item_tidy (BylineFeedItem *item)
{
  strip_tracking (&item->url);
  strip_tracking (&item->external_url);
  strip_tracking (&item->comments_url);
  if (item->image == NULL)
    item->image = _byline_feed_find_picture (item->content_html);
}

void
_byline_feed_item_add_tag (BylineFeedItem *item, const char *text)
{
  g_autofree char *plain = byline_html_to_plain (text);
  g_autofree char *tag = byline_text_clean (plain, BYLINE_TEXT_MAX_NAME);

  if (tag == NULL || item->tags->len >= BYLINE_FEED_MAX_TAGS ||
      g_ptr_array_find_with_equal_func (item->tags, tag, g_str_equal, NULL))
    return;
  g_ptr_array_add (item->tags, g_steal_pointer (&tag));
}

BylineAttachment *
_byline_feed_item_add_attachment (BylineFeedItem *item, const char *url, const char *mime_type)
{
  g_autofree char *type = byline_text_clean (mime_type, BYLINE_TEXT_MAX_NAME);
  const char *guess = url != NULL ? _byline_feed_guess_type (url) : NULL;
  BylineAttachment *attachment;

  if (url == NULL)
    return NULL;
  for (guint i = 0; i < item->attachments->len; i++)
    {
      attachment = g_ptr_array_index (item->attachments, i);
      if (g_strcmp0 (attachment->url, url) == 0)
        return attachment;
    }
  if (item->attachments->len >= BYLINE_FEED_MAX_ATTACHMENTS)
    return NULL;

  /* Not said, or only that it is a file. */
  if (type == NULL || strchr (type, '/') == NULL ||
      (guess != NULL && g_ascii_strcasecmp (type, "application/octet-stream") == 0))
    {
      g_free (type);
      type = g_strdup (guess != NULL ? guess : "application/octet-stream");
    }
  attachment = byline_attachment_new (url, type);
  g_ptr_array_add (item->attachments, attachment);
  return attachment;
}

void
_byline_feed_add_names (GPtrArray *authors, const char *text)
{
  g_autofree char *plain = byline_html_to_plain (text);
  g_autoptr (GPtrArray) names = byline_authors_split_names (plain);

  g_ptr_array_set_free_func (names, NULL);
  for (guint i = 0; i < names->len; i++)
    byline_authors_add (authors, g_ptr_array_index (names, i));
}
