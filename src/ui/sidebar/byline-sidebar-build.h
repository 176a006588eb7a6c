/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-detail.h"
#include "byline-sidebar-item.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineSidebarState:
 *
 * All that says which rows the sidebar has.
 */
typedef struct {
  BylineCounts *counts;
  BylineFilter *filter;
  GPtrArray *saved;      /* of BylineSavedFilter */
  char *search;          /* nullable: folded */
  GHashTable *collapsed; /* set of folders */
  GHashTable *by_key;    /* key -> item that is shown, not owned */
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
