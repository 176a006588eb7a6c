/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture.h"

#include "byline-picture-address.h"

#include "byline-json-members.h"
#include "byline-url.h"

/* The largest width or height that is believed, in pixels. */
#define MAX_PIXELS 1000000

static const BylineField fields[] = {
  { BYLINE_URL (BylinePicture, url, "url"), .flags = BYLINE_FIELD_REQUIRED },
  { BYLINE_STRING (BylinePicture, alt, "alt") },
  { BYLINE_STRING (BylinePicture, caption, "caption") },
  { BYLINE_STRING (BylinePicture, credit, "credit") },
  { BYLINE_INT (BylinePicture, width, "width"), .max = MAX_PIXELS },
  { BYLINE_INT (BylinePicture, height, "height"), .max = MAX_PIXELS },
};

const BylineRecord byline_picture_record = {
  sizeof (BylinePicture),
  (GDestroyNotify) byline_picture_free,
  BYLINE_RECORD_FIELDS (fields),
};

BylinePicture *
byline_picture_new (const char *url)
{
  BylinePicture *self = byline_record_new (&byline_picture_record);

  self->url = g_strdup (url);

  return self;
}

BylinePicture *
byline_picture_copy (const BylinePicture *self)
{
  return byline_record_copy (&byline_picture_record, self);
}

void
byline_picture_free (BylinePicture *self)
{
  byline_record_free (&byline_picture_record, self);
}

void
byline_picture_write_url (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  const BylinePicture *picture = G_STRUCT_MEMBER (BylinePicture *, self, field->offset);

  if (picture != NULL)
    byline_json_writer_add_string (writer, field->name, picture->url);
}

gboolean
byline_picture_read_url (const BylineField *field, gpointer self, gpointer object)
{
  BylinePicture **picture = &G_STRUCT_MEMBER (BylinePicture *, self, field->offset);
  g_autofree char *url = byline_url_resolve (NULL, byline_json_peek_text (object, field->name));

  if (url == NULL)
    return FALSE;

  byline_picture_free (*picture);
  *picture = byline_picture_new (url);

  return TRUE;
}

/* What the address asks for; if that is the picture as it was made, what is said of its size. */
static int
width_of (const BylinePicture *self)
{
  int width = byline_picture_address_width (self->url);

  return width == BYLINE_PICTURE_WIDTH_OPEN && self->width > 0 ? self->width : width;
}

static void
fill (char **field, const char *value)
{
  if (*field == NULL)
    *field = g_strdup (value);
}

/* The larger one; of two alike that which nobody can listen to. */
static gboolean
is_better (const BylinePicture *self, const BylinePicture *other)
{
  int width = width_of (self);
  int other_width = width_of (other);

  if (width != other_width)
    return other_width > width;
  return g_str_has_prefix (self->url, "http:") && g_str_has_prefix (other->url, "https:");
}

void
byline_picture_merge_variant (BylinePicture *self, const BylinePicture *other)
{
  if (is_better (self, other))
    {
      g_free (self->url);
      self->url = g_strdup (other->url);
      self->width = other->width;
      self->height = other->height;
    }
  fill (&self->alt, other->alt);
  fill (&self->caption, other->caption);
  fill (&self->credit, other->credit);
  if (self->width == 0 || self->height == 0)
    {
      self->width = other->width;
      self->height = other->height;
    }
}
