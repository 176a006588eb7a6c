/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylinePublicationUsage:
 *
 * What one publication takes on disk.
 */
typedef struct {
  gint64 publication_id; /* its row; a removed one is there as long as it has saved stories */
  guint n_stories;
  guint64 articles;
  guint64 pictures; /* of saved stories; one that several show counts once */
  guint64 bytes;    /* of these, and its share of the index by the size of its articles */
} BylinePublicationUsage;

/**
 * BylineDiskUsage:
 *
 * What a library takes on disk, in bytes. Cached pictures are not counted.
 */
typedef struct {
  guint64 articles;     /* the archive's files */
  guint64 index;        /* database and journal */
  guint64 pictures;     /* of saved stories */
  GArray *publications; /* of BylinePublicationUsage */
} BylineDiskUsage;
/**
 * byline_disk_usage_new:
 *
 * Returns: (transfer full): a record in which nothing takes any room; it is filled in before
 *   others see it
 */
BylineDiskUsage *byline_disk_usage_new (void);
/**
 * byline_disk_usage_ref:
 * @self: a disk usage
 *
 * Takes a reference to @self.
 *
 * Returns: (transfer full): @self
 */
BylineDiskUsage *byline_disk_usage_ref (BylineDiskUsage *self);
/**
 * byline_disk_usage_unref:
 * @self: (transfer full): a disk usage
 *
 * Drops a reference to @self; the last one frees it.
 */
void byline_disk_usage_unref (BylineDiskUsage *self);
/**
 * byline_disk_usage_get_total:
 * @self: a disk usage
 *
 * Returns: the bytes of articles, index and pictures together
 */
guint64 byline_disk_usage_get_total (const BylineDiskUsage *self);
/**
 * byline_disk_usage_find:
 * @self: a disk usage
 * @publication_id: a publication's row
 *
 * Returns: (transfer none) (nullable): what the publication takes; %NULL if it has no stories
 */
const BylinePublicationUsage *byline_disk_usage_find (const BylineDiskUsage *self,
                                                      gint64 publication_id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDiskUsage, byline_disk_usage_unref)

G_END_DECLS
