/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-embed.h"

#include "byline-export-embed.h"
#include "byline-picture-paintable.h"
#include "byline-url.h"

#include <glib/gi18n.h>
#include <string.h>

#define BOX_PADDING 16

/* What a card says. */
typedef struct {
  const char *url;
  const char *title;    /* nullable */
  const char *provider; /* nullable */
  BylineMedia media;
  gint64 duration;              /* in seconds; 0 if nobody says */
  gint64 size;                  /* in bytes; 0 if nobody says */
  const BylinePicture *picture; /* nullable */
} Card;

static void
add_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

/* Returns: (transfer full): "Video · 3:45 · YouTube". What is the title is not said again. */
static char *
dup_line (const Card *card, const char *title)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *provider = byline_export_embed_dup_provider (card->url, card->provider);
  const char *kind = byline_export_embed_get_kind (card->media);

  if (g_strcmp0 (kind, title) != 0)
    add_part (line, kind);
  if (card->duration > 0 && card->duration <= BYLINE_BLOCK_MAX_DURATION)
    {
      g_autofree char *duration = byline_duration_to_string ((guint) card->duration);

      add_part (line, duration);
    }
  if (card->size > 0)
    {
      g_autofree char *size = g_format_size ((guint64) card->size);

      add_part (line, size);
    }
  /* A card without a title is called by it. */
  if (g_strcmp0 (provider, title) != 0 &&
      (card->title != NULL || kind != NULL || provider == NULL || strchr (provider, '.') != NULL))
    add_part (line, provider);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
dup_title (const Card *card)
{
  return byline_export_embed_dup_title (card->url, card->title, card->provider, card->media);
}

static void
put_picture (BylineDocumentWriter *writer, const Card *card, int indent, int end_margin)
{
  g_autoptr (BylinePicturePaintable) paintable = NULL;
  guint start = writer->offset;

  paintable = byline_picture_paintable_new (card->picture->url, writer->network, card->picture->alt,
                                            card->picture->width, card->picture->height);
  byline_document_buffer_insert_picture (writer->buffer, writer->offset, GDK_PAINTABLE (paintable),
                                         indent + end_margin);
  writer->offset++;
  if (byline_url_is_web (card->url))
    byline_document_buffer_add_link (writer->buffer, start, writer->offset, BYLINE_LINK_URI,
                                     card->url, 0);
  byline_document_writer_end_line (writer, start, BYLINE_DOCUMENT_TAG_PICTURE, indent, end_margin);
}

static void
put_card (BylineDocumentWriter *writer, const Card *card, int indent, int end_margin)
{
  g_autofree char *title = dup_title (card);
  g_autofree char *line = dup_line (card, title);
  guint start = writer->offset, title_start;

  indent += BOX_PADDING;
  end_margin += BOX_PADDING;
  if (card->picture != NULL && byline_url_is_web (card->picture->url))
    put_picture (writer, card, indent, end_margin);
  title_start = writer->offset;
  if (byline_export_embed_get_kind (card->media) != NULL)
    byline_document_writer_insert (writer, "▶ ");
  if (byline_url_is_web (card->url))
    byline_document_writer_insert_link (writer, title, BYLINE_LINK_URI, card->url, 0);
  else
    byline_document_writer_insert (writer, title);
  byline_document_writer_end_line (writer, title_start, BYLINE_DOCUMENT_TAG_EMBED, indent,
                                   end_margin);
  if (*line != '\0')
    byline_document_writer_insert_line (writer, line, BYLINE_DOCUMENT_TAG_PROVIDER, indent,
                                        end_margin);
  byline_document_writer_tag_first (writer, start, BYLINE_DOCUMENT_TAG_BOX_START);
  byline_document_writer_tag_last (writer, BYLINE_DOCUMENT_TAG_BOX_END);
  byline_document_buffer_add_decoration (writer->buffer, start, writer->offset - 1,
                                         BYLINE_DECORATION_BOX);
}

static Card
card_of_block (const BylineBlock *block)
{
  return (Card){
    .url = block->url,
    .title = block->title,
    .provider = block->provider,
    .media = block->media,
    .duration = block->duration,
    .picture = block->picture,
  };
}

/* @title: (nullable): the story's headline */
static Card
card_of_attachment (const BylineAttachment *attachment, const char *title)
{
  Card card = {
    .url = attachment->url,
    .title = attachment->title,
    .duration = attachment->duration,
    .size = attachment->size,
  };

  if (g_str_has_prefix (attachment->mime_type, "audio/"))
    card.media = BYLINE_MEDIA_AUDIO;
  else if (g_str_has_prefix (attachment->mime_type, "video/"))
    card.media = BYLINE_MEDIA_VIDEO;
  if (card.title == NULL && card.media != BYLINE_MEDIA_NONE)
    card.title = title;
  if (card.title == NULL && card.media == BYLINE_MEDIA_NONE)
    card.title = _ ("File");
  return card;
}

/* Returns: (transfer full): "Two Boats · Video · 3:45 · YouTube" */
static char *
dup_words (const Card *card)
{
  g_autofree char *title = dup_title (card);
  g_autofree char *line = dup_line (card, title);

  return *line != '\0' ? g_strdup_printf ("%s · %s", title, line) : g_steal_pointer (&title);
}

char *
byline_document_embed_dup_words (const BylineBlock *block)
{
  const Card card = card_of_block (block);

  return dup_words (&card);
}

char *
byline_document_embed_dup_attachment_words (const BylineAttachment *attachment, const char *title)
{
  const Card card = card_of_attachment (attachment, title);

  return dup_words (&card);
}

void
byline_document_embed_write (BylineDocumentWriter *writer,
                             const BylineBlock *block,
                             int indent,
                             int end_margin)
{
  const Card card = card_of_block (block);

  if (block->url != NULL)
    put_card (writer, &card, indent, end_margin);
}

void
byline_document_embed_write_attachment (BylineDocumentWriter *writer,
                                        const BylineAttachment *attachment,
                                        const char *title)
{
  const Card card = card_of_attachment (attachment, title);

  if (byline_url_is_web (attachment->url))
    put_card (writer, &card, 0, 0);
}

static gboolean
is_post (const BylineBlock *block)
{
  static const char *const places[] = { "Bluesky", "Facebook", "Instagram", "Mastodon",
                                        "Reddit",  "Threads",  "TikTok",    "X" };

  if (!byline_url_is_web (block->url) || block->picture != NULL || block->provider == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (block->provider, places[i]))
      return TRUE;

  return FALSE;
}

gboolean
byline_document_embed_is_source (const BylineBlock *block, const BylineBlock *quote)
{
  return quote->text == NULL && is_post (block);
}

void
byline_document_embed_write_source (BylineDocumentWriter *writer,
                                    const BylineBlock *block,
                                    guint start,
                                    int indent,
                                    int end_margin)
{
  const Card card = { .url = block->url, .title = block->title, .provider = block->provider };
  g_autofree char *title = dup_title (&card);
  g_autofree char *line = dup_line (&card, title);
  guint line_start = byline_document_writer_insert (writer, "— ");

  byline_document_writer_insert_link (writer, title, BYLINE_LINK_URI, block->url, 0);
  if (*line != '\0')
    {
      byline_document_writer_insert (writer, " · ");
      byline_document_writer_insert (writer, line);
    }
  byline_document_writer_end_line (writer, line_start, BYLINE_DOCUMENT_TAG_ATTRIBUTION, indent,
                                   end_margin);
  byline_document_buffer_add_decoration (writer->buffer, start, writer->offset - 1,
                                         BYLINE_DECORATION_QUOTE);
}
