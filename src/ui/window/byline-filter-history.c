/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filter-history.h"

#include "byline-search-query.h"
#include "byline-signal.h"

/* Filters that one can go back to. */
#define MAX_HISTORY 100

struct _BylineFilterHistory {
  GObject parent_instance;

  BylineFilter *filter;
  GPtrArray *back_list;    /* of BylineFilter: those before this one, the last one last */
  GPtrArray *forward_list; /* those that one came back from */
};

G_DEFINE_FINAL_TYPE (BylineFilterHistory, byline_filter_history, G_TYPE_OBJECT)

static guint changed_signal;

static void
byline_filter_history_finalize (GObject *object)
{
  BylineFilterHistory *self = BYLINE_FILTER_HISTORY (object);

  byline_filter_free (self->filter);
  g_ptr_array_unref (self->back_list);
  g_ptr_array_unref (self->forward_list);

  G_OBJECT_CLASS (byline_filter_history_parent_class)->finalize (object);
}

static void
byline_filter_history_class_init (BylineFilterHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_filter_history_finalize;

  changed_signal = byline_signal_new (klass, "changed", 1,
                                      BYLINE_TYPE_FILTER | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
byline_filter_history_init (BylineFilterHistory *self)
{
  self->filter = byline_filter_new ();
  self->back_list = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_filter_free);
  self->forward_list = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_filter_free);
}

/* What was pasted may have lines; a chip and a title have one. What says nothing yet, such as
 * "section:", is no search. Returns: (transfer full) (nullable) */
static char *
clean_search (const char *text)
{
  g_autofree char *stripped = g_strdup (text);
  g_autoptr (BylineSearchQuery) query = NULL;

  if (text == NULL)
    return NULL;

  g_strstrip (g_strdelimit (stripped, "\n\r\t", ' '));
  query = byline_search_query_parse (stripped);
  return byline_search_query_is_usable (query) ? g_steal_pointer (&stripped) : NULL;
}

/* Returns: (transfer full): the filter, with a search that the search box would say alike. */
static BylineFilter *
clean_filter (const BylineFilter *filter)
{
  BylineFilter *clean = byline_filter_copy (filter);

  g_free (clean->search);
  clean->search = clean_search (filter->search);
  clean->ranked = clean->search != NULL && filter->ranked;
  return clean;
}

/* What is typed letter by letter is one search. */
static gboolean
is_typing (const BylineFilter *from, const BylineFilter *to)
{
  g_autoptr (BylineFilter) other = NULL;

  if (from->search == NULL || to->search == NULL)
    return FALSE;

  other = byline_filter_copy (from);
  g_free (other->search);
  other->search = g_strdup (to->search);
  other->ranked = to->ranked;
  return byline_filter_equal (other, to);
}

static void
push (GPtrArray *history, const BylineFilter *filter)
{
  if (history->len >= MAX_HISTORY)
    g_ptr_array_remove_index (history, 0);
  g_ptr_array_add (history, byline_filter_copy (filter));
}

static void
show (BylineFilterHistory *self, const BylineFilter *filter)
{
  g_autoptr (BylineFilter) old = g_steal_pointer (&self->filter);

  self->filter = byline_filter_copy (filter);
  g_signal_emit (self, changed_signal, 0, old);
}

static gboolean
navigate (BylineFilterHistory *self, GPtrArray *from, GPtrArray *to)
{
  g_autoptr (BylineFilter) filter = NULL;

  if (from->len == 0)
    return FALSE;

  filter = g_ptr_array_steal_index (from, from->len - 1);
  push (to, self->filter);
  byline_filter_history_replace (self, filter);
  return TRUE;
}

BylineFilterHistory *
byline_filter_history_new (void)
{
  return g_object_new (BYLINE_TYPE_FILTER_HISTORY, NULL);
}

const BylineFilter *
byline_filter_history_get_filter (BylineFilterHistory *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTER_HISTORY (self), NULL);

  return self->filter;
}

void
byline_filter_history_go (BylineFilterHistory *self, const BylineFilter *filter)
{
  g_autoptr (BylineFilter) clean = NULL;

  g_return_if_fail (BYLINE_IS_FILTER_HISTORY (self));
  g_return_if_fail (filter != NULL);

  clean = clean_filter (filter);
  if (byline_filter_equal (self->filter, clean))
    return;

  if (!is_typing (self->filter, clean))
    {
      push (self->back_list, self->filter);
      g_ptr_array_set_size (self->forward_list, 0);
    }
  show (self, clean);
}

void
byline_filter_history_replace (BylineFilterHistory *self, const BylineFilter *filter)
{
  g_autoptr (BylineFilter) clean = NULL;

  g_return_if_fail (BYLINE_IS_FILTER_HISTORY (self));
  g_return_if_fail (filter != NULL);

  clean = clean_filter (filter);
  if (!byline_filter_equal (self->filter, clean))
    show (self, clean);
}

gboolean
byline_filter_history_rename (BylineFilterHistory *self,
                              BylineRuleKind kind,
                              const char *from,
                              const char *to)
{
  g_autoptr (BylineFilter) filter = NULL;

  g_return_val_if_fail (BYLINE_IS_FILTER_HISTORY (self), FALSE);

  filter = byline_filter_copy (self->filter);
  if (kind == BYLINE_RULE_KIND_SECTION && byline_filter_remove_section (filter, from))
    byline_filter_add_section (filter, to);
  else if (kind == BYLINE_RULE_KIND_AUTHOR && byline_filter_remove_author (filter, from))
    byline_filter_add_author (filter, to);
  else
    return FALSE;

  byline_filter_history_replace (self, filter);
  return TRUE;
}

void
byline_filter_history_begin (BylineFilterHistory *self, const BylineFilter *filter)
{
  g_autoptr (BylineFilter) clean = NULL;

  g_return_if_fail (BYLINE_IS_FILTER_HISTORY (self));
  g_return_if_fail (filter != NULL);

  clean = clean_filter (filter);
  g_ptr_array_set_size (self->back_list, 0);
  g_ptr_array_set_size (self->forward_list, 0);
  show (self, clean);
}

gboolean
byline_filter_history_go_back (BylineFilterHistory *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTER_HISTORY (self), FALSE);

  return navigate (self, self->back_list, self->forward_list);
}

gboolean
byline_filter_history_go_forward (BylineFilterHistory *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTER_HISTORY (self), FALSE);

  return navigate (self, self->forward_list, self->back_list);
}

guint
byline_filter_history_get_n_back (BylineFilterHistory *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTER_HISTORY (self), 0);

  return self->back_list->len;
}

guint
byline_filter_history_get_n_forward (BylineFilterHistory *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTER_HISTORY (self), 0);

  return self->forward_list->len;
}
