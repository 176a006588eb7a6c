/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-page-private.h"

G_BEGIN_DECLS

/**
 * BylineStep: the steps by which a page's main text is found, in their order. Each stands in a file
 * of its own and can be left out, so that it can be told what it is worth.
 */
typedef enum {
  BYLINE_STEP_BOILERPLATE = 1u << 0, /* drops what is no content by its element or name */
  BYLINE_STEP_CAPTIONS = 1u << 1,    /* words about pictures stay with them */
  BYLINE_STEP_BOUND = 1u << 2,       /* articleBody, article, main bound the search */
  BYLINE_STEP_CLIMB = 1u << 3,       /* from the densest element to the one that holds its like */
  BYLINE_STEP_HEAD = 1u << 4,        /* what stands in front of the first sentence */
  BYLINE_STEP_TAIL = 1u << 5,        /* what stands behind the last one */
  BYLINE_STEP_MIDDLE = 1u << 6,      /* links to other stories, labels of advertisements */
  BYLINE_STEP_FALLBACK = 1u << 7,    /* JSON-LD's articleBody as a rescue */
} BylineStep;

/** Returns: (transfer none) (nullable): the name of a step, "head"; %NULL if there is none. */
const char *_byline_step_name (BylineStep step);
/** Returns: (transfer none) (nullable): the name of the step at @index, from 0; %NULL behind the
 * last. */
const char *_byline_step_name_at (guint index);
/** Returns: the step called @name; 0 if none is called so. */
guint _byline_step_from_name (const char *name);

/** BylineDrop: what a step took out of the text, and why. */
typedef struct {
  BylineStep step;
  guint node;
  const char *reason; /* static */
} BylineDrop;

/** BylineContentCandidate: an element that may hold the text. */
typedef struct {
  guint node;
  double score;
} BylineContentCandidate;

/** BylineTextBlock: a block element with words of its own. The trimming steps look at nothing else. */
typedef struct {
  guint node;
  guint first;        /* the first of its own texts */
  guint prose_score;  /* what it is worth as prose, 0 for labels, menus and headings */
  guint list;         /* the list it is an item of, or 0 */
  guint dropped_size; /* of its words, those that are left out already */
  gboolean is_heading;
  gboolean is_link; /* next to nothing but links */
} BylineTextBlock;

#define BYLINE_CONTENT_N_CANDIDATES 5
/** A heading with sentences that is shorter than that, in bytes, is no paragraph that is set large. */
#define BYLINE_CONTENT_LARGE_PARAGRAPH 120

/**
 * BylineContent: where the main text of a page stands. The page is not changed: what the steps
 * find out lies in arrays beside its nodes.
 */
typedef struct {
  const BylinePage *page;
  guint skipped_steps; /* the steps that are left out */
  guint from;          /* the part of the page that is the story's */
  guint end;
  guint headline;                /* its headline, 0 if not found */
  const GPtrArray *descriptions; /* of char *, nullable: what the page's head says of the story */
  guint bound;                   /* the element that the page itself calls the text, 0 for none */
  guint top_candidate;           /* the element that holds the text, 0 for none */
  guint standfirst;              /* the first node of the standfirst, 0 if not found */
  guint standfirst_end;          /* behind its last */
  guint8 *dropped;               /* for every node: not content */
  guint8 *captions;              /* for every node: belongs to a picture */
  guint *prose_score;            /* for every node: what prose is worth in it */
  GArray *text_blocks;           /* of BylineTextBlock: what is left of the text, in order */
  GArray *drops;                 /* of BylineDrop: how it came to that */
  GArray *candidates;            /* of BylineContentCandidate: the best, best first */
} BylineContent;

/**
 * _byline_content_find:
 * @from: first node of the story's part of the page
 * @end: behind its last
 * @headline: the node of its headline, or 0
 * @descriptions: (nullable) (element-type utf8): what the page's head says of it; lives as long as the
 *   content
 * @skipped_steps: the steps that are left out
 *
 * Returns: (transfer full): the content; its root is 0 if there is no prose.
 */
BylineContent *_byline_content_find (const BylinePage *page,
                                     guint from,
                                     guint end,
                                     guint headline,
                                     const GPtrArray *descriptions,
                                     guint skipped_steps);
void _byline_content_free (BylineContent *self);

/** What a block of words is worth as prose: 0 for labels, menus and headings. */
guint _byline_content_prose_score (const BylinePage *page, guint index);

