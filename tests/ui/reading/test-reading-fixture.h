/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"
#include "byline-reading-view.h"

G_BEGIN_DECLS

/* A reading view in a window, over a library that is made by hand; and what it asked for last. */

typedef struct {
  BylineLibrary *library;
  BylineReadingView *view;
  GtkWidget *window;
  char *activated;
  char *message;
  gint64 activated_id;
} ReadingFixture;

void reading_fixture_set_up (ReadingFixture *fixture, gconstpointer data);
void reading_fixture_tear_down (ReadingFixture *fixture, gconstpointer data);

/** Returns: (transfer none) (nullable): the text below @widget. */
BylineDocumentView *reading_fixture_find_view (GtkWidget *widget);
/** Returns: (transfer full): all of the text, with a letter for each picture and widget. */
char *reading_fixture_get_text (ReadingFixture *fixture);
/** Turns the main loop until @needle stands in the text. */
void reading_fixture_wait_for (ReadingFixture *fixture, const char *needle);
/** Turns the main loop for a while. */
void reading_fixture_settle (void);
/** Follows the first link of a kind. */
void reading_fixture_activate (ReadingFixture *fixture, BylineLinkKind kind);

G_END_DECLS
