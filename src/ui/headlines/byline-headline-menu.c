/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-menu.h"

#include <glib/gi18n.h>

/* A page may name a great many; the menu has room for the first ones. */
#define MAX_AUTHORS 4
#define MAX_SECTIONS 6

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_name (GMenu *menu, const char *label, const char *action, const char *kind, const char *name)
{
  append (menu, label, action, g_variant_new ("(ss)", kind, name));
}

static void
end_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* A name in a label has no mnemonic. Returns: (transfer full) */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static GVariant *
pack (const gint64 *stories, guint n)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, stories, n, sizeof (gint64));
}

static GMenu *
mark_section (const gint64 *stories, guint n, gboolean is_read, gboolean is_saved)
{
  GMenu *menu = g_menu_new ();

  if (is_read)
    append (menu, _ ("Mark as _Unread"), "win.stories-unread", pack (stories, n));
  else
    append (menu, _ ("Mark as _Read"), "win.stories-read", pack (stories, n));
  if (is_saved)
    append (menu, _ ("Un_save"), "win.stories-unsave", pack (stories, n));
  else
    append (menu, C_ ("story", "_Save"), "win.stories-save", pack (stories, n));
  return menu;
}

static GMenu *
link_section (const BylineStory *story)
{
  GMenu *menu = g_menu_new ();

  if (story->url != NULL)
    {
      append (menu, _ ("_Open in Browser"), "win.stories-open", pack (&story->id, 1));
      append (menu, _ ("_Copy Link"), "win.stories-copy", pack (&story->id, 1));
    }
  append (menu, _ ("E_xport…"), "win.stories-export", pack (&story->id, 1));
  return menu;
}

static GMenu *
around_section (const BylineStory *story)
{
  GMenu *menu = g_menu_new ();

  append (menu, _ ("Mark All _Above as Read"), "win.read-above", g_variant_new_int64 (story->id));
  append (menu, _ ("Mark All _Below as Read"), "win.read-below", g_variant_new_int64 (story->id));
  return menu;
}

static GMenu *
name_menu (gboolean is_author, const char *name, gboolean is_followed)
{
  GMenu *menu = g_menu_new ();
  const char *kind = is_author ? "author" : "section";

  if (is_followed)
    append_name (menu, is_author ? _ ("Un_follow") : _ ("Un_pin"), "win.name-unpin", kind, name);
  else
    append_name (menu, is_author ? _ ("_Follow") : _ ("_Pin"), "win.name-pin", kind, name);
  append_name (menu, _ ("M_ute…"), "win.name-mute", kind, name);
  append_name (menu, _ ("_Add to Filter"), "win.filter-add", kind, name);
  append_name (menu, is_author ? _ ("Auth_or Page") : _ ("Secti_on Page"), "win.name-page", kind,
               name);
  return menu;
}

static GMenu *
names_section (const BylineStory *story, BylineIsFollowedFunc is_followed, gpointer user_data)
{
  GMenu *menu = g_menu_new ();
  const struct {
    char **names;
    gboolean is_author;
    guint max;
  } kinds[] = { { story->authors, TRUE, MAX_AUTHORS }, { story->sections, FALSE, MAX_SECTIONS } };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < kinds[k].max && kinds[k].names[i] != NULL; i++)
      {
        const char *name = kinds[k].names[i];
        g_autofree char *label = escape (name);
        g_autoptr (GMenu) names = name_menu (kinds[k].is_author, name,
                                             is_followed (kinds[k].is_author, name, user_data));

        g_menu_append_submenu (menu, label, G_MENU_MODEL (names));
      }

  return menu;
}

static GMenu *
publication_section (const BylineStory *story)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *name = escape (story->publication_name);
  /* Translators: %s is a publication: its stories and no others are to be listed */
  g_autofree char *label = g_strdup_printf (_ ("Only “%s”"), name);

  append (menu, label, "win.only-publication", g_variant_new_int64 (story->publication_id));
  return menu;
}

GMenu *
byline_headline_menu_new_for_story (const BylineStory *story,
                                    BylineIsFollowedFunc is_followed,
                                    gpointer user_data)
{
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (story != NULL, menu);

  end_section (menu, mark_section (&story->id, 1, story->is_read, story->is_saved));
  end_section (menu, link_section (story));
  end_section (menu, names_section (story, is_followed, user_data));
  if (story->publication_name != NULL)
    end_section (menu, publication_section (story));
  return menu;
}

GMenuModel *
byline_headline_menu_new (BylineStoryItem *item,
                          BylineIsFollowedFunc is_followed,
                          gpointer user_data)
{
  const BylineStory *story = byline_story_item_get_story (item);
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (story != NULL, G_MENU_MODEL (menu));

  /* The item knows what has been marked since the story was read from the library. */
  end_section (menu, mark_section (&story->id, 1, byline_story_item_get_is_read (item),
                                   byline_story_item_get_is_saved (item)));
  end_section (menu, link_section (story));
  end_section (menu, around_section (story));
  end_section (menu, names_section (story, is_followed, user_data));
  if (story->publication_name != NULL)
    end_section (menu, publication_section (story));
  return G_MENU_MODEL (menu);
}

GMenuModel *
byline_headline_menu_new_for_several (GArray *stories)
{
  const gint64 *ids = (const gint64 *) (gpointer) stories->data;
  GMenu *menu = g_menu_new ();
  GMenu *read = g_menu_new ();
  GMenu *saved = g_menu_new ();
  GMenu *leave = g_menu_new ();

  append (read, _ ("Mark as _Read"), "win.stories-read", pack (ids, stories->len));
  append (read, _ ("Mark as _Unread"), "win.stories-unread", pack (ids, stories->len));
  append (saved, C_ ("story", "_Save"), "win.stories-save", pack (ids, stories->len));
  append (saved, _ ("Un_save"), "win.stories-unsave", pack (ids, stories->len));
  append (leave, _ ("_Copy Links"), "win.stories-copy", pack (ids, stories->len));
  append (leave, _ ("E_xport…"), "win.stories-export", pack (ids, stories->len));
  append (leave, _ ("Save as _Book…"), "win.stories-book", pack (ids, stories->len));
  end_section (menu, read);
  end_section (menu, saved);
  end_section (menu, leave);
  return G_MENU_MODEL (menu);
}
