/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylinePictureQueue: loads the pictures of the document that a view shows, those that are in sight
 * first, a few at a time; of those that are far away it lets the pixels go.
 *
 * Signals:
 *   checked: what is in sight was looked at, after the view was scrolled or the document written
 */
#define BYLINE_TYPE_PICTURE_QUEUE (byline_picture_queue_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureQueue, byline_picture_queue, BYLINE, PICTURE_QUEUE, GObject)

/** @view: must live until the queue is stopped for the last time */
BylinePictureQueue *byline_picture_queue_new (BylineDocumentView *view);
/** @library: (nullable): where pictures come from */
void byline_picture_queue_set_library (BylinePictureQueue *self, BylineLibrary *library);
/** Whether pictures are loaded at all: %TRUE at first. */
void byline_picture_queue_set_load_pictures (BylinePictureQueue *self, gboolean load_pictures);
gboolean byline_picture_queue_get_load_pictures (BylinePictureQueue *self);

/** From now on the view's document is loaded for. */
void byline_picture_queue_start (BylinePictureQueue *self);
/** Nothing more is loaded, and what is on its way comes too late. */
void byline_picture_queue_stop (BylinePictureQueue *self);
/** Looks soon at what is in sight. */
void byline_picture_queue_update (BylinePictureQueue *self);
/** Tells new pictures in the document whether they will be loaded. */
void byline_picture_queue_block (BylinePictureQueue *self);

G_END_DECLS
