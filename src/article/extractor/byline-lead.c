/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-lead-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-blocks-private.h"
#include "byline-picture-words-private.h"
#include "byline-text.h"
#include "byline-word-lists-private.h"

/* Which picture opens the story. */

/* Pictures in front of the text are looked for that many elements around the headline. */
#define NEAR_HEADLINE 1500
/* What the evidence for one must add up to. */
#define ENOUGH 2
/* A portrait or an icon is not larger. */
#define MAX_SMALL 200
/* A link with a picture that says at least that much leads elsewhere, in bytes. */
#define MIN_LINK_WORDS 12

gboolean
_byline_lead_is_stand_in (const char *url)
{
  static const char *parts[] = { "logo", "default", "favicon", "placeholder", "fallback", "dummy" };
  const char *name = strrchr (url, '/');
  g_autofree char *lower = g_ascii_strdown (url, -1);

  if (name != NULL && (strstr (name, ".svg") != NULL || strstr (name, ".ico") != NULL))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strstr (lower, parts[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether a picture shows who wrote the story: by the byline around it, by what it is called, by the name
 * that it says. */
static gboolean
is_portrait (const BylineMetadata *metadata, guint picture, const char *url)
{
  static const char *parts[] = {
    "avatar", "portrait",    "headshot",     "author",      "autor",
    "auteur", "profile-pic", "rounded-full", "round-image", "columnist"
  };
  static const char *places[] = { "/author",  "/autor",      "avatar",     "/profile", "headshot",
                                  "gravatar", "/journalist", "/columnist", "/people/", "/staff/" };
  const BylinePage *page = metadata->page;
  const char *alt = _byline_page_attribute (page, picture, "alt");
  g_autofree char *folded = alt != NULL && *alt != '\0' ? byline_text_fold (alt) : NULL;

  if (_byline_names_hold_part (url, places, G_N_ELEMENTS (places)) ||
      _byline_names_hold_part (_byline_page_attribute (page, picture, "class"), parts,
                               G_N_ELEMENTS (parts)))
    return TRUE;
  for (guint at = picture, up = 0; up < 6 && at != 0; up++, at = page->nodes[at].parent)
    {
      const BylineNode *node = &page->nodes[at];

      if (node->size > 600 || _byline_page_contains (page, at, metadata->headline))
        break;
      if ((node->hints &
           (BYLINE_HINT_AUTHOR | BYLINE_HINT_BYLINE | BYLINE_HINT_AVATAR | BYLINE_HINT_BIO)) != 0 &&
          (node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT)) == 0)
        return TRUE;
    }
  for (guint i = 0; folded != NULL && i < metadata->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (metadata->authors, i);
      g_autofree char *name = byline_text_fold (author->name);

      if (strstr (folded, name) != NULL && strlen (folded) < strlen (name) + 24)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_called_picture (const BylinePage *page, guint index)
{
  for (guint up = 0; up < 5 && index != 0; up++, index = page->nodes[index].parent)
    {
      if ((page->nodes[index].hints & BYLINE_HINT_MEDIA) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether a link around a picture has other words in it than the picture's: then it is another story's, or
 * an offer's. */
static gboolean
is_worded_link (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  return node->tag == BYLINE_HTML_TAG_A && node->size >= MIN_LINK_WORDS &&
         _byline_page_find_hint (page, index, node->end,
                                 BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT) == 0 &&
         _byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_FIGCAPTION) == 0;
}

/* Whether an element is the page's own head or foot, with its menus. */
static gboolean
is_head_of_page (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  return (node->tag == BYLINE_HTML_TAG_HEADER || node->tag == BYLINE_HTML_TAG_FOOTER) &&
         _byline_page_ancestor (page, index, BYLINE_HTML_TAG_ARTICLE) == 0 &&
         _byline_page_ancestor (page, index, BYLINE_HTML_TAG_MAIN) == 0;
}

/* Whether it stands in what leads elsewhere: menus, boxes of other stories, advertisements. */
static gboolean
is_elsewhere (const BylineMetadata *metadata, guint index)
{
  const BylinePage *page = metadata->page;

  for (; index != 0; index = page->nodes[index].parent)
    {
      const BylineNode *node = &page->nodes[index];

      if (_byline_page_contains (page, index, metadata->headline))
        return FALSE;
      if (node->tag == BYLINE_HTML_TAG_NAV || node->tag == BYLINE_HTML_TAG_FORM ||
          node->tag == BYLINE_HTML_TAG_ASIDE || is_worded_link (page, index) ||
          is_head_of_page (page, index) ||
          (node->hints & (BYLINE_HINT_NAV | BYLINE_HINT_AD | BYLINE_HINT_SIDEBAR |
                          BYLINE_HINT_RELATED | BYLINE_HINT_SHARE | BYLINE_HINT_PROMO)) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether what stands above the headline stands in one article, or in the main part, with it. */
static gboolean
is_in_same_article (const BylineMetadata *metadata, guint picture)
{
  const BylinePage *page = metadata->page;
  guint article = _byline_page_ancestor (page, picture, BYLINE_HTML_TAG_ARTICLE);

  if (article == 0)
    article = _byline_page_ancestor (page, picture, BYLINE_HTML_TAG_MAIN);
  return (article != 0 && _byline_page_contains (page, article, metadata->headline)) ||
         _byline_page_ancestor (page, picture, BYLINE_HTML_TAG_FIGURE) != 0;
}

/* Width or height as an attribute says it, 0 if it does not. */
static int
side_of (const BylinePage *page, guint index, const char *name)
{
  const char *value = _byline_page_attribute (page, index, name);

  return value != NULL && g_ascii_isdigit (*value) ? (int) g_ascii_strtoull (value, NULL, 10) : 0;
}

static int
evidence_for (const BylineMetadata *metadata, guint picture)
{
  const BylinePage *page = metadata->page;
  g_autofree char *url = _byline_picture_dup_url (page, picture);
  int width = side_of (page, picture, "width");
  int height = side_of (page, picture, "height");
  gboolean is_said;
  int score = 0;

  if (url == NULL)
    return 0;
  is_said = metadata->picture != NULL && _byline_picture_is_same (metadata->picture->url, url);
  if ((_byline_lead_is_stand_in (url) || is_portrait (metadata, picture, url) ||
       is_elsewhere (metadata, picture)) &&
      !(is_said && width >= 2 * MAX_SMALL))
    return 0;
  if (is_said)
    score += 5;
  else if (picture < metadata->headline && !is_in_same_article (metadata, picture))
    return 0;
  if (_byline_page_ancestor (page, picture, BYLINE_HTML_TAG_FIGURE) != 0)
    score += 3;
  if (is_called_picture (page, picture))
    score += 2;
  if (width >= 2 * MAX_SMALL && height >= MAX_SMALL)
    score += 2;
  else if ((width > 0 && width < MAX_SMALL / 2) || (height > 0 && height < MAX_SMALL / 2))
    score -= 3;
  if (page->nodes[picture].tag == BYLINE_HTML_TAG_IMG &&
      (_byline_page_attribute (page, picture, "srcset") != NULL ||
       page->nodes[page->nodes[picture].parent].tag == BYLINE_HTML_TAG_PICTURE))
    score += 1;
  return score;
}

/* A caption that stands apart from its picture, in front of the text. */
static void
find_words_apart (const BylinePage *page, guint picture, guint text, BylinePicture *lead)
{
  for (guint i = page->nodes[picture].end; i < text; i++)
    {
      const BylineNode *node = &page->nodes[i];

      /* Another picture has words of its own. */
      if (node->tag == BYLINE_HTML_TAG_IMG && i > picture + 40)
        return;
      if (node->hidden || node->size == 0 || node->size > 900 ||
          ((node->hints & BYLINE_HINT_CAPTION) == 0 && node->tag != BYLINE_HTML_TAG_FIGCAPTION) ||
          _byline_page_find_tag (page, i, node->end, BYLINE_HTML_TAG_IMG) != 0)
        continue;
      _byline_picture_read_words (page, &i, 1, &lead->caption, &lead->credit);
      return;
    }
}

BylinePicture *
_byline_lead_find (const BylineMetadata *metadata, const BylineContent *content, guint text)
{
  const BylinePage *page = metadata->page;
  guint headline = metadata->headline;
  guint from = headline > NEAR_HEADLINE ? headline - NEAR_HEADLINE : 1;
  g_autoptr (GArray) pictures = NULL;
  BylinePicture *lead;
  guint found = 0;
  int best = ENOUGH - 1;

  if (headline == 0 || text < headline || text - headline > 2 * NEAR_HEADLINE)
    return NULL;
  pictures = _byline_pictures_find (page, MAX (from, content->from + 1), text, content->dropped);
  for (guint i = 0; i < pictures->len; i++)
    {
      guint picture = g_array_index (pictures, guint, i);
      int score = evidence_for (metadata, picture);

      /* Above the headline the nearest counts, below it the first. */
      if (score <= 0 || (picture > headline && found > headline ? score <= best : score < best))
        continue;
      best = score;
      found = picture;
    }
  if (found == 0)
    return NULL;
  lead = _byline_picture_build (page, found, _byline_picture_wrapper (page, pictures, found, 0));
  if (lead != NULL && lead->caption == NULL && lead->credit == NULL)
    find_words_apart (page, found, text, lead);
  return lead;
}

BylinePicture *
_byline_lead_find_shown (const BylineMetadata *metadata, const BylinePicture *said)
{
  const BylinePage *page = metadata->page;
  g_autoptr (GArray) pictures = _byline_pictures_find (page, 1, page->n_nodes, NULL);

  for (guint i = 0; i < pictures->len; i++)
    {
      guint picture = g_array_index (pictures, guint, i);
      g_autofree char *url = _byline_picture_dup_url (page, picture);

      if (url == NULL || !_byline_picture_is_same (said->url, url) ||
          is_elsewhere (metadata, picture))
        continue;
      return _byline_picture_build (page, picture,
                                    _byline_picture_wrapper (page, pictures, picture, 0));
    }
  return NULL;
}
