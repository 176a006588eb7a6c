/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-rule.h"

G_BEGIN_DECLS

/**
 * BYLINE_DETAIL_MAX_ROWS:
 *
 * How many publications, sections, authors or other names are listed.
 */
#define BYLINE_DETAIL_MAX_ROWS 12

/**
 * byline_detail_counts_text:
 * @n_stories: how many stories there are
 * @n_unread: how many of them are unread
 *
 * Returns: (transfer full): "3 unread · 40 stories"
 */
char *byline_detail_counts_text (guint n_stories, guint n_unread);
/**
 * byline_detail_list_add:
 * @box: where it is added; nothing is, if @counts is empty
 * @title: translated
 * @kind: what is listed: publications, sections or authors
 * @counts: (element-type BylineNameCount): by whom or where the stories are
 *
 * Adds a heading, and a row for each of the first; one that is chosen activates "detail.filter".
 */
void byline_detail_list_add (GtkBox *box,
                             const char *title,
                             BylineRuleKind kind,
                             GPtrArray *counts);
/**
 * byline_detail_joined_add:
 * @box: where it is added; nothing is, if @joined is empty
 * @joined: (element-type BylineJoinedName): an author's spellings that Byline joined by itself
 *
 * Adds a heading, and a row for each of the first; its button activates "win.name-apart".
 */
void byline_detail_joined_add (GtkBox *box, GPtrArray *joined);

G_END_DECLS
