/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "byline-edition.h"
#include "byline-filter.h"

G_BEGIN_DECLS

/* What a front page says beside headlines and standfirsts. Pure, but for the language. */

/**
 * byline_edition_text_kicker:
 * @item: a story on the page
 * @filter: (nullable): what the page is of: its sections are not said again
 * @line: the direction of the line, as for byline_isolate_text()
 *
 * Returns: (transfer full): the story's sections, in capitals; "" for none
 */
char *byline_edition_text_kicker (const BylineEditionItem *item,
                                  const BylineFilter *filter,
                                  PangoDirection line);
/**
 * byline_edition_text_authors:
 * @item: a story on the page
 * @line: the direction of the line, as for byline_isolate_text()
 *
 * Returns: (transfer full): who wrote it; "" if nobody is said to have
 */
char *byline_edition_text_authors (const BylineEditionItem *item, PangoDirection line);
/**
 * byline_edition_text_also:
 * @item: a story on the page
 * @max_names: how many of the publications that carry it, too, are named, at least 1; the others are counted
 * @is_markup: whether names are bold
 *
 * Returns: (transfer full) (nullable): that others carry it, too, as Pango's markup or as text; %NULL if
 *   none does
 */
char *byline_edition_text_also (const BylineEditionItem *item, guint max_names, gboolean is_markup);
/**
 * byline_edition_text_minutes:
 * @item: a story on the page
 *
 * Returns: (transfer full) (nullable): how long it takes to read; %NULL if that is not known
 */
char *byline_edition_text_minutes (const BylineEditionItem *item);
/**
 * byline_edition_text_why:
 * @item: a story on the page
 * @now: in seconds since 1970
 *
 * Returns: (transfer full): why it stands where it stands, as a sentence
 */
char *byline_edition_text_why (const BylineEditionItem *item, gint64 now);
/**
 * byline_edition_text_date:
 * @time: in seconds since 1970
 *
 * Returns: (transfer full): weekday, day and month
 */
char *byline_edition_text_date (gint64 time);
/**
 * byline_edition_text_counts:
 * @n_stories: how many there are
 * @n_unread: how many of them are unread
 *
 * Returns: (transfer full): both
 */
char *byline_edition_text_counts (guint n_stories, guint n_unread);
/**
 * byline_edition_text_new:
 * @n_new: how many are new, at least one
 * @since: since when, in seconds since 1970
 * @now: in seconds since 1970
 *
 * Returns: (transfer full): both: "3 new since 08:30"
 */
char *byline_edition_text_new (guint n_new, gint64 since, gint64 now);
/**
 * byline_edition_text_more:
 * @group: a group of which stories are not on the page
 *
 * Returns: (transfer full): how many, and of what
 */
char *byline_edition_text_more (const BylineEditionGroup *group);
/**
 * byline_edition_text_day:
 * @day: when a day began, in seconds since 1970
 * @now: in seconds since 1970
 *
 * Returns: (transfer full): "Today", "Yesterday" or its weekday
 */
char *byline_edition_text_day (gint64 day, gint64 now);
/**
 * byline_edition_text_day_date:
 * @day: when a day began, in seconds since 1970
 *
 * Returns: (transfer full): day and month
 */
char *byline_edition_text_day_date (gint64 day);

G_END_DECLS
