/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineSyncProtocol:
 * @BYLINE_SYNC_GREADER: the Google Reader API, as servers have it now
 * @BYLINE_SYNC_MINIFLUX: Miniflux's own, /v1
 *
 * How a server is spoken to. The numbers stand in the index.
 */
typedef enum {
  BYLINE_SYNC_GREADER = 1,
  BYLINE_SYNC_MINIFLUX = 2,
} BylineSyncProtocol;

/**
 * BylineSyncQuirks:
 * @name: the software, as its makers write it
 * @path_suffix: (nullable): where its interface lies below what people call its address
 * @host: (nullable): the host of a service that anybody can use
 * @ids_at_once: the most ids in one answer
 * @entries_at_once: the most entries that are asked for at once
 * @marks_at_once: the most entries that are marked at once
 * @recent_margin: how much further back what is recent is asked for, in seconds: where that goes by
 *   the date of publication, an entry may come in with an earlier one
 * @default_folder: (nullable): the category that stands for none
 * @has_originals: whether the server reads the page of an entry when it is asked to
 *
 * In what a server is different from others of its protocol.
 */
typedef struct {
  BylineSyncProtocol protocol;
  const char *name;
  const char *path_suffix;
  const char *host;
  guint ids_at_once;
  guint entries_at_once;
  guint marks_at_once;
  gint64 recent_margin;
  const char *default_folder;
  gboolean has_originals;
} BylineSyncQuirks;

/**
 * byline_sync_quirks_find:
 * @protocol: how the server is spoken to
 * @base_url: its interface's address
 *
 * Returns: (transfer none): what is known of that server; what holds for all where nothing is
 */
const BylineSyncQuirks *byline_sync_quirks_find (BylineSyncProtocol protocol, const char *base_url);
/**
 * byline_sync_quirks_places:
 * @url: what a person gave as the server's address, "https://rss.example.org"
 *
 * Returns: (transfer full) (element-type utf8): where its Google Reader interface may lie, the
 *   likeliest first, each without a slash at its end
 */
GPtrArray *byline_sync_quirks_places (const char *url);

/**
 * byline_sync_protocol_name:
 * @protocol: how a server is spoken to
 *
 * Returns: (transfer none): the word for it: "greader", "miniflux"
 */
const char *byline_sync_protocol_name (BylineSyncProtocol protocol);
/**
 * byline_sync_protocol_parse:
 * @name: (nullable): a word for it
 * @protocol: (out): the protocol
 *
 * Returns: whether @name is one
 */
gboolean byline_sync_protocol_parse (const char *name, BylineSyncProtocol *protocol);

G_END_DECLS
