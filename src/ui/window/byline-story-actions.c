/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-actions.h"

#include <glib/gi18n.h>

#include "byline-headline-menu.h"
#include "byline-links.h"
#include "byline-marks.h"
#include "byline-story-export.h"
#include "byline-story-files.h"
#include "byline-url.h"

/* More pages than these are not opened at once. */
#define MAX_OPENED 20

struct _BylineStoryActions {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineFilters *filters;
  BylineHeadlineList *list; /* the window's */
  BylineStoryList *stories; /* nullable */
  GActionMap *map;          /* nullable: the window */
};

G_DEFINE_FINAL_TYPE (BylineStoryActions, byline_story_actions, G_TYPE_OBJECT)

static void
byline_story_actions_finalize (GObject *object)
{
  BylineStoryActions *self = BYLINE_STORY_ACTIONS (object);

  g_clear_object (&self->context);
  g_clear_object (&self->filters);
  g_clear_object (&self->stories);

  G_OBJECT_CLASS (byline_story_actions_parent_class)->finalize (object);
}

static void
byline_story_actions_class_init (BylineStoryActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_story_actions_finalize;
}

static void
byline_story_actions_init (BylineStoryActions *self)
{
}

/* Returns: (transfer full): of gint64: the rows that an action is about */
static GArray *
unpack (GVariant *target)
{
  GArray *stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n = 0;
  const gint64 *ids = g_variant_get_fixed_array (target, &n, sizeof (gint64));

  g_array_append_vals (stories, ids, n);
  return stories;
}

/* --- Menu --- */

static gboolean
is_pinned (GPtrArray *rows, gboolean is_author, const char *name)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const BylineSectionSummary *section = rows->pdata[i];
      const BylineAuthorSummary *author = rows->pdata[i];

      if (g_strcmp0 (is_author ? author->name : section->name, name) == 0)
        return is_author ? author->is_pinned : section->is_pinned;
    }

  return FALSE;
}

static gboolean
is_followed_cb (gboolean is_author, const char *name, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  const BylineCounts *counts = byline_counts_monitor_get_counts (
    byline_filters_get_counts (self->filters));

  if (counts == NULL)
    return FALSE;
  if (!is_author)
    return is_pinned (counts->sections, FALSE, name);
  return is_pinned (counts->authors, TRUE, name) || is_pinned (counts->organisations, TRUE, name);
}

static gboolean
contains (GArray *stories, gint64 story_id)
{
  for (guint i = 0; i < stories->len; i++)
    if (g_array_index (stories, gint64, i) == story_id)
      return TRUE;

  return FALSE;
}

/* A menu at one of several that are selected is about them all. */
static void
menu_requested_cb (BylineStoryActions *self, BylineStoryItem *item)
{
  g_autoptr (GArray) several = byline_headline_list_get_several (self->list);
  const BylineStory *story = byline_story_item_get_story (item);
  g_autoptr (GMenuModel) menu = NULL;

  if (contains (several, byline_story_item_get_id (item)))
    menu = byline_headline_menu_new_for_several (several);
  else if (story != NULL)
    menu = byline_headline_menu_new (item, is_followed_cb, self);
  if (menu != NULL)
    byline_headline_list_show_menu (self->list, menu);
}

/* --- Marks --- */

static void
read_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) stories = unpack (target);

  byline_marks_set_several (self->context, stories, BYLINE_STORY_FLAG_READ, TRUE);
}

static void
unread_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) stories = unpack (target);

  byline_marks_set_several (self->context, stories, BYLINE_STORY_FLAG_READ, FALSE);
}

static void
save_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) stories = unpack (target);

  byline_marks_set_several (self->context, stories, BYLINE_STORY_FLAG_SAVED, TRUE);
}

static void
unsave_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) stories = unpack (target);

  byline_marks_set_several (self->context, stories, BYLINE_STORY_FLAG_SAVED, FALSE);
}

/* Marks the stories from @first up to but not including @end as read. */
static void
mark_range (BylineStoryActions *self, guint first, guint end)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < end; i++)
    {
      gint64 story_id = byline_story_list_get_id (self->stories, i);

      g_array_append_val (stories, story_id);
    }
  byline_marks_set_several (self->context, stories, BYLINE_STORY_FLAG_READ, TRUE);
}

static void
read_above_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  guint position = byline_story_list_find (self->stories, g_variant_get_int64 (target));

  if (position != G_MAXUINT)
    mark_range (self, 0, position);
}

