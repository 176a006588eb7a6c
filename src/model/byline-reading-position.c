/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-position.h"

static const BylineField fields[] = {
  { BYLINE_INT (BylineReadingPosition, block, NULL) },
  { BYLINE_INT (BylineReadingPosition, mark, NULL) },
  { BYLINE_INT (BylineReadingPosition, offset, NULL) },
  { BYLINE_INT (BylineReadingPosition, part, NULL) },
};

const BylineRecord byline_reading_position_record = {
  sizeof (BylineReadingPosition),
  (GDestroyNotify) byline_reading_position_free,
  BYLINE_RECORD_FIELDS (fields),
};

BylineReadingPosition *
byline_reading_position_copy (const BylineReadingPosition *self)
{
  return byline_record_copy (&byline_reading_position_record, self);
}

void
byline_reading_position_free (BylineReadingPosition *self)
{
  byline_record_free (&byline_reading_position_record, self);
}
