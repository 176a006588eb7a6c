/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-poll.h"

#include "byline-error.h"

/* So many of the parser's warnings are remembered, and so much of a message, in characters. */
#define MAX_WARNINGS 10

void
byline_poll_free (BylineFeedPoll *self)
{
  if (self == NULL)
    return;
  byline_feed_try_free (self->outcome);
  g_free (self->held_host);
  g_free (self);
}

static BylineFeedPoll *
poll_new (const BylineFeed *feed, gint64 now)
{
  BylineFeedPoll *self = g_new0 (BylineFeedPoll, 1);

  self->feed_id = feed->id;
  self->max_age = -1;
  self->outcome = byline_feed_try_new ();
  self->outcome->at = now;
  return self;
}

static char *
join_warnings (GPtrArray *warnings)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < warnings->len && i < MAX_WARNINGS; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (warnings, i));
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

/* What it says now counts for its next turn. */
static void
take_hints (BylineFeedPoll *self, BylineFeed *known, const BylineFeedDocument *document)
{
  self->has_hints = TRUE;
  self->ttl_minutes = known->ttl_minutes = document->ttl_minutes;
  self->skip_hours = known->skip_hours = document->skip_hours;
  self->skip_days = known->skip_days = document->skip_days;
  self->outcome->warnings = join_warnings (document->warnings);
}

BylineFeedPoll *
byline_poll_new_answered (const BylineFeed *feed,
                          const BylineResponse *response,
                          const BylineFeedDocument *document,
                          const BylineScheduleBounds *bounds,
                          gint64 now,
                          gint64 *due)
{
  BylineFeedPoll *self = poll_new (feed, now);
  BylineFeed known = *feed;
  BylineDue next;

  if (document != NULL)
    take_hints (self, &known, document);
  /* "Not modified" without a word about it leaves what was said before (RFC 9111, 4.3.4). */
  if (document != NULL || response->max_age > 0)
    self->max_age = known.max_age = response->max_age;
  next = byline_schedule_next (&known, bounds, now);
  *due = next.when;
  self->due_reason = next.reason;
  self->outcome->status = response->status;
  self->outcome->n_bytes = response->n_bytes;
  self->outcome->milliseconds = response->milliseconds;
  if (g_strcmp0 (response->url, feed->url) != 0)
    self->outcome->url = g_strdup (response->url);
  return self;
}

BylineFeedPoll *
byline_poll_new_failed (const BylineFeed *feed,
                        const GError *error,
                        gint64 not_before,
                        const BylineScheduleBounds *bounds,
                        gint64 now,
                        gint64 *due)
{
  BylineFeedPoll *self = poll_new (feed, now);
  BylineDue next = byline_schedule_retry (feed, bounds, now);

  self->held_until = not_before > now ? not_before : 0;
  if (not_before > next.when)
    next = (BylineDue){ not_before, BYLINE_DUE_ASKED };
  if (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_GONE))
    next = (BylineDue){ G_MAXINT64, BYLINE_DUE_GONE };
  *due = next.when;
  self->due_reason = next.reason;
  self->outcome->status = byline_session_error_get_status (error);
  self->outcome->code = byline_error_to_code (error);
  self->outcome->message = g_strdup (error->message);
  return self;
}

void
byline_poll_hold_back (BylineSession *session, GPtrArray *feeds)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (feeds, i);

      byline_session_hold (session, feed->url, feed->held_host, feed->held_until);
    }
}
