/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses put together without touching a byte of them (RFC 3986, 5.2). */

#include "byline-url-private.h"

#include <string.h>

/* The parts of an address, as they stand in it. */
typedef struct {
  const char *authority; /* nullable: behind "//" */
  const char *path;
  gsize path_length;
  const char *tail; /* query and fragment, with their signs */
} Parts;

/* Returns: behind the scheme and its colon, or @text if it has none. */
static const char *
skip_scheme (const char *text)
{
  const char *p = text;

  if (!g_ascii_isalpha (*p))
    return text;
  while (g_ascii_isalnum (*p) || *p == '+' || *p == '-' || *p == '.')
    p++;
  return *p == ':' ? p + 1 : text;
}

static Parts
split (const char *text)
{
  Parts parts = { NULL, skip_scheme (text), 0, NULL };

  if (g_str_has_prefix (parts.path, "//"))
    {
      parts.authority = parts.path + 2;
      parts.path = parts.authority + strcspn (parts.authority, "/?#");
    }
  parts.path_length = strcspn (parts.path, "?#");
  parts.tail = parts.path + parts.path_length;
  return parts;
}

static gboolean
is_dots (const char *segment, gsize length)
{
  return (length == 1 && segment[0] == '.') ||
         (length == 2 && segment[0] == '.' && segment[1] == '.');
}

/* Appends a path without its dot segments; it begins with a slash. */
static void
append_path (GString *out, const char *path, gsize length)
{
  const char *end = path + length;
  gsize begin = out->len;

  while (path < end)
    {
      const char *segment = path + (*path == '/' ? 1 : 0);
      const char *next = memchr (segment, '/', end - segment);
      gsize n = (next != NULL ? next : end) - segment;

      if (!is_dots (segment, n))
        {
          g_string_append_c (out, '/');
          g_string_append_len (out, segment, n);
        }
      else
        {
          while (n == 2 && out->len > begin && out->str[out->len - 1] != '/')
            g_string_truncate (out, out->len - 1);
          if (n == 2 && out->len > begin)
            g_string_truncate (out, out->len - 1);
          /* "a/.." and "a/." are folders. */
          if (next == NULL)
            g_string_append_c (out, '/');
        }
      path = segment + n;
    }
  if (out->len == begin)
    g_string_append_c (out, '/');
}

char *
_byline_url_join_rest (const char *base, const char *reference)
{
  Parts from = split (base != NULL ? base : "");
  Parts to = split (reference);
  gboolean is_absolute = to.authority != NULL || base == NULL;
  GString *out = g_string_sized_new (strlen (reference) + from.path_length + 1);

  if (is_absolute || *to.path == '/')
    append_path (out, to.path, to.path_length);
  else if (to.path_length == 0)
    {
      append_path (out, from.path, from.path_length);
      /* "#part" is a part of the same page, whose query stays. */
      if (*to.tail != '?')
        g_string_append_len (out, from.tail, strcspn (from.tail, "#"));
    }
  else
    {
      const char *slash = memrchr (from.path, '/', from.path_length);
      g_autofree char *folder = g_strndup (from.path, slash != NULL ? slash + 1 - from.path : 0);
      g_autofree char *file = g_strndup (to.path, to.path_length);
      g_autofree char *path = g_strconcat (slash != NULL ? folder : "/", file, NULL);

      append_path (out, path, strlen (path));
    }
  g_string_append (out, to.tail);
  return g_string_free (out, FALSE);
}
