/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-db-maintenance.h"
#include "byline-db-tombstones-private.h"
#include "byline-file-private.h"
#include "byline-journal-care-private.h"
#include "byline-journal-private.h"
#include "byline-outbox-private.h"
#include "byline-rules-journal-private.h"

/* The most keys that a merged line names. */
#define KEYS_A_LINE 1000
/* A journal below this is never made short by itself. */
#define COMPACT_FROM (1024 * 1024)

typedef struct {
  gint64 number;
  char *text;
} Line;

/* What remains after compaction. A merged line takes the number of the last line that it replaces,
 * so no number is above the one that the database has stored. */
typedef struct {
  GPtrArray *kept;   /* of JsonObject: lines as they are */
  GHashTable *last;  /* "op subject" -> the index in kept of the last such line */
  GHashTable *read;  /* keys marked read */
  GHashTable *saved; /* keys marked saved */
  GHashTable *tombstones;
  GHashTable *forgotten; /* keys of the stories that they stand for */
  GHashTable *purged;    /* keys of publications deleted for good */
  GHashTable *moved;     /* addresses of feeds that moved to another publication */
  gint64 marks_number;
  gint64 forget_number;
} Compaction;

static void
unref_object (gpointer object)
{
  if (object != NULL)
    json_object_unref (object);
}

