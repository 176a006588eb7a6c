/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <stdlib.h>
#include <string.h>

#include "byline-picture-address.h"
#include "byline-picture-words-private.h"
#include "byline-text.h"
#include "byline-word-lists-private.h"
#include "byline-url.h"

#define MAX_CAPTION_NODES 300
#define MAX_CAPTION_SIZE 900
#define MAX_FOLLOWER_NODES 40
/* Lines below a picture that nothing is called. */
#define MAX_LINES_SIZE 300
#define MAX_LINES_NODES 40
/* What is said of a picture is known again from so many bytes on; beside it there may stand a credit. */
#define MIN_ALT 20
#define MAX_CREDIT_SIZE 120

static int
number_of (const BylinePage *page, guint index, const char *name)
{
  const char *value = _byline_page_attribute (page, index, name);
  int number;

  if (value == NULL || !g_ascii_isdigit (*value) || strchr (value, '%') != NULL)
    return 0;
  number = atoi (value);
  return CLAMP (number, 0, 100000);
}

/* The sign of a program or a newsletter that the site offers. */
static gboolean
is_sign_of_offer (const char *src)
{
  static const char *parts[] = { "appicon",           "app-icon",          "app_icon",
                                 "app-store-badge",   "google-play-badge", "newsletter-signup",
                                 "newsletter-sign-up" };
  const char *name = strrchr (src, '/');

  return _byline_names_hold_part (name != NULL ? name : src, parts, G_N_ELEMENTS (parts));
}

gboolean
_byline_picture_counts_readers (const char *src)
{
  static const char *parts[] = {
    "/pixel",
    "pixel.",
    "/beacon",
    "doubleclick.net",
    "/b.gif",
    "feedburner.com/~",
    "stats.wordpress.com",
    "pixel.wp.com",
    "scorecardresearch",
    "gravatar.com/avatar",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strstr (src, parts[i]) != NULL)
        return TRUE;
    }
  return is_sign_of_offer (src);
}

static gboolean
is_counter_or_icon (const BylinePage *page, guint index)
{
  int width = number_of (page, index, "width");
  int height = number_of (page, index, "height");
  const char *src = _byline_page_attribute (page, index, "src");

  return (width > 0 && width < BYLINE_PICTURE_MIN_SIDE) ||
         (height > 0 && height < BYLINE_PICTURE_MIN_SIDE) ||
         (src != NULL && _byline_picture_counts_readers (src)) ||
         (page->nodes[index].hints & BYLINE_HINT_AVATAR) != 0;
}

/* Whether an element without words may be one that a script or a style paints a picture on: it says so by
 * its name, its role or its tag. */
static gboolean
may_be_painted (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];
  const char *role;

  if (node->size > 0 || node->hidden || node->end - index > 8 ||
      node->xml->type != XML_ELEMENT_NODE || node->xml->properties == NULL)
    return FALSE;
  if (node->tag == BYLINE_HTML_TAG_PICTURE || node->tag == BYLINE_HTML_TAG_FIGURE)
    return TRUE;
  if (node->tag != BYLINE_HTML_TAG_DIV && node->tag != BYLINE_HTML_TAG_SPAN &&
      node->tag != BYLINE_HTML_TAG_A)
    return FALSE;
  role = (node->hints & BYLINE_HINT_MEDIA) == 0 ? _byline_page_attribute (page, index, "role")
                                                : "img";
  return role != NULL && g_str_equal (role, "img");
}

static gboolean
is_painted (const BylinePage *page, guint index)
{
  g_autofree char *address = NULL;

  if (!may_be_painted (page, index) ||
      _byline_page_find_tag (page, index, page->nodes[index].end, BYLINE_HTML_TAG_IMG) != 0)
    return FALSE;
  address = _byline_picture_dup_url (page, index);
  return address != NULL;
}

/* Drawings in SVG are signs, as a rule, unless something is said of them. */
static gboolean
is_drawn_sign (const BylinePage *page, guint index, const char *address)
{
  const char *alt = _byline_page_attribute (page, index, "alt");
  gsize length = strcspn (address, "?#");

  return length > 4 && g_ascii_strncasecmp (address + length - 4, ".svg", 4) == 0 &&
         (alt == NULL || g_utf8_strlen (alt, -1) < 30);
}

