/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"
#include "byline-rule.h"
#include "byline-story-row-private.h"

G_BEGIN_DECLS

/* Raw names of sections and authors, and what they count for (see byline-schema.c). */

/* Where the positions of the sections above begin: a story counts for them, but is not said to
 * be of them. */
#define BYLINE_NAMES_ANCESTOR_POSITION "1000"
/* SQL: whether member m applies in publication p. A member for that publication applies; one for
 * all publications (0) applies only where the raw name has none of its own for p. */
#define BYLINE_NAMES_MEMBER_APPLIES(members, p)                                                    \
  "(m.publication = " p " OR (m.publication = 0 AND NOT EXISTS (SELECT 1 FROM " members " o"       \
  " WHERE o.raw = m.raw AND o.publication = " p ")))"

/* --- byline-db-names-story.c --- */

/** Sets whom a story names, in @raw's order (rows, gint64), and decides what follows from it. */
gboolean _byline_names_set (BylineDb *self,
                            BylineRuleKind kind,
                            const BylineStoryRow *row,
                            GArray *raw,
                            GError **error);
/** Decides anew what follows from whom a story names: it moved to another publication. */
gboolean _byline_names_follow (BylineDb *self,
                               BylineRuleKind kind,
                               const BylineStoryRow *row,
                               GError **error);

/* --- byline-db-names.c --- */

/** Brings the new raw row with @key in: its flags, what it counts for, whom it stands for. */
gboolean _byline_names_add (BylineDb *self,
                            BylineRuleKind kind,
                            gint64 raw,
                            const char *key,
                            GError **error);
/** Decides what a raw row counts for. */
gboolean _byline_names_resolve (BylineDb *self, BylineRuleKind kind, gint64 raw, GError **error);
/** As _byline_names_resolve() of an author of whom nothing is new but in @publication_id; 0: a rule at most. */
gboolean _byline_names_resolve_author_in (BylineDb *self,
                                          gint64 raw,
                                          gint64 publication_id,
                                          GError **error);
/** Decides all rows of @kind anew: a rule changed. Stories follow. */
gboolean _byline_names_resolve_kind (BylineDb *self, BylineRuleKind kind, GError **error);
/** As _byline_names_resolve_kind() of both kinds: for a migration. */
gboolean _byline_names_resolve_all (BylineDb *self, GError **error);
/** Brings label, pin and the like of the row with @key to what the rules say. */
gboolean _byline_names_apply_flags (BylineDb *self,
                                    BylineRuleKind kind,
                                    const char *key,
                                    GError **error);

/* --- byline-db-names-find.c --- */

/** Adds to @ids (gint64) the decided rows that are called @name, or that a raw @name counts for. */
gboolean _byline_names_find (BylineDb *self,
                             BylineRuleKind kind,
                             const char *name,
                             GArray *ids,
                             GError **error);
/** As _byline_names_find(), and if there are none, those in whose name a word begins so. */
gboolean _byline_names_search (BylineDb *self,
                               BylineRuleKind kind,
                               const char *text,
                               gboolean is_prefix,
                               GArray *ids,
                               GError **error);
/**
 * Returns: (transfer full) (nullable): the key of the row that @name is shown for; %NULL if there
 * is none. @own_name: (out) (nullable): the row's own name, that folds to the key.
 */
char *_byline_names_key (BylineDb *self,
                         BylineRuleKind kind,
                         const char *name,
                         char **own_name,
                         GError **error);

/* --- byline-db-mute.c --- */

/** Evaluates the mutes for these stories (rows, gint64): they came in or changed. */
gboolean _byline_mute_stories (BylineDb *self, GArray *stories, GError **error);
/** Evaluates the mutes for all stories, at once: where nobody else waits. */
gboolean _byline_mute_all (BylineDb *self, GError **error);
/** Says that the mutes are to be evaluated for all stories: a rule changed. */
gboolean _byline_mute_invalidate (BylineDb *self, GError **error);
/** Ends the mutes whose time is over; leaves stories to be settled. */
gboolean _byline_mute_expire (BylineDb *self, gint64 now, GError **error);

/* --- byline-db-sections.c --- */

/** Adds @name unless one that folds alike is there. */
void _byline_db_add_section (GPtrArray *sections, const char *name, const char *path);
/** Sets a story's sections, in their order. */
gboolean _byline_db_set_sections (BylineDb *self,
                                  const BylineStoryRow *row,
                                  GPtrArray *sections,
                                  GError **error);
/** Adds to @sections what the index says of a story. */
gboolean _byline_db_get_sections (BylineDb *self,
                                  gint64 story_id,
                                  GPtrArray *sections,
                                  GError **error);

/* --- byline-names-ids.c --- */

/** Adds to @ids (gint64) the first column of @statement (nullable: a failure was set). */
gboolean _byline_names_read_ids (BylineDb *self,
                                 BylineStatement *statement,
                                 GArray *ids,
                                 GError **error);

/* --- byline-db-authors.c --- */

/** Returns: (transfer full): the author in a row that begins with name, url, avatar, email, bio and
 * contacts. */
BylineAuthor *_byline_db_read_author (BylineStatement *row);

/** Sets a story's authors, in their order. @network: of what names their portraits. */
gboolean _byline_db_set_authors (BylineDb *self,
                                 const BylineStoryRow *row,
                                 GPtrArray *authors,
                                 BylineNetwork network,
                                 GError **error);
/**
 * Keeps what a page tells of people who did not write its story: portrait, biography, contacts. They
 * are listed once they have stories. @authors: of BylineAuthor.
 */
gboolean _byline_db_note_people (BylineDb *self,
                                 gint64 publication_id,
                                 GPtrArray *authors,
                                 BylineNetwork network,
                                 GError **error);

G_END_DECLS
