/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-network.h"

G_BEGIN_DECLS

/**
 * BylineRequestGuard: where one request may go: after a public address no more into the user's own
 * network. An address that is spelled out is looked at before each message, names by the resolver's filter,
 * and the connection itself before it is used. Main thread.
 */
typedef struct _BylineRequestGuard BylineRequestGuard;

/** Returns: (transfer full): one for what was named by a document that came from @from */
BylineRequestGuard *_byline_request_guard_new (BylineNetwork from);
void _byline_request_guard_free (BylineRequestGuard *self);

/** Returns: where it may go now. */
BylineNetwork _byline_request_guard_get_from (BylineRequestGuard *self);
/** Returns: where the address lies that was asked for. */
BylineNetwork _byline_request_guard_get_asked (BylineRequestGuard *self);
/** Returns: where the last address lies that answered. */
BylineNetwork _byline_request_guard_get_network (BylineRequestGuard *self);
/** Says whether a proxy resolves names: then only what is spelled out is known to be private. */
void _byline_request_guard_set_by_proxy (BylineRequestGuard *self, gboolean by_proxy);
gboolean _byline_request_guard_get_by_proxy (BylineRequestGuard *self);

/** Returns: whether @address (nullable) is private and it must stay in the open net. */
gboolean _byline_request_guard_refuses (BylineRequestGuard *self, GInetAddress *address);
/** Returns: the same of what @message is connected to. */
gboolean _byline_request_guard_refuses_message (BylineRequestGuard *self, SoupMessage *message);
/** Has @message, which is not sent yet, to @host, connect to no private address. */
void _byline_request_guard_begin (BylineRequestGuard *self, SoupMessage *message, const char *host);
/** @message is done with, or will not be sent. */
void _byline_request_guard_end (BylineRequestGuard *self, SoupMessage *message);
/** Returns: whether it failed since nothing was left to connect to; asked before the end. */
gboolean _byline_request_guard_was_cause (BylineRequestGuard *self);
/** Notes where the answer to @message comes from. */
void _byline_request_guard_note_answer (BylineRequestGuard *self,
                                        SoupMessage *message,
                                        gboolean is_first);
/** Is led elsewhere by @host. */
void _byline_request_guard_leave (BylineRequestGuard *self, const char *host);
/**
 * Returns: (transfer full): why @host is not asked, and what can be done about it. @is_feed: it is a
 * feed's own address, or what a document says is a feed
 */
GError *_byline_request_guard_explain (BylineRequestGuard *self,
                                       const char *host,
                                       gboolean is_feed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRequestGuard, _byline_request_guard_free)

G_END_DECLS