gboolean
_byline_picture_is_shown (const BylinePage *page, guint index)
{
  g_autofree char *address = NULL;

  if (page->nodes[index].tag != BYLINE_HTML_TAG_IMG)
    return is_painted (page, index);
  if (is_counter_or_icon (page, index) || _byline_formula_is_picture (page, index))
    return FALSE;
  address = _byline_picture_dup_url (page, index);
  return address != NULL && !is_drawn_sign (page, index, address);
}

/* Whether a picture is the one in front of it, in another size for other screens, or painted by a script. */
static gboolean
is_other_size (const BylinePage *page, GArray *found, guint index)
{
  guint before = found->len > 0 ? g_array_index (found, guint, found->len - 1) : 0;
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;
  g_autofree char *own_key = NULL;
  g_autofree char *other_key = NULL;

  /* Each figure has words of its own. */
  if (before == 0 || _byline_page_ancestor (page, before, BYLINE_HTML_TAG_FIGURE) !=
                       _byline_page_ancestor (page, index, BYLINE_HTML_TAG_FIGURE))
    return FALSE;
  own = _byline_picture_dup_url (page, index);
  other = _byline_picture_dup_url (page, before);
  if (g_strcmp0 (own, other) == 0)
    return TRUE;
  own_key = byline_picture_address_key (own);
  other_key = byline_picture_address_key (other);
  return own_key != NULL && g_strcmp0 (own_key, other_key) == 0;
}

GArray *
_byline_pictures_find (const BylinePage *page, guint from, guint end, const guint8 *dropped)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint size_since = 0;
  gboolean in_noscript = FALSE;
  guint noscript_end = 0;
  gboolean has_twin = FALSE;

  for (guint i = from; i < end;)
    {
      const BylineNode *node = &page->nodes[i];

      if (i >= noscript_end)
        in_noscript = FALSE;
      if (node->tag == BYLINE_HTML_TAG_NOSCRIPT)
        {
          in_noscript = TRUE;
          noscript_end = node->end;
        }
      if ((dropped != NULL && dropped[i]) ||
          (node->hidden && !in_noscript && node->tag != BYLINE_HTML_TAG_NOSCRIPT))
        {
          i = node->end;
          continue;
        }
      size_since += node->tag == BYLINE_HTML_TAG_TEXT ? node->size : 0;
      if ((node->tag == BYLINE_HTML_TAG_IMG || may_be_painted (page, i)) &&
          _byline_picture_is_shown (page, i))
        {
          /* A noscript says again what the lazy picture in front of it said. */
          if (in_noscript && found->len > 0 && size_since == 0 && !has_twin)
            {
              has_twin = TRUE;
            }
          else if (size_since == 0 && is_other_size (page, found, i))
            {
              has_twin = FALSE;
            }
          else
            {
              g_array_append_val (found, i);
              has_twin = in_noscript;
            }
          size_since = 0;
        }
      i++;
    }
  return found;
}

guint
_byline_pictures_count (const BylinePage *page, GArray *pictures, guint index, guint *first)
{
  guint low = 0;
  guint high = pictures->len;
  guint count = 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (pictures, guint, middle) < index)
        low = middle + 1;
      else
        high = middle;
    }
  if (first != NULL)
    *first = low < pictures->len ? g_array_index (pictures, guint, low) : 0;
  while (low + count < pictures->len && count < 1000 &&
         g_array_index (pictures, guint, low + count) < page->nodes[index].end)
    count++;
  return count;
}

/* Whether an element is about the picture it stands beside. */
static gboolean
is_caption_like (const BylinePage *page, guint index)
{
  return _byline_picture_is_caption_element (page, index) ||
         _byline_picture_is_credit_element (page, index);
}

static gboolean
is_label_text (const BylinePage *page, guint index)
{
  g_autofree char *text = NULL;

  if (page->nodes[index].size > 40)
    return FALSE;
  text = byline_text_clean ((const char *) page->nodes[index].xml->content, 60);
  return text == NULL || _byline_picture_is_label (text);
}

