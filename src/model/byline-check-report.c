/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-check-report.h"

void
byline_check_report_free (BylineCheckReport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->damaged_journal);
  g_free (self);
}
