/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-grid.h"

/* All steps are of 8 pixels. */
#define MAX_WIDTH 1120
#define TOP 16
#define BOTTOM 40
#define ROW_GAP 40
#define BLOCK_GAP 24
#define STORY_GAP 16
#define HEADING_GAP 8
#define DAY_GAP 24

/* In pixels of text at its usual size. */
#define ACROSS_FROM 520
#define TWO_FROM 680
#define THREE_FROM 840

static BylineEditionForm
form_of (double text_width)
{
  if (text_width < ACROSS_FROM)
    return BYLINE_EDITION_FORM_ONE;
  if (text_width < TWO_FROM)
    return BYLINE_EDITION_FORM_ACROSS;
  return text_width < THREE_FROM ? BYLINE_EDITION_FORM_TWO : BYLINE_EDITION_FORM_THREE;
}

void
byline_edition_grid_init (BylineEditionGrid *self, int width, double text_scale)
{
  int margin = width < ACROSS_FROM ? 16 : width < THREE_FROM ? 24 : 32;

  self->form = form_of (width / MAX (text_scale, 0.1));
  self->width = width;
  self->margin = MAX (margin, (width - MAX_WIDTH) / 2);
  self->content = MAX (1, width - 2 * self->margin);
  self->gutter = width < THREE_FROM ? 32 : 40;
  self->n_columns = self->form == BYLINE_EDITION_FORM_THREE ? 3
                    : self->form == BYLINE_EDITION_FORM_ONE ? 1
                                                            : 2;
  self->column = (self->content - (self->n_columns - 1) * self->gutter) / self->n_columns;
  /* No pixel is left over: the lines across the page end where its last column does. */
  self->content = self->n_columns * self->column + (self->n_columns - 1) * self->gutter;
}

static gboolean
has_side (const BylineEditionGrid *self)
{
  return self->form == BYLINE_EDITION_FORM_TWO || self->form == BYLINE_EDITION_FORM_THREE;
}

int
byline_edition_grid_get_second_width (const BylineEditionGrid *self)
{
  return has_side (self) ? (self->content - 2 * self->gutter) / 3 : self->column;
}

int
byline_edition_grid_get_lead_width (const BylineEditionGrid *self, gboolean has_seconds)
{
  if (!has_side (self))
    return self->content;
  /* Alone on a wide page, it is as wide as with others beside it. */
  return has_seconds || self->form == BYLINE_EDITION_FORM_THREE
           ? self->content - byline_edition_grid_get_second_width (self) - self->gutter
           : self->content;
}

/* --- Placing --- */

typedef struct {
  const BylineEditionGrid *grid;
  BylineEditionBox *boxes;
  guint n_boxes;
  BylineEditionHeightFunc height_func;
  gpointer user_data;
  GArray *rules;
  guint row;
  int y; /* below all that stands */
} Placing;

static void
add_rule (Placing *self, int x, int y, int width, int height, gboolean is_strong)
{
  BylineEditionRule rule = { x, y, width, height, is_strong };

  g_array_append_val (self->rules, rule);
}

/* Returns: the lower edge. */
static int
put (Placing *self, guint i, int x, int y, int width)
{
  BylineEditionBox *box = &self->boxes[i];

  box->x = x;
  box->y = y;
  box->width = width;
  box->height = self->height_func (i, width, self->row, self->user_data);
  return y + box->height;
}

static void
place_head (Placing *self, guint i)
{
  const BylineEditionGrid *grid = self->grid;

  self->y = put (self, i, grid->margin, self->y, grid->content) + HEADING_GAP;
  add_rule (self, grid->margin, self->y, grid->content, 2, TRUE);
  self->y += 2 + BLOCK_GAP;
}

/* Below each other, with lines between them. Returns: the lower edge. */
static int
place_column (Placing *self, guint first, guint n, int x, int y, int width)
{
  for (guint i = first; i < first + n; i++)
    {
      if (i > first)
        {
          add_rule (self, x, y + STORY_GAP, width, 1, FALSE);
          y += 2 * STORY_GAP + 1;
        }
      y = put (self, i, x, y, width);
    }
  return y;
}

static void
place_beside (Placing *self, guint lead, guint n_seconds)
{
  const BylineEditionGrid *grid = self->grid;
  int lead_width = byline_edition_grid_get_lead_width (grid, TRUE);
  int width = byline_edition_grid_get_second_width (grid);
  int x = grid->margin + lead_width + grid->gutter;
  int lower = put (self, lead, grid->margin, self->y, lead_width);
  int other = place_column (self, lead + 1, n_seconds, x, self->y, width);
  int bottom = MAX (lower, other);

  add_rule (self, x - grid->gutter / 2, self->y, 1, bottom - self->y, FALSE);
  self->y = bottom;
}