/* Whether all words in @index are a caption or credit by name. */
static gboolean
holds_only_captions (const BylinePage *page, guint index)
{
  guint i = index + 1;

  if (is_caption_like (page, index))
    return TRUE;
  while (i < page->nodes[index].end)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || (node->size > 0 && is_caption_like (page, i)))
        {
          i = node->end;
          continue;
        }
      if (node->tag == BYLINE_HTML_TAG_TEXT && node->size > 0 && !is_label_text (page, i))
        return FALSE;
      i++;
    }
  return TRUE;
}

/* Whether a picture stands first in an element, with a line or two behind it that are no paragraphs and
 * lead nowhere. */
static gboolean
is_picture_with_lines (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];
  gboolean any_picture = FALSE;
  guint n_lines = 0;

  if (node->tag != BYLINE_HTML_TAG_DIV || node->size > MAX_LINES_SIZE || node->link_size > 0 ||
      node->end - index > MAX_LINES_NODES)
    return FALSE;
  for (guint i = index + 1; i < node->end; i++)
    {
      const BylineNode *inner = &page->nodes[i];

      if (inner->tag == BYLINE_HTML_TAG_IMG || inner->tag == BYLINE_HTML_TAG_PICTURE)
        any_picture = TRUE;
      else if (inner->tag == BYLINE_HTML_TAG_P || _byline_html_tag_is_heading (inner->tag) ||
               inner->tag == BYLINE_HTML_TAG_UL || inner->tag == BYLINE_HTML_TAG_TIME)
        return FALSE;
      else if (inner->own_size > 0 && _byline_html_tag_is_block (inner->tag))
        n_lines++;
      if (inner->tag == BYLINE_HTML_TAG_TEXT && inner->size > 0 && !any_picture)
        return FALSE;
    }
  return any_picture && n_lines >= 1 && n_lines <= 2;
}

static gboolean
is_caption_wrapper (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  if (node->size > MAX_CAPTION_SIZE || node->end - index > MAX_CAPTION_NODES)
    return FALSE;
  /* The head of a story is no caption, whatever it is called. */
  if (_byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_H1) != 0)
    return FALSE;
  if (holds_only_captions (page, index))
    return TRUE;
  /* Without any names: the picture, and one or two short lines below it. */
  if (is_picture_with_lines (page, index))
    return TRUE;
  /* Without such names: a wrapper for pictures with few words in it. */
  return (node->hints & BYLINE_HINT_MEDIA) != 0 && node->size <= 400 &&
         node->link_size * 2 <= node->size &&
         _byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_H1) == 0 &&
         _byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_H2) == 0;
}

/* Blogs put a picture and its caption into two rows of a table: 0 if that is none. */
static guint
table_of_picture (const BylinePage *page, GArray *pictures, guint cell, guint root)
{
  guint table = _byline_page_ancestor (page, cell, BYLINE_HTML_TAG_TABLE);

  return table > root && _byline_pictures_count (page, pictures, table, NULL) == 1 &&
             page->nodes[table].size > 0 && page->nodes[table].size <= MAX_CAPTION_SIZE &&
             page->nodes[table].end - table <= MAX_CAPTION_NODES &&
             holds_only_captions (page, table)
           ? table
           : 0;
}

/* A list's item or a table's cell around a picture is its own only if all words in it are called so. */
static gboolean
may_climb (const BylinePage *page, GArray *pictures, guint parent, guint root)
{
  const BylineNode *node = &page->nodes[parent];

  if (parent <= root || node->tag == BYLINE_HTML_TAG_BODY || node->tag == BYLINE_HTML_TAG_ARTICLE ||
      node->tag == BYLINE_HTML_TAG_MAIN || node->tag == BYLINE_HTML_TAG_BLOCKQUOTE ||
      node->tag == BYLINE_HTML_TAG_HEADER || node->end - parent > 4 * MAX_CAPTION_NODES ||
      _byline_pictures_count (page, pictures, parent, NULL) > 1)
    return FALSE;
  return node->tag != BYLINE_HTML_TAG_LI ||
         (node->size > 0 && node->size <= MAX_CAPTION_SIZE && node->link_size == 0 &&
          holds_only_captions (page, parent));
}

