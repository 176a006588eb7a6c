/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

#include <string.h>

#include "byline-text.h"
#include "byline-url.h"

/* What is asked of a page's nodes. */

static const char *
value_of (const xmlAttr *attribute)
{
  if (attribute->children == NULL || attribute->children->content == NULL)
    return "";
  return (const char *) attribute->children->content;
}

const char *
_byline_page_attribute (const BylinePage *self, guint index, const char *name)
{
  const xmlNode *xml = self->nodes[index].xml;

  if (xml->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *a = xml->properties; a != NULL; a = a->next)
    {
      if (g_str_equal ((const char *) a->name, name))
        return value_of (a);
    }
  return NULL;
}

const char *
_byline_page_get_own_text (const BylinePage *self, guint index)
{
  return self->nodes[index].tag == BYLINE_HTML_TAG_TEXT
           ? (const char *) self->nodes[index].xml->content
           : NULL;
}

char *
_byline_page_dup_text (const BylinePage *self, guint index, gsize max_chars)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = index; i < self->nodes[index].end && text->len < max_chars * 6; i++)
    {
      const BylineNode *node = &self->nodes[i];
      const char *own = _byline_page_get_own_text (self, i);

      if (own != NULL && (!node->hidden || self->nodes[index].hidden))
        g_string_append (text, own);
      else if (_byline_html_tag_is_block (node->tag) || node->tag == BYLINE_HTML_TAG_BR)
        g_string_append_c (text, ' ');
    }
  return byline_text_clean (text->str, max_chars);
}

char *
_byline_page_dup_url (const BylinePage *self, guint index, const char *name)
{
  const char *value = _byline_page_attribute (self, index, name);

  if (value == NULL || *value == '\0' || *value == '#')
    return NULL;
  return byline_url_resolve (self->base, value);
}

gboolean
_byline_page_attribute_has_word (const BylinePage *self,
                                 guint index,
                                 const char *attribute,
                                 const char *name)
{
  const char *value = _byline_page_attribute (self, index, attribute);
  gsize length = strlen (name);

  while (value != NULL && *value != '\0')
    {
      value += strspn (value, " \t\n\r\f");
      if (g_ascii_strncasecmp (value, name, length) == 0 &&
          (value[length] == '\0' || strchr (" \t\n\r\f", value[length]) != NULL))
        return TRUE;
      value += strcspn (value, " \t\n\r\f");
    }
  return FALSE;
}

guint
_byline_page_ancestor (const BylinePage *self, guint index, BylineHtmlTag tag)
{
  while (index != 0 && self->nodes[index].tag != tag)
    index = self->nodes[index].parent;
  return index;
}

guint
_byline_page_find_tag (const BylinePage *self, guint from, guint end, BylineHtmlTag tag)
{
  for (guint i = from; i < end && i < self->n_nodes; i++)
    {
      if (self->nodes[i].tag == tag)
        return i;
    }
  return 0;
}

gboolean
_byline_page_holds_heading (const BylinePage *self, guint index, guint size)
{
  for (guint i = index; i < self->nodes[index].end; i++)
    {
      if (_byline_html_tag_is_heading (self->nodes[i].tag) && self->nodes[i].size >= size)
        return TRUE;
    }
  return FALSE;
}

guint
_byline_page_find_hint (const BylinePage *self, guint from, guint end, guint32 hints)
{
  for (guint i = from; i < end && i < self->n_nodes; i++)
    {
      if ((self->nodes[i].hints & hints) != 0)
        return i;
    }
  return 0;
}

char *
_byline_page_raw_text (const BylinePage *self, guint index)
{
  g_autoptr (GString) text = NULL;

  for (const xmlNode *x = self->nodes[index].xml->children; x != NULL; x = x->next)
    {
      if (x->content == NULL)
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      g_string_append (text, (const char *) x->content);
    }
  return text != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
