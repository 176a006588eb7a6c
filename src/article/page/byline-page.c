/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <string.h>

#include "byline-error.h"
#include "byline-page-limits.h"
#include "byline-text.h"
#include "byline-url.h"

#define PARSE_OPTIONS                                                                              \
  (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |             \
   HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE)

/* Hints of one class name are looked up once a page: pages repeat few of them. */
#define MAX_KNOWN_NAMES 4096
/* Hidden elements that are looked at, and what one of them says at least to be the text, in bytes. */
#define MAX_VEILS 10000
#define MIN_VEILED 300
/* Elements in a button that are looked at for a picture. */
#define MAX_BUTTON_NODES 100
/* A shown text that is longer than that is no label. */
#define MIN_SHOWN 25

typedef struct {
  GArray *nodes;
  GHashTable *known_names; /* char * (owned by the tree) -> hints */
  GArray *veils;           /* of guint: what hides what stands in it, and may not mean it */
  guint shown_prose;       /* bytes of shown texts that are longer than labels */
} Flattener;

static guint32
hints_of_value (Flattener *self, const char *value)
{
  gpointer known;
  guint32 hints;

  if (g_hash_table_lookup_extended (self->known_names, value, NULL, &known))
    return GPOINTER_TO_UINT (known);
  hints = _byline_hints_from_names (value);
  if (g_hash_table_size (self->known_names) < MAX_KNOWN_NAMES)
    g_hash_table_insert (self->known_names, (gpointer) value, GUINT_TO_POINTER (hints));
  return hints;
}

static const char *
value_of (const xmlAttr *attribute)
{
  if (attribute->children == NULL || attribute->children->content == NULL)
    return "";
  return (const char *) attribute->children->content;
}

static gboolean
style_says (const char *style, const char *property, const char *value)
{
  const char *found = strstr (style, property);

  if (found == NULL)
    return FALSE;
  found += strlen (property);
  found += strspn (found, " :");
  return g_str_has_prefix (found, value);
}

static gboolean
style_hides (const char *style)
{
  return style_says (style, "display", "none") || style_says (style, "visibility", "hidden");
}

/* Reads what one look at the attributes tells of a node. */
static void
read_attributes (Flattener *self, BylineNode *node)
{
  for (const xmlAttr *a = node->xml->properties; a != NULL; a = a->next)
    {
      const char *name = (const char *) a->name;

      switch (name[0])
        {
        case 'c':
          if (g_str_equal (name, "class"))
            node->hints |= hints_of_value (self, value_of (a));
          break;
        case 'i':
          if (g_str_equal (name, "id") || g_str_equal (name, "itemprop"))
            node->hints |= hints_of_value (self, value_of (a));
          break;
        case 'r':
          if (g_str_equal (name, "role"))
            {
              node->hints |= hints_of_value (self, value_of (a));
              if (g_str_equal (value_of (a), "complementary"))
                node->hints |= BYLINE_HINT_SIDEBAR;
            }
          else if (g_str_equal (name, "rel") && g_str_equal (value_of (a), "author"))
            node->hints |= BYLINE_HINT_AUTHOR;
          break;
        case 'h':
          if (g_str_equal (name, "hidden"))
            node->hidden = TRUE;
          else if (node->tag == BYLINE_HTML_TAG_A && g_str_equal (name, "href"))
            node->in_link = TRUE;
          break;
        case 's':
          if (g_str_equal (name, "style") && style_hides (value_of (a)))
            node->hidden = TRUE;
          break;
        default:
          break;
        }
    }
}

