/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-teaser.h"
#include "byline-author.h"
#include "byline-block-json.h"
#include "byline-dialect.h"
#include "byline-json-members.h"

static void
write_dialect (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  GPtrArray *blocks = G_STRUCT_MEMBER (GPtrArray *, self, field->offset);
  g_autofree char *html = byline_render_dialect (blocks, NULL);

  if (*html != '\0')
    byline_json_writer_add_string (writer, field->name, html);
}

static gboolean
read_dialect (const BylineField *field, gpointer self, gpointer object)
{
  GPtrArray **blocks = &G_STRUCT_MEMBER (GPtrArray *, self, field->offset);
  const char *html = byline_json_peek_text (object, field->name);
  GPtrArray *found = html != NULL ? byline_read_dialect (html, -1, NULL, NULL) : NULL;

  if (found == NULL)
    return FALSE;

  g_ptr_array_unref (*blocks);
  *blocks = found;

  return TRUE;
}

/* The lines of a table for all but the text. */
#define FIRST_FIELDS                                                                               \
  { BYLINE_URL (BylineTeaser, url, "url") }, { BYLINE_STRING (BylineTeaser, kicker, "kicker") },   \
    { BYLINE_STRING (BylineTeaser, section, "section") },                                          \
    { BYLINE_STRING (BylineTeaser, title, "title") },                                              \
    { BYLINE_STRING (BylineTeaser, standfirst, "standfirst") },                                    \
  {                                                                                                \
    BYLINE_RECORD (BylineTeaser, picture, BylinePicture, "image", byline_picture_record)           \
  }
#define LAST_FIELDS                                                                                \
  { BYLINE_INT64 (BylineTeaser, number, NULL), .flags = BYLINE_FIELD_NOT_DIGESTED },               \
  {                                                                                                \
    BYLINE_RECORDS (BylineTeaser, authors, "authors", byline_author_record),                       \
      .flags = BYLINE_FIELD_ALWAYS                                                                 \
  }

static const BylineField fields[] = {
  FIRST_FIELDS,
  { BYLINE_RECORDS (BylineTeaser, paragraphs, "paragraphs", byline_block_record),
    .write = write_dialect, .read = read_dialect },
  { BYLINE_RECORDS (BylineTeaser, rest, "rest", byline_block_record), .write = write_dialect,
    .read = read_dialect },
  LAST_FIELDS,
};

const BylineRecord byline_teaser_record = {
  sizeof (BylineTeaser),
  (GDestroyNotify) byline_teaser_free,
  BYLINE_RECORD_FIELDS (fields),
};

static const BylineField document_fields[] = {
  FIRST_FIELDS,
  { BYLINE_BLOCKS (BylineTeaser, paragraphs, "paragraphs") },
  { BYLINE_BLOCKS (BylineTeaser, rest, "rest") },
  LAST_FIELDS,
};

const BylineRecord byline_teaser_document_record = {
  .size = sizeof (BylineTeaser),
  BYLINE_RECORD_FIELDS (document_fields),
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
