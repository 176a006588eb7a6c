/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-incremental-list-model.h"

/* A list view has no widgets for rows behind these: they come at once. */
#define WIDGETS 200
/* Between two steps a frame is drawn, in milliseconds. */
#define INTERVAL 16

struct _BylineIncrementalListModel {
  GObject parent_instance;

  GListModel *model; /* nullable */
  gulong changed_id;
  guint step;
  /* The model's length after the last items-changed that was handled here; while one is being
   * emitted the model itself may be ahead. */
  guint n_items;
  guint n_exposed; /* of rows that are there; G_MAXUINT: all */
  guint n_wanted;  /* it grows until so many are there */
  guint source;    /* grows it */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineIncrementalListModel,
                               byline_incremental_list_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint
n_rows (BylineIncrementalListModel *self)
{
  return MIN (self->n_items, self->n_exposed);
}

/* --- Adding rows in batches --- */

static void
grow_to (BylineIncrementalListModel *self, guint n_exposed)
{
  guint before = n_rows (self);

  self->n_exposed = n_exposed;
  if (n_rows (self) > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_rows (self) - before);
}

static gboolean
grow_cb (gpointer user_data)
{
  BylineIncrementalListModel *self = user_data;
  guint n_exposed = self->n_exposed + self->step;

  if (n_exposed >= MIN (WIDGETS, self->n_items))
    {
      self->source = 0;
      grow_to (self, G_MAXUINT);
      return G_SOURCE_REMOVE;
    }

  grow_to (self, n_exposed);
  if (n_exposed < self->n_wanted)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* Nothing is told at once: who wants more may be in the middle of a layout. */
static void
want (BylineIncrementalListModel *self, guint n_rows)
{
  self->n_wanted = MAX (self->n_wanted, n_rows);
  if (self->source == 0 && self->n_exposed < self->n_wanted)
    self->source = g_timeout_add_full (G_PRIORITY_LOW, INTERVAL, grow_cb, self, NULL);
}

/* Begins again, with so many rows there. */
static void
begin (BylineIncrementalListModel *self, guint n_exposed)
{
  self->n_exposed = n_exposed;
  self->n_wanted = 0;
  want (self, n_exposed + self->step);
}

static void
stop (BylineIncrementalListModel *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->n_exposed = G_MAXUINT;
}

void
byline_incremental_list_model_want (BylineIncrementalListModel *self, guint n_rows)
{
  g_return_if_fail (BYLINE_IS_INCREMENTAL_LIST_MODEL (self));

  want (self, n_rows);
}

void
byline_incremental_list_model_load_all (BylineIncrementalListModel *self)
{
  g_return_if_fail (BYLINE_IS_INCREMENTAL_LIST_MODEL (self));

  g_clear_handle_id (&self->source, g_source_remove);
  grow_to (self, G_MAXUINT);
}

/* --- The list behind it --- */

/* Tells a change as the rows that are there see it. */
static void
emit_change (BylineIncrementalListModel *self,
             guint before,
             guint position,
             guint removed,
             guint added)
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
                  BylineIncrementalListModel *self)
{
  guint before = n_rows (self);
  guint n_remaining = self->n_items - removed;
  gboolean is_replaced = n_remaining == 0;

  self->n_items = n_remaining + added;
  if (is_replaced)
    stop (self);
  /* Many new rows come in batches only where that moves nothing that is on screen: at the end of
   * the list, or when hardly any old row is left. Rows inserted elsewhere come at once, and push out
   * none that is there. */
  if (added > self->step && self->n_exposed == G_MAXUINT &&
      (position == n_remaining || n_remaining <= self->step))
    begin (self, MAX (self->step, position == n_remaining ? n_remaining : 0));
  else if (self->n_exposed != G_MAXUINT && position < before && position + removed <= before)
    self->n_exposed = MAX (self->n_exposed - removed + added, self->step);
  emit_change (self, before, position, removed, added);
}

void
byline_incremental_list_model_set_model (BylineIncrementalListModel *self, GListModel *model)
{
  guint before;

  g_return_if_fail (BYLINE_IS_INCREMENTAL_LIST_MODEL (self));
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
byline_incremental_list_model_get_item (GListModel *model, guint position)
{
  BylineIncrementalListModel *self = BYLINE_INCREMENTAL_LIST_MODEL (model);

  return position < n_rows (self) ? g_list_model_get_item (self->model, position) : NULL;
}

static guint
byline_incremental_list_model_get_n_items (GListModel *model)
{
  return n_rows (BYLINE_INCREMENTAL_LIST_MODEL (model));
}

static GType
byline_incremental_list_model_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = byline_incremental_list_model_get_item;
  iface->get_n_items = byline_incremental_list_model_get_n_items;
  iface->get_item_type = byline_incremental_list_model_get_item_type;
}

/* --- GObject --- */

static void
byline_incremental_list_model_dispose (GObject *object)
{
  BylineIncrementalListModel *self = BYLINE_INCREMENTAL_LIST_MODEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->model != NULL)
    g_clear_signal_handler (&self->changed_id, self->model);
  g_clear_object (&self->model);
  self->n_items = 0;
  G_OBJECT_CLASS (byline_incremental_list_model_parent_class)->dispose (object);
}

static void
byline_incremental_list_model_class_init (BylineIncrementalListModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_incremental_list_model_dispose;
}

static void
byline_incremental_list_model_init (BylineIncrementalListModel *self)
{
  self->n_exposed = G_MAXUINT;
}

BylineIncrementalListModel *
byline_incremental_list_model_new (guint step)
{
  BylineIncrementalListModel *self;

  g_return_val_if_fail (step > 0, NULL);

  self = g_object_new (BYLINE_TYPE_INCREMENTAL_LIST_MODEL, NULL);
  self->step = step;
  return self;
}
