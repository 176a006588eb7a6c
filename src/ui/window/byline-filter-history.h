/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-filter.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/**
 * BylineFilterHistory:
 *
 * The filter that is shown, those before it, and those that one came back from. A search is
 * brought into the form that the search box gives it: one line; none if it says nothing yet, such
 * as "section:". Main thread.
 *
 * Signals: changed (const BylineFilter *old): another filter is shown. All that shows a filter
 * follows this signal, whatever changed it. @old lives as long as the signal is emitted.
 */
#define BYLINE_TYPE_FILTER_HISTORY (byline_filter_history_get_type ())
G_DECLARE_FINAL_TYPE (BylineFilterHistory, byline_filter_history, BYLINE, FILTER_HISTORY, GObject)

/**
 * byline_filter_history_new:
 *
 * It shows all stories, and has nowhere to go.
 *
 * Returns: (transfer full): a history that shows all stories, and has nowhere to go
 */
BylineFilterHistory *byline_filter_history_new (void);
/**
 * byline_filter_history_get_filter:
 * @self: the history
 *
 * Returns: (transfer none): the filter that is shown; valid until it changes
 */
const BylineFilter *byline_filter_history_get_filter (BylineFilterHistory *self);
/**
 * byline_filter_history_go:
 * @self: the history
 * @filter: a filter, copied
 *
 * Shows a filter; one step back leads to what was shown before. A search that goes on in other
 * words is no step of its own.
 */
void byline_filter_history_go (BylineFilterHistory *self, const BylineFilter *filter);
/**
 * byline_filter_history_replace:
 * @self: the history
 * @filter: a filter, copied
 *
 * Shows a filter in the place of what is shown, which it says in other words: this is no step.
 */
void byline_filter_history_replace (BylineFilterHistory *self, const BylineFilter *filter);
/**
 * byline_filter_history_rename:
 * @self: the history
 * @kind: what is renamed: SECTION or AUTHOR
 * @from: its name until now
 * @to: its name from now on
 *
 * Shows the filter with the other name: this is no step.
 *
 * Returns: whether @from was in it
 */
gboolean byline_filter_history_rename (BylineFilterHistory *self,
                                       BylineRuleKind kind,
                                       const char *from,
                                       const char *to);
/**
 * byline_filter_history_begin:
 * @self: the history
 * @filter: a filter, copied
 *
 * Begins with a filter: there is nothing before or after it. Emits "changed" even if it is what is
 * shown, so that what follows has something to show from the start.
 */
void byline_filter_history_begin (BylineFilterHistory *self, const BylineFilter *filter);
/**
 * byline_filter_history_go_back:
 * @self: the history
 *
 * Shows what was shown before.
 *
 * Returns: whether there was anywhere to go
 */
gboolean byline_filter_history_go_back (BylineFilterHistory *self);
/**
 * byline_filter_history_go_forward:
 * @self: the history
 *
 * Shows what one came back from.
 *
 * Returns: whether there was anywhere to go
 */
gboolean byline_filter_history_go_forward (BylineFilterHistory *self);
/**
 * byline_filter_history_get_n_back:
 * @self: the history
 *
 * Return: how many steps lead there; at most 100.
 *
 * Returns: how many steps lead back; at most 100
 */
guint byline_filter_history_get_n_back (BylineFilterHistory *self);
/**
 * byline_filter_history_get_n_forward:
 * @self: the history
 *
 * Returns: how many steps lead forward; at most 100
 */
guint byline_filter_history_get_n_forward (BylineFilterHistory *self);

G_END_DECLS