static void
measure_text (Flattener *self, BylineNode *node, guint index)
{
  BylineNode *block;
  const guchar *text = node->xml->content;
  guint size = 0;
  guint stops = 0;

  if (text == NULL || node->hidden)
    return;
  for (const guchar *p = text; *p != '\0'; p++)
    {
      if (*p <= ' ' || (p[0] == 0xc2 && p[1] == 0xa0))
        continue;
      size++;
      if ((*p == '.' || *p == '!' || *p == '?') &&
          (p[1] == '\0' || p[1] == ' ' || p[1] == '\n' || p[1] == '"' || p[1] == '\'' ||
           p[1] == ')' || p[1] >= 0x80))
        stops++;
      /* 。！？ and ؟ ۔ । */
      else if ((p[0] == 0xe3 && p[1] == 0x80 && p[2] == 0x82) ||
               (p[0] == 0xef && p[1] == 0xbc && (p[2] == 0x81 || p[2] == 0x9f)) ||
               (p[0] == 0xd8 && p[1] == 0x9f) || (p[0] == 0xdb && p[1] == 0x94) ||
               (p[0] == 0xe0 && p[1] == 0xa5 && p[2] == 0xa4))
        stops++;
    }
  node->size = size;
  if (size >= MIN_SHOWN && !node->in_link)
    self->shown_prose += size;
  block = &g_array_index (self->nodes, BylineNode, node->block);
  block->own_size += size;
  if (node->in_link)
    {
      node->link_size = size;
      block->own_links += size;
    }
  block->own_stops += stops;
}

/* Whether an element hides what scripts, or their absence, would show. */
static gboolean
may_be_veil (const BylineNode *node)
{
  if (node->tag == BYLINE_HTML_TAG_NOSCRIPT)
    return TRUE;
  for (const xmlAttr *a = node->xml->properties; a != NULL; a = a->next)
    {
      if (g_str_equal ((const char *) a->name, "hidden"))
        return !_byline_html_tag_is_non_text (node->tag);
    }
  return FALSE;
}

/* Whether a button is around a picture that it would open, and the picture's words. */
static gboolean
holds_picture (const xmlNode *button)
{
  static const char *names[] = { "img", "picture", "figure", "figcaption", NULL };
  const xmlNode *xml = button->children;
  guint n = 0;

  while (xml != NULL && n++ < MAX_BUTTON_NODES)
    {
      if (xml->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) xml->name))
        return TRUE;
      if (xml->children != NULL && xml->type == XML_ELEMENT_NODE)
        {
          xml = xml->children;
          continue;
        }
      while (xml != button && xml->next == NULL)
        xml = xml->parent;
      xml = xml == button ? NULL : xml->next;
    }
  return FALSE;
}

static void
add_node (Flattener *self, xmlNode *xml, guint parent)
{
  BylineNode node = { .xml = xml, .parent = parent };
  guint index = self->nodes->len;
  gboolean is_text = xml->type != XML_ELEMENT_NODE;

  node.tag = is_text ? BYLINE_HTML_TAG_TEXT : _byline_html_tag_from_name ((const char *) xml->name);
  if (node.tag == BYLINE_HTML_TAG_NON_TEXT && xmlStrEqual (xml->name, BAD_CAST "button") &&
      holds_picture (xml))
    node.tag = BYLINE_HTML_TAG_DIV;
  node.end = index + 1;
  node.block = index;
  if (index > 0)
    {
      const BylineNode *above = &g_array_index (self->nodes, BylineNode, parent);

      node.depth = (guint16) MIN (above->depth + 1, G_MAXUINT16);
      node.hidden = above->hidden;
      node.in_link = above->in_link;
      if (!_byline_html_tag_is_block (node.tag))
        node.block = above->block;
    }
  if (is_text)
    {
      measure_text (self, &node, index);
    }
  else
    {
      gboolean hidden_above = node.hidden;

      read_attributes (self, &node);
      node.hidden |= _byline_html_tag_is_non_text (node.tag) ||
                     (node.hints & BYLINE_HINT_VISUALLY_HIDDEN) != 0;
      if (node.hidden && !hidden_above && may_be_veil (&node))
        g_array_append_val (self->veils, index);
      node.hidden |= hidden_above;
    }
  xml->_private = GUINT_TO_POINTER (index + 1);
  g_array_append_val (self->nodes, node);
}

static gboolean
is_wanted (const xmlNode *xml)
{
  return xml->type == XML_ELEMENT_NODE || xml->type == XML_TEXT_NODE ||
         xml->type == XML_CDATA_SECTION_NODE;
}

/* Elements without content that the parser of libxml2 2.9 takes for containers. */
static gboolean
is_void (const xmlNode *xml)
{
  static const char *names[] = { "source", "track", "wbr", "embed", NULL };

  return g_strv_contains (names, (const char *) xml->name);
}

