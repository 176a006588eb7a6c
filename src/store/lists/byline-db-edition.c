/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-edition.h"

#include "byline-db-counts-private.h"
#include "byline-db-lists.h"
#include "byline-db-private.h"
#include "byline-db-rows-private.h"
#include "byline-edition-candidate.h"
#include "byline-error.h"
#include "byline-identity-private.h"
#include "byline-text.h"

/* How many of the newest stories are looked at, and how many of these a page is made of. */
#define MAX_SCANNED 1000
#define MAX_CANDIDATES 240
/* Of one publication, as long as others have enough. */
#define MAX_OF_PUBLICATION 30

/* --- Which ones --- */

static gint64
publication_of (BylineDb *self, gint64 id, GError **error)
{
  return _byline_db_query_int (self, 0, error, "SELECT publication FROM stories WHERE id = ?", "i",
                               id);
}

/* Takes the newest of @ids, at most MAX_OF_PUBLICATION of each; what is passed over goes to @rest. */
static gboolean
spread (BylineDb *self, GArray *ids, GArray *chosen, GArray *rest, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < ids->len && chosen->len < MAX_CANDIDATES; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gint64 publication = publication_of (self, id, error);
      guint n;

      if (publication < 0)
        return FALSE;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &publication));
      g_hash_table_replace (counts, g_memdup2 (&publication, sizeof publication),
                            GUINT_TO_POINTER (n + 1));
      g_array_append_val (n < MAX_OF_PUBLICATION ? chosen : rest, id);
    }
  return TRUE;
}

/* A front page has an order of its own: it is made of what is newest, however the list is ordered. */
static GArray *
list_newest (BylineDb *self, const BylineFilter *filter, GError **error)
{
  g_autoptr (BylineFilter) newest = byline_filter_copy (filter);

  newest->order = BYLINE_ORDER_NEWEST;
  return byline_db_list_stories (self, newest, MAX_SCANNED, 0, error);
}

static GArray *
choose (BylineDb *self, const BylineFilter *filter, GError **error)
{
  g_autoptr (GArray) ids = list_newest (self, filter, error);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (ids == NULL || !spread (self, ids, chosen, rest, error))
    return NULL;
  for (guint i = 0; i < rest->len && chosen->len < MAX_CANDIDATES; i++)
    g_array_append_val (chosen, g_array_index (rest, gint64, i));
  return g_steal_pointer (&chosen);
}

/* --- What is known of them --- */

/* What a list does not need. */
typedef struct {
  BylineEditionCandidate *candidate;
  GBytes *sketch;   /* nullable */
  guint n_words;    /* of the sketch */
  char *title_fold; /* of the headline */
} Carried;

static void
carried_clear (gpointer data)
{
  Carried *self = data;

  byline_edition_candidate_unref (self->candidate);
  g_clear_pointer (&self->sketch, g_bytes_unref);
  g_free (self->title_fold);
}

/* How much of the text of a story without a picture the page may show, in characters. */
#define BEGINNING_CHARS 600

/* Returns: whether a sentence or a paragraph ends in @text in front of @rest. */
static gboolean
is_at_sentence (const char *text, const char *rest)
{
  static const char ends[] = ".!?…:\"”’»)。！？」؟۔।";
  const char *p = rest;

  while (p > text)
    {
      gunichar c = g_utf8_get_char (p = g_utf8_prev_char (p));

      if (c == '\n' || !g_unichar_isspace (c))
        return c == '\n' || g_utf8_strchr (ends, -1, c) != NULL;
    }
  return TRUE;
}

char *
byline_db_dup_beginning (BylineDb *self, gint64 story_id, const char *standfirst)
{
  g_autofree char *body = NULL;
  g_autofree char *beginning = NULL;
  const char *rest;

  g_return_val_if_fail (self != NULL, NULL);

  body = _byline_db_dup_body (self, story_id);
  if (body == NULL)
    return NULL;
  rest = byline_text_skip_excerpt (standfirst, body);
  if (*rest == '\0')
    return NULL;
  /* As one line: the page counts the lines of each paragraph anew. */
  beginning = byline_text_excerpt (rest, BEGINNING_CHARS);
  return is_at_sentence (body, rest) ? g_steal_pointer (&beginning)
                                     : g_strconcat ("…", beginning, NULL);
}

static gboolean
read_details (BylineDb *self, Carried *carried, GError **error)
{
  BylineEditionCandidate *candidate = carried->candidate;
  g_autoptr (BylineStatement) row =
    _byline_db_query (self, error,
                      "SELECT s.received, s.feed_place, s.picture_width, s.text_bytes, s.sketch,"
                      " p.key FROM stories s JOIN publications p ON p.id = s.publication"
                      " WHERE s.id = ?",
                      "i", candidate->story->id);

  if (row == NULL)
    return FALSE;
  if (!_byline_db_step (self, row, error))
    return error == NULL || *error == NULL;
  candidate->received = sqlite3_column_int64 (row, 0);
  candidate->place = (guint) MAX (sqlite3_column_int (row, 1), 0);
  candidate->picture_width = (guint) MAX (sqlite3_column_int (row, 2), 0);
  candidate->n_bytes = (guint) MAX (sqlite3_column_int (row, 3), 0);
  if (sqlite3_column_type (row, 4) == SQLITE_BLOB)
    carried->sketch = g_bytes_new (sqlite3_column_blob (row, 4),
                                   (gsize) sqlite3_column_bytes (row, 4));
  carried->n_words = _byline_sketch_n_words (carried->sketch);
  candidate->publication_key = _byline_column_text (row, 5);
  carried->title_fold = _byline_identity_fold (candidate->story->title);
  return TRUE;
}

