/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-reading-river.h"

#include "byline-document-place.h"
#include "byline-error-text.h"
#include "byline-signal.h"
#include "byline-url.h"

#include <glib/gi18n.h>

#define MAX_TEASERS 12
/* How near a place must be, in pages, before its story is written, and how far before it is removed.
 * Between the two nothing is done, so that what comes does not go at once. */
#define NEAR_PAGES 4
#define FAR_PAGES 10
/* How long one turn of the main loop may write text, in microseconds. */
#define BUDGET 8000
/* So many stories stand below what is in sight, be they near or not. */
#define MIN_AHEAD 5
/* So many stories back it is looked where the list goes on, if the last one is in it no more. */
#define MAX_BACK 20

struct _BylineReadingRiver {
  GObject parent_instance;

  BylineDocumentView *view;  /* unowned: asked only while it is shown */
  BylineLibrary *library;    /* nullable */
  BylineStoryList *next;     /* nullable */
  GCancellable *cancellable; /* an answer with another one comes too late */
  gboolean is_alone;         /* only a button leads to the next */
  gboolean has_button;       /* it is written, or on its way */
  gboolean unfold;
  BylineArticle *article; /* what the river stands below; %NULL until it has begun */

  /* The stories of the river from the one that was opened on: a story's row; below 0 a teaser of the
   * opened page. A stretch of them, from @first on, is written. */
  GArray *keys;
  guint first;
  guint n_teasers;      /* so many of the opened page's stories were taken */
  gint64 listed;        /* the last story that was taken from the list, or left out */
  GHashTable *unfolded; /* of gint64: the keys of what the reader has unfolded */

  guint write_source; /* a long story is being written */

  gint64 loading; /* the story that is asked for; 0 for none */
  gboolean is_loading_above;
  gboolean is_loading_listed; /* it comes from the list, for the first time */
};

G_DEFINE_FINAL_TYPE (BylineReadingRiver, byline_reading_river, G_TYPE_OBJECT)

enum { PREPENDING, REWRITING, WROTE, UNFOLDED, MESSAGE, N_SIGNALS };

static guint signals[N_SIGNALS];

static BylineDocumentBuffer *
get_document (BylineReadingRiver *self)
{
  return byline_document_view_get_document (self->view);
}

static GPtrArray *
get_entries (BylineReadingRiver *self)
{
  return byline_river_get_entries (get_document (self));
}

static gboolean
write_cb (gpointer user_data)
{
  BylineReadingRiver *self = user_data;

  if (byline_river_step (get_document (self), BUDGET))
    {
      byline_document_view_sync (self->view);
      return G_SOURCE_CONTINUE;
    }

  self->write_source = 0;
  byline_document_view_sync (self->view);
  g_signal_emit (self, signals[WROTE], 0);
  return G_SOURCE_REMOVE;
}

/* What is long is written on while the view shows the beginning. */
static void
wrote (BylineReadingRiver *self)
{
  byline_document_view_sync (self->view);
  if (self->write_source == 0 && byline_river_is_writing (get_document (self)))
    self->write_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, write_cb, self, NULL);
  g_signal_emit (self, signals[WROTE], 0);
}

/* Returns: (transfer full): the line that opens the river: "NEXT IN CHINA". */
static char *
dup_opening (BylineReadingRiver *self)
{
  const BylineFilter *filter = self->next != NULL ? byline_story_list_get_filter (self->next)
                                                  : NULL;
  g_autofree char *title = filter != NULL && filter->sections->len == 1
                             ? g_strdup_printf (_ ("Next in %s"),
                                                (char *) g_ptr_array_index (filter->sections, 0))
                             : g_strdup (_ ("Next"));

  return g_utf8_strup (title, -1);
}

/* --- Which stories --- */

static gint64
get_key (BylineReadingRiver *self, guint index)
{
  return index < self->keys->len ? g_array_index (self->keys, gint64, index) : 0;
}

static gboolean
has_key (BylineReadingRiver *self, gint64 key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (get_key (self, i) == key)
      return TRUE;

  return FALSE;
}

