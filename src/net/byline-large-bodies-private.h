/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineLargeBodies: whose turn it is to read a large body: one after the other, so that many large
 * answers at once do not fill the memory. Main thread only.
 */
typedef struct _BylineLargeBodies BylineLargeBodies;

BylineLargeBodies *_byline_large_bodies_new (void);
/** Nobody may wait any more. */
void _byline_large_bodies_free (BylineLargeBodies *self);

/**
 * _byline_large_bodies_enter:
 * @reader: (not nullable): who reads, and is not here yet
 * @go_on: called with @reader when its turn has come, unless it is now
 *
 * Returns: whether it is the turn of @reader now
 */
gboolean _byline_large_bodies_enter (BylineLargeBodies *self,
                                     gpointer reader,
                                     void (*go_on) (gpointer reader));
/** @reader, whether it is here or not, reads no more, or waits no longer: it is the next one's turn. */
void _byline_large_bodies_leave (BylineLargeBodies *self, gpointer reader);

G_END_DECLS
