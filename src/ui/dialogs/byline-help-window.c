/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-help-window.h"

#include <glib/gi18n.h>

#include "byline-config.h"
#include "byline-help-page.h"
#include "byline-transient.h"

#define HELP_PATH BYLINE_APPLICATION_PATH "/help/"

/* In the order in which they are listed; the first is shown above the list. */
static const char *const ids[] = {
  "index",    "first-steps", "sections-authors", "reading",  "search", "keeping", "feeds",
  "settings", "data",        "flatpak",          "problems",
};

struct _BylineHelpWindow {
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkStack *stack;
  GtkWidget *search_entry;
  GtkWidget *index_box;
  GtkListBox *list;
  GtkWidget *page_scroller;
  GtkWidget *page_box;

  char *folder; /* of the resources, with the language */
  GPtrArray *pages;
};

G_DEFINE_FINAL_TYPE (BylineHelpWindow, byline_help_window, ADW_TYPE_WINDOW)

static BylineHelpPage *
find_page (BylineHelpWindow *self, const char *id)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      BylineHelpPage *page = g_ptr_array_index (self->pages, i);

      if (g_str_equal (page->id, id))
        return page;
    }
  return NULL;
}

/* --- A page --- */

/* A link of a page to another one; others are opened by GTK. */
static gboolean
link_cb (GtkLabel *label, const char *uri, BylineHelpWindow *self)
{
  if (!g_str_has_prefix (uri, "page:"))
    return FALSE;

  byline_help_window_show_page (self, uri + strlen ("page:"));
  return TRUE;
}

/* A link to a page without words of its own has that page's title. */
static char *
name_links (BylineHelpWindow *self, const char *markup)
{
  GString *text = g_string_new (markup);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const BylineHelpPage *page = g_ptr_array_index (self->pages, i);
      g_autofree char *empty = g_strdup_printf ("<a href=\"page:%s\"></a>", page->id);
      g_autofree char *named = g_strdup_printf ("<a href=\"page:%s\">%s</a>", page->id,
                                                page->title);

      g_string_replace (text, empty, named, 0);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_label (BylineHelpWindow *self, const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *named = name_links (self, markup);

  gtk_label_set_markup (GTK_LABEL (label), named);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, 0);
  return label;
}

static GtkWidget *
create_item (BylineHelpWindow *self, const char *markup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *dot = gtk_label_new ("•");
  GtkWidget *label = create_label (self, markup);

  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_picture (BylineHelpWindow *self, const BylineHelpBlock *block)
{
  g_autofree char *path = g_strconcat (HELP_PATH, block->source, NULL);
  GtkWidget *picture = gtk_picture_new_for_resource (path);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->markup);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (picture, -1, 200);
  return picture;
}

static GtkWidget *
create_block (BylineHelpWindow *self, const BylineHelpBlock *block)
{
  GtkWidget *widget;

  switch (block->kind)
    {
    case BYLINE_HELP_ITEM:
      return create_item (self, block->markup);
    case BYLINE_HELP_PICTURE:
      return create_picture (self, block);
    case BYLINE_HELP_HEADING:
    case BYLINE_HELP_TERM:
      widget = create_label (self, block->markup);
      gtk_widget_add_css_class (widget, "heading");
      return widget;
    case BYLINE_HELP_CODE:
      widget = create_label (self, block->markup);
      gtk_widget_add_css_class (widget, "monospace");
      gtk_widget_add_css_class (widget, "help-code");
      return widget;
    case BYLINE_HELP_PARAGRAPH:
      return create_label (self, block->markup);
    }
  g_return_val_if_reached (NULL);
}

static void
fill (BylineHelpWindow *self, GtkWidget *box, const BylineHelpPage *page)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const BylineHelpBlock *block = g_ptr_array_index (page->blocks, i);
      GtkWidget *widget = create_block (self, block);

      if (block->indented)
        gtk_widget_set_margin_start (widget, 16);
      gtk_box_append (GTK_BOX (box), widget);
    }
}

void
byline_help_window_show_page (BylineHelpWindow *self, const char *id)
{
  const BylineHelpPage *page;

  g_return_if_fail (BYLINE_IS_HELP_WINDOW (self));

  page = id != NULL && !g_str_equal (id, ids[0]) ? find_page (self, id) : NULL;
  adw_window_title_set_title (self->title, page != NULL ? page->title : _ ("Help"));
  gtk_widget_set_visible (self->back_button, page != NULL);
  gtk_stack_set_visible_child_name (self->stack, page != NULL ? "page" : "index");
  if (page == NULL)
    {
      gtk_widget_grab_focus (self->search_entry);
      return;
    }
  fill (self, self->page_box, page);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->page_scroller)), 0);
  gtk_widget_grab_focus (self->back_button);
}