static void
compaction_init (Compaction *self)
{
  self->kept = g_ptr_array_new_with_free_func (unref_object);
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tombstones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->forgotten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->purged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
compaction_clear (Compaction *self)
{
  g_ptr_array_unref (self->kept);
  g_hash_table_unref (self->last);
  g_hash_table_unref (self->read);
  g_hash_table_unref (self->saved);
  g_hash_table_unref (self->tombstones);
  g_hash_table_unref (self->forgotten);
  g_hash_table_unref (self->purged);
  g_hash_table_unref (self->moved);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Compaction, compaction_clear)

static void
take_marks (Compaction *self, gint64 number, JsonObject *line)
{
  g_autoptr (GPtrArray) keys = _byline_journal_texts (line, "stories");
  gboolean value = _byline_journal_int (line, "value") != 0;
  GHashTable *set = g_strcmp0 (_byline_journal_text (line, "flag"), "saved") == 0 ? self->saved
                                                                                  : self->read;

  self->marks_number = MAX (self->marks_number, number);
  for (guint i = 0; i < keys->len; i++)
    if (value)
      g_hash_table_add (set, g_strdup (g_ptr_array_index (keys, i)));
    else
      g_hash_table_remove (set, g_ptr_array_index (keys, i));
}

static void
take_forgotten (Compaction *self, gint64 number, JsonObject *line)
{
  g_autoptr (GPtrArray) tombstones = _byline_journal_texts (line, "tombstones");

  self->forget_number = MAX (self->forget_number, number);
  for (guint i = 0; i < tombstones->len; i++)
    {
      char *key = _byline_tombstone_dup_key (g_ptr_array_index (tombstones, i));

      /* The first one holds, as it does in the database. */
      if (g_hash_table_add (self->forgotten, key))
        g_hash_table_add (self->tombstones, g_strdup (g_ptr_array_index (tombstones, i)));
    }
}

static char *
rule_subject (JsonObject *line)
{
  const char *kind = _byline_journal_text (line, "kind");
  const char *rule = _byline_journal_text (line, "rule");
  const char *subject = _byline_journal_text (line, "subject");
  const char *publication = _byline_journal_text (line, "publication");

  if (kind == NULL || rule == NULL || subject == NULL)
    return NULL;
  return g_strjoin ("\n", "rule", kind, rule, subject, publication, NULL);
}

/* Returns: (transfer full) (nullable): what a line says anew, so that an earlier one about the
 * same goes. */
static char *
subject_of (const char *op, JsonObject *line)
{
  static const char *const of_publication[] = {
    "removed", "rename", "folder", "retention", "own-name", "pages", "ahead",
  };
  static const char *const of_feed[] = { "interval",     "move-feed", "retired",
                                         "feed-network", "guids",     "feed-account" };
  const char *publication = _byline_journal_text (line, "publication");
  const char *feed = _byline_journal_text (line, "feed");

  if (g_str_equal (op, "rule"))
    return rule_subject (line);
  if (g_str_equal (op, "retention") && publication == NULL)
    return g_strdup (op);
  for (gsize i = 0; publication != NULL && i < G_N_ELEMENTS (of_publication); i++)
    if (g_str_equal (op, of_publication[i]))
      return g_strconcat (op, " ", publication, NULL);
  for (gsize i = 0; feed != NULL && i < G_N_ELEMENTS (of_feed); i++)
    if (g_str_equal (op, of_feed[i]))
      return g_strconcat (op, " ", feed, NULL);
  if (g_str_has_prefix (op, "account") && _byline_journal_text (line, "account") != NULL)
    return g_strconcat ("account ", _byline_journal_text (line, "account"), NULL);
  if (g_str_equal (op, "sort") && _byline_journal_text (line, "story") != NULL)
    return g_strconcat (op, " ", _byline_journal_text (line, "story"), NULL);
  return NULL;
}

static void
keep (Compaction *self, const char *op, JsonObject *line)
{
  char *subject = subject_of (op, line);
  gpointer before;

  if (subject != NULL)
    {
      before = g_hash_table_lookup (self->last, subject);
      if (before != NULL)
        {
          gpointer *slot = &g_ptr_array_index (self->kept, GPOINTER_TO_UINT (before) - 1);

          unref_object (g_steal_pointer (slot));
        }
      /* Counted from 1: 0 is "not there". */
      g_hash_table_insert (self->last, subject, GUINT_TO_POINTER (self->kept->len + 1));
    }
  g_ptr_array_add (self->kept, json_object_ref (line));
}

/* Only the last line about a subject is kept. A broken one is dropped here; it would replace a
 * valid line before it. */
static gboolean
is_broken_rule (const char *op, JsonObject *line)
{
  gboolean is_broken = FALSE;

  if (g_strcmp0 (op, "rule") == 0)
    byline_rule_free (_byline_journal_read_rule (line, &is_broken));
  return is_broken;
}

/* What waits for a server is written anew, by lines of its own. */
static gboolean
is_of_outbox (const char *op)
{
  return g_strcmp0 (op, "sent") == 0 || g_strcmp0 (op, "pending") == 0;
}

/* So the lines that are kept wait for none. */
static void
settle (JsonObject *line)
{
  static const char *const ops[] = { "removed", "rename", "folder", "feed-account", NULL };
  const char *op = _byline_journal_text (line, "op");

  if (op != NULL && g_strv_contains (ops, op))
    json_object_set_int_member (line, BYLINE_JOURNAL_SETTLED, 1);
}

static gboolean
take_line_cb (BylineDb *db, gint64 number, JsonObject *line, gpointer user_data, GError **error)
{
  Compaction *self = user_data;
  const char *op = _byline_journal_text (line, "op");
  const char *publication = _byline_journal_text (line, "publication");

  if (g_strcmp0 (op, "mark") == 0)
    take_marks (self, number, line);
  else if (g_strcmp0 (op, "forget") == 0)
    take_forgotten (self, number, line);
  else if (number == 0 || is_of_outbox (op))
    return TRUE;
  else if (!is_broken_rule (op, line))
    keep (self, op != NULL ? op : "", line);
  if (g_strcmp0 (op, "move-feed") == 0 && _byline_journal_text (line, "feed") != NULL)
    g_hash_table_add (self->moved, g_strdup (_byline_journal_text (line, "feed")));
  if (g_strcmp0 (op, "purge") == 0 && publication != NULL)
    g_hash_table_add (self->purged, g_strdup (publication));
  return TRUE;
}

/* --- Writing --- */

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->text);
}

static void
add_line (GArray *lines, gint64 number, JsonObject *object)
{
  Line line = { number, _byline_journal_line_to_text (object) };

  g_array_append_val (lines, line);
}

static JsonObject *
merged_line_new (BylineDb *self, gint64 number, const char *op, const char *flag)
{
  JsonObject *line = json_object_new ();

  json_object_set_int_member (line, "n", number);
  json_object_set_int_member (line, "t", self->now);
  json_object_set_string_member (line, "op", op);
  if (flag != NULL)
    {
      json_object_set_string_member (line, "flag", flag);
      json_object_set_int_member (line, "value", 1);
      json_object_set_int_member (line, BYLINE_JOURNAL_SETTLED, 1);
    }
  return line;
}

