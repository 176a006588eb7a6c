/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-choice-row.h"

/* Of a line, in letters: what stands beside it keeps its room. */
#define MAX_LINE 20
/* What is no longer stands in one line, however long the text beside it is. */
#define SHORT 12

struct _BylineChoiceRow {
  AdwComboRow parent_instance;

  GtkLabel *value; /* nullable */
};

G_DEFINE_FINAL_TYPE (BylineChoiceRow, byline_choice_row, ADW_TYPE_COMBO_ROW)

/* --- The choices, in their popover --- */

static void
let_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    g_object_set (widget, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "max-width-chars",
                  2 * MAX_LINE, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_wrap (child);
}

/* The row's own factory has made the item, and fills it. */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child != NULL)
    let_wrap (child);
}

/* --- The chosen one --- */

/* Returns: (transfer none) (nullable): the list view in which the row shows what is chosen, whatever is around it */
static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) ? widget : NULL;

  if (GTK_IS_POPOVER (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

static void
selected_cb (BylineChoiceRow *self)
{
  gpointer item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  const char *text = GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "";

  if (self->value == NULL)
    return;

  gtk_label_set_label (self->value, text);
  gtk_label_set_wrap (self->value, g_utf8_strlen (text, -1) > SHORT);
}

/* A list view has one height, whatever its width: two lines would be cut off in it. So a label takes its place. */
static void
replace_list (BylineChoiceRow *self)
{
  GtkWidget *list = find_list (GTK_WIDGET (self));
  GtkWidget *box = list != NULL ? gtk_widget_get_parent (list) : NULL;
  GtkWidget *value;

  if (!GTK_IS_BOX (box))
    return;

  value = gtk_label_new (NULL);
  self->value = GTK_LABEL (value);
  /* Else, where the row is high for another reason, it asks for the width that so many lines need. */
  gtk_label_set_natural_wrap_mode (self->value, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (self->value, MAX_LINE);
  gtk_label_set_xalign (self->value, 1);
  gtk_widget_hide (list);
  gtk_box_insert_child_after (GTK_BOX (box), value, list);
}

static void
byline_choice_row_class_init (BylineChoiceRowClass *klass)
{
}

static void
byline_choice_row_init (BylineChoiceRow *self)
{
  GtkListItemFactory *factory = adw_combo_row_get_factory (ADW_COMBO_ROW (self));

  if (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (factory))
    g_signal_connect_after (factory, "setup", G_CALLBACK (setup_cb), NULL);
  replace_list (self);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
}

GtkWidget *
byline_choice_row_new (void)
{
  return g_object_new (BYLINE_TYPE_CHOICE_ROW, NULL);
}
