/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-article.h"

#include <string.h>

#include "byline-article-pictures-private.h"
#include "byline-article-text-private.h"
#include "byline-author-box-private.h"
#include "byline-blocks.h"
#include "byline-canonical.h"
#include "byline-extractor.h"
#include "byline-feed-body-private.h"
#include "byline-feed-scan-private.h"
#include "byline-picture-address.h"
#include "byline-plain-text.h"
#include "byline-render.h"
#include "byline-text.h"

/* A longer summary is none that stands above a text, in bytes. */
#define MAX_STANDFIRST 1200
/* The characters of the summary that is made where the feed gives none. */
#define SUMMARY_CHARS 300

/* People who have a card in the body are who wrote it, where the item names nobody. */
static void
add_cards (GPtrArray *authors, GPtrArray *cards, gboolean are_of_feed)
{
  guint n_known = authors->len;

  for (guint i = 0; i < cards->len; i++)
    byline_authors_add (authors, byline_author_copy (g_ptr_array_index (cards, i)));
  if (are_of_feed && authors->len > n_known)
    g_ptr_array_remove_range (authors, 0, n_known);
}

/* What the addresses in a body are relative to. */
static const char *
base_of (const BylineFeedItem *item, const BylineFeedDocument *document)
{
  if (item->url != NULL)
    return item->url;

  return document->home_page_url != NULL ? document->home_page_url : document->feed_url;
}

/* @html: (nullable): the item's body. Returns: (nullable): the HTML that the blocks were made of. */
static const char *
read_blocks (BylineArticle *article,
             const BylineFeedItem *item,
             const BylineFeedDocument *document,
             const char *html)
{
  g_autoptr (GPtrArray)
    cards = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  g_autoptr (GPtrArray) blocks = NULL;
  gboolean are_of_feed = item->authors->len == 0;

  if (html != NULL)
    blocks = _byline_feed_body_read (html, base_of (item, document), article->authors, are_of_feed,
                                     article->footnotes, cards, &article->is_cut);
  else
    blocks = byline_blocks_new ();
  g_ptr_array_extend_and_steal (article->blocks, g_steal_pointer (&blocks));
  add_cards (article->authors, cards, are_of_feed);

  return html;
}

static gboolean
has_words (GPtrArray *blocks)
{
  g_autofree char *text = byline_render_blocks_text (blocks);

  return *g_strstrip (text) != '\0';
}

/* Headline, beginning and body: what stands above the text, and what lists show of it. */
static void
set_summaries (BylineArticle *article, const BylineFeedItem *item, const char *body)
{
  if (item->summary != NULL && strlen (item->summary) < MAX_STANDFIRST &&
      !byline_text_is_excerpt_of (item->summary, body))
    article->standfirst = g_strdup (item->summary);
  if (article->summary == NULL)
    article->summary = byline_text_excerpt (body, SUMMARY_CHARS);
}

static void
set_kicker (BylineArticle *article, const BylineFeedItem *item, const BylineFeedDocument *document)
{
  g_autofree char *publication = NULL;

  g_free (article->kicker);
  article->kicker = _byline_kicker_split (item->kicker, &publication);
  if (article->kicker != NULL &&
      !byline_section_name_is_generic (article->kicker, document->title) &&
      g_utf8_strlen (article->kicker, -1) <= 60)
    byline_sections_add (article->sections, article->kicker);
}

static void
set_sections (BylineArticle *article,
              const BylineFeedItem *item,
              const BylineFeedDocument *document)
{
  for (guint i = 0; i < item->tags->len; i++)
    {
      const char *tag = g_ptr_array_index (item->tags, i);

      if (!byline_section_name_is_generic (tag, document->title))
        byline_sections_add (article->sections, tag);
    }
}

/* A story without a body has its summary for one. Returns: (nullable): the HTML that all blocks are
 * made of now. */
static const char *
read_summary (BylineArticle *article,
              const BylineFeedItem *item,
              const BylineFeedDocument *document)
{
  g_autoptr (GPtrArray)
    cards = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  g_autoptr (GPtrArray) beginning = NULL;
  gboolean is_alone = article->blocks->len == 0;

  if (item->summary_html != NULL)
    beginning = _byline_feed_body_read (item->summary_html, base_of (item, document),
                                        article->authors, FALSE, article->footnotes, cards,
                                        &article->is_cut);
  else
    beginning = _byline_blocks_from_text (item->summary);
  _byline_blocks_drop_read_more (beginning);
  g_ptr_array_extend_and_steal (article->blocks, g_steal_pointer (&beginning));

  return is_alone ? item->summary_html : NULL;
}

/* Summary, standfirst and body: which of them is which. Returns: (nullable): the HTML that the blocks
 * are made of. */
