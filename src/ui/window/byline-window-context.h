/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"
#include "byline-undo.h"

G_BEGIN_DECLS

/**
 * BylineWindowContext:
 *
 * What every part of a window works with: the library, the place for messages, and what cancels
 * all that was asked for once the window is closed. After that, messages are dropped. Main thread.
 */
#define BYLINE_TYPE_WINDOW_CONTEXT (byline_window_context_get_type ())
G_DECLARE_FINAL_TYPE (BylineWindowContext, byline_window_context, BYLINE, WINDOW_CONTEXT, GObject)

/**
 * byline_window_context_new:
 * @library: what the window shows
 * @toasts: where messages appear; it is not kept alive
 *
 * Returns: (transfer full): the context of a window that is open
 */
BylineWindowContext *byline_window_context_new (BylineLibrary *library, AdwToastOverlay *toasts);
/**
 * byline_window_context_close:
 * @self: the context
 *
 * Cancels what is on its way: the window is closed.
 */
void byline_window_context_close (BylineWindowContext *self);
/**
 * byline_window_context_get_library:
 * @self: the context
 *
 * Returns: (transfer none): the library
 */
BylineLibrary *byline_window_context_get_library (BylineWindowContext *self);
/**
 * byline_window_context_get_cancellable:
 * @self: the context
 *
 * Returns: (transfer none): cancelled when the window is closed
 */
GCancellable *byline_window_context_get_cancellable (BylineWindowContext *self);
/**
 * byline_window_context_get_window:
 * @self: the context
 *
 * Returns: (transfer none) (nullable): the window that dialogs belong to; %NULL once it is closed
 */
GtkWindow *byline_window_context_get_window (BylineWindowContext *self);
/**
 * byline_window_context_set_front:
 * @self: the context
 * @toasts: where messages appear in a window over this one; it is not kept alive
 *
 * Shows messages in the window that the user works with, until that is closed.
 */
void byline_window_context_set_front (BylineWindowContext *self, AdwToastOverlay *toasts);
/**
 * byline_window_context_show_message:
 * @self: the context
 * @text: a sentence, translated
 *
 * Shows @text in a toast.
 */
void byline_window_context_show_message (BylineWindowContext *self, const char *text);
/**
 * byline_window_context_show_question:
 * @self: the context
 * @text: a sentence, translated
 * @label: the button's label, translated
 * @callback: called with the toast and @user_data when the button is pressed
 * @user_data: (transfer full): for @callback
 * @destroy: frees @user_data
 *
 * Shows @text in a toast with a button.
 */
void byline_window_context_show_question (BylineWindowContext *self,
                                          const char *text,
                                          const char *label,
                                          GCallback callback,
                                          gpointer user_data,
                                          GDestroyNotify destroy);
/**
 * byline_window_context_get_undo:
 * @self: the context
 *
 * Returns: (transfer none): what the user did in this window
 */
BylineUndo *byline_window_context_get_undo (BylineWindowContext *self);
/**
 * byline_window_context_add_act:
 * @self: the context
 * @text: (nullable): what was done, translated
 * @is_said: whether a toast says @text and offers to undo it
 * @func: undoes it, and does it again
 * @act: (transfer full): for @func
 * @destroy: frees @act
 *
 * Adds what the user has just done to what can be undone.
 */
void byline_window_context_add_act (BylineWindowContext *self,
                                    const char *text,
                                    gboolean is_said,
                                    BylineUndoFunc func,
                                    gpointer act,
                                    GDestroyNotify destroy);
/**
 * byline_window_context_show_error:
 * @self: the context
 * @error: (nullable): what went wrong
 *
 * Shows what went wrong in a toast. What was cancelled is not shown.
 */
void byline_window_context_show_error (BylineWindowContext *self, const GError *error);
/**
 * byline_window_context_report_problem:
 * @self: the context
 * @error: (nullable): what went wrong with something that nobody asked for; %NULL: it went well
 *
 * Shows an error; a full disk and a library that can only be read once, until something went well.
 */
void byline_window_context_report_problem (BylineWindowContext *self, const GError *error);

G_END_DECLS