guint
_byline_picture_wrapper (const BylinePage *page, GArray *pictures, guint index, guint root)
{
  guint figure = _byline_page_ancestor (page, index, BYLINE_HTML_TAG_FIGURE);
  guint best = index;
  guint at = index;

  if (figure > root && _byline_pictures_count (page, pictures, figure, NULL) == 1)
    {
      /* Its words may stand outside of it. */
      if (page->nodes[figure].size > 0 && _byline_picture_words_size (page, figure) > 0)
        return figure;
      best = figure;
      at = figure;
    }
  for (guint up = 0; up < 8; up++)
    {
      guint parent = page->nodes[at].parent;
      const BylineNode *node = &page->nodes[parent];

      if (node->tag == BYLINE_HTML_TAG_TD)
        {
          guint table = table_of_picture (page, pictures, parent, root);

          return table != 0 ? table : best;
        }
      if (parent == at || !may_climb (page, pictures, parent, root))
        break;
      if (node->size == 0 || is_caption_wrapper (page, parent))
        best = parent;
      else
        break;
      at = parent;
    }
  return best;
}

/* What stands behind another picture is that one's. */
static gboolean
holds_picture (const BylinePage *page, guint index)
{
  guint end = MIN (page->nodes[index].end, index + MAX_FOLLOWER_NODES);

  return page->nodes[index].tag == BYLINE_HTML_TAG_IMG ||
         _byline_page_find_tag (page, index, end, BYLINE_HTML_TAG_IMG) != 0;
}

/* Whether what stands behind a picture is about it, not about the story: "author" may be either's. */
static gboolean
is_about_picture (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  if (_byline_picture_is_caption_element (page, index))
    return TRUE;
  return _byline_picture_is_credit_element (page, index) && node->tag != BYLINE_HTML_TAG_FOOTER &&
         (node->hints &
          (BYLINE_HINT_AUTHOR | BYLINE_HINT_BYLINE | BYLINE_HINT_META | BYLINE_HINT_DATE)) == 0;
}

/* Whether an element says what is said of a picture to those who do not see it, and hardly more. */
static gboolean
says_what_alt_says (const BylinePage *page, guint wrapper, guint index)
{
  guint picture = page->nodes[wrapper].tag == BYLINE_HTML_TAG_IMG
                    ? wrapper
                    : _byline_page_find_tag (page, wrapper, page->nodes[wrapper].end,
                                             BYLINE_HTML_TAG_IMG);
  const char *alt = picture != 0 ? _byline_page_attribute (page, picture, "alt") : NULL;
  g_autofree char *said = NULL;
  g_autofree char *text = NULL;

  /* A figure has its own words. */
  if (alt == NULL || strlen (alt) < MIN_ALT ||
      _byline_page_ancestor (page, wrapper, BYLINE_HTML_TAG_FIGURE) != 0 ||
      _byline_html_tag_is_heading (page->nodes[index].tag) ||
      page->nodes[index].size > strlen (alt) + MAX_CREDIT_SIZE)
    return FALSE;
  said = byline_text_clean (alt, BYLINE_TEXT_MAX_PASSAGE);
  text = _byline_page_dup_text (page, index, BYLINE_TEXT_MAX_PASSAGE);
  return said != NULL && text != NULL && g_str_has_prefix (text, said);
}

guint
_byline_picture_followers (const BylinePage *page, guint wrapper, guint *followers)
{
  guint parent_end = page->nodes[page->nodes[wrapper].parent].end;
  guint n = 0;

  for (guint i = page->nodes[wrapper].end; i < parent_end && n < BYLINE_MAX_FOLLOWERS;)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag != BYLINE_HTML_TAG_TEXT && node->size > 0)
        {
          if ((!is_about_picture (page, i) && !says_what_alt_says (page, wrapper, i)) ||
              node->size > MAX_CAPTION_SIZE || node->hidden || holds_picture (page, i))
            break;
          followers[n++] = i;
        }
      else if (node->size > 0 || holds_picture (page, i))
        {
          break;
        }
      i = node->end;
    }
  return n;
}

