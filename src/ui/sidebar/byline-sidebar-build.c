/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-build-private.h"

#include <glib/gi18n.h>

#include "byline-error-text.h"
#include "byline-sidebar-model.h"
#include "byline-publication.h"
#include "byline-text.h"

static void
build_more (BylineSidebarBuilder *build, BylineSidebarKind kind, guint n, gboolean expanded)
{
  BylineSidebarData data = { .kind = kind, .expanded = expanded };

  if (expanded)
    data.label = g_strdup (_ ("Show fewer"));
  else
    /* Translators: below the first sections or authors of a list; %u is how many there are in all
     */
    data.label = g_strdup_printf (_ ("Show all %'u"), n);
  _byline_sidebar_builder_add (build, &data);
}

/* A list of names: sections, people or organisations. */
typedef struct {
  BylineSidebarGroup id;
  BylineSidebarKind more;
  const char *heading; /* translated */
  guint limit;
  gboolean all;
  guint n_shown;
} Group;

/* Returns: (transfer full): what sections, or authors, are narrowed by */
static char *
get_scope (const BylineFilter *filter, BylineSidebarGroup group)
{
  GPtrArray *names = group == BYLINE_SIDEBAR_GROUP_SECTIONS ? filter->authors : filter->sections;
  GString *scope = g_string_new (NULL);

  g_string_append_printf (scope, "%s\n%s",
                          filter->publication_key != NULL ? filter->publication_key : "",
                          filter->folder != NULL ? filter->folder : "");
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (scope, "\n%s", (const char *) names->pdata[i]);
  return g_string_free (scope, FALSE);
}

/* Returns: (transfer full): the names in the order of their rows */
static GArray *
order_names (BylineSidebarBuilder *build, const Group *group, GArray *names)
{
  g_autofree char *scope = get_scope (build->state->scope, group->id);

  return byline_sidebar_order_apply (build->state->order, group->id, scope, names, group->limit);
}

/* Returns: whether a name gets a row: it is one of the first, pinned or in the filter (@always), or
 * the list is expanded. */
static gboolean
group_takes (BylineSidebarBuilder *build, Group *group, const char *name, gboolean always)
{
  return group->all || always ||
         byline_sidebar_order_is_first (build->state->order, group->id, name);
}

static void
group_add (BylineSidebarBuilder *build, Group *group, BylineSidebarData *data)
{
  if (group->n_shown++ == 0)
    _byline_sidebar_builder_add_simple (build, BYLINE_SIDEBAR_HEADING, group->heading, 0, FALSE);
  _byline_sidebar_builder_add (build, data);
}

/* @n: how many names there are */
static void
group_end (BylineSidebarBuilder *build, Group *group, guint n)
{
  if (n > group->limit + 1 && (group->all || group->n_shown < n))
    build_more (build, group->more, n, group->all);
}

/* --- Sections --- */

static void
add_section (BylineSidebarBuilder *build, Group *group, const BylineSidebarName *name, guint depth)
{
  const BylineSectionSummary *row = name->data;
  gboolean active = _byline_sidebar_names_contain (build->state->filter->sections, name->name);
  BylineSidebarData data = {
    .kind = BYLINE_SIDEBAR_SECTION,
    .count = row != NULL ? row->n_unread : 0,
    .depth = depth,
    .active = active,
    .is_pinned = name->is_pinned,
  };

  if (!group_takes (build, group, name->name, active || name->is_pinned))
    return;

  data.label = g_strdup (name->name);
  data.value = g_strdup (name->name);
  group_add (build, group, &data);
}

static gboolean
has_parent (const BylineSectionSummary *row, GHashTable *by_name)
{
  return row != NULL && !row->is_pinned && row->parent != NULL &&
         !g_str_equal (row->parent, row->name) && g_hash_table_contains (by_name, row->parent);
}

/* Of sections that lie in another, those of each by its name. Returns: (transfer full) */
static GHashTable *
find_children (GArray *names)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *children = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < names->len; i++)
    {
      const BylineSidebarName *name = &g_array_index (names, BylineSidebarName, i);

      g_hash_table_insert (by_name, (gpointer) name->name, (gpointer) name->data);
    }
  for (guint i = 0; i < names->len; i++)
    {
      BylineSidebarName *name = &g_array_index (names, BylineSidebarName, i);
      const BylineSectionSummary *row = name->data;
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
      g_ptr_array_add (rows, name);
    }
  return children;
}

/* All of them: those that lie in another stand below it. One level is shown; what lies deeper, or
 * in a circle, stands by itself. */
