/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-sidebar-model.h"

G_BEGIN_DECLS

struct _BylineSidebarModel {
  GObject parent_instance;

  GPtrArray *items;      /* of BylineSidebarItem */
  GHashTable *by_key;    /* key -> item, none owned twice: items owns them */
  GHashTable *collapsed; /* set of folders */
  BylineCounts *counts;
  BylineFilter *filter;
  gboolean all_sections;
  gboolean all_authors;
  gboolean all_organisations;
  GPtrArray *saved; /* of BylineSavedFilter */
  char *search;     /* nullable: folded */
};

/* byline-sidebar-build.c: fills @items with the lines of the present state, made of the old ones
 * where there are any, and @by_key with them by their keys. */
void _byline_sidebar_model_build (BylineSidebarModel *self, GPtrArray *items, GHashTable *by_key);

G_END_DECLS