/* What a picture's own attributes say, for scripts to show. */
static char *
said_by_attribute (const BylinePage *page, guint index, const char *const *names, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      char *text = byline_text_clean (_byline_page_attribute (page, index, names[i]),
                                      BYLINE_TEXT_MAX_PASSAGE);

      if (text != NULL)
        return text;
    }
  return NULL;
}

/* "What it shows | Agency/Name" in the title that stands over a picture while the pointer is on it. */
static char *
credit_in_title (const BylinePage *page, guint index)
{
  const char *title = _byline_page_attribute (page, index, "title");
  const char *bar = title != NULL ? g_strrstr (title, " | ") : NULL;
  const char *sign = title != NULL ? strstr (title, "©") : NULL;
  g_autofree char *credit = NULL;

  if (bar == NULL && sign == NULL)
    return NULL;
  credit = byline_text_clean (bar != NULL ? bar + 3 : sign, BYLINE_TEXT_MAX_NAME);
  return credit != NULL &&
             (_byline_figure_text_is_credit (credit) || _byline_figure_text_may_be_credit (credit))
           ? g_steal_pointer (&credit)
           : NULL;
}

/* Whose it is, as an attribute of the picture or of what is around it says. */
static char *
credit_in_data (const BylinePage *page, guint index, guint wrapper)
{
  static const char *names[] = { "data-credit", "data-copyright", "data-photo-credit",
                                 "data-image-credit", "data-photographer" };
  g_autofree char *credit = said_by_attribute (page, index, names, G_N_ELEMENTS (names));

  if (credit == NULL && wrapper != index)
    credit = said_by_attribute (page, wrapper, names, G_N_ELEMENTS (names));
  /* Scripts take "true" or a name of a style from there, too. */
  return credit != NULL && strlen (credit) >= 3 && strlen (credit) < 160 &&
             (_byline_figure_text_is_credit (credit) || _byline_figure_text_may_be_credit (credit))
           ? g_steal_pointer (&credit)
           : NULL;
}

static void
find_caption (const BylinePage *page, guint index, guint wrapper, BylinePicture *picture)
{
  static const char *captions[] = { "data-caption", "data-image-caption", "data-description" };
  static const char *credits[] = { "data-credit", "data-copyright",    "data-source",
                                   "data-author", "data-photographer", "data-image-credit" };
  guint elements[BYLINE_MAX_FOLLOWERS + 1] = { wrapper };
  guint n = 1 + _byline_picture_followers (page, wrapper, elements + 1);

  _byline_picture_read_words (page, elements, n, &picture->caption, &picture->credit);
  if (picture->caption == NULL && picture->credit == NULL)
    {
      picture->caption = said_by_attribute (page, index, captions, G_N_ELEMENTS (captions));
      picture->credit = said_by_attribute (page, index, credits, G_N_ELEMENTS (credits));
      _byline_figure_text_split (&picture->caption, &picture->credit);
    }
  if (picture->credit == NULL)
    picture->credit = credit_in_data (page, index, wrapper);
  if (picture->credit == NULL)
    picture->credit = credit_in_title (page, index);
}

BylinePicture *
_byline_picture_build (const BylinePage *page, guint index, guint wrapper)
{
  g_autofree char *address = _byline_picture_dup_url (page, index);
  BylinePicture *picture;
  const char *alt;

  if (address == NULL)
    return NULL;
  picture = byline_picture_new (address);
  alt = _byline_page_attribute (page, index, "alt");
  if (alt == NULL)
    alt = _byline_page_attribute (page, index, "aria-label");
  picture->alt = byline_text_clean (alt, BYLINE_TEXT_MAX_PASSAGE);
  picture->width = number_of (page, index, "width");
  picture->height = number_of (page, index, "height");
  find_caption (page, index, wrapper, picture);
  return picture;
}
