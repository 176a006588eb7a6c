/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** BylineLogin: a user name and a password. Either may be empty, none is %NULL. */
typedef struct {
  char *user;
  char *password;
} BylineLogin;

BylineLogin *byline_login_new (const char *user, const char *password);
/** @self: (nullable) */
BylineLogin *byline_login_copy (const BylineLogin *self);
void byline_login_free (BylineLogin *self);
/** Returns: whether both are the same. @a, @b: (nullable) */
gboolean byline_login_equal (const BylineLogin *a, const BylineLogin *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineLogin, byline_login_free)

/**
 * BylineLoginProvider: who knows which login a server is to be given. A session asks it when a
 * server asks (byline_session_set_login_provider()). Main thread.
 */
#define BYLINE_TYPE_LOGIN_PROVIDER (byline_login_provider_get_type ())
G_DECLARE_INTERFACE (BylineLoginProvider, byline_login_provider, BYLINE, LOGIN_PROVIDER, GObject)

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
 * @url: an absolute address
 *
 * Returns: (transfer none) (nullable): the login for @url, if it is known without asking anybody.
 */
const BylineLogin *byline_login_provider_peek (BylineLoginProvider *self, const char *url);

/**
 * byline_login_provider_lookup_async:
 * @url: an absolute address, whose server asks for a login
 * @refused: (element-type BylineLogin): what it did not take just now
 *
 * finish returns (transfer full) (nullable) a login for @url that is not among @refused, or %NULL
 * without an error if there is none. It is only ever given for the origin (scheme, host, port) that
 * the user gave it for.
 */
void byline_login_provider_lookup_async (BylineLoginProvider *self,
                                         const char *url,
                                         GPtrArray *refused,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
BylineLogin *byline_login_provider_lookup_finish (BylineLoginProvider *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
