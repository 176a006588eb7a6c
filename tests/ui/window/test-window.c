/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "byline-add-dialog.h"
#include "byline-login-row.h"
#include "byline-name-dialog.h"
#include "byline-publication-window.h"
#include "byline-report-dialog.h"
#include "byline-ui.h"
#include "byline-window-private.h"

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

/* Lets frames be drawn and threads answer, for some milliseconds. */
static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, quit_cb, loop);
  g_main_loop_run (loop);
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

static void
open_window (Fixture *fixture)
{
  fixture->window = byline_window_new (NULL, fixture->library, fixture->settings);
  byline_window_set_opened (fixture->window, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 100 && byline_sidebar_get_counts (fixture->window->sidebar) == NULL; i++)
    run_for (20);
  run_for (100);
}

static void
close_window (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 100 && fixture->window != NULL; i++)
    run_for (20);
  g_assert_null (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;

  byline_library_close (fixture->library);
  turn ();
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
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->pages), ==, "first-run");
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
  run_for (50);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->pages), ==, "error");
  close_window (fixture);
}

static guint
n_panes (BylineWindow *self)
{
  gboolean outer = adw_leaflet_get_folded (self->outer),
           inner = adw_leaflet_get_folded (self->inner);

  return outer && inner ? 1 : outer || inner ? 2 : 3;
}

static void
test_folding (Fixture *fixture, gconstpointer data)
{
  const struct {
    int width;
    guint panes;
  } cases[] = { { 1200, 3 }, { 900, 3 }, { 800, 2 }, { 600, 2 }, { 360, 1 } };

  import (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int width, minimum;
      g_autoptr (BylineWindowSettings) settings = byline_window_settings_new (fixture->settings);

      g_object_set (settings, "width", cases[i].width, "height", 600, NULL);
      open_window (fixture);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->pages), ==, "main");
      /* Folding is animated, and what is inside follows. */
      for (guint n = 0; n < 100 && n_panes (fixture->window) != cases[i].panes; n++)
        run_for (20);
      width = gtk_widget_get_width (GTK_WIDGET (fixture->window));
      gtk_widget_measure (fixture->window->reading_pane, GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                          NULL, NULL, NULL);
      g_test_message ("%d px (%d): %u panes, reading at least %d", cases[i].width, width,
                      n_panes (fixture->window), minimum);
      /* Without a window manager a frame is drawn inside. */
      g_assert_cmpint (width, >=, cases[i].width - 12);
      g_assert_cmpint (width, <=, cases[i].width);
      g_assert_cmpuint (n_panes (fixture->window), ==, cases[i].panes);
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

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "begin-search", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (fixture->window->search_bar));
  _byline_window_set_search (fixture->window, "word");
  g_assert_true (is_enabled (fixture->window, "clear-filter"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "escape", NULL);
  g_assert_null (_byline_window_get_filter (fixture->window)->search);
  g_assert_false (gtk_search_bar_get_search_mode (fixture->window->search_bar));
  close_window (fixture);
}

static void
choose (BylineWindow *self,
        BylineSidebarKind kind,
        const char *value,
        gboolean active,
        gboolean add)
{
  BylineSidebarData data = {
    .kind = kind, .label = g_strdup (value), .value = g_strdup (value), .active = active
  };
  g_autoptr (BylineSidebarItem) item = byline_sidebar_item_new (&data);

  _byline_window_choose (self, item, add);
}

