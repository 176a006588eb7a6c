/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-search-box.h"
#include "byline-search-completion.h"
#include "test-helpers.h"
#include "window-fixture.h"

typedef struct {
  WindowFixture base;
  BylineSearchBox *box;
  GtkEditable *entry;
  GtkWidget *popover;
  GtkListBox *list;
} CompletionFixture;

static void
set_up (CompletionFixture *fixture, gconstpointer data)
{
  window_fixture_set_up (&fixture->base, data);
  fixture->box = g_object_new (BYLINE_TYPE_SEARCH_BOX, NULL);
  byline_search_box_set_library (fixture->box, fixture->base.base.library);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (
                                 gtk_window_get_child (GTK_WINDOW (fixture->base.window))),
                               GTK_WIDGET (fixture->box));
  fixture->entry = GTK_EDITABLE (byline_search_box_get_entry (fixture->box));
  fixture->popover = window_fixture_find_widget (GTK_WIDGET (fixture->box),
                                                 BYLINE_TYPE_SEARCH_COMPLETION);
  fixture->list = GTK_LIST_BOX (window_fixture_find_widget (fixture->popover, GTK_TYPE_LIST_BOX));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->entry));
}

static void
tear_down (CompletionFixture *fixture, gconstpointer data)
{
  window_fixture_tear_down (&fixture->base, data);
}

/* Puts the cursor behind what is typed, as a keyboard does. */
static void
type (CompletionFixture *fixture, const char *text)
{
  int position = gtk_editable_get_position (fixture->entry);

  gtk_editable_insert_text (fixture->entry, text, -1, &position);
  gtk_editable_set_position (fixture->entry, position);
}

/* Returns: whether the completion took the key */
static gboolean
press (CompletionFixture *fixture, guint keyval)
{
  return test_press_key (GTK_WIDGET (fixture->entry), keyval);
}

static guint
count_rows (CompletionFixture *fixture)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (fixture->list, (int) n) != NULL)
    n++;
  return gtk_widget_get_visible (fixture->popover) ? n : 0;
}

/* Ada Lindgren has fewer stories than the other author, and stands second. */
static void
select_second (CompletionFixture *fixture)
{
  WINDOW_FIXTURE_WAIT (count_rows (fixture) == 2);
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_true (press (fixture, GDK_KEY_Down));
}

static void
test_taken (CompletionFixture *fixture, gconstpointer data)
{
  type (fixture, "author:l");
  WINDOW_FIXTURE_WAIT (count_rows (fixture) == 1);
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_nonnull (strstr (gtk_editable_get_text (fixture->entry), "Ada Lindgren"));
  g_assert_false (gtk_widget_get_visible (fixture->popover));
}

/* What the arrows have selected is selected when more letters bring another list. */
static void
test_selected_still (CompletionFixture *fixture, gconstpointer data)
{
  type (fixture, "author:");
  select_second (fixture);
  type (fixture, "l");
  WINDOW_FIXTURE_WAIT (count_rows (fixture) == 1);
  g_assert_nonnull (gtk_list_box_get_selected_row (fixture->list));
}

/* Letters and Enter come faster than the list follows: no letter of the text stays behind the name. */
static void
test_faster_than_list (CompletionFixture *fixture, gconstpointer data)
{
  g_autofree char *taken = NULL;

  type (fixture, "author:");
  select_second (fixture);
  type (fixture, "lindg");
  g_assert_true (press (fixture, GDK_KEY_Return));
  WINDOW_FIXTURE_WAIT (!gtk_widget_get_visible (fixture->popover));
  taken = g_strstrip (g_strdup (gtk_editable_get_text (fixture->entry)));
  g_assert_cmpstr (taken, ==, "author:\"Ada Lindgren\"");
}

/* What is selected fits no more when the list comes: the text stays as it was typed. */
static void
test_gone_from_list (CompletionFixture *fixture, gconstpointer data)
{
  type (fixture, "author:");
  select_second (fixture);
  type (fixture, "kov");
  g_assert_true (press (fixture, GDK_KEY_Return));
  WINDOW_FIXTURE_WAIT (count_rows (fixture) == 1);
  g_assert_cmpstr (gtk_editable_get_text (fixture->entry), ==, "author:kov");
  g_assert_null (gtk_list_box_get_selected_row (fixture->list));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  adw_init ();
#define ADD(path, test)                                                                            \
  g_test_add ("/ui/search-completion" path, CompletionFixture, NULL, set_up, test, tear_down)
  ADD ("/taken", test_taken);
  ADD ("/selected-still", test_selected_still);
  ADD ("/faster-than-list", test_faster_than_list);
  ADD ("/gone-from-list", test_gone_from_list);
#undef ADD
  return g_test_run ();
}