static void
add_nested_sections (BylineSidebarBuilder *build, Group *group, GArray *names)
{
  g_autoptr (GHashTable) children = find_children (names);
  g_autoptr (GHashTable) nested = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, children);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    for (guint i = 0; i < ((GPtrArray *) value)->len; i++)
      g_hash_table_add (nested, ((GPtrArray *) value)->pdata[i]);

  for (guint i = 0; i < names->len; i++)
    {
      BylineSidebarName *name = &g_array_index (names, BylineSidebarName, i);
      GPtrArray *rows = g_hash_table_lookup (children, name->name);

      if (g_hash_table_contains (nested, name))
        continue;
      add_section (build, group, name, 0);
      for (guint n = 0; rows != NULL && n < rows->len; n++)
        add_section (build, group, rows->pdata[n], 1);
    }
}

static void
build_sections (BylineSidebarBuilder *build)
{
  const BylineSidebarState *state = build->state;
  GPtrArray *sections = state->counts->sections;
  Group group = {
    .id = BYLINE_SIDEBAR_GROUP_SECTIONS,
    .more = BYLINE_SIDEBAR_MORE_SECTIONS,
    .heading = _ ("Sections"),
    .limit = BYLINE_SIDEBAR_TOP_SECTIONS,
    .all = state->all_sections,
  };
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (BylineSidebarName));
  g_autoptr (GArray) ordered = NULL;

  for (guint i = 0; i < sections->len; i++)
    {
      const BylineSectionSummary *row = sections->pdata[i];
      BylineSidebarName name = { row->name, row->n_stories, row->is_pinned, row };

      g_array_append_val (names, name);
    }
  ordered = order_names (build, &group, names);
  if (state->all_sections)
    add_nested_sections (build, &group, ordered);
  else
    for (guint i = 0; i < ordered->len; i++)
      add_section (build, &group, &g_array_index (ordered, BylineSidebarName, i), 0);
  group_end (build, &group, ordered->len);
}

/* --- Authors --- */

static void
add_author (BylineSidebarBuilder *build, Group *group, const BylineSidebarName *name)
{
  const BylineAuthorSummary *row = name->data;
  gboolean active = _byline_sidebar_names_contain (build->state->filter->authors, name->name);
  BylineSidebarData data = {
    .kind = BYLINE_SIDEBAR_AUTHOR,
    .count = row != NULL ? row->n_unread : 0,
    .active = active,
    .is_pinned = name->is_pinned,
    .is_organisation = group->id == BYLINE_SIDEBAR_GROUP_ORGANISATIONS,
  };

  if (!group_takes (build, group, name->name, active || name->is_pinned))
    return;

  data.label = g_strdup (name->name);
  data.value = g_strdup (name->name);
  if (row != NULL)
    {
      data.picture_url = g_strdup (row->avatar_url);
      data.picture_network = row->avatar_network;
    }
  group_add (build, group, &data);
}

static void
build_people (BylineSidebarBuilder *build, GPtrArray *authors, Group group)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (BylineSidebarName));
  g_autoptr (GArray) ordered = NULL;

  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthorSummary *row = authors->pdata[i];
      BylineSidebarName name = { row->name, row->n_stories, row->is_pinned, row };

      g_array_append_val (names, name);
    }
  ordered = order_names (build, &group, names);
  for (guint i = 0; i < ordered->len; i++)
    add_author (build, &group, &g_array_index (ordered, BylineSidebarName, i));
  group_end (build, &group, ordered->len);
}

static void
build_authors (BylineSidebarBuilder *build)
{
  const BylineSidebarState *state = build->state;

  build_people (build, state->counts->authors,
                (Group){
                  .id = BYLINE_SIDEBAR_GROUP_AUTHORS,
                  .more = BYLINE_SIDEBAR_MORE_AUTHORS,
                  .heading = _ ("Authors"),
                  .limit = BYLINE_SIDEBAR_TOP_AUTHORS,
                  .all = state->all_authors,
                });
  build_people (build, state->counts->organisations,
                (Group){
                  .id = BYLINE_SIDEBAR_GROUP_ORGANISATIONS,
                  .more = BYLINE_SIDEBAR_MORE_ORGANISATIONS,
                  .heading = _ ("Staff and Agencies"),
                  .limit = BYLINE_SIDEBAR_TOP_ORGANISATIONS,
                  .all = state->all_organisations,
                });
}

static void
build_saved (BylineSidebarBuilder *build)
{
  const BylineSidebarState *state = build->state;

  if (state->saved->len == 0)
    return;

  _byline_sidebar_builder_add_simple (build, BYLINE_SIDEBAR_HEADING, _ ("Filters"), 0, FALSE);
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
      _byline_sidebar_builder_add (build, &data);
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
build_folders (BylineSidebarBuilder *build, const char *folder, gint64 account_id)
{
  const BylineSidebarState *state = build->state;
  g_auto (GStrv) names = g_strsplit (folder, "/", -1);
  g_autoptr (GString) path = g_string_new (NULL);
  int depth = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      BylineSidebarData data = { .kind = BYLINE_SIDEBAR_FOLDER, .id = account_id, .depth = depth };

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
          _byline_sidebar_builder_add (build, &data);
          return -1;
        }
      _byline_sidebar_builder_add (build, &data);
    }

  return depth;
}

