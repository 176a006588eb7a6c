/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-place.h"
#include "byline-document-search.h"
#include "byline-reading-view-private.h"
#include "byline-signal.h"

#include <glib/gi18n.h>

#define PAGE_DURATION 220

G_DEFINE_FINAL_TYPE (BylineReadingView, byline_reading_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_STORY,
  PROP_TITLE,
  PROP_TEXT_SCALE,
  PROP_LOAD_PICTURES,
  PROP_RIVER,
  PROP_UNFOLD_RIVER,
  N_PROPS,
};

enum {
  LINK_ACTIVATED,
  BROWSER_ASKED,
  SECTION_ACTIVATED,
  AUTHOR_ACTIVATED,
  PUBLICATION_ACTIVATED,
  STORY_ACTIVATED,
  PICTURE_ACTIVATED,
  STORY_READ,
  STORY_PASSED,
  MESSAGE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
byline_reading_view_dispose (GObject *object)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  _byline_reading_view_reset (self);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  self->find_bar = NULL;
  self->reload_bar = NULL;
  byline_picture_queue_set_library (self->pictures, NULL);
  byline_reading_river_set_library (self->river, NULL);
  byline_reading_river_set_next (self->river, NULL);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_reading_view_parent_class)->dispose (object);
}

static void
byline_reading_view_finalize (GObject *object)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  g_clear_object (&self->cancellable);
  g_object_unref (self->pictures);
  g_object_unref (self->river);
  g_object_unref (self->in_view);
  g_object_unref (self->places);
  g_free (self->title);
  g_free (self->search);

  G_OBJECT_CLASS (byline_reading_view_parent_class)->finalize (object);
}

static void
byline_reading_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  switch (id)
    {
    case PROP_STORY:
      g_value_set_int64 (value, byline_story_in_view_get (self->in_view));
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;
    case PROP_LOAD_PICTURES:
      g_value_set_boolean (value, byline_picture_queue_get_load_pictures (self->pictures));
      break;
    case PROP_RIVER:
      g_value_set_boolean (value, self->has_river);
      break;
    case PROP_UNFOLD_RIVER:
      g_value_set_boolean (value, self->unfold_river);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What is read is shown anew, with or without what follows. */
static void
reopen (BylineReadingView *self)
{
  gint64 story_id = byline_story_in_view_get (self->in_view);

  if (self->article == NULL)
    return;

  self->story_id = 0;
  byline_reading_view_show_story (self, story_id);
}

static void
set_river (BylineReadingView *self, gboolean has_river)
{
  if (self->has_river == has_river)
    return;

  self->has_river = has_river;
  byline_reading_river_set_alone (self->river, !has_river);
  reopen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RIVER]);
}

static void
set_unfold_river (BylineReadingView *self, gboolean unfold)
{
  if (self->unfold_river == unfold)
    return;

  self->unfold_river = unfold;
  byline_reading_river_set_unfold (self->river, unfold);
  reopen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNFOLD_RIVER]);
}

static void
byline_reading_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  switch (id)
    {
    case PROP_STORY:
      byline_reading_view_show_story (self, g_value_get_int64 (value));
      break;
    case PROP_TEXT_SCALE:
      byline_reading_view_set_text_scale (self, g_value_get_double (value));
      break;
    case PROP_LOAD_PICTURES:
      byline_reading_view_set_load_pictures (self, g_value_get_boolean (value));
      break;
    case PROP_RIVER:
      set_river (self, g_value_get_boolean (value));
      break;
    case PROP_UNFOLD_RIVER:
      set_unfold_river (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_reading_view_unmap (GtkWidget *widget)
{
  byline_reading_places_keep (BYLINE_READING_VIEW (widget)->places);

  GTK_WIDGET_CLASS (byline_reading_view_parent_class)->unmap (widget);
}

static gboolean
byline_reading_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BYLINE_READING_VIEW (widget)->view));
}

