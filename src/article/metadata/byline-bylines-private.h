/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-metadata-private.h"

G_BEGIN_DECLS

/**
 * _byline_metadata_read_authors:
 *
 * Reads who wrote the story from what stands in [@from, @end), and decides between that and what the page's
 * data say: people before bodies, and what stands at the headline before all else.
 */
void _byline_metadata_read_authors (BylineMetadata *self, guint from, guint end);

/** Returns: whether @index stands in what is about other stories or other people. */
gboolean _byline_metadata_is_elsewhere (const BylineMetadata *self, guint index);
/** Returns: whether @index stands near the headline, or none is known. */
gboolean _byline_metadata_is_near (const BylineMetadata *self, guint index);

/* Words. */

/**
 * _byline_words_behind_label:
 * @text: part of a byline
 * @is_label: (out): whether it begins with a label: "By", "Ein Kommentar von", "Auteur:"
 *
 * Returns: (transfer none): what stands behind the label; @text if there is none.
 */
const char *_byline_words_behind_label (const char *text, gboolean *is_label);
/** Returns: whether @text says what somebody does: "Staff Writer". */
gboolean _byline_words_are_role (const char *text);
/** Takes what somebody does off the end of @name, in place: "Jane Doe, reporter", "신현주 기자". */
void _byline_words_cut_role (char *name);
/** Returns: whether @name has the form of a person's name: two words or more with capitals, or a name in a
 * script without them. */
gboolean _byline_words_are_person (const char *name);
/**
 * _byline_words_clean_byline:
 * @text: part of a byline
 * @has_label: (out): whether a label stood in front of the names
 *
 * Returns: (transfer full) (nullable): the names in it, without label, role, date and what follows.
 */
char *_byline_words_clean_byline (const char *text, gboolean *has_label);

G_END_DECLS
