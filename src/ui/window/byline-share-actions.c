/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-share-actions.h"

#include <glib/gi18n.h>

#include "byline-export-share.h"
#include "byline-links.h"
#include "byline-story-files.h"

struct _BylineShareActions {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineCurrentStory *story;
  BylineReadingView *view; /* unowned */
};

G_DEFINE_FINAL_TYPE (BylineShareActions, byline_share_actions, G_TYPE_OBJECT)

static void
open_browser_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineShareActions *self = user_data;
  const BylineStory *story = byline_current_story_get (self->story);

  if (story != NULL && story->url != NULL)
    byline_link_open (self->context, story->url);
}

static void
copy_link_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineShareActions *self = user_data;
  const BylineStory *story = byline_current_story_get (self->story);

  if (story != NULL && story->url != NULL)
    byline_link_copy (self->context, story->url);
}

/* Also of a story whose text is not there yet: what is known of it. */
static void
share_mail_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineShareActions *self = user_data;
  BylineArticle *article = byline_reading_view_get_article (self->view);
  g_autofree char *address = article != NULL ? byline_export_mailto (article) : NULL;

  if (address != NULL)
    byline_link_open (self->context, address);
}

static void
copy_quote_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineShareActions *self = user_data;
  BylineArticle *article = byline_reading_view_get_article (self->view);
  g_autofree char *words = byline_reading_view_dup_selection (self->view);
  g_autofree char *quote = article != NULL ? byline_export_quote (article, words) : NULL;

  if (quote == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->view)), quote);
  byline_window_context_show_message (self->context, _ ("Quotation copied"));
}

static void
open_with_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineShareActions *self = user_data;
  const BylineStory *story = byline_current_story_get (self->story);

  if (story != NULL && story->url != NULL)
    byline_link_open_with (self->context, story->url);
}

static void
save_story_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineShareActions *self = user_data;
  BylineArticle *article = byline_reading_view_get_article (self->view);
  BylineExportFormat format;

  if (article != NULL &&
      byline_export_format_from_name (g_variant_get_string (target, NULL), &format))
    byline_story_save (self->context, article, format);
}

static const GActionEntry entries[] = {
  { "open-browser", open_browser_cb }, { "copy-link", copy_link_cb },
  { "share-mail", share_mail_cb },     { "copy-quote", copy_quote_cb },
  { "open-with", open_with_cb },       { "save-story", save_story_cb, "s" },
};

void
byline_share_actions_add (BylineShareActions *self, GActionMap *map)
{
  g_return_if_fail (BYLINE_IS_SHARE_ACTIONS (self));

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}

static void
byline_share_actions_finalize (GObject *object)
{
  BylineShareActions *self = BYLINE_SHARE_ACTIONS (object);

  g_clear_object (&self->context);
  g_clear_object (&self->story);

  G_OBJECT_CLASS (byline_share_actions_parent_class)->finalize (object);
}

static void
byline_share_actions_class_init (BylineShareActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_share_actions_finalize;
}

static void
byline_share_actions_init (BylineShareActions *self)
{
}

BylineShareActions *
byline_share_actions_new (BylineWindowContext *context,
                          BylineCurrentStory *story,
                          BylineReadingView *view)
{
  BylineShareActions *self = g_object_new (BYLINE_TYPE_SHARE_ACTIONS, NULL);

  self->context = g_object_ref (context);
  self->story = g_object_ref (story);
  self->view = view;

  return self;
}
