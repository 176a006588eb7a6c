/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What texts from outside may hold. */

/** Returns: whether @c is not shown or turns the text around it: no text keeps such a character. */
static inline gboolean
_byline_character_is_unwanted (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') ||
         (c >= 0x7f && c < 0xa0 && c != 0x85) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c == 0xfffe || c == 0xffff ||
         (c >= 0xfff9 && c <= 0xfffb);
}

/** Returns: whether @c is white space of any kind. */
static inline gboolean
_byline_character_is_space (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || (c > 0x7f && g_unichar_isspace (c)) || c == 0x85;
}

/** Returns: whether @c is white space that folds everywhere: other spaces were set by hand. */
static inline gboolean
_byline_character_is_plain_space (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

G_END_DECLS
