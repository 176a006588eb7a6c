/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-table-grid.h"

#include "byline-url.h"

/* A cell with more characters than this is cut: it is no cell of a table. */
#define MAX_CELL_CHARS 4000
/* How wide a column of prose is at most, and at least: its part of a line of so many characters, within
 * bounds. */
#define MAX_CHARS 36
#define LINE_CHARS 46
#define MIN_CHARS 7
#define MAX_MIN_CHARS 14

struct _BylineTableGrid {
  GtkWidget *grid;
  GPtrArray *rows; /* of GPtrArray of BylineCell */
  guint row;       /* the next one */
  guint n_columns;
  guint max_columns;
  guint *taken;         /* of each column: the first row that no cell above reaches into */
  gboolean *is_numbers; /* of each column */
  gboolean is_rtl;
  gboolean is_cell_cut; /* a cell has more words than are shown */
  GPtrArray *labels;    /* of GtkLabel, unowned, in the order of the text */
  GArray *breaks;       /* of char: what stands behind each label in the text */
};

static const char *
opening (const BylineMark *mark, char **to_free)
{
  g_autofree char *url = NULL;

  switch (mark->kind)
    {
    case BYLINE_MARK_STRONG:
      return "<b>";
    case BYLINE_MARK_EM:
      return "<i>";
    case BYLINE_MARK_CODE:
      return "<tt>";
    case BYLINE_MARK_SUP:
      return "<sup>";
    case BYLINE_MARK_SUB:
      return "<sub>";
    case BYLINE_MARK_LINK:
      url = mark->href != NULL ? byline_url_resolve_link (NULL, mark->href) : NULL;
      *to_free = url != NULL ? g_markup_printf_escaped ("<a href=\"%s\">", url) : NULL;
      return *to_free;
    case BYLINE_MARK_DEL:
    case BYLINE_MARK_HIGHLIGHT:
    case BYLINE_MARK_FOOTNOTE:
      break;
    }

  return NULL;
}

static const char *
closing (BylineMarkKind kind)
{
  switch (kind)
    {
    case BYLINE_MARK_STRONG:
      return "</b>";
    case BYLINE_MARK_EM:
      return "</i>";
    case BYLINE_MARK_CODE:
      return "</tt>";
    case BYLINE_MARK_SUP:
      return "</sup>";
    case BYLINE_MARK_SUB:
      return "</sub>";
    case BYLINE_MARK_LINK:
    case BYLINE_MARK_DEL:
    case BYLINE_MARK_HIGHLIGHT:
    case BYLINE_MARK_FOOTNOTE:
      break;
    }

  return "</a>";
}

static void
append_escaped (GString *markup, const char *text, guint start, guint end)
{
  g_autofree char *part = g_utf8_substring (text, start, end);
  g_autofree char *escaped = g_markup_escape_text (part, -1);

  g_string_append (markup, escaped);
}

char *
byline_table_grid_markup (const BylineText *text)
{
  GString *markup = g_string_new (NULL);
  guint length = g_utf8_strlen (text->text, -1);
  guint done = 0;

  /* Marks that overlap are left out: in a cell one after the other is enough. */
  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);
      g_autofree char *owned = NULL;
      const char *open;

      if (mark->start < done || mark->end <= mark->start || mark->end > length)
        continue;
      open = opening (mark, &owned);
      if (open == NULL)
        continue;

      append_escaped (markup, text->text, done, mark->start);
      g_string_append (markup, open);
      append_escaped (markup, text->text, mark->start, mark->end);
      g_string_append (markup, closing (mark->kind));
      done = mark->end;
    }
  append_escaped (markup, text->text, done, length);

  return g_string_free (markup, FALSE);
}

/* --- The whole table --- */

static guint
span (guint said, guint most)
{
  return CLAMP (said, 1, MAX (most, 1));
}

static guint
count_columns (GPtrArray *rows, guint most)
{
  guint columns = 0;

  for (guint i = 0; i < rows->len && columns < most; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);
      guint n = 0;

      for (guint j = 0; j < row->len && n < most; j++)
        n += span (((BylineCell *) g_ptr_array_index (row, j))->colspan, most);
      columns = MAX (columns, MIN (n, most));
    }

  return columns;
}

