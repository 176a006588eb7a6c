/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-moves.h"

#include "byline-document-place.h"
#include "byline-page-turn.h"

struct _BylineReadingMoves {
  GObject parent_instance;

  BylineDocumentView *view; /* unowned */
  BylineReadingRiver *river;
  BylineReadingPlaces *places;
  BylineStoryInView *in_view;
  BylinePageTurn *page_turn;
};

G_DEFINE_FINAL_TYPE (BylineReadingMoves, byline_reading_moves, G_TYPE_OBJECT)

/* Returns: (nullable): what stands in the document of a story. */
static BylineRiverEntry *
find_entry (BylineReadingMoves *self, gint64 story_id)
{
  return story_id != 0
           ? byline_river_find (byline_document_view_get_document (self->view), story_id)
           : NULL;
}

gboolean
byline_reading_moves_to_story (BylineReadingMoves *self, gint64 story_id)
{
  BylineRiverEntry *entry;

  g_return_val_if_fail (BYLINE_IS_READING_MOVES (self), FALSE);

  entry = find_entry (self, story_id);
  if (entry == NULL)
    return FALSE;

  byline_page_turn_stop (self->page_turn);
  byline_reading_places_leave (self->places);
  if (byline_reading_places_has (self->places, story_id, entry->article))
    byline_reading_river_finish (self->river);
  if (byline_river_entry_shows_all (entry) &&
      byline_reading_places_return (self->places, story_id, entry->article))
    byline_story_in_view_hold (self->in_view, story_id);
  else
    byline_story_in_view_jump (self->in_view, story_id);
  byline_reading_places_enter (self->places, story_id);

  return TRUE;
}

gboolean
byline_reading_moves_open (BylineReadingMoves *self, gint64 story_id)
{
  BylineRiverEntry *entry;

  g_return_val_if_fail (BYLINE_IS_READING_MOVES (self), FALSE);

  entry = find_entry (self, story_id);
  if (entry == NULL)
    return FALSE;

  byline_reading_river_open (self->river, entry->key);
  byline_story_in_view_set_read (self->in_view, story_id);

  return byline_reading_moves_to_story (self, story_id);
}

/* Whether the story's end is on the screen, and another one stands below it. */
static gboolean
is_at_end (BylineReadingMoves *self, BylineRiverEntry *entry)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  guint start, end, last;

  if (entry == NULL)
    return FALSE;

  last = byline_river_entry_get_range (document, entry).end;
  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);

  return last <= end && last < byline_document_buffer_get_length (document);
}

gboolean
byline_reading_moves_page (BylineReadingMoves *self, gboolean backwards)
{
  BylineRiverEntry *entry = NULL;

  g_return_val_if_fail (BYLINE_IS_READING_MOVES (self), FALSE);

  if (!backwards)
    entry = find_entry (self, byline_story_in_view_get (self->in_view));
  if (entry != NULL && entry->state == BYLINE_RIVER_FOLDED)
    return byline_reading_moves_open (self, entry->story_id);

  if (!byline_page_turn_can_go (self->page_turn, backwards) || is_at_end (self, entry))
    return FALSE;

  byline_reading_moves_let_go (self);
  byline_page_turn_go (self->page_turn, backwards);

  return TRUE;
}

void
byline_reading_moves_to_offset (BylineReadingMoves *self, guint offset)
{
  g_return_if_fail (BYLINE_IS_READING_MOVES (self));

  byline_reading_moves_let_go (self);
  byline_page_turn_stop (self->page_turn);
  byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view), offset, TRUE);
}

void
byline_reading_moves_let_go (BylineReadingMoves *self)
{
  g_return_if_fail (BYLINE_IS_READING_MOVES (self));

  byline_reading_places_stop (self->places);
  byline_story_in_view_release (self->in_view);
}

void
byline_reading_moves_stop (BylineReadingMoves *self)
{
  g_return_if_fail (BYLINE_IS_READING_MOVES (self));

  byline_page_turn_stop (self->page_turn);
}

static void
byline_reading_moves_finalize (GObject *object)
{
  BylineReadingMoves *self = BYLINE_READING_MOVES (object);

  g_object_unref (self->page_turn);
  g_object_unref (self->river);
  g_object_unref (self->places);
  g_object_unref (self->in_view);

  G_OBJECT_CLASS (byline_reading_moves_parent_class)->finalize (object);
}

static void
byline_reading_moves_class_init (BylineReadingMovesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_reading_moves_finalize;
}

static void
byline_reading_moves_init (BylineReadingMoves *self)
{
}

BylineReadingMoves *
byline_reading_moves_new (BylineReadingColumn *column,
                          BylineReadingRiver *river,
                          BylineReadingPlaces *places,
                          BylineStoryInView *in_view)
{
  BylineReadingMoves *self = g_object_new (BYLINE_TYPE_READING_MOVES, NULL);

  self->view = byline_reading_column_get_view (column);
  self->river = g_object_ref (river);
  self->places = g_object_ref (places);
  self->in_view = g_object_ref (in_view);
  self->page_turn = byline_page_turn_new (byline_reading_column_get_scroller (column));

  return self;
}
