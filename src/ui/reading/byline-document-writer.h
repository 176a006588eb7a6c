/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-builder.h"

G_BEGIN_DECLS

/* No article that is meant to be read has more widgets than this: they cost time even when they are
 * out of sight. */
#define MAX_TABLE_WIDGETS 10
#define MAX_CARDS 4

typedef enum {
  BYLINE_DOCUMENT_FRAME_BLOCKS, /* the blocks of a document */
  BYLINE_DOCUMENT_FRAME_QUOTE,
  BYLINE_DOCUMENT_FRAME_ASIDE,
  BYLINE_DOCUMENT_FRAME_GALLERY,
  BYLINE_DOCUMENT_FRAME_LIST,
  BYLINE_DOCUMENT_FRAME_ITEM,
  BYLINE_DOCUMENT_FRAME_FOOTNOTE,
} BylineDocumentFrameKind;

/* A block whose children are being written. Nesting is a stack of these, never recursion. */
typedef struct {
  BylineDocumentFrameKind kind;
  const BylineBlock *block; /* nullable */
  GPtrArray *children;      /* nullable: nothing inside */
  guint index;
  guint start; /* where its text begins */
  int indent;
  int end_margin;         /* at the far side */
  BylineDocumentTag body; /* how paragraphs in it look */
  guint number;           /* list: of the next item; footnote: its own */
  int depth;              /* of lists */
  char *mark; /* item, footnote: what stands before its first line, until that is written */
  const BylineFootnote *footnote;
} BylineDocumentFrame;

typedef enum {
  BYLINE_DOCUMENT_STAGE_HEAD,
  BYLINE_DOCUMENT_STAGE_BODY,
  BYLINE_DOCUMENT_STAGE_FOOTNOTES,
  BYLINE_DOCUMENT_STAGE_END,
  BYLINE_DOCUMENT_STAGE_DONE,
} BylineDocumentStage;

struct _BylineDocumentBuilder {
  BylineDocumentBuffer *buffer;
  BylineDocumentTags *tags;
  BylineArticle *article; /* nullable */
  GArray *frames;         /* of Frame */
  BylineDocumentStage stage;
  guint offset;
  guint footnote; /* the next one to be written */
  guint n_table_widgets;
  gboolean rtl;
  BylineNetwork network; /* where what it writes came from: what pictures may be asked for */
};

/* Writing: byline-document-text.c */

/* Inserts plain text. Returns: where it begins. */
guint _byline_document_builder_insert (BylineDocumentBuilder *self, const char *text);
void _byline_document_builder_apply (BylineDocumentBuilder *self,
                                     guint start,
                                     guint end,
                                     GtkTextTag *tag);
/* Dresses the characters from @start to where the builder is. */
void _byline_document_builder_tag (BylineDocumentBuilder *self, guint start, BylineDocumentTag tag);
void _byline_document_builder_tag_range (BylineDocumentBuilder *self,
                                         guint start,
                                         guint end,
                                         BylineDocumentTag tag);
/* Dresses the line before where the builder is, and the one that begins at @start. */
void _byline_document_builder_tag_last (BylineDocumentBuilder *self, BylineDocumentTag tag);
void _byline_document_builder_tag_first (BylineDocumentBuilder *self,
                                         guint start,
                                         BylineDocumentTag tag);
/* Ends the line that began at @start; indents it. */
void _byline_document_builder_end_line (BylineDocumentBuilder *self,
                                        guint start,
                                        BylineDocumentTag tag,
                                        int indent,
                                        int end_margin);
/* A line of plain text. */
guint _byline_document_builder_insert_line (BylineDocumentBuilder *self,
                                            const char *text,
                                            BylineDocumentTag tag,
                                            int indent,
                                            int end_margin);
/* Inserts text and what its marks say, not the line's end. */
guint _byline_document_builder_insert_text (BylineDocumentBuilder *self,
                                            const BylineText *text,
                                            BylineDocumentTag tag);
/* Inserts a link's text and the link. */
void _byline_document_builder_insert_link (BylineDocumentBuilder *self,
                                           const char *text,
                                           BylineLinkKind kind,
                                           const char *target,
                                           gint64 id);
/* A line of nothing but a widget. */
void _byline_document_builder_insert_widget (BylineDocumentBuilder *self,
                                             GtkWidget *widget,
                                             int indent,
                                             int end_margin);
/* A picture with its caption and credit. */
void _byline_document_builder_insert_figure (BylineDocumentBuilder *self,
                                             const BylinePicture *picture,
                                             int indent,
                                             int end_margin);

/* Blocks: byline-document-blocks.c */
void _byline_document_builder_push (BylineDocumentBuilder *self, BylineDocumentFrame *frame);
/* Writes one block or ends one frame. Returns: %FALSE once no frame is left. */
gboolean _byline_document_builder_step_blocks (BylineDocumentBuilder *self);
void _byline_document_frame_clear (BylineDocumentFrame *frame);

/* The head: byline-document-head.c */
void _byline_document_builder_insert_kicker (BylineDocumentBuilder *self,
                                             const char *publication,
                                             const char *publication_key,
                                             GPtrArray *sections,
                                             const char *kicker);
/* Names, date and reading time, with a portrait beside them. */
void _byline_document_builder_insert_byline (BylineDocumentBuilder *self,
                                             GPtrArray *authors,
                                             const char *date,
                                             guint minutes);
void _byline_document_builder_insert_head (BylineDocumentBuilder *self);

/* Footnotes' rule, attachments, cards: byline-document-end.c */
void _byline_document_builder_insert_end (BylineDocumentBuilder *self);

G_END_DECLS
