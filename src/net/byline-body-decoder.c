/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-body-decoder-private.h"

#include <string.h>

#define PLAIN_CHUNK (64 * 1024)
/* A bomb makes a thousand bytes of one. */
#define PACKED_CHUNK (16 * 1024)
#define OUT_SIZE (32 * 1024)

typedef enum {
  CODING_NONE,
  CODING_GZIP,
  CODING_DEFLATE,
} Coding;

struct _BylineBody {
  Coding coding;
  gsize max_bytes;
  gsize n_raw;
  GConverter *converter; /* made at the first bytes */
  gboolean at_end;       /* of the compressed data */
  GByteArray *data;
};

static gboolean
parse_coding (const char *text, Coding *coding)
{
  g_autofree char *name = text != NULL ? g_strstrip (g_ascii_strdown (text, -1)) : g_strdup ("");

  *coding = CODING_NONE;
  if (*name == '\0' || g_str_equal (name, "identity"))
    return TRUE;
  if (g_str_equal (name, "gzip") || g_str_equal (name, "x-gzip"))
    *coding = CODING_GZIP;
  else if (g_str_equal (name, "deflate"))
    *coding = CODING_DEFLATE;
  return *coding != CODING_NONE;
}

BylineBodyDecoder *
_byline_body_decoder_new (const char *coding, gsize max_bytes)
{
  BylineBodyDecoder *self;
  Coding parsed;

  if (!parse_coding (coding, &parsed))
    return NULL;
  self = g_new0 (BylineBodyDecoder, 1);
  self->coding = parsed;
  self->max_bytes = max_bytes;
  self->data = g_byte_array_new ();
  return self;
}

void
_byline_body_decoder_free (BylineBodyDecoder *self)
{
  g_clear_object (&self->converter);
  g_clear_pointer (&self->data, g_byte_array_unref);
  g_free (self);
}

gsize
_byline_body_decoder_chunk_size (BylineBodyDecoder *self)
{
  return self->coding == CODING_NONE ? PLAIN_CHUNK : PACKED_CHUNK;
}

gsize
_byline_body_decoder_get_n_raw (BylineBodyDecoder *self)
{
  return self->n_raw;
}

static BylineBodyDecoderState
append (BylineBodyDecoder *self, const guchar *bytes, gsize length)
{
  if (self->data->len + length > self->max_bytes)
    return BYLINE_BODY_DECODER_TOO_LARGE;
  g_byte_array_append (self->data, bytes, length);
  return BYLINE_BODY_DECODER_OK;
}

/* Servers say "gzip" of what is not, and "deflate" of zlib's format (as RFC 9110 has it) or of
 * the bare one. */
static void
choose_converter (BylineBodyDecoder *self, const guchar *bytes, gsize length)
{
  gboolean zlib_head = length >= 2 && (bytes[0] & 0x0f) == 8 &&
                       (bytes[0] << 8 | bytes[1]) % 31 == 0;
  GZlibCompressorFormat format = G_ZLIB_COMPRESSOR_FORMAT_GZIP;

  if (self->coding == CODING_GZIP && bytes[0] != 0x1f)
    {
      self->coding = CODING_NONE;
      return;
    }
  if (self->coding == CODING_DEFLATE)
    format = zlib_head ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_RAW;
  self->converter = G_CONVERTER (g_zlib_decompressor_new (format));
}

static BylineBodyDecoderState
unpack (BylineBodyDecoder *self, const guchar *bytes, gsize length)
{
  guchar out[OUT_SIZE];

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      GConverterResult result;
      gsize n_read, n_written;

      if (self->at_end)
        {
          /* A gzip file may have several members; anything else behind the end is no part of it. */
          if (length == 0 || self->coding != CODING_GZIP || bytes[0] != 0x1f)
            return BYLINE_BODY_DECODER_OK;
          g_converter_reset (self->converter);
          self->at_end = FALSE;
        }

      result = g_converter_convert (self->converter, bytes, length, out, sizeof out,
                                    G_CONVERTER_NO_FLAGS, &n_read, &n_written, &error);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        return BYLINE_BODY_DECODER_OK;
      if (result == G_CONVERTER_ERROR)
        return BYLINE_BODY_DECODER_BROKEN;
      if (append (self, out, n_written) != BYLINE_BODY_DECODER_OK)
        return BYLINE_BODY_DECODER_TOO_LARGE;
      bytes += n_read;
      length -= n_read;
      self->at_end = result == G_CONVERTER_FINISHED;
      if (length == 0 && n_written < sizeof out)
        return BYLINE_BODY_DECODER_OK;
    }
}

BylineBodyDecoderState
_byline_body_decoder_push (BylineBodyDecoder *self, GBytes *chunk)
{
  gsize length;
  const guchar *bytes = g_bytes_get_data (chunk, &length);

  self->n_raw += length;
  if (self->n_raw > self->max_bytes)
    return BYLINE_BODY_DECODER_TOO_LARGE;
  if (length == 0)
    return BYLINE_BODY_DECODER_OK;
  if (self->coding != CODING_NONE && self->converter == NULL)
    choose_converter (self, bytes, length);
  return self->converter != NULL ? unpack (self, bytes, length) : append (self, bytes, length);
}

GBytes *
_byline_body_decoder_finish (BylineBodyDecoder *self)
{
  if (self->converter != NULL && !self->at_end)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->data));
}

GBytes *
_byline_body_decoder_steal_partial (BylineBodyDecoder *self)
{
  if (self->data->len == 0)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->data));
}
