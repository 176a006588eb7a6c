/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "byline-library-network.h"
#include "byline-menu-gestures.h"
#include "byline-number-text.h"
#include "byline-picture-loader.h"
#include "byline-signal.h"
#include "byline-thumbnail.h"

#define AVATAR_SIZE 22
#define ICON_SIZE 16
#define INDENT 16

struct _BylineSidebarRow {
  GtkWidget parent_instance;

  /* Made when they are first shown: most rows have few of them, and a sidebar has many rows. */
  GtkWidget *arrow;  /* nullable */
  GtkWidget *icon;   /* nullable */
  GtkWidget *avatar; /* nullable */
  GtkWidget *label;
  GtkWidget *warning; /* nullable */
  GtkWidget *pin;     /* nullable */
  GtkWidget *count;   /* nullable */

  GSignalGroup *signals;
  BylineLibrary *library;
  char *portrait_url;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BylineSidebarRow, byline_sidebar_row, GTK_TYPE_WIDGET)

enum { TOGGLE, MENU_REQUESTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
icon_name (BylineSidebarKind kind)
{
  switch (kind)
    {
    case BYLINE_SIDEBAR_ALL:
      return "byline-stories-symbolic";
    case BYLINE_SIDEBAR_UNREAD:
      return "byline-unread-symbolic";
    case BYLINE_SIDEBAR_SAVED:
      return "byline-saved-symbolic";
    case BYLINE_SIDEBAR_TODAY:
      return "byline-today-symbolic";
    case BYLINE_SIDEBAR_FILTER:
      return "byline-filter-symbolic";
    case BYLINE_SIDEBAR_FOLDER:
      return "folder-symbolic";
    case BYLINE_SIDEBAR_PUBLICATION:
      return "byline-feed-symbolic";
    case BYLINE_SIDEBAR_COMMAND:
    case BYLINE_SIDEBAR_HEADING:
    case BYLINE_SIDEBAR_SECTION:
    case BYLINE_SIDEBAR_AUTHOR:
    case BYLINE_SIDEBAR_MORE_SECTIONS:
    case BYLINE_SIDEBAR_MORE_AUTHORS:
    case BYLINE_SIDEBAR_MORE_ORGANISATIONS:
      break;
    }

  return NULL;
}

static void
stop_portrait (BylineSidebarRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
portrait_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineSidebarRow) self = user_data;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, NULL);

  /* The row may stand for somebody else by now. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->avatar == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (texture != NULL)
    adw_avatar_set_custom_image (ADW_AVATAR (self->avatar), GDK_PAINTABLE (texture));
}

static void
set_portrait (BylineSidebarRow *self, const char *url, BylineNetwork from)
{
  g_autoptr (GdkTexture) texture = NULL;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->avatar == NULL || g_strcmp0 (self->portrait_url, url) == 0)
    return;

  stop_portrait (self);
  g_free (self->portrait_url);
  self->portrait_url = g_strdup (url);

  if (url != NULL)
    texture = byline_picture_loader_lookup (url, AVATAR_SIZE, AVATAR_SIZE, scale);
  adw_avatar_set_custom_image (ADW_AVATAR (self->avatar), GDK_PAINTABLE (texture));
  if (url == NULL || texture != NULL || self->library == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  byline_picture_loader_load_async (self->library, url, from, AVATAR_SIZE, AVATAR_SIZE, scale,
                                    self->cancellable, portrait_loaded_cb, g_object_ref (self));
}

/* --- Parts --- */

static void
arrow_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, BylineSidebarRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[TOGGLE], 0);
}

/* Makes a part in its place if it is to be shown. Returns: whether there is one. */
static gboolean
show_part (BylineSidebarRow *self,
           GtkWidget **part,
           GtkWidget *(*make) (BylineSidebarRow *self),
           GtkWidget *next,
           gboolean visible)
{
  if (*part == NULL && visible)
    {
      *part = make (self);
      gtk_widget_insert_before (*part, GTK_WIDGET (self), next);
    }
  if (*part != NULL)
    gtk_widget_set_visible (*part, visible);
  return *part != NULL;
}

