/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-bylines-private.h"

#include <string.h>

#include "byline-author-box-private.h"
#include "byline-text.h"

/* Who wrote the story: bylines on the page, cards, and what the page's data say. */

#define MAX_BYLINES 40
/* How far behind each other, in elements, the parts of one byline stand. */
#define NEAR_BYLINE 40

/* --- Lists of people --- */

static gboolean
is_known (GPtrArray *authors, const char *name)
{
  g_autofree char *folded = byline_text_fold (name);

  for (guint i = 0; i < authors->len; i++)
    {
      g_autofree char *other = byline_text_fold (
        ((BylineAuthor *) g_ptr_array_index (authors, i))->name);

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

/* Adds the pages of the people that a byline links to. */
static void
read_profiles (BylineMetadata *self, GPtrArray *people, guint index)
{
  _byline_metadata_read_profiles (self, people, index, self->page->nodes[index].end);
}

/* --- Cards --- */

static gboolean
has_biography (const BylinePage *page, guint index)
{
  for (guint i = index; i < page->nodes[index].end; i++)
    {
      if (page->nodes[i].own_stops > 0 && page->nodes[i].own_size >= 40)
        return TRUE;
    }
  return FALSE;
}

static void
read_cards (BylineMetadata *self, guint from, guint end, GPtrArray *cards)
{
  for (guint i = from; i < end && cards->len < 20; i++)
    {
      if (!_byline_page_is_author_box (self->page, i))
        continue;
      if (!_byline_metadata_is_elsewhere (self, i) && !_byline_metadata_is_on_card (self, i))
        byline_authors_add (cards, _byline_author_box_read (self->page, i));
      i = self->page->nodes[i].end - 1;
    }
}

/* --- Microdata --- */

/* <div itemprop=author><meta itemprop=name content=…>: for programs alone. */
static void
read_microdata (BylineMetadata *self, guint from, guint end)
{
  const BylinePage *page = self->page;

  for (guint i = from; i < end; i++)
    {
      if ((page->nodes[i].hints & BYLINE_HINT_AUTHOR) == 0 ||
          !_byline_page_attribute_has_word (page, i, "itemprop", "author") ||
          _byline_metadata_is_elsewhere (self, i) || !_byline_metadata_is_near (self, i))
        continue;
      for (guint j = i + 1; j < page->nodes[i].end && j < i + BYLINE_MAX_BYLINE_NODES; j++)
        {
          if (page->nodes[j].tag == BYLINE_HTML_TAG_META &&
              _byline_page_attribute_has_word (page, j, "itemprop", "name"))
            _byline_metadata_add_names (self->authors, _byline_page_attribute (page, j, "content"));
        }
    }
}

/* --- Which of them --- */

/* Moves the bodies and what is no name from what the data say apart; takes off what people do. */
static void
sort_said (BylineMetadata *self, GPtrArray *bodies)
{
  for (guint i = self->authors->len; i > 0; i--)
    {
      BylineAuthor *author = g_ptr_array_index (self->authors, i - 1);

      _byline_words_cut_role (author->name);

      if (_byline_name_is_noise (author->name))
        {
          g_ptr_array_remove_index (self->authors, i - 1);
        }
      else if (_byline_name_is_body (self, author->name))
        {
          byline_authors_add (bodies, byline_author_copy (author));
          g_ptr_array_remove_index (self->authors, i - 1);
        }
    }
}

static gboolean
any_known (GPtrArray *said, GPtrArray *shown)
{
  for (guint i = 0; i < shown->len; i++)
    {
      if (is_known (said, ((BylineAuthor *) g_ptr_array_index (shown, i))->name))
        return TRUE;
    }
  return FALSE;
}

static void
add_all (GPtrArray *authors, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    byline_authors_add (authors, byline_author_copy (g_ptr_array_index (more, i)));
}

static gboolean
has_capital (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c) || (g_unichar_isalpha (c) && !g_unichar_islower (c)))
        return TRUE;
    }
  return FALSE;
}

/* Each word with a capital, but for particles: "ann van marsh" is "Ann van Marsh". */
static char *
with_capitals (const char *name)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (name, " ", 10);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gunichar first = g_utf8_get_char (words[i]);

      if (i > 0)
        g_string_append_c (out, ' ');
      if (*words[i] == '\0' || _byline_words_are_particle (words[i]))
        {
          g_string_append (out, words[i]);
          continue;
        }
      g_string_append_unichar (out, g_unichar_toupper (first));
      g_string_append (out, g_utf8_next_char (words[i]));
    }
  return g_string_free (out, FALSE);
}

