/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-ahead-group.h"

typedef struct {
  char *dir;
  BylineProfile *profile;
  BylineLibrary *library; /* not open: whatever is set fails */
  BylinePublication *publication;
  GPtrArray *rows; /* of AdwComboRow, unowned */
  guint n_failed;
} Fixture;

static void
find_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (ADW_IS_COMBO_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_rows (child, rows);
}

static void
failed_cb (GtkWidget *group, const GError *error, Fixture *self)
{
  g_assert_nonnull (error);
  self->n_failed++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->dir = g_dir_make_tmp ("byline-XXXXXX", NULL);
  self->profile = byline_profile_new (self->dir);
  self->library = byline_library_new (self->profile, NULL);
  self->publication = byline_publication_new ();
  self->rows = g_ptr_array_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->dir);

  g_ptr_array_unref (self->rows);
  byline_publication_free (self->publication);
  g_object_unref (self->library);
  g_object_unref (self->profile);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->dir);
}

static void
assert_rows (Fixture *self, guint level, guint limit, gboolean can_limit)
{
  GtkWidget *group = g_object_ref_sink (byline_ahead_group_new (self->library, self->publication));

  g_ptr_array_set_size (self->rows, 0);
  find_rows (group, self->rows);
  g_assert_cmpuint (self->rows->len, ==, 2);
  g_assert_cmpuint (adw_combo_row_get_selected (self->rows->pdata[0]), ==, level);
  g_assert_cmpuint (adw_combo_row_get_selected (self->rows->pdata[1]), ==, limit);
  g_assert_cmpint (gtk_widget_get_sensitive (self->rows->pdata[1]), ==, can_limit);
  g_object_unref (group);
}

/* What is set is shown; a limit that is none of the choices as the one below it. */
static void
test_shows (Fixture *self, gconstpointer data)
{
  assert_rows (self, 0, 2, FALSE);
  self->publication->ahead = (BylineAhead){ BYLINE_AHEAD_PICTURES, 25 };
  assert_rows (self, 2, 1, TRUE);
  self->publication->ahead.limit = 99;
  assert_rows (self, 2, 2, TRUE);
  self->publication->ahead.limit = 1;
  assert_rows (self, 2, 0, TRUE);
}

/* A choice is set at once, and it is said if that cannot be done. */
static void
test_fails (Fixture *self, gconstpointer data)
{
  GtkWidget *group = g_object_ref_sink (byline_ahead_group_new (self->library, self->publication));

  g_signal_connect (group, "failed", G_CALLBACK (failed_cb), self);
  find_rows (group, self->rows);
  adw_combo_row_set_selected (self->rows->pdata[0], BYLINE_AHEAD_ARTICLES);
  g_assert_true (gtk_widget_get_sensitive (self->rows->pdata[1]));
  while (self->n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (group);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ahead-group/shows", Fixture, NULL, set_up, test_shows, tear_down);
  g_test_add ("/ahead-group/fails", Fixture, NULL, set_up, test_fails, tear_down);
  return g_test_run ();
}
