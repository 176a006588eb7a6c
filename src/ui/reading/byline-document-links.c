/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-links.h"

#include "byline-document-place.h"
#include "byline-signal.h"

struct _BylineDocumentLinks {
  GObject parent_instance;

  const BylineDocumentLook *look; /* the view's */
  gboolean has_focus;
  guint focus;        /* where that link begins */
  gboolean is_hidden; /* the pointer brought the focus there, so that it is not drawn */
  char *hovered;      /* nullable: where the link leads that the pointer is over */
  int pointer_x;      /* in the view, while there is one */
  int pointer_y;
  char *target; /* nullable: what was told last of where a link leads */
};

G_DEFINE_FINAL_TYPE (BylineDocumentLinks, byline_document_links, G_TYPE_OBJECT)

enum { ACTIVATE, TARGET_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
byline_document_links_finalize (GObject *object)
{
  BylineDocumentLinks *self = BYLINE_DOCUMENT_LINKS (object);

  g_free (self->hovered);
  g_free (self->target);

  G_OBJECT_CLASS (byline_document_links_parent_class)->finalize (object);
}

static void
byline_document_links_class_init (BylineDocumentLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_document_links_finalize;

  signals[ACTIVATE] = byline_signal_new (klass, "activate", 3, G_TYPE_UINT, G_TYPE_STRING,
                                         G_TYPE_INT64);
  signals[TARGET_CHANGED] = byline_signal_new (klass, "target-changed", 1, G_TYPE_STRING);
}

BylineDocumentLink *
byline_document_links_find (BylineDocumentLinks *self, double widget_x, double widget_y)
{
  BylineDocumentLink *link;
  GdkRectangle place;
  GtkTextIter iter;
  int x, y, half;

  if (self->look->document == NULL)
    return NULL;

  gtk_text_view_window_to_buffer_coords (self->look->view, GTK_TEXT_WINDOW_WIDGET, (int) widget_x,
                                         (int) widget_y, &x, &y);
  gtk_text_view_get_line_at_y (self->look->view, &iter, y, NULL);
  /* Not the place that a cursor would get there: behind the middle of a picture that is its end. */
  if (byline_document_place_get_location (self->look->view, &iter, &place) &&
      gtk_text_view_get_iter_at_position (self->look->view, &iter, &half, x, y))
    {
      link = byline_document_buffer_get_link_at (self->look->document,
                                                 gtk_text_iter_get_offset (&iter));
      if (link != NULL)
        return link;
    }

  return byline_document_decorations_find_link (self->look, x, y);
}

static gboolean
is_address (const BylineDocumentLink *link)
{
  return link != NULL && (link->kind == BYLINE_LINK_URI || link->kind == BYLINE_LINK_BROWSER);
}

/* With Ctrl an address goes to the browser, and so does a headline. */
static BylineLinkKind
get_kind (const BylineDocumentLink *link, GdkModifierType state)
{
  gboolean has_address = is_address (link) ||
                         (link->kind == BYLINE_LINK_STORY && link->target != NULL);

  return (state & GDK_CONTROL_MASK) && has_address ? BYLINE_LINK_BROWSER : link->kind;
}

static void
activate (BylineDocumentLinks *self, const BylineDocumentLink *link, BylineLinkKind kind)
{
  /* A handler may change the document, and free the link. */
  g_autofree char *target = g_strdup (link->target);

  g_signal_emit (self, signals[ACTIVATE], 0, (guint) kind, target, link->id);
}

BylineDocumentLink *
byline_document_links_get_focus (BylineDocumentLinks *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_LINKS (self), NULL);

  if (!self->has_focus || self->look->document == NULL)
    return NULL;

  return byline_document_buffer_get_link_at (self->look->document, self->focus);
}

BylineDocumentLink *
byline_document_links_get_visible_focus (BylineDocumentLinks *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_LINKS (self), NULL);

  return self->is_hidden ? NULL : byline_document_links_get_focus (self);
}

gboolean
byline_document_links_get_target_area (BylineDocumentLinks *self, GdkRectangle *area)
{
  const BylineDocumentLink *focus;
  GtkTextIter iter;

  g_return_val_if_fail (BYLINE_IS_DOCUMENT_LINKS (self), FALSE);

  if (self->hovered != NULL)
    {
      *area = (GdkRectangle){ self->pointer_x, self->pointer_y, 1, 1 };
      return TRUE;
    }
  focus = byline_document_links_get_focus (self);
  if (focus == NULL)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->look->view), &iter,
                                      (int) focus->range.start);
  if (!byline_document_place_get_location (self->look->view, &iter, area))
    return FALSE;

  gtk_text_view_buffer_to_window_coords (self->look->view, GTK_TEXT_WINDOW_WIDGET, area->x, area->y,
                                         &area->x, &area->y);
  return TRUE;
}

