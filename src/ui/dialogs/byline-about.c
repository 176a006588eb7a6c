/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-about.h"

#include <glib/gi18n.h>

#include "byline-config.h"
#include "byline-release-notes.h"
#include "byline-sandbox.h"

#define WEBSITE "https://github.com/bylinenews/byline"

/* Of its languages "de_DE.UTF-8" is of no use where "de" is meant; both stand in the list. */
static char *
read_release_notes (void)
{
  g_autoptr (GBytes) metainfo = g_resources_lookup_data (BYLINE_APPLICATION_PATH "/metainfo.xml",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (metainfo == NULL)
    return NULL;

  return byline_release_notes_read (g_bytes_get_data (metainfo, NULL),
                                    (gssize) g_bytes_get_size (metainfo), BYLINE_VERSION,
                                    g_get_language_names ());
}

/* In English, as it goes into a report; nothing of the library is in it. */
static char *
describe_system (void)
{
  GString *text = g_string_new (NULL);
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  GdkDisplay *display = gdk_display_get_default ();

  g_string_append_printf (text, "Byline %s (%s)\n", BYLINE_VERSION, BYLINE_APPLICATION_ID);
  g_string_append_printf (text, "Installed as: %s\n",
                          byline_sandbox_is_active () ? "Flatpak" : "program");
  g_string_append_printf (text, "System: %s\n", os != NULL ? os : "unknown");
  g_string_append_printf (text, "GTK %u.%u.%u, libadwaita %u.%u.%u, GLib %u.%u.%u\n",
                          gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
                          glib_minor_version, glib_micro_version);
  g_string_append_printf (text, "Display: %s\n",
                          display != NULL ? G_OBJECT_TYPE_NAME (display) : "none");
  g_string_append_printf (text, "Languages: %s\n", g_get_language_names ()[0]);
  return g_string_free (text, FALSE);
}

GtkWidget *
byline_about_new (GtkWindow *parent)
{
  static const char *developers[] = { "The Byline contributors", NULL };
  g_autofree char *notes = read_release_notes ();
  g_autofree char *system = describe_system ();

  return g_object_new (
    ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
    "application-name", BYLINE_NAME, "application-icon", BYLINE_APPLICATION_ID, "version",
    BYLINE_VERSION, "developer-name", _ ("The Byline contributors"), "developers", developers,
    "comments", _ ("Read news by section and author, across all the publications you choose."),
    "website", WEBSITE, "issue-url", WEBSITE "/issues", "license-type", GTK_LICENSE_GPL_3_0,
    "release-notes", notes != NULL ? notes : "", "release-notes-version", BYLINE_VERSION,
    "debug-info", system, "debug-info-filename", "byline-debug-info.txt",
    /* Translators: your own names, one a line, for the about window */
    "translator-credits", _ ("translator-credits"), NULL);
}
