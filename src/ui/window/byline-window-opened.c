/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-error-text.h"

static void
do_what_waited (BylineWindow *self)
{
  g_autofree char *address = g_steal_pointer (&self->pending_address);
  g_autofree char *story = g_steal_pointer (&self->pending_story);
  g_autoptr (GFile) file = g_steal_pointer (&self->pending_file);

  if (self->pending_refresh)
    _byline_window_refresh (self, 0, FALSE);
  self->pending_refresh = FALSE;
  if (address != NULL)
    _byline_window_add (self, address[0] != '\0' ? address : NULL);
  if (file != NULL)
    _byline_window_import_now (self, file);
  if (story != NULL)
    _byline_window_find_story (self, story);
}

/* For as long as the window is open: whoever marks and subscribes is to know that nothing is kept. No
 * toast, since one that stays holds back all that come after it. */
static void
say_read_only (BylineWindow *self)
{
  byline_banner_show (self->banner,
                      _ ("This library can only be read. Nothing in it can be changed."), NULL,
                      NULL);
}

void
byline_window_set_opened (BylineWindow *self, const GError *error)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));

  g_clear_handle_id (&self->loading_source, g_source_remove);
  if (error != NULL)
    {
      byline_error_page_set_error (self->error_page, self->library, error);
      gtk_stack_set_visible_child_name (self->pages, "error");
      return;
    }

  if (self->stories != NULL)
    return;

  self->stories = byline_story_list_new (self->library);
  _byline_window_restore_lists (self);
  _byline_window_update_sample (self);
  if (byline_library_is_read_only (self->library))
    say_read_only (self);
  do_what_waited (self);
}

void
byline_window_refresh (BylineWindow *self)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));

  self->pending_refresh = TRUE;
  if (self->stories != NULL)
    do_what_waited (self);
}

void
byline_window_add_address (BylineWindow *self, const char *address)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (address != NULL);

  g_free (self->pending_address);
  self->pending_address = g_strdup (address);
  if (self->stories != NULL)
    do_what_waited (self);
}

void
byline_window_open_story (BylineWindow *self, const char *key)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (key != NULL);

  g_free (self->pending_story);
  self->pending_story = g_strdup (key);
  if (self->stories != NULL)
    do_what_waited (self);
}

void
byline_window_import_file (BylineWindow *self, GFile *file)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->pending_file, file);
  if (self->stories != NULL)
    do_what_waited (self);
}
