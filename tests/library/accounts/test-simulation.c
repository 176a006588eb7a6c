/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Two Bylines and the web act at random on one server, with cuts and kills at random. Whenever all is
 * quiet all three agree, and what one of them alone did to a mark since is what it is now.
 *
 *   test-simulation [STEPS [SEED]]
 */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "byline-db-accounts.h"
#include "byline-db-lists.h"
#include "byline-db-maintenance.h"
#include "byline-db-open.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "byline-sync-run.h"

#define N_DEVICES 2
#define N_PARTICIPANTS (N_DEVICES + 1)
#define WEB N_DEVICES
#define QUIET_EVERY 150
#define MAX_FEEDS 12

/* --- The server --- */

typedef struct {
  gint64 id;
  guint feed;
  gboolean marks[2]; /* read, saved */
  gint64 changed;    /* in microseconds */
  /* Since all was quiet: who did what last; -1: nothing. */
  int last[2][N_PARTICIPANTS];
  gboolean before[2];
} Entry;

typedef struct {
  gboolean is_subscribed;
  int last[N_PARTICIPANTS];
  gboolean before;
} Feed;

typedef struct {
  BylineSyncProtocol protocol;
  GArray *entries;
  Feed feeds[MAX_FEEDS];
  guint token;
} Server;

typedef struct {
  char *dir;
  BylineDb *db;
  gint64 account_id;
} Device;

typedef struct {
  GRand *rand;
  Server server;
  Device devices[N_DEVICES];
  guint n_cuts;
  guint n_kills;
  guint n_acts;
} World;

static char *
feed_url (guint feed)
{
  return g_strdup_printf ("https://feeds.example/%u.xml", feed);
}

static Entry *
find_entry (Server *self, gint64 id)
{
  return id > 0 && id <= self->entries->len ? &g_array_index (self->entries, Entry, id - 1) : NULL;
}

static gboolean
is_there (Server *self, const Entry *entry)
{
  return self->feeds[entry->feed].is_subscribed;
}

static void
add_entry (Server *self, guint feed)
{
  Entry entry = { .id = self->entries->len + 1, .feed = feed, .changed = g_get_real_time () };

  for (int flag = 0; flag < 2; flag++)
    for (int who = 0; who < N_PARTICIPANTS; who++)
      entry.last[flag][who] = -1;
  g_array_append_val (self->entries, entry);
}

/* What comes back with a subscription is new to whoever asks for changes. */
static void
set_subscribed (Server *self, guint feed, gboolean value)
{
  for (guint i = 0; value && !self->feeds[feed].is_subscribed && i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->feed == feed)
        entry->changed = g_get_real_time ();
    }
  self->feeds[feed].is_subscribed = value;
}

static void
mark (Entry *entry, int flag, gboolean value)
{
  if (entry->marks[flag] != value)
    entry->changed = g_get_real_time ();
  entry->marks[flag] = value;
}

/* Returns: (transfer full): all values of a field of a form, or a query. */
static GPtrArray *
get_values (const char *form, const char *name)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) pairs = g_strsplit_set (form != NULL ? form : "", "&?", -1);
  g_autofree char *prefix = g_strconcat (name, "=", NULL);

  for (gsize i = 0; pairs[i] != NULL; i++)
    if (g_str_has_prefix (pairs[i], prefix))
      g_ptr_array_add (values, g_uri_unescape_string (pairs[i] + strlen (prefix), NULL));
  return values;
}

static char *
dup_value (const char *form, const char *name)
{
  g_autoptr (GPtrArray) values = get_values (form, name);

  return values->len > 0 ? g_strdup (g_ptr_array_index (values, 0)) : NULL;
}

static gint64
entry_number (const char *long_id)
{
  return (gint64) g_ascii_strtoull (strrchr (long_id, '/') + 1, NULL, 16);
}

static void
write_feeds (Server *self, GString *out)
{
  gboolean is_greader = self->protocol == BYLINE_SYNC_GREADER;
  const char *comma = "";

  g_string_append (out, is_greader ? "{\"subscriptions\":[" : "[");
  for (guint i = 0; i < MAX_FEEDS; i++)
    {
      if (!self->feeds[i].is_subscribed)
        continue;
      g_string_append_printf (out,
                              is_greader ? "%s{\"id\":\"feed/%u\",\"title\":\"Feed %u\",\"url\":"
                                           "\"https://feeds.example/%u.xml\",\"categories\":[]}"
                                         : "%s{\"id\":%u,\"title\":\"Feed %u\",\"feed_url\":"
                                           "\"https://feeds.example/%u.xml\"}",
                              comma, i + 1, i, i);
      comma = ",";
    }
  g_string_append (out, is_greader ? "]}" : "]");
}

