/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-refresh-report.h"

BylineRefreshReport *
byline_refresh_report_new (void)
{
  BylineRefreshReport *report = g_new0 (BylineRefreshReport, 1);

  report->failures = g_ptr_array_new_with_free_func (g_free);
  report->warnings = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
byline_refresh_report_free (BylineRefreshReport *self)
{
  g_clear_pointer (&self->failures, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}
