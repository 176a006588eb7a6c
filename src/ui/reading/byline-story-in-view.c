/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-in-view.h"

#include "byline-document-place.h"
#include "byline-document-river.h"
#include "byline-signal.h"

/* So far must a border between two stories be beyond the line that decides, in pixels. */
#define HYSTERESIS 40

struct _BylineStoryInView {
  GObject parent_instance;

  BylineDocumentView *view;  /* nullable: weak: until it is closed */
  GtkAdjustment *adjustment; /* unowned: the view's */
  gint64 opened;
  gpointer left; /* unowned, only compared: the document before the one that was opened */
  gint64 current;
  gint64 held;        /* 0 if the place decides */
  gboolean ends;      /* nothing more will follow in the document */
  gboolean is_there;  /* the held one has come on the screen */
  gboolean is_at_top; /* it has come to the top, or the reader does something else there */
  GHashTable *seen;   /* of gint64: stories whose end was told of */
  GHashTable *past;   /* of gint64: stories that were told to lie above */
  guint source;       /* looks again before the next frame */
};

G_DEFINE_FINAL_TYPE (BylineStoryInView, byline_story_in_view, G_TYPE_OBJECT)

enum { CHANGED, END_SEEN, PASSED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
add (GHashTable *stories, gint64 story_id)
{
  gint64 *key = g_new (gint64, 1);

  *key = story_id;

  return g_hash_table_add (stories, key);
}

static BylineDocumentBuffer *
get_document (BylineStoryInView *self)
{
  return byline_document_view_get_document (self->view);
}

/* Returns: the row of the story that stands at @y, in buffer coordinates. What is no story of the
 * library's stands on the page of the one that was opened. */
static gint64
get_story_at (BylineStoryInView *self, double y)
{
  BylineRiverEntry *entry;
  GtkTextIter iter;

  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self->view), &iter, (int) y, NULL);
  entry = byline_river_find_at (get_document (self), gtk_text_iter_get_offset (&iter));

  return entry != NULL && entry->story_id != 0 ? entry->story_id : self->opened;
}

/* Returns: how far below the top of the view the line lies that decides. It is the upper third; only
 * where the document begins and ends it moves to the edge, so that every story is met by it, however
 * short. */
static double
get_line (BylineStoryInView *self)
{
  double value = gtk_adjustment_get_value (self->adjustment);
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double way = gtk_adjustment_get_upper (self->adjustment) - page;
  double near_end = MIN (page * 2 / 3, way);
  double rest = MAX (0, way - value);
  double line = MIN (page / 3, MAX (0, value));

  if (self->ends && near_end >= 1 && rest < near_end)
    line += page * 2 / 3 * (1 - rest / near_end);

  return line;
}

/* Whether the beginning of the story that was jumped to is still on the screen, or on its way. */
static gboolean
is_held (BylineStoryInView *self)
{
  BylineRiverEntry *entry = self->held != 0 ? byline_river_find (get_document (self), self->held)
                                            : NULL;
  guint start, end, top;

  if (entry == NULL)
    return FALSE;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  top = byline_river_entry_get_range (get_document (self), entry).start;

  if (top >= start && top <= end)
    self->is_there = TRUE;
  else if (self->is_there)
    return FALSE;

  return TRUE;
}

static void
set_current (BylineStoryInView *self, gint64 story_id)
{
  if (story_id == self->current)
    return;

  self->current = story_id;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
look_at_ends (BylineStoryInView *self)
{
  BylineDocumentBuffer *document = get_document (self);
  g_autoptr (GArray) ended = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) passed = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *entries = byline_river_get_entries (document);
  guint start, end;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  for (guint i = 0; i < entries->len; i++)
    {
      const BylineRiverEntry *entry = g_ptr_array_index (entries, i);
      guint last = byline_river_entry_get_range (document, entry).end;

      if (entry->story_id == 0)
        continue;
      if (last <= start && add (self->past, entry->story_id))
        g_array_append_val (passed, entry->story_id);
      if (entry->story_id == self->current && byline_river_entry_shows_all (entry) &&
          last > start && last <= end + 1 && add (self->seen, entry->story_id))
        g_array_append_val (ended, entry->story_id);
    }

  /* Who is told may change the document. */
  for (guint i = 0; i < ended->len; i++)
    g_signal_emit (self, signals[END_SEEN], 0, g_array_index (ended, gint64, i));
  for (guint i = 0; i < passed->len; i++)
    g_signal_emit (self, signals[PASSED], 0, g_array_index (passed, gint64, i));
}

