/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-edition.h"

G_BEGIN_DECLS

/**
 * BylineEditionHead:
 *
 * The date line of a front page: the day, how many stories there are, and at its end what is new: that is
 * a button. Where there is little room, it takes two lines.
 *
 * Signals: activated: what is new is to be shown
 */
#define BYLINE_TYPE_EDITION_HEAD (byline_edition_head_get_type ())
G_DECLARE_FINAL_TYPE (BylineEditionHead, byline_edition_head, BYLINE, EDITION_HEAD, GtkWidget)

/**
 * byline_edition_head_new:
 * @date: what the line begins with
 * @counts: what stands behind it
 *
 * Returns: (transfer none) (floating): a head
 */
GtkWidget *byline_edition_head_new (const char *date, const char *counts);
/**
 * byline_edition_head_set_counts:
 * @self: a head
 * @counts: what stands behind the date
 *
 * Says how many stories there are.
 */
void byline_edition_head_set_counts (BylineEditionHead *self, const char *counts);
/**
 * byline_edition_head_set_new:
 * @self: a head
 * @text: (nullable): what the button says; %NULL for none
 *
 * Says what is new.
 */
void byline_edition_head_set_new (BylineEditionHead *self, const char *text);

/* The smaller parts of a page. */

/**
 * byline_edition_heading_new:
 * @name: of a group
 * @counts: (nullable): how many of it are unread
 *
 * Returns: (transfer none) (floating): the heading of a group: a #GtkButton, unless its name is only
 *   said
 */
GtkWidget *byline_edition_heading_new (const char *name, const char *counts);
/**
 * byline_edition_more_new:
 * @text: how many more there are
 *
 * Returns: (transfer none) (floating): a #GtkButton below a group
 */
GtkWidget *byline_edition_more_new (const char *text);
/**
 * byline_edition_day_new:
 * @name: "Today", or a weekday
 * @date: day and month
 *
 * Returns: (transfer none) (floating): the date of a day
 */
GtkWidget *byline_edition_day_new (const char *name, const char *date);
/**
 * byline_edition_label_new:
 * @text: what it says
 * @css_class: how it looks
 *
 * Returns: (transfer none) (floating): a label of several lines
 */
GtkWidget *byline_edition_label_new (const char *text, const char *css_class);

G_END_DECLS
