/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

void
window_fixture_set_up (WindowFixture *self, gconstpointer data)
{
  GtkWidget *toasts = adw_toast_overlay_new ();
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rss = fixture_rss ("The Paper", 1, 6);

  fixture_set_up (&self->base, data);
  fixture_serve (&self->base, "/feed.xml", "application/rss+xml", rss);
  publication = fixture_subscribe (&self->base, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), toasts);
  self->context = byline_window_context_new (self->base.library, ADW_TOAST_OVERLAY (toasts));
  self->history = byline_filter_history_new ();
  self->counts = byline_counts_monitor_new (self->context, self->history);
  gtk_window_present (GTK_WINDOW (self->window));
}

void
window_fixture_tear_down (WindowFixture *self, gconstpointer data)
{
  byline_window_context_close (self->context);
  gtk_window_destroy (GTK_WINDOW (self->window));
  /* What was under way comes back with its references. */
  g_array_unref (fixture_list (self->base.library, NULL));
  fixture_finalize (self->counts);
  fixture_finalize (self->history);
  fixture_finalize (self->context);
  fixture_tear_down (&self->base, data);
}

static void
counted_cb (gboolean *is_counted)
{
  *is_counted = TRUE;
}

BylineCounts *
window_fixture_count (WindowFixture *self)
{
  gboolean is_counted = FALSE;
  gulong id = g_signal_connect_swapped (self->counts, "changed", G_CALLBACK (counted_cb),
                                        &is_counted);

  byline_counts_monitor_update (self->counts);
  WINDOW_FIXTURE_WAIT (is_counted);
  g_signal_handler_disconnect (self->counts, id);
  return byline_counts_monitor_get_counts (self->counts);
}

typedef gboolean (*MatchFunc) (GtkWidget *widget, const char *text);

static GtkWidget *
find (GtkWidget *widget, MatchFunc matches, const char *text)
{
  if (matches (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* One with an icon is called by its tooltip. */
static gboolean
is_button (GtkWidget *widget, const char *label)
{
  const char *name;

  if (!GTK_IS_BUTTON (widget))
    return FALSE;
  name = gtk_button_get_label (GTK_BUTTON (widget));
  return g_strcmp0 (name != NULL ? name : gtk_widget_get_tooltip_text (widget), label) == 0;
}

static gboolean
is_label (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

GtkWidget *
window_fixture_find_button (GtkWidget *widget, const char *label)
{
  return find (widget, is_button, label);
}

GtkWidget *
window_fixture_find_label (GtkWidget *widget, const char *text)
{
  return find (widget, is_label, text);
}

GtkWidget *
window_fixture_find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_fixture_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
window_fixture_find_dialog (GtkWidget *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
      return l->data;
  return NULL;
}

void
window_fixture_respond (GtkWidget *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

void
window_fixture_press_undo (WindowFixture *self, const char *text)
{
  GtkWidget *label = NULL, *toast = NULL, *button = NULL;

  WINDOW_FIXTURE_WAIT ((label = window_fixture_find_label (self->window, text)) != NULL);
  /* The button stands beside the text. */
  for (toast = label; button == NULL && toast != NULL; toast = gtk_widget_get_parent (toast))
    button = window_fixture_find_button (toast, "_Undo");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}
