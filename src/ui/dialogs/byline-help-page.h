/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineHelpKind:
 * @BYLINE_HELP_HEADING: the title of a section
 * @BYLINE_HELP_PARAGRAPH: running text
 * @BYLINE_HELP_ITEM: an item of a list
 * @BYLINE_HELP_TERM: what the paragraphs below it explain
 * @BYLINE_HELP_CODE: lines to be typed as they are
 * @BYLINE_HELP_PICTURE: a picture; its text says what is on it
 *
 * What a block of a help page is.
 */
typedef enum {
  BYLINE_HELP_HEADING,
  BYLINE_HELP_PARAGRAPH,
  BYLINE_HELP_ITEM,
  BYLINE_HELP_TERM,
  BYLINE_HELP_CODE,
  BYLINE_HELP_PICTURE,
} BylineHelpKind;

/**
 * BylineHelpBlock:
 * @kind: what it is
 * @indented: whether it stands below a term
 * @markup: its text in Pango's markup; links have the address of a website or "page:ID"
 * @source: (nullable): the file of a picture, as the page names it
 *
 * A part of a page that is shown by one widget.
 */
typedef struct {
  BylineHelpKind kind;
  gboolean indented;
  char *markup;
  char *source;
} BylineHelpBlock;

/**
 * BylineHelpPage:
 * @id: its name
 * @title: its title
 * @summary: a sentence of what it is about
 * @blocks: (element-type BylineHelpBlock): its contents
 * @text: all that it says as plain text, for a search
 *
 * A page of the help: what is used of Mallard (projectmallard.org) and no more.
 */
typedef struct {
  char *id;
  char *title;
  char *summary;
  GPtrArray *blocks;
  char *text;
} BylineHelpPage;

/**
 * byline_help_page_parse:
 * @xml: a page in Mallard
 * @length: its length in bytes; -1 if it ends with a zero
 * @error: return location for an error of GMarkup
 *
 * An element that is not known is an error, so that no text of a page gets lost unseen. Any thread.
 *
 * Returns: (transfer full) (nullable): the page; %NULL if it cannot be read
 */
BylineHelpPage *byline_help_page_parse (const char *xml, gssize length, GError **error);
/**
 * byline_help_page_free:
 * @self: (transfer full): a page
 *
 * Frees @self and what it holds.
 */
void byline_help_page_free (BylineHelpPage *self);
/**
 * byline_help_page_matches:
 * @self: a page
 * @query: words, in any order
 *
 * Returns: whether the page has all of them, or words that begin with them
 */
gboolean byline_help_page_matches (const BylineHelpPage *self, const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineHelpPage, byline_help_page_free)

G_END_DECLS
