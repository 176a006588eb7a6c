/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "byline-ahead.h"
#include "byline-network.h"
#include "byline-record.h"
#include "byline-story-texts.h"

G_BEGIN_DECLS

/**
 * BylineStory:
 * @authors: names, %NULL-terminated, never %NULL
 * @sections: names, %NULL-terminated, never %NULL
 *
 * What a list shows of a story: one row of the index. A value; not changed once made.
 */
typedef struct {
  gint64 id;   /* row in this profile's index; a rebuild may change it */
  char *key;   /* the story's own, lasting key */
  char *url;   /* nullable */
  char *title; /* nullable: headline */
  BYLINE_STORY_TEXTS (BYLINE_STORY_TEXT_MEMBER)
  char *standfirst;      /* nullable: or excerpt */
  char *picture_url;     /* nullable: thumbnail */
  int picture_width;     /* of it as published, in pixels; 0: not said */
  BylineNetwork network; /* where it came from: what its addresses may lead to */
  gint64 publication_id; /* row */
  char *publication_name;
  char **authors;
  char **sections;
  gint64 sort_time; /* min (published, received) */
  gint64 published; /* 0: not said */
  gboolean is_read;
  gboolean is_saved;
  BylineAheadLevel offline; /* what is here of it for a time without a network */
  gboolean has_article;     /* a body is in the archive */
} BylineStory;

/**
 * BylineStoryFlag:
 *
 * What the user can set of a story.
 */
typedef enum {
  BYLINE_STORY_FLAG_READ,
  BYLINE_STORY_FLAG_SAVED,
} BylineStoryFlag;
/**
 * byline_story_record:
 *
 * The fields of #BylineStory.
 */
extern const BylineRecord byline_story_record;

#define BYLINE_TYPE_STORY (byline_story_get_type ())
/**
 * byline_story_get_type:
 *
 * Returns: the type of #BylineStory
 */
GType byline_story_get_type (void);

/**
 * byline_story_new:
 *
 * Returns: (transfer full): a story with empty fields
 */
BylineStory *byline_story_new (void);
/**
 * byline_story_ref:
 * @self: a story
 *
 * Takes a reference to @self.
 *
 * Returns: (transfer full): @self
 */
BylineStory *byline_story_ref (BylineStory *self);
/**
 * byline_story_unref:
 * @self: (transfer full) (nullable): a story
 *
 * Drops a reference to @self; the last one frees it. Any thread.
 */
void byline_story_unref (BylineStory *self);

/**
 * BylineSectionSummary:
 *
 * A section as a line of the sidebar.
 */
typedef struct {
  gint64 id;
  char *name;
  char *path;   /* nullable */
  char *parent; /* nullable: the name of the section that it lies in */
  gboolean is_pinned;
  gboolean is_hidden; /* by the user, or because its name says nothing or one story has it */
  guint n_stories;
  guint n_unread;
} BylineSectionSummary;

/**
 * BylineAuthorSummary:
 *
 * An author as a line of the sidebar.
 */
typedef struct {
  gint64 id;
  char *name;
  char *avatar_url;             /* nullable */
  BylineNetwork avatar_network; /* of the document that names it */
  char *url;                    /* nullable */
  char *bio;                    /* nullable */
  gboolean is_pinned;           /* followed */
  gboolean is_hidden;
  gboolean is_organisation;
  guint n_stories;
  guint n_unread;
} BylineAuthorSummary;

/**
 * byline_section_summary_free:
 * @self: (transfer full) (nullable): a section summary
 *
 * Frees @self and what it holds.
 */
void byline_section_summary_free (BylineSectionSummary *self);
/**
 * byline_author_summary_free:
 * @self: (transfer full) (nullable): an author summary
 *
 * Frees @self and what it holds.
 */
void byline_author_summary_free (BylineAuthorSummary *self);

/**
 * BylineCounts:
 *
 * All that the sidebar counts, at one moment.
 */
typedef struct {
  guint n_stories;
  guint n_unread;
  guint n_saved;
  guint n_saved_unread;
  guint n_today; /* unread of today */
  guint n_muted; /* in none of the other numbers */
  /* Pinned ones in the user's order, then most unread first, then by stories, then by name;
   * hidden ones only if they were asked for. */
  GPtrArray *sections;      /* of BylineSectionSummary */
  GPtrArray *authors;       /* of BylineAuthorSummary: people */
  GPtrArray *organisations; /* of BylineAuthorSummary: staff, agencies, publications */
  GPtrArray *publications;  /* of BylinePublication, by folder, then by name */
  GPtrArray *kept;          /* of BylinePublication: removed ones that have saved stories */
} BylineCounts;

/**
 * byline_counts_new:
 *
 * Returns: (transfer full): counts of an empty library
 */
BylineCounts *byline_counts_new (void);
/**
 * byline_counts_ref:
 * @self: a counts
 *
 * Takes a reference to @self.
 *
 * Returns: (transfer full): @self
 */
BylineCounts *byline_counts_ref (BylineCounts *self);
/**
 * byline_counts_unref:
 * @self: (transfer full) (nullable): counts
 *
 * Drops a reference to @self; the last one frees it. Any thread.
 */
void byline_counts_unref (BylineCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStory, byline_story_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSectionSummary, byline_section_summary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineAuthorSummary, byline_author_summary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCounts, byline_counts_unref)

G_END_DECLS
