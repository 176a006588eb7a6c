/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-growing-list.h"

/* A list view has no widgets for rows behind these: they come at once. */
#define WIDGETS 200
/* Between two steps a frame is drawn, in milliseconds. */
#define INTERVAL 16

struct _BylineGrowingList {
  GObject parent_instance;

  GListModel *model; /* nullable */
  gulong changed_id;
  guint step;
  guint n_items; /* of the model, as far as it has told */
  guint limit;   /* of rows that are there; G_MAXUINT: grown */
  guint source;  /* grows it */
};

static void byline_growing_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineGrowingList,
                               byline_growing_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      byline_growing_list_model_init))

static guint
n_rows (BylineGrowingList *self)
{
  return MIN (self->n_items, self->limit);
}

/* --- Growing --- */

static void
grow_to (BylineGrowingList *self, guint limit)
{
  guint before = n_rows (self);

  self->limit = limit;
  if (n_rows (self) > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_rows (self) - before);
}

static gboolean
grow_cb (gpointer user_data)
{
  BylineGrowingList *self = user_data;
  guint limit = self->limit + self->step;

  if (limit >= MIN (WIDGETS, self->n_items))
    {
      self->source = 0;
      grow_to (self, G_MAXUINT);
      return G_SOURCE_REMOVE;
    }

  grow_to (self, limit);
  return G_SOURCE_CONTINUE;
}

/* Begins to grow, with so many rows there. */
static void
begin (BylineGrowingList *self, guint limit)
{
  self->limit = limit;
  if (self->source == 0)
    self->source = g_timeout_add_full (G_PRIORITY_LOW, INTERVAL, grow_cb, self, NULL);
}

static void
stop (BylineGrowingList *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->limit = G_MAXUINT;
}

void
byline_growing_list_finish (BylineGrowingList *self)
{
  g_return_if_fail (BYLINE_IS_GROWING_LIST (self));

  g_clear_handle_id (&self->source, g_source_remove);
  grow_to (self, G_MAXUINT);
}

/* --- The list behind it --- */

/* Tells a change as the rows that are there see it. */
static void
tell (BylineGrowingList *self, guint before, guint position, guint removed, guint added)
{
  guint after = n_rows (self);

  if (position + removed <= before && after - (before - removed) == added)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else if (position < MAX (before, after))
    g_list_model_items_changed (G_LIST_MODEL (self), position, before - position, after - position);
}

static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  BylineGrowingList *self)
{
  guint before = n_rows (self);
  guint n_stay = self->n_items - removed;
  gboolean is_whole = n_stay == 0;

  self->n_items = n_stay + added;
  if (is_whole)
    stop (self);
  /* What has been shown stays, wherever it is scrolled to: a list grows at its end, or is short. */
  if (added > self->step && self->source == 0 && (position == n_stay || n_stay <= self->step))
    begin (self, MAX (self->step, position == n_stay ? n_stay : 0));
  tell (self, before, position, removed, added);
}

void
byline_growing_list_set_model (BylineGrowingList *self, GListModel *model)
{
  guint before;

  g_return_if_fail (BYLINE_IS_GROWING_LIST (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->model == model)
    return;

  before = n_rows (self);
  if (self->model != NULL)
    g_clear_signal_handler (&self->changed_id, self->model);
  g_set_object (&self->model, model);
  if (model != NULL)
    self->changed_id = g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb),
                                         self);
  self->n_items = model != NULL ? g_list_model_get_n_items (model) : 0;
  stop (self);
  if (self->n_items > self->step)
    begin (self, self->step);
  if (before > 0 || self->n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, n_rows (self));
}

/* --- GListModel --- */

static gpointer
byline_growing_list_get_item (GListModel *model, guint position)
{
  BylineGrowingList *self = BYLINE_GROWING_LIST (model);

  return position < n_rows (self) ? g_list_model_get_item (self->model, position) : NULL;
}

static guint
byline_growing_list_get_n_items (GListModel *model)
{
  return n_rows (BYLINE_GROWING_LIST (model));
}

static GType
byline_growing_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static void
byline_growing_list_model_init (GListModelInterface *iface)
{
  iface->get_item = byline_growing_list_get_item;
  iface->get_n_items = byline_growing_list_get_n_items;
  iface->get_item_type = byline_growing_list_get_item_type;
}

/* --- GObject --- */

static void
byline_growing_list_dispose (GObject *object)
{
  BylineGrowingList *self = BYLINE_GROWING_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->model != NULL)
    g_clear_signal_handler (&self->changed_id, self->model);
  g_clear_object (&self->model);
  self->n_items = 0;
  G_OBJECT_CLASS (byline_growing_list_parent_class)->dispose (object);
}

static void
byline_growing_list_class_init (BylineGrowingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_growing_list_dispose;
}

static void
byline_growing_list_init (BylineGrowingList *self)
{
  self->limit = G_MAXUINT;
}

BylineGrowingList *
byline_growing_list_new (guint step)
{
  BylineGrowingList *self;

  g_return_val_if_fail (step > 0, NULL);

  self = g_object_new (BYLINE_TYPE_GROWING_LIST, NULL);
  self->step = step;
  return self;
}
