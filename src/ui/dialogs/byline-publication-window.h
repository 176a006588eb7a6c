/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylinePublicationWindow:
 *
 * A publication's feeds: address, format, last check, last success, last error, stories, interval.
 */
#define BYLINE_TYPE_PUBLICATION_WINDOW (byline_publication_window_get_type ())
G_DECLARE_FINAL_TYPE (BylinePublicationWindow,
                      byline_publication_window,
                      BYLINE,
                      PUBLICATION_WINDOW,
                      AdwPreferencesWindow)

/**
 * byline_publication_window_new:
 * @parent: (nullable): the window that it belongs to, whose actions win.publication-… are used
 * @library: whose publication it is
 * @publication: a publication, copied
 *
 * Returns: (transfer none): a window, which GTK owns
 */
GtkWidget *byline_publication_window_new (GtkWindow *parent,
                                          BylineLibrary *library,
                                          const BylinePublication *publication);

G_END_DECLS
