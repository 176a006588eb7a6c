/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-config.h"

/* A library opens at once as a rule; only a slow one is waited for with a spinner, after this many
 * ms. */
#define LOADING_DELAY 500

G_DEFINE_FINAL_TYPE (BylineWindow, byline_window, ADW_TYPE_APPLICATION_WINDOW)

static void
folded_cb (BylineWindow *self)
{
  if (self->window_settings != NULL)
    _byline_window_update_folding (self);
}

static void
sidebar_activated_cb (BylineWindow *self, BylineSidebarItem *item, gboolean add)
{
  _byline_window_choose (self, item, add);
}

static void
filter_changed_cb (BylineWindow *self, const BylineFilter *filter)
{
  _byline_window_set_filter (self, filter);
}

static void
headline_selected_cb (BylineWindow *self, gint64 story)
{
  _byline_window_open_story (self, story, FALSE);
}

static void
headline_opened_cb (BylineWindow *self, gint64 story)
{
  if (story != byline_current_story_get_id (self->current_story))
    _byline_window_open_story (self, story, FALSE);
  _byline_window_close_page (self);
  _byline_window_show_reading (self);
}

static void
search_changed_cb (BylineWindow *self)
{
  _byline_window_set_search (self, byline_search_box_get_text (self->search_box));
}

static void
search_activate_cb (BylineWindow *self)
{
  byline_headline_list_grab_focus (self->headlines);
}

static void
stop_search_cb (BylineWindow *self)
{
  byline_search_box_set_text (self->search_box, NULL);
  _byline_window_set_search (self, NULL);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
link_activated_cb (BylineWindow *self, const char *uri)
{
  _byline_window_open_uri (self, uri);
}

static void
section_activated_cb (BylineWindow *self, const char *name)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  byline_filter_add_section (filter, name);
  _byline_window_set_filter (self, filter);
  _byline_window_show_headlines (self);
}

static void
author_activated_cb (BylineWindow *self, const char *name)
{
  _byline_window_show_page (self, BYLINE_RULE_AUTHOR, name);
}

static void
publication_activated_cb (BylineWindow *self, const char *key)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  filter->publication = g_strdup (key);
  _byline_window_set_filter (self, filter);
  _byline_window_show_headlines (self);
}

static void
story_activated_cb (BylineWindow *self, gint64 story)
{
  _byline_window_open_story (self, story, TRUE);
}

static void
message_cb (BylineWindow *self, const char *text)
{
  _byline_window_show_toast (self, text);
}

/* The library can be opened; what there is to say of it can be read once it is. */
static void
rebuilt_cb (BylineWindow *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.reopen", NULL);
  if (text != NULL)
    _byline_window_show_toast (self, text);
}

static gboolean
loading_cb (gpointer user_data)
{
  BylineWindow *self = user_data;

  self->loading_source = 0;
  gtk_widget_show (self->loading_box);
  return G_SOURCE_REMOVE;
}

static void
byline_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  _byline_window_update_panes (BYLINE_WINDOW (widget), width);

  GTK_WIDGET_CLASS (byline_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static gboolean
byline_window_close_request (GtkWindow *window)
{
  _byline_window_save_state (BYLINE_WINDOW (window));

  return GTK_WINDOW_CLASS (byline_window_parent_class)->close_request (window);
}

static void
byline_window_dispose (GObject *object)
{
  BylineWindow *self = BYLINE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  byline_current_story_set_library (self->current_story, NULL);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_clear_object (&self->stories);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->window_settings);
  g_clear_object (&self->sample);
  g_clear_object (&self->pending_file);

  G_OBJECT_CLASS (byline_window_parent_class)->dispose (object);
}

static void
byline_window_finalize (GObject *object)
{
  BylineWindow *self = BYLINE_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->history);
  g_clear_object (&self->saved_filters);
  g_clear_object (&self->current_story);
  g_free (self->pending_address);
  g_free (self->pending_story);

  G_OBJECT_CLASS (byline_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, BylineWindow, name)
  CHILD (toasts);
  CHILD (pages);
  CHILD (loading_box);
  CHILD (error_page);
  CHILD (sample_button);
  CHILD (banner);
  CHILD (outer);
  CHILD (lists_pane);
  CHILD (inner);
  CHILD (sidebar_pane);
  CHILD (inner_separator);
  CHILD (headlines_pane);
  CHILD (reading_pane);
  CHILD (sidebar_header);
  CHILD (headlines_header);
  CHILD (reading_header);
  CHILD (menu_button);
  CHILD (first_menu_button);
  CHILD (sidebar_button);
  CHILD (refresh_button);
  CHILD (mark_all_button);
  CHILD (back_button);
  CHILD (reading_extras);
  CHILD (saved_button);
  CHILD (unread_button);
  CHILD (text_size_button);
  CHILD (sidebar_title);
  CHILD (list_title);
  CHILD (search_bar);
  CHILD (search_box);
  CHILD (progress);
  CHILD (list_pages);
  CHILD (empty_page);
  CHILD (clear_button);
  CHILD (add_button);
  CHILD (sidebar);
  CHILD (filter_bar);
  CHILD (headlines);
  CHILD (muted_button);
  CHILD (reading_pages);
  CHILD (reading);
  CHILD (detail);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, rebuilt_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, headline_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, headline_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, publication_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, story_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
}

