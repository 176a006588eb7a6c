/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-note.h"

#include <glib/gi18n.h>

const char *
byline_export_note_get_cut (const BylineArticle *article)
{
  return article->is_cut ? _ ("This story is too large to be kept whole. Its page has the rest.")
                         : NULL;
}
