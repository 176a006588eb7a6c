/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-edition-view-private.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-edition-text.h"
#include "byline-error-text.h"
#include "byline-menu-gestures.h"
#include "byline-number-text.h"
#include "byline-signal.h"
#include "byline-text-context.h"

/* Pictures are loaded a little before they come into view. */
#define PICTURE_MARGIN 400
/* How often pictures are looked for while a page is filled, in milliseconds. */
#define SHOW_DELAY 100
/* As many as fit into a turn of the main loop; each frame is drawn whole where the display says nothing of what it keeps. */
#define GROUPS_A_FRAME 3
/* How long a page takes in what comes, unless somebody has begun to look at it; in microseconds. */
#define FRESH_TIME (15 * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (BylineEditionView, byline_edition_view, ADW_TYPE_BIN)

enum { STORY_ACTIVATED, FILTER_REQUESTED, MESSAGE, SHOWN, OFFERED, N_SIGNALS };
enum { PROP_0, PROP_LOAD_PICTURES, PROP_TEXT_SCALE, N_PROPS };

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

/* --- Pictures of what is seen --- */

static gboolean
show_range_cb (gpointer user_data)
{
  BylineEditionView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (self->scrolled));
  double top = gtk_adjustment_get_value (adjustment);

  self->show_source = 0;
  /* What has been added is not laid out yet: it is looked for again once it is. */
  if (self->tick != 0 || gtk_widget_get_height (GTK_WIDGET (self->page)) == 0)
    self->show_source = g_timeout_add (SHOW_DELAY, show_range_cb, self);
  byline_edition_page_show_range (self->page, top - PICTURE_MARGIN,
                                  top + gtk_adjustment_get_page_size (adjustment) + PICTURE_MARGIN);
  return G_SOURCE_REMOVE;
}

static void
queue_show_range (BylineEditionView *self)
{
  if (self->show_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->show_source = g_idle_add (show_range_cb, self);
}

/* --- Why a story stands there --- */

static void
why_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  BylineEditionView *self = BYLINE_EDITION_VIEW (widget);
  g_autofree char *why = NULL;

  if (self->menu_story == NULL)
    return;
  why = byline_edition_text_why (byline_edition_story_get_item (self->menu_story),
                                 byline_clock_now ());
  g_signal_emit (self, signals[MESSAGE], 0, why);
}

/* --- Where a page was left --- */

static GtkAdjustment *
get_adjustment (BylineEditionView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

static void
remember_place (BylineEditionView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->page));
  BylineEditionLeft left = { gtk_adjustment_get_value (get_adjustment (self)), -1 };

  if (self->filter == NULL || self->edition == NULL)
    return;
  for (; focus != NULL; focus = gtk_widget_get_prev_sibling (focus))
    left.focus++;
  byline_edition_places_leave (self->places, self->filter, &left);
}

static gboolean
return_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BylineEditionView *self = user_data;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->page));

  self->return_tick = 0;
  self->goes_back = FALSE;
  for (int i = 0; i < self->left.focus && child != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  if (self->left.focus >= 0 && child != NULL)
    gtk_widget_grab_focus (child);
  gtk_adjustment_set_value (get_adjustment (self), self->left.top);
  return G_SOURCE_REMOVE;
}

/* All stands on the page; it is laid out behind this frame, and has its height in the next. */
static void
return_to_place (BylineEditionView *self)
{
  if (self->goes_back && self->return_tick == 0)
    self->return_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), return_cb, self, NULL);
}

static void
forget_return (BylineEditionView *self)
{
  if (self->return_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->return_tick);
  self->return_tick = 0;
  self->goes_back = FALSE;
}

/* --- What is offered at the top --- */

static void
offer (BylineEditionView *self, const char *text, gboolean is_fresh)
{
  self->offers_fresh = is_fresh;
  if (self->head != NULL)
    byline_edition_head_set_new (self->head, text);
  g_signal_emit (self, signals[OFFERED], 0, text);
}

static void
offer_new (BylineEditionView *self)
{
  const BylineEdition *edition = self->edition;
  g_autofree char *text = edition->n_new > 0
                            ? byline_edition_text_new (edition->n_new, edition->since,
                                                       byline_clock_now ())
                            : NULL;

  offer (self, text, FALSE);
}

