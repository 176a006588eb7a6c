/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known of an HTML element by its name alone. */
typedef enum {
  BYLINE_HTML_KEEP = 1 << 0,    /* may stand in a sanitised fragment; others lose their tags */
  BYLINE_HTML_DROP = 1 << 1,    /* goes with all that it holds, which is no markup */
  BYLINE_HTML_VOID = 1 << 2,    /* has neither content nor end tag */
  BYLINE_HTML_BLOCK = 1 << 3,   /* begins a line, ends an open paragraph */
  BYLINE_HTML_BARRIER = 1 << 4, /* no end tag inside it closes what is outside */
  BYLINE_HTML_LIST = 1 << 5,
  BYLINE_HTML_TABLE = 1 << 6,
  BYLINE_HTML_HIDDEN = 1 << 7,  /* its text is never seen, but its content is markup */
  BYLINE_HTML_FOREIGN = 1 << 8, /* may stand inside svg or math, and there alone */
} BylineHtmlFlags;

/* Elements of one kind, each of which ends the one before. */
typedef enum {
  BYLINE_HTML_KIND_NONE,
  BYLINE_HTML_KIND_PARAGRAPH,
  BYLINE_HTML_KIND_LIST_ITEM,
  BYLINE_HTML_KIND_TERM,
  BYLINE_HTML_KIND_CELL,
  BYLINE_HTML_KIND_ROW,
  BYLINE_HTML_KIND_ROWS,
  BYLINE_HTML_KIND_FOREIGN, /* svg, math: another vocabulary inside */
} BylineHtmlKind;

typedef struct {
  const char *name;
  guint16 flags;
  guint8 kind;
  const char *own_case; /* nullable: as SVG writes it, where that is not in lower case */
} BylineHtmlElement;

/** Returns: the name as it is written. */
static inline const char *
_byline_html_element_written (const BylineHtmlElement *element)
{
  return element->own_case != NULL ? element->own_case : element->name;
}

/** The number of elements in the table. */
#define BYLINE_HTML_N_ELEMENTS 225

/** Returns: (nullable): what is known of the element @name, in any case; %NULL if HTML has none of
 * that name. */
const BylineHtmlElement *_byline_html_element_lookup (const char *name, gsize length);
/** Returns: the place of @element in the table. */
guint _byline_html_element_index (const BylineHtmlElement *element);
/** Returns: whether @word stands, in any case, among the words that white space separates in @words
 * (nullable), an attribute such as class or rel. */
gboolean _byline_html_has_word (const char *words, const char *word);

G_END_DECLS
