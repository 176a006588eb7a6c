/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-parser.h"

#include "byline-error.h"
#include "byline-feed-encoding-private.h"
#include "byline-feed-inflate-private.h"
#include "byline-feed-private.h"

#include <string.h>

/* Where a feed is looked for behind what does not belong to it (a server's warning, say), in bytes.
 */
#define MAX_PREAMBLE 4096

static gboolean
is_space (char c)
{
  return g_ascii_isspace (c) || c == '\0';
}

/* Returns: the document's beginning: "<" or "{", past white space and, if need be, other text; NULL
 * if there is none. */
static const char *
find_beginning (const char *text, gsize length, gboolean *has_preamble)
{
  static const char *const beginnings[] = { "<?xml",        "<rss",     "<feed",   "<rdf:RDF",
                                            "<channel",     "<CHANNEL", "<urlset", "<!DOCTYPE",
                                            "<!doctype",    "<html",    "<HTML",   "{\"version\"",
                                            "{ \"version\"" };
  const char *end = text + length;
  const char *first = NULL;

  *has_preamble = FALSE;
  while (text < end && is_space (*text))
    text++;
  if (text == end || *text == '<' || *text == '{')
    return text;

  *has_preamble = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      const char *p = memmem (text, MIN ((gsize) (end - text), MAX_PREAMBLE), beginnings[i],
                              strlen (beginnings[i]));

      if (p != NULL && (first == NULL || p < first))
        first = p;
    }
  return first;
}

static void
set_too_large (GError **error)
{
  g_set_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_TOO_LARGE,
               "The feed is larger than %d MiB", BYLINE_FEED_MAX_BYTES / (1024 * 1024));
}

static BylineFeedDocument *
parse_text (const char *text, gsize length, const char *url, GError **error)
{
  gboolean has_preamble = FALSE;
  const char *begin = find_beginning (text, length, &has_preamble);
  BylineFeedDocument *document;

  if (begin == text + length)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_EMPTY,
                           "There is nothing in it");
      return NULL;
    }
  if (begin == NULL)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED,
                           "This is not a feed");
      return NULL;
    }

  length -= begin - text;
  if (*begin == '{')
    document = _byline_feed_parse_json (begin, length, url, error);
  else
    document = _byline_feed_parse_xml (begin, length, url, error);
  if (document != NULL && has_preamble)
    byline_feed_document_warn (document, "There is other text before the feed");
  return document;
}

/* Feeds are known by their content; that they come as something else is worth knowing. */
static void
check_type (BylineFeedDocument *document, const char *content_type)
{
  static const char *const words[] = { "xml", "json", "rss", "atom", "rdf" };
  gsize length = content_type != NULL ? strcspn (content_type, ";, ") : 0;
  g_autofree char *type = g_ascii_strdown (content_type != NULL ? content_type : "", length);

  if (length == 0 || g_str_equal (document->format, "h-feed"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (type, words[i]) != NULL)
      return;
  length = MIN (length, 80);
  if (g_utf8_validate (type, -1, NULL))
    byline_feed_document_warn (document, "It comes as %.*s, which is no feed's type", (int) length,
                               type);
}

BylineFeedDocument *
byline_feed_parse (const char *data,
                   gsize length,
                   const char *url,
                   const char *content_type,
                   GError **error)
{
  g_autofree char *inflated = NULL;
  g_auto (BylineDecoded) decoded = { 0 };
  gboolean is_whole = TRUE;
  BylineFeedDocument *document;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (length > BYLINE_FEED_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }
  if (_byline_feed_is_deflated (data, length))
    {
      inflated = _byline_feed_inflate (data, length, BYLINE_FEED_MAX_BYTES, &length, &is_whole,
                                       error);
      if (inflated == NULL)
        return NULL;
      data = inflated;
    }
  if (length > 0)
    _byline_feed_decode (&decoded, data, length, content_type);
  document = parse_text (decoded.text != NULL ? decoded.text : "", decoded.length, url, error);
  if (document == NULL)
    return NULL;

  check_type (document, content_type);
  if (inflated != NULL)
    byline_feed_document_warn (document, "It is compressed and does not say so");
  if (!is_whole)
    {
      byline_feed_document_warn (document, "The compressed data is damaged; the rest was left out");
      document->is_truncated = TRUE;
    }
  if (decoded.warning != NULL)
    byline_feed_document_warn (document, "%s", decoded.warning);
  return document;
}
