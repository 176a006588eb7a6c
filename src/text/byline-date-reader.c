/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date-reader-private.h"

#include <string.h>

/* Whether @word is an English month with one letter too many, too few, wrong or turned with the
 * next. */
static int
month_of_misspelling (const char *word)
{
  static const struct {
    const char *name;
    int month;
  } names[] = { { "january", 1 },  { "february", 2 },  { "august", 8 },   { "september", 9 },
                { "october", 10 }, { "november", 11 }, { "december", 12 } };
  gsize length = strlen (word);

  if (length < 5 || length > 10)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = names[i].name;
      gsize n = strlen (name);
      gsize head = 0;
      gsize tail = 0;

      if (*word != *name || MAX (n, length) - MIN (n, length) > 1)
        continue;
      while (head < n && head < length && word[head] == name[head])
        head++;
      while (tail < n - head && tail < length - head &&
             word[length - 1 - tail] == name[n - 1 - tail])
        tail++;
      if (n - head - tail <= 1 && length - head - tail <= 1)
        return names[i].month;
      if (n == length && n - head - tail == 2 && word[head] == name[head + 1] &&
          word[head + 1] == name[head])
        return names[i].month;
    }
  return 0;
}

/* Copies the word at @p, without the points in an abbreviation ("p.m.", "พ.ค."). Returns: its end.
 */
const char *
_byline_date_copy_word (const char *p, char word[BYLINE_DATE_MAX_WORD + 1], guint *n_chars)
{
  gsize length = 0;
  guint n_piece = 0;

  *n_chars = 0;
  for (;;)
    {
      if (is_letter (*p))
        {
          if (length < BYLINE_DATE_MAX_WORD)
            word[length++] = *p;
          if (((guchar) *p & 0xc0) != 0x80)
            {
              (*n_chars)++;
              n_piece++;
            }
          p++;
        }
      else if (*p == '.' && n_piece > 0 && n_piece <= ((guchar) p[-1] >= 0x80 ? 3u : 1u))
        {
          const char *next = p + 1;

          /* "p. m." */
          if (*next == ' ' && n_piece == 1 && *n_chars == 1 && is_letter (next[1]) &&
              next[2] == '.')
            next++;
          if (!is_letter (*next))
            break;
          p = next;
          n_piece = 0;
        }
      else
        break;
    }
  word[length] = '\0';
  return p;
}

void
_byline_date_read_word (BylineDateReader *self)
{
  char word[BYLINE_DATE_MAX_WORD + 1];
  const char *begin = self->p;
  const char *raw = self->source->raw + (begin - self->source->text);
  guint n_chars;
  const BylineDateWord *found;
  const char *end;
  int month;

  if (_byline_date_is_east_asian (begin))
    {
      _byline_date_read_east_asian (self);
      return;
    }
  end = _byline_date_copy_word (begin, word, &n_chars);
  if (*end == '/' && g_ascii_isalpha (*raw) && (self->has_time || has_day (self)) &&
      _byline_date_read_place (self))
    return;

  self->p = end;
  if (self->has_time && !self->has_zone && _byline_date_read_zone (self, word, begin))
    return;
  self->is_thai |= (guchar) *begin == 0xe0 &&
                   ((guchar) begin[1] == 0xb8 || (guchar) begin[1] == 0xb9);
  found = _byline_date_find_word (word, self->language);
  if (found != NULL)
    _byline_date_use_word (self, found, begin);
  else if ((month = month_of_misspelling (word)) != 0)
    _byline_date_set_month (self, month);
  else
    {
      if (n_chars > 3)
        _byline_date_forget_parts (self);
      /* "covid19", and Vietnam's Tuesday, "T3" */
      if ((guchar) *begin < 0x80 && self->p[count_digits (self->p)] != ':')
        self->p += count_digits (self->p);
    }
}
