/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-banner.h"
#include "byline-shortcuts.h"
#include "byline-window-settings.h"

G_BEGIN_DECLS

/**
 * BylineHints:
 *
 * What somebody is told who has just subscribed for the first time: a sentence at a time above the list, each
 * once. How far that has got is kept in the window's settings. Main thread.
 */
#define BYLINE_TYPE_HINTS (byline_hints_get_type ())
G_DECLARE_FINAL_TYPE (BylineHints, byline_hints, BYLINE, HINTS, GObject)

/**
 * byline_hints_new:
 * @settings: the window's
 * @shortcuts: the user's keys, which hints name
 * @banner: what shows them
 *
 * Returns: (transfer full): the hints; none is shown yet
 */
BylineHints *byline_hints_new (BylineWindowSettings *settings,
                               BylineShortcuts *shortcuts,
                               BylineBanner *banner);
/**
 * byline_hints_add_actions:
 * @self: the hints; they live as long as @map
 * @map: the window's actions
 *
 * Adds next-hint.
 */
void byline_hints_add_actions (BylineHints *self, GActionMap *map);
/**
 * byline_hints_resume:
 * @self: the hints
 *
 * Shows the hint that was shown when the window was closed, if there is one.
 */
void byline_hints_resume (BylineHints *self);
/**
 * byline_hints_begin:
 * @self: the hints
 *
 * Shows the first hint, if none was ever shown.
 */
void byline_hints_begin (BylineHints *self);

G_END_DECLS
