/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-publication.h"

/* Two frames, in milliseconds. */
#define COUNT_DELAY 34

/* --- Title and pages --- */

static const char *
publication_name (BylineWindow *self,
                  const char   *key)
{
  const BylineCounts *counts = byline_sidebar_get_counts (self->sidebar);

  for (guint i = 0; counts != NULL && i < counts->publications->len; i++)
    {
      BylinePublication *publication = counts->publications->pdata[i];

      if (g_strcmp0 (publication->key, key) == 0)
        return publication->name;
    }
  for (guint i = 0; counts != NULL && i < counts->kept->len; i++)
    {
      BylinePublication *publication = counts->kept->pdata[i];

      if (g_strcmp0 (publication->key, key) == 0)
        return publication->name;
    }

  return _("Publication");
}

char *
_byline_window_describe_names (const BylineFilter *filter)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_extend (names, filter->sections, NULL, NULL);
  g_ptr_array_extend (names, filter->authors, NULL, NULL);
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return g_strjoinv (" · ", (char **) names->pdata);
}

/* The filter's most telling part, which the list is named by. */
static char *
filter_title (BylineWindow *self)
{
  const BylineFilter *filter = self->filter;
  const BylineSavedFilter *saved = _byline_window_get_saved (self);

  if (saved != NULL)
    return g_strdup (saved->name);
  if (filter->muted)
    return g_strdup (_("Muted"));
  if (filter->sections->len + filter->authors->len > 0)
    return _byline_window_describe_names (filter);
  if (filter->publication != NULL)
    return g_strdup (publication_name (self, filter->publication));
  if (filter->folder != NULL)
    return g_path_get_basename (filter->folder);
  if (filter->saved)
    return g_strdup (_("Saved"));
  if (filter->today)
    return g_strdup (_("Today"));
  if (filter->unread)
    return g_strdup (_("Unread"));
  if (filter->search != NULL)
    return g_strdup (_("Search"));

  return g_strdup (_("All Stories"));
}

static void
update_title (BylineWindow *self)
{
  g_autofree char *title = filter_title (self);
  g_autofree char *window_title = g_strdup_printf ("%s – Byline", title);
  gboolean refreshing = FALSE;

  adw_window_title_set_title (self->list_title, title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);

  /* While feeds are asked, the subtitle is the progress's. */
  g_object_get (self->library, "refreshing", &refreshing, NULL);
  if (!refreshing)
    {
      guint n_stories = g_list_model_get_n_items (G_LIST_MODEL (self->stories)), n_unread = 0;
      g_autofree char *stories = NULL;
      g_autofree char *subtitle = NULL;

      g_object_get (self->stories, "n-unread", &n_unread, NULL);
      stories = g_strdup_printf (ngettext ("%u story", "%u stories", n_stories), n_stories);
      if (n_unread > 0)
        /* Translators: below a list's title: how many are unread, and "40 stories" */
        subtitle = g_strdup_printf (ngettext ("%u unread · %s", "%u unread · %s", n_unread),
                                    n_unread,
                                    stories);
      else
        subtitle = g_steal_pointer (&stories);
      adw_window_title_set_subtitle (self->list_title, subtitle);
    }
}

typedef struct {
  const char *icon;
  const char *title;
  const char *description;
} EmptyPage;

/* Saved stories may be all that is left. */
static gboolean
has_publications (BylineWindow *self)
{
  const BylineCounts *counts = byline_sidebar_get_counts (self->sidebar);

  return counts == NULL || counts->publications->len > 0;
}

