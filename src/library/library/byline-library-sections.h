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
 * @self: an open library
 * @rules: (element-type BylineRule): copied; all of them or none
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Renames, merges, splits, hides, pins, puts in order, mutes, saves filters: whatever the rules
 * say. They are written to the journal. Signal changed follows, with
 * %BYLINE_LIBRARY_CHANGES_RULES, and with %BYLINE_LIBRARY_CHANGES_STORIES if lists may be
 * different.
 *
 * Finish with byline_library_apply_rules_finish().
 */
void byline_library_apply_rules_async (BylineLibrary *self,
                                       GPtrArray *rules,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_library_apply_rules_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_apply_rules_async() and byline_library_apply_rule_async().
 *
 * Fails with %BYLINE_STORE_ERROR_LOOP if a merge would go round in a circle, and with
 * %BYLINE_STORE_ERROR_NOT_FOUND if a name is none.
 *
 * Returns: (transfer full) (element-type BylineRule): the rules that take all of it back, which
 *   Undo gives to the same call; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (apply_rules, GPtrArray *)
/**
 * byline_library_apply_rule_async:
 * @self: an open library
 * @rule: (transfer full): a rule
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_library_apply_rules_async() does, with one rule. Finish with
 * byline_library_apply_rules_finish().
 */
void byline_library_apply_rule_async (BylineLibrary *self,
                                      BylineRule *rule,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * byline_library_get_rules_async:
 * @self: an open library
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries all rules: for a page of what is muted, hidden and merged.
 *
 * Finish with byline_library_get_rules_finish().
 */
void byline_library_get_rules_async (BylineLibrary *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/**
 * byline_library_get_rules_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_rules_async().
 *
 * Returns: (transfer full) (element-type BylineRule): the rules, by kind, then by operation; each
 *   can be taken back by a copy with is_set %FALSE. %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (get_rules, GPtrArray *)

/**
 * byline_library_get_all_counts_async:
 * @self: an open library
 * @scope: the filter that counts go by
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_library_get_counts_async() does, hidden sections and authors (is_hidden)
 * included. Finish with byline_library_get_counts_finish().
 */
void byline_library_get_all_counts_async (BylineLibrary *self,
                                          const BylineFilter *scope,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

/**
 * byline_library_get_author_async:
 * @self: an open library
 * @name: an author's name
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries what an author's page shows.
 *
 * Finish with byline_library_get_author_finish().
 */
void byline_library_get_author_async (BylineLibrary *self,
                                      const char *name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_library_get_author_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_author_async().
 *
 * Returns: (transfer full): an author's page; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND if nobody
 *   is called so, or another error
 */
BYLINE_LIBRARY_FINISH (get_author, BylineAuthorDetail *)
/**
 * byline_library_get_section_async:
 * @self: an open library
 * @name: a section's name
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries what a section's page shows.
 *
 * Finish with byline_library_get_section_finish().
 */
void byline_library_get_section_async (BylineLibrary *self,
                                       const char *name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_library_get_section_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_section_async().
 *
 * Returns: (transfer full): a section's page; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND if none is
 *   called so, or another error
 */
BYLINE_LIBRARY_FINISH (get_section, BylineSectionDetail *)

/**
 * byline_library_get_saved_filters_async:
 * @self: an open library
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries the saved filters.
 *
 * Finish with byline_library_get_saved_filters_finish().
 */
void byline_library_get_saved_filters_async (BylineLibrary *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/**
 * byline_library_get_saved_filters_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_saved_filters_async().
 *
 * Returns: (transfer full) (element-type BylineSavedFilter): the saved filters, in the user's
 *   order; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (get_saved_filters, GPtrArray *)

/**
 * byline_library_get_completions_async:
 * @self: an open library
 * @text: what stands in the search box
 * @cursor: where the cursor is, in characters
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Looks for what could complete the word at the cursor.
 *
 * Finish with byline_library_get_completions_finish().
 */
void byline_library_get_completions_async (BylineLibrary *self,
                                           const char *text,
                                           guint cursor,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/**
 * byline_library_get_completions_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_completions_async().
 *
 * Returns: (transfer full) (element-type BylineCompletion): at most 12, best first; %NULL with
 *   @error set
 */
BYLINE_LIBRARY_FINISH (get_completions, GPtrArray *)

/**
 * byline_library_get_snippets_async:
 * @self: an open library
 * @search: a query
 * @stories: (array length=n_stories): rows of stories, copied
 * @n_stories: how many there are
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries what stands around the first match in the text of each story. The words are marked with
 * byline_search_query_ranges().
 *
 * Finish with byline_library_get_snippets_finish().
 */
void byline_library_get_snippets_async (BylineLibrary *self,
                                        const char *search,
                                        const gint64 *stories,
                                        gsize n_stories,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/**
 * byline_library_get_snippets_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_snippets_async().
 *
 * Returns: (transfer full) (element-type utf8): a snippet for each of the stories, in their order;
 *   "" where only headline, standfirst, authors or sections match. %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (get_snippets, GPtrArray *)

G_END_DECLS
