/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-builder.h"
#include "byline-document-view.h"
#include "byline-reading-notice.h"
#include "byline-reading-view.h"

G_BEGIN_DECLS

/* How long one turn of the main loop may write text. */
#define BYLINE_READING_BUDGET 8000

typedef struct {
  GtkWidget *bar;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *previous;
  GtkWidget *next;
  GArray *matches; /* of guint: where they begin, sorted */
  guint length;    /* of each, in characters */
  guint current;
} BylineReadingFind;

typedef struct {
  GtkWidget *revealer;
  BylineReadingNotice *notice;
  GtkWidget *close;
} BylineReadingReload;

struct _BylineReadingView {
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *page;
  GtkWidget *scroller;
  GtkWidget *clamp;
  BylineDocumentView *view;
  BylineReadingFind find;
  BylineReadingReload reload;
  AdwAnimation *animation;

  BylineLibrary *library;
  BylineStoryList *next;
  gint64 story;
  char *title;
  double text_scale;
  gboolean load_pictures;
  char *search; /* nullable */

  /* Of the story that is shown; whoever comes back with another cancellable comes too late. */
  GCancellable *cancellable;
  BylineArticle *article;
  BylineDocumentBuilder *builder;
  guint build_source;
  gboolean is_built;
  BylineReadingNotice *notice; /* in the document */
  gboolean is_fetching;

  guint pictures_source;
  guint n_loading;

  gboolean has_river;
  GPtrArray *river_stories; /* of BylineStory: those that are still to be written */
  guint river_index;
};

/* What a call that waits carries along. */
typedef struct {
  BylineReadingView *view;
  GCancellable *cancellable;
  GObject *object; /* nullable */
} BylineReadingRequest;

BylineReadingRequest *_byline_reading_request_new (BylineReadingView *self,
                                                   gpointer           object);
void _byline_reading_request_free (BylineReadingRequest *request);
/* Returns: whether what was asked for is still wanted. */
gboolean _byline_reading_request_is_current (BylineReadingRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineReadingRequest, _byline_reading_request_free)

/* byline-reading-view.c */
void _byline_reading_view_set_title (BylineReadingView *self,
                                     const char        *title);
void _byline_reading_view_open_uri (BylineReadingView *self,
                                    const char        *uri);
/* Says a short word to the reader. */
void _byline_reading_view_say (BylineReadingView *self,
                               const char        *text);

/* byline-reading-view-load.c */
void _byline_reading_view_load (BylineReadingView *self);
void _byline_reading_view_reset (BylineReadingView *self);
/* Shows @article from its beginning. */
void _byline_reading_view_show_article (BylineReadingView *self,
                                        BylineArticle     *article);
/* @article is the same story as the one that is shown, told better: where one was reading stays in
 * sight. */
void _byline_reading_view_replace_article (BylineReadingView *self,
                                           BylineArticle     *article);
/* Writes what is still to be written. */
void _byline_reading_view_finish_building (BylineReadingView *self);

/* byline-reading-view-pictures.c */
void _byline_reading_view_queue_pictures (BylineReadingView *self);
void _byline_reading_view_block_pictures (BylineReadingView *self);

/* byline-reading-view-river.c */
/* Begins the river once its place is near. */
void _byline_reading_view_update_river (BylineReadingView *self);

/* byline-reading-view-links.c */
void _byline_reading_view_link_cb (BylineReadingView *self,
                                   guint              kind,
                                   const char        *target,
                                   gint64             id);

/* byline-reading-view-reload.c */
GtkWidget *_byline_reading_view_make_reload_bar (BylineReadingView *self);
void _byline_reading_view_end_reload (BylineReadingView *self);

/* byline-reading-view-search.c */
void _byline_reading_view_mark_search (BylineReadingView *self);

/* byline-reading-view-find.c */
GtkWidget *_byline_reading_view_make_find_bar (BylineReadingView *self);
void _byline_reading_view_clear_find (BylineReadingView *self);
/* The text is another: looks again. */
void _byline_reading_view_update_find (BylineReadingView *self);

G_END_DECLS
