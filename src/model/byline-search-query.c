/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-search-query.h"

#include <stdlib.h>
#include <string.h>

/* More than anybody types makes the query slow. */
#define MAX_TERMS 32
/* A query is at most this long; the rest is not looked at. */
#define MAX_LENGTH 4096

static const char *const state_names[] = { "unread", "read", "saved", "today", "muted", NULL };

static const struct {
  const char *name;
  BylineSearchField field;
} field_names[] = {
  { "section", BYLINE_SEARCH_FIELD_SECTION },         { "author", BYLINE_SEARCH_FIELD_AUTHOR },
  { "publication", BYLINE_SEARCH_FIELD_PUBLICATION }, { "is", BYLINE_SEARCH_FIELD_IS },
  { "before", BYLINE_SEARCH_FIELD_BEFORE },           { "after", BYLINE_SEARCH_FIELD_AFTER },
};

static void
term_free (gpointer data)
{
  BylineSearchTerm *term = data;

  g_free (term->text);
  g_free (term);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSearchTerm, term_free)

static void
problem_free (gpointer data)
{
  BylineSearchProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

void
byline_search_query_free (BylineSearchQuery *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static gboolean
has_problem (const BylineSearchQuery *self, BylineSearchProblemCode code)
{
  for (guint i = 0; i < self->problems->len; i++)
    if (((BylineSearchProblem *) g_ptr_array_index (self->problems, i))->code == code)
      return TRUE;
  return FALSE;
}

static void add_problem (BylineSearchQuery *self,
                         BylineSearchProblemCode code,
                         guint start,
                         guint end,
                         const char *format,
                         ...) G_GNUC_PRINTF (5, 6);

static void
add_problem (BylineSearchQuery *self,
             BylineSearchProblemCode code,
             guint start,
             guint end,
             const char *format,
             ...)
{
  BylineSearchProblem *problem = g_new0 (BylineSearchProblem, 1);
  va_list arguments;

  problem->code = code;
  problem->start = start;
  problem->end = end;
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->problems, problem);
}

/* --- Reading --- */

/* Where the reader is: a byte and the character that it is of. */
typedef struct {
  const char *p;
  guint position;
} Cursor;

static void
advance (Cursor *cursor)
{
  cursor->p = g_utf8_next_char (cursor->p);
  cursor->position++;
}

static gboolean
at_space (const Cursor *cursor)
{
  return g_unichar_isspace (g_utf8_get_char (cursor->p));
}

/* Returns: whether a field's name and a colon stand at the cursor, which is then behind them. */
static gboolean
read_field (Cursor *cursor, BylineSearchField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (field_names); i++)
    {
      gsize length = strlen (field_names[i].name);

      if (g_ascii_strncasecmp (cursor->p, field_names[i].name, length) != 0 ||
          cursor->p[length] != ':')
        continue;
      *field = field_names[i].field;
      cursor->p += length + 1;
      cursor->position += (guint) length + 1;
      return TRUE;
    }
  return FALSE;
}

/* Reads a word, or what stands in quotation marks. */
static char *
read_value (Cursor *cursor, gboolean *is_quoted, gboolean *is_closed)
{
  const char *start;
  char *text;

  *is_quoted = *cursor->p == '"';
  *is_closed = TRUE;
  if (*is_quoted)
    advance (cursor);
  start = cursor->p;
  while (*cursor->p != '\0' &&
         (*is_quoted ? *cursor->p != '"' : *cursor->p != '"' && !at_space (cursor)))
    advance (cursor);
  text = g_strndup (start, cursor->p - start);
  if (*is_quoted)
    {
      *is_closed = *cursor->p == '"';
      if (*is_closed)
        advance (cursor);
    }
  return text;
}

static gboolean
has_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Returns: whether @text is a year, a month or a day ("2026-01-01"); then its beginning. */
static gboolean
read_date (const char *text, gint64 *time)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 4);
  guint n = g_strv_length (parts);
  int values[3] = { 0, 1, 1 };
  g_autoptr (GDateTime) date = NULL;

  if (n < 1 || n > 3 || strlen (parts[0]) != 4)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (*parts[i] == '\0' || strlen (parts[i]) > 4 ||
          strspn (parts[i], "0123456789") != strlen (parts[i]))
        return FALSE;
      values[i] = atoi (parts[i]);
    }
  date = g_date_time_new_local (values[0], values[1], values[2], 0, 0, 0);
  if (date == NULL)
    return FALSE;
  *time = g_date_time_to_unix (date);
  return TRUE;
}

static gboolean
read_state (const char *text, gint64 *state)
{
  for (gsize i = 0; state_names[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, state_names[i]) == 0)
      {
        *state = (gint64) i;
        return TRUE;
      }
  return FALSE;
}

