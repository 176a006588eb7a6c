/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-details.h"

#include <string.h>

#include "byline-db-names-private.h"
#include "byline-db-rows-private.h"
#include "byline-error.h"
#include "byline-search-query.h"
#include "byline-text.h"

#define MAX_COMPLETIONS 12
/* How long what stands around a match is. */
#define SNIPPET_CHARS 160

/* --- What may stand at the cursor --- */

typedef struct {
  BylineDb *db;
  BylineSearchContext *context;
  GPtrArray *completions;
} Completing;

static void
add_completion (Completing *self, const char *label, char *replacement, guint n_stories)
{
  BylineCompletion *completion = g_new0 (BylineCompletion, 1);

  completion->label = g_strdup (label);
  completion->replacement = replacement;
  completion->start = self->context->start;
  completion->end = self->context->end;
  completion->n_stories = n_stories;
  g_ptr_array_add (self->completions, completion);
}

static gboolean
begins_with (const char *name, const char *prefix)
{
  return g_ascii_strncasecmp (name, prefix, strlen (prefix)) == 0;
}

/* Where a word is being typed, a field may be meant. */
static void
add_fields (Completing *self)
{
  static const BylineSearchField fields[] = {
    BYLINE_SEARCH_FIELD_SECTION, BYLINE_SEARCH_FIELD_AUTHOR, BYLINE_SEARCH_FIELD_PUBLICATION,
    BYLINE_SEARCH_FIELD_IS,      BYLINE_SEARCH_FIELD_BEFORE, BYLINE_SEARCH_FIELD_AFTER
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *name = byline_search_field_name (fields[i]);
      g_autofree char *text = g_strconcat (name, ":", NULL);

      if (begins_with (name, self->context->prefix))
        add_completion (self, text, g_strdup (text), 0);
    }
}

static void
add_states (Completing *self)
{
  const char *const *names = byline_search_state_names ();

  for (gsize i = 0; names[i] != NULL; i++)
    if (begins_with (names[i], self->context->prefix))
      add_completion (self, names[i], g_strdup_printf ("is:%s ", names[i]), 0);
}

static const char *
names_sql (BylineSearchField field)
{
  switch (field)
    {
    case BYLINE_SEARCH_FIELD_SECTION:
      return "SELECT coalesce (label, name) AS n, n_stories FROM sections WHERE n_stories > 0"
             " AND coalesce (hidden, 0) = 0 AND ' ' || byline_text_fold (coalesce (label, name))"
             " LIKE '% ' || ?1 || '%' ESCAPE '\\'"
             " ORDER BY pin IS NULL, n_stories DESC, fold LIMIT ?2";
    case BYLINE_SEARCH_FIELD_AUTHOR:
      return "SELECT coalesce (label, name) AS n, n_stories FROM authors WHERE n_stories > 0"
             " AND coalesce (hidden, 0) = 0 AND ' ' || byline_text_fold (coalesce (label, name))"
             " LIKE '% ' || ?1 || '%' ESCAPE '\\'"
             " ORDER BY pin IS NULL, n_stories DESC, fold LIMIT ?2";
    case BYLINE_SEARCH_FIELD_PUBLICATION:
      return "SELECT coalesce (name, own_name) AS n, n_stories FROM publications"
             " WHERE (removed_at = 0 OR EXISTS (SELECT 1 FROM stories s"
             "  WHERE s.publication = publications.id AND s.shown = " SQL_KEPT
             ")) AND ' ' || byline_text_fold (coalesce (name, own_name, ''))"
             " LIKE '% ' || ?1 || '%' ESCAPE '\\' ORDER BY n_stories DESC, n LIMIT ?2";
    case BYLINE_SEARCH_FIELD_WORD:
    case BYLINE_SEARCH_FIELD_PHRASE:
    case BYLINE_SEARCH_FIELD_IS:
    case BYLINE_SEARCH_FIELD_BEFORE:
    case BYLINE_SEARCH_FIELD_AFTER:
      break;
    }
  return NULL;
}

static gboolean
add_names (Completing *self, BylineSearchField field, guint limit, GError **error)
{
  g_autofree char *fold = byline_text_fold (self->context->prefix);
  g_autoptr (GString) pattern = g_string_new (fold);
  g_autoptr (GError) failure = NULL;
  g_autoptr (BylineStatement) rows = NULL;

  g_string_replace (pattern, "\\", "\\\\", 0);
  g_string_replace (pattern, "%", "\\%", 0);
  g_string_replace (pattern, "_", "\\_", 0);
  rows = _byline_db_query (self->db, error, names_sql (field), "si", pattern->str, (gint64) limit);
  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self->db, rows, &failure))
    {
      const char *name = (const char *) sqlite3_column_text (rows, 0);
      g_autofree char *term = NULL;

      if (name == NULL)
        continue;
      term = byline_search_term_to_string (field, name);
      add_completion (self, name, g_strconcat (term, " ", NULL),
                      (guint) sqlite3_column_int64 (rows, 1));
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

GPtrArray *
byline_db_get_completions (BylineDb *self, const char *text, guint cursor, GError **error)
{
  g_autoptr (BylineSearchContext) context = NULL;
  g_autoptr (GPtrArray)
    completions = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_completion_free);
  Completing completing = { self, NULL, completions };

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  context = byline_search_context_new (text, cursor);
  completing.context = context;
  switch (context->field)
    {
    case BYLINE_SEARCH_FIELD_WORD:
      add_fields (&completing);
      /* A name that is typed without its field is offered with it. */
      if (g_utf8_strlen (context->prefix, -1) >= 2 &&
          (!add_names (&completing, BYLINE_SEARCH_FIELD_SECTION, 4, error) ||
           !add_names (&completing, BYLINE_SEARCH_FIELD_AUTHOR, 4, error)))
        return NULL;
      break;
    case BYLINE_SEARCH_FIELD_IS:
      add_states (&completing);
      break;
    case BYLINE_SEARCH_FIELD_SECTION:
    case BYLINE_SEARCH_FIELD_AUTHOR:
    case BYLINE_SEARCH_FIELD_PUBLICATION:
      if (!add_names (&completing, context->field, MAX_COMPLETIONS, error))
        return NULL;
      break;
    case BYLINE_SEARCH_FIELD_PHRASE:
    case BYLINE_SEARCH_FIELD_BEFORE:
    case BYLINE_SEARCH_FIELD_AFTER:
      break;
    }
  if (completions->len > MAX_COMPLETIONS)
    g_ptr_array_set_size (completions, MAX_COMPLETIONS);
  return g_steal_pointer (&completions);
}

/* --- What stands around a match --- */

GPtrArray *
byline_db_get_snippets (BylineDb *self,
                        const char *search,
                        const gint64 *stories,
                        gsize n_stories,
                        GError **error)
{
  g_autoptr (BylineSearchQuery) query = NULL;
  g_autoptr (GPtrArray) snippets = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL && search != NULL, NULL);

  query = byline_search_query_parse (search);
  for (gsize i = 0; i < n_stories; i++)
    {
      g_autofree char *body = _byline_db_dup_body (self, stories[i]);
      char *snippet = body != NULL ? byline_search_query_snippet (query, body, SNIPPET_CHARS)
                                   : NULL;

      g_ptr_array_add (snippets, snippet != NULL ? snippet : g_strdup (""));
    }
  return g_steal_pointer (&snippets);
}
