/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What elements are, and what the names that a page gives them hint at. */

typedef enum {
  BYLINE_HTML_TAG_TEXT,
  BYLINE_HTML_TAG_OTHER,
  BYLINE_HTML_TAG_A,
  BYLINE_HTML_TAG_ADDRESS,
  BYLINE_HTML_TAG_ARTICLE,
  BYLINE_HTML_TAG_ASIDE,
  BYLINE_HTML_TAG_AUDIO,
  BYLINE_HTML_TAG_B,
  BYLINE_HTML_TAG_BASE,
  BYLINE_HTML_TAG_BLOCKQUOTE,
  BYLINE_HTML_TAG_BODY,
  BYLINE_HTML_TAG_BR,
  BYLINE_HTML_TAG_CAPTION,
  BYLINE_HTML_TAG_CITE,
  BYLINE_HTML_TAG_CODE,
  BYLINE_HTML_TAG_DD,
  BYLINE_HTML_TAG_DEL,
  BYLINE_HTML_TAG_DETAILS,
  BYLINE_HTML_TAG_DIV,
  BYLINE_HTML_TAG_DL,
  BYLINE_HTML_TAG_DT,
  BYLINE_HTML_TAG_EM,
  BYLINE_HTML_TAG_EMBED,
  BYLINE_HTML_TAG_FIGCAPTION,
  BYLINE_HTML_TAG_FIGURE,
  BYLINE_HTML_TAG_FOOTER,
  BYLINE_HTML_TAG_FORM,
  BYLINE_HTML_TAG_H1,
  BYLINE_HTML_TAG_H2,
  BYLINE_HTML_TAG_H3,
  BYLINE_HTML_TAG_H4,
  BYLINE_HTML_TAG_H5,
  BYLINE_HTML_TAG_H6,
  BYLINE_HTML_TAG_HEADER,
  BYLINE_HTML_TAG_HR,
  BYLINE_HTML_TAG_HTML,
  BYLINE_HTML_TAG_IFRAME,
  BYLINE_HTML_TAG_IMG,
  BYLINE_HTML_TAG_LI,
  BYLINE_HTML_TAG_LINK,
  BYLINE_HTML_TAG_MAIN,
  BYLINE_HTML_TAG_MARK,
  BYLINE_HTML_TAG_META,
  BYLINE_HTML_TAG_NAV,
  BYLINE_HTML_TAG_NOSCRIPT,
  BYLINE_HTML_TAG_OBJECT,
  BYLINE_HTML_TAG_OL,
  BYLINE_HTML_TAG_P,
  BYLINE_HTML_TAG_PICTURE,
  BYLINE_HTML_TAG_PRE,
  BYLINE_HTML_TAG_Q,
  BYLINE_HTML_TAG_SCRIPT,
  BYLINE_HTML_TAG_SECTION,
  BYLINE_HTML_TAG_SMALL,
  BYLINE_HTML_TAG_SOURCE,
  BYLINE_HTML_TAG_SPAN,
  BYLINE_HTML_TAG_SUB,
  BYLINE_HTML_TAG_SUP,
  BYLINE_HTML_TAG_TABLE,
  BYLINE_HTML_TAG_TBODY,
  BYLINE_HTML_TAG_TD,
  BYLINE_HTML_TAG_TH,
  BYLINE_HTML_TAG_THEAD,
  BYLINE_HTML_TAG_TIME,
  BYLINE_HTML_TAG_TITLE,
  BYLINE_HTML_TAG_TR,
  BYLINE_HTML_TAG_UL,
  BYLINE_HTML_TAG_NON_TEXT, /* style, template, select, svg …: nothing to read in it */
  BYLINE_HTML_TAG_VIDEO,
} BylineHtmlTag;

/** BylineHint: what a class, id, role or itemprop says of an element. Hints, never proof. */
typedef enum {
  BYLINE_HINT_COMMENT = 1u << 0,
  BYLINE_HINT_SHARE = 1u << 1,
  BYLINE_HINT_RELATED = 1u << 2,
  BYLINE_HINT_PROMO = 1u << 3,
  BYLINE_HINT_AD = 1u << 4,
  BYLINE_HINT_NAV = 1u << 5,
  BYLINE_HINT_FOOTER = 1u << 6,
  BYLINE_HINT_SIDEBAR = 1u << 7,
  BYLINE_HINT_CAPTION = 1u << 8,
  BYLINE_HINT_CREDIT = 1u << 9,
  BYLINE_HINT_BYLINE = 1u << 10,
  BYLINE_HINT_AUTHOR = 1u << 11,
  BYLINE_HINT_BIO = 1u << 12,
  BYLINE_HINT_DATE = 1u << 13,
  BYLINE_HINT_KICKER = 1u << 14,
  BYLINE_HINT_HEADLINE = 1u << 15,
  BYLINE_HINT_STANDFIRST = 1u << 16,
  BYLINE_HINT_BODY = 1u << 17,
  BYLINE_HINT_GALLERY = 1u << 18,
  BYLINE_HINT_PULLQUOTE = 1u << 19,
  BYLINE_HINT_TAGS = 1u << 20,
  BYLINE_HINT_VISUALLY_HIDDEN = 1u << 21,
  BYLINE_HINT_MEDIA = 1u << 22,
  BYLINE_HINT_POST = 1u << 23,
  BYLINE_HINT_FOOTNOTE = 1u << 24,
  BYLINE_HINT_AVATAR = 1u << 25,
  BYLINE_HINT_COPYRIGHT = 1u << 26,
  BYLINE_HINT_META = 1u << 27,
  BYLINE_HINT_BOX = 1u << 28,
  BYLINE_HINT_STORY = 1u << 29,
  BYLINE_HINT_EXPAND = 1u << 30,
  BYLINE_HINT_NAME = 1u << 31,
} BylineHint;

/** What no story's text stands in. */
#define BYLINE_HINTS_NOT_CONTENT                                                                   \
  (BYLINE_HINT_COMMENT | BYLINE_HINT_SHARE | BYLINE_HINT_RELATED | BYLINE_HINT_PROMO |             \
   BYLINE_HINT_AD | BYLINE_HINT_NAV | BYLINE_HINT_FOOTER | BYLINE_HINT_SIDEBAR |                   \
   BYLINE_HINT_TAGS | BYLINE_HINT_COPYRIGHT)

/** Returns: which element is called @name (any case). */
BylineHtmlTag _byline_html_tag_from_name (const char *name);
/** Returns: whether an element of that kind begins a line of its own. */
gboolean _byline_html_tag_is_block (BylineHtmlTag tag);
/** Returns: whether nothing inside such an element is ever shown as text. */
gboolean _byline_html_tag_is_non_text (BylineHtmlTag tag);
static inline gboolean
_byline_html_tag_is_heading (BylineHtmlTag tag)
{
  return tag >= BYLINE_HTML_TAG_H1 && tag <= BYLINE_HTML_TAG_H6;
}

/**
 * _byline_hints_from_names:
 * @names: a class, id, role or itemprop: words in any spelling (kebab, snake, camel)
 *
 * Only the first 1024 bytes are looked at.
 *
 * Returns: what they hint at, a set of #BylineHint.
 */
guint32 _byline_hints_from_names (const char *names);

G_END_DECLS
