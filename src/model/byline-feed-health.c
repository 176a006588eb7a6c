/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-health.h"

#define WEEK (7 * 24 * 60 * 60)

static const char *const reason_names[] = {
  "interval", "rare", "ttl", "max-age", "skipped", "back-off", "asked", "gone", NULL,
};

static const BylineField try_fields[] = {
  { BYLINE_TIME (BylineFeedTry, at, "at") },
  { BYLINE_INT (BylineFeedTry, status, "status"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_URL (BylineFeedTry, url, "redirected_to") },
  { BYLINE_INT (BylineFeedTry, n_added, "added"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_INT (BylineFeedTry, n_updated, "updated"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_INT64 (BylineFeedTry, n_bytes, "bytes"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_INT (BylineFeedTry, milliseconds, "milliseconds"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_STRING (BylineFeedTry, code, "error_code") },
  { BYLINE_STRING (BylineFeedTry, message, "error") },
  { BYLINE_STRING (BylineFeedTry, warnings, "warnings") },
};

const BylineRecord byline_feed_try_record = {
  sizeof (BylineFeedTry),
  (GDestroyNotify) byline_feed_try_free,
  BYLINE_RECORD_FIELDS (try_fields),
};

static void
write_changes (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  double changes = byline_feed_health_changes_a_week (self);

  if (changes > 0)
    byline_json_writer_set_int (writer, field->name, (gint64) (changes + 0.5));
}

/* What a feed itself has is in the document of a feed. */
static const BylineField health_fields[] = {
  { BYLINE_INT64 (BylineFeedHealth, feed_id, NULL) },
  { BYLINE_INT64 (BylineFeedHealth, publication_id, NULL) },
  { BYLINE_STRING (BylineFeedHealth, publication, NULL) },
  { BYLINE_URL (BylineFeedHealth, url, NULL) },
  { BYLINE_STRING (BylineFeedHealth, title, NULL) },
  { BYLINE_URL (BylineFeedHealth, home_page_url, "home_page_url") },
  { BYLINE_TIME (BylineFeedHealth, last_polled, NULL) },
  { BYLINE_TIME (BylineFeedHealth, last_succeeded, NULL) },
  { BYLINE_TIME (BylineFeedHealth, failing_since, "failing_since") },
  { BYLINE_TIME (BylineFeedHealth, next_due, NULL) },
  { BYLINE_ENUM (BylineFeedHealth, due_reason, BylineDueReason, "due_reason", reason_names),
    .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_INT (BylineFeedHealth, n_failures, NULL) },
  { BYLINE_STRING (BylineFeedHealth, code, NULL) },
  { BYLINE_STRING (BylineFeedHealth, message, NULL) },
  { BYLINE_INT (BylineFeedHealth, interval_minutes, "interval_minutes") },
  { BYLINE_INT (BylineFeedHealth, ttl_minutes, "ttl_minutes") },
  { BYLINE_INT (BylineFeedHealth, skip_hours, NULL) },
  { BYLINE_INT (BylineFeedHealth, skip_days, NULL) },
  { BYLINE_INT64 (BylineFeedHealth, max_age, "max_age") },
  { BYLINE_TIME (BylineFeedHealth, changed, "changed") },
  { BYLINE_INT64 (BylineFeedHealth, change_gap, NULL) },
  { BYLINE_DERIVED ("changes_a_week", write_changes) },
  { BYLINE_RECORDS (BylineFeedHealth, tries, "tries", byline_feed_try_record) },
};

const BylineRecord byline_feed_health_record = {
  sizeof (BylineFeedHealth),
  (GDestroyNotify) byline_feed_health_free,
  BYLINE_RECORD_FIELDS (health_fields),
};

BylineDueReason
byline_due_reason_from_int (gint64 value)
{
  return value >= 0 && value <= BYLINE_DUE_GONE ? (BylineDueReason) value : BYLINE_DUE_INTERVAL;
}

const char *
byline_due_reason_name (BylineDueReason reason)
{
  return reason_names[byline_due_reason_from_int (reason)];
}

BylineFeedTry *
byline_feed_try_new (void)
{
  return byline_record_new (&byline_feed_try_record);
}

BylineFeedTry *
byline_feed_try_copy (const BylineFeedTry *self)
{
  return byline_record_copy (&byline_feed_try_record, self);
}

void
byline_feed_try_free (BylineFeedTry *self)
{
  byline_record_free (&byline_feed_try_record, self);
}

BylineFeedHealth *
byline_feed_health_new (void)
{
  return byline_record_new (&byline_feed_health_record);
}

void
byline_feed_health_free (BylineFeedHealth *self)
{
  byline_record_free (&byline_feed_health_record, self);
}

double
byline_feed_health_changes_a_week (const BylineFeedHealth *self)
{
  return self->change_gap > 0 ? (double) WEEK / (double) self->change_gap : 0;
}

gboolean
byline_feed_health_is_lost (const BylineFeedHealth *self, gint64 now)
{
  return self->due_reason == BYLINE_DUE_GONE ||
         (self->n_failures > 0 && self->failing_since > 0 && now - self->failing_since >= WEEK);
}
