/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-menu.h"

#include <glib/gi18n.h>

static void
append_publication (GMenu *menu, const char *label, const char *action, gint64 publication_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, g_variant_new_int64 (publication_id));
  g_menu_append_item (menu, item);
}

static void
append_name (GMenu *menu, const char *label, const char *action, const char *kind, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", kind, name);
  g_menu_append_item (menu, item);
}

static void
append_saved (GMenu *menu, const char *label, const char *action, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

static void
end_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenuModel *
publication_menu (const BylineSidebarData *data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu *read = g_menu_new ();
  GMenu *refresh = g_menu_new ();
  GMenu *change = g_menu_new ();
  GMenu *leave = g_menu_new ();

  append_publication (read, _ ("Mark All as _Read"), "win.publication-read", data->id);
  append_publication (read, data->active ? _ ("Remove from Fi_lter") : _ ("_Add to Filter"),
                      "win.publication-filter", data->id);
  append_publication (read, _ ("Open _Website"), "win.publication-website", data->id);
  append_publication (refresh, _ ("Re_fresh"), "win.publication-refresh", data->id);
  append_publication (refresh, _ ("Load _Older Stories"), "win.publication-older", data->id);
  append_publication (change, _ ("Re_name…"), "win.publication-rename", data->id);
  append_publication (change, _ ("_Move to Folder…"), "win.publication-move", data->id);
  append_publication (change, _ ("_Properties"), "win.publication-properties", data->id);
  append_name (leave, _ ("M_ute…"), "win.name-mute", "publication", data->value);
  append_publication (leave, _ ("Remo_ve Publication"), "win.publication-unsubscribe", data->id);
  end_section (menu, read);
  end_section (menu, refresh);
  end_section (menu, change);
  end_section (menu, leave);

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GMenu *
pin_section (const char *kind, const char *name, gboolean is_pinned, gboolean is_author)
{
  GMenu *menu = g_menu_new ();

  if (is_pinned)
    {
      append_name (menu, is_author ? _ ("Un_follow") : _ ("Un_pin"), "win.name-unpin", kind, name);
      append_name (menu, _ ("Move U_p"), "win.name-up", kind, name);
      append_name (menu, _ ("Move _Down"), "win.name-down", kind, name);
    }
  else
    append_name (menu, is_author ? _ ("_Follow") : _ ("_Pin"), "win.name-pin", kind, name);

  return menu;
}

static GMenu *
change_section (const char *kind, const char *name, gboolean is_author, gboolean is_organisation)
{
  GMenu *menu = g_menu_new ();

  append_name (menu, _ ("Re_name…"), "win.name-rename", kind, name);
  append_name (menu, _ ("Mer_ge Into…"), "win.name-merge", kind, name);
  if (is_author)
    append_name (menu, _ ("_Split by Publication…"), "win.name-split", kind, name);
  if (is_author && is_organisation)
    append_name (menu, _ ("Move _to Authors"), "win.name-person", kind, name);
  else if (is_author)
    append_name (menu, _ ("Move _to Staff and Agencies"), "win.name-organisation", kind, name);

  return menu;
}

static GMenu *
leave_section (const char *kind, const char *name)
{
  GMenu *menu = g_menu_new ();

  append_name (menu, _ ("_Hide"), "win.name-hide", kind, name);
  append_name (menu, _ ("M_ute…"), "win.name-mute", kind, name);
  return menu;
}

GMenuModel *
byline_sidebar_menu_new_for_name (const char *kind,
                                  const char *name,
                                  gboolean is_pinned,
                                  gboolean is_organisation)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  gboolean is_author = g_str_equal (kind, "author");
  GMenu *read = g_menu_new ();

  append_name (read, _ ("Mark All as _Read"), "win.name-read", kind, name);
  end_section (menu, read);
  end_section (menu, pin_section (kind, name, is_pinned, is_author));
  end_section (menu, change_section (kind, name, is_author, is_organisation));
  end_section (menu, leave_section (kind, name));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* Sections and authors: first what Ctrl and a click do, for those who have no Ctrl. */
static GMenuModel *
name_menu (const BylineSidebarData *data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  gboolean is_author = data->kind == BYLINE_SIDEBAR_AUTHOR;
  const char *kind = is_author ? "author" : "section";
  g_autoptr (GMenuModel)
    rest = byline_sidebar_menu_new_for_name (kind, data->value, data->is_pinned,
                                             data->is_organisation);
  GMenu *choose = g_menu_new ();

  if (data->active)
    append_name (choose, _ ("Remove from Fi_lter"), "win.filter-remove", kind, data->value);
  else
    append_name (choose, _ ("_Add to Filter"), "win.filter-add", kind, data->value);
  append_name (choose, is_author ? _ ("Auth_or Page") : _ ("Secti_on Page"), "win.name-page", kind,
               data->value);
  end_section (menu, choose);
  /* GTK parts sections by lines, but not those of a section. */
  for (int i = 0; i < g_menu_model_get_n_items (rest); i++)
    {
      g_autoptr (GMenuItem) section = g_menu_item_new_from_model (rest, i);

      g_menu_append_item (menu, section);
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GMenuModel *
saved_menu (const BylineSidebarData *data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu *read = g_menu_new ();
  GMenu *change = g_menu_new ();
  GMenu *leave = g_menu_new ();

  append_saved (read, _ ("Mark All as _Read"), "win.saved-read", data->value);
  append_saved (change, _ ("Re_name…"), "win.saved-rename", data->value);
  append_saved (change, _ ("Move U_p"), "win.saved-up", data->value);
  append_saved (change, _ ("Move _Down"), "win.saved-down", data->value);
  append_saved (leave, _ ("De_lete"), "win.saved-delete", data->value);
  end_section (menu, read);
  end_section (menu, change);
  end_section (menu, leave);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

GMenuModel *
byline_sidebar_menu_new (const BylineSidebarData *data)
{
  switch (data->kind)
    {
    case BYLINE_SIDEBAR_PUBLICATION:
      return publication_menu (data);
    case BYLINE_SIDEBAR_SECTION:
    case BYLINE_SIDEBAR_AUTHOR:
      return name_menu (data);
    case BYLINE_SIDEBAR_FILTER:
      return saved_menu (data);
    case BYLINE_SIDEBAR_ALL:
    case BYLINE_SIDEBAR_UNREAD:
    case BYLINE_SIDEBAR_SAVED:
    case BYLINE_SIDEBAR_TODAY:
    case BYLINE_SIDEBAR_COMMAND:
    case BYLINE_SIDEBAR_HEADING:
    case BYLINE_SIDEBAR_FOLDER:
    case BYLINE_SIDEBAR_MORE_SECTIONS:
    case BYLINE_SIDEBAR_MORE_AUTHORS:
    case BYLINE_SIDEBAR_MORE_ORGANISATIONS:
      break;
    }

  return NULL;
}
