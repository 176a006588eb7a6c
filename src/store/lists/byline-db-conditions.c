/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-conditions-private.h"

#include "byline-place-private.h"

#include "byline-clock.h"
#include "byline-db-names-private.h"
#include "byline-error.h"
#include "byline-search-query.h"
#include "byline-text.h"

static void
look_up_free (gpointer data)
{
  BylineConditionLookup *look_up = data;

  g_array_unref (look_up->ids);
  g_free (look_up);
}

void
_byline_conditions_clear (BylineConditions *self)
{
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->authors, g_array_unref);
  g_clear_pointer (&self->publications, g_array_unref);
  g_clear_pointer (&self->no_publications, g_array_unref);
  g_clear_pointer (&self->lookups, g_ptr_array_unref);
  g_clear_pointer (&self->match, g_free);
  g_clear_pointer (&self->no_match, g_free);
  g_clear_pointer (&self->openings, g_ptr_array_unref);
  g_clear_pointer (&self->rest, g_free);
  g_clear_pointer (&self->no_rest, g_free);
}

static GArray *
ids_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* --- The filter's names --- */

static gboolean
add_names (BylineDb *self, BylineRuleKind kind, GPtrArray *names, GArray *ids, GError **error)
{
  for (guint i = 0; i < names->len; i++)
    if (!_byline_names_find (self, kind, g_ptr_array_index (names, i), ids, error))
      return FALSE;
  return TRUE;
}

/* Publications of a key and in a folder or below it. A removed one is in no folder; who asks for
 * just that gets what is kept of it. */
static gboolean
add_publications (BylineDb *self,
                  const BylineFilter *filter,
                  BylineConditions *conditions,
                  GError **error)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    self, error,
    "SELECT id, removed_at > 0 FROM publications WHERE (?1 IS NULL OR key = ?1)"
    " AND (removed_at = 0 OR ?2 IS NULL)"
    " AND (?2 IS NULL OR folder = ?2 OR substr (folder, 1, length (?2) + 1) = ?2 || '/')",
    "ss", filter->publication_key, filter->folder);

  if (statement == NULL)
    return FALSE;
  while (_byline_db_step (self, statement, NULL))
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (conditions->publications, id);
      conditions->kept |= sqlite3_column_int (statement, 1) != 0;
    }
  return TRUE;
}

static gboolean
resolve_names (BylineDb *self,
               const BylineFilter *filter,
               BylineFilterParts parts,
               BylineConditions *conditions,
               GError **error)
{
  if ((parts & BYLINE_FILTER_SECTIONS) != 0 && filter->sections->len > 0)
    {
      conditions->sections = ids_new ();
      if (!add_names (self, BYLINE_RULE_KIND_SECTION, filter->sections, conditions->sections,
                      error))
        return FALSE;
    }
  if ((parts & BYLINE_FILTER_AUTHORS) != 0 && filter->authors->len > 0)
    {
      conditions->authors = ids_new ();
      if (!add_names (self, BYLINE_RULE_KIND_AUTHOR, filter->authors, conditions->authors, error))
        return FALSE;
    }
  if ((parts & BYLINE_FILTER_PUBLICATION) != 0 &&
      (filter->publication_key != NULL || filter->folder != NULL))
    {
      conditions->publications = ids_new ();
      if (!add_publications (self, filter, conditions, error))
        return FALSE;
    }
  return TRUE;
}

/* --- The search's terms --- */

/* Publications of a key or whose name has a word that begins so. */
static gboolean
find_publications (BylineDb *self, const char *text, GArray *ids, GError **error)
{
  g_autofree char *fold = byline_text_fold (text);
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self, error,
    "SELECT id FROM publications WHERE key = ?1 OR"
    " instr (' ' || byline_text_fold (coalesce (name, own_name, '')), ' ' || ?2) > 0",
    "ss", text, fold);

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, NULL))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
add_term_ids (BylineDb *self, const BylineSearchTerm *term, GArray *ids, GError **error)
{
  if (term->field == BYLINE_SEARCH_FIELD_PUBLICATION)
    return find_publications (self, term->text, ids, error);
  return _byline_names_search (self,
                               term->field == BYLINE_SEARCH_FIELD_AUTHOR ? BYLINE_RULE_KIND_AUTHOR
                                                                         : BYLINE_RULE_KIND_SECTION,
                               term->text, term->is_prefix, ids, error);
}

