/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-word-lists-private.h"

/* Prose outside of comments that makes a page a story's, not a discussion's. */
#define MIN_STORY 300
/* A subhead with a time says at least so many words of four letters or more. */
#define MIN_SUBHEAD_WORDS 3

/* An aside that is a picture with its words. */
static gboolean
is_picture_aside (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];
  guint n_pictures = 0;

  if (node->size > 600 || node->link_size > 0 ||
      (node->hints & BYLINE_HINTS_NOT_CONTENT & ~BYLINE_HINT_SIDEBAR) != 0)
    return FALSE;
  for (guint i = index + 1; i < node->end && i < index + 80; i++)
    {
      if (_byline_html_tag_is_heading (page->nodes[i].tag) ||
          (page->nodes[i].hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_BIO)) != 0)
        return FALSE;
      n_pictures += page->nodes[i].tag == BYLINE_HTML_TAG_IMG;
    }
  return n_pictures == 1;
}

/* An aside that belongs to the text: a few sentences, no list of links. */
static gboolean
is_aside_of_text (BylineContent *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];

  if ((node->hints & BYLINE_HINT_PULLQUOTE) != 0)
    return TRUE;
  return (node->hints & BYLINE_HINTS_NOT_CONTENT) == 0 &&
         self->prose_score[index] * 2 > node->size && node->link_size * 5 < node->size;
}

/* "11.04: The first boat is out", a heading of a live report: called a time, and more is said than one. */
static gboolean
is_timed_subhead (BylineContent *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL;
  guint n_words = 0;

  if (!_byline_html_tag_is_heading (node->tag) || node->tag == BYLINE_HTML_TAG_H1 ||
      index < self->headline || self->prose_score[node->parent] == 0)
    return FALSE;
  text = _byline_content_folded_text (self->page, index, 200);
  words = g_strsplit (text, " ", 30);
  for (guint i = 0; words[i] != NULL; i++)
    n_words += g_unichar_isalpha (g_utf8_get_char (words[i])) && g_utf8_strlen (words[i], -1) > 3;
  return n_words >= MIN_SUBHEAD_WORDS && !_byline_words_are_dateline (text);
}

static gboolean
is_meta_line (BylineContent *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];

  if ((node->hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_BIO)) != 0)
    return node->size < 1500;
  if ((node->hints & (BYLINE_HINT_BYLINE | BYLINE_HINT_META)) != 0)
    return node->size < 400;
  if ((node->hints & BYLINE_HINT_DATE) != 0)
    return node->size < 90 && _byline_html_tag_is_block (node->tag) &&
           !is_timed_subhead (self, index);
  return FALSE;
}

/* A post of another site that the story quotes: its wrapper is often called "social". */
static gboolean
holds_post (BylineContent *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];
  guint quote;

  if ((node->hints & BYLINE_HINTS_NOT_CONTENT) != BYLINE_HINT_SHARE)
    return FALSE;
  quote = _byline_page_find_tag (self->page, index, node->end, BYLINE_HTML_TAG_BLOCKQUOTE);
  return quote != 0 && self->page->nodes[quote].size * 10 >= node->size * 8;
}

/* Returns: (nullable): why an element is no content. */
static const char *
reason_of (BylineContent *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];

  switch ((int) node->tag)
    {
    case BYLINE_HTML_TAG_NAV:
      return "navigation";
    case BYLINE_HTML_TAG_FORM:
    case BYLINE_HTML_TAG_FOOTER:
      return _byline_page_ancestor (self->page, index, BYLINE_HTML_TAG_BLOCKQUOTE) == 0
               ? "a form or footer"
               : NULL;
    case BYLINE_HTML_TAG_ASIDE:
      return is_aside_of_text (self, index) || is_picture_aside (self, index)
               ? NULL
               : "an aside that is no text";
    default:
      break;
    }
  if (node->hints == 0 || node->tag == BYLINE_HTML_TAG_IMG || node->tag == BYLINE_HTML_TAG_A)
    return NULL;
  if (is_meta_line (self, index))
    return "called a byline, date or author";
  if ((node->hints & (BYLINE_HINT_POST | BYLINE_HINT_BODY | BYLINE_HINT_HEADLINE)) != 0)
    return NULL;
  if ((node->hints & BYLINE_HINTS_NOT_CONTENT) == 0 || holds_post (self, index))
    return NULL;
  return "called something else than text";
}

/* --- Where the prose is --- */

/* The prose of all elements of one class, by the class: a name drops none of them if the story stands
 * in their like. */
static GHashTable *
prose_by_class (BylineContent *self)
{
  GHashTable *sums = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = self->from + 1; i < self->end; i++)
    {
      const BylineNode *node = &self->page->nodes[i];
      const char *names;
      guint known;

      if (self->prose_score[i] == 0 || (node->hints & BYLINE_HINTS_NOT_CONTENT) == 0 ||
          node->hidden)
        continue;
      names = _byline_page_attribute (self->page, i, "class");
      if (names == NULL || *names == '\0')
        continue;
      known = GPOINTER_TO_UINT (g_hash_table_lookup (sums, names));
      g_hash_table_insert (sums, (gpointer) names, GUINT_TO_POINTER (known + self->prose_score[i]));
    }
  return sums;
}

static guint
prose_of_like (BylineContent *self, GHashTable *by_class, guint index)
{
  const char *names = _byline_page_attribute (self->page, index, "class");
  guint prose = names != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (by_class, names)) : 0;

  return MAX (prose, self->prose_score[index]);
}

