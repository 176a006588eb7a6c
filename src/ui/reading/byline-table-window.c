/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-table-window.h"

#include "byline-signal.h"
#include "byline-table-grid.h"

#include <glib/gi18n.h>

/* What is shown of a table at most. */
#define MAX_COLUMNS 200
#define MAX_CELLS 12000
/* So many cells come in at a time. */
#define CELLS_A_TURN 60

struct _BylineTableWindow {
  AdwWindow parent_instance;

  BylineTableGrid *grid;
  GtkWidget *note; /* unowned: that not all is shown */
  guint n_connected;
  guint fill_source;
};

G_DEFINE_FINAL_TYPE (BylineTableWindow, byline_table_window, ADW_TYPE_WINDOW)

enum { LINK_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
link_cb (BylineTableWindow *self, const char *uri)
{
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, uri);

  return TRUE;
}

static void
copy_cb (BylineTableWindow *self)
{
  g_autofree char *text = byline_table_grid_dup_text (self->grid);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static gboolean
fill_cb (gpointer user_data)
{
  BylineTableWindow *self = user_data;
  GPtrArray *labels = byline_table_grid_get_labels (self->grid);
  gboolean more = byline_table_grid_add_rows (self->grid,
                                              MIN (labels->len + CELLS_A_TURN, MAX_CELLS));

  for (; self->n_connected < labels->len; self->n_connected++)
    g_signal_connect_object (g_ptr_array_index (labels, self->n_connected), "activate-link",
                             G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  if (more && labels->len < MAX_CELLS)
    return G_SOURCE_CONTINUE;

  self->fill_source = 0;
  gtk_widget_set_visible (self->note, byline_table_grid_is_cut (self->grid));
  return G_SOURCE_REMOVE;
}

static void
byline_table_window_dispose (GObject *object)
{
  BylineTableWindow *self = BYLINE_TABLE_WINDOW (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);

  G_OBJECT_CLASS (byline_table_window_parent_class)->dispose (object);
}

static void
byline_table_window_finalize (GObject *object)
{
  g_clear_pointer (&BYLINE_TABLE_WINDOW (object)->grid, byline_table_grid_free);

  G_OBJECT_CLASS (byline_table_window_parent_class)->finalize (object);
}

static void
byline_table_window_class_init (BylineTableWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_table_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_table_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);

  signals[LINK_ACTIVATED] = byline_signal_new (klass, "link-activated", 1, G_TYPE_STRING);
}

static void
byline_table_window_init (BylineTableWindow *self)
{
}

static GtkWidget *
make_header (BylineTableWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Copy Table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy Table"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);

  return header;
}

GtkWidget *
byline_table_window_new (GPtrArray *rows, const char *caption, gboolean is_rtl)
{
  BylineTableWindow *self = g_object_new (BYLINE_TYPE_TABLE_WINDOW, "default-width", 960,
                                          "default-height", 680, "title",
                                          caption != NULL ? caption : _ ("Table"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *widget;

  self->grid = byline_table_grid_new (rows, MAX_COLUMNS, is_rtl);
  widget = byline_table_grid_get_widget (self->grid);
  gtk_widget_add_css_class (widget, "byline-table-large");
  gtk_widget_set_valign (widget, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), widget);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "view");
  self->note = gtk_label_new (_ ("This table is too large to be shown whole. Open the story in the "
                                 "browser to see the rest."));
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_add_css_class (self->note, "byline-notice");
  gtk_widget_hide (self->note);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->note);
  adw_window_set_content (ADW_WINDOW (self), box);
  self->fill_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);

  return GTK_WIDGET (self);
}
