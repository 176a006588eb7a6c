/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylinePersonName:
 * @family: the last word, folded; never empty
 * @given: (element-type utf8): the words before it, folded; an initial is one letter
 * @is_plain: nothing was left out or moved: no title, no family name first
 *
 * A person's name in its words, so that two spellings of it can be compared.
 */
typedef struct {
  char *family;
  GPtrArray *given;
  gboolean is_plain;
} BylinePersonName;

/**
 * byline_person_name_parse:
 * @name: a name as it is published: "Dr Mara K. Lindqvist", "Lindqvist, M.K."
 *
 * Returns: (transfer full) (nullable): its words; %NULL for one that has fewer than two
 */
BylinePersonName *byline_person_name_parse (const char *name);
/**
 * byline_person_name_free:
 * @self: (transfer full) (nullable): a name
 *
 * Frees @self.
 */
void byline_person_name_free (BylinePersonName *self);
/**
 * byline_person_name_equal:
 * @a: a name
 * @b: another one
 *
 * Returns: whether both have the same words, whatever titles and order they were published with
 */
gboolean byline_person_name_equal (const BylinePersonName *a, const BylinePersonName *b);
/**
 * byline_person_name_is_short_for:
 * @self: a name
 * @full: another one
 *
 * Two full names that differ are of two people: at least one given name of @self must be an initial
 * and the first of @full none; the first ones must agree, and the others must stand in @full in their
 * order.
 *
 * Returns: whether @self can be what @full is called for short
 */
gboolean byline_person_name_is_short_for (const BylinePersonName *self,
                                          const BylinePersonName *full);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePersonName, byline_person_name_free)

G_END_DECLS
