/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What bytes an encoding reads. */
typedef enum {
  BYLINE_ENCODING_UTF8,
  BYLINE_ENCODING_WIDE,     /* no character is one byte: UTF-16, UTF-32 */
  BYLINE_ENCODING_WESTERN,  /* windows-1252: what servers say without looking */
  BYLINE_ENCODING_SINGLE,   /* a byte a character */
  BYLINE_ENCODING_MULTIPLE, /* bytes in pairs: those of Chinese, Japanese and Korean */
  BYLINE_ENCODING_STATEFUL, /* escapes switch between sets: ISO-2022-JP */
} BylineEncodingKind;

typedef struct {
  const char *name; /* as iconv knows it */
  BylineEncodingKind kind;
} BylineEncoding;

/**
 * Finds what a label means: as the Encoding Standard's table has it, else by what it is made of
 * ("cp-1251", "windows1251" and "win-1251" can mean but one thing), else as iconv knows it.
 *
 * Returns: whether @label is known. UTF-7 and the encodings that browsers refuse for their dangers
 *   are not.
 */
gboolean _byline_encoding_of_label (const char *label, BylineEncoding *encoding);

/**
 * Guesses in which encoding a document is that is no UTF-8, by which bytes its words have:
 * Shift_JIS, EUC-JP, GB18030, Big5, EUC-KR, the sets for Cyrillic, Greek, Hebrew, Arabic and Thai.
 *
 * Returns: (transfer none) (nullable): its name for iconv; %NULL for a text in Latin letters.
 */
const char *_byline_encoding_detect (const char *data, gsize length);

G_END_DECLS
