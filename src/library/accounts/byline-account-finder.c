/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-account-finder.h"

#include "byline-error.h"
#include "byline-greader.h"
#include "byline-miniflux.h"
#include "byline-work.h"

/* So often what is asked may lead elsewhere. */
#define MAX_FOLLOWED 4

/* A place where an interface may be. */
typedef struct {
  BylineSyncProtocol protocol;
  char *base_url;
} Place;

typedef struct {
  BylineSession *session;
  char *user; /* nullable */
  char *secret;
  GPtrArray *places; /* of Place */
  guint next;
  char *url; /* nullable: what is asked */
  guint n_followed;
  GError *failure; /* nullable: what says most of why none of them was it */
} Finding;

static void
place_free (Place *place)
{
  g_free (place->base_url);
  g_free (place);
}

static void
finding_free (Finding *finding)
{
  g_object_unref (finding->session);
  g_free (finding->user);
  g_free (finding->secret);
  g_free (finding->url);
  g_ptr_array_unref (finding->places);
  g_clear_error (&finding->failure);
  g_free (finding);
}

static Place *
place_new (BylineSyncProtocol protocol, const char *base_url)
{
  Place *place = g_new0 (Place, 1);

  place->protocol = protocol;
  place->base_url = g_strdup (base_url);
  return place;
}

static void
add_place (GPtrArray *places, BylineSyncProtocol protocol, const char *base_url)
{
  g_ptr_array_add (places, place_new (protocol, base_url));
}

/* @wanted: (nullable). A token is Miniflux's; a script's address is no server of its. */
static GPtrArray *
make_places (const char *url, const char *wanted, gboolean is_token)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  g_autoptr (GPtrArray) greader = byline_sync_quirks_places (url);
  const char *base = g_ptr_array_index (greader, 0);
  BylineSyncProtocol protocol = BYLINE_SYNC_MINIFLUX;
  gboolean is_said = byline_sync_protocol_parse (wanted, &protocol);

  if (is_said ? protocol == BYLINE_SYNC_MINIFLUX : !g_str_has_suffix (base, ".php"))
    add_place (places, BYLINE_SYNC_MINIFLUX, base);
  for (guint i = 0; (!is_said && !is_token) || (is_said && protocol == BYLINE_SYNC_GREADER); i++)
    {
      if (i >= greader->len)
        break;
      add_place (places, BYLINE_SYNC_GREADER, g_ptr_array_index (greader, i));
    }
  return places;
}

/* Which of two failures says more: that a login is wrong, before that there is no such page. */
static guint
weight (const GError *failure)
{
  if (g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED) ||
      g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FORBIDDEN))
    return 3;
  if (failure->domain == BYLINE_FETCH_ERROR &&
      (failure->code == BYLINE_FETCH_ERROR_NOT_FOUND || failure->code == BYLINE_FETCH_ERROR_HTTP))
    return 1;
  return failure->domain == BYLINE_SYNC_ERROR ? 1 : 2;
}

/* @failure: (transfer full) */
static void
note_failure (Finding *finding, GError *failure)
{
  if (finding->failure == NULL || weight (failure) > weight (finding->failure))
    {
      g_clear_error (&finding->failure);
      finding->failure = failure;
    }
  else
    g_error_free (failure);
}

static GError *
make_error (Finding *finding)
{
  guint weight_of = finding->failure != NULL ? weight (finding->failure) : 1;

  if (weight_of == 3)
    return g_error_new_literal (
      BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_LOGIN,
      "The server does not take the user name with this password, or the token");
  if (g_error_matches (finding->failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS))
    return g_error_new_literal (BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_MOVED,
                                finding->failure->message);
  if (weight_of == 1)
    return g_error_new_literal (
      BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_NOT_A_SERVER,
      "There is no server with the Google Reader API or Miniflux's at this address");
  return g_steal_pointer (&finding->failure);
}

static void ask_next (GTask *task);

static BylineSyncAnswer *
read_answer (const Place *place, GBytes *body, GError **error)
{
  gsize length = 0;
  const char *bytes = body != NULL ? g_bytes_get_data (body, &length) : NULL;

  if (bytes == NULL)
    bytes = "";
  return place->protocol == BYLINE_SYNC_MINIFLUX ? byline_miniflux_read_me (bytes, length, error)
                                                 : byline_greader_read_login (bytes, length, error);
}

/* A server may send to https, or below a path: the interface is looked for there next. */
static void
follow (Finding *finding, const GError *failure)
{
  const Place *place = g_ptr_array_index (finding->places, finding->next);
  g_autofree char *base = byline_sync_request_follow (place->base_url, finding->url,
                                                      byline_session_error_get_location (failure));

  if (base != NULL && finding->n_followed++ < MAX_FOLLOWED)
    g_ptr_array_insert (finding->places, (gint) finding->next + 1,
                        place_new (place->protocol, base));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Finding *finding = g_task_get_task_data (task);
  const Place *place = g_ptr_array_index (finding->places, finding->next);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineResponse)
    response = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);
  g_autoptr (BylineSyncAnswer) answer = NULL;
  BylineAccount *account;

  if (response != NULL)
    answer = read_answer (place, response->body, &error);
  if (answer == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      follow (finding, error);
      note_failure (finding, g_steal_pointer (&error));
      finding->next++;
      ask_next (g_steal_pointer (&task));
      return;
    }
  account = byline_account_new ();
  account->protocol = g_strdup (byline_sync_protocol_name (place->protocol));
  account->url = g_strdup (place->base_url);
  account->user = g_strdup (finding->user);
  g_task_return_pointer (task, account, (GDestroyNotify) byline_account_free);
}

/* @task: (transfer full) */
static void
ask_next (GTask *task)
{
  Finding *finding = g_task_get_task_data (task);
  g_autoptr (BylineSyncRequest) request = NULL;
  g_autoptr (GBytes) body = NULL;
  BylineSyncAccess access = { .user = finding->user, .secret = finding->secret };
  BylineCall call = { NULL };

  if (finding->next >= finding->places->len)
    {
      g_task_return_error (task, make_error (finding));
      g_object_unref (task);
      return;
    }
  access.protocol = ((Place *) g_ptr_array_index (finding->places, finding->next))->protocol;
  access.base_url = ((Place *) g_ptr_array_index (finding->places, finding->next))->base_url;
  request = access.protocol == BYLINE_SYNC_MINIFLUX ? byline_miniflux_me (&access)
                                                    : byline_greader_login (&access);
  g_free (finding->url);
  finding->url = g_strdup (request->url);
  if (request->body != NULL)
    body = g_bytes_new (request->body->str, request->body->len);
  call = (BylineCall){
    request->method, request->url, request->authorization, request->content_type, body,
  };
  byline_session_call_async (finding->session, &call, g_task_get_cancellable (task), answered_cb,
                             task);
}

void
byline_account_find_async (BylineSession *session,
                           const char *url,
                           const char *protocol,
                           const char *user,
                           const char *secret,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Finding *finding;
  GTask *task;

  g_return_if_fail (BYLINE_IS_SESSION (session));
  g_return_if_fail (url != NULL && secret != NULL);

  finding = g_new0 (Finding, 1);
  finding->session = g_object_ref (session);
  finding->user = user != NULL && *user != '\0' ? g_strdup (user) : NULL;
  finding->secret = g_strdup (secret);
  finding->places = make_places (url, protocol, finding->user == NULL);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_account_find_async);
  g_task_set_task_data (task, finding, (GDestroyNotify) finding_free);
  ask_next (task);
}

BylineAccount *
byline_account_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
