/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * BylineExportFormat:
 * @BYLINE_EXPORT_FORMAT_HTML: one file with its pictures inside
 * @BYLINE_EXPORT_FORMAT_MARKDOWN: CommonMark with GitHub's tables and footnotes
 * @BYLINE_EXPORT_FORMAT_TEXT: plain text
 * @BYLINE_EXPORT_FORMAT_JSON: as in the archive
 * @BYLINE_EXPORT_FORMAT_EPUB: a book
 *
 * What a story can be taken along as.
 */
typedef enum {
  BYLINE_EXPORT_FORMAT_HTML,
  BYLINE_EXPORT_FORMAT_MARKDOWN,
  BYLINE_EXPORT_FORMAT_TEXT,
  BYLINE_EXPORT_FORMAT_JSON,
  BYLINE_EXPORT_FORMAT_EPUB,
  BYLINE_N_EXPORT_FORMATS,
} BylineExportFormat;

/**
 * byline_export_format_from_name:
 * @name: "html", "markdown", "text", "json" or "epub", or a suffix of files
 * @format: (out): the format, if there is one
 *
 * Returns: whether @name names a format
 */
gboolean byline_export_format_from_name (const char *name, BylineExportFormat *format);
/**
 * byline_export_format_get_name:
 * @format: a format
 *
 * Returns: (transfer none): its name
 */
const char *byline_export_format_get_name (BylineExportFormat format);
/**
 * byline_export_format_get_suffix:
 * @format: a format
 *
 * Returns: (transfer none): what the names of its files end in, without the dot
 */
const char *byline_export_format_get_suffix (BylineExportFormat format);
/**
 * byline_export_format_has_pictures:
 * @format: a format
 *
 * Returns: whether pictures are inside of its files; else there are only their addresses
 */
gboolean byline_export_format_has_pictures (BylineExportFormat format);
/**
 * byline_export_format_dup_file_name:
 * @format: a format
 * @title: (nullable): what the file holds
 *
 * Returns: (transfer full): a name for a file in any file system: no slashes, no colons, no dot in
 *   front, at most 100 characters
 */
char *byline_export_format_dup_file_name (BylineExportFormat format, const char *title);

G_END_DECLS
