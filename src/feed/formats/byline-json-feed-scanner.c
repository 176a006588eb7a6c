/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-json-feed-scanner-private.h"

#include <string.h>

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && (g_ascii_isspace (*p) || *p == '\0'))
    p++;
  return p;
}

/* @p: after the opening quote. Returns: after the closing one; NULL if there is none. */
static const char *
skip_string (const char *p, const char *end)
{
  for (; p < end; p++)
    {
      if (*p == '\\')
        p++;
      else if (*p == '"')
        return p + 1;
    }
  return NULL;
}

/* Returns: where the value at @p ends: at a comma or a bracket that is not its own; NULL if the
 * text ends before. */
static const char *
skip_value (const char *p, const char *end)
{
  guint depth = 0;

  while (p < end)
    {
      char c = *p;

      if (c == '"')
        {
          p = skip_string (p + 1, end);
          if (p == NULL)
            return NULL;
          continue;
        }
      if (depth == 0 && (c == ',' || c == ']' || c == '}'))
        return p;
      if (c == '[' || c == '{')
        depth++;
      else if (c == ']' || c == '}')
        depth--;
      p++;
    }
  return NULL;
}

/* Past a member's name and colon. Returns: NULL if the text ends before, or has no name here. */
static const char *
skip_name (const char *p, const char *end, gboolean *is_items)
{
  const char *name = p;

  if (p == end || *p != '"')
    return NULL;
  p = skip_string (p + 1, end);
  if (p == NULL)
    return NULL;
  *is_items = p - name == 7 && memcmp (name, "\"items\"", 7) == 0;
  p = skip_space (p, end);
  return p < end && *p == ':' ? skip_space (p + 1, end) : NULL;
}

static void
add_member (BylineJsonFeedScanner *self, const char *text, gsize length)
{
  if (self->head->len > 1)
    g_string_append_c (self->head, ',');
  g_string_append_len (self->head, text, length);
}

void
_byline_json_feed_scanner_init (BylineJsonFeedScanner *self, const char *text, gsize length)
{
  const char *end = text + length;
  const char *member = text + 1;

  self->head = g_string_new ("{");
  self->items = NULL;
  self->end = end;
  self->is_truncated = TRUE;
  while (TRUE)
    {
      gboolean is_items = FALSE;
      const char *name = skip_space (member, end);
      const char *value = skip_name (name, end, &is_items);
      const char *stop = skip_value (value != NULL ? value : name, end);

      if (is_items && value != NULL && value < end && *value == '[' && self->items == NULL)
        {
          self->items = value + 1;
          add_member (self, "\"items\":[]", strlen ("\"items\":[]"));
        }
      else if (stop != NULL && stop > name)
        add_member (self, name, stop - name);
      self->is_truncated = stop == NULL;
      if (stop == NULL || *stop != ',')
        break;
      member = stop + 1;
    }
  g_string_append_c (self->head, '}');
}

void
_byline_json_feed_scanner_clear (BylineJsonFeedScanner *self)
{
  if (self->head != NULL)
    g_string_free (self->head, TRUE);
  self->head = NULL;
}

gboolean
_byline_json_feed_scanner_next (BylineJsonFeedScanner *self, const char **item, gsize *length)
{
  const char *begin;
  const char *stop;

  if (self->items == NULL)
    return FALSE;
  begin = skip_space (self->items, self->end);
  stop = skip_value (begin, self->end);
  if (stop == NULL || (stop == begin && *stop != ','))
    {
      self->items = NULL;
      return FALSE;
    }
  self->items = *stop == ',' ? stop + 1 : NULL;
  *item = begin;
  *length = stop - begin;
  return TRUE;
}
