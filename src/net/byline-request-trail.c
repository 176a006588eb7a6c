/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-request-trail-private.h"

#define MAX_REDIRECTS 10

struct _BylineRequestTrail {
  BylineCookies *cookies;
  guint n_answers_with_cookies; /* that set other ones than there were */
  GHashTable *visited;          /* addresses that redirected -> Visit */
  guint n_redirects;
  gboolean is_permanent;
  char *moved_url; /* nullable: where the permanent redirects led to, before others */
};

/* How often an address redirected, and what it knew of us then. */
typedef struct {
  guint n_times;
  guint n_answers_with_cookies;
} Visit;

BylineRequestTrail *
_byline_request_trail_new (void)
{
  BylineRequestTrail *self = g_new0 (BylineRequestTrail, 1);

  self->cookies = _byline_cookies_new ();
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->is_permanent = TRUE;
  return self;
}

void
_byline_request_trail_free (BylineRequestTrail *self)
{
  _byline_cookies_free (self->cookies);
  g_hash_table_unref (self->visited);
  g_free (self->moved_url);
  g_free (self);
}

/* A check sets a cookie and leads back to where one came from, or an address leads to itself and
 * answers the second time: that is no circle yet. */
static gboolean
is_circle (BylineRequestTrail *self, const char *url)
{
  const Visit *visit = g_hash_table_lookup (self->visited, url);

  return visit != NULL && visit->n_times > 1 &&
         visit->n_answers_with_cookies == self->n_answers_with_cookies;
}

static void
note_visit (BylineRequestTrail *self, SoupMessage *answer, const char *url)
{
  Visit *visit = g_hash_table_lookup (self->visited, url);

  if (visit == NULL)
    {
      visit = g_new0 (Visit, 1);
      g_hash_table_insert (self->visited, g_strdup (url), visit);
    }
  visit->n_times++;
  visit->n_answers_with_cookies = self->n_answers_with_cookies;
  if (_byline_cookies_take (self->cookies, answer))
    self->n_answers_with_cookies++;
}

BylineRequestTrailState
_byline_request_trail_step (BylineRequestTrail *self,
                            SoupMessage *answer,
                            const char *here,
                            const char *there)
{
  note_visit (self, answer, here);
  if (is_circle (self, there))
    return BYLINE_REQUEST_TRAIL_CIRCLE;
  return ++self->n_redirects > MAX_REDIRECTS ? BYLINE_REQUEST_TRAIL_TOO_LONG
                                             : BYLINE_REQUEST_TRAIL_GOES_ON;
}

void
_byline_request_trail_follow (BylineRequestTrail *self, const char *url, gboolean is_permanent)
{
  self->is_permanent = self->is_permanent && is_permanent;
  if (!self->is_permanent)
    return;
  g_free (self->moved_url);
  self->moved_url = g_strdup (url);
}

void
_byline_request_trail_lose_protection (BylineRequestTrail *self)
{
  self->is_permanent = FALSE;
  _byline_cookies_forget (self->cookies);
}

guint
_byline_request_trail_get_length (BylineRequestTrail *self)
{
  return self->n_redirects;
}

gboolean
_byline_request_trail_is_permanent (BylineRequestTrail *self)
{
  return self->is_permanent;
}

const char *
_byline_request_trail_get_moved_url (BylineRequestTrail *self)
{
  return self->moved_url;
}

void
_byline_request_trail_send_cookies (BylineRequestTrail *self, SoupMessage *message)
{
  _byline_cookies_send (self->cookies, message);
}