static void
byline_reading_view_class_init (BylineReadingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_reading_view_dispose;
  object_class->finalize = byline_reading_view_finalize;
  object_class->get_property = byline_reading_view_get_property;
  object_class->set_property = byline_reading_view_set_property;
  widget_class->unmap = byline_reading_view_unmap;
  widget_class->grab_focus = byline_reading_view_grab_focus;

  properties[PROP_STORY] = g_param_spec_int64 ("story", NULL, NULL, 0, G_MAXINT64, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                 G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.5, 3.0, 1.0,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                       G_PARAM_STATIC_STRINGS);
  properties[PROP_LOAD_PICTURES] =
    g_param_spec_boolean ("load-pictures", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RIVER] = g_param_spec_boolean ("river", NULL, NULL, TRUE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  properties[PROP_UNFOLD_RIVER] =
    g_param_spec_boolean ("unfold-river", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LINK_ACTIVATED] = byline_signal_new (klass, "link-activated", 1, G_TYPE_STRING);
  signals[BROWSER_ASKED] = byline_signal_new (klass, "browser-asked", 1, G_TYPE_STRING);
  signals[SECTION_ACTIVATED] = byline_signal_new (klass, "section-activated", 1, G_TYPE_STRING);
  signals[AUTHOR_ACTIVATED] = byline_signal_new (klass, "author-activated", 1, G_TYPE_STRING);
  signals[PUBLICATION_ACTIVATED] = byline_signal_new (klass, "publication-activated", 1,
                                                      G_TYPE_STRING);
  signals[STORY_ACTIVATED] = byline_signal_new (klass, "story-activated", 1, G_TYPE_INT64);
  signals[PICTURE_ACTIVATED] = byline_signal_new (klass, "picture-activated", 1, G_TYPE_STRING);
  signals[STORY_READ] = byline_signal_new (klass, "story-read", 1, G_TYPE_INT64);
  signals[STORY_PASSED] = byline_signal_new (klass, "story-passed", 1, G_TYPE_INT64);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* As many characters wide at any size of text: the reader's, and the desktop's. */
static void
update_column (BylineReadingView *self)
{
  int column = byline_document_type_measure_column (&self->type, GTK_WIDGET (self->view),
                                                    self->text_scale) +
               2 * BYLINE_DOCUMENT_MARGIN;

  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (self->clamp), column);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (self->clamp), column);
}

/* What is in sight has its pictures: now the river, which stands below a text that is complete. */
static void
checked_cb (BylineReadingView *self)
{
  if (self->is_built && !self->is_fetching)
    {
      byline_reading_river_update (self->river, self->article, self->story_id,
                                   byline_find_bar_is_open (self->find_bar));
      byline_story_in_view_set_ends (self->in_view, byline_reading_river_is_complete (self->river));
    }
}

static void
river_wrote_cb (BylineReadingView *self)
{
  byline_picture_queue_block (self->pictures);
  byline_picture_queue_update (self->pictures);
  if (self->search != NULL)
    byline_document_mark_search (byline_document_view_get_document (self->view), self->search);
  byline_story_in_view_update (self->in_view);
}

static void
emit_story_read (BylineReadingView *self, gint64 story_id)
{
  g_signal_emit (self, signals[STORY_READ], 0, story_id);
}

static void
passed_cb (BylineReadingView *self, gint64 story_id)
{
  g_signal_emit (self, signals[STORY_PASSED], 0, story_id);
}

static void
unfolded_cb (BylineReadingView *self, gint64 story_id)
{
  byline_story_in_view_set_read (self->in_view, story_id);
  emit_story_read (self, story_id);
}

/* Returns: (nullable): what stands in the document of a story. */
static BylineRiverEntry *
find_entry (BylineReadingView *self, gint64 story_id)
{
  return self->article != NULL && story_id != 0
           ? byline_river_find (byline_document_view_get_document (self->view), story_id)
           : NULL;
}

