/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-token-reader-private.h"

#include <string.h>

struct _BylineTokenReader {
  fts5_tokenizer functions;
  Fts5Tokenizer *tokenizer;
};

typedef struct {
  BylineTokenFunc func;
  gpointer user_data;
} Reading;

static int
token_cb (void *user_data, int flags, const char *token, int length, int start, int end)
{
  Reading *reading = user_data;

  return reading->func (token, (gsize) length, reading->user_data) ? SQLITE_OK : SQLITE_DONE;
}

BylineTokenReader *
_byline_token_reader_new (sqlite3 *sqlite)
{
  g_autoptr (BylineTokenReader) self = g_new0 (BylineTokenReader, 1);
  fts5_api *api = _byline_tokenizer_get_api (sqlite);
  void *data = NULL;

  if (api == NULL || api->xFindTokenizer (api, "byline", &data, &self->functions) != SQLITE_OK ||
      self->functions.xCreate (data, NULL, 0, &self->tokenizer) != SQLITE_OK)
    return NULL;
  return g_steal_pointer (&self);
}

void
_byline_token_reader_free (BylineTokenReader *self)
{
  if (self->tokenizer != NULL)
    self->functions.xDelete (self->tokenizer);
  g_free (self);
}

void
_byline_token_reader_read (BylineTokenReader *self,
                           gboolean is_query,
                           const char *text,
                           gssize length,
                           BylineTokenFunc func,
                           gpointer user_data)
{
  Reading reading = { func, user_data };
  gsize n_bytes = length >= 0 ? (gsize) length : strlen (text);

  self->functions.xTokenize (self->tokenizer, &reading,
                             is_query ? FTS5_TOKENIZE_QUERY : FTS5_TOKENIZE_DOCUMENT, text,
                             (int) MIN (n_bytes, G_MAXINT), token_cb);
}
