/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>

#include "library-fixture.h"

static GThread *first;

/* In place of GLib's and libsoup's: a thread is slow while it registers an address, and the first one begins with
 * libsoup meanwhile. */
void
g_type_add_interface_static (GType instance, GType interface, const GInterfaceInfo *info)
{
  void (*add) (GType, GType, const GInterfaceInfo *) = dlsym (RTLD_NEXT,
                                                              "g_type_add_interface_static");

  if (first != NULL && g_thread_self () != first &&
      g_str_equal (g_type_name (instance), "GInetSocketAddress"))
    g_usleep (300 * 1000);
  add (instance, interface, info);
}

GType
soup_session_get_type (void)
{
  static gsize n_asked;
  GType (*get_type) (void) = dlsym (RTLD_NEXT, "soup_session_get_type");

  if (g_thread_self () == first && n_asked++ == 0)
    g_usleep (100 * 1000);

  return get_type ();
}

/* What asks the bus in a thread registers types there; libsoup's class waits for them, and they for it (GLib has one
 * lock for both): a library that is made ends all the same. */
static void
test_first_types (void)
{
  g_autofree char *dir = g_dir_make_tmp ("byline-XXXXXX", NULL);
  g_autoptr (BylineProfile) profile = byline_profile_new (dir);
  BylineLibrary *library;

  first = g_thread_self ();
  library = byline_library_new (profile, NULL);
  fixture_close (library);
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_NETWORK_MONITOR", "base", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/first-types", test_first_types);
  return g_test_run ();
}