static void
take_offer (BylineEditionView *self)
{
  g_autoptr (BylineFilter) filter = NULL;

  if (self->filter == NULL)
    return;
  /* What came in while the page was read is shown by making it anew. */
  if (self->offers_fresh || self->filter->unread)
    {
      byline_edition_view_reload (self);
      return;
    }
  filter = byline_filter_copy (self->filter);
  filter->unread = TRUE;
  g_signal_emit (self, signals[FILTER_REQUESTED], 0, filter);
}

static void
take_offer_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  take_offer (BYLINE_EDITION_VIEW (widget));
}

/* --- Some groups a frame: the first screen waits for none --- */

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BylineEditionView *self = user_data;

  /* The lead and its seconds fill a screen: groups come behind it. */
  if (self->is_first_frame)
    {
      self->is_first_frame = FALSE;
      return G_SOURCE_CONTINUE;
    }
  if (self->n_placed < self->edition->groups->len)
    {
      for (guint i = 0; i < GROUPS_A_FRAME && self->n_placed < self->edition->groups->len; i++)
        _byline_edition_view_add_group (self, g_ptr_array_index (self->edition->groups,
                                                                 self->n_placed++));
      queue_show_range (self);
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  _byline_edition_view_add_end (self);
  return_to_place (self);
  /* After the layout that follows. */
  g_clear_handle_id (&self->show_source, g_source_remove);
  self->show_source = g_timeout_add (SHOW_DELAY, show_range_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop_placing (BylineEditionView *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->page), self->tick);
  self->tick = 0;
}

static void
fill_page (BylineEditionView *self)
{
  const BylineEdition *edition = self->edition;

  stop_placing (self);
  if (self->own_head != NULL)
    g_object_ref (self->own_head);
  byline_edition_page_clear (self->page);
  _byline_edition_view_add_head (self);
  if (self->head != NULL)
    g_signal_connect_object (self->head, "activated", G_CALLBACK (take_offer), self,
                             G_CONNECT_SWAPPED);
  if (self->own_head != NULL)
    g_object_unref (self->own_head);
  offer_new (self);
  self->n_placed = 0;
  if (edition->lead == NULL)
    {
      _byline_edition_view_add_nothing (self);
      queue_show_range (self);
      return;
    }
  _byline_edition_view_add_story (self, BYLINE_EDITION_BOX_LEAD, BYLINE_EDITION_RANK_LEAD,
                                  BYLINE_EDITION_GROUP_REST, edition->lead);
  for (guint i = 0; i < edition->seconds->len; i++)
    _byline_edition_view_add_story (self, BYLINE_EDITION_BOX_SECOND, BYLINE_EDITION_RANK_SECOND,
                                    BYLINE_EDITION_GROUP_REST,
                                    g_ptr_array_index (edition->seconds, i));
  self->is_first_frame = TRUE;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->page), tick_cb, self, NULL);
  queue_show_range (self);
}

static void
update_style (BylineEditionView *self)
{
  g_autoptr (BylineEditionStyle)
    style = byline_edition_style_new (GTK_WIDGET (self), self->text_scale);

  byline_edition_page_set_style (self->page, style);
  g_set_object (&self->text_context, style->context);
}

/* --- What the library says --- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionView) self = user_data;
  g_autoptr (BylineEdition)
    edition = byline_library_get_edition_finish (BYLINE_LIBRARY (source), result, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->cancellable == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (edition == NULL)
    return;
  self->read = g_steal_pointer (&edition);
  _byline_edition_view_add_read (self);
  queue_show_range (self);
}

/* What came today and is in the filter no more has been read. */
static void
ask_for_read (BylineEditionView *self)
{
  g_autoptr (BylineFilter) filter = byline_filter_copy (self->filter);

  filter->unread = FALSE;
  filter->today = TRUE;
  self->cancellable = g_cancellable_new ();
  byline_library_get_edition_async (self->library, filter, self->since, self->cancellable, read_cb,
                                    g_object_ref (self));
}

static gboolean
is_focused (BylineEditionView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page));
}

