/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-account.h"
#include "byline-detail.h"
#include "byline-sidebar-item.h"
#include "byline-sidebar-order.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineSidebarCommand:
 * @label: what it is called, translated
 * @action: a detailed action of the window
 *
 * Something that the window does, to be found by its name.
 */
typedef struct {
  const char *label;
  const char *action;
} BylineSidebarCommand;

/**
 * BylineSidebarState:
 *
 * All that says which rows the sidebar has.
 */
typedef struct {
  BylineCounts *counts;
  BylineCounts *all; /* nullable: names of the whole library, for a search */
  BylineFilter *filter;
  BylineFilter *scope;   /* what the counts are narrowed by */
  GPtrArray *saved;      /* of BylineSavedFilter */
  GPtrArray *accounts;   /* nullable: of BylineAccount */
  char *search;          /* nullable: folded */
  GHashTable *collapsed; /* set of folders */
  GHashTable *by_key;    /* key -> item that is shown, not owned */
  BylineSidebarOrder *order;
  const BylineSidebarCommand *commands; /* nullable */
  gsize n_commands;
  gboolean all_sections;
  gboolean all_authors;
  gboolean all_organisations;
} BylineSidebarState;

/**
 * byline_sidebar_build:
 * @state: what there is to show
 * @items: (element-type BylineSidebarItem): gets the rows, those that are shown already where they
 *   are the same
 * @by_key: gets the rows by their keys
 *
 * Makes the sidebar's rows.
 */
void byline_sidebar_build (const BylineSidebarState *state, GPtrArray *items, GHashTable *by_key);

G_END_DECLS
