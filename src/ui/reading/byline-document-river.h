/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-builder.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineRiverState:
 * @BYLINE_RIVER_FOLDED: only the beginning of the text shows, and "Keep Reading"
 * @BYLINE_RIVER_FETCHING: as folded, while the page that has the rest is fetched
 * @BYLINE_RIVER_UNFOLDED: all of the text shows, and "Show Less"
 * @BYLINE_RIVER_WHOLE: all of the text shows, and there is nothing to fold
 *
 * How much of a story of the river shows.
 */
typedef enum {
  BYLINE_RIVER_FOLDED,
  BYLINE_RIVER_FETCHING,
  BYLINE_RIVER_UNFOLDED,
  BYLINE_RIVER_WHOLE,
} BylineRiverState;

/**
 * BylineRiverEntry:
 *
 * A story of the river: its head, then its whole text or the beginning of it.
 */
typedef struct {
  BylineArticle *article;
  gint64 key;         /* unlike any other's in the river */
  gint64 story_id;    /* 0 if it is none of the library's */
  gboolean is_opened; /* it is the one that the river stands below */
  gboolean was_tried; /* its page was asked for without the reader's asking */
  char *opening;      /* nullable: the line above it that opens the river */
  BylineRiverState state;
  BylineDocumentBuilder *builder; /* nullable: it has more of the text to write */
  /* What is written; the next entry begins where this one ends. */
  GtkTextMark *top;
  GtkTextMark *start; /* what is rewritten when it unfolds or folds */
  GtkTextMark *end;
} BylineRiverEntry;

/**
 * byline_river_entry_new_for_teaser:
 * @key: the entry's key
 * @page: the page that has @teaser
 * @teaser: another story that the page shows
 *
 * Returns: (transfer full): a folded entry
 */
BylineRiverEntry *byline_river_entry_new_for_teaser (gint64 key,
                                                     BylineArticle *page,
                                                     const BylineTeaser *teaser);
/**
 * byline_river_entry_new_for_story:
 * @story_id: a story's row, and the entry's key
 * @article: its text, or what is known of it; a reference is kept
 *
 * Returns: (transfer full): an entry, folded unless there is no more than a few lines of it
 */
BylineRiverEntry *byline_river_entry_new_for_story (gint64 story_id, BylineArticle *article);
/**
 * byline_river_entry_free:
 * @self: (transfer full): a river entry
 *
 * Frees @self and what it holds. What is written stays.
 */
void byline_river_entry_free (BylineRiverEntry *self);
/**
 * byline_river_entry_can_unfold:
 * @self: a river entry
 *
 * Returns: whether there is more of its text than a folded entry shows
 */
gboolean byline_river_entry_can_unfold (const BylineRiverEntry *self);
/**
 * byline_river_entry_shows_all:
 * @self: a river entry
 *
 * Returns: whether all of its text shows, and there is no more of it elsewhere
 */
gboolean byline_river_entry_shows_all (const BylineRiverEntry *self);

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
 * Returns: (transfer none) (element-type BylineRiverEntry): the entries of the river in @buffer, from
 *   the top
 */
GPtrArray *byline_river_get_entries (BylineDocumentBuffer *buffer);
/**
 * byline_river_find:
 * @buffer: a buffer
 * @key: an entry's key
 *
 * Returns: (transfer none) (nullable): the entry that has it
 */
BylineRiverEntry *byline_river_find (BylineDocumentBuffer *buffer, gint64 key);
/**
 * byline_river_find_at:
 * @buffer: a buffer
 * @offset: a character
 *
 * Returns: (transfer none) (nullable): the entry which that character belongs to
 */
BylineRiverEntry *byline_river_find_at (BylineDocumentBuffer *buffer, guint offset);
/**
 * byline_river_entry_get_range:
 * @buffer: the buffer that it is written in
 * @entry: an entry
 *
 * Returns: its characters, those of the line above it included
 */
BylineDocumentRange byline_river_entry_get_range (BylineDocumentBuffer *buffer,
                                                  const BylineRiverEntry *entry);
/**
 * byline_river_entry_get_body:
 * @buffer: the buffer that it is written in
 * @entry: an entry
 *
 * Returns: the characters that are written anew when it unfolds or folds, its pill included
 */
BylineDocumentRange byline_river_entry_get_body (BylineDocumentBuffer *buffer,
                                                 const BylineRiverEntry *entry);

/**
 * byline_river_is_writing:
 * @buffer: a buffer
 *
 * What is long is written a piece at a time: only its beginning by the calls below, the rest by
 * byline_river_step(). Each of them first finishes what is under way.
 *
 * Returns: whether there is more to write of one of the entries
 */
gboolean byline_river_is_writing (BylineDocumentBuffer *buffer);
/**
 * byline_river_step:
 * @buffer: a buffer
 * @budget: in microseconds; -1 for all there is
 *
 * Writes as much of what is under way as there is time for.
 *
 * Returns: whether there is more to write
 */
gboolean byline_river_step (BylineDocumentBuffer *buffer, gint64 budget);

/**
 * byline_river_adopt:
 * @buffer: a buffer without a river
 * @entry: (transfer full): what is written in it
 *
 * Makes the story that fills a buffer the river's first.
 */
void byline_river_adopt (BylineDocumentBuffer *buffer, BylineRiverEntry *entry);
/**
 * byline_river_append:
 * @buffer: a buffer
 * @entry: (transfer full): an entry
 *
 * Writes an entry below all others.
 */
void byline_river_append (BylineDocumentBuffer *buffer, BylineRiverEntry *entry);
/**
 * byline_river_prepend:
 * @buffer: a buffer
 * @entry: (transfer full): an entry
 *
 * Writes an entry above all others.
 */
void byline_river_prepend (BylineDocumentBuffer *buffer, BylineRiverEntry *entry);
/**
 * byline_river_append_next:
 * @buffer: a buffer
 * @story_id: a story's row
 * @title: (nullable): its headline
 *
 * Writes what leads to the next story, where there is no river.
 */
void byline_river_append_next (BylineDocumentBuffer *buffer, gint64 story_id, const char *title);
/**
 * byline_river_remove:
 * @buffer: a buffer
 * @entry: one of its entries
 *
 * Removes an entry and what is written of it, and frees it.
 */
void byline_river_remove (BylineDocumentBuffer *buffer, BylineRiverEntry *entry);
/**
 * byline_river_set_state:
 * @buffer: a buffer
 * @entry: one of its entries
 * @state: how much of it shows
 *
 * Unfolds or folds an entry. What stands above its text is left alone.
 */
void byline_river_set_state (BylineDocumentBuffer *buffer,
                             BylineRiverEntry *entry,
                             BylineRiverState state);
/**
 * byline_river_set_article:
 * @buffer: a buffer
 * @entry: one of its entries
 * @article: what is known of its story by now; a reference is kept
 * @state: how much of it shows
 * @uppermost: the offset of the line at the top of the view
 *
 * Writes an entry anew. Where the view begins within its head, between its first line and its text, the head stays as it is, so that
 * nothing moves.
 */
void byline_river_set_article (BylineDocumentBuffer *buffer,
                               BylineRiverEntry *entry,
                               BylineArticle *article,
                               BylineRiverState state,
                               guint uppermost);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRiverEntry, byline_river_entry_free)

G_END_DECLS
