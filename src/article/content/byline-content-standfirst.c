/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-text.h"

/* The standfirst: what stands between headline and text, or as the first paragraph of the text, and is
 * called so, says what the page's head says of the story, or is set apart from the text. */

/* In bytes without spaces. */
#define MIN_SIZE 12
#define MIN_LINE 40
#define MAX_SIZE 900
/* The elements behind the headline that are looked at. */
#define MAX_NODES 4000
/* What the evidence for it must add up to. */
#define ENOUGH 4
/* The blocks of prose behind the headline that are looked at. */
#define MAX_PROSE_BLOCKS 3

/* --- Names --- */

/* Words that papers call it by, as parts of names; they call other things so, too. */
static gboolean
is_name_of_standfirst (const char *names)
{
  static const char *parts[] = {
    "standfirst",   "subheadline",   "subtitle",    "sub-title",  "subtit",     "sub-tit",
    "untertitel",   "unterzeile",    "strapline",   "vorspann",   "einleitung", "teaser",
    "intro",        "excerpt",       "summary",     "abstract",   "chapo",      "chapeau",
    "ingress",      "manchet",       "sapo",        "apostila",   "bajada",     "copete",
    "entradilla",   "sumario",       "sommario",    "catenaccio", "sottotit",   "underrubrik",
    "undertitel",   "zajawka",       "perex",       "preamble",   "synopsis",   "inleiding",
    "descrip",      "linha-fina",    "linhafina",   "antetitulo", "lead-text",  "leadtext",
    "article-lead", "article__lead", "elementlead", "lede",       "onderkop",   "kurzfassung",
  };
  static const char *words[] = { "lead", "dek", "deck",  "desc", "spot",
                                 "ozet", "lid", "anons", "sub",  "sum" };
  g_autofree char *lower = NULL;

  if (names == NULL || *names == '\0')
    return FALSE;
  lower = g_ascii_strdown (names, (gssize) strnlen (names, 200));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strstr (lower, parts[i]) != NULL)
        return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      for (const char *p = strstr (lower, words[i]); p != NULL; p = strstr (p + 1, words[i]))
        {
          if ((p == lower || !g_ascii_isalpha (p[-1])) && !g_ascii_isalpha (p[length]))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_named_so (BylineContent *self, guint index)
{
  static const char *attributes[] = {
    "class",         "id",      "itemprop", "data-testid",
    "data-test-tag", "data-qa", "data-cy",  "data-component",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *names = _byline_page_attribute (self->page, index, attributes[i]);

      /* What is marked to be spoken is the beginning of the text. */
      if (names != NULL && strstr (names, "speakable") == NULL && is_name_of_standfirst (names))
        return TRUE;
    }
  return FALSE;
}

/* The element around @index, or itself, that is called a standfirst and nothing much else; 0 if none. */
static guint
called_so (BylineContent *self, guint index, gboolean *surely)
{
  const BylinePage *page = self->page;

  for (guint up = 0; up < 4 && index > self->from; up++, index = page->nodes[index].parent)
    {
      const BylineNode *node = &page->nodes[index];

      /* What holds much of the text is no standfirst, whatever it is called. */
      if (node->size > MAX_SIZE || _byline_page_contains (page, index, self->headline) ||
          self->prose_score[index] * 2.0 > self->prose_score[self->from])
        return 0;
      *surely = (node->hints & BYLINE_HINT_STANDFIRST) != 0;
      if (*surely || is_named_so (self, index))
        return index;
    }
  return 0;
}

/* Whether an element in the flow of the text is called what nothing but a standfirst is; an introduction may
 * be the first paragraph of the text. */
static gboolean
is_outspoken (BylineContent *self, guint index)
{
  static const char *parts[] = { "standfirst", "subtitle",  "sub-title", "untertitel", "vorspann",
                                 "teaser",     "chapo",     "sapo",      "entradilla", "bajada",
                                 "sommario",   "ingress",   "manchet",   "perex",      "zajawka",
                                 "strapline",  "linha-fina" };
  const char *names = _byline_page_attribute (self->page, index, "class");
  g_autofree char *lower = names != NULL ? g_ascii_strdown (names, (gssize) strnlen (names, 200))
                                         : NULL;

  for (gsize i = 0; lower != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      if (strstr (lower, parts[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* --- What it says --- */

/* How far @text and what is said of the story agree: 0 not, 1 one is the beginning of the other or holds
 * it, 2 almost to the word. */
static int
agreement (BylineContent *self, const char *text)
{
  g_autofree char *folded = byline_text_fold (text);
  gsize length = strlen (folded);
  int best = 0;

  for (guint i = 0; self->descriptions != NULL && i < self->descriptions->len; i++)
    {
      const char *said = g_ptr_array_index (self->descriptions, i);
      g_autofree char *description = byline_text_fold (said);
      gsize said_length = strlen (description);
      gboolean is_within;

      /* What breaks off was cut from the beginning of the text by a program. */
      if (g_str_has_suffix (said, "...") || g_str_has_suffix (said, "…"))
        continue;
      if (g_str_equal (description, folded))
        return 2;
      if (said_length < 24 || length < 24)
        continue;
      is_within = said_length > length ? strstr (description, folded) != NULL
                                       : strstr (folded, description) != NULL;
      if (is_within && MIN (length, said_length) * 10 > MAX (length, said_length) * 9)
        return 2;
      if ((byline_text_is_excerpt_of (said, text) && said_length * 2 > length) ||
          (is_within && MIN (length, said_length) * 3 > MAX (length, said_length) * 2))
        best = 1;
    }
  return best;
}

/* Whether all words of an element stand in marks of one kind. */
static gboolean
is_wholly_in (BylineContent *self, guint index, BylineHtmlTag tag)
{
  const BylinePage *page = self->page;
  guint size = 0;

  for (guint i = index + 1; i < page->nodes[index].end;)
    {
      if (page->nodes[i].tag == tag)
        {
          size += page->nodes[i].size;
          i = page->nodes[i].end;
        }
      else
        {
          i++;
        }
    }
  return size * 10 >= page->nodes[index].size * 9;
}

/* Whether it is set in bold or in italics, by elements or by what it is called. */
static gboolean
is_marked (BylineContent *self, guint index)
{
  const char *names = _byline_page_attribute (self->page, index, "class");
  BylineHtmlTag around = self->page->nodes[self->page->nodes[index].parent].tag;

  return around == BYLINE_HTML_TAG_B || around == BYLINE_HTML_TAG_EM ||
         (names != NULL &&
          (strstr (names, "bold") != NULL || strstr (names, "strong") != NULL ||
           strstr (names, "fett") != NULL || strstr (names, "font-medium") != NULL)) ||
         is_wholly_in (self, index, BYLINE_HTML_TAG_B) ||
         is_wholly_in (self, index, BYLINE_HTML_TAG_EM);
}

/* Whether there is prose in front of @index in the element it stands in. */
static gboolean
is_behind_prose (BylineContent *self, guint index)
{
  guint parent = self->page->nodes[index].parent;

  for (guint i = parent + 1; i < index; i = self->page->nodes[i].end)
    {
      if (self->prose_score[i] > 0 && !self->dropped[i] && !self->captions[i] && i > self->headline)
        return TRUE;
    }
  return FALSE;
}

/* A whole first sentence in bold, above paragraphs that are not. */
static gboolean
is_bold_opening (BylineContent *self, guint index, guint next)
{
  const BylineNode *node = &self->page->nodes[index];

  return node->own_stops > 0 && next != 0 && self->page->nodes[next].tag == node->tag &&
         !is_behind_prose (self, index) && is_wholly_in (self, index, BYLINE_HTML_TAG_B) &&
         !is_wholly_in (self, next, BYLINE_HTML_TAG_B);
}

/* --- Where it stands --- */

/* The next block with words behind @index that is no part of a picture. */
static guint
next_block (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  guint end = MIN (self->end, page->nodes[index].end + MAX_NODES);

  for (guint i = page->nodes[index].end; i < end;)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || self->dropped[i] || self->captions[i])
        {
          i = node->end;
          continue;
        }
      if (_byline_html_tag_is_block (node->tag) && node->own_size > 0)
        return i;
      i++;
    }
  return 0;
}

static gboolean
is_class_of (BylineContent *self, guint a, guint b)
{
  return self->page->nodes[a].tag == self->page->nodes[b].tag &&
         g_strcmp0 (_byline_page_attribute (self->page, a, "class"),
                    _byline_page_attribute (self->page, b, "class")) == 0;
}

/* Whether a paragraph looks other than the two that follow it, which are alike. */
static gboolean
is_set_apart (BylineContent *self, guint index)
{
  guint second = next_block (self, index);
  guint third = second != 0 ? next_block (self, second) : 0;

  return third != 0 && !is_class_of (self, index, second) && is_class_of (self, second, third) &&
         _byline_content_prose_score (self->page, second) > 0;
}

/* Behind the last of the blocks that stand beside @index and are set and called as it is. */
static guint
end_of_like (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  guint end = page->nodes[index].end;
  guint size = page->nodes[index].size;

  for (guint i = end; i < page->nodes[page->nodes[index].parent].end; i = page->nodes[i].end)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag == BYLINE_HTML_TAG_TEXT && node->size == 0)
        continue;
      size += node->size;
      if (node->size == 0 || size > MAX_SIZE || !is_class_of (self, index, i))
        break;
      end = node->end;
    }
  return end;
}

/* Whether it stands in the flow of the text: beside a paragraph that is set as it is. */
static gboolean
is_in_flow (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  guint second = next_block (self, index);

  return second != 0 && page->nodes[second].parent == page->nodes[index].parent &&
         is_class_of (self, index, second);
}

/* The first prose of the text behind @index; 0 if there is none. */
static guint
next_prose (BylineContent *self, guint index)
{
  for (guint i = 0; i < self->text_blocks->len; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);

      if (text_block->node >= self->page->nodes[index].end && text_block->prose_score > 0)
        return text_block->node;
    }
  return 0;
}

/* Whether byline, date or picture stand between it and what follows. */
static gboolean
is_followed_by_break (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  guint next = next_block (self, index);

  for (guint i = page->nodes[index].end; i < next; i++)
    {
      if ((self->dropped[i] || self->captions[i]) && page->nodes[i].size > 0 &&
          !page->nodes[i].hidden)
        return TRUE;
    }
  return FALSE;
}

/* Whether it is all that stands in its element, and the text behind it has one for its paragraphs. */
static gboolean
is_alone (BylineContent *self, guint index)
{
  const BylineNode *nodes = self->page->nodes;
  guint next = next_prose (self, index);

  return next != 0 && nodes[nodes[index].parent].size == nodes[index].size &&
         nodes[nodes[next].parent].size > nodes[next].size;
}

/* Whether a line with who wrote the story or when stands between it and the text, and no prose in front. */
static gboolean
is_above_byline (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  guint next = next_prose (self, index);

  if (is_behind_prose (self, index))
    return FALSE;
  for (guint i = page->nodes[index].end; i < next; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || node->size == 0)
        continue;
      if (node->tag == BYLINE_HTML_TAG_ADDRESS || node->tag == BYLINE_HTML_TAG_TIME ||
          (node->hints & (BYLINE_HINT_BYLINE | BYLINE_HINT_AUTHOR | BYLINE_HINT_DATE)) != 0)
        return node->size < 400;
    }
  return FALSE;
}

