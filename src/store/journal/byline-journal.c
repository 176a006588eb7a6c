/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-journal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "byline-file-private.h"
#include "byline-text.h"

/* The largest journal that is read. */
#define MAX_SIZE (G_MAXINT / 2)
/* Numbers above this are damage. */
#define MAX_NUMBER ((gint64) 1 << 53)
/* The last member of a line. */
#define CHECKSUM "c"
/* How each line begins. */
#define LINE_BEGINNING "{\"n\":"

/* --- Lines --- */

JsonObject *
_byline_journal_line_new (BylineDb *self, const char *op)
{
  JsonObject *line = json_object_new ();

  /* The number stands first, so that a line can be skipped without being parsed. */
  json_object_set_int_member (line, "n", self->journal_number + 1);
  json_object_set_int_member (line, "t", self->now);
  json_object_set_string_member (line, "op", op);
  return line;
}

char *
_byline_journal_line_to_text (JsonObject *line)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  json_object_remove_member (line, CHECKSUM);
  node = json_node_init_object (json_node_alloc (), line);
  text = json_to_string (node, FALSE);
  return _byline_file_add_checksum (text, CHECKSUM);
}

void
_byline_journal_add (BylineDb *self, JsonObject *line)
{
  g_autofree char *text = NULL;

  if (self->replaying)
    return;
  text = _byline_journal_line_to_text (line);
  g_string_append (self->journal, text);
  g_string_append_c (self->journal, '\n');
  self->journal_number++;
}