static EmptyPage
empty_page (BylineWindow *self)
{
  const BylineFilter *filter = self->filter;
  gboolean online = TRUE;

  g_object_get (self->library, "online", &online, NULL);
  if (filter->muted)
    return (EmptyPage){ "byline-muted-symbolic",
                        _("Nothing Muted"),
                        _("No story here is muted.") };
  if (filter->search != NULL)
    return (EmptyPage){ "system-search-symbolic",
                        _("Nothing Found"),
                        _("No story has all of these words. Try fewer, or other ones.") };
  if (!has_publications (self) && byline_filter_is_empty (filter))
    return (EmptyPage){ "byline-stories-symbolic",
                        _("No Publications"),
                        _("Stories that you have saved are in Saved.") };
  if (!online && byline_filter_is_empty (filter))
    return (EmptyPage){ "network-offline-symbolic",
                        _("You Are Offline"),
                        _("Stories come in when there is a network again.") };
  if (filter->sections->len + filter->authors->len > 1)
    return (EmptyPage){ "byline-stories-symbolic",
                        _("No Stories"),
                        _("No story fits all of the filters above. Remove one of them.") };
  if (filter->unread)
    return (
        EmptyPage){ "object-select-symbolic", _("All Read"), _("There is nothing unread here.") };
  if (filter->saved)
    return (EmptyPage){ "byline-unsaved-symbolic",
                        _("Nothing Saved"),
                        _("Stories that you save are kept here for good.") };
  if (filter->today)
    return (EmptyPage){ "byline-today-symbolic",
                        _("Nothing New Today"),
                        _("Stories that came in since midnight stand here.") };
  if (byline_filter_is_empty (filter))
    return (EmptyPage){ "byline-stories-symbolic",
                        _("No Stories Yet"),
                        _("Refresh to bring them in.") };

  return (EmptyPage) { "byline-stories-symbolic", _("No Stories"), _("There is nothing here.") };
}

static void
show_empty_page (BylineWindow *self)
{
  EmptyPage page = empty_page (self);
  g_autofree char *error = NULL;
  g_autofree char *escaped = NULL;

  g_object_get (self->stories, "error-message", &error, NULL);
  if (error != NULL)
    {
      page = (EmptyPage) { "dialog-warning-symbolic", _("The List Cannot Be Shown"), NULL };
      escaped = g_markup_escape_text (error, -1);
    }
  adw_status_page_set_icon_name (self->empty_page, page.icon);
  adw_status_page_set_title (self->empty_page, page.title);
  adw_status_page_set_description (self->empty_page, escaped != NULL ? escaped : page.description);
  gtk_widget_set_visible (self->clear_button, !byline_filter_is_empty (self->filter));
  gtk_widget_set_visible (self->add_button, !has_publications (self));
}

void
_byline_window_update_list (BylineWindow *self)
{
  if (self->stories == NULL)
    return;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->stories)) > 0)
    {
      gtk_stack_set_visible_child_name (self->list_pages, "list");
    }
  else if (byline_story_list_get_loading (self->stories))
    {
      gtk_stack_set_visible_child_name (self->list_pages, "loading");
    }
  else
    {
      show_empty_page (self);
      gtk_stack_set_visible_child_name (self->list_pages, "empty");
    }
  /* Another filter's list is read from its beginning, once it is there. */
  if (self->scroll_to_top && !byline_story_list_get_loading (self->stories))
    {
      self->scroll_to_top = FALSE;
      byline_headline_list_scroll_to_top (self->headlines);
    }
  update_title (self);
  _byline_window_update_actions (self);
}

/* --- Counts --- */

static void
show_page (BylineWindow       *self,
           const BylineCounts *counts)
{
  gboolean is_sample = byline_profile_is_sample (byline_library_get_profile (self->library));
  gboolean is_looking_at_saved
      = self->filter->saved && g_list_model_get_n_items (G_LIST_MODEL (self->stories)) > 0;

  /* The sample edition brings its own publication in a moment: nobody is to be welcomed meanwhile.
   * Nor who has saved stories left, or has just unsaved the last one, which may be saved again. */
  if (counts->publications->len > 0 || counts->n_saved > 0 || is_looking_at_saved)
    gtk_stack_set_visible_child_name (self->pages, "main");
  else if (!is_sample)
    gtk_stack_set_visible_child_name (self->pages, "first-run");
}