static const char *
set_texts (BylineArticle *article,
           const BylineFeedItem *item,
           const BylineFeedDocument *document,
           const char *html)
{
  g_autofree char *body = byline_render_text (article);

  article->is_excerpt = _byline_text_is_truncated (body);
  _byline_blocks_drop_read_more (article->blocks);
  if (!has_words (article->blocks))
    {
      article->is_excerpt = TRUE;
      html = read_summary (article, item, document);
      if (article->summary == NULL)
        article->summary = byline_text_excerpt (body, SUMMARY_CHARS);
    }
  else
    {
      set_summaries (article, item, body);
    }

  return html;
}

/* The address and the size, which are all that a list shows of a picture. */
static void
take_place (BylinePicture *self, const BylinePicture *other)
{
  if (g_strcmp0 (self->url, other->url) != 0)
    {
      g_free (self->url);
      self->url = g_strdup (other->url);
    }
  self->width = other->width;
  self->height = other->height;
}

/* Of the lead a list shows the address and the size; what stands below it is read with the body. */
static void
choose_lead (BylineArticle *article)
{
  g_autoptr (BylinePicture) said = byline_picture_copy (article->lead);

  _byline_article_choose_lead (article);
  _byline_article_settle_pictures (article);
  if (article->lead == NULL)
    return;
  if (said == NULL)
    said = byline_picture_new (article->lead->url);
  take_place (said, article->lead);
  byline_picture_free (article->lead);
  article->lead = g_steal_pointer (&said);
}

/* Until somebody reads it, the body is what the feed said: of the blocks only what lists and searches
 * show is kept. */
static void
put_away_body (BylineArticle *article, const char *html)
{
  g_autofree char *text = NULL;
  g_autofree char *picture = NULL;

  text = byline_render_text (article);
  picture = article->lead == NULL ? byline_article_dup_picture (article) : NULL;
  article->feed_html = g_strdup (html);
  article->text = g_steal_pointer (&text);
  article->body_picture = g_steal_pointer (&picture);
  g_ptr_array_set_size (article->blocks, 0);
  g_ptr_array_set_size (article->footnotes, 0);
}

/* As _byline_article_choose_lead() does it with blocks: of the lead address and size. */
static void
choose_scanned_lead (BylineArticle *article, const BylineFeedScan *scan)
{
  guint n_pictures = _byline_feed_scan_get_n_pictures (scan);

  for (guint i = 0; i < n_pictures; i++)
    {
      gboolean is_lead = article->lead == NULL &&
                         _byline_feed_scan_get_n_before (scan, i) <= BYLINE_MAX_LEAD_POSITION;
      g_autoptr (BylinePicture) picture = _byline_feed_scan_read_picture (scan, i);

      if (picture == NULL)
        continue;
      if (article->lead == NULL && !is_lead)
        {
          g_free (article->body_picture);
          article->body_picture = g_strdup (picture->url);
          return;
        }
      if (is_lead)
        article->lead = byline_picture_new (picture->url);
      else if (!_byline_picture_is_same (article->lead->url, picture->url))
        continue;
      if (article->lead->width == 0 || article->lead->height == 0)
        {
          article->lead->width = picture->width;
          article->lead->height = picture->height;
        }
      return;
    }
}

static void
merge_variant (BylinePicture *lead, const char *key, const BylinePicture *picture)
{
  g_autofree char *other = picture != NULL ? byline_picture_address_key (picture->url) : NULL;

  if (g_strcmp0 (key, other) == 0)
    byline_picture_merge_variant (lead, picture);
}

/* As _byline_article_settle_pictures() does it with blocks: of the lead's sizes the largest. */
static void
settle_scanned_lead (BylineArticle *article, const BylineFeedScan *scan)
{
  g_autofree char *key = article->lead != NULL ? byline_picture_address_key (article->lead->url)
                                               : NULL;
  g_autoptr (BylinePicture) lead = NULL;

  if (key == NULL)
    return;
  lead = byline_picture_copy (article->lead);
  for (guint i = 0; i < _byline_feed_scan_get_n_pictures (scan); i++)
    {
      g_autoptr (BylinePicture) picture = _byline_feed_scan_read_picture (scan, i);

      merge_variant (lead, key, picture);
    }
  for (guint i = 0; i < article->pictures->len; i++)
    merge_variant (lead, key, g_ptr_array_index (article->pictures, i));
  take_place (article->lead, lead);
}