/* Data may write names small: then the page's own spelling counts, or each word gets its capital. */
static void
write_large (GPtrArray *authors, GPtrArray *shown)
{
  for (guint i = 0; i < authors->len; i++)
    {
      BylineAuthor *author = g_ptr_array_index (authors, i);
      g_autofree char *folded = NULL;
      char *large = NULL;

      if (has_capital (author->name) || strchr (author->name, ' ') == NULL ||
          strpbrk (author->name, "@./0123456789") != NULL)
        continue;
      folded = byline_text_fold (author->name);
      for (guint j = 0; large == NULL && j < shown->len; j++)
        {
          const char *name = ((BylineAuthor *) g_ptr_array_index (shown, j))->name;
          g_autofree char *other = byline_text_fold (name);

          if (g_str_equal (other, folded))
            large = g_strdup (name);
        }
      if (large == NULL)
        large = with_capitals (author->name);
      g_free (author->name);
      author->name = large;
    }
}

static GPtrArray *
authors_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
}

void
_byline_metadata_read_authors (BylineMetadata *self, guint from, guint end)
{
  const BylinePage *page = self->page;
  g_autoptr (GPtrArray) bodies = authors_new ();
  g_autoptr (GPtrArray) shown = authors_new ();
  g_autoptr (GPtrArray) shown_bodies = authors_new ();
  g_autoptr (GPtrArray) cards = authors_new ();
  gboolean is_sure = FALSE;
  gboolean any_author;
  guint n_read = 0;
  guint n_paragraphs = 0;
  guint last = 0;

  if (self->authors->len == 0)
    read_microdata (self, from, end);
  sort_said (self, bodies);
  for (guint i = from; i < end && n_read < MAX_BYLINES; i++)
    {
      const BylineNode *node = &page->nodes[i];

      n_paragraphs += i > self->headline && node->tag == BYLINE_HTML_TAG_P && !node->hidden &&
                      node->own_size >= 100;
      /* A card is read as such; below the text it may be anybody's. */
      if (_byline_page_is_author_box (page, i) &&
          (node->size > BYLINE_MAX_BYLINE_SIZE || n_paragraphs >= 2 || has_biography (page, i)))
        {
          i = node->end - 1;
          continue;
        }
      if (!_byline_metadata_names_author (self, i))
        continue;
      n_read++;
      /* Those that stand together are one byline. */
      if (_byline_metadata_is_near (self, i) && (shown->len == 0 || i < last + NEAR_BYLINE))
        {
          gboolean surely = _byline_byline_read (self, i, shown, shown_bodies);

          is_sure |= surely && shown->len > 0 && n_paragraphs < 2;
          if (shown->len > 0)
            last = page->nodes[i].end;
        }
      read_profiles (self, self->authors, i);
      read_profiles (self, shown, i);
      i = page->nodes[i].end - 1;
    }
  if (shown->len == 0 && self->authors->len == 0)
    _byline_metadata_read_unmarked (self, end, shown, shown_bodies);
  read_cards (self, from, end, cards);
  /* People at the headline go before others that the data name, unless some of them are the same. */
  self->authors_from = self->authors->len > 0 ? "the page's data" : NULL;
  if (is_sure && self->authors->len > 0 && !any_known (self->authors, shown))
    {
      g_ptr_array_set_size (self->authors, 0);
      self->authors_from = "the byline, against the page's data";
    }
  if (self->authors->len == 0 && shown->len > 0)
    {
      add_all (self->authors, shown);
      if (self->authors_from == NULL)
        self->authors_from = "the byline";
    }
  write_large (self->authors, shown);
  any_author = self->authors->len > 0;
  for (guint i = 0; i < cards->len; i++)
    {
      const BylineAuthor *card = g_ptr_array_index (cards, i);

      /* A card below a story whose authors are named shows one of them, or somebody else's
       * story. */
      if (is_known (self->authors, card->name) ||
          (!any_author && !_byline_name_is_body (self, card->name) &&
           !_byline_name_is_noise (card->name) && _byline_words_are_person (card->name)))
        byline_authors_add (self->authors, byline_author_copy (card));
    }
  if (!any_author && self->authors->len > 0)
    self->authors_from = "a card";
  if (self->authors->len == 0)
    {
      _byline_metadata_read_bold_name (self, end, self->authors, bodies);
      self->authors_from = self->authors->len > 0 ? "a name in bold above the text" : NULL;
    }
  if (self->authors->len == 0)
    {
      self->authors_from = "a body: no person is named";
      add_all (self->authors, bodies);
      if (self->authors->len == 0)
        add_all (self->authors, shown_bodies);
    }
}