static void
edition_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineEdition)
    edition = byline_library_get_edition_finish (BYLINE_LIBRARY (source), result, &error);
  gboolean has_focus;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->cancellable == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (edition == NULL)
    {
      g_autofree char *text = byline_error_text (error);

      if (text != NULL)
        g_signal_emit (self, signals[MESSAGE], 0, text);
      return;
    }
  /* Who took an offer by the keyboard goes on at the first story. */
  has_focus = self->takes_focus || is_focused (self);
  self->takes_focus = FALSE;
  self->last_id = has_focus ? 0 : self->last_id;
  stop_placing (self);
  byline_edition_page_clear (self->page);
  g_clear_pointer (&self->edition, byline_edition_unref);
  g_clear_pointer (&self->read, byline_edition_unref);
  self->edition = g_steal_pointer (&edition);
  fill_page (self);
  if (has_focus)
    byline_edition_view_grab_focus (self);
  if (self->edition->lead == NULL && self->filter->unread)
    ask_for_read (self);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
stop (BylineEditionView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (BylineEditionView *self)
{
  if (self->library == NULL || self->filter == NULL)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  byline_library_get_edition_async (self->library, self->filter, self->since, self->cancellable,
                                    edition_cb, g_object_ref (self));
}

static void
for_each_story (BylineEditionView *self,
                void (*func) (BylineEditionStory *, gpointer),
                gpointer data)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->page));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (BYLINE_IS_EDITION_STORY (child))
      func (BYLINE_EDITION_STORY (child), data);
}

static void
take_marks (BylineEditionStory *widget, gpointer data)
{
  GPtrArray *stories = data;

  for (guint i = 0; i < stories->len; i++)
    {
      BylineStory *story = g_ptr_array_index (stories, i);

      if (story->id == byline_edition_story_get_story (widget)->id)
        byline_edition_story_set_story (widget, story);
    }
}

static void
marks_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionView) self = user_data;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);

  if (stories != NULL && self->page != NULL)
    for_each_story (self, take_marks, stories);
}

static void
ask_for_marks (BylineEditionView *self)
{
  g_autoptr (GArray) ids = byline_edition_view_list_ids (self);

  if (ids->len > 0)
    byline_library_get_stories_async (self->library, (const gint64 *) (gpointer) ids->data,
                                      ids->len, NULL, marks_cb, g_object_ref (self));
}

static void
count_new_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionView) self = user_data;
  guint n = byline_library_count_new_finish (BYLINE_LIBRARY (source), result, NULL);
  g_autofree char *number = byline_number_text (n);
  g_autofree char *text = NULL;

  if (n == 0 || self->edition == NULL || self->page == NULL)
    return;
  /* Translators: a button at the top of the front page that adds what came in meanwhile */
  text = g_strdup_printf (ngettext ("%s new story", "%s new stories", n), number);
  offer (self, text, TRUE);
}

/* Whether all that stands on the page is among @ids, where what is newest comes first. */
static gboolean
are_all_there (BylineEditionView *self, GArray *ids)
{
  g_autoptr (GArray) shown = byline_edition_view_list_ids (self);
  g_autoptr (GHashTable) missing = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < shown->len; i++)
    g_hash_table_add (missing, &g_array_index (shown, gint64, i));
  for (guint i = 0; i < ids->len && g_hash_table_size (missing) > 0; i++)
    g_hash_table_remove (missing, &g_array_index (ids, gint64, i));
  return g_hash_table_size (missing) == 0;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionView) self = user_data;
  g_autoptr (GArray)
    ids = byline_library_list_story_ids_finish (BYLINE_LIBRARY (source), result, NULL);

  if (ids == NULL || self->page == NULL || self->edition == NULL || are_all_there (self, ids))
    return;
  self->has_lost = TRUE;
  ask (self);
}

/* What the user unsubscribes from goes at once. Nothing else moves the page: another process, of whose changes nobody knows
 * what they are, may have refreshed. */
static void
check_subscriptions (BylineEditionView *self)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  filter->muted = self->filter->muted;
  byline_library_list_story_ids_async (self->library, filter, 0, 0, NULL, listed_cb,
                                       g_object_ref (self));
}

/* --- The widget --- */

static void
byline_edition_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (byline_edition_view_parent_class)->map (widget);

  queue_show_range (BYLINE_EDITION_VIEW (widget));
}

