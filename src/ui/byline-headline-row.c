/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-row.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-config.h"
#include "byline-highlight.h"
#include "byline-thumbnail.h"
#include "byline-time-text.h"

/* Above a headline stand no more sections than these. */
#define MAX_SECTIONS 2

struct _BylineHeadlineRow
{
  GtkWidget parent_instance;

  GtkWidget *texts;
  GtkWidget *kicker;
  GtkWidget *dot;
  GtkWidget *saved;
  GtkWidget *headline;
  GtkWidget *standfirst;
  GtkWidget *meta;
  GtkWidget *time;
  GtkWidget *thumbnail;

  GSignalGroup *signals;
  BylineStoryItem *item;
  BylineLibrary *library;
  const BylineSearchQuery *query; /* nullable: the list's */
};

G_DEFINE_FINAL_TYPE (BylineHeadlineRow, byline_headline_row, GTK_TYPE_WIDGET)

enum {
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_text (GtkWidget  *label,
          const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

char *
byline_headline_row_kicker (const BylineStory *story)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MAX_SECTIONS && story->sections[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", story->sections[i]);
  if (text->len > 0)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (story->kicker != NULL)
    return g_strdup (story->kicker);

  return g_strdup (story->publication_name != NULL ? story->publication_name : "");
}

static char *
author_text (const BylineStory *story)
{
  guint n = g_strv_length (story->authors);

  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup (story->authors[0]);
  if (n == 2)
    /* Translators: two authors of one story */
    return g_strdup_printf (_("%s and %s"), story->authors[0], story->authors[1]);

  /* Translators: the first author of a story, and how many others there are */
  return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n - 1),
                          story->authors[0],
                          n - 1);
}

static char *
source_text (const BylineStory *story)
{
  g_autofree char *author = author_text (story);
  const char *publication = story->publication_name != NULL ? story->publication_name : "";

  if (author == NULL)
    return g_strdup (publication);
  if (publication[0] == '\0')
    return g_steal_pointer (&author);

  return g_strdup_printf ("%s · %s", publication, author);
}

char *
byline_headline_row_meta (const BylineStory *story,
                          gint64             now)
{
  g_autofree char *source = source_text (story);
  g_autofree char *time = byline_time_text_relative (story->sort_time, now);

  return source[0] != '\0' ? g_strdup_printf ("%s · %s", source, time) : g_steal_pointer (&time);
}

static void
describe (BylineHeadlineRow *self,
          BylineStory       *story)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *meta = byline_headline_row_meta (story, byline_clock_now ());
  g_autoptr (GString) name
      = g_string_new (story->title != NULL ? story->title : _("Without a headline"));

  if (row == NULL)
    return;

  if (!byline_story_item_get_is_read (self->item))
    g_string_append_printf (name, ", %s", C_("story", "unread"));
  if (byline_story_item_get_is_saved (self->item))
    g_string_append_printf (name, ", %s", C_("story", "saved"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meta,
                                  -1);
}

static void
update_marks (BylineHeadlineRow *self)
{
  BylineStory *story = self->item != NULL ? byline_story_item_get_story (self->item) : NULL;
  gboolean is_read;

  if (story == NULL)
    return;

  is_read = byline_story_item_get_is_read (self->item);
  gtk_widget_set_visible (self->dot, !is_read);
  gtk_widget_set_visible (self->saved, byline_story_item_get_is_saved (self->item));
  if (is_read)
    gtk_widget_add_css_class (GTK_WIDGET (self), "read");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "read");
  describe (self, story);
}

static void
update_matches (BylineHeadlineRow *self)
{
  byline_highlight_label (GTK_LABEL (self->headline), self->query);
  byline_highlight_label (GTK_LABEL (self->standfirst), self->query);
}