/* Takes what a scan finds of a body. Returns: FALSE if its blocks have to be built for that. */
static gboolean
scan_body (BylineArticle *article, const char *html, const char *base)
{
  g_autoptr (BylineFeedScan) scan = _byline_feed_scan_new (html, base, article->authors);

  if (scan == NULL)
    return FALSE;
  g_free (article->text);
  article->text = g_strdup (_byline_feed_scan_get_text (scan));
  choose_scanned_lead (article, scan);
  settle_scanned_lead (article, scan);
  return TRUE;
}

/* Reads the blocks of an item's body, and puts them away again: of most bodies a scan is enough. */
static void
read_body (BylineArticle *article,
           const BylineFeedItem *item,
           const BylineFeedDocument *document,
           const char *html)
{
  html = set_texts (article, item, document, read_blocks (article, item, document, html));
  if (html != NULL)
    {
      choose_lead (article);
    }
  else
    {
      _byline_article_choose_lead (article);
      _byline_article_settle_pictures (article);
    }
  byline_article_canonicalize (article);
  if (html != NULL && (article->blocks->len > 0 || article->lead != NULL))
    put_away_body (article, html);
}

static void
copy_people (BylineArticle *article, const BylineFeedItem *item, const BylineFeedDocument *document)
{
  /* The feed's own author speaks for items that name none. */
  GPtrArray *authors = item->authors->len > 0 ? item->authors : document->authors;

  g_ptr_array_set_size (article->authors, 0);
  for (guint i = 0; i < authors->len; i++)
    {
      BylineAuthor *author = byline_author_copy (g_ptr_array_index (authors, i));

      _byline_author_find_contacts (author, author->bio);
      byline_authors_add (article->authors, author);
    }
}

/* Whether a summary's HTML is one paragraph of plain text, which stands beside it. */
static gboolean
is_plain (const char *html, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return html != NULL && text != NULL && g_str_has_prefix (html, "<p>") &&
         strncmp (html + 3, text, length) == 0 && g_str_equal (html + 3 + length, "</p>");
}

BylineArticle *
byline_article_from_feed_item (const BylineFeedItem *item, const BylineFeedDocument *document)
{
  BylineArticle *article = byline_article_new ();
  g_autofree char *from_text = NULL;
  const char *html;

  g_return_val_if_fail (item != NULL && document != NULL, article);

  if (item->content_html == NULL && item->content_text != NULL)
    from_text = byline_plain_text_to_html (item->content_text, FALSE);

  article->source = BYLINE_ARTICLE_SOURCE_FEED;
  byline_record_take_alike (&byline_article_record, article, &byline_feed_item_record, item);
  if (is_plain (article->summary_html, article->summary))
    g_clear_pointer (&article->summary_html, g_free);
  if (item->is_named_by_url)
    g_clear_pointer (&article->id, g_free);
  if (article->language == NULL)
    article->language = g_strdup (document->language);
  article->publication_name = g_strdup (document->title);
  article->publication_url = g_strdup (document->home_page_url);
  article->publication_icon = g_strdup (document->icon);
  article->lead = byline_picture_copy (item->image);
  copy_people (article, item, document);
  html = item->content_html != NULL ? item->content_html : from_text;
  if (html != NULL && scan_body (article, html, base_of (item, document)))
    {
      set_summaries (article, item, article->text);
      article->feed_html = g_strdup (html);
    }
  else
    {
      read_body (article, item, document, html);
    }
  set_kicker (article, item, document);
  set_sections (article, item, document);
  _byline_article_find_direction (article, NULL);
  return article;
}

static const char *
base_of_article (const BylineArticle *article)
{
  return article->url != NULL ? article->url : article->publication_url;
}

void
byline_article_find_text (BylineArticle *article)
{
  g_return_if_fail (article != NULL);

  if (article->feed_html == NULL || article->text != NULL || article->blocks->len > 0 ||
      scan_body (article, article->feed_html, base_of_article (article)))
    return;
  byline_article_open_body (article);
}

void
byline_article_open_body (BylineArticle *article)
{
  g_autoptr (GPtrArray) cards = NULL;
  const char *base;
  GPtrArray *blocks;

  g_return_if_fail (article != NULL);

  if (article->feed_html == NULL || article->blocks->len > 0)
    return;
  base = base_of_article (article);
  cards = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  /* Whoever has a card was found when the feed was read. */
  blocks = _byline_feed_body_read (article->feed_html, base, article->authors, FALSE,
                                   article->footnotes, cards, &article->is_cut);
  g_ptr_array_extend_and_steal (article->blocks, blocks);
  _byline_blocks_drop_read_more (article->blocks);
  _byline_article_choose_lead (article);
  _byline_article_settle_pictures (article);
  byline_article_canonicalize (article);
  g_clear_pointer (&article->text, g_free);
  g_clear_pointer (&article->body_picture, g_free);
}
