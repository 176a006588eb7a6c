/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-build.h"

#include <glib/gi18n.h>

#include "byline-sidebar-model.h"
#include "byline-publication.h"
#include "byline-text.h"

/* What is being built: the next state, made of the old items where there are any. */
typedef struct {
  const BylineSidebarState *state;
  GPtrArray *items;
  GHashTable *by_key;
} SidebarBuilder;

/* Takes what @data holds. A second line of the same key is left out. */
static void
build_add (SidebarBuilder *build, BylineSidebarData *data)
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

static void
build_simple (SidebarBuilder *build,
              BylineSidebarKind kind,
              const char *label,
              guint count,
              gboolean active)
{
  BylineSidebarData data = {
    .kind = kind, .label = g_strdup (label), .count = count, .active = active
  };

  build_add (build, &data);
}

static gboolean
names_contain (GPtrArray *names, const char *name)
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

static void
build_more (SidebarBuilder *build, BylineSidebarKind kind, guint n, gboolean expanded)
{
  BylineSidebarData data = { .kind = kind, .expanded = expanded };

  if (expanded)
    data.label = g_strdup (_ ("Show fewer"));
  else
    /* Translators: below the first sections or authors of a list; %u is how many there are in all
     */
    data.label = g_strdup_printf (_ ("Show all %u"), n);
  build_add (build, &data);
}

static gboolean
is_found (const BylineSidebarState *state, const char *name)
{
  g_autofree char *folded = byline_text_fold (name);

  return strstr (folded, state->search) != NULL;
}

/* A list of names: sections, people or organisations. */
typedef struct {
  BylineSidebarKind more;
  const char *heading; /* translated */
  guint limit;
  gboolean all;
  guint n_considered;
  guint n_shown;
} Group;

/*
 * Returns: whether the next name gets a row. In a search: a name that matches, for the first
 * %BYLINE_SIDEBAR_MAX_FOUND of them. Else: one of the first @limit names, a name that is pinned or
 * in the filter (@always), or any name once the list is expanded. Every name is counted, since the
 * "more" row shows their total.
 */
static gboolean
group_takes_next (SidebarBuilder *build, Group *group, const char *name, gboolean always)
{
  guint index = group->n_considered++;

  if (build->state->search != NULL)
    return group->n_shown < BYLINE_SIDEBAR_MAX_FOUND && is_found (build->state, name);

  return group->all || always || index < group->limit;
}

static void
group_add (SidebarBuilder *build, Group *group, BylineSidebarData *data)
{
  if (group->n_shown++ == 0)
    build_simple (build, BYLINE_SIDEBAR_HEADING, group->heading, 0, FALSE);
  build_add (build, data);
}

static void
group_end (SidebarBuilder *build, Group *group)
{
  if (build->state->search == NULL && group->n_considered > group->limit &&
      (group->all || group->n_shown < group->n_considered))
    build_more (build, group->more, group->n_considered, group->all);
}

static void
add_section (SidebarBuilder *build, Group *group, BylineSectionSummary *row, guint depth)
{
  gboolean active = names_contain (build->state->filter->sections, row->name);
  BylineSidebarData data = {
    .kind = BYLINE_SIDEBAR_SECTION,
    .count = row->n_unread,
    .depth = depth,
    .active = active,
    .is_pinned = row->is_pinned,
  };

  if (!group_takes_next (build, group, row->name, active || row->is_pinned))
    return;

  data.label = g_strdup (row->name);
  data.value = g_strdup (row->name);
  group_add (build, group, &data);
}

static gboolean
has_parent (BylineSectionSummary *row, GHashTable *by_name)
{
  return !row->is_pinned && row->parent != NULL && !g_str_equal (row->parent, row->name) &&
         g_hash_table_contains (by_name, row->parent);
}

/* All of them: those that lie in another stand below it. One level is shown; what lies deeper, or
 * in a circle, stands by itself. */
