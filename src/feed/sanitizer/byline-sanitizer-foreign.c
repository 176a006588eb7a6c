/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sanitizer-private.h"

#include "byline-url.h"

#include <stdlib.h>
#include <string.h>

/* The longest value of an attribute: paths are long. In bytes. */
#define MAX_VALUE 65536
#define MAX_RAW (MAX_VALUE * 6)
/* No attribute's name in the table is longer. */
#define MAX_NAME 24

typedef enum {
  KIND_TEXT,
  KIND_PAINT, /* may refer to what is painted with: to the same drawing only */
  KIND_LINK,
} AttributeKind;

typedef struct {
  const char *name;
  guint8 kind;
  const char *own_case; /* nullable: as SVG writes it, where that is not in lower case */
} ForeignAttribute;

/*
 * What may stand on the elements of SVG 1.1 and MathML 3. Not here: handlers, style, animation,
 * what hides (display of SVG, visibility), and what loads. Sorted by name.
 */
static const ForeignAttribute attributes[] = {
  { "accent", KIND_TEXT },
  { "accentunder", KIND_TEXT },
  { "actiontype", KIND_TEXT },
  { "align", KIND_TEXT },
  { "alttext", KIND_TEXT },
  { "baseprofile", KIND_TEXT, "baseProfile" },
  { "bevelled", KIND_TEXT },
  { "class", KIND_TEXT },
  { "clip-path", KIND_PAINT },
  { "clip-rule", KIND_TEXT },
  { "clippathunits", KIND_TEXT, "clipPathUnits" },
  { "close", KIND_TEXT },
  { "color", KIND_PAINT },
  { "color-rendering", KIND_TEXT },
  { "columnalign", KIND_TEXT },
  { "columnlines", KIND_TEXT },
  { "columnspacing", KIND_TEXT },
  { "columnspan", KIND_TEXT },
  { "cx", KIND_TEXT },
  { "cy", KIND_TEXT },
  { "d", KIND_TEXT },
  { "denomalign", KIND_TEXT },
  { "depth", KIND_TEXT },
  { "dir", KIND_TEXT },
  { "displaystyle", KIND_TEXT },
  { "dominant-baseline", KIND_TEXT },
  { "dx", KIND_TEXT },
  { "dy", KIND_TEXT },
  { "encoding", KIND_TEXT },
  { "equalcolumns", KIND_TEXT },
  { "equalrows", KIND_TEXT },
  { "fence", KIND_TEXT },
  { "fill", KIND_PAINT },
  { "fill-opacity", KIND_TEXT },
  { "fill-rule", KIND_TEXT },
  { "font-family", KIND_TEXT },
  { "font-size", KIND_TEXT },
  { "font-stretch", KIND_TEXT },
  { "font-style", KIND_TEXT },
  { "font-variant", KIND_TEXT },
  { "font-weight", KIND_TEXT },
  { "fontstyle", KIND_TEXT },
  { "fontweight", KIND_TEXT },
  { "form", KIND_TEXT },
  { "frame", KIND_TEXT },
  { "fx", KIND_TEXT },
  { "fy", KIND_TEXT },
  { "gradienttransform", KIND_TEXT, "gradientTransform" },
  { "gradientunits", KIND_TEXT, "gradientUnits" },
  { "height", KIND_TEXT },
  { "href", KIND_LINK },
  { "id", KIND_TEXT },
  { "k", KIND_TEXT },
  { "lang", KIND_TEXT },
  { "largeop", KIND_TEXT },
  { "linethickness", KIND_TEXT },
  { "lspace", KIND_TEXT },
  { "marker-end", KIND_PAINT },
  { "marker-mid", KIND_PAINT },
  { "marker-start", KIND_PAINT },
  { "markerheight", KIND_TEXT, "markerHeight" },
  { "markerunits", KIND_TEXT, "markerUnits" },
  { "markerwidth", KIND_TEXT, "markerWidth" },
  { "mathbackground", KIND_PAINT },
  { "mathcolor", KIND_PAINT },
  { "mathsize", KIND_TEXT },
  { "mathvariant", KIND_TEXT },
  { "maxsize", KIND_TEXT },
  { "minsize", KIND_TEXT },
  { "movablelimits", KIND_TEXT },
  { "notation", KIND_TEXT },
  { "numalign", KIND_TEXT },
  { "offset", KIND_TEXT },
  { "opacity", KIND_TEXT },
  { "open", KIND_TEXT },
  { "orient", KIND_TEXT },
  { "other", KIND_TEXT },
  { "pathlength", KIND_TEXT, "pathLength" },
  { "patterncontentunits", KIND_TEXT, "patternContentUnits" },
  { "patterntransform", KIND_TEXT, "patternTransform" },
  { "patternunits", KIND_TEXT, "patternUnits" },
  { "points", KIND_TEXT },
  { "preserveaspectratio", KIND_TEXT, "preserveAspectRatio" },
  { "r", KIND_TEXT },
  { "refx", KIND_TEXT, "refX" },
  { "refy", KIND_TEXT, "refY" },
  { "rotate", KIND_TEXT },
  { "rowalign", KIND_TEXT },
  { "rowlines", KIND_TEXT },
  { "rowspacing", KIND_TEXT },
  { "rowspan", KIND_TEXT },
  { "rspace", KIND_TEXT },
  { "rx", KIND_TEXT },
  { "ry", KIND_TEXT },
  { "scriptlevel", KIND_TEXT },
  { "selection", KIND_TEXT },
  { "separator", KIND_TEXT },
  { "separators", KIND_TEXT },
  { "spreadmethod", KIND_TEXT, "spreadMethod" },
  { "stop-color", KIND_PAINT },
  { "stop-opacity", KIND_TEXT },
  { "stretchy", KIND_TEXT },
  { "stroke", KIND_PAINT },
  { "stroke-dasharray", KIND_TEXT },
  { "stroke-dashoffset", KIND_TEXT },
  { "stroke-linecap", KIND_TEXT },
  { "stroke-linejoin", KIND_TEXT },
  { "stroke-miterlimit", KIND_TEXT },
  { "stroke-opacity", KIND_TEXT },
  { "stroke-width", KIND_TEXT },
  { "subscriptshift", KIND_TEXT },
  { "superscriptshift", KIND_TEXT },
  { "symmetric", KIND_TEXT },
  { "systemlanguage", KIND_TEXT, "systemLanguage" },
  { "text-anchor", KIND_TEXT },
  { "textlength", KIND_TEXT, "textLength" },
  { "transform", KIND_TEXT },
  { "version", KIND_TEXT },
  { "viewbox", KIND_TEXT, "viewBox" },
  { "voffset", KIND_TEXT },
  { "width", KIND_TEXT },
  { "x", KIND_TEXT },
  { "x1", KIND_TEXT },
  { "x2", KIND_TEXT },
  { "xlink:href", KIND_LINK },
  { "xlink:show", KIND_TEXT },
  { "xlink:title", KIND_TEXT },
  { "xlink:type", KIND_TEXT },
  { "xml:lang", KIND_TEXT },
  { "xml:space", KIND_TEXT },
  { "y", KIND_TEXT },
  { "y1", KIND_TEXT },
  { "y2", KIND_TEXT },
};

