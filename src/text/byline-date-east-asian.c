/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date-reader-private.h"

#include <string.h>

gboolean
_byline_date_is_east_asian (const char *p)
{
  gunichar c = (guchar) *p < 0xe0 ? 0 : g_utf8_get_char (p);

  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xac00 && c <= 0xd7a3);
}

typedef enum {
  UNIT_NONE,
  UNIT_YEAR,
  UNIT_MONTH,
  UNIT_DAY,
  UNIT_HOUR,
  UNIT_MINUTE,
  UNIT_SECOND,
} Unit;

/* The sign of Chinese, Japanese or Korean behind a number. */
static Unit
read_unit (const char **p)
{
  static const struct {
    const char *sign;
    Unit unit;
  } units[] = {
    { "年", UNIT_YEAR },   { "년", UNIT_YEAR },   { "月", UNIT_MONTH },  { "월", UNIT_MONTH },
    { "日", UNIT_DAY },    { "号", UNIT_DAY },    { "號", UNIT_DAY },    { "일", UNIT_DAY },
    { "時", UNIT_HOUR },   { "时", UNIT_HOUR },   { "点", UNIT_HOUR },   { "點", UNIT_HOUR },
    { "시", UNIT_HOUR },   { "分", UNIT_MINUTE }, { "분", UNIT_MINUTE }, { "秒", UNIT_SECOND },
    { "초", UNIT_SECOND },
  };
  const char *q = skip_spaces (*p);

  if ((guchar) *q < 0xe0)
    return UNIT_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strncmp (q, units[i].sign, 3) == 0)
      {
        *p = q + 3;
        return units[i].unit;
      }
  return UNIT_NONE;
}

/* What a number with a sign behind it says; @n_digits of it were written. */
static void
use_unit (BylineDateReader *self, Unit unit, int value, int n_digits)
{
  switch (unit)
    {
    case UNIT_YEAR:
      if (has_day (self))
        self->is_done = TRUE;
      else if (n_digits == 4 || self->era != 0)
        {
          self->year = value + self->era;
          self->has_year = TRUE;
          self->month = self->day = 0;
        }
      else if (n_digits == 2)
        {
          self->year = widen_year (value, 2);
          self->has_year = TRUE;
        }
      break;
    case UNIT_MONTH:
      if (n_digits <= 2)
        _byline_date_set_month (self, value);
      break;
    case UNIT_DAY:
      if (self->day == 0 && n_digits <= 2)
        self->day = value;
      break;
    case UNIT_HOUR:
      if (!self->has_time && value <= 24)
        {
          self->hour = value;
          self->has_time = TRUE;
        }
      break;
    case UNIT_MINUTE:
      if (self->has_time && self->minute == 0 && value <= 59)
        self->minute = value;
      break;
    case UNIT_SECOND:
      if (self->has_time && self->second == 0 && value <= 59)
        self->second = value;
      break;
    case UNIT_NONE:
      break;
    }
}

/* "3日前", "3年 전": so long ago. */
static gboolean
is_ago (const char *p)
{
  p = skip_spaces (p);
  return g_str_has_prefix (p, "前") || g_str_has_prefix (p, "전");
}

gboolean
_byline_date_read_number_with_unit (BylineDateReader *self)
{
  const char *q = self->p;
  int n = count_digits (q);
  int value = n <= 4 ? take (&q, n) : -1;
  Unit unit = value >= 0 ? read_unit (&q) : UNIT_NONE;

  if (unit == UNIT_NONE)
    return FALSE;
  self->p = q;
  if (!is_ago (q))
    use_unit (self, unit, value, n);
  return TRUE;
}

/* Returns: the figure of China and Japan at @p, 0 to 10; -1 if there is none. */
static int
chinese_figure (const char *p)
{
  static const char *const figures[] = { "〇", "一", "二", "三", "四", "五",
                                         "六", "七", "八", "九", "十" };

  for (int i = 0; i < (int) G_N_ELEMENTS (figures); i++)
    if (g_str_has_prefix (p, figures[i]))
      return i;
  return -1;
}

/* "二〇二六年二月三日", "十二月二十五日": figures in words, if a sign stands behind them. */
static gboolean
read_chinese_number (BylineDateReader *self)
{
  const char *q = self->p;
  int value = 0;
  int n = 0;
  Unit unit;

  for (int figure = chinese_figure (q); figure >= 0 && n < 4; figure = chinese_figure (q), n++)
    {
      /* "二十五": ten is a place, and stands for itself at the beginning. */
      if (figure == 10)
        value = MAX (value, 1) * 10;
      else if (n > 0 && g_str_has_prefix (q - 3, "十"))
        value += figure;
      else
        value = value * 10 + figure;
      q += 3;
    }
  if (n == 0)
    return FALSE;
  unit = read_unit (&q);
  if (unit == UNIT_NONE)
    return FALSE;
  self->p = q;
  if (!is_ago (q))
    use_unit (self, unit, value, value >= 1000 ? 4 : value >= 100 ? 3 : 2);
  return TRUE;
}

/* Words that nothing parts: the longest known one at the place, or one character. */
static void
read_unparted_word (BylineDateReader *self)
{
  char word[4 * 4 + 1];
  const char *ends[4];
  guint n = 0;

  for (const char *p = self->p; n < 4 && _byline_date_is_east_asian (p); n++)
    ends[n] = p = g_utf8_next_char (p);
  for (guint i = n; i-- > 0;)
    {
      const BylineDateWord *found;

      memcpy (word, self->p, ends[i] - self->p);
      word[ends[i] - self->p] = '\0';
      found = _byline_date_find_word (word, self->language);
      if (found != NULL)
        {
          const char *begin = self->p;

          self->p = ends[i];
          _byline_date_use_word (self, found, begin);
          return;
        }
    }
  self->p = ends[0];
}

/* Chinese, Japanese and Korean at the place: a number in words with its sign, or a word. */
void
_byline_date_read_east_asian (BylineDateReader *self)
{
  if (!read_chinese_number (self))
    read_unparted_word (self);
}
