/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * byline_subscriptions_import:
 * @context: the window's
 * @file: a list of feeds (OPML)
 *
 * Subscribes to the feeds in @file, in the sample edition to those of the own library.
 */
void byline_subscriptions_import (BylineWindowContext *context, GFile *file);
/**
 * byline_subscription_files_add_actions:
 * @map: the window's actions
 * @context: the window's; it lives as long as @map
 *
 * Adds import and export.
 */
void byline_subscription_files_add_actions (GActionMap *map, BylineWindowContext *context);

G_END_DECLS