/* Seconds side by side below the lead. */
static void
place_below (Placing *self, guint lead, guint n_seconds)
{
  const BylineEditionGrid *grid = self->grid;
  int bottom = put (self, lead, grid->margin, self->y,
                    byline_edition_grid_get_lead_width (grid, n_seconds > 0));

  self->y = bottom;
  if (n_seconds == 0)
    return;
  add_rule (self, grid->margin, bottom + BLOCK_GAP, grid->content, 1, FALSE);
  self->y += 2 * BLOCK_GAP + 1;
  bottom = self->y;
  if (n_seconds == 1)
    bottom = put (self, lead + 1, grid->margin, self->y, grid->content);
  for (guint i = 0; n_seconds > 1 && i < n_seconds; i++)
    {
      int x = grid->margin + (int) i * (grid->column + grid->gutter);

      bottom = MAX (bottom, put (self, lead + 1 + i, x, self->y, grid->column));
    }
  if (n_seconds > 1)
    add_rule (self, grid->margin + grid->column + grid->gutter / 2, self->y, 1, bottom - self->y,
              FALSE);
  self->y = bottom;
}

static void
place_lead (Placing *self, guint lead, guint n_seconds)
{
  const BylineEditionGrid *grid = self->grid;

  if (grid->form == BYLINE_EDITION_FORM_ONE)
    self->y = place_column (self, lead, 1 + n_seconds, grid->margin, self->y, grid->content);
  else if (has_side (grid) && n_seconds > 0)
    place_beside (self, lead, n_seconds);
  else
    place_below (self, lead, n_seconds);
  self->y += ROW_GAP;
}

/* --- Groups --- */

/* Returns: the number of the box behind the group that begins at @first. */
static guint
end_of_group (Placing *self, guint first)
{
  guint i = first + 1;

  while (i < self->n_boxes && (self->boxes[i].kind == BYLINE_EDITION_BOX_STORY ||
                               self->boxes[i].kind == BYLINE_EDITION_BOX_MORE))
    i++;
  return i;
}

static guint
count_stories (Placing *self, guint first)
{
  guint n = 0;

  for (guint i = first + 1; i < end_of_group (self, first); i++)
    n += self->boxes[i].kind == BYLINE_EDITION_BOX_STORY;
  return n;
}

/* Returns: the lower edge. */
static int
place_group (Placing *self, guint first, int x, int y, int width)
{
  guint n = end_of_group (self, first) - first - 1;

  add_rule (self, x, y, width, 1, TRUE);
  y = put (self, first, x, y + 1 + HEADING_GAP, width) + HEADING_GAP;
  return place_column (self, first + 1, n, x, y, width);
}

/* The columns of one row of groups. */
typedef struct {
  int top;
  int bottoms[3];
  guint n_used;
} Row;

static void
end_row (Placing *self, Row *row)
{
  const BylineEditionGrid *grid = self->grid;
  int bottom = row->top;

  for (guint i = 0; i < row->n_used; i++)
    bottom = MAX (bottom, row->bottoms[i]);
  for (guint i = 1; i < row->n_used; i++)
    add_rule (self, grid->margin + (int) i * (grid->column + grid->gutter) - grid->gutter / 2,
              row->top, 1, bottom - row->top, FALSE);
  if (row->n_used == 0)
    return;
  self->y = bottom + ROW_GAP;
  row->n_used = 0;
  self->row++;
}

/* Which column a group goes to: the next one of the row; one story goes where there is room. */
static guint
choose_column (Placing *self, Row *row, guint first)
{
  guint best = 0;

  if (row->n_used < (guint) self->grid->n_columns)
    return row->n_used;
  if (count_stories (self, first) > 1 || self->grid->n_columns == 1)
    return G_MAXUINT;
  for (guint i = 1; i < row->n_used; i++)
    if (row->bottoms[i] < row->bottoms[best])
      best = i;
  return best;
}