/* Whether a story is one of those that the opened page shows. */
static gboolean
is_on_page (BylineReadingRiver *self, const char *url)
{
  g_autofree char *canonical = byline_url_canonical (url);

  if (canonical == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (self->article->teasers->len, MAX_TEASERS); i++)
    {
      const BylineTeaser *teaser = g_ptr_array_index (self->article->teasers, i);
      g_autofree char *other = byline_url_canonical (teaser->url);

      if (g_strcmp0 (canonical, other) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns: the story that follows in the list; 0 if none does. */
static gint64
get_next_listed (BylineReadingRiver *self)
{
  guint position = self->next != NULL ? byline_story_list_find (self->next, self->listed)
                                      : G_MAXUINT;
  gint64 id;

  /* It may have been muted or deleted: then what follows the last of those before it that is there. */
  for (guint i = 1;
       self->next != NULL && position == G_MAXUINT && i <= MIN (self->keys->len, MAX_BACK); i++)
    position = byline_story_list_find (self->next, get_key (self, self->keys->len - i));
  if (position == G_MAXUINT)
    return 0;

  do
    id = byline_story_list_get_id (self->next, ++position);
  while (id != 0 && has_key (self, id));

  return id;
}

/* --- Writing --- */

/* Returns: (transfer full) */
static BylineRiverEntry *
make_entry (BylineReadingRiver *self, gint64 key, BylineArticle *article)
{
  BylineRiverEntry *entry = key > 0 ? byline_river_entry_new_for_story (key, article)
                                    : byline_river_entry_new_for_teaser (
                                        key, self->article,
                                        g_ptr_array_index (self->article->teasers, -key - 1));

  if (key == get_key (self, 0))
    {
      entry->is_opened = TRUE;
      entry->state = BYLINE_RIVER_WHOLE;
    }
  else if (key == get_key (self, 1))
    entry->opening = dup_opening (self);
  if (byline_river_entry_can_unfold (entry) &&
      (self->unfold || g_hash_table_contains (self->unfolded, &key)))
    entry->state = BYLINE_RIVER_UNFOLDED;

  return entry;
}

static void
append (BylineReadingRiver *self, gint64 key, BylineArticle *article)
{
  if (self->first + get_entries (self)->len == self->keys->len)
    g_array_append_val (self->keys, key);
  byline_river_append (get_document (self), make_entry (self, key, article));
  wrote (self);
}

/* What is in sight stays where it is, as the view holds on to the line that is uppermost; only if
 * that is the first line of all, what comes in would take its place. */
static void
prepend (BylineReadingRiver *self, gint64 key, BylineArticle *article)
{
  guint start, end;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  if (start == 0)
    g_signal_emit (self, signals[PREPENDING], 0);
  self->first--;
  byline_river_prepend (get_document (self), make_entry (self, key, article));
  wrote (self);
}

static void
write_loaded (BylineReadingRiver *self, BylineArticle *article)
{
  gint64 key = self->loading;

  self->loading = 0;
  if (self->is_loading_above)
    {
      prepend (self, key, article);
      return;
    }

  if (self->is_loading_listed)
    {
      self->listed = key;
      if (is_on_page (self, article->url))
        {
          /* Nothing is written, but there may be another story behind it. */
          wrote (self);
          return;
        }
    }
  append (self, key, article);
}

static void
story_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingRiver) self = user_data;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);
  g_autoptr (BylineArticle) article = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  if (stories != NULL && stories->len > 0)
    article = byline_river_article_from_story (g_ptr_array_index (stories, 0));
  else
    {
      article = byline_article_new ();
      article->title = g_strdup (_ ("This story is no longer available"));
      article->is_excerpt = TRUE;
    }
  write_loaded (self, article);
}