/* Fonts may be drawn otherwise. */
static void
byline_edition_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (byline_edition_view_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_FONT_CONFIG && BYLINE_EDITION_VIEW (widget)->page != NULL)
    update_style (BYLINE_EDITION_VIEW (widget));
}

static void
check_text (BylineEditionView *self)
{
  if (self->page != NULL && !byline_text_context_is_current (self->text_context, GTK_WIDGET (self)))
    update_style (self);
}

/* Another font, or another size of text. */
static void
byline_edition_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (byline_edition_view_parent_class)->css_changed (widget, change);

  check_text (BYLINE_EDITION_VIEW (widget));
}

static void
byline_edition_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (byline_edition_view_parent_class)->direction_changed (widget, previous);

  check_text (BYLINE_EDITION_VIEW (widget));
}

static void
byline_edition_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BylineEditionView *self = BYLINE_EDITION_VIEW (object);

  switch (id)
    {
    case PROP_LOAD_PICTURES:
      self->load_pictures = g_value_get_boolean (value);
      if (self->edition != NULL)
        fill_page (self);
      break;
    case PROP_TEXT_SCALE:
      self->text_scale = g_value_get_double (value);
      update_style (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_edition_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BylineEditionView *self = BYLINE_EDITION_VIEW (object);

  switch (id)
    {
    case PROP_LOAD_PICTURES:
      g_value_set_boolean (value, self->load_pictures);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_edition_view_dispose (GObject *object)
{
  BylineEditionView *self = BYLINE_EDITION_VIEW (object);

  stop (self);
  if (self->page != NULL)
    stop_placing (self);
  forget_return (self);
  g_clear_handle_id (&self->show_source, g_source_remove);
  self->page = NULL;
  self->head = NULL;
  g_clear_weak_pointer (&self->menu_story);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->own_head);
  g_clear_object (&self->text_context);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_edition_view_parent_class)->dispose (object);

  byline_edition_places_free (self->places);
  g_clear_pointer (&self->filter, byline_filter_free);
  g_clear_pointer (&self->edition, byline_edition_unref);
  g_clear_pointer (&self->read, byline_edition_unref);
}

static void
byline_edition_view_class_init (BylineEditionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = byline_edition_view_dispose;
  object_class->set_property = byline_edition_view_set_property;
  object_class->get_property = byline_edition_view_get_property;
  widget_class->map = byline_edition_view_map;
  widget_class->system_setting_changed = byline_edition_view_system_setting_changed;
  widget_class->css_changed = byline_edition_view_css_changed;
  widget_class->direction_changed = byline_edition_view_direction_changed;

  properties[PROP_LOAD_PICTURES] = g_param_spec_boolean ("load-pictures", NULL, NULL, TRUE, flags);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.1, 10, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[STORY_ACTIVATED] = byline_signal_new (klass, "story-activated", 1, G_TYPE_INT64);
  signals[FILTER_REQUESTED] = byline_signal_new (klass, "filter-requested", 1, BYLINE_TYPE_FILTER);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);
  signals[SHOWN] = byline_signal_new (klass, "shown", 0);
  signals[OFFERED] = byline_signal_new (klass, "offered", 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "edition.why", NULL, why_cb);
  gtk_widget_class_install_action (widget_class, "edition.take-offer", NULL, take_offer_cb);
}

static void
byline_edition_view_init (BylineEditionView *self)
{
  GtkAdjustment *adjustment;

  self->places = byline_edition_places_new ();
  self->text_scale = 1;
  self->load_pictures = TRUE;
  self->page = BYLINE_EDITION_PAGE (byline_edition_page_new ());
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->page));
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_show_range), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_show_range), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Front Page"), -1);
  update_style (self);
}

GtkWidget *
byline_edition_view_new (void)
{
  return g_object_new (BYLINE_TYPE_EDITION_VIEW, NULL);
}

void
byline_edition_view_set_library (BylineEditionView *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  g_set_object (&self->library, library);
}

void
byline_edition_view_set_menu_func (BylineEditionView *self,
                                   BylineStoryMenuFunc func,
                                   gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  self->menu_func = func;
  self->menu_data = user_data;
}

void
byline_edition_view_set_since (BylineEditionView *self, gint64 since)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  self->since = since;
}

