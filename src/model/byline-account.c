/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-account.h"

BylineAccount *
byline_account_new (void)
{
  return g_new0 (BylineAccount, 1);
}

BylineAccount *
byline_account_copy (const BylineAccount *self)
{
  BylineAccount *copy = g_memdup2 (self, sizeof *self);

  copy->key = g_strdup (self->key);
  copy->protocol = g_strdup (self->protocol);
  copy->url = g_strdup (self->url);
  copy->user = g_strdup (self->user);
  copy->name = g_strdup (self->name);
  copy->last_error = g_strdup (self->last_error);
  copy->error_code = g_strdup (self->error_code);
  return copy;
}

void
byline_account_free (BylineAccount *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->protocol);
  g_free (self->url);
  g_free (self->user);
  g_free (self->name);
  g_free (self->last_error);
  g_free (self->error_code);
  g_free (self);
}

char *
byline_account_dup_secret_url (const BylineAccount *self)
{
  return g_strconcat (self->url, "/#account-", self->key, NULL);
}

char *
byline_account_dup_host (const BylineAccount *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->url, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : self->url);
}