/* Fills @ids with what the terms of @field name. Returns: whether there are such terms. */
static gboolean
collect_field (BylineDb *self,
               const BylineSearchQuery *query,
               BylineSearchField field,
               gboolean is_excluded,
               GArray *ids,
               GError **error)
{
  gboolean found = FALSE;

  for (guint i = 0; i < query->terms->len; i++)
    {
      const BylineSearchTerm *term = g_ptr_array_index (query->terms, i);

      if (term->field != field || term->is_excluded != is_excluded)
        continue;
      found = TRUE;
      if (!add_term_ids (self, term, ids, error))
        return TRUE;
    }
  return found;
}

static void
add_look_up (BylineConditions *conditions, gboolean is_author, gboolean is_excluded, GArray *ids)
{
  BylineConditionLookup *look_up = g_new0 (BylineConditionLookup, 1);

  look_up->is_author = is_author;
  look_up->is_excluded = is_excluded;
  look_up->ids = g_array_ref (ids);
  g_ptr_array_add (conditions->lookups, look_up);
}

static gboolean
resolve_field (BylineDb *self,
               const BylineSearchQuery *query,
               BylineSearchField field,
               BylineConditions *conditions,
               GError **error)
{
  gboolean is_author = field == BYLINE_SEARCH_FIELD_AUTHOR;
  GArray **place = is_author ? &conditions->authors : &conditions->sections;
  g_autoptr (GArray) wanted = ids_new ();
  g_autoptr (GArray) unwanted = ids_new ();
  g_autoptr (GError) failure = NULL;

  if (collect_field (self, query, field, FALSE, wanted, &failure) && failure == NULL)
    {
      conditions->impossible |= wanted->len == 0;
      /* Beside what the filter itself names: both must hold. */
      if (*place == NULL)
        *place = g_array_ref (wanted);
      else if (wanted->len > 0)
        add_look_up (conditions, is_author, FALSE, wanted);
    }
  if (failure == NULL && collect_field (self, query, field, TRUE, unwanted, &failure) &&
      unwanted->len > 0)
    add_look_up (conditions, is_author, TRUE, unwanted);
  return byline_error_pass (error, g_steal_pointer (&failure));
}

/* Leaves in @ids only what is in @others as well. */
static void
intersect (GArray *ids, GArray *others)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    for (guint j = 0; j < others->len; j++)
      if (g_array_index (ids, gint64, i) == g_array_index (others, gint64, j))
        {
          g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
          break;
        }
  g_array_set_size (ids, n);
}

