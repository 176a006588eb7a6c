/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include "byline-html-tags-private.h"

G_BEGIN_DECLS

/**
 * BylineNode: one element or text of a page, with what was measured of it.
 *
 * The nodes of a page lie in document order in one array, so that a subtree is the range from a
* node to its
 * @end, and every walk is a loop. The tree of libxml2 is never changed. Sizes are bytes of
* visible text
 * without white space: a character of Chinese counts as much as a short word.
 */
typedef struct {
  xmlNode *xml;
  guint parent;   /* 0 for the root, which is its own parent */
  guint end;      /* behind the last node of its subtree */
  guint block;    /* the nearest block element, or itself */
  guint32 hints;  /* of its own class, id, role and itemprop */
  guint8 tag;     /* BylineHtmlTag */
  guint8 hidden;  /* it, or what it stands in, is not shown */
  guint8 in_link; /* it, or what it stands in, is a link */
  guint16 depth;
  guint size;      /* text in its subtree */
  guint link_size; /* of that, text in links */
  guint own_size;  /* block elements: text outside of the blocks in it */
  guint own_links; /* of that, text in links */
  guint own_stops; /* ends of sentences in that */
} BylineNode;

/**
 * BylinePage: a parsed page. Read on one thread at a time.
 */
typedef struct {
  xmlDoc *doc;
  BylineNode *nodes;
  guint n_nodes;
  char *url;       /* nullable */
  char *base;      /* nullable: against which addresses are resolved */
  gboolean is_cut; /* it has more than %BYLINE_PAGE_MAX_NODES */
} BylinePage;

/** The most nodes of a page that are looked at; what stands behind them is left out. */
#define BYLINE_PAGE_MAX_NODES 1500000
/** A text shorter than that, in bytes, may be a label. */
#define BYLINE_PAGE_MIN_PROSE 60

/** Returns: (transfer full): the page, or %NULL with a %BYLINE_PARSE_ERROR. */
BylinePage *_byline_page_new (const char *html,
                              gsize length,
                              const char *url,
                              const char *content_type,
                              GError **error);
/** Returns: (transfer full) (nullable): a fragment of UTF-8 as a page; %NULL if there is nothing
 * in it. */
BylinePage *_byline_page_new_fragment (const char *html, gsize length, const char *base);
void _byline_page_free (BylinePage *self);

/** Returns: (transfer none) (nullable): the value of an attribute; "" if it has none. */
const char *_byline_page_attribute (const BylinePage *self, guint index, const char *name);
/** Returns: (transfer none) (nullable): @index's own text, if it is a text. */
const char *_byline_page_get_own_text (const BylinePage *self, guint index);
/** Returns: (transfer full) (nullable): all shown text of @index as one cleaned line of at most
 * @max_chars. */
char *_byline_page_dup_text (const BylinePage *self, guint index, gsize max_chars);
/** Returns: (transfer full) (nullable): an absolute address from an attribute. */
char *_byline_page_dup_url (const BylinePage *self, guint index, const char *name);
/** Returns: whether @name (lower case) is one of the words of an attribute's value. */
gboolean _byline_page_attribute_has_word (const BylinePage *self,
                                          guint index,
                                          const char *attribute,
                                          const char *name);
/** Returns: the nearest of @index and its ancestors that is a @tag, or 0. */
guint _byline_page_ancestor (const BylinePage *self, guint index, BylineHtmlTag tag);
/** Returns: the first node of that @tag in [@from, @end), or 0. */
guint _byline_page_find_tag (const BylinePage *self, guint from, guint end, BylineHtmlTag tag);
/** Returns: whether @index is or holds a heading of at least @size bytes without spaces. */
gboolean _byline_page_holds_heading (const BylinePage *self, guint index, guint size);
/** Returns: the first node in [@from, @end) with any of @hints, or 0. */
guint _byline_page_find_hint (const BylinePage *self, guint from, guint end, guint32 hints);
/** Returns: the raw content of a script or style, (transfer full) (nullable). */
char *_byline_page_raw_text (const BylinePage *self, guint index);

/** Returns: (transfer none) (nullable): the language that the page's root says it is in. */
const char *_byline_page_language (const BylinePage *self);
/** Returns: the date in @text (nullable), read as the page's language has it, in seconds since 1970;
 * 0 if there is none or it lacks a day. */
gint64 _byline_page_parse_date (const BylinePage *self, const char *text);

/** Returns: (transfer full): @html as UTF-8, by byte-order mark, @content_type, its own <meta> or
 * its bytes; see byline_decode(). */
char *_byline_page_decode (const char *html,
                           gsize length,
                           const char *content_type,
                           gsize *decoded_length);

/**
 * _byline_page_normalize_html:
 * @html: UTF-8, changed in place
 *
 * Bounds what the parser would answer with quadratic time: nesting, attributes of one tag, end tags
 * that end nothing. What is too much becomes white space; no text is lost. Comments that parsers end
 * at different places are made to end where HTML's standard says.
 */
void _byline_page_normalize_html (char *html, gsize length);

/**
 * Hides what a sentence shows only while the pointer is on a name in it: a card with a portrait and
 * links, inside of a paragraph.
 */
void _byline_page_hide_hovercards (BylinePage *self);

/**
 * Hides what is drawn beside the words and says nothing of its own: signs, dialogues and menus that
 * are marked aria-hidden, and all but one of the forms of a formula. Other text that is aria-hidden is
 * seen in a browser, so it is text here.
 */
void _byline_page_hide_decoration (BylinePage *self);

/** Returns: whether the formula of @script, which holds its TeX, is drawn in front of it. */
gboolean _byline_page_shows_formula (const BylinePage *self, guint script);

/** Hides @index with all that stands in it: as if it were not there. */
void _byline_page_hide (BylinePage *self, guint index);

static inline gboolean
_byline_page_contains (const BylinePage *self, guint outer, guint inner)
{
  return inner >= outer && inner < self->nodes[outer].end;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePage, _byline_page_free)

G_END_DECLS
