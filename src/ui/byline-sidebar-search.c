/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-private.h"

#include <glib/gi18n.h>

#include "byline-sidebar-row.h"
#include "byline-text.h"

/* How much of what was typed is said again. */
#define MAX_SAID 60

/* Without a search there is always something. */
static void
update_pages (BylineSidebar *self)
{
  g_autofree char *said = NULL;
  g_autofree char *description = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    said = byline_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), MAX_SAID);
  if (said != NULL)
    {
      /* Translators: %s is what was typed; this is markup */
      description = g_markup_printf_escaped (_("No section, author or publication matches “%s”."),
                                             said);
      adw_status_page_set_description (self->nothing, description);
    }
  gtk_stack_set_visible_child_name (self->pages, said != NULL ? "nothing" : "list");
}

static void
search_changed_cb (BylineSidebar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  /* While it folds away, the entry has the focus still: what is typed then is no search. */
  if (*text != '\0' && !gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->search_bar)))
    return;

  byline_sidebar_model_set_search (self->model, text);
  update_pages (self);
}

static gboolean
has_focus (BylineSidebar *self,
           GtkWidget     *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The keyboard goes to the first row that is part of the filter, else to the first of all. */
static void
focus_chosen (BylineSidebar *self)
{
  GtkWidget *first = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);
      BylineSidebarItem *item = BYLINE_IS_SIDEBAR_ROW (child)
                                  ? byline_sidebar_row_get_item (BYLINE_SIDEBAR_ROW (child))
                                  : NULL;
      const BylineSidebarData *data = item != NULL ? byline_sidebar_item_get_data (item) : NULL;

      if (data == NULL || data->kind == BYLINE_SIDEBAR_HEADING)
        continue;
      if (data->active)
        {
          gtk_widget_grab_focus (row);
          return;
        }
      if (first == NULL)
        first = row;
    }

  if (first != NULL)
    gtk_widget_grab_focus (first);
}

/* The first that was found; the search is over with it, unless more are to be added. */
static void
choose_found (BylineSidebar *self,
              gboolean       add)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autoptr (BylineSidebarItem) item = NULL;
  guint position;

  if (*text == '\0')
    return;

  /* Enter may be faster than the entry tells of the last letters. */
  byline_sidebar_model_set_search (self->model, text);
  position = byline_sidebar_model_first_found (self->model);
  if (position == G_MAXUINT)
    return;

  item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  byline_sidebar_model_set_search (self->model, NULL);
  if (!add)
    {
      gtk_widget_grab_focus (self->view);
      gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), FALSE);
    }
  _byline_sidebar_activate (self, item, add);
  if (has_focus (self, self->view))
    focus_chosen (self);
}

static void
search_activate_cb (BylineSidebar *self)
{
  choose_found (self, FALSE);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               BylineSidebar         *self)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (is_enter && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    {
      choose_found (self, TRUE);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Down)
    return gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_PROPAGATE;
}

static void
search_mode_cb (BylineSidebar *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->search_bar)))
    return;

  byline_sidebar_model_set_search (self->model, NULL);
  if (has_focus (self, self->search_bar))
    focus_chosen (self);
}

GtkWidget *
_byline_sidebar_make_search_bar (BylineSidebar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search_entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search_entry, TRUE);
  g_object_set (self->search_entry,
                "placeholder-text", _("Find a name"),
                "search-delay", 50,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find a section, an author or a publication"),
                                  -1);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, 0);
  gtk_widget_add_controller (self->search_entry, keys);

  self->search_bar = gtk_search_bar_new ();
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->search_bar), self->search_entry);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->search_bar),
                                GTK_EDITABLE (self->search_entry));
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
  return self->search_bar;
}

static void
clear_cb (BylineSidebar *self)
{
  gtk_widget_grab_focus (self->search_entry);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

GtkWidget *
_byline_sidebar_make_pages (BylineSidebar *self,
                            GtkWidget     *list)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Clear Search"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill-button");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);

  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "compact");
  adw_status_page_set_icon_name (self->nothing, "system-search-symbolic");
  adw_status_page_set_title (self->nothing, _("No Name Found"));
  adw_status_page_set_child (self->nothing, button);

  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->pages), TRUE);
  gtk_stack_add_named (self->pages, list, "list");
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->nothing), "nothing");
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (update_pages), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self->pages);
}

void
byline_sidebar_begin_search (BylineSidebar *self)
{
  g_return_if_fail (BYLINE_IS_SIDEBAR (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), TRUE);
  gtk_widget_grab_focus (self->search_entry);
  /* What was typed before is typed over. */
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}
