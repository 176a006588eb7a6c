/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-article-text-private.h"
#include "byline-bylines-private.h"
#include "byline-text.h"
#include "byline-url.h"

/* How far from the headline, in elements, its kicker stands. */
#define NEAR_HEADLINE 600
/* And a link that names the section, if nothing is called a kicker; its words, in bytes. */
#define NEAR_LINK 40
#define MAX_SECTION_SIZE 30

/* --- Dates --- */

static gint64
date_of_node (BylineMetadata *self, guint index)
{
  const BylinePage *page = self->page;
  static const char *names[] = {
    "datetime", "content", "data-datetime", "data-published", "data-timestamp",
  };
  gint64 date = 0;

  for (gsize i = 0; date == 0 && i < G_N_ELEMENTS (names); i++)
    date = _byline_page_parse_date (page, _byline_page_attribute (page, index, names[i]));
  if (date == 0 && page->nodes[index].size < 80)
    {
      g_autofree char *text = _byline_page_dup_text (page, index, 100);

      date = _byline_page_parse_date (page, text);
    }
  return date;
}

/* "Updated 3 May" says when a story was changed, not when it was published. */
static gboolean
says_changed (const char *text)
{
  static const char *beginnings[] = { "updated",    "last ",      "modified",    "aktualisiert",
                                      "mis à jour", "modifié",    "actualizado", "atualizado",
                                      "aggiornato", "bijgewerkt", "uppdaterad",  "oppdatert",
                                      "opdateret",  "обновлено",  "güncelle" };
  g_autofree char *folded = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (g_str_has_prefix (folded, beginnings[i]))
        return TRUE;
    }
  return FALSE;
}

static void
read_date (BylineMetadata *self, guint index)
{
  g_autofree char *text = NULL;

  if (self->published != 0 && self->modified != 0)
    return;
  text = self->page->nodes[index].size < 80 ? _byline_page_dup_text (self->page, index, 100) : NULL;
  if (text != NULL && says_changed (text))
    {
      if (self->modified == 0)
        self->modified = date_of_node (self, index);
    }
  else if (self->published == 0)
    {
      self->published = date_of_node (self, index);
    }
}

static void
read_dates (BylineMetadata *self, guint from, guint end)
{
  const BylinePage *page = self->page;

  for (guint i = from; i < end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag != BYLINE_HTML_TAG_TIME && (node->hints & BYLINE_HINT_DATE) == 0)
        continue;
      if (node->tag == BYLINE_HTML_TAG_META
            ? FALSE
            : (node->size > 80 || !_byline_metadata_is_near (self, i)))
        continue;
      if (_byline_metadata_is_elsewhere (self, i))
        continue;
      if (self->modified == 0 &&
          _byline_page_attribute_has_word (page, i, "itemprop", "datemodified"))
        self->modified = date_of_node (self, i);
      else
        read_date (self, i);
    }
}

/* A year in digits: without one a date in a line may be anything's. */
static gboolean
holds_year (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      n = g_unichar_isdigit (g_utf8_get_char (p)) ? n + 1 : 0;
      if (n == 4)
        return TRUE;
    }
  return FALSE;
}

/* The date that a line says, whole, behind a label, or in one of the parts that signs make of it. */
static gint64
date_of_line (const BylinePage *page, const char *line)
{
  const char *colon = strstr (line, ": ");
  g_auto (GStrv) parts = NULL;
  gint64 date = _byline_page_parse_date (page, line);

  if (date == 0 && colon != NULL && strcspn (line, "0123456789") > (gsize) (colon - line))
    date = _byline_page_parse_date (page, colon + 2);
  if (date != 0)
    return date;
  parts = g_strsplit_set (line, "|,-()", 6);
  for (gsize i = 0; date == 0 && parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (holds_year (parts[i]))
        date = _byline_page_parse_date (page, parts[i]);
    }
  return date;
}

/* A line between headline and text that is a date, in an element that nothing is called. */
static void
read_plain_date (BylineMetadata *self, guint end)
{
  const BylinePage *page = self->page;
  guint last = MIN (end, self->headline + NEAR_HEADLINE);

  for (guint i = self->headline; i != 0 && i < last && self->published == 0; i++)
    {
      const BylineNode *node = &page->nodes[i];
      g_autofree char *text = NULL;

      if (node->tag == BYLINE_HTML_TAG_P && node->own_size >= 100 && !node->hidden)
        return;
      if (node->hidden || node->tag == BYLINE_HTML_TAG_FIGURE || node->tag == BYLINE_HTML_TAG_A ||
          node->tag == BYLINE_HTML_TAG_NAV ||
          (node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_RELATED | BYLINE_HINT_COMMENT |
                          BYLINE_HINT_SIDEBAR)) != 0)
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag != BYLINE_HTML_TAG_TEXT || node->size < 6 || node->size > 90)
        continue;
      text = byline_text_clean ((const char *) node->xml->content, 140);
      if (text != NULL && holds_year (text) && !says_changed (text))
        self->published = date_of_line (page, text);
    }
}

/* --- Kicker --- */

