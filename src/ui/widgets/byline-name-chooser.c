/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-name-chooser.h"

#include <glib/gi18n.h>

#include "byline-signal.h"
#include "byline-text.h"

struct _BylineNameChooser {
  AdwBin parent_instance;

  GtkWidget *entry;
  GtkWidget *stack;
  GtkStringList *names;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  char *typed; /* folded */
};

G_DEFINE_FINAL_TYPE (BylineNameChooser, byline_name_chooser, ADW_TYPE_BIN)

enum { CHOSEN, CANCELLED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
matches (gpointer item, gpointer user_data)
{
  BylineNameChooser *self = user_data;
  g_autofree char *name = NULL;

  if (self->typed == NULL || self->typed[0] == '\0')
    return TRUE;

  name = byline_text_fold (gtk_string_object_get_string (item));
  return strstr (name, self->typed) != NULL;
}

static void
choose (BylineNameChooser *self, guint position)
{
  g_autoptr (GtkStringObject)
    item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autofree char *name = item != NULL ? g_strdup (gtk_string_object_get_string (item)) : NULL;

  if (name == NULL)
    return;

  g_signal_emit (self, signals[CHOSEN], 0, name);
}

/* The entry tells of its last letters a little later: a key may be faster, and what it has selected stays. */
static void
changed_cb (BylineNameChooser *self)
{
  g_autofree char *typed = byline_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (g_strcmp0 (typed, self->typed) == 0)
    return;

  g_free (self->typed);
  self->typed = g_steal_pointer (&typed);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
n_items_cb (BylineNameChooser *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "empty" : "list");
}

static void
stop_search_cb (BylineNameChooser *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
entry_activate_cb (BylineNameChooser *self)
{
  guint position;

  changed_cb (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    choose (self, position);
}

static void
list_activate_cb (BylineNameChooser *self, guint position)
{
  choose (self, position);
}

/* Up and down choose in the list while the entry keeps the keyboard. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        BylineNameChooser *self)
{
  guint n, position;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  changed_cb (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n == 0)
    return GDK_EVENT_PROPAGATE;

  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else if (keyval == GDK_KEY_Down)
    position = MIN (position + 1, n - 1);
  else if (position > 0)
    position--;
  gtk_single_selection_set_selected (self->selection, position);
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (list_item));

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
byline_name_chooser_map (GtkWidget *widget)
{
  BylineNameChooser *self = BYLINE_NAME_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  GTK_WIDGET_CLASS (byline_name_chooser_parent_class)->map (widget);
  gtk_widget_grab_focus (self->entry);
}

static void
byline_name_chooser_dispose (GObject *object)
{
  BylineNameChooser *self = BYLINE_NAME_CHOOSER (object);

  g_clear_object (&self->names);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->typed, g_free);

  G_OBJECT_CLASS (byline_name_chooser_parent_class)->dispose (object);
}

static void
byline_name_chooser_class_init (BylineNameChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_name_chooser_dispose;
  GTK_WIDGET_CLASS (klass)->map = byline_name_chooser_map;

  signals[CHOSEN] = byline_signal_new (klass, "chosen", 1, G_TYPE_STRING);
  signals[CANCELLED] = byline_signal_new (klass, "cancelled", 0);
}

static GtkWidget *
make_list (BylineNameChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scrolled;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "picker-list");
  g_signal_connect_object (view, "activate", G_CALLBACK (list_activate_cb), self,
                           G_CONNECT_SWAPPED);

  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  return scrolled;
}

static void
byline_name_chooser_init (BylineNameChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkFilterListModel *filtered;
  GtkWidget *empty;

  self->names = gtk_string_list_new (NULL);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->names)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (n_items_cb), self,
                           G_CONNECT_SWAPPED);

  self->entry = gtk_search_entry_new ();
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->entry, keys);

  empty = gtk_label_new (_ ("No matches"));
  gtk_widget_add_css_class (empty, "dim-label");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_widget_set_size_request (box, 240, -1);
  adw_bin_set_child (ADW_BIN (self), box);
  n_items_cb (self);
}

GtkWidget *
byline_name_chooser_new (const char *placeholder)
{
  BylineNameChooser *self = g_object_new (BYLINE_TYPE_NAME_CHOOSER, NULL);

  g_object_set (self->entry, "placeholder-text", placeholder, "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder,
                                  -1);
  return GTK_WIDGET (self);
}

void
byline_name_chooser_set_names (BylineNameChooser *self, const char *const *names)
{
  guint n;

  g_return_if_fail (BYLINE_IS_NAME_CHOOSER (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  gtk_string_list_splice (self->names, 0, n, names);
}