gboolean
byline_table_grid_is_number (const char *text)
{
  gboolean has_digit = FALSE;
  guint n_others = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        has_digit = TRUE;
      else if (g_unichar_isalpha (c))
        return FALSE;
      else if (!g_unichar_isspace (c) && ++n_others > 6)
        return FALSE;
    }

  return has_digit;
}

/* Numbers stand below each other by their last digits, unless the table says otherwise. */
static void
find_numbers (BylineTableGrid *self)
{
  guint *n_cells = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    self->is_numbers[i] = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < MIN (row->len, self->n_columns); j++)
        {
          const BylineCell *cell = g_ptr_array_index (row, j);

          if (cell->colspan > 1 || cell->rowspan > 1)
            self->is_numbers[j] = FALSE;
          if (cell->header || cell->text == NULL || *cell->text->text == '\0')
            continue;
          n_cells[j]++;
          if (!byline_table_grid_is_number (cell->text->text))
            self->is_numbers[j] = FALSE;
        }
    }
  for (guint i = 0; i < self->n_columns; i++)
    self->is_numbers[i] = self->is_numbers[i] && n_cells[i] > 1;
  g_free (n_cells);
}

BylineTableGrid *
byline_table_grid_new (GPtrArray *rows, guint max_columns, gboolean is_rtl)
{
  BylineTableGrid *self = g_new0 (BylineTableGrid, 1);

  g_return_val_if_fail (rows != NULL, NULL);

  self->rows = g_ptr_array_ref (rows);
  self->max_columns = max_columns;
  self->n_columns = count_columns (rows, max_columns);
  self->taken = g_new0 (guint, self->n_columns + 1);
  self->is_numbers = g_new0 (gboolean, self->n_columns + 1);
  self->is_rtl = is_rtl;
  self->labels = g_ptr_array_new ();
  self->breaks = g_array_new (FALSE, FALSE, 1);
  self->grid = g_object_ref_sink (
    g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL));
  /* A story's direction is not that of the desktop. */
  gtk_widget_set_direction (self->grid, is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (self->grid, "byline-table");
  find_numbers (self);

  return self;
}

void
byline_table_grid_free (BylineTableGrid *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->labels);
  g_array_unref (self->breaks);
  g_object_unref (self->grid);
  g_free (self->taken);
  g_free (self->is_numbers);
  g_free (self);
}

/* --- Cells --- */

static BylineCellAlign
align_of (BylineTableGrid *self, const BylineCell *cell, guint column)
{
  /* Digits run from left to right in every script. */
  if (cell->align == BYLINE_CELL_ALIGN_NONE && self->is_numbers[column])
    return BYLINE_CELL_ALIGN_RIGHT;

  return cell->align;
}

static void
set_align (BylineTableGrid *self, GtkLabel *label, BylineCellAlign align)
{
  float x = 0;

  if (align == BYLINE_CELL_ALIGN_CENTER)
    x = 0.5;
  else if (align != BYLINE_CELL_ALIGN_NONE)
    x = (align == BYLINE_CELL_ALIGN_RIGHT) != self->is_rtl ? 1 : 0;
  gtk_label_set_xalign (label, x);
  gtk_label_set_justify (label, x == 0.5f ? GTK_JUSTIFY_CENTER
                                : x == 1  ? GTK_JUSTIFY_RIGHT
                                          : GTK_JUSTIFY_LEFT);
}

/* Whether no word is longer than a column is wide at least; scripts without spaces break anywhere. */
static gboolean
has_short_words (const char *text)
{
  int length = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      length = g_unichar_isspace (g_utf8_get_char (p)) ? 0 : length + 1;
      if (length > MAX_MIN_CHARS)
        return FALSE;
    }

  return TRUE;
}

/* Words are wide enough to be read, numbers stand in one line. Only what is longer than a column breaks
 * within words: a width in characters says nothing of what is bold. */
