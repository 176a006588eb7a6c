/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cli-output.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "byline-clock.h"
#include "byline-text-lines.h"

/* A column of a table, the last one apart, is never wider than this. */
#define MAX_COLUMN 28

guint
cli_terminal_width (void)
{
  struct winsize size;

  if (!isatty (STDOUT_FILENO))
    return 0;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return 80;
  return MAX (size.ws_col, 40);
}

gboolean
cli_is_terminal (void)
{
  const char *term = g_getenv ("TERM");

  return isatty (STDOUT_FILENO) && g_strcmp0 (term, "dumb") != 0 && g_getenv ("NO_COLOR") == NULL;
}

char *
cli_relative_time (gint64 when)
{
  gint64 now = byline_clock_now ();
  gint64 age = now - when;
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GDateTime) today = NULL;

  if (when == 0)
    return g_strdup ("never");
  if (age >= 0 && age < 60)
    return g_strdup ("just now");
  if (age >= 0 && age < 60 * 60)
    return g_strdup_printf ("%d min ago", (int) (age / 60));
  if (age >= 0 && age < 24 * 60 * 60)
    return g_strdup_printf ("%d h ago", (int) (age / (60 * 60)));
  if (age >= 0 && age < 7 * 24 * 60 * 60)
    return g_strdup_printf ("%d d ago", (int) (age / (24 * 60 * 60)));

  date = g_date_time_new_from_unix_local (when);
  today = g_date_time_new_from_unix_local (now);
  if (date == NULL || today == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (date) == g_date_time_get_year (today))
    return g_date_time_format (date, "%-d %b");
  return g_date_time_format (date, "%-d %b %Y");
}

void
cli_print_bold (const char *text)
{
  g_autofree char *safe = byline_text_make_printable (text);

  printf (cli_is_terminal () ? "\033[1m%s\033[0m\n" : "%s\n", safe);
}

void
cli_print_wrapped (const char *text, guint width, const char *first, const char *other)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  byline_text_append_lines (lines, text, width, first, other);
  fputs (lines->str, stdout);
}

struct _CliTable {
  const char *const *headings;
  guint n_columns;
  GPtrArray *cells; /* of char *, row by row */
};

CliTable *
cli_table_new (const char *const *headings)
{
  CliTable *self = g_new0 (CliTable, 1);

  self->headings = headings;
  self->n_columns = g_strv_length ((char **) headings);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cli_table_free (CliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
cli_table_add (CliTable *self, const char *cell)
{
  gboolean last = self->cells->len % self->n_columns == self->n_columns - 1;
  g_autofree char *safe = byline_text_make_printable (cell != NULL ? cell : "");

  g_strdelimit (safe, "\n", ' ');
  g_ptr_array_add (self->cells, byline_text_cut_columns (safe, last ? 0 : MAX_COLUMN));
}

void
cli_table_add_int (CliTable *self, gint64 cell)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, cell);

  cli_table_add (self, text);
}

static const char *
heading_text (CliTable *self, guint column)
{
  const char *heading = self->headings[column];

  return *heading == '>' || *heading == '=' ? heading + 1 : heading;
}

static void
print_cell (CliTable *self, guint column, const char *text, guint width)
{
  int padding = (int) width - (int) byline_text_columns (text);

  if (column > 0)
    fputs ("  ", stdout);
  if (*self->headings[column] == '>')
    printf ("%*s%s", MAX (padding, 0), "", text);
  else if (column == self->n_columns - 1)
    fputs (text, stdout);
  else
    printf ("%s%*s", text, MAX (padding, 0), "");
}

static void
print_row (CliTable *self, const char **row, const guint *widths, guint total)
{
  guint used = 0;

  for (guint i = 0; i + 1 < self->n_columns; i++)
    {
      print_cell (self, i, row[i], widths[i]);
      used += widths[i] + 2;
    }

  guint last = self->n_columns - 1;
  gboolean whole = total == 0 || *self->headings[last] == '=';
  g_autofree char *text = byline_text_cut_columns (row[last],
                                                   whole ? 0 : MAX (total, used + 10) - used);

  print_cell (self, last, text, widths[last]);
  fputc ('\n', stdout);
}

void
cli_table_print (CliTable *self)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  g_autofree const char **headings = g_new0 (const char *, self->n_columns);
  guint total = cli_terminal_width ();
  guint n_rows = self->cells->len / self->n_columns;

  for (guint i = 0; i < self->n_columns; i++)
    {
      headings[i] = heading_text (self, i);
      widths[i] = total > 0 ? byline_text_columns (headings[i]) : 0;
    }
  for (guint i = 0; i < n_rows * self->n_columns; i++)
    {
      guint width = byline_text_columns (g_ptr_array_index (self->cells, i));

      widths[i % self->n_columns] = MAX (widths[i % self->n_columns], width);
    }

  if (total > 0 && n_rows > 0)
    print_row (self, headings, widths, total);
  for (guint i = 0; i < n_rows; i++)
    print_row (self, (const char **) self->cells->pdata + i * self->n_columns, widths, total);
}
