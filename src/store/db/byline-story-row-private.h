/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "byline-shown-private.h"

G_BEGIN_DECLS

/** BylineStoryRow: what a story's rows in the index have in common. */
typedef struct {
  gint64 id;
  char *key;
  gint64 publication_id;
  gint64 feed_id; /* the feed that brought it, 0 if that is gone */
  gint64 sort_time;
  gint64 place; /* its row in the search */
  gint64 received;
  gboolean is_read;
  gboolean is_saved;
  BylineShown shown;
  guint
    feed_place; /* in its feed's document when it came, from 1; 0: not known; only of a new one */
} BylineStoryRow;

BylineStoryRow *_byline_story_row_new (void);
void _byline_story_row_free (BylineStoryRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStoryRow, _byline_story_row_free)

G_END_DECLS