static void
read_below_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  guint position = byline_story_list_find (self->stories, g_variant_get_int64 (target));

  if (position != G_MAXUINT)
    mark_range (self, position + 1, g_list_model_get_n_items (G_LIST_MODEL (self->stories)));
}

/* --- What needs the stories themselves --- */

typedef struct {
  BylineStoryActions *self;
  void (*func) (BylineStoryActions *self, GPtrArray *stories);
} Wanted;

static void
stories_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Wanted *wanted = user_data;
  g_autoptr (BylineStoryActions) self = wanted->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, &error);

  if (stories == NULL)
    byline_window_context_show_error (self->context, error);
  else if (byline_window_context_get_window (self->context) != NULL)
    wanted->func (self, stories);
}

static void
want (BylineStoryActions *self,
      GArray *stories,
      void (*func) (BylineStoryActions *self, GPtrArray *stories))
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->self = g_object_ref (self);
  wanted->func = func;
  byline_library_get_stories_async (byline_window_context_get_library (self->context),
                                    (const gint64 *) (gpointer) stories->data, stories->len,
                                    byline_window_context_get_cancellable (self->context),
                                    stories_cb, wanted);
}

static void
open_stories (BylineStoryActions *self, GPtrArray *stories)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (stories->len, MAX_OPENED); i++)
    {
      const BylineStory *story = stories->pdata[i];

      if (story->url != NULL)
        byline_link_open (self->context, story->url);
    }
  if (stories->len <= MAX_OPENED)
    return;

  text = g_strdup_printf (_ ("Only the first %'u of %'u stories were opened"), MAX_OPENED,
                          stories->len);
  byline_window_context_show_message (self->context, text);
}

/* One link is an address; of several, each stands below its headline. */
static void
copy_stories (BylineStoryActions *self, GPtrArray *stories)
{
  GtkWidget *window = GTK_WIDGET (byline_window_context_get_window (self->context));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *message = NULL;
  guint n = 0;

  if (stories->len == 1 && ((BylineStory *) stories->pdata[0])->url != NULL)
    {
      byline_link_copy (self->context, ((BylineStory *) stories->pdata[0])->url);
      return;
    }

  for (guint i = 0; i < stories->len; i++)
    {
      const BylineStory *story = stories->pdata[i];
      g_autofree char *link = story->url != NULL ? byline_link_clean (self->context, story->url)
                                                 : NULL;

      if (link == NULL)
        continue;
      g_string_append_printf (text, "%s%s\n%s\n", n > 0 ? "\n" : "",
                              story->title != NULL ? story->title : "", link);
      n++;
    }
  if (n > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (window), text->str);
  message = g_strdup_printf (ngettext ("%'u link copied", "%'u links copied", n), n);
  byline_window_context_show_message (self->context, message);
}

static void
open_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  g_autoptr (GArray) stories = unpack (target);

  want (user_data, stories, open_stories);
}

static void
copy_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  g_autoptr (GArray) stories = unpack (target);

  want (user_data, stories, copy_stories);
}

static void
export_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) stories = unpack (target);

  byline_story_export_ask (self->context, stories);
}

/* What the list shows is what the book is called. */
static void
save_book (BylineStoryActions *self, GArray *stories)
{
  g_autofree char *title = byline_filters_get_title (self->filters);

  if (stories->len > 0)
    byline_stories_save_book (self->context, stories, title);
}

static void
book_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  g_autoptr (GArray) stories = unpack (target);

  save_book (user_data, stories);
}

/* Those that are selected together, else all that the list shows. */
static void
list_book_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) stories = byline_headline_list_get_several (self->list);
  guint n = self->stories != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->stories)) : 0;

  if (stories->len > 0)
    n = 0;
  for (guint i = 0; i < MIN (n, BYLINE_BOOK_MAX_STORIES); i++)
    {
      gint64 story_id = byline_story_list_get_id (self->stories, i);

      g_array_append_val (stories, story_id);
    }
  save_book (self, stories);
}

static void
only_publication_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  const BylinePublication *found = byline_counts_monitor_find_publication (
    byline_filters_get_counts (self->filters), g_variant_get_int64 (target));
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  if (found == NULL)
    return;

  filter->publication_key = g_strdup (found->key);
  byline_filter_history_go (byline_filters_get_history (self->filters), filter);
}

/* --- Keys and buttons: those that are selected together, else the story that is read --- */

static void
toggle (BylineStoryActions *self, const char *action)
{
  g_autoptr (GVariant) state = NULL;

  if (!g_action_group_get_action_enabled (G_ACTION_GROUP (self->map), action))
    return;

  state = g_action_group_get_action_state (G_ACTION_GROUP (self->map), action);
  g_action_group_change_action_state (G_ACTION_GROUP (self->map), action,
                                      g_variant_new_boolean (!g_variant_get_boolean (state)));
}

