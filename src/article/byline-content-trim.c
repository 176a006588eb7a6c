/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-blocks-private.h"
#include "byline-text.h"

/* A unit: a block element with words of its own. The trimming steps look at nothing else. */
typedef struct {
  guint node;
  guint prose;
  guint list;     /* the list it is an item of, or 0 */
  guint left_out; /* of its words, those that are left out already */
  gboolean is_heading;
  gboolean is_link;
} Unit;

static const char *ending_headings[] = {
  "related", "related articles", "related stories", "related posts", "related news",
  "related content", "related topics", "related coverage", "related links", "related:",
  "you may also like", "you might also like", "you may like", "also read", "read next",
  "read more", "read also", "up next", "recommended", "recommended for you",
  "recommended stories", "recommended reading", "most popular", "most read", "most viewed",
  "popular", "popular now", "popular stories", "popular posts", "trending", "trending now",
  "trending stories", "latest", "latest news", "latest stories", "latest articles",
  "more stories", "more news", "more from", "more on", "more in", "more like this", "see also",
  "don't miss", "comments", "leave a comment", "leave a reply", "join the conversation",
  "join the discussion", "share", "share this", "share this article", "share this story",
  "share on", "tags", "tags:", "topics", "filed under", "about the author", "about the authors",
  "around the web", "from the web", "sponsored", "promoted stories", "promoted", "advertisement",
  "newsletter", "sign up", "subscribe", "follow us", "contact us", "related items",
  "what to read next", "editor's picks", "editors' picks", "top stories", "next story",
  "previous story", "next article", "previous article", "more coverage", "explore more",
  "keep reading", "further reading", "mehr zum thema", "das könnte sie auch interessieren",
  "lesen sie auch", "weitere artikel", "meistgelesen", "kommentare", "verwandte artikel",
  "lire aussi", "à lire aussi", "sur le même sujet", "le más leído", "te puede interesar",
  "noticias relacionadas", "leia também", "veja também", "leggi anche", "lees ook", "相关阅读",
  "相关新闻", "関連記事", "おすすめ記事", "اقرأ أيضا", "مواضيع ذات صلة", "читайте также", "по теме",
  "the latest", "most recent", "other stories", "latest videos", "promoted content",
};

/* What a heading above other stories begins with. */
static const char *ending_prefixes[] = {
  "related", "more from", "more on ", "more in ", "more stories", "more news", "you may also",
  "you might also", "read next", "recommended", "latest from", "most popular", "most read",
  "trending", "popular in", "also on", "share this", "about the author", "join the", "sign up",
  "mehr zum", "mehr aus", "weitere", "lesen sie", "à lire", "lire aussi", "te puede",
  "você pode", "potrebbe", "leia mais", "newsletter",
};

/* What a line that leads elsewhere begins with. */
static const char *pointer_labels[] = {
  "related:", "related story:", "related stories:", "related article:", "related |",
  "read more:", "read more about", "read also:", "read:", "also read:", "also read |",
  "also read", "see also:", "see more:", "see:", "more:", "more from", "more on", "watch:",
  "video:", "photos:", "gallery:", "listen:", "don't miss:", "click here", "read next:",
  "up next:", "must read:", "in case you missed it:", "recommended:", "you may also like:",
  "you might also like:", "next:", "lesen sie auch", "lesen sie hier", "mehr dazu", "lire aussi",
  "à lire aussi", "lea también", "lee también", "leia também", "veja também", "leggi anche",
  "lees ook", "read the full", "get more", "for more ", "join the conversation", "download our",
  "download the",
};

/* Sentences that are no part of the story, wherever they stand at its end. */
static const char *closing_phrases[] = {
  "copyright", "©", "(c) ", "all rights reserved", "follow us on", "follow him on",
  "follow her on", "follow @", "sign up ", "sign up for", "subscribe to", "subscribe now",
  "subscribe today", "click here", "read more", "share this", "email us", "contact us",
  "contact the writer", "contact the reporter", "contact the author", "like us on", "join us on",
  "find us on", "download the", "download our", "to contact the", "send tips", "got a tip",
  "have a tip", "have a story", "if you have a story", "do you have a story",
  "this article was originally published", "this story was originally published",
  "the views expressed", "the opinions expressed", "opinions expressed", "views expressed",
  "comments are", "please read our", "by clicking", "your email", "enter your",
  "thank you for reading", "thanks for reading", "get the latest", "get our", "stay up to date",
  "for all the latest", "catch all the", "support our", "we use cookies", "powered by",
  "this material may not be", "terms of", "privacy policy", "filed under", "tags:", "posted in",
  "categories:", "topics:", "source:", "image source", "photo:", "picture:", "pictured:",
  "featured image", "feature image", "follow the", "follow me on", "follow cnn", "reach ",
  "e-mail", "email:", "phone:", "tel:", "last updated", "first published", "published:",
  "updated:", "published on", "disclaimer", "correction policy", "let us know", "tell us",
  "what do you think", "please help", "if you enjoyed", "advertisement", "check out our",
  "check out more", "join our", "visit our", "log in", "sign in", "register", "become a",
  "help us", "email the", "write to",
};

