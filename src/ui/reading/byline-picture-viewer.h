/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-article.h"
#include "byline-library.h"
#include "byline-picture-canvas.h"

G_BEGIN_DECLS

/**
 * BylinePictureViewer:
 *
 * The pictures of a story, one at a time, over the whole window: next and previous, larger and
 * smaller, with caption and credit.
 *
 * Signals:
 *   closed (): the reader is done
 *   browser-asked (string url): the picture is to be opened in the browser
 *   save-asked (string url): the picture is to be saved as a file
 *   message (string text): a short word to the reader
 */
#define BYLINE_TYPE_PICTURE_VIEWER (byline_picture_viewer_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureViewer, byline_picture_viewer, BYLINE, PICTURE_VIEWER, GtkWidget)

/**
 * byline_picture_viewer_new:
 * @library: where pictures come from
 * @article: the story
 * @url: the picture that is shown first
 *
 * Returns: (transfer none) (floating) (nullable): a viewer; %NULL if the story does not have that
 *   picture
 */
GtkWidget *byline_picture_viewer_new (BylineLibrary *library,
                                      BylineArticle *article,
                                      const char *url);
/**
 * byline_picture_viewer_zoom:
 * @self: a viewer
 * @steps: 1 for larger, -1 for smaller, 0 for whole again
 *
 * Shows the picture in another size.
 */
void byline_picture_viewer_zoom (BylinePictureViewer *self, int steps);
/**
 * byline_picture_viewer_get_canvas:
 * @self: a viewer
 *
 * Returns: (transfer none): where the picture is drawn
 */
BylinePictureCanvas *byline_picture_viewer_get_canvas (BylinePictureViewer *self);

G_END_DECLS
