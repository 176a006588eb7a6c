/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-end.h"
#include "byline-author-card.h"
#include "byline-url.h"

#include <glib/gi18n.h>

/* They are widgets, which cost time even when they are out of sight. */
#define MAX_CARDS 4
#define MAX_ATTACHMENTS 20
#define BOX_PADDING 16

static char *
describe_attachment (const BylineAttachment *attachment)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (g_str_has_prefix (attachment->mime_type, "audio/"))
    g_string_append (line, _ ("Audio"));
  else if (g_str_has_prefix (attachment->mime_type, "video/"))
    g_string_append (line, _ ("Video"));
  else
    g_string_append (line, _ ("File"));

  if (attachment->duration > 0)
    {
      g_string_append (line, " · ");
      g_string_append_printf (line, _ ("%u min"), (guint) ((attachment->duration + 59) / 60));
    }
  if (attachment->size > 0)
    {
      g_autofree char *size = g_format_size (attachment->size);

      g_string_append_printf (line, " · %s", size);
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
put_attachment (BylineDocumentWriter *self, const BylineAttachment *attachment)
{
  g_autofree char *description = NULL;
  g_autofree char *host = NULL;
  guint start = self->offset;

  if (!byline_url_is_web (attachment->url))
    return;

  host = byline_url_host (attachment->url);
  byline_document_writer_insert_link (self, attachment->title != NULL ? attachment->title : host,
                                      BYLINE_LINK_URI, attachment->url, 0);
  byline_document_writer_end_line (self, start, BYLINE_DOCUMENT_TAG_EMBED, BOX_PADDING,
                                   BOX_PADDING);
  description = describe_attachment (attachment);
  byline_document_writer_insert_line (self, description, BYLINE_DOCUMENT_TAG_PROVIDER, BOX_PADDING,
                                      BOX_PADDING);
  byline_document_writer_tag_first (self, start, BYLINE_DOCUMENT_TAG_BOX_START);
  byline_document_writer_tag_last (self, BYLINE_DOCUMENT_TAG_BOX_END);
  byline_document_buffer_add_decoration (self->buffer, start, self->offset - 1,
                                         BYLINE_DECORATION_BOX);
}

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
    put_attachment (self, g_ptr_array_index (article->attachments, i));
  put_comments (self, article->comments_url);
  byline_document_end_write_cards (self, article->authors);
}