static gboolean
resolve_publications (BylineDb *self,
                      const BylineSearchQuery *query,
                      BylineConditions *conditions,
                      GError **error)
{
  g_autoptr (GArray) wanted = ids_new ();
  g_autoptr (GArray) unwanted = ids_new ();
  g_autoptr (GError) failure = NULL;

  if (collect_field (self, query, BYLINE_SEARCH_FIELD_PUBLICATION, FALSE, wanted, &failure) &&
      failure == NULL)
    {
      if (conditions->publications == NULL)
        conditions->publications = g_array_ref (wanted);
      else
        intersect (conditions->publications, wanted);
    }
  if (failure == NULL &&
      collect_field (self, query, BYLINE_SEARCH_FIELD_PUBLICATION, TRUE, unwanted, &failure) &&
      unwanted->len > 0)
    conditions->no_publications = g_array_ref (unwanted);
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static void
apply_state (BylineConditions *conditions, const BylineSearchTerm *term)
{
  gboolean wanted = !term->is_excluded;

  switch ((BylineSearchState) term->value)
    {
    case BYLINE_SEARCH_STATE_UNREAD:
      conditions->unread |= wanted;
      conditions->read |= !wanted;
      break;
    case BYLINE_SEARCH_STATE_READ:
      conditions->read |= wanted;
      conditions->unread |= !wanted;
      break;
    case BYLINE_SEARCH_STATE_SAVED:
      conditions->saved |= wanted;
      conditions->unsaved |= !wanted;
      break;
      case BYLINE_SEARCH_STATE_TODAY: {
        gint64 day = byline_clock_start_of_day (byline_clock_now ());

        if (wanted)
          conditions->since = MAX (conditions->since, day);
        else
          conditions->until = MIN (conditions->until, day);
        break;
      }
    case BYLINE_SEARCH_STATE_MUTED:
      conditions->muted |= wanted;
      break;
    }
}

static void
apply_terms (BylineConditions *conditions, const BylineSearchQuery *query)
{
  for (guint i = 0; i < query->terms->len; i++)
    {
      const BylineSearchTerm *term = g_ptr_array_index (query->terms, i);
      /* "-before:" is "after:". */
      gboolean is_before = term->field == BYLINE_SEARCH_FIELD_BEFORE;

      if (term->field == BYLINE_SEARCH_FIELD_IS)
        apply_state (conditions, term);
      if (!is_before && term->field != BYLINE_SEARCH_FIELD_AFTER)
        continue;
      if (is_before != term->is_excluded)
        conditions->until = MIN (conditions->until, term->value);
      else
        conditions->since = MAX (conditions->since, term->value);
    }
  conditions->impossible |= (conditions->unread && conditions->read) ||
                            (conditions->saved && conditions->unsaved);
}

static gboolean
resolve_search (BylineDb *self, const char *search, BylineConditions *conditions, GError **error)
{
  g_autoptr (BylineSearchQuery) query = byline_search_query_parse (search);

  if (!byline_search_query_is_usable (query))
    {
      const BylineSearchProblem *problem = g_ptr_array_index (query->problems,
                                                              query->problems->len - 1);

      g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_QUERY, problem->message);
      return FALSE;
    }
  apply_terms (conditions, query);
  conditions->match = _byline_search_expression (query, TRUE, &conditions->no_match);
  conditions->openings = _byline_search_openings (query);
  if (conditions->openings->len > 0)
    conditions->rest = _byline_search_expression (query, FALSE, &conditions->no_rest);
  else
    g_clear_pointer (&conditions->openings, g_ptr_array_unref);
  return resolve_field (self, query, BYLINE_SEARCH_FIELD_SECTION, conditions, error) &&
         resolve_field (self, query, BYLINE_SEARCH_FIELD_AUTHOR, conditions, error) &&
         resolve_publications (self, query, conditions, error);
}

static gboolean
search_is_set (const BylineFilter *filter)
{
  for (const char *p = filter->search; p != NULL && *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      return TRUE;
  return FALSE;
}

gboolean
_byline_conditions_resolve (BylineDb *self,
                            const BylineFilter *filter,
                            BylineFilterParts parts,
                            BylineConditions *conditions,
                            GError **error)
{
  conditions->lookups = g_ptr_array_new_with_free_func (look_up_free);
  conditions->since = G_MININT64;
  conditions->until = G_MAXINT64;
  if (!resolve_names (self, filter, parts, conditions, error))
    return FALSE;
  if ((parts & BYLINE_FILTER_STATE) != 0)
    {
      conditions->unread = filter->unread;
      conditions->saved = filter->saved;
      conditions->muted = filter->muted;
      conditions->ranked = filter->ranked;
      conditions->order = filter->order;
      conditions->kept |= filter->saved || search_is_set (filter);
      if (filter->today)
        conditions->since = byline_clock_start_of_day (byline_clock_now ());
      if (search_is_set (filter) && !resolve_search (self, filter->search, conditions, error))
        return FALSE;
    }
  conditions->impossible |= (conditions->sections != NULL && conditions->sections->len == 0) ||
                            (conditions->authors != NULL && conditions->authors->len == 0) ||
                            (conditions->publications != NULL &&
                             conditions->publications->len == 0);
  if (conditions->until != G_MAXINT64)
    conditions->last_place = _byline_place_after (self, conditions->until, error);
  return conditions->last_place >= 0;
}

gboolean
_byline_filter_matches_all (const BylineFilter *filter, BylineFilterParts parts)
{
  if ((parts & BYLINE_FILTER_SECTIONS) != 0 && filter->sections->len > 0)
    return FALSE;
  if ((parts & BYLINE_FILTER_AUTHORS) != 0 && filter->authors->len > 0)
    return FALSE;
  if ((parts & BYLINE_FILTER_PUBLICATION) != 0 &&
      (filter->publication_key != NULL || filter->folder != NULL))
    return FALSE;
  return (parts & BYLINE_FILTER_STATE) == 0 ||
         (!filter->unread && !filter->saved && !filter->today && !filter->muted &&
          !search_is_set (filter));
}
