/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library-sections.h"

G_BEGIN_DECLS

/**
 * BylineDetailPage:
 *
 * What is known of an author, a section or a publication, above its front page: name, portrait or icon,
 * biography, contacts, website, what went wrong, and names that it has to do with.
 *
 * Its buttons use the actions win.name-… (see byline-sidebar-menu.h).
 *
 * Signals:
 *   filter (BylineFilter filter): stories of this and something else were asked for
 *   named (string from, string to): what was asked for is shown under another name
 *   link-activated (string uri)
 *   message (string text): fit for a toast
 */
#define BYLINE_TYPE_DETAIL_PAGE (byline_detail_page_get_type ())
G_DECLARE_FINAL_TYPE (BylineDetailPage, byline_detail_page, BYLINE, DETAIL_PAGE, AdwBin)

/**
 * byline_detail_page_new:
 *
 * Returns: (transfer none) (floating): an empty page
 */
GtkWidget *byline_detail_page_new (void);
/**
 * byline_detail_page_set_library:
 * @self: the page
 * @library: (nullable): what knows authors and sections
 *
 * Sets the library.
 */
void byline_detail_page_set_library (BylineDetailPage *self, BylineLibrary *library);
/**
 * byline_detail_page_show:
 * @self: the page
 * @kind: SECTION, AUTHOR or PUBLICATION
 * @name: (nullable): a name, or a publication's key; %NULL: nothing is shown any more
 * @take_focus: whether the focus goes to its first button, as soon as that is there
 *
 * Shows who or what a page is about.
 */
void byline_detail_page_show (BylineDetailPage *self,
                              BylineRuleKind kind,
                              const char *name,
                              gboolean take_focus);
/**
 * byline_detail_page_take_focus:
 * @self: the page
 *
 * Gives the focus to its first button, as soon as that is there and in view.
 */
void byline_detail_page_take_focus (BylineDetailPage *self);
/**
 * byline_detail_page_set_counts:
 * @self: the page
 * @counts: the sidebar's, within the filter that is shown
 *
 * Says which pictures names have, and what is known of publications.
 */
void byline_detail_page_set_counts (BylineDetailPage *self, BylineCounts *counts);
/**
 * byline_detail_page_set_offer:
 * @self: the page
 * @text: (nullable): what the front page below it offers; %NULL: nothing
 *
 * Sets what a button beside the counts says, until another page is shown. Its action is edition.take-offer.
 */
void byline_detail_page_set_offer (BylineDetailPage *self, const char *text);
/**
 * byline_detail_page_update:
 * @self: the page
 *
 * Queries all of it again, since something is different.
 */
void byline_detail_page_update (BylineDetailPage *self);

G_END_DECLS
