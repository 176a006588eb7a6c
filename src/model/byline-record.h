/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "byline-json-writer.h"

G_BEGIN_DECLS

typedef struct _BylineField BylineField;
typedef struct _BylineRecord BylineRecord;

/**
 * BylineFieldKind:
 * @BYLINE_FIELD_STRING: a char *, nullable; a string
 * @BYLINE_FIELD_URL: a char *, nullable: an absolute address; a string
 * @BYLINE_FIELD_STRINGS: a GPtrArray of char *, never %NULL; an array of strings
 * @BYLINE_FIELD_STRV: a %NULL-terminated array of char *, never %NULL; an array of strings
 * @BYLINE_FIELD_RECORD: a pointer to an element, nullable; an object
 * @BYLINE_FIELD_RECORDS: a GPtrArray of elements; an array of objects
 * @BYLINE_FIELD_ROWS: a GPtrArray of GPtrArrays of elements, nullable; no member by itself
 * @BYLINE_FIELD_VALUES: a GArray of elements, nullable; no member by itself
 * @BYLINE_FIELD_INT: an int or guint; a number
 * @BYLINE_FIELD_BOOLEAN: a gboolean, or an enumeration of 0 and 1; true or false
 * @BYLINE_FIELD_ENUM: an enumeration that begins with 0; one of the strings in nicks
 * @BYLINE_FIELD_INT64: a gint64; a number
 * @BYLINE_FIELD_TIME: a gint64: seconds since 1970, 0 if not said; a string (RFC 3339, UTC)
 * @BYLINE_FIELD_GROUP: no field: more of the same struct's, together in an object of their own,
 *   or, without a name, in the same object
 * @BYLINE_FIELD_DERIVED: no field: a member that is made of others
 *
 * What a field of a struct holds, and how it stands in JSON.
 */
typedef enum {
  BYLINE_FIELD_STRING,
  BYLINE_FIELD_URL,
  BYLINE_FIELD_STRINGS,
  BYLINE_FIELD_STRV,
  BYLINE_FIELD_RECORD,
  BYLINE_FIELD_RECORDS,
  BYLINE_FIELD_ROWS,
  BYLINE_FIELD_VALUES,
  BYLINE_FIELD_INT,
  BYLINE_FIELD_BOOLEAN,
  BYLINE_FIELD_ENUM,
  BYLINE_FIELD_INT64,
  BYLINE_FIELD_TIME,
  BYLINE_FIELD_GROUP,
  BYLINE_FIELD_DERIVED,
} BylineFieldKind;

/**
 * BylineFieldFlags:
 * @BYLINE_FIELD_ALWAYS: it is written to JSON even if it is empty (0, %FALSE, no elements)
 * @BYLINE_FIELD_REQUIRED: an object of JSON without it is none
 * @BYLINE_FIELD_NULLABLE: an array that is %NULL until something is in it
 * @BYLINE_FIELD_VIEW: another line has the field already; this one is for JSON alone
 * @BYLINE_FIELD_WRITE_ONLY: it is read from JSON by other means than the table
 * @BYLINE_FIELD_NOT_DIGESTED: byline_record_digest() leaves it out
 *
 * What is special about a field.
 */
typedef enum {
  BYLINE_FIELD_ALWAYS = 1 << 0,
  BYLINE_FIELD_REQUIRED = 1 << 1,
  BYLINE_FIELD_NULLABLE = 1 << 2,
  BYLINE_FIELD_VIEW = 1 << 3,
  BYLINE_FIELD_WRITE_ONLY = 1 << 4,
  BYLINE_FIELD_NOT_DIGESTED = 1 << 5,
} BylineFieldFlags;

/**
 * BylineFieldWriter:
 * @field: a line of the table
 * @self: the struct
 * @writer: where an object is open
 *
 * Writes the field's member its own way, or leaves it out.
 */
typedef void (*BylineFieldWriter) (const BylineField *field,
                                   gconstpointer self,
                                   BylineJsonWriter *writer);
/**
 * BylineFieldReader:
 * @field: a line of the table
 * @self: the struct
 * @object: a JsonObject
 *
 * Reads the field's member its own way.
 *
 * Returns: whether it was there.
 */
