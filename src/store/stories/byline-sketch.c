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
  guint32 limit;   /* hashes from here on are not among the smallest */
  guint64 word;    /* FNV-1a of what was read of the word; 0: none is begun */
  gunichar before; /* of two letters that are read as a word */
} Reader;

/* Letters and digits of ASCII as they are read; 0: what stands between words, or is no ASCII. */
static const guchar letters[256] = {
  ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
  ['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
  ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k',
  ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
  ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
  ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
  ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm',
  ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
  ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

/* The smallest ones are to be a fair choice: the low bits of FNV are not (MurmurHash3's finalizer). */
static guint32
mix (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  return (guint32) hash;
}

static void
add_hash (Reader *self, guint16 hash)
{
  guint16 *hashes = self->sketch.hashes;
  guint i = self->n_hashes;

  while (i > 0 && hashes[i - 1] > hash)
    i--;
  if (i > 0 && hashes[i - 1] == hash)
    return;
  if (self->n_hashes < N_HASHES)
    self->n_hashes++;
  memmove (hashes + i + 1, hashes + i, (self->n_hashes - i - 1) * sizeof *hashes);
  hashes[i] = hash;
  if (self->n_hashes == N_HASHES)
    self->limit = hashes[N_HASHES - 1];
}

static inline void
add_word (Reader *self, guint64 word)
{
  guint32 hash = mix (word);

  self->sketch.n_words++;
  self->sketch.all = _byline_identity_add (self->sketch.all, hash);
  if (hash >> 16 < self->limit)
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
    add_word (self, _byline_identity_add (_byline_identity_add (BYLINE_IDENTITY_HASH, before), c));
  self->before = c;
}

static void
read_letter (Reader *self, gunichar lower)
{
  if (self->before != 0)
    end_word (self);
  self->word = _byline_identity_add (self->word != 0 ? self->word : BYLINE_IDENTITY_HASH, lower);
}

/* What most texts are made of: nothing has to be looked up. A word is read to its end, whatever @end is.
 * Returns: where it ends. */
static const char *
read_ascii (Reader *self, const char *p, const char *end)
{
  guint64 word;
  guchar letter;

  if (self->before != 0)
    end_word (self);
  word = self->word != 0 ? self->word : BYLINE_IDENTITY_HASH;
  for (;;)
    {
      for (; (letter = letters[(guchar) *p]) != 0; p++)
        word = _byline_identity_add (word, letter);
      if ((guchar) *p >= 0x80)
        break;
      if (word != BYLINE_IDENTITY_HASH)
        add_word (self, word);
      word = BYLINE_IDENTITY_HASH;
      if (*p == '\0' || ++p >= end)
        break;
    }
  self->word = word != BYLINE_IDENTITY_HASH ? word : 0;
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
  Reader reader = { .sketch.all = BYLINE_IDENTITY_HASH, .limit = G_MAXUINT16 + 1 };

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

/* Returns: whether at least %MIN_COMMON of the smallest hashes of both are in both. Most texts have nothing to do with each
 * other, which is seen before all are read. */
static gboolean
have_enough_in_common (const Sketch *a, guint n_a, const Sketch *b, guint n_b)
{
  const guint max_single = (guint) (N_HASHES * (1 - MIN_COMMON));
  guint n_common = 0;
  guint n = 0;

  for (guint i = 0, j = 0; n < N_HASHES && (i < n_a || j < n_b); n++)
    {
      gboolean from_a = j == n_b || (i < n_a && a->hashes[i] <= b->hashes[j]);
      gboolean from_b = i == n_a || (j < n_b && b->hashes[j] <= a->hashes[i]);

      n_common += from_a && from_b;
      i += from_a;
      j += from_b;
      if (n + 1 - n_common > max_single)
        return FALSE;
    }
  return n_common >= n * MIN_COMMON;
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
  return have_enough_in_common (&sketch_a, n_a, &sketch_b, n_b) ? BYLINE_TEXT_SIMILAR
                                                                : BYLINE_TEXT_OTHER;
}
