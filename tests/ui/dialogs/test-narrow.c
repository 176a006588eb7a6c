/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <locale.h>

#include "byline-health-window.h"
#include "byline-choice-row.h"
#include "byline-config.h"
#include "byline-help-window.h"
#include "byline-mute-dialog.h"
#include "byline-name-chooser-dialog.h"
#include "byline-name-entry-dialog.h"
#include "byline-preferences-window.h"
#include "byline-publication-window.h"
#include "byline-report-dialog.h"
#include "byline-requests-window.h"
#include "byline-rules-window.h"
#include "byline-shortcuts-window.h"
#include "byline-subscribe-dialog.h"
#include "byline-toast.h"
#include "byline-ui.h"
#include "window-fixture.h"

/* The narrowest screen, a phone held upright. */
#define NARROW 360
/* Without a window manager GTK draws a frame around a window, inside of it. */
#define FRAME 10
/* How often a window is looked at, each 50 ms. */
#define N_LOOKS 60
/* Of the desktop's settings: 96 dots per inch, times 1024. */
#define USUAL_DPI (96 * 1024)

typedef struct {
  WindowFixture base;
  BylineSettings *settings;
  BylineShortcuts *shortcuts;
} NarrowFixture;

/* How text is written. */
typedef struct {
  int dpi;
  GtkTextDirection direction;
  const char *language;
} Look;

static const Look usual = { USUAL_DPI, GTK_TEXT_DIR_LTR, "C" };
static const Look large = { USUAL_DPI * 3 / 2, GTK_TEXT_DIR_LTR, "C" };
static const Look mirrored = { USUAL_DPI * 3 / 2, GTK_TEXT_DIR_RTL, "C" };
/* Its words are longer. */
static const Look german = { USUAL_DPI * 3 / 2, GTK_TEXT_DIR_LTR, "de" };

/* The translations are those that have been built. */
static void
set_language (const char *language)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);

  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
set_up (NarrowFixture *fixture, gconstpointer data)
{
  const Look *look = data;

  set_language (look->language);
  gtk_widget_set_default_direction (look->direction);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", look->dpi, NULL);
  window_fixture_set_up (&fixture->base, NULL);
  fixture->settings = byline_settings_new (fixture->base.base.profile);
  fixture->shortcuts = byline_shortcuts_new (fixture->settings);
  window_fixture_count (&fixture->base);
}

static void
tear_down (NarrowFixture *fixture, gconstpointer data)
{
  fixture_finalize (fixture->shortcuts);
  window_fixture_tear_down (&fixture->base, data);
  g_object_unref (fixture->settings);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
}

