/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-edition.h"

#include "byline-db-edition.h"
#include "byline-library-private.h"

/* The filter that shows all stories of a group. Returns: (transfer full) (nullable): NULL if there is
 * none. */
static BylineFilter *
filter_of_group (BylineDb *db, const BylineFilter *filter, const BylineEditionGroup *group)
{
  g_autoptr (BylineFilter) narrow = byline_filter_copy (filter);

  narrow->ranked = FALSE;
  narrow->order = BYLINE_ORDER_DEFAULT;
  if (group->kind == BYLINE_EDITION_GROUP_SECTION)
    byline_filter_add_section (narrow, group->name);
  else if (group->kind == BYLINE_EDITION_GROUP_PUBLICATION)
    {
      g_autoptr (BylinePublication)
        publication = byline_db_get_publication (db, group->publication_id, NULL);

      if (publication == NULL)
        return NULL;
      g_free (narrow->publication_key);
      narrow->publication_key = g_strdup (publication->key);
    }
  else
    return NULL;
  return g_steal_pointer (&narrow);
}

static void
count_group (BylineDb *db,
             const BylineEdition *edition,
             const BylineFilter *filter,
             BylineEditionGroup *group)
{
  g_autoptr (BylineFilter) narrow = filter_of_group (db, filter, group);
  guint n_shown = byline_edition_count_members (edition, group, NULL);
  guint n_stories;

  if (narrow == NULL)
    return;
  n_stories = byline_db_count_stories (db, narrow, &group->n_unread, NULL);
  group->n_more = n_stories > n_shown ? n_stories - n_shown : 0;
}

/* A lead without a picture begins with its text, behind what its standfirst says of that. */
static void
read_beginning (BylineDb *db, const BylineEdition *edition)
{
  BylineEditionCandidate *lead = edition->lead != NULL ? edition->lead->candidate : NULL;

  if (lead != NULL && lead->story->picture_url == NULL && lead->beginning == NULL)
    lead->beginning = byline_db_dup_beginning (db, lead->story->id, lead->story->standfirst);
}

static gpointer
edition_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray)
    candidates = byline_db_get_edition_candidates (db, arguments->filter, error);
  BylineEdition *edition;

  if (candidates == NULL)
    return NULL;
  edition = byline_edition_new (candidates, arguments->filter, arguments->until);
  read_beginning (db, edition);
  edition->n_stories = byline_db_count_stories (db, arguments->filter, &edition->n_unread, NULL);
  for (guint i = 0; i < edition->groups->len; i++)
    count_group (db, edition, arguments->filter, g_ptr_array_index (edition->groups, i));
  return edition;
}

void
byline_library_get_edition_async (BylineLibrary *self,
                                  const BylineFilter *filter,
                                  gint64 since,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (filter != NULL);

  _byline_library_query (self, edition_func, (GDestroyNotify) byline_edition_unref,
                         &(BylineArguments){ .filter = filter, .until = since }, cancellable,
                         callback, user_data);
}

static gpointer
count_new_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  guint n = byline_db_count_new (db, arguments->filter, arguments->until, error);

  return g_memdup2 (&n, sizeof n);
}

void
byline_library_count_new_async (BylineLibrary *self,
                                const BylineFilter *filter,
                                gint64 since,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (filter != NULL);

  _byline_library_query (self, count_new_func, g_free,
                         &(BylineArguments){ .filter = filter, .until = since }, cancellable,
                         callback, user_data);
}

guint
byline_library_count_new_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_autofree guint *n = byline_library_finish (self, result, error);

  return n != NULL ? *n : 0;
}
