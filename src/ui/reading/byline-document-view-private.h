/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"

G_BEGIN_DECLS

struct _BylineDocumentView {
  GtkTextView parent_instance;

  BylineDocumentBuffer *document;
  GtkCssProvider *font;
  BylineDocumentColors colors;
  double scale;
  int column;
  guint update_source;
  guint redraw_tick; /* until what was changed has been laid out; 0: nothing to redraw */
  guint redraw_frames;
  gboolean has_focus_link;
  guint focus_link;  /* where that link begins */
  char *menu_target; /* nullable: what the context menu is about */
  GMenuModel *menu;
};

/* The parts, from the lowest to the highest. Those below byline-document-view.c do not know the
 * class's type: they take the pointer as it is. */

/* byline-document-view-base.c, with byline_document_view_get_range () and _reveal () */
void _byline_document_view_emit (BylineDocumentView *self,
                                 BylineLinkKind kind,
                                 const char *target,
                                 gint64 id);
/* Returns: (nullable): the link that the keyboard is at. */
BylineDocumentLink *_byline_document_view_get_focus_link (BylineDocumentView *self);

/* byline-document-view-decorations.c */
void _byline_document_view_draw_below (BylineDocumentView *self, GtkSnapshot *snapshot);
void _byline_document_view_draw_above (BylineDocumentView *self, GtkSnapshot *snapshot);
/* Returns: whether @decoration is a pill, and the point in buffer coordinates is on it. */
gboolean _byline_document_view_pill_contains (BylineDocumentView *self,
                                              const BylineDocumentDecoration *decoration,
                                              int x,
                                              int y);
/* Returns: whether @object is a portrait beside the text, and the point is on it. */
gboolean _byline_document_view_portrait_contains (BylineDocumentView *self,
                                                  const BylineDocumentObject *object,
                                                  int x,
                                                  int y);

/* byline-document-view-links.c */
void _byline_document_view_class_init_links (GtkWidgetClass *klass);
void _byline_document_view_init_links (BylineDocumentView *self);
gboolean _byline_document_view_focus (GtkWidget *widget, GtkDirectionType direction);
void _byline_document_view_activate (BylineDocumentView *self, const BylineDocumentLink *link);
void _byline_document_view_focus_link (BylineDocumentView *self, guint offset);

G_END_DECLS