static void
write_greader_entry (const Entry *entry, GString *out)
{
  g_string_append_printf (
    out,
    "{\"id\":\"tag:google.com,2005:reader/item/%016" G_GINT64_MODIFIER
    "x\",\"title\":\"Entry number %" G_GINT64_FORMAT "\",\"published\":%" G_GINT64_FORMAT ","
    "\"canonical\":[{\"href\":\"https://feeds.example/entry/%" G_GINT64_FORMAT "\"}],"
    "\"summary\":{\"content\":\"<p>It has a text of its own, and number %" G_GINT64_FORMAT
    ".</p>\"},\"origin\":{\"streamId\":\"feed/%u\"},\"categories\":[\"x\"%s%s]}",
    (guint64) entry->id, entry->id, 1700000000 + entry->id * 60, entry->id, entry->id * 7919,
    entry->feed + 1, entry->marks[0] ? ",\"user/1/state/com.google/read\"" : "",
    entry->marks[1] ? ",\"user/1/state/com.google/starred\"" : "");
}

static void
write_ids (Server *self, const char *url, GString *out)
{
  g_autofree char *stream = dup_value (url, "s");
  g_autofree char *without = dup_value (url, "xt");
  const char *comma = "";

  g_string_append (out, "{\"itemRefs\":[");
  for (guint i = self->entries->len; i > 0; i--)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i - 1);

      if (!is_there (self, entry) || (without != NULL && entry->marks[0]) ||
          (g_str_has_suffix (stream, "starred") && !entry->marks[1]))
        continue;
      g_string_append_printf (out, "%s{\"id\":\"%" G_GINT64_FORMAT "\"}", comma, entry->id);
      comma = ",";
    }
  g_string_append (out, "]}");
}

static void
write_contents (Server *self, const char *form, GString *out)
{
  g_autoptr (GPtrArray) ids = get_values (form, "i");
  const char *comma = "";

  g_string_append (out, "{\"items\":[");
  for (guint i = 0; i < ids->len; i++)
    {
      const Entry *entry = find_entry (self, entry_number (g_ptr_array_index (ids, i)));

      if (entry == NULL || !is_there (self, entry))
        continue;
      g_string_append (out, comma);
      write_greader_entry (entry, out);
      comma = ",";
    }
  g_string_append (out, "]}");
}

static void
edit_tag (Server *self, const char *form)
{
  g_autoptr (GPtrArray) ids = get_values (form, "i");
  g_autofree char *add = dup_value (form, "a");
  g_autofree char *remove = dup_value (form, "r");
  const char *state = add != NULL ? add : remove;

  for (guint i = 0; i < ids->len; i++)
    {
      Entry *entry = find_entry (self, entry_number (g_ptr_array_index (ids, i)));

      if (entry != NULL && is_there (self, entry))
        mark (entry, g_str_has_suffix (state, "starred"), add != NULL);
    }
}

static void
edit_feed (Server *self, const char *form)
{
  g_autofree char *act = dup_value (form, "ac");
  g_autofree char *stream = dup_value (form, "s");

  if (g_str_equal (act, "subscribe"))
    set_subscribed (self, (guint) atoi (strrchr (stream, '/') + 1), TRUE);
  else if (g_str_equal (act, "unsubscribe"))
    set_subscribed (self, (guint) atoi (stream + strlen ("feed/")) - 1, FALSE);
}

static gboolean
answer_greader (Server *self, const BylineSyncRequest *request, GString *out)
{
  const char *form = request->body != NULL ? request->body->str : NULL;

  if (strstr (request->url, "/accounts/ClientLogin") != NULL)
    g_string_append (out, "Auth=session\n");
  else if (strstr (request->url, "/token") != NULL)
    g_string_append_printf (out, "token%u", self->token);
  else if (strstr (request->url, "/subscription/list") != NULL)
    write_feeds (self, out);
  else if (strstr (request->url, "/stream/items/ids") != NULL)
    write_ids (self, request->url, out);
  else if (strstr (request->url, "/stream/items/contents") != NULL)
    write_contents (self, form, out);
  else if (strstr (request->url, "/edit-tag") != NULL)
    edit_tag (self, form);
  else if (strstr (request->url, "/subscription/edit") != NULL)
    edit_feed (self, form);
  else
    return FALSE;
  return TRUE;
}

