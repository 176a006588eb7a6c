/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library-sections.h"

G_BEGIN_DECLS

/**
 * BylineDetailHead:
 * @kind: a section, an author or a publication
 * @name: its name
 * @kicker: translated: what it is
 * @aliases: (nullable) (element-type utf8): its other names
 * @offer: (nullable) (transfer none) (floating): what stands behind the counts
 *
 * Who or what a page is about.
 */
typedef struct {
  BylineRuleKind kind;
  const char *name;
  const char *kicker;
  guint n_stories;
  guint n_unread;
  gboolean is_pinned;
  gboolean is_organisation;
  GPtrArray *aliases;
  GtkWidget *offer;
} BylineDetailHead;

/**
 * byline_detail_head_new:
 * @head: who or what
 *
 * Returns: (transfer full): name, counts and, but for a publication, buttons
 */
GtkWidget *byline_detail_head_new (const BylineDetailHead *head);
/**
 * byline_detail_label_new:
 * @text: plain
 * @css_class: how it looks
 *
 * Returns: (transfer full): a label of as many lines as it needs
 */
GtkWidget *byline_detail_label_new (const char *text, const char *css_class);
/**
 * byline_detail_portrait_new:
 * @name: whose it is; its initials stand there until the picture has come
 * @url: (nullable): the picture's address
 * @from: where what names it came from
 * @scale: of the display
 * @library: what fetches it
 * @cancellable: what ends that
 *
 * Returns: (transfer full): a portrait
 */
GtkWidget *byline_detail_portrait_new (const char *name,
                                       const char *url,
                                       BylineNetwork from,
                                       int scale,
                                       BylineLibrary *library,
                                       GCancellable *cancellable);

G_END_DECLS
