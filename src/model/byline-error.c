/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"

G_DEFINE_QUARK (byline - fetch - error - quark, byline_fetch_error)
G_DEFINE_QUARK (byline - parse - error - quark, byline_parse_error)
G_DEFINE_QUARK (byline - store - error - quark, byline_store_error)
G_DEFINE_QUARK (byline - library - error - quark, byline_library_error)

gboolean
byline_error_pass (GError **error, GError *failure)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}
