/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-record-private.h"

/* Returns: whether the field has a member in JSON now. */
static gboolean
is_written (const BylineField *field, gconstpointer self)
{
  if (field->kind == BYLINE_FIELD_GROUP)
    {
      FOR_EACH_FIELD (field->element, part)
      {
        if (is_written (part, self))
          return TRUE;
      }
      return FALSE;
    }

  return field->name != NULL &&
         ((field->flags & BYLINE_FIELD_ALWAYS) != 0 || field->write != NULL ||
          field->kind == BYLINE_FIELD_ENUM || !_byline_field_is_empty (field, self));
}

/* A number that has come from a damaged index may be none of the enumeration. */
static const char *
get_nick (const BylineField *field, int value)
{
  for (int i = 0; field->nicks[i] != NULL; i++)
    if (i == value)
      return field->nicks[i];

  return field->nicks[0];
}

static void
write_strings (BylineJsonWriter *writer, const char *name, const char *const *strings, gsize n)
{
  byline_json_writer_begin_array (writer, name);
  for (gsize i = 0; i < n; i++)
    byline_json_writer_add_string (writer, NULL, strings[i]);
  byline_json_writer_end_array (writer);
}

void
byline_record_write_json_array (const BylineRecord *record,
                                GPtrArray *array,
                                BylineJsonWriter *writer,
                                const char *name)
{
  byline_json_writer_begin_array (writer, name);
  for (guint i = 0; i < array->len; i++)
    byline_record_write_json (record, g_ptr_array_index (array, i), writer, NULL);
  byline_json_writer_end_array (writer);
}

static void
write_kind (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  const BylineRecord *element = field->view != NULL ? field->view : field->element;
  const char *name = field->name;

  switch (field->kind)
    {
    case BYLINE_FIELD_STRING:
    case BYLINE_FIELD_URL:
      byline_json_writer_add_string (writer, name, FIELD_OF (char *, self, field));
      break;
    case BYLINE_FIELD_STRINGS:
      write_strings (writer, name, (const char *const *) FIELD_OF (GPtrArray *, self, field)->pdata,
                     FIELD_OF (GPtrArray *, self, field)->len);
      break;
    case BYLINE_FIELD_STRV:
      write_strings (writer, name, FIELD_OF (const char *const *, self, field),
                     g_strv_length (FIELD_OF (char **, self, field)));
      break;
    case BYLINE_FIELD_RECORD:
      byline_record_write_json (element, FIELD_OF (gpointer, self, field), writer, name);
      break;
    case BYLINE_FIELD_RECORDS:
      byline_record_write_json_array (element, FIELD_OF (GPtrArray *, self, field), writer, name);
      break;
    case BYLINE_FIELD_INT:
      byline_json_writer_set_int (writer, name, FIELD_OF (int, self, field));
      break;
    case BYLINE_FIELD_BOOLEAN:
      byline_json_writer_set_boolean (writer, name, FIELD_OF (int, self, field) != 0);
      break;
    case BYLINE_FIELD_ENUM:
      byline_json_writer_add_string (writer, name, get_nick (field, FIELD_OF (int, self, field)));
      break;
    case BYLINE_FIELD_INT64:
      byline_json_writer_set_int (writer, name, FIELD_OF (gint64, self, field));
      break;
    case BYLINE_FIELD_TIME:
      byline_json_writer_set_time (writer, name, FIELD_OF (gint64, self, field));
      break;
    case BYLINE_FIELD_GROUP:
      if (name != NULL)
        byline_record_write_json (element, self, writer, name);
      else
        byline_record_write_json_members (element, self, writer);
      break;
    case BYLINE_FIELD_ROWS:
    case BYLINE_FIELD_VALUES:
    case BYLINE_FIELD_DERIVED:
      break;
    }
}

void
byline_record_write_json_members (const BylineRecord *record,
                                  gconstpointer self,
                                  BylineJsonWriter *writer)
{
  FOR_EACH_FIELD (record, field)
  {
    if (!is_written (field, self))
      continue;
    if (field->write != NULL)
      field->write (field, self, writer);
    else
      write_kind (field, self, writer);
  }
}

void
byline_record_write_json (const BylineRecord *record,
                          gconstpointer self,
                          BylineJsonWriter *writer,
                          const char *name)
{
  if (self == NULL)
    return;

  byline_json_writer_begin_object (writer, name);
  byline_record_write_json_members (record, self, writer);
  byline_json_writer_end_object (writer);
}
