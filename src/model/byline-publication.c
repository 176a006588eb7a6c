/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-publication.h"

G_DEFINE_BOXED_TYPE (BylinePublication,
                     byline_publication,
                     byline_publication_copy,
                     byline_publication_free)

static const BylineField feed_fields[] = {
  { BYLINE_INT64 (BylineFeed, id, NULL) },
  { BYLINE_INT64 (BylineFeed, publication_id, NULL) },
  { BYLINE_URL (BylineFeed, url, NULL) },
  { BYLINE_IS (BylineFeed, network, BylineNetwork, NULL) },
  { BYLINE_STRING (BylineFeed, title, NULL) },
  { BYLINE_STRING (BylineFeed, description, NULL) },
  { BYLINE_STRING (BylineFeed, section, NULL) },
  { BYLINE_STRING (BylineFeed, etag, NULL) },
  { BYLINE_STRING (BylineFeed, last_modified, NULL) },
  { BYLINE_STRING (BylineFeed, format, NULL) },
  { BYLINE_TIME (BylineFeed, last_polled, NULL) },
  { BYLINE_TIME (BylineFeed, last_succeeded, NULL) },
  { BYLINE_TIME (BylineFeed, next_due, NULL) },
  { BYLINE_INT (BylineFeed, n_failures, NULL) },
  { BYLINE_STRING (BylineFeed, last_error, NULL) },
  { BYLINE_STRING (BylineFeed, error_code, NULL) },
  { BYLINE_INT (BylineFeed, interval_minutes, NULL) },
  { BYLINE_INT (BylineFeed, ttl_minutes, NULL) },
  { BYLINE_INT (BylineFeed, skip_hours, NULL) },
  { BYLINE_INT (BylineFeed, skip_days, NULL) },
  { BYLINE_INT64 (BylineFeed, max_age, NULL) },
  { BYLINE_TIME (BylineFeed, changed, NULL) },
  { BYLINE_INT64 (BylineFeed, change_gap, NULL) },
  { BYLINE_BOOLEAN (BylineFeed, may_be_asked, NULL) },
  { BYLINE_TIME (BylineFeed, held_until, NULL) },
  { BYLINE_STRING (BylineFeed, held_host, NULL) },
  { BYLINE_INT (BylineFeed, n_stories, NULL) },
  { BYLINE_INT64 (BylineFeed, account_id, NULL) },
};

const BylineRecord byline_feed_record = {
  sizeof (BylineFeed),
  (GDestroyNotify) byline_feed_free,
  BYLINE_RECORD_FIELDS (feed_fields),
};

static const BylineField fields[] = {
  { BYLINE_INT64 (BylinePublication, id, NULL) },
  { BYLINE_STRING (BylinePublication, key, NULL) },
  { BYLINE_STRING (BylinePublication, name, NULL) },
  { BYLINE_STRING (BylinePublication, own_name, NULL) },
  { BYLINE_URL (BylinePublication, home_page_url, NULL) },
  { BYLINE_URL (BylinePublication, icon_url, NULL) },
  { BYLINE_IS (BylinePublication, icon_network, BylineNetwork, NULL) },
  { BYLINE_STRING (BylinePublication, folder, NULL) },
  { BYLINE_INT (BylinePublication, retention.days, NULL) },
  { BYLINE_INT (BylinePublication, retention.stories, NULL) },
  { BYLINE_ENUM (BylinePublication, retention.unread, BylineKeepUnread, NULL, NULL) },
  { BYLINE_ENUM (BylinePublication, pages.policy, BylinePagePolicy, NULL, NULL) },
  { BYLINE_INT (BylinePublication, pages.n_tried, NULL) },
  { BYLINE_INT (BylinePublication, pages.n_gained, NULL) },
  { BYLINE_ENUM (BylinePublication, ahead.level, BylineAheadLevel, NULL, NULL) },
  { BYLINE_INT (BylinePublication, ahead.limit, NULL) },
  { BYLINE_STRING (BylinePublication, description, NULL) },
  { BYLINE_INT (BylinePublication, n_stories, NULL) },
  { BYLINE_INT (BylinePublication, n_unread, NULL) },
  { BYLINE_BOOLEAN (BylinePublication, has_errors, NULL) },
  { BYLINE_RECORDS (BylinePublication, feeds, NULL, byline_feed_record) },
};

const BylineRecord byline_publication_record = {
  sizeof (BylinePublication),
  (GDestroyNotify) byline_publication_free,
  BYLINE_RECORD_FIELDS (fields),
};

BylineFeed *
byline_feed_new (void)
{
  return byline_record_new (&byline_feed_record);
}

BylineFeed *
byline_feed_copy (const BylineFeed *self)
{
  return byline_record_copy (&byline_feed_record, self);
}

void
byline_feed_free (BylineFeed *self)
{
  byline_record_free (&byline_feed_record, self);
}

gboolean
byline_feed_is_page (const BylineFeed *self)
{
  return g_strcmp0 (self->format, BYLINE_FEED_FORMAT_PAGE) == 0;
}

BylinePublication *
byline_publication_new (void)
{
  return byline_record_new (&byline_publication_record);
}

BylinePublication *
byline_publication_copy (const BylinePublication *self)
{
  return byline_record_copy (&byline_publication_record, self);
}

void
byline_publication_free (BylinePublication *self)
{
  byline_record_free (&byline_publication_record, self);
}
