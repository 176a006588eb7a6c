/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-opml.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What is read can be written, and then reads the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOpml) opml = byline_opml_parse ((const char *) data, size, &error);
  g_autoptr (BylineOpml) again = NULL;
  g_autofree char *text = NULL;

  g_assert_true ((opml == NULL) == (error != NULL));
  if (opml == NULL)
    return 0;

  text = byline_opml_write (opml, 0);
  again = byline_opml_parse (text, strlen (text), NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->warnings->len, ==, 0);
  g_assert_cmpuint (again->skipped_outlines->len, ==, 0);
  g_assert_cmpuint (again->outlines->len, ==, opml->outlines->len);
  return 0;
}
