/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-detail.h"
#include "byline-library.h"
#include "byline-rule.h"
#include "byline-search-query.h"

G_BEGIN_DECLS

/*
 * Sections, authors, saved filters, muting: what the user decides about them, and what is known
 * of them. Part of #BylineLibrary: main thread, _async/_finish pairs.
 *
 * A window shows names as they are decided (BylineCounts, BylineStory), and gives such names
 * back: in filters, in rules (byline_rule_rename() and its like in byline-rule.h) and to the calls
 * below.
 * A raw name that stands in an article ("by M. Lindqvist") is understood as well.
 */

/**
 * byline_library_apply_rules_async:
 * @rules: (element-type BylineRule): copied; all of them or none
 *
 * Renames, merges, splits, hides, pins, puts in order, mutes, saves filters: whatever the rules
 * say.
 * Written to the journal. "changed" follows, with %BYLINE_LIBRARY_CHANGES_RULES, and with
 * %BYLINE_LIBRARY_CHANGES_STORIES if lists may be different.
 * A merge that would go round in a circle is %BYLINE_STORE_ERROR_LOOP; a name that is no name
 * %BYLINE_STORE_ERROR_NOT_FOUND.
 *
 * finish returns (transfer full) (element-type BylineRule): what takes all of it back: Undo gives
 * that to this very call.
 */
void byline_library_apply_rules_async (BylineLibrary *self,
                                       GPtrArray *rules,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
BYLINE_LIBRARY_FINISH (apply_rules, GPtrArray *)
/** As byline_library_apply_rules_async() with one rule. @rule: (transfer full) */
void byline_library_apply_rule_async (BylineLibrary *self,
                                      BylineRule *rule,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * finish returns (transfer full) (element-type BylineRule): all rules, by kind, then by operation:
 * for a page of what is muted, hidden and merged. Each can be taken back by a copy with is_set
 * %FALSE.
 */
void byline_library_get_rules_async (BylineLibrary *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
BYLINE_LIBRARY_FINISH (get_rules, GPtrArray *)

/**
 * As byline_library_get_counts_async(), with hidden sections and authors (is_hidden). finish:
 * byline_library_get_counts_finish()
 */
void byline_library_get_all_counts_async (BylineLibrary *self,
                                          const BylineFilter *scope,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

/** finish returns (transfer full) an author's page; NOT_FOUND if nobody is called so. */
void byline_library_get_author_async (BylineLibrary *self,
                                      const char *name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
BYLINE_LIBRARY_FINISH (get_author, BylineAuthorDetail *)
/** finish returns (transfer full) a section's page; NOT_FOUND if none is called so. */
void byline_library_get_section_async (BylineLibrary *self,
                                       const char *name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
BYLINE_LIBRARY_FINISH (get_section, BylineSectionDetail *)

/** finish returns (transfer full) (element-type BylineSavedFilter), in the user's order. */
void byline_library_get_saved_filters_async (BylineLibrary *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
BYLINE_LIBRARY_FINISH (get_saved_filters, GPtrArray *)

/**
 * byline_library_get_completions_async:
 * @text: what stands in the search box
 * @cursor: where the cursor is, in characters
 *
 * finish returns (transfer full) (element-type BylineCompletion): at most 12, best first.
 */
void byline_library_get_completions_async (BylineLibrary *self,
                                           const char *text,
                                           guint cursor,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
BYLINE_LIBRARY_FINISH (get_completions, GPtrArray *)

/**
 * byline_library_get_snippets_async:
 * @search: a query
 *
 * finish returns (transfer full) (element-type utf8): for each of @stories, in their order, what
 * stands around the first match in its text; "" where only headline, standfirst, authors or
 * sections match. For lists: the words are marked with byline_search_query_ranges().
 */
void byline_library_get_snippets_async (BylineLibrary *self,
                                        const char *search,
                                        const gint64 *stories,
                                        gsize n_stories,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
BYLINE_LIBRARY_FINISH (get_snippets, GPtrArray *)

G_END_DECLS
