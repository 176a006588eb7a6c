/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-writer.h"

G_BEGIN_DECLS

/**
 * byline_document_head_write:
 * @writer: where it is written
 * @article: an article
 *
 * Writes what stands above an article's text: kicker, headline, standfirst, byline, lead.
 */
void byline_document_head_write (BylineDocumentWriter *writer, const BylineArticle *article);
/**
 * byline_document_head_write_kicker:
 * @writer: where it is written
 * @publication: (nullable): a publication's name
 * @publication_key: (nullable): its key, if it can be gone to
 * @sections: (nullable) (element-type BylineSection): sections, which can be gone to
 * @kicker: (nullable): what stands there without sections
 *
 * Writes the line above a headline, if there is anything to say.
 */
void byline_document_head_write_kicker (BylineDocumentWriter *writer,
                                        const char *publication,
                                        const char *publication_key,
                                        GPtrArray *sections,
                                        const char *kicker);
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
