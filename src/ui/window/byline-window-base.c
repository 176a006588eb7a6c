/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include "byline-error-text.h"
#include "byline-error.h"
#include "byline-toast.h"

/* What all parts of the window stand on: it knows none of them. */

static guint state_changed;

void
_byline_window_base_class_init (BylineWindowClass *klass)
{
  state_changed = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
_byline_window_state_changed (BylineWindow *self)
{
  g_signal_emit (self, state_changed, 0);
}

const BylineFilter *
_byline_window_get_filter (BylineWindow *self)
{
  return byline_filter_history_get_filter (self->history);
}

void
_byline_window_show_toast (BylineWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, byline_toast_new (text));
}

void
_byline_window_show_error (BylineWindow *self, const GError *error)
{
  g_autofree char *text = byline_error_text (error);

  if (text != NULL)
    _byline_window_show_toast (self, text);
}

void
_byline_window_report_problem (BylineWindow *self, const GError *error)
{
  gboolean lasts = g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL) ||
                   g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);

  if (lasts && self->said_problem == error->code)
    return;
  if (lasts)
    self->said_problem = error->code;
  _byline_window_show_error (self, error);
}
