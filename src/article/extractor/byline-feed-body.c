/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-body-private.h"

#include <string.h>

#include "byline-author-box-private.h"
#include "byline-blocks-private.h"
#include "byline-content-private.h"
#include "byline-text.h"

/* In bytes of text. */
#define MAX_CARD 3500
#define MAX_NOTE 900
#define MIN_NOTE 24
/* With spaces. */
#define MAX_HEADING 160
/* The headings of sections about people that are looked at. */
#define MAX_SECTIONS 20

typedef struct {
  BylinePage *page;
  GPtrArray *known;
  GPtrArray *cards;
  gboolean take_others;
  guint8 *dropped; /* for every node: it stands in a card */
} Body;

static gboolean
is_dropped (const Body *self, guint index)
{
  guint at = index;

  while (at != 0 && !self->dropped[at])
    at = self->page->nodes[at].parent;
  return self->dropped[at];
}

/* The author whose name a text begins with, or holds. */
static const BylineAuthor *
find_named (const Body *self, const char *text, gboolean at_begin)
{
  g_autofree char *folded = byline_text_fold (text);

  for (guint i = 0; i < self->known->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (self->known, i);
      g_autofree char *name = byline_text_fold (author->name);

      if (*name != '\0' &&
          (at_begin ? g_str_has_prefix (folded, name) : strstr (folded, name) != NULL))
        return author;
    }
  return NULL;
}

static BylineAuthor *
card_of (const BylineAuthor *author)
{
  return byline_author_new (author->name);
}

/* --- What is called a card --- */

/* A card is small beside the text that it stands in. */
static gboolean
is_small (const Body *self, guint size)
{
  return size <= MAX_CARD && size * 2 <= self->page->nodes[0].size;
}

static void
take_cards (Body *self)
{
  const BylinePage *page = self->page;

  for (guint i = 1; i < page->n_nodes; i++)
    {
      BylineAuthor *author;

      if (!_byline_page_is_author_box (page, i) || !is_small (self, page->nodes[i].size))
        continue;
      author = _byline_author_box_read (page, i);
      if (author != NULL && (self->take_others || find_named (self, author->name, TRUE) != NULL))
        {
          byline_authors_add (self->cards, author);
          self->dropped[i] = TRUE;
        }
      else
        {
          g_clear_pointer (&author, byline_author_free);
        }
      i = page->nodes[i].end - 1;
    }
}

/* --- What stands below "About the author" --- */

static const char *const about_headings[] = {
  "about the author",
  "about the authors",
  "about the writer",
  "über den autor",
  "über die autorin",
  "über die autoren",
  "zum autor",
  "zur autorin",
  "à propos de l'auteur",
  "à propos de l'autrice",
  "sobre el autor",
  "sobre la autora",
  "sobre o autor",
  "sobre a autora",
  "l'autore",
  "l'autrice",
  "over de auteur",
  "об авторе",
  "关于作者",
  "作者简介",
  "著者について",
  "著者プロフィール",
  "عن الكاتب",
};

/* Whether one of the headings begins with @letter. */
static gboolean
is_first_letter (char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (about_headings); i++)
    {
      if (about_headings[i][0] == letter)
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_feed_body_may_be_about (const char *text)
{
  g_autofree char *lower = NULL;

  if (strlen (text) > MAX_HEADING || !is_first_letter (g_ascii_tolower (*text)))
    return FALSE;
  lower = g_utf8_strdown (text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (about_headings); i++)
    {
      if (g_str_has_prefix (lower, about_headings[i]))
        return TRUE;
    }
  return g_str_has_prefix (lower, "about ");
}

static gboolean
is_about (const Body *self, guint index)
{
  g_autofree char *text = NULL;
  gsize length;

  if (self->page->nodes[index].own_size > 80 || self->page->nodes[index].own_size == 0)
    return FALSE;
  text = _byline_content_folded_text (self->page, index, 80);
  length = strlen (text);
  if (length > 0 && text[length - 1] == ':')
    text[length - 1] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (about_headings); i++)
    {
      if (g_str_equal (text, about_headings[i]))
        return TRUE;
    }
  return g_str_has_prefix (text, "about ") && find_named (self, text + 6, TRUE) != NULL;
}

