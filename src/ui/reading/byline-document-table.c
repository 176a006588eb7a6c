/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-table.h"

#include "byline-document-part.h"
#include "byline-side-scroller.h"
#include "byline-signal.h"
#include "byline-table-grid.h"
#include "byline-table-window.h"

#include <glib/gi18n.h>

/* What stands in the text; the window that it opens in has the rest. */
#define MAX_COLUMNS 24
#define MAX_CELLS 300

struct _BylineDocumentTable {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *scroller; /* unowned */
  GtkWidget *button;   /* unowned: opens the table in a window */
  BylineTableGrid *grid;
  GPtrArray *rows;
  char *caption; /* nullable */
  gboolean is_rtl;
  guint update_source;
};

static void part_init (BylineDocumentPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineDocumentTable,
                               byline_document_table,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BYLINE_TYPE_DOCUMENT_PART, part_init))

enum { LINK_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Found and copied --- */

static char *
dup_text (BylineDocumentPart *part)
{
  return byline_table_grid_dup_text (BYLINE_DOCUMENT_TABLE (part)->grid);
}

static double
mark (BylineDocumentPart *part, const BylineDocumentMatch *matches, guint n_matches)
{
  BylineDocumentTable *self = BYLINE_DOCUMENT_TABLE (part);
  GtkWidget *grid = byline_table_grid_get_widget (self->grid);
  GPtrArray *labels = byline_table_grid_get_labels (self->grid);
  guint offset = 0;
  double top = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      GtkLabel *label = g_ptr_array_index (labels, i);
      double x, y;

      if (byline_document_part_mark_label (label, offset, matches, n_matches) &&
          gtk_widget_translate_coordinates (GTK_WIDGET (label), grid, 0, 0, &x, &y))
        {
          byline_side_scroller_show (BYLINE_SIDE_SCROLLER (self->scroller), x,
                                     gtk_widget_get_width (GTK_WIDGET (label)));
          top = y;
        }
      offset += (guint) g_utf8_strlen (gtk_label_get_text (label), -1) + 1;
    }

  return top;
}

static void
part_init (BylineDocumentPartInterface *iface)
{
  iface->dup_text = dup_text;
  iface->mark = mark;
}

/* --- Opened large --- */

static gboolean
link_cb (BylineDocumentTable *self, const char *uri)
{
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, uri);

  return TRUE;
}

static void
open_cb (BylineDocumentTable *self)
{
  GtkWidget *window = byline_table_window_new (self->rows, self->caption, self->is_rtl);

  g_signal_connect_object (window, "link-activated", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
update_cb (gpointer user_data)
{
  BylineDocumentTable *self = user_data;
  gboolean is_wide = byline_side_scroller_is_wider (BYLINE_SIDE_SCROLLER (self->scroller));

  self->update_source = 0;
  gtk_widget_set_visible (self->button, is_wide || byline_table_grid_is_cut (self->grid));
  /* Room for the bar that it scrolls with. */
  if (is_wide)
    gtk_widget_add_css_class (GTK_WIDGET (self), "byline-table-wide");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "byline-table-wide");

  return G_SOURCE_REMOVE;
}

/* While sizes are given out no widget may be shown or hidden: right after that. */
static void
changed_cb (BylineDocumentTable *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
byline_document_table_dispose (GObject *object)
{
  BylineDocumentTable *self = BYLINE_DOCUMENT_TABLE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_document_table_parent_class)->dispose (object);
}

static void
byline_document_table_finalize (GObject *object)
{
  BylineDocumentTable *self = BYLINE_DOCUMENT_TABLE (object);

  g_clear_pointer (&self->grid, byline_table_grid_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->caption);

  G_OBJECT_CLASS (byline_document_table_parent_class)->finalize (object);
}

static void
byline_document_table_class_init (BylineDocumentTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_document_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_document_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  signals[LINK_ACTIVATED] = byline_signal_new (klass, "link-activated", 1, G_TYPE_STRING);
}

static void
byline_document_table_init (BylineDocumentTable *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* What is left out is said where it would stand. */
static void
make_note (BylineDocumentTable *self)
{
  GtkWidget *note = gtk_label_new (_ ("This is not all of the table."));

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (self->box), note);
}

static void
make_button (BylineDocumentTable *self)
{
  self->button = gtk_button_new_with_label (_ ("Open Table Large"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "byline-table-button");
  gtk_widget_set_visible (self->button, byline_table_grid_is_cut (self->grid));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->button);
}

GtkWidget *
byline_document_table_new (const BylineBlock *block, gboolean is_rtl)
{
  BylineDocumentTable *self;
  GPtrArray *labels;

  g_return_val_if_fail (block != NULL && block->rows != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_DOCUMENT_TABLE, NULL);
  self->rows = g_ptr_array_ref (block->rows);
  self->caption = block->text != NULL ? g_strdup (block->text->text) : NULL;
  self->is_rtl = is_rtl;
  self->grid = byline_table_grid_new (block->rows, MAX_COLUMNS, is_rtl);
  byline_table_grid_add_rows (self->grid, MAX_CELLS);
  labels = byline_table_grid_get_labels (self->grid);
  for (guint i = 0; i < labels->len; i++)
    g_signal_connect_object (g_ptr_array_index (labels, i), "activate-link", G_CALLBACK (link_cb),
                             self, G_CONNECT_SWAPPED);
  self->scroller = byline_side_scroller_new (byline_table_grid_get_widget (self->grid));
  g_signal_connect_object (self->scroller, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  if (byline_table_grid_is_cut (self->grid))
    make_note (self);
  make_button (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->caption != NULL ? self->caption : _ ("Table"), -1);

  return GTK_WIDGET (self);
}
