/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-accounts.h"
#include "byline-article.h"
#include "byline-sync-values.h"

G_BEGIN_DECLS

/**
 * BylineSyncDocument:
 * @feed_remote: what the server calls the feed
 * @articles: (element-type BylineArticle): its entries as stories
 * @states: (element-type BylineRemoteState): what the server says of each; they point into @texts
 * @bare: (element-type BylineRemoteState): of entries that make no story
 * @texts: (element-type utf8): ids
 *
 * Entries of one feed.
 */
typedef struct {
  char *feed_remote;
  GPtrArray *articles;
  GArray *states;
  GArray *bare;
  GPtrArray *texts;
} BylineSyncDocument;

/**
 * byline_sync_document_free:
 * @self: (transfer full) (nullable): a document
 *
 * Frees @self and what it holds.
 */
void byline_sync_document_free (BylineSyncDocument *self);

/**
 * byline_sync_documents_new:
 * @entries: (element-type BylineSyncEntry): entries of a server
 * @folders: (element-type utf8): names of what subscriptions are in: such a label is none of a story
 *
 * Makes stories of entries, as of those of a feed: bodies are sanitised, names and texts cleaned and
 * bounded. What a server relays is public, whatever its own address. Pure: any thread.
 *
 * Returns: (transfer full) (element-type BylineSyncDocument): a document for each feed
 */
GPtrArray *byline_sync_documents_new (GPtrArray *entries, GHashTable *folders);

/**
 * byline_sync_original_new:
 * @known: the story
 * @html: what its page says, as the server read it
 *
 * Makes an article of it, as of the body of an entry. Pure: any thread.
 *
 * Returns: (transfer full) (nullable): the story with that body alone, as of its page
 */
BylineArticle *byline_sync_original_new (const BylineArticle *known, const char *html);

G_END_DECLS
