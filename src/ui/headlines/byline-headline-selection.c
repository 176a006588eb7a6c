/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-selection.h"

#include "byline-signal.h"

struct _BylineHeadlineSelection {
  GObject parent_instance;

  GListModel *shown;
  GtkMultiSelection *model;
  BylineStoryList *list; /* nullable */
  gint64 story_id;
  guint n_several; /* as it was signalled */
  guint changing;  /* > 0: a change of the model is our own */
};

G_DEFINE_FINAL_TYPE (BylineHeadlineSelection, byline_headline_selection, G_TYPE_OBJECT)

enum { CHOSEN, SEVERAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
byline_headline_selection_dispose (GObject *object)
{
  BylineHeadlineSelection *self = BYLINE_HEADLINE_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_object (&self->shown);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (byline_headline_selection_parent_class)->dispose (object);
}

static void
byline_headline_selection_class_init (BylineHeadlineSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_headline_selection_dispose;

  signals[CHOSEN] = byline_signal_new (klass, "chosen", 1, G_TYPE_INT64);
  signals[SEVERAL_CHANGED] = byline_signal_new (klass, "several-changed", 0);
}

static void
byline_headline_selection_init (BylineHeadlineSelection *self)
{
}

static guint
count (BylineHeadlineSelection *self)
{
  g_autoptr (GtkBitset) rows = NULL;

  if (self->model == NULL)
    return 0;

  rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  return gtk_bitset_get_size (rows);
}

static void
update_several (BylineHeadlineSelection *self)
{
  guint n = count (self);

  n = n > 1 ? n : 0;
  if (n == self->n_several)
    return;

  self->n_several = n;
  g_signal_emit (self, signals[SEVERAL_CHANGED], 0);
}

/* Selects the row of the story, and no other. */
static void
sync_model (BylineHeadlineSelection *self)
{
  guint position = byline_headline_selection_get_position (self);

  if (self->model == NULL)
    return;

  self->changing++;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->model));
  self->changing--;
}

static void
changed_cb (BylineHeadlineSelection *self)
{
  g_autoptr (GtkBitset) rows = NULL;
  gint64 story_id;

  if (self->changing > 0 || self->list == NULL)
    return;

  update_several (self);
  rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  if (gtk_bitset_get_size (rows) != 1)
    return;

  story_id = byline_story_list_get_id (self->list, gtk_bitset_get_nth (rows, 0));
  if (story_id == 0 || story_id == self->story_id)
    return;

  self->story_id = story_id;
  g_signal_emit (self, signals[CHOSEN], 0, story_id);
}

/* The model moves its rows by itself when items change. One handler is connected before it and one
 * after it, so that what it says in between is not taken for the user's choice. */
static void
before_items_changed_cb (BylineHeadlineSelection *self)
{
  self->changing++;
}

static void
after_items_changed_cb (BylineHeadlineSelection *self)
{
  self->changing--;
  if (count (self) < 2)
    sync_model (self);
  update_several (self);
}

BylineHeadlineSelection *
byline_headline_selection_new (GListModel *shown)
{
  BylineHeadlineSelection *self = g_object_new (BYLINE_TYPE_HEADLINE_SELECTION, NULL);

  self->shown = g_object_ref (shown);
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (before_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->model = gtk_multi_selection_new (g_object_ref (shown));
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (after_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

GtkSelectionModel *
byline_headline_selection_get_model (BylineHeadlineSelection *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINE_SELECTION (self), NULL);

  return GTK_SELECTION_MODEL (self->model);
}

void
byline_headline_selection_set_list (BylineHeadlineSelection *self, BylineStoryList *list)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_SELECTION (self));

  g_set_object (&self->list, list);
}

void
byline_headline_selection_set (BylineHeadlineSelection *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_SELECTION (self));

  self->story_id = story_id;
  sync_model (self);
  update_several (self);
}

gint64
byline_headline_selection_get (BylineHeadlineSelection *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINE_SELECTION (self), 0);

  return self->story_id;
}

guint
byline_headline_selection_get_position (BylineHeadlineSelection *self)
{
  guint position;

  g_return_val_if_fail (BYLINE_IS_HEADLINE_SELECTION (self), GTK_INVALID_LIST_POSITION);

  if (self->list == NULL || self->story_id == 0)
    return GTK_INVALID_LIST_POSITION;

  position = byline_story_list_find (self->list, self->story_id);
  return position < g_list_model_get_n_items (self->shown) ? position : GTK_INVALID_LIST_POSITION;
}

guint
byline_headline_selection_get_n_several (BylineHeadlineSelection *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINE_SELECTION (self), 0);

  return self->n_several;
}

GArray *
byline_headline_selection_get_several (BylineHeadlineSelection *self)
{
  GArray *stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) rows = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (BYLINE_IS_HEADLINE_SELECTION (self), stories);

  if (self->list == NULL || self->n_several == 0)
    return stories;

  rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 story_id = byline_story_list_get_id (self->list, position);

      if (story_id != 0)
        g_array_append_val (stories, story_id);
    }
  return stories;
}

gboolean
byline_headline_selection_end_several (BylineHeadlineSelection *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINE_SELECTION (self), FALSE);

  if (self->n_several == 0)
    return FALSE;

  sync_model (self);
  update_several (self);
  return TRUE;
}
