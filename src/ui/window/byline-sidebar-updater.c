/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-updater.h"

#include "byline-library-accounts.h"
#include "byline-shortcuts.h"

struct _BylineSidebarUpdater {
  GObject parent_instance;

  BylineSidebar *sidebar; /* the window's */
  BylineLibrary *library;
  GCancellable *cancellable;
  BylineSettings *settings;
  BylineFilters *filters;
  GSimpleAction *followed;
  GArray *commands;        /* of BylineSidebarCommand: what the sidebar finds */
  guint n_publications;    /* as they were counted last */
  gboolean is_order_stale; /* the user has changed names since the sidebar was ordered */
  gboolean has_accounts;   /* they have been asked for */
};

G_DEFINE_FINAL_TYPE (BylineSidebarUpdater, byline_sidebar_updater, G_TYPE_OBJECT)

static void
byline_sidebar_updater_finalize (GObject *object)
{
  BylineSidebarUpdater *self = BYLINE_SIDEBAR_UPDATER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->filters);
  g_clear_object (&self->followed);
  g_clear_pointer (&self->commands, g_array_unref);

  G_OBJECT_CLASS (byline_sidebar_updater_parent_class)->finalize (object);
}

static void
byline_sidebar_updater_class_init (BylineSidebarUpdaterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_sidebar_updater_finalize;
}

static void
byline_sidebar_updater_init (BylineSidebarUpdater *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
sidebar_order_cb (BylineSidebarUpdater *self)
{
  g_autofree char *order = NULL;

  g_object_get (self->settings, "sidebar-order", &order, NULL);
  byline_sidebar_set_by_size (self->sidebar, g_strcmp0 (order, "size") == 0);
}

static void
filter_changed_cb (BylineSidebarUpdater *self)
{
  byline_sidebar_set_filter (self->sidebar, byline_filters_get (self->filters));
  byline_counts_monitor_update_soon (byline_filters_get_counts (self->filters));
}

static void
saved_filters_changed_cb (BylineSidebarUpdater *self)
{
  BylineSavedFilters *saved = byline_filters_get_saved (self->filters);

  byline_sidebar_set_saved (self->sidebar, g_ptr_array_ref (byline_saved_filters_get (saved)));
}

static void
add_followed (GStrvBuilder *builder, GPtrArray *authors)
{
  for (guint i = 0; i < authors->len; i++)
    if (((BylineAuthorSummary *) authors->pdata[i])->is_pinned)
      g_strv_builder_add (builder, ((BylineAuthorSummary *) authors->pdata[i])->name);
}

static void
update_followed (BylineSidebarUpdater *self, const BylineCounts *counts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  add_followed (builder, counts->authors);
  add_followed (builder, counts->organisations);
  names = g_strv_builder_end (builder);
  g_simple_action_set_state (self->followed, g_variant_new_strv ((const char *const *) names, -1));
}

static void
all_counts_changed_cb (BylineSidebarUpdater *self)
{
  BylineCountsMonitor *counts = byline_filters_get_counts (self->filters);

  update_followed (self, byline_counts_monitor_get_all (counts));
  byline_sidebar_set_all (self->sidebar,
                          byline_counts_ref (byline_counts_monitor_get_all (counts)));
}

/* Rows move when the user has changed names or subscriptions, never because of stories. */
static void
renew_order (BylineSidebarUpdater *self, const BylineCounts *counts)
{
  if (self->n_publications != counts->publications->len)
    self->is_order_stale = TRUE;
  self->n_publications = counts->publications->len;
  if (!self->is_order_stale ||
      !byline_counts_monitor_is_settled (byline_filters_get_counts (self->filters)))
    return;

  self->is_order_stale = FALSE;
  byline_sidebar_renew_order (self->sidebar);
}

static void
accounts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineSidebarUpdater *self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *accounts = byline_library_get_accounts_finish (BYLINE_LIBRARY (source), result,
                                                            &error);
  gboolean is_online = TRUE;

  /* Of a window that is gone there is no updater either. */
  if (accounts == NULL)
    return;
  g_object_get (source, "online", &is_online, NULL);
  byline_sidebar_set_accounts (self->sidebar, accounts, is_online);
}

static void
load_accounts (BylineSidebarUpdater *self)
{
  byline_library_get_accounts_async (self->library, self->cancellable, accounts_cb, self);
}

static void
counts_changed_cb (BylineSidebarUpdater *self)
{
  BylineCountsMonitor *monitor = byline_filters_get_counts (self->filters);
  BylineCounts *counts = byline_counts_monitor_get_counts (monitor);

  renew_order (self, counts);
  byline_sidebar_set_counts (self->sidebar, byline_counts_ref (counts),
                             byline_counts_monitor_get_scope (monitor));
  /* The library is open. */
  if (!self->has_accounts)
    load_accounts (self);
  self->has_accounts = TRUE;
}

static void
library_changed_cb (BylineSidebarUpdater *self, BylineLibraryChanges changes)
{
  if (changes & BYLINE_LIBRARY_CHANGES_RULES)
    self->is_order_stale = TRUE;
  if (changes & (BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS | BYLINE_LIBRARY_CHANGES_FLAGS |
                 BYLINE_LIBRARY_CHANGES_STORY_FLAGS))
    load_accounts (self);
}

/* What keys do can be found by its name, too, but for what concerns the focus. */
static void
add_commands (BylineSidebarUpdater *self)
{
  guint n;
  const BylineShortcut *all = byline_shortcuts_get_all (&n);

  self->commands = g_array_new (FALSE, FALSE, sizeof (BylineSidebarCommand));
  for (guint i = 0; i < n; i++)
    {
      BylineSidebarCommand command = { byline_shortcuts_get_label (&all[i]), all[i].action };

      if (strstr (command.action, "pane") == NULL && !g_str_equal (command.action, "win.escape"))
        g_array_append_val (self->commands, command);
    }
  byline_sidebar_set_commands (self->sidebar,
                               (const BylineSidebarCommand *) (gpointer) self->commands->data,
                               self->commands->len);
}

BylineSidebarUpdater *
byline_sidebar_updater_new (GActionMap *map,
                            BylineSidebar *sidebar,
                            BylineLibrary *library,
                            BylineSettings *settings,
                            BylineFilters *filters)
{
  BylineSidebarUpdater *self = g_object_new (BYLINE_TYPE_SIDEBAR_UPDATER, NULL);
  const struct {
    gpointer source;
    const char *signal_name;
    GCallback callback;
  } sources[] = {
    { settings, "notify::sidebar-order", G_CALLBACK (sidebar_order_cb) },
    { byline_filters_get_history (filters), "changed", G_CALLBACK (filter_changed_cb) },
    { byline_filters_get_saved (filters), "changed", G_CALLBACK (saved_filters_changed_cb) },
    { byline_filters_get_counts (filters), "changed", G_CALLBACK (counts_changed_cb) },
    { byline_filters_get_counts (filters), "all-changed", G_CALLBACK (all_counts_changed_cb) },
    { library, "changed", G_CALLBACK (library_changed_cb) },
    { library, "notify::online", G_CALLBACK (load_accounts) },
  };

  self->sidebar = sidebar;
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->filters = g_object_ref (filters);
  self->followed = g_simple_action_new_stateful ("followed", NULL, g_variant_new_strv (NULL, 0));
  g_action_map_add_action (map, G_ACTION (self->followed));
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_signal_connect_object (sources[i].source, sources[i].signal_name, sources[i].callback, self,
                             G_CONNECT_SWAPPED);
  byline_sidebar_set_library (sidebar, library);
  sidebar_order_cb (self);
  add_commands (self);
  return self;
}
