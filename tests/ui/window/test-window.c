/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "byline-subscribe-dialog.h"
#include "byline-filter-bar.h"
#include "byline-headlines-pane.h"
#include "byline-library-sections.h"
#include "byline-login-row.h"
#include "byline-name-entry-dialog.h"
#include "byline-publication-window.h"
#include "byline-reading-pane.h"
#include "byline-report-dialog.h"
#include "byline-search-box.h"
#include "byline-sidebar.h"
#include "byline-ui.h"
#include "byline-window-settings.h"
#include "byline-window.h"
#include "test-helpers.h"

static const char opml[] =
  "<opml version=\"2.0\"><body><outline text=\"News\">"
  "<outline type=\"rss\" text=\"One\" xmlUrl=\"http://127.0.0.1:9/one.xml\"/></outline>"
  "<outline type=\"rss\" text=\"Two\" xmlUrl=\"http://127.0.0.1:9/two.xml\"/></body></opml>";

typedef struct {
  char *dir;
  BylineProfile *profile;
  BylineSettings *settings;
  BylineLibrary *library;
  BylineWindow *window;
  gboolean done;
} Fixture;

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  byline_library_open_finish (BYLINE_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  fixture->done = TRUE;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineImportReport)
    report = byline_library_import_finish (BYLINE_LIBRARY (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 2);
  fixture->done = TRUE;
}

static void
wait_done (Fixture *fixture)
{
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  fixture->done = FALSE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("byline-XXXXXX", NULL);
  fixture->profile = byline_profile_new (fixture->dir);
  fixture->settings = byline_settings_new (fixture->profile);
  fixture->library = byline_library_new (fixture->profile, fixture->settings);
  byline_library_open_async (fixture->library, NULL, opened_cb, fixture);
  wait_done (fixture);
}

static void
import (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (opml, strlen (opml));

  byline_library_import_async (fixture->library, bytes, NULL, imported_cb, fixture);
  wait_done (fixture);
}

static BylineSidebar *
get_sidebar (Fixture *fixture)
{
  return test_find_widget (fixture->window, BYLINE_TYPE_SIDEBAR);
}

static gpointer
find_in_list (Fixture *fixture, GType type)
{
  return test_find_widget (test_find_widget (fixture->window, BYLINE_TYPE_HEADLINES_PANE), type);
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (test_find_widget (fixture->window, GTK_TYPE_STACK));
}

/* Returns: (transfer full): what the window shows, as it keeps it */
static BylineFilter *
get_filter (Fixture *fixture)
{
  g_autoptr (BylineWindowSettings) settings = NULL;
  g_autofree char *text = NULL;

  byline_window_save_state (fixture->window);
  settings = byline_window_settings_new (fixture->settings);
  g_object_get (settings, "filter", &text, NULL);
  return byline_filter_parse (text);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = byline_window_new (NULL, fixture->library, fixture->settings);
  byline_window_set_opened (fixture->window, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 100 && byline_sidebar_get_counts (get_sidebar (fixture)) == NULL; i++)
    test_run_ms (20);
  test_run_ms (100);
}

static void
close_window (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 100 && fixture->window != NULL; i++)
    test_run_ms (20);
  g_assert_null (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;

  byline_library_close (fixture->library);
  turn ();
  /* Answers to a window that is closed hold the library until they are there. */
  for (guint i = 0; i < 100 && G_OBJECT (fixture->library)->ref_count > 1; i++)
    test_run_ms (20);
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->profile);
  command = g_strdup_printf ("rm -rf '%s'", fixture->dir);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->dir);
}

static void
test_first_run (Fixture *fixture, gconstpointer data)
{
  open_window (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "first-run");
  close_window (fixture);
}

/* Returns: whether the window has taken @file, as if it had been dropped there */
static gboolean
drop (Fixture *fixture, GFile *file)
{
  g_autoptr (GListModel)
    controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (&files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  return taken;
}

/* A list of feeds that is dropped into the first page is imported, and the page gives way; an address that a browser
 * drops is asked about. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "dropped.opml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) page = g_file_new_for_uri ("http://127.0.0.1:9/");
  g_autoptr (GList) windows = NULL;
  GtkWidget *dialog = NULL;

  g_assert_true (g_file_set_contents (path, opml, -1, NULL));
  open_window (fixture);
  g_assert_true (drop (fixture, file));
  for (guint i = 0; i < 200 && g_strcmp0 (get_page (fixture), "main") != 0; i++)
    test_run_ms (20);
  g_assert_cmpstr (get_page (fixture), ==, "main");

  g_assert_true (drop (fixture, page));
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (BYLINE_IS_SUBSCRIBE_DIALOG (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  /* What it has asked for holds it. */
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  for (guint i = 0; i < 200 && dialog != NULL; i++)
    test_run_ms (20);
  g_assert_null (dialog);
  close_window (fixture);
}

