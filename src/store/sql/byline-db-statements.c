/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <unistd.h>

#include "byline-connection-private.h"
#include "byline-error.h"
#include "byline-file-private.h"

static int
store_error_of (sqlite3 *sqlite)
{
  switch (sqlite3_errcode (sqlite) & 0xff)
    {
    case SQLITE_FULL:
      return BYLINE_STORE_ERROR_DISK_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return BYLINE_STORE_ERROR_CORRUPT;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return BYLINE_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return BYLINE_STORE_ERROR_BUSY;
    case SQLITE_IOERR:
      /* The file that connections share is made to its size first: of that there is no errno. */
      return sqlite3_system_errno (sqlite) == ENOSPC ||
                 sqlite3_extended_errcode (sqlite) == SQLITE_IOERR_SHMSIZE
               ? BYLINE_STORE_ERROR_DISK_FULL
               : BYLINE_STORE_ERROR_FAILED;
    default:
      return BYLINE_STORE_ERROR_FAILED;
    }
}

gboolean
_byline_db_fail (BylineDb *self, GError **error)
{
  int code = store_error_of (self->sqlite);
  const char *words = sqlite3_errmsg (self->sqlite);
  g_autofree char *path = g_build_filename (self->data_dir, "library.db", NULL);

  if (error != NULL && *error != NULL)
    return FALSE;
  if (code == BYLINE_STORE_ERROR_CORRUPT)
    g_set_error (error, BYLINE_STORE_ERROR, code, "The database is damaged (%s)", words);
  else if (code == BYLINE_STORE_ERROR_DISK_FULL)
    g_set_error (error, BYLINE_STORE_ERROR, code, "There is no room left on the disk (%s)", words);
  else if (sqlite3_errcode (self->sqlite) % 256 == SQLITE_READONLY)
    _byline_set_error_read_only (error, self->data_dir);
  else if (sqlite3_errcode (self->sqlite) % 256 == SQLITE_CANTOPEN && g_access (path, R_OK) != 0)
    _byline_set_error_errno (error, errno, path);
  else
    g_set_error (error, BYLINE_STORE_ERROR, code, "The database says: %s", words);
  return FALSE;
}

/* What does not compile names a table or a column that is not there. Returns: FALSE. */
static gboolean
fail_to_compile (BylineDb *self, GError **error)
{
  if (sqlite3_errcode (self->sqlite) != SQLITE_ERROR)
    return _byline_db_fail (self, error);
  g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT,
               "The database is damaged (%s)", sqlite3_errmsg (self->sqlite));
  return FALSE;
}

void
_byline_statement_reset (BylineStatement *self)
{
  sqlite3_reset (self);
}

void
_byline_one_shot_statement_free (BylineOneShotStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

BylineOneShotStatement *
_byline_db_prepare (BylineDb *self, const char *sql, GError **error)
{
  g_autoptr (BylineOneShotStatement) query = g_new0 (BylineOneShotStatement, 1);

  if (sqlite3_prepare_v2 (self->sqlite, sql, -1, &query->handle, NULL) != SQLITE_OK)
    {
      fail_to_compile (self, error);
      return NULL;
    }
  return g_steal_pointer (&query);
}

gboolean
_byline_db_exec (BylineDb *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
    return _byline_db_fail (self, error);
  return TRUE;
}

static BylineStatement *
get_statement (BylineDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (self->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
          SQLITE_OK)
        {
          fail_to_compile (self, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, (gpointer) sql, statement);
    }
  g_assert (!sqlite3_stmt_busy (statement));
  sqlite3_reset (statement);
  return statement;
}

static void
bind_bytes (BylineStatement *statement, int index, GBytes *bytes)
{
  if (bytes == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_blob (statement, index, g_bytes_get_data (bytes, NULL),
                       (int) g_bytes_get_size (bytes), SQLITE_TRANSIENT);
}

/* Returns: how many columns were bound. */
static int
bind_columns (BylineStatement *statement,
              int first,
              const BylineRecord *columns,
              gconstpointer self)
{
  for (int i = 0; i < (int) columns->n_fields; i++)
    {
      const BylineField *field = &columns->fields[i];

      if (field->kind == BYLINE_FIELD_STRING || field->kind == BYLINE_FIELD_URL)
        sqlite3_bind_text (statement, first + i, G_STRUCT_MEMBER (char *, self, field->offset), -1,
                           SQLITE_TRANSIENT);
      else if (field->kind == BYLINE_FIELD_BOOLEAN || field->kind == BYLINE_FIELD_INT)
        sqlite3_bind_int (statement, first + i, G_STRUCT_MEMBER (int, self, field->offset));
      else
        sqlite3_bind_int64 (statement, first + i, G_STRUCT_MEMBER (gint64, self, field->offset));
    }
  return (int) columns->n_fields;
}

static BylineStatement *
query_va (BylineDb *self, GError **error, const char *sql, const char *types, va_list arguments)
{
  BylineStatement *statement = get_statement (self, sql, error);
  int index = 1;

  if (statement == NULL)
    return NULL;
  for (; *types != '\0'; types++)
    switch (*types)
      {
      case 'i':
        sqlite3_bind_int64 (statement, index++, va_arg (arguments, gint64));
        break;
      case 's':
        sqlite3_bind_text (statement, index++, va_arg (arguments, const char *), -1,
                           SQLITE_TRANSIENT);
        break;
      case 'b':
        bind_bytes (statement, index++, va_arg (arguments, GBytes *));
        break;
        case 'r': {
          const BylineRecord *columns = va_arg (arguments, const BylineRecord *);

          index += bind_columns (statement, index, columns, va_arg (arguments, gconstpointer));
          break;
        }
      default:
        g_assert_not_reached ();
      }
  g_assert (index - 1 == sqlite3_bind_parameter_count (statement));
  return statement;
}

BylineStatement *
_byline_db_query (BylineDb *self, GError **error, const char *sql, const char *types, ...)
{
  va_list arguments;
  BylineStatement *statement;

  va_start (arguments, types);
  statement = query_va (self, error, sql, types, arguments);
  va_end (arguments);
  return statement;
}

gboolean
_byline_db_step (BylineDb *self, BylineStatement *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    _byline_db_fail (self, error);
  return FALSE;
}

gboolean
_byline_db_run (BylineDb *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (BylineStatement) statement = NULL;
  va_list arguments;
  int code;

  va_start (arguments, types);
  statement = query_va (self, error, sql, types, arguments);
  va_end (arguments);
  if (statement == NULL)
    return FALSE;
  do
    code = sqlite3_step (statement);
  while (code == SQLITE_ROW);
  return code == SQLITE_DONE ? TRUE : _byline_db_fail (self, error);
}

gint64
_byline_db_query_int (BylineDb *self,
                      gint64 fallback,
                      GError **error,
                      const char *sql,
                      const char *types,
                      ...)
{
  g_autoptr (BylineStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = query_va (self, &failure, sql, types, arguments);
  va_end (arguments);
  if (statement != NULL && _byline_db_step (self, statement, &failure))
    return sqlite3_column_type (statement, 0) == SQLITE_NULL ? fallback
                                                             : sqlite3_column_int64 (statement, 0);
  return byline_error_pass (error, g_steal_pointer (&failure)) ? fallback : -1;
}

char *
_byline_column_text (BylineStatement *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

BylineNetwork
_byline_column_network (BylineStatement *statement, int column)
{
  return sqlite3_column_int (statement, column) != 0 ? BYLINE_NETWORK_PRIVATE
                                                     : BYLINE_NETWORK_PUBLIC;
}
