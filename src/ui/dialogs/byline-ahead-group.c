/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-ahead-group.h"

#include <glib/gi18n.h>

#include "byline-choice-row.h"
#include "byline-library-offline.h"
#include "byline-signal.h"

struct _BylineAheadGroup {
  AdwPreferencesGroup parent_instance;

  GtkWidget *level_row;
  GtkWidget *limit_row;

  BylineLibrary *library; /* weak: libadwaita 1.2 never lets go of a row in a preferences group */
  gint64 publication_id;
};

G_DEFINE_FINAL_TYPE (BylineAheadGroup, byline_ahead_group, ADW_TYPE_PREFERENCES_GROUP)

enum { FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* In the order of BylineAheadLevel. */
static const char *const levels[] = {
  N_ ("Headlines"),
  N_ ("Full stories"),
  N_ ("Full stories and pictures"),
};

static const guint limits[] = { 10, 25, BYLINE_AHEAD_DEFAULT_LIMIT, 100, 200, 500 };

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineAheadGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (byline_library_change_finish (BYLINE_LIBRARY (source), result, &error))
    byline_library_load_ahead_now (BYLINE_LIBRARY (source));
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
update_limit_row (BylineAheadGroup *self)
{
  gtk_widget_set_sensitive (self->limit_row, adw_combo_row_get_selected (ADW_COMBO_ROW (
                                               self->level_row)) != BYLINE_AHEAD_HEADLINES);
}

static void
selected_cb (BylineAheadGroup *self)
{
  guint limit = adw_combo_row_get_selected (ADW_COMBO_ROW (self->limit_row));
  BylineAhead ahead = { byline_ahead_level_from_int (
                          adw_combo_row_get_selected (ADW_COMBO_ROW (self->level_row))),
                        limits[MIN (limit, G_N_ELEMENTS (limits) - 1)] };

  update_limit_row (self);
  if (self->library != NULL)
    byline_library_set_ahead_async (self->library, self->publication_id, &ahead, NULL, set_cb,
                                    g_object_ref (self));
}

static void
byline_ahead_group_dispose (GObject *object)
{
  BylineAheadGroup *self = BYLINE_AHEAD_GROUP (object);

  if (self->library != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->library), (gpointer *) &self->library);
  self->library = NULL;

  G_OBJECT_CLASS (byline_ahead_group_parent_class)->dispose (object);
}

static void
byline_ahead_group_class_init (BylineAheadGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_ahead_group_dispose;
  signals[FAILED] = byline_signal_new (klass, "failed", 1, G_TYPE_POINTER);
}

static GtkWidget *
add_row (BylineAheadGroup *self, const char *title, GtkStringList *names)
{
  GtkWidget *row = byline_choice_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
byline_ahead_group_init (BylineAheadGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) numbers = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    gtk_string_list_append (names, _ (levels[i]));
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    gtk_string_list_take (numbers, g_strdup_printf ("%u", limits[i]));
  adw_preferences_group_set_title (group, _ ("Keep for Offline"));
  adw_preferences_group_set_description (
    group, _ ("What Byline loads for each new unread story, so that you can read it offline. "
              "Everything else is loaded when you open the story."));
  self->level_row = add_row (self, _ ("Keep"), names);
  self->limit_row = add_row (self, _ ("Most stories per day"), numbers);
}

/* Returns: the choice that is nearest to a limit, from below */
static guint
find_limit (guint limit)
{
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (limits[i] <= limit)
      found = i;
  return found;
}

GtkWidget *
byline_ahead_group_new (BylineLibrary *library, const BylinePublication *publication)
{
  BylineAheadGroup *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (publication != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_AHEAD_GROUP, NULL);
  self->library = library;
  g_object_add_weak_pointer (G_OBJECT (library), (gpointer *) &self->library);
  self->publication_id = publication->id;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->level_row), publication->ahead.level);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->limit_row),
                              find_limit (byline_ahead_get_limit (&publication->ahead)));
  update_limit_row (self);
  g_signal_connect_object (self->level_row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->limit_row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
