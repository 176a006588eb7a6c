/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-filter.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/**
 * BylineFilterHistory: the filter that is shown, those before it, and those that one came back
 * from. A search is brought into the form that the search box gives it: one line; none if it says
 * nothing yet, such as "section:". Main thread.
 *
 * Signals: changed (const BylineFilter *old): another filter is shown. All that shows a filter
 * follows this signal, whatever changed it. @old lives as long as the signal is emitted.
 */
#define BYLINE_TYPE_FILTER_HISTORY (byline_filter_history_get_type ())
G_DECLARE_FINAL_TYPE (BylineFilterHistory, byline_filter_history, BYLINE, FILTER_HISTORY, GObject)

/** It shows all stories, and has nowhere to go. */
BylineFilterHistory *byline_filter_history_new (void);
/** Returns: (transfer none): what is shown; valid until it changes. */
const BylineFilter *byline_filter_history_get_filter (BylineFilterHistory *self);
/**
 * Shows @filter; one step back leads to what was shown before. A search that goes on in other words
 * is no step of its own.
 */
void byline_filter_history_go (BylineFilterHistory *self, const BylineFilter *filter);
/** Shows @filter in the place of what is shown, which it says in other words: this is no step. */
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
 * Begins with @filter: there is nothing before or after it. Emits "changed" even if it is what is
 * shown, so that what follows has something to show from the start.
 */
void byline_filter_history_begin (BylineFilterHistory *self, const BylineFilter *filter);
/** Return: whether there was anywhere to go. */
gboolean byline_filter_history_go_back (BylineFilterHistory *self);
gboolean byline_filter_history_go_forward (BylineFilterHistory *self);
/** Return: how many steps lead there; at most 100. */
guint byline_filter_history_get_n_back (BylineFilterHistory *self);
guint byline_filter_history_get_n_forward (BylineFilterHistory *self);

G_END_DECLS
