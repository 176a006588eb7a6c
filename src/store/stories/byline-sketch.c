/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-connection-private.h"
#include "byline-identity-private.h"

/* The hashes that a sketch keeps: the share of common words is told within .1. Sixteen bits of each do: two
 * words of the most that are read have the same ones, among the smallest, once in twenty times. */
#define N_HASHES 32
/* The most bytes of a text that are read. */
#define MAX_BYTES 16384
/* Sketches with fewer than half of their words in common are of two texts. */
#define MIN_COMMON 0.5

/* How a sketch stands in the index; it leaves the machine with it, so no byte order is fixed. */
typedef struct {
  guint64 all; /* of all words, in their order */
  guint32 n_words;
  guint16 hashes[N_HASHES]; /* distinct, rising */
} Sketch;

#define HEAD_SIZE G_STRUCT_OFFSET (Sketch, hashes)

typedef struct {
  Sketch sketch;
  guint n_hashes;
  guint64 word;    /* FNV-1a of what was read of the word; 0: none is begun */
  gunichar before; /* of two letters that are read as a word */
} Reader;

#define FNV_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

static guint64
hash_number (guint64 hash, guint64 number)
{
  return (hash ^ number) * FNV_PRIME;
}

/* The smallest ones are to be a fair choice: the low bits of FNV are not (MurmurHash3's finalizer). */
static guint32
mix (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  return (guint32) hash;
}

static inline void
add_hash (Reader *self, guint16 hash)
{
  guint16 *hashes = self->sketch.hashes;
  guint i = self->n_hashes;

  if (i == N_HASHES && hash >= hashes[N_HASHES - 1])
    return;
  while (i > 0 && hashes[i - 1] > hash)
    i--;
  if (i > 0 && hashes[i - 1] == hash)
    return;
  if (self->n_hashes < N_HASHES)
    self->n_hashes++;
  memmove (hashes + i + 1, hashes + i, (self->n_hashes - i - 1) * sizeof *hashes);
  hashes[i] = hash;
}

static void
add_word (Reader *self, guint64 word)
{
  guint32 hash = mix (word);

  self->sketch.n_words++;
  self->sketch.all = hash_number (self->sketch.all, hash);
  add_hash (self, (guint16) (hash >> 16));
}

static void
end_word (Reader *self)
{
  if (self->word != 0)
    add_word (self, self->word);
  self->word = 0;
  self->before = 0;
}

/* Scripts without spaces are read by pairs of letters, as the search does. */
static void
read_pair (Reader *self, gunichar c)
{
  gunichar before = self->before;

  if (self->word != 0)
    end_word (self);
  if (before != 0)
    add_word (self, hash_number (hash_number (FNV_OFFSET, before), c));
  self->before = c;
}

static void
read_letter (Reader *self, gunichar lower)
{
  if (self->before != 0)
    end_word (self);
  self->word = hash_number (self->word != 0 ? self->word : FNV_OFFSET, lower);
}

/* What most texts are made of: nothing has to be looked up. Returns: where it ends. */
static const char *
read_ascii (Reader *self, const char *p, const char *end)
{
  guint64 word;

  if (self->before != 0)
    end_word (self);
  word = self->word;
  for (; p < end && (guchar) *p < 0x80 && *p != '\0'; p++)
    {
      guchar c = (guchar) *p;
      guchar lower = c | 0x20;

      if ((guchar) (lower - 'a') < 26 || (guchar) (c - '0') < 10)
        word = hash_number (word != 0 ? word : FNV_OFFSET, lower);
      else if (word != 0)
        {
          add_word (self, word);
          word = 0;
        }
    }
  self->word = word;
  return p;
}

static void
read_character (Reader *self, gunichar c)
{
  if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
    end_word (self);
  else if (_byline_tokenizer_is_cjk (c))
    read_pair (self, c);
  else
    read_letter (self, g_unichar_tolower (c));
}

GBytes *
_byline_sketch_new (const char *text)
{
  Reader reader = { .sketch.all = FNV_OFFSET };

  for (const char *p = text; p != NULL && *p != '\0' && p - text < MAX_BYTES;)
    if ((guchar) *p < 0x80)
      p = read_ascii (&reader, p, text + MAX_BYTES);
    else
      {
        read_character (&reader, g_utf8_get_char (p));
        p = g_utf8_next_char (p);
      }
  end_word (&reader);
  if (reader.sketch.n_words == 0)
    return NULL;
  return g_bytes_new (&reader.sketch, HEAD_SIZE + reader.n_hashes * sizeof (guint16));
}

/* Returns: the number of hashes; 0 for no sketch. */
static guint
read_sketch (GBytes *bytes, Sketch *sketch)
{
  gsize size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  *sketch = (Sketch){ 0 };
  if (size <= HEAD_SIZE || size > HEAD_SIZE + sizeof sketch->hashes ||
      (size - HEAD_SIZE) % sizeof (guint16) != 0)
    return 0;
  memcpy (sketch, data, size);
  return (guint) ((size - HEAD_SIZE) / sizeof (guint16));
}

guint
_byline_sketch_n_words (GBytes *sketch)
{
  Sketch read;

  return read_sketch (sketch, &read) > 0 ? read.n_words : 0;
}

/* Returns: the share of the smallest hashes of both that both have. */
static double
share_of_common (const Sketch *a, guint n_a, const Sketch *b, guint n_b)
{
  guint n_common = 0;
  guint n = 0;

  for (guint i = 0, j = 0; n < N_HASHES && (i < n_a || j < n_b); n++)
    {
      gboolean from_a = j == n_b || (i < n_a && a->hashes[i] <= b->hashes[j]);
      gboolean from_b = i == n_a || (j < n_b && b->hashes[j] <= a->hashes[i]);

      n_common += from_a && from_b;
      i += from_a;
      j += from_b;
    }
  return (double) n_common / n;
}

BylineTextLikeness
_byline_sketch_compare (GBytes *a, GBytes *b)
{
  Sketch sketch_a;
  Sketch sketch_b;
  guint n_a = read_sketch (a, &sketch_a);
  guint n_b = read_sketch (b, &sketch_b);

  if (n_a == 0 && n_b == 0)
    return BYLINE_TEXT_NONE;
  if (n_a == 0 || n_b == 0)
    return BYLINE_TEXT_OTHER;
  if (sketch_a.all == sketch_b.all && sketch_a.n_words == sketch_b.n_words)
    return BYLINE_TEXT_SAME;
  return share_of_common (&sketch_a, n_a, &sketch_b, n_b) >= MIN_COMMON ? BYLINE_TEXT_SIMILAR
                                                                        : BYLINE_TEXT_OTHER;
}
