/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-own-library.h"

#include <glib/gi18n.h>

#include "byline-import-text.h"
#include "byline-report-dialog.h"

struct _BylineOwnLibrary {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineSample *sample;
  BylineBanner *banner; /* the window's */
};

G_DEFINE_FINAL_TYPE (BylineOwnLibrary, byline_own_library, G_TYPE_OBJECT)

static void
byline_own_library_finalize (GObject *object)
{
  BylineOwnLibrary *self = BYLINE_OWN_LIBRARY (object);

  g_clear_object (&self->context);
  g_clear_object (&self->sample);

  G_OBJECT_CLASS (byline_own_library_parent_class)->finalize (object);
}

static void
byline_own_library_class_init (BylineOwnLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_own_library_finalize;
}

static void
byline_own_library_init (BylineOwnLibrary *self)
{
}

static void
show_banner (BylineOwnLibrary *self, guint n_foreign)
{
  g_autofree char *text = NULL;

  if (n_foreign == 0)
    {
      byline_banner_show (self->banner, _ ("This is the sample edition."), _ ("Use My Own Library"),
                          "app.own-library");
      return;
    }

  text = g_strdup_printf (ngettext ("The sample edition contains %u publication that you added.",
                                    "The sample edition contains %u publications that you added.",
                                    n_foreign),
                          n_foreign);
  byline_banner_show (self->banner, text, _ ("Move to My Own Library"), "win.move-to-own-library");
}

static void
publications_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineOwnLibrary) self = user_data;
  g_autoptr (GPtrArray)
    publications = byline_library_get_publications_finish (BYLINE_LIBRARY (source), result, NULL);
  guint n_foreign = 0;

  if (publications == NULL || byline_window_context_get_window (self->context) == NULL)
    return;

  for (guint i = 0; i < publications->len; i++)
    if (!byline_sample_owns (self->sample, g_ptr_array_index (publications, i)))
      n_foreign++;
  show_banner (self, n_foreign);
}

void
byline_own_library_update (BylineOwnLibrary *self)
{
  g_return_if_fail (BYLINE_IS_OWN_LIBRARY (self));

  byline_library_get_publications_async (byline_window_context_get_library (self->context),
                                         byline_window_context_get_cancellable (self->context),
                                         publications_cb, g_object_ref (self));
}

gboolean
byline_own_library_activate (BylineWindowContext *context, const char *action, const char *target)
{
  BylineLibrary *library = byline_window_context_get_library (context);
  GtkWindow *window = byline_window_context_get_window (context);

  if (!byline_profile_is_sample (byline_library_get_profile (library)))
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target);
  return TRUE;
}

/* --- What the user added in here --- */

static void
set_can_move (BylineOwnLibrary *self, gboolean can_move)
{
  GActionMap *map = G_ACTION_MAP (byline_window_context_get_window (self->context));
  GAction *action = g_action_map_lookup_action (map, "move-to-own-library");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), can_move);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineOwnLibrary) self = user_data;
  GtkWindow *window = byline_window_context_get_window (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineImportReport)
    report = byline_sample_move_finish (BYLINE_SAMPLE (source), result, &error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *summary = NULL;

  if (window == NULL)
    return;
  set_can_move (self, TRUE);
  byline_own_library_update (self);
  if (report == NULL)
    {
      byline_window_context_show_error (self->context, error);
      return;
    }

  if (report->n_failed > 0)
    {
      summary = byline_import_text_summary (report);
      lines = byline_import_text_lines (report);
      byline_report_dialog_present (window, _ ("Move to My Own Library"), summary, lines);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "app.own-present", NULL);
}

static void
move_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineOwnLibrary *self = user_data;

  set_can_move (self, FALSE);
  byline_sample_move_async (self->sample, byline_window_context_get_library (self->context),
                            byline_window_context_get_cancellable (self->context), moved_cb,
                            g_object_ref (self));
}

static const GActionEntry entries[] = {
  { "move-to-own-library", move_cb },
};

BylineOwnLibrary *
byline_own_library_new (BylineWindowContext *context, BylineSample *sample, BylineBanner *banner)
{
  BylineOwnLibrary *self = g_object_new (BYLINE_TYPE_OWN_LIBRARY, NULL);
  GActionMap *map = G_ACTION_MAP (byline_window_context_get_window (context));

  self->context = g_object_ref (context);
  self->sample = g_object_ref (sample);
  self->banner = banner;
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  show_banner (self, 0);
  return self;
}
