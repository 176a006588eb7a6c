/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where things stand on a front page of a given width. Pure: heights come from the caller. */

/**
 * BylineEditionForm:
 *
 * What the width has room for.
 */
typedef enum {
  BYLINE_EDITION_FORM_ONE,    /* one column */
  BYLINE_EDITION_FORM_ACROSS, /* the lead across, then two columns */
  BYLINE_EDITION_FORM_TWO,    /* the seconds beside the lead, then two columns */
  BYLINE_EDITION_FORM_THREE,  /* the seconds beside the lead, then three columns */
} BylineEditionForm;

/**
 * BylineEditionGrid:
 * @form: what there is room for
 * @width: of the whole page, in pixels
 * @margin: at either side
 * @content: between the margins
 * @gutter: between columns
 * @n_columns: of groups
 * @column: the width of one of @n_columns
 *
 * The columns of a page.
 */
typedef struct {
  BylineEditionForm form;
  int width;
  int margin;
  int content;
  int gutter;
  int n_columns;
  int column;
} BylineEditionGrid;

/**
 * byline_edition_grid_init:
 * @self: filled in
 * @width: of the pane, in pixels
 * @text_scale: how large text is; 1 is the usual size. Columns are measured in text
 *
 * Divides a width.
 */
void byline_edition_grid_init (BylineEditionGrid *self, int width, double text_scale);
/**
 * byline_edition_grid_get_lead_width:
 * @self: a grid
 * @has_seconds: whether stories stand beside the lead, if there is room
 *
 * Returns: the width of the lead
 */
int byline_edition_grid_get_lead_width (const BylineEditionGrid *self, gboolean has_seconds);
/**
 * byline_edition_grid_get_second_width:
 * @self: a grid
 *
 * Returns: the width of a story beside or below the lead
 */
int byline_edition_grid_get_second_width (const BylineEditionGrid *self);

/**
 * BYLINE_EDITION_DAY_WIDTH:
 *
 * How wide the column of a day's date is, where there is one.
 */
#define BYLINE_EDITION_DAY_WIDTH 88

/**
 * BylineEditionBoxKind:
 *
 * What a box is, which decides where it stands.
 */
typedef enum {
  BYLINE_EDITION_BOX_HEAD, /* the first: above the strong rule */
  BYLINE_EDITION_BOX_LEAD,
  BYLINE_EDITION_BOX_SECOND,
  BYLINE_EDITION_BOX_TITLE,   /* above what follows, across the page */
  BYLINE_EDITION_BOX_HEADING, /* begins a group */
  BYLINE_EDITION_BOX_STORY,
  BYLINE_EDITION_BOX_MORE,
  BYLINE_EDITION_BOX_DAY, /* begins a group whose stories stand beside it */
  BYLINE_EDITION_BOX_END,
} BylineEditionBoxKind;

/**
 * BylineEditionBox:
 * @kind: what it is
 * @x: left edge, left to right
 * @y: upper edge
 * @width: in pixels
 * @height: in pixels
 *
 * Something on the page; all but @kind is filled in.
 */
typedef struct {
  BylineEditionBoxKind kind;
  int x;
  int y;
  int width;
  int height;
} BylineEditionBox;

/**
 * BylineEditionRule:
 * @is_strong: whether it is dark: above a section, below the date
 *
 * A line between boxes.
 */
typedef struct {
  int x;
  int y;
  int width;
  int height;
  gboolean is_strong;
} BylineEditionRule;

/**
 * BylineEditionHeightFunc:
 * @box: the box's number
 * @width: its width, in pixels
 * @row: how many rows of groups stand above it; 0 for all that is no group's
 * @user_data: data of the callback
 *
 * Returns: how high a box of that width is, in pixels
 */
typedef int (*BylineEditionHeightFunc) (guint box, int width, guint row, gpointer user_data);

/**
 * byline_edition_grid_place:
 * @self: a grid
 * @boxes: (array length=n_boxes): in reading order
 * @n_boxes: how many there are
 * @height_func: (scope call): asked for each box once
 * @user_data: data for @height_func
 * @rules: (element-type BylineEditionRule): the lines are added to it
 *
 * Places boxes, left to right.
 *
 * Returns: the height of the page, in pixels
 */
int byline_edition_grid_place (const BylineEditionGrid *self,
                               BylineEditionBox *boxes,
                               guint n_boxes,
                               BylineEditionHeightFunc height_func,
                               gpointer user_data,
                               GArray *rules);

G_END_DECLS
