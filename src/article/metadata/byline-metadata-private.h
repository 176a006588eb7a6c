/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-page-private.h"

G_BEGIN_DECLS

/**
 * BylineMetadata: what a page says of its story, by who says it. The sources are read one after
* the other, the most
 * trusted first; what one has said is not changed by the next.
 */
typedef struct {
  const BylinePage *page;
  guint headline;             /* the node of the headline, 0 if not found */
  gboolean is_shown_headline; /* there was another one for search engines in front of it */
  guint passed_headline;      /* that one, 0 for none */
  const char *authors_from;   /* (static) (nullable): where the authors were read, for people */
  char *ld_title;             /* JSON-LD */
  char *ld_name;              /* what JSON-LD calls it beside that */
  char *og_title;             /* Open Graph, twitter, Dublin Core */
  char *page_title;           /* <title> */
  char *description;
  GPtrArray *descriptions; /* of char *: all that the page's head says of the story */
  char *body;              /* JSON-LD's articleBody, plain text with line feeds */
  char *breadcrumb;        /* "World > China" */
  char *kicker;
  char *kicker_publication;
  char *topic; /* a line above the headline, or at its beginning, that names no section */
  char *direction;
  char *publication;
  char *publication_url;
  char *icon;
  guint icon_size;
  char *canonical;
  char *language;
  gint64 published;
  gint64 modified;
  BylinePicture *picture;
  gboolean is_story;       /* the page says that it is one story's */
  gboolean is_list;        /* it says that it lists several: a section's, an author's page */
  gboolean is_locked;      /* the story is said not to be free */
  guint n_words;           /* that the story is said to have, 0 if it is not */
  GPtrArray *authors;      /* of BylineAuthor */
  GPtrArray *sections;     /* of char *: names as published */
  GPtrArray *tags;         /* of char * */
  GPtrArray *own_accounts; /* of char *: keys of the publication's accounts */
} BylineMetadata;

BylineMetadata *_byline_metadata_new (const BylinePage *page);
void _byline_metadata_free (BylineMetadata *self);

/** Reads JSON-LD: articles, people, breadcrumbs, also in @graph and arrays, also with raw
 * control characters. */
void _byline_metadata_read_json (BylineMetadata *self);
/** Reads the head: meta, link, title; Open Graph, article:…, Dublin Core, twitter. */
void _byline_metadata_read_head (BylineMetadata *self);
/** Finds the element with the headline. */
void _byline_metadata_find_headline (BylineMetadata *self);
/** Reads microdata, rel=author, bylines, dates and kicker from what stands in [@from, @end). */
void _byline_metadata_read_markup (BylineMetadata *self, guint from, guint end);
/** Remembers an account as the publication's: an address or a handle; nullable. */
void _byline_metadata_add_own_account (BylineMetadata *self, const char *account);
/** Remembers the accounts that the site's header and footer lead to. */
void _byline_metadata_find_own_accounts (BylineMetadata *self);
/** Takes the publication's accounts, and mailboxes that are no person's, from @authors (element-type
 * BylineAuthor). */
void _byline_metadata_drop_own_accounts (BylineMetadata *self, GPtrArray *authors);
/** Fills @article in the order of trust. */
void _byline_metadata_apply (BylineMetadata *self, BylineArticle *article);

/** Sets @field to @text, cleaned, if it is not yet set. */
void _byline_metadata_fill (char **field, const char *text, gsize max_chars);
/** Returns: whether @address (nullable) is a front page: a host without a path. */
gboolean _byline_metadata_is_home (BylineMetadata *self, const char *address);
/** Adds the people in a byline; an address is no name. */
void _byline_metadata_add_names (GPtrArray *authors, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineMetadata, _byline_metadata_free)

G_END_DECLS
