/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "byline-attachment.h"
#include "byline-author.h"
#include "byline-block.h"
#include "byline-network.h"
#include "byline-picture.h"
#include "byline-reading-position.h"
#include "byline-section.h"
#include "byline-story-texts.h"
#include "byline-teaser.h"

G_BEGIN_DECLS

/**
 * BylineArticleSource:
 *
 * Where an article's body came from.
 */
typedef enum {
  BYLINE_ARTICLE_SOURCE_FEED,
  BYLINE_ARTICLE_SOURCE_PAGE,
} BylineArticleSource;

/**
 * BylineDirection:
 *
 * How a text runs, as published or as found.
 */
typedef enum {
  BYLINE_DIRECTION_LTR,
  BYLINE_DIRECTION_RTL,
} BylineDirection;

/**
 * BylineFootnote:
 *
 * What a footnote mark refers to.
 */
typedef struct {
  char *id;
  GPtrArray *blocks; /* of BylineBlock */
} BylineFootnote;

/**
 * byline_footnote_record:
 *
 * The fields of #BylineFootnote.
 */
extern const BylineRecord byline_footnote_record;

/**
 * byline_footnote_new:
 * @id: what marks refer to it by
 *
 * Returns: (transfer full): a footnote without blocks
 */
BylineFootnote *byline_footnote_new (const char *id);
/**
 * byline_footnote_free:
 * @self: (transfer full) (nullable): a footnote
 *
 * Frees @self and what it holds.
 */
void byline_footnote_free (BylineFootnote *self);

/**
 * BylineArticle:
 *
 * A story's full text as a typed document, with all that is known about it.
 *
 * Reference counted (atomic). Its maker fills it in; after that it is not changed, and may be
 * read on any thread. Strings are cleaned (byline_text_clean()), addresses absolute, times
 * seconds since 1970 (0: not said). Arrays are never %NULL.
 *
 * A body that came with a feed is feed_html; its blocks are made when somebody reads it
 * (byline_article_open_body()). Any other body is its blocks.
 */
typedef struct {
  char *id;      /* the feed's id, opaque; nullable for a page */
  char *key;     /* the story's key; NULL until the store gave one */
  gint64 number; /* the story's number in the index; 0 until the store gave one */
  char *url;     /* nullable: the story's address */
  char *title;   /* nullable: the headline */
  BYLINE_STORY_TEXTS (BYLINE_STORY_TEXT_MEMBER)
  char *standfirst;    /* nullable; never merely the beginning of the body */
  char *summary;       /* nullable: plain text for lists */
  char *summary_html;  /* nullable: the shorter of two bodies, sanitised */
  char *language;      /* nullable: BCP 47 */
  char *comments_url;  /* nullable */
  char *canonical_url; /* nullable: rel=canonical of its page */
  BylineDirection direction;
  BylineArticleSource source;
  BylineNetwork network; /* where all of it came from: what its addresses may lead to */
  gboolean is_excerpt;   /* the body is only a beginning; its page has more */
  gboolean is_cut;       /* pictures, paragraphs or cells are left out: there are too many */
  gboolean wants_page;   /* its page is to be read where it is opened; not archived */
  gint64 published;
  gint64 modified;
  gint64 received;                 /* when the story first came in */
  gint64 fetched;                  /* when this body was fetched */
  BylineReadingPosition *position; /* nullable: where its reader left it; not archived */
  BylinePicture *lead;             /* nullable */
  GPtrArray *pictures;    /* of BylinePicture: further ones that the feed has beside its body */
  GPtrArray *authors;     /* of BylineAuthor */
  GPtrArray *tags;        /* of char *: raw categories, as published */
  GPtrArray *labels;      /* of char *: what its reader called it on a server */
  GPtrArray *sections;    /* of BylineSection: decided */
  char *feed_html;        /* nullable: the body as its feed gave it, sanitised */
  char *text;             /* nullable: what feed_html says, plain; not archived */
  char *body_picture;     /* nullable: the first picture in feed_html; not archived */
  GPtrArray *blocks;      /* of BylineBlock; none while feed_html was not read */
  GPtrArray *footnotes;   /* of BylineFootnote; as blocks */
  GPtrArray *teasers;     /* of BylineTeaser */
  GPtrArray *attachments; /* of BylineAttachment */
  GPtrArray *feeds;       /* of char *: addresses of the feeds that carry it */
  char *publication_key;  /* nullable */
  char *publication_name; /* nullable */
  char *publication_url;  /* nullable: home page */
  char *publication_icon; /* nullable: found on its page; not archived */
} BylineArticle;

