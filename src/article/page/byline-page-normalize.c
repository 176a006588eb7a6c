/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

#include <string.h>

#define MAX_NESTING 512
#define MAX_ATTRIBUTES 128
#define N_COUNTERS 1024

typedef struct {
  char *html;
  char *end;
  guint depth;
  guint open[N_COUNTERS]; /* by hash of the name: started and not ended */
} Tamer;

/* Whether the @length bytes at @written are @name, in whatever case. */
static gboolean
is_name (const char *name, const char *written, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      /* Names are letters: a bit tells the cases apart. */
      if (name[i] == '\0' || (written[i] | 0x20) != name[i])
        return FALSE;
    }
  return name[length] == '\0';
}

/* Elements that end by themselves, in the order of the alphabet: they say nothing about the
 * depth. */
static gboolean
ends_by_itself (const char *name, gsize length)
{
  static const char *names[] = {
    "area",  "base", "br",    "col",  "dd",     "dt", "embed", "hr",   "img",
    "input", "li",   "link",  "meta", "option", "p",  "param", "path", "source",
    "tbody", "td",   "tfoot", "th",   "thead",  "tr", "track", "wbr",
  };

  const char first = g_ascii_tolower (*name);

  for (gsize i = 0; i < G_N_ELEMENTS (names) && names[i][0] <= first; i++)
    {
      if (names[i][0] == first && is_name (names[i], name, length))
        return TRUE;
    }
  return FALSE;
}

static const char *
raw_element (const char *name, gsize length)
{
  static const char *names[] = { "script", "style", "textarea", "title" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (is_name (names[i], name, length))
        return names[i];
    }
  return NULL;
}

static gsize
name_length (const char *name, const char *end)
{
  const char *p = name;

  while (p < end && (g_ascii_isalnum (*p) || *p == '-' || *p == ':' || *p == '_'))
    p++;
  return (gsize) (p - name);
}

static guint
hash_name (const char *name, gsize length)
{
  guint hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guint) g_ascii_tolower (name[i]);
  return hash % N_COUNTERS;
}

/* Returns the '>' of the tag whose attributes begin at @p; blanks the attributes beyond the
 * limit. */
static char *
end_of_tag (char *p, const char *end)
{
  guint n_attributes = 0;
  char *surplus = NULL;
  char *close;

  while (p < end && *p != '>')
    {
      if (*p == '=')
        {
          p++;
          while (p < end && g_ascii_isspace (*p))
            p++;
          if (p < end && (*p == '"' || *p == '\''))
            {
              p = memchr (p + 1, *p, (gsize) (end - p - 1));
              if (p == NULL)
                return NULL;
              p++;
            }
          else
            {
              while (p < end && !g_ascii_isspace (*p) && *p != '>')
                p++;
            }
        }
      else if (g_ascii_isspace (*p) || *p == '/')
        {
          p++;
        }
      else
        {
          if (++n_attributes == MAX_ATTRIBUTES + 1)
            surplus = p;
          while (p < end && !g_ascii_isspace (*p) && *p != '=' && *p != '>')
            p++;
        }
    }
  if (p >= end)
    return NULL;
  close = p;
  if (surplus != NULL)
    memset (surplus, ' ', (gsize) (close - surplus));
  return close;
}

/* Returns where to go on behind a comment. What ends one for new parsers only is rewritten, so that
 * all end it at the same place. */
static char *
skip_comment (char *p, const char *end)
{
  char *close = p + 4;

  if (close < end && *close == '-')
    close++;
  if (close < end && *close == '>')
    {
      memset (p, ' ', (gsize) (close + 1 - p));
      return close + 1;
    }
  for (close = p + 4; (close = memmem (close, (gsize) (end - close), "--", 2)) != NULL; close++)
    {
      if (close + 2 < end && close[2] == '>')
        return close + 3;
      if (close + 3 < end && close[2] == '!' && close[3] == '>')
        {
          memcpy (close, "--> ", 4);
          return close + 4;
        }
    }
  return NULL;
}

/* Returns where to go on behind a comment or declaration that begins at @p. */
static char *
skip_declaration (char *p, const char *end)
{
  char *close;

  if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
    return skip_comment (p, end);
  close = memchr (p, '>', (gsize) (end - p));
  return close != NULL ? close + 1 : NULL;
}

/* Returns the end tag of a raw element, or NULL. */
static char *
find_raw_end (char *p, const char *end, const char *name)
{
  gsize length = strlen (name);

  while ((p = memmem (p, (gsize) (end - p), "</", 2)) != NULL)
    {
      if ((gsize) (end - p) > length + 2 && g_ascii_strncasecmp (p + 2, name, length) == 0)
        return p;
      p += 2;
    }
  return NULL;
}

static char *
normalize_end_tag (Tamer *self, char *tag)
{
  gsize length = name_length (tag + 2, self->end);
  guint slot = hash_name (tag + 2, length);
  char *close = memchr (tag, '>', (gsize) (self->end - tag));

  if (close == NULL)
    return NULL;
  if (self->open[slot] == 0)
    {
      memset (tag, ' ', (gsize) (close + 1 - tag));
    }
  else
    {
      self->open[slot]--;
      if (self->depth > 0 && !ends_by_itself (tag + 2, length))
        self->depth--;
    }
  return close + 1;
}

static char *
normalize_start_tag (Tamer *self, char *tag)
{
  gsize length = name_length (tag + 1, self->end);
  const char *raw = raw_element (tag + 1, length);
  gboolean counts = !ends_by_itself (tag + 1, length);
  char *close = end_of_tag (tag + 1 + length, self->end);

  if (close == NULL)
    return NULL;
  if (counts && self->depth >= MAX_NESTING && raw == NULL)
    {
      memset (tag, ' ', (gsize) (close + 1 - tag));
      return close + 1;
    }
  self->open[hash_name (tag + 1, length)]++;
  if (counts && close[-1] != '/')
    self->depth++;
  return raw != NULL ? find_raw_end (close + 1, self->end, raw) : close + 1;
}

void
_byline_page_normalize_html (char *html, gsize length)
{
  g_autofree Tamer *self = g_new0 (Tamer, 1);
  char *p = html;

  self->html = html;
  self->end = html + length;
  while (p != NULL && (p = memchr (p, '<', (gsize) (self->end - p))) != NULL)
    {
      if (p + 2 >= self->end)
        break;
      if (p[1] == '!' || p[1] == '?')
        p = skip_declaration (p, self->end);
      else if (p[1] == '/' && g_ascii_isalpha (p[2]))
        p = normalize_end_tag (self, p);
      else if (g_ascii_isalpha (p[1]))
        p = normalize_start_tag (self, p);
      else
        p++;
    }
}
