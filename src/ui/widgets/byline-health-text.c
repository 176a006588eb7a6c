/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-health-text.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-error-text.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

char *
byline_health_text_status (const BylineFeedHealth *health)
{
  const BylineFeedTry *last = health->tries->len > 0 ? health->tries->pdata[0] : NULL;

  if (health->code != NULL)
    return byline_error_text_for_code (health->code, health->message);
  if (last == NULL)
    return g_strdup (health->last_polled == 0 ? _ ("Not refreshed yet") : _ ("Works"));
  if (last->status == 304)
    return g_strdup (_ ("Works; nothing has changed"));
  if (last->n_added == 0)
    return g_strdup (_ ("Works; nothing new"));
  return g_strdup_printf (
    ngettext ("Works; %'u new story", "Works; %'u new stories", last->n_added), last->n_added);
}

static const char *
reason_text (BylineDueReason reason)
{
  switch (reason)
    {
    case BYLINE_DUE_INTERVAL:
      break;
    case BYLINE_DUE_RARE:
      return _ ("it changes rarely");
    case BYLINE_DUE_TTL:
      return _ ("the feed asks for this pause");
    case BYLINE_DUE_MAX_AGE:
      return _ ("the website asks for this pause");
    case BYLINE_DUE_SKIPPED:
      return _ ("the feed asked Byline to wait until then");
    case BYLINE_DUE_BACK_OFF:
      return _ ("it failed");
    case BYLINE_DUE_ASKED:
      return _ ("the website asked Byline to wait until then");
    case BYLINE_DUE_GONE:
      break;
    }
  return NULL;
}

char *
byline_health_text_next (const BylineFeedHealth *health, gint64 now)
{
  gint64 seconds = health->next_due - now;
  const char *reason = reason_text (health->due_reason);
  g_autofree char *when = NULL;

  if (health->next_due == G_MAXINT64)
    return g_strdup (_ ("Only manually: it was permanently removed"));
  if (seconds <= 0)
    return g_strdup (_ ("At the next refresh"));
  if (seconds < 2 * HOUR)
    when = g_strdup_printf (ngettext ("In %d minute", "In %d minutes", (int) (seconds + 59) / 60),
                            (int) (seconds + 59) / 60);
  else if (seconds < 2 * DAY)
    when = g_strdup_printf (ngettext ("In %d hour", "In %d hours",
                                      (int) (seconds + HOUR / 2) / HOUR),
                            (int) (seconds + HOUR / 2) / HOUR);
  else
    when = g_strdup_printf (ngettext ("In %d day", "In %d days", (int) ((seconds + DAY / 2) / DAY)),
                            (int) ((seconds + DAY / 2) / DAY));
  if (reason == NULL)
    return g_steal_pointer (&when);
  /* Translators: when a feed is refreshed next, and why then: "In 3 hours: it changes rarely" */
  return g_strdup_printf (_ ("%s: %s"), when, reason);
}

char *
byline_health_text_changes (const BylineFeedHealth *health)
{
  return byline_health_text_frequency (byline_feed_health_changes_a_week (health));
}

char *
byline_health_text_frequency (double changes)
{
  if (changes <= 0)
    return NULL;
  if (changes < 0.75)
    return g_strdup (_ ("Less than once a week"));
  if (changes > 20)
    return g_strdup_printf (ngettext ("About %d time a day", "About %d times a day",
                                      (int) (changes / 7 + 0.5)),
                            (int) (changes / 7 + 0.5));
  return g_strdup_printf (ngettext ("About %d time a week", "About %d times a week",
                                    (int) (changes + 0.5)),
                          (int) (changes + 0.5));
}

static void
add_part (GString *line, char *part)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
  g_free (part);
}

char *
byline_health_text_try (const BylineFeedTry *outcome)
{
  g_autoptr (GString) line = g_string_new (NULL);

  add_part (line, outcome->status != 0 ? g_strdup_printf ("%u", outcome->status)
                                       : g_strdup (_ ("No answer")));
  if (outcome->code == NULL && outcome->n_added > 0)
    add_part (line,
              g_strdup_printf (ngettext ("%'u new story", "%'u new stories", outcome->n_added),
                               outcome->n_added));
  if (outcome->n_bytes > 0)
    add_part (line, g_format_size ((guint64) outcome->n_bytes));
  if (outcome->url != NULL)
    add_part (line, g_strdup_printf (_ ("redirected to %s"), outcome->url));
  if (outcome->code != NULL)
    add_part (line, byline_error_text_for_code (outcome->code, outcome->message));
  if (outcome->warnings != NULL)
    add_part (line, g_strdup (outcome->warnings));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Nothing was asked: the servers asked for a pause. */
static char *
held_text (const BylineRefreshReport *report)
{
  g_autoptr (GDateTime) until = byline_clock_local_date (report->held_until);
  /* Translators: a time of the day, as g_date_time_format() takes it */
  g_autofree char *time = until != NULL ? g_date_time_format (until, C_ ("time", "%H:%M")) : NULL;

  return g_strdup_printf (ngettext ("The website asked Byline to wait until %s",
                                    "The websites asked Byline to wait until %s", report->n_held),
                          time);
}

/* Nothing was asked: all of it was a moment ago. */
static char *
recent_text (const BylineRefreshReport *report)
{
  g_autoptr (GDateTime) until = byline_clock_local_date (report->recent_until);
  /* Translators: a time of the day with seconds, as g_date_time_format() takes it */
  g_autofree char *time = until != NULL ? g_date_time_format (until, C_ ("time", "%H:%M:%S"))
                                        : NULL;

  return g_strdup_printf (_ ("Refreshed less than a minute ago; can be refreshed again at %s"),
                          time);
}

char *
byline_health_text_not_asked (const BylineRefreshReport *report)
{
  return report->n_held > 0 ? held_text (report) : recent_text (report);
}

const char *
byline_health_text_purpose (BylineRequestPurpose purpose)
{
  switch (purpose)
    {
    case BYLINE_REQUEST_PURPOSE_REFRESH:
      return _ ("Refresh");
    case BYLINE_REQUEST_PURPOSE_SUBSCRIBE:
      return _ ("New feed");
    case BYLINE_REQUEST_PURPOSE_DISCOVERY:
      return _ ("Looking for feeds");
    case BYLINE_REQUEST_PURPOSE_OLDER:
      return _ ("Older stories");
    case BYLINE_REQUEST_PURPOSE_PAGE:
      return _ ("Story");
    case BYLINE_REQUEST_PURPOSE_PICTURE:
      return _ ("Picture");
    case BYLINE_REQUEST_PURPOSE_ICON:
      return _ ("Icon");
    }
  return "";
}
