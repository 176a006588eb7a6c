/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One link of an HTTP Link header (RFC 8288). */
typedef struct {
  char *target;
  char *rel;   /* nullable */
  char *type;  /* nullable */
  char *title; /* nullable */
} BylineHeaderLink;

void _byline_header_link_clear (BylineHeaderLink *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineHeaderLink, _byline_header_link_clear)

/**
 * Reads the next link of a header. What is no link is passed over.
 *
 * @cursor: (inout): where in the header; moves on
 *
 * Returns: %FALSE at the header's end
 */
gboolean _byline_header_link_next (const char **cursor, BylineHeaderLink *link);

G_END_DECLS
