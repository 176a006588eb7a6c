/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-opml.h"

#include "byline-error.h"
#include "byline-entity.h"
#include "byline-feed-encoding-private.h"
#include "byline-markup-tokenizer-private.h"
#include "byline-opml-rules-private.h"
#include "byline-text.h"
#include "byline-url.h"
#include "byline-xml-private.h"

#include <string.h>

#define MAX_OUTLINES 20000
#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_WARNINGS 100
/* How often a name may be escaped once too often. */
#define MAX_ESCAPES 3
/* Folders nested deeper count as their parent. */
#define MAX_FOLDERS 10
#define MAX_DEPTH (BYLINE_XML_MAX_DEPTH + 2)
/* No file makes a feed be asked more often than its reader could choose, or hardly ever. */
#define MIN_INTERVAL 15
#define MAX_INTERVAL (30 * 24 * 60)
/* The largest number of days or stories that retention may name. */
#define MAX_LIMIT 10000000

typedef struct {
  BylineOpml *opml;
  GPtrArray *folders; /* of char *: names of the open ones */
  guint8 is_folder[MAX_DEPTH];
  guint8 has_outlines[MAX_DEPTH]; /* below */
  char *lone[MAX_DEPTH];          /* nullable: of a feed without an address, what it has instead */
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
  g_free (self->user);
  g_free (self->password);
  g_free (self->title);
  g_free (self->home_page_url);
  g_free (self->folder);
  g_free (self->publication_name);
  g_free (self->section);
  g_free (self->skip_reason);
  g_free (self);
}

BylineOpml *
byline_opml_new (void)
{
  BylineOpml *self = g_new0 (BylineOpml, 1);

  self->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_outline_free);
  self->skipped_outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_outline_free);
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
  g_ptr_array_unref (self->skipped_outlines);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

static void G_GNUC_PRINTF (2, 3) warn (BylineOpml *opml, const char *format, ...)
{
  va_list args;

  if (opml->warnings->len >= MAX_WARNINGS)
    return;
  va_start (args, format);
  g_ptr_array_add (opml->warnings, g_strdup_vprintf (format, args));
  va_end (args);
}

/* --- Reading --- */

/* A name is plain text, but some programs escape it twice, or more often. */
static char *
dup_name (const BylineXmlAttribute *attributes, guint n_attributes, const char *name)
{
  g_autofree char *value = _byline_xml_dup_attribute (attributes, n_attributes, name);

  for (guint i = 0; value != NULL && i < MAX_ESCAPES && strchr (value, '&') != NULL; i++)
    {
      GString *decoded = g_string_new (NULL);

      byline_entity_decode (decoded, value, strlen (value), FALSE);
      g_free (value);
      value = g_string_free (decoded, FALSE);
    }
  return byline_text_clean (value, BYLINE_TEXT_MAX_NAME);
}

/* Some write the address where nobody gave a title. */
static char *
dup_title (const BylineXmlAttribute *attributes, guint n_attributes, const char *name)
{
  g_autofree char *title = dup_name (attributes, n_attributes, name);

  if (title != NULL &&
      (g_ascii_strncasecmp (title, "http", 4) == 0 || g_ascii_strncasecmp (title, "feed:", 5) == 0))
    return byline_url_hide_userinfo (title);
  return g_steal_pointer (&title);
}

static char *
dup_address (const BylineXmlAttribute *attributes, guint n_attributes, const char *name)
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
      g_autofree char *name = g_strjoinv (BYLINE_OPML_SLASH, parts);

      if (*name == '\0')
        continue;
      if (path->len > 0)
        g_string_append_c (path, '/');
      g_string_append (path, name);
    }
  return path->len > 0 ? g_strdup (path->str) : NULL;
}

/* Where no outline is a folder, a category may be: the first of "/Tech/Apple,/News" (OPML 2.0,
 * category). Returns: (transfer full) (nullable) */