/* Nothing to read below these; what scripts hold is asked for by name. What stands in a frame is for
 * programs without frames, and text without elements for newer parsers. */
static gboolean
is_entered (const BylineNode *node)
{
  return node->tag != BYLINE_HTML_TAG_SCRIPT && node->tag != BYLINE_HTML_TAG_NON_TEXT &&
         node->tag != BYLINE_HTML_TAG_TITLE && node->tag != BYLINE_HTML_TAG_IFRAME;
}

/* Returns: whether there are more nodes than are looked at. */
static gboolean
flatten (Flattener *self, xmlNode *root)
{
  xmlNode *xml = root;
  guint parent = 0;

  while (xml != NULL && self->nodes->len < BYLINE_PAGE_MAX_NODES)
    {
      gboolean enter = FALSE;

      if (is_wanted (xml))
        {
          guint index = self->nodes->len;

          add_node (self, xml, parent);
          enter = xml->type == XML_ELEMENT_NODE && xml->children != NULL &&
                  is_entered (&g_array_index (self->nodes, BylineNode, index));
          if (enter && !is_void (xml))
            parent = index;
        }
      if (enter)
        {
          xml = xml->children;
          continue;
        }
      while (xml != root && xml->next == NULL)
        {
          xml = xml->parent;
          parent =
            g_array_index (self->nodes, BylineNode, GPOINTER_TO_UINT (xml->_private) - 1).parent;
        }
      xml = xml == root ? NULL : xml->next;
    }

  return xml != NULL;
}

/* --- What scripts would show --- */

/* Behind the last node of @index's subtree: the nodes do not know it yet. */
static guint
end_of (Flattener *self, guint index)
{
  guint depth = g_array_index (self->nodes, BylineNode, index).depth;
  guint end = index + 1;

  while (end < self->nodes->len && g_array_index (self->nodes, BylineNode, end).depth > depth)
    end++;
  return end;
}

/* The bytes of texts in [@from, @end) that are longer than labels, shown or not. */
static guint
hidden_prose (Flattener *self, guint from, guint end)
{
  guint prose = 0;

  for (guint i = from; i < end; i++)
    {
      const BylineNode *node = &g_array_index (self->nodes, BylineNode, i);
      gsize length;

      if (node->tag != BYLINE_HTML_TAG_TEXT || node->in_link || node->xml->content == NULL)
        continue;
      length = strlen ((const char *) node->xml->content);
      prose += length >= BYLINE_PAGE_MIN_PROSE ? (guint) MIN (length, 100000) : 0;
    }
  return prose;
}

/* React sends parts of a page in such elements, and a script of its own moves them into place. */
static gboolean
is_streamed (const BylineNode *node)
{
  for (const xmlAttr *a = node->xml->properties; a != NULL; a = a->next)
    {
      if (g_str_equal ((const char *) a->name, "id"))
        return g_str_has_prefix (value_of (a), "S:");
    }
  return FALSE;
}

static void
reveal (Flattener *self, guint index, guint end)
{
  BylineNode *root = &g_array_index (self->nodes, BylineNode, index);

  root->hidden = FALSE;
  if (root->tag == BYLINE_HTML_TAG_NOSCRIPT)
    root->tag = BYLINE_HTML_TAG_DIV;
  for (guint i = index + 1; i < end; i++)
    {
      BylineNode *node = &g_array_index (self->nodes, BylineNode, i);
      gboolean in_link = node->in_link;

      node->hidden = FALSE;
      if (node->tag == BYLINE_HTML_TAG_TEXT)
        {
          node->hidden = g_array_index (self->nodes, BylineNode, node->parent).hidden;
          measure_text (self, node, i);
          continue;
        }
      read_attributes (self, node);
      node->in_link = in_link;
      node->hidden |= g_array_index (self->nodes, BylineNode, node->parent).hidden ||
                      _byline_html_tag_is_non_text (node->tag) ||
                      (node->hints & BYLINE_HINT_VISUALLY_HIDDEN) != 0;
    }
}

/* Shows what only scripts would: parts that are sent for them to put in place, and a part that says
 * more than all of the page that is shown. */
