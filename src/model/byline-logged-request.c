/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-logged-request.h"

static const char *const purpose_names[] = {
  "refresh", "subscribe", "discovery", "older", "page", "picture", "icon", NULL,
};

static const BylineField request_fields[] = {
  { BYLINE_TIME (BylineLoggedRequest, at, "at") },
  { BYLINE_URL (BylineLoggedRequest, url, "url") },
  { BYLINE_URL (BylineLoggedRequest, location, "location") },
  { BYLINE_ENUM (BylineLoggedRequest, purpose, BylineRequestPurpose, "purpose", purpose_names),
    .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_INT64 (BylineLoggedRequest, publication_id, "publication_id") },
  { BYLINE_INT64 (BylineLoggedRequest, story_id, "story_id") },
  { BYLINE_INT (BylineLoggedRequest, status, "status"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_INT64 (BylineLoggedRequest, n_bytes, "bytes"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_INT (BylineLoggedRequest, milliseconds, "milliseconds"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_STRING (BylineLoggedRequest, error, "error") },
  { BYLINE_STRING (BylineLoggedRequest, code, "code") },
  { BYLINE_STRING (BylineLoggedRequest, publication, "publication") },
  { BYLINE_STRING (BylineLoggedRequest, story, "story") },
};

const BylineRecord byline_logged_request_record = {
  sizeof (BylineLoggedRequest),
  (GDestroyNotify) byline_logged_request_free,
  BYLINE_RECORD_FIELDS (request_fields),
};

static const BylineField sum_fields[] = {
  { BYLINE_INT64 (BylineRequestSum, publication_id, "publication_id") },
  { BYLINE_STRING (BylineRequestSum, name, "name") },
  { BYLINE_INT (BylineRequestSum, n_requests, "requests"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_INT (BylineRequestSum, n_failed, "failed"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_INT64 (BylineRequestSum, n_bytes, "bytes"), .flags = BYLINE_FIELD_ALWAYS },
};

static void
request_sum_free (gpointer self)
{
  byline_record_free (&byline_request_sum_record, self);
}

const BylineRecord byline_request_sum_record = {
  sizeof (BylineRequestSum),
  request_sum_free,
  BYLINE_RECORD_FIELDS (sum_fields),
};

static const BylineField log_fields[] = {
  { BYLINE_RECORDS (BylineRequestLog, requests, "requests", byline_logged_request_record) },
  { BYLINE_RECORDS (BylineRequestLog, today, "today", byline_request_sum_record) },
  { BYLINE_INT (BylineRequestLog, n_matches, "matches"), .flags = BYLINE_FIELD_ALWAYS },
};

const BylineRecord byline_request_log_record = {
  sizeof (BylineRequestLog),
  (GDestroyNotify) byline_request_log_free,
  BYLINE_RECORD_FIELDS (log_fields),
};

BylineRequestPurpose
byline_request_purpose_from_int (gint64 value)
{
  return value >= 0 && value <= BYLINE_REQUEST_PURPOSE_ICON ? (BylineRequestPurpose) value
                                                            : BYLINE_REQUEST_PURPOSE_REFRESH;
}

const char *
byline_request_purpose_name (BylineRequestPurpose purpose)
{
  return purpose_names[byline_request_purpose_from_int (purpose)];
}

BylineLoggedRequest *
byline_logged_request_new (void)
{
  return byline_record_new (&byline_logged_request_record);
}

BylineLoggedRequest *
byline_logged_request_copy (const BylineLoggedRequest *self)
{
  return byline_record_copy (&byline_logged_request_record, self);
}

void
byline_logged_request_free (BylineLoggedRequest *self)
{
  byline_record_free (&byline_logged_request_record, self);
}

void
byline_request_log_free (BylineRequestLog *self)
{
  byline_record_free (&byline_request_log_record, self);
}
