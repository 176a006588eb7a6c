/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-opml.h"

#include "byline-error.h"
#include "byline-feed-encoding-private.h"
#include "byline-markup-private.h"
#include "byline-opml-rules-private.h"
#include "byline-text.h"
#include "byline-url.h"
#include "byline-xml-private.h"

#include <string.h>

#define MAX_OUTLINES 20000
#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_WARNINGS 100
/* Folders nested deeper count as their parent. */
#define MAX_FOLDERS 10
#define MAX_DEPTH (BYLINE_XML_MAX_DEPTH + 2)
/* Stands for a "/" in a folder's name. */
#define SLASH "\xe2\x88\x95"

typedef struct {
  BylineOpml *opml;
  GPtrArray *folders; /* of char *: names of the open ones */
  guint8 is_folder[MAX_DEPTH];
  guint depth;
  GString *title;
  gboolean in_title;
  gboolean has_root;
  gboolean is_full;
} Reader;

BylineOutline *
byline_outline_new (const char *feed_url)
{
  BylineOutline *self = g_new0 (BylineOutline, 1);

  self->feed_url = g_strdup (feed_url);
  return self;
}

void
byline_outline_free (BylineOutline *self)
{
  if (self == NULL)
    return;
  g_free (self->feed_url);
  g_free (self->title);
  g_free (self->home_page_url);
  g_free (self->folder);
  g_free (self->section);
  g_free (self);
}

BylineOpml *
byline_opml_new (void)
{
  BylineOpml *self = g_new0 (BylineOpml, 1);

  self->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_outline_free);
  self->rules = byline_rules_new ();
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
byline_opml_free (BylineOpml *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_ptr_array_unref (self->outlines);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

static void G_GNUC_PRINTF (2, 3)
warn (BylineOpml *opml,
      const char *format,
      ...)
{
  va_list args;

  if (opml->warnings->len >= MAX_WARNINGS)
    return;
  va_start (args, format);
  g_ptr_array_add (opml->warnings, g_strdup_vprintf (format, args));
  va_end (args);
}

/* --- Reading --- */

static char *
dup_name (const BylineXmlAttribute *attributes,
          guint                     n_attributes,
          const char               *name)
{
  g_autofree char *value = _byline_xml_dup_attribute (attributes, n_attributes, name);

  return byline_text_clean (value, BYLINE_TEXT_MAX_NAME);
}

static char *
dup_address (const BylineXmlAttribute *attributes,
             guint                     n_attributes,
             const char               *name)
{
  g_autofree char *value = _byline_xml_dup_attribute (attributes, n_attributes, name);

  return byline_url_normalize_input (value);
}

static char *
dup_folder (const Reader *self)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < self->folders->len && i < MAX_FOLDERS; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (self->folders, i), "/", -1);
      g_autofree char *name = g_strjoinv (SLASH, parts);

      if (path->len > 0)
        g_string_append_c (path, '/');
      g_string_append (path, name);
    }
  return path->len > 0 ? g_strdup (path->str) : NULL;
}

static void
add_outline (Reader                   *self,
             const char               *title,
             const BylineXmlAttribute *attributes,
             guint                     n_attributes)
{
  g_autofree char *raw = _byline_xml_dup_attribute (attributes, n_attributes, "xmlUrl");
  g_autofree char *url = byline_url_normalize_input (raw);
  BylineOutline *outline;

  if (url == NULL)
    {
      g_autofree char *shown = byline_text_clean (raw, BYLINE_TEXT_MAX_NAME);

      warn (self->opml,
            "Left out %s: “%s” is no web address",
            title != NULL ? title : "an outline",
            shown != NULL ? shown : "");
      return;
    }
  if (self->opml->outlines->len >= MAX_OUTLINES)
    {
      if (!self->is_full)
        warn (self->opml, "More than %d outlines; the rest was left out", MAX_OUTLINES);
      self->is_full = TRUE;
      return;
    }

  outline = byline_outline_new (url);
  outline->title = g_strdup (title);
  outline->home_page_url = dup_address (attributes, n_attributes, "htmlUrl");
  outline->folder = dup_folder (self);
  for (guint i = 0; i < n_attributes; i++)
    if (attributes[i].prefix != NULL && strcmp (attributes[i].prefix, "byline") == 0
        && strcmp (attributes[i].name, "section") == 0)
      {
        g_autofree char *section = g_strndup (attributes[i].value, attributes[i].length);

        g_free (outline->section);
        outline->section = byline_text_clean (section, BYLINE_TEXT_MAX_NAME);
      }
  g_ptr_array_add (self->opml->outlines, outline);
}

static gboolean
has_attribute (const BylineXmlAttribute *attributes,
               guint                     n_attributes,
               const char               *name)
{
  g_autofree char *value = _byline_xml_dup_attribute (attributes, n_attributes, name);

  return value != NULL && *value != '\0';
}

static void
start_outline (Reader                   *self,
               const BylineXmlAttribute *attributes,
               guint                     n_attributes)
{
  g_autofree char *title = dup_name (attributes, n_attributes, "title");

  if (title == NULL)
    title = dup_name (attributes, n_attributes, "text");
  if (has_attribute (attributes, n_attributes, "xmlUrl"))
    add_outline (self, title, attributes, n_attributes);
  else if (title != NULL)
    {
      g_ptr_array_add (self->folders, g_steal_pointer (&title));
      self->is_folder[self->depth] = TRUE;
    }
}

