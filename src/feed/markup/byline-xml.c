/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-xml-private.h"

#include "byline-text.h"

#include <string.h>
#include <libxml/parser.h>

/* libxml2's messages may quote the document. In characters. */
#define MAX_MESSAGE 200
/* Longer attributes count as missing. In bytes. */
#define MAX_ATTRIBUTE (64 * 1024)
/* A document with more mistakes than these is mended without looking for the others. */
#define MAX_MISTAKES 100
/* libxml2 (2.9) compares each attribute of an element with all others: with more quotation marks in a tag than
 * these the document is mended, which leaves few. */
#define MAX_QUOTES 2000

typedef struct {
  const BylineXmlHandler *handler;
  gpointer user_data;
  BylineXmlResult *result;
  xmlParserCtxt *context;
  GArray *attributes;
  guint depth;
  guint n_mistakes;
  gboolean has_doctype;
} Reader;

void
_byline_xml_result_clear (BylineXmlResult *self)
{
  g_clear_pointer (&self->message, g_free);
}

static void
add_namespaces (Reader *self, const xmlChar **namespaces, int n_namespaces)
{
  for (int i = 0; i < n_namespaces; i++, namespaces += 2)
    {
      const char *uri = namespaces[1] != NULL ? (const char *) namespaces[1] : "";
      BylineXmlAttribute attribute = {
        namespaces[0] != NULL ? (const char *) namespaces[0] : "", "xmlns", NULL, uri, strlen (uri),
      };

      g_array_append_val (self->attributes, attribute);
    }
}

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Reader *self = data;

  if (self->result->is_too_deep)
    return;
  if (++self->depth > BYLINE_XML_MAX_DEPTH)
    {
      self->result->is_too_deep = TRUE;
      xmlStopParser (self->context);
      return;
    }

  g_array_set_size (self->attributes, 0);
  if (self->depth == 1)
    add_namespaces (self, namespaces, n_namespaces);
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      BylineXmlAttribute attribute = {
        (const char *) attributes[0], (const char *) attributes[1],  (const char *) attributes[2],
        (const char *) attributes[3], attributes[4] - attributes[3],
      };

      g_array_append_val (self->attributes, attribute);
    }
  self->handler->start (self->user_data, (const char *) name, (const char *) prefix,
                        (const char *) uri,
                        (const BylineXmlAttribute *) (gpointer) self->attributes->data,
                        self->attributes->len);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *self = data;

  if (self->depth == 0 || self->result->is_too_deep)
    return;
  self->depth--;
  self->handler->end (self->user_data);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  Reader *self = data;

  if (self->depth > 0 && !self->result->is_too_deep)
    self->handler->text (self->user_data, (const char *) text, length);
}

static void
doctype_cb (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  Reader *self = data;

  self->has_doctype = TRUE;
  xmlStopParser (self->context);
}

/* libxml2 2.12 made the error constant. */
#if LIBXML_VERSION >= 21200
static void
error_cb (void *data, const xmlError *error)
#else
static void
error_cb (void *data, xmlError *error)
#endif
{
  Reader *self = data;

  if (error == NULL || error->level < XML_ERR_ERROR || error->code == XML_ERR_USER_STOP)
    return;
  /* Each costs as much as a long text, and may stand for a single ampersand. */
  if ((error->code == XML_ERR_NAME_REQUIRED || error->code == XML_ERR_ENTITYREF_SEMICOL_MISSING ||
       error->code == XML_ERR_UNDECLARED_ENTITY) &&
      ++self->n_mistakes == MAX_MISTAKES)
    xmlStopParser (self->context);
  if (self->result->message != NULL)
    return;
  self->result->line = error->line;
  self->result->message = byline_text_clean (error->message, MAX_MESSAGE);
}

/* libxml2 makes itself ready when it is first called, and a second thread that calls it then may not
 * see all of that. So this is done before there is a second one, for article/, too. */
__attribute__ ((constructor)) static void
init_parser (void)
{
  xmlInitParser ();
}

static xmlParserCtxt *
new_context (xmlSAXHandler *handler, Reader *self)
{
#if LIBXML_VERSION >= 21100
  return xmlNewSAXParserCtxt (handler, self);
#else
  xmlParserCtxt *context = xmlNewParserCtxt ();

  if (context != NULL)
    {
      *context->sax = *handler;
      context->userData = self;
    }
  return context;
#endif
}

