/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-parser.h"

#include <string.h>

static gsize
guess_size (const BylineFeedDocument *document)
{
  gsize size = 1024;

  for (guint i = 0; i < document->items->len; i++)
    {
      const BylineFeedItem *item = g_ptr_array_index (document->items, i);

      size += 1024 + (item->content_html != NULL ? strlen (item->content_html) : 0);
    }
  return size + size / 16;
}

char *
byline_feed_document_to_json (const BylineFeedDocument *document, gboolean pretty)
{
  BylineJsonWriter *writer;

  g_return_val_if_fail (document != NULL, NULL);

  writer = byline_json_writer_new (pretty, guess_size (document));
  byline_record_write_json (&byline_feed_document_record, document, writer, NULL);
  return byline_json_writer_finish (writer);
}