static gboolean
read_people (BylineDb *self, BylineEditionCandidate *candidate, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT a.pin IS NOT NULL, a.avatar, a.avatar_private"
                             " FROM story_authors x JOIN authors a ON a.id = x.author"
                             " WHERE x.story = ? ORDER BY x.position",
                             "i", candidate->story->id);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; _byline_db_step (self, rows, &failure); i++)
    {
      candidate->is_by_followed |= sqlite3_column_int (rows, 0) != 0;
      if (i > 0)
        continue;
      candidate->portrait = _byline_column_text (rows, 1);
      candidate->portrait_network = _byline_column_network (rows, 2);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

/* Those that the sidebar lists: others say nothing of what a story is about. */
static void
take_sections (BylineEditionCandidate *candidate, GHashTable *listed)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; candidate->story->sections[i] != NULL; i++)
    {
      const char *name = candidate->story->sections[i];
      const BylineSectionSummary *section = g_hash_table_lookup (listed, name);

      if (section == NULL)
        continue;
      g_strv_builder_add (names, name);
      if (section->is_pinned && candidate->pinned_section == NULL)
        candidate->pinned_section = g_strdup (name);
    }
  g_strfreev (candidate->sections);
  candidate->sections = g_strv_builder_end (names);
}

/* --- Which ones are one story --- */

/* Headline and text must agree: what many papers call alike ("Morning briefing") is not one story,
 * and neither is what begins with the same words. */
static gboolean
are_one (const Carried *a, const Carried *b)
{
  BylineTextLikeness text;
  BylineTitleLikeness title;

  if (a->candidate->story->publication_id == b->candidate->story->publication_id ||
      a->n_words < BYLINE_SKETCH_MIN_WORDS || b->n_words < BYLINE_SKETCH_MIN_WORDS)
    return FALSE;
  text = _byline_sketch_compare (a->sketch, b->sketch);
  if (text != BYLINE_TEXT_SAME && text != BYLINE_TEXT_SIMILAR)
    return FALSE;
  title = _byline_identity_compare_titles (a->title_fold, b->title_fold);
  return title == BYLINE_TITLE_SAME || title == BYLINE_TITLE_EDITED;
}

static void
find_carried (GArray *all)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const Carried *story = &g_array_index (all, Carried, i);
        const Carried *other = &g_array_index (all, Carried, j);

        if (!are_one (story, other))
          continue;
        if (other->candidate->carried == 0)
          other->candidate->carried = ++n;
        story->candidate->carried = other->candidate->carried;
        break;
      }
}

/* --- All of it --- */

/* Returns: (transfer full) (element-type Carried): the stories of @ids; %NULL with an error. */
static GArray *
read_candidates (BylineDb *self, GArray *ids, GHashTable *listed, GError **error)
{
  g_autoptr (GPtrArray)
    stories = byline_db_get_stories (self, (const gint64 *) (gpointer) ids->data, ids->len, error);
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (Carried));

  if (stories == NULL)
    return NULL;
  g_array_set_clear_func (all, carried_clear);
  for (guint i = 0; i < stories->len; i++)
    {
      Carried *carried;

      g_array_set_size (all, i + 1);
      carried = &g_array_index (all, Carried, i);
      carried->candidate = byline_edition_candidate_new (
        byline_story_ref (g_ptr_array_index (stories, i)));
      if (!read_details (self, carried, error) || !read_people (self, carried->candidate, error))
        return NULL;
      take_sections (carried->candidate, listed);
    }
  return g_steal_pointer (&all);
}

static GHashTable *
list_sections (BylineDb *self, GPtrArray *sections)
{
  GHashTable *listed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sections->len; i++)
    {
      BylineSectionSummary *section = g_ptr_array_index (sections, i);

      g_hash_table_insert (listed, section->name, section);
    }
  return listed;
}

GPtrArray *
byline_db_get_edition_candidates (BylineDb *self, const BylineFilter *filter, GError **error)
{
  g_auto (BylineReadTransaction) snapshot = { NULL };
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (GHashTable) listed = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) all = NULL;
  GPtrArray *candidates;

  g_return_val_if_fail (self != NULL && filter != NULL, NULL);

  if (!_byline_read_transaction_begin (&snapshot, self, error))
    return NULL;
  sections = _byline_db_list_sections (self, error);
  ids = sections != NULL ? choose (self, filter, error) : NULL;
  if (ids == NULL)
    return NULL;
  listed = list_sections (self, sections);
  all = read_candidates (self, ids, listed, error);
  if (all == NULL)
    return NULL;
  find_carried (all);
  candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_edition_candidate_unref);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (candidates,
                     byline_edition_candidate_ref (g_array_index (all, Carried, i).candidate));
  return candidates;
}

guint
byline_db_count_new (BylineDb *self, const BylineFilter *filter, gint64 since, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  guint n = 0;

  g_return_val_if_fail (self != NULL && filter != NULL, 0);

  ids = list_newest (self, filter, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    n += _byline_db_query_int (self, 0, NULL,
                               "SELECT received > ? AND is_read = 0 FROM stories WHERE id = ?",
                               "ii", since, g_array_index (ids, gint64, i)) > 0;
  return n;
}