typedef gboolean (*BylineFieldReader) (const BylineField *field, gpointer self, gpointer object);

/**
 * BylineField:
 * @name: (nullable): the member in JSON; %NULL keeps it out of JSON
 * @member: (nullable): what the struct calls it
 * @kind: what it holds
 * @flags: what is special
 * @offset: where it lies in the struct, in bytes
 * @max: for JSON that is read: the largest number, the longest text in characters, the most
 *   elements; 0: what the kind can hold
 * @element: (nullable): the record of what it points to; of a group: the group's lines
 * @view: (nullable): @element as JSON shows it, if that is different
 * @nicks: (nullable): the strings of an enumeration, in its order, %NULL-terminated
 * @fallback: (nullable): the text that counts where JSON has none
 * @write: (nullable): how it is written, if not by its kind
 * @read: (nullable): how it is read, if not by its kind
 *
 * One line of a record's table.
 */
struct _BylineField {
  const char *name;
  const char *member;
  BylineFieldKind kind;
  guint flags;
  gsize offset;
  gint64 max;
  const BylineRecord *element;
  const BylineRecord *view;
  const char *const *nicks;
  const char *fallback;
  BylineFieldWriter write;
  BylineFieldReader read;
};

/**
 * BylineRecord:
 * @size: of the struct, in bytes
 * @free: (nullable): frees what an array holds (of %BYLINE_FIELD_VALUES: clears it), if one does
 * @fields: the table
 * @n_fields: its lines
 *
 * A struct as a table of its fields, in the order of their members in JSON.
 *
 * What is done with every field alike (free, copy, equality, digest, JSON both ways) is a loop
 * over the table. So a new field is a line in the struct and a line here.
 */
struct _BylineRecord {
  gsize size;
  GDestroyNotify free;
  const BylineField *fields;
  gsize n_fields;
};

/**
 * BYLINE_RECORD_FIELDS:
 * @table: an array of #BylineField
 *
 * The members of a #BylineRecord that name its table.
 */
#define BYLINE_RECORD_FIELDS(table) .fields = table, .n_fields = G_N_ELEMENTS (table)

/* The offset of a member; does not compile if it is of another type than the kind holds. */
/**
 * BYLINE_FIELD_AT:
 * @Type: the struct
 * @field: its member
 * @CType: the type of the member
 *
 * The place of a member. It does not compile if the member is of another type.
 */
#define BYLINE_FIELD_AT(Type, field, CType)                                                        \
  .member = #field, .offset = _Generic(&((Type *) 0)->field, CType *                               \
                                       : G_STRUCT_OFFSET (Type, field))

/* Lines of tables. More designated initialisers may follow: flags, max, nicks, fallback … */
/**
 * BYLINE_STRING:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: a %BYLINE_FIELD_STRING. More designated initialisers may follow,
 * here and below: flags, max, nicks, fallback.
 */
#define BYLINE_STRING(Type, field, json)                                                           \
  .name = json, .kind = BYLINE_FIELD_STRING, BYLINE_FIELD_AT (Type, field, char *)
/**
 * BYLINE_URL:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: a %BYLINE_FIELD_URL.
 */
#define BYLINE_URL(Type, field, json)                                                              \
  .name = json, .kind = BYLINE_FIELD_URL, BYLINE_FIELD_AT (Type, field, char *)
/**
 * BYLINE_INT:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: a %BYLINE_FIELD_INT.
 */
#define BYLINE_INT(Type, field, json)                                                              \
  .name = json, .kind = BYLINE_FIELD_INT, .member = #field,                                        \
  .offset = _Generic (&((Type *) 0)->field,                                                        \
      int *: G_STRUCT_OFFSET (Type, field),                                                        \
      guint *: G_STRUCT_OFFSET (Type, field))
/**
 * BYLINE_INT64:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: a %BYLINE_FIELD_INT64.
 */
#define BYLINE_INT64(Type, field, json)                                                            \
  .name = json, .kind = BYLINE_FIELD_INT64, BYLINE_FIELD_AT (Type, field, gint64)
/**
 * BYLINE_TIME:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: a %BYLINE_FIELD_TIME.
 */
