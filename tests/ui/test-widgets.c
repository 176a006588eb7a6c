/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-contact-row.h"
#include "byline-detail-page.h"
#include "byline-filter-bar.h"
#include "byline-name-popover.h"
#include "byline-folder-row.h"
#include "byline-headline-list.h"
#include "byline-headline-row.h"
#include "byline-headline-search.h"
#include "byline-headline-text.h"
#include "byline-help-window.h"
#include "byline-highlight.h"
#include "byline-key-debounce.h"
#include "byline-late-popover.h"
#include "byline-name-chooser.h"
#include "byline-pane.h"
#include "byline-preferences-window.h"
#include "byline-search-bar.h"
#include "byline-search-box.h"
#include "byline-sidebar-menu.h"
#include "byline-sidebar-row.h"
#include "byline-sidebar.h"
#include "byline-thumbnail.h"
#include "byline-toggle-state.h"
#include "byline-transient.h"
#include "byline-ui.h"
#include "byline-wrap-layout.h"
#include "test-counts.h"
#include "test-helpers.h"

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
finalize_widget (GtkWidget *widget)
{
  g_object_ref_sink (widget);
  turn ();
  g_assert_finalize_object (widget);
}

static void
test_new_destroy (void)
{
  finalize_widget (byline_filter_bar_new ());
  finalize_widget (byline_name_popover_new ("Find"));
  finalize_widget (byline_headline_list_new ());
  finalize_widget (byline_detail_page_new ());
  finalize_widget (byline_name_chooser_new ("Find"));
  finalize_widget (g_object_new (BYLINE_TYPE_SEARCH_BOX, NULL));
  finalize_widget (byline_sidebar_new ());
  finalize_widget (byline_sidebar_row_new ());
  finalize_widget (byline_thumbnail_new (76, NULL));
  finalize_widget (g_object_new (BYLINE_TYPE_PANE, "child", gtk_label_new ("x"), NULL));
}

static GtkWidget *
make_popover (gpointer user_data)
{
  guint *n_made = user_data;

  (*n_made)++;
  return gtk_popover_new ();
}

/* It is there as soon as it is asked for, and stays. */
static void
test_late_popover (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover;
  guint n_made = 0;

  byline_late_popover_set (GTK_MENU_BUTTON (button), make_popover, &n_made);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (button))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpuint (n_made, ==, 0);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_visible (popover));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_cmpuint (n_made, ==, 1);
  g_assert_true (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))) == popover);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_late_menu (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, "Refresh", "win.refresh");
  byline_late_popover_set_menu (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (button))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)) == G_MENU_MODEL (menu));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is typed right behind the key that opens a search bar is typed into it: GTK drops keys for what is not mapped. */
static void
test_search_bar (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bar = gtk_search_bar_new ();
  GtkWidget *entry = gtk_search_entry_new ();
  int minimum = -1;

  gtk_search_bar_set_child (GTK_SEARCH_BAR (bar), entry);
  byline_search_bar_open_at_once (GTK_SEARCH_BAR (bar));
  gtk_window_set_child (GTK_WINDOW (window), bar);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (bar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_mapped (entry));
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), TRUE);
  g_assert_true (gtk_widget_get_mapped (entry));
  /* Closed, it takes no room. */
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), FALSE);
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
chosen_cb (char **chosen, const char *name)
{
  g_free (*chosen);
  *chosen = g_strdup (name);
}

/* Enter and the arrows go by all that was typed, however fast they come; the entry's late word changes nothing. */
static void
test_name_chooser_at_once (void)
{
  static const char *const names[] = { "Chips", "Energy", "Enterprise", "Policy", NULL };
  GtkWidget *chooser = g_object_ref_sink (byline_name_chooser_new ("Find"));
  GtkWidget *entry = test_find_widget (chooser, GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *chosen = NULL;

  byline_name_chooser_set_names (BYLINE_NAME_CHOOSER (chooser), names);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (chosen_cb), &chosen);
  gtk_editable_set_text (GTK_EDITABLE (entry), "pol");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (chosen, ==, "Policy");
  gtk_editable_set_text (GTK_EDITABLE (entry), "en");
  g_assert_true (test_press_key (entry, GDK_KEY_Down));
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (chosen, ==, "Enterprise");
  turn ();
  g_assert_finalize_object (chooser);
}