static void
write_miniflux_entry (const Entry *entry, GString *out)
{
  g_autoptr (GDateTime) changed = g_date_time_new_from_unix_utc (entry->changed / G_USEC_PER_SEC);
  g_autoptr (GDateTime) published = g_date_time_new_from_unix_utc (1700000000 + entry->id * 60);
  g_autofree char *changed_text = g_date_time_format (changed, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *published_text = g_date_time_format_iso8601 (published);

  g_string_append_printf (
    out,
    "{\"id\":%" G_GINT64_FORMAT ",\"feed_id\":%u,\"title\":\"Entry number %" G_GINT64_FORMAT
    "\",\"url\":\"https://feeds.example/entry/%" G_GINT64_FORMAT
    "\",\"content\":\"<p>It has a text of its own, and number %" G_GINT64_FORMAT
    ".</p>\",\"status\":\"%s\",\"starred\":%s,\"published_at\":\"%s\",\"changed_at\":\"%s.%06dZ\"}",
    entry->id, entry->feed + 1, entry->id, entry->id, entry->id * 7919,
    entry->marks[0] ? "read" : "unread", entry->marks[1] ? "true" : "false", published_text,
    changed_text, (int) (entry->changed % G_USEC_PER_SEC));
}

static int
compare_changed (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(Entry *const *) a;
  const Entry *second = *(Entry *const *) b;

  return first->changed < second->changed ? -1 : first->changed > second->changed;
}

static void
write_entries (Server *self, const char *url, GString *out)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *before = dup_value (url, "before_entry_id");
  g_autofree char *after = dup_value (url, "changed_after");
  g_autofree char *limit = dup_value (url, "limit");
  g_autofree char *offset = dup_value (url, "offset");
  g_autofree char *order = dup_value (url, "order");
  gboolean is_descending = strstr (url, "direction=desc") != NULL;
  gboolean is_unread = strstr (url, "status=read") == NULL;
  guint begin = offset != NULL ? (guint) atoi (offset) : 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (is_there (self, entry) && (before == NULL || entry->id < atoi (before)) &&
          (after == NULL || entry->changed > g_ascii_strtoll (after, NULL, 10) * G_USEC_PER_SEC) &&
          (!is_unread || !entry->marks[0]))
        g_ptr_array_add (found, entry);
    }
  if (g_str_equal (order, "changed_at"))
    g_ptr_array_sort (found, compare_changed);
  g_string_append_printf (out, "{\"total\":%u,\"entries\":[", found->len);
  for (guint i = begin; i < found->len && i < begin + (guint) atoi (limit); i++)
    {
      if (i > begin)
        g_string_append_c (out, ',');
      write_miniflux_entry (g_ptr_array_index (found, is_descending ? found->len - 1 - i : i), out);
    }
  g_string_append (out, "]}");
}

static void
write_counters (Server *self, GString *out)
{
  g_string_append (out, "{\"reads\":{},\"unreads\":{\"0\":0");
  for (guint feed = 0; feed < MAX_FEEDS; feed++)
    {
      guint n = 0;

      for (guint i = 0; i < self->entries->len; i++)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, i);

          n += entry->feed == feed && is_there (self, entry) && !entry->marks[0];
        }
      if (n > 0)
        g_string_append_printf (out, ",\"%u\":%u", feed + 1, n);
    }
  g_string_append (out, "}}");
}

static void
set_status (Server *self, const char *body)
{
  const char *end = strchr (body, ']');

  for (const char *p = strchr (body, '[') + 1; p < end; p = strpbrk (p, ",]") + 1)
    {
      Entry *entry = find_entry (self, atoi (p));

      if (entry != NULL && is_there (self, entry))
        mark (entry, 0, strstr (body, "\"unread\"") == NULL);
    }
}

