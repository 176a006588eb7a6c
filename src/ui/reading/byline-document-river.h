/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-buffer.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineRiverEntry: a story below the one that is read: head, the beginning of its text, and "Keep
 * Reading", which expands it in place.
 *
 * All but the marks belongs to @owner.
 */
typedef struct {
  BylineArticle *owner;
  gint64 story_id;         /* 0 if it is none of the library's */
  const char *url;         /* nullable */
  const char *publication; /* nullable */
  const char *publication_key;
  GPtrArray *sections;    /* nullable, of BylineSection */
  const char *kicker;     /* nullable */
  const char *title;      /* nullable */
  const char *standfirst; /* nullable */
  const BylinePicture *picture;
  GPtrArray *paragraphs; /* of BylineBlock */
  GPtrArray *rest;       /* nullable: of BylineBlock */
  GPtrArray *authors;    /* of BylineAuthor */
  gint64 published;
  gboolean can_expand;
  gboolean is_expanded;
  guint index;
  GtkTextMark *start; /* what is rewritten when it expands or folds */
  GtkTextMark *end;
} BylineRiverEntry;

/** @article: the page that has @teaser. */
BylineRiverEntry *byline_river_entry_new_for_teaser (BylineArticle *article,
                                                     const BylineTeaser *teaser);
/** @story_id: its row; @article: its text, or what is known of it. */
BylineRiverEntry *byline_river_entry_new_for_story (gint64 story_id, BylineArticle *article);
void byline_river_entry_free (BylineRiverEntry *self);

/** Returns: (transfer full): an article of what a headline says, for when there is no other. */
BylineArticle *byline_river_article_from_story (const BylineStory *story);

/** Returns: (transfer none) (element-type BylineRiverEntry): what the river in @buffer consists of.
 */
GPtrArray *byline_river_get_entries (BylineDocumentBuffer *buffer);
/** Writes the line that opens the river: "NEXT IN CHINA". @section: (nullable) */
void byline_river_begin (BylineDocumentBuffer *buffer, const char *section);
/** Writes @entry (transfer full) at the end of @buffer. */
void byline_river_append (BylineDocumentBuffer *buffer, BylineRiverEntry *entry);
/** Expands or folds the entry at @index. Returns: whether there is such an entry. */
gboolean byline_river_toggle (BylineDocumentBuffer *buffer, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRiverEntry, byline_river_entry_free)

G_END_DECLS