static void
start_cb (gpointer                  user_data,
          const char               *name,
          const char               *prefix,
          const char               *uri,
          const BylineXmlAttribute *attributes,
          guint                     n_attributes)
{
  Reader *self = user_data;

  self->is_folder[self->depth] = FALSE;
  if (g_ascii_strcasecmp (name, "opml") == 0)
    self->has_root = TRUE;
  else if (g_ascii_strcasecmp (name, "outline") == 0)
    start_outline (self, attributes, n_attributes);
  else if (strcmp (name, "rule") == 0 && g_strcmp0 (prefix, "byline") == 0)
    _byline_opml_read_rule (self->opml, attributes, n_attributes);
  else if (g_ascii_strcasecmp (name, "title") == 0)
    self->in_title = TRUE;
  self->depth++;
}

static void
end_cb (gpointer user_data)
{
  Reader *self = user_data;

  self->depth--;
  self->in_title = FALSE;
  if (self->is_folder[self->depth])
    g_ptr_array_set_size (self->folders, self->folders->len - 1);
}

static void
text_cb (gpointer    user_data,
         const char *text,
         gsize       length)
{
  Reader *self = user_data;

  if (self->in_title && self->title->len < BYLINE_TEXT_MAX_HEADLINE)
    g_string_append_len (self->title, text, MIN (length, BYLINE_TEXT_MAX_HEADLINE));
}

static void
restart_cb (gpointer user_data)
{
  Reader *self = user_data;

  g_ptr_array_set_size (self->opml->outlines, 0);
  g_ptr_array_set_size (self->opml->rules, 0);
  g_ptr_array_set_size (self->opml->warnings, 0);
  g_ptr_array_set_size (self->folders, 0);
  g_string_truncate (self->title, 0);
  self->depth = 0;
  self->in_title = FALSE;
  self->has_root = FALSE;
  self->is_full = FALSE;
}

static const BylineXmlHandler handler = { restart_cb, start_cb, end_cb, text_cb };

BylineOpml *
byline_opml_parse (const char  *data,
                   gsize        length,
                   GError     **error)
{
  g_autoptr (BylineOpml) opml = byline_opml_new ();
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) title = g_string_new (NULL);
  g_auto (BylineXmlResult) result = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *warning = NULL;
  Reader self = { .opml = opml, .folders = folders, .title = title };

  if (length > MAX_BYTES)
    {
      g_set_error_literal (error,
                           BYLINE_PARSE_ERROR,
                           BYLINE_PARSE_ERROR_TOO_LARGE,
                           "The file is too large");
      return NULL;
    }
  if (data != NULL && length > 0)
    text = _byline_feed_decode (data, &length, NULL, &warning);
  if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
    {
      g_set_error_literal (error,
                           BYLINE_PARSE_ERROR,
                           BYLINE_PARSE_ERROR_EMPTY,
                           "There is nothing in it");
      return NULL;
    }

  _byline_xml_read (text, length, &handler, &self, &result);
  if (result.is_too_deep)
    {
      g_set_error_literal (error,
                           BYLINE_PARSE_ERROR,
                           BYLINE_PARSE_ERROR_NESTING,
                           "The file is nested too deeply");
      return NULL;
    }
  if (!self.has_root)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED,
                           "This is not a list of feeds (OPML)");
      return NULL;
    }
  if (warning != NULL)
    warn (opml, "%s", warning);
  if (result.is_broken)
    warn (opml, "Not well-formed XML, line %d: %s", MAX (result.line, 1),
          result.message != NULL ? result.message : "unexpected end");
  opml->title = byline_text_clean (title->str, BYLINE_TEXT_MAX_HEADLINE);
  return g_steal_pointer (&opml);
}

/* --- Writing --- */

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  _byline_markup_escape (out, value, strlen (value));
  g_string_append_c (out, '"');
}

static void
append_indent (GString *out,
               guint    depth)
{
  for (guint i = 0; i < depth + 2; i++)
    g_string_append (out, "  ");
}

static void
append_outline (GString             *out,
                const BylineOutline *outline,
                guint                depth)
{
  append_indent (out, depth);
  g_string_append (out, "<outline");
  append_attribute (out, "text", outline->title != NULL ? outline->title : outline->feed_url);
  append_attribute (out, "title", outline->title);
  append_attribute (out, "type", "rss");
  append_attribute (out, "xmlUrl", outline->feed_url);
  append_attribute (out, "htmlUrl", outline->home_page_url);
  append_attribute (out, "byline:section", outline->section);
  g_string_append (out, "/>\n");
}

/* Closes and opens folders from one path to the next. Returns: how many are open. */
static guint
change_folder (GString  *out,
               char    **from,
               char    **to)
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
      g_auto (GStrv) parts = g_strsplit (to[i], SLASH, -1);
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
    g_ptr_array_extend (sorted,
                        g_hash_table_lookup (groups, g_ptr_array_index (names, i)),
                        NULL,
                        NULL);
  return sorted;
}

static void
append_head (GString          *out,
             const BylineOpml *opml,
             gint64            now)
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
    g_string_append_printf (out,
                            "    <dateCreated>%s, %02d %s %04d %02d:%02d:%02d GMT</dateCreated>\n",
                            days[g_date_time_get_day_of_week (date) - 1],
                            g_date_time_get_day_of_month (date),
                            months[g_date_time_get_month (date) - 1],
                            g_date_time_get_year (date),
                            g_date_time_get_hour (date),
                            g_date_time_get_minute (date),
                            g_date_time_get_second (date));
  for (guint i = 0; i < opml->rules->len; i++)
    _byline_opml_append_rule (out, g_ptr_array_index (opml->rules, i));
  g_string_append (out, "  </head>\n  <body>\n");
}

char *
byline_opml_write (const BylineOpml *opml,
                   gint64            now)
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