void
byline_story_in_view_update (BylineStoryInView *self)
{
  gint64 above, below;
  double y;

  g_return_if_fail (BYLINE_IS_STORY_IN_VIEW (self));

  /* Until the new story's text is shown, what moves is that of the one before. */
  if (self->opened == 0 || get_document (self) == NULL || get_document (self) == self->left ||
      byline_river_get_entries (get_document (self))->len == 0 ||
      gtk_adjustment_get_page_size (self->adjustment) < 1)
    return;

  if (is_held (self))
    set_current (self, self->held);
  else
    {
      self->held = 0;
      y = gtk_adjustment_get_value (self->adjustment) + get_line (self);
      above = get_story_at (self, y - HYSTERESIS);
      below = get_story_at (self, y + HYSTERESIS);
      if (above == below || (self->current != above && self->current != below))
        set_current (self, get_story_at (self, y));
    }
  look_at_ends (self);
}

void
byline_story_in_view_open (BylineStoryInView *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_STORY_IN_VIEW (self));

  self->held = 0;
  self->opened = story_id;
  self->left = get_document (self);
  self->ends = FALSE;
  g_hash_table_remove_all (self->seen);
  g_hash_table_remove_all (self->past);
  /* That it was opened is known. */
  if (story_id != 0)
    add (self->past, story_id);
  set_current (self, story_id);
}

static void
scroll_to_held (BylineStoryInView *self)
{
  BylineRiverEntry *entry = byline_river_find (get_document (self), self->held);

  if (entry != NULL)
    byline_document_place_scroll_to (
      GTK_TEXT_VIEW (self->view), byline_river_entry_get_range (get_document (self), entry).start,
      TRUE);
}

/* Whether the story that was jumped to has come to the top, a few pixels more or less. */
static gboolean
is_at_top (BylineStoryInView *self)
{
  BylineRiverEntry *entry = byline_river_find (get_document (self), self->held);
  GdkRectangle visible;
  GtkTextIter iter;
  int y, height;

  if (entry == NULL)
    return TRUE;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (get_document (self)), &iter, entry->top);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), &iter, &y, &height);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);

  return ABS (y - visible.y) <= visible.height / 8;
}

/* A view scrolls no further than the text that has been laid out: once there is more, it can. */
static void
size_changed_cb (BylineStoryInView *self)
{
  if (self->held == 0 || self->is_at_top || get_document (self) == NULL)
    return;

  self->is_at_top = is_at_top (self);
  if (!self->is_at_top)
    scroll_to_held (self);
}

void
byline_story_in_view_jump (BylineStoryInView *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_STORY_IN_VIEW (self));

  self->held = story_id;
  self->is_there = FALSE;
  self->is_at_top = FALSE;
  set_current (self, story_id);
  scroll_to_held (self);
}

void
byline_story_in_view_hold (BylineStoryInView *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_STORY_IN_VIEW (self));

  self->held = story_id;
  self->is_there = FALSE;
  self->is_at_top = TRUE;
  set_current (self, story_id);
}

void
byline_story_in_view_release (BylineStoryInView *self)
{
  g_return_if_fail (BYLINE_IS_STORY_IN_VIEW (self));

  self->held = 0;
}

void
byline_story_in_view_set_ends (BylineStoryInView *self, gboolean ends)
{
  g_return_if_fail (BYLINE_IS_STORY_IN_VIEW (self));

  if (self->ends == ends)
    return;

  self->ends = ends;
  byline_story_in_view_update (self);
}

void
byline_story_in_view_set_read (BylineStoryInView *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_STORY_IN_VIEW (self));

  add (self->seen, story_id);
}

gint64
byline_story_in_view_get (BylineStoryInView *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_IN_VIEW (self), 0);

  return self->current;
}

static void
byline_story_in_view_finalize (GObject *object)
{
  BylineStoryInView *self = BYLINE_STORY_IN_VIEW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->view);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->past);

  G_OBJECT_CLASS (byline_story_in_view_parent_class)->finalize (object);
}

/* The text gets its lines' heights while it is drawn, and scrolls by the way. Who is told of another story changes other
 * widgets, which GTK would leave out of that frame: they are told before the next one. */
static gboolean
scrolled_idle_cb (gpointer user_data)
{
  BylineStoryInView *self = user_data;

  self->source = 0;
  if (self->view != NULL)
    byline_story_in_view_update (self);
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (BylineStoryInView *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, scrolled_idle_cb, self, NULL);
}

static void
byline_story_in_view_class_init (BylineStoryInViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_story_in_view_finalize;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
  signals[END_SEEN] = byline_signal_new (klass, "end-seen", 1, G_TYPE_INT64);
  signals[PASSED] = byline_signal_new (klass, "passed", 1, G_TYPE_INT64);
}

static void
byline_story_in_view_init (BylineStoryInView *self)
{
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->past = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

BylineStoryInView *
byline_story_in_view_new (BylineDocumentView *view, GtkAdjustment *adjustment)
{
  BylineStoryInView *self = g_object_new (BYLINE_TYPE_STORY_IN_VIEW, NULL);

  g_set_weak_pointer (&self->view, view);
  self->adjustment = adjustment;
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (size_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}
