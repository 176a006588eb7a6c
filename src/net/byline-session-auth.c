/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-session-auth-private.h"

#include <string.h>

/* So many logins are tried for one message. */
#define MAX_TRIES 3

/* A login that a server took as Basic. */
typedef struct {
  BylineLogin *login;
  char *folder; /* address up to its last slash: below it the server wants the same */
  char *header;
  GHashTable *exceptions; /* addresses below it that want another scheme */
} Known;

struct _BylineSessionAuth {
  gatomicrefcount ref_count;
  BylineLoginProvider *provider; /* nullable */
  GPtrArray *known;              /* of Known */
};

/* What was tried with one message. */
typedef struct {
  BylineSessionAuth *auth;
  char *url;
  GPtrArray *given;  /* of BylineLogin */
  gboolean is_ahead; /* the last of them was given before the server asked */
} Watch;

/* A server that waits for the provider's answer. */
typedef struct {
  SoupMessage *message;
  SoupAuth *auth;
  Watch *watch; /* the message's */
} Question;

static void
known_free (Known *known)
{
  byline_login_free (known->login);
  g_free (known->folder);
  g_free (known->header);
  g_hash_table_unref (known->exceptions);
  g_free (known);
}

static BylineSessionAuth *
auth_ref (BylineSessionAuth *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

BylineSessionAuth *
_byline_session_auth_new (void)
{
  BylineSessionAuth *self = g_new0 (BylineSessionAuth, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify) known_free);
  return self;
}

void
_byline_session_auth_unref (BylineSessionAuth *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->provider);
  g_ptr_array_unref (self->known);
  g_free (self);
}

static void
watch_free (Watch *watch)
{
  _byline_session_auth_unref (watch->auth);
  g_free (watch->url);
  g_ptr_array_unref (watch->given);
  g_free (watch);
}

static Watch *
get_watch (SoupMessage *message)
{
  return g_object_get_data (G_OBJECT (message), "byline-auth");
}

static void
question_free (Question *question)
{
  g_object_unref (question->message);
  g_object_unref (question->auth);
  g_free (question);
}

/* --- What servers took --- */

static char *
get_folder (const char *url)
{
  const char *path = url + strcspn (url, "?#");

  while (path > url && path[-1] != '/')
    path--;
  return g_strndup (url, path - url);
}

static Known *
find_known (BylineSessionAuth *self, const BylineLogin *login, const char *url)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      Known *known = g_ptr_array_index (self->known, i);

      if (byline_login_equal (known->login, login) && g_str_has_prefix (url, known->folder))
        return known;
    }
  return NULL;
}

/* The server took @login as Basic. */
static void
remember (Watch *watch, const BylineLogin *login, const char *header)
{
  Known *known = find_known (watch->auth, login, watch->url);

  if (known != NULL)
    {
      g_hash_table_remove (known->exceptions, watch->url);
      return;
    }
  known = g_new0 (Known, 1);
  known->login = byline_login_copy (login);
  known->folder = get_folder (watch->url);
  known->header = g_strdup (header);
  known->exceptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (watch->auth->known, known);
}

static gboolean
is_basic (const char *text)
{
  return g_ascii_strncasecmp (text, "Basic", 5) == 0 && (text[5] == ' ' || text[5] == '\0');
}

static gboolean
offers_basic (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *challenges = soup_message_headers_get_list (headers, "WWW-Authenticate");
  GSList *parts = challenges != NULL ? soup_header_parse_list (challenges) : NULL;
  gboolean is_offered = FALSE;

  for (const GSList *part = parts; part != NULL; part = part->next)
    is_offered = is_offered || is_basic (part->data);
  soup_header_free_list (parts);
  return is_offered;
}

/* The server did not take what it was given as Basic. One that wants another scheme at this address
 * says nothing against the login: it is asked for again, and the folder's other addresses keep it. */