/* Between paragraphs. */
static const char *middle_labels[] = {
  "advertisement", "advertising", "ad", "sponsored", "story continues below",
  "story continues below advertisement", "article continues below", "article continues after ad",
  "story continues after advertisement", "article continues after advertisement",
  "continue reading", "continue reading the main story", "scroll to continue",
  "scroll down to continue reading", "continue reading below", "loading...", "loading…",
  "share this", "share", "tweet", "email", "print", "save", "read more", "anzeige", "werbung",
  "publicité", "publicidad", "annuncio", "广告", "広告", "إعلان", "реклама", "view comments",
  "show more", "sign up", "subscribe", "newsletter", "skip advertisement", "play video",
  "watch video", "video", "close", "photos", "gallery", "pause", "replay",
  "this is a modal window.", "expand", "hide caption", "toggle caption", "enlarge this image",
  "more videos", "top articles", "recommended",
};

static gboolean
is_in (const char         *text,
       const char * const *list,
       gsize               n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (text, list[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with_one_of (const char         *text,
                    const char * const *list,
                    gsize               n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_has_prefix (text, list[i]))
        return TRUE;
    }
  return FALSE;
}

/* The own words of a unit in lower case, with plain quotes; "" if it is long. */
static char *
folded_text (const BylinePage *page,
             guint             index,
             guint             max_size)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *folded = NULL;
  const BylineNode *node = &page->nodes[index];

  if (node->own_size > max_size)
    return g_strdup ("");
  text = g_string_new (NULL);
  for (guint i = index + 1; i < node->end && text->len < 4 * max_size; i++)
    {
      if (page->nodes[i].tag == BYLINE_TAG_TEXT && page->nodes[i].block == index &&
          !page->nodes[i].hidden)
        g_string_append (text, (const char *) page->nodes[i].xml->content);
    }
  g_string_replace (text, "’", "'", 0);
  clean = byline_text_clean (text->str, 0);
  folded = g_utf8_strdown (clean != NULL ? clean : "", -1);
  return g_steal_pointer (&folded);
}

static void
drop_unit (BylineContent *self,
           const Unit    *unit)
{
  guint index = unit->node;
  const BylineNode *node = &self->page->nodes[index];

  /* A block with blocks in it loses its own words only. */
  if (node->size == node->own_size)
    {
      self->dropped[index] = TRUE;
      return;
    }
  for (guint i = index + 1; i < node->end; i++)
    {
      if (self->page->nodes[i].block == index &&
          self->page->nodes[i].tag == BYLINE_TAG_TEXT)
        self->dropped[i] = TRUE;
    }
}

/* What is left out of a unit (a caption among loose words) makes no prose of it. */
static void
discount (BylineContent *self,
          GArray        *units,
          guint          index)
{
  const BylineNode *node = &self->page->nodes[index];
  guint low = 0;
  guint high = units->len;
  Unit *unit;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (units, Unit, middle).node < node->block)
        low = middle + 1;
      else
        high = middle;
    }
  unit = low < units->len ? &g_array_index (units, Unit, low) : NULL;
  if (unit == NULL || unit->node != node->block)
    return;
  unit->left_out += node->size;
  if (unit->left_out + 25 > self->page->nodes[unit->node].own_size)
    unit->prose = 0;
}

