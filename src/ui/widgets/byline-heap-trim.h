/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_heap_trim_share:
 *
 * Lets all threads but the main one allocate from one heap. malloc() gives each thread one of its own, of which what is left
 * over when the thread ends, or waits, is lost to the others (mallopt(3), M_ARENA_MAX). Does nothing where the C library
 * has no such heaps.
 *
 * Call it before there is a second thread.
 */
void byline_heap_trim_share (void);

/**
 * byline_heap_trim_at_rest:
 * @window: a window
 *
 * Gives free memory back to the system each time that @window was drawn and has then not been drawn for two
 * seconds. Drawing takes surfaces as large as the window; what was allocated meanwhile lies behind them, and
 * malloc() keeps the room between (see malloc_trim(3)). Does nothing where the C library cannot do it.
 *
 * Call it on the main thread.
 */
void byline_heap_trim_at_rest (GtkWindow *window);

G_END_DECLS
