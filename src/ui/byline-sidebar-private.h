/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-sidebar.h"
#include "byline-sidebar-model.h"

G_BEGIN_DECLS

struct _BylineSidebar
{
  AdwBin parent_instance;

  GtkWidget *search_bar;
  GtkWidget *search_entry;
  GtkStack *pages;
  AdwStatusPage *nothing; /* was found */
  GtkWidget *view;
  GtkWidget *popover;
  BylineSidebarModel *model;
  BylineLibrary *library;
};

/* byline-sidebar.c */
void _byline_sidebar_activate (BylineSidebar     *self,
                               BylineSidebarItem *item,
                               gboolean           add);

/* byline-sidebar-search.c: names are found by typing */
GtkWidget *_byline_sidebar_make_search_bar (BylineSidebar *self);
/* @list: the rows, in whose place it is said that nothing was found */
GtkWidget *_byline_sidebar_make_pages (BylineSidebar *self,
                                       GtkWidget     *list);

G_END_DECLS
