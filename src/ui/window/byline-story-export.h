/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * byline_story_export_to_file:
 * @context: the window's
 * @stories: (element-type gint64): rows of stories
 * @file: where they go; it is replaced when all of them have been written
 *
 * Writes stories into one JSON Feed, each as `byline-cli show --json` prints it. A message says how
 * many there are, or why there are none. Those whose text is not in the library are left out.
 */
void byline_story_export_to_file (BylineWindowContext *context, GArray *stories, GFile *file);
/**
 * byline_story_export_ask:
 * @context: the window's
 * @stories: (element-type gint64): rows of stories
 *
 * Asks for a file, and writes stories into it.
 */
void byline_story_export_ask (BylineWindowContext *context, GArray *stories);

G_END_DECLS
