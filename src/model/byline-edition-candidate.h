/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineEditionCandidate:
 * @story: what a list shows of it
 * @received: when it came in, in seconds since 1970
 * @n_bytes: the length of its text, as UTF-8
 * @place: where it stood in its feed's document when it came, from 1; 0: not known
 * @picture_width: of its picture as published, in pixels; 0: not known
 * @carried: a number that stories of several publications have in common that are one; 0: none
 * @is_by_followed: whether somebody who is followed wrote it
 * @pinned_section: (nullable): the first of its sections that is pinned
 * @sections: its sections that are listed, in order, %NULL-terminated, never %NULL
 * @publication_key: (nullable): the lasting key of its publication
 * @portrait: (nullable): the address of its first author's portrait
 * @portrait_network: of the document that names the portrait
 * @beginning: (nullable): the beginning of its text; only of a lead without a picture
 *
 * A story that may stand on a front page, with what decides where. A value; not changed once made.
 */
typedef struct {
  BylineStory *story;
  gint64 received;
  guint n_bytes;
  guint place;
  guint picture_width;
  guint carried;
  gboolean is_by_followed;
  char *pinned_section;
  char **sections;
  char *publication_key;
  char *portrait;
  BylineNetwork portrait_network;
  char *beginning;
} BylineEditionCandidate;

/**
 * byline_edition_candidate_new:
 * @story: (transfer full): what a list shows of it
 *
 * Returns: (transfer full): a candidate of which nothing else is known
 */
BylineEditionCandidate *byline_edition_candidate_new (BylineStory *story);
/**
 * byline_edition_candidate_ref:
 * @self: a candidate
 *
 * Takes a reference to @self.
 *
 * Returns: (transfer full): @self
 */
BylineEditionCandidate *byline_edition_candidate_ref (BylineEditionCandidate *self);
/**
 * byline_edition_candidate_unref:
 * @self: (transfer full) (nullable): a candidate
 *
 * Drops a reference to @self; the last one frees it. Any thread.
 */
void byline_edition_candidate_unref (BylineEditionCandidate *self);
/**
 * byline_edition_candidate_get_minutes:
 * @self: a candidate
 *
 * Returns: about how many minutes it takes to read; 0 if its text is not known to be whole
 */
guint byline_edition_candidate_get_minutes (const BylineEditionCandidate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineEditionCandidate, byline_edition_candidate_unref)

G_END_DECLS