/* Writes @keys in lines of a bounded length; those of @without are left out. */
static void
add_merged (BylineDb *self,
            GArray *lines,
            gint64 number,
            const char *op,
            const char *flag,
            GHashTable *keys,
            GHashTable *without)
{
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_keys (keys), (GCompareFunc) strcmp);
  GList *next = sorted;

  while (next != NULL)
    {
      g_autoptr (JsonObject) line = merged_line_new (self, number, op, flag);
      JsonArray *array = json_array_new ();

      for (; next != NULL && json_array_get_length (array) < KEYS_A_LINE; next = next->next)
        if (without == NULL || !g_hash_table_contains (without, next->data))
          json_array_add_string_element (array, next->data);
      json_object_set_array_member (line, flag != NULL ? "stories" : "tombstones", array);
      if (json_array_get_length (array) > 0)
        add_line (lines, number, line);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *first = a;
  const Line *second = b;

  return first->number < second->number ? -1 : first->number > second->number;
}

/* Returns: whether what the line is about is gone for good. */
static gboolean
is_void (Compaction *self, JsonObject *line)
{
  const char *publication = _byline_journal_text (line, "publication");
  const char *story = _byline_journal_text (line, "story");
  const char *feed = _byline_journal_text (line, "feed");
  const char *op = _byline_journal_text (line, "op");

  /* Its publication is gone, it is in another one. */
  if (g_strcmp0 (op, "subscribe") == 0 && feed != NULL && g_hash_table_contains (self->moved, feed))
    return FALSE;
  if (story != NULL && g_hash_table_contains (self->forgotten, story))
    return TRUE;
  return publication != NULL && g_hash_table_contains (self->purged, publication) &&
         g_strcmp0 (op, "purge") != 0;
}

static char *
compose (BylineDb *self, Compaction *compaction)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GString *text = g_string_new (NULL);

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < compaction->kept->len; i++)
    {
      JsonObject *line = g_ptr_array_index (compaction->kept, i);

      /* A later line about the same took its place. */
      if (line == NULL || is_void (compaction, line))
        continue;
      settle (line);
      add_line (lines, _byline_journal_int (line, "n"), line);
    }
  add_merged (self, lines, compaction->forget_number, "forget", NULL, compaction->tombstones, NULL);
  add_merged (self, lines, compaction->marks_number, "mark", "read", compaction->read,
              compaction->forgotten);
  add_merged (self, lines, compaction->marks_number, "mark", "saved", compaction->saved,
              compaction->forgotten);
  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", g_array_index (lines, Line, i).text);
  return g_string_free (text, FALSE);
}

gboolean
byline_db_compact_journal (BylineDb *self, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_auto (Compaction) compaction = { NULL };
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  compaction_init (&compaction);
  /* Whoever appends has begun a transaction first: nobody else can while this one is under way. */
  if (!_byline_transaction_begin (&scope, self, error) ||
      _byline_journal_foreach (self, 0, take_line_cb, &compaction, NULL, error) < 0)
    return FALSE;
  text = compose (self, &compaction);
  if (*text == '\0')
    return _byline_transaction_commit (&scope, error);
  /* The one file that is synced: it replaces all that was said before. */
  if (!_byline_file_replace (self->journal_path, text, strlen (text), error) ||
      !_byline_journal_set_position (self, self->journal_number, (gint64) strlen (text), error) ||
      !_byline_db_run (self, error,
                       "INSERT OR REPLACE INTO meta (name, value) VALUES ('compacted-size', ?)",
                       "i", (gint64) strlen (text)) ||
      !_byline_outbox_recreate (self, error))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}

gboolean
_byline_journal_maybe_compact (BylineDb *self, GError **error)
{
  gint64 size = _byline_journal_file_size (self);
  gint64 before = _byline_db_query_int (self, 0, NULL,
                                        "SELECT value FROM meta WHERE name = 'compacted-size'", "");

  return size < COMPACT_FROM || size < 2 * before || byline_db_compact_journal (self, error);
}
