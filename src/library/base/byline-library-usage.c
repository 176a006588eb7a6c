/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-usage.h"

BylineDiskUsage *
byline_disk_usage_new (void)
{
  BylineDiskUsage *self = g_atomic_rc_box_new0 (BylineDiskUsage);

  self->publications = g_array_new (FALSE, FALSE, sizeof (BylinePublicationUsage));
  return self;
}

static void
disk_usage_clear (gpointer data)
{
  BylineDiskUsage *self = data;

  g_array_unref (self->publications);
}

BylineDiskUsage *
byline_disk_usage_ref (BylineDiskUsage *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
byline_disk_usage_unref (BylineDiskUsage *self)
{
  g_atomic_rc_box_release_full (self, disk_usage_clear);
}

guint64
byline_disk_usage_get_total (const BylineDiskUsage *self)
{
  return self->articles + self->index + self->pictures;
}

const BylinePublicationUsage *
byline_disk_usage_find (const BylineDiskUsage *self, gint64 publication_id)
{
  for (guint i = 0; i < self->publications->len; i++)
    {
      const BylinePublicationUsage *usage = &g_array_index (self->publications,
                                                            BylinePublicationUsage, i);

      if (usage->publication_id == publication_id)
        return usage;
    }
  return NULL;
}