static void
counts_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  BylineCounts *counts = byline_library_counts_finish (BYLINE_LIBRARY (source), result, &error);

  self->counting = FALSE;
  if (self->stories == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&counts, byline_counts_free);
      return;
    }
  if (self->count_again)
    {
      self->count_again = FALSE;
      _byline_window_update_counts (self);
    }
  if (counts == NULL)
    {
      _byline_window_show_error (self, error);
      return;
    }

  byline_filter_bar_set_counts (self->filter_bar, counts);
  show_page (self, counts);
  byline_sidebar_set_counts (self->sidebar, counts);
  _byline_window_update_saved (self);
  _byline_window_update_muted (self);
  _byline_window_update_list (self);
}

/* One question at a time: changes come in crowds while feeds are refreshed. */
void
_byline_window_update_counts (BylineWindow *self)
{
  if (self->stories == NULL)
    return;
  if (self->counting)
    {
      self->count_again = TRUE;
      return;
    }

  self->counting = TRUE;
  byline_library_counts_async (self->library,
                               self->filter,
                               self->cancellable,
                               counts_cb,
                               g_object_ref (self));
}

static gboolean
count_cb (gpointer user_data)
{
  _byline_window_update_counts (user_data);
  return G_SOURCE_REMOVE;
}

/* What a choice is waited for are its first rows: they are drawn before anything is counted. */
static void
count_soon (BylineWindow *self)
{
  g_timeout_add_full (G_PRIORITY_LOW, COUNT_DELAY, count_cb, g_object_ref (self), g_object_unref);
}

/* --- The filter --- */

/* The search box says what is searched for, wherever that came from. */
void
_byline_window_show_search (BylineWindow *self)
{
  const char *search = self->filter->search;
  g_autofree char *typed = g_strdup (byline_search_box_get_text (self->search_box));

  byline_headline_list_set_search (self->headlines, search);
  byline_reading_view_set_search (self->reading, search);
  byline_search_box_set_ranked (self->search_box, self->filter->ranked);
  if (search == NULL || g_strcmp0 (g_strstrip (typed), search) == 0)
    return;

  byline_search_box_set_text (self->search_box, search);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
}

void
_byline_window_set_filter (BylineWindow       *self,
                           const BylineFilter *filter)
{
  g_autoptr (BylineFilter) old = NULL;

  if (self->stories == NULL || byline_filter_equal (self->filter, filter))
    return;

  old = g_steal_pointer (&self->filter);
  _byline_window_remember_filter (self, old, filter);
  self->filter = byline_filter_copy (filter);
  byline_story_list_set_filter (self->stories, self->filter);
  byline_sidebar_set_filter (self->sidebar, self->filter);
  byline_filter_bar_set_filter (self->filter_bar, self->filter);
  self->scroll_to_top = TRUE;
  _byline_window_show_search (self);
  if (self->filter->search == NULL && old->search != NULL && !self->searching &&
      byline_search_box_get_text (self->search_box)[0] != '\0')
    {
      byline_search_box_set_text (self->search_box, NULL);
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
    }
  count_soon (self);
  _byline_window_update_list (self);
}

void
_byline_window_replace_filter (BylineWindow       *self,
                               const BylineFilter *filter)
{
  gboolean travelling = self->travelling;

  self->travelling = TRUE;
  _byline_window_set_filter (self, filter);
  self->travelling = travelling;
}

void
_byline_window_clear_filter (BylineWindow *self)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  _byline_window_set_filter (self, filter);
}