/* Behind the last node of what stands below a heading: up to the next one beside it. */
static guint
end_of_section (const BylinePage *page, guint heading, guint *size)
{
  guint parent = page->nodes[heading].parent;
  guint i = page->nodes[heading].end;

  for (*size = 0; i < page->nodes[parent].end && *size <= MAX_CARD; i = page->nodes[i].end)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_HR ||
          (page->nodes[i].hints & BYLINE_HINT_FOOTNOTE) != 0 ||
          (_byline_html_tag_is_heading (page->nodes[i].tag) &&
           page->nodes[i].tag <= page->nodes[heading].tag))
        break;
      *size += page->nodes[i].size;
    }
  return i;
}

static void
add_words (BylineAuthor *author, const char *words)
{
  g_autofree char *before = author->bio;

  author->bio = before != NULL ? g_strconcat (before, " ", words, NULL) : g_strdup (words);
}

/* Adds what one block of a section says to the person whom it names, else to the one before.
 * Returns: (nullable): whom it is about. */
static BylineAuthor *
read_block (Body *self, guint index, BylineAuthor *current, GPtrArray *people)
{
  const BylineAuthor *named;
  g_autofree char *text = _byline_page_dup_text (self->page, index, BYLINE_TEXT_MAX_PASSAGE);
  g_autofree char *folded = NULL;
  g_autofree char *name = NULL;

  if (text == NULL)
    return current;
  named = find_named (self, text, FALSE);
  if (named != NULL && (current == NULL || !g_str_equal (named->name, current->name)))
    {
      current = card_of (named);
      g_ptr_array_add (people, current);
    }
  if (current == NULL)
    return NULL;
  folded = byline_text_fold (text);
  name = byline_text_fold (current->name);
  if (!g_str_equal (folded, name))
    add_words (current, text);
  return current;
}

/* Reads the people between two nodes. */
static GPtrArray *
read_people (Body *self, guint from, guint end)
{
  g_autoptr (GPtrArray)
    people = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  const BylinePage *page = self->page;
  BylineAuthor *current = NULL;
  guint read = 0;

  if (self->known->len == 1)
    {
      current = card_of (g_ptr_array_index (self->known, 0));
      g_ptr_array_add (people, current);
    }
  for (guint i = from; i < end; i++)
    {
      if (i >= read && !page->nodes[i].hidden && page->nodes[i].own_size > 0 &&
          _byline_html_tag_is_block (page->nodes[i].tag))
        {
          current = read_block (self, i, current, people);
          read = page->nodes[i].end;
        }
      if (current == NULL)
        continue;
      _byline_author_box_read_portrait (page, i, i + 1, current);
      _byline_author_box_read_links (page, i, i + 1, current);
    }
  return g_steal_pointer (&people);
}

