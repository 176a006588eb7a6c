/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar.h"

#include <glib/gi18n.h>

#include "byline-incremental-list-model.h"
#include "byline-list-growth.h"
#include "byline-menu-gestures.h"
#include "byline-sidebar-menu.h"
#include "byline-sidebar-model.h"
#include "byline-sidebar-row.h"
#include "byline-sidebar-search.h"
#include "byline-signal.h"
#include "byline-tab-stop.h"
#include "byline-waiting-text.h"

/* So many rows' widgets are made in a turn of the main loop. */
#define STEP 12

struct _BylineSidebar {
  AdwBin parent_instance;

  GtkWidget *view;
  GtkWidget *popover; /* nullable: until a menu is asked for */
  GtkWidget *waiting; /* what servers have not been told yet */
  BylineSidebarModel *model;
  BylineSidebarSearch *search;
  BylineLibrary *library;
};

G_DEFINE_FINAL_TYPE (BylineSidebar, byline_sidebar, ADW_TYPE_BIN)

static guint activated_signal;

static void
open_menu (BylineSidebar *self, BylineSidebarRow *row, double x, double y)
{
  BylineSidebarItem *item = byline_sidebar_row_get_item (row);
  g_autoptr (GMenuModel)
    menu = item != NULL ? byline_sidebar_menu_new (byline_sidebar_item_get_data (item)) : NULL;
  double at_x = 0, at_y = 0;

  if (menu == NULL)
    return;

  if (self->popover == NULL)
    self->popover = byline_menu_popover_new (GTK_WIDGET (self));
  gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self), x, y, &at_x, &at_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ at_x, at_y, 1, 1 });
  byline_menu_popover_show (self->popover, menu, NULL);
}

static void
row_menu_cb (BylineSidebarRow *row, double x, double y, BylineSidebar *self)
{
  open_menu (self, row, x, y);
}

static void
row_toggle_cb (BylineSidebarRow *row, BylineSidebar *self)
{
  BylineSidebarItem *item = byline_sidebar_row_get_item (row);

  if (item != NULL)
    byline_sidebar_model_toggle (self->model, item);
}

/* The row that has the keyboard's focus. */
static BylineSidebarRow *
focused_row (BylineSidebar *self)
{
  GtkWidget *row = byline_tab_stop_get_row (self->view);

  return BYLINE_IS_SIDEBAR_ROW (row) ? BYLINE_SIDEBAR_ROW (row) : NULL;
}

static void
menu_asked_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BylineSidebar *self = BYLINE_SIDEBAR (widget);
  BylineSidebarRow *row = focused_row (self);

  if (row != NULL)
    open_menu (self, row, 24, gtk_widget_get_height (GTK_WIDGET (row)));
}

/* Ctrl or Shift: to be added to what is chosen. */
static gboolean
adds (GtkWidget *widget)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL &&
         (gdk_device_get_modifier_state (keyboard) & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
}

static void
activate (BylineSidebar *self, BylineSidebarItem *item, gboolean add)
{
  switch (byline_sidebar_item_get_data (item)->kind)
    {
    case BYLINE_SIDEBAR_MORE_SECTIONS:
    case BYLINE_SIDEBAR_MORE_AUTHORS:
      case BYLINE_SIDEBAR_MORE_ORGANISATIONS: {
        gboolean opens = !byline_sidebar_item_get_data (item)->expanded;

        byline_sidebar_model_toggle (self->model, item);
        /* A long list is searched by typing. */
        if (opens)
          byline_sidebar_begin_search (self);
        else
          gtk_widget_grab_focus (self->view);
        break;
      }
    case BYLINE_SIDEBAR_HEADING:
      /* An account's with a problem: there it can be synced, or removed. */
      gtk_widget_activate_action (GTK_WIDGET (self), "app.preferences", NULL);
      break;
    case BYLINE_SIDEBAR_COMMAND:
      gtk_widget_activate_action (GTK_WIDGET (self), byline_sidebar_item_get_data (item)->value,
                                  NULL);
      break;
    case BYLINE_SIDEBAR_ALL:
    case BYLINE_SIDEBAR_UNREAD:
    case BYLINE_SIDEBAR_SAVED:
    case BYLINE_SIDEBAR_TODAY:
    case BYLINE_SIDEBAR_FILTER:
    case BYLINE_SIDEBAR_SECTION:
    case BYLINE_SIDEBAR_AUTHOR:
    case BYLINE_SIDEBAR_FOLDER:
    case BYLINE_SIDEBAR_PUBLICATION:
      g_signal_emit (self, activated_signal, 0, item, add);
      break;
    }
}

static void
activate_cb (GtkListView *view, guint position, BylineSidebar *self)
{
  g_autoptr (BylineSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item != NULL)
    activate (self, item, adds (GTK_WIDGET (self)));
}