/* "Politics / January 11, 2024": when it was is no section. */
static void
cut_date (BylineMetadata *self, char *kicker)
{
  char *slash = kicker != NULL ? g_strrstr (kicker, " / ") : NULL;

  if (slash != NULL && slash > kicker && _byline_page_parse_date (self->page, slash + 3) != 0)
    *slash = '\0';
}

/* A short link right above the headline, alone between it and what is around both, names the section. */
static guint
find_section_link (BylineMetadata *self, guint from)
{
  const BylinePage *page = self->page;
  guint begin = self->headline > from + NEAR_LINK ? self->headline - NEAR_LINK : from;
  guint around = self->headline;
  guint found = 0;
  guint n_links = 0;

  for (guint i = self->headline; i > begin && found == 0; i--)
    {
      const BylineNode *node = &page->nodes[i - 1];

      if (node->tag != BYLINE_HTML_TAG_TEXT || node->size == 0 || node->hidden)
        continue;
      if (!node->in_link || node->size < 2 || node->size > MAX_SECTION_SIZE)
        return 0;
      found = _byline_page_ancestor (page, i - 1, BYLINE_HTML_TAG_A);
    }
  if (found == 0 || _byline_metadata_is_elsewhere (self, found) ||
      (page->nodes[found].hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_SHARE)) != 0 ||
      _byline_page_attribute_has_word (page, found, "rel", "author") ||
      _byline_metadata_is_home (self, _byline_page_attribute (page, found, "href")))
    return 0;
  while (around > from && !_byline_page_contains (page, around, found))
    around = page->nodes[around].parent;
  for (guint i = around; i < self->headline; i++)
    n_links += page->nodes[i].tag == BYLINE_HTML_TAG_A && page->nodes[i].size > 0;
  return n_links == 1 && page->nodes[around].tag != BYLINE_HTML_TAG_BODY ? found : 0;
}

/* A word or two in a line of their own, right above the headline and beside it. */
static guint
find_plain_kicker (BylineMetadata *self, guint from)
{
  const BylinePage *page = self->page;
  guint begin = self->headline > from + NEAR_LINK ? self->headline - NEAR_LINK : from;
  guint line = 0;
  g_autofree char *text = NULL;

  for (guint i = self->headline; i > begin && line == 0; i--)
    {
      const BylineNode *node = &page->nodes[i - 1];

      if (node->tag == BYLINE_HTML_TAG_TEXT && node->size > 0 && !node->hidden)
        line = node->block;
    }
  if (line == 0 || page->nodes[line].end > self->headline ||
      page->nodes[line].size > MAX_SECTION_SIZE || page->nodes[line].link_size > 0 ||
      page->nodes[line].own_stops > 0 || _byline_metadata_is_elsewhere (self, line) ||
      page->nodes[line].tag == BYLINE_HTML_TAG_LI ||
      (page->nodes[line].hints & (BYLINE_HINT_DATE | BYLINE_HINT_BYLINE | BYLINE_HINT_AUTHOR |
                                  BYLINE_HINT_META | BYLINE_HINT_CAPTION)) != 0 ||
      (page->nodes[line].parent != page->nodes[self->headline].parent &&
       page->nodes[page->nodes[line].parent].parent != page->nodes[self->headline].parent) ||
      page->nodes[page->nodes[line].parent].tag == BYLINE_HTML_TAG_BODY)
    return 0;
  text = _byline_page_dup_text (page, line, BYLINE_TEXT_MAX_NAME);
  return text != NULL && strpbrk (text, "0123456789:;,.!?@") == NULL &&
             !byline_section_name_is_generic (text, self->publication) &&
             !g_unichar_islower (g_utf8_get_char (text))
           ? line
           : 0;
}

/* The words of a kicker, each element's apart; what repeats the headline is none of them. */
static char *
dup_kicker (BylineMetadata *self, guint index)
{
  const BylinePage *page = self->page;
  g_autofree char *whole = _byline_page_dup_text (page, index, BYLINE_TEXT_MAX_NAME);
  g_autofree char *headline = _byline_page_dup_text (page, self->headline,
                                                     BYLINE_TEXT_MAX_HEADLINE);
  g_autoptr (GString) parts = g_string_new (NULL);
  guint n = 0;

  for (guint i = index + 1; i < page->nodes[index].end; i++)
    {
      g_autofree char *text = NULL;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_TEXT || page->nodes[i].size == 0 ||
          page->nodes[i].hidden)
        continue;
      /* Words of its own beside the elements are one line with them. */
      if (page->nodes[i].parent == index)
        return g_steal_pointer (&whole);
      text = byline_text_clean ((const char *) page->nodes[i].xml->content, BYLINE_TEXT_MAX_NAME);
      if (text == NULL || g_strcmp0 (text, headline) == 0)
        continue;
      g_string_append_printf (parts, "%s%s", parts->len > 0 ? " · " : "", text);
      n++;
    }
  /* Where spaces or signs part them already, they are one line. */
  if (n == 0 || whole == NULL || (n < 2 && strlen (whole) <= parts->len) ||
      strchr (whole, '|') != NULL)
    return g_steal_pointer (&whole);
  {
    g_autofree char *glued = g_strdup (parts->str);
    g_auto (GStrv) words = g_strsplit (glued, " · ", -1);
    g_autofree char *together = g_strjoinv ("", words);

    return g_str_has_prefix (whole, together) ? g_string_free (g_steal_pointer (&parts), FALSE)
                                              : g_steal_pointer (&whole);
  }
}