static void
add_nested_sections (SidebarBuilder *build, Group *group, GPtrArray *sections)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) children = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                           (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) nested = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < sections->len; i++)
    g_hash_table_insert (by_name, ((BylineSectionSummary *) sections->pdata[i])->name,
                         sections->pdata[i]);
  for (guint i = 0; i < sections->len; i++)
    {
      BylineSectionSummary *row = sections->pdata[i];
      GPtrArray *rows;

      if (!has_parent (row, by_name) ||
          has_parent (g_hash_table_lookup (by_name, row->parent), by_name))
        continue;
      rows = g_hash_table_lookup (children, row->parent);
      if (rows == NULL)
        {
          rows = g_ptr_array_new ();
          g_hash_table_insert (children, row->parent, rows);
        }
      g_ptr_array_add (rows, row);
      g_hash_table_add (nested, row);
    }

  for (guint i = 0; i < sections->len; i++)
    {
      BylineSectionSummary *row = sections->pdata[i];
      GPtrArray *rows = g_hash_table_lookup (children, row->name);

      if (g_hash_table_contains (nested, row))
        continue;
      add_section (build, group, row, 0);
      for (guint n = 0; rows != NULL && n < rows->len; n++)
        add_section (build, group, rows->pdata[n], 1);
    }
}

static void
build_sections (SidebarBuilder *build)
{
  const BylineSidebarState *state = build->state;
  Group group = {
    .more = BYLINE_SIDEBAR_MORE_SECTIONS,
    .heading = _ ("Sections"),
    .limit = BYLINE_SIDEBAR_TOP_SECTIONS,
    .all = state->all_sections,
  };

  if (state->all_sections && state->search == NULL)
    add_nested_sections (build, &group, state->counts->sections);
  else
    for (guint i = 0; i < state->counts->sections->len; i++)
      add_section (build, &group, state->counts->sections->pdata[i], 0);
  group_end (build, &group);
}

static void
build_people (SidebarBuilder *build, GPtrArray *authors, Group group)
{
  const BylineSidebarState *state = build->state;

  for (guint i = 0; i < authors->len; i++)
    {
      BylineAuthorSummary *row = authors->pdata[i];
      gboolean active = names_contain (state->filter->authors, row->name);
      BylineSidebarData data = {
        .kind = BYLINE_SIDEBAR_AUTHOR,
        .count = row->n_unread,
        .active = active,
        .is_pinned = row->is_pinned,
        .is_organisation = row->is_organisation,
      };

      if (!group_takes_next (build, &group, row->name, active || row->is_pinned))
        continue;
      data.label = g_strdup (row->name);
      data.value = g_strdup (row->name);
      data.picture_url = g_strdup (row->avatar_url);
      data.picture_network = row->avatar_network;
      group_add (build, &group, &data);
    }
  group_end (build, &group);
}

static void
build_authors (SidebarBuilder *build)
{
  const BylineSidebarState *state = build->state;

  build_people (build, state->counts->authors,
                (Group){
                  .more = BYLINE_SIDEBAR_MORE_AUTHORS,
                  .heading = _ ("Authors"),
                  .limit = BYLINE_SIDEBAR_TOP_AUTHORS,
                  .all = state->all_authors,
                });
  build_people (build, state->counts->organisations,
                (Group){
                  .more = BYLINE_SIDEBAR_MORE_ORGANISATIONS,
                  .heading = _ ("Staff and Agencies"),
                  .limit = BYLINE_SIDEBAR_TOP_ORGANISATIONS,
                  .all = state->all_organisations,
                });
}

static void
build_saved (SidebarBuilder *build)
{
  const BylineSidebarState *state = build->state;

  if (state->saved->len == 0)
    return;

  build_simple (build, BYLINE_SIDEBAR_HEADING, _ ("Filters"), 0, FALSE);
  for (guint i = 0; i < state->saved->len; i++)
    {
      BylineSavedFilter *saved = state->saved->pdata[i];
      BylineSidebarData data = {
        .kind = BYLINE_SIDEBAR_FILTER,
        .count = saved->n_unread,
        .active = byline_filter_equal (state->filter, saved->filter),
      };

      data.label = g_strdup (saved->name);
      data.value = g_strdup (saved->name);
      build_add (build, &data);
    }
}

static gboolean
is_inside (const char *folder, const char *parent)
{
  gsize length = strlen (parent);

  return folder != NULL && g_str_has_prefix (folder, parent) &&
         (folder[length] == '\0' || folder[length] == '/');
}