/* Whether the picture stands between it and what follows. */
static gboolean
is_above_picture (BylineContent *self, guint index)
{
  guint next = next_block (self, index);

  for (guint i = self->page->nodes[index].end; i < next; i++)
    {
      if (self->page->nodes[i].tag == BYLINE_HTML_TAG_IMG)
        return TRUE;
    }
  return FALSE;
}

/* Whether it stands right below the headline, and the text behind it has an element of its own. */
static gboolean
is_alone_above_text (BylineContent *self, guint index)
{
  const BylineNode *nodes = self->page->nodes;
  guint next = next_prose (self, index);

  return next != 0 && nodes[index].parent == nodes[self->headline].parent &&
         !_byline_page_contains (self->page, nodes[next].parent, index) &&
         nodes[nodes[next].parent].size > nodes[next].size;
}

/* Whether it stands in another kind of element than the text behind it. */
static gboolean
is_outside_of_text (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  guint top = self->top_candidate;
  guint next;
  guint parent = page->nodes[index].parent;

  if (top == 0 || !_byline_page_contains (page, top, index))
    return TRUE;
  if (_byline_page_ancestor (page, index, BYLINE_HTML_TAG_HEADER) > top)
    return TRUE;
  next = next_prose (self, index);
  return next != 0 && parent != page->nodes[next].parent &&
         !is_class_of (self, parent, page->nodes[next].parent);
}

