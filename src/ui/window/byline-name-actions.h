/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-names.h"

G_BEGIN_DECLS

/**
 * byline_name_actions_add:
 * @map: the window's actions
 * @names: what they change; it lives as long as @map
 *
 * Adds what menus do with a section, an author or a publication: name-pin, name-unpin, name-up,
 * name-down, name-hide, name-organisation, name-person, name-rename, name-merge, name-split,
 * name-read and name-mute, whose target is ("section" | "author" | "publication", name), and rules.
 */
void byline_name_actions_add (GActionMap *map, BylineNames *names);

G_END_DECLS
