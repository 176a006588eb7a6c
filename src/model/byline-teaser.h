/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-picture.h"

G_BEGIN_DECLS

/**
 * BylineTeaser: another story that stands on an article's page.
 * @url: (nullable): its own address
 * @kicker: (nullable): @section: (nullable): @title: (nullable): @standfirst: (nullable): plain
 *   text
 * @picture: (nullable): its lead picture
 * @paragraphs: (element-type BylineBlock): its first blocks, never %NULL
 * @rest: (element-type BylineBlock): what "Keep Reading" shows, never %NULL, maybe empty
 * @authors: (element-type BylineAuthor): never %NULL
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
} BylineTeaser;

extern const BylineRecord byline_teaser_record;
/** As a teaser is printed: with its blocks. */
extern const BylineRecord byline_teaser_document_record;

BylineTeaser *byline_teaser_new (void);
void byline_teaser_free (BylineTeaser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineTeaser, byline_teaser_free)

G_END_DECLS