static void
lift_veils (Flattener *self)
{
  guint behind = 0;

  for (guint i = 0; i < self->veils->len && i < MAX_VEILS; i++)
    {
      guint index = g_array_index (self->veils, guint, i);
      guint end;
      guint prose;

      if (index < behind)
        continue;
      end = end_of (self, index);
      prose = hidden_prose (self, index, end);
      behind = end;
      if (is_streamed (&g_array_index (self->nodes, BylineNode, index)) ||
          (prose >= MIN_VEILED && prose > self->shown_prose))
        reveal (self, index, end);
    }
}

/* Children lie behind their parents: one loop backwards sums everything up. */
static void
sum_up (BylinePage *self)
{
  for (guint i = self->n_nodes - 1; i > 0; i--)
    {
      BylineNode *node = &self->nodes[i];
      BylineNode *parent = &self->nodes[node->parent];

      parent->size += node->size;
      parent->link_size += node->link_size;
      parent->end = MAX (parent->end, node->end);
    }
}

/* Takes the address that relative ones start from out of <base>. */
static void
find_base (BylinePage *self)
{
  guint base = _byline_page_find_tag (self, 0, self->n_nodes, BYLINE_HTML_TAG_BASE);
  g_autofree char *found = NULL;

  if (base != 0)
    found = byline_url_resolve (self->url, _byline_page_attribute (self, base, "href"));
  g_free (self->base);
  self->base = found != NULL ? g_steal_pointer (&found) : g_strdup (self->url);
}

/* Takes @html, which is UTF-8. */
static BylinePage *
parse (char *html, gsize length, const char *url)
{
  g_autofree char *owned = html;
  g_autoptr (BylinePage) self = g_new0 (BylinePage, 1);
  g_autoptr (GHashTable) known_names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) veils = g_array_new (FALSE, FALSE, sizeof (guint));
  Flattener flattener = { NULL, known_names, veils, 0 };
  xmlNode *root;
  gsize n_nodes;

  _byline_page_normalize_html (owned, length);
  self->doc = htmlReadMemory (owned, (int) length, NULL, "UTF-8", PARSE_OPTIONS);
  root = self->doc != NULL ? xmlDocGetRootElement (self->doc) : NULL;
  if (root == NULL)
    return NULL;
  flattener.nodes = g_array_sized_new (FALSE, FALSE, sizeof (BylineNode),
                                       (guint) MIN (length / 24 + 16, 65536));
  self->is_cut = flatten (&flattener, root);
  lift_veils (&flattener);
  self->nodes = g_array_steal (flattener.nodes, &n_nodes);
  g_array_unref (flattener.nodes);
  self->n_nodes = (guint) n_nodes;
  sum_up (self);
  _byline_page_hide_hovercards (self);
  _byline_page_hide_decoration (self);
  self->url = g_strdup (url);
  find_base (self);
  return g_steal_pointer (&self);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isspace (text[i]) && text[i] != '\0')
        return FALSE;
    }
  return TRUE;
}

BylinePage *
_byline_page_new (const char *html,
                  gsize length,
                  const char *url,
                  const char *content_type,
                  GError **error)
{
  g_autoptr (BylinePage) self = NULL;
  gsize decoded_length;
  char *decoded;

  if (length > BYLINE_PAGE_MAX_BYTES)
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_TOO_LARGE,
                           "the page is larger than 20 MB");
      return NULL;
    }
  if (is_blank (html, length))
    {
      g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_EMPTY,
                           "the page is empty");
      return NULL;
    }
  decoded = _byline_page_decode (html, length, content_type, &decoded_length);
  self = parse (decoded, decoded_length, url);
  if (self == NULL)
    g_set_error_literal (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_MALFORMED,
                         "the page cannot be read as HTML");
  return g_steal_pointer (&self);
}

BylinePage *
_byline_page_new_fragment (const char *html, gsize length, const char *base)
{
  gsize decoded_length;
  char *decoded;

  if (length > BYLINE_PAGE_MAX_BYTES || is_blank (html, length))
    return NULL;
  decoded = _byline_page_decode (html, length, "charset=utf-8", &decoded_length);
  return parse (decoded, decoded_length, base);
}

void
_byline_page_free (BylinePage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->doc, xmlFreeDoc);
  g_free (self->nodes);
  g_free (self->url);
  g_free (self->base);
  g_free (self);
}
