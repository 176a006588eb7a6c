/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-columns-private.h"

char *
_byline_columns_join (const BylineRecord *columns, const char *before, const char *after)
{
  GString *sql = g_string_new (NULL);

  for (gsize i = 0; i < columns->n_fields; i++)
    g_string_append_printf (sql, "%s%s%s%s", i > 0 ? ", " : "", before, columns->fields[i].name,
                            after);
  return g_string_free (sql, FALSE);
}

char *
_byline_columns_placeholders (const BylineRecord *columns)
{
  GString *sql = g_string_new ("?");

  for (gsize i = 1; i < columns->n_fields; i++)
    g_string_append (sql, ", ?");
  return g_string_free (sql, FALSE);
}

/* Returns: (transfer full) (nullable): a damaged file may hold any bytes. */
static char *
dup_valid (BylineStatement *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text == NULL || g_utf8_validate (text, -1, NULL) ? g_strdup (text)
                                                          : g_utf8_make_valid (text, -1);
}

int
_byline_columns_read (const BylineRecord *columns, BylineStatement *row, int first, gpointer self)
{
  for (gsize i = 0; i < columns->n_fields; i++)
    {
      const BylineField *field = &columns->fields[i];
      int column = first + (int) i;
      gint64 number = sqlite3_column_int64 (row, column);

      if (field->kind == BYLINE_FIELD_STRING || field->kind == BYLINE_FIELD_URL)
        G_STRUCT_MEMBER (char *, self, field->offset) = dup_valid (row, column);
      else if (field->kind == BYLINE_FIELD_BOOLEAN)
        G_STRUCT_MEMBER (gboolean, self, field->offset) = number != 0;
      else if (field->kind == BYLINE_FIELD_INT)
        G_STRUCT_MEMBER (int, self, field->offset) = (int) CLAMP (number, 0, G_MAXINT);
      else
        G_STRUCT_MEMBER (gint64, self, field->offset) = number;
    }
  return first + (int) columns->n_fields;
}
