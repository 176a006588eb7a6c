/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-new-text-private.h"

void
_byline_new_text_free (BylineNewText *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < BYLINE_N_STORY_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}
