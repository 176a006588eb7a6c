/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-page-private.h"

G_BEGIN_DECLS

/**
 * BylineStep: the steps by which a page's main text is found, in their order. Each can be left
* out, so that
 * it can be told what it is worth.
 */
typedef enum {
  BYLINE_STEP_BOILERPLATE = 1u << 0, /* drops what is no content by its element or name */
  BYLINE_STEP_BOUND       = 1u << 1, /* articleBody, article, main bound the search */
  BYLINE_STEP_CLIMB       = 1u << 2, /* from the densest element to the one that holds its like */
  BYLINE_STEP_CAPTIONS    = 1u << 3, /* words about pictures stay with them */
  BYLINE_STEP_HEAD        = 1u << 4, /* what stands in front of the first sentence */
  BYLINE_STEP_TAIL        = 1u << 5, /* what stands behind the last one */
  BYLINE_STEP_MIDDLE      = 1u << 6, /* links to other stories, labels of advertisements */
  BYLINE_STEP_BODY        = 1u << 7, /* JSON-LD's articleBody as a rescue */
} BylineStep;

/** Returns: (transfer none) (nullable): the name of a step, "head"; %NULL if there is none. */
const char *_byline_step_name (BylineStep step);

/**
 * BylineContent: where the main text of a page stands.
 */
typedef struct {
  const BylinePage *page;
  guint without;       /* the steps that are left out */
  guint from;          /* the part of the page that is the story's */
  guint end;
  guint headline;      /* its headline, 0 if not found */
  const char *description;
  guint root;          /* the element that holds the text, 0 for none */
  guint standfirst;    /* a block that is the standfirst, 0 if not found */
  guint8 *dropped;     /* for every node: not content */
  guint8 *captions;    /* for every node: belongs to a picture */
  guint *prose;        /* for every node: what prose is worth in it */
} BylineContent;

/**
 * _byline_content_find:
 * @from: first node of the story's part of the page
 * @end: behind its last
 * @headline: the node of its headline, or 0
 * @description: (nullable): what the page's head says of it; lives as long as the content
 * @without: the steps that are left out
 *
 * Returns: (transfer full): the content; its root is 0 if there is no prose.
 */
BylineContent *_byline_content_find (const BylinePage *page,
                                     guint             from,
                                     guint             end,
                                     guint             headline,
                                     const char       *description,
                                     guint             without);
void _byline_content_free (BylineContent *self);

/** What a block of words is worth as prose: 0 for labels, menus and headings. */
guint _byline_content_prose_of (const BylinePage *page,
                                guint             index);

/** Trims head, tail and middle of what was found. */
void _byline_content_trim (BylineContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineContent, _byline_content_free)

G_END_DECLS