#define BYLINE_TIME(Type, field, json)                                                             \
  .name = json, .kind = BYLINE_FIELD_TIME, BYLINE_FIELD_AT (Type, field, gint64)
/**
 * BYLINE_BOOLEAN:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: a %BYLINE_FIELD_BOOLEAN.
 */
#define BYLINE_BOOLEAN(Type, field, json)                                                          \
  .name = json, .kind = BYLINE_FIELD_BOOLEAN, BYLINE_FIELD_AT (Type, field, gboolean)
/**
 * BYLINE_IS:
 * @Type: the struct
 * @field: its member
 * @Enum: the enumeration
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: an enumeration whose value 1 alone is written, as `true`.
 */
#define BYLINE_IS(Type, field, Enum, json)                                                         \
  .name = json, .kind = BYLINE_FIELD_BOOLEAN, BYLINE_FIELD_AT (Type, field, Enum)
/**
 * BYLINE_ENUM:
 * @Type: the struct
 * @field: its member
 * @Enum: the enumeration
 * @json: (nullable): the member in JSON
 * @names: the strings of the enumeration, in its order
 *
 * A line of a record's table: a %BYLINE_FIELD_ENUM.
 */
#define BYLINE_ENUM(Type, field, Enum, json, names)                                                \
  .name = json, .kind = BYLINE_FIELD_ENUM, .nicks = names, BYLINE_FIELD_AT (Type, field, Enum)
/**
 * BYLINE_STRINGS:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: a %BYLINE_FIELD_STRINGS.
 */
#define BYLINE_STRINGS(Type, field, json)                                                          \
  .name = json, .kind = BYLINE_FIELD_STRINGS, BYLINE_FIELD_AT (Type, field, GPtrArray *)
/**
 * BYLINE_STRV:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 *
 * A line of a record's table: a %BYLINE_FIELD_STRV.
 */
#define BYLINE_STRV(Type, field, json)                                                             \
  .name = json, .kind = BYLINE_FIELD_STRV, BYLINE_FIELD_AT (Type, field, char **)
/**
 * BYLINE_RECORD:
 * @Type: the struct
 * @field: its member
 * @Element: the type that it points to
 * @json: (nullable): the member in JSON
 * @record: the record of what it points to
 *
 * A line of a record's table: a %BYLINE_FIELD_RECORD.
 */
#define BYLINE_RECORD(Type, field, Element, json, record)                                          \
  .name = json, .kind = BYLINE_FIELD_RECORD, .element = &record,                                   \
  BYLINE_FIELD_AT (Type, field, Element *)
/**
 * BYLINE_RECORDS:
 * @Type: the struct
 * @field: its member
 * @json: (nullable): the member in JSON
 * @record: the record of what it points to
 *
 * A line of a record's table: a %BYLINE_FIELD_RECORDS.
 */
#define BYLINE_RECORDS(Type, field, json, record)                                                  \
  .name = json, .kind = BYLINE_FIELD_RECORDS, .element = &record,                                  \
  BYLINE_FIELD_AT (Type, field, GPtrArray *)
/**
 * BYLINE_ROWS:
 * @Type: the struct
 * @field: its member
 * @record: the record of what it points to
 *
 * A line of a record's table: a %BYLINE_FIELD_ROWS.
 */
#define BYLINE_ROWS(Type, field, record)                                                           \
  .kind = BYLINE_FIELD_ROWS, .element = &record, BYLINE_FIELD_AT (Type, field, GPtrArray *)
/**
 * BYLINE_VALUES:
 * @Type: the struct
 * @field: its member
 * @record: the record of what it points to
 *
 * A line of a record's table: a %BYLINE_FIELD_VALUES.
 */
#define BYLINE_VALUES(Type, field, record)                                                         \
  .kind = BYLINE_FIELD_VALUES, .element = &record, BYLINE_FIELD_AT (Type, field, GArray *)
/**
 * BYLINE_GROUP:
 * @json: (nullable): the member in JSON; %NULL: the group's lines stand in the same object
 * @group: a record with some of the same struct's fields
 *
 * A line of a record's table: a %BYLINE_FIELD_GROUP.
 */
