/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-edition-story.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-edition-text.h"
#include "byline-lazy-picture.h"
#include "byline-menu-gestures.h"
#include "byline-signal.h"
#include "byline-time-text.h"

#define PLACEHOLDER_ALPHA 0.06
#define READ_PICTURE_ALPHA 0.75
#define MIN_WIDTH 120
/* How many of the publications that carry a story, too, are said. */
#define MAX_ALSO_SAID 3

struct _BylineEditionStory {
  GtkWidget parent_instance;

  BylineEdition *edition;
  BylineEditionItem item; /* the page's, with a story of its own: the marks of the moment */
  BylineEditionPlace place;
  BylineEditionStyle *style;   /* nullable until it stands on a page */
  BylineLazyPicture *picture;  /* nullable */
  BylineLazyPicture *portrait; /* nullable */
  int picture_size;            /* -1: none is shown */

  BylineEditionLayout *layout; /* nullable: for @width */
  int width;
};

G_DEFINE_FINAL_TYPE (BylineEditionStory, byline_edition_story, GTK_TYPE_WIDGET)

enum { ACTIVATED, MENU, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- What is said to who does not see it --- */

static void
describe (BylineEditionStory *self)
{
  const BylineStory *story = self->item.candidate->story;
  g_autoptr (GString) name = g_string_new (story->title != NULL ? story->title : story->standfirst);
  g_autofree char *authors = byline_edition_text_authors (&self->item, PANGO_DIRECTION_NEUTRAL);
  g_autofree char *time = byline_time_text_relative (story->sort_time, byline_clock_now ());
  g_autofree char *also = byline_edition_text_also (&self->item, MAX_ALSO_SAID, FALSE);
  g_autoptr (GString) description = g_string_new (story->publication_name);

  if (name->len == 0)
    g_string_append (name, _ ("Untitled"));
  if (!story->is_read)
    g_string_append_printf (name, ", %s", C_ ("story", "unread"));
  if (story->is_saved)
    g_string_append_printf (name, ", %s", C_ ("story", "saved"));
  if (*authors != '\0')
    g_string_append_printf (description, " · %s", authors);
  g_string_append_printf (description, " · %s", time);
  if (also != NULL)
    g_string_append_printf (description, " · %s", also);
  if (self->item.is_new && !story->is_read)
    g_string_append_printf (description, " · %s", C_ ("story", "New"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str, -1);
}

/* --- Layout --- */

static void
invalidate (BylineEditionStory *self)
{
  g_clear_pointer (&self->layout, byline_edition_layout_free);
  self->width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static BylineEditionLayout *
get_layout (BylineEditionStory *self, int width)
{
  if (self->layout != NULL && self->width == width)
    return self->layout;
  g_clear_pointer (&self->layout, byline_edition_layout_free);
  self->place.has_picture = self->picture != NULL && self->picture_size >= 0;
  self->place.picture_size = MAX (self->picture_size, 0);
  self->layout = byline_edition_layout_new (self->style, &self->item, &self->place, width);
  self->width = width;
  return self->layout;
}

static GtkSizeRequestMode
byline_edition_story_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_edition_story_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  BylineEditionStory *self = BYLINE_EDITION_STORY (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else if (self->style == NULL)
    *minimum = *natural = 0;
  else
    *minimum = *natural = byline_edition_layout_get_height (
      get_layout (self, for_size > 0 ? for_size : MIN_WIDTH));
}

/* --- Drawing --- */

static void
draw_picture (BylineLazyPicture *picture,
              GtkSnapshot *snapshot,
              graphene_rect_t area,
              float radius,
              const GdkRGBA *color)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, area.size.width, area.size.height);
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &place, radius);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &area.origin);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, color, &place);
  byline_lazy_picture_snapshot (picture, snapshot, place.size.width, place.size.height);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
mirror (BylineEditionStory *self, graphene_rect_t *area)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    area->origin.x = self->width - area->origin.x - area->size.width;
}

