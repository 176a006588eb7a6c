/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-profile.h"
#include "byline-shortcuts-window.h"

typedef struct {
  BylineProfile *profile;
  BylineSettings *settings;
  BylineShortcuts *shortcuts;
  guint n_changed;
} ShortcutsFixture;

static void
count_cb (guint *n)
{
  *n += 1;
}

static void
set_up (ShortcutsFixture *fixture, gconstpointer data)
{
  g_autofree char *dir = g_dir_make_tmp ("byline-XXXXXX", NULL);

  fixture->profile = byline_profile_new (dir);
  fixture->settings = byline_settings_new (fixture->profile);
  fixture->shortcuts = byline_shortcuts_new (fixture->settings);
  g_signal_connect_swapped (fixture->shortcuts, "changed", G_CALLBACK (count_cb),
                            &fixture->n_changed);
}

static void
tear_down (ShortcutsFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->shortcuts);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->profile);
}

static void
assert_keys (ShortcutsFixture *fixture, const char *action, const char *expected)
{
  g_auto (GStrv) keys = byline_shortcuts_get_keys (fixture->shortcuts, action);
  g_autofree char *joined = g_strjoinv (" ", keys);

  g_assert_cmpstr (joined, ==, expected);
}

/* No key does two things, and each is one that can be pressed. */
static void
test_table (ShortcutsFixture *fixture, gconstpointer data)
{
  guint n;
  const BylineShortcut *all = byline_shortcuts_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (all[i].keys, " ", -1);

      for (guint k = 0; words[k] != NULL && words[k][0] != '\0'; k++)
        {
          const BylineShortcut *found = byline_shortcuts_find (fixture->shortcuts, words[k]);

          g_assert_nonnull (found);
          g_assert_cmpstr (found->action, ==, all[i].action);
        }
    }
}

static void
test_change (ShortcutsFixture *fixture, gconstpointer data)
{
  const char *const keys[] = { "x", "nonsense<", "<Control>F7", NULL };
  const char *const none[] = { NULL };
  g_autofree char *text = NULL;
  BylineShortcuts *other;

  assert_keys (fixture, "win.next", "j n");
  byline_shortcuts_set_keys (fixture->shortcuts, "win.next", keys);
  assert_keys (fixture, "win.next", "x <Control>F7");
  byline_shortcuts_set_keys (fixture->shortcuts, "win.find", none);
  assert_keys (fixture, "win.find", "");
  g_assert_true (byline_shortcuts_is_changed (fixture->shortcuts, "win.find"));
  g_assert_false (byline_shortcuts_is_changed (fixture->shortcuts, "win.back"));
  g_assert_cmpuint (fixture->n_changed, ==, 2);

  /* It is kept. */
  g_object_get (fixture->settings, "shortcuts", &text, NULL);
  g_assert_cmpstr (text, ==, "win.next=x <Control>F7;win.find=");
  other = byline_shortcuts_new (fixture->settings);
  g_assert_cmpstr (byline_shortcuts_find (other, "<Control>F7")->action, ==, "win.next");
  g_assert_null (byline_shortcuts_find (other, "<Control><Shift>f"));
  g_assert_finalize_object (other);

  /* Those that the program brings are no change. */
  byline_shortcuts_set_keys (fixture->shortcuts, "win.next", NULL);
  g_assert_false (byline_shortcuts_is_changed (fixture->shortcuts, "win.next"));
  byline_shortcuts_reset (fixture->shortcuts);
  g_assert_false (byline_shortcuts_is_changed (fixture->shortcuts, NULL));
  assert_keys (fixture, "win.find", "<Control><Shift>f");
}

/* What cannot be read, and what is no action, is passed by. */
static void
test_broken (ShortcutsFixture *fixture, gconstpointer data)
{
  g_object_set (fixture->settings, "shortcuts", "win.next;=;win.gone=q;win.back=<Alt>b;;x=y=z",
                NULL);
  assert_keys (fixture, "win.next", "j n");
  assert_keys (fixture, "win.back", "<Alt>b");
}

