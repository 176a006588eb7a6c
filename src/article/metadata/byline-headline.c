/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-text.h"

/* The headline: which element has it, which of its words are a kicker's, and what the title is. */

/* The elements that are looked at for the headline. */
#define MAX_HEADINGS 400
/* How far behind a heading for search engines, in elements, the one for people stands. */
#define MAX_DISTANCE 2500
/* A kicker in front of a headline is not longer, in bytes of text without spaces. */
#define MAX_KICKER 60
#define MIN_KICKER 3

/* --- Words --- */

/* The first or last letter of the words in @index, 0 if it has none. */
static gunichar
letter_at (const BylinePage *page, guint index, gboolean is_last)
{
  gunichar found = 0;

  for (guint i = index; i < page->nodes[index].end && (is_last || found == 0); i++)
    {
      const char *own = page->nodes[i].hidden ? NULL : _byline_page_get_own_text (page, i);

      if (own != NULL && *own != '\0')
        found = g_utf8_get_char (is_last ? g_utf8_prev_char (own + strlen (own)) : own);
    }
  return found;
}

/* Whether an element stands glued in front of words that begin with a capital, or on a line of its own in
 * small letters: on the page they are two. */
static gboolean
is_set_off (const BylinePage *page, guint first, guint words)
{
  guint between = _byline_page_find_tag (page, page->nodes[first].end, words, BYLINE_HTML_TAG_BR);

  if (page->nodes[first].size < MIN_KICKER)
    return FALSE;
  if (between != 0)
    return page->nodes[first].tag == BYLINE_HTML_TAG_SMALL;
  return page->nodes[first].end == words && g_unichar_isupper (letter_at (page, words, FALSE)) &&
         g_unichar_islower (letter_at (page, first, TRUE));
}

/* Where the headline begins in a heading that begins with a kicker in an element of its own; the
 * element is in @kicker. Returns: 0 if there is none. */
static guint
behind_kicker (const BylinePage *page, guint heading, guint *kicker)
{
  guint outer = heading;
  guint first = 0;
  guint second = 0;
  gboolean has_colon = FALSE;

  /* Down to where there is more than one part. */
  for (guint depth = 0; depth < 5 && second == 0; depth++)
    {
      first = 0;
      for (guint i = outer + 1; i < page->nodes[outer].end && second == 0; i = page->nodes[i].end)
        {
          const BylineNode *node = &page->nodes[i];

          if (node->size == 0 && node->tag != BYLINE_HTML_TAG_TEXT && node->end - i == 2)
            {
              const char *own = _byline_page_get_own_text (page, i + 1);

              has_colon |= first != 0 && own != NULL && strchr (own, ':') != NULL;
            }
          if (node->size == 0)
            continue;
          if (first == 0)
            first = i;
          else
            second = i;
        }
      if (second == 0 && (first == 0 || page->nodes[first].tag == BYLINE_HTML_TAG_TEXT))
        return 0;
      if (second == 0)
        outer = first;
    }
  if (second == 0 || page->nodes[first].tag == BYLINE_HTML_TAG_TEXT ||
      page->nodes[first].size > MAX_KICKER)
    return 0;
  for (guint i = first; i < page->nodes[first].end && !has_colon; i++)
    {
      const char *own = page->nodes[i].hidden ? _byline_page_get_own_text (page, i) : NULL;

      has_colon = own != NULL && strchr (own, ':') != NULL;
    }
  *kicker = first;
  if (has_colon ||
      _byline_page_find_hint (page, first, page->nodes[first].end, BYLINE_HINT_KICKER) != 0)
    return second;
  if (page->nodes[second].tag == BYLINE_HTML_TAG_TEXT)
    return page->nodes[first].size * 2 <= page->nodes[heading].size &&
               is_set_off (page, first, second)
             ? second
             : 0;
  if (page->nodes[first].size * 2 > page->nodes[heading].size ||
      g_strcmp0 (_byline_page_attribute (page, first, "class"),
                 _byline_page_attribute (page, second, "class")) == 0)
    return 0;
  return _byline_page_find_hint (page, second, page->nodes[second].end, BYLINE_HINT_HEADLINE) !=
               0 ||
             _byline_html_tag_is_block (page->nodes[first].tag) ||
             page->nodes[first].tag == page->nodes[second].tag
           ? second
           : 0;
}