/* Whether what stands in another block begins anew, and nothing says that what is before it has ended. */
static gboolean
begins_anew (GString *before, const char *words)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (before->str));
  const char *last = g_utf8_find_prev_char (trimmed, trimmed + strlen (trimmed));
  gunichar first = g_utf8_get_char_validated (words, -1);

  return strlen (trimmed) >= MIN_SIZE && g_unichar_isalnum (g_utf8_get_char (last)) &&
         (g_unichar_isupper (first) || g_unichar_isdigit (first));
}

char *
_byline_content_dup_range (BylineContent *self, guint from, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_block = FALSE;

  for (guint i = from; i < end; i++)
    {
      const BylineNode *node = &self->page->nodes[i];

      if (node->tag == BYLINE_HTML_TAG_TEXT && !node->hidden)
        {
          const char *content = (const char *) node->xml->content;
          const char *words = content + strspn (content, " \t\r\n");

          if (is_block && begins_anew (text, words))
            g_string_append (text, "· ");
          is_block = is_block && *words == '\0';
          g_string_append (text, content);
        }
      else if (_byline_html_tag_is_block (node->tag) || node->tag == BYLINE_HTML_TAG_BR)
        {
          is_block = node->tag != BYLINE_HTML_TAG_BR;
          g_string_append_c (text, ' ');
        }
    }
  return byline_text_clean (text->str, BYLINE_TEXT_MAX_PASSAGE);
}