static gboolean
answer_miniflux (Server *self, const BylineSyncRequest *request, GString *out)
{
  const char *path = strstr (request->url, "/v1") + strlen ("/v1");
  const char *body = request->body != NULL ? request->body->str : "";
  gboolean is_get = g_str_equal (request->method, "GET");
  Entry *entry;

  if (g_str_equal (path, "/feeds") && is_get)
    write_feeds (self, out);
  else if (g_str_equal (path, "/feeds"))
    {
      guint feed = (guint) atoi (strstr (body, "feeds.example/") + strlen ("feeds.example/"));

      set_subscribed (self, feed, TRUE);
      g_string_append_printf (out, "{\"feed_id\":%u}", feed + 1);
    }
  else if (g_str_equal (path, "/feeds/counters"))
    write_counters (self, out);
  else if (g_str_has_prefix (path, "/feeds/"))
    set_subscribed (self, (guint) atoi (path + strlen ("/feeds/")) - 1,
                    !g_str_equal (request->method, "DELETE"));
  else if (g_str_equal (path, "/categories"))
    g_string_append (out, "[{\"id\":1,\"title\":\"All\"}]");
  else if (g_str_has_prefix (path, "/entries?"))
    write_entries (self, request->url, out);
  else if (g_str_equal (path, "/entries"))
    set_status (self, body);
  else
    {
      entry = find_entry (self, atoi (path + strlen ("/entries/")));
      if (entry == NULL || !is_there (self, entry))
        return FALSE;
      if (g_str_has_suffix (path, "/bookmark"))
        mark (entry, 1, !entry->marks[1]);
      else
        write_miniflux_entry (entry, out);
    }
  return TRUE;
}

/* --- Devices --- */

static void
open_device (Device *self)
{
  g_autoptr (GError) error = NULL;

  self->db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
kill_device (World *world, Device *self)
{
  world->n_kills++;
  byline_db_close (self->db);
  open_device (self);
}

static gboolean
happens (World *world, double probability)
{
  return g_rand_double (world->rand) < probability;
}

/* Returns: whether the run goes on. @trouble: how likely a cut and a kill are */
static gboolean
ask (World *world,
     Device *device,
     BylineSyncRun *run,
     const BylineSyncRequest *request,
     double trouble)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BylineSyncReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_found = FALSE;

  /* It does not get there; or it does, and the answer does not come back. */
  if (happens (world, trouble))
    {
      world->n_cuts++;
      return FALSE;
    }
  is_found = world->server.protocol == BYLINE_SYNC_GREADER
               ? answer_greader (&world->server, request, text)
               : answer_miniflux (&world->server, request, text);
  if (happens (world, trouble))
    {
      world->n_cuts++;
      return FALSE;
    }
  if (!is_found)
    error = g_error_new_literal (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND, "404");
  else
    {
      bytes = g_bytes_new (text->str, text->len);
      reading = byline_sync_run_read (run, bytes, &error);
      g_assert_no_error (error);
    }
  if (reading != NULL)
    byline_sync_run_take (run, device->db, reading, g_get_real_time () / G_USEC_PER_SEC, &error);
  else
    {
      g_autoptr (GError) failure = g_steal_pointer (&error);

      byline_sync_run_take_failure (run, device->db, failure, &error);
    }
  g_assert_no_error (error);
  if (happens (world, trouble))
    {
      kill_device (world, device);
      return FALSE;
    }
  return TRUE;
}

static gboolean
sync_device (World *world, Device *device, double trouble)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAccount)
    account = byline_db_get_account (device->db, device->account_id, &error);
  g_autoptr (BylineSyncRun) run = byline_sync_run_new (account, "secret", NULL);

  for (;;)
    {
      g_autoptr (BylineSyncRequest) request = NULL;

      byline_sync_run_next (run, device->db, &request, &error);
      g_assert_no_error (error);
      if (request == NULL)
        return TRUE;
      if (!ask (world, device, run, request, trouble))
        return FALSE;
    }
}

static void
make_device (World *world, Device *self)
{
  BylineAccount account = {
    .protocol = (char *) byline_sync_protocol_name (world->server.protocol),
    .url = (char *) "https://server.example",
    .user = (char *) "reader",
  };
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("byline-simulation-XXXXXX", &error);
  g_assert_no_error (error);
  open_device (self);
  self->account_id = byline_db_add_account (self->db, &account, &error);
  g_assert_no_error (error);
}

/* Returns: the story of an entry, or 0. */
static gint64
find_story (Device *self, gint64 entry)
{
  g_autofree char *url = g_strdup_printf ("https://feeds.example/entry/%" G_GINT64_FORMAT, entry);

  return MAX (byline_db_find_story (self->db, url, NULL), 0);
}

/* --- Acts --- */

