/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-counts-monitor.h"

#include "byline-signal.h"

/* Two frames, in milliseconds. */
#define COUNT_DELAY 34
/* In milliseconds; longer than opening a story takes. */
#define MARK_DELAY 150

struct _BylineCountsMonitor {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineFilterHistory *history;
  BylineCounts *counts;   /* nullable */
  BylineFilter *scope;    /* nullable: what they are narrowed by */
  BylineFilter *asked;    /* nullable: what those are narrowed by that have been asked for */
  BylineCounts *all;      /* nullable: of the whole library */
  gboolean is_counting;   /* counts have been asked for */
  gboolean needs_recount; /* and something changed meanwhile */
  guint mark_source;      /* 0, or waits to count what was marked */
};

G_DEFINE_FINAL_TYPE (BylineCountsMonitor, byline_counts_monitor, G_TYPE_OBJECT)

static guint changed_signal, all_changed_signal;

static void
byline_counts_monitor_finalize (GObject *object)
{
  BylineCountsMonitor *self = BYLINE_COUNTS_MONITOR (object);

  g_clear_handle_id (&self->mark_source, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->history);
  g_clear_pointer (&self->counts, byline_counts_unref);
  g_clear_pointer (&self->all, byline_counts_unref);
  g_clear_pointer (&self->scope, byline_filter_free);
  g_clear_pointer (&self->asked, byline_filter_free);

  G_OBJECT_CLASS (byline_counts_monitor_parent_class)->finalize (object);
}

static void
byline_counts_monitor_class_init (BylineCountsMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_counts_monitor_finalize;

  changed_signal = byline_signal_new (klass, "changed", 0);
  all_changed_signal = byline_signal_new (klass, "all-changed", 0);
}

static void
byline_counts_monitor_init (BylineCountsMonitor *self)
{
}

/* Whether sections and authors are those of the whole library. */
static gboolean
is_of_all (const BylineFilter *scope)
{
  return scope->sections->len == 0 && scope->authors->len == 0 && scope->publication_key == NULL &&
         scope->folder == NULL;
}

static void
set_all (BylineCountsMonitor *self, BylineCounts *all)
{
  g_clear_pointer (&self->all, byline_counts_unref);
  self->all = all;
  g_signal_emit (self, all_changed_signal, 0);
}

static void
all_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineCountsMonitor) self = user_data;
  BylineCounts *counts = byline_library_get_counts_finish (BYLINE_LIBRARY (source), result, NULL);

  if (counts != NULL)
    set_all (self, counts);
}

static void
update_all (BylineCountsMonitor *self)
{
  if (is_of_all (self->scope))
    set_all (self, byline_counts_ref (self->counts));
  else
    byline_library_get_counts_async (byline_window_context_get_library (self->context), NULL,
                                     byline_window_context_get_cancellable (self->context), all_cb,
                                     g_object_ref (self));
}

static void
counts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineCountsMonitor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCounts)
    counts = byline_library_get_counts_finish (BYLINE_LIBRARY (source), result, &error);

  self->is_counting = FALSE;
  g_clear_pointer (&self->scope, byline_filter_free);
  self->scope = g_steal_pointer (&self->asked);
  if (byline_window_context_get_window (self->context) == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (self->needs_recount)
    {
      self->needs_recount = FALSE;
      byline_counts_monitor_update (self);
    }
  if (counts == NULL)
    {
      byline_window_context_show_error (self->context, error);
      return;
    }

  g_clear_pointer (&self->counts, byline_counts_unref);
  self->counts = g_steal_pointer (&counts);
  g_signal_emit (self, changed_signal, 0);
  if (!self->is_counting)
    update_all (self);
}

BylineCountsMonitor *
byline_counts_monitor_new (BylineWindowContext *context, BylineFilterHistory *history)
{
  BylineCountsMonitor *self = g_object_new (BYLINE_TYPE_COUNTS_MONITOR, NULL);

  self->context = g_object_ref (context);
  self->history = g_object_ref (history);
  return self;
}

BylineCounts *
byline_counts_monitor_get_counts (BylineCountsMonitor *self)
{
  g_return_val_if_fail (BYLINE_IS_COUNTS_MONITOR (self), NULL);

  return self->counts;
}

const BylineFilter *
byline_counts_monitor_get_scope (BylineCountsMonitor *self)
{
  g_return_val_if_fail (BYLINE_IS_COUNTS_MONITOR (self), NULL);

  return self->scope;
}

BylineCounts *
byline_counts_monitor_get_all (BylineCountsMonitor *self)
{
  g_return_val_if_fail (BYLINE_IS_COUNTS_MONITOR (self), NULL);

  return self->all;
}

gboolean
byline_counts_monitor_is_settled (BylineCountsMonitor *self)
{
  g_return_val_if_fail (BYLINE_IS_COUNTS_MONITOR (self), FALSE);

  return !self->is_counting && self->mark_source == 0;
}

const BylinePublication *
byline_counts_monitor_find_publication (BylineCountsMonitor *self, gint64 id)
{
  g_return_val_if_fail (BYLINE_IS_COUNTS_MONITOR (self), NULL);

  for (guint i = 0; self->counts != NULL && i < self->counts->publications->len; i++)
    if (((BylinePublication *) self->counts->publications->pdata[i])->id == id)
      return self->counts->publications->pdata[i];

  return NULL;
}

void
byline_counts_monitor_update (BylineCountsMonitor *self)
{
  g_return_if_fail (BYLINE_IS_COUNTS_MONITOR (self));

  if (self->is_counting)
    {
      self->needs_recount = TRUE;
      return;
    }

  g_clear_handle_id (&self->mark_source, g_source_remove);
  self->is_counting = TRUE;
  self->asked = byline_filter_copy (byline_filter_history_get_filter (self->history));
  byline_library_get_counts_async (byline_window_context_get_library (self->context),
                                   byline_filter_history_get_filter (self->history),
                                   byline_window_context_get_cancellable (self->context), counts_cb,
                                   g_object_ref (self));
}

static gboolean
update_cb (gpointer user_data)
{
  BylineCountsMonitor *self = user_data;

  if (byline_window_context_get_window (self->context) != NULL)
    byline_counts_monitor_update (self);
  return G_SOURCE_REMOVE;
}

void
byline_counts_monitor_update_soon (BylineCountsMonitor *self)
{
  g_return_if_fail (BYLINE_IS_COUNTS_MONITOR (self));

  if (self->counts == NULL)
    {
      /* At the start a filter is shown that has been asked for already. */
      if (!self->is_counting ||
          !byline_filter_equal (self->asked, byline_filter_history_get_filter (self->history)))
        byline_counts_monitor_update (self);
    }
  else
    g_timeout_add_full (G_PRIORITY_LOW, COUNT_DELAY, update_cb, g_object_ref (self),
                        g_object_unref);
}

static gboolean
mark_cb (gpointer user_data)
{
  BylineCountsMonitor *self = user_data;

  self->mark_source = 0;
  return update_cb (self);
}

void
byline_counts_monitor_update_after_mark (BylineCountsMonitor *self)
{
  g_return_if_fail (BYLINE_IS_COUNTS_MONITOR (self));

  if (self->mark_source == 0)
    self->mark_source = g_timeout_add_full (G_PRIORITY_LOW, MARK_DELAY, mark_cb, self, NULL);
}