/* Whether it and the headline stand in an element that the text does not stand in. */
static gboolean
is_with_headline (BylineContent *self, guint index)
{
  guint next = next_prose (self, index);
  guint around = index;

  while (around > self->from && !_byline_page_contains (self->page, around, self->headline))
    around = self->page->nodes[around].parent;
  return around > self->from && !_byline_page_contains (self->page, around, next);
}

/* --- Evidence --- */

/* "New York (Agency) - Prices fell": how a text of an agency begins. */
static gboolean
has_agency_dateline (const char *text)
{
  static const char *dashes[] = { ") - ", ") – ", ") — ", ") -- " };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *found = strstr (text, dashes[i]);

      if (found != NULL && found - text < 50)
        return TRUE;
    }
  return FALSE;
}

/* What no standfirst is: a line with names and dates, a label, a link, the headline said again. */
static gboolean
is_excluded (BylineContent *self, guint index, const char *headline)
{
  const BylineNode *node = &self->page->nodes[index];
  g_autofree char *text = NULL;

  if (node->own_links * 2 > node->own_size ||
      _byline_page_ancestor (self->page, index, BYLINE_HTML_TAG_NAV) > self->from ||
      _byline_page_ancestor (self->page, index, BYLINE_HTML_TAG_FIGURE) > self->from ||
      _byline_page_ancestor (self->page, index, BYLINE_HTML_TAG_BLOCKQUOTE) > self->from ||
      _byline_page_ancestor (self->page, index, BYLINE_HTML_TAG_TIME) > self->from)
    return TRUE;
  for (guint at = index, up = 0; up < 4 && at > self->from; up++, at = self->page->nodes[at].parent)
    {
      guint32 hints = self->page->nodes[at].hints;

      /* The question above a poll's answers. */
      if (self->dropped[at] && hints == 0)
        return TRUE;
      if (_byline_page_contains (self->page, at, self->headline) ||
          self->page->nodes[at].size > MAX_SIZE)
        break;
      if ((hints &
           (BYLINE_HINTS_NOT_CONTENT | BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT |
            BYLINE_HINT_BYLINE | BYLINE_HINT_DATE | BYLINE_HINT_KICKER | BYLINE_HINT_BIO)) != 0 &&
          (hints & BYLINE_HINT_STANDFIRST) == 0)
        return TRUE;
    }
  text = _byline_content_folded_text (self->page, index, 300);
  /* "NEW YORK (Agency) - …" begins a text. */
  if (has_agency_dateline (text) || _byline_words_are_facts (text))
    return TRUE;
  return *text != '\0' &&
         (g_str_equal (text, headline) || _byline_content_is_dateline (self->page, index) ||
          _byline_words_are_label (text) || _byline_words_ask_reader (text) ||
          _byline_words_are_from_agency (text) || _byline_words_offer_subscription (text) ||
          _byline_words_offer_membership (text) || _byline_words_begin_pointer (text));
}

/* The list that a heading is an item of, if all of them are headings; else itself. */
static guint
list_of_headings (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  guint list = page->nodes[page->nodes[index].parent].parent;

  if (page->nodes[page->nodes[index].parent].tag != BYLINE_HTML_TAG_LI ||
      page->nodes[list].size > MAX_SIZE || page->nodes[list].link_size * 2 > page->nodes[list].size)
    return index;
  return list;
}