static GArray *
collect_units (BylineContent *self)
{
  const BylinePage *page = self->page;
  GArray *units = g_array_new (FALSE, FALSE, sizeof (Unit));
  guint list = 0;

  for (guint i = self->root; i < page->nodes[self->root].end; )
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || self->dropped[i] || self->captions[i])
        {
          if (!node->hidden && !_byline_tag_is_block (node->tag) && node->size > 0)
            discount (self, units, i);
          i = node->end;
          continue;
        }
      if ((node->tag == BYLINE_TAG_UL || node->tag == BYLINE_TAG_OL) &&
          (list == 0 || i >= page->nodes[list].end))
        list = i;
      if (_byline_tag_is_block (node->tag) && node->own_size > 0)
        {
          Unit unit = { i, _byline_content_prose_of (page, i) };

          unit.list = list != 0 && i < page->nodes[list].end ? list : 0;
          unit.is_heading = _byline_tag_is_heading (node->tag);
          unit.is_link = node->own_links * 10 >= node->own_size * 8;
          g_array_append_val (units, unit);
        }
      i++;
    }
  return units;
}

/* --- Head --- */

static gboolean
is_standfirst (BylineContent *self,
               const Unit    *unit)
{
  const BylinePage *page = self->page;
  guint at = unit->node;

  for (guint up = 0; up < 4 && at > self->root; up++, at = page->nodes[at].parent)
    {
      if ((page->nodes[at].hints & BYLINE_HINT_STANDFIRST) != 0 && page->nodes[at].size < 700)
        return TRUE;
      if (page->nodes[at].tag == BYLINE_TAG_HEADER)
        return TRUE;
    }
  return FALSE;
}

/* Whether byline, date or picture stand between two units: what is in front of them is no text yet. */
static gboolean
is_apart (BylineContent *self,
          const Unit    *unit,
          const Unit    *next)
{
  const BylinePage *page = self->page;

  for (guint i = page->nodes[unit->node].end; i < next->node; i++)
    {
      if ((self->dropped[i] || self->captions[i]) && page->nodes[i].size > 0)
        return TRUE;
    }
  return next->prose == 0;
}

/* The first words below the headline that say what the page's head says of the story. */
static gboolean
is_description (BylineContent *self,
                const Unit    *unit,
                const Unit    *next)
{
  g_autofree char *text = NULL;

  if (self->description == NULL || self->page->nodes[unit->node].own_size > 700 ||
      !is_apart (self, unit, next))
    return FALSE;
  text = _byline_page_text (self->page, unit->node, BYLINE_TEXT_MAX_PASSAGE);
  return text != NULL && g_str_equal (text, self->description);
}

/* Everything up to the first sentence goes, a subhead right in front of it aside. */
static void
trim_head (BylineContent *self,
           GArray        *units)
{
  gboolean is_around_headline = FALSE;
  guint first = 0;
  guint begin;

  for (guint i = 0; i < units->len && self->headline != 0; i++)
    {
      guint node = g_array_index (units, Unit, i).node;

      if (!_byline_page_contains (self->page, self->headline, node) &&
          !_byline_page_contains (self->page, node, self->headline))
        continue;
      first = i + 1;
      /* Words that stand around the headline's own element are the text of a page without
       * paragraphs. */
      if (self->page->nodes[node].size > self->page->nodes[node].own_size &&
          g_array_index (units, Unit, i).prose > 0)
        is_around_headline = TRUE;
    }
  for (begin = first; begin < units->len && !is_around_headline; begin++)
    {
      const Unit *unit = &g_array_index (units, Unit, begin);

      if (self->standfirst == 0 && begin + 1 < units->len && unit->node > self->headline &&
          (is_standfirst (self, unit) ||
           (begin == first && is_description (self, unit, unit + 1))))
        {
          self->standfirst = unit->node;
          continue;
        }
      if (unit->prose > 0)
        break;
    }
  if (begin >= units->len)
    return;
  if (begin > first)
    {
      const Unit *before = &g_array_index (units, Unit, begin - 1);

      if (before->is_heading && self->page->nodes[before->node].tag != BYLINE_TAG_H1 &&
          before->node != self->standfirst && !before->is_link && begin - 1 > first)
        begin--;
    }
  for (guint i = 0; i < begin; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      if (!is_around_headline || unit->prose == 0)
        drop_unit (self, unit);
    }
  g_array_remove_range (units, 0, begin);
}

/* --- Tail --- */

