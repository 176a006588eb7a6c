/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-cookies-private.h"

G_BEGIN_DECLS

/**
 * BylineRequestTrail: the way of one request over its redirects: where it has been, which cookies it was
 * given there, and whether what was asked for has moved for good. Main thread.
 */
typedef struct _BylineRequestTrail BylineRequestTrail;

/** What is wrong with a further redirect. */
typedef enum {
  BYLINE_REQUEST_TRAIL_GOES_ON,
  BYLINE_REQUEST_TRAIL_CIRCLE,
  BYLINE_REQUEST_TRAIL_TOO_LONG,
} BylineRequestTrailState;

/** Returns: (transfer full): one that has not led anywhere */
BylineRequestTrail *_byline_request_trail_new (void);
void _byline_request_trail_free (BylineRequestTrail *self);
/** Notes that @answer, of @here, leads to @there. Returns: whether that is followed. */
BylineRequestTrailState _byline_request_trail_step (BylineRequestTrail *self,
                                                    SoupMessage *answer,
                                                    const char *here,
                                                    const char *there);
/** Notes that it has been left for @url. @is_permanent: for good, as far as that answer goes. */
void _byline_request_trail_follow (BylineRequestTrail *self,
                                   const char *url,
                                   gboolean is_permanent);
/** From here on anybody may have sent the answer: nothing moves for good, and cookies are not shown. */
void _byline_request_trail_lose_protection (BylineRequestTrail *self);
/** Returns: how often it was led elsewhere. */
guint _byline_request_trail_get_length (BylineRequestTrail *self);
/** Returns: whether all of it so far was for good. */
gboolean _byline_request_trail_is_permanent (BylineRequestTrail *self);
/** Returns: (nullable): where it led for good, before others. */
const char *_byline_request_trail_get_moved_url (BylineRequestTrail *self);
/** Sends the cookies along that @message's address may see. */
void _byline_request_trail_send_cookies (BylineRequestTrail *self, SoupMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRequestTrail, _byline_request_trail_free)

G_END_DECLS