static char *
dup_category (const BylineXmlAttribute *attributes, guint n_attributes)
{
  g_autofree char *categories = dup_name (attributes, n_attributes, "category");
  g_autoptr (GString) path = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  guint n_folders = 0;

  if (categories == NULL)
    return NULL;
  categories[strcspn (categories, ",")] = '\0';
  parts = g_strsplit (categories, "/", -1);
  for (guint i = 0; parts[i] != NULL && n_folders < MAX_FOLDERS; i++)
    {
      g_autofree char *name = byline_text_clean (parts[i], BYLINE_TEXT_MAX_NAME);

      if (name == NULL)
        continue;
      g_string_append_printf (path, "%s%s", path->len > 0 ? "/" : "", name);
      n_folders++;
    }
  return path->len > 0 ? g_strdup (path->str) : NULL;
}

/* Returns: (transfer full) (nullable): one of Byline's own attributes. */
static char *
dup_own (const BylineXmlAttribute *attributes, guint n_attributes, const char *name)
{
  for (guint i = 0; i < n_attributes; i++)
    if (g_strcmp0 (attributes[i].prefix, "byline") == 0 && strcmp (attributes[i].name, name) == 0)
      {
        g_autofree char *value = g_strndup (attributes[i].value, attributes[i].length);

        return byline_text_clean (value, BYLINE_TEXT_MAX_NAME);
      }
  return NULL;
}

/* Returns: a feed's own interval in minutes; 0 for none, or for what is no number. */
static guint
get_interval (const BylineXmlAttribute *attributes, guint n_attributes)
{
  g_autofree char *text = dup_own (attributes, n_attributes, "interval");
  gint64 minutes = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  return minutes > 0 ? (guint) CLAMP (minutes, MIN_INTERVAL, MAX_INTERVAL) : 0;
}

/* Returns: a limit of retention; 0 for none, or for what is no number. */
static guint
get_limit (const BylineXmlAttribute *attributes, guint n_attributes, const char *name)
{
  g_autofree char *text = dup_own (attributes, n_attributes, name);
  guint64 limit;

  if (g_strcmp0 (text, "unlimited") == 0)
    return BYLINE_RETENTION_FOR_EVER;
  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, MAX_LIMIT, &limit, NULL)
           ? (guint) limit
           : 0;
}

static BylineRetention
get_retention (const BylineXmlAttribute *attributes, guint n_attributes)
{
  g_autofree char *unread = dup_own (attributes, n_attributes, "keepUnread");
  BylineRetention retention = {
    get_limit (attributes, n_attributes, "keepDays"),
    get_limit (attributes, n_attributes, "keepStories"),
    g_strcmp0 (unread, "forever") == 0   ? BYLINE_KEEP_UNREAD_FOR_EVER
    : g_strcmp0 (unread, "as-read") == 0 ? BYLINE_KEEP_UNREAD_AS_READ
                                         : BYLINE_KEEP_UNREAD_DEFAULT,
  };

  return retention;
}