static void
in_view_cb (BylineReadingView *self)
{
  gint64 story_id = byline_story_in_view_get (self->in_view);
  BylineRiverEntry *entry = find_entry (self, story_id);

  byline_reading_places_enter (self->places, story_id);
  if (entry != NULL)
    _byline_reading_view_set_title (self, entry->article->title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORY]);
  if (entry != NULL)
    byline_reading_river_complete (self->river, story_id);
}

/* What works on the document, each with state of its own. */
static void
make_parts (BylineReadingView *self)
{
  self->pictures = byline_picture_queue_new (self->view);
  g_signal_connect_object (self->pictures, "checked", G_CALLBACK (checked_cb), self,
                           G_CONNECT_SWAPPED);
  self->river = byline_reading_river_new (self->view);
  g_signal_connect_object (self->river, "wrote", G_CALLBACK (river_wrote_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->river, "unfolded", G_CALLBACK (unfolded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->river, "message", G_CALLBACK (_byline_reading_view_emit_message),
                           self, G_CONNECT_SWAPPED);
  self->find_bar = BYLINE_FIND_BAR (byline_find_bar_new (self->view));
  self->reload_bar = BYLINE_RELOAD_BAR (byline_reload_bar_new ());
  g_signal_connect_object (self->reload_bar, "retry", G_CALLBACK (_byline_reading_view_reload),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reload_bar, "open", G_CALLBACK (_byline_reading_view_open_article),
                           self, G_CONNECT_SWAPPED);
}

/* The reader scrolls: nothing else does from here on. */
static void
let_go (BylineReadingView *self)
{
  byline_reading_places_stop (self->places);
  byline_story_in_view_release (self->in_view);
}

static gboolean
scrolled_cb (BylineReadingView *self)
{
  let_go (self);

  return FALSE;
}

/* The reader's own scrolling, unlike what brings a story to the top. */
static void
follow_scrolling (BylineReadingView *self, GtkAdjustment *adjustment)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scroller, scroll);

  self->places = byline_reading_places_new (self->view, adjustment);
  self->in_view = byline_story_in_view_new (self->view, adjustment);
  g_signal_connect_object (self->river, "prepending", G_CALLBACK (byline_reading_places_hold),
                           self->places, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "arrived", G_CALLBACK (byline_story_in_view_release),
                           self->in_view, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->in_view, "changed", G_CALLBACK (in_view_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->in_view, "passed", G_CALLBACK (passed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->in_view, "end-seen", G_CALLBACK (emit_story_read), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (byline_story_in_view_update),
                           self->in_view, G_CONNECT_SWAPPED);
}

static void
target_changed_cb (BylineReadingView *self, const char *target)
{
  gtk_label_set_text (GTK_LABEL (self->link_target), target != NULL ? target : "");
  gtk_widget_set_visible (self->link_target, target != NULL);
}

/* It lies over the text's foot, and lets clicks through. */
static void
make_link_target (BylineReadingView *self)
{
  self->link_target = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->link_target), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (self->link_target, GTK_ALIGN_START);
  gtk_widget_set_valign (self->link_target, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->link_target, FALSE);
  /* Addresses are written from left to right. */
  gtk_widget_set_direction (self->link_target, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (self->link_target, "byline-link-target");
  gtk_widget_hide (self->link_target);
  g_signal_connect_object (self->view, "target-changed", G_CALLBACK (target_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
make_page (BylineReadingView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkAdjustment *adjustment;

  self->view = BYLINE_DOCUMENT_VIEW (byline_document_view_new ());
  g_signal_connect_object (self->view, "activate-link", G_CALLBACK (_byline_reading_view_link_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "message", G_CALLBACK (_byline_reading_view_emit_message),
                           self, G_CONNECT_SWAPPED);
  make_parts (self);

  self->clamp = adw_clamp_scrollable_new ();
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (self->clamp), GTK_WIDGET (self->view));
  update_column (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (update_column), self, G_CONNECT_SWAPPED);
  /* Before it is shown the view does not have the theme's fonts. */
  g_signal_connect_object (self->view, "map", G_CALLBACK (update_column), self, G_CONNECT_SWAPPED);

  /* The text never asks for more width than there is; a wide picture only would until it fits. */
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (byline_picture_queue_update),
                           self->pictures, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (byline_picture_queue_update),
                           self->pictures, G_CONNECT_SWAPPED);
  follow_scrolling (self, adjustment);

  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->find_bar));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->reload_bar));
  make_link_target (self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->link_target);
  gtk_box_append (GTK_BOX (page), overlay);
  gtk_widget_add_css_class (page, "view");

  return page;
}