/* Ctrl and Enter: what Ctrl and a click do. */
static void
add_asked_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BylineSidebar *self = BYLINE_SIDEBAR (widget);
  BylineSidebarRow *row = focused_row (self);
  BylineSidebarItem *item = row != NULL ? byline_sidebar_row_get_item (row) : NULL;
  g_autoptr (BylineSidebarItem) held = NULL;

  if (item == NULL)
    return;

  held = g_object_ref (item);
  activate (self, held, TRUE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BylineSidebar *self)
{
  GtkWidget *row = byline_sidebar_row_new ();

  g_signal_connect_object (row, "menu-requested", G_CALLBACK (row_menu_cb), self, 0);
  g_signal_connect_object (row, "toggle", G_CALLBACK (row_toggle_cb), self, 0);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BylineSidebar *self)
{
  BylineSidebarItem *item = gtk_list_item_get_item (list_item);
  const BylineSidebarData *data = byline_sidebar_item_get_data (item);

  gtk_list_item_set_activatable (list_item,
                                 data->kind != BYLINE_SIDEBAR_HEADING || data->problem != NULL);
  byline_sidebar_row_bind (BYLINE_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), item,
                           self->library);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BylineSidebar *self)
{
  byline_sidebar_row_bind (BYLINE_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
byline_sidebar_dispose (GObject *object)
{
  BylineSidebar *self = BYLINE_SIDEBAR (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->library);
  g_clear_object (&self->search);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (byline_sidebar_parent_class)->dispose (object);
}

static void
byline_sidebar_class_init (BylineSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_sidebar_dispose;

  activated_signal = byline_signal_new (klass, "activated", 2, BYLINE_TYPE_SIDEBAR_ITEM,
                                        G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "focus.menu", NULL, menu_asked_cb);
  gtk_widget_class_install_action (widget_class, "focus.other-way", NULL, add_asked_cb);
}

static GtkWidget *
make_waiting (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_tooltip_text (label, _ ("What you read, save and change here is kept, and sent to "
                                         "the server as soon as it can be reached"));
  gtk_widget_add_css_class (label, "sidebar-waiting");
  gtk_widget_hide (label);
  return label;
}

static void
byline_sidebar_init (BylineSidebar *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  BylineIncrementalListModel *shown = byline_incremental_list_model_new (STEP);
  GtkNoSelection *selection;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);

  self->model = byline_sidebar_model_new ();
  byline_incremental_list_model_set_model (shown, G_LIST_MODEL (self->model));
  selection = gtk_no_selection_new (G_LIST_MODEL (shown));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "sidebar-list");
  byline_tab_stop_add (self->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sidebar"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  byline_list_growth_add (GTK_SCROLLED_WINDOW (scrolled), shown);
  self->search = byline_sidebar_search_new (self->model, self->view, scrolled);
  g_signal_connect_object (self->search, "chosen", G_CALLBACK (activate), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), byline_sidebar_search_get_bar (self->search));
  gtk_box_append (GTK_BOX (box), byline_sidebar_search_get_pages (self->search));
  self->waiting = make_waiting ();
  gtk_box_append (GTK_BOX (box), self->waiting);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
byline_sidebar_new (void)
{
  return g_object_new (BYLINE_TYPE_SIDEBAR, NULL);
}

void
byline_sidebar_set_library (BylineSidebar *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  g_set_object (&self->library, library);
}

void
byline_sidebar_set_counts (BylineSidebar *self, BylineCounts *counts, const BylineFilter *scope)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  if (scope != NULL)
    byline_sidebar_model_set_scope (self->model, scope);
  byline_sidebar_model_set_counts (self->model, counts);
}

const BylineCounts *
byline_sidebar_get_counts (BylineSidebar *self)
{
  g_return_val_if_fail (BYLINE_IS_SIDEBAR (self), NULL);

  return byline_sidebar_model_get_counts (self->model);
}

void
byline_sidebar_set_filter (BylineSidebar *self, const BylineFilter *filter)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  byline_sidebar_model_set_filter (self->model, filter);
}

void
byline_sidebar_set_saved (BylineSidebar *self, GPtrArray *filters)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  byline_sidebar_model_set_saved (self->model, filters);
}

void
byline_sidebar_set_all (BylineSidebar *self, BylineCounts *all)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  byline_sidebar_model_set_all (self->model, all);
}

void
byline_sidebar_set_commands (BylineSidebar *self,
                             const BylineSidebarCommand *commands,
                             gsize n_commands)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  byline_sidebar_model_set_commands (self->model, commands, n_commands);
}

void
byline_sidebar_set_by_size (BylineSidebar *self, gboolean by_size)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  byline_sidebar_model_set_by_size (self->model, by_size);
}

void
byline_sidebar_renew_order (BylineSidebar *self)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  byline_sidebar_model_renew_order (self->model);
}

/* What waits for a few seconds is not worth a word. */
static guint
count_waiting (GPtrArray *accounts, gboolean is_online)
{
  guint n = 0;

  for (guint i = 0; i < accounts->len; i++)
    {
      const BylineAccount *account = g_ptr_array_index (accounts, i);

      if (!is_online || account->n_failures > 0)
        n += account->n_waiting;
    }
  return n;
}

void
byline_sidebar_set_accounts (BylineSidebar *self, GPtrArray *accounts, gboolean is_online)
{
  g_autofree char *text = NULL;
  guint n;

  g_return_if_fail (BYLINE_IS_SIDEBAR (self));
  g_return_if_fail (accounts != NULL);

  n = count_waiting (accounts, is_online);
  text = byline_waiting_text (n);
  gtk_label_set_text (GTK_LABEL (self->waiting), text);
  gtk_widget_set_visible (self->waiting, n > 0);
  byline_sidebar_model_set_accounts (self->model, accounts);
}

void
byline_sidebar_begin_search (BylineSidebar *self)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  byline_sidebar_search_begin (self->search);
}

gboolean
byline_sidebar_fold (BylineSidebar *self, gboolean close)
{
  BylineSidebarRow *row;
  BylineSidebarItem *item;

  g_return_val_if_fail (BYLINE_IS_SIDEBAR (self), FALSE);

  row = focused_row (self);
  item = row != NULL ? byline_sidebar_row_get_item (row) : NULL;
  if (item == NULL || byline_sidebar_item_get_data (item)->kind != BYLINE_SIDEBAR_FOLDER ||
      byline_sidebar_item_get_data (item)->expanded != close)
    return FALSE;

  byline_sidebar_model_toggle (self->model, item);
  return TRUE;
}

void
byline_sidebar_focus (BylineSidebar *self)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  byline_sidebar_search_focus_chosen (self->search);
}