static void
draw_pictures (BylineEditionStory *self, GtkSnapshot *snapshot, const BylineEditionColors *colors)
{
  gboolean is_read = self->item.candidate->story->is_read;
  GdkRGBA color = colors->text;
  graphene_rect_t area;
  int radius = byline_edition_layout_get_picture (self->layout, &area);

  color.alpha *= (float) PLACEHOLDER_ALPHA;
  if (radius >= 0)
    {
      mirror (self, &area);
      if (is_read)
        gtk_snapshot_push_opacity (snapshot, READ_PICTURE_ALPHA);
      draw_picture (self->picture, snapshot, area, (float) radius, &color);
      if (is_read)
        gtk_snapshot_pop (snapshot);
    }
  if (byline_edition_layout_get_portrait (self->layout, &area))
    {
      mirror (self, &area);
      draw_picture (self->portrait, snapshot, area, area.size.width / 2, &color);
    }
}

static void
byline_edition_story_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BylineEditionStory *self = BYLINE_EDITION_STORY (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  BylineEditionColors colors;

  if (self->style == NULL)
    return;
  get_layout (self, gtk_widget_get_width (widget));
  byline_edition_colors_init (&colors, widget);
  draw_pictures (self, snapshot, &colors);
  byline_edition_layout_snapshot (self->layout, snapshot, &colors, is_mirrored);
}

/* --- Hand --- */

static void
released_cb (BylineEditionStory *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (!gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
menu_cb (GtkWidget *widget, double x, double y, gpointer user_data)
{
  gtk_widget_grab_focus (widget);
  g_signal_emit (widget, signals[MENU], 0, x, y);
  return TRUE;
}

static gboolean
activate_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return gtk_widget_activate (widget);
}

static void
menu_asked_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[MENU], 0, 24.0, 24.0);
}

static void
add_gestures (BylineEditionStory *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  byline_menu_gestures_add (GTK_WIDGET (self), menu_cb, NULL);
}

/* --- The widget --- */

static void
stop (BylineLazyPicture **picture)
{
  if (*picture != NULL)
    byline_lazy_picture_stop (*picture);
  g_clear_object (picture);
}

static void
byline_edition_story_dispose (GObject *object)
{
  BylineEditionStory *self = BYLINE_EDITION_STORY (object);

  stop (&self->picture);
  stop (&self->portrait);
  g_clear_pointer (&self->layout, byline_edition_layout_free);

  G_OBJECT_CLASS (byline_edition_story_parent_class)->dispose (object);
}

static void
byline_edition_story_finalize (GObject *object)
{
  BylineEditionStory *self = BYLINE_EDITION_STORY (object);

  byline_edition_style_unref (self->style);
  byline_edition_candidate_unref (self->item.candidate);
  byline_edition_unref (self->edition);

  G_OBJECT_CLASS (byline_edition_story_parent_class)->finalize (object);
}

static void
byline_edition_story_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (byline_edition_story_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
}

static void
byline_edition_story_class_init (BylineEditionStoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_edition_story_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_edition_story_finalize;
  widget_class->get_request_mode = byline_edition_story_get_request_mode;
  widget_class->measure = byline_edition_story_measure;
  widget_class->snapshot = byline_edition_story_snapshot;
  widget_class->css_changed = byline_edition_story_css_changed;

  signals[ACTIVATED] = byline_signal_new (klass, "activated", 0);
  signals[MENU] = byline_signal_new (klass, "menu", 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_key_cb, NULL);
  gtk_widget_class_install_action (widget_class, "focus.menu", NULL, menu_asked_cb);
  gtk_widget_class_set_css_name (widget_class, "editionstory");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LINK);
}

static void
byline_edition_story_init (BylineEditionStory *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  add_gestures (self);
}

/* Whether it lies above what is seen of the page. */
static gboolean
is_above_view (BylineEditionStory *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return view != NULL && gtk_widget_compute_bounds (GTK_WIDGET (self), view, &bounds) &&
         bounds.origin.y + bounds.size.height <= 0;
}

/* What cannot be loaded keeps no place free, unless that moved what is looked at. */
static void
picture_cb (BylineEditionStory *self, BylineLazyPicture *picture)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!byline_lazy_picture_has_failed (picture) || byline_lazy_picture_has_picture (picture) ||
      is_above_view (self))
    return;
  if (picture == self->picture)
    g_clear_object (&self->picture);
  else
    g_clear_object (&self->portrait);
  self->place.has_portrait = self->portrait != NULL;
  invalidate (self);
}

static BylineLazyPicture *
make_picture (BylineEditionStory *self, BylineLibrary *library, const char *url, BylineNetwork from)
{
  BylineLazyPicture *picture = byline_lazy_picture_new ();

  byline_lazy_picture_set_picture (picture, library, url, from);
  g_signal_connect_object (picture, "changed", G_CALLBACK (picture_cb), self, G_CONNECT_SWAPPED);
  return picture;
}