/* Returns: (transfer full) (nullable): the first of @names' attributes that is not empty. */
static char *
dup_first (const BylineXmlAttribute *attributes, guint n_attributes, const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = _byline_xml_dup_attribute (attributes, n_attributes, names[i]);

      if (value != NULL && *value != '\0')
        return g_steal_pointer (&value);
    }
  return NULL;
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  for (gsize i = 0; word != NULL && words[i] != NULL; i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_room (Reader *self)
{
  if (self->opml->outlines->len + self->opml->skipped_outlines->len < MAX_OUTLINES)
    return TRUE;
  if (!self->is_full)
    warn (self->opml, "More than %d outlines; the rest was left out", MAX_OUTLINES);
  self->is_full = TRUE;
  return FALSE;
}

/* @problem: (transfer full) */
static void
leave_out (Reader *self, const char *title, const char *address, char *problem)
{
  g_autofree char *owned = problem;
  g_autofree char *hidden = byline_url_hide_userinfo (address);
  g_autofree char *shown = byline_text_clean (hidden, BYLINE_TEXT_MAX_NAME);
  BylineOutline *outline;

  if (!has_room (self))
    return;
  outline = byline_outline_new (shown);
  outline->title = g_strdup (title);
  outline->skip_reason = g_steal_pointer (&owned);
  g_ptr_array_add (self->opml->skipped_outlines, outline);
}

/* @address: as it stands there */
static void
add_outline (Reader *self,
             const char *title,
             const char *address,
             gboolean is_page,
             const BylineXmlAttribute *attributes,
             guint n_attributes)
{
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;
  g_autofree char *url = byline_url_split_userinfo (address, &user, &password);
  BylineOutline *outline;

  if (url == NULL)
    {
      g_autofree char *file = byline_url_file_from_input (address);
      g_autofree char *hidden = byline_url_hide_userinfo (address);
      g_autofree char *shown = byline_text_clean (hidden, BYLINE_TEXT_MAX_NAME);

      leave_out (self, title, address,
                 g_strdup_printf (file != NULL
                                    ? "“%s” is a file of this computer, which a list must "
                                      "not name: add it yourself"
                                    : "“%s” is not a web address",
                                  shown != NULL ? shown : ""));
      return;
    }
  if (!has_room (self))
    return;

  outline = byline_outline_new (url);
  outline->user = g_steal_pointer (&user);
  outline->password = g_steal_pointer (&password);
  if (g_strcmp0 (title, address) != 0 && g_strcmp0 (title, url) != 0)
    outline->title = g_strdup (title);
  outline->home_page_url = dup_address (attributes, n_attributes, "htmlUrl");
  outline->folder = dup_folder (self);
  if (outline->folder == NULL)
    outline->folder = dup_category (attributes, n_attributes);
  outline->publication_name = dup_own (attributes, n_attributes, "publication");
  outline->section = dup_own (attributes, n_attributes, "section");
  outline->is_page = is_page;
  outline->interval_minutes = get_interval (attributes, n_attributes);
  outline->retention = get_retention (attributes, n_attributes);
  g_ptr_array_add (self->opml->outlines, outline);
}

static void
open_folder (Reader *self, const char *title)
{
  g_ptr_array_add (self->folders, g_strdup (title));
  self->is_folder[self->depth] = TRUE;
}

/* Something that says it is a feed, but has no address: a folder, if outlines stand below it. */
static void
open_lone (Reader *self, const char *title, const char *address)
{
  self->lone[self->depth] = g_strdup (address != NULL ? address : "");
  open_folder (self, title != NULL ? title : "");
}

/* At its end it is known what it was. */
static void
close_lone (Reader *self)
{
  g_autofree char *address = g_steal_pointer (&self->lone[self->depth]);
  const char *title = g_ptr_array_index (self->folders, self->folders->len - 1);

  if (!self->has_outlines[self->depth])
    leave_out (self, *title != '\0' ? title : NULL, *address != '\0' ? address : NULL,
               g_strdup ("it has no feed address"));
}

static void
clear_lone (Reader *self)
{
  for (guint i = 0; i < MAX_DEPTH; i++)
    g_clear_pointer (&self->lone[i], g_free);
}

/*
 * The specification has a feed's address in xmlUrl, with type="rss"; type="link" and "include"
 * have a page's or another list's in url. In the wild types are missing or wrong, and feeds stand
 * in url. What has neither address nor type is a folder.
 */
static void
start_outline (Reader *self, const BylineXmlAttribute *attributes, guint n_attributes)
{
  static const char *const of_feed[] = { "xmlUrl", NULL };
  static const char *const of_any[] = { "xmlUrl", "url", "htmlUrl", NULL };
  static const char *const feeds[] = { "rss", "atom", "rss1", "rss2", "feed", "json", NULL };
  static const char *const links[] = { "link", "include", "html", NULL };
  g_autofree char *title = dup_title (attributes, n_attributes, "title");
  g_autofree char *type = _byline_xml_dup_attribute (attributes, n_attributes, "type");
  g_autofree char *follow = dup_own (attributes, n_attributes, "follow");
  g_autofree char *feed = dup_first (attributes, n_attributes, of_feed);
  g_autofree char *any = dup_first (attributes, n_attributes, of_any);
  gboolean is_page = g_strcmp0 (follow, "page") == 0;

  if (title == NULL)
    title = dup_title (attributes, n_attributes, "text");
  if (any != NULL && (feed != NULL || is_page))
    add_outline (self, title, any, is_page, attributes, n_attributes);
  else if (is_one_of (type, feeds))
    {
      g_autofree char *url = _byline_xml_dup_attribute (attributes, n_attributes, "url");

      if (url != NULL && *url != '\0')
        add_outline (self, title, url, FALSE, attributes, n_attributes);
      else
        open_lone (self, title, any);
    }
  else if (any != NULL && is_one_of (type, links))
    leave_out (self, title, any, g_strdup ("it is a link, not a feed"));
  else if (title != NULL)
    open_folder (self, title);
}

static void
start_cb (gpointer user_data,
          const char *name,
          const char *prefix,
          const char *uri,
          const BylineXmlAttribute *attributes,
          guint n_attributes)
{
  Reader *self = user_data;

  self->is_folder[self->depth] = FALSE;
  self->has_outlines[self->depth] = FALSE;
  if (g_ascii_strcasecmp (name, "outline") == 0)
    for (guint i = self->depth; i > 0 && !self->has_outlines[i - 1]; i--)
      self->has_outlines[i - 1] = TRUE;
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
  if (self->lone[self->depth] != NULL)
    close_lone (self);
  if (self->is_folder[self->depth])
    g_ptr_array_set_size (self->folders, self->folders->len - 1);
}

static void
text_cb (gpointer user_data, const char *text, gsize length)
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
  g_ptr_array_set_size (self->opml->skipped_outlines, 0);
  g_ptr_array_set_size (self->opml->rules, 0);
  g_ptr_array_set_size (self->opml->warnings, 0);
  g_ptr_array_set_size (self->folders, 0);
  g_string_truncate (self->title, 0);
  clear_lone (self);
  self->depth = 0;
  self->in_title = FALSE;
  self->has_root = FALSE;
  self->is_full = FALSE;
}

