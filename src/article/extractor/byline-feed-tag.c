/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-tag-private.h"

#include <stdlib.h>
#include <string.h>

#include "byline-blocks-private.h"
#include "byline-picture-words-private.h"

/* Sorted by name. */
static const BylineFeedElement elements[] = {
  { "a", BYLINE_FEED_LINK },           { "abbr", BYLINE_FEED_INLINE },
  { "acronym", BYLINE_FEED_INLINE },   { "article", BYLINE_FEED_BLOCK },
  { "b", BYLINE_FEED_INLINE },         { "bdi", BYLINE_FEED_INLINE },
  { "bdo", BYLINE_FEED_INLINE },       { "big", BYLINE_FEED_INLINE },
  { "blockquote", BYLINE_FEED_QUOTE }, { "br", BYLINE_FEED_BREAK },
  { "code", BYLINE_FEED_INLINE },      { "del", BYLINE_FEED_INLINE },
  { "dfn", BYLINE_FEED_INLINE },       { "div", BYLINE_FEED_BLOCK },
  { "em", BYLINE_FEED_INLINE },        { "figcaption", BYLINE_FEED_CAPTION },
  { "figure", BYLINE_FEED_FIGURE },    { "font", BYLINE_FEED_INLINE },
  { "h1", BYLINE_FEED_HEADING },       { "h2", BYLINE_FEED_HEADING },
  { "h3", BYLINE_FEED_HEADING },       { "h4", BYLINE_FEED_HEADING },
  { "h5", BYLINE_FEED_HEADING },       { "h6", BYLINE_FEED_HEADING },
  { "hr", BYLINE_FEED_RULE },          { "i", BYLINE_FEED_INLINE },
  { "img", BYLINE_FEED_IMAGE },        { "ins", BYLINE_FEED_INLINE },
  { "kbd", BYLINE_FEED_INLINE },       { "li", BYLINE_FEED_ITEM },
  { "mark", BYLINE_FEED_INLINE },      { "ol", BYLINE_FEED_LIST },
  { "p", BYLINE_FEED_PARAGRAPH },      { "picture", BYLINE_FEED_PICTURE },
  { "s", BYLINE_FEED_INLINE },         { "samp", BYLINE_FEED_INLINE },
  { "section", BYLINE_FEED_BLOCK },    { "small", BYLINE_FEED_INLINE },
  { "source", BYLINE_FEED_SOURCE },    { "span", BYLINE_FEED_INLINE },
  { "strike", BYLINE_FEED_INLINE },    { "strong", BYLINE_FEED_INLINE },
  { "sub", BYLINE_FEED_INLINE },       { "sup", BYLINE_FEED_INLINE },
  { "tt", BYLINE_FEED_INLINE },        { "u", BYLINE_FEED_INLINE },
  { "ul", BYLINE_FEED_LIST },          { "var", BYLINE_FEED_INLINE },
  { "wbr", BYLINE_FEED_CHANCE },
};

static int
compare_element (gconstpointer key, gconstpointer element)
{
  return strcmp (key, ((const BylineFeedElement *) element)->name);
}

static const BylineFeedElement *
find_element (const char *name, gsize length)
{
  char copy[12];

  if (length == 0 || length >= sizeof copy)
    return NULL;
  memcpy (copy, name, length);
  copy[length] = '\0';
  return bsearch (copy, elements, G_N_ELEMENTS (elements), sizeof *elements, compare_element);
}

gboolean
_byline_feed_name_is (const char *name, gsize length, const char *wanted)
{
  return strlen (wanted) == length && memcmp (name, wanted, length) == 0;
}

/* Numbers that a class says to be those of votes are left out. */
static gboolean
counts_votes (const char *names)
{
  static const char *words[] = { "vote", "score", "likes", "points" };
  g_autofree char *lower = g_ascii_strdown (names, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (lower, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* An element that frameworks make of a line's end. */
static gboolean
is_break (const char *names)
{
  const char *found = strstr (names, "br");

  return found != NULL && (found == names || found[-1] == ' ') &&
         (found[2] == '\0' || found[2] == ' ');
}

static gboolean
read_names (BylineFeedTag *tag, const char *value, gsize length, gboolean is_class)
{
  g_autofree char *names = g_strndup (value, length);

  tag->hints |= _byline_hints_from_names (names);
  tag->has_names |= is_class;
  *(is_class ? &tag->class_names : &tag->id) = (BylineFeedValue){ value, length };
  return strchr (names, '&') == NULL &&
         !(is_class && (counts_votes (names) || is_break (names) || _byline_names_verse (names) ||
                        _byline_names_formula_picture (names))) &&
         !g_str_has_prefix (names, "_ftn") && !g_str_has_prefix (names, "_edn");
}

static void
read_side (BylineFeedTag *tag, int *side, const char *value, gsize length)
{
  if (length > 0 && length <= 5 && strspn (value, "0123456789") >= length)
    *side = atoi (value);
  tag->is_small |= *side < BYLINE_PICTURE_MIN_SIDE;
}

/* Returns: whether the attribute decides nothing that the scan does not know. */
static gboolean
read_attribute (BylineFeedTag *tag, const char *name, gsize n, const char *value, gsize length)
{
  static const char *const silent[] = { "datetime", "dir",  "hreflang", "lang",  "sizes",   "start",
                                        "title",    "type", "value",    "media", "reversed" };

  if (_byline_feed_name_is (name, n, "href"))
    tag->leads_into_page = memchr (value, '#', length) != NULL;
  else if (_byline_feed_name_is (name, n, "class") || _byline_feed_name_is (name, n, "id") ||
           _byline_feed_name_is (name, n, "name"))
    return read_names (tag, value, length, *name == 'c');
  else if (_byline_feed_name_is (name, n, "src"))
    tag->src = (BylineFeedValue){ value, length };
  else if (_byline_feed_name_is (name, n, "srcset"))
    tag->srcset = (BylineFeedValue){ value, length };
  else if (_byline_feed_name_is (name, n, "alt"))
    tag->alt = (BylineFeedValue){ value, length };
  else if (_byline_feed_name_is (name, n, "width") || _byline_feed_name_is (name, n, "height"))
    read_side (tag, *name == 'w' ? &tag->width : &tag->height, value, length);
  else if (_byline_feed_name_is (name, n, "cite"))
    tag->is_cited = TRUE;
  else
    {
      for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
        {
          if (_byline_feed_name_is (name, n, silent[i]))
            return TRUE;
        }
      return FALSE;
    }
  return TRUE;
}

gboolean
_byline_feed_tag_read (BylineFeedTag *tag, const char *p)
{
  const char *name = p + 1;
  gsize n = strcspn (name, " >");

  *tag = (BylineFeedTag){ .begin = p, .element = find_element (name, n) };
  if (tag->element == NULL)
    return FALSE;
  p = name + n;
  while (*p == ' ')
    {
      const char *value;
      gsize length;

      name = p + 1;
      n = strcspn (name, "=> ");
      if (name[n] != '=' || name[n + 1] != '"')
        return FALSE;
      value = name + n + 2;
      length = strcspn (value, "\"");
      if (value[length] == '\0' || !read_attribute (tag, name, n, value, length))
        return FALSE;
      p = value + length + 1;
    }
  tag->end = p + 1;
  return *p == '>';
}
