/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineErrorPage:
 *
 * Stands in the window's place while the library cannot be opened: says why, tries again, and
 * makes a damaged database anew, with progress, until that is cancelled or done.
 *
 * Signals: rebuilt (text: nullable, what people should know of it): the library can be opened.
 */
#define BYLINE_TYPE_ERROR_PAGE (byline_error_page_get_type ())
G_DECLARE_FINAL_TYPE (BylineErrorPage, byline_error_page, BYLINE, ERROR_PAGE, AdwBin)

/**
 * byline_error_page_set_error:
 * @self: a page
 * @library: what cannot be opened
 * @error: why
 *
 * Says why a library cannot be opened, and what can be done.
 */
void byline_error_page_set_error (BylineErrorPage *self,
                                  BylineLibrary *library,
                                  const GError *error);

G_END_DECLS
