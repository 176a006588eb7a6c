/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"

GQuark
byline_fetch_error_quark (void)
{
  return g_quark_from_static_string ("byline-fetch-error-quark");
}

GQuark
byline_parse_error_quark (void)
{
  return g_quark_from_static_string ("byline-parse-error-quark");
}

GQuark
byline_store_error_quark (void)
{
  return g_quark_from_static_string ("byline-store-error-quark");
}

GQuark
byline_library_error_quark (void)
{
  return g_quark_from_static_string ("byline-library-error-quark");
}

GQuark
byline_sync_error_quark (void)
{
  return g_quark_from_static_string ("byline-sync-error-quark");
}

gboolean
byline_error_pass (GError **error, GError *failure)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}