static void
byline_window_class_init (BylineWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_window_dispose;
  object_class->finalize = byline_window_finalize;
  widget_class->size_allocate = byline_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = byline_window_close_request;

  g_type_ensure (BYLINE_TYPE_BANNER);
  g_type_ensure (BYLINE_TYPE_PANE);
  g_type_ensure (BYLINE_TYPE_ERROR_PAGE);
  g_type_ensure (BYLINE_TYPE_SIDEBAR);
  g_type_ensure (BYLINE_TYPE_FILTER_BAR);
  g_type_ensure (BYLINE_TYPE_HEADLINE_LIST);
  g_type_ensure (BYLINE_TYPE_READING_VIEW);
  g_type_ensure (BYLINE_TYPE_SEARCH_BOX);
  g_type_ensure (BYLINE_TYPE_DETAIL_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_APPLICATION_PATH "/byline-window.ui");
  bind_template (widget_class);
  _byline_window_base_class_init (klass);
  _byline_window_keys_class_init (widget_class);
}

static void
byline_window_init (BylineWindow *self)
{
  self->said_problem = -1;
  self->history = byline_filter_history_new ();
  self->saved_filters = byline_saved_filters_new ();
  self->current_story = byline_current_story_new ();
  self->cancellable = g_cancellable_new ();
  _byline_window_history_init (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar,
                                GTK_EDITABLE (byline_search_box_get_entry (self->search_box)));
  adw_leaflet_set_visible_child (self->inner, self->headlines_pane);
  self->loading_source = g_timeout_add (LOADING_DELAY, loading_cb, self);
}

static void
text_scale_cb (BylineWindow *self)
{
  double scale = 1.0;
  g_autofree char *text = NULL;

  g_object_get (self->settings, "text-scale", &scale, NULL);
  byline_reading_view_set_text_scale (self->reading, scale);
  /* Translators: a text size in percent */
  text = g_strdup_printf (_ ("%d %%"), (int) (scale * 100 + 0.5));
  gtk_button_set_label (GTK_BUTTON (self->text_size_button), text);
  _byline_window_state_changed (self);
}

static void
load_pictures_cb (BylineWindow *self)
{
  gboolean load_pictures = TRUE;

  g_object_get (self->settings, "load-pictures", &load_pictures, NULL);
  byline_headline_list_set_load_pictures (self->headlines, load_pictures);
  byline_reading_view_set_load_pictures (self->reading, load_pictures);
}

static void
library_changed_cb (BylineWindow *self, BylineLibraryChanges changes)
{
  _byline_window_update_counts (self);
  byline_detail_page_update (self->detail);
  if (changes & BYLINE_LIBRARY_SUBSCRIPTIONS)
    _byline_window_update_sample (self);
  if (changes & BYLINE_LIBRARY_MARKS)
    byline_current_story_update (self->current_story);
}

static void
story_changed_cb (BylineWindow *self, gint64 story)
{
  if (story == byline_current_story_get_id (self->current_story))
    byline_current_story_update (self->current_story);
}

static void
connect_settings (BylineWindow *self)
{
  g_signal_connect_object (self->settings, "notify::text-scale", G_CALLBACK (text_scale_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::load-pictures", G_CALLBACK (load_pictures_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window_settings, "notify::sidebar-visible",
                           G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  text_scale_cb (self);
  load_pictures_cb (self);
}

static void
passwords_in_file_cb (BylineWindow *self)
{
  _byline_window_show_toast (self, _ ("No keyring can be used: passwords are kept in a file that "
                                      "only you can read"));
}

static void
password_not_kept_cb (BylineWindow *self)
{
  _byline_window_show_toast (self, _ ("A password could not be kept or removed"));
}

static void
connect_library (BylineWindow *self)
{
  g_signal_connect_object (self->library, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "story-changed", G_CALLBACK (story_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::refreshing",
                           G_CALLBACK (_byline_window_update_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::refresh-done",
                           G_CALLBACK (_byline_window_update_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::refresh-total",
                           G_CALLBACK (_byline_window_update_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::online", G_CALLBACK (_byline_window_update_list),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "passwords-in-file", G_CALLBACK (passwords_in_file_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "password-not-kept", G_CALLBACK (password_not_kept_cb),
                           self, G_CONNECT_SWAPPED);
  byline_sidebar_set_library (self->sidebar, self->library);
  byline_reading_view_set_library (self->reading, self->library);
  byline_search_box_set_library (self->search_box, self->library);
}

BylineWindow *
byline_window_new (AdwApplication *application, BylineLibrary *library, BylineSettings *settings)
{
  BylineWindow *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BYLINE_IS_SETTINGS (settings), NULL);

  self = g_object_new (BYLINE_TYPE_WINDOW, "application", application, NULL);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->window_settings = byline_window_settings_new (settings);
  _byline_window_actions_init (self);
  _byline_window_keys_init (self);
  _byline_window_names_init (self);
  _byline_window_saved_init (self);
  _byline_window_lists_init (self);
  _byline_window_muted_init (self);
  _byline_window_pages_init (self);
  _byline_window_story_init (self);
  _byline_window_sample_init (self);
  _byline_window_restore_size (self);
  connect_settings (self);
  connect_library (self);
  gtk_widget_set_visible (self->sample_button,
                          !byline_profile_is_sample (byline_library_get_profile (library)));
  _byline_window_update_folding (self);
  return self;
}

void
byline_window_set_sample (BylineWindow *self, BylineSample *sample)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (BYLINE_IS_SAMPLE (sample));

  _byline_window_set_sample (self, sample);
}

void
byline_window_show_error (BylineWindow *self, const GError *error)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  _byline_window_show_error (self, error);
}

void
byline_window_report_problem (BylineWindow *self, const GError *error)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));

  _byline_window_report_problem (self, error);
}

void
byline_window_save_state (BylineWindow *self)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));

  _byline_window_save_state (self);
}
