/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-record.h"

G_BEGIN_DECLS

/**
 * BYLINE_FEED_MAX_TRIES:
 *
 * So many of a feed's tries are remembered.
 */
#define BYLINE_FEED_MAX_TRIES 20

/**
 * BylineDueReason:
 * @BYLINE_DUE_INTERVAL: the interval that is set
 * @BYLINE_DUE_RARE: the feed changes rarely
 * @BYLINE_DUE_TTL: the feed says how often (ttl, sy:updatePeriod)
 * @BYLINE_DUE_MAX_AGE: the server says how long its answer is good (Cache-Control, Expires)
 * @BYLINE_DUE_SKIPPED: the feed wants to be left alone until then (skipHours, skipDays)
 * @BYLINE_DUE_BACK_OFF: it failed
 * @BYLINE_DUE_ASKED: the server asked to be left alone until then (Retry-After)
 * @BYLINE_DUE_GONE: it is gone for good; never by itself
 *
 * Why a feed is asked again when it is. Kept as numbers: new ones are added at the end.
 */
typedef enum {
  BYLINE_DUE_INTERVAL,
  BYLINE_DUE_RARE,
  BYLINE_DUE_TTL,
  BYLINE_DUE_MAX_AGE,
  BYLINE_DUE_SKIPPED,
  BYLINE_DUE_BACK_OFF,
  BYLINE_DUE_ASKED,
  BYLINE_DUE_GONE,
} BylineDueReason;

/**
 * byline_due_reason_from_int:
 * @value: a number as it is kept
 *
 * Returns: the reason; %BYLINE_DUE_INTERVAL for one that is not known
 */
BylineDueReason byline_due_reason_from_int (gint64 value);
/**
 * byline_due_reason_name:
 * @reason: a reason
 *
 * Returns: (transfer none): its name in JSON: "interval"
 */
const char *byline_due_reason_name (BylineDueReason reason);

/**
 * BylineFeedTry:
 *
 * One time that a feed was asked, and what came of it.
 */
typedef struct {
  gint64 at;     /* in seconds since 1970 */
  guint status;  /* of HTTP; 0: no answer */
  char *url;     /* nullable: where redirects led to */
  guint n_added; /* new stories */
  guint n_updated;
  gint64 n_bytes; /* of the answer's body, as they came */
  guint milliseconds;
  char *code;     /* nullable: what kind of failure: "fetch:NOT_FOUND" */
  char *message;  /* nullable: the failure, a sentence in English */
  char *warnings; /* nullable: what the parser had to say, a line each */
} BylineFeedTry;

/**
 * byline_feed_try_record:
 *
 * The fields of #BylineFeedTry.
 */
extern const BylineRecord byline_feed_try_record;

/**
 * byline_feed_try_new:
 *
 * Returns: (transfer full): a try of which nothing is said
 */
BylineFeedTry *byline_feed_try_new (void);
/**
 * byline_feed_try_copy:
 * @self: a try
 *
 * Returns: (transfer full): a copy of @self
 */
BylineFeedTry *byline_feed_try_copy (const BylineFeedTry *self);
/**
 * byline_feed_try_free:
 * @self: (transfer full) (nullable): a try
 *
 * Frees @self and what it holds.
 */
void byline_feed_try_free (BylineFeedTry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedTry, byline_feed_try_free)

/**
 * BylineFeedHealth:
 *
 * How a feed is doing.
 */
typedef struct {
  gint64 feed_id;
  gint64 publication_id;
  char *publication; /* the publication's name */
  char *url;
  char *title;           /* nullable */
  char *home_page_url;   /* nullable: the publication's */
  gint64 last_polled;    /* 0: never */
  gint64 last_succeeded; /* 0: never */
  gint64 failing_since;  /* when the first of the failures in a row was; 0: it is well */
  gint64 next_due;
  BylineDueReason due_reason;
  guint n_failures; /* in a row */
  char *code;       /* nullable: of the last failure or warning */
  char *message;    /* nullable: the same, a sentence in English */
  guint interval_minutes;
  guint ttl_minutes;
  guint skip_hours; /* bit n: not from n to n + 1, UTC */
  guint skip_days;  /* bit n: not on that day, 0 is Monday, UTC */
  gint64 max_age;
  gint64 changed;    /* when it last brought something new; 0: never */
  gint64 change_gap; /* the usual time between changes, in seconds; 0: not known */
  GPtrArray *tries;  /* of BylineFeedTry, the newest first */
} BylineFeedHealth;

/**
 * byline_feed_health_record:
 *
 * The fields of #BylineFeedHealth.
 */
extern const BylineRecord byline_feed_health_record;

/**
 * byline_feed_health_new:
 *
 * Returns: (transfer full): a feed of which nothing is known
 */
BylineFeedHealth *byline_feed_health_new (void);
/**
 * byline_feed_health_free:
 * @self: (transfer full) (nullable): a feed's health
 *
 * Frees @self and what it holds.
 */
void byline_feed_health_free (BylineFeedHealth *self);
/**
 * byline_feed_health_changes_a_week:
 * @self: a feed's health
 *
 * Returns: how often it brings something new, times a week; 0 if that is not known
 */
double byline_feed_health_changes_a_week (const BylineFeedHealth *self);
/**
 * byline_feed_health_is_lost:
 * @self: a feed's health
 * @now: the time now, in seconds since 1970
 *
 * Returns: whether it is gone, or has failed for a week: somebody should do something about it
 */
gboolean byline_feed_health_is_lost (const BylineFeedHealth *self, gint64 now);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedHealth, byline_feed_health_free)

G_END_DECLS