/* The words in [@from, @end). */
static char *
words_between (const BylinePage *page, guint from, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = from; i < end && text->len < BYLINE_TEXT_MAX_HEADLINE * 6; i++)
    {
      const char *own = page->nodes[i].hidden ? NULL : _byline_page_get_own_text (page, i);

      if (own != NULL)
        g_string_append (text, own);
      else if (_byline_html_tag_is_block (page->nodes[i].tag) ||
               page->nodes[i].tag == BYLINE_HTML_TAG_BR)
        g_string_append_c (text, ' ');
    }
  return byline_text_clean (text->str, BYLINE_TEXT_MAX_HEADLINE);
}

char *
_byline_headline_dup_words (const BylinePage *page, guint index, char **kicker)
{
  static const char *signs[] = { "¶", " #", "#", "🔗" };
  guint kicker_at = 0;
  guint from = behind_kicker (page, index, &kicker_at);
  char *text = words_between (page, from != 0 ? from : index, page->nodes[index].end);

  /* The sign between kicker and headline is neither's. */
  if (from != 0 && text != NULL)
    {
      gsize cut = strspn (text, ":|- ");

      if (text[cut] != '\0')
        memmove (text, text + cut, strlen (text + cut) + 1);
    }
  if (kicker != NULL)
    *kicker = from != 0 ? _byline_page_dup_text (page, kicker_at, BYLINE_TEXT_MAX_NAME) : NULL;
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (signs); i++)
    {
      gsize length = strlen (text);
      gsize cut = strlen (signs[i]);

      /* The sign that leads to a heading: "Mooring a boat¶". */
      if (length > cut + 3 && page->nodes[index].link_size > 0 && g_str_has_suffix (text, signs[i]))
        {
          text[length - cut] = '\0';
          g_strchomp (text);
        }
    }
  return text;
}

/* How far the words of an element and of the title agree: 0 not at all, 3 in full. */
static int
agreement (const char *heading, const char *title)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (title == NULL || heading == NULL)
    return 0;
  a = byline_text_fold (heading);
  b = byline_text_fold (title);
  if (strlen (a) < 4 || strlen (b) < 4)
    return 0;
  if (g_str_equal (a, b))
    return 3;
  if (strstr (b, a) != NULL && strlen (a) >= 12 && strlen (a) * 3 > strlen (b))
    return 2;
  return strstr (a, b) != NULL && strlen (b) >= 12 ? 2 : 0;
}

/* --- The heading that is meant --- */