static void
act_on_entry (World *world, guint who)
{
  Entry *entry;
  int flag = happens (world, 0.7) ? 0 : 1;
  gboolean value = happens (world, 0.6);

  if (world->server.entries->len == 0)
    return;
  entry = &g_array_index (world->server.entries, Entry,
                          g_rand_int_range (world->rand, 0, (gint32) world->server.entries->len));
  if (who == WEB)
    {
      if (!is_there (&world->server, entry))
        return;
      mark (entry, flag, value);
    }
  else
    {
      Device *device = &world->devices[who];
      gint64 story = find_story (device, entry->id);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) changed = NULL;

      if (story == 0)
        return;
      changed = byline_db_mark (device->db, &story, 1,
                                flag == 0 ? BYLINE_STORY_FLAG_READ : BYLINE_STORY_FLAG_SAVED, value,
                                &error);
      g_assert_no_error (error);
      /* It was so already: nobody did anything. */
      if (changed->len == 0)
        return;
    }
  world->n_acts++;
  entry->last[flag][who] = value;
}

static void
act_on_feed (World *world, guint who)
{
  guint number = (guint) g_rand_int_range (world->rand, 0, MAX_FEEDS);
  Feed *feed = &world->server.feeds[number];
  gboolean value = happens (world, 0.8);

  if (who == WEB)
    {
      if (feed->is_subscribed == value)
        return;
      set_subscribed (&world->server, number, value);
    }
  else
    {
      Device *device = &world->devices[who];
      g_autofree char *url = feed_url (number);
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineFeed) known = byline_db_find_feed (device->db, url, NULL);
      const BylineSubscription subscription = { .feed_url = url };

      if ((known != NULL) == value)
        return;
      if (value)
        {
          gint64 feed_id = byline_db_subscribe (device->db, &subscription, &error);

          g_assert_no_error (error);
          known = byline_db_get_feed (device->db, feed_id, &error);
          byline_db_move_to_account (device->db, known->publication_id, device->account_id, &error);
        }
      else
        byline_db_set_removed (device->db, known->publication_id, TRUE, &error);
      g_assert_no_error (error);
    }
  world->n_acts++;
  feed->last[who] = value;
}

/* --- Whether all agree --- */

static gboolean
is_possible (const int *last, gboolean before, gboolean now)
{
  gboolean any = FALSE;

  for (int who = 0; who < N_PARTICIPANTS; who++)
    {
      any |= last[who] >= 0;
      if (last[who] == now)
        return TRUE;
    }
  return !any && before == now;
}

static void
check_entry (World *world, Entry *entry, gboolean check_acts)
{
  for (guint i = 0; i < N_DEVICES && is_there (&world->server, entry); i++)
    {
      gint64 id = find_story (&world->devices[i], entry->id);
      g_autoptr (GPtrArray)
        stories = id != 0 ? byline_db_get_stories (world->devices[i].db, &id, 1, NULL) : NULL;
      const BylineStory *story = stories != NULL && stories->len > 0
                                   ? g_ptr_array_index (stories, 0)
                                   : NULL;

      if (story == NULL || story->is_read != entry->marks[0] || story->is_saved != entry->marks[1])
        g_error ("device %u, entry %" G_GINT64_FORMAT " of feed %u: %s, server read %d saved %d, "
                 "device read %d saved %d",
                 i, entry->id, entry->feed, story == NULL ? "missing" : "differs", entry->marks[0],
                 entry->marks[1], story != NULL && story->is_read,
                 story != NULL && story->is_saved);
    }
  for (int flag = 0; flag < 2; flag++)
    {
      if (check_acts && is_there (&world->server, entry) &&
          !is_possible (entry->last[flag], entry->before[flag], entry->marks[flag]))
        g_error ("entry %" G_GINT64_FORMAT
                 ", flag %d: an act was lost: was %d, acts %d %d %d, is %d",
                 entry->id, flag, entry->before[flag], entry->last[flag][0], entry->last[flag][1],
                 entry->last[flag][2], entry->marks[flag]);
      entry->before[flag] = entry->marks[flag];
      for (int who = 0; who < N_PARTICIPANTS; who++)
        entry->last[flag][who] = -1;
    }
}

