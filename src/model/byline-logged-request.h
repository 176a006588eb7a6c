/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-record.h"

G_BEGIN_DECLS

/**
 * BylineRequestPurpose:
 * @BYLINE_REQUEST_PURPOSE_REFRESH: a feed, because its time has come or somebody asked
 * @BYLINE_REQUEST_PURPOSE_SUBSCRIBE: a feed that is being added
 * @BYLINE_REQUEST_PURPOSE_DISCOVERY: an address that is looked at for feeds
 * @BYLINE_REQUEST_PURPOSE_OLDER: the older stories of a feed
 * @BYLINE_REQUEST_PURPOSE_PAGE: the page of a story
 * @BYLINE_REQUEST_PURPOSE_PICTURE: a picture of a story, or a portrait
 * @BYLINE_REQUEST_PURPOSE_ICON: a publication's icon, or the page that announces it
 *
 * Why something was asked for. Kept as numbers: new ones are added at the end.
 */
typedef enum {
  BYLINE_REQUEST_PURPOSE_REFRESH,
  BYLINE_REQUEST_PURPOSE_SUBSCRIBE,
  BYLINE_REQUEST_PURPOSE_DISCOVERY,
  BYLINE_REQUEST_PURPOSE_OLDER,
  BYLINE_REQUEST_PURPOSE_PAGE,
  BYLINE_REQUEST_PURPOSE_PICTURE,
  BYLINE_REQUEST_PURPOSE_ICON,
} BylineRequestPurpose;

/**
 * byline_request_purpose_from_int:
 * @value: a number as it is kept
 *
 * Returns: the purpose; %BYLINE_REQUEST_PURPOSE_REFRESH for one that is not known
 */
BylineRequestPurpose byline_request_purpose_from_int (gint64 value);
/**
 * byline_request_purpose_name:
 * @purpose: a purpose
 *
 * Returns: (transfer none): its name in JSON and on the command line: "refresh"
 */
const char *byline_request_purpose_name (BylineRequestPurpose purpose);

/**
 * BylineLoggedRequest:
 *
 * One request that went out: one address, asked for once. What a redirect leads to is another.
 */
typedef struct {
  gint64 at;      /* when it was sent, in seconds since 1970 */
  char *url;      /* what was asked for */
  char *location; /* nullable: where that led to (3xx) */
  BylineRequestPurpose purpose;
  gint64 publication_id; /* 0: of none */
  gint64 story_id;       /* 0: of none */
  guint status;          /* of HTTP; 0: no answer */
  gint64 n_bytes;        /* of the answer's body, as they came */
  guint milliseconds;
  char *error; /* nullable: what went wrong, a sentence in English */
  char *code; /* nullable: what kind of failure that was, for translation: byline_error_to_code() */
  char *publication; /* nullable: the publication's name */
  char *story;       /* nullable: the story's headline */
} BylineLoggedRequest;

/**
 * byline_logged_request_record:
 *
 * The fields of #BylineLoggedRequest.
 */
extern const BylineRecord byline_logged_request_record;

/**
 * byline_logged_request_new:
 *
 * Returns: (transfer full): a request of which nothing is said
 */
BylineLoggedRequest *byline_logged_request_new (void);
/**
 * byline_logged_request_copy:
 * @self: a request
 *
 * Returns: (transfer full): a copy of @self
 */
BylineLoggedRequest *byline_logged_request_copy (const BylineLoggedRequest *self);
/**
 * byline_logged_request_free:
 * @self: (transfer full) (nullable): a request
 *
 * Frees @self and what it holds.
 */
void byline_logged_request_free (BylineLoggedRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineLoggedRequest, byline_logged_request_free)

/**
 * BylineRequestSum:
 *
 * What was asked of one publication, or of one host that is none's, within some time.
 */
typedef struct {
  gint64 publication_id; /* 0: of none */
  char *name;            /* the publication's, else the host's */
  guint n_requests;
  guint n_failed; /* without an answer, or with an error */
  gint64 n_bytes;
} BylineRequestSum;

/**
 * byline_request_sum_record:
 *
 * The fields of #BylineRequestSum.
 */
extern const BylineRecord byline_request_sum_record;

/**
 * BylineRequestLog:
 *
 * Requests, the newest first, and what was asked of whom since midnight.
 */
typedef struct {
  GPtrArray *requests; /* of BylineLoggedRequest */
  GPtrArray *today;    /* of BylineRequestSum, the largest first */
  guint n_matches;     /* how many there are, also of those that are not in requests */
} BylineRequestLog;

/**
 * byline_request_log_record:
 *
 * The fields of #BylineRequestLog.
 */
extern const BylineRecord byline_request_log_record;

/**
 * byline_request_log_free:
 * @self: (transfer full) (nullable): a log
 *
 * Frees @self and what it holds.
 */
void byline_request_log_free (BylineRequestLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRequestLog, byline_request_log_free)

G_END_DECLS
