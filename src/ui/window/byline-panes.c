/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-panes.h"

#include "byline-pane.h"
#include "byline-signal.h"

#define SEPARATOR 1

struct _BylinePanes {
  GObject parent_instance;

  /* Weak: what was begun before the window closed may ask for a pane later. They go together, and
   * are NULL then. */
  AdwLeaflet *outer;
  AdwLeaflet *inner;
  GtkWidget *sidebar;
  GtkWidget *headlines;
  GtkWidget *reading;
  BylineWindowSettings *settings;
};

G_DEFINE_FINAL_TYPE (BylinePanes, byline_panes, G_TYPE_OBJECT)

static guint changed_signal;

static void
byline_panes_dispose (GObject *object)
{
  BylinePanes *self = BYLINE_PANES (object);

  g_clear_weak_pointer (&self->outer);
  g_clear_weak_pointer (&self->inner);
  g_clear_weak_pointer (&self->sidebar);
  g_clear_weak_pointer (&self->headlines);
  g_clear_weak_pointer (&self->reading);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (byline_panes_parent_class)->dispose (object);
}

static void
byline_panes_class_init (BylinePanesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_panes_dispose;

  changed_signal = byline_signal_new (klass, "changed", 0);
}

static void
byline_panes_init (BylinePanes *self)
{
}

/* Whether the window has not been closed. */
static gboolean
has_panes (BylinePanes *self)
{
  return self->outer != NULL && self->inner != NULL && self->sidebar != NULL &&
         self->headlines != NULL && self->reading != NULL &&
         gtk_widget_get_root (GTK_WIDGET (self->outer)) != NULL;
}

static GtkWidget *
get_pane (gpointer content)
{
  return gtk_widget_get_ancestor (content, BYLINE_TYPE_PANE);
}

static void
update (BylinePanes *self)
{
  if (!has_panes (self))
    return;

  gtk_widget_set_visible (get_pane (self->sidebar), byline_panes_has_sidebar (self));
  g_signal_emit (self, changed_signal, 0);
}

BylinePanes *
byline_panes_new (AdwLeaflet *outer,
                  AdwLeaflet *inner,
                  GtkWidget *sidebar,
                  GtkWidget *headlines,
                  GtkWidget *reading,
                  BylineWindowSettings *settings)
{
  BylinePanes *self = g_object_new (BYLINE_TYPE_PANES, NULL);
  AdwLeaflet *leaflets[] = { outer, inner };

  g_set_weak_pointer (&self->outer, outer);
  g_set_weak_pointer (&self->inner, inner);
  g_set_weak_pointer (&self->sidebar, sidebar);
  g_set_weak_pointer (&self->headlines, headlines);
  g_set_weak_pointer (&self->reading, reading);
  self->settings = g_object_ref (settings);
  for (guint i = 0; i < G_N_ELEMENTS (leaflets); i++)
    {
      g_signal_connect_object (leaflets[i], "notify::folded", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (leaflets[i], "notify::visible-child", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (settings, "notify::sidebar-visible", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  adw_leaflet_set_visible_child (inner, get_pane (headlines));
  update (self);
  return self;
}

/* A leaflet gives the focus to the first button of what it shows, even where nothing is folded and
 * nothing has to move: there it stays where it was, and in a single pane it goes to the content. */
static void
show_pane (AdwLeaflet *leaflet, GtkWidget *pane, GtkWidget *content)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (leaflet)));
  g_autoptr (GtkWidget) focus = NULL;

  g_set_object (&focus, gtk_window_get_focus (window));
  adw_leaflet_set_visible_child (leaflet, pane);
  if (!adw_leaflet_get_folded (leaflet))
    gtk_window_set_focus (window, focus);
  else if (content != NULL && !gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD))
    gtk_window_set_focus (window, NULL);
}