/**
 * byline_article_record:
 *
 * The fields of #BylineArticle.
 */
extern const BylineRecord byline_article_record;
/**
 * byline_article_document_record:
 *
 * The fields of #BylineArticle as it is printed: with its blocks, and with its body in both of JSON
 * Feed's forms.
 */
extern const BylineRecord byline_article_document_record;

/**
 * BYLINE_ARTICLE_SCHEMA:
 *
 * The value of `_byline.schema` that this version writes.
 */
#define BYLINE_ARTICLE_SCHEMA 2

#define BYLINE_TYPE_ARTICLE (byline_article_get_type ())
/**
 * byline_article_get_type:
 *
 * Returns: the type of #BylineArticle
 */
GType byline_article_get_type (void);

/**
 * byline_article_new:
 *
 * Returns: (transfer full): an empty article with empty arrays
 */
BylineArticle *byline_article_new (void);
/**
 * byline_article_copy:
 * @self: an article
 *
 * Returns: (transfer full): a deep copy, which may be changed and shown instead of @self
 */
BylineArticle *byline_article_copy (const BylineArticle *self);
/**
 * byline_article_ref:
 * @self: an article
 *
 * Takes a reference to @self. Any thread.
 *
 * Returns: (transfer full): @self
 */
BylineArticle *byline_article_ref (BylineArticle *self);
/**
 * byline_article_unref:
 * @self: (transfer full) (nullable): an article
 *
 * Drops a reference to @self; the last one frees it. Any thread.
 */
void byline_article_unref (BylineArticle *self);

/**
 * byline_article_has_body:
 * @self: an article
 *
 * Returns: whether there is anything in the body, so that it can be read
 */
gboolean byline_article_has_body (const BylineArticle *self);

/**
 * byline_article_dup_text:
 * @self: an article; if its body is a feed's, one whose text is known or whose blocks are made
 *
 * Returns: (transfer full): the body as plain text, as byline_render_text()
 */
char *byline_article_dup_text (const BylineArticle *self);

/**
 * byline_article_dup_picture:
 * @self: an article, as for byline_article_dup_text()
 *
 * Returns: (transfer full) (nullable): the address of the picture that a list shows: the lead, else
 *   the first one in the body
 */
char *byline_article_dup_picture (const BylineArticle *self);

/**
 * byline_article_take_body:
 * @self: an article under way
 * @other: another one
 *
 * Replaces the body of @self by a copy of @other's.
 */
void byline_article_take_body (BylineArticle *self, const BylineArticle *other);

/**
 * byline_article_new_from_teaser:
 * @page: an article whose page was read
 * @teaser: one of its teasers
 *
 * The story that a teaser stands for, as far as the page says it: an excerpt if that is no more than its
 * beginning.
 *
 * Returns: (transfer full): a new article
 */
BylineArticle *byline_article_new_from_teaser (const BylineArticle *page,
                                               const BylineTeaser *teaser);

/**
 * byline_article_merge_page:
 * @feed: what the feed said of a story
 * @page: what its page says
 *
 * The story's article once its page has been read: identity, dates and headline of the feed (where
 * it has them), body, lead with caption and credit, author cards, footnotes and teasers of the
 * page. Where the page has no text (or less than the feed), the feed's body stays.
 *
 * Returns: (transfer full): a new article.
 */
BylineArticle *byline_article_merge_page (const BylineArticle *feed, const BylineArticle *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFootnote, byline_footnote_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineArticle, byline_article_unref)

G_END_DECLS
