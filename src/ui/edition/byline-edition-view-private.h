/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-edition-head.h"
#include "byline-edition-page.h"
#include "byline-edition-places.h"
#include "byline-edition-story.h"
#include "byline-edition-view.h"

G_BEGIN_DECLS

struct _BylineEditionView {
  AdwBin parent_instance;

  GtkWidget *scrolled;
  BylineEditionPage *page;
  BylineLibrary *library; /* nullable */
  BylineFilter *filter;   /* nullable: of the page */
  BylineEdition *edition; /* nullable until it has come */
  BylineEdition *read;    /* nullable: what was read today, where nothing else is on the page */
  BylineEditionPlaces *places;
  gboolean goes_back; /* to where the page that is being made was left: */
  BylineEditionLeft left;
  GtkWidget *own_head;     /* nullable: in place of the date line */
  BylineEditionHead *head; /* nullable: the date line */
  gboolean offers_fresh;   /* whether what is offered at the top came while the page was read */
  gboolean takes_focus;    /* as soon as there is a story */
  gboolean has_lost;       /* whether stories were unsubscribed from, which Undo brings back */
  gint64 since;
  gint64 shown_at; /* on the monotonic clock */
  gint64 last_id;  /* of the story that had the focus; 0: none */
  double text_scale;
  PangoContext *text_context; /* of the style */
  gboolean load_pictures;
  BylineStoryMenuFunc menu_func; /* nullable */
  gpointer menu_data;
  GtkWidget *popover;             /* nullable: until a menu is asked for */
  BylineEditionStory *menu_story; /* nullable: weak: what the last menu is of */

  GCancellable *cancellable; /* nullable: of the page that is asked for */
  guint n_placed;            /* how many groups stand on the page */
  gboolean is_first_frame;   /* whether what stands at the top is still to be drawn */
  guint tick;                /* adds the others */
  guint show_source;
  guint return_tick;
};

/* --- byline-edition-content.c: what stands on the page --- */

/** Adds a story of the page's edition. */
void _byline_edition_view_add_story (BylineEditionView *self,
                                     BylineEditionBoxKind kind,
                                     BylineEditionRank rank,
                                     BylineEditionGroupKind group,
                                     BylineEditionItem *item);
/** Adds the date line, or what stands in its place. */
void _byline_edition_view_add_head (BylineEditionView *self);
/** Adds a group's heading, its stories and what leads to more of them. */
void _byline_edition_view_add_group (BylineEditionView *self, BylineEditionGroup *group);
/** Adds what stands below all stories. */
void _byline_edition_view_add_end (BylineEditionView *self);
/** Returns: (element-type BylineEditionItem) (transfer container): what was read today, as far as it is shown. */
GPtrArray *_byline_edition_view_list_read (BylineEditionView *self);
/** Adds that. */
void _byline_edition_view_add_read (BylineEditionView *self);
/** Says that there are none, and what can be done. */
void _byline_edition_view_add_nothing (BylineEditionView *self);

G_END_DECLS