static void
refuse (Watch *watch, SoupMessage *message, const BylineLogin *login)
{
  Known *known = find_known (watch->auth, login, watch->url);

  if (offers_basic (message))
    {
      g_ptr_array_remove (watch->auth->known, known);
      return;
    }
  if (known != NULL)
    g_hash_table_add (known->exceptions, g_strdup (watch->url));
  if (watch->is_ahead)
    g_ptr_array_set_size (watch->given, watch->given->len - 1);
}

/* The answer has come: what it says of the login that was given last. */
static void
got_headers_cb (SoupMessage *message, gpointer user_data)
{
  Watch *watch = get_watch (message);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *header = soup_message_headers_get_one (headers, "Authorization");
  const BylineLogin *login;

  if (watch->given->len == 0 || header == NULL || !is_basic (header))
    return;
  login = g_ptr_array_index (watch->given, watch->given->len - 1);
  if (soup_message_get_status (message) == SOUP_STATUS_UNAUTHORIZED)
    refuse (watch, message, login);
  else
    remember (watch, login, header);
  watch->is_ahead = FALSE;
}

/* --- When a server asks --- */

/* libsoup sends Basic in Latin-1 where it can. Servers expect UTF-8, which browsers and curl send:
 * so it is given what becomes UTF-8 when it is made Latin-1. */
static char *
encode_for_basic (const char *text)
{
  return g_convert (text, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

void
_byline_session_auth_give (SoupAuth *auth, const BylineLogin *login)
{
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;

  if (g_ascii_strcasecmp (soup_auth_get_scheme_name (auth), "Basic") == 0)
    {
      user = encode_for_basic (login->user);
      password = encode_for_basic (login->password);
    }
  soup_auth_authenticate (auth, user != NULL ? user : login->user,
                          password != NULL ? password : login->password);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  BylineLogin *login = byline_login_provider_lookup_finish (BYLINE_LOGIN_PROVIDER (source), result,
                                                            NULL);

  if (login != NULL)
    {
      g_ptr_array_add (question->watch->given, login);
      _byline_session_auth_give (question->auth, login);
    }
  else
    soup_auth_cancel (question->auth);
  question_free (question);
}

static gboolean
authenticate_cb (SoupMessage *message, SoupAuth *auth, gboolean retrying, gpointer user_data)
{
  Watch *watch = get_watch (message);
  Question *question;

  if (soup_auth_is_for_proxy (auth) || watch->auth->provider == NULL ||
      watch->given->len >= MAX_TRIES)
    return FALSE;

  question = g_new0 (Question, 1);
  question->message = g_object_ref (message);
  question->auth = g_object_ref (auth);
  question->watch = watch;
  byline_login_provider_lookup_async (watch->auth->provider, watch->url, watch->given, looked_up_cb,
                                      question);
  return TRUE;
}

void
_byline_session_auth_set_provider (BylineSessionAuth *self, BylineLoginProvider *provider)
{
  g_set_object (&self->provider, provider);
}

/* Gives at once what the server took before. */
static void
give_known (Watch *watch, SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const BylineLogin *login = byline_login_provider_peek (watch->auth->provider, watch->url);
  const Known *known = login != NULL ? find_known (watch->auth, login, watch->url) : NULL;

  if (known == NULL || g_hash_table_contains (known->exceptions, watch->url))
    return;
  soup_message_headers_replace (headers, "Authorization", known->header);
  g_ptr_array_add (watch->given, byline_login_copy (login));
  watch->is_ahead = TRUE;
}

void
_byline_session_auth_watch (BylineSessionAuth *self, SoupMessage *message)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->auth = auth_ref (self);
  watch->url = g_uri_to_string (soup_message_get_uri (message));
  watch->given = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_login_free);
  g_object_set_data_full (G_OBJECT (message), "byline-auth", watch, (GDestroyNotify) watch_free);
  soup_message_add_flags (message, SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  g_signal_connect (message, "authenticate", G_CALLBACK (authenticate_cb), NULL);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), NULL);
  if (self->provider != NULL)
    give_known (watch, message);
}

gboolean
_byline_session_auth_was_given (SoupMessage *message)
{
  const Watch *watch = get_watch (message);

  return watch != NULL && watch->given->len > 0;
}
