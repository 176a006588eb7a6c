/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article.h"
#include "byline-block-json.h"

static const BylineField footnote_fields[] = {
  { BYLINE_STRING (BylineFootnote, id, "id"), .flags = BYLINE_FIELD_REQUIRED },
  { BYLINE_BLOCKS (BylineFootnote, blocks, "blocks") },
};

const BylineRecord byline_footnote_record = {
  sizeof (BylineFootnote),
  (GDestroyNotify) byline_footnote_free,
  BYLINE_RECORD_FIELDS (footnote_fields),
};

BylineFootnote *
byline_footnote_new (const char *id)
{
  BylineFootnote *self = byline_record_new (&byline_footnote_record);

  self->id = g_strdup (id);

  return self;
}

void
byline_footnote_free (BylineFootnote *self)
{
  byline_record_free (&byline_footnote_record, self);
}
