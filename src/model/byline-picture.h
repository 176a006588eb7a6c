/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "byline-record.h"

G_BEGIN_DECLS

/**
 * BylinePicture:
 * @url: (nullable): address of the picture, absolute; %NULL in a figure whose picture is not there,
 *   so that its words stand alone
 * @alt: (nullable): alternative text, for those who do not see it
 * @caption: (nullable): what the publication says below it
 * @credit: (nullable): whose it is ("Photo: Name/Agency"), apart from the caption
 * @width: in pixels as published, 0 if not said
 * @height: in pixels as published, 0 if not said
 *
 * A picture: its address, its size and what is said of it.
 */
typedef struct {
  char *url;
  char *alt;
  char *caption;
  char *credit;
  int width;
  int height;
} BylinePicture;

/**
 * byline_picture_record:
 *
 * The fields of #BylinePicture.
 */
extern const BylineRecord byline_picture_record;

/**
 * byline_picture_new:
 * @url: an address, copied
 *
 * Returns: (transfer full): a picture with nothing but its address
 */
BylinePicture *byline_picture_new (const char *url);
/**
 * byline_picture_copy:
 * @self: (nullable): a picture
 *
 * Returns: (transfer full) (nullable): a copy of @self; %NULL of %NULL
 */
BylinePicture *byline_picture_copy (const BylinePicture *self);
/**
 * byline_picture_free:
 * @self: (transfer full) (nullable): a picture
 *
 * Frees @self and what it holds.
 */
void byline_picture_free (BylinePicture *self);

/**
 * byline_picture_write_url:
 * @field: a line of a record's table
 * @self: the struct
 * @writer: where an object is open
 *
 * Writes a picture as its address alone, as JSON Feed's "image". It is a #BylineFieldWriter.
 */
void byline_picture_write_url (const BylineField *field,
                               gconstpointer self,
                               BylineJsonWriter *writer);
/**
 * byline_picture_read_url:
 * @field: a line of a record's table
 * @self: the struct
 * @object: a JsonObject
 *
 * Reads a picture from its address alone. It is a #BylineFieldReader.
 *
 * Returns: whether there was one
 */
gboolean byline_picture_read_url (const BylineField *field, gpointer self, gpointer object);

/**
 * byline_picture_merge_variant:
 * @self: a picture
 * @other: the same picture, perhaps in another size (byline_picture_address_key())
 *
 * Gives @self the larger of both addresses, and what is said of either.
 */
void byline_picture_merge_variant (BylinePicture *self, const BylinePicture *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePicture, byline_picture_free)

G_END_DECLS