/* Tells where the link leads that the pointer is over, or else the one that has the focus. */
static void
update_target (BylineDocumentLinks *self)
{
  const BylineDocumentLink *focus = gtk_widget_has_focus (GTK_WIDGET (self->look->view))
                                      ? byline_document_links_get_visible_focus (self)
                                      : NULL;
  const char *target = self->hovered;

  if (target == NULL && is_address (focus))
    target = focus->target;
  if (g_strcmp0 (target, self->target) == 0)
    return;

  g_free (self->target);
  self->target = g_strdup (target);
  g_signal_emit (self, signals[TARGET_CHANGED], 0, self->target);
}

static void
set_hovered (BylineDocumentLinks *self, const char *target)
{
  if (g_strcmp0 (target, self->hovered) == 0)
    return;

  g_free (self->hovered);
  self->hovered = g_strdup (target);
  update_target (self);
}

static void
leave_cb (BylineDocumentLinks *self)
{
  set_hovered (self, NULL);
}

static void
motion_cb (BylineDocumentLinks *self, double x, double y)
{
  BylineDocumentLink *link = byline_document_links_find (self, x, y);

  self->pointer_x = (int) x;
  self->pointer_y = (int) y;
  set_hovered (self, is_address (link) ? link->target : NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->look->view),
                                   link != NULL ? "pointer" : "text");
}

static void
released_cb (BylineDocumentLinks *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
    GTK_EVENT_CONTROLLER (gesture));
  BylineDocumentLink *link;

  /* The end of a selection is no click. */
  if (n_press > 1 ||
      gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->look->view)))
    return;

  link = byline_document_links_find (self, x, y);
  if (link == NULL)
    {
      byline_document_links_unfocus (self);
      gtk_widget_queue_draw (GTK_WIDGET (self->look->view));
      return;
    }

  self->is_hidden = link->kind == BYLINE_LINK_TOGGLE;
  activate (self, link, get_kind (link, state));
}

static gboolean
key_pressed_cb (BylineDocumentLinks *self, guint keyval, guint keycode, GdkModifierType state)
{
  BylineDocumentLink *link = byline_document_links_get_focus (self);

  if (link == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->look->view)) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      self->is_hidden = FALSE;
      activate (self, link, link->kind);
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
byline_document_links_follow_in_browser (BylineDocumentLinks *self)
{
  BylineDocumentLink *link;

  g_return_val_if_fail (BYLINE_IS_DOCUMENT_LINKS (self), FALSE);

  link = byline_document_links_get_focus (self);
  if (link == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->look->view)))
    return FALSE;

  self->is_hidden = FALSE;
  activate (self, link, get_kind (link, GDK_CONTROL_MASK));
  return TRUE;
}

/* --- The keyboard: from link to link, and into the widgets that lie between them --- */

static gboolean
is_behind (const BylineDocumentRange *range, guint offset, gboolean backwards)
{
  return backwards ? range->start < offset : range->start > offset;
}

/* Returns: (nullable): the nearest of @ranges in a direction from where @offset is. */
static BylineDocumentRange *
nearest (GPtrArray *ranges, guint offset, gboolean backwards)
{
  guint index = byline_document_ranges_find (ranges, backwards ? offset : offset + 1);

  if (backwards)
    return index > 0 ? g_ptr_array_index (ranges, index - 1) : NULL;

  return index < ranges->len ? g_ptr_array_index (ranges, index) : NULL;
}

static GtkWidget *
get_anchored (BylineDocumentRange *range)
{
  BylineDocumentObject *object = (BylineDocumentObject *) range;

  return object->anchor != NULL ? GTK_WIDGET (object->object) : NULL;
}

/* As nearest(), for widgets that can take the focus. */
static BylineDocumentRange *
nearest_widget (GPtrArray *objects, guint offset, gboolean backwards)
{
  BylineDocumentRange *range = nearest (objects, offset, backwards);

  while (range != NULL && get_anchored (range) == NULL)
    range = nearest (objects, range->start, backwards);

  return range;
}

static void
focus_and_show (BylineDocumentLinks *self, guint offset)
{
  byline_document_links_focus (self, offset);
  byline_document_place_scroll_to (self->look->view, offset, FALSE);
}