static void
byline_reading_view_init (BylineReadingView *self)
{
  GtkWidget *empty = adw_status_page_new ();

  self->text_scale = 1.0;
  byline_document_type_init (&self->type);
  self->has_river = TRUE;
  self->cancellable = g_cancellable_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "view-paged-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Story Selected"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _ ("Select a story to read it here."));
  self->page = make_page (self);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), self->page, "page");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
byline_reading_view_new (void)
{
  return g_object_new (BYLINE_TYPE_READING_VIEW, NULL);
}

void
byline_reading_view_set_library (BylineReadingView *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));
  g_return_if_fail (library == NULL || BYLINE_IS_LIBRARY (library));

  if (self->library == library)
    return;

  byline_reading_view_show_story (self, 0);
  byline_reading_places_set_library (self->places, library);
  g_set_object (&self->library, library);
  byline_picture_queue_set_library (self->pictures, library);
  byline_reading_river_set_library (self->river, library);
}

/* Goes to a story that is shown: to where it was left, or to its beginning. */
static gboolean
jump (BylineReadingView *self, gint64 story_id)
{
  BylineRiverEntry *entry = find_entry (self, story_id);

  if (entry == NULL)
    return FALSE;

  if (self->animation != NULL)
    adw_animation_pause (self->animation);
  byline_reading_places_leave (self->places);
  if (byline_reading_places_has (self->places, story_id, entry->article))
    byline_reading_river_finish (self->river);
  if (byline_river_entry_shows_all (entry) &&
      byline_reading_places_return (self->places, story_id, entry->article))
    byline_story_in_view_hold (self->in_view, story_id);
  else
    byline_story_in_view_jump (self->in_view, story_id);
  byline_reading_places_enter (self->places, story_id);

  return TRUE;
}

void
byline_reading_view_show_story (BylineReadingView *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  if (self->story_id == story_id &&
      (story_id == 0 || self->article == NULL ||
       byline_story_in_view_get (self->in_view) == story_id || jump (self, story_id)))
    return;

  byline_reading_places_leave (self->places);
  _byline_reading_view_reset (self);
  self->story_id = story_id;
  byline_story_in_view_open (self->in_view, story_id);
  byline_reading_places_enter (self->places, story_id);
  byline_reading_places_wait (self->places, TRUE);
  if (story_id == 0 || self->library == NULL)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
      _byline_reading_view_set_title (self, NULL);
    }
  else
    _byline_reading_view_load (self);
}

gint64
byline_reading_view_get_story (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), 0);

  return byline_story_in_view_get (self->in_view);
}

gboolean
byline_reading_view_open_in_river (BylineReadingView *self, gint64 story_id)
{
  BylineRiverEntry *entry;

  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  entry = find_entry (self, story_id);
  if (entry == NULL)
    return FALSE;

  if (entry->state == BYLINE_RIVER_FOLDED)
    byline_reading_river_toggle (self->river, entry->key);
  byline_story_in_view_set_read (self->in_view, story_id);

  return jump (self, story_id);
}

const char *
byline_reading_view_get_title (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), NULL);

  return self->title;
}

void
byline_reading_view_set_next (BylineReadingView *self, BylineStoryList *list)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  byline_reading_river_set_next (self->river, list);
}

