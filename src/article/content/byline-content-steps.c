/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

static const struct {
  BylineStep step;
  const char *name;
} step_names[] = {
  { BYLINE_STEP_BOILERPLATE, "boilerplate" },
  { BYLINE_STEP_CAPTIONS, "captions" },
  { BYLINE_STEP_BOUND, "bound" },
  { BYLINE_STEP_CLIMB, "climb" },
  { BYLINE_STEP_HEAD, "head" },
  { BYLINE_STEP_TAIL, "tail" },
  { BYLINE_STEP_MIDDLE, "middle" },
  { BYLINE_STEP_FALLBACK, "body" },
};

const char *
_byline_step_name (BylineStep step)
{
  for (gsize i = 0; i < G_N_ELEMENTS (step_names); i++)
    {
      if (step_names[i].step == step)
        return step_names[i].name;
    }
  return NULL;
}

const char *
_byline_step_name_at (guint index)
{
  return index < G_N_ELEMENTS (step_names) ? step_names[index].name : NULL;
}

guint
_byline_step_from_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (step_names); i++)
    {
      if (g_str_equal (step_names[i].name, name))
        return step_names[i].step;
    }
  return 0;
}
