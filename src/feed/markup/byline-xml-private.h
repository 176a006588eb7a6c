/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * libxml2's SAX2 interface for documents from outside, which often are not well-formed. A
 * well-formed document without a DOCTYPE is read as it is. Any other is mended first
 * (_byline_xml_repair()), as libxml2's own recovery loses text at bare ampersands and closes the
 * wrong elements; then no entity and no external reference is left in it either.
 */

/** Elements nested deeper end the reading: libxml2 itself takes 2,048. */
#define BYLINE_XML_MAX_DEPTH 1000

typedef struct {
  const char *name;   /* without prefix */
  const char *prefix; /* nullable */
  const char *uri;    /* nullable; the same pointer for the same namespace of a document */
  const char *value;  /* not NUL-terminated */
  gsize length;
} BylineXmlAttribute;

typedef struct {
  /* Nothing of what came before counts: the document is read from its beginning. */
  void (*restart) (gpointer user_data);
  /* The root's namespace declarations are among its attributes, with the prefix "xmlns". */
  void (*start) (gpointer user_data,
                 const char *name,
                 const char *prefix,
                 const char *uri,
                 const BylineXmlAttribute *attributes,
                 guint n_attributes);
  void (*end) (gpointer user_data);
  void (*text) (gpointer user_data, const char *text, gsize length);
} BylineXmlHandler;

typedef struct {
  gboolean is_broken;            /* not well-formed */
  int line;                      /* where it first was not */
  char *message;                 /* (nullable): libxml2's words for it */
  gboolean is_too_deep;          /* the rest was left out */
  gboolean has_refused_entities; /* see _byline_xml_repair() */
  gsize used;                    /* bytes, up to the end of the first root element */
} BylineXmlResult;

void _byline_xml_result_clear (BylineXmlResult *self);

/** Reads UTF-8 @data, whose encoding declaration counts no more. */
void _byline_xml_read (const char *data,
                       gsize length,
                       const BylineXmlHandler *handler,
                       gpointer user_data,
                       BylineXmlResult *result);

/**
 * Makes a well-formed document of @data without DOCTYPE, comments, instructions and entities: start
 * and end tags pair up, attributes are quoted and unique, references and bare ampersands are
 * escaped characters.
 *
 * @used: (out) (optional): bytes of @data up to the end of its root element, whose like may follow
 *
 * @has_refused: (out) (optional): whether an entity of the DOCTYPE was not taken (it is external,
 *   longer than 256 bytes or refers to another), or not replaced after 1 MiB of such text
 *
 * Returns: (transfer full): the document; empty if there is no element in @data.
 */
GString *_byline_xml_repair (const char *data, gsize length, gsize *used, gboolean *has_refused);

/** Returns: an attribute without a namespace, copied; %NULL if there is none. */
char *_byline_xml_dup_attribute (const BylineXmlAttribute *attributes,
                                 guint n_attributes,
                                 const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineXmlResult, _byline_xml_result_clear)

G_END_DECLS
