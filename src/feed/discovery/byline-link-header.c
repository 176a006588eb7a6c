/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-link-header-private.h"

#include <string.h>

#define BLANK " \t"

void
_byline_header_link_clear (BylineHeaderLink *self)
{
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->rel, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->title, g_free);
}

/* A token, or a quoted string (RFC 9110, 5.6.4). */
static char *
read_value (const char **cursor)
{
  const char *p = *cursor + strspn (*cursor, BLANK);
  GString *value = g_string_new (NULL);

  if (*p == '"')
    {
      for (p++; *p != '\0' && *p != '"'; p++)
        {
          if (*p == '\\' && p[1] != '\0')
            p++;
          g_string_append_c (value, *p);
        }
      if (*p == '"')
        p++;
    }
  else
    {
      gsize length = strcspn (p, ",; \t");

      g_string_append_len (value, p, length);
      p += length;
    }
  *cursor = p;
  return g_string_free (value, FALSE);
}

/* "UTF-8'en'caf%C3%A9" (RFC 8187). Returns: (transfer full) (nullable) */
static char *
decode_extended (const char *value)
{
  const char *mark = strchr (value, '\'');
  const char *text = mark != NULL ? strchr (mark + 1, '\'') : NULL;

  if (text == NULL || g_ascii_strncasecmp (value, "utf-8'", 6) != 0)
    return NULL;
  return g_uri_unescape_string (text + 1, NULL);
}

static void
take (char **field, char *value)
{
  /* Of several, the first counts (RFC 8288, 3.3). */
  if (*field == NULL)
    *field = value;
  else
    g_free (value);
}

static void
read_parameters (const char **cursor, BylineHeaderLink *link)
{
  g_autofree char *extended = NULL;

  for (;;)
    {
      const char *p = *cursor + strspn (*cursor, BLANK);
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;
      gsize length;

      if (*p != ';')
        {
          *cursor = p;
          break;
        }
      p++;
      p += strspn (p, BLANK);
      length = strcspn (p, "=,; \t");
      name = g_ascii_strdown (p, length);
      p += length;
      p += strspn (p, BLANK);
      if (*p == '=')
        {
          p++;
          value = read_value (&p);
        }
      *cursor = p;
      if (g_str_equal (name, "rel"))
        take (&link->rel, g_steal_pointer (&value));
      else if (g_str_equal (name, "type"))
        take (&link->type, g_steal_pointer (&value));
      else if (g_str_equal (name, "title"))
        take (&link->title, g_steal_pointer (&value));
      else if (g_str_equal (name, "title*") && value != NULL)
        take (&extended, decode_extended (value));
    }
  if (extended != NULL)
    {
      g_free (link->title);
      link->title = g_steal_pointer (&extended);
    }
}

gboolean
_byline_header_link_next (const char **cursor, BylineHeaderLink *link)
{
  _byline_header_link_clear (link);
  for (;;)
    {
      const char *begin = strchr (*cursor, '<');
      const char *end = begin != NULL ? strchr (begin, '>') : NULL;

      if (end == NULL)
        return FALSE;
      link->target = g_strndup (begin + 1, end - begin - 1);
      *cursor = end + 1;
      read_parameters (cursor, link);
      if (*g_strstrip (link->target) != '\0')
        return TRUE;
      _byline_header_link_clear (link);
    }
}