static GtkWidget *
make_arrow (BylineSidebarRow *self)
{
  GtkWidget *arrow = gtk_image_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_signal_connect_object (gesture, "pressed", G_CALLBACK (arrow_pressed_cb), self, 0);
  gtk_widget_add_controller (arrow, GTK_EVENT_CONTROLLER (gesture));
  return arrow;
}

static GtkWidget *
make_icon (BylineSidebarRow *self)
{
  GtkWidget *icon = byline_thumbnail_new (ICON_SIZE, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  return icon;
}

static GtkWidget *
make_avatar (BylineSidebarRow *self)
{
  return adw_avatar_new (AVATAR_SIZE, NULL, TRUE);
}

static GtkWidget *
make_warning (BylineSidebarRow *self)
{
  GtkWidget *warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (warning, "warning");
  return warning;
}

static GtkWidget *
make_pin (BylineSidebarRow *self)
{
  GtkWidget *pin = gtk_image_new_from_icon_name ("byline-pin-symbolic");

  gtk_widget_add_css_class (pin, "pin");
  return pin;
}

static GtkWidget *
make_count (BylineSidebarRow *self)
{
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (count, "count");
  return count;
}

/* All numbers of the sidebar are of one kind; the tooltip says of which. It is made when it is asked for: GTK asks the
 * display where the pointer is whenever it is given one. */
static gboolean
count_tooltip_cb (BylineSidebarRow *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  BylineSidebarItem *item = byline_sidebar_row_get_item (self);
  guint n = item != NULL ? byline_sidebar_item_get_data (item)->count : 0;
  g_autofree char *count = byline_number_text (n);
  /* Translators: %s is a number, as "1,200" */
  g_autofree char *text = g_strdup_printf (ngettext ("%s unread story", "%s unread stories", n),
                                           count);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
show_pictures (BylineSidebarRow *self, const BylineSidebarData *data)
{
  const char *name = data->is_organisation ? "byline-feed-symbolic" : icon_name (data->kind);
  gboolean is_author = data->kind == BYLINE_SIDEBAR_AUTHOR && !data->is_organisation;

  if (show_part (self, &self->avatar, make_avatar, self->label, is_author) && is_author)
    adw_avatar_set_text (ADW_AVATAR (self->avatar), data->label);
  set_portrait (self, is_author ? data->picture_url : NULL, data->picture_network);

  if (!show_part (self, &self->icon, make_icon, self->avatar != NULL ? self->avatar : self->label,
                  name != NULL))
    return;
  g_object_set (self->icon, "icon-name", name, NULL);
  /* It is looked for when a window shows it, not before; the row is told if there is one. */
  if (data->kind == BYLINE_SIDEBAR_PUBLICATION && data->picture_url == NULL &&
      self->library != NULL)
    byline_library_want_icon_async (self->library, data->id, NULL, NULL, NULL);
  byline_thumbnail_set_picture (BYLINE_THUMBNAIL (self->icon), self->library,
                                data->kind == BYLINE_SIDEBAR_PUBLICATION ? data->picture_url : NULL,
                                data->picture_network);
}

static void
set_class (BylineSidebarRow *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
show_count (BylineSidebarRow *self, guint n)
{
  g_autofree char *count = byline_number_text (n);

  gtk_label_set_label (GTK_LABEL (self->count), n > 0 ? count : "");
  if (gtk_widget_get_has_tooltip (self->count))
    return;
  gtk_widget_set_has_tooltip (self->count, TRUE);
  g_signal_connect_object (self->count, "query-tooltip", G_CALLBACK (count_tooltip_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The list's own row widget is what a screen reader meets: GTK 4.8 names it from nothing. */
static void
describe (BylineSidebarRow *self, const BylineSidebarData *data)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (row == NULL)
    return;

  if (data->count > 0)
    /* Translators: a line of the sidebar as a screen reader says it: "China, 12 unread" */
    name = g_strdup_printf (ngettext ("%s, %'u unread", "%s, %'u unread", data->count), data->label,
                            data->count);
  else
    name = g_strdup (data->label);
  if (data->is_pinned)
    {
      g_autofree char *unpinned = g_steal_pointer (&name);

      /* Translators: a line of the sidebar as a screen reader says it: "China, 12 unread, pinned" */
      name = g_strdup_printf (_ ("%s, pinned"), unpinned);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  data->problem != NULL ? data->problem : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, data->active,
                               -1);
}

static void
update (BylineSidebarRow *self)
{
  BylineSidebarItem *item = byline_sidebar_row_get_item (self);
  const BylineSidebarData *data;
  gboolean is_more;

  if (item == NULL)
    return;

  data = byline_sidebar_item_get_data (item);
  is_more = data->kind == BYLINE_SIDEBAR_MORE_SECTIONS ||
            data->kind == BYLINE_SIDEBAR_MORE_AUTHORS ||
            data->kind == BYLINE_SIDEBAR_MORE_ORGANISATIONS;
  gtk_label_set_label (GTK_LABEL (self->label), data->label);
  /* From the last to the first: each stands in front of the next. */
  if (show_part (self, &self->count, make_count, NULL, data->count > 0))
    show_count (self, data->count);
  show_part (self, &self->pin, make_pin, self->count, data->is_pinned);
  if (show_part (self, &self->warning, make_warning, self->pin != NULL ? self->pin : self->count,
                 data->has_errors))
    gtk_widget_set_tooltip_text (self->warning,
                                 data->problem != NULL ? data->problem : _ ("Last refresh failed"));
  if (show_part (self, &self->arrow, make_arrow, gtk_widget_get_first_child (GTK_WIDGET (self)),
                 data->kind == BYLINE_SIDEBAR_FOLDER))
    gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                  data->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_margin_start (GTK_WIDGET (self), data->depth * INDENT);
  show_pictures (self, data);

  set_class (self, "heading", data->kind == BYLINE_SIDEBAR_HEADING);
  set_class (self, "more", is_more);
  set_class (self, "active", data->active);
  describe (self, data);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int n_press,
                      double x,
                      double y,
                      BylineSidebarRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, x, y);
  byline_menu_gestures_release (GTK_WIDGET (self), x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, BylineSidebarRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, x, y);
  byline_menu_gestures_release (GTK_WIDGET (self), x, y);
}

static void
add_gestures (BylineSidebarRow *self)
{
  GtkGesture *gesture;

  gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (secondary_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));

  gesture = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gesture), TRUE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (long_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
byline_sidebar_row_dispose (GObject *object)
{
  BylineSidebarRow *self = BYLINE_SIDEBAR_ROW (object);
  GtkWidget *child;

  stop_portrait (self);
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->library);
  g_clear_pointer (&self->portrait_url, g_free);
  self->avatar = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (byline_sidebar_row_parent_class)->dispose (object);
}

static void
byline_sidebar_row_class_init (BylineSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_sidebar_row_dispose;

  signals[TOGGLE] = byline_signal_new (klass, "toggle", 0);
  signals[MENU_REQUESTED] = byline_signal_new (klass, "menu-requested", 2, G_TYPE_DOUBLE,
                                               G_TYPE_DOUBLE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sidebarrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
byline_sidebar_row_init (BylineSidebarRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, widget);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 10);
  add_gestures (self);

  self->signals = g_signal_group_new (BYLINE_TYPE_SIDEBAR_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
byline_sidebar_row_new (void)
{
  return g_object_new (BYLINE_TYPE_SIDEBAR_ROW, NULL);
}

void
byline_sidebar_row_bind (BylineSidebarRow *self, BylineSidebarItem *item, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR_ROW (self));

  if (self->signals == NULL)
    return;

  g_set_object (&self->library, library);
  g_signal_group_set_target (self->signals, item);
  update (self);
}

BylineSidebarItem *
byline_sidebar_row_get_item (BylineSidebarRow *self)
{
  g_autoptr (GObject) item = NULL;

  g_return_val_if_fail (BYLINE_IS_SIDEBAR_ROW (self), NULL);

  if (self->signals == NULL)
    return NULL;

  /* The list holds the item as long as the row is bound to it. */
  item = g_signal_group_dup_target (self->signals);
  return (BylineSidebarItem *) item;
}
