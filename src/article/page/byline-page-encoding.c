/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

#include "byline-charset.h"
#include "byline-decode.h"

char *
_byline_page_decode (const char *html,
                     gsize length,
                     const char *content_type,
                     gsize *decoded_length)
{
  g_autofree char *sent = byline_charset_of_type (content_type);
  g_autofree char *declared = byline_charset_of_page (html, length);
  g_auto (BylineDecoded) decoded = { 0 };

  byline_decode (&decoded, html, length, sent, declared);
  *decoded_length = decoded.length;
  return byline_decoded_steal_text (&decoded);
}
