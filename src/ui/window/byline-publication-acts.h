/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-merged-feed.h"
#include "byline-publication.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/* What the user does with a publication and can undo. A toast says it. */

/**
 * byline_publication_acts_rename:
 * @context: the window's
 * @publication: a subscription
 * @name: what it is called from now on; "": what it calls itself
 *
 * Renames a publication.
 */
void byline_publication_acts_rename (BylineWindowContext *context,
                                     const BylinePublication *publication,
                                     const char *name);
/**
 * byline_publication_acts_move:
 * @context: the window's
 * @publication: a subscription
 * @folder: where it goes; "": into no folder
 *
 * Moves a publication to a folder.
 */
void byline_publication_acts_move (BylineWindowContext *context,
                                   const BylinePublication *publication,
                                   const char *folder);
/**
 * byline_publication_acts_set_account:
 * @context: the window
 * @publication: a publication
 * @account_id: the account whose server brings it from now on; 0: this computer refreshes it
 *
 * Moves a publication to a server, or back. Stories and their marks stay.
 */
void byline_publication_acts_set_account (BylineWindowContext *context,
                                          const BylinePublication *publication,
                                          gint64 account_id);
/**
 * byline_publication_acts_unsubscribe:
 * @context: the window's
 * @publication: a subscription
 *
 * Unsubscribes from a publication.
 */
void byline_publication_acts_unsubscribe (BylineWindowContext *context,
                                          const BylinePublication *publication);
/**
 * byline_publication_acts_note_merged:
 * @context: the window's
 * @merged: two subscriptions that a refresh has made one
 *
 * Says that a publication has moved to the address of another one, which can be undone as if the user had done it.
 */
void byline_publication_acts_note_merged (BylineWindowContext *context,
                                          const BylineMergedFeed *merged);

G_END_DECLS