GtkWidget *
byline_edition_story_new (BylineEdition *edition,
                          BylineEditionItem *item,
                          const BylineEditionPlace *place,
                          BylineLibrary *library)
{
  BylineEditionStory *self = g_object_new (BYLINE_TYPE_EDITION_STORY, NULL);
  const BylineStory *story = item->candidate->story;

  self->edition = byline_edition_ref (edition);
  self->item = *item;
  byline_edition_candidate_ref (item->candidate);
  self->place = *place;
  if (library != NULL && story->picture_url != NULL)
    self->picture = make_picture (self, library, story->picture_url, story->network);
  if (library != NULL && item->candidate->portrait != NULL &&
      place->rank == BYLINE_EDITION_RANK_LEAD)
    self->portrait = make_picture (self, library, item->candidate->portrait,
                                   item->candidate->portrait_network);
  self->place.has_portrait = self->portrait != NULL;
  describe (self);
  return GTK_WIDGET (self);
}

const BylineEditionItem *
byline_edition_story_get_item (BylineEditionStory *self)
{
  g_return_val_if_fail (BYLINE_IS_EDITION_STORY (self), NULL);

  return &self->item;
}

const BylineStory *
byline_edition_story_get_story (BylineEditionStory *self)
{
  g_return_val_if_fail (BYLINE_IS_EDITION_STORY (self), NULL);

  return self->item.candidate->story;
}

/* What is laid out may hold other lines when a headline is less bold: only the marks are taken over. */
void
byline_edition_story_set_story (BylineEditionStory *self, BylineStory *story)
{
  const BylineStory *old;
  BylineEditionCandidate *candidate;

  g_return_if_fail (BYLINE_IS_EDITION_STORY (self));

  old = self->item.candidate->story;
  if (old->is_read == story->is_read && old->is_saved == story->is_saved)
    return;
  candidate = byline_edition_candidate_new (byline_story_ref (story));
  candidate->received = self->item.candidate->received;
  candidate->n_bytes = self->item.candidate->n_bytes;
  g_strfreev (candidate->sections);
  candidate->sections = g_strdupv (self->item.candidate->sections);
  candidate->publication_key = g_strdup (self->item.candidate->publication_key);
  candidate->pinned_section = g_strdup (self->item.candidate->pinned_section);
  candidate->beginning = g_strdup (self->item.candidate->beginning);
  byline_edition_candidate_unref (self->item.candidate);
  self->item.candidate = candidate;
  describe (self);
  invalidate (self);
}

void
byline_edition_story_set_style (BylineEditionStory *self, BylineEditionStyle *style)
{
  g_return_if_fail (BYLINE_IS_EDITION_STORY (self));

  if (self->style == style)
    return;
  byline_edition_style_unref (self->style);
  self->style = byline_edition_style_ref (style);
  invalidate (self);
}

void
byline_edition_story_set_picture_size (BylineEditionStory *self, int size)
{
  g_return_if_fail (BYLINE_IS_EDITION_STORY (self));

  if (self->picture_size == size)
    return;
  self->picture_size = size;
  g_clear_pointer (&self->layout, byline_edition_layout_free);
  self->width = 0;
}

gboolean
byline_edition_story_has_picture (BylineEditionStory *self)
{
  g_return_val_if_fail (BYLINE_IS_EDITION_STORY (self), FALSE);

  return self->picture != NULL;
}

BylineEditionRank
byline_edition_story_get_rank (BylineEditionStory *self)
{
  g_return_val_if_fail (BYLINE_IS_EDITION_STORY (self), BYLINE_EDITION_RANK_REST);

  return self->place.rank;
}

void
byline_edition_story_load_pictures (BylineEditionStory *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_rect_t area;

  g_return_if_fail (BYLINE_IS_EDITION_STORY (self));

  if (self->style == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  /* What GTK remembers of a size is not laid out anew by itself. */
  get_layout (self, gtk_widget_get_width (GTK_WIDGET (self)));
  if (byline_edition_layout_get_picture (self->layout, &area) >= 0)
    byline_lazy_picture_load (self->picture, (int) area.size.width, (int) area.size.height, scale);
  if (byline_edition_layout_get_portrait (self->layout, &area))
    byline_lazy_picture_load (self->portrait, (int) area.size.width, (int) area.size.height, scale);
}
