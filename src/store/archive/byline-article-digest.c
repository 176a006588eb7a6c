/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-digest-private.h"

/* Every value is hashed with its length (or as absent), so that no two documents run together
 * alike. */

static void
add_bytes (GChecksum *sum, const void *data, gsize length)
{
  guint64 size = length;

  g_checksum_update (sum, (const guchar *) &size, sizeof size);
  if (length > 0)
    g_checksum_update (sum, data, (gssize) length);
}

static void
add_text (GChecksum *sum, const char *text)
{
  static const guchar absent = 0xff;

  if (text == NULL)
    g_checksum_update (sum, &absent, 1);
  else
    add_bytes (sum, text, strlen (text));
}

static void
add_int (GChecksum *sum, gint64 value)
{
  g_checksum_update (sum, (const guchar *) &value, sizeof value);
}

static void
add_picture (GChecksum *sum, const BylinePicture *picture)
{
  add_int (sum, picture != NULL);
  if (picture == NULL)
    return;
  add_text (sum, picture->url);
  add_text (sum, picture->alt);
  add_text (sum, picture->caption);
  add_text (sum, picture->credit);
  add_int (sum, picture->width);
  add_int (sum, picture->height);
}

static void
add_marked_text (GChecksum *sum, const BylineText *text)
{
  add_int (sum, text != NULL);
  if (text == NULL)
    return;
  add_text (sum, text->text);
  add_int (sum, byline_text_n_marks (text));
  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);

      add_int (sum, mark->start);
      add_int (sum, mark->end);
      add_int (sum, mark->kind);
      add_text (sum, mark->href);
    }
}

static void
add_rows (GChecksum *sum, GPtrArray *rows)
{
  add_int (sum, rows != NULL ? rows->len : 0);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, i);

      add_int (sum, cells->len);
      for (guint j = 0; j < cells->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (cells, j);

          add_marked_text (sum, cell->text);
          add_int (sum, cell->header);
          add_int (sum, cell->colspan);
          add_int (sum, cell->rowspan);
        }
    }
}

/* Blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
add_blocks (GChecksum *sum, GPtrArray *blocks)
{
  add_int (sum, blocks != NULL ? blocks->len : 0);
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      add_int (sum, block->type);
      add_int (sum, block->level);
      add_int (sum, block->ordered);
      add_int (sum, block->start);
      add_marked_text (sum, block->text);
      add_picture (sum, block->picture);
      add_rows (sum, block->rows);
      add_text (sum, block->language);
      add_text (sum, block->url);
      add_text (sum, block->title);
      add_text (sum, block->provider);
      add_blocks (sum, block->children);
    }
}

static void
add_authors (GChecksum *sum, GPtrArray *authors)
{
  add_int (sum, authors->len);
  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      add_text (sum, author->name);
      add_text (sum, author->url);
      add_text (sum, author->avatar);
      add_text (sum, author->email);
      add_text (sum, author->bio);
      add_int (sum, author->contacts->len);
      for (guint j = 0; j < author->contacts->len; j++)
        {
          const BylineContact *contact = g_ptr_array_index (author->contacts, j);

          add_int (sum, contact->kind);
          add_text (sum, contact->value);
        }
    }
}

static void
add_teasers (GChecksum *sum, GPtrArray *teasers)
{
  add_int (sum, teasers->len);
  for (guint i = 0; i < teasers->len; i++)
    {
      const BylineTeaser *teaser = g_ptr_array_index (teasers, i);

      add_text (sum, teaser->url);
      add_text (sum, teaser->kicker);
      add_text (sum, teaser->section);
      add_text (sum, teaser->title);
      add_text (sum, teaser->standfirst);
      add_picture (sum, teaser->picture);
      add_blocks (sum, teaser->paragraphs);
      add_blocks (sum, teaser->rest);
      add_authors (sum, teaser->authors);
    }
}

static void
add_lists (GChecksum *sum, const BylineArticle *article)
{
  add_int (sum, article->tags->len);
  for (guint i = 0; i < article->tags->len; i++)
    add_text (sum, g_ptr_array_index (article->tags, i));
  add_int (sum, article->sections->len);
  for (guint i = 0; i < article->sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (article->sections, i);

      add_text (sum, section->name);
      add_text (sum, section->path);
    }
  add_int (sum, article->footnotes->len);
  for (guint i = 0; i < article->footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);

      add_text (sum, footnote->id);
      add_blocks (sum, footnote->blocks);
    }
  add_int (sum, article->attachments->len);
  for (guint i = 0; i < article->attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (article->attachments, i);

      add_text (sum, attachment->url);
      add_text (sum, attachment->mime_type);
      add_text (sum, attachment->title);
      add_int (sum, attachment->size);
      add_int (sum, attachment->duration);
    }
}

GBytes *
_byline_article_digest (const BylineArticle *article)
{
  const char *texts[] = {
    article->url,        article->title,        article->kicker,
    article->standfirst, article->summary,      article->summary_html,
    article->language,   article->comments_url, article->canonical_url,
  };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (sum, texts[i]);
  add_int (sum, article->direction);
  add_int (sum, article->source);
  if (article->network == BYLINE_NETWORK_PRIVATE)
    add_text (sum, "private");
  add_int (sum, article->is_excerpt);
  add_int (sum, article->published);
  add_int (sum, article->modified);
  add_picture (sum, article->lead);
  add_authors (sum, article->authors);
  add_lists (sum, article);
  add_blocks (sum, article->blocks);
  add_teasers (sum, article->teasers);
  g_checksum_get_digest (sum, digest, &length);
  /* 16 bytes tell what one item said from what it says now. */
  return g_bytes_new (digest, 16);
}
