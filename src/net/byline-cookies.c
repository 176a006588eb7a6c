/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cookies-private.h"

/* As many as browsers keep for a domain, and more than any check needs. */
#define MAX_COOKIES 50
#define MAX_LENGTH 4096

struct _BylineCookies {
  SoupCookieJar *jar; /* nullable: most answers set none */
  guint n_cookies;
  gboolean is_changed;
};

BylineCookies *
_byline_cookies_new (void)
{
  return g_new0 (BylineCookies, 1);
}

void
_byline_cookies_forget (BylineCookies *self)
{
  if (self->jar != NULL)
    g_signal_handlers_disconnect_by_data (self->jar, self);
  g_clear_object (&self->jar);
  self->n_cookies = 0;
}

void
_byline_cookies_free (BylineCookies *self)
{
  _byline_cookies_forget (self);
  g_free (self);
}

static void
changed_cb (SoupCookieJar *jar, SoupCookie *before, SoupCookie *now, BylineCookies *self)
{
  if (before == NULL)
    self->n_cookies++;
  else if (now == NULL)
    self->n_cookies--;
  if (before == NULL || now == NULL ||
      g_strcmp0 (soup_cookie_get_value (before), soup_cookie_get_value (now)) != 0)
    self->is_changed = TRUE;
}

static gboolean
is_too_long (SoupCookie *cookie)
{
  const char *name = soup_cookie_get_name (cookie);
  const char *value = soup_cookie_get_value (cookie);

  return (name != NULL ? strlen (name) : 0) + (value != NULL ? strlen (value) : 0) > MAX_LENGTH;
}

gboolean
_byline_cookies_take (BylineCookies *self, SoupMessage *answer)
{
  GSList *cookies = soup_cookies_from_response (answer);

  self->is_changed = FALSE;
  for (GSList *l = cookies; l != NULL; l = l->next)
    {
      SoupCookie *cookie = l->data;

      if (self->jar == NULL)
        {
          self->jar = soup_cookie_jar_new ();
          g_signal_connect (self->jar, "changed", G_CALLBACK (changed_cb), self);
        }
      if (self->n_cookies >= MAX_COOKIES || is_too_long (cookie))
        soup_cookie_free (cookie);
      else
        soup_cookie_jar_add_cookie_full (self->jar, cookie, soup_message_get_uri (answer), NULL);
    }
  g_slist_free (cookies);
  return self->is_changed;
}

void
_byline_cookies_send (BylineCookies *self, SoupMessage *request)
{
  g_autofree char *header = NULL;

  if (self->jar == NULL)
    return;
  header = soup_cookie_jar_get_cookies (self->jar, soup_message_get_uri (request), TRUE);
  if (header != NULL && *header != '\0')
    soup_message_headers_replace (soup_message_get_request_headers (request), "Cookie", header);
}