static guint
folder_unread (const BylineSidebarState *state, const char *folder)
{
  GPtrArray *publications = state->counts->publications;
  guint n = 0;

  for (guint i = 0; i < publications->len; i++)
    {
      BylinePublication *publication = publications->pdata[i];

      if (is_inside (publication->folder, folder))
        n += publication->n_unread;
    }

  return n;
}

/* Adds the folders that lead to @folder. Returns the depth of what lies in it, or -1 if one of them
 * is closed. */
static int
build_folders (SidebarBuilder *build, const char *folder)
{
  const BylineSidebarState *state = build->state;
  g_auto (GStrv) names = g_strsplit (folder, "/", -1);
  g_autoptr (GString) path = g_string_new (NULL);
  int depth = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      BylineSidebarData data = { .kind = BYLINE_SIDEBAR_FOLDER, .depth = depth };

      if (names[i][0] == '\0')
        continue;
      g_string_append_printf (path, "%s%s", path->len > 0 ? "/" : "", names[i]);
      data.label = g_strdup (names[i]);
      data.value = g_strdup (path->str);
      data.count = folder_unread (state, path->str);
      data.active = g_strcmp0 (state->filter->folder, path->str) == 0;
      data.expanded = !g_hash_table_contains (state->collapsed, path->str);
      depth++;
      if (!data.expanded)
        {
          build_add (build, &data);
          return -1;
        }
      build_add (build, &data);
    }

  return depth;
}

static void
build_publication (SidebarBuilder *build, BylinePublication *publication, int depth)
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
  build_add (build, &data);
}

static gboolean
has_folder (BylinePublication *publication)
{
  return publication->folder != NULL && publication->folder[0] != '\0';
}

static void
build_found_publications (SidebarBuilder *build)
{
  GPtrArray *publications = build->state->counts->publications;
  guint n = 0;

  for (guint i = 0; i < publications->len && n < BYLINE_SIDEBAR_MAX_FOUND; i++)
    {
      BylinePublication *publication = publications->pdata[i];

      if (publication->name == NULL || !is_found (build->state, publication->name))
        continue;
      if (n++ == 0)
        build_simple (build, BYLINE_SIDEBAR_HEADING, _ ("Publications"), 0, FALSE);
      build_publication (build, publication, 0);
    }
}

static void
build_publications (SidebarBuilder *build)
{
  GPtrArray *publications = build->state->counts->publications;

  if (publications->len == 0)
    return;

  if (build->state->search != NULL)
    {
      build_found_publications (build);
      return;
    }

  build_simple (build, BYLINE_SIDEBAR_HEADING, _ ("Publications"), 0, FALSE);
  for (guint i = 0; i < publications->len; i++)
    {
      BylinePublication *publication = publications->pdata[i];
      int depth;

      if (!has_folder (publication))
        continue;
      depth = build_folders (build, publication->folder);
      if (depth >= 0)
        build_publication (build, publication, depth);
    }
  for (guint i = 0; i < publications->len; i++)
    if (!has_folder (publications->pdata[i]))
      build_publication (build, publications->pdata[i], 0);
}

static void
build_top (SidebarBuilder *build)
{
  const BylineSidebarState *state = build->state;

  build_simple (build, BYLINE_SIDEBAR_ALL, _ ("All Stories"), 0,
                byline_filter_is_empty (state->filter));
  build_simple (build, BYLINE_SIDEBAR_UNREAD, _ ("Unread"), state->counts->n_unread,
                state->filter->unread);
  build_simple (build, BYLINE_SIDEBAR_SAVED, _ ("Saved"), state->counts->n_saved,
                state->filter->saved);
  build_simple (build, BYLINE_SIDEBAR_TODAY, _ ("Today"), state->counts->n_today,
                state->filter->today);
}

void
byline_sidebar_build (const BylineSidebarState *state, GPtrArray *items, GHashTable *by_key)
{
  SidebarBuilder build = { state, items, by_key };

  if (state->search == NULL)
    {
      build_top (&build);
      build_saved (&build);
    }
  build_sections (&build);
  build_authors (&build);
  build_publications (&build);
}
