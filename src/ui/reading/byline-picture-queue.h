/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylinePictureQueue:
 *
 * Loads the pictures of the document that a view shows, those that are in sight first, a few at a
 * time; of those that are far away it lets the pixels go.
 *
 * Signals:
 *   checked: what is in sight was looked at, after the view was scrolled or the document written
 */
#define BYLINE_TYPE_PICTURE_QUEUE (byline_picture_queue_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureQueue, byline_picture_queue, BYLINE, PICTURE_QUEUE, GObject)

/**
 * byline_picture_queue_new:
 * @view: where pictures are shown; must live until the queue is stopped for the last time
 *
 * Returns: (transfer full): a queue that loads nothing yet
 */
BylinePictureQueue *byline_picture_queue_new (BylineDocumentView *view);
/**
 * byline_picture_queue_set_library:
 * @self: the queue
 * @library: (nullable): where pictures come from
 *
 * Sets the library.
 */
void byline_picture_queue_set_library (BylinePictureQueue *self, BylineLibrary *library);
/**
 * byline_picture_queue_set_load_pictures:
 * @self: the queue
 * @load_pictures: whether pictures are loaded at all; %TRUE at first
 *
 * Says whether pictures are loaded.
 */
void byline_picture_queue_set_load_pictures (BylinePictureQueue *self, gboolean load_pictures);
/**
 * byline_picture_queue_get_load_pictures:
 * @self: the queue
 *
 * Returns: whether pictures are loaded
 */
gboolean byline_picture_queue_get_load_pictures (BylinePictureQueue *self);

/**
 * byline_picture_queue_start:
 * @self: the queue
 *
 * Loads pictures of the view's document from now on.
 */
void byline_picture_queue_start (BylinePictureQueue *self);
/**
 * byline_picture_queue_stop:
 * @self: the queue
 *
 * Loads nothing more. What is on its way comes too late.
 */
void byline_picture_queue_stop (BylinePictureQueue *self);
/**
 * byline_picture_queue_update:
 * @self: the queue
 *
 * Looks soon at what is in sight.
 */
void byline_picture_queue_update (BylinePictureQueue *self);
/**
 * byline_picture_queue_block:
 * @self: the queue
 *
 * Tells new pictures in the document whether they will be loaded.
 */
void byline_picture_queue_block (BylinePictureQueue *self);

/**
 * byline_picture_queue_retry:
 * @self: a queue
 * @url: a picture's address
 *
 * Tries again to load a picture that failed.
 *
 * Returns: whether there is one that had failed
 */
gboolean byline_picture_queue_retry (BylinePictureQueue *self, const char *url);

G_END_DECLS
