/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-text-pack-private.h"

G_BEGIN_DECLS

/** BylineNewText: what is searched of a story, until it is brought into the search. */
typedef struct {
  gint64 story;
  gint64 place;
  gint64 pack;     /* the one that it comes into */
  gint64 old_pack; /* the one that it leaves; 0 for none */
  char *texts[BYLINE_N_STORY_TEXTS];
} BylineNewText;

void _byline_new_text_free (BylineNewText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineNewText, _byline_new_text_free)

G_END_DECLS
