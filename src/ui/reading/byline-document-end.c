/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-end.h"
#include "byline-author-card.h"
#include "byline-document-embed.h"
#include "byline-url.h"

#include <glib/gi18n.h>

/* They are widgets, which cost time even when they are out of sight. */
#define MAX_CARDS 4
#define MAX_ATTACHMENTS 20

void
byline_document_end_write_cards (BylineDocumentWriter *self, GPtrArray *authors)
{
  guint n = 0;

  for (guint i = 0; i < authors->len && n < MAX_CARDS; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      if (!byline_author_card_is_worth (author))
        continue;

      byline_document_writer_insert_widget (self, byline_author_card_new (author, self->network), 0,
                                            0);
      n++;
    }
}

static void
put_comments (BylineDocumentWriter *self, const char *url)
{
  guint start = self->offset;

  if (!byline_url_is_web (url))
    return;

  byline_document_writer_insert_link (self, _ ("Comments"), BYLINE_LINK_URI, url, 0);
  byline_document_writer_tag (self, start, BYLINE_DOCUMENT_TAG_LINK);
  byline_document_writer_end_line (self, start, BYLINE_DOCUMENT_TAG_ROW, 0, 0);
  byline_document_writer_tag_last (self, BYLINE_DOCUMENT_TAG_END);
}

void
byline_document_end_write (BylineDocumentWriter *self, const BylineArticle *article)
{
  for (guint i = 0; i < MIN (article->attachments->len, MAX_ATTACHMENTS); i++)
    byline_document_embed_write_attachment (self, g_ptr_array_index (article->attachments, i),
                                            article->title);
  put_comments (self, article->comments_url);
  byline_document_end_write_cards (self, article->authors);
}
