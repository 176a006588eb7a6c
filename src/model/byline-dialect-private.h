/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

/* The dialect's tags and text. What cannot be read sets the scanner's error, once. */

#define BYLINE_DIALECT_MAX_ATTRIBUTES 4

/** BylineDialectTag: a start tag; names and values point into the text. */
typedef struct {
  const char *name;
  gsize name_length;
  guint n_attributes;
  struct {
    const char *name;
    const char *value;
    gsize name_length;
    gsize value_length;
    gboolean is_taken;
  } attributes[BYLINE_DIALECT_MAX_ATTRIBUTES];
} BylineDialectTag;

/** BylineDialectScanner: where a reader is in a text. */
typedef struct {
  const char *begin;
  const char *at;
  const char *end;
  GError *error;
} BylineDialectScanner;

/** Says what is wrong here, if nothing was before. Returns: %FALSE. */
gboolean _byline_dialect_fail (BylineDialectScanner *self, int code, const char *what);
void _byline_dialect_skip_space (BylineDialectScanner *self);
/** Returns: whether a start tag comes next. */
gboolean _byline_dialect_is_at_start_tag (const BylineDialectScanner *self);
/** Returns: whether the start tag <@name comes next, whatever its attributes. */
gboolean _byline_dialect_is_at (const BylineDialectScanner *self, const char *name);
/** Reads a start tag. */
gboolean _byline_dialect_read_tag (BylineDialectScanner *self, BylineDialectTag *tag);
/** Reads the end tag of @name. */
gboolean _byline_dialect_read_end (BylineDialectScanner *self, const char *name);
/** Adds the text up to the next tag to @out. White space stays as it is if @keeps_space, else each
 * of its characters becomes a space. */
gboolean _byline_dialect_read_text (BylineDialectScanner *self, GString *out, gboolean keeps_space);

gboolean _byline_dialect_tag_is (const BylineDialectTag *tag, const char *name);
/**
 * Takes the value of an attribute.
 * Returns: (transfer full) (nullable): %NULL if it is not there, or wrong (then there is an error).
 */
char *_byline_dialect_take (BylineDialectScanner *self, BylineDialectTag *tag, const char *name);
/** Takes a whole number of at most @most. Returns: @fallback if it is not there. */
guint _byline_dialect_take_number (BylineDialectScanner *self,
                                   BylineDialectTag *tag,
                                   const char *name,
                                   guint most,
                                   guint fallback);
/** Returns: whether nothing went wrong and no attribute is left: the dialect knows no others. */
gboolean _byline_dialect_tag_is_done (BylineDialectScanner *self, const BylineDialectTag *tag);

/** Reads text with marks up to the end of what it stands in. Returns: (transfer full) (nullable). */
BylineText *_byline_dialect_read_inline (BylineDialectScanner *self);

G_END_DECLS