/* The steps. */
void _byline_content_drop_boilerplate (BylineContent *self);
/** Leaves out what readers fill in, with the words around it. */
void _byline_content_drop_forms (BylineContent *self);
void _byline_content_mark_captions (BylineContent *self);
void _byline_content_find_bound (BylineContent *self);
/** Finds the densest element, and unless the step is left out the one that holds its like. */
void _byline_content_find_root (BylineContent *self);
/** Returns: (transfer full) (nullable): the shown words in [@from, @end) as one cleaned line. */
char *_byline_content_dup_range (BylineContent *self, guint from, guint end);
/** Finds the standfirst; a part of the step of the head. */
void _byline_content_find_standfirst (BylineContent *self);
void _byline_content_trim_head (BylineContent *self);
/** Drops rows of cards that point to other stories; a part of the step of the tail. */
void _byline_content_drop_cards (BylineContent *self);
void _byline_content_trim_tail (BylineContent *self);
void _byline_content_trim_middle (BylineContent *self);
/** Drops pictures that are not the story's; a part of the step of the middle. */
void _byline_content_drop_pictures (BylineContent *self);
/**
 * _byline_content_fallback_body:
 * @shown: the text that was found
 * @said: (nullable): JSON-LD's articleBody
 *
 * Returns: (transfer full) (nullable): blocks of what JSON-LD says, where the page shows next to
 *   nothing beside it.
 */
GPtrArray *_byline_content_fallback_body (const char *shown, const char *said, const char *base);

/** Returns: (transfer full): how the text was found, for people: one line a candidate and one a
 * block that was left out, with the step and its reason. */
char *_byline_content_explain (const BylineContent *self);

/* What the steps share. */

/** Leaves a node and what stands in it out. */
void _byline_content_drop (BylineContent *self, guint index, BylineStep step, const char *reason);
/** Gathers the units of what is left of the root. */
void _byline_content_collect_text_blocks (BylineContent *self);
static inline const BylineTextBlock *
_byline_content_text_block (const BylineContent *self, guint position)
{
  return &g_array_index (self->text_blocks, BylineTextBlock, position);
}
/** Leaves the own words of the unit at @position out. */
void _byline_content_drop_text_block (BylineContent *self,
                                      guint position,
                                      BylineStep step,
                                      const char *reason);
/** Returns: the element that a paragraph or the list of an item stands in. */
guint _byline_content_container_of (const BylineContent *self, const BylineTextBlock *text_block);
/** Returns: whether all links of @text_block lead to other sites than the page's, and not to the buttons
 * of networks: what a story speaks of rather than other stories. */
gboolean _byline_content_links_are_external (const BylineContent *self,
                                             const BylineTextBlock *text_block);
/** Returns: whether @href (nullable) names another host than the page's. */
gboolean _byline_content_leads_to_other_host (const BylineContent *self, const char *href);
/** Returns: whether all links of @text_block lead to places on the page itself: the entries of a log. */
gboolean _byline_content_links_stay (const BylineContent *self, const BylineTextBlock *text_block);
/** Returns: whether more of @list is links than not. */
gboolean _byline_content_is_list_of_links (const BylineContent *self, guint list);
/** Returns: (transfer full): the own words of @index in lower case, quotes made plain; "" if they
 * are more than @max_size bytes. */
char *_byline_content_folded_text (const BylinePage *page, guint index, guint max_size);

/** Returns: whether the own words of @index are a date or begin as lines with names and dates do, and are no
 * clause that begins with such a word: "Por primera vez los barcos pueden entrar". */
gboolean _byline_content_is_dateline (const BylinePage *page, guint index);

/* Words, all in the form of _byline_content_folded_text(). */

/** Returns: whether @text, whole, is a heading above what follows the story. */
gboolean _byline_words_are_ending (const char *text);
/** Returns: whether a heading that begins so stands above other stories. */
gboolean _byline_words_begin_ending (const char *text);
/** Returns: whether @text begins like a line that leads elsewhere. */
gboolean _byline_words_begin_pointer (const char *text);
/** Returns: whether @text begins like a sentence that is no part of the story behind its end. */
gboolean _byline_words_begin_closing (const char *text);
/** Returns: whether @text has words that ask the reader for something: to follow, to subscribe. */
gboolean _byline_words_ask_reader (const char *text);
/** Returns: whether @text says that a story is an agency's, and that nobody has edited it. */
gboolean _byline_words_are_from_agency (const char *text);
/** Returns: whether @text offers a subscription to the reader. */
gboolean _byline_words_offer_subscription (const char *text);
/** Returns: whether @text asks the reader to become a member of those who make the paper. */
gboolean _byline_words_offer_membership (const char *text);
/** Returns: whether @text is a date or begins as lines with names and dates do. */
gboolean _byline_words_are_dateline (const char *text);
/** Returns: whether @text, whole but for numbers, is a heading above what readers wrote. */
gboolean _byline_words_are_comments (const char *text);
/** Returns: whether @text stands in the place of something that the reader must allow first, or is what a
 * player or a blocker says. */
gboolean _byline_words_are_notice (const char *text);
/** Returns: whether @text is a line of facts about the story: "3 min read", "27 January • A. Berg • 3
 * minutes". */
gboolean _byline_words_are_facts (const char *text);
/** Returns: whether @text, whole, is a label between paragraphs. */
gboolean _byline_words_are_label (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineContent, _byline_content_free)

G_END_DECLS
