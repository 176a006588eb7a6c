/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineWelcomePage:
 *
 * What somebody sees whose library is empty: a field for an address, well-known publications to choose from,
 * the import of a file, and the sample edition. It asks nobody for anything. Main thread.
 *
 * Signals: address (string address): add this one; it may be empty. chosen (GStrv addresses): add these.
 */
#define BYLINE_TYPE_WELCOME_PAGE (byline_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (BylineWelcomePage, byline_welcome_page, BYLINE, WELCOME_PAGE, GtkWidget)

/**
 * byline_welcome_page_set_sample_visible:
 * @self: the page
 * @visible: whether the sample edition can be opened from here
 *
 * The sample edition itself does not offer it.
 */
void byline_welcome_page_set_sample_visible (BylineWelcomePage *self, gboolean visible);
/**
 * byline_welcome_page_set_busy:
 * @self: the page
 * @busy: whether what was chosen is being added
 *
 * Says so, and takes no second choice meanwhile.
 */
void byline_welcome_page_set_busy (BylineWelcomePage *self, gboolean busy);

G_END_DECLS
