/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-format.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_NAME_CHARS 100
/* File systems count bytes: 255 of them, of which the suffix needs some. */
#define MAX_NAME_BYTES 200

static const struct {
  const char *name;
  const char *suffix;
  gboolean has_pictures;
} formats[BYLINE_N_EXPORT_FORMATS] = {
  [BYLINE_EXPORT_FORMAT_HTML] = { "html", "html", TRUE },
  [BYLINE_EXPORT_FORMAT_MARKDOWN] = { "markdown", "md", FALSE },
  [BYLINE_EXPORT_FORMAT_TEXT] = { "text", "txt", FALSE },
  [BYLINE_EXPORT_FORMAT_JSON] = { "json", "json", FALSE },
  [BYLINE_EXPORT_FORMAT_EPUB] = { "epub", "epub", TRUE },
};

gboolean
byline_export_format_from_name (const char *name, BylineExportFormat *format)
{
  for (guint i = 0; i < BYLINE_N_EXPORT_FORMATS; i++)
    if (g_strcmp0 (name, formats[i].name) == 0 || g_strcmp0 (name, formats[i].suffix) == 0)
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

const char *
byline_export_format_get_name (BylineExportFormat format)
{
  g_return_val_if_fail (format < BYLINE_N_EXPORT_FORMATS, NULL);

  return formats[format].name;
}

const char *
byline_export_format_get_suffix (BylineExportFormat format)
{
  g_return_val_if_fail (format < BYLINE_N_EXPORT_FORMATS, NULL);

  return formats[format].suffix;
}

gboolean
byline_export_format_has_pictures (BylineExportFormat format)
{
  g_return_val_if_fail (format < BYLINE_N_EXPORT_FORMATS, FALSE);

  return formats[format].has_pictures;
}

/* What some file system, or a shell, has another use for. */
static gboolean
is_reserved (gunichar c)
{
  return c < 0x20 || (c < 0x80 && strchr ("/\\:*?\"<>|\x7f", (int) c) != NULL);
}

char *
byline_export_format_dup_file_name (BylineExportFormat format, const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (format < BYLINE_N_EXPORT_FORMATS, NULL);

  for (const char *p = title != NULL ? title : ""; *p != '\0' && n < MAX_NAME_CHARS;
       p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (name->len + g_unichar_to_utf8 (c, NULL) > MAX_NAME_BYTES)
        break;
      /* A dot in front would hide the file. */
      if (name->len == 0 && (c == '.' || c == ' ' || is_reserved (c)))
        continue;
      if (is_reserved (c))
        c = ' ';
      if (c != ' ' || !g_str_has_suffix (name->str, " "))
        g_string_append_unichar (name, c);
    }
  g_strstrip (name->str);

  return g_strconcat (*name->str != '\0' ? name->str : _ ("Story"), ".", formats[format].suffix,
                      NULL);
}