/* Enter opens what all of the letters found, not what there was before the last of them. */
static void
test_help_at_once (void)
{
  static const char *const languages[] = { "C", NULL };
  GtkWidget *window = byline_help_window_new (NULL, languages);
  AdwWindowTitle *title = test_find_widget (window, ADW_TYPE_WINDOW_TITLE);
  GtkWidget *entry = test_find_widget (window, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "no page says this");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "Help");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_contact_row (void)
{
  g_autoptr (BylineAuthor) author = byline_author_new ("Mara Lindqvist");

  g_assert_null (byline_contact_row_new (author));
  byline_author_add_contact (author, BYLINE_CONTACT_EMAIL, "mara@example.org");
  byline_author_add_contact (author, BYLINE_CONTACT_HANDLE, "@mara");
  finalize_widget (byline_contact_row_new (author));
}

/* Her own page is shown once, though it is among the contacts. */
static void
test_contact_row_page (void)
{
  g_autoptr (BylineAuthor) author = byline_author_new ("Mara Lindqvist");
  GtkWidget *row;

  author->url = g_strdup ("https://example.org/mara");
  byline_author_add_contact (author, BYLINE_CONTACT_PROFILE, "https://example.org/mara");
  row = byline_contact_row_new (author);
  g_assert_nonnull (gtk_widget_get_first_child (row));
  g_assert_null (gtk_widget_get_next_sibling (gtk_widget_get_first_child (row)));
  finalize_widget (row);
}

static const char *
get_contact (GtkWidget *row)
{
  GtkWidget *button = gtk_widget_get_first_child (row);

  return gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))));
}

/* A page is named by its host, if that has a name. */
static void
test_contact_row_host (void)
{
  static const char *const cases[][2] = {
    { "https://example.org/mara", "example.org" },
    { "http://192.0.2.7:8080/mara", "Website" },
    { "http://[2001:db8::7]/mara", "Website" },
    { "http://press/mara", "Website" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylineAuthor) author = byline_author_new ("Mara Lindqvist");
      GtkWidget *row;

      byline_author_add_contact (author, BYLINE_CONTACT_PROFILE, cases[i][0]);
      row = byline_contact_row_new (author);
      g_assert_cmpstr (get_contact (row), ==, cases[i][1]);
      finalize_widget (row);
    }
}

static void
test_search_problems (void)
{
  static const char *const wrong[] = { "is:foo", "before:soon", "section:", "\"open", "-china" };

  g_assert_null (byline_search_box_describe_problems (NULL));
  g_assert_null (byline_search_box_describe_problems ("summit section:China is:unread"));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = byline_search_box_describe_problems (wrong[i]);

      g_assert_nonnull (text);
    }
}

static void
forget_cb (GtkWidget *box, char **text)
{
  g_clear_pointer (text, g_free);
}

/* One text goes in place of another without an empty search between them, on which the owner would
 * let go of the very text that is being set. */
static void
test_search_text (void)
{
  BylineSearchBox *box = g_object_ref_sink (g_object_new (BYLINE_TYPE_SEARCH_BOX, NULL));
  char *text = g_strdup ("größer summit");

  byline_search_box_set_text (box, "summit\n größer");
  g_signal_connect (box, "changed", G_CALLBACK (forget_cb), &text);
  byline_search_box_set_text (box, text);
  g_assert_nonnull (text);
  g_assert_cmpstr (byline_search_box_get_text (box), ==, "größer summit");
  g_signal_handlers_disconnect_by_data (box, &text);
  g_free (text);
  g_assert_finalize_object (box);
}