static void
scroll_cb (double value, gpointer user_data)
{
  GtkAdjustment *adjustment = user_data;

  gtk_adjustment_set_value (adjustment, value);
}

/* Whether the end of the story in view is on the screen, and another one stands below it. */
static gboolean
is_at_end_of_story (BylineReadingView *self)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  BylineRiverEntry *entry = find_entry (self, byline_story_in_view_get (self->in_view));
  guint start, end, last;

  if (entry == NULL)
    return FALSE;

  last = byline_river_entry_get_range (document, entry).end;
  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);

  return last <= end && last < byline_document_buffer_get_length (document);
}

gboolean
byline_reading_view_page (BylineReadingView *self, gboolean backwards)
{
  GtkAdjustment *adjustment;
  AdwAnimationTarget *target;
  BylineRiverEntry *entry;
  double value, page, end, to;

  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  if (self->article == NULL)
    return FALSE;

  /* Who reads on does not pass by what is folded. */
  entry = backwards ? NULL : find_entry (self, byline_story_in_view_get (self->in_view));
  if (entry != NULL && entry->state == BYLINE_RIVER_FOLDED)
    return byline_reading_view_open_in_river (self, entry->story_id);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  end = MAX (0, gtk_adjustment_get_upper (adjustment) - page);
  if (backwards ? value < 1 : value > end - 1 || is_at_end_of_story (self))
    return FALSE;

  let_go (self);
  /* Two lines of the page before stay in sight. */
  to = value + (backwards ? -1 : 1) * MAX (page - 64, page / 2);
  g_clear_object (&self->animation);
  target = adw_callback_animation_target_new (scroll_cb, g_object_ref (adjustment), g_object_unref);
  self->animation = adw_timed_animation_new (self->scroller, value, CLAMP (to, 0, end),
                                             PAGE_DURATION, target);
  adw_animation_play (self->animation);

  return TRUE;
}

void
byline_reading_view_keep_place (BylineReadingView *self)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  byline_reading_places_keep (self->places);
}

void
byline_reading_view_set_text_scale (BylineReadingView *self, double scale)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  scale = CLAMP (scale, 0.5, 3.0);
  if (self->text_scale == scale)
    return;

  self->text_scale = scale;
  byline_document_view_set_text_scale (self->view, scale);
  update_column (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SCALE]);
}

BylineArticle *
byline_reading_view_get_article (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), NULL);

  return _byline_reading_view_get_article (self);
}

char *
byline_reading_view_dup_selection (BylineReadingView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  return gtk_text_buffer_get_selection_bounds (buffer, &start, &end)
           ? gtk_text_buffer_get_text (buffer, &start, &end, FALSE)
           : NULL;
}

void
byline_reading_view_set_type (BylineReadingView *self, const BylineDocumentType *type)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));
  g_return_if_fail (type != NULL);

  self->type = *type;
  byline_document_view_set_type (self->view, type);
  update_column (self);
}

void
byline_reading_view_set_load_pictures (BylineReadingView *self, gboolean load_pictures)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  if (byline_picture_queue_get_load_pictures (self->pictures) == load_pictures)
    return;

  byline_picture_queue_set_load_pictures (self->pictures, load_pictures);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOAD_PICTURES]);
}

void
byline_reading_view_set_search (BylineReadingView *self, const char *search)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  if (g_strcmp0 (self->search, search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  if (self->is_built)
    byline_document_mark_search (byline_document_view_get_document (self->view), self->search);
}

void
byline_reading_view_reload (BylineReadingView *self)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  _byline_reading_view_reload (self);
}

void
byline_reading_view_begin_find (BylineReadingView *self)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  if (self->article == NULL)
    return;

  _byline_reading_view_finish_building (self);
  byline_find_bar_begin (self->find_bar);
}

gboolean
byline_reading_view_end_find (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  return byline_find_bar_end (self->find_bar);
}
