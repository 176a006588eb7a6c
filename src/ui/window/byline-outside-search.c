/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-outside-search.h"

#include "byline-signal.h"

struct _BylineOutsideSearch {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineFilter *filter; /* nullable: what nothing was found in */
  guint n;
};

G_DEFINE_FINAL_TYPE (BylineOutsideSearch, byline_outside_search, G_TYPE_OBJECT)

static guint changed_signal;

static void
byline_outside_search_finalize (GObject *object)
{
  BylineOutsideSearch *self = BYLINE_OUTSIDE_SEARCH (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->filter, byline_filter_free);

  G_OBJECT_CLASS (byline_outside_search_parent_class)->finalize (object);
}

static void
byline_outside_search_class_init (BylineOutsideSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_outside_search_finalize;

  changed_signal = byline_signal_new (klass, "changed", 0);
}

static void
byline_outside_search_init (BylineOutsideSearch *self)
{
}

BylineOutsideSearch *
byline_outside_search_new (BylineWindowContext *context)
{
  BylineOutsideSearch *self = g_object_new (BYLINE_TYPE_OUTSIDE_SEARCH, NULL);

  self->context = g_object_ref (context);
  return self;
}

/* Returns: (transfer full): the same search in the whole library */
static BylineFilter *
widen (const BylineFilter *filter)
{
  BylineFilter *wide = byline_filter_new ();

  wide->search = g_strdup (filter->search);
  wide->ranked = filter->ranked;
  wide->order = filter->order;
  wide->density = filter->density;
  return wide;
}

/* What is asked for, and for which filter: another may be set before the answer comes. */
typedef struct {
  BylineOutsideSearch *self;
  BylineFilter *filter;
} Question;

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (BylineOutsideSearch) self = question->self;
  g_autoptr (BylineFilter) filter = question->filter;
  g_autoptr (GArray)
    found = byline_library_list_story_ids_finish (BYLINE_LIBRARY (source), result, NULL);

  if (found == NULL || self->filter == NULL || !byline_filter_equal (self->filter, filter))
    return;

  self->n = found->len;
  g_signal_emit (self, changed_signal, 0);
}

void
byline_outside_search_set_filter (BylineOutsideSearch *self, const BylineFilter *filter)
{
  g_autoptr (BylineFilter) wide = NULL;
  Question *question;

  g_return_if_fail (BYLINE_IS_OUTSIDE_SEARCH (self));

  if (filter != NULL && filter->search != NULL)
    wide = widen (filter);
  if (wide != NULL && byline_filter_equal (wide, filter))
    g_clear_pointer (&wide, byline_filter_free);
  if (wide == NULL)
    {
      g_clear_pointer (&self->filter, byline_filter_free);
      self->n = 0;
      return;
    }
  if (self->filter != NULL && byline_filter_equal (self->filter, filter))
    return;

  g_clear_pointer (&self->filter, byline_filter_free);
  self->filter = byline_filter_copy (filter);
  self->n = 0;
  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->filter = byline_filter_copy (filter);
  byline_library_list_story_ids_async (byline_window_context_get_library (self->context), wide,
                                       BYLINE_OUTSIDE_SEARCH_MAX, 0,
                                       byline_window_context_get_cancellable (self->context),
                                       counted_cb, question);
}

guint
byline_outside_search_get_n (BylineOutsideSearch *self)
{
  g_return_val_if_fail (BYLINE_IS_OUTSIDE_SEARCH (self), 0);

  return self->n;
}

BylineFilter *
byline_outside_search_dup_filter (BylineOutsideSearch *self)
{
  g_return_val_if_fail (BYLINE_IS_OUTSIDE_SEARCH (self), NULL);

  return self->filter != NULL ? widen (self->filter) : NULL;
}
