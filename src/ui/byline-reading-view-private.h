/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-reading-view.h"

G_BEGIN_DECLS

struct _BylineReadingView {
  GtkWidget parent_instance;

  GtkWidget *stack;
  BylineLibrary *library;
  BylineStoryList *next;
  gint64 story;
  char *title;
  double text_scale;
  gboolean load_pictures;
};

G_END_DECLS
