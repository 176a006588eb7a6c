/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineDocumentPart:
 *
 * A widget in the text of a story that holds words of it: a table, a listing. They are found and copied as
 * those around it.
 */
#define BYLINE_TYPE_DOCUMENT_PART (byline_document_part_get_type ())
G_DECLARE_INTERFACE (BylineDocumentPart, byline_document_part, BYLINE, DOCUMENT_PART, GtkWidget)

/**
 * BylineDocumentMatch:
 * @start: its first character, in a part's text
 * @length: in characters
 * @is_current: whether it is the one that the reader looks at
 *
 * A stretch of a part's text that was looked for.
 */
typedef struct {
  guint start;
  guint length;
  gboolean is_current;
} BylineDocumentMatch;

/**
 * BylineDocumentPartInterface:
 * @dup_text: as byline_document_part_dup_text()
 * @mark: as byline_document_part_mark()
 *
 * What a part can do.
 */
struct _BylineDocumentPartInterface {
  GTypeInterface parent_interface;

  char *(*dup_text) (BylineDocumentPart *self);
  double (*mark) (BylineDocumentPart *self, const BylineDocumentMatch *matches, guint n_matches);
};

/**
 * byline_document_part_dup_text:
 * @self: a part
 *
 * Returns: (transfer full): its words, cells apart by tabulators and lines by line feeds
 */
char *byline_document_part_dup_text (BylineDocumentPart *self);
/**
 * byline_document_part_mark:
 * @self: a part
 * @matches: (array length=n_matches): what is marked, in the order of the text; no other is any more
 * @n_matches: their number
 *
 * Marks what was found, and brings what is current into sight where a part scrolls sideways.
 *
 * Returns: how far below the top of the part the current one stands, in pixels; 0 if there is none
 */
double byline_document_part_mark (BylineDocumentPart *self,
                                  const BylineDocumentMatch *matches,
                                  guint n_matches);

/**
 * byline_document_part_mark_label:
 * @label: a label of a part
 * @offset: where its text begins in that of the part, in characters
 * @matches: (array length=n_matches): what was found in the part
 * @n_matches: their number
 *
 * Marks what was found in a label.
 *
 * Returns: whether the current one begins in it
 */
gboolean byline_document_part_mark_label (GtkLabel *label,
                                          guint offset,
                                          const BylineDocumentMatch *matches,
                                          guint n_matches);

G_END_DECLS
