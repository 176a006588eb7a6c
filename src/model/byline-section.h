/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-record.h"

G_BEGIN_DECLS

/**
 * BylineSection:
 * @name: (not nullable): as shown, "China"
 * @path: (nullable): the names above it, "World > China", or %NULL if it stands by itself
 *
 * A section is a name, compared without case and accents (byline_text_fold()).
 */
typedef struct {
  char *name;
  char *path;
} BylineSection;

/**
 * byline_section_record:
 *
 * The fields of #BylineSection.
 */
extern const BylineRecord byline_section_record;

/**
 * byline_section_new:
 * @name: its name, copied
 * @path: (nullable): the names above it, "World > China", copied; %NULL if it stands by itself
 *
 * Returns: (transfer full): a section
 */
BylineSection *byline_section_new (const char *name, const char *path);
/**
 * byline_section_free:
 * @self: (transfer full) (nullable): a section
 *
 * Frees @self and what it holds.
 */
void byline_section_free (BylineSection *self);

/**
 * byline_sections_add:
 * @sections: (element-type BylineSection): owns its elements
 * @name: (nullable): a name as published ("Paper | China" counts as "China", "World > China" and
 *   "World/China" as China below World); cleaned; left out if it is there or empty
 *
 * Returns: whether it was added.
 */
gboolean byline_sections_add (GPtrArray *sections, const char *name);

/**
 * byline_section_name_is_generic:
 * @name: a name as published
 * @publication: (nullable): the publication's name
 *
 * Returns: whether @name says nothing about what a story is about: the publication itself, "News",
 *   "Uncategorized", "Home", "Blog", "Article" and the like.
 */
gboolean byline_section_name_is_generic (const char *name, const char *publication);

/**
 * byline_section_fold:
 * @name: a section's name
 *
 * Returns: (transfer full): what all spellings of one section have in common: without case,
 *   accents, spaces and hyphens, "&" as "and", the last word without its plural.
 */
char *byline_section_fold (const char *name);

/**
 * byline_section_is_format:
 * @name: a section's name
 *
 * Returns: whether @name is a kind of story (Video, Gallery, Newsletter), not what it is about
 */
gboolean byline_section_is_format (const char *name);

/**
 * byline_section_from_url:
 * @url: (nullable): a story's address
 *
 * Returns: (transfer full) (nullable): the section that the path may name ("/world/2026/…" gives
 *   "World"). A guess: to be believed only if a publication's addresses show a scheme.
 */
char *byline_section_from_url (const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSection, byline_section_free)

G_END_DECLS
