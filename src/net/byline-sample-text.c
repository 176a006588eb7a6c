/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sample-text-private.h"

#include <string.h>

/* The edition is English whatever the locale, and feeds want English names anyway. */
static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const months[] = {
  "January", "February", "March",     "April",   "May",      "June",
  "July",    "August",   "September", "October", "November", "December",
};

/* "-2h" -> 7200; no offset is none. */
static gboolean
parse_offset (const char *text, gint64 *seconds)
{
  char *end;
  gint64 number;

  *seconds = 0;
  if (*text == '\0')
    return TRUE;
  if (text[0] != '-' || !g_ascii_isdigit (text[1]))
    return FALSE;
  number = g_ascii_strtoll (text + 1, &end, 10);
  if (number > 1000000 || strlen (end) != 1)
    return FALSE;
  switch (*end)
    {
    case 'm':
      *seconds = number * 60;
      return TRUE;
    case 'h':
      *seconds = number * 60 * 60;
      return TRUE;
    case 'd':
      *seconds = number * 24 * 60 * 60;
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
format_date (const char *format, gint64 when)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (when);
  const char *month;

  if (date == NULL)
    return NULL;
  month = months[g_date_time_get_month (date) - 1];
  if (g_str_equal (format, "rfc3339"))
    return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
  if (g_str_equal (format, "date"))
    return g_date_time_format (date, "%Y-%m-%d");
  if (g_str_equal (format, "human"))
    return g_strdup_printf ("%d %s %d", g_date_time_get_day_of_month (date), month,
                            g_date_time_get_year (date));
  if (g_str_equal (format, "rfc822"))
    return g_strdup_printf ("%s, %02d %.3s %04d %02d:%02d:%02d +0000",
                            weekdays[g_date_time_get_day_of_week (date) - 1],
                            g_date_time_get_day_of_month (date), month, g_date_time_get_year (date),
                            g_date_time_get_hour (date), g_date_time_get_minute (date),
                            g_date_time_get_second (date));
  return NULL;
}

static char *
fill_placeholder (const char *name, const char *base, gint64 epoch)
{
  g_autofree char *format = g_strdup (name);
  char *space = strchr (format, ' ');
  gint64 seconds;

  if (g_str_equal (name, "base"))
    return g_strdup (base);
  if (space != NULL)
    *space = '\0';
  if (!parse_offset (space != NULL ? space + 1 : "", &seconds))
    return NULL;
  return format_date (format, epoch - seconds);
}

char *
_byline_sample_expand_template (const char *text, const char *base, gint64 epoch)
{
  GString *result = g_string_sized_new (strlen (text) + 1024);
  const char *p = text;
  const char *open;

  while ((open = strstr (p, "{{")) != NULL)
    {
      const char *close = strstr (open, "}}");
      g_autofree char *name = close != NULL ? g_strndup (open + 2, close - open - 2) : NULL;
      g_autofree char *value = name != NULL ? fill_placeholder (name, base, epoch) : NULL;

      g_string_append_len (result, p, open - p);
      if (value != NULL)
        {
          g_string_append (result, value);
          p = close + 2;
        }
      else
        {
          g_string_append (result, "{{");
          p = open + 2;
        }
    }
  g_string_append (result, p);
  return g_string_free (result, FALSE);
}

static const struct {
  const char *suffix;
  const char *content_type;
  gboolean is_text;
} types[] = {
  { ".html", "text/html; charset=utf-8", TRUE },
  { ".xml", "application/xml; charset=utf-8", TRUE },
  { ".json", "application/feed+json; charset=utf-8", TRUE },
  { ".css", "text/css; charset=utf-8", FALSE },
  { ".svg", "image/svg+xml", FALSE },
  { ".png", "image/png", FALSE },
  { ".jpg", "image/jpeg", FALSE },
  { ".webp", "image/webp", FALSE },
};

const char *
_byline_sample_content_type (const char *path, const char *text)
{
  if (g_str_has_suffix (path, ".xml") && strstr (text, "<rss") != NULL)
    return "application/rss+xml; charset=utf-8";
  if (g_str_has_suffix (path, ".xml") && strstr (text, "<feed") != NULL)
    return "application/atom+xml; charset=utf-8";
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_has_suffix (path, types[i].suffix))
        return types[i].content_type;
    }
  return "application/octet-stream";
}

gboolean
_byline_sample_is_text (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_has_suffix (path, types[i].suffix))
        return types[i].is_text;
    }
  return FALSE;
}
