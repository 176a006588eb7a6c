/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "byline-sync-values.h"

G_BEGIN_DECLS

/**
 * BYLINE_SYNC_MAX_BYTES:
 *
 * The largest answer that is read.
 */
#define BYLINE_SYNC_MAX_BYTES (32 * 1024 * 1024)
/**
 * BYLINE_SYNC_MAX_IDS:
 *
 * The most ids that one answer has.
 */
#define BYLINE_SYNC_MAX_IDS 100000
/**
 * BYLINE_SYNC_MAX_ENTRIES:
 *
 * The most entries that one answer has.
 */
#define BYLINE_SYNC_MAX_ENTRIES 2000
/**
 * BYLINE_SYNC_MAX_FEEDS:
 *
 * The most subscriptions or categories that an answer has.
 */
#define BYLINE_SYNC_MAX_FEEDS 20000
/**
 * BYLINE_SYNC_MAX_ID:
 *
 * The longest id, in bytes.
 */
#define BYLINE_SYNC_MAX_ID 2048

/**
 * byline_sync_answer_parse_json:
 * @bytes: (array length=length): an answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Reads JSON of a server's, within the bounds of size and depth.
 *
 * Returns: (transfer full): a parser with an object or array as its root; %NULL with a
 *   #BylineSyncError
 */
JsonParser *byline_sync_answer_parse_json (const char *bytes, gsize length, GError **error);
/**
 * byline_sync_answer_check_words:
 * @bytes: (array length=length): an answer that is to be text or JSON
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Some servers say in words, under a status of 200, that the login does not count (FreshRSS:
 * "Unauthorized!"), and networks that want a login of their own answer with a page.
 *
 * Returns: whether it may be an answer of the server's; %FALSE with a #BylineFetchError or a #BylineSyncError
 */
gboolean byline_sync_answer_check_words (const char *bytes, gsize length, GError **error);
/**
 * byline_sync_answer_check_done:
 * @bytes: (array length=length): what follows a change
 * @length: its length in bytes
 * @error: return location for an error
 *
 * What says that a change was made is "OK", nothing, or JSON that names no error. Everything else is taken for a
 * refusal: a mark that was not taken must not count as sent.
 *
 * Returns: whether the change was made; %FALSE with a #BylineFetchError or a #BylineSyncError
 */
gboolean byline_sync_answer_check_done (const char *bytes, gsize length, GError **error);
/**
 * byline_sync_answer_dup_text:
 * @object: (nullable): an object
 * @name: a member
 * @max_bytes: longer ones count as missing
 *
 * Returns: (transfer full) (nullable): a text, or a number as text; %NULL if there is none, it is
 *   empty, or no valid UTF-8
 */
char *byline_sync_answer_dup_text (JsonObject *object, const char *name, gsize max_bytes);
/**
 * byline_sync_answer_is_web_address:
 * @url: (nullable): what is said to be an address
 *
 * Returns: whether it is one of http or https
 */
gboolean byline_sync_answer_is_web_address (const char *url);
/**
 * byline_sync_answer_get_text_at:
 * @list: an array
 * @index: which element
 *
 * Returns: (transfer none) (nullable): a name, as tags and states are; %NULL if the element is none, or
 *   too long, or no valid UTF-8
 */
const char *byline_sync_answer_get_text_at (JsonArray *list, guint index);
/**
 * byline_sync_answer_add_tag:
 * @entry: an entry
 * @name: what the feed itself says
 *
 * Adds a tag, as long as there are not too many.
 */
void byline_sync_answer_add_tag (BylineSyncEntry *entry, const char *name);
/**
 * byline_sync_answer_add_label:
 * @entry: an entry
 * @name: what the user calls it
 *
 * Adds a label, as long as there are not too many.
 */
void byline_sync_answer_add_label (BylineSyncEntry *entry, const char *name);

/**
 * BylineSyncEnclosureNames:
 * @list: the member that holds them
 * @url: the member of an address
 * @mime_type: the member of its type
 * @size: the member of its size in bytes
 *
 * What a protocol calls an entry's attachments.
 */
typedef struct {
  const char *list;
  const char *url;
  const char *mime_type;
  const char *size;
} BylineSyncEnclosureNames;

/**
 * byline_sync_answer_read_enclosures:
 * @entry: an entry
 * @object: what the server says of it
 * @names: what the protocol calls them
 *
 * Adds the attachments that have an address of the web, as long as there are not too many.
 */
void byline_sync_answer_read_enclosures (BylineSyncEntry *entry,
                                         JsonObject *object,
                                         const BylineSyncEnclosureNames *names);

G_END_DECLS