static void
test_highlight (void)
{
  static const char text[] = "Der Gipfel, größer: 数据 and the summit";
  g_autoptr (BylineSearchQuery) query = byline_search_query_parse ("größer summit");
  g_autoptr (BylineSearchQuery) other = byline_search_query_parse ("ferry");
  GdkRGBA color = { 0, 0, 1, 0.5 };
  PangoAttrList *list = byline_highlight_attributes (query, text, &color);
  GSList *attributes = pango_attr_list_get_attributes (list);
  PangoAttribute *first = attributes->data;

  /* Two words, each with a colour and what is let through of it; in bytes. */
  g_assert_cmpuint (g_slist_length (attributes), ==, 4);
  g_assert_cmpuint (first->start_index, ==, strstr (text, "größer") - text);
  g_assert_cmpuint (first->end_index, ==, strstr (text, ":") - text);
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
  pango_attr_list_unref (list);
  g_assert_null (byline_highlight_attributes (other, text, &color));
  g_assert_null (byline_highlight_attributes (NULL, text, &color));
}

/* GTK draws no lines between sections of a section. */
static gboolean
has_nested_sections (GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int k = 0; section != NULL && k < g_menu_model_get_n_items (section); k++)
        {
          g_autoptr (GMenuModel)
            inner = g_menu_model_get_item_link (section, k, G_MENU_LINK_SECTION);

          if (inner != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* Every line that stands for something has a menu, and the others have none. */
static void
test_menus (void)
{
  for (int kind = BYLINE_SIDEBAR_ALL; kind <= BYLINE_SIDEBAR_MORE_ORGANISATIONS; kind++)
    {
      BylineSidebarData data = { .kind = kind, .label = (char *) "x", .value = (char *) "x" };
      g_autoptr (GMenuModel) menu = byline_sidebar_menu_new (&data);
      gboolean has_menu = kind == BYLINE_SIDEBAR_FILTER || kind == BYLINE_SIDEBAR_SECTION ||
                          kind == BYLINE_SIDEBAR_AUTHOR || kind == BYLINE_SIDEBAR_PUBLICATION;

      g_assert_true ((menu != NULL) == has_menu);
      g_assert_true (menu == NULL || !has_nested_sections (menu));
    }
}

/* A window is its own owner until it is destroyed. */
static void
show_and_destroy (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  turn ();
  gtk_window_destroy (GTK_WINDOW (window));
  turn ();
}

static void
test_pane (void)
{
  GtkWidget *label = gtk_label_new (
    "A label that would like to be much wider than its pane is allowed to ask for");
  GtkWidget *pane = g_object_new (BYLINE_TYPE_PANE, "child", label, "width", 120, "minimum", 50,
                                  NULL);
  int minimum, natural;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_ref_sink (pane);
  gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, >=, 50);
  g_assert_cmpint (natural, ==, 120);
  g_assert_finalize_object (pane);
}

static void
test_wrap_layout (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  int one, two, minimum;

  gtk_widget_set_layout_manager (box, byline_wrap_layout_new (6));
  for (int i = 0; i < 4; i++)
    {
      GtkWidget *child = gtk_label_new ("x");

      gtk_widget_set_size_request (child, 100, 20);
      gtk_widget_set_parent (child, box);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 1000, &one, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 220, &two, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (one, ==, 20);
  g_assert_cmpint (two, ==, 46);
  g_assert_cmpint (minimum, ==, 100);
  while (gtk_widget_get_first_child (box) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (box));
  g_assert_finalize_object (box);
}

static void
changed_cb (BylineFilterBar *bar, const BylineFilter *filter, BylineFilter **got)
{
  g_clear_pointer (got, byline_filter_free);
  *got = byline_filter_copy (filter);
}

static GtkWidget *
find_chip (GtkWidget *bar, const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0)
      return child;

  return NULL;
}

static void
test_filter_bar (void)
{
  GtkWidget *bar = g_object_ref_sink (byline_filter_bar_new ());
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (BylineFilter) got = NULL;
  BylineCounts *counts = test_counts_new (3, 3);

  test_counts_add_publication (counts, 1, NULL, 3);
  byline_filter_bar_set_counts (BYLINE_FILTER_BAR (bar), counts);
  g_signal_connect (bar, "changed", G_CALLBACK (changed_cb), &got);
  g_assert_cmpuint (byline_filter_bar_get_n_chips (BYLINE_FILTER_BAR (bar)), ==, 0);

  byline_filter_add_section (filter, "Section 1");
  byline_filter_add_author (filter, "Author 2");
  filter->unread = TRUE;
  filter->saved = TRUE;
  filter->today = TRUE;
  filter->publication_key = g_strdup ("p1");
  filter->folder = g_strdup ("News");
  filter->search = g_strdup ("words");
  byline_filter_bar_set_filter (BYLINE_FILTER_BAR (bar), filter);
  g_assert_cmpuint (byline_filter_bar_get_n_chips (BYLINE_FILTER_BAR (bar)), ==, 8);

  /* What is removed is gone, the rest stays; the bar waits to be told. */
  g_signal_emit_by_name (find_chip (bar, "Remove filter: Section 1"), "clicked");
  g_assert_nonnull (got);
  g_assert_cmpuint (got->sections->len, ==, 0);
  g_assert_cmpuint (got->authors->len, ==, 1);
  g_assert_true (got->unread);
  g_assert_cmpuint (byline_filter_bar_get_n_chips (BYLINE_FILTER_BAR (bar)), ==, 8);

  byline_filter_bar_set_filter (BYLINE_FILTER_BAR (bar), got);
  g_assert_cmpuint (byline_filter_bar_get_n_chips (BYLINE_FILTER_BAR (bar)), ==, 7);
  g_signal_emit_by_name (find_chip (bar, "Remove filter: Publication 1"), "clicked");
  g_assert_null (got->publication_key);
  g_signal_emit_by_name (find_chip (bar, "Remove filter: “words”"), "clicked");
  g_assert_null (got->search);

  byline_counts_unref (counts);
  g_assert_finalize_object (bar);
}

static void
test_sidebar (void)
{
  GtkWidget *sidebar = g_object_ref_sink (byline_sidebar_new ());
  BylineCounts *counts = test_counts_new (400, 3000);
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  test_counts_add_publication (counts, 1, "News", 3);
  byline_sidebar_set_counts (BYLINE_SIDEBAR (sidebar), counts, NULL);
  byline_filter_add_author (filter, "Author 2999");
  byline_sidebar_set_filter (BYLINE_SIDEBAR (sidebar), filter);
  g_assert_true (byline_sidebar_get_counts (BYLINE_SIDEBAR (sidebar)) == counts);
  show_and_destroy (sidebar, 248, 600);
  g_assert_finalize_object (sidebar);
}

static void
selected_cb (GtkWidget *list, gint64 story_id, GString *opened)
{
  g_string_append_printf (opened, "%d ", (int) story_id);
}

/* A key that is held down passes by: only where it rests a story is opened. */
static void
test_pass (void)
{
  GtkWidget *widget = g_object_ref_sink (byline_headline_list_new ());
  BylineHeadlineList *list = BYLINE_HEADLINE_LIST (widget);
  g_autoptr (GString) opened = g_string_new (NULL);

  g_signal_connect (list, "story-selected", G_CALLBACK (selected_cb), opened);
  for (gint64 story_id = 1; story_id <= 5; story_id++)
    byline_headline_list_select_debounced (list, story_id);
  turn ();
  g_assert_cmpstr (opened->str, ==, "");
  g_assert_cmpint (byline_headline_list_get_selected (list), ==, 5);
  while (opened->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (opened->str, ==, "5 ");

  /* Whoever opens another one meanwhile has said what is to be read. */
  byline_headline_list_select_debounced (list, 6);
  byline_headline_list_select (list, 7, FALSE);
  byline_headline_list_select_debounced (list, 8);
  while (opened->len < 4)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (opened->str, ==, "5 8 ");
  g_assert_finalize_object (widget);
}

static BylineStory *
make_story (void)
{
  BylineStory *story = byline_story_new ();

  g_strfreev (story->authors);
  g_strfreev (story->sections);
  story->authors = g_strdupv ((char *[]){ "A", "B", "C", NULL });
  story->sections = g_strdupv ((char *[]){ "China", "Chips", "Energy", NULL });
  g_free (story->publication_name);
  story->publication_name = g_strdup ("The Paper");
  return story;
}

static void
test_headline_texts (void)
{
  g_autoptr (BylineStory) story = make_story ();
  g_autofree char *kicker = byline_headline_text_kicker (story, PANGO_DIRECTION_LTR);
  g_autofree char *meta = NULL;

  story->sort_time = 1000;
  meta = byline_headline_text_meta (story, 1300);
  g_assert_cmpstr (kicker, ==, "China · Chips");
  g_assert_cmpstr (meta, ==, "The Paper · A and 2 others · 5 min");
}

/* What runs against the line is isolated, or the time would join an Arabic name before it; who hears it hears no marks. */
static void
test_headline_isolates (void)
{
  g_autoptr (BylineStory) story = make_story ();
  g_autofree char *source = NULL;
  g_autofree char *other = NULL;
  g_autofree char *meta = NULL;
  g_autofree char *kicker = NULL;

  g_free (story->authors[0]);
  story->authors[0] = g_strdup ("محمد");
  g_free (story->sections[1]);
  story->sections[1] = g_strdup ("سياسة");
  source = byline_headline_text_source (story, FALSE, FALSE, PANGO_DIRECTION_LTR);
  g_assert_cmpstr (source, ==, "The Paper · \u2068محمد\u2069 and 2 others");
  other = byline_headline_text_source (story, FALSE, FALSE, PANGO_DIRECTION_RTL);
  g_assert_cmpstr (other, ==, "\u2068The Paper\u2069 · محمد and 2 others");
  kicker = byline_headline_text_kicker (story, PANGO_DIRECTION_LTR);
  g_assert_cmpstr (kicker, ==, "China · \u2068سياسة\u2069");
  story->sort_time = 1000;
  meta = byline_headline_text_meta (story, 1300);
  g_assert_cmpstr (meta, ==, "The Paper · محمد and 2 others · 5 min");
}

static void
count_cb (guint *n_times)
{
  (*n_times)++;
}

static void
test_key_rest (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new ("x"));
  BylineKeyDebounce *rest = byline_key_debounce_new (widget);
  guint n_rested = 0;

  g_assert_false (byline_key_debounce_is_repeating (rest));
  g_signal_connect_swapped (rest, "elapsed", G_CALLBACK (count_cb), &n_rested);
  byline_key_debounce_restart (rest);
  byline_key_debounce_restart (rest);
  while (n_rested == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_rested, ==, 1);

  /* Nothing comes after the end. */
  byline_key_debounce_restart (rest);
  g_assert_finalize_object (rest);
  g_assert_finalize_object (widget);
}

static void
test_headline_search (void)
{
  BylineHeadlineSearch *search = byline_headline_search_new ();
  guint n_changed = 0;

  g_signal_connect_swapped (search, "changed", G_CALLBACK (count_cb), &n_changed);
  byline_headline_search_set (search, NULL, "ferry");
  byline_headline_search_set (search, NULL, "ferry");
  g_assert_cmpuint (n_changed, ==, 1);
  byline_headline_search_set (search, NULL, NULL);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_finalize_object (search);
}

static void
test_preferences (void)
{
  g_autofree char *dir = g_dir_make_tmp ("byline-XXXXXX", NULL);
  g_autoptr (BylineProfile) profile = byline_profile_new (dir);
  BylineSettings *settings = byline_settings_new (profile);
  GtkWidget *window;

  g_object_set (settings, "refresh-interval", 30, "text-scale", 1.5, "color-scheme", "dark", NULL);
  window = byline_preferences_window_new (NULL, settings, NULL);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  turn ();
  g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 30);
  gtk_window_destroy (GTK_WINDOW (window));
  turn ();
  g_assert_null (window);
  g_assert_finalize_object (settings);
}

