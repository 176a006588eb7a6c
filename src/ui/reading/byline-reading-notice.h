/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineReadingNotice:
 *
 * A quiet line below what there is of a story: its page is being fetched, or could not be.
 *
 * Signals: retry, open.
 */
#define BYLINE_TYPE_READING_NOTICE (byline_reading_notice_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingNotice, byline_reading_notice, BYLINE, READING_NOTICE, GtkWidget)

/**
 * byline_reading_notice_new:
 *
 * Returns: (transfer none) (floating): a notice that says nothing
 */
GtkWidget *byline_reading_notice_new (void);
/**
 * byline_reading_notice_set_busy:
 * @self: the notice
 * @text: a sentence, translated
 *
 * Says that something is being loaded.
 */
void byline_reading_notice_set_busy (BylineReadingNotice *self, const char *text);
/**
 * byline_reading_notice_set_text:
 * @self: the notice
 * @text: a sentence, translated
 * @can_retry: whether there is a button that tries again
 * @can_open: whether there is a button that opens the page in a browser
 *
 * Says why there is no text.
 */
void byline_reading_notice_set_text (BylineReadingNotice *self,
                                     const char *text,
                                     gboolean can_retry,
                                     gboolean can_open);
/**
 * byline_reading_notice_set_offer:
 * @self: the notice
 * @text: a sentence, translated
 * @action: what the button is called that emits retry, translated
 * @can_open: whether there is a button that opens the page in a browser
 *
 * Says that there is more to be had.
 */
void byline_reading_notice_set_offer (BylineReadingNotice *self,
                                      const char *text,
                                      const char *action,
                                      gboolean can_open);

G_END_DECLS