static gboolean
is_read (gconstpointer story)
{
  return ((const BylineStory *) story)->is_read;
}

static gboolean
is_saved (gconstpointer story)
{
  return ((const BylineStory *) story)->is_saved;
}

/* Sets a flag of all, unless all have it: then it is taken from all. */
static void
toggle_all (BylineStoryActions *self,
            GPtrArray *stories,
            BylineStoryFlag flag,
            gboolean (*has) (gconstpointer story))
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean all = TRUE;

  for (guint i = 0; i < stories->len; i++)
    {
      all = all && has (stories->pdata[i]);
      g_array_append_val (ids, ((BylineStory *) stories->pdata[i])->id);
    }
  byline_marks_set_several (self->context, ids, flag, !all);
}

static void
toggle_read (BylineStoryActions *self, GPtrArray *stories)
{
  toggle_all (self, stories, BYLINE_STORY_FLAG_READ, is_read);
}

static void
toggle_saved (BylineStoryActions *self, GPtrArray *stories)
{
  toggle_all (self, stories, BYLINE_STORY_FLAG_SAVED, is_saved);
}

static void
selection_read_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) several = byline_headline_list_get_several (self->list);

  if (several->len > 0)
    want (self, several, toggle_read);
  else
    toggle (self, "unread");
}

static void
selection_save_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) several = byline_headline_list_get_several (self->list);

  if (several->len > 0)
    want (self, several, toggle_saved);
  else
    toggle (self, "saved");
}

static void
selection_open_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) several = byline_headline_list_get_several (self->list);

  if (several->len > 0)
    want (self, several, open_stories);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self->map), "open-browser", NULL);
}

static void
selection_copy_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) several = byline_headline_list_get_several (self->list);

  if (several->len > 0)
    want (self, several, copy_stories);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self->map), "copy-link", NULL);
}

static void
selection_export_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineStoryActions *self = user_data;
  g_autoptr (GArray) several = byline_headline_list_get_several (self->list);
  gint64 selected = byline_headline_list_get_selected (self->list);

  if (several->len == 0 && selected != 0)
    g_array_append_val (several, selected);
  if (several->len > 0)
    byline_story_export_ask (self->context, several);
}

static void
selection_end_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  byline_headline_list_end_several (((BylineStoryActions *) user_data)->list);
}

static const GActionEntry entries[] = {
  { "stories-read", read_cb, "ax" },
  { "stories-unread", unread_cb, "ax" },
  { "stories-save", save_cb, "ax" },
  { "stories-unsave", unsave_cb, "ax" },
  { "stories-open", open_cb, "ax" },
  { "stories-copy", copy_cb, "ax" },
  { "stories-export", export_cb, "ax" },
  { "stories-book", book_cb, "ax" },
  { "list-book", list_book_cb },
  { "read-above", read_above_cb, "x" },
  { "read-below", read_below_cb, "x" },
  { "only-publication", only_publication_cb, "x" },
  { "selection-read", selection_read_cb },
  { "selection-save", selection_save_cb },
  { "selection-open", selection_open_cb },
  { "selection-copy", selection_copy_cb },
  { "selection-export", selection_export_cb },
  { "selection-end", selection_end_cb },
};

BylineStoryActions *
byline_story_actions_new (BylineWindowContext *context,
                          BylineFilters *filters,
                          BylineHeadlineList *list)
{
  BylineStoryActions *self = g_object_new (BYLINE_TYPE_STORY_ACTIONS, NULL);

  self->context = g_object_ref (context);
  self->filters = g_object_ref (filters);
  self->list = list;
  g_signal_connect_object (list, "menu-requested", G_CALLBACK (menu_requested_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
byline_story_actions_set_stories (BylineStoryActions *self, BylineStoryList *stories)
{
  g_return_if_fail (BYLINE_IS_STORY_ACTIONS (self));

  g_set_object (&self->stories, stories);
}

GMenu *
byline_story_actions_make_menu (BylineStoryActions *self, const BylineStory *story)
{
  g_return_val_if_fail (BYLINE_IS_STORY_ACTIONS (self), NULL);

  return byline_headline_menu_new_for_story (story, is_followed_cb, self);
}

void
byline_story_actions_add (BylineStoryActions *self, GActionMap *map)
{
  g_return_if_fail (BYLINE_IS_STORY_ACTIONS (self));

  self->map = map;
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