const char *
_byline_journal_text (JsonObject *line, const char *member)
{
  JsonNode *node = json_object_get_member (line, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return g_utf8_validate (json_node_get_string (node), -1, NULL) ? json_node_get_string (node)
                                                                 : NULL;
}

gint64
_byline_journal_int (JsonObject *line, const char *member)
{
  JsonNode *node = json_object_get_member (line, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

GPtrArray *
_byline_journal_texts (JsonObject *line, const char *member)
{
  GPtrArray *texts = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (line, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_ptr_array_add (texts, (gpointer) json_node_get_string (element));
    }
  return texts;
}

/* --- Appending --- */

gboolean
_byline_journal_set_position (BylineDb *self, gint64 number, gint64 size, GError **error)
{
  self->journal_number = number;
  self->journal_size = size;
  return _byline_db_run (self, error,
                         "INSERT OR REPLACE INTO meta (name, value)"
                         " VALUES ('journal-number', ?), ('journal-size', ?)",
                         "ii", number, size);
}

/* Returns: where the last whole line ends: what a program that died began behind it says nothing. */
static gint64
end_of_lines (int fd, gint64 size)
{
  char buffer[4096];

  while (size > 0)
    {
      gint64 begin = MAX (size - (gint64) sizeof buffer, 0);
      gssize length = pread (fd, buffer, size - begin, begin);
      const char *last = length > 0 ? memrchr (buffer, '\n', length) : NULL;

      if (length <= 0 || last != NULL)
        return length <= 0 ? size : begin + (last - buffer) + 1;
      size = begin;
    }
  return 0;
}

static gint64
number_of (const char *line)
{
  return g_str_has_prefix (line, "{\"n\":") ? g_ascii_strtoll (line + strlen ("{\"n\":"), NULL, 10)
                                            : 0;
}

/* Returns: whether @tail, which no line feed ends, is what a program began to write that died: a
 * line that has the number that comes @next. If not, it is a line that was damaged since. */
static gboolean
is_unfinished (const char *tail, gint64 next)
{
  gsize begin = strlen ("{\"n\":");
  gsize digits;

  if (strlen (tail) <= begin)
    return g_str_has_prefix ("{\"n\":", tail);
  if (!g_str_has_prefix (tail, "{\"n\":"))
    return FALSE;
  digits = strspn (tail + begin, "0123456789");
  return tail[begin + digits] == '\0' || number_of (tail) >= next;
}

/* What stands behind the last whole line goes if nobody is to miss it; else the next line must not
 * run into it. */
static gboolean
end_last_line (BylineDb *self, int fd, gint64 *size)
{
  gint64 end = end_of_lines (fd, *size);
  char tail[64] = "";

  if (end == *size)
    return TRUE;
  if (pread (fd, tail, sizeof tail - 1, end) < 0)
    return FALSE;
  if (!is_unfinished (tail, number_of (self->journal->str)))
    {
      *size += 1;
      return _byline_write_all (fd, "\n", 1);
    }
  *size = end;
  return ftruncate (fd, end) == 0;
}

static gboolean
lock_and_write (BylineDb *self, BylineJournalAppend *append, GError **error)
{
  GStatBuf status;
  gint64 size;

  append->fd = _byline_file_open (self->journal_path, O_RDWR | O_CREAT | O_APPEND, error);
  if (append->fd < 0)
    return FALSE;
  if (_byline_file_lock (append->fd, LOCK_EX) && fstat (append->fd, &status) == 0)
    {
      size = status.st_size;
      if (end_last_line (self, append->fd, &size))
        {
          /* From here on there is something that can be taken back. */
          append->size = size;
          if (_byline_write_all (append->fd, self->journal->str, self->journal->len))
            return TRUE;
        }
    }
  _byline_set_error_errno (error, errno, self->journal_path);
  return FALSE;
}

gboolean
_byline_journal_append (BylineDb *self, BylineJournalAppend *append, GError **error)
{
  if (self->journal->len == 0)
    return TRUE;
  return lock_and_write (self, append, error) &&
         _byline_journal_set_position (self, self->journal_number,
                                       append->size + (gint64) self->journal->len, error);
}

void
_byline_journal_append_undo (BylineJournalAppend *append)
{
  if (append->fd < 0)
    return;
  /* If even this fails, the lines are replayed: the mark is kept although its call said
   * otherwise. */
  if (append->size >= 0 && ftruncate (append->fd, append->size) != 0)
    g_warning ("Cannot take back journal lines: %s", g_strerror (errno));
  close (append->fd);
  append->fd = -1;
}

void
_byline_journal_append_done (BylineJournalAppend *append)
{
  if (append->fd >= 0)
    close (append->fd);
  append->fd = -1;
}

/* --- Reading --- */

/* Returns: the line's object, or NULL if it is none. */
static JsonObject *
parse_line (JsonParser *parser, const char *line, gsize length)
{
  JsonNode *root;

  if (!byline_json_depth_is_within (line, length, BYLINE_JSON_MAX_DEPTH) ||
      !json_parser_load_from_data (parser, line, (gssize) length, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  return json_node_get_object (root);
}

/* What names things by keys and adds nothing: a damaged key finds nothing, the others are right. */
static gboolean
can_be_salvaged (JsonObject *line)
{
  static const char *const ops[] = { "mark", "forget", "purge", "removed", NULL };
  const char *op = _byline_journal_text (line, "op");

  return op != NULL && g_strv_contains (ops, op);
}

typedef struct {
  BylineDb *db;
  JsonParser *parser;
  gint64 after;
  gint64 last;
  guint n_broken;
  BylineJournalFunc func;
  gpointer user_data;
} Reading;

static gboolean
read_line (Reading *reading, const char *line, gsize length, GError **error)
{
  gint64 number = number_of (line);
  gboolean is_whole = _byline_file_is_as_written (line, length, CHECKSUM) &&
                      g_utf8_validate (line, (gssize) length, NULL);
  JsonObject *object;

  if (is_whole && number > 0 && number <= reading->after)
    {
      reading->last = MAX (reading->last, number);
      return TRUE;
    }
  object = parse_line (reading->parser, line, length);
  number = object != NULL ? _byline_journal_int (object, "n") : 0;
  is_whole &= number > 0 && number <= MAX_NUMBER;
  if (!is_whole)
    {
      reading->n_broken++;
      /* Out of its order it could undo what was said later. */
      if (object == NULL || reading->after > 0 || !can_be_salvaged (object))
        return TRUE;
      return reading->func (reading->db, 0, object, reading->user_data, error);
    }
  reading->last = MAX (reading->last, number);
  return number <= reading->after ||
         reading->func (reading->db, number, object, reading->user_data, error);
}

/* Where the line break between two lines is damaged, they are one, which cannot be read; each of them
 * may be whole. Nothing within a line looks like its beginning: quotes in texts are escaped. */
static gboolean
read_joined_lines (Reading *reading, char *line, gsize length, GError **error)
{
  const char *end = line + length;
  char *next = strstr (line + 1, LINE_BEGINNING);

  if (next == NULL || _byline_file_is_as_written (line, length, CHECKSUM))
    return read_line (reading, line, length, error);
  reading->n_broken++;
  for (; next != NULL; line = next, next = strstr (line + 1, LINE_BEGINNING))
    {
      next[-1] = '\0';
      if (!read_line (reading, line, (gsize) (next - 1 - line), error))
        return FALSE;
    }
  return read_line (reading, line, (gsize) (end - line), error);
}

gint64
_byline_journal_foreach (BylineDb *self,
                         gint64 after,
                         BylineJournalFunc func,
                         gpointer user_data,
                         guint *n_broken,
                         GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) failure = NULL;
  Reading reading = { self, parser, after, 0, 0, func, user_data };
  gboolean is_missing;
  gsize length;
  char *line;

  data = _byline_file_read (self->journal_path, MAX_SIZE, &length, &is_missing, &failure);
  if (data == NULL)
    {
      if (is_missing)
        return 0;
      g_propagate_error (error, g_steal_pointer (&failure));
      return -1;
    }
  line = data;
  for (char *end; (end = memchr (line, '\n', data + length - line)) != NULL; line = end + 1)
    {
      *end = '\0';
      if (end > line && !read_joined_lines (&reading, line, end - line, error))
        return -1;
    }
  /* A line that lost its end since it was written. */
  if (line < data + length && !is_unfinished (line, MAX (reading.last, after) + 1))
    reading.n_broken++;
  if (n_broken != NULL)
    *n_broken += reading.n_broken;
  return reading.last;
}

gint64
_byline_journal_file_size (BylineDb *self)
{
  GStatBuf status;

  return g_stat (self->journal_path, &status) == 0 ? status.st_size : 0;
}
