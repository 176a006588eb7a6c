/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "byline-counts-monitor.h"
#include "library-fixture.h"

G_BEGIN_DECLS

/** WindowFixture: what parts of a window work with, over an opened library of six stories, in the
 * sections Harbours and Glaciers, by two authors. */
typedef struct {
  Fixture base;
  GtkWidget *window;
  BylineWindowContext *context;
  BylineFilterHistory *history;
  BylineCountsMonitor *counts;
} WindowFixture;

void window_fixture_set_up (WindowFixture *self, gconstpointer data);
void window_fixture_tear_down (WindowFixture *self, gconstpointer data);
/** Asks for the counts and waits for them. */
BylineCounts *window_fixture_count (WindowFixture *self);
/** Returns: (nullable): the first button below @widget that is called so. */
GtkWidget *window_fixture_find_button (GtkWidget *widget, const char *label);
/** Returns: (nullable): the first label below @widget that says so. */
GtkWidget *window_fixture_find_label (GtkWidget *widget, const char *text);
/** Returns: (nullable): the first widget of @type at or below @widget. */
GtkWidget *window_fixture_find_widget (GtkWidget *widget, GType type);
/** Returns: (nullable): the dialog over @window. */
GtkWidget *window_fixture_find_dialog (GtkWidget *window);
/** Answers an AdwMessageDialog, and closes it. */
void window_fixture_respond (GtkWidget *dialog, const char *response);
/** Waits for the toast that says @text, and presses its Undo. */
void window_fixture_press_undo (WindowFixture *self, const char *text);

/** Runs the main loop until @condition holds; the test's own limit of time ends it in vain. */
#define WINDOW_FIXTURE_WAIT(condition)                                                             \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

G_END_DECLS