static int
compare_attribute (gconstpointer key, gconstpointer attribute)
{
  return strcmp (key, ((const ForeignAttribute *) attribute)->name);
}

static const ForeignAttribute *
find_attribute (const BylineMarkupAttribute *attribute)
{
  char name[MAX_NAME + 1];

  if (attribute->name_length > MAX_NAME || attribute->value_length > MAX_RAW)
    return NULL;
  for (gsize i = 0; i < attribute->name_length; i++)
    name[i] = g_ascii_tolower (attribute->name[i]);
  name[attribute->name_length] = '\0';
  return bsearch (name, attributes, G_N_ELEMENTS (attributes), sizeof *attributes,
                  compare_attribute);
}

/* Whether every "url(…)" in @value stays inside the drawing. A backslash could hide one. */
static gboolean
paints_locally (const char *value)
{
  g_autofree char *lower = g_ascii_strdown (value, -1);
  const char *p = lower;

  if (strchr (lower, '\\') != NULL)
    return FALSE;
  while ((p = strstr (p, "url")) != NULL)
    {
      p += strlen ("url");
      p += strspn (p, " \t\r\n(\"'");
      if (*p != '#')
        return FALSE;
    }
  return TRUE;
}

/* A link goes anywhere on the web; what is drawn or painted with comes from the same drawing. */
static char *
resolve_link (const BylineHtmlElement *element, const char *base_url, const char *value)
{
  gboolean is_drawn = strcmp (element->name, "use") == 0 ||
                      strcmp (element->name, "textpath") == 0 ||
                      strcmp (element->name, "mpath") == 0 ||
                      strcmp (element->name, "pattern") == 0 ||
                      g_str_has_suffix (element->name, "gradient");

  if (is_drawn)
    return value[0] == '#' ? g_strdup (value) : NULL;
  /* What is whole stays as it is written. */
  if (byline_url_is_web (value))
    return g_strdup (value);
  return byline_url_resolve_link (base_url, value);
}

void
_byline_sanitize_foreign_tag (GString *out,
                              const BylineMarkupTokenizer *markup,
                              const BylineHtmlElement *element,
                              const char *base_url)
{
  guint8 seen[G_N_ELEMENTS (attributes)] = { 0 };

  g_string_append_c (out, '<');
  g_string_append (out, _byline_html_element_written (element));
  for (guint i = 0; i < markup->n_attributes; i++)
    {
      const ForeignAttribute *attribute = find_attribute (&markup->attributes[i]);
      g_autofree char *value = NULL;

      if (attribute == NULL || seen[attribute - attributes])
        continue;
      value = _byline_markup_tokenizer_dup_value (&markup->attributes[i]);
      if (attribute->kind == KIND_LINK)
        {
          char *url = resolve_link (element, base_url, value);

          g_free (value);
          value = url;
        }
      if (value == NULL || strlen (value) > MAX_VALUE ||
          (attribute->kind == KIND_PAINT && !paints_locally (value)))
        continue;
      seen[attribute - attributes] = TRUE;
      _byline_sanitize_attribute (
        out, attribute->own_case != NULL ? attribute->own_case : attribute->name, value);
    }
  g_string_append_c (out, '>');
}