/* Returns: whether the term means something; if not, a problem says why. */
static gboolean
understand (BylineSearchQuery *self, BylineSearchTerm *term)
{
  switch (term->field)
    {
    case BYLINE_SEARCH_FIELD_IS:
      if (*term->text != '\0' && !read_state (term->text, &term->value))
        {
          add_problem (self, BYLINE_SEARCH_PROBLEM_UNKNOWN_STATE, term->start, term->end,
                       "“is:%s” is not known: is:unread, is:read, is:saved, is:today or is:muted",
                       term->text);
          return FALSE;
        }
      break;
    case BYLINE_SEARCH_FIELD_BEFORE:
    case BYLINE_SEARCH_FIELD_AFTER:
      if (*term->text != '\0' && !read_date (term->text, &term->value))
        {
          add_problem (self, BYLINE_SEARCH_PROBLEM_BAD_DATE, term->start, term->end,
                       "“%s” is no date like 2026-01-31, 2026-01 or 2026", term->text);
          return FALSE;
        }
      break;
    case BYLINE_SEARCH_FIELD_WORD:
    case BYLINE_SEARCH_FIELD_PHRASE:
      /* Punctuation alone is passed over. */
      return has_word (term->text);
    case BYLINE_SEARCH_FIELD_SECTION:
    case BYLINE_SEARCH_FIELD_AUTHOR:
    case BYLINE_SEARCH_FIELD_PUBLICATION:
      break;
    }
  if (*term->text != '\0')
    return TRUE;
  add_problem (self, BYLINE_SEARCH_PROBLEM_NO_VALUE, term->start, term->end,
               "Something is missing behind “%s:”", byline_search_field_name (term->field));
  return FALSE;
}

static void
read_term (BylineSearchQuery *self, Cursor *cursor)
{
  g_autoptr (BylineSearchTerm) term = g_new0 (BylineSearchTerm, 1);
  gboolean is_quoted;
  gboolean is_closed;

  term->start = cursor->position;
  term->is_excluded = *cursor->p == '-';
  if (term->is_excluded)
    advance (cursor);
  if (!read_field (cursor, &term->field))
    term->field = BYLINE_SEARCH_FIELD_WORD;
  term->text = read_value (cursor, &is_quoted, &is_closed);
  term->end = cursor->position;
  if (is_quoted && term->field == BYLINE_SEARCH_FIELD_WORD)
    term->field = BYLINE_SEARCH_FIELD_PHRASE;
  if (!is_closed)
    add_problem (self, BYLINE_SEARCH_PROBLEM_UNCLOSED_QUOTE, term->start, term->end,
                 "A quotation mark is not closed");
  if (term->field != BYLINE_SEARCH_FIELD_PHRASE && g_str_has_suffix (term->text, "*"))
    {
      term->text[strlen (term->text) - 1] = '\0';
      term->is_prefix = TRUE;
    }
  if (!understand (self, term))
    return;
  if (self->terms->len < MAX_TERMS)
    g_ptr_array_add (self->terms, g_steal_pointer (&term));
  else if (!has_problem (self, BYLINE_SEARCH_PROBLEM_TOO_MANY))
    add_problem (self, BYLINE_SEARCH_PROBLEM_TOO_MANY, term->start, term->end,
                 "Only the first %d terms count", MAX_TERMS);
}

/* The last word may be the beginning of one: it is still being typed. */
static void
open_last_word (BylineSearchQuery *self)
{
  BylineSearchTerm *last;
  gunichar c;

  if (self->terms->len == 0)
    return;
  last = g_ptr_array_index (self->terms, self->terms->len - 1);
  if (last->field != BYLINE_SEARCH_FIELD_WORD || last->is_excluded)
    return;
  c = g_utf8_get_char (g_utf8_prev_char (last->text + strlen (last->text)));
  /* Half of all words begin with any one letter. */
  if (g_unichar_isalnum (c) && (c >= 0x1100 || g_utf8_strlen (last->text, -1) >= 2))
    last->is_prefix = TRUE;
}

BylineSearchQuery *
byline_search_query_parse (const char *text)
{
  BylineSearchQuery *self = g_new0 (BylineSearchQuery, 1);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "",
                                              text != NULL ? (gssize) strnlen (text, MAX_LENGTH)
                                                           : 0);
  Cursor cursor = { valid, 0 };
  gboolean excludes = FALSE;

  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  while (*cursor.p != '\0' && self->problems->len < MAX_TERMS)
    if (at_space (&cursor))
      advance (&cursor);
    else
      read_term (self, &cursor);
  open_last_word (self);

  for (guint i = 0; i < self->terms->len; i++)
    excludes |= ((BylineSearchTerm *) g_ptr_array_index (self->terms, i))->is_excluded;
  if (byline_search_query_is_usable (self))
    return self;
  if (excludes)
    add_problem (self, BYLINE_SEARCH_PROBLEM_ONLY_EXCLUDED, 0, cursor.position,
                 "The search says only what to leave out");
  else if (self->problems->len == 0)
    add_problem (self, BYLINE_SEARCH_PROBLEM_EMPTY, 0, cursor.position,
                 "The search has no word in it");
  return self;
}

