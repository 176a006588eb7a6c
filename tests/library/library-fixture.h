/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-library.h"

G_BEGIN_DECLS

/** Route: what the server answers at a path. Texts have "{{base}}" replaced. */
typedef struct {
  guint status;
  char *type;
  char *body;
  gsize length;
  char *etag;        /* nullable: honours If-None-Match */
  char *location;    /* nullable: with a 3xx */
  char *links;       /* nullable: a Link header */
  char *retry_after; /* nullable: with 429 or 503 */
  gboolean stalls;   /* never answers */
  const char *login; /* nullable: "user:password": else 401 */
  guint n_requests;
} Route;

/** Fixture: a profile in a folder of its own, an opened library, a server on 127.0.0.1. */
typedef struct {
  char *dir;
  BylineProfile *profile;
  BylineLibrary *library;
  SoupServer *server;
  char *base;
  GHashTable *routes; /* path to Route */
  guint n_requests;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
/** Closes the library; everything must be gone afterwards. */
void fixture_tear_down (Fixture *self, gconstpointer data);
/** A library on the fixture's profile, opened. */
BylineLibrary *fixture_open (Fixture *self);
/** Opens the library of another profile than the fixture's. */
BylineLibrary *fixture_open_profile (BylineProfile *profile);
/** Closes @library and asserts that it is finalized. */
void fixture_close (BylineLibrary *library);
void fixture_stop_server (Fixture *self);

/** Serves @body (with "{{base}}" replaced) at @path. */
Route *fixture_serve (Fixture *self, const char *path, const char *type, const char *body);
Route *fixture_serve_status (Fixture *self, const char *path, guint status);
/** Serves a picture. */
Route *fixture_serve_picture (Fixture *self, const char *path);
char *fixture_url (Fixture *self, const char *path);

/**
 * An RSS feed of @n items from @first on; each has its own page at /story-N, a section and an
 * author.
 */
char *fixture_rss (const char *title, guint first, guint n);

/** A callback that keeps the result in a GAsyncResult **. */
void fixture_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/** Runs the main loop until *@result is there. */
GAsyncResult *fixture_wait (GAsyncResult **result);
/** Runs the main loop for a while. */
void fixture_run_ms (guint milliseconds);
/** Takes @object, and runs the main loop until what is under way has given it back, and it is gone;
 * fails if that takes half a minute. */
void fixture_finalize (gpointer object);

BylinePublication *fixture_subscribe (Fixture *self,
                                      const char *path,
                                      const char *folder,
                                      GError **error);
/** Looks for feeds, in the usual places too. */
GPtrArray *fixture_discover (Fixture *self, const char *text, GError **error);
BylineRefreshReport *fixture_refresh (BylineLibrary *library, GError **error);
/** As fixture_subscribe() and fixture_refresh(), which have to succeed. */
void fixture_must_subscribe (Fixture *fixture, const char *path);
BylineRefreshReport *fixture_must_refresh (Fixture *fixture);
/** Returns: (transfer full): the first feed of the first publication. */
BylineFeed *fixture_get_feed (Fixture *fixture);
GPtrArray *fixture_publications (BylineLibrary *library);
BylineCounts *fixture_counts (BylineLibrary *library);
/** @filter: (nullable) (transfer full) */
GArray *fixture_list (BylineLibrary *library, BylineFilter *filter);
GPtrArray *fixture_stories (BylineLibrary *library, BylineFilter *filter);
gint64 fixture_story (BylineLibrary *library, const char *title);
GArray *fixture_mark (BylineLibrary *library,
                      gint64 story_id,
                      BylineStoryFlag flag,
                      gboolean value);
BylineArticle *fixture_load (BylineLibrary *library, gint64 story_id, GError **error);
BylineArticle *fixture_fetch (BylineLibrary *library, gint64 story_id, GError **error);
GBytes *fixture_load_picture (BylineLibrary *library, const char *url, GError **error);
/** Path of the archive's only, or first, article file. */
char *fixture_article_file (Fixture *self, const char *key);

G_END_DECLS
