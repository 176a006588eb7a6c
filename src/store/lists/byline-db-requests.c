/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-requests.h"

#include "byline-db-private.h"
#include "byline-error.h"
#include "byline-url.h"

/* Whose picture or icon an address is, is looked up when it is shown: nothing has to be known when it is
 * asked for, but for pictures in the text. 5: BYLINE_REQUEST_PURPOSE_PICTURE */
#define OWNERS                                                                                     \
  "WITH of_story AS MATERIALIZED (SELECT picture, max (id) AS story FROM stories"                  \
  "  WHERE picture IN (SELECT url FROM requests WHERE purpose = 5 AND story = 0)"                  \
  "  GROUP BY picture),"                                                                           \
  " of_publication AS MATERIALIZED (SELECT icon, min (id) AS publication FROM publications"        \
  "  WHERE icon IS NOT NULL GROUP BY icon) "
#define JOINS                                                                                      \
  " FROM requests r LEFT JOIN of_story o ON o.picture = r.url AND r.story = 0 AND r.purpose = 5"   \
  " LEFT JOIN stories s ON s.id = iif (r.story <> 0, r.story, o.story)"                            \
  " LEFT JOIN of_publication i ON i.icon = r.url AND s.id IS NULL AND r.purpose = 5"               \
  " LEFT JOIN publications p"                                                                      \
  " ON p.id = coalesce (nullif (r.publication, 0), s.publication, i.publication)"
#define MATCHES                                                                                    \
  " WHERE r.at >= ?1 AND (?2 IS NULL OR r.url LIKE ?2 ESCAPE '\\'"                                 \
  " OR s.title LIKE ?2 ESCAPE '\\' OR coalesce (p.name, p.own_name) LIKE ?2 ESCAPE '\\'"           \
  " OR r.error LIKE ?2 ESCAPE '\\' OR CAST (r.status AS TEXT) = ?3)"

static gboolean
insert (BylineDb *self, const BylineLoggedRequest *request, GError **error)
{
  return _byline_db_run (self, error,
                         "INSERT INTO requests (at, url, location, purpose, publication, story,"
                         " status, bytes, milliseconds, error, code)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         "issiiiiiiss", request->at, request->url, request->location,
                         (gint64) request->purpose, request->publication_id, request->story_id,
                         (gint64) request->status, request->n_bytes, (gint64) request->milliseconds,
                         request->error, request->code);
}

/* What the clock says is younger than now was noted by a clock that was ahead: it goes by number. */
static gboolean
forget_old (BylineDb *self, gint64 now, GError **error)
{
  return _byline_db_run (self, error, "DELETE FROM requests WHERE at < ?", "i",
                         now - BYLINE_DB_REQUESTS_SECONDS) &&
         _byline_db_run (self, error,
                         "DELETE FROM requests WHERE id <= (SELECT max (id) FROM requests) - ?",
                         "i", (gint64) BYLINE_DB_MAX_REQUESTS);
}

gboolean
byline_db_log_requests (BylineDb *self, GPtrArray *requests, gint64 now, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && requests != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  for (guint i = 0; i < requests->len; i++)
    if (!insert (self, g_ptr_array_index (requests, i), error))
      return FALSE;
  return forget_old (self, now, error) && _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_forget_requests (BylineDb *self, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error, "DELETE FROM requests", "") &&
         _byline_transaction_commit (&scope, error);
}

/* --- Reading --- */