static void
test_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "A <strange> error & more.");

  fixture->window = byline_window_new (NULL, fixture->library, fixture->settings);
  byline_window_set_opened (fixture->window, error);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_run_ms (50);
  g_assert_cmpstr (get_page (fixture), ==, "error");
  close_window (fixture);
}

static guint
n_panes (BylineWindow *self)
{
  AdwLeaflet *outer = test_find_widget (self, ADW_TYPE_LEAFLET);
  AdwLeaflet *inner = ADW_LEAFLET (
    gtk_widget_get_ancestor (test_find_widget (self, BYLINE_TYPE_SIDEBAR), ADW_TYPE_LEAFLET));

  return 3 - adw_leaflet_get_folded (outer) - adw_leaflet_get_folded (inner);
}

static void
test_folding (Fixture *fixture, gconstpointer data)
{
  const struct {
    int width;
    guint panes;
  } cases[] = { { 1200, 3 }, { 900, 2 }, { 800, 2 }, { 600, 2 }, { 360, 1 } };

  import (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int width, minimum;
      g_autoptr (BylineWindowSettings) settings = byline_window_settings_new (fixture->settings);

      g_object_set (settings, "width", cases[i].width, "height", 600, NULL);
      open_window (fixture);
      g_assert_cmpstr (get_page (fixture), ==, "main");
      /* Folding is animated, and what is inside follows. */
      for (guint n = 0; n < 100 && n_panes (fixture->window) != cases[i].panes; n++)
        test_run_ms (20);
      width = gtk_widget_get_width (GTK_WIDGET (fixture->window));
      gtk_widget_measure (test_find_widget (fixture->window, BYLINE_TYPE_READING_PANE),
                          GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%d px (%d): %u panes, reading at least %d", cases[i].width, width,
                      n_panes (fixture->window), minimum);
      /* Without a window manager a frame is drawn inside. */
      g_assert_cmpint (width, >=, cases[i].width - 12);
      g_assert_cmpint (width, <=, cases[i].width);
      g_assert_cmpuint (n_panes (fixture->window), ==, cases[i].panes);
      close_window (fixture);
    }
}

/* No pane stands beside the story that would make its lines too short, in whatever size it is set. */
static void
test_readable (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 420, 640, 800, 1000, 1200, 1400 };
  static const double scales[] = { 1.0, 1.5 };
  g_autoptr (BylineWindowSettings) settings = byline_window_settings_new (fixture->settings);

  import (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (scales); j++)
      {
        BylineReadingPane *pane;
        int width = 0, window_width = 0, readable = 0;

        g_object_set (settings, "width", widths[i], "height", 600, NULL);
        open_window (fixture);
        pane = BYLINE_READING_PANE (test_find_widget (fixture->window, BYLINE_TYPE_READING_PANE));
        g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "front-page", NULL);
        g_object_set (fixture->settings, "text-scale", scales[j], NULL);
        for (guint n = 0; n < 100 && (n < 5 || width < MIN (readable, window_width)); n++)
          {
            test_run_ms (20);
            width = gtk_widget_get_width (GTK_WIDGET (pane));
            window_width = gtk_widget_get_width (GTK_WIDGET (fixture->window));
            readable = byline_reading_pane_get_readable_width (pane);
          }
        g_test_message ("%d px, scale %.1f: %d of %d", widths[i], scales[j], width, readable);
        g_assert_cmpint (width, >=, MIN (readable, window_width));
        close_window (fixture);
      }
}

static gboolean
is_enabled (BylineWindow *self, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self), name);
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  BylineSearchBox *search_box;
  GtkSearchBar *search_bar;
  g_autoptr (BylineFilter) filter = NULL;
  double scale = 0;

  import (fixture);
  open_window (fixture);
  g_assert_true (is_enabled (fixture->window, "refresh"));
  g_assert_true (is_enabled (fixture->window, "add"));
  g_assert_true (is_enabled (fixture->window, "export"));
  g_assert_false (is_enabled (fixture->window, "saved"));
  g_assert_false (is_enabled (fixture->window, "mark-all-read"));
  g_assert_false (is_enabled (fixture->window, "clear-filter"));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "text-larger", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "text-larger", NULL);
  g_object_get (fixture->settings, "text-scale", &scale, NULL);
  g_assert_cmpfloat_with_epsilon (scale, 1.2, 0.001);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "text-reset", NULL);

  search_bar = find_in_list (fixture, GTK_TYPE_SEARCH_BAR);
  search_box = find_in_list (fixture, BYLINE_TYPE_SEARCH_BOX);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "begin-search", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (search_bar));
  byline_search_box_set_text (search_box, "word");
  g_signal_emit_by_name (search_box, "changed");
  g_assert_true (is_enabled (fixture->window, "clear-filter"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "escape", NULL);
  filter = get_filter (fixture);
  g_assert_null (filter->search);
  g_assert_false (gtk_search_bar_get_search_mode (search_bar));
  close_window (fixture);
}

