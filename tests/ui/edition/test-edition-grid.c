/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-grid.h"

#define HEAD BYLINE_EDITION_BOX_HEAD
#define LEAD BYLINE_EDITION_BOX_LEAD
#define SECOND BYLINE_EDITION_BOX_SECOND
#define HEADING BYLINE_EDITION_BOX_HEADING
#define STORY BYLINE_EDITION_BOX_STORY
#define MORE BYLINE_EDITION_BOX_MORE
#define DAY BYLINE_EDITION_BOX_DAY
#define END BYLINE_EDITION_BOX_END

/* A whole page: four groups, the last two of one story each. */
static const BylineEditionBoxKind page[] = {
  HEAD,    LEAD,  SECOND, SECOND,  HEADING, STORY,   STORY, STORY, MORE,
  HEADING, STORY, STORY,  HEADING, STORY,   HEADING, STORY, END,
};

static const BylineEditionBoxKind days[] = { HEAD, LEAD, DAY, STORY, STORY, DAY, STORY, END };

typedef struct {
  BylineEditionGrid grid;
  BylineEditionBox boxes[32];
  guint n_boxes;
  GArray *rules;
  int height;
  guint max_row;
} Page;

/* Narrow text is higher. */
static int
height_cb (guint box, int width, guint row, gpointer user_data)
{
  Page *self = user_data;

  self->max_row = MAX (self->max_row, row);
  g_assert_cmpint (width, >, 0);
  return 24 + 9000 / width + (int) (box * 37 % 61);
}

static void
page_init (Page *self, const BylineEditionBoxKind *kinds, guint n, int width, double scale)
{
  *self = (Page){ .n_boxes = n, .rules = g_array_new (FALSE, FALSE, sizeof (BylineEditionRule)) };
  for (guint i = 0; i < n; i++)
    self->boxes[i].kind = kinds[i];
  byline_edition_grid_init (&self->grid, width, scale);
  self->height = byline_edition_grid_place (&self->grid, self->boxes, n, height_cb, self,
                                            self->rules);
}

static void
page_clear (Page *self)
{
  g_array_unref (self->rules);
}

static gboolean
overlap (const BylineEditionBox *a, const BylineEditionBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

/* Whatever the width: within the margins, none upon another, no line through a text. */
static void
check (const Page *self)
{
  const BylineEditionGrid *grid = &self->grid;

  for (guint i = 0; i < self->n_boxes; i++)
    {
      const BylineEditionBox *box = &self->boxes[i];

      g_assert_cmpint (box->x, >=, grid->margin);
      g_assert_cmpint (box->x + box->width, <=, grid->width - grid->margin);
      g_assert_cmpint (box->y + box->height, <=, self->height);
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (box, &self->boxes[j]));
      for (guint j = 0; j < self->rules->len; j++)
        {
          const BylineEditionRule *rule = &g_array_index (self->rules, BylineEditionRule, j);
          BylineEditionBox line = { HEAD, rule->x, rule->y, rule->width, rule->height };

          g_assert_cmpint (rule->height, >=, 0);
          g_assert_false (overlap (box, &line));
        }
    }
}

static void
test_every_width (void)
{
  for (int width = 320; width <= 2000; width += 8)
    for (int scale = 1; scale <= 2; scale++)
      {
        Page self;

        page_init (&self, page, G_N_ELEMENTS (page), width, scale);
        check (&self);
        page_clear (&self);
        page_init (&self, days, G_N_ELEMENTS (days), width, scale);
        check (&self);
        page_clear (&self);
      }
}