static void
update_story (BylineHeadlineRow *self)
{
  BylineStory *story = self->item != NULL ? byline_story_item_get_story (self->item) : NULL;
  g_autofree char *kicker = NULL;
  g_autofree char *capitals = NULL;
  g_autofree char *source = NULL;

  gtk_widget_set_visible (self->texts, story != NULL);
  if (story == NULL)
    {
      gtk_widget_hide (self->thumbnail);
      return;
    }

  kicker = byline_headline_row_kicker (story);
  capitals = g_utf8_strup (kicker, -1);
  source = source_text (story);
  /* Not by the style sheet: a label that ellipsizes measures itself without its text-transform. */
  set_text (self->kicker, capitals);
  set_text (self->headline, story->title != NULL ? story->title : _("Without a headline"));
  set_text (self->standfirst, story->standfirst);
  set_text (self->meta, source);
  update_matches (self);
  gtk_widget_set_visible (self->thumbnail, story->picture_url != NULL && self->library != NULL);
  byline_thumbnail_set_picture (BYLINE_THUMBNAIL (self->thumbnail),
                                self->library,
                                story->picture_url);
  byline_headline_row_update_time (self);
  update_marks (self);
}

void
byline_headline_row_set_query (BylineHeadlineRow       *self,
                               const BylineSearchQuery *query)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW (self));

  if (self->query == query)
    return;

  self->query = query;
  if (self->signals != NULL)
    update_matches (self);
}

void
byline_headline_row_update_time (BylineHeadlineRow *self)
{
  BylineStory *story;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (BYLINE_IS_HEADLINE_ROW (self));

  story = self->item != NULL ? byline_story_item_get_story (self->item) : NULL;
  if (story == NULL)
    return;

  time = byline_time_text_relative (story->sort_time, byline_clock_now ());
  text = g_strdup_printf ("%s%s", gtk_widget_get_visible (self->meta) ? " · " : "", time);
  set_text (self->time, text);
}

static void
released_cb (GtkGestureClick   *gesture,
             int                n_press,
             double             x,
             double             y,
             BylineHeadlineRow *self)
{
  if (n_press == 1 && gtk_widget_contains (GTK_WIDGET (self), x, y))
    g_signal_emit (self, signals[OPEN], 0);
}

static void
byline_headline_row_dispose (GObject *object)
{
  BylineHeadlineRow *self = BYLINE_HEADLINE_ROW (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_HEADLINE_ROW);

  G_OBJECT_CLASS (byline_headline_row_parent_class)->dispose (object);
}

static void
byline_headline_row_class_init (BylineHeadlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_headline_row_dispose;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BYLINE_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_APPLICATION_PATH "/byline-headline-row.ui");
  gtk_widget_class_set_css_name (widget_class, "headlinerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_bind_template_child (widget_class, BylineHeadlineRow, texts);
  gtk_widget_class_bind_template_child (widget_class, BylineHeadlineRow, kicker);
  gtk_widget_class_bind_template_child (widget_class, BylineHeadlineRow, dot);
  gtk_widget_class_bind_template_child (widget_class, BylineHeadlineRow, saved);
  gtk_widget_class_bind_template_child (widget_class, BylineHeadlineRow, headline);
  gtk_widget_class_bind_template_child (widget_class, BylineHeadlineRow, standfirst);
  gtk_widget_class_bind_template_child (widget_class, BylineHeadlineRow, meta);
  gtk_widget_class_bind_template_child (widget_class, BylineHeadlineRow, time);
  gtk_widget_class_bind_template_child (widget_class, BylineHeadlineRow, thumbnail);
}

static void
byline_headline_row_init (BylineHeadlineRow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (BYLINE_TYPE_STORY_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify::story", G_CALLBACK (update_story), self);
  g_signal_group_connect_swapped (self->signals,
                                  "notify::is-read",
                                  G_CALLBACK (update_marks),
                                  self);
  g_signal_group_connect_swapped (self->signals,
                                  "notify::is-saved",
                                  G_CALLBACK (update_marks),
                                  self);

  g_signal_connect_object (gesture, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

GtkWidget *
byline_headline_row_new (void)
{
  return g_object_new (BYLINE_TYPE_HEADLINE_ROW, NULL);
}

void
byline_headline_row_bind (BylineHeadlineRow *self,
                          BylineStoryItem   *item,
                          BylineLibrary     *library)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW (self));

  if (self->signals == NULL)
    return;

  g_set_object (&self->library, library);
  g_set_object (&self->item, item);
  g_signal_group_set_target (self->signals, item);
  if (item != NULL)
    update_story (self);
}
