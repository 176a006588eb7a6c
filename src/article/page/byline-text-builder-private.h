/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

#define BYLINE_N_MARK_KINDS (BYLINE_MARK_FOOTNOTE + 1)

/**
 * BylineTextBuilder: a line of text while it is gathered from inline elements.
 *
 * White space is folded, a line break is kept as a line feed, control and bidi-override
* characters are left
 * out. A mark that is open when the run is taken goes on in the next one.
 */
typedef struct {
  GString *text;
  guint n_chars;
  guint n_breaks;     /* line breaks not yet written */
  gboolean space;     /* a space not yet written */
  gboolean ends_line; /* the source's line ends within that space */
  gboolean is_open[BYLINE_N_MARK_KINDS];
  guint starts[BYLINE_N_MARK_KINDS];
  char *hrefs[BYLINE_N_MARK_KINDS];
  GArray *marks; /* of BylineMark, nullable */
} BylineTextBuilder;

void _byline_text_builder_init (BylineTextBuilder *self);
void _byline_text_builder_clear (BylineTextBuilder *self);
/** Adds @text, white space folded. */
void _byline_text_builder_append (BylineTextBuilder *self, const char *text);
/** Adds @length bytes of @text, which end with a character. */
void _byline_text_builder_append_length (BylineTextBuilder *self, const char *text, gsize length);
/** Adds a line break. */
void _byline_text_builder_break (BylineTextBuilder *self);
/** Whether a second break follows the first: then a paragraph ends there. */
gboolean _byline_text_builder_at_double_break (const BylineTextBuilder *self);
gboolean _byline_text_builder_is_empty (const BylineTextBuilder *self);
/** Opens a mark. Returns: whether it was opened; not if one of its kind is open. */
gboolean _byline_text_builder_open (BylineTextBuilder *self, BylineMarkKind kind, const char *href);
void _byline_text_builder_close (BylineTextBuilder *self, BylineMarkKind kind);
/** Returns: (transfer full) (nullable): what was gathered; %NULL for nothing. */
BylineText *_byline_text_builder_take (BylineTextBuilder *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineTextBuilder, _byline_text_builder_clear)

G_END_DECLS