static void
choose (Fixture *fixture, BylineSidebarKind kind, const char *value)
{
  BylineSidebarData data = { .kind = kind, .label = g_strdup (value), .value = g_strdup (value) };
  g_autoptr (BylineSidebarItem) item = byline_sidebar_item_new (&data);

  g_signal_emit_by_name (get_sidebar (fixture), "activated", item, FALSE);
}

/* What is chosen in the sidebar is what the list shows; each choice is a step. */
static void
test_choosing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) chosen = NULL;
  g_autoptr (BylineFilter) all = NULL;
  GtkStack *pages;

  import (fixture);
  open_window (fixture);
  choose (fixture, BYLINE_SIDEBAR_SECTION, "China");
  choose (fixture, BYLINE_SIDEBAR_AUTHOR, "Mara");
  chosen = get_filter (fixture);
  g_assert_cmpuint (chosen->sections->len, ==, 1);
  g_assert_cmpuint (chosen->authors->len, ==, 1);
  g_assert_true (is_enabled (fixture->window, "back"));

  choose (fixture, BYLINE_SIDEBAR_ALL, NULL);
  all = get_filter (fixture);
  g_assert_true (byline_filter_is_empty (all));
  pages = GTK_STACK (
    gtk_widget_get_ancestor (find_in_list (fixture, BYLINE_TYPE_HEADLINE_LIST), GTK_TYPE_STACK));
  for (guint i = 0; i < 100 && !g_str_equal (gtk_stack_get_visible_child_name (pages), "empty");
       i++)
    test_run_ms (20);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, "empty");
  close_window (fixture);
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = NULL;

  import (fixture);
  open_window (fixture);
  choose (fixture, BYLINE_SIDEBAR_SECTION, "China");
  byline_window_save_state (fixture->window);
  close_window (fixture);

  open_window (fixture);
  filter = get_filter (fixture);
  g_assert_cmpuint (filter->sections->len, ==, 1);
  g_assert_cmpuint (byline_filter_bar_get_n_chips (find_in_list (fixture, BYLINE_TYPE_FILTER_BAR)),
                    ==, 1);
  close_window (fixture);
}

/* A search that says nothing, as a settings file may hold it, is none when it is restored either:
 * it would end by itself a moment later, and that would be a step which nobody took. */
static void
test_restored_search (Fixture *fixture, gconstpointer data)
{
  const struct {
    const char *stored, *shown;
  } cases[] = { { "section:", NULL }, { "  two words ", "two words" } };

  import (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylineWindowSettings) settings = byline_window_settings_new (fixture->settings);
      g_autoptr (BylineFilter) filter = byline_filter_new ();
      g_autoptr (BylineFilter) shown = NULL;
      g_autofree char *text = NULL;

      byline_filter_add_section (filter, "China");
      filter->search = g_strdup (cases[i].stored);
      text = byline_filter_to_string (filter);
      g_object_set (settings, "filter", text, NULL);
      open_window (fixture);
      /* The search entry tells of its text after 150 ms. */
      test_run_ms (400);
      g_assert_false (is_enabled (fixture->window, "back"));
      g_assert_false (is_enabled (fixture->window, "forward"));
      shown = get_filter (fixture);
      g_assert_cmpuint (shown->sections->len, ==, 1);
      g_assert_cmpstr (shown->search, ==, cases[i].shown);
      g_assert_cmpuint (byline_filter_bar_get_n_chips (
                          find_in_list (fixture, BYLINE_TYPE_FILTER_BAR)),
                        ==, cases[i].shown != NULL ? 2 : 1);
      close_window (fixture);
    }
}

static void
noop_cb (GtkWidget *dialog, const char *name, gpointer user_data)
{
}

