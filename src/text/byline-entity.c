/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-entity.h"

#include "byline-entity-private.h"

#include <string.h>

/* The longest name has 31 letters. */
#define MAX_NAME 32

/* What numbers from 128 to 159 mean on the web. */
static const guint16 windows_1252[32] = {
  0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

static gsize
read_number (const char *text, const char *end, gunichar *value)
{
  const char *p = text + 2;
  gboolean is_hex = p < end && (*p == 'x' || *p == 'X');
  const char *digits;
  guint32 number = 0;

  if (is_hex)
    p++;
  for (digits = p; p < end; p++)
    {
      int digit = is_hex ? g_ascii_xdigit_value (*p) : g_ascii_digit_value (*p);

      if (digit < 0)
        break;
      if (number < 0x110000)
        number = number * (is_hex ? 16 : 10) + digit;
    }
  if (p == digits)
    return 0;

  if (number >= 0x80 && number < 0xa0)
    number = windows_1252[number - 0x80];
  if (number < 0x20 && number != '\t' && number != '\n' && number != '\r')
    number = 0;
  else if (!g_unichar_validate (number) || number == 0xfffe || number == 0xffff)
    number = 0xfffd;
  *value = number;
  return p - text + (p < end && *p == ';');
}

static const BylineEntityName *
find_name (const char *name)
{
  gsize from = 0;
  gsize to = _byline_n_entity_names;

  while (from < to)
    {
      gsize middle = (from + to) / 2;
      int order = strcmp (name, _byline_entity_names[middle].name);

      if (order == 0)
        return &_byline_entity_names[middle];
      if (order < 0)
        to = middle;
      else
        from = middle + 1;
    }
  return NULL;
}

/* What nearly all references are. */
static gsize
read_frequent (const char *text, const char *end, gunichar *value)
{
  static const struct {
    const char *name;
    gsize length;
    gunichar value;
  } frequent[] = {
    { "&amp;", 5, '&' },  { "&lt;", 4, '<' },    { "&gt;", 4, '>' },
    { "&quot;", 6, '"' }, { "&apos;", 6, '\'' }, { "&nbsp;", 6, 0xa0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (frequent); i++)
    if (text[1] == frequent[i].name[1] && (gsize) (end - text) >= frequent[i].length &&
        memcmp (text, frequent[i].name, frequent[i].length) == 0)
      {
        *value = frequent[i].value;
        return frequent[i].length;
      }
  return 0;
}

gsize
byline_entity_read (const char *text,
                    const char *end,
                    gboolean in_attribute,
                    gunichar *first,
                    gunichar *second)
{
  char name[MAX_NAME + 1];
  gsize length = 0;
  const BylineEntityName *entity;
  gboolean is_closed;
  const char *p;

  if (second != NULL)
    *second = 0;
  if (text + 1 >= end)
    return 0;
  if (text[1] == '#')
    return read_number (text, end, first);
  length = read_frequent (text, end, first);
  if (length > 0)
    return length;

  for (p = text + 1; p < end && g_ascii_isalnum (*p) && length < MAX_NAME; p++)
    name[length++] = *p;
  name[length] = '\0';
  if (length < 2)
    return 0;

  entity = find_name (name);
  is_closed = p < end && *p == ';';
  if (entity == NULL)
    return 0;
  /* In addresses not even the oldest names may lack the semicolon (?a=1&copy=2). */
  if (!is_closed && (!entity->may_be_open || (in_attribute && p < end && *p == '=')))
    return 0;
  *first = entity->first;
  if (second != NULL)
    *second = entity->second;
  return p - text + is_closed;
}

void
byline_entity_decode (GString *out, const char *text, gsize length, gboolean in_attribute)
{
  const char *end = text + length;
  const char *ampersand;

  while ((ampersand = memchr (text, '&', end - text)) != NULL)
    {
      gunichar first = 0;
      gunichar second = 0;
      gsize used = byline_entity_read (ampersand, end, in_attribute, &first, &second);

      g_string_append_len (out, text, ampersand - text);
      if (used == 0)
        g_string_append_c (out, '&');
      if (used > 0 && first != 0)
        g_string_append_unichar (out, first);
      if (second != 0)
        g_string_append_unichar (out, second);
      text = ampersand + MAX (used, 1);
    }
  g_string_append_len (out, text, end - text);
}
