/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-joins-private.h"
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

/* Returns: the author who bears the folded name in the publication, else in any; 0 for none. */
static gint64
find_by_name (BylineDb *self, gint64 publication_id, const char *fold, GError **error)
{
  gint64 id = _byline_db_query_int (self, 0, error,
                                    "SELECT author FROM author_aliases"
                                    " WHERE kind = 'name' AND value = ? AND publication = ?"
                                    " ORDER BY author LIMIT 1",
                                    "si", fold, publication_id);

  /* Of one who writes for many publications only the first story in each comes here. */
  return id != 0 ? id
                 : _byline_db_query_int (self, 0, error,
                                         "SELECT min (author) FROM author_aliases"
                                         " WHERE kind = 'name' AND value = ?",
                                         "s", fold);
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

static void
read_contacts (BylineAuthor *author, const char *text)
{
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonArray *array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *kind_name;
      BylineContactKind kind;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      kind_name = json_object_get_string_member_with_default (json_node_get_object (node), "kind",
                                                              NULL);
      if (kind_name != NULL && byline_contact_kind_from_string (kind_name, &kind))
        byline_author_add_contact (
          author, kind,
          json_object_get_string_member_with_default (json_node_get_object (node), "value", NULL));
    }
}

BylineAuthor *
_byline_db_read_author (BylineStatement *row)
{
  BylineAuthor *author = byline_author_new ((const char *) sqlite3_column_text (row, 0));

  author->url = _byline_column_text (row, 1);
  author->avatar = _byline_column_text (row, 2);
  author->email = _byline_column_text (row, 3);
  author->bio = _byline_column_text (row, 4);
  read_contacts (author, (const char *) sqlite3_column_text (row, 5));
  return author;
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

/* What is said of somebody whose name is another's in the publication is said of that one. */
static gboolean
update_person (BylineDb *self,
               gint64 raw,
               gint64 publication_id,
               const BylineAuthor *author,
               BylineNetwork network,
               GError **error)
{
  gint64 id;

  if (author->url == NULL && author->avatar == NULL && author->email == NULL &&
      author->bio == NULL && author->contacts->len == 0)
    return TRUE;
  id = _byline_db_query_int (self, raw, error,
                             "SELECT author FROM author_members WHERE raw = ? AND publication = ?"
                             " ORDER BY distance LIMIT 1",
                             "ii", raw, publication_id);
  return id > 0 && update_author (self, id, author, network, error);
}

static gboolean
add_alias (BylineDb *self,
           const char *kind,
           const char *value,
           gint64 publication_id,
           gint64 author,
           GError **error)
{
  return value == NULL ||
         _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO author_aliases (kind, value, publication, author)"
                         " VALUES (?, ?, ?, ?)",
                         "ssii", kind, value, publication_id, author);
}

/* Those of one family name in a publication may be one person, or no longer one. */
static gboolean
resolve_family (BylineDb *self, const char *name, gint64 publication_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!_byline_joins_find_family (self, name, publication_id, ids, error))
    return FALSE;
  for (guint i = 0; ids->len > 1 && i < ids->len; i++)
    if (!_byline_names_resolve_author_in (self, g_array_index (ids, gint64, i), publication_id,
                                          error))
      return FALSE;
  return TRUE;
}

static gboolean
add_aliases (BylineDb *self,
             gint64 id,
             gint64 publication_id,
             const char *name,
             const char *fold,
             const char *url,
             GError **error)
{
  int before = sqlite3_total_changes (self->sqlite);

  return add_alias (self, "name", fold, publication_id, id, error) &&
         add_alias (self, "url", url, publication_id, id, error) &&
         _byline_joins_add_name (self, id, name, publication_id, error) &&
         (sqlite3_total_changes (self->sqlite) == before ||
          resolve_family (self, name, publication_id, error));
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

  return id <= 0 || _byline_names_resolve_author_in (self, id, 0, error) ? id : -1;
}

/* Returns: the author's row, made if need be; 0 for a name without a letter; -1 with an error. */
static gint64
ensure_author (BylineDb *self,
               gint64 publication_id,
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
  id = find_by_name (self, publication_id, fold, error);
  if (id == 0)
    id = find_named_by_rule (self, fold, error);
  if (id == 0)
    id = make_author (self, name, fold, error);
  return id > 0 && add_aliases (self, id, publication_id, name, fold, url, error) &&
             update_person (self, id, publication_id, author, network, error)
           ? id
           : -1;
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
      gint64 id = ensure_author (self, row->publication_id, g_ptr_array_index (authors, i), network,
                                 error);

      if (id < 0)
        return FALSE;
      if (id > 0 && !contains_id (ids, id))
        g_array_append_val (ids, id);
    }
  return _byline_names_set (self, BYLINE_RULE_KIND_AUTHOR, row, ids, error);
}

static gboolean
is_described (const BylineAuthor *author)
{
  return author->avatar != NULL || author->bio != NULL || author->contacts->len > 0;
}

gboolean
_byline_db_note_people (BylineDb *self,
                        gint64 publication_id,
                        GPtrArray *authors,
                        BylineNetwork network,
                        GError **error)
{
  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      if (is_described (author) && ensure_author (self, publication_id, author, network, error) < 0)
        return FALSE;
    }
  return TRUE;
}
