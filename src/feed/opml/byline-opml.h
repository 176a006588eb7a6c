/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-retention.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/**
 * BylineOutline:
 *
 * One subscription in an OPML file. Publication, section, is_page, interval_minutes and retention
 * are Byline's own attributes (byline:publication, byline:section, byline:follow="page",
 * byline:interval; byline:keepDays, byline:keepStories, a number or "unlimited",
 * byline:keepUnread, "forever" or "as-read"); of what is left out @feed_url is what stood there.
 */
typedef struct {
  char *feed_url;      /* absolute; of what is left out: nullable, may be anything; in both cases
                        * without user name and password */
  char *user;          /* nullable: the user name that stood in the address */
  char *password;      /* nullable: likewise; "" of a user without one. Neither is ever written */
  char *title;         /* nullable */
  char *home_page_url; /* nullable */
  char *folder;        /* nullable; "A/B" nests; a "/" in a name is written U+2215 */
  char *publication_name; /* nullable: its publication's name, where that is not the title */
  char *section;          /* nullable */
  char *skip_reason;      /* nullable: why it is left out, in English */
  gboolean is_page;       /* no feed: the page itself is followed */
  /* How often it is polled, 0: as all are; of what is read 15 to 43,200 (30 days). */
  guint interval_minutes;
  BylineRetention retention; /* of its publication */
} BylineOutline;

/**
 * byline_outline_new:
 * @feed_url: (nullable): the feed's address, copied
 *
 * Returns: (transfer full): a subscription of which nothing else is known
 */
BylineOutline *byline_outline_new (const char *feed_url);
/**
 * byline_outline_free:
 * @self: (transfer full) (nullable): an outline
 *
 * Frees @self and what it holds.
 */
void byline_outline_free (BylineOutline *self);

/**
 * BylineOpml:
 *
 * An OPML document (1.0, 1.1, 2.0; http://opml.org/spec2.opml).
 */
typedef struct {
  char *title;         /* nullable */
  GPtrArray *outlines; /* of BylineOutline, in order */
  GPtrArray
    *skipped_outlines; /* of BylineOutline: what cannot be subscribed to, with its problem */
  /* Of BylineRule: what the user decided about sections and authors, saved filters: elements of
   * Byline's own in the head, <byline:rule kind="section" op="rename" …/>. Rules that name a
   * publication are left out: its key is this profile's. */
  GPtrArray *rules;
  GPtrArray *warnings; /* of char *: what was wrong with the document, in English */
} BylineOpml;

/**
 * byline_opml_new:
 *
 * Returns: (transfer full): an empty document
 */
BylineOpml *byline_opml_new (void);
/**
 * byline_opml_free:
 * @self: (transfer full) (nullable): an opml
 *
 * Frees @self and what it holds.
 */
void byline_opml_free (BylineOpml *self);

/**
 * byline_opml_parse:
 * @data: the file's bytes
 * @length: how many
 * @error: return location for an error
 *
 * Takes nested folders, missing types, titles only in text, addresses in the wrong attribute, a
 * missing root, wrong encodings; at most 20,000 outlines. Pure; any thread.
 *
 * Returns: (transfer full): the document; %NULL with a #BylineParseError
 *   (%BYLINE_PARSE_ERROR_NOT_A_FEED if it is no OPML)
 */
BylineOpml *byline_opml_parse (const char *data, gsize length, GError **error);

/**
 * byline_opml_write:
 * @opml: a document
 * @now: the time now, in seconds since 1970
 *
 * A page that is followed is written with `type="html"` and `url`, not `xmlUrl`: other readers
 * find no feed there.
 *
 * Returns: (transfer full): an OPML 2.0 document, UTF-8, folders nested
 */
char *byline_opml_write (const BylineOpml *opml, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineOutline, byline_outline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineOpml, byline_opml_free)

G_END_DECLS
