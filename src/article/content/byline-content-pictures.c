/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-blocks-private.h"
#include "byline-picture-words-private.h"
#include "byline-text.h"
#include "byline-word-lists-private.h"

/* Pictures that are not the story's: on cards of other stories whose words were left out already, on
 * banners, in boxes behind the text, and those of who wrote it. */

/* What a card says at most, in bytes, what it is made of, and how far above its picture it begins. */
#define MAX_CARD_SIZE 600
#define MAX_CARD_NODES 160
#define MAX_CARD_DEPTH 6
#define MAX_BOX_DEPTH 8
/* A headline says at least that much, in bytes. */
#define MIN_HEADLINE 12
/* Where a byline with a portrait stands, and what it says at most. */
#define MAX_BYLINE_SIZE 300
#define MAX_BYLINE_DEPTH 5
/* So many linked pictures in a row lead to other stories whatever stands below them. */
#define MIN_ROW 3

/* A picture, what is around it and where it leads. */
typedef struct {
  guint picture;
  guint wrapper;
  guint link;       /* the link around it, 0 for none */
  const char *href; /* (transfer none) (nullable): where that leads, if it is another page */
  gboolean has_words;
  gboolean is_behind; /* the text has ended in front of it */
} Shown;

/* Whether an address is that of a file with a picture: a link to that shows it larger. */
static gboolean
is_picture_file (const char *href)
{
  static const char *endings[] = { ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif" };
  gsize length = strcspn (href, "?#");

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize size = strlen (endings[i]);

      if (length > size && g_ascii_strncasecmp (href + length - size, endings[i], size) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
leads_to_page (const BylineContent *self, const char *href)
{
  const char *url = self->page->url;

  if (href == NULL || *href == '\0' || *href == '#' || is_picture_file (href) ||
      g_ascii_strncasecmp (href, "javascript:", 11) == 0)
    return FALSE;
  return url == NULL || !g_str_has_prefix (href, url);
}

/* --- Who wrote it --- */

/* Whether what is said of a picture to those who do not see it is that it shows an author. */
static gboolean
is_called_portrait (const BylinePage *page, guint picture)
{
  static const char *names[] = { "avatar",          "autorenbild",         "author photo",
                                 "profile picture", "photo of the author", "foto del autor",
                                 "portrait autor" };
  const char *alt = _byline_page_attribute (page, picture, "alt");
  g_autofree char *lower = alt != NULL && strlen (alt) < 40 ? g_utf8_strdown (alt, -1) : NULL;

  for (gsize i = 0; lower != NULL && i < G_N_ELEMENTS (names); i++)
    {
      if (strstr (lower, names[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether a picture stands in a byline: beside a link to its author, or in an element that is called so. */
static gboolean
is_portrait (const BylineContent *self, const Shown *shown)
{
  const BylinePage *page = self->page;

  if (!shown->has_words && is_called_portrait (page, shown->picture))
    return TRUE;
  for (guint at = shown->picture, up = 0; up < MAX_BYLINE_DEPTH && at > self->top_candidate;
       up++, at = page->nodes[at].parent)
    {
      const BylineNode *node = &page->nodes[at];

      if (node->size > MAX_BYLINE_SIZE || node->end - at > MAX_CARD_NODES ||
          _byline_page_contains (page, at, self->headline))
        return FALSE;
      /* "portrait" is said of tall pictures, too: those have words. */
      if ((node->hints & BYLINE_HINT_AVATAR) != 0 && !shown->has_words)
        return TRUE;
      for (guint i = at; i < node->end; i++)
        {
          if (page->nodes[i].tag == BYLINE_HTML_TAG_A && page->nodes[i].size > 0 &&
              _byline_page_attribute_has_word (page, i, "rel", "author"))
            return TRUE;
        }
    }
  return FALSE;
}

/* --- Other stories --- */

static gboolean
is_label (const BylinePage *page, guint index)
{
  g_autofree char *text = byline_text_clean ((const char *) page->nodes[index].xml->content, 60);

  return text == NULL || _byline_picture_is_label (text);
}

/* Whether a link to @href in [@from, @end) says what a headline says: not a picture's words. */
static gboolean
has_linked_headline (const BylineContent *self, guint from, guint end, const char *href)
{
  const BylinePage *page = self->page;
  /* What is sold elsewhere is called by a line that is a link, too. */
  gboolean may_be_line = !_byline_content_leads_to_other_host (self, href);
  guint behind = 0; /* the end of the last such link */

  for (guint i = from; i < end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag == BYLINE_HTML_TAG_A &&
          g_strcmp0 (_byline_page_attribute (page, i, "href"), href) == 0)
        behind = MAX (behind, node->end);
      if (i >= behind || node->size < MIN_HEADLINE)
        continue;
      if (node->tag == BYLINE_HTML_TAG_TEXT)
        {
          if (may_be_line && _byline_page_ancestor (page, i, BYLINE_HTML_TAG_FIGCAPTION) < from &&
              !is_label (page, i))
            return TRUE;
          continue;
        }
      if (_byline_picture_is_caption_element (page, i) ||
          _byline_picture_is_credit_element (page, i))
        {
          if (_byline_page_holds_heading (page, i, MIN_HEADLINE))
            return TRUE;
          i = node->end - 1;
        }
      else if (_byline_html_tag_is_heading (node->tag) || node->own_links >= MIN_HEADLINE)
        return TRUE;
    }
  return FALSE;
}

/* The element around a linked picture and the headline that leads where it does, 0 if there is none. */
static guint
card_of (const BylineContent *self, const Shown *shown)
{
  const BylinePage *page = self->page;
  guint at = shown->link;

  for (guint up = 0; up < MAX_CARD_DEPTH && at > self->top_candidate;
       up++, at = page->nodes[at].parent)
    {
      const BylineNode *node = &page->nodes[at];

      if (node->size > MAX_CARD_SIZE || node->end - at > MAX_CARD_NODES ||
          _byline_page_contains (page, at, self->headline))
        return 0;
      if (has_linked_headline (self, at, node->end, shown->href))
        return at;
    }
  return 0;
}

/* A link without words of its own that a style lays over the whole card, or 0. */
static guint
stretched_link (const BylinePage *page, guint from, guint end)
{
  static const char *names[] = { "inset-0", "stretched", "overlay", "faux-block", "cover-link" };

  for (guint i = from; i < end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag == BYLINE_HTML_TAG_A && node->size == 0 &&
          _byline_names_hold_part (_byline_page_attribute (page, i, "class"), names,
                                   G_N_ELEMENTS (names)))
        return i;
    }
  return 0;
}

/* The card around a picture that a link lies over, 0 if there is none. */
static guint
stretched_card_of (const BylineContent *self, const Shown *shown)
{
  const BylinePage *page = self->page;
  guint at = page->nodes[shown->picture].parent;

  for (guint up = 0; up < MAX_CARD_DEPTH && at > self->top_candidate;
       up++, at = page->nodes[at].parent)
    {
      const BylineNode *node = &page->nodes[at];
      guint link;

      if (node->size > MAX_CARD_SIZE || node->end - at > MAX_CARD_NODES || node->own_stops > 1 ||
          _byline_page_contains (page, at, self->headline))
        return 0;
      link = stretched_link (page, at, node->end);
      if (link != 0)
        return leads_to_page (self, _byline_page_attribute (page, link, "href")) ? at : 0;
    }
  return 0;
}

/* --- Boxes --- */

static gboolean
has_words_left (const BylineContent *self, guint index)
{
  const BylinePage *page = self->page;

  for (guint i = index + 1; i < page->nodes[index].end;)
    {
      const BylineNode *node = &page->nodes[i];

      if (!node->hidden && !self->dropped[i] && node->tag == BYLINE_HTML_TAG_TEXT && node->size > 0)
        return TRUE;
      i = node->hidden || self->dropped[i] ? node->end : i + 1;
    }
  return FALSE;
}

/* Whether all words of an element around a picture were left out, so that it stands there alone. */
static gboolean
is_left_alone (const BylineContent *self, const Shown *shown)
{
  const BylinePage *page = self->page;
  guint at = page->nodes[shown->wrapper].parent;

  for (guint up = 0; up < 3 && at > self->top_candidate; up++, at = page->nodes[at].parent)
    {
      gboolean any_words = FALSE;

      if (page->nodes[at].end - at > MAX_CARD_NODES)
        return FALSE;
      for (guint i = at + 1; i < page->nodes[at].end;)
        {
          const BylineNode *node = &page->nodes[i];

          if (node->hidden || self->dropped[i])
            {
              any_words |= !node->hidden && node->size > 0;
              i = node->end;
              continue;
            }
          if (node->tag == BYLINE_HTML_TAG_TEXT && node->size > 0)
            return FALSE;
          i++;
        }
      if (any_words)
        return TRUE;
    }
  return FALSE;
}

/* Whether a picture stands in a box that is called a teaser or a form, and nothing is left of its words. */
static gboolean
is_in_named_box (const BylineContent *self, const Shown *shown)
{
  static const char *names[] = { "teaser", "newsletter", "signup", "sign-up", "promo-box" };
  static const char *attributes[] = { "class", "id", "data-qa", "data-testid" };
  const BylinePage *page = self->page;
  guint at = page->nodes[shown->wrapper].parent;

  for (guint up = 0; up < MAX_BOX_DEPTH && at > self->top_candidate;
       up++, at = page->nodes[at].parent)
    {
      if (page->nodes[at].end - at > MAX_CARD_NODES || has_words_left (self, at))
        return FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
        if (_byline_names_hold_part (_byline_page_attribute (page, at, attributes[i]), names,
                                     G_N_ELEMENTS (names)))
          return TRUE;
    }
  return FALSE;
}

/* A banner says nothing, not even to those who do not see it, and leads to another site, or to a place that
 * is called an advertisement. */
static gboolean
is_banner (const BylineContent *self, const Shown *shown)
{
  static const char *names[] = { "/werbung", "/ads/",     "/advert", "/banner",    "/sponsor",
                                 "/anzeige", "/publicid", "/reklam", "/mediadaten" };
  const char *alt = _byline_page_attribute (self->page, shown->picture, "alt");

  return _byline_names_hold_part (shown->href, names, G_N_ELEMENTS (names)) ||
         ((alt == NULL || *alt == '\0') && _byline_content_leads_to_other_host (self, shown->href));
}

/* Returns: (nullable): why a picture is not the story's. */
static const char *
reason_of (const BylineContent *self, const Shown *shown)
{
  if (is_portrait (self, shown))
    return "a picture of who wrote it";
  if (shown->has_words)
    return NULL;
  if (shown->href != NULL && is_banner (self, shown))
    return "a banner";
  if (is_in_named_box (self, shown))
    return "a picture in a box of another story";
  if (!shown->is_behind)
    return NULL;
  if (shown->href != NULL)
    return "a picture behind the text that leads elsewhere";
  return is_left_alone (self, shown) ? "a picture in a box that is left out" : NULL;
}

/* --- The walk --- */

/* Behind the last words of the text. */
static guint
end_of_text (const BylineContent *self)
{
  guint end = self->top_candidate;

  for (guint i = 0; i < self->text_blocks->len; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);

      if (text_block->prose_score > 0 && !self->dropped[text_block->node])
        end = MAX (end, self->page->nodes[text_block->node].end);
    }
  return end;
}

static Shown
look_at (const BylineContent *self, GArray *pictures, guint position, guint end_of_words)
{
  const BylinePage *page = self->page;
  Shown shown = { .picture = g_array_index (pictures, guint, position) };

  shown.wrapper = _byline_picture_wrapper (page, pictures, shown.picture, self->top_candidate);
  shown.link = _byline_page_ancestor (page, shown.picture, BYLINE_HTML_TAG_A);
  if (shown.link > self->top_candidate)
    shown.href = _byline_page_attribute (page, shown.link, "href");
  if (!leads_to_page (self, shown.href))
    shown.href = NULL;
  shown.has_words = page->nodes[shown.wrapper].size > 0 &&
                    _byline_picture_words_size (page, shown.wrapper) > 0;
  shown.is_behind = shown.picture >= end_of_words;
  return shown;
}

/* Pictures in a row behind the text, each of which is with its words a link to another page. */
static void
drop_linked_row (BylineContent *self, GArray *row)
{
  for (guint i = 0; row->len >= MIN_ROW && i < row->len; i++)
    _byline_content_drop (self, g_array_index (row, guint, i), BYLINE_STEP_MIDDLE,
                          "one of a row of pictures that lead elsewhere");
}

void
_byline_content_drop_pictures (BylineContent *self)
{
  const BylinePage *page = self->page;
  g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray)
    pictures = _byline_pictures_find (page, self->top_candidate,
                                      page->nodes[self->top_candidate].end, self->dropped);
  guint end_of_words = pictures->len > 0 ? end_of_text (self) : 0;

  for (guint i = 0; i < pictures->len; i++)
    {
      Shown shown = look_at (self, pictures, i, end_of_words);
      gboolean drops_cards = (self->skipped_steps & BYLINE_STEP_TAIL) == 0;
      guint card = !drops_cards         ? 0
                   : shown.href != NULL ? card_of (self, &shown)
                   : shown.link == 0    ? stretched_card_of (self, &shown)
                                        : 0;
      const char *reason = card != 0 ? "a picture on a card of another story"
                                     : reason_of (self, &shown);

      if (reason != NULL)
        _byline_content_drop (self, card != 0 ? card : shown.wrapper, BYLINE_STEP_MIDDLE, reason);
      else if (shown.is_behind && shown.href != NULL && shown.has_words &&
               page->nodes[shown.link].size > 0)
        g_array_append_val (row, shown.wrapper);
    }
  drop_linked_row (self, row);
}
