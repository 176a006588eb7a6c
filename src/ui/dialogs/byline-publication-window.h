/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylinePublicationWindow: a publication's feeds: address, format, last check, last success, last
 * error, stories, interval.
 */
#define BYLINE_TYPE_PUBLICATION_WINDOW (byline_publication_window_get_type ())
G_DECLARE_FINAL_TYPE (BylinePublicationWindow,
                      byline_publication_window,
                      BYLINE,
                      PUBLICATION_WINDOW,
                      AdwPreferencesWindow)

/** @parent: (nullable): its actions win.publication-… are used; @publication: copied */
GtkWidget *byline_publication_window_new (GtkWindow *parent,
                                          BylineLibrary *library,
                                          const BylinePublication *publication);

G_END_DECLS
