/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-counts-monitor.h"

G_BEGIN_DECLS

/**
 * BylineNames:
 *
 * What the user decides about names and filters: it becomes rules of the library, and a toast
 * offers to undo it. The filter that is shown follows a section or an author that has another
 * name. Main thread.
 */
#define BYLINE_TYPE_NAMES (byline_names_get_type ())
G_DECLARE_FINAL_TYPE (BylineNames, byline_names, BYLINE, NAMES, GObject)

/**
 * byline_names_new:
 * @context: the window's
 * @history: what shows the filter
 * @counts: what knows the publications
 *
 * Returns: (transfer full): names of that library
 */
BylineNames *byline_names_new (BylineWindowContext *context,
                               BylineFilterHistory *history,
                               BylineCountsMonitor *counts);
/**
 * byline_names_get_context:
 * @self: the names
 *
 * Returns: (transfer none): the window's context
 */
BylineWindowContext *byline_names_get_context (BylineNames *self);
/**
 * byline_names_get_label:
 * @self: the names
 * @kind: SECTION, AUTHOR or PUBLICATION
 * @name: a name; a publication's key
 *
 * Returns: (transfer full): what it is called
 */
char *byline_names_get_label (BylineNames *self, BylineRuleKind kind, const char *name);
/**
 * byline_names_apply_rules:
 * @self: the names
 * @rules: (element-type BylineRule): what was decided
 * @text: (transfer full) (nullable): what the toast says of it; %NULL: no toast
 *
 * Gives rules to the library.
 */
void byline_names_apply_rules (BylineNames *self, GPtrArray *rules, char *text);
/**
 * byline_names_apply_rule:
 * @self: the names
 * @rule: (transfer full): what was decided
 * @text: (transfer full) (nullable): what the toast says of it; %NULL: no toast
 *
 * Gives one rule to the library.
 */
void byline_names_apply_rule (BylineNames *self, BylineRule *rule, char *text);
/**
 * byline_names_apply_rename:
 * @self: the names
 * @rule: (transfer full): what was decided
 * @text: (transfer full): what the toast says of it
 * @from: the name of a section or an author until now
 * @to: (nullable): its name from now on; %NULL: nobody knows before the library says so
 *
 * Gives one rule to the library; the filter that is shown changes along.
 */
void byline_names_apply_rename (BylineNames *self,
                                BylineRule *rule,
                                char *text,
                                const char *from,
                                const char *to);

G_END_DECLS
