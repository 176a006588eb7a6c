/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-search.h"

#include <glib/gi18n.h>

#include "byline-sidebar-row.h"
#include "byline-signal.h"
#include "byline-text.h"
#include "byline-search-bar.h"

/* How much of the typed text a message repeats, in characters. */
#define MAX_SAID 60

struct _BylineSidebarSearch {
  GObject parent_instance;

  BylineSidebarModel *model;
  GtkWidget *view; /* these belong to the window's tree */
  GtkWidget *bar;
  GtkWidget *entry;
  GtkStack *pages;
  AdwStatusPage *nothing; /* was found; nullable: until that happens first */
};

G_DEFINE_FINAL_TYPE (BylineSidebarSearch, byline_sidebar_search, G_TYPE_OBJECT)

static guint chosen_signal;

static void
clear_cb (BylineSidebarSearch *self)
{
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
make_nothing (BylineSidebarSearch *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Clear Search"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill-button");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);

  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "compact");
  adw_status_page_set_icon_name (self->nothing, "system-search-symbolic");
  adw_status_page_set_title (self->nothing, _ ("No Results Found"));
  adw_status_page_set_child (self->nothing, button);
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->nothing), "nothing");
}

/* Without a search there is always something. */
static void
update_pages (BylineSidebarSearch *self)
{
  g_autofree char *said = NULL;
  g_autofree char *description = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    said = byline_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)), MAX_SAID);
  if (said != NULL)
    {
      /* Translators: %s is what was typed; this is markup */
      if (self->nothing == NULL)
        make_nothing (self);
      description =
        g_markup_printf_escaped (_ ("No name in your library and no command matches “%s”."), said);
      adw_status_page_set_description (self->nothing, description);
    }
  gtk_stack_set_visible_child_name (self->pages, said != NULL ? "nothing" : "list");
}

static void
search_changed_cb (BylineSidebarSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean is_new;

  /* While it folds away, the entry has the focus still: what is typed then is no search. */
  if (*text != '\0' && !gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return;

  /* The entry tells of its last letters a little later: a key may be faster, and the list stays where that led. */
  is_new = byline_sidebar_model_set_search (self->model, text);
  update_pages (self);
  /* Else the list stays where the row is that was in view, and the best that was found may lie above. */
  if (is_new && *text != '\0' && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", 0);
}

static gboolean
has_focus (BylineSidebarSearch *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (self->view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Returns: (transfer none) (nullable): the list's own widget of a row */
static GtkWidget *
find_row (BylineSidebarSearch *self, BylineSidebarItem *item)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (BYLINE_IS_SIDEBAR_ROW (child) &&
          byline_sidebar_row_get_item (BYLINE_SIDEBAR_ROW (child)) == item)
        return row;
    }

  return NULL;
}

/* A list has widgets only for the rows in view and some around them. */
static gboolean
focus_row (BylineSidebarSearch *self, guint position)
{
  g_autoptr (BylineSidebarItem) item = NULL;
  GtkWidget *row;

  if (position == G_MAXUINT)
    return FALSE;

  item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  row = find_row (self, item);
  return row != NULL && gtk_widget_grab_focus (row);
}

void
byline_sidebar_search_focus_chosen (BylineSidebarSearch *self)
{
  focus_row (self, byline_sidebar_model_find_active (self->model));
}

/* The first that was found; the search is over with it, unless more are to be added. */
static void
choose_found (BylineSidebarSearch *self, gboolean add)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
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
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  byline_sidebar_model_set_search (self->model, NULL);
  if (!add)
    {
      gtk_widget_grab_focus (self->view);
      gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
    }
  g_signal_emit (self, chosen_signal, 0, item, add);
  if (has_focus (self, self->view))
    byline_sidebar_search_focus_chosen (self);
}

static void
search_activate_cb (BylineSidebarSearch *self)
{
  choose_found (self, FALSE);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               BylineSidebarSearch *self)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (is_enter && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    {
      choose_found (self, TRUE);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;

  search_changed_cb (self);
  /* The first row is a heading. */
  return focus_row (self, byline_sidebar_model_first_found (self->model)) ||
         gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

static void
search_mode_cb (BylineSidebarSearch *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return;

  byline_sidebar_model_set_search (self->model, NULL);
  if (has_focus (self, self->bar))
    byline_sidebar_search_focus_chosen (self);
}

static void
make_bar (BylineSidebarSearch *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_object_set (self->entry, "placeholder-text", _ ("Find in sidebar"), "search-delay", 50, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find sections, authors and publications"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, 0);
  gtk_widget_add_controller (self->entry, keys);

  self->bar = gtk_search_bar_new ();
  byline_search_bar_open_at_once (GTK_SEARCH_BAR (self->bar));
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->bar), self->entry);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
make_pages (BylineSidebarSearch *self, GtkWidget *list)
{
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->pages), TRUE);
  gtk_stack_add_named (self->pages, list, "list");
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (update_pages), self,
                           G_CONNECT_SWAPPED);
}

static void
byline_sidebar_search_dispose (GObject *object)
{
  BylineSidebarSearch *self = BYLINE_SIDEBAR_SEARCH (object);

  g_clear_object (&self->model);

  G_OBJECT_CLASS (byline_sidebar_search_parent_class)->dispose (object);
}

static void
byline_sidebar_search_class_init (BylineSidebarSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_sidebar_search_dispose;

  chosen_signal = byline_signal_new (klass, "chosen", 2, BYLINE_TYPE_SIDEBAR_ITEM, G_TYPE_BOOLEAN);
}

static void
byline_sidebar_search_init (BylineSidebarSearch *self)
{
}

BylineSidebarSearch *
byline_sidebar_search_new (BylineSidebarModel *model, GtkWidget *view, GtkWidget *list)
{
  BylineSidebarSearch *self = g_object_new (BYLINE_TYPE_SIDEBAR_SEARCH, NULL);

  self->model = g_object_ref (model);
  self->view = view;
  make_bar (self);
  make_pages (self, list);

  return self;
}

GtkWidget *
byline_sidebar_search_get_bar (BylineSidebarSearch *self)
{
  return self->bar;
}

GtkWidget *
byline_sidebar_search_get_pages (BylineSidebarSearch *self)
{
  return GTK_WIDGET (self->pages);
}

void
byline_sidebar_search_begin (BylineSidebarSearch *self)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_grab_focus (self->entry);
  /* What was typed before is typed over. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