gboolean
byline_search_query_has_words (const BylineSearchQuery *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const BylineSearchTerm *term = g_ptr_array_index (self->terms, i);

      if (!term->is_excluded &&
          (term->field == BYLINE_SEARCH_FIELD_WORD || term->field == BYLINE_SEARCH_FIELD_PHRASE))
        return TRUE;
    }
  return FALSE;
}

gboolean
byline_search_query_is_usable (const BylineSearchQuery *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const BylineSearchTerm *term = g_ptr_array_index (self->terms, i);

      if (!term->is_excluded ||
          (term->field != BYLINE_SEARCH_FIELD_WORD && term->field != BYLINE_SEARCH_FIELD_PHRASE))
        return TRUE;
    }
  return FALSE;
}

static char *
cut_marks (const char *text)
{
  g_autoptr (BylineSearchQuery) query = byline_search_query_parse (text);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *rest = g_string_new (NULL);

  for (guint i = 0; i < query->terms->len; i++)
    {
      const BylineSearchTerm *term = g_ptr_array_index (query->terms, i);
      g_autofree char *part = NULL;

      if (term->field == BYLINE_SEARCH_FIELD_IS &&
          (term->value == BYLINE_SEARCH_STATE_UNREAD || term->value == BYLINE_SEARCH_STATE_READ ||
           term->value == BYLINE_SEARCH_STATE_SAVED))
        continue;
      part = g_utf8_substring (valid, term->start, term->end);
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", part);
    }
  return g_string_free (rest, FALSE);
}

/* Returns: (transfer full) (nullable): @text, if it can be searched for. */
static char *
usable_or_none (char *text)
{
  g_autofree char *owned = text;
  g_autoptr (BylineSearchQuery) query = byline_search_query_parse (text);

  return byline_search_query_is_usable (query) ? g_steal_pointer (&owned) : NULL;
}

char *
byline_search_query_strip_flags (const char *text)
{
  return usable_or_none (cut_marks (text));
}

/* --- Completion --- */

const char *
byline_search_field_name (BylineSearchField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (field_names); i++)
    if (field_names[i].field == field)
      return field_names[i].name;
  return NULL;
}

const char *const *
byline_search_state_names (void)
{
  return state_names;
}

char *
byline_search_term_to_string (BylineSearchField field, const char *value)
{
  const char *name = byline_search_field_name (field);
  g_autofree char *plain = g_strdup (value);
  gboolean quote = *plain == '\0';

  /* A name with a quotation mark in it is found without. */
  g_strdelimit (plain, "\"", ' ');
  g_strstrip (plain);
  for (const char *p = plain; *p != '\0' && !quote; p = g_utf8_next_char (p))
    quote = g_unichar_isspace (g_utf8_get_char (p));
  return g_strdup_printf ("%s%s%s%s%s", name != NULL ? name : "", name != NULL ? ":" : "",
                          quote ? "\"" : "", plain, quote ? "\"" : "");
}

BylineSearchContext *
byline_search_context_new (const char *text, guint cursor_position)
{
  BylineSearchContext *self = g_new0 (BylineSearchContext, 1);
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_LENGTH));
  Cursor cursor = { valid, 0 };

  self->start = self->end = cursor_position;
  self->field = BYLINE_SEARCH_FIELD_WORD;
  while (*cursor.p != '\0')
    {
      BylineSearchField field = BYLINE_SEARCH_FIELD_WORD;
      guint start;
      gboolean is_quoted;
      gboolean is_closed;
      g_autofree char *value = NULL;

      if (at_space (&cursor))
        {
          advance (&cursor);
          continue;
        }
      if (*cursor.p == '-')
        advance (&cursor);
      start = cursor.position;
      read_field (&cursor, &field);
      value = read_value (&cursor, &is_quoted, &is_closed);
      if (cursor.position < cursor_position || start > cursor_position)
        continue;
      self->field = field;
      self->start = start;
      self->end = cursor.position;
      self->prefix = g_steal_pointer (&value);
      break;
    }
  if (self->prefix == NULL)
    self->prefix = g_strdup ("");
  return self;
}

void
byline_search_context_free (BylineSearchContext *self)
{
  if (self == NULL)
    return;
  g_free (self->prefix);
  g_free (self);
}
