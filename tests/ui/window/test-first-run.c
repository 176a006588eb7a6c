/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-hints.h"
#include "byline-starting-set.h"
#include "byline-ui.h"
#include "byline-welcome-page.h"
#include "window-fixture.h"

static void
find_checks (GtkWidget *widget, GPtrArray *checks)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    g_ptr_array_add (checks, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_checks (child, checks);
}

static void
chosen_cb (BylineWelcomePage *page, const char *const *addresses, gpointer user_data)
{
  *(char ***) user_data = g_strdupv ((char **) addresses);
}

/* What is ticked is added in one go; nothing is asked for before. */
static void
test_choose (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (BYLINE_TYPE_WELCOME_PAGE, NULL);
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();
  g_auto (GStrv) addresses = NULL;
  GtkWidget *button;

  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  g_signal_connect (page, "chosen", G_CALLBACK (chosen_cb), &addresses);
  find_checks (page, checks);
  g_assert_cmpuint (checks->len, ==, 12);
  button = window_fixture_find_button (page, "Add Publications");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (checks->pdata[0], TRUE);
  gtk_check_button_set_active (checks->pdata[2], TRUE);
  button = window_fixture_find_button (page, "Add 2 Publications");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (g_strv_length (addresses), ==, 2);
  g_assert_true (g_str_has_prefix (addresses[0], "https://"));
  byline_welcome_page_set_busy (BYLINE_WELCOME_PAGE (page), TRUE);
  g_assert_false (gtk_widget_get_sensitive (window_fixture_find_button (page, "Adding…")));
}

/* Two of three addresses have a feed; the third is reported, and takes nothing from the others. */
static void
test_subscribe (WindowFixture *fixture, gconstpointer data)
{
  static const char page[] = "<link rel=alternate type=application/rss+xml href=%s><p>Welcome";
  g_autofree char *one = g_strdup_printf (page, "/one.xml");
  g_autofree char *two = g_strdup_printf (page, "/two.xml");
  static const char feed[] =
    "<rss version='2.0'><channel><title>%s</title><link>{{base}}/%s/</link>"
    "<item><guid>1</guid><title>Story</title><description>Text</description></item></channel></"
    "rss>";
  g_autofree char *one_feed = g_strdup_printf (feed, "One", "one");
  g_autofree char *two_feed = g_strdup_printf (feed, "Two", "two");
  g_autofree char *first = fixture_url (&fixture->base, "/one");
  g_autofree char *second = fixture_url (&fixture->base, "/two");
  g_autofree char *gone = fixture_url (&fixture->base, "/gone");
  const char *addresses[] = { first, gone, second, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  guint before = window_fixture_count (fixture)->publications->len;

  fixture_serve (&fixture->base, "/one", "text/html", one);
  fixture_serve (&fixture->base, "/two", "text/html", two);
  fixture_serve (&fixture->base, "/one.xml", "application/rss+xml", one_feed);
  fixture_serve (&fixture->base, "/two.xml", "application/rss+xml", two_feed);
  byline_starting_set_subscribe_async (fixture->context, addresses, fixture_cb, &result);
  fixture_wait (&result);
  g_assert_cmpint (byline_starting_set_subscribe_finish (fixture->context, result, NULL), ==, 2);
  g_assert_cmpuint (window_fixture_count (fixture)->publications->len, ==, before + 2);
}

/* Each hint is shown once, also over several starts. */
static void
test_hints (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineSettings) settings = byline_settings_new (fixture->base.profile);
  g_autoptr (BylineWindowSettings) window_settings = byline_window_settings_new (settings);
  GtkWidget *banner = g_object_new (BYLINE_TYPE_BANNER, NULL);
  g_autoptr (BylineShortcuts) shortcuts = byline_shortcuts_new (settings);
  g_autoptr (BylineHints)
    hints = byline_hints_new (window_settings, shortcuts, BYLINE_BANNER (banner));
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  guint number = 0;

  gtk_window_set_child (GTK_WINDOW (fixture->window), banner);
  byline_hints_add_actions (hints, G_ACTION_MAP (actions));
  byline_hints_resume (hints);
  g_assert_null (window_fixture_find_button (banner, "Next Hint"));
  byline_hints_begin (hints);
  g_assert_nonnull (window_fixture_find_button (banner, "Next Hint"));
  do
    {
      g_action_group_activate_action (G_ACTION_GROUP (actions), "next-hint", NULL);
      g_assert_cmpuint (++number, <, 10);
    }
  while (window_fixture_find_button (banner, "Got It") == NULL);
  byline_hints_resume (hints);
  g_assert_nonnull (window_fixture_find_button (banner, "Got It"));
  g_action_group_activate_action (G_ACTION_GROUP (actions), "next-hint", NULL);
  g_object_get (window_settings, "hint", &number, NULL);
  byline_hints_begin (hints);
  g_action_group_activate_action (G_ACTION_GROUP (actions), "next-hint", NULL);
  {
    guint after = 0;

    g_object_get (window_settings, "hint", &after, NULL);
    g_assert_cmpuint (after, ==, number);
  }
}

/* Whether a label below @widget has @text in it. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* Keys that the user has changed are named as they are now, also while the hint is shown. */
static void
test_hint_keys (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineSettings) settings = byline_settings_new (fixture->base.profile);
  g_autoptr (BylineWindowSettings) window_settings = byline_window_settings_new (settings);
  g_autoptr (BylineShortcuts) shortcuts = byline_shortcuts_new (settings);
  GtkWidget *banner = g_object_new (BYLINE_TYPE_BANNER, NULL);
  g_autoptr (BylineHints)
    hints = byline_hints_new (window_settings, shortcuts, BYLINE_BANNER (banner));
  const char *const keys[] = { "<Control>e", NULL };
  const char *const none[] = { NULL };

  gtk_window_set_child (GTK_WINDOW (fixture->window), banner);
  g_object_set (window_settings, "hint", 4, NULL);
  byline_hints_resume (hints);
  g_assert_true (says (banner, "Ctrl+L finds"));
  g_assert_true (says (banner, "Ctrl+? lists all keys."));
  byline_shortcuts_set_keys (shortcuts, "win.find-name", keys);
  g_assert_true (says (banner, "Ctrl+E finds"));
  byline_shortcuts_set_keys (shortcuts, "win.find-name", none);
  g_assert_true (says (banner, "“Find in sidebar” finds"));
  byline_shortcuts_reset (shortcuts);
  g_assert_true (says (banner, "Ctrl+L finds"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, function)                                                                        \
  g_test_add ("/first-run/" name, WindowFixture, NULL, window_fixture_set_up, function,            \
              window_fixture_tear_down)
  ADD ("choose", test_choose);
  ADD ("subscribe", test_subscribe);
  ADD ("hints", test_hints);
  ADD ("hint-keys", test_hint_keys);
  return g_test_run ();
}