static gboolean
have_biography (GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      if (((BylineAuthor *) g_ptr_array_index (people, i))->bio != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
take_people (Body *self, GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      BylineAuthor *author = byline_author_copy (g_ptr_array_index (people, i));

      _byline_author_find_contacts (author, author->bio);
      byline_authors_add (self->cards, author);
    }
}

static void
take_sections (Body *self)
{
  const BylinePage *page = self->page;
  guint before = 0;
  guint n_seen = 0;

  for (guint i = 1; i < page->n_nodes && n_seen < MAX_SECTIONS; i++)
    {
      g_autoptr (GPtrArray) people = NULL;
      guint size;
      guint end;

      before += page->nodes[i].tag == BYLINE_HTML_TAG_TEXT ? page->nodes[i].size : 0;
      if (!_byline_html_tag_is_block (page->nodes[i].tag) || !is_about (self, i) ||
          is_dropped (self, i))
        continue;
      n_seen++;
      end = end_of_section (page, i, &size);
      if (size < MIN_NOTE || size > MAX_CARD || size > before)
        continue;
      people = read_people (self, page->nodes[i].end, end);
      if (!have_biography (people))
        continue;
      take_people (self, people);
      for (guint at = i; at < end; at = page->nodes[at].end)
        self->dropped[at] = TRUE;
      i = end - 1;
    }
}

/* --- A paragraph about somebody at the end --- */

/* The last block with words of its own that is no footnote. */
static guint
find_last (const Body *self)
{
  const BylinePage *page = self->page;
  guint last = 0;

  for (guint i = 1; i < page->n_nodes;)
    {
      if (self->dropped[i] || page->nodes[i].hidden ||
          (page->nodes[i].hints & BYLINE_HINT_FOOTNOTE) != 0)
        {
          i = page->nodes[i].end;
          continue;
        }
      if (_byline_html_tag_is_block (page->nodes[i].tag) && page->nodes[i].own_size > 0)
        last = i;
      i++;
    }
  return last;
}

static gboolean
is_in_italics (const BylinePage *page, guint index)
{
  guint size = 0;

  for (guint i = index + 1; i < page->nodes[index].end;)
    {
      gboolean is_italic = page->nodes[i].tag == BYLINE_HTML_TAG_EM;

      size += is_italic ? page->nodes[i].size : 0;
      i = is_italic ? page->nodes[i].end : i + 1;
    }
  return size * 10 >= page->nodes[index].size * 9;
}

static gboolean
is_behind_rule (const BylinePage *page, guint index)
{
  while (index > 1 && page->nodes[index - 1].size == 0 &&
         page->nodes[index - 1].tag != BYLINE_HTML_TAG_HR)
    index--;
  return index > 1 && page->nodes[index - 1].tag == BYLINE_HTML_TAG_HR;
}

static gboolean
take_last (Body *self)
{
  const BylinePage *page = self->page;
  guint last = find_last (self);
  const BylineAuthor *named;
  g_autoptr (BylineAuthor) reached = NULL;
  g_autofree char *text = NULL;

  if (last == 0 || page->nodes[last].tag != BYLINE_HTML_TAG_P ||
      page->nodes[last].size < MIN_NOTE || page->nodes[last].size > MAX_NOTE ||
      !is_small (self, page->nodes[last].size))
    return FALSE;
  text = _byline_page_dup_text (page, last, BYLINE_TEXT_MAX_PASSAGE);
  named = text != NULL ? find_named (self, text, TRUE) : NULL;
  if (named == NULL)
    return FALSE;
  reached = card_of (named);
  _byline_author_find_contacts (reached, text);
  if (reached->contacts->len == 0 && !is_in_italics (page, last) && !is_behind_rule (page, last))
    return FALSE;
  reached->bio = g_steal_pointer (&text);
  _byline_author_box_read_portrait (page, last, page->nodes[last].end, reached);
  _byline_author_box_read_links (page, last, page->nodes[last].end, reached);
  byline_authors_add (self->cards, g_steal_pointer (&reached));
  self->dropped[last] = TRUE;
  return TRUE;
}

/* A rule at the end parts nothing: what stood behind it were footnotes, or a card. */
static void
drop_last_rules (GPtrArray *blocks)
{
  while (blocks->len > 0 &&
         ((BylineBlock *) g_ptr_array_index (blocks, blocks->len - 1))->type == BYLINE_BLOCK_RULE)
    g_ptr_array_remove_index (blocks, blocks->len - 1);
}

GPtrArray *
_byline_feed_body_read (const char *html,
                        const char *base,
                        GPtrArray *known,
                        gboolean take_others,
                        GPtrArray *footnotes,
                        GPtrArray *cards,
                        gboolean *is_cut)
{
  g_autoptr (BylinePage) page = _byline_page_new_fragment (html, strlen (html), base);
  g_autofree guint8 *dropped = NULL;
  GPtrArray *blocks = byline_blocks_new ();
  Body self = { page, known, cards, take_others };

  if (page == NULL)
    return blocks;
  dropped = g_new0 (guint8, page->n_nodes);
  self.dropped = dropped;
  take_cards (&self);
  if (known->len > 0)
    {
      take_sections (&self);
      for (guint i = 0; i < known->len && take_last (&self); i++)
        ;
    }
  *is_cut |= _byline_blocks_build (page, 0, page->n_nodes, dropped, blocks, footnotes);
  *is_cut |= page->is_cut;
  drop_last_rules (blocks);
  return blocks;
}
