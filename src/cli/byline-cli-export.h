/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-cli.h"
#include "byline-export-format.h"

G_BEGIN_DECLS

/**
 * CliExport: what `show` was asked to make a file of.
 */
typedef struct {
  BylineExportFormat format;
  gboolean with_pictures;
  const char *title;  /* nullable: the book's */
  const char *output; /* nullable: standard output */
} CliExport;

/** Writes @articles (element-type BylineArticle, at least one; more only of an EPUB). Returns: the exit code. */
int cli_export (Cli *cli, GPtrArray *articles, const CliExport *options);

G_END_DECLS
