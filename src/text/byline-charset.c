/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-charset.h"

#include <string.h>

/* How far into a document its own declaration is looked for, in bytes. */
#define XML_BYTES 1024
#define PAGE_BYTES 32768
/* A label is shown in warnings. */
#define MAX_LABEL 40

/* The value of "@key=value" in @text, quoted or not; case does not count. */
static char *
find_value (const char *text, gsize length, const char *key)
{
  gsize key_length = strlen (key);
  char first = *key;

  for (gsize i = 0; i + key_length + 1 < length; i++)
    {
      gsize from = i + key_length;
      gsize to;

      if ((text[i] | 0x20) != first || g_ascii_strncasecmp (text + i, key, key_length) != 0)
        continue;
      while (from < length && g_ascii_isspace (text[from]))
        from++;
      if (from >= length || text[from] != '=')
        continue;
      from++;
      while (from < length && (g_ascii_isspace (text[from]) || strchr ("\"'", text[from]) != NULL))
        {
          if (text[from] == '\0')
            break;
          from++;
        }
      to = from;
      while (
        to < length && to - from < MAX_LABEL &&
        (g_ascii_isalnum (text[to]) || (text[to] != '\0' && strchr ("-_:.+()", text[to]) != NULL)))
        to++;
      if (to > from)
        return g_strndup (text + from, to - from);
    }
  return NULL;
}

char *
byline_charset_of_type (const char *content_type)
{
  return content_type != NULL ? find_value (content_type, strlen (content_type), "charset") : NULL;
}

char *
byline_charset_of_xml (const char *data, gsize length, gboolean *has_declaration)
{
  gsize head = MIN (length, XML_BYTES);
  const char *xml = head > 0 ? memmem (data, head, "<?xml", 5) : NULL;
  const char *close;

  if (has_declaration != NULL)
    *has_declaration = xml != NULL;
  if (xml == NULL)
    return NULL;
  head -= xml - data;
  close = memmem (xml, head, "?>", 2);
  return find_value (xml, close != NULL ? (gsize) (close - xml) : head, "encoding");
}

char *
byline_charset_of_page (const char *html, gsize length)
{
  const char *end = html + MIN (length, PAGE_BYTES);

  while (html < end && (html = memchr (html, '<', end - html)) != NULL)
    {
      const char *close;
      char *found;

      if (end - html > 4 && memcmp (html, "<!--", 4) == 0)
        {
          close = memmem (html, end - html, "-->", 3);
          if (close == NULL)
            return NULL;
          html = close;
          continue;
        }
      /* The charset of a script is another matter. */
      if (end - html < 6 || g_ascii_strncasecmp (html + 1, "meta", 4) != 0 ||
          g_ascii_isalnum (html[5]))
        {
          html++;
          continue;
        }
      close = memchr (html, '>', end - html);
      if (close == NULL)
        close = end;
      found = find_value (html, close - html, "charset");
      if (found != NULL)
        return found;
      html = close;
    }
  return NULL;
}
