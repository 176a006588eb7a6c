/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-report.h"

BylineSyncReport *
byline_sync_report_new (void)
{
  BylineSyncReport *self = g_new0 (BylineSyncReport, 1);

  self->refused = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gpointer
copy_text_cb (gconstpointer text, gpointer user_data)
{
  return g_strdup (text);
}

BylineSyncReport *
byline_sync_report_copy (const BylineSyncReport *self)
{
  BylineSyncReport *copy = g_memdup2 (self, sizeof *self);

  copy->refused = g_ptr_array_copy (self->refused, copy_text_cb, NULL);
  g_ptr_array_set_free_func (copy->refused, g_free);
  return copy;
}

void
byline_sync_report_free (BylineSyncReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->refused);
  g_free (self);
}
