/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-model.h"

#include "byline-sidebar-build.h"
#include "byline-text.h"

struct _BylineSidebarModel {
  GObject parent_instance;

  GPtrArray *items; /* of BylineSidebarItem */
  BylineSidebarState state;
};

static void byline_sidebar_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineSidebarModel,
                               byline_sidebar_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      byline_sidebar_model_list_model_init))

static GType
byline_sidebar_model_get_item_type (GListModel *model)
{
  return BYLINE_TYPE_SIDEBAR_ITEM;
}

static guint
byline_sidebar_model_get_n_items (GListModel *model)
{
  return BYLINE_SIDEBAR_MODEL (model)->items->len;
}

static gpointer
byline_sidebar_model_get_item (GListModel *model, guint position)
{
  BylineSidebarModel *self = BYLINE_SIDEBAR_MODEL (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
byline_sidebar_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = byline_sidebar_model_get_item_type;
  iface->get_n_items = byline_sidebar_model_get_n_items;
  iface->get_item = byline_sidebar_model_get_item;
}

/* Emits the one splice that leads from @old to the present items. */
static void
emit_difference (BylineSidebarModel *self, GPtrArray *old)
{
  guint first = 0, n_old = old->len, n_new = self->items->len;

  while (first < n_old && first < n_new && old->pdata[first] == self->items->pdata[first])
    first++;
  while (n_old > first && n_new > first && old->pdata[n_old - 1] == self->items->pdata[n_new - 1])
    {
      n_old--;
      n_new--;
    }
  if (n_old > first || n_new > first)
    g_list_model_items_changed (G_LIST_MODEL (self), first, n_old - first, n_new - first);
}

static void
rebuild (BylineSidebarModel *self)
{
  g_autoptr (GPtrArray) old = NULL;
  GPtrArray *items;
  GHashTable *by_key;

  if (self->state.counts == NULL)
    return;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  byline_sidebar_build (&self->state, items, by_key);

  old = g_steal_pointer (&self->items);
  self->items = items;
  g_hash_table_unref (self->state.by_key);
  self->state.by_key = by_key;
  emit_difference (self, old);
}

static void
byline_sidebar_model_finalize (GObject *object)
{
  BylineSidebarModel *self = BYLINE_SIDEBAR_MODEL (object);

  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->state.by_key);
  g_hash_table_unref (self->state.collapsed);
  g_clear_pointer (&self->state.counts, byline_counts_unref);
  g_clear_pointer (&self->state.all, byline_counts_unref);
  byline_filter_free (self->state.filter);
  byline_filter_free (self->state.scope);
  byline_sidebar_order_free (self->state.order);
  g_ptr_array_unref (self->state.saved);
  g_clear_pointer (&self->state.accounts, g_ptr_array_unref);
  g_free (self->state.search);

  G_OBJECT_CLASS (byline_sidebar_model_parent_class)->finalize (object);
}

static void
byline_sidebar_model_class_init (BylineSidebarModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_sidebar_model_finalize;
}

static void
byline_sidebar_model_init (BylineSidebarModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->state.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->state.collapsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->state.filter = byline_filter_new ();
  self->state.scope = byline_filter_new ();
  self->state.order = byline_sidebar_order_new ();
  self->state.saved = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_saved_filter_free);
}

BylineSidebarModel *
byline_sidebar_model_new (void)
{
  return g_object_new (BYLINE_TYPE_SIDEBAR_MODEL, NULL);
}

void
byline_sidebar_model_set_counts (BylineSidebarModel *self, BylineCounts *counts)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));
  g_return_if_fail (counts != NULL);

  g_clear_pointer (&self->state.counts, byline_counts_unref);
  self->state.counts = counts;
  rebuild (self);
}

const BylineCounts *
byline_sidebar_model_get_counts (BylineSidebarModel *self)
{
  g_return_val_if_fail (BYLINE_IS_SIDEBAR_MODEL (self), NULL);

  return self->state.counts;
}

void
byline_sidebar_model_set_filter (BylineSidebarModel *self, const BylineFilter *filter)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));
  g_return_if_fail (filter != NULL);

  byline_filter_free (self->state.filter);
  self->state.filter = byline_filter_copy (filter);
  rebuild (self);
}

void
byline_sidebar_model_set_scope (BylineSidebarModel *self, const BylineFilter *scope)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));
  g_return_if_fail (scope != NULL);

  byline_filter_free (self->state.scope);
  self->state.scope = byline_filter_copy (scope);
}

