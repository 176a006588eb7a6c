/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-window.h"
#include "window-fixture.h"

G_BEGIN_DECLS

/** WholeWindow: a window that waits for its library to be opened, over six stories of one publication. */
typedef struct {
  Fixture base;
  BylineSettings *settings;
  BylineWindow *window;
} WholeWindow;

void whole_window_set_up (WholeWindow *self, gconstpointer data);
void whole_window_tear_down (WholeWindow *self, gconstpointer data);
/** Says that the library is open, and waits for what is counted in it. */
void whole_window_open (WholeWindow *self);
/** Does what an action of the window's does; @name: without "win." */
void whole_window_do (WholeWindow *self, const char *name);
gboolean whole_window_is_enabled (WholeWindow *self, const char *name);
/** Returns: (transfer full): the state of an action */
GVariant *whole_window_get_state (WholeWindow *self, const char *name);

G_END_DECLS
