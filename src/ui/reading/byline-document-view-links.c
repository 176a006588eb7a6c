/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-view-private.h"

#include <glib/gi18n.h>

static BylineDocumentLink *
find_pill (BylineDocumentView *self, int x, int y)
{
  GPtrArray *decorations = byline_document_buffer_get_decorations (self->document);
  guint start, end;

  byline_document_view_get_range (self, 0, &start, &end);
  for (guint i = byline_document_ranges_find (decorations, start); i < decorations->len; i++)
    {
      const BylineDocumentDecoration *decoration = g_ptr_array_index (decorations, i);

      if (decoration->range.start > end)
        break;
      if (_byline_document_view_pill_contains (self, decoration, x, y))
        return byline_document_buffer_get_link_at (self->document, decoration->range.start);
    }

  return NULL;
}

/* A portrait beside a byline leads where the first name does. */
static BylineDocumentLink *
find_portrait (BylineDocumentView *self, int x, int y)
{
  GPtrArray *objects = byline_document_buffer_get_objects (self->document);
  guint start, end;

  byline_document_view_get_range (self, 0, &start, &end);
  for (guint i = 0; i < objects->len; i++)
    {
      const BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (object->range.start > end)
        break;
      if (object->range.end >= start &&
          _byline_document_view_portrait_contains (self, object, x, y))
        return byline_document_buffer_get_link_at (self->document, object->range.start);
    }

  return NULL;
}

/* Returns: (nullable): the link at a point in widget coordinates. */
static BylineDocumentLink *
find_link (BylineDocumentView *self, double widget_x, double widget_y)
{
  BylineDocumentLink *link;
  GtkTextIter iter;
  int x, y;

  if (self->document == NULL)
    return NULL;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                         (int) widget_x, (int) widget_y, &x, &y);
  if (gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, x, y))
    {
      link = byline_document_buffer_get_link_at (self->document, gtk_text_iter_get_offset (&iter));
      if (link != NULL)
        return link;
    }

  link = find_pill (self, x, y);
  return link != NULL ? link : find_portrait (self, x, y);
}

void
_byline_document_view_activate (BylineDocumentView *self, const BylineDocumentLink *link)
{
  /* Who is told may well change the document, and the link with it. */
  g_autofree char *target = g_strdup (link->target);

  _byline_document_view_emit (self, link->kind, target, link->id);
}

static void
set_menu_target (BylineDocumentView *self, const BylineDocumentLink *link)
{
  g_clear_pointer (&self->menu_target, g_free);
  if (link != NULL && link->kind == BYLINE_LINK_URI)
    self->menu_target = g_strdup (link->target);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self),
                                self->menu_target != NULL ? self->menu : NULL);
}

static void
motion_cb (BylineDocumentView *self, double x, double y)
{
  BylineDocumentLink *link = find_link (self, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), link != NULL ? "pointer" : "text");
}

static void
released_cb (BylineDocumentView *self, int n_press, double x, double y)
{
  BylineDocumentLink *link;

  /* The end of a selection is no click. */
  if (n_press > 1 ||
      gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    return;

  link = find_link (self, x, y);
  if (link != NULL)
    _byline_document_view_activate (self, link);
}

static void
menu_pressed_cb (BylineDocumentView *self, int n_press, double x, double y)
{
  set_menu_target (self, find_link (self, x, y));
}

static gboolean
key_pressed_cb (BylineDocumentView *self, guint keyval)
{
  BylineDocumentLink *link = _byline_document_view_get_focus_link (self);

  if (link == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      _byline_document_view_activate (self, link);
      return TRUE;
    case GDK_KEY_Menu:
      set_menu_target (self, link);
      return FALSE;
    default:
      return FALSE;
    }
}

static gboolean
query_tooltip_cb (BylineDocumentView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  BylineDocumentLink *link = keyboard ? _byline_document_view_get_focus_link (self)
                                      : find_link (self, x, y);

  if (link == NULL || link->kind != BYLINE_LINK_URI)
    return FALSE;

  gtk_tooltip_set_text (tooltip, link->target);

  return TRUE;
}

static void
open_link (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BylineDocumentView *self = (BylineDocumentView *) widget;
  g_autofree char *target = g_strdup (self->menu_target);

  if (target != NULL)
    _byline_document_view_emit (self, BYLINE_LINK_URI, target, 0);
}

static void
copy_link (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BylineDocumentView *self = (BylineDocumentView *) widget;

  if (self->menu_target == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->menu_target);
  g_signal_emit_by_name (self, "message", _ ("Link copied"));
}

void
_byline_document_view_class_init_links (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "document.open-link", NULL, open_link);
  gtk_widget_class_install_action (klass, "document.copy-link", NULL, copy_link);
}

void
_byline_document_view_init_links (BylineDocumentView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  g_autoptr (GMenu) model = g_menu_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  /* Before the text view's own gesture shows the menu. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  g_menu_append (model, _ ("_Open Link"), "document.open-link");
  g_menu_append (model, _ ("_Copy Link"), "document.copy-link");
  self->menu = G_MENU_MODEL (g_steal_pointer (&model));
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

static gboolean
move_from (BylineDocumentView *self, guint offset, GtkDirectionType direction)
{
  gboolean backwards = direction == GTK_DIR_TAB_BACKWARD;
  GPtrArray *links = byline_document_buffer_get_links (self->document);
  GPtrArray *objects = byline_document_buffer_get_objects (self->document);

  while (TRUE)
    {
      BylineDocumentRange *link = nearest (links, offset, backwards);
      BylineDocumentRange *widget = nearest_widget (objects, offset, backwards);

      if (link == NULL && widget == NULL)
        return FALSE;

      if (link != NULL && (widget == NULL || is_behind (widget, link->start, backwards)))
        {
          _byline_document_view_focus_link (self, link->start);
          return TRUE;
        }

      offset = widget->start;
      self->has_focus_link = FALSE;
      if (gtk_widget_child_focus (get_anchored (widget), direction))
        {
          byline_document_view_scroll_to (self, offset, FALSE);
          return TRUE;
        }
    }
}

/* Where the widget that has the focus lies. */
static gboolean
find_focus_child (BylineDocumentView *self, GtkWidget *child, guint *offset)
{
  GPtrArray *objects = byline_document_buffer_get_objects (self->document);

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

gboolean
_byline_document_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BylineDocumentView *self = (BylineDocumentView *) widget;
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  BylineDocumentLink *link = _byline_document_view_get_focus_link (self);
  guint start, end, offset;

  if (self->document == NULL)
    return FALSE;

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
  else if (direction == GTK_DIR_TAB_FORWARD)
    {
      byline_document_view_get_range (self, 0, &start, &end);
      if (start == 0 && byline_document_buffer_get_link_at (self->document, 0) != NULL)
        {
          _byline_document_view_focus_link (self, 0);
          return TRUE;
        }
      if (move_from (self, start, direction))
        return TRUE;
    }

  self->has_focus_link = FALSE;
  gtk_widget_queue_draw (widget);

  return FALSE;
}

void
_byline_document_view_focus_link (BylineDocumentView *self, guint offset)
{
  BylineDocumentLink *link;

  self->has_focus_link = TRUE;
  self->focus_link = offset;
  link = _byline_document_view_get_focus_link (self);
  if (link == NULL)
    return;

  set_menu_target (self, link);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  byline_document_view_scroll_to (self, offset, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
