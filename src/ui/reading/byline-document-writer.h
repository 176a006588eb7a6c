/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"
#include "byline-document-buffer.h"
#include "byline-network.h"

G_BEGIN_DECLS

/**
 * BylineDocumentWriter:
 * @buffer: where it writes; not kept alive
 * @tags: those of @buffer
 * @offset: where the next text will go, in characters
 * @rtl: whether the text runs from right to left
 * @language: (nullable): the story's language, BCP 47, unowned
 * @network: where what it writes came from: what pictures may be asked for
 * @url: (nullable): the article's address, which links are relative to
 * @title: (nullable): its headline: a picture's text that repeats it says nothing
 *
 * A place in a document where text is written, and moves on. A value; only one at a time may be at
 * work in a buffer.
 */
typedef struct {
  BylineDocumentBuffer *buffer;
  BylineDocumentTags *tags;
  guint offset;
  gboolean rtl;
  const char *language;
  BylineNetwork network;
  const char *url;
  const char *title;
} BylineDocumentWriter;

/**
 * byline_document_writer_init:
 * @self: (out caller-allocates): a writer
 * @buffer: where it writes
 * @offset: where in @buffer, in characters
 *
 * Places @self: what it writes runs from left to right and came from the public network.
 */
void byline_document_writer_init (BylineDocumentWriter *self,
                                  BylineDocumentBuffer *buffer,
                                  guint offset);

/**
 * byline_document_writer_insert:
 * @self: a writer
 * @text: plain text
 *
 * Writes @text as it is.
 *
 * Returns: where it begins
 */
guint byline_document_writer_insert (BylineDocumentWriter *self, const char *text);
/**
 * byline_document_writer_begin_line:
 * @self: a writer at the beginning of a line
 * @text: what it begins with
 *
 * To be called before a line of words that are not the story's: they begin where the story's lines begin,
 * whatever language they are in.
 */
void byline_document_writer_begin_line (BylineDocumentWriter *self, const char *text);
/**
 * byline_document_writer_insert_line:
 * @self: a writer
 * @text: plain text
 * @tag: how it looks
 * @indent: in pixels
 * @end_margin: at the far side, in pixels
 *
 * Writes a line.
 *
 * Returns: where it begins
 */
guint byline_document_writer_insert_line (BylineDocumentWriter *self,
                                          const char *text,
                                          BylineDocumentTag tag,
                                          int indent,
                                          int end_margin);
/**
 * byline_document_writer_insert_text:
 * @self: a writer
 * @text: a text
 * @tag: how it looks
 *
 * Writes @text and what its marks say, not the line's end.
 *
 * Returns: where it begins
 */
guint byline_document_writer_insert_text (BylineDocumentWriter *self,
                                          const BylineText *text,
                                          BylineDocumentTag tag);
/**
 * byline_document_writer_insert_link:
 * @self: a writer
 * @text: plain text
 * @kind: what the link leads to
 * @target: (nullable): where
 * @id: or to which story or entry
 *
 * Writes a link's text and the link.
 */
void byline_document_writer_insert_link (BylineDocumentWriter *self,
                                         const char *text,
                                         BylineLinkKind kind,
                                         const char *target,
                                         gint64 id);
/**
 * byline_document_writer_insert_part:
 * @self: a writer
 * @text: plain text, such as a name
 * @kind: what it leads to, if @target is set
 * @target: (nullable): where; %NULL for what is no link
 *
 * Writes what stands with others in one line: the order of these is kept, whatever @text is written in.
 */
void byline_document_writer_insert_part (BylineDocumentWriter *self,
                                         const char *text,
                                         BylineLinkKind kind,
                                         const char *target);
/**
 * byline_document_writer_insert_widget:
 * @self: a writer
 * @widget: a widget, floating or not
 * @indent: in pixels
 * @end_margin: at the far side, in pixels
 *
 * Writes a line of nothing but a widget.
 */
void byline_document_writer_insert_widget (BylineDocumentWriter *self,
                                           GtkWidget *widget,
                                           int indent,
                                           int end_margin);
/**
 * byline_document_writer_insert_picture:
 * @self: a writer
 * @picture: a picture
 * @indent: in pixels
 * @end_margin: at the far side, in pixels
 *
 * Writes a picture with its caption and credit, as a part of a figure that goes on below it.
 */
void byline_document_writer_insert_picture (BylineDocumentWriter *self,
                                            const BylinePicture *picture,
                                            int indent,
                                            int end_margin);
/**
 * byline_document_writer_insert_figure:
 * @self: a writer
 * @picture: a picture
 * @indent: in pixels
 * @end_margin: at the far side, in pixels
 *
 * Writes a picture with its caption and credit.
 */
void byline_document_writer_insert_figure (BylineDocumentWriter *self,
                                           const BylinePicture *picture,
                                           int indent,
                                           int end_margin);
/**
 * byline_document_writer_end_line:
 * @self: a writer
 * @start: where the line begins
 * @tag: how it looks
 * @indent: in pixels
 * @end_margin: at the far side, in pixels
 *
 * Ends the line that began at @start.
 */
void byline_document_writer_end_line (BylineDocumentWriter *self,
                                      guint start,
                                      BylineDocumentTag tag,
                                      int indent,
                                      int end_margin);

/**
 * byline_document_writer_apply:
 * @self: a writer
 * @start: the first character
 * @end: behind the last one
 * @tag: a tag of the buffer's
 *
 * Dresses what was written, line by line.
 */
void byline_document_writer_apply (BylineDocumentWriter *self,
                                   guint start,
                                   guint end,
                                   GtkTextTag *tag);
/**
 * byline_document_writer_tag:
 * @self: a writer
 * @start: the first character
 * @tag: how it looks
 *
 * Dresses the characters from @start to where the writer is.
 */
void byline_document_writer_tag (BylineDocumentWriter *self, guint start, BylineDocumentTag tag);
/**
 * byline_document_writer_tag_first:
 * @self: a writer
 * @start: where a line begins
 * @tag: how it looks
 *
 * Dresses that line.
 */
void byline_document_writer_tag_first (BylineDocumentWriter *self,
                                       guint start,
                                       BylineDocumentTag tag);
/**
 * byline_document_writer_tag_last:
 * @self: a writer
 * @tag: how it looks
 *
 * Dresses the line before where the writer is.
 */
void byline_document_writer_tag_last (BylineDocumentWriter *self, BylineDocumentTag tag);

G_END_DECLS
