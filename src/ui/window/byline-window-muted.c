/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-mute-dialog.h"
#include "byline-rules-window.h"

/* More are not counted: the button says that there are more. */
#define MAX_COUNTED 1000

/* --- What is not shown --- */

static void
show_count (BylineWindow *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->muted_button, self->n_muted > 0);
  if (self->n_muted >= MAX_COUNTED)
    /* Translators: below a list: how many stories of it are not shown, or more */
    text = g_strdup_printf (_ ("%u muted stories or more"), self->n_muted);
  else
    /* Translators: below a list: how many stories of it are not shown */
    text = g_strdup_printf (ngettext ("%u muted story", "%u muted stories", self->n_muted),
                            self->n_muted);
  gtk_button_set_label (GTK_BUTTON (self->muted_button), text);
}

static void
muted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GArray) ids = byline_library_list_story_ids_finish (BYLINE_LIBRARY (source), result, NULL);

  if (ids == NULL || self->stories == NULL || _byline_window_get_filter (self)->muted)
    return;

  self->n_muted = ids->len;
  show_count (self);
}

void
_byline_window_update_muted (BylineWindow *self)
{
  const BylineCounts *counts = byline_sidebar_get_counts (self->sidebar);
  g_autoptr (BylineFilter) filter = NULL;

  if (counts == NULL || counts->n_muted == 0 || _byline_window_get_filter (self)->muted)
    {
      self->n_muted = 0;
      show_count (self);
      return;
    }

  filter = byline_filter_copy (_byline_window_get_filter (self));
  filter->muted = TRUE;
  byline_library_list_story_ids_async (self->library, filter, MAX_COUNTED, 0, self->cancellable, muted_cb,
                             g_object_ref (self));
}

static void
show_muted_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  g_autoptr (BylineFilter) filter = byline_filter_copy (_byline_window_get_filter (self));

  filter->muted = TRUE;
  _byline_window_set_filter (self, filter);
}

/* --- Muting --- */

static void
rules_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  if (self->stories != NULL)
    gtk_window_present (GTK_WINDOW (byline_rules_window_new (GTK_WINDOW (self), self->library)));
}

typedef struct {
  GWeakRef window;
  char *label;
} Muting;

static void
muting_free (gpointer data)
{
  Muting *muting = data;

  g_weak_ref_clear (&muting->window);
  g_free (muting->label);
  g_free (muting);
}

static void
decided_cb (BylineRule *rule, gpointer user_data)
{
  Muting *muting = user_data;
  g_autoptr (BylineWindow) self = g_weak_ref_get (&muting->window);

  if (self == NULL || self->stories == NULL)
    {
      byline_rule_free (rule);
      return;
    }

  _byline_window_apply_rule (self, rule, g_strdup_printf (_ ("%s is muted"), muting->label));
}

static const char *
publication_name (BylineWindow *self, const char *key)
{
  const BylineCounts *counts = byline_sidebar_get_counts (self->sidebar);

  for (guint i = 0; counts != NULL && i < counts->publications->len; i++)
    if (g_strcmp0 (((BylinePublication *) counts->publications->pdata[i])->key, key) == 0)
      return ((BylinePublication *) counts->publications->pdata[i])->name;

  return _ ("Publication");
}

static void
mute_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  Muting *muting = g_new0 (Muting, 1);
  BylineRuleKind rule_kind = BYLINE_RULE_KIND_PUBLICATION;
  const char *kind, *name;

  g_variant_get (target, "(&s&s)", &kind, &name);
  if (g_str_equal (kind, "section"))
    rule_kind = BYLINE_RULE_KIND_SECTION;
  else if (g_str_equal (kind, "author"))
    rule_kind = BYLINE_RULE_KIND_AUTHOR;
  g_weak_ref_init (&muting->window, self);
  muting->label = g_strdup (rule_kind == BYLINE_RULE_KIND_PUBLICATION ? publication_name (self, name)
                                                                 : name);
  byline_mute_dialog_present (GTK_WINDOW (self), rule_kind, name, muting->label, decided_cb, muting,
                              muting_free);
}

static const GActionEntry entries[] = {
  { "show-muted", show_muted_cb },
  { "rules", rules_cb },
  { "name-mute", mute_cb, "(ss)" },
};

void
_byline_window_muted_init (BylineWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
