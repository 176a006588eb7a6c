/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineSubscribeDialog:
 *
 * Asks for an address, finds the feeds there, lets one be chosen if there are several, and
 * subscribes to it.
 *
 * Signals: added (string name, string key): subscribed; replaced: the feed has its new address. The
 * dialog closes itself.
 */
#define BYLINE_TYPE_SUBSCRIBE_DIALOG (byline_subscribe_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BylineSubscribeDialog,
                      byline_subscribe_dialog,
                      BYLINE,
                      SUBSCRIBE_DIALOG,
                      AdwWindow)

/**
 * byline_subscribe_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @library: what subscribes
 * @folders: (nullable) (array zero-terminated=1): the user's folders
 * @address: (nullable): to be looked at right away
 *
 * Returns: (transfer none): a dialog, which GTK owns
 */
GtkWidget *byline_subscribe_dialog_new (GtkWindow *parent,
                                        BylineLibrary *library,
                                        const char *const *folders,
                                        const char *address);
/**
 * byline_subscribe_dialog_set_replaced:
 * @self: a dialog
 * @feed: a feed whose address leads nowhere
 *
 * What is found and chosen becomes the new address of @feed, instead of another subscription.
 */
void byline_subscribe_dialog_set_replaced (BylineSubscribeDialog *self, const BylineFeed *feed);

G_END_DECLS
