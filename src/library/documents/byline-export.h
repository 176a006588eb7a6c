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

/**
 * byline_export_opml_is_private:
 * @opml: an OPML document
 *
 * Returns: whether it holds what is private: an address of the own network, one with a login or a
 *   query, a private rule; %TRUE if it cannot be read
 */
gboolean byline_export_opml_is_private (const char *opml);
/**
 * byline_export_rules_are_private:
 * @rules: (element-type BylineRule): rules
 *
 * Returns: whether any of @rules is private: it mutes, or is a saved filter
 */
gboolean byline_export_rules_are_private (GPtrArray *rules);

/**
 * byline_export_write:
 * @path: a file, which is replaced as a whole or, on failure, stays as it was; or a device or
 *   pipe, which is written to
 * @text: what is written
 * @is_private: whether the file is to be its owner's alone (0600)
 * @error: return location for an error
 *
 * Writes a file that leaves the library.
 *
 * Returns: whether it was written; %FALSE with a #GFileError, or with
 *   %BYLINE_STORE_ERROR_DISK_FULL
 */
gboolean byline_export_write (const char *path,
                              const char *text,
                              gboolean is_private,
                              GError **error);

G_END_DECLS
