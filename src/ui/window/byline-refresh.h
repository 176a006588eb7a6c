/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * byline_refresh_start:
 * @context: the window's
 * @publication_id: a publication's row, or 0 for all
 * @only_due: whether feeds whose time has not come are left alone
 *
 * Refreshes feeds, and shows what came of it.
 */
void byline_refresh_start (BylineWindowContext *context, gint64 publication_id, gboolean only_due);

G_END_DECLS
