/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

#define BYLINE_N_MARK_KINDS (BYLINE_MARK_FOOTNOTE + 1)

/**
 * BylineRun: a line of text while it is gathered from inline elements.
 *
 * White space is folded, a line break is kept as a line feed, control and bidi-override
* characters are left
 * out. A mark that is open when the run is taken goes on in the next one.
 */
typedef struct {
  GString *text;
  guint n_chars;
  guint n_breaks; /* line breaks not yet written */
  gboolean space; /* a space not yet written */
  gboolean is_open[BYLINE_N_MARK_KINDS];
  guint starts[BYLINE_N_MARK_KINDS];
  char *hrefs[BYLINE_N_MARK_KINDS];
  GArray *marks; /* of BylineMark, nullable */
} BylineRun;

void _byline_run_init (BylineRun *self);
void _byline_run_clear (BylineRun *self);
/** Adds @text, white space folded. */
void _byline_run_append (BylineRun *self, const char *text);
/** Adds a line break. */
void _byline_run_break (BylineRun *self);
/** Whether a second break follows the first: then a paragraph ends there. */
gboolean _byline_run_at_double_break (const BylineRun *self);
gboolean _byline_run_is_empty (const BylineRun *self);
/** Opens a mark. Returns: whether it was opened; not if one of its kind is open. */
gboolean _byline_run_open (BylineRun *self, BylineMarkKind kind, const char *href);
void _byline_run_close (BylineRun *self, BylineMarkKind kind);
/** Returns: (transfer full) (nullable): what was gathered; %NULL for nothing. */
BylineText *_byline_run_take (BylineRun *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineRun, _byline_run_clear)

G_END_DECLS