static const BylineXmlHandler handler = { restart_cb, start_cb, end_cb, text_cb };

/* Outlines without the element around them: only the first was read. */
static void
read_rootless (Reader *self, const char *text, gsize length, BylineXmlResult *result)
{
  g_autoptr (GString) whole = g_string_new ("<opml>");

  g_string_append_len (whole, text, length);
  _byline_xml_result_clear (result);
  *result = (BylineXmlResult){ 0 };
  restart_cb (self);
  _byline_xml_read (whole->str, whole->len, &handler, self, result);
}

BylineOpml *
byline_opml_parse (const char *data, gsize length, GError **error)
{
  g_autoptr (BylineOpml) opml = byline_opml_new ();
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) title = g_string_new (NULL);
  g_auto (BylineXmlResult) result = { 0 };
  g_auto (BylineDecoded) decoded = { 0 };
  g_autofree char *text = NULL;
  Reader self = { .opml = opml, .folders = folders, .title = title };

  if (length > MAX_BYTES)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_TOO_LARGE,
                           "The file is too large");
      return NULL;
    }
  if (data != NULL && length > 0)
    {
      _byline_feed_decode (&decoded, data, length, NULL);
      length = decoded.length;
      text = byline_decoded_steal_text (&decoded);
    }
  if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_EMPTY,
                           "There is nothing in it");
      return NULL;
    }

  _byline_xml_read (text, length, &handler, &self, &result);
  if (!self.has_root && opml->outlines->len > 0)
    read_rootless (&self, text, length, &result);
  clear_lone (&self);
  if (result.is_too_deep && opml->outlines->len == 0)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING,
                           "The file is nested too deeply");
      return NULL;
    }
  if (!self.has_root)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED,
                           "not an OPML file");
      return NULL;
    }
  if (decoded.warning != NULL)
    warn (opml, "%s", decoded.warning);
  if (result.is_too_deep)
    warn (opml, "Nested too deeply; the rest was left out");
  if (result.is_broken)
    warn (opml, "Not well-formed XML, line %d: %s", MAX (result.line, 1),
          result.message != NULL ? result.message : "unexpected end");
  opml->title = byline_text_clean (title->str, BYLINE_TEXT_MAX_HEADLINE);
  return g_steal_pointer (&opml);
}
