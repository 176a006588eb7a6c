/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-edition-text.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-isolate.h"
#include "byline-number-text.h"
#include "byline-text.h"
#include "byline-time-text.h"

/* Above a headline stand no more sections than these. */
#define MAX_SECTIONS 2
#define DAY (24 * 60 * 60)

static gboolean
is_filtered (const BylineFilter *filter, const char *section)
{
  g_autofree char *fold = byline_text_fold (section);

  for (guint i = 0; filter != NULL && i < filter->sections->len; i++)
    {
      g_autofree char *other = byline_text_fold (g_ptr_array_index (filter->sections, i));

      if (g_str_equal (fold, other))
        return TRUE;
    }
  return FALSE;
}

char *
byline_edition_text_kicker (const BylineEditionItem *item,
                            const BylineFilter *filter,
                            PangoDirection line)
{
  char **sections = item->candidate->sections;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; n < MAX_SECTIONS && sections[i] != NULL; i++)
    if (!is_filtered (filter, sections[i]))
      {
        g_autofree char *section = byline_isolate_text (sections[i], line);

        g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", section);
      }
  if (n == 0 && sections[0] == NULL && item->candidate->story->kicker != NULL)
    g_string_append (text, item->candidate->story->kicker);
  return g_utf8_strup (text->str, -1);
}

char *
byline_edition_text_authors (const BylineEditionItem *item, PangoDirection line)
{
  char **authors = item->candidate->story->authors;
  guint n = g_strv_length (authors);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (n == 0)
    return g_strdup ("");
  first = byline_isolate_text (authors[0], line);
  if (n == 1)
    return g_steal_pointer (&first);
  second = byline_isolate_text (authors[1], line);
  if (n == 2)
    /* Translators: two authors of one story */
    return g_strdup_printf (_ ("%s and %s"), first, second);
  /* Translators: the first author of a story, and how many others there are */
  return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n - 1), first, n - 1);
}

/* Returns: (transfer full): "Evening Post, Open Bench": @n names from the @first on. */
static char *
join_also (const BylineEditionItem *item, guint first, guint n, gboolean is_markup)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    {
      const char *name = g_ptr_array_index (item->also, i);
      g_autofree char *bold = g_markup_printf_escaped ("<b>%s</b>", name);

      g_string_append_printf (names, "%s%s", i > first ? ", " : "", is_markup ? bold : name);
    }
  return g_strdup (names->str);
}

char *
byline_edition_text_also (const BylineEditionItem *item, guint max_names, gboolean is_markup)
{
  guint n = item->also->len, n_others = n > max_names ? n - max_names : 0;
  g_autofree char *names = NULL;
  g_autofree char *last = NULL;

  if (n == 0)
    return NULL;
  if (n == 1)
    {
      names = join_also (item, 0, 1, is_markup);
      /* Translators: below a story: another publication that carries it */
      return g_strdup_printf (_ ("Also in %s"), names);
    }
  if (n_others == 0)
    {
      names = join_also (item, 0, n - 1, is_markup);
      last = join_also (item, n - 1, 1, is_markup);
      /* Translators: below a story: other publications that carry it: "The Courier, Tide", and the last one */
      return g_strdup_printf (_ ("Also in %s and %s"), names, last);
    }
  names = join_also (item, 0, max_names, is_markup);
  /* Translators: below a story: other publications that carry it ("The Courier, Tide"), and how many more do */
  return g_strdup_printf (
    ngettext ("Also in %s and %u other", "Also in %s and %u others", n_others), names, n_others);
}

char *
byline_edition_text_minutes (const BylineEditionItem *item)
{
  guint minutes = byline_edition_candidate_get_minutes (item->candidate);

  if (minutes == 0)
    return NULL;
  /* Translators: how long a story takes to read, in minutes */
  return g_strdup_printf (ngettext ("%u min read", "%u min read", minutes), minutes);
}

/* --- Why a story stands where it stands --- */

static void
add_reason (GPtrArray *reasons, char *text)
{
  g_ptr_array_add (reasons, text);
}

