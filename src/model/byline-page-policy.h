/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * BYLINE_PAGE_TRIALS:
 *
 * Of how many stories the page is read to see whether it gives what the feed lacks.
 */
#define BYLINE_PAGE_TRIALS 3

/**
 * BylinePagePolicy:
 * @BYLINE_PAGE_POLICY_AUTOMATIC: as the first stories that were opened show
 * @BYLINE_PAGE_POLICY_NEVER: never but when it is asked for
 * @BYLINE_PAGE_POLICY_EXCERPTS: when the feed has only a beginning
 * @BYLINE_PAGE_POLICY_ALWAYS: of every story that is opened
 *
 * When the page of a publication's story is read. The numbers are kept in the database.
 */
typedef enum {
  BYLINE_PAGE_POLICY_AUTOMATIC = 0,
  BYLINE_PAGE_POLICY_NEVER = 1,
  BYLINE_PAGE_POLICY_EXCERPTS = 2,
  BYLINE_PAGE_POLICY_ALWAYS = 3,
} BylinePagePolicy;

/**
 * BylinePageReading:
 * @policy: what is set for a publication
 * @n_tried: of how many whole stories the page was read, %BYLINE_PAGE_TRIALS at most
 * @n_gained: of how many of these it gave what the feed lacked
 *
 * What is set for a publication's pages, and what is known of them.
 */
typedef struct {
  BylinePagePolicy policy;
  guint n_tried;
  guint n_gained;
} BylinePageReading;

/**
 * byline_page_policy_from_int:
 * @value: any number
 *
 * Returns: @value if it is a #BylinePagePolicy; else %BYLINE_PAGE_POLICY_AUTOMATIC
 */
BylinePagePolicy byline_page_policy_from_int (gint64 value);
/**
 * byline_page_policy_from_string:
 * @text: any text
 * @policy: (out): the policy
 *
 * Returns: whether @text is the name of a policy
 */
gboolean byline_page_policy_from_string (const char *text, BylinePagePolicy *policy);
/**
 * byline_page_policy_to_string:
 * @policy: a policy
 *
 * Returns: (transfer none): "automatic", "never", "excerpts" or "always"
 */
const char *byline_page_policy_to_string (BylinePagePolicy policy);
/**
 * byline_page_reading_is_learned:
 * @self: a publication's
 *
 * Returns: whether it is automatic and enough pages were read to know
 */
gboolean byline_page_reading_is_learned (const BylinePageReading *self);
/**
 * byline_page_reading_gains:
 * @self: a publication's
 *
 * Returns: whether most of the pages that were read gave what the feed lacked
 */
gboolean byline_page_reading_gains (const BylinePageReading *self);
/**
 * byline_page_reading_wants:
 * @self: a publication's
 * @article: what there is of a story of it that is opened
 *
 * Returns: whether the story's page is to be read
 */
gboolean byline_page_reading_wants (const BylinePageReading *self, const BylineArticle *article);
/**
 * byline_page_gives_text:
 * @feed: a story as its feed gave it
 * @merged: the same with what its page, or somebody who read it, says
 *
 * Returns: whether there is a fifth more text
 */
gboolean byline_page_gives_text (const BylineArticle *feed, const BylineArticle *merged);
/**
 * byline_page_gives_more:
 * @feed: a story as its feed gave it
 * @merged: the same with what its page says
 *
 * Returns: whether the page gave a standfirst, a picture, its caption or credit, an author, one's
 *   biography, portrait or contacts, or a fifth more text
 */
gboolean byline_page_gives_more (const BylineArticle *feed, const BylineArticle *merged);

G_END_DECLS
