/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What leaves the library as a file. A list of subscriptions is often published; what it may hold is
 * not always for others: then the file is its owner's alone (0600), whatever the umask says.
 * Private are:
 *
 * - feeds in the user's own network: loopback, private, link-local, unique-local and carrier-grade
 *   addresses, names without a dot and in local, lan, internal, home.arpa, localhost and test;
 * - addresses with a user's name or with a query, which is where services put the key of a reader's
 *   own feed;
 * - what is muted, and saved filters.
 */

/** Returns: whether an OPML document that this library exported holds anything private. */
gboolean byline_export_opml_is_private (const char *opml);
/** Returns: whether any of @rules (element-type BylineRule) is private. */
gboolean byline_export_rules_are_private (GPtrArray *rules);

/**
 * byline_export_write:
 * @path: a file, which is replaced as a whole or, on failure, stays as it was; or a device or pipe,
 *   which is written to
 *
 * Returns: whether it was written; %FALSE with a #GFileError, or with %BYLINE_STORE_ERROR_DISK_FULL.
 */
gboolean byline_export_write (const char *path,
                              const char *text,
                              gboolean is_private,
                              GError **error);

G_END_DECLS
