/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-item.h"

#include "byline-signal.h"

struct _BylineSidebarItem {
  GObject parent_instance;

  BylineSidebarData data;
};

G_DEFINE_FINAL_TYPE (BylineSidebarItem, byline_sidebar_item, G_TYPE_OBJECT)

static guint changed_signal;

void
byline_sidebar_data_clear (BylineSidebarData *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->picture_url, g_free);
  g_clear_pointer (&self->problem, g_free);
}

char *
byline_sidebar_data_get_key (const BylineSidebarData *data)
{
  const char *value = data->value != NULL ? data->value : "";

  if (data->kind == BYLINE_SIDEBAR_HEADING && data->value == NULL)
    value = data->label;
  /* Two accounts may have a folder of one name. */
  if (data->kind == BYLINE_SIDEBAR_FOLDER && data->id != 0)
    return g_strdup_printf ("%d %s\n%" G_GINT64_FORMAT, data->kind, value, data->id);
  /* The rows "all" and "fewer" have different keys. A list view keeps a row that it knows where it
   * is on screen; with one key the user would see the end of the expanded list instead of its
   * beginning. */
  if (data->kind >= BYLINE_SIDEBAR_MORE_SECTIONS)
    value = data->expanded ? "fewer" : "all";

  return g_strdup_printf ("%d %s", data->kind, value);
}

static gboolean
data_equal (const BylineSidebarData *a, const BylineSidebarData *b)
{
  return a->kind == b->kind && a->id == b->id && a->count == b->count && a->depth == b->depth &&
         a->expanded == b->expanded && a->active == b->active && a->has_errors == b->has_errors &&
         a->is_pinned == b->is_pinned && a->is_organisation == b->is_organisation &&
         g_strcmp0 (a->label, b->label) == 0 && g_strcmp0 (a->value, b->value) == 0 &&
         a->picture_network == b->picture_network &&
         g_strcmp0 (a->picture_url, b->picture_url) == 0 && g_strcmp0 (a->problem, b->problem) == 0;
}

static void
byline_sidebar_item_finalize (GObject *object)
{
  byline_sidebar_data_clear (&BYLINE_SIDEBAR_ITEM (object)->data);

  G_OBJECT_CLASS (byline_sidebar_item_parent_class)->finalize (object);
}

static void
byline_sidebar_item_class_init (BylineSidebarItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_sidebar_item_finalize;

  changed_signal = byline_signal_new (klass, "changed", 0);
}

static void
byline_sidebar_item_init (BylineSidebarItem *self)
{
}

BylineSidebarItem *
byline_sidebar_item_new (BylineSidebarData *data)
{
  BylineSidebarItem *self = g_object_new (BYLINE_TYPE_SIDEBAR_ITEM, NULL);

  self->data = *data;
  *data = (BylineSidebarData){
    0,
  };
  return self;
}

const BylineSidebarData *
byline_sidebar_item_get_data (BylineSidebarItem *self)
{
  g_return_val_if_fail (BYLINE_IS_SIDEBAR_ITEM (self), NULL);

  return &self->data;
}

void
byline_sidebar_item_set_data (BylineSidebarItem *self, BylineSidebarData *data)
{
  gboolean same;

  g_return_if_fail (BYLINE_IS_SIDEBAR_ITEM (self));

  same = data_equal (&self->data, data);
  byline_sidebar_data_clear (&self->data);
  self->data = *data;
  *data = (BylineSidebarData){
    0,
  };
  if (!same)
    g_signal_emit (self, changed_signal, 0);
}
