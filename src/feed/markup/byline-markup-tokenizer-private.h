/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A streaming tokenizer for HTML and for broken XML. It makes no tree and copies nothing: tokens
 * are slices of the input, character references undecoded. Linear in the input, whatever stands in
 * it.
 */

/** More attributes than this on one element are dropped. */
#define BYLINE_MARKUP_MAX_ATTRIBUTES 48

typedef enum {
  BYLINE_MARKUP_TEXT,
  BYLINE_MARKUP_CDATA,
  BYLINE_MARKUP_START,
  BYLINE_MARKUP_END,
  BYLINE_MARKUP_DOCTYPE,
} BylineMarkupType;

typedef struct {
  const char *name;
  gsize name_length;
  const char *value; /* never NULL */
  gsize value_length;
} BylineMarkupAttribute;

typedef struct {
  const char *cursor;
  const char *end;
  gboolean is_xml;
  gboolean has_no_comment_end; /* from the cursor on: it is searched for once only */
  gboolean has_no_cdata_end;
  gboolean has_no_frame_end;

  BylineMarkupType type;
  const char *begin; /* of the token, at its "<" */
  const char *text;  /* of a tag: its name */
  gsize length;
  gboolean is_empty; /* a start tag that ends in "/>" */
  guint n_attributes;
  BylineMarkupAttribute attributes[BYLINE_MARKUP_MAX_ATTRIBUTES];
} BylineMarkupTokenizer;

/** @is_xml: whether a CDATA section without an end holds the rest; in HTML its beginning then is
 * text. */
void _byline_markup_tokenizer_init (BylineMarkupTokenizer *self,
                                    const char *data,
                                    gsize length,
                                    gboolean is_xml);
/** Returns: %FALSE at the end of the input. Comments and processing instructions are passed over.
 */
gboolean _byline_markup_tokenizer_next (BylineMarkupTokenizer *self);
/**
 * After the start tag of an element whose content is no markup: goes past its end tag.
 *
 * A script that holds the start of another one outside of quotes was never ended: then only its tag
 * is passed. So is an iframe without an end, or with another one before it.
 */
void _byline_markup_tokenizer_skip_element (BylineMarkupTokenizer *self);
/** Returns: (nullable): the attribute @name (in lower case) of a start tag. */
const BylineMarkupAttribute *_byline_markup_tokenizer_attribute (const BylineMarkupTokenizer *self,
                                                                 const char *name);
/** Returns: (transfer full): the decoded value of @attribute, trimmed. */
char *_byline_markup_tokenizer_dup_value (const BylineMarkupAttribute *attribute);
/** Returns: (transfer full) (nullable): the decoded value of the attribute @name, trimmed. */
char *_byline_markup_tokenizer_dup_attribute (const BylineMarkupTokenizer *self, const char *name);
gboolean _byline_markup_tokenizer_is (const BylineMarkupTokenizer *self, const char *name);

/** Appends plain @text with &, <, > and " escaped and without characters that XML forbids. */
void _byline_markup_escape (GString *out, const char *text, gsize length);

G_END_DECLS
