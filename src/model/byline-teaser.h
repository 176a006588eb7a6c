/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-picture.h"

G_BEGIN_DECLS

/**
 * BylineTeaser:
 * @url: (nullable): its own address
 * @kicker: (nullable): @section: (nullable): @title: (nullable): @standfirst: (nullable): plain
 *   text
 * @picture: (nullable): its lead picture
 * @paragraphs: (element-type BylineBlock): its first blocks, never %NULL
 * @rest: (element-type BylineBlock): what "Keep Reading" shows, never %NULL, maybe empty
 * @authors: (element-type BylineAuthor): never %NULL
 * @number: the story's in the index, where it is one of the library's; not archived
 *
 * Another story that stands on an article's page.
 */
typedef struct {
  char *url;
  char *kicker;
  char *section;
  char *title;
  char *standfirst;
  BylinePicture *picture;
  GPtrArray *paragraphs;
  GPtrArray *rest;
  GPtrArray *authors;
  gint64 number;
} BylineTeaser;

/**
 * byline_teaser_record:
 *
 * The fields of #BylineTeaser.
 */
extern const BylineRecord byline_teaser_record;
/**
 * byline_teaser_document_record:
 *
 * The fields of #BylineTeaser as it is printed: with its blocks.
 */
extern const BylineRecord byline_teaser_document_record;

/**
 * byline_teaser_new:
 *
 * Returns: (transfer full): a new teaser
 */
BylineTeaser *byline_teaser_new (void);
/**
 * byline_teaser_free:
 * @self: (transfer full) (nullable): a teaser
 *
 * Frees @self and what it holds.
 */
void byline_teaser_free (BylineTeaser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineTeaser, byline_teaser_free)

G_END_DECLS
