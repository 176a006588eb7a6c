/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-build-private.h"

#include <glib/gi18n.h>

#include "byline-text.h"

void
_byline_sidebar_builder_add (BylineSidebarBuilder *build, BylineSidebarData *data)
{
  g_autofree char *key = byline_sidebar_data_get_key (data);
  BylineSidebarItem *item;

  if (g_hash_table_contains (build->by_key, key))
    {
      byline_sidebar_data_clear (data);
      return;
    }

  item = g_hash_table_lookup (build->state->by_key, key);
  if (item != NULL)
    {
      g_object_ref (item);
      byline_sidebar_item_set_data (item, data);
    }
  else
    {
      item = byline_sidebar_item_new (data);
    }
  g_ptr_array_add (build->items, item);
  g_hash_table_insert (build->by_key, g_steal_pointer (&key), item);
}

void
_byline_sidebar_builder_add_simple (BylineSidebarBuilder *build,
                                    BylineSidebarKind kind,
                                    const char *label,
                                    guint count,
                                    gboolean active)
{
  BylineSidebarData data = {
    .kind = kind, .label = g_strdup (label), .count = count, .active = active
  };

  _byline_sidebar_builder_add (build, &data);
}

void
_byline_sidebar_make_top (const BylineSidebarState *state,
                          BylineSidebarData rows[BYLINE_SIDEBAR_N_TOP])
{
  rows[0] = (BylineSidebarData){
    .kind = BYLINE_SIDEBAR_ALL,
    .label = g_strdup (_ ("All Stories")),
    .active = byline_filter_is_empty (state->filter),
  };
  rows[1] = (BylineSidebarData){
    .kind = BYLINE_SIDEBAR_UNREAD,
    .label = g_strdup (_ ("Unread")),
    .count = state->counts->n_unread,
    .active = state->filter->unread,
  };
  rows[2] = (BylineSidebarData){
    .kind = BYLINE_SIDEBAR_SAVED,
    .label = g_strdup (_ ("Saved")),
    .count = state->counts->n_saved_unread,
    .active = state->filter->saved,
  };
  rows[3] = (BylineSidebarData){
    .kind = BYLINE_SIDEBAR_TODAY,
    .label = g_strdup (_ ("Today")),
    .count = state->counts->n_today,
    .active = state->filter->today,
  };
}

gboolean
_byline_sidebar_names_contain (GPtrArray *names, const char *name)
{
  g_autofree char *folded = NULL;

  if (names->len == 0)
    return FALSE;

  folded = byline_text_fold (name);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *other = byline_text_fold (names->pdata[i]);

      if (g_str_equal (folded, other))
        return TRUE;
    }

  return FALSE;
}

void
_byline_sidebar_builder_add_publication (BylineSidebarBuilder *build,
                                         const BylinePublication *publication,
                                         int depth)
{
  const BylineSidebarState *state = build->state;
  BylineSidebarData data = {
    .kind = BYLINE_SIDEBAR_PUBLICATION,
    .id = publication->id,
    .count = publication->n_unread,
    .depth = depth,
    .active = g_strcmp0 (state->filter->publication_key, publication->key) == 0,
    .has_errors = publication->has_errors,
  };

  data.label = g_strdup (publication->name);
  data.value = g_strdup (publication->key);
  data.picture_url = g_strdup (publication->icon_url);
  data.picture_network = publication->icon_network;
  _byline_sidebar_builder_add (build, &data);
}