/* Says which widgets are too wide, from the outermost to what makes them so. */
static void
tell_wide (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= NARROW)
    return;

  g_test_message ("%s: %d", G_OBJECT_TYPE_NAME (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (child);
}

static gboolean
is_cut (GtkLabel *label)
{
  int height = gtk_widget_get_height (GTK_WIDGET (label)), needed = 0;

  for (GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (label));
       parent != NULL && !GTK_IS_VIEWPORT (parent) && !GTK_IS_TEXT (parent);
       parent = gtk_widget_get_parent (parent))
    height = MIN (height, gtk_widget_get_height (parent));
  pango_layout_get_pixel_size (gtk_label_get_layout (label), NULL, &needed);
  return needed > height || pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

/* @what: (nullable): the window, to say which texts these are. Returns: how many texts are cut off, by three dots or by an
 * edge; but for a window's title, which has the room that is left by buttons */
static guint
count_cut (GtkWidget *widget, const char *what)
{
  guint n = 0;

  if (ADW_IS_HEADER_BAR (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && is_cut (GTK_LABEL (widget)))
    {
      if (what != NULL)
        g_test_message ("%s: cut off is “%s”", what, gtk_label_get_text (GTK_LABEL (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cut (child, what);
  return n;
}

/* What comes in late has no place before the next frame. */
static void
assert_whole (const char *what, GtkWidget *window)
{
  for (guint i = 0; i < N_LOOKS && count_cut (window, NULL) > 0; i++)
    fixture_run_ms (50);
  if (count_cut (window, what) > 0)
    g_test_fail_printf ("%s: texts are cut off", what);
}

/* Asserts that what is chosen in a row stands in one line if it is short: "90 days". */
static void
assert_short_in_a_line (GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  if (GTK_IS_POPOVER (widget))
    return;
  if (gtk_widget_get_mapped (widget) && GTK_IS_LABEL (widget) && g_utf8_strlen (text, -1) <= 12 &&
      gtk_widget_get_ancestor (widget, BYLINE_TYPE_CHOICE_ROW) != NULL &&
      pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (widget))) > 1)
    g_test_fail_printf ("“%s” is broken into lines", text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_short_in_a_line (child);
}

/* Asserts that a window fits into a narrow screen, and closes it. */
static void
assert_narrow (const char *what, GtkWidget *window)
{
  int minimum = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), NARROW + FRAME, -1);
  gtk_window_present (GTK_WINDOW (window));
  WINDOW_FIXTURE_WAIT (gtk_widget_get_height (gtk_widget_get_first_child (window)) > 0);
  fixture_run_ms (50);
  assert_whole (what, window);
  assert_short_in_a_line (window);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%s: %d", what, minimum);
  if (minimum > NARROW + FRAME)
    tell_wide (window);
  if (minimum > NARROW + FRAME)
    g_test_fail_printf ("%s is %d pixels wide at least", what, minimum);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  WINDOW_FIXTURE_WAIT (window == NULL);
}

static void
named_cb (GtkWidget *dialog, const char *name, gpointer user_data)
{
}

static void
muted_cb (BylineRule *rule, gpointer user_data)
{
  byline_rule_free (rule);
}

static void
chosen_cb (GtkWindow *parent, const char *name, gpointer user_data)
{
}

/* Asserts that a dialog is gone when its parent is: nothing is left that would act on a window that is closed. */
static void
assert_goes_with_parent (const char *what, GtkWidget *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));

  g_test_message ("%s", what);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  fixture_run_ms (50);
  gtk_window_destroy (parent);
  WINDOW_FIXTURE_WAIT (window == NULL);
}

typedef void (*Check) (const char *what, GtkWidget *window);

/* A parent for a dialog, which takes it along. */
static GtkWindow *
make_parent (NarrowFixture *fixture, Check check)
{
  GtkWidget *parent;

  if (check == assert_narrow)
    return GTK_WINDOW (fixture->base.window);

  parent = adw_window_new ();
  gtk_window_present (GTK_WINDOW (parent));
  return GTK_WINDOW (parent);
}

static void
check_windows (NarrowFixture *fixture, Check check)
{
  BylineLibrary *library = fixture->base.base.library;
  BylineCounts *counts = byline_counts_monitor_get_counts (fixture->base.counts);
  GtkWindow *parent = make_parent (fixture, check);

  check ("preferences", byline_preferences_window_new (parent, fixture->settings, library));
  parent = make_parent (fixture, check);
  check ("properties", GTK_WIDGET (byline_publication_window_new (parent, library,
                                                                  counts->publications->pdata[0])));
  parent = make_parent (fixture, check);
  check ("rules", GTK_WIDGET (byline_rules_window_new (parent, library)));
  parent = make_parent (fixture, check);
  check ("health", GTK_WIDGET (byline_health_window_new (parent, library)));
  parent = make_parent (fixture, check);
  check ("requests", GTK_WIDGET (byline_requests_window_new (parent, library)));
  parent = make_parent (fixture, check);
  check ("help", byline_help_window_new (parent, g_get_language_names ()));
  parent = make_parent (fixture, check);
  check ("shortcuts", byline_shortcuts_window_new (parent, fixture->shortcuts));
}

static void
check_dialogs (NarrowFixture *fixture, Check check)
{
  BylineLibrary *library = fixture->base.base.library;
  GtkWindow *parent = make_parent (fixture, check);
  const char *const names[] = { "News", "News/Asia", NULL };

  check ("name entry",
         byline_name_entry_dialog_present (parent, "Move to Folder", "A sentence on it.", "Folder",
                                           "News", names, "_Move", named_cb, NULL, NULL));
  parent = make_parent (fixture, check);
  check ("mute", byline_mute_dialog_present (parent, BYLINE_RULE_KIND_SECTION, "Harbours",
                                             "Harbours", muted_cb, NULL, NULL));
  parent = make_parent (fixture, check);
  check ("mute words", byline_mute_dialog_present (parent, BYLINE_RULE_KIND_WORD, NULL, NULL,
                                                   muted_cb, NULL, NULL));
  parent = make_parent (fixture, check);
  check ("name chooser",
         byline_name_chooser_dialog_present (parent, "Merge Harbours Into…", "Find a section",
                                             names, chosen_cb, NULL, NULL));
  parent = make_parent (fixture, check);
  check ("subscribe", byline_subscribe_dialog_new (parent, library, names, NULL));
  /* That address is none: it says so. */
  parent = make_parent (fixture, check);
  check ("subscribe, failed", byline_subscribe_dialog_new (parent, library, names, "no address"));
  /* It still asks when it is closed. */
  parent = make_parent (fixture, check);
  check ("subscribe, busy", byline_subscribe_dialog_new (parent, library, names, "127.0.0.1:9"));
}

static void
test_windows (NarrowFixture *fixture, gconstpointer data)
{
  check_windows (fixture, assert_narrow);
}

static void
test_dialogs (NarrowFixture *fixture, gconstpointer data)
{
  check_dialogs (fixture, assert_narrow);
}

/* Returns: (nullable): the dialog over @parent */
static GtkWidget *
find_over (gpointer parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == parent)
      return l->data;
  return NULL;
}

