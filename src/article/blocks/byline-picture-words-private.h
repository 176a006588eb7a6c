/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-blocks-private.h"

G_BEGIN_DECLS

/** Returns: whether @index is called what says whose a picture is; only beside pictures does it mean that. */
gboolean _byline_picture_is_credit_element (const BylinePage *page, guint index);
/** Returns: whether @index is called what says what a picture shows; only beside pictures does it mean
 * that. */
gboolean _byline_picture_is_caption_element (const BylinePage *page, guint index);
/** Returns: whether a class or an id is one by which an element counts as either of them. */
gboolean _byline_picture_is_name_of_words (const char *name);
/** Returns: whether @text is a counter or a button's: "1 of 6", "View 6 images", "Vollbild". */
gboolean _byline_picture_is_label (const char *text);
/**
 * _byline_picture_read_words:
 * @elements: the elements that are about the picture
 * @caption: (out) (transfer full) (nullable): what it shows
 * @credit: (out) (transfer full) (nullable): whose it is
 *
 * Reads the words beside a picture: by what elements are called, by their borders, by the form of the words.
 */
void _byline_picture_read_words (const BylinePage *page,
                                 const guint *elements,
                                 guint n_elements,
                                 char **caption,
                                 char **credit);
/** Returns: how many bytes of words in @index are no labels. */
guint _byline_picture_words_size (const BylinePage *page, guint index);

G_END_DECLS