/* Whether a heading is called the end of a breadcrumb: it is there for search engines. */
static gboolean
is_called_crumb (const BylinePage *page, guint heading)
{
  for (guint at = heading, up = 0; up < 4 && at != 0; up++, at = page->nodes[at].parent)
    {
      const char *names = _byline_page_attribute (page, at, "class");
      const char *id = _byline_page_attribute (page, at, "id");

      if (page->nodes[at].tag == BYLINE_HTML_TAG_ARTICLE ||
          page->nodes[at].tag == BYLINE_HTML_TAG_MAIN ||
          page->nodes[at].tag == BYLINE_HTML_TAG_BODY)
        break;
      if (page->nodes[at].tag == BYLINE_HTML_TAG_NAV ||
          (names != NULL && strstr (names, "breadcrumb") != NULL) ||
          (id != NULL && strstr (id, "breadcrumb") != NULL) ||
          _byline_page_attribute_has_word (page, at, "typeof", "BreadcrumbList") ||
          _byline_page_attribute (page, at, "data-breadcrumb-headline") != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether nothing but short links and signs stands beside a heading: "Paper | World | Headline". */
static gboolean
ends_path (const BylinePage *page, guint heading)
{
  guint around = heading;

  for (guint up = 0; up < 3; up++)
    {
      guint parent = page->nodes[around].parent;
      guint rest;
      guint n_links = 0;

      if (parent == 0 || page->nodes[parent].end - parent > 120)
        return FALSE;
      around = parent;
      for (guint i = around; i < heading; i++)
        n_links += page->nodes[i].tag == BYLINE_HTML_TAG_A && page->nodes[i].size > 1 &&
                   page->nodes[i].size < 40;
      rest = page->nodes[around].size - page->nodes[around].link_size -
             (page->nodes[heading].size - page->nodes[heading].link_size);
      if (rest > 8)
        return FALSE;
      if (n_links >= 2 || (n_links == 1 && rest > 0))
        return TRUE;
    }
  return FALSE;
}

/* Whether there is prose between two nodes. */
static gboolean
is_prose_between (const BylinePage *page, guint from, guint to)
{
  for (guint i = page->nodes[from].end; i < to; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (!node->hidden && node->tag == BYLINE_HTML_TAG_P && node->own_size >= 55 &&
          node->own_stops > 0 && node->own_links * 2 < node->own_size)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_story (const BylinePage *page, guint index)
{
  return _byline_page_ancestor (page, index, BYLINE_HTML_TAG_ARTICLE) != 0 ||
         _byline_page_ancestor (page, index, BYLINE_HTML_TAG_MAIN) != 0;
}

static gboolean
may_be_headline (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  return node->tag >= BYLINE_HTML_TAG_H1 && node->tag <= BYLINE_HTML_TAG_H3 && !node->hidden &&
         node->size >= 8 && node->size < 300 &&
         ((node->hints | page->nodes[node->parent].hints) & BYLINE_HINT_STANDFIRST) == 0 &&
         (node->hints & BYLINE_HINTS_NOT_CONTENT) == 0;
}

static gboolean
is_in_article (const BylinePage *page, guint index)
{
  return _byline_page_ancestor (page, index, BYLINE_HTML_TAG_ARTICLE) != 0;
}

/* A heading behind the one for search engines, above the text, that data of the page agree with or that
 * follows the end of a path: that is the one for people. */
static void
prefer_shown_headline (BylineMetadata *self)
{
  const BylinePage *page = self->page;
  guint first = self->headline;
  gboolean is_crumb = is_called_crumb (page, first);
  gboolean is_path = !is_crumb && !is_in_article (page, first) && ends_path (page, first);
  guint end = MIN (page->n_nodes, first + MAX_DISTANCE);

  for (guint i = page->nodes[first].end; i < end; i++)
    {
      g_autofree char *text = NULL;
      gboolean agrees;

      if (!may_be_headline (page, i))
        continue;
      text = _byline_headline_dup_words (page, i, NULL);
      if (text == NULL)
        continue;
      agrees = !is_in_article (page, first) &&
               (agreement (text, self->og_title) >= 2 || agreement (text, self->ld_title) >= 2);
      if (!agrees && !is_crumb && !(is_path && is_in_article (page, i)))
        continue;
      /* What is all a link leads to another page. */
      if (!agrees && (g_str_has_suffix (text, ".") ||
                      page->nodes[i].link_size * 10.0 > page->nodes[i].size * 9.0))
        continue;
      if (is_prose_between (page, first, i) &&
          (!agrees || is_in_story (page, first) || !is_in_story (page, i)))
        return;
      self->passed_headline = first;
      self->headline = i;
      self->is_shown_headline = TRUE;
      return;
    }
}

/* Where the data of the page agree with no heading: the first one of a story that has a kicker in it. */
static void
find_headline_with_kicker (BylineMetadata *self)
{
  const BylinePage *page = self->page;

  for (guint i = 0; i < page->n_nodes; i++)
    {
      guint kicker;

      if (!may_be_headline (page, i) || !is_in_story (page, i))
        continue;
      if (page->nodes[i].link_size == 0 && behind_kicker (page, i, &kicker) != 0)
        {
          self->headline = i;
          self->is_shown_headline = TRUE;
        }
      return;
    }
}

/* On a page without headings: an element that screen readers are told is one. */
static void
find_spoken_heading (BylineMetadata *self)
{
  const BylinePage *page = self->page;

  for (guint i = 0; i < page->n_nodes; i++)
    {
      const BylineNode *node = &page->nodes[i];
      const char *level;

      if (node->hidden || node->size < 8 || node->size >= 300 ||
          !_byline_page_attribute_has_word (page, i, "role", "heading"))
        continue;
      level = _byline_page_attribute (page, i, "aria-level");
      if (level == NULL || g_str_equal (level, "1"))
        {
          self->headline = i;
          self->is_shown_headline = TRUE;
          return;
        }
    }
}

void
_byline_metadata_find_headline (BylineMetadata *self)
{
  const BylinePage *page = self->page;
  guint n_headings = 0;
  int best = 0;

  for (guint i = 0; i < page->n_nodes && n_headings < MAX_HEADINGS; i++)
    {
      const BylineNode *node = &page->nodes[i];
      gboolean is_heading = node->tag >= BYLINE_HTML_TAG_H1 && node->tag <= BYLINE_HTML_TAG_H3;
      g_autofree char *text = NULL;
      int score;

      if ((!is_heading && ((node->hints & BYLINE_HINT_HEADLINE) == 0 || node->size > 300)) ||
          node->hidden || node->size < 4)
        continue;
      n_headings++;
      text = _byline_headline_dup_words (page, i, NULL);
      score = 4 * MAX (MAX (agreement (text, self->og_title), agreement (text, self->ld_title)),
                       MAX (agreement (text, self->page_title), agreement (text, self->ld_name)));
      if (node->tag == BYLINE_HTML_TAG_H1)
        score += 3;
      if (is_heading && (node->hints & BYLINE_HINT_HEADLINE) != 0)
        score += 1;
      if (is_heading && node->tag != BYLINE_HTML_TAG_H1 && score == 1)
        score = 0;
      if (score > best)
        {
          best = score;
          self->headline = i;
        }
    }
  if (self->headline != 0)
    prefer_shown_headline (self);
  else
    find_headline_with_kicker (self);
  if (self->headline == 0)
    find_spoken_heading (self);
}

/* --- Publication and title --- */

/* Takes "… | Paper" and "Paper: …" off a title, if that is what the publication is called. */
static char *
without_publication (const char *title, const char *publication)
{
  static const char *separators[] = {
    " | ", " - ", " – ", " — ", " :: ", " • ", " » ", ": ", "ㅣ"
  };
  g_autofree char *name = publication != NULL ? byline_text_fold (publication) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *last = g_strrstr (title, separators[i]);
      const char *first = strstr (title, separators[i]);
      g_autofree char *tail = NULL;
      g_autofree char *head = NULL;

      if (last == NULL || name == NULL)
        continue;
      tail = byline_text_fold (last + strlen (separators[i]));
      if (strlen (tail) > 2 && (g_str_equal (tail, name) || g_str_has_prefix (tail, name) ||
                                g_str_has_prefix (name, tail)))
        return g_strndup (title, (gsize) (last - title));
      head = g_strndup (title, (gsize) (first - title));
      {
        g_autofree char *folded = byline_text_fold (head);

        if (g_str_equal (folded, name))
          return g_strdup (first + strlen (separators[i]));
      }
    }
  return g_strdup (title);
}

/* "Headline | Paper": where the page's title goes on behind the headline it says whose page it
 * is. */
void
_byline_metadata_find_publication (BylineMetadata *self)
{
  static const char *separators[] = { " | ", " - ", " – ", " — ", " :: ", " • ", "ㅣ" };
  g_autofree char *heading = NULL;

  if (self->publication != NULL || self->page_title == NULL || self->headline == 0)
    return;
  heading = _byline_headline_dup_words (self->page, self->headline, NULL);
  for (gsize i = 0; heading != NULL && i < G_N_ELEMENTS (separators); i++)
    {
      const char *last = g_strrstr (self->page_title, separators[i]);
      g_autofree char *before = NULL;

      if (last == NULL)
        continue;
      before = g_strndup (self->page_title, (gsize) (last - self->page_title));
      if (agreement (heading, before) == 3 && strlen (last) < 60)
        {
          _byline_metadata_fill (&self->publication, last + strlen (separators[i]),
                                 BYLINE_TEXT_MAX_NAME);
          return;
        }
    }
}

/* Whether the data of the page say what @heading says. */
static gboolean
is_confirmed (BylineMetadata *self, const char *heading)
{
  return agreement (heading, self->og_title) > 0 || agreement (heading, self->ld_title) > 0 ||
         agreement (heading, self->page_title) > 0 || agreement (heading, self->ld_name) > 0;
}

char *
_byline_metadata_choose_title (BylineMetadata *self)
{
  g_autofree char *heading = NULL;
  g_autofree char *kicker = NULL;
  const char *said = self->og_title != NULL   ? self->og_title
                     : self->ld_title != NULL ? self->ld_title
                                              : self->page_title;

  if (self->headline != 0)
    heading = _byline_headline_dup_words (self->page, self->headline, &kicker);
  /* What stands on the page is the headline, unless it is the paper's name or says something
   * else. */
  if (heading != NULL &&
      (said == NULL || self->is_shown_headline || is_confirmed (self, heading) ||
       (self->page->nodes[self->headline].tag == BYLINE_HTML_TAG_H1 && strlen (heading) > 20)))
    {
      if (self->topic == NULL && kicker != NULL)
        self->topic = _byline_kicker_split (kicker, NULL);
      return without_publication (heading, self->publication);
    }
  return said != NULL ? without_publication (said, self->publication) : g_steal_pointer (&heading);
}
