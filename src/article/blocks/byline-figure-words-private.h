/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Returns: whether the first @length bytes of @text are what a credit begins with: "Photo", "Bildquelle". */
gboolean _byline_figure_words_are_label (const char *text, gsize length);
/** Returns: whether the first @length bytes of @text are an agency's name, or what stands in its place. */
gboolean _byline_figure_words_are_agency (const char *text, gsize length);
/** Returns: whether the first @length bytes of @text are what templates put where nobody wrote anything. */
gboolean _byline_figure_words_are_placeholder (const char *text, gsize length);

G_END_DECLS