/* Every dialog over the window, shown and closed again. */
static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  const char *folders[] = { "News", "News/Asia", NULL };
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  BylinePublication *publication;
  GtkWindow *parent;

  import (fixture);
  open_window (fixture);
  parent = GTK_WINDOW (fixture->window);
  publication = byline_sidebar_get_counts (get_sidebar (fixture))->publications->pdata[0];
  g_ptr_array_add (lines, (gpointer) "http://x/: <nothing> & no more");

  gtk_window_present (
    GTK_WINDOW (byline_subscribe_dialog_new (parent, fixture->library, folders, NULL)));
  gtk_window_present (
    GTK_WINDOW (byline_publication_window_new (parent, fixture->library, publication)));
  byline_name_entry_dialog_present (parent, "Rename", "Body", "Name", "One", folders, "_Rename",
                                    noop_cb, g_strdup ("x"), g_free);
  byline_report_dialog_present (parent, "Report", "Summary", lines);
  test_run_ms (100);
  close_window (fixture);
}

/* --- User names and passwords --- */

/* Returns: (nullable): the first widget of @type below @widget that has that title. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Presses the button of a toast, once that has come. */
static void
press_undo (Fixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  for (guint i = 0; i < 100 && test_find_button (window, "_Undo") == NULL; i++)
    test_run_ms (20);
  g_signal_emit_by_name (test_find_button (window, "_Undo"), "clicked");
}

/* Returns: the dialog over the window. */
static GtkWidget *
find_dialog (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window))
      return l->data;
  g_assert_not_reached ();
}

static void
wait_for_publications (Fixture *fixture, guint n)
{
  for (guint i = 0;
       i < 100 && byline_sidebar_get_counts (get_sidebar (fixture))->publications->len != n; i++)
    test_run_ms (20);
  g_assert_cmpuint (byline_sidebar_get_counts (get_sidebar (fixture))->publications->len, ==, n);
}

static void
wait_for_title (Fixture *fixture, const char *title)
{
  for (guint i = 0;
       i < 100 && g_strcmp0 (gtk_window_get_title (GTK_WINDOW (fixture->window)), title) != 0; i++)
    test_run_ms (20);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, title);
}

/* The list is called what its filter is saved as; a deletion can be taken back. */
static void
test_saved_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GPtrArray) rules = byline_rules_new ();

  import (fixture);
  open_window (fixture);
  byline_filter_add_section (filter, "China");
  choose (fixture, BYLINE_SIDEBAR_SECTION, "China");
  wait_for_title (fixture, "China – Byline");
  g_ptr_array_add (rules, byline_rule_save_filter ("Mine", filter, 0));
  byline_library_apply_rules_async (fixture->library, rules, NULL, NULL, NULL);
  wait_for_title (fixture, "Mine – Byline");

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "saved-delete",
                                  g_variant_new_string ("Mine"));
  wait_for_title (fixture, "China – Byline");
  press_undo (fixture);
  wait_for_title (fixture, "Mine – Byline");
  close_window (fixture);
}

/* A section that was renamed has the new name in the filter; Undo gives the old one back. */
static void
test_rename (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  import (fixture);
  open_window (fixture);
  choose (fixture, BYLINE_SIDEBAR_SECTION, "China");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "name-rename",
                                  g_variant_new ("(ss)", "section", "China"));
  dialog = find_dialog (fixture);
  gtk_editable_set_text (test_find_widget (dialog, GTK_TYPE_EDITABLE), "PRC");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  wait_for_title (fixture, "PRC – Byline");
  press_undo (fixture);
  wait_for_title (fixture, "China – Byline");
  close_window (fixture);
}

/* A removed publication is gone from the sidebar, and comes back by Undo. */
static void
test_unsubscribe (Fixture *fixture, gconstpointer data)
{
  const BylinePublication *publication;

  import (fixture);
  open_window (fixture);
  publication = byline_sidebar_get_counts (get_sidebar (fixture))->publications->pdata[0];
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "publication-unsubscribe",
                                  g_variant_new_int64 (publication->id));
  wait_for_publications (fixture, 1);
  press_undo (fixture);
  wait_for_publications (fixture, 2);
  close_window (fixture);
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static void
wait_for_count (const guint *n, guint expected)
{
  while (*n < expected)
    g_main_context_iteration (NULL, TRUE);
}

static void
type_into (GtkWidget *widget, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (widget, title)), text);
}

