/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineUndo:
 *
 * What the user did since the window was opened, to be undone and done again in its order, one act
 * after the other: the next one begins when byline_undo_done() was called for the one before.
 * Main thread.
 *
 * Signals:
 *   changed: what can be undone or done again is different
 *   applied (string text, boolean again): an act was undone, or done again
 */
#define BYLINE_TYPE_UNDO (byline_undo_get_type ())
G_DECLARE_FINAL_TYPE (BylineUndo, byline_undo, BYLINE, UNDO, GObject)

/**
 * BylineUndoFunc:
 * @undo: whom to tell with byline_undo_done() when it has been done, now or later, once
 * @act: what was given to byline_undo_push(); it lives until then
 * @again: %FALSE: undo it; %TRUE: do it again
 *
 * Undoes an act, or does it again.
 */
typedef void (*BylineUndoFunc) (BylineUndo *undo, gpointer act, gboolean again);

/**
 * byline_undo_new:
 *
 * Returns: (transfer full): an object without acts
 */
BylineUndo *byline_undo_new (void);
/**
 * byline_undo_push:
 * @self: the acts
 * @text: (nullable): what was done, as a message says it, translated
 * @func: undoes it
 * @act: (transfer full): for @func
 * @destroy: frees @act
 *
 * Adds an act that has just been done. What was undone before cannot be done again then.
 *
 * Returns: a number for byline_undo_take_back(); never 0
 */
guint byline_undo_push (BylineUndo *self,
                        const char *text,
                        BylineUndoFunc func,
                        gpointer act,
                        GDestroyNotify destroy);
/**
 * byline_undo_done:
 * @self: the acts
 * @error: (nullable): why the act could not be undone or done again
 *
 * Says that the act that is under way has come to its end. One that failed stays where it was if
 * trying again may help (the disk is full, it was cancelled); else it is dropped.
 */
void byline_undo_done (BylineUndo *self, const GError *error);
/**
 * byline_undo_undo:
 * @self: the acts
 *
 * Undoes the last act that has not been undone. While another is under way it waits.
 */
void byline_undo_undo (BylineUndo *self);
/**
 * byline_undo_redo:
 * @self: the acts
 *
 * Does again what was undone last. While another is under way it waits.
 */
void byline_undo_redo (BylineUndo *self);
/**
 * byline_undo_take_back:
 * @self: the acts
 * @id: an act's number
 *
 * Undoes one act, whatever was done after it. One that is undone already, or under way, is left.
 */
void byline_undo_take_back (BylineUndo *self, guint id);
/**
 * byline_undo_can_undo:
 * @self: the acts
 *
 * Returns: whether there is an act to be undone
 */
gboolean byline_undo_can_undo (BylineUndo *self);
/**
 * byline_undo_can_redo:
 * @self: the acts
 *
 * Returns: whether there is an act to be done again
 */
gboolean byline_undo_can_redo (BylineUndo *self);
/**
 * byline_undo_close:
 * @self: the acts
 *
 * Forgets all acts, and those that come later, too: the window is closed.
 */
void byline_undo_close (BylineUndo *self);

G_END_DECLS