static int
evidence_for (BylineContent *self, guint index, gboolean is_first, guint *whole)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];
  gboolean is_heading = _byline_html_tag_is_heading (node->tag);
  gboolean is_outside = is_outside_of_text (self, index) || is_above_byline (self, index);
  gboolean is_apart;
  gboolean is_opening;
  gboolean is_marked_whole;
  int said;
  gboolean surely = FALSE;
  guint called = called_so (self, index, &surely);
  g_autofree char *text = NULL;
  int score = 0;

  *whole = called != 0 ? called : is_heading ? list_of_headings (self, index) : index;
  text = _byline_content_dup_range (self, *whole,
                                    called == index ? end_of_like (self, index)
                                                    : page->nodes[*whole].end);
  if (text == NULL)
    return 0;
  is_marked_whole = is_marked (self, index);
  is_opening = !is_outside && is_bold_opening (self, index, next_block (self, index));
  said = agreement (self, text);
  /* The first paragraph of a text is often called its introduction or set larger: it is the text's all
   * the same, unless it says what is said of the story. */
  is_apart = said == 2 && (is_followed_by_break (self, index) || is_alone (self, index)) &&
             page->nodes[next_prose (self, index)].parent != node->parent;
  if (!is_outside && !is_heading && !(called != 0 && (surely || is_outspoken (self, called))) &&
      !(said == 2 && (called != 0 || is_apart || is_marked_whole)) &&
      !(called != 0 && is_marked_whole) && !is_opening)
    return 0;
  if (is_heading && is_behind_prose (self, index))
    return 0;
  if (is_opening)
    score += 3;
  if (called != 0)
    score += surely ? 6 : node->own_stops > 0 || node->own_size >= 40 ? 4 : 2;
  if (said > 0)
    score += is_outside || called != 0 ? 5 : is_apart || is_marked_whole ? 3 : 1;
  if (is_heading)
    score += is_outside ? 2 : 1;
  if (is_outside)
    score += 2;
  else if (is_apart || (is_set_apart (self, index) &&
                        (!is_heading || node->own_size < BYLINE_CONTENT_LARGE_PARAGRAPH)))
    score += 2;
  if (is_marked_whole)
    score += said > 0 || !is_in_flow (self, index) ? 2 : 1;
  if (node->own_stops > 0 || node->own_size >= 50)
    score += 1;
  else if (called == 0 && said == 0)
    return 0;
  if (is_first && is_outside &&
      (is_with_headline (self, index) ||
       (called == 0 && (is_followed_by_break (self, index) || is_above_picture (self, index)) &&
        is_alone_above_text (self, index))))
    score += 1;
  return score;
}

/* Where the head of the story ends: with the first few blocks of prose, since one of them may be a caption,
 * and the first paragraph may be the standfirst itself. */
static guint
end_of_head (BylineContent *self, guint from)
{
  guint end = MIN (self->end, from + MAX_NODES / 4);
  guint n = 0;

  for (guint i = 0; i < self->text_blocks->len && n < MAX_PROSE_BLOCKS; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);

      if (text_block->node < from || text_block->prose_score == 0)
        continue;
      end = text_block->node + 1;
      n++;
    }
  return end;
}

void
_byline_content_find_standfirst (BylineContent *self)
{
  const BylinePage *page = self->page;
  g_autofree char *headline = NULL;
  guint from = self->headline != 0 ? page->nodes[self->headline].end : 0;
  guint end;
  gboolean is_first = TRUE;
  int best = ENOUGH - 1;

  if (from == 0)
    return;
  end = MIN (end_of_head (self, from), from + MAX_NODES);
  headline = _byline_content_folded_text (page, self->headline, 300);
  for (guint i = from; i < end;)
    {
      const BylineNode *node = &page->nodes[i];
      guint whole = 0;
      int score;

      if (node->hidden || self->captions[i])
        {
          i = node->end;
          continue;
        }
      i++;
      if (node->own_size < MIN_SIZE || node->own_size > MAX_SIZE ||
          !_byline_html_tag_is_block (node->tag) || is_excluded (self, i - 1, headline))
        continue;
      score = evidence_for (self, i - 1, is_first, &whole);
      is_first = is_first && node->own_size < MIN_LINE;
      if (score > best)
        {
          best = score;
          self->standfirst = whole;
          self->standfirst_end = whole == i - 1 && is_named_so (self, whole)
                                   ? end_of_like (self, whole)
                                   : page->nodes[whole].end;
        }
    }
}