static void
set_width (GtkLabel *label, guint n_columns)
{
  const char *text = gtk_label_get_text (label);
  int length = (int) MIN (g_utf8_strlen (text, -1), MAX_CHARS);

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, has_short_words (text) ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (label, MAX_CHARS);
  gtk_label_set_width_chars (label, byline_table_grid_is_number (text)
                                      ? length
                                      : MIN (length, CLAMP (LINE_CHARS / (int) n_columns, MIN_CHARS,
                                                            MAX_MIN_CHARS)));
}

static GtkWidget *
make_cell (BylineTableGrid *self, const BylineCell *cell, guint column)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   cell->header ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
                                                : GTK_ACCESSIBLE_ROLE_CELL,
                                   NULL);

  if (cell->text != NULL)
    {
      g_autofree char *markup = byline_table_grid_markup (cell->text);

      gtk_label_set_markup (GTK_LABEL (label), markup);
      if (g_utf8_strlen (cell->text->text, -1) > MAX_CELL_CHARS)
        {
          g_autofree char *cut = g_utf8_substring (cell->text->text, 0, MAX_CELL_CHARS);
          g_autofree char *text = g_strconcat (cut, "…", NULL);

          gtk_label_set_text (GTK_LABEL (label), text);
          self->is_cell_cut = TRUE;
        }
    }
  gtk_widget_set_direction (label, gtk_widget_get_direction (self->grid));
  set_width (GTK_LABEL (label), self->n_columns);
  set_align (self, GTK_LABEL (label), align_of (self, cell, column));
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "byline-cell");
  if (cell->header)
    gtk_widget_add_css_class (label, "byline-cell-head");
  if (self->is_numbers[column])
    gtk_widget_add_css_class (label, "numeric");

  return label;
}

static void
attach_row (BylineTableGrid *self, GPtrArray *row)
{
  guint column = 0;
  guint n = 0;
  char end = '\n', between = '\t';

  for (guint j = 0; j < row->len; j++)
    {
      const BylineCell *cell = g_ptr_array_index (row, j);
      GtkWidget *label;
      guint width, height;

      /* Cells of rows above may reach down into this one. */
      while (column < self->n_columns && self->taken[column] > self->row)
        column++;
      if (column >= self->n_columns)
        break;
      width = 1;
      while (width < cell->colspan && column + width < self->n_columns &&
             self->taken[column + width] <= self->row)
        width++;
      height = span (cell->rowspan, self->rows->len - self->row);
      label = make_cell (self, cell, column);
      if (column + width == self->n_columns)
        gtk_widget_add_css_class (label, "byline-cell-last");
      gtk_grid_attach (GTK_GRID (self->grid), label, (int) column, (int) self->row, (int) width,
                       (int) height);
      for (guint i = 0; i < width; i++)
        self->taken[column + i] = self->row + height;
      g_ptr_array_add (self->labels, label);
      g_array_append_val (self->breaks, between);
      column += width;
      n++;
    }
  if (n > 0)
    g_array_index (self->breaks, char, self->breaks->len - 1) = end;
}

gboolean
byline_table_grid_add_rows (BylineTableGrid *self, guint max_cells)
{
  while (self->row < self->rows->len && self->labels->len < max_cells)
    {
      attach_row (self, g_ptr_array_index (self->rows, self->row));
      self->row++;
    }

  return self->row < self->rows->len;
}

GtkWidget *
byline_table_grid_get_widget (BylineTableGrid *self)
{
  return self->grid;
}

GPtrArray *
byline_table_grid_get_labels (BylineTableGrid *self)
{
  return self->labels;
}

guint
byline_table_grid_get_n_columns (BylineTableGrid *self)
{
  return self->n_columns;
}

gboolean
byline_table_grid_is_cut (BylineTableGrid *self)
{
  return self->is_cell_cut || self->row < self->rows->len ||
         (self->n_columns == self->max_columns &&
          count_columns (self->rows, self->max_columns + 1) > self->max_columns);
}

char *
byline_table_grid_dup_text (BylineTableGrid *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->labels->len; i++)
    {
      g_string_append (text, gtk_label_get_text (g_ptr_array_index (self->labels, i)));
      if (i + 1 < self->labels->len)
        g_string_append_c (text, g_array_index (self->breaks, char, i));
    }

  return g_string_free (text, FALSE);
}
