/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <unistd.h>

#include "byline-heap-trim.h"
#include "test-helpers.h"

#define BLOCKS 16384
#define BLOCK_BYTES 4096

static gsize
get_resident_bytes (void)
{
  gsize size, resident;
  FILE *file = fopen ("/proc/self/statm", "r");

  g_assert_nonnull (file);
  g_assert_cmpint (fscanf (file, "%zu %zu", &size, &resident), ==, 2);
  fclose (file);
  return resident * (gsize) sysconf (_SC_PAGESIZE);
}

/* What was drawn while much was allocated, of which the last piece stays: 64 MiB are free below it. */
static void
test_rest (void)
{
#ifdef __GLIBC__
  g_autofree char **blocks = g_new0 (char *, BLOCKS);
  GtkWidget *window = gtk_window_new ();
  g_autofree char *last = NULL;
  gsize full;

  byline_heap_trim_at_rest (GTK_WINDOW (window));
  gtk_widget_show (window);
  test_run_ms (3000);
  for (gsize i = 0; i < BLOCKS; i++)
    blocks[i] = memset (g_malloc (BLOCK_BYTES), 'x', BLOCK_BYTES);
  last = g_malloc (BLOCK_BYTES);
  for (gsize i = 0; i < BLOCKS; i++)
    g_free (blocks[i]);
  full = get_resident_bytes ();
  gtk_widget_queue_draw (window);
  for (guint i = 0; i < 100 && get_resident_bytes () + 48 * 1024 * 1024 > full; i++)
    test_run_ms (100);
  g_assert_cmpuint (get_resident_bytes () + 48 * 1024 * 1024, <=, full);
  gtk_window_destroy (GTK_WINDOW (window));
#else
  g_test_skip ("This C library gives nothing back when it is asked to.");
#endif
}

/* A window that is gone before it rests is not looked at again. */
static void
test_closed (void)
{
  GtkWidget *window = gtk_window_new ();

  byline_heap_trim_at_rest (GTK_WINDOW (window));
  gtk_widget_show (window);
  test_run_ms (300);
  gtk_window_destroy (GTK_WINDOW (window));
  test_run_ms (2500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/heap-trim/rest", test_rest);
  g_test_add_func ("/ui/heap-trim/closed", test_closed);
  return g_test_run ();
}