static void
article_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingRiver) self = user_data;
  g_autoptr (BylineArticle)
    article = byline_library_load_article_finish (BYLINE_LIBRARY (source), result, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  /* What is not in the archive still has its headline. */
  if (article != NULL)
    write_loaded (self, article);
  else
    byline_library_get_stories_async (self->library, &self->loading, 1, self->cancellable, story_cb,
                                      g_object_ref (self));
}

/* One after the other, in the list's order. */
static void
load (BylineReadingRiver *self, gint64 key, gboolean above)
{
  self->is_loading_above = above;
  if (key < 0)
    {
      if (above)
        prepend (self, key, NULL);
      else
        append (self, key, NULL);
      return;
    }

  self->loading = key;
  byline_library_load_article_async (self->library, key, self->cancellable, article_cb,
                                     g_object_ref (self));
}

/* Returns: the key of the next story that the opened page shows; 0 if there is none. What is in the
 * library is a story like any other. */
static gint64
get_next_teaser (BylineReadingRiver *self)
{
  while (self->n_teasers < MIN (self->article->teasers->len, MAX_TEASERS))
    {
      const BylineTeaser *teaser = g_ptr_array_index (self->article->teasers, self->n_teasers++);

      if (teaser->number == 0)
        return -(gint64) self->n_teasers;
      if (!has_key (self, teaser->number))
        return teaser->number;
    }

  return 0;
}

/* Returns: whether there is another story. */
static gboolean
load_below (BylineReadingRiver *self)
{
  guint last = self->first + get_entries (self)->len;
  gint64 key = get_key (self, last);

  if (key == 0)
    key = get_next_teaser (self);
  self->is_loading_listed = key == 0;
  if (key == 0)
    key = get_next_listed (self);
  if (key != 0)
    load (self, key, FALSE);

  return key != 0;
}

static void
next_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingRiver) self = user_data;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);
  const BylineStory *story;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || stories == NULL ||
      stories->len == 0)
    return;

  story = g_ptr_array_index (stories, 0);
  byline_river_append_next (get_document (self), story->id, story->title);
  wrote (self);
}

/* In the river's place. */
static void
write_next (BylineReadingRiver *self)
{
  gint64 id = get_next_listed (self);

  self->has_button = id != 0;
  if (id != 0)
    byline_library_get_stories_async (self->library, &id, 1, self->cancellable, next_cb,
                                      g_object_ref (self));
}

/* --- What is far --- */

/* Returns: how many stories begin below what is in sight. */
static guint
count_ahead (BylineReadingRiver *self)
{
  GPtrArray *entries = get_entries (self);
  guint start, end, n = 0;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  while (n < entries->len &&
         byline_river_entry_get_range (get_document (self),
                                       g_ptr_array_index (entries, entries->len - 1 - n))
             .start > end)
    n++;

  return n;
}

/* One story in the document stays in any case. Where characters are selected, none is removed: the
 * reader may still want to copy them. */
static gboolean
remove_far (BylineReadingRiver *self)
{
  BylineDocumentBuffer *document = get_document (self);
  GPtrArray *entries = get_entries (self);
  guint start, end, n = entries->len;
  guint n_ahead = count_ahead (self);

  if (gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (document)))
    return FALSE;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), FAR_PAGES, &start, &end);
  for (; n_ahead > MIN_AHEAD; n_ahead--)
    {
      BylineRiverEntry *entry = g_ptr_array_index (entries, entries->len - 1);

      if (byline_river_entry_get_range (document, entry).start <= end)
        break;
      byline_river_remove (document, entry);
    }
  while (entries->len > 1)
    {
      BylineRiverEntry *entry = g_ptr_array_index (entries, 0);
      BylineDocumentRange range = byline_river_entry_get_range (document, entry);

      if (range.end >= start)
        break;
      byline_river_remove (document, entry);
      start -= range.end - range.start;
      self->first++;
    }

  return entries->len < n;
}

static void
begin (BylineReadingRiver *self, BylineArticle *article, gint64 story_id)
{
  self->article = byline_article_ref (article);
  self->listed = story_id;
  g_array_append_val (self->keys, story_id);
  byline_river_adopt (get_document (self), byline_river_entry_new_for_story (story_id, article));
}

