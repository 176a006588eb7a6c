/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "byline-settings.h"

G_BEGIN_DECLS

/**
 * BylineTypographyPopover:
 *
 * Theme, font, size, line height and length of stories. What is changed is seen at once, and kept in
 * the profile's settings.
 */
#define BYLINE_TYPE_TYPOGRAPHY_POPOVER (byline_typography_popover_get_type ())
G_DECLARE_FINAL_TYPE (BylineTypographyPopover,
                      byline_typography_popover,
                      BYLINE,
                      TYPOGRAPHY_POPOVER,
                      GtkPopover)

/**
 * byline_typography_popover_set_settings:
 * @self: the popover
 * @settings: what it shows and changes; to be called once
 *
 * Says whose settings these are.
 */
void byline_typography_popover_set_settings (BylineTypographyPopover *self,
                                             BylineSettings *settings);

G_END_DECLS
