/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-actions.h"

#include <glib/gi18n.h>

#include "byline-links.h"
#include "byline-picture-error.h"
#include "byline-picture-loader.h"
#include "byline-picture-viewer.h"
#include "byline-story-files.h"

struct _BylinePictureActions {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineReadingView *view; /* unowned */
  GtkOverlay *overlay;     /* unowned, nullable */
  GtkWidget *viewer;       /* nullable: in the overlay */
};

G_DEFINE_FINAL_TYPE (BylinePictureActions, byline_picture_actions, G_TYPE_OBJECT)

static void
byline_picture_actions_finalize (GObject *object)
{
  g_object_unref (BYLINE_PICTURE_ACTIONS (object)->context);

  G_OBJECT_CLASS (byline_picture_actions_parent_class)->finalize (object);
}

static void
byline_picture_actions_class_init (BylinePictureActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_picture_actions_finalize;
}

static void
byline_picture_actions_init (BylinePictureActions *self)
{
}

static void
browse (BylinePictureActions *self, const char *url)
{
  byline_link_open (self->context, url);
}

static void
save (BylinePictureActions *self, const char *url)
{
  BylineArticle *article = byline_reading_view_get_article_with_picture (self->view, url);

  if (article != NULL)
    byline_picture_save (self->context, url, article->network);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylinePictureActions) self = user_data;
  GtkWindow *window = byline_window_context_get_window (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, &error);

  if (window == NULL)
    return;
  if (texture == NULL)
    {
      byline_window_context_show_message (self->context, byline_picture_error_get_text (error));
      return;
    }

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (window)), texture);
  byline_window_context_show_message (self->context, _ ("Picture copied"));
}

/* In its full size, which need not be what the story shows. */
static void
copy (BylinePictureActions *self, const char *url)
{
  BylineArticle *article = byline_reading_view_get_article_with_picture (self->view, url);

  if (article != NULL)
    byline_picture_loader_load_async (byline_window_context_get_library (self->context), url,
                                      article->network, BYLINE_PICTURE_MAX_SIDE, 0, 1,
                                      byline_window_context_get_cancellable (self->context),
                                      loaded_cb, g_object_ref (self));
}

static void
message_cb (BylinePictureActions *self, const char *text)
{
  byline_window_context_show_message (self->context, text);
}

static void
closed_cb (BylinePictureActions *self)
{
  byline_picture_actions_close_viewer (self);
}

static void
view (BylinePictureActions *self, const char *url)
{
  BylineArticle *article = byline_reading_view_get_article_with_picture (self->view, url);
  GtkWidget *viewer;

  if (article == NULL || self->overlay == NULL)
    return;

  viewer = byline_picture_viewer_new (byline_window_context_get_library (self->context), article,
                                      url);
  if (viewer == NULL)
    return;

  byline_picture_actions_close_viewer (self);
  self->viewer = viewer;
  g_signal_connect_object (viewer, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewer, "browser-asked", G_CALLBACK (browse), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewer, "save-asked", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewer, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (self->overlay, viewer);
  gtk_widget_grab_focus (viewer);
}

static void
view_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  view (user_data, g_variant_get_string (target, NULL));
}

static void
copy_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  copy (user_data, g_variant_get_string (target, NULL));
}

static void
save_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  save (user_data, g_variant_get_string (target, NULL));
}

static void
browse_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  browse (user_data, g_variant_get_string (target, NULL));
}

static const GActionEntry entries[] = {
  { "view", view_cb, "s" },
  { "copy", copy_cb, "s" },
  { "save", save_cb, "s" },
  { "browse", browse_cb, "s" },
};

BylinePictureActions *
byline_picture_actions_new (BylineWindowContext *context, BylineReadingView *reading_view)
{
  BylinePictureActions *self;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_return_val_if_fail (BYLINE_IS_WINDOW_CONTEXT (context), NULL);
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (reading_view), NULL);

  self = g_object_new (BYLINE_TYPE_PICTURE_ACTIONS, NULL);
  self->context = g_object_ref (context);
  self->view = reading_view;
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  byline_reading_view_insert_actions (reading_view, "picture", G_ACTION_GROUP (actions));
  g_signal_connect_object (reading_view, "picture-activated", G_CALLBACK (view), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
byline_picture_actions_set_overlay (BylinePictureActions *self, GtkOverlay *overlay)
{
  g_return_if_fail (BYLINE_IS_PICTURE_ACTIONS (self));

  self->overlay = overlay;
}

gboolean
byline_picture_actions_close_viewer (BylinePictureActions *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_ACTIONS (self), FALSE);

  if (self->viewer == NULL)
    return FALSE;

  gtk_overlay_remove_overlay (self->overlay, g_steal_pointer (&self->viewer));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return TRUE;
}

gboolean
byline_picture_actions_zoom (BylinePictureActions *self, int steps)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_ACTIONS (self), FALSE);

  if (self->viewer == NULL)
    return FALSE;

  byline_picture_viewer_zoom (BYLINE_PICTURE_VIEWER (self->viewer), steps);
  return TRUE;
}