/* What asks, and what tells of many things: with the texts that it has in the window. */
static void
test_questions (NarrowFixture *fixture, gconstpointer data)
{
  GtkWidget *shortcuts = byline_shortcuts_window_new (GTK_WINDOW (fixture->base.window),
                                                      fixture->shortcuts);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *const names[] = { NULL };
  g_autofree char *split = g_strdup_printf (
    gettext ("Enter a new name for %s in %s. Other publications keep the current name."),
    "Mara Lindqvist", "The Harbour Dispatch");
  g_autofree char *summary =
    g_strdup_printf (ngettext ("%'u feed was added.", "%'u feeds were added.", 12), 12);

  gtk_window_present (GTK_WINDOW (shortcuts));
  byline_shortcuts_window_enter (BYLINE_SHORTCUTS_WINDOW (shortcuts), "win.rules",
                                 "<Control>Return");
  assert_narrow ("replace shortcut", find_over (shortcuts));
  gtk_window_destroy (GTK_WINDOW (shortcuts));

  assert_narrow ("split author",
                 byline_name_entry_dialog_present (GTK_WINDOW (fixture->base.window),
                                                   gettext ("Split Author"), split,
                                                   gettext ("Name"), "Mara Lindqvist", names,
                                                   gettext ("_Split"), named_cb, NULL, NULL));
  assert_narrow ("save filter",
                 byline_name_entry_dialog_present (
                   GTK_WINDOW (fixture->base.window), gettext ("Save Filter"),
                   gettext ("The filter appears in the sidebar with its number of unread stories."),
                   gettext ("Name"), "China", names, gettext ("_Save"), named_cb, NULL, NULL));

  for (guint i = 0; i < 12; i++)
    g_ptr_array_add (lines, g_strdup_printf (gettext ("%s: not added"),
                                             "https://example.org/a/long/address/of/a/feed.xml"));
  byline_report_dialog_present (GTK_WINDOW (fixture->base.window), gettext ("Import Results"),
                                summary, lines);
  assert_narrow ("report", find_over (fixture->base.window));
}

/* Shows a message with a button beside it in a window of @width, and makes that as narrow as can be. */
static void
check_toast (int width)
{
  GtkWidget *window = adw_window_new (), *overlay = adw_toast_overlay_new ();
  AdwToast *toast = byline_toast_new ("Keine neuen Beiträge · 1 Feed fehlgeschlagen");

  adw_toast_set_button_label (toast, "_Einzelheiten");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_label_new (NULL));
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 600);
  gtk_window_present (GTK_WINDOW (window));
  WINDOW_FIXTURE_WAIT (gtk_widget_get_width (overlay) > 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  WINDOW_FIXTURE_WAIT (window_fixture_find_button (overlay, "_Einzelheiten") != NULL);
  fixture_run_ms (50);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW + FRAME, 600);
  WINDOW_FIXTURE_WAIT (gtk_widget_get_width (overlay) <= NARROW + FRAME);
  fixture_run_ms (50);
  assert_whole ("toast", window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* It is as high as its lines need. */
static void
test_toast (NarrowFixture *fixture, gconstpointer data)
{
  check_toast (NARROW + FRAME);
}

/* So it is when the window gets narrow while it is shown. */
static void
test_toast_narrowed (NarrowFixture *fixture, gconstpointer data)
{
  check_toast (2 * NARROW);
}

static void
test_parents (NarrowFixture *fixture, gconstpointer data)
{
  check_windows (fixture, assert_goes_with_parent);
  check_dialogs (fixture, assert_goes_with_parent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func, look)                                                                      \
  g_test_add ("/ui/narrow/" name, NarrowFixture, &look, set_up, func, tear_down)
  ADD ("windows", test_windows, usual);
  ADD ("windows-large", test_windows, large);
  ADD ("windows-mirrored", test_windows, mirrored);
  ADD ("windows-german", test_windows, german);
  ADD ("dialogs", test_dialogs, usual);
  ADD ("dialogs-large", test_dialogs, large);
  ADD ("dialogs-mirrored", test_dialogs, mirrored);
  ADD ("dialogs-german", test_dialogs, german);
  ADD ("questions", test_questions, usual);
  ADD ("questions-large", test_questions, large);
  ADD ("questions-mirrored", test_questions, mirrored);
  ADD ("questions-german", test_questions, german);
  ADD ("toast", test_toast, usual);
  ADD ("toast-large", test_toast, large);
  ADD ("toast-narrowed", test_toast_narrowed, large);
  ADD ("parents", test_parents, usual);
#undef ADD
  return g_test_run ();
}
