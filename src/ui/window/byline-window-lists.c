/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-publication.h"

/* Two frames, in milliseconds. */
#define COUNT_DELAY 34

/* --- Title and pages --- */

static const char *
publication_name (BylineWindow *self, const char *key)
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

  return _ ("Publication");
}

/* The filter's most telling part, which the list is named by. */
static char *
filter_title (BylineWindow *self)
{
  const BylineFilter *filter = _byline_window_get_filter (self);
  const BylineSavedFilter *saved = byline_saved_filters_find_filter (self->saved_filters, filter);

  if (saved != NULL)
    return g_strdup (saved->name);
  if (filter->muted)
    return g_strdup (_ ("Muted"));
  if (filter->sections->len + filter->authors->len > 0)
    return _byline_window_describe_names (filter);
  if (filter->publication != NULL)
    return g_strdup (publication_name (self, filter->publication));
  if (filter->folder != NULL)
    return g_path_get_basename (filter->folder);
  if (filter->saved)
    return g_strdup (_ ("Saved"));
  if (filter->today)
    return g_strdup (_ ("Today"));
  if (filter->unread)
    return g_strdup (_ ("Unread"));
  if (filter->search != NULL)
    return g_strdup (_ ("Search"));

  return g_strdup (_ ("All Stories"));
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
                                    n_unread, stories);
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
  const BylineFilter *filter = _byline_window_get_filter (self);
  gboolean online = TRUE;

  g_object_get (self->library, "online", &online, NULL);
  if (filter->muted)
    return (EmptyPage){ "byline-muted-symbolic", _ ("Nothing Muted"),
                        _ ("No story here is muted.") };
  if (filter->search != NULL)
    return (EmptyPage){ "system-search-symbolic", _ ("Nothing Found"),
                        _ ("No story has all of these words. Try fewer, or other ones.") };
  if (!has_publications (self) && byline_filter_is_empty (filter))
    return (EmptyPage){ "byline-stories-symbolic", _ ("No Publications"),
                        _ ("Stories that you have saved are in Saved.") };
  if (!online && byline_filter_is_empty (filter))
    return (EmptyPage){ "network-offline-symbolic", _ ("You Are Offline"),
                        _ ("Stories come in when there is a network again.") };
  if (filter->sections->len + filter->authors->len > 1)
    return (EmptyPage){ "byline-stories-symbolic", _ ("No Stories"),
                        _ ("No story fits all of the filters above. Remove one of them.") };
  if (filter->unread)
    return (EmptyPage){ "object-select-symbolic", _ ("All Read"),
                        _ ("There is nothing unread here.") };
  if (filter->saved)
    return (EmptyPage){ "byline-unsaved-symbolic", _ ("Nothing Saved"),
                        _ ("Stories that you save are kept here for good.") };
  if (filter->today)
    return (EmptyPage){ "byline-today-symbolic", _ ("Nothing New Today"),
                        _ ("Stories that came in since midnight stand here.") };
  if (byline_filter_is_empty (filter))
    return (EmptyPage){ "byline-stories-symbolic", _ ("No Stories Yet"),
                        _ ("Refresh to bring them in.") };

  return (EmptyPage){ "byline-stories-symbolic", _ ("No Stories"), _ ("There is nothing here.") };
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
      page = (EmptyPage){ "dialog-warning-symbolic", _ ("The List Cannot Be Shown"), NULL };
      escaped = g_markup_escape_text (error, -1);
    }
  adw_status_page_set_icon_name (self->empty_page, page.icon);
  adw_status_page_set_title (self->empty_page, page.title);
  adw_status_page_set_description (self->empty_page, escaped != NULL ? escaped : page.description);
  gtk_widget_set_visible (self->clear_button,
                          !byline_filter_is_empty (_byline_window_get_filter (self)));
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
  _byline_window_state_changed (self);
}

/* --- Counts --- */

static void
show_page (BylineWindow *self, const BylineCounts *counts)
{
  gboolean is_sample = byline_profile_is_sample (byline_library_get_profile (self->library));
  gboolean is_looking_at_saved = _byline_window_get_filter (self)->saved &&
                                 g_list_model_get_n_items (G_LIST_MODEL (self->stories)) > 0;

  /* The sample edition brings its own publication in a moment: nobody is to be welcomed meanwhile.
   * Nor who has saved stories left, or has just unsaved the last one, which may be saved again. */
  if (counts->publications->len > 0 || counts->n_saved > 0 || is_looking_at_saved)
    gtk_stack_set_visible_child_name (self->pages, "main");
  else if (!is_sample)
    gtk_stack_set_visible_child_name (self->pages, "first-run");
}

static void
counts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  BylineCounts *counts = byline_library_counts_finish (BYLINE_LIBRARY (source), result, &error);

  self->counting = FALSE;
  if (self->stories == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&counts, byline_counts_unref);
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
  byline_library_counts_async (self->library, _byline_window_get_filter (self), self->cancellable,
                               counts_cb, g_object_ref (self));
}

static gboolean
count_cb (gpointer user_data)
{
  _byline_window_update_counts (user_data);
  return G_SOURCE_REMOVE;
}

/* What a choice is waited for are its first rows: they are drawn before anything is counted. At the
 * start there are no rows before the first counts. */
static void
count_soon (BylineWindow *self)
{
  if (byline_sidebar_get_counts (self->sidebar) == NULL)
    _byline_window_update_counts (self);
  else
    g_timeout_add_full (G_PRIORITY_LOW, COUNT_DELAY, count_cb, g_object_ref (self), g_object_unref);
}

/* --- The filter --- */

/* The search box says what is searched for, wherever that came from. */
static void
show_search (BylineWindow *self, const BylineFilter *filter)
{
  const char *search = filter->search;
  g_autofree char *typed = g_strdup (byline_search_box_get_text (self->search_box));

  byline_headline_list_set_search (self->headlines, search);
  byline_reading_view_set_search (self->reading, search);
  byline_search_box_set_ranked (self->search_box, filter->ranked);
  if (search == NULL || g_strcmp0 (g_strstrip (typed), search) == 0)
    return;

  byline_search_box_set_text (self->search_box, search);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
}

/* All that shows the filter follows it from here, whatever changed it. */
static void
follow_cb (BylineWindow *self, const BylineFilter *old)
{
  const BylineFilter *filter = _byline_window_get_filter (self);

  byline_story_list_set_filter (self->stories, filter);
  byline_sidebar_set_filter (self->sidebar, filter);
  byline_filter_bar_set_filter (self->filter_bar, filter);
  self->scroll_to_top = TRUE;
  show_search (self, filter);
  if (filter->search == NULL && old->search != NULL && !self->searching &&
      byline_search_box_get_text (self->search_box)[0] != '\0')
    {
      byline_search_box_set_text (self->search_box, NULL);
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
    }
  count_soon (self);
  _byline_window_update_list (self);
}

void
_byline_window_lists_init (BylineWindow *self)
{
  g_signal_connect_object (self->history, "changed", G_CALLBACK (follow_cb), self,
                           G_CONNECT_SWAPPED);
  /* A saved filter's name is the list's. */
  g_signal_connect_object (self->saved_filters, "changed", G_CALLBACK (_byline_window_update_list),
                           self, G_CONNECT_SWAPPED);
}