void
byline_panes_show_reading (BylinePanes *self)
{
  g_return_if_fail (BYLINE_IS_PANES (self));

  if (!has_panes (self) || adw_leaflet_get_visible_child (self->outer) == get_pane (self->reading))
    return;

  show_pane (self->outer, get_pane (self->reading), self->reading);
  /* The text, not the buttons above it, which Space would press. */
  if (adw_leaflet_get_folded (self->outer))
    gtk_widget_grab_focus (self->reading);
}

void
byline_panes_show_headlines (BylinePanes *self)
{
  g_return_if_fail (BYLINE_IS_PANES (self));

  if (!has_panes (self))
    return;

  show_pane (self->outer, get_pane (self->inner), NULL);
  show_pane (self->inner, get_pane (self->headlines), self->headlines);
}

void
byline_panes_show_sidebar (BylinePanes *self)
{
  g_return_if_fail (BYLINE_IS_PANES (self));

  if (!has_panes (self))
    return;

  g_object_set (self->settings, "sidebar-visible", TRUE, NULL);
  show_pane (self->outer, get_pane (self->inner), NULL);
  show_pane (self->inner, get_pane (self->sidebar), self->sidebar);
}

void
byline_panes_toggle_sidebar (BylinePanes *self)
{
  g_return_if_fail (BYLINE_IS_PANES (self));

  if (!has_panes (self))
    return;

  if (!byline_panes_has_sidebar (self) || byline_panes_is_inner_folded (self) ||
      byline_panes_is_reading_alone (self))
    byline_panes_show_sidebar (self);
  else
    g_object_set (self->settings, "sidebar-visible", FALSE, NULL);
}

gboolean
byline_panes_has_sidebar (BylinePanes *self)
{
  gboolean has_sidebar = FALSE;

  g_return_val_if_fail (BYLINE_IS_PANES (self), FALSE);

  g_object_get (self->settings, "sidebar-visible", &has_sidebar, NULL);
  return has_sidebar;
}

gboolean
byline_panes_is_outer_folded (BylinePanes *self)
{
  g_return_val_if_fail (BYLINE_IS_PANES (self), FALSE);

  return has_panes (self) && adw_leaflet_get_folded (self->outer);
}

gboolean
byline_panes_is_inner_folded (BylinePanes *self)
{
  g_return_val_if_fail (BYLINE_IS_PANES (self), FALSE);

  return has_panes (self) && adw_leaflet_get_folded (self->inner);
}

gboolean
byline_panes_is_reading_alone (BylinePanes *self)
{
  g_return_val_if_fail (BYLINE_IS_PANES (self), FALSE);

  return has_panes (self) && adw_leaflet_get_folded (self->outer) &&
         adw_leaflet_get_visible_child (self->outer) == get_pane (self->reading);
}

/* What a pane is wide at least, and where there is room, with a separator if others stand before it. */
static void
add_width (GtkWidget *content, int *least, int *whole)
{
  int separator = *least > 0 ? SEPARATOR : 0, minimum, natural;

  gtk_widget_measure (get_pane (content), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  *least += separator + minimum;
  *whole += separator + natural;
}

int
byline_panes_divide (BylinePanes *self, int width, int readable_width)
{
  int least = 0, whole = 0, lists_width, old_width = 0;
  int room = width - SEPARATOR - readable_width;

  g_return_val_if_fail (BYLINE_IS_PANES (self), width);

  if (!has_panes (self))
    return width;

  add_width (self->headlines, &least, &whole);
  if (adw_leaflet_get_can_unfold (self->outer) != (room >= least))
    adw_leaflet_set_can_unfold (self->outer, room >= least);
  if (room < least)
    return width;

  lists_width = MIN (room, whole);
  add_width (self->sidebar, &least, &whole);
  if (gtk_widget_get_visible (get_pane (self->sidebar)) && room >= least)
    lists_width = MIN (room, whole);
  g_object_get (get_pane (self->inner), "width", &old_width, NULL);
  if (lists_width != old_width)
    g_object_set (get_pane (self->inner), "width", lists_width, NULL);

  return width - lists_width - SEPARATOR;
}
