/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/**
 * BYLINE_DETAIL_MAX_ROWS:
 *
 * How many publications, sections, authors or other names are listed.
 */
#define BYLINE_DETAIL_MAX_ROWS 8

/**
 * BylineDetailName:
 * @kind: a section, an author or a publication
 * @value: what a filter calls it: its name, a publication's key
 * @name: what it is called
 * @picture: (nullable): the address of its icon or portrait
 * @network: of the document that names the picture
 * @n_stories: how many stories it has here
 *
 * A name that a page leads to.
 */
typedef struct {
  BylineRuleKind kind;
  const char *value;
  const char *name;
  const char *picture;
  BylineNetwork network;
  guint n_stories;
} BylineDetailName;

/**
 * byline_detail_counts_text:
 * @n_stories: how many stories there are
 * @n_unread: how many of them are unread
 *
 * Returns: (transfer full): "3 unread · 40 stories"
 */
char *byline_detail_counts_text (guint n_stories, guint n_unread);
/**
 * byline_detail_names_new:
 * @title: (nullable): what stands in front of them, translated
 *
 * Returns: (transfer full): a row of names, which breaks where it has to
 */
GtkWidget *byline_detail_names_new (const char *title);
/**
 * byline_detail_names_add:
 * @self: a row of names
 * @name: what is added
 * @library: (nullable): where its picture comes from
 *
 * Adds a button that activates "detail.filter".
 */
void byline_detail_names_add (GtkWidget *self,
                              const BylineDetailName *name,
                              BylineLibrary *library);
/**
 * byline_detail_names_add_more:
 * @self: a row of names
 *
 * Adds a button that activates "detail.unfold".
 */
void byline_detail_names_add_more (GtkWidget *self);
/**
 * byline_detail_joined_add:
 * @box: where it is added; nothing is, if @joined is empty
 * @joined: (element-type BylineJoinedName): an author's spellings that Byline joined by itself
 *
 * Adds a heading, and a row for each of the first; its button activates "win.name-apart".
 */
void byline_detail_joined_add (GtkBox *box, GPtrArray *joined);

G_END_DECLS
