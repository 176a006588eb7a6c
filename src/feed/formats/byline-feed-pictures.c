/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures of an item: which is the first, and which are the same. */

#include "byline-feed-builder-private.h"

#include "byline-picture-address.h"

/* What is smaller in both ways shows no story: an avatar, a symbol. In pixels. */
#define MIN_SIZE 50
#define MAX_PICTURES 100

void
_byline_offered_picture_free (BylineOfferedPicture *self)
{
  g_clear_pointer (&self->picture, byline_picture_free);
  g_free (self);
}

void
_byline_feed_builder_offer_picture (BylineFeedBuilder *self,
                                    BylinePicture *picture,
                                    BylinePictureRank rank)
{
  BylineOfferedPicture *offered;
  gboolean is_symbol = picture->width > 0 && picture->width < MIN_SIZE &&
                       picture->height < MIN_SIZE;

  if (is_symbol || self->pictures->len >= MAX_PICTURES)
    {
      byline_picture_free (picture);
      return;
    }
  offered = g_new0 (BylineOfferedPicture, 1);
  offered->picture = picture;
  offered->rank = rank;
  offered->group = self->media_group;
  g_ptr_array_add (self->pictures, offered);
}

static const BylineOfferedPicture *
get (BylineFeedBuilder *self, guint index)
{
  return g_ptr_array_index (self->pictures, index);
}

gboolean
_byline_feed_builder_has_picture (BylineFeedBuilder *self, BylinePictureRank rank)
{
  for (guint i = 0; i < self->pictures->len; i++)
    if (get (self, i)->rank >= rank)
      return TRUE;
  return FALSE;
}

/* The one that stands for the item: of the best source the first; the widest where the others are
 * smaller ones of it, or thumbnails. */
static guint
find_first (BylineFeedBuilder *self)
{
  guint first = 0;

  for (guint i = 1; i < self->pictures->len; i++)
    {
      const BylineOfferedPicture *best = get (self, first);
      const BylineOfferedPicture *other = get (self, i);
      gboolean is_variant = other->rank < BYLINE_PICTURE_RANK_CONTENT ||
                            (other->group != 0 && other->group == best->group) ||
                            (best->picture->width > 0 &&
                             other->picture->width >= 2 * best->picture->width);

      if (other->rank > best->rank ||
          (other->rank == best->rank && other->rank != BYLINE_PICTURE_RANK_ENCLOSURE &&
           is_variant && other->picture->width > best->picture->width))
        first = i;
    }
  return first;
}

/* Variants of one picture: of one group, with one address but for its size, or with one caption. */
static gboolean
is_same (const BylineOfferedPicture *a, const BylineOfferedPicture *b)
{
  g_autofree char *key_a = NULL;
  g_autofree char *key_b = NULL;

  if (a->group != 0 && a->group == b->group)
    return TRUE;
  if (a->picture->caption != NULL && a->picture->width > 0 && b->picture->width > 0 &&
      a->picture->width != b->picture->width &&
      g_strcmp0 (a->picture->caption, b->picture->caption) == 0)
    return TRUE;
  key_a = byline_picture_address_key (a->picture->url);
  key_b = byline_picture_address_key (b->picture->url);
  return key_a != NULL && g_strcmp0 (key_a, key_b) == 0;
}

/* Whether a picture stands for itself: a thumbnail, a cover or a site's picture does not. */
static gboolean
is_of_story (const BylineOfferedPicture *offered)
{
  return offered->rank == BYLINE_PICTURE_RANK_CONTENT ||
         offered->rank == BYLINE_PICTURE_RANK_ENCLOSURE;
}

void
_byline_feed_builder_take_pictures (BylineFeedBuilder *self)
{
  BylineFeedItem *item = self->item;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  guint first;

  if (self->pictures->len == 0)
    return;
  first = find_first (self);
  g_ptr_array_add (kept, g_ptr_array_index (self->pictures, first));
  for (guint i = 0; i < self->pictures->len; i++)
    {
      BylineOfferedPicture *offered = g_ptr_array_index (self->pictures, i);
      gboolean is_known = i == first || !is_of_story (offered);

      for (guint j = 0; j < kept->len && !is_known; j++)
        if (is_same (g_ptr_array_index (kept, j), offered))
          {
            BylineOfferedPicture *other = g_ptr_array_index (kept, j);

            byline_picture_merge_variant (other->picture, offered->picture);
            is_known = TRUE;
          }
      if (!is_known)
        g_ptr_array_add (kept, offered);
    }
  for (guint i = 0; i < kept->len; i++)
    {
      BylineOfferedPicture *offered = g_ptr_array_index (kept, i);

      if (i == 0)
        item->image = g_steal_pointer (&offered->picture);
      else
        g_ptr_array_add (item->pictures, g_steal_pointer (&offered->picture));
    }
}
