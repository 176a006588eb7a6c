/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineDecoded:
 * @text: not NUL-terminated; in the document itself, or in @owned
 * @length: bytes of @text
 * @owned: (nullable): the copy, NUL-terminated, if one had to be made
 * @encoding: what it was, as iconv calls it
 * @warning: (nullable): a sentence on what was wrong with its encoding
 *
 * A document as UTF-8.
 */
typedef struct {
  const char *text;
  gsize length;
  char *owned;
  const char *encoding;
  char *warning;
} BylineDecoded;

/**
 * byline_decode:
 * @self: (out caller-allocates): cleared with byline_decoded_clear()
 * @data: (array length=length): the document's bytes, which must live as long as @self
 * @length: how many
 * @sent: (nullable): the label that its server sent
 * @declared: (nullable): the label that it bears itself
 *
 * Makes UTF-8 of a document. A byte order mark decides, then the zero bytes at its beginning; then
 * @sent, then @declared, each as the Encoding Standard understands it and if the bytes agree:
 * valid UTF-8 is UTF-8 under every label, as it hardly ever comes about by chance, and UTF-8 of
 * which a few characters are broken is still UTF-8. What is left is told by its bytes, and is
 * windows-1252 if these tell nothing. Bytes that the encoding does not explain become U+FFFD, one
 * for each character that is cut; zero bytes are dropped. @self has no mark and is valid UTF-8.
 *
 * Pure; on any thread; linear in @length.
 */
void byline_decode (BylineDecoded *self,
                    const char *data,
                    gsize length,
                    const char *sent,
                    const char *declared);

/**
 * byline_decoded_steal_text:
 * @self: a decoded
 *
 * Returns: (transfer full): the text, NUL-terminated; @self keeps its other fields
 */
char *byline_decoded_steal_text (BylineDecoded *self);

/**
 * byline_decoded_clear:
 * @self: a decoded
 *
 * Frees what is in @self.
 */
void byline_decoded_clear (BylineDecoded *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineDecoded, byline_decoded_clear)

G_END_DECLS
