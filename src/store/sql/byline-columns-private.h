/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-connection-private.h"
#include "byline-record.h"

G_BEGIN_DECLS

/*
 * Columns of a table as a record: each line is a field of a struct, named by its column. They hold
 * texts, numbers, times and booleans.
 */

/** Returns: (transfer full): the columns' names, @before in front of each and @after behind it. */
char *_byline_columns_join (const BylineRecord *columns, const char *before, const char *after);
/** Returns: (transfer full): a question mark for each column. */
char *_byline_columns_placeholders (const BylineRecord *columns);
/**
 * Reads the columns of @row from the one numbered @first on into fields of @self that are empty.
 * Returns: the number of the column behind them.
 */
int _byline_columns_read (const BylineRecord *columns,
                          BylineStatement *row,
                          int first,
                          gpointer self);

G_END_DECLS