/* A closed window that an answer still holds outlives its parent. */
static void
test_transient (void)
{
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *window = g_object_ref (gtk_window_new ());

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (parent));
  byline_transient_forget_parent (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (parent));
  g_assert_finalize_object (window);
}

/* A window that goes with its parent before it was shown, and that an answer still holds, reads
 * nothing of the parent when it is freed. */
static void
test_transient_never_shown (void)
{
  GtkWidget *parent = gtk_window_new (), *window = g_object_ref (gtk_window_new ());

  byline_transient_forget_parent (GTK_WINDOW (window));
  g_object_set (window, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  g_object_add_weak_pointer (G_OBJECT (parent), (gpointer *) &parent);
  gtk_window_destroy (GTK_WINDOW (parent));
  turn ();
  g_assert_null (parent);
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (window)));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  g_assert_finalize_object (window);
}

/* Screen readers are told of a button that has a state, by GTK or in its place. */
static void
test_toggle_state (void)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (button));

  g_object_ref_sink (button);
  byline_toggle_state_say (GTK_TOGGLE_BUTTON (button));
  if (gtk_check_version (4, 10, 0) != NULL)
    role = GTK_ACCESSIBLE_ROLE_SWITCH;
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (button)), ==, role);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_object_unref (button);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* What is drawn is not looked at here; starting GL takes seconds. */
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  adw_init ();
  byline_ui_init ();
  g_test_add_func ("/ui/widgets/new-destroy", test_new_destroy);
  g_test_add_func ("/ui/widgets/late-popover", test_late_popover);
  g_test_add_func ("/ui/widgets/late-menu", test_late_menu);
  g_test_add_func ("/ui/widgets/search-bar", test_search_bar);
  g_test_add_func ("/ui/widgets/name-chooser-at-once", test_name_chooser_at_once);
  g_test_add_func ("/ui/widgets/help-at-once", test_help_at_once);
  g_test_add_func ("/ui/widgets/contact-row", test_contact_row);
  g_test_add_func ("/ui/widgets/contact-row-page", test_contact_row_page);
  g_test_add_func ("/ui/widgets/contact-row-host", test_contact_row_host);
  g_test_add_func ("/ui/widgets/search-problems", test_search_problems);
  g_test_add_func ("/ui/widgets/search-text", test_search_text);
  g_test_add_func ("/ui/widgets/highlight", test_highlight);
  g_test_add_func ("/ui/widgets/menus", test_menus);
  g_test_add_func ("/ui/widgets/pane", test_pane);
  g_test_add_func ("/ui/widgets/wrap-layout", test_wrap_layout);
  g_test_add_func ("/ui/widgets/filter-bar", test_filter_bar);
  g_test_add_func ("/ui/widgets/sidebar", test_sidebar);
  g_test_add_func ("/ui/widgets/pass", test_pass);
  g_test_add_func ("/ui/widgets/key-rest", test_key_rest);
  g_test_add_func ("/ui/widgets/headline-search", test_headline_search);
  g_test_add_func ("/ui/widgets/headline-texts", test_headline_texts);
  g_test_add_func ("/ui/widgets/headline-isolates", test_headline_isolates);
  g_test_add_func ("/ui/widgets/preferences", test_preferences);
  g_test_add_func ("/ui/widgets/transient", test_transient);
  g_test_add_func ("/ui/widgets/transient-never-shown", test_transient_never_shown);
  g_test_add_func ("/ui/widgets/toggle-state", test_toggle_state);
  return g_test_run ();
}
