/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-sandbox.h"

/* What is written into the memory of a sandbox is gone when it ends: here the file system that holds this test's folder
 * stands for it. */
static void
test_lost (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("byline-sandbox-XXXXXX", &error);
  g_autofree char *file = g_build_filename (folder, "no", "such", "file.opml", NULL);

  g_assert_no_error (error);
  g_assert_true (byline_sandbox_loses (folder, folder));
  g_assert_true (byline_sandbox_loses (file, folder));
  /* Another file system, as that of the folder which Flatpak keeps for a program */
  g_assert_false (byline_sandbox_loses ("/proc/self/status", folder));
  g_assert_false (byline_sandbox_loses ("/proc/no/such/file", folder));
  g_rmdir (folder);
}

static void
test_no_sandbox (void)
{
  g_autoptr (GError) error = NULL;

  if (byline_sandbox_is_active ())
    {
      g_test_skip ("this runs in a Flatpak");
      return;
    }
  g_assert_true (byline_sandbox_can_reach ("/no/such/file"));
  g_assert_true (byline_sandbox_check ("/no/such/file", &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/lost", test_lost);
  g_test_add_func ("/sandbox/none", test_no_sandbox);
  return g_test_run ();
}
