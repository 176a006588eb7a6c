/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text for people, on standard output. */

/** Returns: how many columns there are: the terminal's, at least 40; 0 if it is no terminal. */
guint cli_terminal_width (void);
/** Returns: whether standard output is a terminal that takes bold text. */
gboolean cli_is_terminal (void);

/** Returns: (transfer full): "3 h ago", "20 Nov", "20 Nov 2025"; "never" for 0. */
char *cli_relative_time (gint64 when);

/** Prints @text, bold on a terminal, and a line break. */
void cli_print_bold (const char *text);
/**
 * Prints @text as a paragraph of at most @width columns: @first stands before its first line,
 * @other before the next ones.
 */
void cli_print_wrapped (const char *text, guint width, const char *first, const char *other);

/**
 * CliTable: rows whose columns stand below one another; the last column is cut at the edge of
 * the terminal.
 */
typedef struct _CliTable CliTable;

/**
 * @headings: (array zero-terminated=1): of the columns; ">" before one aligns it right, "="
 * before the last one leaves it whole.
 */
CliTable *cli_table_new (const char *const *headings);
void cli_table_free (CliTable *self);
/** Adds a cell (nullable) to the row that is being filled. */
void cli_table_add (CliTable *self, const char *cell);
void cli_table_add_int (CliTable *self, gint64 cell);
/** Prints it: its headings only on a terminal. */
void cli_table_print (CliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTable, cli_table_free)

G_END_DECLS
