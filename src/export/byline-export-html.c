/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-html.h"

#include <glib/gi18n.h>

#include "byline-export-body-private.h"
#include "byline-export-pictures.h"

/* Returns: (transfer full) (nullable): a picture as an address that holds it. */
static char *
make_address (GBytes *bytes)
{
  const char *type = byline_export_picture_get_type (bytes);
  g_autofree char *code = NULL;
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  if (type == NULL)
    return NULL;

  code = g_base64_encode (data, size);
  return g_strconcat ("data:", type, ";base64,", code, NULL);
}

static GHashTable *
make_addresses (GHashTable *pictures)
{
  GHashTable *addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gsize total = 0;
  GHashTableIter iter;
  gpointer url, bytes;

  if (pictures == NULL)
    return addresses;

  g_hash_table_iter_init (&iter, pictures);
  while (g_hash_table_iter_next (&iter, &url, &bytes))
    {
      char *address;

      total += g_bytes_get_size (bytes);
      address = total <= BYLINE_EXPORT_MAX_PICTURE_BYTES ? make_address (bytes) : NULL;
      if (address != NULL)
        g_hash_table_insert (addresses, g_strdup (url), address);
    }

  return addresses;
}

static void
append_head (GString *out, const BylineArticle *article)
{
  g_string_append (out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"");
  if (article->language != NULL)
    {
      g_string_append (out, " lang=\"");
      _byline_export_append_escaped (out, article->language);
      g_string_append_c (out, '"');
    }
  if (article->direction == BYLINE_DIRECTION_RTL)
    g_string_append (out, " dir=\"rtl\"");
  g_string_append (out,
                   ">\n<head>\n<meta charset=\"utf-8\"/>\n"
                   /* Whoever opens the file is not seen by anybody. */
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "img-src data:; style-src 'unsafe-inline'\"/>\n"
                   "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
                   "<meta name=\"viewport\" content=\"width=device-width\"/>\n<title>");
  _byline_export_append_escaped (out, article->title != NULL ? article->title : _ ("Untitled"));
  g_string_append_printf (out,
                          "</title>\n<style>\n:root { color-scheme: light dark; }\n%s</style>\n"
                          "</head>\n",
                          _byline_export_css);
}

char *
byline_export_html (const BylineArticle *article, GHashTable *pictures)
{
  g_autoptr (GHashTable) addresses = NULL;
  GString *out;

  g_return_val_if_fail (article != NULL, NULL);

  out = g_string_new (NULL);
  addresses = make_addresses (pictures);
  append_head (out, article);
  g_string_append (out, "<body>\n");
  _byline_export_append_body (out, article, addresses);
  g_string_append (out, "</body>\n</html>\n");

  return g_string_free (out, FALSE);
}
