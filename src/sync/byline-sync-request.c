/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-request.h"

#include <string.h>

static char *
make_authorization (const BylineSyncAccess *access)
{
  g_autofree char *pair = NULL;
  g_autofree char *encoded = NULL;

  if (access->protocol == BYLINE_SYNC_GREADER)
    return access->session != NULL
             ? g_strconcat ("Authorization: GoogleLogin auth=", access->session, NULL)
             : NULL;
  if (access->secret == NULL)
    return NULL;
  if (access->user == NULL || *access->user == '\0')
    return g_strconcat ("X-Auth-Token: ", access->secret, NULL);
  pair = g_strconcat (access->user, ":", access->secret, NULL);
  encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  return g_strconcat ("Authorization: Basic ", encoded, NULL);
}

BylineSyncRequest *
byline_sync_request_new (const BylineSyncAccess *access, const char *method, const char *path)
{
  BylineSyncRequest *self = g_new0 (BylineSyncRequest, 1);

  self->method = method;
  self->url = g_strconcat (access->base_url, path, NULL);
  self->authorization = make_authorization (access);
  return self;
}

void
byline_sync_request_add_field (BylineSyncRequest *self, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;
  escaped = g_uri_escape_string (value, NULL, FALSE);
  if (self->body == NULL)
    self->body = g_string_new (NULL);
  self->content_type = "application/x-www-form-urlencoded";
  g_string_append_printf (self->body, "%s%s=%s", self->body->len > 0 ? "&" : "", name, escaped);
}

void
byline_sync_request_set_json (BylineSyncRequest *self, char *json)
{
  if (self->body != NULL)
    g_string_free (self->body, TRUE);
  self->body = g_string_new (json);
  self->content_type = "application/json";
  g_free (json);
}

/* Whether the login may go to @there as well as to @here. */
static gboolean
is_same_server (const char *here, const char *there)
{
  g_autoptr (GUri) from = g_uri_parse (here, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autoptr (GUri) to = g_uri_parse (there, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (from == NULL || to == NULL || g_uri_get_host (from) == NULL || g_uri_get_host (to) == NULL ||
      g_uri_get_userinfo (to) != NULL ||
      g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) != 0)
    return FALSE;
  if (g_str_equal (g_uri_get_scheme (from), g_uri_get_scheme (to)))
    return g_uri_get_port (from) == g_uri_get_port (to);
  return g_str_equal (g_uri_get_scheme (from), "http") &&
         g_str_equal (g_uri_get_scheme (to), "https");
}

char *
byline_sync_request_follow (const char *base_url, const char *url, const char *location)
{
  const char *path;

  g_return_val_if_fail (base_url != NULL && url != NULL, NULL);
  g_return_val_if_fail (g_str_has_prefix (url, base_url), NULL);

  path = url + strlen (base_url);
  if (location == NULL || !g_str_has_suffix (location, path) || !is_same_server (url, location))
    return NULL;
  return g_strndup (location, strlen (location) - strlen (path));
}

void
byline_sync_request_free (BylineSyncRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->authorization);
  if (self->body != NULL)
    g_string_free (self->body, TRUE);
  g_free (self);
}
