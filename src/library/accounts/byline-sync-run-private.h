/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-greader.h"
#include "byline-miniflux.h"
#include "byline-sync-documents.h"
#include "byline-sync-run.h"

G_BEGIN_DECLS

struct _BylineSyncReading {
  BylineSyncAnswer *answer;
  GPtrArray *documents; /* nullable: of BylineSyncDocument */
};

/**
 * BylineSyncStep: one kind of question, in the order in which they are asked.
 * @ask: sets @request; leaves it %NULL if there is nothing (more) to ask: the next step follows
 * @read: reads the answer
 * @take: brings it in
 * @refused: (nullable): what follows if the server does not do it (4xx, 5xx); %NULL: all is over
 * @needs_token: whether it changes something, so that Google Reader's token goes with it
 */
typedef struct {
  gboolean (*ask) (BylineSyncRun *run, BylineDb *db, BylineSyncRequest **request, GError **error);
  BylineSyncAnswer *(*read) (const char *bytes, gsize length, GError **error);
  gboolean (*take) (BylineSyncRun *run, BylineDb *db, BylineSyncReading *reading, GError **error);
  gboolean (*refused) (BylineSyncRun *run, BylineDb *db, const GError *failure, GError **error);
  gboolean needs_token;
} BylineSyncStep;

/** What is asked besides the steps. */
typedef enum {
  BYLINE_SYNC_ASIDE_NONE,
  BYLINE_SYNC_ASIDE_LOGIN,
  BYLINE_SYNC_ASIDE_TOKEN,
} BylineSyncAside;

struct _BylineSyncRun {
  BylineAccount *account;
  BylineSyncProtocol protocol;
  const BylineSyncQuirks *quirks;
  char *secret;     /* nullable */
  char *session;    /* nullable */
  char *edit_token; /* nullable */
  BylineSyncAside aside;
  guint n_renewals;
  gboolean has_renewed; /* since the last answer */

  const BylineSyncStep *steps; /* ends with one that asks nothing */
  guint step;
  gint64 began; /* by the server's clock */
  BylineSyncReport *report;
  GArray *changed;
  guint n_done;
  guint n_total;

  GHashTable *feeds;   /* what the server calls its subscriptions, as it said in this run */
  GHashTable *folders; /* what its subscriptions are in, as it said in this run */
  gint64
    first_of_new_feed; /* when the first entry of a feed that came since was changed; 0: none */

  /* Lists of ids, page by page. */
  char *continuation; /* nullable */
  guint n_pages;
  gboolean is_listing; /* a page has come, and it was not the last */
  gboolean is_partial; /* a list is not whole: what is not in it says nothing */
  GHashTable *unread;
  GHashTable *saved;
  GPtrArray *recent;
  GHashTable *recent_set;

  /* What is asked for by its id. */
  GPtrArray *confirm; /* known entries whose marks are to be looked at */
  guint confirm_at;
  GPtrArray *wanted; /* entries that are not known */
  guint wanted_at;

  /* What the server is told. */
  BylineFeedAct *act; /* nullable */
  gint64 last_act;
  gboolean has_subscribed;
  BylineMarkBatch *batch; /* nullable */
  GHashTable *refused;    /* entries whose mark was refused in this run */
  guint n_refusals;       /* of marks, in this run */
  guint entries_limit;    /* the most entries that are asked for by their ids at once */
  guint marks_limit;      /* the most marks that the server is told at once */

  /* Miniflux. */
  GPtrArray *categories; /* nullable: of BylineSyncCategory */
  char *before;          /* nullable: where the first sync is */
  gboolean is_first;     /* the first sync is under way */
  gboolean is_comparing; /* counts differ: all that is unread is looked at */
  gint64 target;         /* the cursor when this is through */
  gint64 after;          /* changes since then are asked for */
  guint offset;
  gboolean
    is_backwards; /* what has changed is asked for from the last on: the server knows no other way */
  gint64 last_changed; /* of what came, in microseconds */
};

extern const BylineSyncStep _byline_sync_greader_steps[];
extern const BylineSyncStep _byline_sync_miniflux_steps[];

/** Returns: whom to ask, for requests; it points into @self. */
BylineSyncAccess _byline_sync_run_access (const BylineSyncRun *self);
/** Goes on to the next step. */
void _byline_sync_run_advance (BylineSyncRun *self);

/* --- byline-sync-run-entries.c --- */

/** Brings in subscriptions. */
gboolean _byline_sync_run_take_feeds (BylineSyncRun *self,
                                      BylineDb *db,
                                      BylineSyncReading *reading,
                                      GError **error);
/** Brings in entries, with all that they say. */
gboolean _byline_sync_run_take_entries (BylineSyncRun *self,
                                        BylineDb *db,
                                        BylineSyncReading *reading,
                                        GError **error);
/** Adds rows of stories that are marked otherwise. */
void _byline_sync_run_add_marked (BylineSyncRun *self, GArray *stories);
/** Compares @unread and @saved with what is known: fills @confirm, and takes what has gained a mark. */
gboolean _byline_sync_run_compare (BylineSyncRun *self,
                                   BylineDb *db,
                                   gboolean with_saved,
                                   GError **error);

/* --- byline-sync-run-push.c --- */

/** Takes the next act about a feed into @act. */
gboolean _byline_sync_run_next_act (BylineSyncRun *self, BylineDb *db, GError **error);
gboolean _byline_sync_run_act_done (BylineSyncRun *self,
                                    BylineDb *db,
                                    const char *remote,
                                    GError **error);
gboolean _byline_sync_run_act_refused (BylineSyncRun *self,
                                       BylineDb *db,
                                       const GError *failure,
                                       GError **error);
/** Takes the next marks into @batch; none that were refused in this run. */
gboolean _byline_sync_run_next_marks (BylineSyncRun *self,
                                      BylineDb *db,
                                      guint limit_saved,
                                      GError **error);
gboolean _byline_sync_run_marks_sent (BylineSyncRun *self,
                                      BylineDb *db,
                                      BylineSyncReading *reading,
                                      GError **error);
gboolean _byline_sync_run_marks_refused (BylineSyncRun *self,
                                         BylineDb *db,
                                         const GError *failure,
                                         GError **error);

G_END_DECLS