static gboolean
has_folder (BylinePublication *publication)
{
  return publication->folder != NULL && publication->folder[0] != '\0';
}

/* Who brings it: that is one for all of its feeds, as they move together. */
static gint64
get_account_id (const BylinePublication *publication)
{
  return publication->feeds->len > 0 ? ((BylineFeed *) publication->feeds->pdata[0])->account_id
                                     : 0;
}

/* @account_id: whose; -1: all */
static gboolean
is_of_account (const BylinePublication *publication, gint64 account_id)
{
  return account_id < 0 || get_account_id (publication) == account_id;
}

/* Those of one account: in folders, then the others. */
static void
add_publications (BylineSidebarBuilder *build, gint64 account_id)
{
  GPtrArray *publications = build->state->counts->publications;

  for (guint i = 0; i < publications->len; i++)
    {
      BylinePublication *publication = publications->pdata[i];
      int depth;

      if (!has_folder (publication) || !is_of_account (publication, account_id))
        continue;
      depth = build_folders (build, publication->folder, MAX (account_id, 0));
      if (depth >= 0)
        _byline_sidebar_builder_add_publication (build, publication, depth);
    }
  for (guint i = 0; i < publications->len; i++)
    if (!has_folder (publications->pdata[i]) && is_of_account (publications->pdata[i], account_id))
      _byline_sidebar_builder_add_publication (build, publications->pdata[i], 0);
}

static gboolean
has_publications (const BylineSidebarState *state, gint64 account_id)
{
  GPtrArray *publications = state->counts->publications;

  for (guint i = 0; i < publications->len; i++)
    if (is_of_account (publications->pdata[i], account_id))
      return TRUE;
  return FALSE;
}

/* Several, this computer among them if it brings something itself. */
static gboolean
has_several_accounts (const BylineSidebarState *state)
{
  guint n = state->accounts != NULL ? state->accounts->len : 0;

  return n > 1 || (n == 1 && has_publications (state, 0));
}

/* A server that could not be reached is said, though nothing of it is in the list yet. */
static void
add_account (BylineSidebarBuilder *build, const BylineAccount *account)
{
  BylineSidebarData data = {
    .kind = BYLINE_SIDEBAR_HEADING,
    .label = g_strdup (account->name),
    .value = g_strdup (account->key),
    .has_errors = account->last_error != NULL,
    .problem = account->last_error != NULL
                 ? byline_error_text_of_server_for_code (account->error_code, account->last_error)
                 : NULL,
  };

  if (!data.has_errors && !has_publications (build->state, account->id))
    {
      byline_sidebar_data_clear (&data);
      return;
    }
  _byline_sidebar_builder_add (build, &data);
  add_publications (build, account->id);
}

static void
build_publications (BylineSidebarBuilder *build)
{
  const BylineSidebarState *state = build->state;

  if (!has_several_accounts (state))
    {
      if (state->counts->publications->len > 0)
        _byline_sidebar_builder_add_simple (build, BYLINE_SIDEBAR_HEADING, _ ("Publications"), 0,
                                            FALSE);
      add_publications (build, -1);
      return;
    }
  if (has_publications (state, 0))
    {
      /* Translators: heading of the publications that no server brings, beside those of accounts */
      _byline_sidebar_builder_add_simple (build, BYLINE_SIDEBAR_HEADING, _ ("On This Computer"), 0,
                                          FALSE);
      add_publications (build, 0);
    }
  for (guint i = 0; i < state->accounts->len; i++)
    add_account (build, state->accounts->pdata[i]);
}

static void
build_top (BylineSidebarBuilder *build)
{
  BylineSidebarData top[BYLINE_SIDEBAR_N_TOP] = { 0 };

  _byline_sidebar_make_top (build->state, top);
  for (guint i = 0; i < BYLINE_SIDEBAR_N_TOP; i++)
    _byline_sidebar_builder_add (build, &top[i]);
}

void
byline_sidebar_build (const BylineSidebarState *state, GPtrArray *items, GHashTable *by_key)
{
  BylineSidebarBuilder build = { state, items, by_key };

  if (state->search != NULL)
    {
      _byline_sidebar_builder_add_found (&build);
      return;
    }
  build_top (&build);
  build_saved (&build);
  build_sections (&build);
  build_authors (&build);
  build_publications (&build);
}
