/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-publication.h"
#include "byline-sidebar-build.h"

G_BEGIN_DECLS

/* What is being built: the next state, made of the old items where there are any. */
typedef struct {
  const BylineSidebarState *state;
  GPtrArray *items;
  GHashTable *by_key;
} BylineSidebarBuilder;

/* All, Unread, Saved, Today. */
#define BYLINE_SIDEBAR_N_TOP 4

/** Takes what @data holds. A second line of the same key is left out. */
void _byline_sidebar_builder_add (BylineSidebarBuilder *build, BylineSidebarData *data);
/** Adds a line that has no more than a label. */
void _byline_sidebar_builder_add_simple (BylineSidebarBuilder *build,
                                         BylineSidebarKind kind,
                                         const char *label,
                                         guint count,
                                         gboolean active);
/** Makes the rows at the sidebar's head, in their order. @rows: (out): to be taken or cleared */
void _byline_sidebar_make_top (const BylineSidebarState *state,
                               BylineSidebarData rows[BYLINE_SIDEBAR_N_TOP]);
/** Adds a publication's line. */
void _byline_sidebar_builder_add_publication (BylineSidebarBuilder *build,
                                              const BylinePublication *publication,
                                              int depth);
/** Adds what the search finds: of everything that there is, what is in the filter first. */
void _byline_sidebar_builder_add_found (BylineSidebarBuilder *build);
/** Returns: whether one of @names is @name, without case and accents. */
gboolean _byline_sidebar_names_contain (GPtrArray *names, const char *name);

G_END_DECLS