static gboolean
move_from (BylineDocumentLinks *self, guint offset, GtkDirectionType direction)
{
  gboolean backwards = direction == GTK_DIR_TAB_BACKWARD;
  GPtrArray *links = byline_document_buffer_get_links (self->look->document);
  GPtrArray *objects = byline_document_buffer_get_objects (self->look->document);

  while (TRUE)
    {
      BylineDocumentRange *link = nearest (links, offset, backwards);
      BylineDocumentRange *widget = nearest_widget (objects, offset, backwards);

      if (link == NULL && widget == NULL)
        return FALSE;

      if (link != NULL && (widget == NULL || is_behind (widget, link->start, backwards)))
        {
          focus_and_show (self, link->start);
          return TRUE;
        }

      offset = widget->start;
      self->has_focus = FALSE;
      if (gtk_widget_child_focus (get_anchored (widget), direction))
        {
          byline_document_place_scroll_to (self->look->view, offset, FALSE);
          return TRUE;
        }
    }
}

/* Where the widget that has the focus lies. */
static gboolean
find_focus_child (BylineDocumentLinks *self, GtkWidget *child, guint *offset)
{
  GPtrArray *objects = byline_document_buffer_get_objects (self->look->document);

  for (guint i = 0; i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (object->anchor != NULL && (GtkWidget *) object->object == child)
        {
          *offset = object->range.start;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether the link that had the focus is gone from a place that is seen, as that of a story that unfolds is. */
static gboolean
is_place_in_sight (BylineDocumentLinks *self)
{
  guint start, end;

  if (!self->has_focus)
    return FALSE;

  byline_document_place_get_range (self->look->view, 0, &start, &end);

  return self->focus >= start && self->focus <= end;
}

gboolean
byline_document_links_move (BylineDocumentLinks *self, GtkDirectionType direction)
{
  GtkWidget *widget = GTK_WIDGET (self->look->view);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  BylineDocumentLink *link = byline_document_links_get_focus (self);
  guint start, end, offset;

  if (self->look->document == NULL)
    return FALSE;

  self->is_hidden = FALSE;
  if (child != NULL)
    {
      if (gtk_widget_child_focus (child, direction))
        return TRUE;
      if (find_focus_child (self, child, &offset) && move_from (self, offset, direction))
        return TRUE;
    }
  else if (!gtk_widget_has_focus (widget))
    return gtk_widget_grab_focus (widget);
  else if (link != NULL)
    {
      if (move_from (self, link->range.start, direction))
        return TRUE;
    }
  else if (is_place_in_sight (self))
    {
      if (move_from (self, self->focus, direction))
        return TRUE;
    }
  else if (direction == GTK_DIR_TAB_FORWARD)
    {
      byline_document_place_get_range (self->look->view, 0, &start, &end);
      if (start == 0 && byline_document_buffer_get_link_at (self->look->document, 0) != NULL)
        {
          focus_and_show (self, 0);
          return TRUE;
        }
      if (move_from (self, start, direction))
        return TRUE;
    }

  self->has_focus = FALSE;
  update_target (self);
  gtk_widget_queue_draw (widget);

  return FALSE;
}

void
byline_document_links_focus (BylineDocumentLinks *self, guint offset)
{
  BylineDocumentLink *link;

  self->has_focus = TRUE;
  self->focus = offset;
  link = byline_document_links_get_focus (self);
  if (link == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->look->view));
  update_target (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->look->view));
}

void
byline_document_links_unfocus (BylineDocumentLinks *self)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_LINKS (self));

  self->has_focus = FALSE;
  self->is_hidden = FALSE;
  g_clear_pointer (&self->hovered, g_free);
  update_target (self);
}

/* --- The mouse --- */

static void
byline_document_links_init (BylineDocumentLinks *self)
{
}

static void
add_controllers (BylineDocumentLinks *self)
{
  GtkWidget *widget = GTK_WIDGET (self->look->view);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

BylineDocumentLinks *
byline_document_links_new (const BylineDocumentLook *look)
{
  BylineDocumentLinks *self = g_object_new (BYLINE_TYPE_DOCUMENT_LINKS, NULL);
  GtkWidget *widget = GTK_WIDGET (look->view);

  self->look = look;
  add_controllers (self);
  g_signal_connect_object (widget, "notify::has-focus", G_CALLBACK (update_target), self,
                           G_CONNECT_SWAPPED);
  return self;
}
