/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-turn.h"

/* How long it takes, in milliseconds. */
#define DURATION 220
/* Two lines of the page before stay in sight. */
#define KEPT 64

struct _BylinePageTurn {
  GObject parent_instance;

  GtkScrolledWindow *scroller; /* unowned */
  AdwAnimation *animation;     /* nullable */
};

G_DEFINE_FINAL_TYPE (BylinePageTurn, byline_page_turn, G_TYPE_OBJECT)

static double
get_end (GtkAdjustment *adjustment)
{
  return MAX (0, gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
}

static void
scroll_cb (double value, gpointer user_data)
{
  GtkAdjustment *adjustment = user_data;

  gtk_adjustment_set_value (adjustment, value);
}

gboolean
byline_page_turn_can_go (BylinePageTurn *self, gboolean backwards)
{
  GtkAdjustment *adjustment;
  double value;

  g_return_val_if_fail (BYLINE_IS_PAGE_TURN (self), FALSE);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  value = gtk_adjustment_get_value (adjustment);

  return backwards ? value >= 1 : value <= get_end (adjustment) - 1;
}

void
byline_page_turn_go (BylinePageTurn *self, gboolean backwards)
{
  GtkAdjustment *adjustment;
  AdwAnimationTarget *target;
  double value, page, to;

  g_return_if_fail (BYLINE_IS_PAGE_TURN (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  to = value + (backwards ? -1 : 1) * MAX (page - KEPT, page / 2);
  g_clear_object (&self->animation);
  target = adw_callback_animation_target_new (scroll_cb, g_object_ref (adjustment), g_object_unref);
  self->animation = adw_timed_animation_new (GTK_WIDGET (self->scroller), value,
                                             CLAMP (to, 0, get_end (adjustment)), DURATION, target);
  adw_animation_play (self->animation);
}

void
byline_page_turn_stop (BylinePageTurn *self)
{
  g_return_if_fail (BYLINE_IS_PAGE_TURN (self));

  if (self->animation != NULL)
    adw_animation_pause (self->animation);
}

static void
byline_page_turn_finalize (GObject *object)
{
  BylinePageTurn *self = BYLINE_PAGE_TURN (object);

  g_clear_object (&self->animation);

  G_OBJECT_CLASS (byline_page_turn_parent_class)->finalize (object);
}

static void
byline_page_turn_class_init (BylinePageTurnClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_page_turn_finalize;
}

static void
byline_page_turn_init (BylinePageTurn *self)
{
}

BylinePageTurn *
byline_page_turn_new (GtkScrolledWindow *scroller)
{
  BylinePageTurn *self = g_object_new (BYLINE_TYPE_PAGE_TURN, NULL);

  self->scroller = scroller;

  return self;
}
