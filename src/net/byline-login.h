/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineLogin:
 *
 * A user name and a password. Either may be empty, none is %NULL.
 */
typedef struct {
  char *user;
  char *password;
} BylineLogin;

/**
 * byline_login_new:
 * @user: (nullable): a user name, copied; %NULL is ""
 * @password: (nullable): a password, copied; %NULL is ""
 *
 * Returns: (transfer full): a login
 */
BylineLogin *byline_login_new (const char *user, const char *password);
/**
 * byline_login_copy:
 * @self: (nullable): a login
 *
 * Returns: (transfer full) (nullable): a copy of @self; %NULL of %NULL
 */
BylineLogin *byline_login_copy (const BylineLogin *self);
/**
 * byline_login_free:
 * @self: (transfer full): a login
 *
 * Frees @self and what it holds.
 */
void byline_login_free (BylineLogin *self);
/**
 * byline_login_equal:
 * @a: (nullable): a login
 * @b: (nullable): another one
 *
 * Returns: whether both are the same
 */
gboolean byline_login_equal (const BylineLogin *a, const BylineLogin *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineLogin, byline_login_free)

/**
 * BylineLoginProvider:
 *
 * Who knows which login a server is to be given. A session asks it when a server asks
 * (byline_session_set_login_provider()). Main thread.
 */
#define BYLINE_TYPE_LOGIN_PROVIDER (byline_login_provider_get_type ())
G_DECLARE_INTERFACE (BylineLoginProvider, byline_login_provider, BYLINE, LOGIN_PROVIDER, GObject)

/**
 * BylineLoginProviderInterface:
 *
 * What a class that knows logins implements. The members are the functions of
 * #BylineLoginProvider.
 */
struct _BylineLoginProviderInterface {
  GTypeInterface parent_interface;

  const BylineLogin *(*peek) (BylineLoginProvider *self, const char *url);
  void (*lookup_async) (BylineLoginProvider *self,
                        const char *url,
                        GPtrArray *refused,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  BylineLogin *(*lookup_finish) (BylineLoginProvider *self, GAsyncResult *result, GError **error);
};

/**
 * byline_login_provider_peek:
 * @self: a login provider
 * @url: an absolute address
 *
 * Returns: (transfer none) (nullable): the login for @url, if it is known without asking anybody
 */
const BylineLogin *byline_login_provider_peek (BylineLoginProvider *self, const char *url);

/**
 * byline_login_provider_lookup_async:
 * @self: a login provider
 * @url: an absolute address, whose server asks for a login
 * @refused: (element-type BylineLogin): what it did not take just now
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Asks for a login. It is only ever given for the origin (scheme, host, port) that the user gave
 * it for.
 *
 * Finish with byline_login_provider_lookup_finish().
 */
void byline_login_provider_lookup_async (BylineLoginProvider *self,
                                         const char *url,
                                         GPtrArray *refused,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/**
 * byline_login_provider_lookup_finish:
 * @self: a login provider
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_login_provider_lookup_async().
 *
 * Returns: (transfer full) (nullable): a login that is not among those that were refused; %NULL
 *   without an error if there is none, or with @error set
 */
BylineLogin *byline_login_provider_lookup_finish (BylineLoginProvider *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