static void
check_feed (World *world, guint number)
{
  Feed *feed = &world->server.feeds[number];
  g_autofree char *url = feed_url (number);

  for (guint i = 0; i < N_DEVICES; i++)
    {
      g_autoptr (BylineFeed) known = byline_db_find_feed (world->devices[i].db, url, NULL);

      if ((known != NULL) != feed->is_subscribed)
        g_error ("device %u, feed %u: server %d, device %d", i, number, feed->is_subscribed,
                 known != NULL);
    }
  if (!is_possible (feed->last, feed->before, feed->is_subscribed))
    g_error ("feed %u: an act was lost: was %d, acts %d %d %d, is %d", number, feed->before,
             feed->last[0], feed->last[1], feed->last[2], feed->is_subscribed);
  feed->before = feed->is_subscribed;
  for (int who = 0; who < N_PARTICIPANTS; who++)
    feed->last[who] = -1;
}

static void
become_quiet (World *world)
{
  gboolean stayed[MAX_FEEDS];

  for (guint i = 0; i < MAX_FEEDS; i++)
    {
      const Feed *feed = &world->server.feeds[i];

      stayed[i] = feed->before && feed->last[0] < 0 && feed->last[1] < 0 && feed->last[WEB] < 0;
    }
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < N_DEVICES; i++)
      g_assert_true (sync_device (world, &world->devices[i], 0));
  for (guint i = 0; i < MAX_FEEDS; i++)
    check_feed (world, i);
  /* What a server forgot with a subscription, and got back with it, it was not told. */
  for (guint i = 0; i < world->server.entries->len; i++)
    {
      Entry *entry = &g_array_index (world->server.entries, Entry, i);

      check_entry (world, entry, stayed[entry->feed]);
    }
  for (guint i = 0; i < N_DEVICES; i++)
    {
      g_autoptr (BylineAccount)
        account = byline_db_get_account (world->devices[i].db, world->devices[i].account_id, NULL);

      g_assert_cmpuint (account->n_waiting, ==, 0);
    }
}

static void
step (World *world)
{
  guint who = (guint) g_rand_int_range (world->rand, 0, N_PARTICIPANTS);
  double what = g_rand_double (world->rand);

  if (what < 0.70)
    act_on_entry (world, who);
  else if (what < 0.73)
    act_on_feed (world, who);
  else if (what < 0.78)
    {
      guint feed = (guint) g_rand_int_range (world->rand, 0, MAX_FEEDS);

      if (world->server.feeds[feed].is_subscribed)
        add_entry (&world->server, feed);
    }
  else if (what < 0.80)
    kill_device (world, &world->devices[who % N_DEVICES]);
  else if (what < 0.88)
    sync_device (world, &world->devices[who % N_DEVICES], 0.05);
}

static void
remove_tree (const char *path)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", path);

  g_assert_cmpint (system (command), ==, 0);
}

static void
simulate (BylineSyncProtocol protocol, guint n_steps, guint32 seed)
{
  World world = { .rand = g_rand_new_with_seed (seed) };

  world.server.protocol = protocol;
  world.server.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < MAX_FEEDS; i++)
    {
      world.server.feeds[i] = (Feed){ i < 6, { -1, -1, -1 }, i < 6 };
      for (guint j = 0; j < 5 && i < 6; j++)
        add_entry (&world.server, i);
    }
  for (guint i = 0; i < N_DEVICES; i++)
    make_device (&world, &world.devices[i]);
  become_quiet (&world);
  for (guint i = 1; i <= n_steps; i++)
    {
      step (&world);
      if (i % QUIET_EVERY == 0)
        become_quiet (&world);
    }
  become_quiet (&world);
  g_test_message ("seed %u: %u acts, %u cuts, %u kills, %u entries", seed, world.n_acts,
                  world.n_cuts, world.n_kills, world.server.entries->len);
  for (guint i = 0; i < N_DEVICES; i++)
    {
      byline_db_close (world.devices[i].db);
      remove_tree (world.devices[i].dir);
      g_free (world.devices[i].dir);
    }
  g_array_unref (world.server.entries);
  g_rand_free (world.rand);
}

static guint n_steps = 900;
static guint32 seed = 1;

static void
test_greader (void)
{
  simulate (BYLINE_SYNC_GREADER, n_steps, seed);
}

static void
test_miniflux (void)
{
  simulate (BYLINE_SYNC_MINIFLUX, n_steps, seed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    n_steps = (guint) atoi (argv[1]);
  if (argc > 2)
    seed = (guint32) atoi (argv[2]);
  g_test_add_func ("/simulation/greader", test_greader);
  g_test_add_func ("/simulation/miniflux", test_miniflux);
  return g_test_run ();
}