static void
test_pressed (ShortcutsFixture *fixture, gconstpointer data)
{
  g_autofree char *shifted = byline_shortcuts_name_pressed (GDK_KEY_question,
                                                            GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_autofree char *tab = byline_shortcuts_name_pressed (GDK_KEY_ISO_Left_Tab,
                                                        GDK_CONTROL_MASK | GDK_SHIFT_MASK);

  g_assert_null (byline_shortcuts_name_pressed (GDK_KEY_Shift_L, GDK_SHIFT_MASK));
  g_assert_cmpstr (byline_shortcuts_find (fixture->shortcuts, shifted)->action, ==,
                   "app.shortcuts");
  g_assert_cmpstr (byline_shortcuts_find (fixture->shortcuts, tab)->action, ==,
                   "win.previous-pane");
  g_assert_cmpstr (
    byline_shortcuts_find_pressed (fixture->shortcuts, GDK_KEY_slash, GDK_SHIFT_MASK)->action, ==,
    "win.begin-search");
  g_assert_cmpstr (
    byline_shortcuts_find_pressed (fixture->shortcuts, GDK_KEY_space, GDK_SHIFT_MASK)->action, ==,
    "win.page-back");
  g_assert_true (byline_shortcuts_is_single ("<Shift>a"));
  g_assert_false (byline_shortcuts_is_single ("F6"));
  g_assert_false (byline_shortcuts_is_single ("<Alt>Left"));
}

/* Returns: (nullable): the dialog over @window */
static GtkWidget *
find_dialog (GtkWidget *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
      return l->data;
  return NULL;
}

/* A key that does something else is taken from that only with a word. */
static void
test_conflict (ShortcutsFixture *fixture, gconstpointer data)
{
  GtkWidget *window = byline_shortcuts_window_new (NULL, fixture->shortcuts);
  GtkWidget *dialog;

  gtk_window_present (GTK_WINDOW (window));
  byline_shortcuts_window_enter (BYLINE_SHORTCUTS_WINDOW (window), "win.rules", "F8");
  assert_keys (fixture, "win.rules", "F8");
  g_assert_null (find_dialog (window));

  byline_shortcuts_window_enter (BYLINE_SHORTCUTS_WINDOW (window), "win.rules", "j");
  dialog = find_dialog (window);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_keys (fixture, "win.rules", "F8");
  assert_keys (fixture, "win.next", "j n");

  byline_shortcuts_window_enter (BYLINE_SHORTCUTS_WINDOW (window), "win.rules", "j");
  dialog = find_dialog (window);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "replace");
  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_keys (fixture, "win.rules", "j");
  assert_keys (fixture, "win.next", "n");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_in_table (const char *action)
{
  guint n;
  const BylineShortcut *all = byline_shortcuts_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].action, action))
      return TRUE;

  return FALSE;
}

/* What the main menu does can be given a key, and is found by its name; but for the way out of the sample
 * edition. */
static void
test_menu (ShortcutsFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "ui", "window",
                                                 "byline-window.ui", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, "<attribute name=\"action\">", -1);
  g_assert_cmpuint (g_strv_length (parts), >, 10);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      *strchrnul (parts[i], '<') = '\0';
      if (!g_str_equal (parts[i], "app.own-library") && !is_in_table (parts[i]))
        g_error ("%s is in no list of shortcuts", parts[i]);
    }
}

/* Returns: (transfer full): the accelerator of keys as a page of help writes them, "<key>Ctrl</key><key>F</key>" */
static char *
read_keys (const char *markup)
{
  g_auto (GStrv) parts = g_strsplit (markup, "<key>", -1);
  g_autoptr (GString) accelerator = g_string_new (NULL);

  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_autofree char *key = g_strndup (parts[i], strcspn (parts[i], "<"));

      if (g_str_equal (key, "Ctrl"))
        g_string_append (accelerator, "<Control>");
      else if (g_str_equal (key, "Shift") || g_str_equal (key, "Alt"))
        g_string_append_printf (accelerator, "<%s>", key);
      else if (g_utf8_strlen (key, -1) == 1)
        g_string_append (accelerator,
                         gdk_keyval_name (gdk_unicode_to_keyval (g_utf8_get_char (key))));
      else if (g_str_equal (key, "Space"))
        g_string_append (accelerator, "space");
      else
        g_string_append (accelerator, g_str_equal (key, "Enter") ? "Return" : key);
    }
  return g_string_free (g_steal_pointer (&accelerator), FALSE);
}

/* The keys that the pages of help name do something; but for those of an open picture, of the search in a story, of a focus,
 * and Ctrl by itself. */
static void
test_help (ShortcutsFixture *fixture, gconstpointer data)
{
  static const char *const others[] = {
    "plus", "minus", "Esc", "Tab", "Return", "<Control>", NULL
  };
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "help", "C", NULL);
  g_autoptr (GRegex) keys = g_regex_new ("<keyseq>.*?</keyseq>|<key>[^<]*</key>", 0, 0, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_has_suffix (name, ".page"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      for (g_regex_match (keys, text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *markup = g_match_info_fetch (match, 0);
          g_autofree char *key = read_keys (markup);

          n++;
          if (!g_strv_contains (others, key) &&
              byline_shortcuts_find (fixture->shortcuts, key) == NULL)
            g_test_fail_printf ("%s names %s, which does nothing", name, key);
        }
    }
  g_assert_cmpuint (n, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/shortcuts/" name, ShortcutsFixture, NULL, set_up, func, tear_down)
  ADD ("table", test_table);
  ADD ("menu", test_menu);
  ADD ("help", test_help);
  ADD ("change", test_change);
  ADD ("broken", test_broken);
  ADD ("pressed", test_pressed);
  ADD ("conflict", test_conflict);
#undef ADD
  return g_test_run ();
}
