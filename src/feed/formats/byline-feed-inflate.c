/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-inflate-private.h"

#include "byline-error.h"

#include <gio/gio.h>

#define BLOCK_BYTES (64 * 1024)

static gboolean
is_gzip (const char *data, gsize length)
{
  return length >= 10 && data[0] == '\x1f' && data[1] == '\x8b' && data[2] == 8;
}

gboolean
_byline_feed_is_deflated (const char *data, gsize length)
{
  const guchar *bytes = (const guchar *) data;

  /* zlib: method 8, a window of 32 KiB, and a checksum over both bytes. "x" begins no feed. */
  return is_gzip (data, length) ||
         (length >= 8 && bytes[0] == 0x78 && (bytes[0] * 256 + bytes[1]) % 31 == 0);
}

/* Inflates up to a member's end. Returns: FALSE if there is none. */
static gboolean
inflate_member (GConverter *converter,
                const char **data,
                gsize *length,
                gsize max_bytes,
                GByteArray *out)
{
  while (out->len <= max_bytes)
    {
      gsize used = out->len;
      gsize n_read = 0;
      gsize n_written = 0;
      GConverterResult result;

      g_byte_array_set_size (out, used + BLOCK_BYTES);
      result = g_converter_convert (converter, *data, *length, out->data + used, BLOCK_BYTES,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      g_byte_array_set_size (out, used + (result != G_CONVERTER_ERROR ? n_written : 0));
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      *data += n_read;
      *length -= n_read;
      if (result == G_CONVERTER_FINISHED)
        return TRUE;
    }
  return FALSE;
}

char *
_byline_feed_inflate (const char *data,
                      gsize length,
                      gsize max_bytes,
                      gsize *out_length,
                      gboolean *is_whole,
                      GError **error)
{
  GZlibCompressorFormat format = is_gzip (data, length) ? G_ZLIB_COMPRESSOR_FORMAT_GZIP
                                                        : G_ZLIB_COMPRESSOR_FORMAT_ZLIB;
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (format));
  g_autoptr (GByteArray) out = g_byte_array_new ();

  do
    {
      g_converter_reset (converter);
      *is_whole = inflate_member (converter, &data, &length, max_bytes, out);
    }
  while (*is_whole && is_gzip (data, length));

  if (out->len > max_bytes)
    {
      g_set_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_TOO_LARGE,
                   "The feed is larger than %" G_GSIZE_FORMAT " MiB when it is decompressed",
                   max_bytes / (1024 * 1024));
      return NULL;
    }
  *out_length = out->len;
  g_byte_array_append (out, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&out), FALSE);
}
