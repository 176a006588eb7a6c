/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-body-decoder-private.h"

#include <string.h>

#if BYLINE_HAS_BROTLI
#include "byline-brotli-decoder-private.h"
#endif

#define PLAIN_CHUNK (64 * 1024)
/* A bomb makes a thousand bytes of one, a bomb in a bomb a million. */
#define PACKED_CHUNK (4 * 1024)
#define PACKED_TWICE_CHUNK 1024
#define OUT_SIZE (32 * 1024)
/* The codings that are undone one after the other. */
#define MAX_LAYERS 2
/* What a layer's coding is told by. */
#define HEAD_SIZE 16

typedef enum {
  CODING_NONE,
  CODING_GZIP,
  CODING_DEFLATE,
  CODING_BROTLI,
  CODING_UNKNOWN, /* a compression, but none of ours */
} Coding;

/* One coding that is undone. */
typedef struct {
  Coding announced;
  Coding coding; /* by the first bytes */
  gboolean is_decided;
  GConverter *converter; /* nullable: none is needed */
  gboolean at_end;       /* of the compressed data */
  guint8 head[HEAD_SIZE];
  gsize n_head;
} Layer;

struct _BylineBody {
  Layer layers[MAX_LAYERS];
  guint n_layers;
  gsize max_bytes;
  gsize n_raw;
  gboolean is_unknown; /* cannot be read */
  GByteArray *data;
};

/* What servers put into Content-Encoding is often no coding at all (RFC 9110, 8.4): a charset, an
 * encoding of mail, "none", the way to a store. That says nothing of the body. */
static Coding
coding_of_name (const char *name)
{
  static const char *const others[] = {
    "bzip2",        "compress", "dcb",        "dcz",  "exi", "lzma",
    "pack200-gzip", "x-bzip2",  "x-compress", "zstd", "xz",
  };

  if (g_str_equal (name, "gzip") || g_str_equal (name, "x-gzip"))
    return CODING_GZIP;
  if (g_str_equal (name, "deflate"))
    return CODING_DEFLATE;
  if (g_str_equal (name, "br") || g_str_equal (name, "brotli"))
    return BYLINE_HAS_BROTLI ? CODING_BROTLI : CODING_UNKNOWN;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (name, others[i]))
      return CODING_UNKNOWN;
  return CODING_NONE;
}

BylineBodyDecoder *
_byline_body_decoder_new (const char *coding, gsize max_bytes)
{
  BylineBodyDecoder *self = g_new0 (BylineBodyDecoder, 1);
  g_autofree char *lower = g_ascii_strdown (coding != NULL ? coding : "", -1);
  g_auto (GStrv) names = g_strsplit (lower, ",", -1);

  self->max_bytes = max_bytes;
  self->data = g_byte_array_new ();
  /* The last was applied last. */
  for (guint i = g_strv_length (names); i > 0 && self->n_layers < MAX_LAYERS; i--)
    {
      Coding announced = coding_of_name (g_strstrip (names[i - 1]));

      if (announced != CODING_NONE)
        self->layers[self->n_layers++].announced = announced;
    }
  if (self->n_layers == 0)
    self->n_layers = 1;
  return self;
}

void
_byline_body_decoder_free (BylineBodyDecoder *self)
{
  for (guint i = 0; i < self->n_layers; i++)
    g_clear_object (&self->layers[i].converter);
  g_clear_pointer (&self->data, g_byte_array_unref);
  g_free (self);
}

gsize
_byline_body_decoder_chunk_size (BylineBodyDecoder *self)
{
  const Layer *first = &self->layers[0];

  if (first->is_decided && first->coding == CODING_NONE)
    return PLAIN_CHUNK;
  if (first->announced == CODING_NONE && !first->is_decided)
    return PLAIN_CHUNK;
  return self->n_layers > 1 ? PACKED_TWICE_CHUNK : PACKED_CHUNK;
}

gsize
_byline_body_decoder_get_n_raw (BylineBodyDecoder *self)
{
  return self->n_raw;
}

gsize
_byline_body_decoder_get_length (BylineBodyDecoder *self)
{
  return self->data->len;
}

static gboolean
is_text (const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] < 0x20 ? strchr ("\t\n\r", bytes[i]) == NULL || bytes[i] == 0 : bytes[i] == 0x7f)
      return FALSE;
  return length == 0 || g_utf8_validate_len ((const char *) bytes, length - MIN (length, 4), NULL);
}

static GConverter *
make_brotli_decoder (void)
{
#if BYLINE_HAS_BROTLI
  return _byline_brotli_decoder_new ();
#else
  return NULL;
#endif
}

/* Servers say "gzip" of what is not, or nothing of what is, and "deflate" of zlib's format (as RFC
 * 9110 has it) or of the bare one: the bytes are right. */
