/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-name-entry-dialog.h"

/* --- What is saved --- */

static void
update_save_button (BylineWindow *self)
{
  const BylineFilter *filter = _byline_window_get_filter (self);
  gboolean can_save = !byline_filter_is_empty (filter) && !filter->muted &&
                      byline_saved_filters_find_filter (self->saved_filters, filter) == NULL;

  byline_filter_bar_set_can_save (self->filter_bar, can_save);
}

static void
changed_cb (BylineWindow *self)
{
  GPtrArray *filters = byline_saved_filters_get (self->saved_filters);

  byline_sidebar_set_saved (self->sidebar, g_ptr_array_ref (filters));
  update_save_button (self);
}

static void
filters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GPtrArray)
    filters = byline_library_get_saved_filters_finish (BYLINE_LIBRARY (source), result, NULL);

  if (filters != NULL && self->stories != NULL)
    byline_saved_filters_set (self->saved_filters, g_steal_pointer (&filters));
}

void
_byline_window_update_saved (BylineWindow *self)
{
  update_save_button (self);
  byline_library_get_saved_filters_async (self->library, self->cancellable, filters_cb, g_object_ref (self));
}

/* --- Save --- */

typedef struct {
  GWeakRef window;
  BylineFilter *filter;
  char *old_name; /* nullable */
} Naming;

static Naming *
naming_new (BylineWindow *self, const BylineFilter *filter, const char *old_name)
{
  Naming *naming = g_new0 (Naming, 1);

  g_weak_ref_init (&naming->window, self);
  naming->filter = byline_filter_copy (filter);
  naming->old_name = g_strdup (old_name);
  return naming;
}

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_weak_ref_clear (&naming->window);
  byline_filter_free (naming->filter);
  g_free (naming->old_name);
  g_free (naming);
}

static void
named_cb (GtkWidget *dialog, const char *name, gpointer user_data)
{
  Naming *naming = user_data;
  g_autoptr (BylineWindow) self = g_weak_ref_get (&naming->window);
  g_autoptr (GPtrArray) rules = NULL;
  char *text;

  if (self == NULL || self->stories == NULL || name[0] == '\0' ||
      g_strcmp0 (name, naming->old_name) == 0)
    return;

  rules = byline_saved_filters_name (self->saved_filters, naming->filter, name, naming->old_name);
  if (naming->old_name != NULL)
    /* Translators: an old name and a new one */
    text = g_strdup_printf (_ ("%s is called %s now"), naming->old_name, name);
  else
    text = g_strdup_printf (_ ("Filter saved as %s"), name);
  _byline_window_apply_rules (self, rules, text);
}

/* What the filter would be called if it had to say it itself. */
static char *
suggest_name (BylineWindow *self)
{
  const BylineFilter *filter = _byline_window_get_filter (self);
  g_autofree char *names = _byline_window_describe_names (filter);
  g_autoptr (GString) name = g_string_new (names);

  if (filter->search != NULL)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " · " : "", filter->search);
  if (name->len == 0)
    g_string_append (name, adw_window_title_get_title (self->list_title));

  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
save_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  g_autofree char *name = NULL;

  if (self->stories == NULL || byline_filter_is_empty (_byline_window_get_filter (self)))
    return;

  name = suggest_name (self);
  byline_name_entry_dialog_present (GTK_WINDOW (self), _ ("Save Filter"),
                              _ ("It stands in the sidebar, with what is unread in it."),
                              _ ("Name"), name, NULL, _ ("_Save"), named_cb,
                              naming_new (self, _byline_window_get_filter (self), NULL),
                              naming_free);
}

/* --- Change --- */

static void
rename_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  const char *name = g_variant_get_string (target, NULL);
  const BylineSavedFilter *saved = byline_saved_filters_find (self->saved_filters, name);

  if (saved != NULL)
    byline_name_entry_dialog_present (GTK_WINDOW (self), _ ("Rename Filter"), NULL, _ ("Name"), name,
                                NULL, _ ("_Rename"), named_cb,
                                naming_new (self, saved->filter, name), naming_free);
}

static void
delete_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  const char *name = g_variant_get_string (target, NULL);
  char *text = g_strdup_printf (_ ("Filter %s deleted"), name);

  _byline_window_apply_rule (user_data, byline_rule_save_filter (name, NULL, 0), text);
}

static void
move (BylineWindow *self, const char *name, int step)
{
  g_autoptr (GPtrArray) rules = byline_saved_filters_move (self->saved_filters, name, step);

  if (rules != NULL)
    _byline_window_apply_rules (self, rules, NULL);
}

static void
up_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  move (user_data, g_variant_get_string (target, NULL), -1);
}

static void
down_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  move (user_data, g_variant_get_string (target, NULL), 1);
}

static void
read_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  const BylineSavedFilter *saved = byline_saved_filters_find (self->saved_filters,
                                                              g_variant_get_string (target, NULL));

  if (saved != NULL)
    _byline_window_mark_filter_read (self, saved->filter);
}

static const GActionEntry entries[] = {
  { "save-filter", save_cb },         { "saved-rename", rename_cb, "s" },
  { "saved-delete", delete_cb, "s" }, { "saved-up", up_cb, "s" },
  { "saved-down", down_cb, "s" },     { "saved-read", read_cb, "s" },
};

void
_byline_window_saved_init (BylineWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->saved_filters, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}
