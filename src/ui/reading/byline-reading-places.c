/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-places.h"

#include "byline-document-place.h"
#include "byline-document-river.h"
#include "byline-signal.h"

#include <math.h>

/* A place is kept when the view has rested for so long, in ms. */
#define REST 700
/* So many characters of a line tell it from others. */
#define MARK_LENGTH 120
/* Lines that came in or went since are looked for this far away. */
#define MAX_DISTANCE 200
/* A row is hardly ever so much lower than the space around it. */
#define MAX_PART 20000
/* The view has arrived when it stood still for so many frames; it gives up after so many. */
#define STILL_FRAMES 4
#define HOLD_FRAMES 2
#define MAX_FRAMES 240

struct _BylineReadingPlaces {
  GObject parent_instance;

  BylineDocumentView *view;  /* unowned */
  GtkAdjustment *adjustment; /* unowned: the view's */
  BylineLibrary *library;    /* nullable */
  GHashTable *kept;          /* gint64 to BylineReadingPosition, %NULL: at the beginning */
  gint64 followed;           /* 0 for none */
  gboolean waits;            /* its text is still to come */
  guint rest_source;

  /* On the way back */
  GtkTextMark *target; /* nullable: what is to stand at the top of the view */
  int part;
  guint tick;
  gboolean is_return; /* a story is gone back to; else the view only stays where it is */
  guint n_still;
  guint n_frames;
};

G_DEFINE_FINAL_TYPE (BylineReadingPlaces, byline_reading_places, G_TYPE_OBJECT)

enum { ARRIVED, N_SIGNALS };

static guint signals[N_SIGNALS];

static BylineDocumentBuffer *
get_document (BylineReadingPlaces *self)
{
  return byline_document_view_get_document (self->view);
}

static guint
get_mark (const GtkTextIter *line)
{
  GtkTextIter end = *line;
  g_autofree char *text = NULL;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  if (gtk_text_iter_get_line_offset (&end) > MARK_LENGTH)
    gtk_text_iter_set_line_offset (&end, MARK_LENGTH);
  text = gtk_text_iter_get_slice (line, &end);

  return g_str_hash (text);
}

/* Finds the lines of a story, without the one above it: in the river there is one, alone there is none.
 * Returns: whether it stands in the document. */
static gboolean
get_lines (BylineReadingPlaces *self, gint64 story_id, int *first, int *last)
{
  BylineDocumentBuffer *document = get_document (self);
  BylineRiverEntry *entry;
  BylineDocumentRange range = { 0, 0 };
  GtkTextIter iter;

  if (document == NULL)
    return FALSE;

  entry = byline_river_find (document, story_id);
  if (entry != NULL)
    range = byline_river_entry_get_range (document, entry);
  else if (byline_river_get_entries (document)->len == 0)
    range.end = byline_document_buffer_get_length (document);
  else
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (document), &iter, range.start);
  *first = gtk_text_iter_get_line (&iter) + (entry != NULL && !entry->is_opened);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (document), &iter,
                                      MAX (range.start + 1, range.end) - 1);
  *last = gtk_text_iter_get_line (&iter);

  return TRUE;
}

/* Goes to the next row of the same line. GTK looks at the line behind it, too, where that was the last.
 * Returns: whether there is one */
static gboolean
forward_row (GtkTextView *view, GtkTextIter *iter)
{
  GtkTextIter next = *iter, behind = *iter;
  GdkRectangle place;

  if (gtk_text_iter_forward_line (&behind) &&
      !byline_document_place_get_location (view, &behind, &place))
    return FALSE;
  if (!gtk_text_view_forward_display_line (view, &next) ||
      gtk_text_iter_get_line (&next) != gtk_text_iter_get_line (iter))
    return FALSE;
  *iter = next;

  return TRUE;
}

/* Finds the row of text that stands at @y. @row: (out): its place.
 * Returns: whether that has been laid out. */
static gboolean
find_row (GtkTextView *view, int y, GtkTextIter *iter, GdkRectangle *row)
{
  gtk_text_view_get_line_at_y (view, iter, y, NULL);
  if (!byline_document_place_get_location (view, iter, row))
    return FALSE;

  while (row->y + row->height <= y && forward_row (view, iter))
    gtk_text_view_get_iter_location (view, iter, row);

  return TRUE;
}

/* Returns: (transfer full) (nullable): where the view stands in a story; %NULL: at its beginning, or
 * not in it. */
static BylineReadingPosition *
take (BylineReadingPlaces *self, gint64 story_id)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  BylineReadingPosition *position;
  GdkRectangle visible, row;
  GtkTextIter line, iter;
  int first, last;

  gtk_text_view_get_visible_rect (view, &visible);
  if (visible.y <= 0 || !get_lines (self, story_id, &first, &last))
    return NULL;
  gtk_text_view_get_line_at_y (view, &line, visible.y, NULL);
  if (gtk_text_iter_get_line (&line) < first || gtk_text_iter_get_line (&line) > last)
    return NULL;

  if (!find_row (view, visible.y, &iter, &row))
    return NULL;

  position = byline_record_new (&byline_reading_position_record);
  position->block = (guint) (gtk_text_iter_get_line (&line) - first);
  position->mark = get_mark (&line);
  position->offset = (guint) gtk_text_iter_get_line_offset (&iter);
  /* Over 1000 in the space below a paragraph. */
  position->part = CLAMP ((visible.y - row.y) * 1000 / MAX (1, row.height), -MAX_PART, MAX_PART);

  return position;
}

