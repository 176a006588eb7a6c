/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-root-private.h"

#include "byline-error.h"
#include "byline-html-elements-private.h"
#include "byline-markup-tokenizer-private.h"

#include <string.h>

/* A document that begins with an element that has one of these is a page, or a part of one. */
#define PAGE_FLAGS (BYLINE_HTML_KEEP | BYLINE_HTML_DROP | BYLINE_HTML_VOID | BYLINE_HTML_BLOCK)

/* Returns: whether the element @name is never ended in @text. Broken XML often is complete: only
 * the end of the whole tells. */
gboolean
_byline_feed_is_cut_off (const char *text, gsize length, const char *name)
{
  gsize name_length = strlen (name);

  for (gsize i = length; i-- > 2 + name_length;)
    {
      const char *end = text + i - name_length;

      if (text[i] == '>' || g_ascii_isspace (text[i]))
        if (g_ascii_strncasecmp (end, name, name_length) == 0 && (end[-1] == '/' || end[-1] == ':'))
          return FALSE;
    }
  return TRUE;
}

/* Returns: whether the last tag of an item in @text opens one. Prefixes don't matter. */
gboolean
_byline_feed_is_item_open (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = end; p-- > text;)
    {
      const char *name = p + 1;
      const char *stop;
      gboolean is_end;

      if (*p != '<')
        continue;
      is_end = name < end && *name == '/';
      name += is_end;
      for (stop = name; stop < end && (g_ascii_isalnum (*stop) || *stop == ':'); stop++)
        if (*stop == ':')
          name = stop + 1;
      if ((stop - name == 4 && g_ascii_strncasecmp (name, "item", 4) == 0) ||
          (stop - name == 5 && g_ascii_strncasecmp (name, "entry", 5) == 0))
        return !is_end;
    }
  return FALSE;
}

/* Goes to the next start tag that tells what it stands for. Returns: FALSE if there is none. */
static gboolean
next_root (BylineMarkupTokenizer *markup)
{
  while (_byline_markup_tokenizer_next (markup))
    {
      const char *colon;

      if (markup->type != BYLINE_MARKUP_START)
        continue;
      colon = memchr (markup->text, ':', markup->length);
      if (colon != NULL)
        {
          markup->length -= colon + 1 - markup->text;
          markup->text = colon + 1;
        }
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_feed_root (const BylineMarkupTokenizer *markup)
{
  static const char *const names[] = { "rss", "RDF", "feed", "entry", "channel", "urlset" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (_byline_markup_tokenizer_is (markup, names[i]))
      return TRUE;
  return FALSE;
}

/* The document's first element tells what it is, even if nothing after it can be read. */
BylineFeedRoot
_byline_feed_find_root (const char *text, gsize length, char **name)
{
  const BylineHtmlElement *element;
  BylineMarkupTokenizer markup;

  _byline_markup_tokenizer_init (&markup, text, length, TRUE);
  if (!next_root (&markup))
    return BYLINE_FEED_ROOT_OTHER;
  if (is_feed_root (&markup))
    {
      *name = g_strndup (markup.text, markup.length);
      return BYLINE_FEED_ROOT_FEED;
    }
  if (_byline_markup_tokenizer_is (&markup, "sitemapindex"))
    return BYLINE_FEED_ROOT_SITEMAPS;
  element = _byline_html_element_lookup (markup.text, markup.length);
  return element != NULL && element->flags & PAGE_FLAGS ? BYLINE_FEED_ROOT_PAGE
                                                        : BYLINE_FEED_ROOT_OTHER;
}

void
_byline_feed_set_not_a_feed (BylineFeedRoot kind, GError **error)
{
  if (kind == BYLINE_FEED_ROOT_PAGE)
    g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_IS_A_PAGE,
                         "This is a web page, not a feed");
  else if (kind == BYLINE_FEED_ROOT_SITEMAPS)
    g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED,
                         "This is a list of sitemaps, not a feed");
  else
    g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED,
                         "This is not a feed");
}
