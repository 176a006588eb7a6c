/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-opml.h"

#include "byline-markup-tokenizer-private.h"
#include "byline-opml-rules-private.h"

#include <string.h>

static void
append_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  _byline_markup_escape (out, value, strlen (value));
  g_string_append_c (out, '"');
}

static void
append_indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth + 2; i++)
    g_string_append (out, "  ");
}

static void
append_limit (GString *out, const char *name, guint limit)
{
  g_autofree char *number = g_strdup_printf ("%u", limit);

  if (limit != 0)
    append_attribute (out, name, limit == BYLINE_RETENTION_FOR_EVER ? "unlimited" : number);
}

static const char *
unread_value (BylineKeepUnread unread)
{
  switch (unread)
    {
    case BYLINE_KEEP_UNREAD_FOR_EVER:
      return "forever";
    case BYLINE_KEEP_UNREAD_AS_READ:
      return "as-read";
    case BYLINE_KEEP_UNREAD_DEFAULT:
      break;
    }
  return NULL;
}

static void
append_outline (GString *out, const BylineOutline *outline, guint depth)
{
  append_indent (out, depth);
  g_string_append (out, "<outline");
  append_attribute (out, "text", outline->title != NULL ? outline->title : outline->feed_url);
  append_attribute (out, "title", outline->title);
  append_attribute (out, "type", outline->is_page ? "html" : "rss");
  append_attribute (out, outline->is_page ? "url" : "xmlUrl", outline->feed_url);
  append_attribute (out, "htmlUrl", outline->home_page_url);
  append_attribute (out, "byline:follow", outline->is_page ? "page" : NULL);
  append_attribute (out, "byline:publication", outline->publication);
  append_attribute (out, "byline:section", outline->section);
  if (outline->interval_minutes != 0)
    g_string_append_printf (out, " byline:interval=\"%u\"", outline->interval_minutes);
  append_limit (out, "byline:keepDays", outline->retention.days);
  append_limit (out, "byline:keepStories", outline->retention.stories);
  append_attribute (out, "byline:keepUnread", unread_value (outline->retention.unread));
  g_string_append (out, "/>\n");
}

/* Closes and opens folders from one path to the next. Returns: how many are open. */
static guint
change_folder (GString *out, char **from, char **to)
{
  guint common = 0;
  guint n_from = g_strv_length (from);
  guint n_to = g_strv_length (to);

  while (common < n_from && common < n_to && strcmp (from[common], to[common]) == 0)
    common++;
  for (guint i = n_from; i > common; i--)
    {
      append_indent (out, i - 1);
      g_string_append (out, "</outline>\n");
    }
  for (guint i = common; i < n_to; i++)
    {
      g_auto (GStrv) parts = g_strsplit (to[i], BYLINE_OPML_SLASH, -1);
      g_autofree char *name = g_strjoinv ("/", parts);

      append_indent (out, i);
      g_string_append (out, "<outline");
      append_attribute (out, "text", name);
      append_attribute (out, "title", name);
      g_string_append (out, ">\n");
    }
  return n_to;
}

/* Outlines of one folder stand together, and folders where their first outline stood. */
static GPtrArray *
group_by_folder (const BylineOpml *opml)
{
  GPtrArray *sorted = g_ptr_array_new ();
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < opml->outlines->len; i++)
    {
      BylineOutline *outline = g_ptr_array_index (opml->outlines, i);
      char *folder = outline->folder != NULL ? outline->folder : (char *) "";
      GPtrArray *group = g_hash_table_lookup (groups, folder);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, folder, group);
          g_ptr_array_add (names, folder);
        }
      g_ptr_array_add (group, outline);
    }
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_extend (sorted, g_hash_table_lookup (groups, g_ptr_array_index (names, i)), NULL,
                        NULL);
  return sorted;
}

static void
append_head (GString *out, const BylineOpml *opml, gint64 now)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (now);
  const char *title = opml->title != NULL ? opml->title : "Byline";

  g_string_append (out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<opml version=\"2.0\" xmlns:byline=\"https://bylinenews.github.io/ns/opml\">\n"
                   "  <head>\n    <title>");
  _byline_markup_escape (out, title, strlen (title));
  g_string_append (out, "</title>\n");
  if (date != NULL)
    /* RFC 822, in English whatever the locale. */
    g_string_append_printf (
      out, "    <dateCreated>%s, %02d %s %04d %02d:%02d:%02d GMT</dateCreated>\n",
      days[g_date_time_get_day_of_week (date) - 1], g_date_time_get_day_of_month (date),
      months[g_date_time_get_month (date) - 1], g_date_time_get_year (date),
      g_date_time_get_hour (date), g_date_time_get_minute (date), g_date_time_get_second (date));
  for (guint i = 0; i < opml->rules->len; i++)
    _byline_opml_append_rule (out, g_ptr_array_index (opml->rules, i));
  g_string_append (out, "  </head>\n  <body>\n");
}

char *
byline_opml_write (const BylineOpml *opml, gint64 now)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) outlines = NULL;
  g_auto (GStrv) folder = g_new0 (char *, 1);

  g_return_val_if_fail (opml != NULL, NULL);

  append_head (out, opml, now);
  outlines = group_by_folder (opml);
  for (guint i = 0; i <= outlines->len; i++)
    {
      const BylineOutline *outline = i < outlines->len ? g_ptr_array_index (outlines, i) : NULL;
      const char *path = outline != NULL && outline->folder != NULL ? outline->folder : "";
      g_auto (GStrv) next = g_strsplit (path, "/", -1);
      guint depth = change_folder (out, folder, next);

      if (outline != NULL)
        append_outline (out, outline, depth);
      g_strfreev (folder);
      folder = g_steal_pointer (&next);
    }
  g_string_append (out, "  </body>\n</opml>\n");
  return g_string_free (out, FALSE);
}
