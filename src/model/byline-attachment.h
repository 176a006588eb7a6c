/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-record.h"

G_BEGIN_DECLS

/**
 * BylineAttachment:
 * @url: absolute address
 * @mime_type: (not nullable): "application/octet-stream" if not said
 * @title: (nullable): what it is
 * @size: in bytes, 0 if not said
 * @duration: in seconds, 0 if not said
 *
 * A file that comes with a story (podcast episode, document), JSON Feed 1.1.
 */
typedef struct {
  char *url;
  char *mime_type;
  char *title;
  gint64 size;
  gint64 duration;
} BylineAttachment;

/**
 * byline_attachment_record:
 *
 * The fields of #BylineAttachment.
 */
extern const BylineRecord byline_attachment_record;

/**
 * byline_attachment_new:
 * @url: its address
 * @mime_type: (nullable): its type; %NULL if nobody said it, which makes it
 *   application/octet-stream
 *
 * Returns: (transfer full): an attachment
 */
BylineAttachment *byline_attachment_new (const char *url, const char *mime_type);
/**
 * byline_attachment_free:
 * @self: (transfer full) (nullable): an attachment
 *
 * Frees @self and what it holds.
 */
void byline_attachment_free (BylineAttachment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineAttachment, byline_attachment_free)

G_END_DECLS