#define BYLINE_GROUP(json, group) .name = json, .kind = BYLINE_FIELD_GROUP, .element = &group
/**
 * BYLINE_DERIVED:
 * @json: the member in JSON
 * @writer: a #BylineFieldWriter
 *
 * A line of a record's table: a %BYLINE_FIELD_DERIVED.
 */
#define BYLINE_DERIVED(json, writer) .name = json, .kind = BYLINE_FIELD_DERIVED, .write = writer

/**
 * byline_record_init:
 * @record: a record
 * @self: a struct of its size, all zeros
 *
 * Makes the arrays that are never %NULL.
 */
void byline_record_init (const BylineRecord *record, gpointer self);
/**
 * byline_record_new:
 * @record: a record
 *
 * Returns: (transfer full): a struct with empty fields; free it with byline_record_free()
 */
gpointer byline_record_new (const BylineRecord *record);
/**
 * byline_record_clear:
 * @record: a record
 * @self: a struct
 *
 * Frees what the fields hold, not the struct, which must not be used again.
 */
void byline_record_clear (const BylineRecord *record, gpointer self);
/**
 * byline_record_free:
 * @record: a record
 * @self: (transfer full) (nullable): a struct
 *
 * Frees a struct and what its fields hold.
 */
void byline_record_free (const BylineRecord *record, gpointer self);
/**
 * byline_record_copy:
 * @record: a record
 * @self: (nullable): a struct
 *
 * Returns: (transfer full) (nullable): a deep copy, %NULL of %NULL
 */
gpointer byline_record_copy (const BylineRecord *record, gconstpointer self);
/**
 * byline_record_assign:
 * @record: a record, or some of its fields
 * @self: a struct
 * @other: another one
 *
 * Replaces the fields in @record by deep copies of @other's.
 */
void byline_record_assign (const BylineRecord *record, gpointer self, gconstpointer other);
/**
 * byline_record_copy_array:
 * @record: the record of the elements
 * @array: (element-type gpointer): elements
 *
 * Returns: (transfer full): a new array that owns copies of them
 */
GPtrArray *byline_record_copy_array (const BylineRecord *record, GPtrArray *array);
/**
 * byline_record_take_alike:
 * @record: a record
 * @self: a struct
 * @other_record: another record
 * @other: a struct of that one
 *
 * Copies what both structs call by the same name and hold alike, where it is empty in @self.
 */
void byline_record_take_alike (const BylineRecord *record,
                               gpointer self,
                               const BylineRecord *other_record,
                               gconstpointer other);
/**
 * byline_record_equal:
 * @record: a record
 * @a: (nullable): a struct
 * @b: (nullable): another one
 *
 * Returns: whether all fields hold the same
 */
gboolean byline_record_equal (const BylineRecord *record, gconstpointer a, gconstpointer b);
/**
 * byline_record_digest:
 * @record: a record
 * @self: (nullable): a struct
 * @checksum: what its fields are added to
 *
 * Adds each field with its length, or as missing, so that no two structs run together alike.
 */
void byline_record_digest (const BylineRecord *record, gconstpointer self, GChecksum *checksum);
/**
 * byline_record_write_json:
 * @record: a record
 * @self: (nullable): a struct; of %NULL nothing is written
 * @writer: where it is written
 * @name: (nullable): the member whose value it is; %NULL in an array and for the value itself
 *
 * Writes the struct as an object. Empty fields are left out (see %BYLINE_FIELD_ALWAYS).
 */
void byline_record_write_json (const BylineRecord *record,
                               gconstpointer self,
                               BylineJsonWriter *writer,
                               const char *name);
/**
 * byline_record_write_json_members:
 * @record: a record
 * @self: a struct
 * @writer: where an object is open
 *
 * As byline_record_write_json(), but writes the members into the object that is open.
 */
void byline_record_write_json_members (const BylineRecord *record,
                                       gconstpointer self,
                                       BylineJsonWriter *writer);
/**
 * byline_record_write_json_array:
 * @record: the record of the elements
 * @array: (element-type gpointer): elements
 * @writer: where it is written
 * @name: the member
 *
 * Writes an array of objects, even an empty one.
 */
void byline_record_write_json_array (const BylineRecord *record,
                                     GPtrArray *array,
                                     BylineJsonWriter *writer,
                                     const char *name);

G_END_DECLS
