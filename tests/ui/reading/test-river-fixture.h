/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-river.h"
#include "byline-document-view.h"
#include "byline-reading-view.h"
#include "test-reading-articles.h"
#include "test-helpers.h"
#include "test-reading-library.h"

G_BEGIN_DECLS

#define N_STORIES 40
#define PARAGRAPH                                                                                  \
  "Nothing was said that had not been said before, and everybody wrote it down; then the lamps "   \
  "along the canal were lit, and the delegates walked back to the station in twos and threes."

/* A reader over a list of stories, each of which is a few screens long. */
typedef struct {
  BylineLibrary *library;
  BylineStoryList *list;
  BylineReadingView *view;
  GtkWidget *window;
  GArray *read;  /* of gint64 */
  gint64 passed; /* the last one */
  guint n_changes;
} Fixture;

void river_set_up (Fixture *fixture, gconstpointer data);
void river_tear_down (Fixture *fixture, gconstpointer data);
GtkTextView *river_get_text_view (Fixture *fixture);
BylineDocumentBuffer *river_get_document (Fixture *fixture);
GtkAdjustment *river_get_adjustment (Fixture *fixture);
gint64 river_get_in_view (Fixture *fixture);
/* Scrolls on until @id is the story in view. */
void river_scroll_into (Fixture *fixture, gint64 id);
/* Returns: how far below the top of the view a story begins. */
int river_get_y (Fixture *fixture, gint64 id);
gboolean river_has_read (Fixture *fixture, gint64 id);
void river_toggle (Fixture *fixture, gint64 id);
/* Returns: where a story stands below the top of the view, as soon as all above it has been laid out. */
int river_get_still_y (Fixture *fixture, gint64 id);
BylineArticle *river_make_article (guint number);

/* Makes ready a test program of the reader: the clock, the log, GTK. */
void river_init (int *argc, char ***argv);

G_END_DECLS
