/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * BylinePrintStyle:
 *
 * How a paragraph looks on paper.
 */
typedef enum {
  BYLINE_PRINT_KICKER,
  BYLINE_PRINT_HEADLINE,
  BYLINE_PRINT_STANDFIRST,
  BYLINE_PRINT_BYLINE,
  BYLINE_PRINT_DATE,
  BYLINE_PRINT_BODY,
  BYLINE_PRINT_SUBHEAD,
  BYLINE_PRINT_SUBHEAD_MINOR,
  BYLINE_PRINT_PULLQUOTE,
  BYLINE_PRINT_ATTRIBUTION,
  BYLINE_PRINT_CAPTION,
  BYLINE_PRINT_CREDIT,
  BYLINE_PRINT_CODE,
  BYLINE_PRINT_CELL,
  BYLINE_PRINT_EMBED,
  BYLINE_PRINT_FOOTNOTE,
  BYLINE_PRINT_SOURCE,
  BYLINE_N_PRINT_STYLES,
} BylinePrintStyle;

/**
 * BylinePrintItemKind:
 * @BYLINE_PRINT_ITEM_TEXT: a paragraph
 * @BYLINE_PRINT_ITEM_PICTURE: a picture, without its words
 * @BYLINE_PRINT_ITEM_RULE: a line across
 * @BYLINE_PRINT_ITEM_ROW: a row of a table
 *
 * What stands one below the other on paper.
 */
typedef enum {
  BYLINE_PRINT_ITEM_TEXT,
  BYLINE_PRINT_ITEM_PICTURE,
  BYLINE_PRINT_ITEM_RULE,
  BYLINE_PRINT_ITEM_ROW,
} BylinePrintItemKind;

/**
 * BYLINE_PRINT_MAX_BARS:
 *
 * So many quotations in one another have their bars.
 */
#define BYLINE_PRINT_MAX_BARS 4

/**
 * BylinePrintItem:
 * @kind: what it is
 * @style: of a text
 * @text: (nullable): of a text, with marks; the article's
 * @words: (nullable): of a text without marks
 * @mark: (nullable): what stands in front of its first line
 * @picture: (nullable): the article's
 * @table: (nullable): the article's
 * @row: which of its rows
 * @indent: from the column's beginning, in points
 * @end_margin: at its far side, in points
 * @bars: where the bars of quotations stand, in points
 * @n_bars: how many there are
 * @is_boxed: whether it stands on a ground of its own
 * @keeps: whether the next item stands on the same page
 *
 * A part of a story on paper.
 */
typedef struct {
  BylinePrintItemKind kind;
  BylinePrintStyle style;
  const BylineText *text;
  char *words;
  char *mark;
  const BylinePicture *picture;
  const BylineBlock *table;
  guint row;
  double indent;
  double end_margin;
  double bars[BYLINE_PRINT_MAX_BARS];
  guint n_bars;
  gboolean is_boxed;
  gboolean keeps;
} BylinePrintItem;

/**
 * byline_print_items_new:
 * @article: a story whose body is open; it has to outlive the items
 *
 * Pure; any thread.
 *
 * Returns: (transfer full) (element-type BylinePrintItem): the story from its headline to its source
 */
GPtrArray *byline_print_items_new (const BylineArticle *article);

G_END_DECLS
