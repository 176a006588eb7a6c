/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-html-elements-private.h"

#include <stdlib.h>
#include <string.h>

#define K BYLINE_HTML_KEEP
#define D BYLINE_HTML_DROP
#define V BYLINE_HTML_VOID
#define B BYLINE_HTML_BLOCK
#define R BYLINE_HTML_BARRIER
#define L BYLINE_HTML_LIST
#define T BYLINE_HTML_TABLE
#define H BYLINE_HTML_HIDDEN
#define F BYLINE_HTML_FOREIGN

/* Sorted by name. */
static const BylineHtmlElement elements[BYLINE_HTML_N_ELEMENTS] = {
  { "a", K | F, BYLINE_HTML_KIND_NONE },
  { "abbr", K, BYLINE_HTML_KIND_NONE },
  { "acronym", K, BYLINE_HTML_KIND_NONE },
  { "address", K | B, BYLINE_HTML_KIND_NONE },
  { "animate", 0, BYLINE_HTML_KIND_NONE },
  { "animatecolor", 0, BYLINE_HTML_KIND_NONE },
  { "animatemotion", 0, BYLINE_HTML_KIND_NONE },
  { "animatetransform", 0, BYLINE_HTML_KIND_NONE },
  { "annotation", H, BYLINE_HTML_KIND_NONE },
  { "annotation-xml", H, BYLINE_HTML_KIND_NONE },
  { "applet", H, BYLINE_HTML_KIND_NONE },
  { "area", V, BYLINE_HTML_KIND_NONE },
  { "article", K | B, BYLINE_HTML_KIND_NONE },
  { "aside", K | B, BYLINE_HTML_KIND_NONE },
  { "audio", K, BYLINE_HTML_KIND_NONE },
  { "b", K, BYLINE_HTML_KIND_NONE },
  { "base", V, BYLINE_HTML_KIND_NONE },
  { "basefont", V, BYLINE_HTML_KIND_NONE },
  { "bdi", K, BYLINE_HTML_KIND_NONE },
  { "bdo", K, BYLINE_HTML_KIND_NONE },
  { "bgsound", V, BYLINE_HTML_KIND_NONE },
  { "big", K, BYLINE_HTML_KIND_NONE },
  { "blink", 0, BYLINE_HTML_KIND_NONE },
  { "blockquote", K | B, BYLINE_HTML_KIND_NONE },
  { "body", B, BYLINE_HTML_KIND_NONE },
  { "br", K | V, BYLINE_HTML_KIND_NONE },
  { "button", 0, BYLINE_HTML_KIND_NONE },
  { "canvas", 0, BYLINE_HTML_KIND_NONE },
  { "caption", K | B | R, BYLINE_HTML_KIND_NONE },
  { "center", K | B, BYLINE_HTML_KIND_NONE },
  { "circle", F, BYLINE_HTML_KIND_NONE },
  { "cite", K, BYLINE_HTML_KIND_NONE },
  { "clippath", F, BYLINE_HTML_KIND_NONE, "clipPath" },
  { "code", K, BYLINE_HTML_KIND_NONE },
  { "col", K | V, BYLINE_HTML_KIND_NONE },
  { "colgroup", K, BYLINE_HTML_KIND_NONE },
  { "command", V, BYLINE_HTML_KIND_NONE },
  { "cursor", 0, BYLINE_HTML_KIND_NONE },
  { "data", K, BYLINE_HTML_KIND_NONE },
  { "datalist", 0, BYLINE_HTML_KIND_NONE },
  { "dd", K | B, BYLINE_HTML_KIND_TERM },
  { "defs", F, BYLINE_HTML_KIND_NONE },
  { "del", K, BYLINE_HTML_KIND_NONE },
  { "desc", F, BYLINE_HTML_KIND_NONE },
  { "details", K | B, BYLINE_HTML_KIND_NONE },
  { "dfn", K, BYLINE_HTML_KIND_NONE },
  { "dialog", 0, BYLINE_HTML_KIND_NONE },
  { "dir", K | B | L, BYLINE_HTML_KIND_NONE },
  { "div", K | B, BYLINE_HTML_KIND_NONE },
  { "dl", K | B | L, BYLINE_HTML_KIND_NONE },
  { "dt", K | B, BYLINE_HTML_KIND_TERM },
  { "ellipse", F, BYLINE_HTML_KIND_NONE },
  { "em", K, BYLINE_HTML_KIND_NONE },
  { "embed", V, BYLINE_HTML_KIND_NONE },
  { "feimage", 0, BYLINE_HTML_KIND_NONE },
  { "fieldset", B, BYLINE_HTML_KIND_NONE },
  { "figcaption", K | B, BYLINE_HTML_KIND_NONE },
  { "figure", K | B, BYLINE_HTML_KIND_NONE },
  { "filter", 0, BYLINE_HTML_KIND_NONE },
  { "font", K, BYLINE_HTML_KIND_NONE },
  { "font-face", 0, BYLINE_HTML_KIND_NONE },
  { "footer", K | B, BYLINE_HTML_KIND_NONE },
  { "foreignobject", 0, BYLINE_HTML_KIND_NONE },
  { "form", B, BYLINE_HTML_KIND_NONE },
  { "frame", V, BYLINE_HTML_KIND_NONE },
  { "frameset", B, BYLINE_HTML_KIND_NONE },
  { "g", F, BYLINE_HTML_KIND_NONE },
  { "glyph", 0, BYLINE_HTML_KIND_NONE },
  { "h1", K | B, BYLINE_HTML_KIND_NONE },
  { "h2", K | B, BYLINE_HTML_KIND_NONE },
  { "h3", K | B, BYLINE_HTML_KIND_NONE },
  { "h4", K | B, BYLINE_HTML_KIND_NONE },
  { "h5", K | B, BYLINE_HTML_KIND_NONE },
  { "h6", K | B, BYLINE_HTML_KIND_NONE },
  { "head", B, BYLINE_HTML_KIND_NONE },
  { "header", K | B, BYLINE_HTML_KIND_NONE },
  { "hgroup", K | B, BYLINE_HTML_KIND_NONE },
  { "hkern", F, BYLINE_HTML_KIND_NONE },
  { "hr", K | V | B, BYLINE_HTML_KIND_NONE },
  { "html", B, BYLINE_HTML_KIND_NONE },
  { "i", K, BYLINE_HTML_KIND_NONE },
  { "iframe", K | D, BYLINE_HTML_KIND_NONE },
  { "ilayer", 0, BYLINE_HTML_KIND_NONE },
  { "image", 0, BYLINE_HTML_KIND_NONE },
  { "img", K | V, BYLINE_HTML_KIND_NONE },
  { "input", V, BYLINE_HTML_KIND_NONE },
  { "ins", K, BYLINE_HTML_KIND_NONE },
  { "isindex", 0, BYLINE_HTML_KIND_NONE },
  { "kbd", K, BYLINE_HTML_KIND_NONE },
  { "keygen", V, BYLINE_HTML_KIND_NONE },
  { "label", 0, BYLINE_HTML_KIND_NONE },
  { "layer", 0, BYLINE_HTML_KIND_NONE },
  { "legend", B, BYLINE_HTML_KIND_NONE },
  { "li", K | B, BYLINE_HTML_KIND_LIST_ITEM },
  { "line", F, BYLINE_HTML_KIND_NONE },
  { "lineargradient", F, BYLINE_HTML_KIND_NONE, "linearGradient" },
  { "link", V, BYLINE_HTML_KIND_NONE },
  { "listing", B, BYLINE_HTML_KIND_NONE },
  { "maction", F, BYLINE_HTML_KIND_NONE },
  { "main", K | B, BYLINE_HTML_KIND_NONE },
  { "map", 0, BYLINE_HTML_KIND_NONE },
  { "mark", K, BYLINE_HTML_KIND_NONE },
  { "marker", F, BYLINE_HTML_KIND_NONE },
  { "marquee", 0, BYLINE_HTML_KIND_NONE },
  { "math", F, BYLINE_HTML_KIND_FOREIGN },
  { "menclose", F, BYLINE_HTML_KIND_NONE },
  { "menu", K | B | L, BYLINE_HTML_KIND_NONE },
  { "merror", F, BYLINE_HTML_KIND_NONE },
  { "meta", V, BYLINE_HTML_KIND_NONE },
  { "metadata", H, BYLINE_HTML_KIND_NONE },
  { "meter", 0, BYLINE_HTML_KIND_NONE },
  { "mfenced", F, BYLINE_HTML_KIND_NONE },
  { "mfrac", F, BYLINE_HTML_KIND_NONE },
  { "mglyph", 0, BYLINE_HTML_KIND_NONE },
  { "mi", F, BYLINE_HTML_KIND_NONE },
  { "missing-glyph", F, BYLINE_HTML_KIND_NONE },
  { "mlabeledtr", F, BYLINE_HTML_KIND_NONE },
  { "mlongdiv", F, BYLINE_HTML_KIND_NONE },
  { "mmultiscripts", F, BYLINE_HTML_KIND_NONE },
  { "mn", F, BYLINE_HTML_KIND_NONE },
  { "mo", F, BYLINE_HTML_KIND_NONE },
  { "mover", F, BYLINE_HTML_KIND_NONE },
  { "mpadded", F, BYLINE_HTML_KIND_NONE },
  { "mpath", F, BYLINE_HTML_KIND_NONE },
  { "mphantom", F, BYLINE_HTML_KIND_NONE },
  { "mprescripts", F, BYLINE_HTML_KIND_NONE },
  { "mroot", F, BYLINE_HTML_KIND_NONE },
  { "mrow", F, BYLINE_HTML_KIND_NONE },
  { "ms", F, BYLINE_HTML_KIND_NONE },
  { "mscarries", F, BYLINE_HTML_KIND_NONE },
  { "mscarry", F, BYLINE_HTML_KIND_NONE },
  { "msgroup", F, BYLINE_HTML_KIND_NONE },
  { "msline", F, BYLINE_HTML_KIND_NONE },
  { "mspace", F, BYLINE_HTML_KIND_NONE },
  { "msqrt", F, BYLINE_HTML_KIND_NONE },
  { "msrow", F, BYLINE_HTML_KIND_NONE },
  { "mstack", F, BYLINE_HTML_KIND_NONE },
  { "mstyle", F, BYLINE_HTML_KIND_NONE },
  { "msub", F, BYLINE_HTML_KIND_NONE },
  { "msubsup", F, BYLINE_HTML_KIND_NONE },
  { "msup", F, BYLINE_HTML_KIND_NONE },
  { "mtable", F, BYLINE_HTML_KIND_NONE },
  { "mtd", F, BYLINE_HTML_KIND_NONE },
  { "mtext", F, BYLINE_HTML_KIND_NONE },
  { "mtr", F, BYLINE_HTML_KIND_NONE },
  { "multicol", 0, BYLINE_HTML_KIND_NONE },
  { "munder", F, BYLINE_HTML_KIND_NONE },
  { "munderover", F, BYLINE_HTML_KIND_NONE },
  { "nav", K | B, BYLINE_HTML_KIND_NONE },
  { "nobr", 0, BYLINE_HTML_KIND_NONE },
  { "noembed", 0, BYLINE_HTML_KIND_NONE },
  { "noframes", 0, BYLINE_HTML_KIND_NONE },
  { "nolayer", 0, BYLINE_HTML_KIND_NONE },
  { "none", F, BYLINE_HTML_KIND_NONE },
  { "noscript", 0, BYLINE_HTML_KIND_NONE },
  { "object", 0, BYLINE_HTML_KIND_NONE },
  { "ol", K | B | L, BYLINE_HTML_KIND_NONE },
  { "optgroup", B, BYLINE_HTML_KIND_NONE },
  { "option", B, BYLINE_HTML_KIND_NONE },
  { "output", 0, BYLINE_HTML_KIND_NONE },
  { "p", K | B, BYLINE_HTML_KIND_PARAGRAPH },
  { "param", V, BYLINE_HTML_KIND_NONE },
  { "path", F, BYLINE_HTML_KIND_NONE },
  { "pattern", F, BYLINE_HTML_KIND_NONE },
  { "picture", K, BYLINE_HTML_KIND_NONE },
  { "plaintext", B, BYLINE_HTML_KIND_NONE },
  { "polygon", F, BYLINE_HTML_KIND_NONE },
  { "polyline", F, BYLINE_HTML_KIND_NONE },
  { "pre", K | B, BYLINE_HTML_KIND_NONE },
  { "progress", 0, BYLINE_HTML_KIND_NONE },
  { "q", K, BYLINE_HTML_KIND_NONE },
  { "radialgradient", F, BYLINE_HTML_KIND_NONE, "radialGradient" },
  { "rb", K, BYLINE_HTML_KIND_NONE },
  { "rect", F, BYLINE_HTML_KIND_NONE },
  { "rp", K, BYLINE_HTML_KIND_NONE },
  { "rt", K, BYLINE_HTML_KIND_NONE },
  { "rtc", K, BYLINE_HTML_KIND_NONE },
  { "ruby", K, BYLINE_HTML_KIND_NONE },
  { "s", K, BYLINE_HTML_KIND_NONE },
  { "samp", K, BYLINE_HTML_KIND_NONE },
  { "script", D, BYLINE_HTML_KIND_NONE },
  { "search", B, BYLINE_HTML_KIND_NONE },
  { "section", K | B, BYLINE_HTML_KIND_NONE },
  { "select", 0, BYLINE_HTML_KIND_NONE },
  { "semantics", F, BYLINE_HTML_KIND_NONE },
  { "set", 0, BYLINE_HTML_KIND_NONE },
  { "slot", 0, BYLINE_HTML_KIND_NONE },
  { "small", K, BYLINE_HTML_KIND_NONE },
  { "source", K | V, BYLINE_HTML_KIND_NONE },
  { "spacer", V, BYLINE_HTML_KIND_NONE },
  { "span", K, BYLINE_HTML_KIND_NONE },
  { "stop", F, BYLINE_HTML_KIND_NONE },
  { "strike", K, BYLINE_HTML_KIND_NONE },
  { "strong", K, BYLINE_HTML_KIND_NONE },
  { "style", D, BYLINE_HTML_KIND_NONE },
  { "sub", K, BYLINE_HTML_KIND_NONE },
  { "summary", K | B, BYLINE_HTML_KIND_NONE },
  { "sup", K, BYLINE_HTML_KIND_NONE },
  { "svg", F, BYLINE_HTML_KIND_FOREIGN },
  { "switch", F, BYLINE_HTML_KIND_NONE },
  { "symbol", F, BYLINE_HTML_KIND_NONE },
  { "table", K | B | R | T, BYLINE_HTML_KIND_NONE },
  { "tbody", K | B, BYLINE_HTML_KIND_ROWS },
  { "td", K | B | R, BYLINE_HTML_KIND_CELL },
  { "template", H, BYLINE_HTML_KIND_NONE },
  { "text", F, BYLINE_HTML_KIND_NONE },
  { "textarea", 0, BYLINE_HTML_KIND_NONE },
  { "textpath", F, BYLINE_HTML_KIND_NONE, "textPath" },
  { "tfoot", K | B, BYLINE_HTML_KIND_ROWS },
  { "th", K | B | R, BYLINE_HTML_KIND_CELL },
  { "thead", K | B, BYLINE_HTML_KIND_ROWS },
  { "time", K, BYLINE_HTML_KIND_NONE },
  { "title", B | F, BYLINE_HTML_KIND_NONE },
  { "tr", K | B, BYLINE_HTML_KIND_ROW },
  { "track", K | V, BYLINE_HTML_KIND_NONE },
  { "tspan", F, BYLINE_HTML_KIND_NONE },
  { "tt", K, BYLINE_HTML_KIND_NONE },
  { "u", K, BYLINE_HTML_KIND_NONE },
  { "ul", K | B | L, BYLINE_HTML_KIND_NONE },
  { "use", F, BYLINE_HTML_KIND_NONE },
  { "var", K, BYLINE_HTML_KIND_NONE },
  { "video", K, BYLINE_HTML_KIND_NONE },
  { "view", F, BYLINE_HTML_KIND_NONE },
  { "wbr", K | V, BYLINE_HTML_KIND_NONE },
  { "xmp", B, BYLINE_HTML_KIND_NONE },
};

#undef K
#undef D
#undef V
#undef B
#undef R
#undef L
#undef T
#undef H
#undef F

/* No element's name is longer. */
#define MAX_NAME 16

static int
compare_name (gconstpointer key, gconstpointer element)
{
  return strcmp (key, ((const BylineHtmlElement *) element)->name);
}

const BylineHtmlElement *
_byline_html_element_lookup (const char *name, gsize length)
{
  char lower[MAX_NAME + 1];

  if (length > MAX_NAME)
    return NULL;
  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (name[i]);
  lower[length] = '\0';
  return bsearch (lower, elements, G_N_ELEMENTS (elements), sizeof *elements, compare_name);
}

guint
_byline_html_element_index (const BylineHtmlElement *element)
{
  return element - elements;
}

gboolean
_byline_html_has_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = words; p != NULL && *p != '\0';)
    {
      gsize n;

      p += strspn (p, " \t\r\n\f");
      n = strcspn (p, " \t\r\n\f");
      if (n == length && g_ascii_strncasecmp (p, word, n) == 0)
        return TRUE;
      p += n;
    }
  return FALSE;
}
