/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-login.h"

G_DEFINE_INTERFACE (BylineLoginProvider, byline_login_provider, G_TYPE_OBJECT)

BylineLogin *
byline_login_new (const char *user, const char *password)
{
  BylineLogin *self = g_new0 (BylineLogin, 1);

  self->user = g_strdup (user != NULL ? user : "");
  self->password = g_strdup (password != NULL ? password : "");
  return self;
}

BylineLogin *
byline_login_copy (const BylineLogin *self)
{
  return self != NULL ? byline_login_new (self->user, self->password) : NULL;
}

void
byline_login_free (BylineLogin *self)
{
  g_free (self->user);
  g_free (self->password);
  g_free (self);
}

gboolean
byline_login_equal (const BylineLogin *a, const BylineLogin *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_str_equal (a->user, b->user) && g_str_equal (a->password, b->password);
}

static void
byline_login_provider_default_init (BylineLoginProviderInterface *iface)
{
}

const BylineLogin *
byline_login_provider_peek (BylineLoginProvider *self, const char *url)
{
  g_return_val_if_fail (BYLINE_IS_LOGIN_PROVIDER (self), NULL);

  return BYLINE_LOGIN_PROVIDER_GET_IFACE (self)->peek (self, url);
}

void
byline_login_provider_lookup_async (BylineLoginProvider *self,
                                    const char *url,
                                    GPtrArray *refused,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LOGIN_PROVIDER (self));

  BYLINE_LOGIN_PROVIDER_GET_IFACE (self)->lookup_async (self, url, refused, callback, user_data);
}

BylineLogin *
byline_login_provider_lookup_finish (BylineLoginProvider *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (BYLINE_IS_LOGIN_PROVIDER (self), NULL);

  return BYLINE_LOGIN_PROVIDER_GET_IFACE (self)->lookup_finish (self, result, error);
}
