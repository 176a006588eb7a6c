/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>

#include "byline-error.h"

static gboolean
is_too_large (const GError *error)
{
  return g_error_matches (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_LARGE);
}

static gboolean
is_missing (const GError *error)
{
  return g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND) ||
         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_GONE);
}

const char *
byline_picture_error_get_text (const GError *error)
{
  if (is_too_large (error))
    return _ ("This picture is too large to be shown.");
  if (is_missing (error))
    return _ ("There is no picture at its address any more.");
  if (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_OFFLINE))
    return _ ("You are offline, and this picture has not been loaded before.");
  if (error != NULL && error->domain == GDK_PIXBUF_ERROR)
    return _ ("This picture is damaged, or of a kind that cannot be shown.");

  return _ ("This picture could not be loaded.");
}

gboolean
byline_picture_error_may_pass (const GError *error)
{
  return !is_too_large (error) && (error == NULL || error->domain != GDK_PIXBUF_ERROR);
}
