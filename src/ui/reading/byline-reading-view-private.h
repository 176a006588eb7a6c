/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-builder.h"
#include "byline-document-view.h"
#include "byline-find-bar.h"
#include "byline-picture-queue.h"
#include "byline-reading-notice.h"
#include "byline-reading-places.h"
#include "byline-reading-river.h"
#include "byline-reading-view.h"
#include "byline-reload-bar.h"
#include "byline-story-in-view.h"

G_BEGIN_DECLS

/* How long one turn of the main loop may write text. */
#define BYLINE_READING_BUDGET 8000

struct _BylineReadingView {
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *page;
  GtkWidget *scroller;
  GtkWidget *link_target; /* where the link leads that the pointer is over */
  GtkWidget *clamp;
  BylineDocumentView *view;
  BylineFindBar *find_bar;
  BylineReloadBar *reload_bar; /* %NULL after dispose */
  BylinePictureQueue *pictures;
  BylineReadingRiver *river;
  BylineStoryInView *in_view;
  BylineReadingPlaces *places;
  AdwAnimation *animation;

  BylineLibrary *library;
  gint64 story_id; /* what was opened */
  char *title;
  double text_scale;
  BylineDocumentType type;
  gboolean has_river;
  gboolean unfold_river;
  char *search; /* nullable */

  /* Of the story that is shown; an answer with another cancellable comes too late. */
  GCancellable *cancellable;
  BylineArticle *article;
  BylineDocumentBuilder *builder;
  guint build_source;
  gboolean is_built;
  BylineReadingNotice *notice; /* in the document */
  gboolean is_fetching;
  gint64 reloaded; /* the story whose page is loaded again */
};

/* The parts, from the lowest to the highest. Those below byline-reading-view.c do not know the
 * class's type: they take the pointer as it is. */

/* byline-reading-view-base.c */
void _byline_reading_view_set_title (BylineReadingView *self, const char *title);
void _byline_reading_view_open_uri (BylineReadingView *self, const char *uri, gboolean in_browser);
/* Returns: (transfer none) (nullable): what is known of the story in view. */
BylineArticle *_byline_reading_view_get_article (BylineReadingView *self);
/* Opens the page of the story in view, if there is one. */
void _byline_reading_view_open_article (BylineReadingView *self);
/* Says a short word to the reader. */
void _byline_reading_view_emit_message (BylineReadingView *self, const char *text);

/* byline-reading-view-load.c */
void _byline_reading_view_load (BylineReadingView *self);
void _byline_reading_view_reset (BylineReadingView *self);
/* Shows @article from its beginning. */
void _byline_reading_view_show_article (BylineReadingView *self, BylineArticle *article);
/* @article is the same story as the one that is shown, told better: where one was reading stays in
 * sight. */
void _byline_reading_view_replace_article (BylineReadingView *self, BylineArticle *article);
/* Writes what is still to be written. */
void _byline_reading_view_finish_building (BylineReadingView *self);

/* byline-reading-view-links.c */
void _byline_reading_view_link_cb (BylineReadingView *self,
                                   guint kind,
                                   const char *target,
                                   gint64 id);

/* byline-reading-view-reload.c */
void _byline_reading_view_reload (BylineReadingView *self);

G_END_DECLS