char *
byline_edition_text_why (const BylineEditionItem *item, gint64 now)
{
  const BylineStory *story = item->candidate->story;
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *time = byline_time_text_relative (story->sort_time, now);
  g_autofree char *list = NULL;

  /* Translators: a reason for a story's place; %s is "2 h", "Yesterday", "20 Nov" */
  add_reason (reasons, g_strdup_printf (_ ("its age (%s)"), time));
  if (item->reasons & BYLINE_EDITION_REASON_FOLLOWED)
    add_reason (reasons, g_strdup (_ ("an author whom you follow")));
  if (item->reasons & BYLINE_EDITION_REASON_PINNED)
    /* Translators: a reason for a story's place; %s is the name of a section */
    add_reason (reasons,
                g_strdup_printf (_ ("“%s”, which you pinned"), item->candidate->pinned_section));
  if (item->reasons & BYLINE_EDITION_REASON_SAVED)
    add_reason (reasons, g_strdup (_ ("you saved it")));
  if (item->reasons & BYLINE_EDITION_REASON_CARRIED)
    add_reason (reasons, g_strdup (_ ("several publications have it")));
  if (item->reasons & BYLINE_EDITION_REASON_PLACE)
    add_reason (reasons, g_strdup (_ ("its publication listed it near the top")));
  if (item->reasons & BYLINE_EDITION_REASON_PICTURE)
    add_reason (reasons, g_strdup (_ ("it has a picture")));
  if (item->reasons & BYLINE_EDITION_REASON_LONG)
    add_reason (reasons, g_strdup (_ ("its length")));
  g_ptr_array_add (reasons, NULL);
  list = g_strjoinv (" · ", (char **) reasons->pdata);
  /* Translators: in front of the reasons for a story's place on the front page */
  return g_strdup_printf (_ ("Why it is here: %s"), list);
}

/* --- Date and counts --- */

static char *
format_time (gint64 time, const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);

  return date != NULL ? g_date_time_format (date, format) : g_strdup ("");
}

char *
byline_edition_text_date (gint64 time)
{
  /* Translators: the date line of the front page: weekday, day, month; see strftime(3) */
  return format_time (time, _ ("%A, %-d %B"));
}

char *
byline_edition_text_counts (guint n_stories, guint n_unread)
{
  g_autofree char *number = byline_number_text (n_stories);
  g_autofree char *unread = byline_number_text (n_unread);
  g_autofree char *stories = g_strdup_printf (ngettext ("%s story", "%s stories", n_stories),
                                              number);

  if (n_unread == 0)
    return g_steal_pointer (&stories);
  /* Translators: "40 stories", and how many of them are unread */
  return g_strdup_printf (ngettext ("%s, %s unread", "%s, %s unread", n_unread), stories, unread);
}

char *
byline_edition_text_new (guint n_new, gint64 since, gint64 now)
{
  g_autofree char *number = byline_number_text (n_new);
  g_autofree char *when = NULL;

  if (byline_clock_start_of_day (since) == byline_clock_start_of_day (now))
    when = format_time (since, "%H:%M");
  else if (now - since < 6 * DAY)
    /* Translators: a weekday and a time of day, behind "new since"; see strftime(3) */
    when = format_time (since, _ ("%A %H:%M"));
  else
    when = format_time (since, _ ("%-d %B"));
  /* Translators: how many stories came since the last visit, and when that was: "08:30" */
  return g_strdup_printf (ngettext ("%s new since %s", "%s new since %s", n_new), number, when);
}

char *
byline_edition_text_more (const BylineEditionGroup *group)
{
  g_autofree char *number = byline_number_text (group->n_more);

  /* Translators: how many stories a section or publication has beside those above, and its name */
  return g_strdup_printf (ngettext ("%s more in %s", "%s more in %s", group->n_more), number,
                          group->name);
}

char *
byline_edition_text_day (gint64 day, gint64 now)
{
  gint64 today = byline_clock_start_of_day (now);

  if (day >= today)
    return g_strdup (_ ("Today"));
  if (day >= byline_clock_start_of_day (today - DAY / 2))
    return g_strdup (_ ("Yesterday"));
  return format_time (day, "%A");
}

char *
byline_edition_text_day_date (gint64 day)
{
  /* Translators: day and month; see strftime(3) */
  return format_time (day, _ ("%-d %B"));
}