void
byline_sidebar_model_set_saved (BylineSidebarModel *self, GPtrArray *filters)
{
  gboolean had_any;

  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));
  g_return_if_fail (filters != NULL);

  had_any = self->state.saved->len > 0;
  g_ptr_array_unref (self->state.saved);
  self->state.saved = filters;
  if (had_any || filters->len > 0)
    rebuild (self);
}

void
byline_sidebar_model_set_accounts (BylineSidebarModel *self, GPtrArray *accounts)
{
  gboolean had_any;

  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));
  g_return_if_fail (accounts != NULL);

  had_any = self->state.accounts != NULL && self->state.accounts->len > 0;
  g_clear_pointer (&self->state.accounts, g_ptr_array_unref);
  self->state.accounts = accounts;
  if (had_any || accounts->len > 0)
    rebuild (self);
}

gboolean
byline_sidebar_model_set_search (BylineSidebarModel *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (BYLINE_IS_SIDEBAR_MODEL (self), FALSE);

  if (text != NULL)
    folded = byline_text_fold (text);
  if (folded != NULL && folded[0] == '\0')
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, self->state.search) == 0)
    return FALSE;

  g_free (self->state.search);
  self->state.search = g_steal_pointer (&folded);
  rebuild (self);
  return TRUE;
}

void
byline_sidebar_model_set_all (BylineSidebarModel *self, BylineCounts *all)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));
  g_return_if_fail (all != NULL);

  g_clear_pointer (&self->state.all, byline_counts_unref);
  self->state.all = all;
  if (self->state.search != NULL)
    rebuild (self);
}

void
byline_sidebar_model_set_commands (BylineSidebarModel *self,
                                   const BylineSidebarCommand *commands,
                                   gsize n_commands)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));

  self->state.commands = commands;
  self->state.n_commands = n_commands;
}

void
byline_sidebar_model_set_by_size (BylineSidebarModel *self, gboolean by_size)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));

  byline_sidebar_order_set_by_size (self->state.order, by_size);
  rebuild (self);
}

void
byline_sidebar_model_renew_order (BylineSidebarModel *self)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));

  byline_sidebar_order_renew (self->state.order);
}

guint
byline_sidebar_model_first_found (BylineSidebarModel *self)
{
  g_return_val_if_fail (BYLINE_IS_SIDEBAR_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->items->len; i++)
    if (byline_sidebar_item_get_data (self->items->pdata[i])->kind != BYLINE_SIDEBAR_HEADING)
      return i;

  return G_MAXUINT;
}

guint
byline_sidebar_model_find_active (BylineSidebarModel *self)
{
  g_return_val_if_fail (BYLINE_IS_SIDEBAR_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->items->len; i++)
    {
      const BylineSidebarData *data = byline_sidebar_item_get_data (self->items->pdata[i]);

      if (data->active && data->kind != BYLINE_SIDEBAR_HEADING)
        return i;
    }

  return byline_sidebar_model_first_found (self);
}

void
byline_sidebar_model_toggle (BylineSidebarModel *self, BylineSidebarItem *item)
{
  const BylineSidebarData *data;

  g_return_if_fail (BYLINE_IS_SIDEBAR_MODEL (self));
  g_return_if_fail (BYLINE_IS_SIDEBAR_ITEM (item));

  data = byline_sidebar_item_get_data (item);
  if (data->kind == BYLINE_SIDEBAR_MORE_SECTIONS)
    self->state.all_sections = !self->state.all_sections;
  else if (data->kind == BYLINE_SIDEBAR_MORE_AUTHORS)
    self->state.all_authors = !self->state.all_authors;
  else if (data->kind == BYLINE_SIDEBAR_MORE_ORGANISATIONS)
    self->state.all_organisations = !self->state.all_organisations;
  else if (data->kind == BYLINE_SIDEBAR_FOLDER && data->expanded)
    g_hash_table_add (self->state.collapsed, g_strdup (data->value));
  else if (data->kind == BYLINE_SIDEBAR_FOLDER)
    g_hash_table_remove (self->state.collapsed, data->value);
  /* The user asks for what there is now. */
  if (data->kind >= BYLINE_SIDEBAR_MORE_SECTIONS)
    byline_sidebar_order_renew (self->state.order);
  rebuild (self);
}
