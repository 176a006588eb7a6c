/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample edition's window: it says what it is, and what a person adds in it goes to a library
 * of their own. */

#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-import-text.h"
#include "byline-report-dialog.h"

static guint
count_foreign (BylineWindow *self, GPtrArray *publications)
{
  guint n = 0;

  for (guint i = 0; i < publications->len; i++)
    if (!byline_sample_owns (self->sample, g_ptr_array_index (publications, i)))
      n++;

  return n;
}

static void
show_banner (BylineWindow *self, guint n_foreign)
{
  g_autofree char *text = NULL;

  if (n_foreign == 0)
    {
      byline_banner_show (self->banner, _ ("This is the sample edition."), _ ("Use My Own Library"),
                          "app.own-library");
      return;
    }

  text = g_strdup_printf (ngettext ("The sample edition holds %u subscription of yours.",
                                    "The sample edition holds %u subscriptions of yours.",
                                    n_foreign),
                          n_foreign);
  byline_banner_show (self->banner, text, _ ("Move to My Own Library"), "win.move-to-own-library");
}

static void
publications_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GPtrArray)
    publications = byline_library_get_publications_finish (BYLINE_LIBRARY (source), result, NULL);

  if (publications != NULL && self->stories != NULL)
    show_banner (self, count_foreign (self, publications));
}

void
_byline_window_update_sample (BylineWindow *self)
{
  if (self->sample != NULL && self->stories != NULL)
    byline_library_get_publications_async (self->library, self->cancellable, publications_cb,
                                       g_object_ref (self));
}

void
_byline_window_set_sample (BylineWindow *self, BylineSample *sample)
{
  if (!g_set_object (&self->sample, sample))
    return;

  /* In a narrow window the sidebar stands alone, without the banner. */
  adw_window_title_set_subtitle (self->sidebar_title, _ ("Sample Edition"));
  show_banner (self, 0);
}

gboolean
_byline_window_add_to_own (BylineWindow *self, const char *address)
{
  if (!byline_profile_is_sample (byline_library_get_profile (self->library)))
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "app.own-add", "s",
                              address != NULL ? address : "");
  return TRUE;
}

gboolean
_byline_window_import_to_own (BylineWindow *self, GFile *file)
{
  g_autofree char *uri = NULL;

  if (!byline_profile_is_sample (byline_library_get_profile (self->library)))
    return FALSE;

  uri = g_file_get_uri (file);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.own-import", "s", uri);
  return TRUE;
}

/* --- What an earlier Byline let people add in here --- */

static GSimpleAction *
find_move_action (BylineWindow *self)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "move-to-own-library"));
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineImportReport)
    report = byline_sample_move_finish (BYLINE_SAMPLE (source), result, &error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *summary = NULL;

  if (self->stories == NULL)
    return;
  g_simple_action_set_enabled (find_move_action (self), TRUE);
  _byline_window_update_sample (self);
  if (report == NULL)
    {
      _byline_window_show_error (self, error);
      return;
    }

  if (report->n_failed > 0)
    {
      summary = byline_import_text_summary (report);
      lines = byline_import_text_lines (report);
      byline_report_dialog_present (GTK_WINDOW (self), _ ("Move to My Own Library"), summary,
                                    lines);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "app.own-present", NULL);
}

static void
move_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  if (self->sample == NULL || self->stories == NULL)
    return;

  g_simple_action_set_enabled (action, FALSE);
  byline_sample_move_async (self->sample, self->library, self->cancellable, moved_cb,
                            g_object_ref (self));
}

static const GActionEntry entries[] = {
  { "move-to-own-library", move_cb },
};

void
_byline_window_sample_init (BylineWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