void
byline_reading_river_update (BylineReadingRiver *self,
                             BylineArticle *article,
                             gint64 story_id,
                             gboolean keep)
{
  guint start, end;

  if (self->loading != 0 || self->write_source != 0 || (self->is_alone && self->has_button))
    return;

  /* First: who scrolls on and on keeps the loading busy. */
  if (self->article != NULL && !self->is_alone && !keep && remove_far (self))
    wrote (self);
  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), NEAR_PAGES, &start, &end);
  if (end + 1 >= byline_document_buffer_get_length (get_document (self)) ||
      (self->article != NULL && count_ahead (self) < MIN_AHEAD))
    {
      if (self->article == NULL)
        begin (self, article, story_id);
      if (self->is_alone)
        write_next (self);
      else if (load_below (self))
        return;
    }
  if (start == 0 && self->first > 0 && !keep)
    load (self, get_key (self, self->first - 1), TRUE);
}

gboolean
byline_reading_river_is_complete (BylineReadingRiver *self)
{
  guint last = self->first + get_entries (self)->len;

  if (self->article == NULL || self->loading != 0)
    return FALSE;

  return self->is_alone || (get_key (self, last) == 0 && get_next_listed (self) == 0 &&
                            self->n_teasers >= MIN (self->article->teasers->len, MAX_TEASERS));
}

/* --- Unfolding --- */

static void
set_unfolded (BylineReadingRiver *self, BylineRiverEntry *entry)
{
  gint64 *key = g_new (gint64, 1);

  *key = entry->key;
  g_hash_table_add (self->unfolded, key);
  if (entry->story_id != 0)
    g_signal_emit (self, signals[UNFOLDED], 0, entry->story_id);
}

/* Returns: the offset of the line at the top of the view. */
static guint
get_uppermost (BylineReadingRiver *self)
{
  guint start, end;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  return start;
}

/* The view holds on to the line that is uppermost, unless that is written anew: then the line above it stays where
 * it is, in sight or not; or the one below it, where the reader folds a story and stands at its end. */
static void
hold_place (BylineReadingRiver *self, const BylineRiverEntry *entry, gboolean is_folding)
{
  BylineDocumentRange body = byline_river_entry_get_body (get_document (self), entry);
  guint uppermost = get_uppermost (self);

  /* What was opened is of one piece. */
  if (!entry->is_opened && uppermost >= body.start && uppermost <= body.end)
    g_signal_emit (self, signals[REWRITING], 0, is_folding ? body.end : body.start, is_folding);
}

static void
set_state (BylineReadingRiver *self, BylineRiverEntry *entry, BylineRiverState state)
{
  hold_place (self, entry, entry->state == BYLINE_RIVER_UNFOLDED);
  byline_river_set_state (get_document (self), entry, state);
}

static void
set_article (BylineReadingRiver *self, BylineRiverEntry *entry, BylineArticle *article)
{
  hold_place (self, entry, FALSE);
  byline_river_set_article (get_document (self), entry, article,
                            entry->state == BYLINE_RIVER_FETCHING ? BYLINE_RIVER_UNFOLDED
                                                                  : entry->state,
                            get_uppermost (self));
}

/* Whether the reader is in the middle of a text that is whole: nothing is moved under their eyes, and what the
 * page adds shows the next time. */
static gboolean
is_being_read (BylineReadingRiver *self, const BylineRiverEntry *entry)
{
  BylineDocumentRange range = byline_river_entry_get_range (get_document (self), entry);
  guint uppermost = get_uppermost (self);

  return entry->state == BYLINE_RIVER_UNFOLDED && uppermost > range.start && uppermost < range.end;
}

