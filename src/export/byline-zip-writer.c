/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-zip-writer.h"

#include <string.h>

#define LOCAL_HEADER 0x04034b50u
#define CENTRAL_HEADER 0x02014b50u
#define END_OF_CENTRAL 0x06054b50u
#define VERSION 20
#define FLAG_UTF8 0x0800
#define STORED 0
#define DEFLATED 8
/* The first day that the format knows: 1 January 1980. The same stories make the same file. */
#define DATE ((0 << 9) | (1 << 5) | 1)
#define MAX_SIZE ((gsize) 2 * 1024 * 1024 * 1024 - 1)
#define MAX_ENTRIES 65535

struct _BylineZipWriter {
  GByteArray *data;
  GByteArray *central; /* the table of contents, which stands at the end */
  guint n_entries;
};

/* What both headers of an entry say. */
typedef struct {
  const char *name;
  guint method;
  guint32 crc;
  gsize packed_size;
  gsize size;
} Entry;

static void
put (GByteArray *out, guint32 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

static guint32
compute_crc (const guint8 *data, gsize size)
{
  static guint32 table[256];
  static gsize is_made;
  guint32 crc = 0xffffffffu;

  if (g_once_init_enter (&is_made))
    {
      for (guint i = 0; i < 256; i++)
        {
          guint32 value = i;

          for (guint bit = 0; bit < 8; bit++)
            value = (value >> 1) ^ (value & 1 ? 0xedb88320u : 0);
          table[i] = value;
        }
      g_once_init_leave (&is_made, 1);
    }

  for (gsize i = 0; i < size; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);

  return ~crc;
}

/* Returns: (transfer full): @data made smaller (RFC 1951); NULL if it does not become smaller. */
static GByteArray *
pack (const guint8 *data, gsize size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint8 buffer[16 * 1024];

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (G_CONVERTER (compressor), data, size, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      g_byte_array_append (out, buffer, n_written);
      data += n_read;
      size -= n_read;
    }

  return g_steal_pointer (&out);
}

/* What stands in both headers, from "version needed to extract" on. */
static void
put_entry (GByteArray *out, const Entry *entry)
{
  put (out, VERSION, 2);
  put (out, FLAG_UTF8, 2);
  put (out, entry->method, 2);
  put (out, 0, 2); /* time */
  put (out, DATE, 2);
  put (out, entry->crc, 4);
  put (out, (guint32) entry->packed_size, 4);
  put (out, (guint32) entry->size, 4);
  put (out, (guint32) strlen (entry->name), 2);
  put (out, 0, 2); /* extra field */
}

static void
put_name (GByteArray *out, const char *name)
{
  g_byte_array_append (out, (const guint8 *) name, strlen (name));
}

static void
put_central (BylineZipWriter *self, const Entry *entry, guint32 offset)
{
  put (self->central, CENTRAL_HEADER, 4);
  put (self->central, VERSION, 2); /* made by */
  put_entry (self->central, entry);
  put (self->central, 0, 2); /* comment */
  put (self->central, 0, 2); /* disk */
  put (self->central, 0, 2); /* internal attributes */
  put (self->central, 0, 4); /* external attributes */
  put (self->central, offset, 4);
  put_name (self->central, entry->name);
}

BylineZipWriter *
byline_zip_writer_new (void)
{
  BylineZipWriter *self = g_new0 (BylineZipWriter, 1);

  self->data = g_byte_array_new ();
  self->central = g_byte_array_new ();

  return self;
}

void
byline_zip_writer_free (BylineZipWriter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->data, g_byte_array_unref);
  g_byte_array_unref (self->central);
  g_free (self);
}

gboolean
byline_zip_writer_add (BylineZipWriter *self,
                       const char *name,
                       gconstpointer data,
                       gsize size,
                       gboolean is_packed,
                       GError **error)
{
  g_autoptr (GByteArray) packed = NULL;
  Entry entry = { name, STORED, 0, size, size };
  guint32 offset = self->data->len;

  g_return_val_if_fail (strlen (name) < 0x8000, FALSE);

  if (size > MAX_SIZE - self->data->len - self->central->len || self->n_entries >= MAX_ENTRIES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                           "There is more than a file of this kind can hold");
      return FALSE;
    }

  entry.crc = compute_crc (data, size);
  packed = is_packed && size > 0 ? pack (data, size) : NULL;
  if (packed != NULL && packed->len < size)
    {
      entry.method = DEFLATED;
      entry.packed_size = packed->len;
    }
  put (self->data, LOCAL_HEADER, 4);
  put_entry (self->data, &entry);
  put_name (self->data, name);
  g_byte_array_append (self->data, entry.method == DEFLATED ? packed->data : data,
                       entry.packed_size);
  put_central (self, &entry, offset);
  self->n_entries++;

  return TRUE;
}

GBytes *
byline_zip_writer_finish (BylineZipWriter *self)
{
  guint32 offset = self->data->len;
  GBytes *bytes;

  g_byte_array_append (self->data, self->central->data, self->central->len);
  put (self->data, END_OF_CENTRAL, 4);
  put (self->data, 0, 2); /* this disk */
  put (self->data, 0, 2); /* the one where the table begins */
  put (self->data, self->n_entries, 2);
  put (self->data, self->n_entries, 2);
  put (self->data, self->central->len, 4);
  put (self->data, offset, 4);
  put (self->data, 0, 2); /* comment */
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->data));
  byline_zip_writer_free (self);

  return bytes;
}
