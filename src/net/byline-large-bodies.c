/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-large-bodies-private.h"

typedef struct {
  gpointer reader;
  void (*go_on) (gpointer reader);
} Place;

struct _BylineLargeBodies {
  GQueue places; /* of Place; it is the first one's turn */
};

BylineLargeBodies *
_byline_large_bodies_new (void)
{
  BylineLargeBodies *self = g_new0 (BylineLargeBodies, 1);

  g_queue_init (&self->places);
  return self;
}

void
_byline_large_bodies_free (BylineLargeBodies *self)
{
  g_queue_clear_full (&self->places, g_free);
  g_free (self);
}

gboolean
_byline_large_bodies_enter (BylineLargeBodies *self,
                            gpointer reader,
                            void (*go_on) (gpointer reader))
{
  Place *place = g_new0 (Place, 1);

  place->reader = reader;
  place->go_on = go_on;
  g_queue_push_tail (&self->places, place);
  return self->places.length == 1;
}

void
_byline_large_bodies_leave (BylineLargeBodies *self, gpointer reader)
{
  GList *link = self->places.head;
  gboolean is_first = TRUE;
  const Place *next;

  for (; link != NULL && ((const Place *) link->data)->reader != reader; link = link->next)
    is_first = FALSE;
  if (link == NULL)
    return;
  g_free (link->data);
  g_queue_delete_link (&self->places, link);
  next = g_queue_peek_head (&self->places);
  if (is_first && next != NULL)
    next->go_on (next->reader);
}
