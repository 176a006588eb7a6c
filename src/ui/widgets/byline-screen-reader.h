/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineScreenReader:
 *
 * Whether a screen reader runs, as the desktop says on the bus (org.a11y.Status).
 *
 * Signals:
 *   changed: one was started or stopped
 */
#define BYLINE_TYPE_SCREEN_READER (byline_screen_reader_get_type ())
G_DECLARE_FINAL_TYPE (BylineScreenReader, byline_screen_reader, BYLINE, SCREEN_READER, GObject)

/**
 * byline_screen_reader_new:
 *
 * Begins to ask. Until there is an answer none runs; where there is no bus none ever does.
 *
 * Returns: (transfer full): what knows it
 */
BylineScreenReader *byline_screen_reader_new (void);
/**
 * byline_screen_reader_is_running:
 * @self: what knows it
 *
 * Returns: whether a screen reader runs
 */
gboolean byline_screen_reader_is_running (BylineScreenReader *self);

G_END_DECLS
