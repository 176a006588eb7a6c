/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-address-private.h"

#include <string.h>

#include "byline-url.h"

/* Where the picture is that an element shows: pages write it down in many ways, most of them for a
 * script to find. */

/* A column of 70 characters at scale 2. */
#define WANTED_WIDTH 1400
/* The elements of one picture that are looked at. */
#define MAX_SOURCES 100

gboolean
_byline_picture_is_stand_in (const char *value)
{
  static const char *words[] = {
    "data:",     "about:",      "blank.gif",   "spacer.",          "/spacer/", "1x1",
    "pixel.gif", "placeholder", "transparent", "lazy_placeholder", "lazyload", "loading.",
    "loader",    "grey.gif",    "gray.gif",    "clear.gif",
  };

  if (*value == '\0' || *value == '#')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (value, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The address in a srcset that suits best: the narrowest that is wide enough, else the widest. Its
 * width is in @width_found (nullable), 1 if it says none. */
static char *
best_of_srcset (const char *srcset, double *width_found)
{
  g_autofree char *best = NULL;
  double best_width = 0;
  const char *p = srcset;
  guint n = 0;

  while (*p != '\0' && n++ < 64)
    {
      const char *begin;
      gsize length;
      double width;
      char *unit = NULL;

      p += strspn (p, " \t\n\r,");
      begin = p;
      length = strcspn (p, " \t\n\r");
      if (length == 0)
        break;
      p += length;
      while (length > 0 && begin[length - 1] == ',')
        length--;
      if (p[-1] == ',')
        {
          width = 1;
        }
      else
        {
          width = g_ascii_strtod (p, &unit);
          if (unit != p && *unit == 'x')
            width *= WANTED_WIDTH / 2.0;
          p += strcspn (p, ",");
        }
      if (length > BYLINE_URL_MAX_LENGTH || strncmp (begin, "data:", 5) == 0)
        continue;
      if (best == NULL || (best_width < WANTED_WIDTH ? width > best_width
                                                     : width < best_width && width >= WANTED_WIDTH))
        {
          g_free (best);
          best = g_strndup (begin, length);
          best_width = width;
        }
    }
  if (width_found != NULL)
    *width_found = best_width;
  return g_steal_pointer (&best);
}

static gboolean
looks_like_address (const char *value)
{
  return g_str_has_prefix (value, "http:") || g_str_has_prefix (value, "https:") || *value == '/' ||
         strstr (value, ".jpg") != NULL || strstr (value, ".jpeg") != NULL ||
         strstr (value, ".png") != NULL || strstr (value, ".webp") != NULL ||
         strstr (value, ".gif") != NULL;
}

/* Any data-… attribute that holds what a script would show; the best of them by its name. */
static char *
lazy_address (const BylinePage *page, guint index)
{
  const xmlNode *xml = page->nodes[index].xml;
  const char *found = NULL;
  g_autofree char *from_set = NULL;

  for (const xmlAttr *a = xml->properties; a != NULL; a = a->next)
    {
      const char *name = (const char *) a->name;
      const char *value = a->children != NULL ? (const char *) a->children->content : NULL;

      if (value == NULL || !g_str_has_prefix (name, "data-") || strlen (value) > 65536)
        continue;
      if (g_str_has_suffix (name, "srcset"))
        {
          g_free (from_set);
          from_set = best_of_srcset (value, NULL);
        }
      else if ((strstr (name, "src") != NULL || strstr (name, "img") != NULL ||
                strstr (name, "image") != NULL || strstr (name, "original") != NULL ||
                strstr (name, "full") != NULL || strstr (name, "lazy") != NULL ||
                g_str_equal (name, "data-bg") || g_str_equal (name, "data-url")) &&
               looks_like_address (value) && !_byline_picture_is_stand_in (value) &&
               (found == NULL || strstr (name, "hd") != NULL || strstr (name, "large") != NULL))
        {
          found = value;
        }
    }
  return byline_url_resolve (page->base, from_set != NULL ? from_set : found);
}

static char *
background_address (const BylinePage *page, guint index)
{
  const char *style = _byline_page_attribute (page, index, "style");
  const char *url = style != NULL ? strstr (style, "background") : NULL;
  g_autofree char *value = NULL;

  url = url != NULL ? strstr (url, "url(") : NULL;
  if (url == NULL)
    return NULL;
  url += 4;
  url += strspn (url, "\"' ");
  value = g_strndup (url, strcspn (url, "\"') "));
  return _byline_picture_is_stand_in (value) ? NULL : byline_url_resolve (page->base, value);
}

static gboolean
is_webp (const BylinePage *page, guint source)
{
  const char *type = _byline_page_attribute (page, source, "type");
  const char *set = _byline_page_attribute (page, source, "srcset");

  return (type != NULL && strstr (type, "webp") != NULL) ||
         (type == NULL && set != NULL && strstr (set, ".webp") != NULL);
}

/* Whether a source of a picture is for a small window, a dark one, or paper, or of a kind that
 * cannot be shown. */
static gboolean
is_for_others (const BylinePage *page, guint source)
{
  const char *type = _byline_page_attribute (page, source, "type");
  const char *media = _byline_page_attribute (page, source, "media");

  return (type != NULL && (strstr (type, "avif") != NULL || strstr (type, "jxl") != NULL)) ||
         (media != NULL && (strstr (media, "max-width") != NULL || strstr (media, "dark") != NULL ||
                            strstr (media, "print") != NULL));
}

/* The best of a picture's sources; how wide it says it is, 1 if it does not, is in @width. WebP,
 * which not every system can show, only where there is nothing else (@is_last_resort). */
static char *
source_address (const BylinePage *page, guint picture, gboolean is_last_resort, double *width)
{
  guint end = MIN (page->nodes[picture].end, picture + MAX_SOURCES);
  g_autofree char *found = NULL;

  *width = 0;
  for (guint i = picture + 1; i < end; i++)
    {
      const char *set = _byline_page_attribute (page, i, "srcset");
      g_autofree char *best = NULL;
      g_autofree char *address = NULL;
      double one_width = 1;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_SOURCE || is_for_others (page, i) ||
          (!is_last_resort && is_webp (page, i)))
        continue;
      if (set == NULL || _byline_picture_is_stand_in (set))
        set = _byline_page_attribute (page, i, "data-srcset");
      best = set != NULL ? best_of_srcset (set, &one_width) : NULL;
      address = best != NULL ? byline_url_resolve (page->base, best) : lazy_address (page, i);
      if (address == NULL || (found != NULL && one_width <= *width))
        continue;
      g_free (found);
      found = g_steal_pointer (&address);
      *width = one_width;
    }
  return g_steal_pointer (&found);
}

/* Whether data-src says an address of its own: then what src says goes when a script has come. */
static gboolean
has_lazy_address (const BylinePage *page, guint index)
{
  const char *value = _byline_page_attribute (page, index, "data-src");

  return value != NULL && looks_like_address (value) && !_byline_picture_is_stand_in (value);
}

/* Whether what a picture's src says is only there until a script has come. */
static gboolean
waits_for_script (const BylinePage *page, guint index)
{
  const char *src = _byline_page_attribute (page, index, "src");
  const char *names = _byline_page_attribute (page, index, "class");

  return src == NULL || _byline_picture_is_stand_in (src) ||
         (names != NULL && strstr (names, "lazy") != NULL) ||
         _byline_page_attribute (page, index, "data-srcset") != NULL ||
         _byline_page_attribute (page, index, "data-lazy-srcset") != NULL ||
         _byline_page_attribute (page, index, "data-lazy-src") != NULL ||
         has_lazy_address (page, index);
}

/* The picture element around an img, or 0. */
static guint
picture_around (const BylinePage *page, guint index)
{
  guint parent = page->nodes[index].parent;

  return page->nodes[parent].tag == BYLINE_HTML_TAG_PICTURE ? parent : 0;
}

char *
_byline_picture_best_of_srcset (const char *srcset)
{
  return best_of_srcset (srcset, NULL);
}

char *
_byline_picture_dup_url (const BylinePage *page, guint index)
{
  const char *src = _byline_page_attribute (page, index, "src");
  const char *set = _byline_page_attribute (page, index, "srcset");
  guint picture = picture_around (page, index);
  g_autofree char *source = NULL;
  double source_width = 0;
  char *address = NULL;

  if (page->nodes[index].tag != BYLINE_HTML_TAG_IMG)
    {
      address = lazy_address (page, index);
      return address != NULL ? address : background_address (page, index);
    }
  if (set != NULL && !_byline_picture_is_stand_in (set))
    {
      g_autofree char *best = best_of_srcset (set, NULL);

      address = best != NULL ? byline_url_resolve (page->base, best) : NULL;
    }
  if (address == NULL && waits_for_script (page, index))
    address = lazy_address (page, index);
  if (address == NULL && picture != 0)
    source = source_address (page, picture, src == NULL || _byline_picture_is_stand_in (src),
                             &source_width);
  /* A source that says how wide it is goes before an src that does not. */
  if (source != NULL && (source_width > 1 || src == NULL || _byline_picture_is_stand_in (src)))
    address = g_steal_pointer (&source);
  if (address == NULL && src != NULL && !_byline_picture_is_stand_in (src))
    address = byline_url_resolve (page->base, src);
  return address;
}