static void
place_in_row (Placing *self, Row *row, guint first)
{
  const BylineEditionGrid *grid = self->grid;
  guint column = choose_column (self, row, first);
  int x, y;

  if (column == G_MAXUINT)
    {
      end_row (self, row);
      column = 0;
    }
  if (row->n_used == 0)
    row->top = self->y;
  y = column < row->n_used ? row->bottoms[column] + BLOCK_GAP : row->top;
  x = grid->margin + (int) column * (grid->column + grid->gutter);
  row->bottoms[column] = place_group (self, first, x, y, grid->column);
  row->n_used = MAX (row->n_used, column + 1);
}

/* A line parts the days from the lead, too. */
static void
begin_days (Placing *self)
{
  self->y += BLOCK_GAP - ROW_GAP;
  add_rule (self, self->grid->margin, self->y, self->grid->content, 1, FALSE);
  self->y += 1 + BLOCK_GAP;
}

/* A day's stories stand beside its date, where there is room. */
static void
place_day (Placing *self, guint first)
{
  const BylineEditionGrid *grid = self->grid;
  guint n = end_of_group (self, first) - first - 1;
  int offset = BYLINE_EDITION_DAY_WIDTH + DAY_GAP, bottom;

  if (first > 0 && self->boxes[first - 1].kind != BYLINE_EDITION_BOX_STORY)
    begin_days (self);
  if (grid->form == BYLINE_EDITION_FORM_ONE)
    {
      bottom = put (self, first, grid->margin, self->y, grid->content) + HEADING_GAP;
      bottom = place_column (self, first + 1, n, grid->margin, bottom, grid->content);
    }
  else
    {
      bottom = put (self, first, grid->margin, self->y, BYLINE_EDITION_DAY_WIDTH);
      bottom = MAX (bottom, place_column (self, first + 1, n, grid->margin + offset, self->y,
                                          grid->content - offset));
    }
  self->y = bottom + BLOCK_GAP;
  add_rule (self, grid->margin, self->y, grid->content, 1, FALSE);
  self->y += 1 + BLOCK_GAP;
}

static void
place_title (Placing *self, guint i)
{
  const BylineEditionGrid *grid = self->grid;

  add_rule (self, grid->margin, self->y, grid->content, 1, TRUE);
  self->y = put (self, i, grid->margin, self->y + 1 + HEADING_GAP, grid->content) + STORY_GAP;
}

static void
place_end (Placing *self, guint i)
{
  const BylineEditionGrid *grid = self->grid;
  gboolean after_day = i > 0 && self->rules->len > 0 &&
                       g_array_index (self->rules, BylineEditionRule, self->rules->len - 1).y ==
                         self->y - 1 - BLOCK_GAP;

  if (!after_day)
    {
      add_rule (self, grid->margin, self->y, grid->content, 1, FALSE);
      self->y += 1 + BLOCK_GAP;
    }
  self->y = put (self, i, grid->margin, self->y, grid->content);
}

int
byline_edition_grid_place (const BylineEditionGrid *self,
                           BylineEditionBox *boxes,
                           guint n_boxes,
                           BylineEditionHeightFunc height_func,
                           gpointer user_data,
                           GArray *rules)
{
  Placing placing = { self, boxes, n_boxes, height_func, user_data, rules, 0, TOP };
  Row row = { 0 };
  guint i = 0;

  while (i < n_boxes)
    {
      guint first = i++;

      switch (boxes[first].kind)
        {
        case BYLINE_EDITION_BOX_HEAD:
          place_head (&placing, first);
          break;
        case BYLINE_EDITION_BOX_LEAD:
          while (i < n_boxes && boxes[i].kind == BYLINE_EDITION_BOX_SECOND)
            i++;
          place_lead (&placing, first, i - first - 1);
          break;
        case BYLINE_EDITION_BOX_TITLE:
          end_row (&placing, &row);
          place_title (&placing, first);
          break;
        case BYLINE_EDITION_BOX_HEADING:
          i = end_of_group (&placing, first);
          place_in_row (&placing, &row, first);
          break;
        case BYLINE_EDITION_BOX_DAY:
          i = end_of_group (&placing, first);
          place_day (&placing, first);
          break;
        case BYLINE_EDITION_BOX_END:
          end_row (&placing, &row);
          place_end (&placing, first);
          break;
        case BYLINE_EDITION_BOX_SECOND:
        case BYLINE_EDITION_BOX_STORY:
        case BYLINE_EDITION_BOX_MORE:
          placing.y = put (&placing, first, self->margin, placing.y, self->content) + BLOCK_GAP;
          break;
        }
    }
  end_row (&placing, &row);
  return placing.y + BOTTOM;
}
