/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date-reader-private.h"

/* What was read of a date is none: other words stand in it. */
void
_byline_date_forget_parts (BylineDateReader *self)
{
  if (has_day (self))
    return;
  self->year = self->month = self->day = self->era = 0;
  self->has_year = self->has_early_month = self->is_year_behind_day = FALSE;
}

void
_byline_date_set_month (BylineDateReader *self, int month)
{
  if (has_day (self))
    {
      self->is_done = TRUE;
      return;
    }
  if (self->month != 0 && !self->has_early_month)
    return;
  /* Nobody writes day, year, month: these numbers were others. */
  if (self->is_year_behind_day)
    _byline_date_forget_parts (self);
  self->has_early_month = self->day == 0 && !self->has_year;
  self->month = month;
  self->number_end = self->p;
}

/* Whether "10:20" is what follows. */
static gboolean
is_before_time (const char *p)
{
  int n;

  p = skip_spaces (p);
  n = count_digits (p);
  return n >= 1 && n <= 2 && p[n] == ':';
}

/* @begin: where it stands: "am" says a half of the day only beside a time, and is German otherwise;
 * in China, Japan and Korea numbers with signs may follow. */
void
_byline_date_use_word (BylineDateReader *self, const BylineDateWord *word, const char *begin)
{
  gboolean is_beside_time = (self->time_end != NULL && begin - self->time_end <= 1) ||
                            is_before_time (self->p) || (guchar) *begin >= 0xe3;

  switch (word->meaning)
    {
    case MONTH:
      _byline_date_set_month (self, word->number);
      break;
    case WEEKDAY:
      if (self->weekday < 0)
        self->weekday = word->number;
      break;
    case AM:
    case PM:
      if (is_beside_time && !self->is_morning && !self->is_afternoon)
        {
          self->is_morning = word->meaning == AM;
          self->is_afternoon = word->meaning == PM;
        }
      break;
    case ERA:
      self->era = word->number;
      break;
    case SECOND:
      if (self->month != 0)
        self->month = self->month % 12 + 1;
      break;
    case NEXT_IS_MONTH:
      self->p = skip_spaces (self->p);
      if (count_digits (self->p) == 1 || count_digits (self->p) == 2)
        _byline_date_set_month (self, take (&self->p, count_digits (self->p)));
      break;
    case SKIP_NUMBER:
      self->p = skip_spaces (self->p);
      self->p += count_digits (self->p);
      break;
    case FILLER:
      break;
    }
}
