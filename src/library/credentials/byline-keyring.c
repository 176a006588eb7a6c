/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-keyring.h"

#include <libsecret/secret.h>

#include "byline-config.h"
#include "byline-error.h"
#include "byline-url.h"

/* How long it may take, in ms: if nobody is asked anything; if the user may have to type the
 * keyring's own password. */
static guint answer_limit = 5 * 1000;
static guint prompt_limit = 60 * 1000;

static const SecretSchema schema = {
  "io.github.bylinenews.Byline.Feed",
  SECRET_SCHEMA_NONE,
  {
    { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "feed", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
  0,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
};

BylineCredential *
byline_credential_new (const char *feed, const BylineLogin *login)
{
  BylineCredential *self = g_new0 (BylineCredential, 1);

  self->feed = g_strdup (feed);
  self->login = byline_login_copy (login);
  return self;
}

void
byline_credential_free (BylineCredential *self)
{
  g_free (self->feed);
  g_clear_pointer (&self->login, byline_login_free);
  g_free (self);
}

/* --- Limits of time --- */

/* One call's cancellable. The worker blocks, so the main loop looks at the clock. */
typedef struct {
  GCancellable *cancellable;
  GCancellable *stop;
  gulong stop_handler;
  GSource *timer;
  gint has_expired; /* atomic */
} Limit;

static gboolean
expired_cb (gpointer user_data)
{
  Limit *limit = user_data;

  g_atomic_int_set (&limit->has_expired, TRUE);
  g_cancellable_cancel (limit->cancellable);
  return G_SOURCE_REMOVE;
}

static void
stopped_cb (GCancellable *stop, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static Limit *
limit_begin (guint milliseconds, GCancellable *stop)
{
  Limit *limit = g_new0 (Limit, 1);

  limit->cancellable = g_cancellable_new ();
  limit->stop = g_object_ref (stop);
  limit->stop_handler = g_cancellable_connect (stop, G_CALLBACK (stopped_cb), limit->cancellable,
                                               NULL);
  limit->timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (limit->timer, expired_cb, limit, NULL);
  g_source_attach (limit->timer, NULL);
  return limit;
}

static void
limit_free (Limit *limit)
{
  g_cancellable_disconnect (limit->stop, limit->stop_handler);
  g_clear_object (&limit->stop);
  g_clear_object (&limit->cancellable);
  g_source_unref (limit->timer);
  g_free (limit);
}

static gboolean
limit_free_cb (gpointer user_data)
{
  limit_free (user_data);
  return G_SOURCE_REMOVE;
}

/* The timer may be going off on the main loop just now: so the last reference goes there, too. */
static void
limit_end (Limit *limit, GError **error)
{
  gboolean has_expired = g_atomic_int_get (&limit->has_expired);

  if (has_expired && error != NULL && *error != NULL)
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The keyring does not answer.");
    }
  g_source_destroy (limit->timer);
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, limit_free_cb, limit, NULL);
}

void
byline_keyring_set_limits (guint answer_ms, guint prompt_ms)
{
  answer_limit = answer_ms;
  prompt_limit = prompt_ms;
}

static gboolean
has_keyring (GError **error)
{
  if (g_strcmp0 (g_getenv ("BYLINE_KEYRING"), "none") != 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "There is no keyring.");
  return FALSE;
}

/* --- Loading --- */

static GList *
search (const char *profile,
        SecretSearchFlags flags,
        guint milliseconds,
        GCancellable *stop,
        GError **error)
{
  g_autoptr (GHashTable) attributes = secret_attributes_build (&schema, "profile", profile, NULL);
  Limit *limit = limit_begin (milliseconds, stop);
  g_autoptr (GError) local_error = NULL;
  GList *items;

  items = secret_password_searchv_sync (&schema, attributes,
                                        flags | SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS,
                                        limit->cancellable, &local_error);
  limit_end (limit, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return items;
}

static gboolean
is_locked (gpointer item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (item);
}

static gboolean
has_locked (GList *items)
{
  for (GList *l = items; l != NULL; l = l->next)
    if (is_locked (l->data))
      return TRUE;
  return FALSE;
}

/* Secrets were loaded with their items: this asks nobody. */
static void
add_item (GPtrArray *into, SecretRetrievable *item, GCancellable *stop)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
  const char *feed = g_hash_table_lookup (attributes, "feed");
  SecretValue *value = NULL;
  BylineCredential *credential;

  if (feed != NULL && !is_locked (item))
    value = secret_retrievable_retrieve_secret_sync (item, stop, NULL);
  if (value == NULL)
    return;

  credential = byline_credential_new (feed, NULL);
  credential->login = byline_login_new (g_hash_table_lookup (attributes, "user"),
                                        secret_value_get_text (value));
  credential->is_in_keyring = TRUE;
  g_ptr_array_add (into, credential);
  secret_value_unref (value);
}

gboolean
byline_keyring_load (const char *profile, GPtrArray *into, GCancellable *stop, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GList *items;

  if (!has_keyring (error))
    return FALSE;

  items = search (profile, 0, answer_limit, stop, &local_error);
  if (local_error == NULL && has_locked (items))
    {
      g_autoptr (GError) refusal = NULL;
      GList *unlocked = search (profile, SECRET_SEARCH_UNLOCK, prompt_limit, stop, &refusal);

      if (refusal == NULL)
        {
          g_list_free_full (items, g_object_unref);
          items = unlocked;
        }
    }
  for (GList *l = items; l != NULL; l = l->next)
    add_item (into, l->data, stop);
  g_list_free_full (items, g_object_unref);
  return byline_error_pass (error, g_steal_pointer (&local_error));
}

/* --- Storing --- */

gboolean
byline_keyring_store (const char *profile,
                      const BylineCredential *credential,
                      GCancellable *stop,
                      GError **error)
{
  const BylineLogin *login = credential->login;
  g_autoptr (GHashTable) attributes = NULL;
  g_autofree char *host = byline_url_host (credential->feed);
  /* What a keyring's own window shows. */
  g_autofree char *label = g_strdup_printf ("Byline: %s (%s)", login->user,
                                            host != NULL ? host : credential->feed);
  g_autoptr (GError) local_error = NULL;
  Limit *limit;
  gboolean done;

  if (!has_keyring (error))
    return FALSE;

  attributes = secret_attributes_build (&schema, "profile", profile, "feed", credential->feed,
                                        "user", login->user, NULL);
  limit = limit_begin (prompt_limit, stop);
  done = secret_password_storev_sync (&schema, attributes, SECRET_COLLECTION_DEFAULT, label,
                                      login->password, limit->cancellable, &local_error);
  limit_end (limit, &local_error);
  if (done)
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The keyring refused.");
  return FALSE;
}

gboolean
byline_keyring_clear (const char *profile, const char *feed, GCancellable *stop, GError **error)
{
  g_autoptr (GHashTable) attributes = NULL;
  g_autoptr (GError) local_error = NULL;
  Limit *limit;

  if (!has_keyring (error))
    return FALSE;

  attributes = secret_attributes_build (&schema, "profile", profile, "feed", feed, NULL);
  limit = limit_begin (answer_limit, stop);
  /* FALSE without an error: there was nothing to be forgotten. */
  secret_password_clearv_sync (&schema, attributes, limit->cancellable, &local_error);
  limit_end (limit, &local_error);
  return byline_error_pass (error, g_steal_pointer (&local_error));
}
