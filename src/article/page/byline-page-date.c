/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

#include "byline-date.h"

const char *
_byline_page_language (const BylinePage *self)
{
  const char *language = _byline_page_attribute (self, 0, "lang");

  return language == NULL || *language == '\0' ? _byline_page_attribute (self, 0, "xml:lang")
                                               : language;
}

gint64
_byline_page_parse_date (const BylinePage *self, const char *text)
{
  return byline_date_parse (text, _byline_page_language (self), BYLINE_DATE_WHOLE_DAY);
}
