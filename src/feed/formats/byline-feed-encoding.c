/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-encoding-private.h"

#include "byline-charset.h"

void
_byline_feed_decode (BylineDecoded *decoded,
                     const char *data,
                     gsize length,
                     const char *content_type)
{
  g_autofree char *sent = byline_charset_of_type (content_type);
  gboolean is_xml = FALSE;
  g_autofree char *declared = byline_charset_of_xml (data, length, &is_xml);

  if (!is_xml)
    declared = byline_charset_of_page (data, length);
  byline_decode (decoded, data, length, sent, declared);
}
