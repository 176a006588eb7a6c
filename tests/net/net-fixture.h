/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-session.h"

G_BEGIN_DECLS

/**
 * NetFixture: a well-behaved server (SoupServer, on the test's main context), a misbehaving one
 * (raw sockets, on threads), both on
 * 127.0.0.1, and a session.
 */
typedef struct {
  SoupServer *server;
  char *base;
  GSocketService *raw;
  char *raw_base;
  BylineSession *session;
  guint n_requests; /* that the well-behaved server got */
  char *last_agent;
  char *last_accept;
} NetFixture;

void net_fixture_set_up (NetFixture *self, gconstpointer data);
void net_fixture_tear_down (NetFixture *self, gconstpointer data);

/** Adds a handler: it also counts the request. */
void net_fixture_handle (NetFixture *self,
                         const char *path,
                         SoupServerCallback callback,
                         gpointer data);

/** NetResult: what a fetch came to. Zero before, with @done set at its end. */
typedef struct {
  gboolean done;
  BylineResponse *response;
  GError *error;
} NetResult;

void net_result_clear (NetResult *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NetResult, net_result_clear)

/** A GAsyncReadyCallback that fills a NetResult. */
void net_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void net_wait (const gboolean *done);
/** Runs the main context for that many milliseconds. */
void net_wait_ms (guint milliseconds);

/** Fetches @path below @base and waits. */
void net_fetch (NetFixture *self,
                const char *base,
                const char *path,
                BylineRequestKind kind,
                NetResult *result);

/** Returns: (transfer full): @data, compressed. */
GBytes *net_gzip (GBytes *data);

G_END_DECLS
