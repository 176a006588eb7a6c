/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-detail-page.h"

G_BEGIN_DECLS

/* How many publications, sections or authors are listed. */
#define BYLINE_DETAIL_MAX_ROWS 12

struct _BylineDetailPage {
  AdwBin parent_instance;

  GtkWidget *scrolled;
  BylineLibrary *library;
  BylineRuleKind kind;
  char *name; /* nullable */
  GCancellable *cancellable;
  GtkWidget *page;     /* nullable: what is shown now */
  GtkWidget *avatar;   /* in it */
  gboolean take_focus; /* as soon as there is something that can have it */
};

typedef enum {
  BYLINE_DETAIL_ROW_PUBLICATION,
  BYLINE_DETAIL_ROW_SECTION,
  BYLINE_DETAIL_ROW_AUTHOR,
} BylineDetailRowKind;

typedef struct {
  const char *kicker; /* translated */
  guint n_stories;
  guint n_unread;
  gboolean is_pinned;
  gboolean is_organisation;
  GPtrArray *aliases;
} BylineDetailHead;

/* byline-detail-page-head.c */
GtkWidget *_byline_detail_page_make_label (const char *text, const char *css_class);
/* @url: (nullable) */
GtkWidget *_byline_detail_page_make_portrait (BylineDetailPage *self,
                                              const char *url,
                                              BylineNetwork from);
/* Name, counts and buttons. */
GtkWidget *_byline_detail_page_make_head (BylineDetailPage *self, const BylineDetailHead *head);

/* byline-detail-page-lists.c */
/* "3 unread · 40 stories" */
char *_byline_detail_page_describe_counts (guint n_stories, guint n_unread);
/* Asks for the stories of what is shown and of @value, if there is one. */
void _byline_detail_page_emit_filter (BylineDetailPage *self,
                                      BylineDetailRowKind kind,
                                      const char *value);
/* @counts: (element-type BylineNameCount): nothing is added if it is empty */
void _byline_detail_page_add_list (BylineDetailPage *self,
                                   GtkWidget *box,
                                   const char *title,
                                   BylineDetailRowKind kind,
                                   GPtrArray *counts);

G_END_DECLS
