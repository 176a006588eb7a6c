/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * The cookies of one request and its redirects, which are forgotten with it: a page that checks for
 * cookies lets it through, and nobody is known again. Main thread.
 */
typedef struct _BylineCookies BylineCookies;

/** Returns: (transfer full): none yet */
BylineCookies *_byline_cookies_new (void);
void _byline_cookies_free (BylineCookies *self);
/** Forgets all of them. */
void _byline_cookies_forget (BylineCookies *self);
/** Keeps what @answer sets. Returns: whether anything is other than before. */
gboolean _byline_cookies_take (BylineCookies *self, SoupMessage *answer);
/** Sends along with @request what its address may see. */
void _byline_cookies_send (BylineCookies *self, SoupMessage *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCookies, _byline_cookies_free)

G_END_DECLS