/* Returns: whether the document is well-formed. */
static gboolean
run (Reader *self, const char *data, gsize length, int options)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .ignorableWhitespace = text_cb,
    .cdataBlock = text_cb,
    .internalSubset = doctype_cb,
    .serror = error_cb,
  };
  gboolean is_well_formed = FALSE;
  xmlDoc *document;

  self->depth = 0;
  self->n_mistakes = 0;
  self->context = new_context (&handler, self);
  if (self->context == NULL)
    return FALSE;

  /* NOENT: without it "&amp;" in an attribute comes as "&#38;". There are no entities to replace,
   * as reading stops at a DOCTYPE. */
  document = xmlCtxtReadMemory (self->context, data, (int) length, NULL, "UTF-8",
                                options | XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_HUGE |
                                  XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  is_well_formed = self->context->wellFormed;
  if (document != NULL)
    xmlFreeDoc (document);
  xmlFreeParserCtxt (self->context);
  return is_well_formed;
}

/* Past white space and the XML declaration, which may be wrong or stand in the wrong place. */
static const char *
skip_declaration (const char *data, const char *end)
{
  while (data < end && (g_ascii_isspace (*data) || *data == '\0'))
    data++;
  if (end - data > 6 && memcmp (data, "<?xml", 5) == 0 && g_ascii_isspace (data[5]))
    {
      const char *close = memchr (data, '>', end - data);

      if (close != NULL)
        data = close + 1;
    }
  return data;
}

/* Returns: the end of the tag behind @p, or of the data. @n_quotes: how many quotation marks opened values */
static const char *
skip_tag (const char *p, const char *end, guint *n_quotes)
{
  *n_quotes = 0;
  while (p < end && *p != '>')
    {
      const char *close = *p == '"' || *p == '\'' ? memchr (p + 1, *p, end - p - 1) : NULL;

      if (close != NULL)
        (*n_quotes)++;
      p = close != NULL ? close + 1 : p + 1;
    }
  return p;
}

/* What looks like a tag where none is read (in a comment) counts as well: mending does it no harm. */
static gboolean
has_crowded_tag (const char *data, const char *end)
{
  const char *p = data;
  guint n_quotes;

  while ((p = memchr (p, '<', end - p)) != NULL)
    {
      p++;
      if (p < end && !g_ascii_isalpha (*p) && *p != '_' && (guchar) *p < 0x80)
        continue;
      p = skip_tag (p, end, &n_quotes);
      if (n_quotes > MAX_QUOTES)
        return TRUE;
    }
  return FALSE;
}

void
_byline_xml_read (const char *data,
                  gsize length,
                  const BylineXmlHandler *handler,
                  gpointer user_data,
                  BylineXmlResult *result)
{
  Reader self = { handler, user_data, result };
  const char *begin = data;
  const char *end = data + length;
  g_autoptr (GArray) attributes = g_array_new (FALSE, FALSE, sizeof (BylineXmlAttribute));
  gboolean is_crowded;
  GString *repaired;
  gsize used = 0;

  result->used = length;
  self.attributes = attributes;
  data = skip_declaration (data, end);
  if (length > G_MAXINT)
    return;
  is_crowded = has_crowded_tag (data, end);
  if (!is_crowded &&
      ((run (&self, data, end - data, 0) && !self.has_doctype) || result->is_too_deep))
    return;

  result->is_broken = !is_crowded && !self.has_doctype;
  handler->restart (user_data);
  repaired = _byline_xml_repair (data, end - data, &used, &result->has_refused_entities);
  result->used = data - begin + used;
  if (repaired->len > 0 && repaired->len < G_MAXINT)
    run (&self, repaired->str, repaired->len, XML_PARSE_RECOVER);
  g_string_free (repaired, TRUE);
}

char *
_byline_xml_dup_attribute (const BylineXmlAttribute *attributes,
                           guint n_attributes,
                           const char *name)
{
  for (guint i = 0; i < n_attributes; i++)
    if (attributes[i].uri == NULL && attributes[i].prefix == NULL &&
        attributes[i].length <= MAX_ATTRIBUTE && g_ascii_strcasecmp (attributes[i].name, name) == 0)
      return g_strstrip (g_strndup (attributes[i].value, attributes[i].length));
  return NULL;
}
