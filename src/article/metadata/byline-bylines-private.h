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

/* How far from the headline, in elements, its byline stands; what one says at most, in bytes, and of how
 * many elements it is made. */
#define BYLINE_NEAR_HEADLINE 600
#define BYLINE_MAX_BYLINE_SIZE 240
#define BYLINE_MAX_BYLINE_NODES 300

/**
 * _byline_metadata_read_unmarked:
 * @people: (element-type BylineAuthor): gets the people
 * @bodies: (element-type BylineAuthor): gets the bodies
 *
 * Reads bylines between the headline and @end that no element's name tells: lines that begin with "By", links
 * to people's pages, and the signatures of Korea and Japan. The first kind that names somebody counts.
 */
void _byline_metadata_read_unmarked (BylineMetadata *self,
                                     guint end,
                                     GPtrArray *people,
                                     GPtrArray *bodies);
/** Adds the people of a first paragraph before @end that is nothing but names in bold. */
void _byline_metadata_read_bold_name (BylineMetadata *self,
                                      guint end,
                                      GPtrArray *people,
                                      GPtrArray *bodies);
/** Adds to @people the addresses of their pages, from the links in [@from, @end) that say their names. */
void _byline_metadata_read_profiles (BylineMetadata *self,
                                     GPtrArray *people,
                                     guint from,
                                     guint end);

/** Returns: whether @index is called a byline, and may be this story's. */
gboolean _byline_metadata_names_author (const BylineMetadata *self, guint index);
/** Returns: whether a linked heading of another story stands in the same small element as @index. */
gboolean _byline_metadata_is_on_card (const BylineMetadata *self, guint index);
/** Returns: whether @index names another's: it stands elsewhere, on another story's card or in a caption. */
gboolean _byline_metadata_is_anothers (const BylineMetadata *self, guint index);
/** Returns: whether @index stands in what is about other stories or other people. */
gboolean _byline_metadata_is_elsewhere (const BylineMetadata *self, guint index);
/** Returns: whether @index stands near the headline, or none is known. */
gboolean _byline_metadata_is_near (const BylineMetadata *self, guint index);

/* One byline. */

/** Returns: whether @name is no person's: a paper, an agency, the page's own publication or host. */
gboolean _byline_name_is_body (BylineMetadata *self, const char *name);
/** Returns: whether @name is none: an address, a number, a label. */
gboolean _byline_name_is_noise (const char *name);
/** Returns: whether @index is or holds a link to an author's page. */
gboolean _byline_page_holds_author_link (const BylinePage *page, guint index);
/** Adds the people and the bodies that @text names; @surely says that it holds names and nothing else. */
void _byline_byline_add_names (BylineMetadata *self,
                               GPtrArray *people,
                               GPtrArray *bodies,
                               const char *text,
                               gboolean surely);
/**
 * _byline_byline_read:
 * @index: an element with a byline
 * @people: (element-type BylineAuthor): gets the people that it names
 * @bodies: (element-type BylineAuthor): gets the bodies
 *
 * Returns: whether it says that it is a byline: by a label in front of a name, or by a link to the author.
 */
gboolean _byline_byline_read (BylineMetadata *self,
                              guint index,
                              GPtrArray *people,
                              GPtrArray *bodies);

/* Words. */

/**
 * _byline_words_behind_label:
 * @text: part of a byline
 * @is_label: (out): whether it begins with a label: "By", "Ein Kommentar von", "Auteur:"
 *
 * Returns: (transfer none): what stands behind the label; @text if there is none.
 */
const char *_byline_words_behind_label (const char *text, gboolean *is_label);
/** Returns: whether @text is what stands in front of a name in an element of its own: "Posted on 3 May by". */
gboolean _byline_words_end_in_label (const char *text);
/** Returns: whether @text says in brackets that who stands in front of it took the pictures: "(foto)". */
gboolean _byline_words_say_photographer (const char *text);
/** Returns: whether @text is the label of who edited a text that another wrote. */
gboolean _byline_words_say_editor (const char *text);
/** Returns: whether @word is one of the words in lower case that names are put together with: "van". */
gboolean _byline_words_are_particle (const char *word);
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
