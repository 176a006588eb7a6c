/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block-dump.h"
#include "byline-blocks.h"
#include "byline-dialect.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What is read is canonical, and reads the same when it is written again. */
static void
fuzz_reader (const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GPtrArray) blocks = byline_read_dialect (data, (gssize) size, footnotes, &error);

  g_assert_true ((blocks == NULL) == (error != NULL));
  if (blocks != NULL)
    assert_round_trip (blocks, footnotes);
}

/* So is what other HTML is read as. */
static void
fuzz_fragment (const char *data, gsize size)
{
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GPtrArray)
    blocks = byline_blocks_from_html (data, (gssize) size, "https://fuzz.example/dir/", footnotes);

  assert_round_trip (blocks, footnotes);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_reader ((const char *) data, size);
  fuzz_fragment ((const char *) data, size);
  return 0;
}