typedef struct {
  BylineReadingRiver *river;
  gint64 key;
  gboolean is_asked; /* the reader has asked for it */
} Fetch;

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Fetch *fetch = user_data;
  g_autoptr (BylineReadingRiver) self = fetch->river;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_fetch_article_finish (BYLINE_LIBRARY (source), result, &error);
  BylineRiverEntry *entry;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  entry = byline_river_find (get_document (self), fetch->key);
  if (entry != NULL && article != NULL && !is_being_read (self, entry))
    set_article (self, entry, article);
  else if (entry != NULL && entry->state == BYLINE_RIVER_FETCHING)
    set_state (self, entry, BYLINE_RIVER_FOLDED);
  reason = article == NULL && fetch->is_asked ? byline_error_text (error) : NULL;
  if (reason != NULL)
    g_signal_emit (self, signals[MESSAGE], 0, reason);
  if (article != NULL && entry != NULL && fetch->is_asked)
    set_unfolded (self, entry);
  wrote (self);
}

static Fetch *
fetch_new (BylineReadingRiver *self, const BylineRiverEntry *entry, gboolean is_asked)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->river = g_object_ref (self);
  fetch->key = entry->key;
  fetch->is_asked = is_asked;
  return fetch;
}

static void
load_page (BylineReadingRiver *self, const BylineRiverEntry *entry, gboolean is_asked)
{
  byline_library_fetch_article_async (self->library, entry->story_id, self->cancellable, fetched_cb,
                                      fetch_new (self, entry, is_asked));
}

static void
fetch (BylineReadingRiver *self, BylineRiverEntry *entry, gboolean is_asked)
{
  if (entry->story_id == 0)
    return;

  set_state (self, entry, BYLINE_RIVER_FETCHING);
  load_page (self, entry, is_asked);
}

/* What can be read already is read on while its page, which may give more, is loaded: as for a story that is
 * opened. */
static void
complete_unfolded (BylineReadingRiver *self, BylineRiverEntry *entry)
{
  if (entry->story_id == 0 || entry->was_tried || !entry->article->wants_page)
    return;

  entry->was_tried = TRUE;
  load_page (self, entry, FALSE);
}

void
byline_reading_river_toggle (BylineReadingRiver *self, gint64 key)
{
  BylineRiverEntry *entry = byline_river_find (get_document (self), key);

  if (entry == NULL)
    return;

  switch (entry->state)
    {
    case BYLINE_RIVER_FOLDED:
      if (!byline_river_entry_can_unfold (entry))
        {
          fetch (self, entry, TRUE);
          break;
        }
      set_state (self, entry, BYLINE_RIVER_UNFOLDED);
      set_unfolded (self, entry);
      complete_unfolded (self, entry);
      break;
    case BYLINE_RIVER_UNFOLDED:
      set_state (self, entry, BYLINE_RIVER_FOLDED);
      g_hash_table_remove (self->unfolded, &key);
      break;
    case BYLINE_RIVER_FETCHING:
    case BYLINE_RIVER_WHOLE:
      break;
    }
  wrote (self);
}

/* Whether its publication's pages are read may have been chosen since it was written. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Fetch *fetch = user_data;
  g_autoptr (BylineReadingRiver) self = fetch->river;
  g_autoptr (BylineArticle)
    article = byline_library_load_article_finish (BYLINE_LIBRARY (source), result, NULL);
  const BylineRiverEntry *entry;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  entry = byline_river_find (get_document (self), fetch->key);
  if (entry != NULL && entry->state == BYLINE_RIVER_FOLDED &&
      (article == NULL || article->wants_page))
    byline_reading_river_toggle (self, fetch->key);
}

void
byline_reading_river_open (BylineReadingRiver *self, gint64 key)
{
  const BylineRiverEntry *entry = byline_river_find (get_document (self), key);

  if (entry == NULL || entry->state != BYLINE_RIVER_FOLDED)
    return;

  if (byline_river_entry_can_unfold (entry))
    byline_reading_river_toggle (self, key);
  else if (entry->story_id != 0)
    byline_library_load_article_async (self->library, entry->story_id, self->cancellable, looked_cb,
                                       fetch_new (self, entry, TRUE));
}

void
byline_reading_river_complete (BylineReadingRiver *self, gint64 story_id)
{
  BylineRiverEntry *entry = self->unfold ? byline_river_find (get_document (self), story_id) : NULL;

  if (entry == NULL || entry->state != BYLINE_RIVER_FOLDED || !entry->article->wants_page ||
      entry->was_tried)
    return;

  /* What cannot be fetched stays as it is until the reader asks for it. */
  entry->was_tried = TRUE;
  fetch (self, entry, FALSE);
  wrote (self);
}