static void
decide (Layer *self)
{
  const guint8 *head = self->head;
  gboolean is_zlib = self->n_head >= 2 && (head[0] & 0x0f) == 8 &&
                     (head[0] << 8 | head[1]) % 31 == 0;
  GZlibCompressorFormat format = G_ZLIB_COMPRESSOR_FORMAT_GZIP;

  self->is_decided = TRUE;
  self->coding = self->announced;
  if (self->announced != CODING_NONE && self->n_head >= 2 && head[0] == 0x1f && head[1] == 0x8b)
    self->coding = CODING_GZIP;
  else if (self->announced == CODING_GZIP && !(self->n_head == 1 && head[0] == 0x1f))
    self->coding = is_zlib ? CODING_DEFLATE : CODING_NONE;
  else if (self->announced != CODING_NONE && is_text (head, self->n_head))
    self->coding = CODING_NONE;
  if (self->coding == CODING_BROTLI)
    self->converter = make_brotli_decoder ();
  if (self->coding != CODING_GZIP && self->coding != CODING_DEFLATE)
    return;

  if (self->coding == CODING_DEFLATE)
    format = is_zlib ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_RAW;
  self->converter = G_CONVERTER (g_zlib_decompressor_new (format));
}

static BylineBodyDecoderState push_layer (BylineBodyDecoder *self,
                                          guint index,
                                          const guint8 *bytes,
                                          gsize length);

static BylineBodyDecoderState
unpack (BylineBodyDecoder *self, guint index, const guint8 *bytes, gsize length)
{
  Layer *layer = &self->layers[index];
  guint8 out[OUT_SIZE];

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      BylineBodyDecoderState state;
      GConverterResult result;
      gsize n_read, n_written;

      if (layer->at_end)
        {
          /* A gzip file may have several members; anything else behind the end is no part of it. */
          if (length == 0 || layer->coding != CODING_GZIP || bytes[0] != 0x1f)
            return BYLINE_BODY_DECODER_OK;
          g_converter_reset (layer->converter);
          layer->at_end = FALSE;
        }

      result = g_converter_convert (layer->converter, bytes, length, out, sizeof out,
                                    G_CONVERTER_NO_FLAGS, &n_read, &n_written, &error);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        return BYLINE_BODY_DECODER_OK;
      if (result == G_CONVERTER_ERROR)
        return BYLINE_BODY_DECODER_BROKEN;
      state = push_layer (self, index + 1, out, n_written);
      if (state != BYLINE_BODY_DECODER_OK)
        return state;
      bytes += n_read;
      length -= n_read;
      layer->at_end = result == G_CONVERTER_FINISHED;
      if (length == 0 && n_written < sizeof out)
        return BYLINE_BODY_DECODER_OK;
    }
}

static BylineBodyDecoderState
push_decided (BylineBodyDecoder *self, guint index, const guint8 *bytes, gsize length)
{
  Layer *layer = &self->layers[index];

  if (length == 0)
    return BYLINE_BODY_DECODER_OK;
  if (layer->coding == CODING_UNKNOWN)
    {
      self->is_unknown = TRUE;
      return BYLINE_BODY_DECODER_BROKEN;
    }
  if (layer->converter != NULL)
    return unpack (self, index, bytes, length);
  return push_layer (self, index + 1, bytes, length);
}

/* Decides a layer and gives it what it was decided by. */
static BylineBodyDecoderState
push_head (BylineBodyDecoder *self, guint index)
{
  Layer *layer = &self->layers[index];

  decide (layer);
  return push_decided (self, index, layer->head, layer->n_head);
}

/* Hands bytes to a layer; behind the last one they are the body. */
static BylineBodyDecoderState
push_layer (BylineBodyDecoder *self, guint index, const guint8 *bytes, gsize length)
{
  Layer *layer = &self->layers[index];

  if (index == self->n_layers)
    {
      if (self->data->len + length > self->max_bytes)
        return BYLINE_BODY_DECODER_TOO_LARGE;
      g_byte_array_append (self->data, bytes, length);
      return BYLINE_BODY_DECODER_OK;
    }
  if (!layer->is_decided)
    {
      BylineBodyDecoderState state;
      gsize taken = MIN (length, HEAD_SIZE - layer->n_head);

      memcpy (layer->head + layer->n_head, bytes, taken);
      layer->n_head += taken;
      bytes += taken;
      length -= taken;
      state = layer->n_head == HEAD_SIZE ? push_head (self, index) : BYLINE_BODY_DECODER_OK;
      if (state != BYLINE_BODY_DECODER_OK || !layer->is_decided)
        return state;
    }
  return push_decided (self, index, bytes, length);
}

BylineBodyDecoderState
_byline_body_decoder_push (BylineBodyDecoder *self, GBytes *chunk)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (chunk, &length);

  self->n_raw += length;
  if (self->n_raw > self->max_bytes)
    return BYLINE_BODY_DECODER_TOO_LARGE;
  return push_layer (self, 0, bytes, length);
}

/* What is shorter than a layer's head was not decided yet. */
static gboolean
flush (BylineBodyDecoder *self)
{
  for (guint i = 0; i < self->n_layers; i++)
    if (!self->layers[i].is_decided && push_head (self, i) != BYLINE_BODY_DECODER_OK)
      return FALSE;
  return TRUE;
}

gboolean
_byline_body_decoder_is_unknown (BylineBodyDecoder *self)
{
  return self->is_unknown;
}

GBytes *
_byline_body_decoder_finish (BylineBodyDecoder *self)
{
  if (!flush (self))
    return NULL;
  for (guint i = 0; i < self->n_layers; i++)
    if (self->layers[i].converter != NULL && !self->layers[i].at_end)
      return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->data));
}

GBytes *
_byline_body_decoder_steal_partial (BylineBodyDecoder *self)
{
  if (!flush (self) || self->data->len == 0)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->data));
}