static void
read_kicker (BylineMetadata *self, guint from)
{
  const BylinePage *page = self->page;
  guint begin = self->headline > from + NEAR_HEADLINE ? self->headline - NEAR_HEADLINE : from;
  guint found = 0;

  for (guint i = begin; i < self->headline; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if ((node->hints & BYLINE_HINT_KICKER) == 0 || node->size < 2 || node->size > 60 ||
          node->hidden || _byline_metadata_is_elsewhere (self, i))
        continue;
      found = i;
    }
  if (found == 0 && self->headline != 0)
    found = find_section_link (self, from);
  if (found == 0 && self->headline != 0)
    {
      guint line = find_plain_kicker (self, from);

      if (line != 0)
        self->topic = _byline_page_dup_text (page, line, BYLINE_TEXT_MAX_NAME);
    }
  if (found != 0)
    {
      g_autofree char *text = dup_kicker (self, found);

      self->kicker = _byline_kicker_split (text, &self->kicker_publication);
      cut_date (self, self->kicker);
    }
}

/* --- Breadcrumb --- */

/* A list of links that a screen reader calls a path. */
static gboolean
is_called_path (const BylinePage *page, guint index)
{
  static const char *words[] = { "breadcrumb", "brotkr", "krümel", "ariane", "migas",   "briciole",
                                 "kruimel",    "brödsm", "smul",   "okrusz", "drobečk", "хлебн" };
  const char *label = page->nodes[index].tag == BYLINE_HTML_TAG_NAV
                        ? _byline_page_attribute (page, index, "aria-label")
                        : NULL;
  g_autofree char *lower = label != NULL ? g_utf8_strdown (label, -1) : NULL;

  for (gsize i = 0; lower != NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (lower, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
read_breadcrumb (BylineMetadata *self)
{
  const BylinePage *page = self->page;
  g_autoptr (GString) path = g_string_new (NULL);
  guint list = 0;
  guint n = 0;

  if (self->breadcrumb != NULL)
    return;
  for (guint i = 0; i < page->n_nodes && list == 0; i++)
    {
      const char *type = (page->nodes[i].hints & BYLINE_HINT_NAV) != 0 ||
                             page->nodes[i].tag == BYLINE_HTML_TAG_OL
                           ? _byline_page_attribute (page, i, "itemtype")
                           : NULL;
      const char *names = _byline_page_attribute (page, i, "class");

      if ((type != NULL && strstr (type, "BreadcrumbList") != NULL) ||
          ((page->nodes[i].hints & BYLINE_HINT_NAV) != 0 && names != NULL &&
           strstr (names, "breadcrumb") != NULL) ||
          is_called_path (page, i))
        list = i;
    }
  for (guint i = list; list != 0 && i < page->nodes[list].end && n < 6; i++)
    {
      g_autofree char *name = NULL;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A || page->nodes[i].size < 2 ||
          page->nodes[i].size > 40 || page->nodes[i].hidden ||
          _byline_metadata_is_home (self, _byline_page_attribute (page, i, "href")))
        continue;
      name = _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_NAME);
      if (name == NULL || byline_section_name_is_generic (name, self->publication))
        continue;
      g_string_append_printf (path, "%s%s", path->len > 0 ? " > " : "", name);
      n++;
    }
  if (path->len > 0)
    self->breadcrumb = g_string_free (g_steal_pointer (&path), FALSE);
}

/* --- Categories --- */

/* rel=category is how blogs say a section, rel=tag how they say a tag. */
static void
read_categories (BylineMetadata *self, guint from, guint end)
{
  const BylinePage *page = self->page;
  gboolean any_tags = self->tags->len > 0;

  for (guint i = from; i < end; i++)
    {
      gboolean is_category;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A || page->nodes[i].size < 2 ||
          page->nodes[i].size > 60 || _byline_metadata_is_elsewhere (self, i))
        continue;
      is_category = _byline_page_attribute_has_word (page, i, "rel", "category");
      if (is_category && self->sections->len < 8)
        g_ptr_array_add (self->sections, _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_NAME));
      else if (!is_category && !any_tags && self->tags->len < 30 &&
               _byline_page_attribute_has_word (page, i, "rel", "tag"))
        g_ptr_array_add (self->tags, _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_NAME));
    }
}

void
_byline_metadata_read_markup (BylineMetadata *self, guint from, guint end)
{
  read_kicker (self, from);
  read_breadcrumb (self);
  _byline_metadata_read_authors (self, from, end);
  read_dates (self, from, end);
  if (self->published == 0 && self->modified == 0)
    read_plain_date (self, end);
  read_categories (self, from, end);
}
