/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-teaser.h"
#include "byline-author.h"
#include "byline-block-json.h"

static const BylineField fields[] = {
  { BYLINE_URL (BylineTeaser, url, "url") },
  { BYLINE_STRING (BylineTeaser, kicker, "kicker") },
  { BYLINE_STRING (BylineTeaser, section, "section") },
  { BYLINE_STRING (BylineTeaser, title, "title") },
  { BYLINE_STRING (BylineTeaser, standfirst, "standfirst") },
  { BYLINE_RECORD (BylineTeaser, picture, BylinePicture, "image", byline_picture_record) },
  { BYLINE_BLOCKS (BylineTeaser, paragraphs, "paragraphs") },
  { BYLINE_BLOCKS (BylineTeaser, rest, "rest") },
  { BYLINE_RECORDS (BylineTeaser, authors, "authors", byline_author_record),
    .flags = BYLINE_FIELD_ALWAYS },
};

const BylineRecord byline_teaser_record = {
  sizeof (BylineTeaser),
  (GDestroyNotify) byline_teaser_free,
  BYLINE_RECORD_FIELDS (fields),
};

BylineTeaser *
byline_teaser_new (void)
{
  return byline_record_new (&byline_teaser_record);
}

void
byline_teaser_free (BylineTeaser *self)
{
  byline_record_free (&byline_teaser_record, self);
}
