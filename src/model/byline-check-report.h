/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineCheckReport:
 *
 * What a check of a profile's data found.
 */
typedef struct {
  guint n_stories;
  guint n_articles;
  guint n_repaired;
  guint n_left;          /* problems that are still there */
  GPtrArray *problems;   /* of char *, in English */
  char *damaged_journal; /* nullable: where a journal that was written anew is kept */
} BylineCheckReport;

/**
 * byline_check_report_free:
 * @self: (transfer full) (nullable): a report
 *
 * Frees @self and what it holds.
 */
void byline_check_report_free (BylineCheckReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCheckReport, byline_check_report_free)

G_END_DECLS