void
byline_reading_river_set_alone (BylineReadingRiver *self, gboolean is_alone)
{
  self->is_alone = is_alone;
}

void
byline_reading_river_set_unfold (BylineReadingRiver *self, gboolean unfold)
{
  self->unfold = unfold;
}

/* An answer that is still on its way comes too late. */
static void
forget_requests (BylineReadingRiver *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = 0;
}

/* The opened story has another page by now, and other stories may stand below it there: what follows is found anew. */
static void
follow_page (BylineReadingRiver *self, BylineArticle *article)
{
  GPtrArray *entries = get_entries (self);
  gboolean is_other = article->teasers->len != self->article->teasers->len;

  byline_article_unref (self->article);
  self->article = byline_article_ref (article);
  if (!is_other)
    return;

  forget_requests (self);
  while (entries->len > 1)
    byline_river_remove (get_document (self), g_ptr_array_index (entries, entries->len - 1));
  g_array_set_size (self->keys, 1);
  self->listed = get_key (self, 0);
  self->n_teasers = 0;
}

void
byline_reading_river_set_article (BylineReadingRiver *self, gint64 story_id, BylineArticle *article)
{
  BylineRiverEntry *entry = byline_river_find (get_document (self), story_id);

  if (entry == NULL)
    return;

  if (entry->is_opened)
    follow_page (self, article);

  set_article (self, entry, article);
  wrote (self);
}

void
byline_reading_river_finish (BylineReadingRiver *self)
{
  if (self->write_source == 0)
    return;

  g_clear_handle_id (&self->write_source, g_source_remove);
  byline_river_step (get_document (self), -1);
  wrote (self);
}

void
byline_reading_river_stop (BylineReadingRiver *self)
{
  g_clear_handle_id (&self->write_source, g_source_remove);
  forget_requests (self);
  g_clear_pointer (&self->article, byline_article_unref);
  g_array_set_size (self->keys, 0);
  g_hash_table_remove_all (self->unfolded);
  self->first = 0;
  self->has_button = FALSE;
  self->n_teasers = 0;
  self->listed = 0;
}

void
byline_reading_river_set_library (BylineReadingRiver *self, BylineLibrary *library)
{
  g_set_object (&self->library, library);
}

void
byline_reading_river_set_next (BylineReadingRiver *self, BylineStoryList *list)
{
  g_set_object (&self->next, list);
}

static void
byline_reading_river_finalize (GObject *object)
{
  BylineReadingRiver *self = BYLINE_READING_RIVER (object);

  g_clear_handle_id (&self->write_source, g_source_remove);
  g_clear_pointer (&self->article, byline_article_unref);
  g_array_unref (self->keys);
  g_hash_table_unref (self->unfolded);
  g_object_unref (self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (byline_reading_river_parent_class)->finalize (object);
}

static void
byline_reading_river_class_init (BylineReadingRiverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_reading_river_finalize;

  signals[PREPENDING] = byline_signal_new (klass, "prepending", 0);
  signals[REWRITING] = byline_signal_new (klass, "rewriting", 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[WROTE] = byline_signal_new (klass, "wrote", 0);
  signals[UNFOLDED] = byline_signal_new (klass, "unfolded", 1, G_TYPE_INT64);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);
}

static void
byline_reading_river_init (BylineReadingRiver *self)
{
  self->cancellable = g_cancellable_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->unfolded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

BylineReadingRiver *
byline_reading_river_new (BylineDocumentView *view)
{
  BylineReadingRiver *self = g_object_new (BYLINE_TYPE_READING_RIVER, NULL);

  self->view = view;

  return self;
}
