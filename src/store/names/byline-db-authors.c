/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-names-private.h"
#include "byline-json-writer.h"
#include "byline-text.h"
#include "byline-url.h"

/* Returns: (transfer full) (nullable): what makes a profile page's address a person's: its
 * canonical form; none for a bare host, which is the site's. */
static char *
profile_url (const char *url)
{
  g_autofree char *canonical = byline_url_canonical (url);

  if (canonical == NULL || strchr (canonical, '/') == NULL)
    return NULL;
  return g_steal_pointer (&canonical);
}

static const char *
last_word (const char *fold)
{
  const char *space = strrchr (fold, ' ');

  return space != NULL ? space + 1 : fold;
}

/* Returns: the author who bears the folded name in the publication, else in any; 0 for none. */
static gint64
find_by_name (BylineDb *self, gint64 publication, const char *fold, GError **error)
{
  return _byline_db_query_int (self, 0, error,
                               "SELECT author FROM author_aliases"
                               " WHERE kind = 'name' AND value = ?"
                               " ORDER BY publication <> ?, author LIMIT 1",
                               "si", fold, publication);
}

/* A profile page is one person's if the family name is the same too: some sites give all of
 * their people one address. */
static gint64
find_by_url (BylineDb *self, gint64 publication, const char *url, const char *fold, GError **error)
{
  g_autoptr (BylineStatement) statement =
    _byline_db_query (self, error,
                      "SELECT a.id, a.fold FROM author_aliases x JOIN authors a ON a.id = x.author"
                      " WHERE x.kind = 'url' AND x.value = ? AND x.publication = ?",
                      "si", url, publication);

  if (statement == NULL)
    return -1;
  while (_byline_db_step (self, statement, NULL))
    {
      const char *other = (const char *) sqlite3_column_text (statement, 1);

      if (g_str_equal (last_word (fold), last_word (other)))
        return sqlite3_column_int64 (statement, 0);
    }
  return 0;
}

static char *
contacts_to_json (const BylineAuthor *author)
{
  BylineJsonWriter *writer;

  if (author->contacts->len == 0)
    return NULL;
  writer = byline_json_writer_new (FALSE, 0);
  byline_json_writer_begin_array (writer, NULL);
  for (guint i = 0; i < author->contacts->len; i++)
    {
      const BylineContact *contact = g_ptr_array_index (author->contacts, i);

      byline_json_writer_begin_object (writer, NULL);
      byline_json_writer_add_string (writer, "kind", byline_contact_kind_to_string (contact->kind));
      byline_json_writer_add_string (writer, "value", contact->value);
      byline_json_writer_end_object (writer);
    }
  byline_json_writer_end_array (writer);
  return byline_json_writer_finish (writer);
}

/* The newest that is said of a person stays; what is not said changes nothing. */
static gboolean
update_author (BylineDb *self,
               gint64 id,
               const BylineAuthor *author,
               BylineNetwork network,
               GError **error)
{
  g_autofree char *contacts = contacts_to_json (author);

  if (author->url == NULL && author->avatar == NULL && author->email == NULL &&
      author->bio == NULL && contacts == NULL)
    return TRUE;
  return _byline_db_run (self, error,
                         "UPDATE authors SET url = coalesce (?1, url),"
                         " avatar = coalesce (?2, avatar), email = coalesce (?3, email),"
                         " bio = coalesce (?4, bio), contacts = coalesce (?5, contacts),"
                         " avatar_private = iif (?2 IS NULL, avatar_private, ?7)"
                         " WHERE id = ?6 AND (coalesce (?1, url) IS NOT url"
                         "  OR (?2 IS NOT NULL AND avatar_private <> ?7)"
                         "  OR coalesce (?2, avatar) IS NOT avatar"
                         "  OR coalesce (?3, email) IS NOT email OR coalesce (?4, bio) IS NOT bio"
                         "  OR coalesce (?5, contacts) IS NOT contacts)",
                         "sssssii", author->url, author->avatar, author->email, author->bio,
                         contacts, id, (gint64) (network == BYLINE_NETWORK_PRIVATE));
}

static gboolean
add_alias (BylineDb *self,
           const char *kind,
           const char *value,
           gint64 publication,
           gint64 author,
           GError **error)
{
  return value == NULL ||
         _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO author_aliases (kind, value, publication, author)"
                         " VALUES (?, ?, ?, ?)",
                         "ssii", kind, value, publication, author);
}

static gint64
make_author (BylineDb *self, const char *name, const char *fold, GError **error)
{
  gint64 id;

  if (!_byline_db_run (self, error,
                       "INSERT INTO authors (id, name, fold, key, organisation)"
                       " VALUES (nullif (?, 0), ?, ?, ?, ?)",
                       "isssi", _byline_db_take_old_number (self, BYLINE_NUMBERS_AUTHORS, fold),
                       _byline_db_old_spelling (self, BYLINE_NUMBERS_AUTHORS, fold, name), fold,
                       fold, (gint64) byline_author_name_is_organization (name, NULL)))
    return -1;
  id = sqlite3_last_insert_rowid (self->sqlite);
  return _byline_names_add (self, BYLINE_RULE_KIND_AUTHOR, id, fold, error) ? id : -1;
}

/* A rule may have named somebody who wrote nothing yet; whom that one counts for is decided now.
 * Returns: the row; 0 for none; -1 with an error. */
static gint64
find_named_by_rule (BylineDb *self, const char *fold, GError **error)
{
  gint64 id = _byline_db_query_int (self, 0, error,
                                    "SELECT id FROM authors WHERE key = ? ORDER BY id LIMIT 1", "s",
                                    fold);

  return id <= 0 || _byline_names_resolve (self, BYLINE_RULE_KIND_AUTHOR, id, error) ? id : -1;
}

/* Returns: the author's row, made if need be; 0 for a name without a letter; -1 with an error. */
static gint64
ensure_author (BylineDb *self,
               gint64 publication,
               const BylineAuthor *author,
               BylineNetwork network,
               GError **error)
{
  g_autofree char *name = byline_text_clean (author->name, BYLINE_TEXT_MAX_NAME);
  g_autofree char *fold = name != NULL ? byline_text_fold (name) : NULL;
  g_autofree char *url = profile_url (author->url);
  gint64 id;

  if (fold == NULL || *fold == '\0' || byline_author_name_is_placeholder (name))
    return 0;
  id = find_by_name (self, publication, fold, error);
  if (id == 0 && url != NULL)
    id = find_by_url (self, publication, url, fold, error);
  if (id == 0)
    id = find_named_by_rule (self, fold, error);
  if (id == 0)
    id = make_author (self, name, fold, error);
  if (id < 0 || !update_author (self, id, author, network, error) ||
      !add_alias (self, "name", fold, publication, id, error) ||
      !add_alias (self, "url", url, publication, id, error))
    return -1;
  return id;
}

static gboolean
contains_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

gboolean
_byline_db_set_authors (BylineDb *self,
                        const BylineStoryRow *row,
                        GPtrArray *authors,
                        BylineNetwork network,
                        GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < authors->len; i++)
    {
      gint64 id = ensure_author (self, row->publication, g_ptr_array_index (authors, i), network,
                                 error);

      if (id < 0)
        return FALSE;
      if (id > 0 && !contains_id (ids, id))
        g_array_append_val (ids, id);
    }
  return _byline_names_set (self, BYLINE_RULE_KIND_AUTHOR, row, ids, error);
}
