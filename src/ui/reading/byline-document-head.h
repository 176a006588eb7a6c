/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-writer.h"

G_BEGIN_DECLS

/**
 * byline_document_head_write:
 * @writer: where it is written
 * @article: an article
 * @kind: %BYLINE_LINK_STORY if the headline leads to @story_id, %BYLINE_LINK_URI if it leads to the
 *   article's address
 * @story_id: a story's row; 0 for a headline that leads nowhere
 *
 * Writes what stands above an article's text: kicker, headline, standfirst, byline, lead.
 */
void byline_document_head_write (BylineDocumentWriter *writer,
                                 const BylineArticle *article,
                                 BylineLinkKind kind,
                                 gint64 story_id);
/**
 * byline_document_format_date:
 * @time: seconds since 1970
 * @now: the time now, in seconds since 1970
 *
 * Returns: (transfer full): "20 November" as a reader of @now would have it, with the year if that
 *   differs; "" for 0
 */
char *byline_document_format_date (gint64 time, gint64 now);

G_END_DECLS
