/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/* What an import brought, in sentences. Pure. */

/**
 * byline_import_text_summary:
 * @report: what an import brought
 *
 * Returns: (transfer full): how many were added, there already, and failed; translated
 */
char *byline_import_text_summary (const BylineImportReport *report);
/**
 * byline_import_text_lines:
 * @report: what an import brought
 *
 * Returns: (transfer full) (element-type utf8): a line for each subscription and for all that is
 *   wrong with the file: what failed first, then what was there already, then what was added
 */
GPtrArray *byline_import_text_lines (const BylineImportReport *report);

G_END_DECLS