/* The prose that no element is around which is called comments. */
static guint
prose_outside_of_comments (BylineContent *self)
{
  guint prose = self->prose_score[self->from];

  for (guint i = self->from + 1; i < self->end;)
    {
      const BylineNode *node = &self->page->nodes[i];

      if ((node->hints & BYLINE_HINT_COMMENT) != 0 && node->tag != BYLINE_HTML_TAG_BODY &&
          !_byline_page_contains (self->page, i, self->headline))
        {
          prose -= MIN (prose, self->prose_score[i]);
          i = node->end;
        }
      else
        {
          i++;
        }
    }
  return prose;
}

/* Drops what stands below a heading such as "25 comments", in the element around it. */
static void
drop_below_heading (BylineContent *self, guint heading)
{
  const BylinePage *page = self->page;
  guint at = heading;

  /* Up to where there is something below it. */
  while (page->nodes[at].parent > self->from &&
         page->nodes[page->nodes[at].parent].end == page->nodes[at].end &&
         page->nodes[page->nodes[at].parent].size < 200)
    at = page->nodes[at].parent;
  for (guint i = at; i < page->nodes[page->nodes[at].parent].end; i = page->nodes[i].end)
    {
      if (page->nodes[i].size > 0 && !page->nodes[i].hidden &&
          !_byline_page_contains (page, i, self->headline))
        _byline_content_drop (self, i, BYLINE_STEP_BOILERPLATE, "below a heading of comments");
    }
}

/* What readers wrote, where only a heading says so, below a story. */
static void
drop_comments_by_heading (BylineContent *self)
{
  const BylinePage *page = self->page;
  guint prose = 0;

  for (guint i = self->headline; i != 0 && i < self->end;)
    {
      const BylineNode *node = &page->nodes[i];
      g_autofree char *text = NULL;

      if (node->hidden || self->dropped[i])
        {
          i = node->end;
          continue;
        }
      prose += _byline_content_prose_score (page, i);
      i++;
      if (!_byline_html_tag_is_heading (node->tag) || node->own_size > 40 || prose < MIN_STORY)
        continue;
      text = _byline_content_folded_text (page, i - 1, 60);
      if (_byline_words_are_comments (text))
        drop_below_heading (self, i - 1);
    }
}

/* --- Dialogues --- */

static gboolean
names_consent (const char *names)
{
  static const char *parts[] = {
    "consent", "cookie",     "gdpr",        "onetrust", "didomi", "cmp-", "usercentrics", "cmpbox",
    "privacy", "sp_message", "datenschutz", "truste",   "qc-cmp", "rgpd", "avg-",
  };

  return _byline_names_hold_part (names, parts, G_N_ELEMENTS (parts));
}

/* What lies over a page until it is answered: a dialogue, a question about cookies. */
static gboolean
is_dialogue (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  const char *role;

  if (page->nodes[index].xml->properties == NULL)
    return FALSE;
  role = _byline_page_attribute (page, index, "role");
  if (role != NULL && (g_str_equal (role, "dialog") || g_str_equal (role, "alertdialog")))
    return TRUE;
  if (_byline_page_attribute (page, index, "aria-modal") != NULL)
    return TRUE;
  return self->prose_score[index] > 0 && (page->nodes[index].hints & BYLINE_HINT_BODY) == 0 &&
         page->nodes[index].tag != BYLINE_HTML_TAG_ARTICLE &&
         (names_consent (_byline_page_attribute (page, index, "id")) ||
          names_consent (_byline_page_attribute (page, index, "class")));
}

/* Whether a paragraph that is called something else stands among paragraphs of the text: such names say
 * who may read it, not what it is. */
static gboolean
is_among_paragraphs (BylineContent *self, guint index)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];
  g_autofree char *text = NULL;

  if (node->tag != BYLINE_HTML_TAG_P || self->prose_score[index] == 0 ||
      (node->hints & BYLINE_HINTS_NOT_CONTENT) != BYLINE_HINT_PROMO ||
      self->prose_score[node->parent] < 3 * self->prose_score[index])
    return FALSE;
  text = _byline_content_folded_text (page, index, 400);
  return !_byline_words_ask_reader (text) && !_byline_words_begin_closing (text);
}

/* --- The walk --- */

void
_byline_content_drop_boilerplate (BylineContent *self)
{
  g_autoptr (GHashTable) by_class = prose_by_class (self);
  guint all_prose = self->prose_score[self->from];
  gboolean is_discussion = prose_outside_of_comments (self) < MIN_STORY;

  for (guint i = self->from + 1; i < self->end;)
    {
      const BylineNode *node = &self->page->nodes[i];
      const char *reason = NULL;

      if (node->tag == BYLINE_HTML_TAG_TEXT || node->tag == BYLINE_HTML_TAG_BODY || node->hidden ||
          _byline_page_contains (self->page, i, self->headline))
        {
          i++;
          continue;
        }
      if (is_dialogue (self, i))
        reason = "a dialogue";
      else if ((node->hints & BYLINE_HINT_COMMENT) != 0 && !is_discussion)
        reason = "comments";
      /* What holds much of the prose is the story, whatever it and its like are called. */
      else if (prose_of_like (self, by_class, i) * 5.0 <= all_prose * 2.0 &&
               !is_among_paragraphs (self, i))
        reason = reason_of (self, i);
      if (reason != NULL)
        _byline_content_drop (self, i, BYLINE_STEP_BOILERPLATE, reason);
      i = reason != NULL ? node->end : i + 1;
    }
  drop_comments_by_heading (self);
  _byline_content_drop_forms (self);
}