void
byline_edition_view_clear (BylineEditionView *self)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  remember_place (self);
  forget_return (self);
  /* The stories that stand there know the old filter until they are gone. */
  stop (self);
  stop_placing (self);
  byline_edition_page_clear (self->page);
  self->head = NULL;
  g_clear_object (&self->own_head);
  g_clear_pointer (&self->filter, byline_filter_free);
  g_clear_pointer (&self->edition, byline_edition_unref);
  g_clear_pointer (&self->read, byline_edition_unref);
}

void
byline_edition_view_show (BylineEditionView *self, const BylineFilter *filter, GtkWidget *head)
{
  g_autoptr (GtkWidget) owned = head != NULL ? g_object_ref_sink (head) : NULL;

  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  byline_edition_view_clear (self);
  self->filter = byline_filter_copy (filter);
  g_set_object (&self->own_head, owned);
  self->last_id = 0;
  self->has_lost = FALSE;
  self->takes_focus = FALSE;
  self->shown_at = g_get_monotonic_time ();
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  ask (self);
}

void
byline_edition_view_go_back (BylineEditionView *self)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  forget_return (self);
  if (self->filter != NULL)
    self->goes_back = byline_edition_places_take (self->places, self->filter, &self->left);
}

void
byline_edition_view_reload (BylineEditionView *self)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  ask (self);
}

/* Nobody has begun to look at a page that has just been made, as at the first start, while the first
 * stories come in: what comes then belongs to it. */
static gboolean
is_fresh (BylineEditionView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (self->scrolled));

  return g_get_monotonic_time () - self->shown_at < FRESH_TIME && self->last_id == 0 &&
         gtk_adjustment_get_value (adjustment) == 0 &&
         gtk_widget_get_focus_child (GTK_WIDGET (self->page)) == NULL;
}

void
byline_edition_view_update (BylineEditionView *self, guint changes)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  if (self->library == NULL || self->filter == NULL || self->edition == NULL)
    return;
  if (changes & BYLINE_LIBRARY_CHANGES_FLAGS)
    ask_for_marks (self);
  if (!(changes & (BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS)))
    return;
  if (self->edition->lead == NULL || is_fresh (self) ||
      (self->has_lost && (changes & BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS)))
    {
      ask (self);
      return;
    }
  if (changes & BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS)
    check_subscriptions (self);
  if (changes & BYLINE_LIBRARY_CHANGES_STORIES)
    byline_library_count_new_async (self->library, self->filter, self->edition->newest, NULL,
                                    count_new_cb, g_object_ref (self));
}

void
byline_edition_view_update_story (BylineEditionView *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  if (self->library != NULL && self->edition != NULL)
    byline_library_get_stories_async (self->library, &story_id, 1, NULL, marks_cb,
                                      g_object_ref (self));
}

void
byline_edition_view_set_counts (BylineEditionView *self, guint n_stories, guint n_unread)
{
  g_autofree char *counts = NULL;

  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  if (self->head == NULL || self->edition == NULL)
    return;
  counts = byline_edition_text_counts (n_stories, n_unread);
  byline_edition_head_set_counts (self->head, counts);
}

GArray *
byline_edition_view_list_ids (BylineEditionView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (BYLINE_IS_EDITION_VIEW (self), ids);

  if (self->edition == NULL)
    return ids;
  items = self->read != NULL ? _byline_edition_view_list_read (self)
                             : byline_edition_list_items (self->edition);
  for (guint i = 0; i < items->len; i++)
    {
      const BylineEditionItem *item = g_ptr_array_index (items, i);

      g_array_append_val (ids, item->candidate->story->id);
    }
  return ids;
}

static void
find_last (BylineEditionStory *widget, gpointer data)
{
  gpointer *place = data;
  const BylineEditionView *self = place[0];

  if (place[1] == NULL || byline_edition_story_get_story (widget)->id == self->last_id)
    place[1] = widget;
}

void
byline_edition_view_grab_focus (BylineEditionView *self)
{
  gpointer place[] = { self, NULL };

  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  for_each_story (self, find_last, place);
  self->takes_focus = place[1] == NULL && self->cancellable != NULL;
  if (place[1] == NULL)
    return;
  gtk_widget_grab_focus (place[1]);
  /* A lead that is higher than what is seen would take the place of the date line. */
  if (self->last_id == 0)
    gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}