static void
set_kept (BylineReadingPlaces *self, gint64 story_id, BylineReadingPosition *position)
{
  gpointer before = NULL;
  gint64 *key;

  if (g_hash_table_lookup_extended (self->kept, &story_id, NULL, &before) &&
      (before == NULL ? position == NULL
                      : position != NULL && memcmp (before, position, sizeof *position) == 0))
    {
      byline_reading_position_free (position);
      return;
    }

  key = g_new (gint64, 1);
  *key = story_id;
  g_hash_table_replace (self->kept, key, position);
  if (self->library != NULL)
    byline_library_keep_position (self->library, story_id, position);
}

void
byline_reading_places_keep (BylineReadingPlaces *self)
{
  GdkRectangle visible;

  g_return_if_fail (BYLINE_IS_READING_PLACES (self));

  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->followed == 0 || self->waits || self->target != NULL)
    return;

  /* A view that is not shown stands nowhere. */
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);
  if (visible.height > 1)
    set_kept (self, self->followed, take (self, self->followed));
}

static gboolean
rest_cb (gpointer user_data)
{
  BylineReadingPlaces *self = user_data;

  self->rest_source = 0;
  byline_reading_places_keep (self);

  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (BylineReadingPlaces *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->followed != 0 && !self->waits && self->target == NULL)
    self->rest_source = g_timeout_add (REST, rest_cb, self);
}

void
byline_reading_places_enter (BylineReadingPlaces *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_READING_PLACES (self));

  if (self->followed == story_id)
    return;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->followed != 0)
    set_kept (self, self->followed, NULL);
  self->followed = story_id;
}

void
byline_reading_places_wait (BylineReadingPlaces *self, gboolean waits)
{
  g_return_if_fail (BYLINE_IS_READING_PLACES (self));

  self->waits = waits;
}

gboolean
byline_reading_places_is_waiting (BylineReadingPlaces *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_PLACES (self), FALSE);

  return self->waits;
}

void
byline_reading_places_leave (BylineReadingPlaces *self)
{
  g_return_if_fail (BYLINE_IS_READING_PLACES (self));

  byline_reading_places_keep (self);
  self->followed = 0;
}

/* --- The way back --- */

static gboolean
says (GtkTextBuffer *buffer, int line, guint mark)
{
  GtkTextIter iter;

  return gtk_text_buffer_get_iter_at_line (buffer, &iter, line) && get_mark (&iter) == mark;
}

/* Returns: the line that is meant, be it a few lines further up or down by now; -1 if it is not there. */
static int
find_line (BylineReadingPlaces *self, gint64 story_id, const BylineReadingPosition *position)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (get_document (self));
  int first, last, line;

  if (!get_lines (self, story_id, &first, &last) || position->block > G_MAXINT / 2)
    return -1;

  line = first + (int) position->block;
  for (int distance = 0; distance <= MAX_DISTANCE; distance++)
    {
      if (line + distance <= last && says (buffer, line + distance, position->mark))
        return line + distance;
      if (line - distance >= first && line - distance <= last &&
          says (buffer, line - distance, position->mark))
        return line - distance;
    }

  return -1;
}

void
byline_reading_places_stop (BylineReadingPlaces *self)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (BYLINE_IS_READING_PLACES (self));

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick);
  self->tick = 0;
  self->waits = FALSE;
  if (self->target == NULL)
    return;

  buffer = gtk_text_mark_get_buffer (self->target);
  if (buffer != NULL)
    gtk_text_buffer_delete_mark (buffer, self->target);
  g_clear_object (&self->target);
}

/* Returns: whether the view stands where it is to be, or as near as it can. */
static gboolean
approach (BylineReadingPlaces *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle row;
  GtkTextIter iter;
  double to;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter, self->target);
  if (!byline_document_place_get_location (view, &iter, &row))
    {
      /* What only stays lies near the view, and is laid out with it. */
      if (self->is_return)
        gtk_text_view_scroll_to_mark (view, self->target, 0, TRUE, 0, 0);
      return FALSE;
    }

  to = floor (row.y + self->part * row.height / 1000.0 + 0.5);
  if (ABS (gtk_adjustment_get_value (self->adjustment) - to) < 0.5)
    return TRUE;

  gtk_adjustment_set_value (self->adjustment, to);
  return FALSE;
}

