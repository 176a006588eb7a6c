/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-connection-private.h"

/*
 * The tokenizer "byline": words as SQLite's unicode61 makes them (without case and diacritics);
 * runs of Chinese, Japanese and Korean characters, which have no spaces between words, become
 * overlapping pairs: 北京大学 is 北京, 京大, 大学. The last character of a run is a token too, in the place
 * of its pair, so that a search for one character, which asks for all tokens that begin with it,
 * finds it everywhere.
 */

typedef int (*TokenFunc) (void *, int, const char *, int, int, int);

typedef struct {
  fts5_tokenizer words; /* unicode61 */
  void *words_data;
} Module;

typedef struct {
  Module *module;
  Fts5Tokenizer *words;
} Tokenizer;

/* What the word tokenizer says of a part, on its way to where the part lies in the whole. */
typedef struct {
  void *context;
  TokenFunc token;
  int offset;
} Part;

gboolean
_byline_tokenizer_is_cjk (gunichar c)
{
  static const struct {
    gunichar first, last;
  } ranges[] = {
    { 0x1100, 0x11ff }, { 0x2e80, 0x2fdf }, { 0x3005, 0x3007 },   { 0x3021, 0x3029 },
    { 0x3031, 0x3035 }, { 0x3038, 0x303c }, { 0x3041, 0x3096 },   { 0x3099, 0x309f },
    { 0x30a1, 0x30fa }, { 0x30fc, 0x30ff }, { 0x3105, 0x318e },   { 0x31a0, 0x31ff },
    { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff }, { 0xa960, 0xa97f },   { 0xac00, 0xd7ff },
    { 0xf900, 0xfaff }, { 0xff66, 0xff9f }, { 0x20000, 0x3ffff },
  };

  if (c < ranges[0].first)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

/* Reads one character; a broken byte stands for itself. Returns: its length. */
static int
read_char (const char *text, int length, gunichar *c)
{
  gunichar value;

  if ((guchar) *text < 0x80)
    {
      *c = (guchar) *text;
      return 1;
    }
  value = g_utf8_get_char_validated (text, length);
  if (value == (gunichar) -1 || value == (gunichar) -2)
    {
      *c = 0xfffd;
      return 1;
    }
  *c = value;
  return g_utf8_skip[(guchar) text[0]];
}

static int
word_token_cb (void *user_data, int flags, const char *token, int length, int start, int end)
{
  Part *part = user_data;

  return part->token (part->context, flags, token, length, start + part->offset,
                      end + part->offset);
}

static int
tokenize_pairs (Part *part, gboolean is_query, const char *run, int length)
{
  gunichar c;
  int first = 0;
  int second = read_char (run, length, &c);
  int code = SQLITE_OK;

  if (second >= length)
    return part->token (part->context, 0, run, length, part->offset, part->offset + length);
  while (second < length && code == SQLITE_OK)
    {
      int end = second + read_char (run + second, length - second, &c);

      code = part->token (part->context, 0, run + first, end - first, part->offset + first,
                          part->offset + end);
      first = second;
      second = end;
    }
  if (code == SQLITE_OK && !is_query)
    code = part->token (part->context, FTS5_TOKEN_COLOCATED, run + first, length - first,
                        part->offset + first, part->offset + length);
  return code;
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int length,
          TokenFunc token)
{
  Tokenizer *self = (Tokenizer *) tokenizer;
  int start = 0;

  while (start < length)
    {
      Part part = { context, token, start };
      gunichar c;
      int end = start + read_char (text + start, length - start, &c);
      gboolean is_cjk = _byline_tokenizer_is_cjk (c);
      int code;

      while (end < length)
        {
          int size = read_char (text + end, length - end, &c);

          if (_byline_tokenizer_is_cjk (c) != is_cjk)
            break;
          end += size;
        }
      code = is_cjk ? tokenize_pairs (&part, (flags & FTS5_TOKENIZE_QUERY) != 0, text + start,
                                      end - start)
                    : self->module->words.xTokenize (self->words, &part, flags, text + start,
                                                     end - start, word_token_cb);
      if (code != SQLITE_OK)
        return code;
      start = end;
    }
  return SQLITE_OK;
}

static int
create (void *user_data, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  static const char *word_arguments[] = { "remove_diacritics", "2" };
  Tokenizer *self = g_new0 (Tokenizer, 1);
  int code;

  self->module = user_data;
  code = self->module->words.xCreate (self->module->words_data, word_arguments,
                                      G_N_ELEMENTS (word_arguments), &self->words);
  if (code == SQLITE_OK)
    *tokenizer = (Fts5Tokenizer *) self;
  else
    g_free (self);
  return code;
}

static void delete (Fts5Tokenizer *tokenizer)
{
  Tokenizer *self = (Tokenizer *) tokenizer;

  self->module->words.xDelete (self->words);
  g_free (self);
}

/* SQLite hands its FTS5 out through a statement that binds a pointer. */
fts5_api *
_byline_tokenizer_get_api (sqlite3 *sqlite)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (sqlite, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

int
_byline_tokenizer_register (sqlite3 *sqlite)
{
  fts5_tokenizer functions = { create, delete, tokenize };
  fts5_api *api = _byline_tokenizer_get_api (sqlite);
  Module *module;
  int code;

  if (api == NULL)
    return SQLITE_ERROR;
  module = g_new0 (Module, 1);
  code = api->xFindTokenizer (api, "unicode61", &module->words_data, &module->words);
  if (code == SQLITE_OK)
    code = _byline_search_rank_register (api);
  if (code != SQLITE_OK)
    {
      g_free (module);
      return code;
    }
  return api->xCreateTokenizer (api, "byline", module, &functions, g_free);
}
