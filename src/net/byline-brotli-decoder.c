/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-brotli-decoder-private.h"

#include <brotli/decode.h>

struct _BylineBrotliDecoder {
  GObject parent_instance;

  BrotliDecoderState *state;
};

static void converter_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineBrotliDecoder,
                               _byline_brotli_decoder,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, converter_init))

static void
reset (GConverter *converter)
{
  BylineBrotliDecoder *self = BYLINE_BROTLI_DECODER (converter);

  g_clear_pointer (&self->state, BrotliDecoderDestroyInstance);
  self->state = BrotliDecoderCreateInstance (NULL, NULL, NULL);
}

static GConverterResult
convert (GConverter *converter,
         const void *bytes,
         gsize length,
         void *out,
         gsize size,
         GConverterFlags flags,
         gsize *n_read,
         gsize *n_written,
         GError **error)
{
  BylineBrotliDecoder *self = BYLINE_BROTLI_DECODER (converter);
  const uint8_t *next_in = bytes;
  uint8_t *next_out = out;
  size_t left_in = length;
  size_t left_out = size;
  BrotliDecoderResult result = BrotliDecoderDecompressStream (self->state, &left_in, &next_in,
                                                              &left_out, &next_out, NULL);

  *n_read = length - left_in;
  *n_written = size - left_out;
  switch (result)
    {
    case BROTLI_DECODER_RESULT_SUCCESS:
      return G_CONVERTER_FINISHED;
    case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT:
      return G_CONVERTER_CONVERTED;
    case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
      if (*n_read > 0 || *n_written > 0)
        return G_CONVERTER_CONVERTED;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "More is to come");
      return G_CONVERTER_ERROR;
    case BROTLI_DECODER_RESULT_ERROR:
      break;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "This is not Brotli");
  return G_CONVERTER_ERROR;
}

static void
converter_init (GConverterIface *iface)
{
  iface->convert = convert;
  iface->reset = reset;
}

static void
byline_brotli_decoder_finalize (GObject *object)
{
  BylineBrotliDecoder *self = BYLINE_BROTLI_DECODER (object);

  g_clear_pointer (&self->state, BrotliDecoderDestroyInstance);
  G_OBJECT_CLASS (_byline_brotli_decoder_parent_class)->finalize (object);
}

static void
_byline_brotli_decoder_class_init (BylineBrotliDecoderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_brotli_decoder_finalize;
}

static void
_byline_brotli_decoder_init (BylineBrotliDecoder *self)
{
  reset (G_CONVERTER (self));
}

GConverter *
_byline_brotli_decoder_new (void)
{
  return g_object_new (BYLINE_TYPE_BROTLI_DECODER, NULL);
}
