/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-edition-menu.h"

#include <glib/gi18n.h>

static GMenuModel *
make_menu (const BylineStory *story)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) links = g_menu_new ();
  g_autoptr (GMenu) why = g_menu_new ();

  g_menu_append (marks, _ ("_Open"), "edition.open");
  g_menu_append (marks, story->is_read ? _ ("Mark as _Unread") : _ ("Mark as _Read"),
                 "edition.read");
  g_menu_append (marks, story->is_saved ? _ ("Un_save") : C_ ("story", "_Save"), "edition.saved");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  if (story->url != NULL)
    {
      g_menu_append (links, _ ("Open in _Browser"), "edition.browser");
      g_menu_append (links, _ ("_Copy Link"), "edition.copy-link");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (links));
    }
  g_menu_append (why, _ ("_Why Here?"), "edition.why");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (why));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* The action of an item that was chosen is still to be found: the menu goes afterwards. */
static gboolean
unparent_cb (gpointer user_data)
{
  gtk_widget_unparent (user_data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

void
byline_edition_menu_popup (BylineEditionStory *story, double x, double y)
{
  g_autoptr (GMenuModel) menu = make_menu (byline_edition_story_get_story (story));
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, GTK_WIDGET (story));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
