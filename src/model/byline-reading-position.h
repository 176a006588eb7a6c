/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-record.h"

G_BEGIN_DECLS

/**
 * BylineReadingPosition:
 * @block: which line of the story's document (a paragraph, a picture, …) stood at the top of the
 *   view; the first one is 0
 * @mark: a hash of what that line says: by it the line is found again where others came in before it
 * @offset: the first character of it that stood there
 * @part: how much of the row of text, or of the picture, that begins with @offset was above the view,
 *   in thousandths of its height; below 0 if it began further down, over 1000 in the space below it
 *
 * Where a reader left a story. It holds for every size of the text and of the window.
 */
typedef struct {
  guint block;
  guint mark;
  guint offset;
  int part;
} BylineReadingPosition;

/**
 * byline_reading_position_record:
 *
 * The fields of #BylineReadingPosition.
 */
extern const BylineRecord byline_reading_position_record;

/**
 * byline_reading_position_copy:
 * @self: (nullable): a position
 *
 * Returns: (transfer full) (nullable): a copy of @self; %NULL of %NULL
 */
BylineReadingPosition *byline_reading_position_copy (const BylineReadingPosition *self);
/**
 * byline_reading_position_free:
 * @self: (transfer full) (nullable): a position
 *
 * Frees @self.
 */
void byline_reading_position_free (BylineReadingPosition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineReadingPosition, byline_reading_position_free)

G_END_DECLS