/* A view scrolls no further than its text has been laid out, and what lies above gets other heights
 * as that goes on. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BylineReadingPlaces *self = user_data;
  gboolean is_there = gtk_text_mark_get_buffer (self->target) ==
                        gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)) &&
                      approach (self);

  self->n_still = is_there ? self->n_still + 1 : 0;
  if (self->n_still < (self->is_return ? STILL_FRAMES : HOLD_FRAMES) &&
      ++self->n_frames < MAX_FRAMES)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  byline_reading_places_stop (self);
  if (self->is_return)
    g_signal_emit (self, signals[ARRIVED], 0);
  return G_SOURCE_REMOVE;
}

/* @mark: (transfer none): the beginning of a row, of which @part is to be above the view */
static void
start (BylineReadingPlaces *self, GtkTextMark *mark, int part, gboolean is_return)
{
  self->target = g_object_ref (mark);
  self->part = part;
  self->is_return = is_return;
  self->n_still = 0;
  self->n_frames = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, self, NULL);
}

/* Keeps a row where it is in the view. @is_left: what comes in at @iter comes in behind it */
static void
hold (BylineReadingPlaces *self, const GtkTextIter *iter, const GdkRectangle *row, gboolean is_left)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (view, &visible);
  start (self, gtk_text_buffer_create_mark (gtk_text_view_get_buffer (view), NULL, iter, is_left),
         (visible.y - row->y) * 1000 / MAX (1, row->height), FALSE);
}

void
byline_reading_places_hold (BylineReadingPlaces *self)
{
  GdkRectangle visible, row;
  GtkTextIter iter;

  g_return_if_fail (BYLINE_IS_READING_PLACES (self));

  if (self->target != NULL)
    return;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);
  /* What comes in at the mark comes in before it. */
  if (find_row (GTK_TEXT_VIEW (self->view), visible.y, &iter, &row))
    hold (self, &iter, &row, FALSE);
}

void
byline_reading_places_hold_at (BylineReadingPlaces *self, guint offset, gboolean is_end)
{
  GtkTextView *view;
  GdkRectangle row;
  GtkTextIter iter;

  g_return_if_fail (BYLINE_IS_READING_PLACES (self));

  if (self->target != NULL)
    return;

  view = GTK_TEXT_VIEW (self->view);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, offset);
  if (byline_document_place_get_location (view, &iter, &row))
    hold (self, &iter, &row, !is_end);
}

/* Returns: (nullable): where the story was left. What was seen here is newer than what was read with the
 * article. */
static const BylineReadingPosition *
get_position (BylineReadingPlaces *self, gint64 story_id, const BylineArticle *article)
{
  gpointer kept;

  return g_hash_table_lookup_extended (self->kept, &story_id, NULL, &kept) ? kept
                                                                           : article->position;
}

gboolean
byline_reading_places_has (BylineReadingPlaces *self, gint64 story_id, const BylineArticle *article)
{
  g_return_val_if_fail (BYLINE_IS_READING_PLACES (self), FALSE);

  return get_position (self, story_id, article) != NULL;
}

gboolean
byline_reading_places_return (BylineReadingPlaces *self,
                              gint64 story_id,
                              const BylineArticle *article)
{
  GtkTextView *view;
  const BylineReadingPosition *position;
  GtkTextIter iter;
  int line;

  g_return_val_if_fail (BYLINE_IS_READING_PLACES (self), FALSE);

  position = get_position (self, story_id, article);
  line = position != NULL ? find_line (self, story_id, position) : -1;
  if (line < 0)
    return FALSE;

  byline_reading_places_stop (self);
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, line);
  gtk_text_iter_set_line_offset (&iter, MIN ((int) position->offset,
                                             gtk_text_iter_get_chars_in_line (&iter) - 1));
  start (self, gtk_text_buffer_create_mark (gtk_text_view_get_buffer (view), NULL, &iter, TRUE),
         position->part, TRUE);
  /* The view goes there before it is drawn; the rest of the way once there are heights. */
  gtk_text_view_scroll_to_mark (view, self->target, 0, TRUE, 0, 0);

  return TRUE;
}

/* --- The object --- */

void
byline_reading_places_set_library (BylineReadingPlaces *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_READING_PLACES (self));

  if (g_set_object (&self->library, library))
    g_hash_table_remove_all (self->kept);
}

static void
byline_reading_places_dispose (GObject *object)
{
  BylineReadingPlaces *self = BYLINE_READING_PLACES (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_reading_places_parent_class)->dispose (object);
}

static void
byline_reading_places_finalize (GObject *object)
{
  BylineReadingPlaces *self = BYLINE_READING_PLACES (object);

  g_clear_object (&self->target);
  g_hash_table_unref (self->kept);

  G_OBJECT_CLASS (byline_reading_places_parent_class)->finalize (object);
}

static void
byline_reading_places_class_init (BylineReadingPlacesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_reading_places_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_reading_places_finalize;

  signals[ARRIVED] = byline_signal_new (klass, "arrived", 0);
}

static void
byline_reading_places_init (BylineReadingPlaces *self)
{
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) byline_reading_position_free);
}

BylineReadingPlaces *
byline_reading_places_new (BylineDocumentView *view, GtkAdjustment *adjustment)
{
  BylineReadingPlaces *self = g_object_new (BYLINE_TYPE_READING_PLACES, NULL);

  self->view = view;
  self->adjustment = adjustment;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}