static void
test_forms (void)
{
  static const struct {
    int width;
    double scale;
    BylineEditionForm form;
    int n_columns;
  } cases[] = {
    { 400, 1, BYLINE_EDITION_FORM_ONE, 1 },      { 519, 1, BYLINE_EDITION_FORM_ONE, 1 },
    { 570, 1, BYLINE_EDITION_FORM_ACROSS, 2 },   { 736, 1, BYLINE_EDITION_FORM_TWO, 2 },
    { 970, 1, BYLINE_EDITION_FORM_THREE, 3 },    { 2000, 1, BYLINE_EDITION_FORM_THREE, 3 },
    { 970, 1.5, BYLINE_EDITION_FORM_ACROSS, 2 }, { 970, 2, BYLINE_EDITION_FORM_ONE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BylineEditionGrid grid;

      byline_edition_grid_init (&grid, cases[i].width, cases[i].scale);
      g_assert_cmpint (grid.form, ==, cases[i].form);
      g_assert_cmpint (grid.n_columns, ==, cases[i].n_columns);
      g_assert_cmpint (grid.content, <=, 1120);
    }
}

static void
test_lead_and_seconds (void)
{
  Page self;

  page_init (&self, page, G_N_ELEMENTS (page), 970, 1);
  /* Beside the lead, below each other. */
  g_assert_cmpint (self.boxes[2].x, >, self.boxes[1].x + self.boxes[1].width);
  g_assert_cmpint (self.boxes[2].x, ==, self.boxes[3].x);
  g_assert_cmpint (self.boxes[2].y, ==, self.boxes[1].y);
  g_assert_cmpint (self.boxes[3].y, >, self.boxes[2].y);
  page_clear (&self);
  page_init (&self, page, G_N_ELEMENTS (page), 570, 1);
  /* Below the lead, beside each other. */
  g_assert_cmpint (self.boxes[1].width, ==, self.grid.content);
  g_assert_cmpint (self.boxes[2].y, ==, self.boxes[3].y);
  g_assert_cmpint (self.boxes[3].x, >, self.boxes[2].x);
  page_clear (&self);
  page_init (&self, page, G_N_ELEMENTS (page), 400, 1);
  g_assert_cmpint (self.boxes[3].y, >, self.boxes[2].y);
  g_assert_cmpint (self.boxes[3].x, ==, self.boxes[2].x);
  page_clear (&self);
}

/* Columns end where what is above them ends, to the pixel. */
static void
test_edges (void)
{
  for (int width = 520; width < 1400; width++)
    {
      Page self;
      int end;

      page_init (&self, page, G_N_ELEMENTS (page), width, 1);
      end = self.boxes[0].x + self.boxes[0].width;
      g_assert_cmpint (self.grid.margin +
                         self.grid.n_columns * (self.grid.column + self.grid.gutter),
                       ==, end + self.grid.gutter);
      if (self.grid.form == BYLINE_EDITION_FORM_THREE)
        g_assert_cmpint (byline_edition_grid_get_second_width (&self.grid), ==, self.grid.column);
      page_clear (&self);
    }
}

/* A group of one story goes where there is room: no row of its own. */
static void
test_single_stories (void)
{
  Page self;

  page_init (&self, page, G_N_ELEMENTS (page), 970, 1);
  /* The third fills the row, the fourth stands under its shortest column. */
  g_assert_cmpint (self.boxes[12].y, ==, self.boxes[4].y);
  g_assert_cmpint (self.boxes[14].y, >, self.boxes[13].y);
  g_assert_cmpint (self.boxes[14].x, ==, self.boxes[12].x);
  g_assert_cmpuint (self.max_row, ==, 0 + 1);
  page_clear (&self);
}

static gboolean
has_rule_between (const Page *self, guint upper, guint lower)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const BylineEditionRule *rule = &g_array_index (self->rules, BylineEditionRule, i);

      if (rule->height == 1 && rule->y >= self->boxes[upper].y + self->boxes[upper].height &&
          rule->y < self->boxes[lower].y)
        return TRUE;
    }
  return FALSE;
}

static void
test_days (void)
{
  Page self;

  page_init (&self, days, G_N_ELEMENTS (days), 570, 1);
  g_assert_cmpint (self.boxes[2].width, ==, BYLINE_EDITION_DAY_WIDTH);
  g_assert_cmpint (self.boxes[3].y, ==, self.boxes[2].y);
  g_assert_cmpint (self.boxes[3].x, >, self.boxes[2].x + self.boxes[2].width);
  /* A line stands between the lead and the first day, as between days. */
  g_assert_true (has_rule_between (&self, 1, 2));
  g_assert_true (has_rule_between (&self, 4, 5));
  page_clear (&self);
  page_init (&self, days, G_N_ELEMENTS (days), 400, 1);
  g_assert_cmpint (self.boxes[3].y, >, self.boxes[2].y);
  page_clear (&self);
}

static void
test_nothing (void)
{
  static const BylineEditionBoxKind kinds[] = { HEAD, STORY };
  Page self;

  page_init (&self, kinds, G_N_ELEMENTS (kinds), 570, 1);
  check (&self);
  page_clear (&self);
  page_init (&self, kinds, 0, 570, 1);
  g_assert_cmpint (self.height, >, 0);
  page_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/edition-grid/every-width", test_every_width);
  g_test_add_func ("/ui/edition-grid/forms", test_forms);
  g_test_add_func ("/ui/edition-grid/lead-and-seconds", test_lead_and_seconds);
  g_test_add_func ("/ui/edition-grid/edges", test_edges);
  g_test_add_func ("/ui/edition-grid/single-stories", test_single_stories);
  g_test_add_func ("/ui/edition-grid/days", test_days);
  g_test_add_func ("/ui/edition-grid/nothing", test_nothing);
  return g_test_run ();
}
