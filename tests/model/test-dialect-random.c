/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "block-dump.h"
#include "byline-canonical.h"

/*
 * Random blocks, canonical or not: what canonicalizing makes of them stays as it is when it is made
 * canonical again, and when it is written in the dialect and read back.
 *
 * BYLINE_DIALECT_ROUNDS sets how many documents are tried, BYLINE_DIALECT_SEED which one is first. A
 * document that fails is made smaller as long as it fails, and printed with its seed.
 */

#define ROUNDS 3000

typedef struct {
  GRand *rand;
  guint n_left; /* blocks that may still be made */
} Maker;

static guint
pick (Maker *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static gboolean
one_in (Maker *self, guint n)
{
  return pick (self, n) == 0;
}

static char *
make_string (Maker *self, guint n_pieces)
{
  static const char *const pieces[] = {
    "a",
    "b",
    "word",
    "Zürich",
    "日本語",
    "😀",
    "e\314\201",
    " ",
    " ",
    "  ",
    "\n",
    "\t",
    "\r\n",
    "\302\240",
    "\342\200\203",
    "\342\200\250",
    "\302\205",
    "\302\255",
    "\342\200\256",
    "\357\273\277",
    "\001",
    "\177",
    "<",
    ">",
    "&",
    "\"",
    "'",
    "&amp;",
    "<br>",
    "</p>",
    "]]>",
    "<!--",
    "#",
    "\\",
  };
  GString *text = g_string_new (NULL);

  for (guint i = pick (self, n_pieces + 1); i > 0; i--)
    g_string_append (text, pieces[pick (self, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static char *
maybe_string (Maker *self)
{
  return one_in (self, 3) ? NULL : make_string (self, 6);
}

static char *
make_url (Maker *self)
{
  static const char *const urls[] = {
    "https://example.org/",      "https://example.org/a?b=1&c=2",  "http://example.org/%22a%22#b",
    "https://example.org/a%20b", "https://xn--bcher-kva.example/", "https://example.org:8080/a",
  };

  return g_strdup (urls[pick (self, G_N_ELEMENTS (urls))]);
}

static char *
make_href (Maker *self, BylineMarkKind kind)
{
  if (one_in (self, 8))
    return NULL;
  if (kind == BYLINE_MARK_FOOTNOTE)
    return make_string (self, 3);
  return kind != BYLINE_MARK_LINK ? NULL
         : one_in (self, 6)       ? g_strdup ("mailto:a@example.org")
                                  : make_url (self);
}

static BylineText *
make_text (Maker *self)
{
  BylineText *text = byline_text_new_take (make_string (self, one_in (self, 4) ? 40 : 8));
  guint n_chars = (guint) g_utf8_strlen (text->text, -1);

  for (guint i = pick (self, one_in (self, 4) ? 20 : 4); i > 0; i--)
    {
      BylineMarkKind kind = (BylineMarkKind) pick (self, BYLINE_MARK_FOOTNOTE + 1);
      g_autofree char *href = make_href (self, kind);
      guint start = pick (self, n_chars + 2);

      byline_text_add_mark (text, start, start + pick (self, n_chars + 3), kind, href);
    }
  return text;
}

static BylinePicture *
make_picture (Maker *self)
{
  BylinePicture *picture = byline_picture_new (NULL);

  picture->url = one_in (self, 5) ? NULL : make_url (self);
  picture->alt = maybe_string (self);
  picture->caption = maybe_string (self);
  picture->credit = maybe_string (self);
  picture->width = g_rand_int_range (self->rand, -2, 3000);
  picture->height = one_in (self, 9) ? G_MAXINT : g_rand_int_range (self->rand, 0, 3000);
  return picture;
}

static GPtrArray *
make_rows (Maker *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = pick (self, 4); i > 0; i--)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);

      for (guint j = pick (self, 4); j > 0; j--)
        {
          BylineCell *cell = byline_cell_new (one_in (self, 5) ? NULL : make_text (self));

          cell->header = one_in (self, 3);
          cell->align = pick (self, 5);
          cell->colspan = one_in (self, 3) ? pick (self, 2000) : 1;
          cell->rowspan = one_in (self, 3) ? pick (self, 4) : 1;
          g_ptr_array_add (row, cell);
        }
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static BylineBlock *make_block (Maker *self, BylineBlockType parent, guint depth);

static BylineBlockType
make_type (Maker *self, BylineBlockType parent)
{
  if (parent == BYLINE_BLOCK_LIST && !one_in (self, 12))
    return BYLINE_BLOCK_ITEM;
  if (parent == BYLINE_BLOCK_GALLERY && !one_in (self, 12))
    return BYLINE_BLOCK_FIGURE;
  return (BylineBlockType) pick (self, BYLINE_BLOCK_ASIDE + 1);
}

static void
make_children (Maker *self, BylineBlock *block, guint depth)
{
  if (depth > BYLINE_BLOCK_MAX_DEPTH + 2)
    return;
  for (guint i = pick (self, 4) + (one_in (self, 8) ? 0 : 1); i > 0 && self->n_left > 0; i--)
    byline_block_add_child (block, make_block (self, block->type, depth + 1));
}

/* Now and then a block has what others have. */
static gboolean
has (Maker *self, gboolean is_of_type)
{
  return is_of_type ? !one_in (self, 8) : one_in (self, 40);
}

static BylineBlock *
make_block (Maker *self, BylineBlockType parent, guint depth)
{
  BylineBlock *block = byline_block_new (make_type (self, parent));
  BylineBlockType type = block->type;
  gboolean is_embed = type == BYLINE_BLOCK_EMBED;

  self->n_left -= self->n_left > 0;
  if (has (self, type != BYLINE_BLOCK_RULE && type != BYLINE_BLOCK_ITEM))
    block->text = make_text (self);
  block->level = pick (self, 8);
  block->ordered = one_in (self, 2);
  block->start = one_in (self, 3) ? g_rand_int (self->rand) : pick (self, 4);
  if (has (self, type == BYLINE_BLOCK_FIGURE))
    block->picture = make_picture (self);
  if (has (self, type == BYLINE_BLOCK_TABLE))
    block->rows = make_rows (self);
  if (has (self, type == BYLINE_BLOCK_CODE))
    block->language = maybe_string (self);
  block->url = has (self, is_embed) ? make_url (self) : NULL;
  block->title = !has (self, is_embed) ? NULL
                 : one_in (self, 4)    ? g_strdup (block->url)
                                       : maybe_string (self);
  block->provider = has (self, is_embed) ? maybe_string (self) : NULL;
  block->media = has (self, is_embed) ? pick (self, 4) : BYLINE_MEDIA_NONE;
  block->duration = has (self, is_embed) && one_in (self, 2) ? pick (self, 500000) : 0;
  if (is_embed && block->picture == NULL && one_in (self, 3))
    block->picture = make_picture (self);
  if (has (self, type == BYLINE_BLOCK_GALLERY || type == BYLINE_BLOCK_QUOTE ||
                   type == BYLINE_BLOCK_LIST || type == BYLINE_BLOCK_ITEM ||
                   type == BYLINE_BLOCK_ASIDE))
    make_children (self, block, depth);
  return block;
}

static GPtrArray *
make_blocks (Maker *self, guint most)
{
  GPtrArray *blocks = byline_blocks_new ();

  for (guint i = pick (self, most + 1); i > 0; i--)
    g_ptr_array_add (blocks, make_block (self, BYLINE_BLOCK_RULE, 1));
  return blocks;
}

static GPtrArray *
make_footnotes (Maker *self)
{
  GPtrArray *footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);

  for (guint i = one_in (self, 3) ? pick (self, 4) : 0; i > 0; i--)
    {
      g_autofree char *id = make_string (self, 3);
      BylineFootnote *footnote = byline_footnote_new (id);

      g_ptr_array_extend_and_steal (footnote->blocks, make_blocks (self, 2));
      g_ptr_array_add (footnotes, footnote);
    }
  return footnotes;
}

/* Returns: (nullable): what is wrong with what @blocks are made to. */
static char *
fault_of (GPtrArray *blocks, GPtrArray *footnotes)
{
  g_autoptr (GPtrArray) copy = byline_blocks_copy (blocks);

  byline_blocks_canonicalize (copy);
  return find_round_trip_fault (copy, footnotes);
}

static gboolean
fails (GPtrArray *blocks)
{
  g_autofree char *fault = fault_of (blocks, NULL);

  return fault != NULL;
}

/* Takes out of @part, which is in @blocks, whatever the fault does not need. */
static gboolean
shrink_array (GPtrArray *blocks, GPtrArray *part)
{
  gboolean is_smaller = FALSE;

  for (guint i = part->len; i > 0; i--)
    {
      gpointer taken = g_ptr_array_steal_index (part, i - 1);

      if (fails (blocks))
        {
          byline_block_free (taken);
          is_smaller = TRUE;
        }
      else
        {
          g_ptr_array_insert (part, (int) i - 1, taken);
        }
    }
  for (guint i = 0; i < part->len; i++)
    {
      BylineBlock *block = g_ptr_array_index (part, i);

      if (block->children != NULL)
        is_smaller |= shrink_array (blocks, block->children);
    }
  return is_smaller;
}

static void
test_round (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Maker maker = { rand, 60 };
  g_autoptr (GPtrArray) blocks = make_blocks (&maker, 6);
  g_autoptr (GPtrArray) footnotes = make_footnotes (&maker);
  g_autofree char *fault = NULL;
  g_autofree char *made = NULL;

  byline_footnotes_canonicalize (footnotes);
  fault = fault_of (blocks, footnotes);
  if (fault == NULL)
    return;
  while (fails (blocks) && shrink_array (blocks, blocks))
    {
    }
  g_free (fault);
  fault = fault_of (blocks, footnotes);
  made = block_dump (blocks, fails (blocks) ? NULL : footnotes);
  g_error ("seed %u, made:\n%s\n%s", seed, made, fault);
}

static guint
number_from_environment (const char *name, guint fallback)
{
  const char *value = g_getenv (name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : fallback;
}

static void
test_random (void)
{
  guint n_rounds = number_from_environment ("BYLINE_DIALECT_ROUNDS", ROUNDS);
  guint first = number_from_environment ("BYLINE_DIALECT_SEED", 1);

  for (guint i = 0; i < n_rounds; i++)
    test_round (first + i);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect/random", test_random);

  return g_test_run ();
}