/* Add, change and forget, in the publication's window. */
static void
test_login (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  GtkWidget *window;
  GtkWidget *row;
  GtkWidget *save;
  GtkWidget *forget;
  g_autofree char *path = g_build_filename (fixture->dir, "passwords.ini", NULL);
  g_autofree char *text = NULL;
  guint n_changes = 0;

  g_setenv ("BYLINE_KEYRING", "none", TRUE);
  import (fixture);
  open_window (fixture);
  publication = byline_publication_copy (
    byline_sidebar_get_counts (get_sidebar (fixture))->publications->pdata[0]);
  window = byline_publication_window_new (GTK_WINDOW (fixture->window), fixture->library,
                                          publication);
  gtk_window_present (GTK_WINDOW (window));
  test_run_ms (100);
  row = find_row (window, "User name and password");
  g_assert_true (BYLINE_IS_LOGIN_ROW (row));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n_changes);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  test_run_ms (100);
  save = test_find_button (row, "_Save");
  forget = test_find_button (row, "_Forget");
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_false (gtk_widget_get_sensitive (forget));

  type_into (row, "User name", "ann <b>");
  type_into (row, "Password", "s3cret");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  wait_for_count (&n_changes, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "s3cret"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Stored for “ann <b>”");
  /* What is kept is never shown again. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (row, "Password"))), ==, "");
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_true (gtk_widget_get_sensitive (forget));
  gtk_window_close (GTK_WINDOW (window));
  test_run_ms (50);

  window = byline_publication_window_new (GTK_WINDOW (fixture->window), fixture->library,
                                          publication);
  gtk_window_present (GTK_WINDOW (window));
  test_run_ms (100);
  row = find_row (window, "User name and password");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (row, "User name"))), ==,
                   "ann <b>");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  test_run_ms (100);
  g_signal_emit_by_name (test_find_button (row, "_Forget"), "clicked");
  wait_for_count (&n_changes, 2);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "None");
  close_window (fixture);
}

/* Each way to read whole stories says what it does. */
static void
test_page_policies (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "first stories", "when you ask", "only its beginning",
                                       "never before" };
  g_autoptr (BylinePublication) publication = NULL;
  GtkWidget *window;
  GtkWidget *row;

  import (fixture);
  open_window (fixture);
  publication = byline_publication_copy (
    byline_sidebar_get_counts (get_sidebar (fixture))->publications->pdata[0]);
  window = byline_publication_window_new (GTK_WINDOW (fixture->window), fixture->library,
                                          publication);
  gtk_window_present (GTK_WINDOW (window));
  row = find_row (window, "From its page");
  for (guint i = G_N_ELEMENTS (texts); i > 0; i--)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i - 1);
      g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), texts[i - 1]));
      test_run_ms (100);
    }
  close_window (fixture);
}

/* A password that is typed with an address is not seen for long, and meant for its site only. */
static void
test_add_login (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *address;
  GtkWidget *user;
  GtkWidget *password;

  open_window (fixture);
  dialog = byline_subscribe_dialog_new (GTK_WINDOW (fixture->window), fixture->library, NULL,
                                        "http://ann:s3cr%23t@127.0.0.1:9/feed");
  gtk_window_present (GTK_WINDOW (dialog));
  address = find_row (dialog, "Website or feed address");
  user = find_row (dialog, "User name");
  password = find_row (dialog, "Password");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (address)), ==, "http://127.0.0.1:9/feed");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (user)), ==, "ann");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, "s3cr#t");
  g_assert_true (gtk_widget_get_visible (password));
  test_run_ms (100);

  gtk_editable_set_text (GTK_EDITABLE (address), "http://127.0.0.1:9/other");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (user)), ==, "ann");
  gtk_editable_set_text (GTK_EDITABLE (address), "http://127.0.0.2:9/other");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (user)), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, "");
  g_assert_false (gtk_widget_get_visible (password));
  gtk_window_close (GTK_WINDOW (dialog));
  test_run_ms (50);
  close_window (fixture);
}

/* Some releases of libadwaita measure a dialog's heading where it does not fit; that is not ours. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  /* What is drawn is not looked at here; starting GL takes seconds. */
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func) g_test_add ("/ui/window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("first-run", test_first_run);
  ADD ("drop", test_drop);
  ADD ("error", test_error);
  ADD ("folding", test_folding);
  ADD ("readable", test_readable);
  ADD ("actions", test_actions);
  ADD ("choosing", test_choosing);
  ADD ("state", test_state);
  ADD ("restored-search", test_restored_search);
  ADD ("saved-filters", test_saved_filters);
  ADD ("rename", test_rename);
  ADD ("unsubscribe", test_unsubscribe);
  ADD ("dialogs", test_dialogs);
  ADD ("login", test_login);
  ADD ("add-login", test_add_login);
  ADD ("page-policies", test_page_policies);
#undef ADD
  return g_test_run ();
}