void
_byline_window_set_search (BylineWindow *self,
                           const char   *text)
{
  g_autoptr (BylineFilter) filter = byline_filter_copy (self->filter);
  g_autofree char *stripped = g_strdup (text != NULL ? text : "");
  g_autoptr (BylineSearchQuery) query = NULL;

  g_clear_pointer (&filter->search, g_free);
  /* What was pasted may have lines; a chip and a title have one. */
  g_strstrip (g_strdelimit (stripped, "\n\r\t", ' '));
  /* What says nothing yet, such as "section:", is no search. */
  query = byline_search_query_parse (stripped);
  if (byline_search_query_is_usable (query))
    filter->search = g_steal_pointer (&stripped);
  filter->ranked = filter->search != NULL && byline_search_box_get_ranked (self->search_box);
  self->searching = TRUE;
  _byline_window_set_filter (self, filter);
  self->searching = FALSE;
}

/* A section or an author: it takes the place of its kind, and narrows what the other kinds leave.
 * Chosen again, it stands alone. */
static void
choose_name (BylineFilter *filter,
             gboolean      is_section,
             const char   *name,
             gboolean      active,
             gboolean      add)
{
  GPtrArray *names = is_section ? filter->sections : filter->authors;

  if (add && active)
    {
      if (is_section)
        byline_filter_remove_section (filter, name);
      else
        byline_filter_remove_author (filter, name);
      return;
    }
  if (!add)
    g_ptr_array_set_size (names, 0);
  if (!add && active)
    g_ptr_array_set_size (is_section ? filter->authors : filter->sections, 0);
  if (is_section)
    byline_filter_add_section (filter, name);
  else
    byline_filter_add_author (filter, name);
}

static void
choose_place (BylineFilter *filter,
              const char   *publication,
              const char   *folder)
{
  g_free (filter->publication);
  g_free (filter->folder);
  filter->publication = g_strdup (publication);
  filter->folder = g_strdup (folder);
}

static void
choose_flag (gboolean *flag,
             gboolean  add)
{
  *flag = add ? !*flag : TRUE;
}

void
_byline_window_choose (BylineWindow      *self,
                       BylineSidebarItem *item,
                       gboolean           add)
{
  const BylineSidebarData *data = byline_sidebar_item_get_data (item);
  gboolean is_name = data->kind == BYLINE_SIDEBAR_SECTION || data->kind == BYLINE_SIDEBAR_AUTHOR;
  g_autoptr (BylineFilter) filter = NULL;

  filter = add || is_name ? byline_filter_copy (self->filter) : byline_filter_new ();
  switch (data->kind)
    {
    case BYLINE_SIDEBAR_ALL:
      g_clear_pointer (&filter, byline_filter_free);
      filter = byline_filter_new ();
      break;
    case BYLINE_SIDEBAR_UNREAD:
      choose_flag (&filter->unread, add);
      break;
    case BYLINE_SIDEBAR_SAVED:
      choose_flag (&filter->saved, add);
      break;
    case BYLINE_SIDEBAR_TODAY:
      choose_flag (&filter->today, add);
      break;
    case BYLINE_SIDEBAR_SECTION:
    case BYLINE_SIDEBAR_AUTHOR:
      choose_name (filter, data->kind == BYLINE_SIDEBAR_SECTION, data->value, data->active, add);
      break;
    case BYLINE_SIDEBAR_FILTER:
      {
        const BylineSavedFilter *saved = byline_sidebar_find_saved (self->sidebar, data->value);

        if (saved == NULL)
          return;
        g_clear_pointer (&filter, byline_filter_free);
        filter = byline_filter_copy (saved->filter);
        break;
      }
    case BYLINE_SIDEBAR_FOLDER:
      choose_place (filter, NULL, add && data->active ? NULL : data->value);
      break;
    case BYLINE_SIDEBAR_PUBLICATION:
      choose_place (filter, add && data->active ? NULL : data->value, NULL);
      break;
    case BYLINE_SIDEBAR_HEADING:
    case BYLINE_SIDEBAR_MORE_SECTIONS:
    case BYLINE_SIDEBAR_MORE_AUTHORS:
    case BYLINE_SIDEBAR_MORE_ORGANISATIONS:
    default:
      return;
    }

  _byline_window_set_filter (self, filter);
  if (!add)
    _byline_window_show_headlines (self);
}
