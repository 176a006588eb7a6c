/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineNetwork:
 * @BYLINE_NETWORK_PUBLIC: from the open net. What it names or redirects to is asked for in the
 *   open net only.
 * @BYLINE_NETWORK_PRIVATE: from this machine or the user's own network. What it names may lie
 *   anywhere. What the user types or imports counts as named by such a document.
 *
 * The network that a document came from. It decides what may be asked for on the document's word:
 * what the open net says must not lead into the user's own network, where routers, printers and
 * servers trust every request from inside.
 *
 * A document that does not know where it came from is public: that is 0, on purpose.
 */
typedef enum {
  BYLINE_NETWORK_PUBLIC,
  BYLINE_NETWORK_PRIVATE,
} BylineNetwork;

/**
 * byline_network_join:
 * @a: the network of a document
 * @b: the network of another one
 *
 * Returns: the network of what was made of two documents: private only if both are
 */
static inline BylineNetwork
byline_network_join (BylineNetwork a, BylineNetwork b)
{
  return a == BYLINE_NETWORK_PRIVATE && b == BYLINE_NETWORK_PRIVATE ? BYLINE_NETWORK_PRIVATE
                                                                    : BYLINE_NETWORK_PUBLIC;
}

G_END_DECLS