static void
test_choosing (Fixture *fixture, gconstpointer data)
{
  const BylineFilter *filter;

  import (fixture);
  open_window (fixture);

  /* A section takes the place of another; an author narrows. */
  choose (fixture->window, BYLINE_SIDEBAR_SECTION, "China", FALSE, FALSE);
  choose (fixture->window, BYLINE_SIDEBAR_SECTION, "Policy", FALSE, FALSE);
  choose (fixture->window, BYLINE_SIDEBAR_AUTHOR, "Mara", FALSE, FALSE);
  filter = _byline_window_get_filter (fixture->window);
  g_assert_cmpuint (filter->sections->len, ==, 1);
  g_assert_cmpstr (filter->sections->pdata[0], ==, "Policy");
  g_assert_cmpuint (filter->authors->len, ==, 1);

  /* Ctrl adds, and takes away. */
  choose (fixture->window, BYLINE_SIDEBAR_SECTION, "China", FALSE, TRUE);
  choose (fixture->window, BYLINE_SIDEBAR_UNREAD, NULL, FALSE, TRUE);
  filter = _byline_window_get_filter (fixture->window);
  g_assert_cmpuint (filter->sections->len, ==, 2);
  g_assert_true (filter->unread);
  choose (fixture->window, BYLINE_SIDEBAR_SECTION, "China", TRUE, TRUE);
  g_assert_cmpuint (_byline_window_get_filter (fixture->window)->sections->len, ==, 1);

  /* Chosen again it stands alone; all is all. */
  choose (fixture->window, BYLINE_SIDEBAR_SECTION, "Policy", TRUE, FALSE);
  g_assert_cmpuint (_byline_window_get_filter (fixture->window)->authors->len, ==, 0);
  choose (fixture->window, BYLINE_SIDEBAR_ALL, NULL, FALSE, FALSE);
  g_assert_true (byline_filter_is_empty (_byline_window_get_filter (fixture->window)));
  for (guint i = 0; i < 100 && byline_story_list_get_loading (fixture->window->stories); i++)
    run_for (20);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->list_pages), ==, "empty");
  close_window (fixture);
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  import (fixture);
  open_window (fixture);
  choose (fixture->window, BYLINE_SIDEBAR_SECTION, "China", FALSE, FALSE);
  byline_window_save_state (fixture->window);
  close_window (fixture);

  open_window (fixture);
  g_assert_cmpuint (_byline_window_get_filter (fixture->window)->sections->len, ==, 1);
  g_assert_cmpuint (byline_filter_bar_get_n_chips (fixture->window->filter_bar), ==, 1);
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
      g_autofree char *text = NULL;

      byline_filter_add_section (filter, "China");
      filter->search = g_strdup (cases[i].stored);
      text = byline_filter_to_string (filter);
      g_object_set (settings, "filter", text, NULL);
      open_window (fixture);
      /* The search entry tells of its text after 150 ms. */
      run_for (400);
      g_assert_false (is_enabled (fixture->window, "back"));
      g_assert_false (is_enabled (fixture->window, "forward"));
      g_assert_cmpuint (_byline_window_get_filter (fixture->window)->sections->len, ==, 1);
      g_assert_cmpstr (_byline_window_get_filter (fixture->window)->search, ==, cases[i].shown);
      g_assert_cmpuint (byline_filter_bar_get_n_chips (fixture->window->filter_bar), ==,
                        cases[i].shown != NULL ? 2 : 1);
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
  publication = byline_sidebar_get_counts (fixture->window->sidebar)->publications->pdata[0];
  g_ptr_array_add (lines, (gpointer) "http://x/: <nothing> & no more");

  gtk_window_present (GTK_WINDOW (byline_add_dialog_new (parent, fixture->library, folders, NULL)));
  gtk_window_present (
    GTK_WINDOW (byline_publication_window_new (parent, fixture->library, publication)));
  byline_name_dialog_present (parent, "Rename", "Body", "Name", "One", folders, "_Rename", noop_cb,
                              g_strdup ("x"), g_free);
  byline_report_dialog_present (parent, "Report", "Summary", lines);
  run_for (100);
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

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list is called what its filter is saved as; a deletion can be taken back. */
static void
test_saved_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  BylineWindow *window;

  import (fixture);
  open_window (fixture);
  window = fixture->window;
  byline_filter_add_section (filter, "China");
  _byline_window_set_filter (window, filter);
  g_assert_cmpstr (adw_window_title_get_title (window->list_title), ==, "China");
  _byline_window_apply_rule (window, byline_rule_save_filter ("Mine", filter, 0), NULL);
  for (guint i = 0; i < 100 && byline_saved_filters_get (window->saved_filters)->len == 0; i++)
    run_for (20);
  g_assert_nonnull (byline_saved_filters_find (window->saved_filters, "Mine"));
  g_assert_cmpstr (adw_window_title_get_title (window->list_title), ==, "Mine");
  g_assert_null (find_button (GTK_WIDGET (window->toasts), "_Undo"));

  g_action_group_activate_action (G_ACTION_GROUP (window), "saved-delete",
                                  g_variant_new_string ("Mine"));
  for (guint i = 0; i < 100 && byline_saved_filters_get (window->saved_filters)->len > 0; i++)
    run_for (20);
  g_assert_null (byline_saved_filters_find (window->saved_filters, "Mine"));
  g_assert_cmpstr (adw_window_title_get_title (window->list_title), ==, "China");

  for (guint i = 0; i < 100 && find_button (GTK_WIDGET (window->toasts), "_Undo") == NULL; i++)
    run_for (20);
  g_signal_emit_by_name (find_button (GTK_WIDGET (window->toasts), "_Undo"), "clicked");
  for (guint i = 0; i < 100 && byline_saved_filters_get (window->saved_filters)->len == 0; i++)
    run_for (20);
  g_assert_nonnull (byline_saved_filters_find (window->saved_filters, "Mine"));
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
    byline_sidebar_get_counts (fixture->window->sidebar)->publications->pdata[0]);
  window = byline_publication_window_new (GTK_WINDOW (fixture->window), fixture->library,
                                          publication);
  gtk_window_present (GTK_WINDOW (window));
  run_for (100);
  row = find_row (window, "User name and password");
  g_assert_true (BYLINE_IS_LOGIN_ROW (row));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n_changes);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  save = find_button (row, "_Save");
  forget = find_button (row, "_Forget");
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
                   "Kept for “ann <b>”");
  /* What is kept is never shown again. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (row, "Password"))), ==, "");
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_true (gtk_widget_get_sensitive (forget));
  gtk_window_close (GTK_WINDOW (window));
  run_for (50);

  window = byline_publication_window_new (GTK_WINDOW (fixture->window), fixture->library,
                                          publication);
  gtk_window_present (GTK_WINDOW (window));
  run_for (100);
  row = find_row (window, "User name and password");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (row, "User name"))), ==,
                   "ann <b>");
  g_signal_emit_by_name (find_button (row, "_Forget"), "clicked");
  wait_for_count (&n_changes, 2);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "None");
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
  dialog = byline_add_dialog_new (GTK_WINDOW (fixture->window), fixture->library, NULL,
                                  "http://ann:s3cr%23t@127.0.0.1:9/feed");
  gtk_window_present (GTK_WINDOW (dialog));
  address = find_row (dialog, "Address of a site or feed");
  user = find_row (dialog, "User name");
  password = find_row (dialog, "Password");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (address)), ==, "http://127.0.0.1:9/feed");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (user)), ==, "ann");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, "s3cr#t");
  g_assert_true (gtk_widget_get_visible (password));
  run_for (100);

  gtk_editable_set_text (GTK_EDITABLE (address), "http://127.0.0.1:9/other");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (user)), ==, "ann");
  gtk_editable_set_text (GTK_EDITABLE (address), "http://127.0.0.2:9/other");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (user)), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, "");
  g_assert_false (gtk_widget_get_visible (password));
  gtk_window_close (GTK_WINDOW (dialog));
  run_for (50);
  close_window (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* What is drawn is not looked at here; starting GL takes seconds. */
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func) g_test_add ("/ui/window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("first-run", test_first_run);
  ADD ("error", test_error);
  ADD ("folding", test_folding);
  ADD ("actions", test_actions);
  ADD ("choosing", test_choosing);
  ADD ("state", test_state);
  ADD ("restored-search", test_restored_search);
  ADD ("saved-filters", test_saved_filters);
  ADD ("dialogs", test_dialogs);
  ADD ("login", test_login);
  ADD ("add-login", test_add_login);
#undef ADD
  return g_test_run ();
}
