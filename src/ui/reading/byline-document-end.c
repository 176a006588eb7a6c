/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-builder-private.h"
#include "byline-author-card.h"
#include "byline-url.h"

#include <glib/gi18n.h>

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
put_attachment (BylineDocumentBuilder *self, const BylineAttachment *attachment)
{
  g_autofree char *description = NULL;
  g_autofree char *host = NULL;
  guint start = self->offset;

  if (!byline_url_is_web (attachment->url))
    return;

  host = byline_url_host (attachment->url);
  _byline_document_builder_insert_link (self, attachment->title != NULL ? attachment->title : host,
                            BYLINE_LINK_URI, attachment->url, 0);
  _byline_document_builder_end_line (self, start, BYLINE_DOCUMENT_TAG_EMBED, BOX_PADDING, BOX_PADDING);
  description = describe_attachment (attachment);
  _byline_document_builder_insert_line (self, description, BYLINE_DOCUMENT_TAG_PROVIDER, BOX_PADDING, BOX_PADDING);
  _byline_document_builder_tag_first (self, start, BYLINE_DOCUMENT_TAG_BOX_START);
  _byline_document_builder_tag_last (self, BYLINE_DOCUMENT_TAG_BOX_END);
  byline_document_buffer_add_decoration (self->buffer, start, self->offset - 1,
                                         BYLINE_DECORATION_BOX);
}

static void
put_cards (BylineDocumentBuilder *self)
{
  GPtrArray *authors = self->article->authors;
  guint n = 0;

  for (guint i = 0; i < authors->len && n < MAX_CARDS; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      if (!byline_author_card_is_worth (author))
        continue;

      _byline_document_builder_insert_widget (self, byline_author_card_new (author, self->network), 0, 0);
      n++;
    }
}

static void
put_comments (BylineDocumentBuilder *self)
{
  guint start = self->offset;

  if (!byline_url_is_web (self->article->comments_url))
    return;

  _byline_document_builder_insert_link (self, _ ("Comments"), BYLINE_LINK_URI, self->article->comments_url, 0);
  _byline_document_builder_tag (self, start, BYLINE_DOCUMENT_TAG_LINK);
  _byline_document_builder_end_line (self, start, BYLINE_DOCUMENT_TAG_ROW, 0, 0);
  _byline_document_builder_tag_last (self, BYLINE_DOCUMENT_TAG_END);
}

void
_byline_document_builder_insert_end (BylineDocumentBuilder *self)
{
  GPtrArray *attachments = self->article->attachments;

  for (guint i = 0; i < MIN (attachments->len, MAX_ATTACHMENTS); i++)
    put_attachment (self, g_ptr_array_index (attachments, i));
  put_comments (self);
  put_cards (self);
}
