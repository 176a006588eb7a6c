/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineSampleServer:
 *
 * A small web server (SoupServer) on 127.0.0.1 that serves the sample edition from the program's
 * own resources. Text files have {{base}} and dates such as {{rfc822 -2h}}, {{rfc3339 -26h}},
 * {{date -3d}}, {{human -3d}} filled in, relative to @epoch. Answers with ETag and honours
 * If-None-Match. Main thread.
 */
#define BYLINE_TYPE_SAMPLE_SERVER (byline_sample_server_get_type ())
G_DECLARE_FINAL_TYPE (BylineSampleServer, byline_sample_server, BYLINE, SAMPLE_SERVER, GObject)

/**
 * byline_sample_server_new:
 * @epoch: seconds since 1970 that the edition's dates are relative to
 *
 * Returns: (transfer full): a server that does not listen
 */
BylineSampleServer *byline_sample_server_new (gint64 epoch);

/**
 * byline_sample_server_listen:
 * @self: a server
 * @port: a port on 127.0.0.1, or 0 for any free one
 * @error: return location for an error
 *
 * Returns: whether it listens; %FALSE with a #GIOErrorEnum (%G_IO_ERROR_ADDRESS_IN_USE if the port
 *   is taken)
 */
gboolean byline_sample_server_listen (BylineSampleServer *self, guint port, GError **error);
/**
 * byline_sample_server_get_port:
 * @self: a server
 *
 * Returns: the port on 127.0.0.1; 0 if it does not listen
 */
guint byline_sample_server_get_port (BylineSampleServer *self);
/**
 * byline_sample_server_set_base:
 * @self: a server
 * @base: "http://127.0.0.1:PORT", an origin that its pages belong to wherever it listens
 *
 * Sets which origin the server's pages belong to, for one whose own port is taken: what comes to
 * it as to a proxy for @base is answered with addresses of @base, and what comes to it directly
 * with addresses of its own.
 */
void byline_sample_server_set_base (BylineSampleServer *self, const char *base);
/**
 * byline_sample_server_get_base:
 * @self: a server
 *
 * Returns: (transfer none): the origin of its pages, where it listens unless that was set
 */
const char *byline_sample_server_get_base (BylineSampleServer *self);
/**
 * byline_sample_server_get_address:
 * @self: a server
 *
 * Returns: (transfer none): where it listens: "http://127.0.0.1:PORT"
 */
const char *byline_sample_server_get_address (BylineSampleServer *self);

G_END_DECLS