/* Cuts at a heading such as "You may also like" that is followed by little prose. */
static void
cut_at_ending (BylineContent *self,
               GArray        *units)
{
  guint before = 0;
  guint behind = 0;
  guint size_behind = 0;

  for (guint i = 0; i < units->len; i++)
    {
      behind += g_array_index (units, Unit, i).prose;
      size_behind += self->page->nodes[g_array_index (units, Unit, i).node].own_size;
    }
  for (guint i = 1; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);
      const Unit *last = &g_array_index (units, Unit, i - 1);
      g_autofree char *text = NULL;

      before += last->prose;
      behind -= last->prose;
      size_behind -= self->page->nodes[last->node].own_size;
      if (unit->prose > 0 || self->page->nodes[unit->node].own_size > 60)
        continue;
      text = folded_text (self->page, unit->node, 60);
      if (!is_in (text, ending_headings, G_N_ELEMENTS (ending_headings))
          && !(unit->is_heading
               && begins_with_one_of (text, ending_prefixes, G_N_ELEMENTS (ending_prefixes))))
        continue;
      /* Excerpts of other stories are prose, too: then less than the story itself. */
      if (behind * 2 > size_behind && !(unit->is_heading && behind * 2 < before))
        continue;
      for (guint j = i; j < units->len; j++)
        drop_unit (self, &g_array_index (units, Unit, j));
      g_array_set_size (units, i);
      return;
    }
}

static gboolean
is_list_of_links (BylineContent *self,
                  guint          list)
{
  const BylineNode *node = &self->page->nodes[list];

  return node->link_size * 2 > node->size;
}

static gboolean
ends_story (BylineContent *self,
            const Unit    *unit)
{
  const BylineNode *node = &self->page->nodes[unit->node];
  g_autofree char *text = NULL;

  if (unit->list != 0)
    return !is_list_of_links (self, unit->list) && (unit->prose > 0 || node->own_size >= 12);
  if (unit->prose == 0 && node->own_stops == 0 && node->own_size < 90 &&
      node->tag != BYLINE_TAG_TD && node->tag != BYLINE_TAG_PRE && node->tag != BYLINE_TAG_TH)
    return FALSE;
  if (node->own_links * 2 > node->own_size)
    return FALSE;
  text = folded_text (self->page, unit->node, 400);
  return !begins_with_one_of (text, closing_phrases, G_N_ELEMENTS (closing_phrases)) &&
         !begins_with_one_of (text, pointer_labels, G_N_ELEMENTS (pointer_labels)) &&
         strstr (text, "all rights reserved") == NULL;
}

static void
trim_tail (BylineContent *self,
           GArray        *units)
{
  cut_at_ending (self, units);
  while (units->len > 1)
    {
      const Unit *unit = &g_array_index (units, Unit, units->len - 1);

      if (ends_story (self, unit))
        break;
      drop_unit (self, unit);
      g_array_set_size (units, units->len - 1);
    }
}

/* --- Middle --- */

static gboolean
is_pointer (BylineContent *self,
            const Unit    *unit)
{
  const BylineNode *node = &self->page->nodes[unit->node];
  g_autofree char *text = NULL;

  if (node->own_size > 300)
    return FALSE;
  if (unit->list != 0)
    return unit->is_link && is_list_of_links (self, unit->list);
  if (unit->is_link && node->tag != BYLINE_TAG_TD && node->tag != BYLINE_TAG_TH)
    return TRUE;
  text = folded_text (self->page, unit->node, 300);
  if (is_in (text, middle_labels, G_N_ELEMENTS (middle_labels)))
    return TRUE;
  return node->own_links * 3 > node->own_size &&
         begins_with_one_of (text, pointer_labels, G_N_ELEMENTS (pointer_labels));
}

static void
trim_middle (BylineContent *self,
             GArray        *units)
{
  gboolean after_pointer_heading = FALSE;

  for (guint i = 0; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      if (unit->is_heading)
        {
          g_autofree char *text = folded_text (self->page, unit->node, 60);

          after_pointer_heading = is_in (text, ending_headings, G_N_ELEMENTS (ending_headings));
          if (after_pointer_heading)
            drop_unit (self, unit);
          else if (unit->is_link && is_pointer (self, unit))
            drop_unit (self, unit);
          continue;
        }
      if (is_pointer (self, unit))
        drop_unit (self, unit);
    }
}

void
_byline_content_trim (BylineContent *self)
{
  g_autoptr (GArray) units = collect_units (self);

  if ((self->without & BYLINE_STEP_HEAD) == 0)
    trim_head (self, units);
  if ((self->without & BYLINE_STEP_TAIL) == 0)
    trim_tail (self, units);
  if ((self->without & BYLINE_STEP_MIDDLE) == 0)
    trim_middle (self, units);
}