static char *
make_pattern (const char *text)
{
  g_autoptr (GString) pattern = g_string_new (text);

  g_string_replace (pattern, "\\", "\\\\", 0);
  g_string_replace (pattern, "%", "\\%", 0);
  g_string_replace (pattern, "_", "\\_", 0);
  g_string_prepend_c (pattern, '%');
  g_string_append_c (pattern, '%');
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

static BylineLoggedRequest *
read_request (BylineStatement *row)
{
  BylineLoggedRequest *request = byline_logged_request_new ();
  int i = 0;

  request->at = sqlite3_column_int64 (row, i++);
  request->url = _byline_column_text (row, i++);
  request->location = _byline_column_text (row, i++);
  request->purpose = byline_request_purpose_from_int (sqlite3_column_int64 (row, i++));
  request->publication_id = sqlite3_column_int64 (row, i++);
  request->story_id = sqlite3_column_int64 (row, i++);
  request->status = (guint) sqlite3_column_int64 (row, i++);
  request->n_bytes = sqlite3_column_int64 (row, i++);
  request->milliseconds = (guint) sqlite3_column_int64 (row, i++);
  request->error = _byline_column_text (row, i++);
  request->code = _byline_column_text (row, i++);
  request->publication = _byline_column_text (row, i++);
  request->story = _byline_column_text (row, i++);
  return request;
}

static gboolean
read_requests (BylineDb *self,
               BylineRequestLog *log,
               const char *pattern,
               const char *text,
               gint64 since,
               guint limit,
               GError **error)
{
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 n_matches;

  n_matches = _byline_db_query_int (self, 0, error, OWNERS "SELECT count (*)" JOINS MATCHES, "iss",
                                    since, pattern, text);
  if (n_matches < 0)
    return FALSE;
  log->n_matches = (guint) n_matches;
  rows = _byline_db_query (
    self, error,
    OWNERS
    "SELECT r.at, r.url, r.location, iif (i.icon IS NULL, r.purpose, 6),"
    " coalesce (p.id, 0), coalesce (s.id, 0), r.status, r.bytes, r.milliseconds, r.error, r.code,"
    " coalesce (p.name, p.own_name), s.title" JOINS MATCHES " ORDER BY r.id DESC LIMIT ?4",
    "issi", since, pattern, text, limit != 0 ? (gint64) limit : -1);
  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    g_ptr_array_add (log->requests, read_request (rows));
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const BylineRequestSum *first = *(BylineRequestSum *const *) a;
  const BylineRequestSum *second = *(BylineRequestSum *const *) b;

  if (first->n_bytes != second->n_bytes)
    return first->n_bytes < second->n_bytes ? 1 : -1;
  return g_strcmp0 (first->name, second->name);
}

/* @sums: name to BylineRequestSum; they belong to @log */
static BylineRequestSum *
get_sum (BylineRequestLog *log, GHashTable *sums, const char *name, gint64 publication_id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", publication_id, name);
  BylineRequestSum *sum = g_hash_table_lookup (sums, key);

  if (sum != NULL)
    return sum;
  sum = byline_record_new (&byline_request_sum_record);
  sum->publication_id = publication_id;
  sum->name = g_strdup (name);
  g_ptr_array_add (log->today, sum);
  g_hash_table_insert (sums, g_steal_pointer (&key), sum);
  return sum;
}

static gboolean
sum_up (BylineDb *self, BylineRequestLog *log, gint64 midnight, GError **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GError) failure = NULL;

  rows = _byline_db_query (self, error,
                           OWNERS "SELECT coalesce (p.id, 0), coalesce (p.name, p.own_name), r.url,"
                                  " r.bytes, r.status = 0 OR r.status >= 400" JOINS
                                  " WHERE r.at >= ?",
                           "i", midnight);
  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      const char *name = (const char *) sqlite3_column_text (rows, 1);
      g_autofree char *host = name == NULL
                                ? byline_url_host ((const char *) sqlite3_column_text (rows, 2))
                                : NULL;
      BylineRequestSum *sum = get_sum (log, sums,
                                       name != NULL   ? name
                                       : host != NULL ? host
                                                      : "?",
                                       sqlite3_column_int64 (rows, 0));

      sum->n_requests++;
      sum->n_bytes += sqlite3_column_int64 (rows, 3);
      sum->n_failed += sqlite3_column_int64 (rows, 4) != 0;
    }
  g_ptr_array_sort (log->today, compare_sums);
  return byline_error_pass (error, g_steal_pointer (&failure));
}

BylineRequestLog *
byline_db_get_requests (BylineDb *self,
                        const char *text,
                        gint64 since,
                        gint64 midnight,
                        guint limit,
                        GError **error)
{
  g_autoptr (BylineRequestLog) log = byline_record_new (&byline_request_log_record);
  g_autofree char *pattern = text != NULL && *text != '\0' ? make_pattern (text) : NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!read_requests (self, log, pattern, text, since, limit, error) ||
      !sum_up (self, log, midnight, error))
    return NULL;
  return g_steal_pointer (&log);
}
