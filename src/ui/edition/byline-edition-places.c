/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-places.h"

/* Of as many pages it is known where they were left. */
#define MAX_PLACES 16

typedef struct {
  BylineFilter *filter;
  BylineEditionLeft left;
} Place;

struct _BylineEditionPlaces {
  GQueue places; /* of Place, the last one first */
};

static void
place_free (gpointer data)
{
  Place *place = data;

  byline_filter_free (place->filter);
  g_free (place);
}

BylineEditionPlaces *
byline_edition_places_new (void)
{
  return g_new0 (BylineEditionPlaces, 1);
}

void
byline_edition_places_free (BylineEditionPlaces *self)
{
  g_queue_clear_full (&self->places, place_free);
  g_free (self);
}

gboolean
byline_edition_places_take (BylineEditionPlaces *self,
                            const BylineFilter *filter,
                            BylineEditionLeft *left)
{
  g_return_val_if_fail (self != NULL && filter != NULL && left != NULL, FALSE);

  for (GList *link = self->places.head; link != NULL; link = link->next)
    {
      Place *place = link->data;

      if (!byline_filter_is_alike (place->filter, filter))
        continue;
      *left = place->left;
      place_free (place);
      g_queue_delete_link (&self->places, link);
      return TRUE;
    }
  return FALSE;
}

void
byline_edition_places_leave (BylineEditionPlaces *self,
                             const BylineFilter *filter,
                             const BylineEditionLeft *left)
{
  BylineEditionLeft old;
  Place *place;

  g_return_if_fail (self != NULL && filter != NULL && left != NULL);

  byline_edition_places_take (self, filter, &old);
  place = g_new0 (Place, 1);
  place->filter = byline_filter_copy (filter);
  place->left = *left;
  g_queue_push_head (&self->places, place);
  if (self->places.length > MAX_PLACES)
    place_free (g_queue_pop_tail (&self->places));
}