/* --- The list of pages --- */

static void
row_activated_cb (BylineHelpWindow *self, GtkListBoxRow *row)
{
  byline_help_window_show_page (self, g_object_get_data (G_OBJECT (row), "page"));
}

/* Rows are hidden, not filtered: what a filter takes away stays there for those who do not see (GTK 4.8). */
static void
search_changed_cb (BylineHelpWindow *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  GtkListBoxRow *row;

  gtk_widget_set_visible (self->index_box, *query == '\0');
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const BylineHelpPage *page = find_page (self, g_object_get_data (G_OBJECT (row), "page"));

      gtk_widget_set_visible (GTK_WIDGET (row), byline_help_page_matches (page, query));
    }
}

/* Enter opens the first page that was found, and may be faster than the entry tells of the last letters. */
static void
search_activated_cb (BylineHelpWindow *self)
{
  GtkListBoxRow *row;

  search_changed_cb (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)))
      {
        row_activated_cb (self, row);
        return;
      }
}

static void
search_stopped_cb (BylineHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
add_row (BylineHelpWindow *self, const BylineHelpPage *page)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), page->title);
  if (page->summary != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), page->summary);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "page", page->id);
  gtk_list_box_append (self->list, row);
}

/* --- The pages --- */

/* Returns: (transfer full): the folder of the best language there is */
static char *
choose_folder (const char *const *languages)
{
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf (HELP_PATH "%s/index.page", languages[i]);

      if (g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
        return g_strdup_printf (HELP_PATH "%s/", languages[i]);
    }
  return g_strdup (HELP_PATH "C/");
}

static void
load_page (BylineHelpWindow *self, const char *id)
{
  g_autofree char *path = g_strdup_printf ("%s%s.page", self->folder, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  BylineHelpPage *page = NULL;

  if (bytes != NULL)
    page = byline_help_page_parse (g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes), &error);
  if (page == NULL)
    g_warning ("The page of help %s cannot be read: %s", id, error->message);
  else
    g_ptr_array_add (self->pages, page);
}

static void
load_pages (BylineHelpWindow *self)
{
  const BylineHelpPage *first;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    load_page (self, ids[i]);
  first = find_page (self, ids[0]);
  if (first != NULL)
    fill (self, self->index_box, first);
  for (guint i = 0; i < self->pages->len; i++)
    if (g_ptr_array_index (self->pages, i) != first)
      add_row (self, g_ptr_array_index (self->pages, i));
}

/* --- The window --- */

static void
back_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  byline_help_window_show_page (BYLINE_HELP_WINDOW (widget), NULL);
}

/* Escape leads back to the list, then out. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  BylineHelpWindow *self = BYLINE_HELP_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "page") == 0)
    byline_help_window_show_page (self, NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
byline_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BYLINE_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (byline_help_window_parent_class)->dispose (object);
}

static void
byline_help_window_finalize (GObject *object)
{
  BylineHelpWindow *self = BYLINE_HELP_WINDOW (object);

  g_free (self->folder);
  g_ptr_array_unref (self->pages);

  G_OBJECT_CLASS (byline_help_window_parent_class)->finalize (object);
}

static void
byline_help_window_class_init (BylineHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_APPLICATION_PATH "/byline-help-window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, BylineHelpWindow, name)
  CHILD (title);
  CHILD (back_button);
  CHILD (stack);
  CHILD (search_entry);
  CHILD (index_box);
  CHILD (list);
  CHILD (page_scroller);
  CHILD (page_box);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
byline_help_window_init (BylineHelpWindow *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_help_page_free);
  byline_transient_forget_parent (GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
byline_help_window_new (GtkWindow *parent, const char *const *languages)
{
  BylineHelpWindow *self;

  g_return_val_if_fail (languages != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
  self->folder = choose_folder (languages);
  load_pages (self);
  byline_help_window_show_page (self, NULL);
  return GTK_WIDGET (self);
}

GPtrArray *
byline_help_window_get_pages (BylineHelpWindow *self)
{
  g_return_val_if_fail (BYLINE_IS_HELP_WINDOW (self), NULL);

  return self->pages;
}
