/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-buffer.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineRiverEntry:
 *
 * A story below the one that is read: head, the beginning of its text, and "Keep Reading", which
 * expands it in place.
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

/**
 * byline_river_entry_new_for_teaser:
 * @article: the page that has @teaser; a reference is kept
 * @teaser: another story that the page shows
 *
 * Returns: (transfer full): an entry
 */
BylineRiverEntry *byline_river_entry_new_for_teaser (BylineArticle *article,
                                                     const BylineTeaser *teaser);
/**
 * byline_river_entry_new_for_story:
 * @story_id: a story's row
 * @article: its text, or what is known of it; a reference is kept
 *
 * Returns: (transfer full): an entry
 */
BylineRiverEntry *byline_river_entry_new_for_story (gint64 story_id, BylineArticle *article);
/**
 * byline_river_entry_free:
 * @self: (transfer full): a river entry
 *
 * Frees @self and what it holds.
 */
void byline_river_entry_free (BylineRiverEntry *self);

/**
 * byline_river_article_from_story:
 * @story: a story
 *
 * Returns: (transfer full): an article of what its headline says, for when there is no other
 */
BylineArticle *byline_river_article_from_story (const BylineStory *story);

/**
 * byline_river_get_entries:
 * @buffer: a buffer
 *
 * Returns: (transfer none) (element-type BylineRiverEntry): the entries of the river in @buffer
 */
GPtrArray *byline_river_get_entries (BylineDocumentBuffer *buffer);
/**
 * byline_river_begin:
 * @buffer: a buffer
 * @section: (nullable): a section's name
 *
 * Writes the line that opens the river: "NEXT IN CHINA".
 */
void byline_river_begin (BylineDocumentBuffer *buffer, const char *section);
/**
 * byline_river_append:
 * @buffer: a buffer
 * @entry: (transfer full): an entry
 *
 * Writes an entry at the end of a buffer.
 */
void byline_river_append (BylineDocumentBuffer *buffer, BylineRiverEntry *entry);
/**
 * byline_river_toggle:
 * @buffer: a buffer
 * @index: the entry's place in the river
 *
 * Expands or folds an entry.
 *
 * Returns: whether there is such an entry
 */
gboolean byline_river_toggle (BylineDocumentBuffer *buffer, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRiverEntry, byline_river_entry_free)

G_END_DECLS
