/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-edition-candidate.h"
#include "byline-filter.h"

G_BEGIN_DECLS

/*
 * A filter's stories as a newspaper's page: which one leads, which stand beside it, and what stands
 * below, group by group. Pure: the same stories make the same page, whatever their order and
 * whatever the time is. Any thread.
 */

/**
 * BylineEditionReasons:
 *
 * What speaks for a story's place, beside its age.
 */
typedef enum {
  BYLINE_EDITION_REASON_FOLLOWED = 1 << 0, /* by somebody who is followed */
  BYLINE_EDITION_REASON_PINNED = 1 << 1,   /* in a section that is pinned */
  BYLINE_EDITION_REASON_SAVED = 1 << 2,
  BYLINE_EDITION_REASON_PICTURE = 1 << 3, /* it has one, and not a small one */
  BYLINE_EDITION_REASON_LONG = 1 << 4,
  BYLINE_EDITION_REASON_PLACE = 1 << 5,   /* its feed had it near the top */
  BYLINE_EDITION_REASON_CARRIED = 1 << 6, /* other publications have it, too */
} BylineEditionReasons;

/**
 * BylineEditionItem:
 * @candidate: the story
 * @also: (element-type utf8): names of other publications that carry it
 * @merged: (element-type gint64): rows of their stories
 * @reasons: what speaks for its place
 * @is_new: whether it came since the last visit, and is unread
 *
 * A story on the page.
 */
typedef struct {
  BylineEditionCandidate *candidate;
  GPtrArray *also;
  GArray *merged;
  BylineEditionReasons reasons;
  gboolean is_new;
} BylineEditionItem;

/**
 * BylineEditionGroupKind:
 *
 * What the stories of a group have in common.
 */
typedef enum {
  BYLINE_EDITION_GROUP_SECTION,
  BYLINE_EDITION_GROUP_PUBLICATION,
  BYLINE_EDITION_GROUP_DAY,
  BYLINE_EDITION_GROUP_REST, /* nothing */
} BylineEditionGroupKind;

/**
 * BylineEditionGroup:
 * @name: (nullable): of the section or publication
 * @publication_id: the publication's row; 0 for other groups
 * @day: when the day began, in seconds since 1970; 0 for other groups
 * @items: (element-type BylineEditionItem): at least one, as they stand below each other
 * @n_unread: how many stories of it the filter shows that are unread: for the caller to fill in
 * @n_more: how many stories of it the filter shows that are nowhere on the page: for the caller to
 *   fill in
 *
 * Stories below one heading.
 */
typedef struct {
  BylineEditionGroupKind kind;
  char *name;
  gint64 publication_id;
  gint64 day;
  GPtrArray *items;
  guint n_unread;
  guint n_more;
} BylineEditionGroup;

/**
 * BylineEdition:
 * @lead: (nullable): the story that leads; %NULL if there is none
 * @seconds: (element-type BylineEditionItem): those beside it
 * @groups: (element-type BylineEditionGroup): what stands below
 * @n_stories: how many stories the filter shows: for the caller to fill in
 * @n_unread: how many of them are unread: for the caller to fill in
 * @n_new: how many of the candidates are new
 * @since: the last visit, in seconds since 1970; 0 for none
 * @newest: when the newest of the candidates came in, in seconds since 1970; 0 for none
 *
 * A page. Not changed once it is handed out.
 */
typedef struct {
  BylineEditionItem *lead;
  GPtrArray *seconds;
  GPtrArray *groups;
  guint n_stories;
  guint n_unread;
  guint n_new;
  gint64 since;
  gint64 newest;
} BylineEdition;

/**
 * byline_edition_new:
 * @candidates: (element-type BylineEditionCandidate): the stories, in any order
 * @filter: what they were chosen by: it decides what they are grouped by
 * @since: the last visit, in seconds since 1970; 0: nothing is new
 *
 * Makes a page. By whom each story is weighed, and how, is said in DESIGN.md ("The front page").
 *
 * Returns: (transfer full): a page of at most 60 stories
 */
BylineEdition *byline_edition_new (GPtrArray *candidates, const BylineFilter *filter, gint64 since);
/**
 * byline_edition_ref:
 * @self: an edition
 *
 * Takes a reference to @self.
 *
 * Returns: (transfer full): @self
 */
BylineEdition *byline_edition_ref (BylineEdition *self);
/**
 * byline_edition_unref:
 * @self: (transfer full) (nullable): an edition
 *
 * Drops a reference to @self; the last one frees it. Any thread.
 */
void byline_edition_unref (BylineEdition *self);
/**
 * byline_edition_list_items:
 * @self: an edition
 *
 * Returns: (transfer container) (element-type BylineEditionItem): all that stands on the page, in
 *   reading order; they live as long as @self
 */
GPtrArray *byline_edition_list_items (const BylineEdition *self);
/**
 * byline_edition_count_members:
 * @self: an edition
 * @group: one of its groups, of a section or a publication
 * @n_unread: (out) (optional): how many of them are unread
 *
 * Counts the stories anywhere on the page, with those that were merged into others, that belong to
 * @group.
 *
 * Returns: how many there are
 */
guint byline_edition_count_members (const BylineEdition *self,
                                    const BylineEditionGroup *group,
                                    guint *n_unread);

/**
 * BylineEditionWeight:
 * @hours: by how many hours a story with all of them counts as younger
 * @reasons: what speaks for it
 *
 * What a story weighs.
 */
typedef struct {
  double hours;
  BylineEditionReasons reasons;
} BylineEditionWeight;

/**
 * byline_edition_weigh:
 * @candidate: a story
 * @n_others: how many other publications carry it
 *
 * Says what speaks for a story, in hours: the page is in the order of the time when a story came out
 * plus these. So its order does not change as time passes.
 *
 * Returns: the weight
 */
BylineEditionWeight byline_edition_weigh (const BylineEditionCandidate *candidate, guint n_others);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineEdition, byline_edition_unref)

G_END_DECLS
