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
 */
typedef struct {
  char *url;
  char *alt;
  char *caption;
  char *credit;
  int width;
  int height;
} BylinePicture;

extern const BylineRecord byline_picture_record;

/** Returns: (transfer full): a picture at @url (copied), the rest empty. */
BylinePicture *byline_picture_new (const char *url);
/** Returns: (transfer full) (nullable): a copy of @self. */
BylinePicture *byline_picture_copy (const BylinePicture *self);
void byline_picture_free (BylinePicture *self);

/** Writes a picture as its address alone, as JSON Feed's "image": a #BylineFieldWriter. */
void byline_picture_write_url (const BylineField *field,
                               gconstpointer self,
                               BylineJsonWriter *writer);
/** Reads a picture of which there is only the address: a #BylineFieldReader. */
gboolean byline_picture_read_url (const BylineField *field, gpointer self, gpointer object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePicture, byline_picture_free)

G_END_DECLS
